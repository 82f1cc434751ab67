package structure

import (
	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/problem"
)

var tooLargeRule = finding.Rule{ID: "structure.too-large", Severity: finding.Info, Look: few(tooLarge),
	Title:  problem.Text{EN: "A drawing with too many elements", ZH: "元素过多的流程图"},
	Limits: []finding.Limit{{Name: "most", Default: 50, Min: 1, Means: problem.Text{EN: "events, activities and gateways in one process or sub-process", ZH: "一个流程或子流程中的事件、活动和网关数量"}}}}

// tooLarge finds processes and sub-processes with more elements than people take in: errors become likely
// beyond 50 (Mendling, Reijers, van der Aalst: Seven process modeling guidelines, G7).
func tooLarge(s *finding.Subject) finding.Findings {
	most := s.Limit("most")
	var found finding.Findings
	s.Scopes(func(scope *model.Scope, holder *model.Base) {
		if n := len(scope.Nodes); float64(n) > most {
			found = append(found, finding.On(holder,
				problem.Say("“%s” has %d elements on one level; beyond %g, mistakes go unnoticed.", "“%s”在同一层有 %d 个元素；超过 %g 个后，错误就不容易看出来。", holder.Label(), n, most),
				problem.Say("Move what belongs together into a sub-process.", "请将相关的步骤归入子流程。")))
		}
	})
	return found
}
