package scenario

import "sandtable/engine/problem"

// happenings refuses events, signals and messages that make no sense by themselves.
func (c *critic) happenings() {
	for _, id := range sorted(c.scenario.Events) {
		at := path{"events", id}
		c.id(path{"events"}, id)
		if e := c.scenario.Events[id]; e != nil {
			c.distribution(at.to("after"), e.After)
			c.usesCalendar(at, e.Calendar)
		}
	}
	for _, id := range sorted(c.scenario.Signals) {
		at := path{"signals", id}
		c.id(path{"signals"}, id)
		if s := c.scenario.Signals[id]; s != nil {
			c.drawn(at.to("every"), s.Every, false)
			c.usesCalendar(at, s.Calendar)
			if never(s.Every) {
				c.add(at.to("every"), "endless", problem.Say("The signal comes with no time between, without end.", "信号之间没有间隔，会无休止地发出。"),
					problem.Say("Give it some time.", "请设置间隔。"))
			}
		}
	}
	for _, id := range sorted(c.scenario.Messages) {
		at := path{"messages", id}
		c.id(path{"messages"}, id)
		if m := c.scenario.Messages[id]; m != nil {
			c.key(at.to("key"), m.Key)
			c.distribution(at.to("delay"), m.Delay)
		}
	}
}

// precision refuses to stop before the replications that are asked for.
func (c *critic) precision() {
	run := c.scenario.Run
	if run.Precision != nil && run.Precision.AtMost < run.Replications {
		c.add(path{"run", "precision", "atMost"}, "precision-at-most",
			problem.Say("At most %d replications are allowed, but %d are asked for to begin with.", "最多允许 %d 次重复，但要求至少 %d 次。", run.Precision.AtMost, run.Replications),
			problem.Say("Raise atMost, or lower replications.", "请提高 atMost 或降低 replications。"))
	}
}
