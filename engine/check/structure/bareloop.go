package structure

import (
	"sandtable/engine/edit"
	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/problem"
	"sandtable/engine/token"
)

var bareLoopRule = finding.Rule{ID: "structure.bare-loop", Severity: finding.Warning, Look: few(bareLoop),
	Title: problem.Text{EN: "A loop marker that says nothing", ZH: "循环标记没有任何设置"}}

// bareLoop finds loop markers that say neither until when nor how often to go round.
func bareLoop(s *finding.Subject) finding.Findings {
	x := drawing(s)
	var found finding.Findings
	for _, p := range s.File.Processes {
		p.Walk(func(n, _ *model.Node) {
			if token.BareLoop(n) {
				f := x.fix(problem.Say("Remove the loop marker", "移除循环标记"))
				f.do(edit.Edit{Do: edit.Set, Element: n.ID, Property: "loop"})
				found = append(found, finding.On(&n.Base,
					problem.Say("The loop marker of “%s” says neither until when nor how often to go round: it is played once.", "“%s”的循环标记没有设置循环条件或最大次数：运行时只执行一次。", n.Label()),
					problem.Say("Draw the loop with an exclusive gateway, or remove the marker.", "请用排他网关画出循环，或移除该标记。"), f.done()))
			}
		})
	}
	return found
}
