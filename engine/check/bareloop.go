package check

import (
	"sandtable/engine/model"
	"sandtable/engine/problem"
	"sandtable/engine/scenario"
	"sandtable/engine/token"
)

// bareLoop finds loop markers that say neither until when nor how often to go round.
func bareLoop(d *model.Definitions, _ *scenario.Scenario) Findings {
	var found Findings
	for _, p := range d.Processes {
		p.Walk(func(n, _ *model.Node) {
			if token.BareLoop(n) {
				found = append(found, at("structure.bare-loop", Warning, &n.Base,
					problem.Say("The loop marker of “%s” says neither until when nor how often to go round: it is played once.", "“%s”的循环标记没有设置循环条件或最大次数：运行时只执行一次。", n.Label()),
					problem.Say("Draw the loop with an exclusive gateway, or remove the marker.", "请用排他网关画出循环，或移除该标记。")))
			}
		})
	}
	return found
}
