package structure

import (
	"strings"

	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/problem"
)

var decisionQuestionRule = finding.Rule{ID: "structure.decision-question", Severity: finding.Info, Off: true, Look: few(decisionQuestion),
	Title: problem.Text{EN: "A decision that is not named with a question", ZH: "判断网关的名称不是问句"}}

// decisionQuestion finds splitting exclusive and inclusive gateways whose names are no questions, for
// companies that name them so.
func decisionQuestion(s *finding.Subject) finding.Findings {
	var found finding.Findings
	s.Each(func(n, _ *model.Node, _ *model.Process) {
		if name := spelled(n.Name); decides(n) && name != "" && !isQuestion(name) {
			found = append(found, finding.On(&n.Base,
				problem.Say("Gateway “%s” is not named with a question.", "网关“%s”的名称不是问句。", name),
				problem.Say("Name it with the question that its ways answer: “Order complete?”.", "请以各分支所回答的问题命名，例如“材料齐全？”。")))
		}
	})
	return found
}

// isQuestion says whether a name asks something.
func isQuestion(name string) bool {
	return strings.HasSuffix(name, "?") || strings.HasSuffix(name, "？") || strings.HasSuffix(name, "吗") || strings.Contains(name, "是否") || strings.Contains(name, "能否")
}
