package branches

import (
	"sandtable/engine/finding"
	"sandtable/engine/problem"
)

var declarationRule = finding.Rule{ID: "data.declaration", Severity: finding.Error, Look: declaration,
	Title: problem.Text{EN: "A variable that cannot be as it is declared", ZH: "变量声明不成立"}}

// declaration finds variables whose name, type, values or bounds cannot be.
func declaration(s *finding.Subject) finding.Findings {
	var found finding.Findings
	for _, w := range of(s).Wrong {
		x := about(w.Variable, w.Message, w.Hint)
		if w.Path != "" {
			x = finding.In(w.Path, w.Message, w.Hint)
		}
		found = append(found, x)
	}
	return capped(found)
}
