package load

import (
	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/problem"
	"sandtable/engine/promise"
	"sandtable/engine/scenario"
)

var idleRule = finding.Rule{ID: "scenario.idle", Severity: finding.Info, Look: reckoned(idle),
	Title: problem.Text{EN: "People whom no work needs", ZH: "没有任何工作的人员"}}

// idle finds roles that have people, but neither a task nor a duty, and stand in for nobody who has.
func idle(e *expectation) finding.Findings {
	asked := e.asked()
	var found finding.Findings
	s := e.staffOf()
	for _, id := range sortedKeys(e.numbers.Roles) {
		r := e.numbers.Roles[id]
		if r == nil || asked[id] || len(s.members[id]) == 0 {
			continue
		}
		name := nameOf(r.Name, id)
		found = append(found, finding.In(finding.Pointer("roles", id),
			problem.Say("No task needs “%s”: its people cost money and do nothing.", "没有任务需要“%s”：其人员只有成本，没有工作。", name),
			problem.Say("Give the role a task, or take it out of the scenario.", "请为该角色安排任务，或将其移出情景。")))
	}
	return found
}

// asked are the roles that some work of the drawing may come to, in any of its processes.
func (e *expectation) asked() map[string]bool {
	asked := map[string]bool{}
	ask := func(roles []string) {
		for _, role := range roles {
			asked[role] = true
		}
	}
	for _, p := range e.drawing.Processes {
		p.Walk(func(n, _ *model.Node) {
			if t := e.numbers.Tasks[string(n.ID)]; t != nil && e.works(n) {
				for _, roles := range e.asks(n, t) {
					ask(roles)
				}
			}
		})
	}
	for _, p := range promise.Of(e.drawing, e.numbers).All {
		for _, a := range p.Actions {
			if a.Do == scenario.Escalate || a.Do == scenario.Reassign {
				asked[a.To] = true
			}
		}
	}
	var deputies []string
	for _, id := range sortedKeys(e.numbers.Roles) {
		if r := e.numbers.Roles[id]; r != nil && asked[id] {
			deputies = append(deputies, r.Deputies...)
		}
	}
	ask(deputies)
	return asked
}
