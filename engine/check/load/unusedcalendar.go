package load

import (
	"sandtable/engine/calendar"
	"sandtable/engine/finding"
	"sandtable/engine/problem"
	"sandtable/engine/promise"
)

var unusedCalendarRule = finding.Rule{ID: "scenario.unused-calendar", Severity: finding.Info, Look: reckoned(unusedCalendar),
	Title: problem.Text{EN: "A calendar that nobody keeps to", ZH: "没有被使用的日历"}}

// unusedCalendar finds calendars that no arrival, role, person, event, signal or promise refers to.
func unusedCalendar(e *expectation) finding.Findings {
	used := map[string]bool{}
	s := e.numbers
	for _, a := range s.Arrivals {
		if a != nil {
			used[a.Calendar] = true
		}
	}
	for _, r := range s.Roles {
		if r != nil {
			used[r.Calendar] = true
		}
	}
	for _, p := range s.People {
		if p != nil {
			used[p.Calendar] = true
		}
	}
	for _, x := range s.Events {
		if x != nil {
			used[x.Calendar] = true
		}
	}
	for _, x := range s.Signals {
		if x != nil {
			used[x.Calendar] = true
		}
	}
	for _, p := range promise.Of(e.drawing, s).All {
		used[p.Calendar] = true
	}
	var found finding.Findings
	for _, id := range sortedKeys(s.Calendars) {
		if c := s.Calendars[id]; c != nil && !used[id] {
			found = append(found, finding.In(finding.Pointer("calendars", id),
				problem.Say("Nobody keeps to calendar “%s”.", "没有人员、到达或事件使用日历“%s”。", nameOf(c.Name, id)),
				problem.Say("Give it to a role or to arrivals, or take it out.", "请将其用于角色或到达，或将其删除。")))
		}
	}
	return found
}

var hoursApartRule = finding.Rule{ID: "scenario.hours-apart", Severity: finding.Info, Look: reckoned(hoursApart),
	Title: problem.Text{EN: "A role that is there only when no case comes", ZH: "角色的工作时间与案例到达时间完全错开"}}

// hoursApart finds roles with work whose hours never meet those of any arrival: every case waits at least from one to the other.
func hoursApart(e *expectation) finding.Findings {
	arrivals := e.arrivalHours()
	if len(arrivals) == 0 {
		return nil
	}
	asked := e.asked()
	var found finding.Findings
	for _, id := range sortedKeys(e.numbers.Roles) {
		r := e.numbers.Roles[id]
		if r == nil || r.Headcount == 0 || !asked[id] || r.Calendar == "" {
			continue
		}
		mine := e.hours.line(r.Calendar)
		if mine == nil || e.hours.closed(r.Calendar) || e.hours.patience < 0 {
			continue
		}
		open, absent := e.hours.absent(mine, [][]*calendar.Timeline{arrivals})
		if open == 0 || absent < open || e.hours.patience < 0 {
			continue
		}
		found = append(found, finding.In(finding.Pointer("roles", id, "calendar"),
			problem.Say("“%s” is there only at hours when no case comes.", "“%s”只在没有案例到达的时段工作。", nameOf(r.Name, id)),
			problem.Say("If that is not meant, bring the two calendars together.", "如果并非有意，请协调两个日历。")))
	}
	return found
}

// arrivalHours are the calendars of all arrivals; none where cases may come at any time, or it is not known.
func (e *expectation) arrivalHours() []*calendar.Timeline {
	var lines []*calendar.Timeline
	for _, id := range sortedKeys(e.numbers.Arrivals) {
		a := e.numbers.Arrivals[id]
		if a == nil {
			continue
		}
		line := e.hours.line(a.Calendar)
		if a.Calendar == "" || line == nil || e.hours.closed(a.Calendar) {
			return nil
		}
		lines = append(lines, line)
	}
	return lines
}
