package structure

import (
	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/problem"
)

var adHocRule = finding.Rule{ID: "structure.ad-hoc", Severity: finding.Warning, Look: few(adHoc),
	Title: problem.Text{EN: "A start or end event in an ad-hoc sub-process", ZH: "自由子流程中的开始或结束事件"}}

// adHoc finds start and end events in ad-hoc sub-processes, whose activities begin in any order.
func adHoc(s *finding.Subject) finding.Findings {
	x := drawing(s)
	var found finding.Findings
	s.Each(func(n, holder *model.Node, _ *model.Process) {
		if holder == nil || holder.Kind != model.AdHocSubProcess || n.Kind != model.StartEvent && n.Kind != model.EndEvent {
			return
		}
		found = append(found, finding.On(&n.Base,
			problem.Say("“%s” stands in the ad-hoc sub-process “%s”, where BPMN allows no start and no end events.", "“%s”位于自由子流程“%s”中，BPMN 不允许其中有开始或结束事件。", n.Label(), holder.Label()),
			problem.Say("Remove it: people choose what they do there, and in which order.", "请将其删除：自由子流程中由执行人自行决定做什么和先后顺序。"), x.withdrawn(n)))
	})
	return found
}
