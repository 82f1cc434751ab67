package structure

import (
	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/problem"
)

var unreachableRule = finding.Rule{ID: "structure.unreachable", Severity: finding.Warning, Look: few(unreachable),
	Title: problem.Text{EN: "An element that nothing leads to", ZH: "无法到达的元素"}}

// unreachable finds elements that no token can come to although they are connected: no path leads to
// them from where their process or sub-process starts.
func unreachable(s *finding.Subject) finding.Findings {
	var found finding.Findings
	s.Scopes(func(scope *model.Scope, _ *model.Base) { found = append(found, cutOff(scope)...) })
	return found
}

// cutOff leaves out islands: they are one finding each, see disconnected.
func cutOff(s *model.Scope) finding.Findings {
	reached := s.Reached()
	for _, island := range islands(s) {
		for _, n := range island {
			reached[n.ID] = true
		}
	}
	var found finding.Findings
	for _, n := range s.Nodes {
		if !reached[n.ID] {
			found = append(found, finding.On(&n.Base,
				problem.Say("Nothing leads to “%s” from the start.", "从开始事件出发无法到达“%s”。", n.Label()),
				problem.Say("Connect it, or remove it.", "请连接它，或将其删除。")))
		}
	}
	return found
}
