package structure

import (
	"sandtable/engine/edit"
	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/problem"
)

var unreachableRule = finding.Rule{ID: "structure.unreachable", Severity: finding.Warning, Look: few(unreachable),
	Title: problem.Text{EN: "An element that nothing leads to", ZH: "无法到达的元素"}}

// unreachable finds elements that no token can come to although they are connected: no path leads to
// them from where their process or sub-process starts.
func unreachable(s *finding.Subject) finding.Findings {
	x := drawing(s)
	var found finding.Findings
	s.Scopes(func(scope *model.Scope, holder *model.Base) {
		if !x.isAdHoc(holder) {
			found = append(found, x.cutOff(scope)...)
		}
	})
	return found
}

// cutOff leaves out islands: they are one finding each, see disconnected.
func (x *drawn) cutOff(s *model.Scope) finding.Findings {
	reached := s.Reached()
	alone := map[model.ID]bool{}
	for _, island := range islands(s) {
		for _, n := range island {
			alone[n.ID] = true
		}
	}
	var found finding.Findings
	for _, n := range s.Nodes {
		if !reached[n.ID] && !alone[n.ID] {
			found = append(found, finding.On(&n.Base,
				problem.Say("Nothing leads to “%s” from the start.", "从开始事件出发无法到达“%s”。", n.Label()),
				problem.Say("Connect it, or remove it.", "请连接它，或将其删除。"), x.withdrawn(n)))
		}
	}
	return found
}

// withdrawn removes an element that nothing leads to.
func (x *drawn) withdrawn(n *model.Node) finding.Fix {
	f := x.fix(problem.Say("Remove “%s”", "删除“%s”", n.Label()))
	f.do(edit.Edit{Do: edit.Remove, Element: n.ID})
	return f.done()
}
