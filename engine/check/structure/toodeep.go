package structure

import (
	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/problem"
)

var tooDeepRule = finding.Rule{ID: "structure.too-deep", Severity: finding.Info, Look: few(tooDeep),
	Title:  problem.Text{EN: "Sub-processes nested too deep", ZH: "子流程嵌套过深"},
	Limits: []finding.Limit{{Name: "most", Default: 3, Min: 1, Means: problem.Text{EN: "sub-processes within each other", ZH: "子流程嵌套的层数"}}}}

// tooDeep finds the sub-processes that are the first beyond the depth that people follow.
func tooDeep(s *finding.Subject) finding.Findings {
	most := s.Limit("most")
	depth := map[*model.Node]int{}
	var found finding.Findings
	s.Each(func(n, holder *model.Node, _ *model.Process) {
		if !n.Kind.IsSubProcess() {
			return
		}
		depth[n] = depth[holder] + 1
		if d := float64(depth[n]); d > most && d-1 <= most {
			found = append(found, finding.On(&n.Base,
				problem.Say("“%s” lies %d sub-processes deep; more than %g are hard to follow.", "“%s”位于第 %d 层子流程，超过 %g 层后难以阅读。", n.Label(), depth[n], most),
				problem.Say("Make a process of its own of it, and call it.", "请将其改为独立流程，并用调用活动调用。")))
		}
	})
	return found
}
