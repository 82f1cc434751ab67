package structure

import (
	"sandtable/engine/edit"
	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/problem"
)

var wrongWayRule = finding.Rule{ID: "structure.wrong-way", Severity: finding.Error, Look: few(wrongWay),
	Title: problem.Text{EN: "A flow into a beginning or out of an end", ZH: "连线进入开始事件或从结束事件流出"}}

// wrongWay finds sequence flows into start and boundary events and out of end events, which BPMN forbids
// (BPMN 2.0.2, 10.5.2, 10.5.3 and 10.5.4).
func wrongWay(s *finding.Subject) finding.Findings {
	x := drawing(s)
	var found finding.Findings
	s.Scopes(func(scope *model.Scope, _ *model.Base) {
		for _, f := range scope.Flows {
			from, to := x.nodes[f.Source], x.nodes[f.Target]
			if from == nil || to == nil {
				continue
			}
			switch {
			case to.Kind == model.StartEvent:
				found = append(found, finding.On(&f.Base,
					problem.Say("A flow leads from “%s” back into the start event “%s”.", "有连线从“%s”回到开始事件“%s”。", from.Label(), to.Label()),
					problem.Say("Lead it to what follows the start event.", "请改为连到开始事件之后的元素。"), x.passed(f, to)...))
			case to.Kind == model.BoundaryEvent:
				found = append(found, finding.On(&f.Base,
					problem.Say("A flow leads from “%s” into the boundary event “%s”.", "有连线从“%s”进入边界事件“%s”。", from.Label(), to.Label()),
					problem.Say("Lead it to the activity that the event sits on.", "请改为连到该事件所附着的活动。"), x.redirected(f, to.Event.AttachedTo)))
			case from.Kind == model.EndEvent:
				found = append(found, finding.On(&f.Base,
					problem.Say("A flow leads on from the end event “%s” to “%s”.", "结束事件“%s”之后还有连线通往“%s”。", from.Label(), to.Label()),
					problem.Say("Make it an intermediate event, or remove the flow.", "请改为中间事件，或删除该连线。"), x.continued(f, from)...))
			}
		}
	})
	return found
}

// redirected leads a flow elsewhere.
func (x *drawn) redirected(f *model.SequenceFlow, to model.ID) finding.Fix {
	fix := x.fix(problem.Say("Lead the flow to “%s”", "将连线改到“%s”", x.label(to)))
	fix.do(edit.Edit{Do: edit.Reconnect, Element: f.ID, Target: to})
	return fix.done()
}

// passed leads a flow to what follows the start event that it leads into.
func (x *drawn) passed(f *model.SequenceFlow, start *model.Node) []finding.Fix {
	if ways := x.ways(start.Outgoing); len(ways) == 1 && ways[0] != f {
		return []finding.Fix{x.redirected(f, ways[0].Target)}
	}
	return nil
}

// continued makes an intermediate event of an end event that a flow leaves, or removes the flow.
func (x *drawn) continued(f *model.SequenceFlow, end *model.Node) []finding.Fix {
	var fixes []finding.Fix
	if isBlank(end) || isOf(end, model.MessageEvent) || isOf(end, model.SignalEvent) {
		fix := x.fix(problem.Say("Make “%s” an intermediate event", "将“%s”改为中间事件", end.Label()))
		e := edit.Edit{Do: edit.Replace, Element: end.ID, Kind: model.IntermediateThrowEvent.String()}
		if !isBlank(end) {
			e.Event, e.Value = end.Event.Definitions[0].Kind.String(), string(end.Event.Definitions[0].Ref)
		}
		fix.do(e)
		fixes = append(fixes, fix.done())
	}
	fix := x.fix(problem.Say("Remove the flow", "删除该连线"))
	fix.do(edit.Edit{Do: edit.Remove, Element: f.ID})
	return append(fixes, fix.done())
}
