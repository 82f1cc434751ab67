package structure

import (
	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/problem"
)

var unnamedWayRule = finding.Rule{ID: "structure.unnamed-way", Severity: finding.Info, Look: few(unnamedWay),
	Title: problem.Text{EN: "Ways out of a decision without names", ZH: "判断网关的分支没有名称"}}

// unnamedWay finds splitting exclusive and inclusive gateways some of whose ways have neither a name nor a
// condition. A default flow may go without: it is what is left. Of gateways that have no name themselves,
// unnamedDecision speaks.
func unnamedWay(s *finding.Subject) finding.Findings {
	x := drawing(s)
	var found finding.Findings
	s.Each(func(n, _ *model.Node, _ *model.Process) {
		if !decides(n) || spelled(n.Name) == "" {
			return
		}
		unnamed := 0
		for _, f := range x.ways(n.Outgoing) {
			if spelled(f.Name) == "" && f.Condition == nil && f.ID != n.Gateway.Default {
				unnamed++
			}
		}
		if unnamed > 0 {
			found = append(found, finding.On(&n.Base,
				problem.Say("Of the %[2]d ways out of “%[1]s”, %[3]d do not say when they are taken.", "“%[1]s”的 %[2]d 条分支中有 %[3]d 条没有写明何时走这条路。", n.Label(), len(n.Outgoing), unnamed),
				problem.Say("Name each way with an answer: “yes”, “no”, “over 10,000”.", "请用答案命名各分支，例如“是”“否”“超过 1 万元”。")))
		}
	})
	return found
}
