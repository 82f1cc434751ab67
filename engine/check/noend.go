package check

import (
	"sandtable/engine/model"
	"sandtable/engine/problem"
	"sandtable/engine/scenario"
)

// noEnd finds processes without an end event. They end where their flows do, which is
// legal but seldom meant.
func noEnd(d *model.Definitions, _ *scenario.Scenario) Findings {
	var found Findings
	for _, p := range d.Processes {
		if len(p.Nodes) == 0 || hasEnd(&p.Scope) {
			continue
		}
		found = append(found, at("structure.no-end", Warning, &p.Base,
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
