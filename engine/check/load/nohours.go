package load

import (
	"slices"

	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/problem"
	"sandtable/engine/scenario"
)

// noHours finds roles, people and arrivals whose calendar is never open after the start
// of the run. It is an error where nobody else can do some work, or no case comes at all.
func noHours(e *expectation) finding.Findings {
	return append(e.noCases(), e.noPeople()...)
}

func (e *expectation) noCases() finding.Findings {
	all := true
	for _, a := range e.numbers.Arrivals {
		all = all && a != nil && e.hours.closed(a.Calendar)
	}
	severity := finding.Warning
	if all {
		severity = finding.Error
	}
	var found finding.Findings
	for _, id := range sortedKeys(e.numbers.Arrivals) {
		a := e.numbers.Arrivals[id]
		if a == nil || !e.hours.closed(a.Calendar) {
			continue
		}
		name := id
		if n := e.nodes[model.ID(id)]; n != nil {
			name = n.Label()
		}
		f := finding.In(finding.Pointer("arrivals", id, "calendar"),
			problem.Say("No case ever comes to “%s”: its calendar is closed from the start of the run on.", "“%s”永远不会有案例到达：从仿真开始起，其日历一直关闭。", name), e.openIt(a.Calendar)).As("scenario.no-hours", severity)
		f.Element = model.ID(id)
		found = append(found, f)
	}
	return found
}

func (e *expectation) noPeople() finding.Findings {
	var found finding.Findings
	stranded := e.stranded()
	tell := func(id, name, path, hours string, roles []string) {
		severity, n := finding.Warning, (*model.Node)(nil)
		for _, role := range roles {
			if stranded[role] != nil {
				severity, n = finding.Error, stranded[role]
			}
		}
		message := problem.Say("“%s” is never there: the calendar is closed from the start of the run on.", "“%s”永远不在岗：从仿真开始起，其日历一直关闭。", name)
		if n != nil {
			message = problem.Say("“%[1]s” is never there, and nobody else can do “%[2]s”: the calendar is closed from the start of the run on.",
				"“%[1]s”永远不在岗，而“%[2]s”没有其他人可以执行：从仿真开始起，其日历一直关闭。", name, n.Label())
		}
		f := finding.In(path, message, e.openIt(hours)).As("scenario.no-hours", severity)
		if n != nil {
			f.Element = n.ID
		}
		found = append(found, f)
	}
	for _, id := range sortedKeys(e.numbers.Roles) {
		if r := e.numbers.Roles[id]; r != nil && r.Headcount > 0 && e.hours.closed(r.Calendar) {
			tell(id, nameOf(r.Name, id), finding.Pointer("roles", id, "calendar"), r.Calendar, []string{id})
		}
	}
	for _, id := range sortedKeys(e.numbers.People) {
		if p := e.numbers.People[id]; p != nil && e.hours.closed(p.Calendar) {
			tell(id, nameOf(p.Name, id), finding.Pointer("people", id, "calendar"), p.Calendar, p.Roles)
		}
	}
	return found
}

func (e *expectation) openIt(id string) problem.Text {
	name := id
	if c := e.numbers.Calendars[id]; c != nil {
		name = nameOf(c.Name, id)
	}
	return problem.Say("Give calendar “%[1]s” hours after %[2]s, or start earlier.", "请为日历“%[1]s”设置 %[2]s 之后的工作时间，或提前开始。", name, e.hours.start.Format("2006-01-02"))
}

// stranded is, by role, an element that a token can come to and that only people who
// are never there could do.
func (e *expectation) stranded() map[string]*model.Node {
	s, found := e.staffOf(), map[string]*model.Node{}
	e.drawing.Process(e.process.ID).Walk(func(n, _ *model.Node) {
		t := e.numbers.Tasks[string(n.ID)]
		if t == nil || !e.works(n) || !e.alive[n.ID] {
			return
		}
		for _, roles := range e.asks(n, t) {
			if slices.ContainsFunc(roles, func(role string) bool { return len(s.members[role]) > 0 }) && !s.there(roles) {
				for _, role := range roles {
					if found[role] == nil {
						found[role] = n
					}
				}
			}
		}
	})
	return found
}

// there says whether somebody of the roles is there at some time.
func (s *staff) there(roles []string) bool {
	for _, role := range roles {
		for _, k := range s.members[role] {
			if !s.crews[k].closed {
				return true
			}
		}
	}
	return false
}

// asks are the groups of roles of each of which a task takes somebody.
func (e *expectation) asks(n *model.Node, t *scenario.Task) [][]string {
	var groups [][]string
	switch {
	case t.Duration == nil:
	case len(t.Needs) > 0:
		for _, need := range t.Needs {
			groups = append(groups, need.Roles)
		}
	default:
		groups = append(groups, e.doers(n, t))
	}
	e.duties(n, t, func(roles []string, _ *scenario.Distribution) { groups = append(groups, roles) })
	return groups
}
