package structure

import (
	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/problem"
)

var tooManyWaysRule = finding.Rule{ID: "structure.too-many-ways", Severity: finding.Info, Look: few(tooManyWays),
	Title:  problem.Text{EN: "A gateway with too many ways", ZH: "分支过多的网关"},
	Limits: []finding.Limit{{Name: "most", Default: 7, Min: 2, Means: problem.Text{EN: "ways out of a gateway", ZH: "网关的分支数量"}}}}

// tooManyWays finds gateways that split into more ways than people compare (Seven process modeling
// guidelines, G2).
func tooManyWays(s *finding.Subject) finding.Findings {
	most := s.Limit("most")
	var found finding.Findings
	s.Each(func(n, _ *model.Node, _ *model.Process) {
		if n.Kind.IsGateway() && float64(len(n.Outgoing)) > most {
			found = append(found, finding.On(&n.Base,
				problem.Say("“%s” has %d ways out; more than %g are hard to compare.", "“%s”有 %d 条分支，超过 %g 条后难以对照。", n.Label(), len(n.Outgoing), most),
				problem.Say("Decide in two steps, or by a decision table.", "请分两步判断，或改用决策表。")))
		}
	})
	return found
}
