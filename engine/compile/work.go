package compile

import (
	"errors"
	"fmt"

	"sandtable/engine/model"
	"sandtable/engine/problem"
	"sandtable/engine/random"
	"sandtable/engine/scenario"
	"sandtable/engine/token"
)

// work says of every task how long it takes whom, and what else belongs to it.
func (c *compiler) work() error {
	c.queues = map[string]QueueID{}
	c.program.Work = make([]Work, len(c.net.Nodes))
	for i := range c.net.Nodes {
		node, w := &c.net.Nodes[i], &c.program.Work[i]
		w.Queue = None
		if !c.net.Works(token.NodeID(i)) {
			continue
		}
		c.program.Tasks = append(c.program.Tasks, token.NodeID(i))
		t := c.scenario.Tasks[string(node.ID)]
		if t == nil {
			t = &scenario.Task{}
		}
		w.Cost = int64(t.Cost)
		if t.Duration != nil {
			if err := c.timed(w, node.ID, t); err != nil {
				return err
			}
		}
		if err := c.more(w, token.NodeID(i), t); err != nil {
			return located(err, string(node.ID), t)
		}
	}
	return nil
}

// located gives a refusal the task's place where it has none.
func located(err error, id string, _ *scenario.Task) error {
	var p *problem.Problem
	if errors.As(err, &p) && p.At == (problem.Place{}) {
		return p.Located(problem.Place{Path: scenario.Pointer("tasks", id), Element: id})
	}
	return err
}

func (c *compiler) timed(w *Work, id model.ID, t *scenario.Task) error {
	w.Timed = true
	var who staff
	if len(t.Needs) > 0 {
		who = c.together(t.Needs)
	} else {
		roles := t.Roles
		if len(roles) == 0 {
			roles = c.duties.Responsible(id)
		}
		who = c.anyOf(roles)
	}
	if len(who.crews) == 0 { // nobody is needed
		return c.sample(w, id, t.Duration, 1)
	}
	for i, crew := range who.crews {
		if err := c.sample(w, id, duration(t, who.people[i], c.program.Roles[who.as[i]].ID), c.program.Crews[crew].Speed); err != nil {
			return err
		}
	}
	var err error
	w.Queue, err = c.queue(who)
	w.As = who.as
	return err
}

// duration is the most specific one given: the person's, the role's, the task's.
func duration(t *scenario.Task, person, role string) *scenario.Distribution {
	if d := t.By[person]; d != nil && person != "" {
		return d
	}
	if d := t.By[role]; d != nil {
		return d
	}
	return t.Duration
}

// sample readies the duration of work by somebody of some speed.
func (c *compiler) sample(w *Work, id model.ID, d *scenario.Distribution, speed float64) error {
	if d.Kind != scenario.Expression {
		sampler, err := c.sampler("duration of "+string(id), d, speed)
		if err != nil {
			return err
		}
		w.By, w.Spoken, w.Unit = append(w.By, sampler), append(w.Spoken, nil), append(w.Unit, 0)
		return nil
	}
	f, err := c.number(d.Formula, scenario.Pointer("tasks", string(id), "duration", "formula"))
	if err != nil {
		return err
	}
	unit := d.Unit.Seconds()
	if unit == 0 {
		unit = 1
	}
	w.By, w.Spoken, w.Unit = append(w.By, nil), append(w.Spoken, f), append(w.Unit, unit/speed)
	w.Formulas = true
	return nil
}

// sampler is a distribution of seconds, sooner by the speed.
func (c *compiler) sampler(what string, d *scenario.Distribution, speed float64) (random.Distribution, error) {
	if d == nil {
		return nil, nil
	}
	sampler, err := d.Sampler()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", what, err)
	}
	if speed != 1 {
		return faster{sampler, speed}, nil
	}
	return sampler, nil
}

// faster is a time by somebody who needs 1/speed of it.
type faster struct {
	random.Distribution
	speed float64
}

func (f faster) Mean() float64              { return f.Distribution.Mean() / f.speed }
func (f faster) Variance() float64          { return f.Distribution.Variance() / f.speed / f.speed }
func (f faster) CDF(x float64) float64      { return f.Distribution.CDF(x * f.speed) }
func (f faster) Quantile(p float64) float64 { return f.Distribution.Quantile(p) / f.speed }

// more readies what a task has beyond a duration, people and a cost; nil where it has nothing.
func (c *compiler) more(w *Work, at token.NodeID, t *scenario.Task) error {
	id := c.net.Nodes[at].ID
	m := &More{SameAs: token.None, Urgency: t.Urgency, Software: c.software(string(id))}
	needed := t.Urgency != 0 || m.Software != 0
	for _, part := range []func(*More, token.NodeID, *scenario.Task) (bool, error){
		c.allocation, c.batch, c.setup, c.raci, c.promised, c.written, c.stocked, c.failing,
	} {
		some, err := part(m, at, t)
		if err != nil {
			return err
		}
		needed = needed || some
	}
	if needed {
		w.More = m
	}
	return nil
}

