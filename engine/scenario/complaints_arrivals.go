package scenario

import (
	"sandtable/engine/problem"
)

func (c *critic) arrivals() {
	for _, id := range sorted(c.scenario.Arrivals) {
		c.id(path{"arrivals"}, id)
		if arrival := c.scenario.Arrivals[id]; arrival != nil {
			c.arrival(path{"arrivals", id}, arrival)
		}
	}
}

func (c *critic) arrival(at path, a *Arrival) {
	c.drawn(at.to("every"), a.Every, false)
	c.usesCalendar(at, a.Calendar)
	switch {
	case a.Every == nil && a.Rate == nil && len(a.Cases) == 0:
		c.add(at, "arrival-empty", problem.Say("Nothing says when these cases come.", "没有说明这些案例何时到达。"),
			problem.Say("Give every, rate or cases.", "请设置 every、rate 或 cases。"))
	case len(a.Cases) > 0 && (a.Every != nil || a.Rate != nil):
		c.add(at.to("cases"), "arrival-both", problem.Say("The cases are listed, and come by themselves as well.", "既列出了案例清单，又设置了到达规律。"),
			problem.Say("Keep cases, or every and rate.", "请保留 cases，或保留 every 与 rate。"))
	case never(a.Every) && a.Rate == nil && c.scenario.Run.Cases == 0:
		c.add(at.to("every"), "endless", problem.Say("Cases come with no time between them, without end.", "案例之间没有间隔，会无休止地到达。"),
			problem.Say("Give them some time, or limit the run's cases.", "请设置间隔，或限制运行的案例数。"))
	case never(a.Every) && a.Rate != nil:
		c.add(at.to("every"), "no-shape", problem.Say("With a rate, the time between cases cannot always be zero.", "设置到达率时，间隔不能恒为零。"),
			problem.Say("Leave every out: cases then come at random.", "请去掉 every，案例将随机到达。"))
	}
	if a.Rate != nil {
		c.rate(at.to("rate"), a.Rate)
	}
	c.instances(at.to("cases"), a.Cases)
}

func (c *critic) rate(at path, p *Profile) {
	somebody := false
	for i, r := range p.Week {
		c.span(at.to("week").item(i), Span{r.From, r.To})
		somebody = somebody || r.PerHour > 0
	}
	for i, s := range p.Periods {
		if s.To.before(s.From) {
			c.add(at.to("periods").item(i).to("to"), "ends-before-start", problem.Say("%s–%s ends before it starts.", "%s–%s 的结束日期早于开始日期。", s.From, s.To),
				problem.Say("Swap the two dates.", "请对调两个日期。"))
		}
	}
	if len(p.Week) > 0 && !somebody {
		c.add(at.to("week"), "rate-empty", problem.Say("Every rate is zero, so nobody ever comes.", "所有到达率都是零，不会有案例到达。"),
			problem.Say("Give some hours a rate above zero.", "请为某些时段设置大于零的到达率。"))
	}
}

// before says whether a date comes before another.
func (d Date) before(other Date) bool {
	if d.Year != other.Year {
		return d.Year < other.Year
	}
	if d.Month != other.Month {
		return d.Month < other.Month
	}
	return d.Day < other.Day
}

// instances refuses cases that come too early or out of order, and data that is none.
func (c *critic) instances(at path, all []Instance) {
	for i, one := range all {
		at := at.item(i)
		switch {
		case one.At.Before(c.scenario.Start):
			c.add(at.to("at"), "before-start", problem.Say("This case comes before the run starts.", "此案例早于运行的开始时间。"),
				problem.Say("Start the run earlier, or leave the case out.", "请提前开始时间，或去掉此案例。"))
		case i > 0 && one.At.Before(all[i-1].At):
			c.add(at.to("at"), "not-sorted", problem.Say("This case comes before the one above it.", "此案例早于上一个案例。"),
				problem.Say("Sort the list by time.", "请按时间排序。"))
		}
		for _, name := range sorted(one.Data) {
			if c.full() {
				return
			}
			at := at.to("data", name)
			if c.scenario.Data[name] == nil {
				c.unknown(at, "variable", problem.Say("There is no variable %q.", "没有名为 %q 的变量。", name), name, sorted(c.scenario.Data))
				continue
			}
			c.constant(at, name, one.Data[name])
		}
	}
}
