package structure

import (
	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/problem"
)

var noEndRule = finding.Rule{ID: "structure.no-end", Severity: finding.Warning, Look: noEnd,
	Title: problem.Text{EN: "A process without an end event", ZH: "没有结束事件的流程"}}

// noEnd finds processes without an end event. They end where their flows do, which is
// legal but seldom meant.
func noEnd(s *finding.Subject) finding.Findings {
	var found finding.Findings
	for _, p := range s.File.Processes {
		if len(p.Nodes) == 0 || hasEnd(&p.Scope) {
			continue
		}
		found = append(found, finding.On(&p.Base,
			problem.Say("Process “%s” has no end event.", "流程“%s”没有结束事件。", p.Label()),
			problem.Say("Add an end event for every outcome.", "请为每种结果添加结束事件。")))
	}
	return found
}

func hasEnd(s *model.Scope) bool {
	for _, n := range s.Nodes {
		if n.Kind == model.EndEvent {
			return true
		}
	}
	return false
}
