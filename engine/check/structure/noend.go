package structure

import (
	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/problem"
)

var noEndRule = finding.Rule{ID: "structure.no-end", Severity: finding.Warning, Look: few(noEnd),
	Title: problem.Text{EN: "A process without an end event", ZH: "没有结束事件的流程"}}

// noEnd finds processes without an end event. They end where their flows do, which is
// legal but seldom meant.
func noEnd(s *finding.Subject) finding.Findings {
	x := drawing(s)
	var found finding.Findings
	for _, p := range s.Processes() {
		if len(p.Nodes) == 0 || hasEnd(&p.Scope) {
			continue
		}
		found = append(found, finding.On(&p.Base,
			problem.Say("Process “%s” has no end event.", "流程“%s”没有结束事件。", p.Label()),
			problem.Say("Add an end event for every outcome.", "请为每种结果添加结束事件。"), ended(x, &p.Scope)...))
	}
	return found
}

// mostEnds is how many end events a fix adds at once.
const mostEnds = 8

// ended adds an end event wherever a scope stops.
func ended(x *drawn, s *model.Scope) []finding.Fix {
	var last []*model.Node
	for _, n := range s.Nodes {
		if stops(n) {
			last = append(last, n)
		}
	}
	if len(last) == 0 || len(last) > mostEnds {
		return nil
	}
	f := x.fix(problem.Say("Add an end event wherever the process stops", "在流程中断处添加结束事件"))
	for _, n := range last {
		f.connect(n.ID, f.behind(n.ID, model.EndEvent))
	}
	return []finding.Fix{f.done()}
}

func hasEnd(s *model.Scope) bool {
	for _, n := range s.Nodes {
		if n.Kind == model.EndEvent {
			return true
		}
	}
	return false
}
