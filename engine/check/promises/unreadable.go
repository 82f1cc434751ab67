package promises

import (
	"sandtable/engine/finding"
	"sandtable/engine/problem"
	"sandtable/engine/promise"
)

var unreadableRule = finding.Rule{ID: "sla.unreadable", Severity: finding.Error, Look: about(unreadable),
	Title: problem.Text{EN: "A promise that cannot be read", ZH: "无法识别的服务承诺"}}

// unreadable finds values in the drawing's promises that are no durations, amounts, currencies or actions.
// What a scenario says is read, or refused, with the scenario.
func unreadable(_ *subject, p *promise.Promise) finding.Findings {
	var found finding.Findings
	for i := range p.Faults {
		x := &p.Faults[i]
		f := finding.On(p.Of, x.Message, x.Hint)
		f.At = x.At
		found = append(found, f)
	}
	return found
}
