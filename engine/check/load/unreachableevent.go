package load

import (
	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/problem"
)

// unreachableEvent finds events that the scenario rules out: boundary events and event
// sub-processes with chance 0, and numbers for events that no token comes to.
func unreachableEvent(e *expectation) finding.Findings {
	var found finding.Findings
	e.eachNode(func(n, holder *model.Node) {
		chance, said := e.chance(n.ID)
		starts := n.Kind == model.StartEvent && holder != nil && holder.Activity.TriggeredByEvent
		attached := n.Kind == model.BoundaryEvent
		switch {
		case (starts || attached) && said && chance <= never:
			f := finding.On(&n.Base,
				problem.Say("“%s” never happens: the scenario gives it a chance of 0.", "“%s”永远不会发生：情景将其概率设为 0。", n.Label()),
				problem.Say("Give it a chance, or leave it out of the scenario.", "请设置概率，或从情景中去掉。"))
			f.At.Path = finding.Pointer("events", string(n.ID), "chance")
			found = append(found, f)
		case e.numbers.Events[string(n.ID)] != nil && e.drawn[n.ID] && !e.alive[n.ID]:
			f := finding.On(&n.Base,
				problem.Say("The numbers for “%s” have no effect: no case comes to it.", "为“%s”设置的数据不起作用：没有案例会到达该元素。", n.Label()),
				problem.Say("Give a way to it a share.", "请为通向它的分支设置比例。"))
			f.At.Path = finding.Pointer("events", string(n.ID))
			found = append(found, f)
		}
	})
	return found
}

// eachNode calls visit for the nodes of all processes that take part, in file order.
func (e *expectation) eachNode(visit func(n, holder *model.Node)) {
	part := map[*model.Scope]bool{}
	for _, p := range e.played {
		part[p.scope] = true
	}
	for _, p := range e.drawing.Processes {
		if part[&p.Scope] {
			p.Walk(visit)
		}
	}
}