func (c *compiler) allocation(m *More, _ token.NodeID, t *scenario.Task) (bool, error) {
	a := t.Allocate
	if a == nil {
		return false, nil
	}
	m.Rule, m.KeepCase = a.Rule, a.KeepCase
	if at, ok := c.net.Node(model.ID(a.SameAs)); ok {
		m.SameAs = at
	}
	for _, other := range a.OtherThan {
		if at, ok := c.net.Node(model.ID(other)); ok {
			m.OtherThan = append(m.OtherThan, at)
		}
	}
	c.program.Remember = c.program.Remember || m.KeepCase || m.SameAs != token.None || len(m.OtherThan) > 0
	return true, nil
}

func (c *compiler) batch(m *More, _ token.NodeID, t *scenario.Task) (bool, error) {
	b := t.Batch
	if b == nil {
		return false, nil
	}
	m.Batch = &Batch{Size: b.Size, Wait: never, Zone: c.program.Start.Location(), Most: b.Most, Mode: b.Mode, Factors: b.Factors}
	if b.Wait > 0 {
		m.Batch.Wait = int64(b.Wait)
	}
	for _, at := range b.At {
		m.Batch.At = append(m.Batch.At, int64(at))
	}
	return true, nil
}

func (c *compiler) setup(m *More, at token.NodeID, t *scenario.Task) (bool, error) {
	if t.Setup == nil {
		return false, nil
	}
	var err error
	m.SetupCost = int64(t.Setup.Cost)
	m.Setup, err = c.time(scenario.Pointer("tasks", string(c.net.Nodes[at].ID), "setup", "duration"), t.Setup.Duration, 1)
	return true, err
}

// raci readies the work that the step brings to others.
func (c *compiler) raci(m *More, at token.NodeID, t *scenario.Task) (bool, error) {
	id := c.net.Nodes[at].ID
	var err error
	if m.Consult, err = c.duty(t.Consult, c.duties.Consulted(id), id, "consult"); err != nil {
		return false, err
	}
	if m.Approve, err = c.duty(t.Approve, c.duties.Accountable(id), id, "approve"); err != nil {
		return false, err
	}
	if m.Inform, err = c.duty(t.Inform, c.duties.Informed(id), id, "inform"); err != nil {
		return false, err
	}
	return len(m.Consult)+len(m.Approve)+len(m.Inform) > 0, nil
}

// duty is one piece of work for each of the roles.
func (c *compiler) duty(d *scenario.Duty, drawn []string, id model.ID, what string) ([]Duty, error) {
	if d == nil {
		return nil, nil
	}
	roles := d.Roles
	if len(roles) == 0 {
		roles = drawn
	}
	var all []Duty
	for _, role := range roles {
		who := c.anyOf([]string{role})
		if len(who.crews) == 0 {
			return nil, problem.New("compile.nobody", problem.Say("Nobody has role “%s”, which %s of “%s” needs.", "没有人担任角色“%s”，而“%[3]s”的 %[2]s 需要该角色。", role, what, id),
				problem.Say("Give the role a headcount or a person.", "请为该角色设置人数或添加人员。")).
				Located(problem.Place{Path: scenario.Pointer("tasks", string(id), what), Element: string(id)})
		}
		queue, err := c.queue(who)
		if err != nil {
			return nil, err
		}
		duty := Duty{Queue: queue, As: who.as, Draw: number(model.ID(what+":"+role+":"+string(id)), c.numbers)}
		for _, crew := range who.crews {
			long, err := c.time(scenario.Pointer("tasks", string(id), what, "duration"), d.Duration, c.program.Crews[crew].Speed)
			if err != nil {
				return nil, err
			}
			duty.By = append(duty.By, long)
		}
		all = append(all, duty)
	}
	return all, nil
}

func (c *compiler) failing(m *More, at token.NodeID, t *scenario.Task) (bool, error) {
	m.Throws = c.throws(at)
	if f := t.Failure; f != nil {
		m.Failure = &Failure{Chance: f.Chance, Effort: orOne(f.Effort), Error: model.ID(f.Error), Throws: f.Error != ""}
	}
	return m.Failure != nil || len(m.Throws) > 0, nil
}

// throws are the errors and escalations that events around a task await of it with a
// chance that the scenario gives.
func (c *compiler) throws(host token.NodeID) []Throw {
	var all []Throw
	for i := range c.net.Nodes {
		n := &c.net.Nodes[i]
		if n.Kind != model.BoundaryEvent || n.Event.AttachedTo != c.net.Nodes[host].ID {
			continue
		}
		e := c.scenario.Events[string(n.ID)]
		if e == nil || e.Chance == nil {
			continue
		}
		for _, d := range n.Event.Definitions {
			if d.Kind == model.ErrorEvent || d.Kind == model.EscalationEvent {
				all = append(all, Throw{Kind: d.Kind, Ref: d.Ref, Chance: *e.Chance, Draw: number(model.ID("throw:"+string(n.ID)), c.numbers)})
			}
		}
	}
	return all
}

func (c *compiler) software(task string) int64 {
	var cost int64
	for _, a := range c.scenario.Automation {
		for _, id := range a.Tasks {
			if id == task {
				cost += int64(a.PerUse)
			}
		}
	}
	return cost
}
