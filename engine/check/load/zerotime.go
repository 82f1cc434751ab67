package load

import (
	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/problem"
	"sandtable/engine/scenario"
)

// zeroTimeLoop finds loops in which nothing takes time, but which can go round.
func zeroTimeLoop(e *expectation) finding.Findings {
	timed := map[model.ID]bool{} // elements that take time, or may
	for at := len(e.played) - 1; at >= 0; at-- {
		p := e.played[at]
		for i, n := range p.nodes {
			timed[n.ID] = e.takesTime(n) || p.inside[i] != nil && takesTime(p.inside[i], timed)
		}
	}
	var found finding.Findings
	for _, p := range e.played {
		for _, nodes := range p.idle(timed) {
			who := finding.List(finding.Labels(nodes))
			found = append(found, finding.On(&spokesman(nodes).Base,
				problem.Say("Nothing in the loop through %[1]s takes time: going round it shows nowhere.", "经过%[2]s的循环中没有任何元素耗时：循环多少次都不影响结果。", who.EN, who.ZH),
				problem.Say("Give a task in the loop a duration.", "请为循环中的任务设置时长。")))
		}
	}
	return found
}

func takesTime(p *passage, timed map[model.ID]bool) bool {
	for i, n := range p.nodes {
		if p.alive[i] && timed[n.ID] {
			return true
		}
	}
	return false
}

// takesTime says whether a token may rest at a node, sub-processes left out.
func (e *expectation) takesTime(n *model.Node) bool {
	switch {
	case n.Kind == model.IntermediateCatchEvent:
		return !n.IsLinkCatch()
	case n.Kind == model.ReceiveTask, n.Kind == model.BoundaryEvent:
		return true
	case !e.works(n):
		return false
	}
	t := e.numbers.Tasks[string(n.ID)]
	return t != nil && (e.positive(t.Duration) || t.Batch != nil || len(t.Uses) > 0 || e.duty(t.Consult) || e.duty(t.Approve))
}

func (e *expectation) duty(d *scenario.Duty) bool { return d != nil && e.positive(d.Duration) }

// positive says whether a length of time may be more than none.
func (e *expectation) positive(d *scenario.Distribution) bool {
	mean, ok := e.means.seconds(d)
	return d != nil && (!ok || mean > 0)
}

// idle are the loops of a scope without the nodes that take time, each in file order.
func (p *passage) idle(timed map[model.ID]bool) [][]*model.Node {
	counts := func(i int) bool { return p.alive[i] && !timed[p.nodes[i].ID] && !p.endless[i] }
	itself := make([]bool, len(p.nodes))
	found := components(len(p.nodes), func(i int, visit func(int)) {
		if !counts(i) {
			return
		}
		for _, x := range p.out[i] {
			if x := &p.edges[x]; x.weight > 0 && counts(x.to) {
				itself[i] = itself[i] || x.to == i
				visit(x.to)
			}
		}
	})
	var loops [][]*model.Node
	for _, c := range found {
		if len(c) == 1 && !itself[c[0]] {
			continue
		}
		loops = append(loops, p.inOrder(c))
	}
	return loops
}
