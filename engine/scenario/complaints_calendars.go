package scenario

import "sandtable/engine/problem"

func (c *critic) calendars() {
	for _, id := range sorted(c.scenario.Calendars) {
		at := path{"calendars", id}
		c.id(path{"calendars"}, id)
		if calendar := c.scenario.Calendars[id]; calendar != nil {
			c.calendar(at, calendar)
		}
	}
}

func (c *critic) calendar(at path, calendar *Calendar) {
	before, open := len(c.found), false
	for i, shift := range calendar.Week {
		c.span(at.to("week").item(i), Span{shift.From, shift.To})
		open = true
	}
	dates := map[Date]bool{}
	for i, exception := range calendar.Exceptions {
		at := at.to("exceptions").item(i)
		if dates[exception.Date] {
			c.add(at.to("date"), "date-twice", problem.Say("%s is an exception twice.", "%s 重复设为例外日期。", exception.Date),
				problem.Say("List all hours of the day in one exception.", "请把当天的所有时段写在同一项里。"))
		}
		dates[exception.Date] = true
		for j, span := range exception.Open {
			c.span(at.to("open").item(j), span)
			open = true
		}
	}
	if !open {
		c.add(at, "never-open", problem.Say("The calendar has no working hours.", "此日历没有任何工作时间。"),
			problem.Say("Add shifts to its week.", "请在每周安排中添加班次。"))
	}
	if len(c.found) > before {
		return
	}
	if zone := calendar.Zone; zone != "" || c.scenario.Zone != "" {
		if _, err := calendar.Compile(c.scenario.Zone); err != nil {
			if p := problem.Of(err); p != nil && p.Code != "scenario.zone" { // a zone is told where it stands
				c.found = append(c.found, complaint{problem: p, path: at})
			}
		}
	}
}

func (c *critic) span(at path, s Span) {
	if s.From >= s.To {
		c.add(at.to("to"), "ends-before-start", problem.Say("%s–%s does not end after it starts.", "%s–%s 的结束时刻不晚于开始时刻。", s.From, s.To),
			problem.Say("Split hours past midnight in two: until 24:00, and from 00:00 on the next day.", "跨越午夜的时段请拆成两段：当天到 24:00，次日从 00:00 开始。"))
	}
}
