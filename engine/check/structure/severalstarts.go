package structure

import (
	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/problem"
)

var severalStartsRule = finding.Rule{ID: "structure.several-starts", Severity: finding.Warning, Look: few(severalStarts),
	Title: problem.Text{EN: "Several start events without a trigger", ZH: "多个没有触发条件的开始事件"}}

// severalStarts finds start events that cannot be told apart from one before: nothing says which of them
// begins a case.
func severalStarts(s *finding.Subject) finding.Findings {
	var found finding.Findings
	s.Scopes(func(scope *model.Scope, _ *model.Base) {
		var first *model.Node
		for _, n := range scope.Nodes {
			switch {
			case n.Kind != model.StartEvent || !isBlank(n):
			case first == nil:
				first = n
			default:
				found = append(found, finding.On(&n.Base,
					problem.Say("“%s” and “%s” both start without a trigger: nothing says which of them begins a case.", "“%s”与“%s”都是没有触发条件的开始事件，看不出案例从哪个开始。", first.Label(), n.Label()),
					problem.Say("Keep one of them, or give them triggers: a message, a time, a condition.", "请只保留一个，或分别设置触发条件（消息、时间或条件）。")))
			}
		}
	})
	return found
}
