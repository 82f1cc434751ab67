package structure

import (
	"sandtable/engine/edit"
	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/problem"
)

var implicitSplitRule = finding.Rule{ID: "structure.implicit-split", Severity: finding.Warning, Look: few(implicitSplit),
	Title: problem.Text{EN: "A split without a gateway", ZH: "没有网关的分支"}}

// implicitSplit finds activities and events that several flows without a condition leave: all of them
// are taken at once.
func implicitSplit(s *finding.Subject) finding.Findings {
	x := drawing(s)
	var found finding.Findings
	s.Each(func(n, _ *model.Node, _ *model.Process) {
		if n.Kind.IsGateway() || len(n.Outgoing) < 2 {
			return
		}
		free, conditional := map[model.ID]bool{}, 0 // targets: what leads to the same twice is duplicateFlow's
		for _, f := range x.ways(n.Outgoing) {
			switch {
			case f.Condition != nil:
				conditional++
			case n.Activity == nil || n.Activity.Default != f.ID:
				free[f.Target] = true
			}
		}
		if len(free) < 2 {
			return
		}
		var fixes []finding.Fix
		if conditional == 0 {
			fixes = []finding.Fix{
				splitBehind(x, n, model.ParallelGateway, problem.Say("All ways at once: add a parallel gateway", "全部执行：添加并行网关")),
				splitBehind(x, n, model.ExclusiveGateway, problem.Say("One of the ways: add an exclusive gateway", "任选其一：添加排他网关")),
			}
		}
		found = append(found, finding.On(&n.Base,
			problem.Say("%d flows leave “%s” without a condition: all of them are taken at once.", "有 %d 条无条件的连线从“%s”流出：它们会同时执行。", len(free), n.Label()),
			problem.Say("Draw a gateway that says whether all ways are taken or one of them.", "请用网关说明是全部执行还是任选其一。"), fixes...))
	})
	return found
}

// splitBehind lets a new gateway behind a node split instead of the node.
func splitBehind(x *drawn, n *model.Node, kind model.Kind, title problem.Text) finding.Fix {
	f := x.fix(title)
	split := f.behind(n.ID, kind)
	for _, way := range x.ways(n.Outgoing) {
		f.do(edit.Edit{Do: edit.Reconnect, Element: way.ID, Source: split})
	}
	f.connect(n.ID, split)
	return f.done()
}
