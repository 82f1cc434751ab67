package soundness

import (
	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/problem"
	"sandtable/engine/token"
)

// unsynchronized finds places that two tokens of one case come to at once.
func unsynchronized(p *Part, _ bool) finding.Findings { return p.broken(Safe) }

// crowds are the places at which tokens meet that were never joined: what is behind is
// done twice.
func (e *explorer) crowds() []Fault {
	var all []Fault
	for _, c := range e.crowded {
		if len(all) == mostFaults {
			break
		}
		run := e.runTo(c.state)
		if !e.shown(run, c.state) {
			continue
		}
		n := e.net.Nodes[c.node].Node
		f := Fault{Broken: Safe, Elements: []*model.Node{n}, Run: run,
			said: say("“%s” can be under way twice at once for one case: branches that run side by side meet there without having been joined.", "同一案例中“%s”可能同时执行两次：并行的分支未经汇合就在此相遇。", n.ID),
			Hint: problem.Say("Join the branches with a parallel or inclusive gateway before it.", "请在它之前用并行网关或包容网关汇合这些分支。")}
		if c.flow != token.None {
			from := e.net.Nodes[e.net.Flows[c.flow].From].Node
			f.Elements = append(f.Elements, from)
			f.said = say("Two tokens of one case can wait on the same way into the join “%s”, that from “%s”: it would fire once too often.", "同一案例可能有两个令牌等在通往汇合网关“%s”的同一条连线上（来自“%s”）：汇合会多触发一次。", n.ID, from.ID)
		}
		all = append(all, f)
	}
	return all
}
