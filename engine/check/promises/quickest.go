package promises

import (
	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/scenario"
)

// Quickest is the least time that something takes.
type Quickest struct {
	Of    model.ID // a process or an activity
	Least scenario.Duration
}

// QuickestOf are the least times of processes and activities, in file order, each on the clock of its promise or else
// the wall's: what a promise is held against. What may take no time at all, or has no end, is left out.
func QuickestOf(d *model.Definitions, s *scenario.Scenario) []Quickest {
	x := subjectOf(finding.NewSubject(d, s, nil))
	var all []Quickest
	note := func(id model.ID, least func(*pace) scenario.Duration) {
		calendar := ""
		if p := x.promises.Of(id); p != nil {
			calendar = p.Calendar
		}
		if t := least(x.paceOn(calendar)); t > 0 && t < unending {
			all = append(all, Quickest{id, t})
		}
	}
	for _, p := range d.Processes {
		note(p.ID, func(q *pace) scenario.Duration { return q.scope(&p.Scope) })
		p.Walk(func(n, _ *model.Node) {
			if n.Activity != nil {
				note(n.ID, func(q *pace) scenario.Duration { return q.activity(n) })
			}
		})
	}
	return all
}
