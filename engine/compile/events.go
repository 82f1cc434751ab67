package compile

import (
	"maps"
	"slices"
	"strconv"

	"sandtable/engine/model"
	"sandtable/engine/problem"
	"sandtable/engine/scenario"
	"sandtable/engine/token"
)

// events says of everything that is waited for when it happens.
func (c *compiler) events() error {
	c.program.Events = make([][]Occurrence, len(c.net.Nodes))
	c.program.Keys = make([]*Formula, len(c.net.Nodes))
	for i := range c.net.Nodes {
		id := token.NodeID(i)
		n := &c.net.Nodes[i]
		for k, d := range c.net.Awaits(id) {
			if d == nil {
				d = &model.EventDefinition{Kind: model.MessageEvent}
			}
			o, err := c.occurrence(n, d, k)
			if err != nil {
				return err
			}
			c.program.Events[i] = append(c.program.Events[i], o)
		}
		if len(c.program.Events[i]) > 0 && (n.Kind != model.StartEvent || c.net.Scopes[n.Scope].Holder != token.None) {
			c.program.Waits = append(c.program.Waits, id)
		}
		if err := c.key(id); err != nil {
			return err
		}
	}
	if err := c.delays(); err != nil {
		return err
	}
	return c.signals()
}

// occurrence is what the scenario says of an event, else the drawing.
func (c *compiler) occurrence(n *token.Node, d *model.EventDefinition, index int) (Occurrence, error) {
	o := Occurrence{Chance: 1, At: never, Timeline: c.timelines[""], Draw: number(model.ID(string(n.ID)+":"+strconv.Itoa(index)), c.numbers)}
	if e := c.scenario.Events[string(n.ID)]; e != nil {
		if e.Chance != nil {
			o.Chance = *e.Chance
		}
		o.Timeline = c.timelines[e.Calendar]
		if e.After != nil {
			if d.Kind == model.ErrorEvent || d.Kind == model.EscalationEvent {
				return o, thrownByWork(n)
			}
			var err error
			o.After, err = c.time(scenario.Pointer("events", string(n.ID), "after"), e.After, 1)
			return o, err
		}
	}
	switch d.Kind {
	case model.TimerEvent:
		return o, c.timer(&o, n, d)
	case model.ConditionalEvent:
		if d.Condition == nil || d.Condition.Text == "" {
			return o, nil
		}
		f, err := c.condition(d.Condition.Text, "")
		if err != nil {
			return o, elementProblem(err, n)
		}
		if f.Clock {
			return o, byTheClock(n, f)
		}
		o.Formula = f
	}
	return o, nil
}

// thrownByWork refuses a time for what only the end of work brings about.
func thrownByWork(n *token.Node) error {
	return problem.New("compile.thrown-by-work", problem.Say("“%s” happens when the work ends in it, not after a time.", "“%s”在工作以此结束时发生，不能设置发生时间。", n.Label()),
		problem.Say("Give it a chance, and leave after out.", "请设置 chance，并去掉 after。")).
		Located(problem.Place{Path: scenario.Pointer("events", string(n.ID), "after"), Line: n.At.Line, Column: n.At.Column, Element: string(n.ID)})
}

// byTheClock refuses a condition that comes to hold by time passing: it is looked at
// when the data of its case changes.
func byTheClock(n *token.Node, f *Formula) error {
	return problem.New("compile.condition-by-the-clock", problem.Say("The condition of “%s” depends on the time: %s.", "“%s”的条件取决于时间：%s。", n.Label(), f.Text),
		problem.Say("Use a timer for the time, beside a condition over the data of the case.", "请用定时事件表示时间，条件只使用案例数据。")).
		Located(problem.Place{Line: n.At.Line, Column: n.At.Column, Element: string(n.ID)})
}

func elementProblem(err error, n *token.Node) error {
	return placedAt(err, problem.Place{Line: n.At.Line, Column: n.At.Column, Element: string(n.ID)})
}

// key readies what a message at a node is matched by.
func (c *compiler) key(at token.NodeID) error {
	for _, ref := range c.net.Messages(at) {
		if m := c.scenario.Messages[string(ref)]; m != nil && m.Key != "" {
			var err error
			c.program.Keys[at], err = c.anyKind(m.Key, scenario.Pointer("messages", string(ref), "key"))
			return err
		}
	}
	return nil
}

// delays says how long messages are on their way.
func (c *compiler) delays() error {
	for i := range c.net.Nodes {
		for k, ref := range c.net.Posts(token.NodeID(i)) {
			m := c.scenario.Messages[string(ref)]
			if m == nil || m.Delay == nil {
				continue
			}
			path := scenario.Pointer("messages", string(ref), "delay")
			long, err := c.time(path, m.Delay, 1)
			if err != nil {
				return err
			}
			if c.program.Delays == nil {
				c.program.Delays = make([][]Delay, len(c.net.Nodes))
			}
			for len(c.program.Delays[i]) <= k {
				c.program.Delays[i] = append(c.program.Delays[i], Delay{})
			}
			c.program.Delays[i][k] = Delay{long, number(model.ID(path+":"+string(c.net.Nodes[i].ID)), c.numbers)}
		}
	}
	return nil
}

// signals are those from outside.
func (c *compiler) signals() error {
	for _, id := range slices.Sorted(maps.Keys(c.scenario.Signals)) {
		s := c.scenario.Signals[id]
		every, err := c.sampler("signal "+id, s.Every, 1)
		if err != nil {
			return err
		}
		c.program.Signals = append(c.program.Signals, Signal{model.ID(id), every, c.timelines[s.Calendar], number(model.ID("signal:"+id), c.numbers)})
	}
	return nil
}
