package soundness

import (
	"slices"

	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/problem"
)

// improper finds end events that one case reaches more than once.
func improper(p *Part, _ bool) finding.Findings { return p.broken(Proper) }

// repetitions are the end events that one case reaches more than once.
func (e *explorer) repetitions() []Fault {
	var all []Fault
	for _, x := range e.twice {
		run := append(e.runTo(x.state), e.step(x.state, x.does, x.script))
		if g, err := Play(e.net, run); err != nil || !slices.Contains(g.Repeated(), x.end) {
			e.notShown()
			continue
		}
		n := e.net.Nodes[x.end].Node
		all = append(all, Fault{Broken: Proper, Elements: []*model.Node{n}, Run: run,
			said: say("One case reaches the end event “%s” more than once: branches that run side by side end there without having been joined.", "同一案例会多次到达结束事件“%s”：并行的分支未经汇合就在此结束。", n.ID),
			Hint: problem.Say("Join the branches before it, or give each an end event of its own.", "请先汇合这些分支，或为每个分支设置各自的结束事件。")})
	}
	return all
}
