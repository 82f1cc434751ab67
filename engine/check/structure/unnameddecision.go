package structure

import (
	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/problem"
)

var unnamedDecisionRule = finding.Rule{ID: "structure.unnamed-decision", Severity: finding.Info, Look: few(unnamedDecision),
	Title: problem.Text{EN: "A decision without a name", ZH: "没有名称的判断网关"}}

// unnamedDecision finds splitting exclusive and inclusive gateways that do not say what is decided.
func unnamedDecision(s *finding.Subject) finding.Findings {
	var found finding.Findings
	s.Each(func(n, _ *model.Node, _ *model.Process) {
		if decides(n) && spelled(n.Name) == "" {
			found = append(found, finding.On(&n.Base,
				problem.Say("Gateway “%s” does not say what is decided.", "网关“%s”没有写明判断的内容。", n.ID),
				problem.Say("Name it with a question: “Order complete?”.", "请以问句命名，例如“材料齐全？”。")))
		}
	})
	return found
}
