package structure

import (
	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/problem"
)

var boundaryRule = finding.Rule{ID: "structure.boundary-without-way", Severity: finding.Warning, Look: few(boundaryWithoutWay),
	Title: problem.Text{EN: "A boundary event that leads nowhere", ZH: "没有后续路径的边界事件"}}

// boundaryWithoutWay finds boundary events that nothing follows. Compensation is led to by an association.
func boundaryWithoutWay(s *finding.Subject) finding.Findings {
	x := drawing(s)
	var found finding.Findings
	s.Each(func(n, _ *model.Node, _ *model.Process) {
		if n.Kind != model.BoundaryEvent || len(n.Outgoing) > 0 || isOf(n, model.CompensationEvent) {
			return
		}
		message := problem.Say("Nothing follows “%s” at “%s”: when it happens, nothing is done about it.", "“%s”（附着于“%s”）没有后续路径：发生后不会有任何处理。", n.Label(), x.label(n.Event.AttachedTo))
		if n.Event.Interrupting {
			message = problem.Say("Nothing follows “%s” at “%s”: when it happens, the case just stops there.", "“%s”（附着于“%s”）没有后续路径：发生后案例就在此中断。", n.Label(), x.label(n.Event.AttachedTo))
		}
		f := x.fix(problem.Say("Add an end event behind it", "在其后添加结束事件"))
		f.connect(n.ID, f.behind(n.ID, model.EndEvent))
		found = append(found, finding.On(&n.Base, message, problem.Say("Lead on from it to what is then to be done.", "请连到届时应执行的活动。"), f.done()))
	})
	return found
}
