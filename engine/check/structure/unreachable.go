package structure

import (
	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/problem"
)

var unreachableRule = finding.Rule{ID: "structure.unreachable", Severity: finding.Warning, Look: unreachable,
	Title: problem.Text{EN: "An element that nothing leads to", ZH: "无法到达的元素"}}

// unreachable finds elements that no token can come to: no path leads to them from
// where their process or sub-process starts.
func unreachable(s *finding.Subject) finding.Findings {
	var found finding.Findings
	for _, p := range s.File.Processes {
		found = append(found, cutOff(&p.Scope)...)
	}
	return found
}

func cutOff(s *model.Scope) finding.Findings {
	reached := s.Reached()
	var found finding.Findings
	for _, n := range s.Nodes {
		if !reached[n.ID] {
			found = append(found, finding.On(&n.Base,
				problem.Say("Nothing leads to “%s” from the start.", "从开始事件出发无法到达“%s”。", n.Label()),
				problem.Say("Connect it, or remove it.", "请连接它，或将其删除。")))
		}
		if n.Activity != nil && n.Activity.Inside != nil {
			found = append(found, cutOff(n.Activity.Inside)...)
		}
	}
	return found
}
