package structure

import (
	"sandtable/engine/edit"
	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/problem"
)

var deadEndRule = finding.Rule{ID: "structure.dead-end", Severity: finding.Warning, Look: few(deadEnd),
	Title: problem.Text{EN: "A way that stops without an end event", ZH: "路径中断，没有到达结束事件"}}

// deadEnd finds elements that nothing follows, where others lead to an end event. Where there is no end
// event at all, noEnd says so.
func deadEnd(s *finding.Subject) finding.Findings {
	x := drawing(s)
	var found finding.Findings
	s.Scopes(func(scope *model.Scope, holder *model.Base) {
		if x.isAdHoc(holder) || !hasEnd(scope) {
			return
		}
		reached := scope.Reached()
		for _, n := range scope.Nodes {
			if stops(n) && reached[n.ID] {
				found = append(found, finding.On(&n.Base,
					problem.Say("“%s” leads nowhere: the case stops there without an end event.", "“%s”之后没有去向：案例在此中断，没有到达结束事件。", n.Label()),
					problem.Say("Lead on from it, or add an end event.", "请继续连线，或添加结束事件。"), endings(x, n)...))
			}
		}
	})
	return found
}

// stops says whether a flow comes to an element and does not go on, though it should.
func stops(n *model.Node) bool {
	return len(n.Outgoing) == 0 && n.Kind != model.EndEvent && n.Kind != model.BoundaryEvent && !isHandler(n) &&
		!(n.Kind == model.IntermediateThrowEvent && isOf(n, model.LinkEvent))
}

// endings make an end event of a throwing event, and put one behind anything else.
func endings(x *drawn, n *model.Node) []finding.Fix {
	var fixes []finding.Fix
	if n.Kind == model.IntermediateThrowEvent && len(n.Event.Definitions) <= 1 {
		f := x.fix(problem.Say("Make “%s” an end event", "将“%s”改为结束事件", n.Label()))
		e := edit.Edit{Do: edit.Replace, Element: n.ID, Kind: model.EndEvent.String()}
		if len(n.Event.Definitions) == 1 {
			e.Event, e.Value = n.Event.Definitions[0].Kind.String(), string(n.Event.Definitions[0].Ref)
		}
		f.do(e)
		fixes = append(fixes, f.done())
	}
	f := x.fix(problem.Say("Add an end event behind “%s”", "在“%s”之后添加结束事件", n.Label()))
	f.connect(n.ID, f.behind(n.ID, model.EndEvent))
	return append(fixes, f.done())
}
