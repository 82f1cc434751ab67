package compile

import (
	"fmt"

	"sandtable/engine/problem"
	"sandtable/engine/random"
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
		if t.Duration == nil && len(t.By) == 0 {
			continue
		}
		if err := c.timed(w, string(node.ID), t); err != nil {
			return err
		}
	}
	return nil
}

func (c *compiler) timed(w *Work, id string, t *scenario.Task) error {
	w.Timed = true
	roles := t.Roles
	if len(roles) == 0 {
		roles = c.duties.Responsible(c.net.Nodes[c.node(id)].ID)
	}
	crews, as, people, err := c.staff(id, roles)
	if err != nil {
		return err
	}
	if len(crews) == 0 { // nobody is needed
		return c.sample(w, id, t.Duration)
	}
	for i := range crews {
		d := duration(t, people[i], c.program.Roles[as[i]].ID)
		if d == nil {
			return refuse("/tasks/"+id, "compile.no-duration",
				problem.Say("Task “%s” has no duration for %s.", "任务“%s”没有为“%s”设置时长。", id, c.program.Crews[crews[i]].Names[0]),
				problem.Say("Give it a duration for everybody, or one for that role or person.", "请设置通用时长，或为该角色、人员单独设置。"))
		}
		if err := c.sample(w, id, d); err != nil {
			return err
		}
	}
	w.Queue, w.As = c.queue(crews), as
	return nil
}

func (c *compiler) sample(w *Work, id string, d *scenario.Distribution) error {
	if d == nil {
		return refuse("/tasks/"+id, "compile.no-duration", problem.Say("Task “%s” has no duration.", "任务“%s”没有设置时长。", id),
			problem.Say("Give it one.", "请设置时长。"))
	}
	sampler, err := d.Sampler()
	if err != nil {
		return fmt.Errorf("duration of %s: %w", id, err)
	}
	w.By = append(w.By, random.Distribution(sampler))
	return nil
}
