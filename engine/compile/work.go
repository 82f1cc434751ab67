package compile

import (
	"fmt"

	"sandtable/engine/model"
	"sandtable/engine/scenario"
	"sandtable/engine/token"
)

// work says of every task how long it takes whom.
func (c *compiler) work() error {
	c.queues = map[string]QueueID{}
	c.program.Work = make([]Work, len(c.net.Nodes))
	for i := range c.net.Nodes {
		node, w := &c.net.Nodes[i], &c.program.Work[i]
		w.Queue = None
		if !node.Kind.IsTask() {
			continue
		}
		c.program.Tasks = append(c.program.Tasks, token.NodeID(i))
		t := c.scenario.Tasks[string(node.ID)]
		if t == nil {
			continue
		}
		w.Cost = int64(t.Cost)
		if t.Duration == nil {
			continue
		}
		if err := c.timed(w, node.ID, t); err != nil {
			return err
		}
	}
	return nil
}

func (c *compiler) timed(w *Work, id model.ID, t *scenario.Task) error {
	w.Timed = true
	roles := t.Roles
	if len(roles) == 0 {
		roles = c.duties.Responsible(id)
	}
	crews, as, people := c.staff(roles)
	if len(crews) == 0 { // nobody is needed
		return c.sample(w, id, t.Duration)
	}
	for i := range crews {
		if err := c.sample(w, id, duration(t, people[i], c.program.Roles[as[i]].ID)); err != nil {
			return err
		}
	}
	w.Queue, w.As = c.queue(crews), as
	return nil
}

func (c *compiler) sample(w *Work, id model.ID, d *scenario.Distribution) error {
	sampler, err := d.Sampler()
	if err != nil {
		return fmt.Errorf("duration of %s: %w", id, err)
	}
	w.By = append(w.By, sampler)
	return nil
}
