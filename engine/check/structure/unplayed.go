package structure

import (
	"sandtable/engine/edit"
	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/problem"
	"sandtable/engine/token"
)

var notPlayedRule = finding.Rule{ID: "structure.not-played", Relays: true, Severity: finding.Error, Look: unplayed,
	Title: problem.Text{EN: "An element that cannot be played", ZH: "无法运行的元素"}}

// unplayed names what is drawn but cannot be played. Where a scenario says which
// process it is for, the others may hold anything.
func unplayed(s *finding.Subject) finding.Findings {
	x := drawing(s)
	var found finding.Findings
	for _, p := range s.File.Processes {
		if s.Numbers != nil && s.Numbers.Process != "" && s.Numbers.Process != string(p.ID) {
			continue
		}
		if len(p.Nodes) == 0 && len(s.File.Processes) > 1 {
			continue // a pool without a drawing
		}
		for _, refused := range token.Unplayed(p) {
			if !noticed(s.File, refused.At.Element) {
				f := finding.Of(refused, finding.Error)
				f.Fixes = played(x, &refused)
				found = append(found, f)
			}
		}
	}
	return found
}

// played makes what cannot be played playable, where a program can: a sub-process begins without a trigger,
// and what leads nowhere is removed.
func played(x *drawn, refused *problem.Problem) []finding.Fix {
	id := model.ID(refused.At.Element)
	switch n := x.nodes[id]; {
	case refused.Code == "token.loose-flow":
		f := x.fix(problem.Say("Remove the flow", "删除该连线"))
		f.do(edit.Edit{Do: edit.Remove, Element: id})
		return []finding.Fix{f.done()}
	case refused.Code == "token.not-played" && n != nil && n.Kind == model.StartEvent:
		f := x.fix(problem.Say("Remove the trigger of “%s”", "去掉“%s”的触发条件", n.Label()))
		f.do(edit.Edit{Do: edit.Replace, Element: id, Kind: model.StartEvent.String()})
		return []finding.Fix{f.done()}
	}
	return nil
}

// noticed says whether the reader has already said of an element that it blocks a run.
func noticed(d *model.Definitions, element string) bool {
	for i := range d.Notices {
		if d.Notices[i].Blocks && d.Notices[i].At.Element == element {
			return true
		}
	}
	return false
}
