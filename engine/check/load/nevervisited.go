package load

import (
	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/problem"
)

// neverVisited finds where a case could come by the drawing, but does not because the
// scenario gives no share to any way there: the first elements of such parts.
func neverVisited(e *expectation) finding.Findings {
	unvisited := func(p *passage, i int) bool { return p.drawn[i] && !p.alive[i] }
	reported := map[model.ID]*passage{}
	for _, p := range e.played {
		for i, n := range p.nodes {
			if !unvisited(p, i) || n.Kind == model.BoundaryEvent || n.Activity != nil && n.Activity.TriggeredByEvent {
				continue // unreachableEvent tells of them
			}
			for _, x := range p.in[i] {
				if from := p.edges[x].from; p.alive[from] && !e.alive[n.ID] && p.visited(e) {
					reported[n.ID] = p
				}
			}
		}
	}
	var found finding.Findings
	patience := mostBeyond
	e.eachNode(func(n, _ *model.Node) {
		p := reported[n.ID]
		if p == nil {
			return
		}
		message := problem.Say("No case comes to “%s”: the scenario gives the way there no share.", "没有案例会到达“%s”：情景没有给通向它的分支分配比例。", n.Label())
		if beyond := p.beyond(p.number[n.ID], &patience); beyond > 0 {
			message = problem.Say("No case comes to “%[1]s” and what lies beyond it (%[2]d more): the scenario gives the way there no share.",
				"没有案例会到达“%[1]s”及其后续的 %[2]d 个元素：情景没有给通向它的分支分配比例。", n.Label(), beyond)
		}
		found = append(found, finding.On(&n.Base, message,
			problem.Say("If that is not meant, give the way a share.", "如果并非有意，请为该分支设置比例。")))
	})
	return found
}

// visited says whether a case comes to the scope at all.
func (p *passage) visited(e *expectation) bool { return p.holder == nil || e.alive[p.holder.ID] }

const mostBeyond = 500_000 // elements counted for all findings together

// beyond counts the elements that no token comes to and that a node leads to; none where
// there was too much to count.
func (p *passage) beyond(i int, patience *int) int {
	seen := map[int]bool{i: true}
	todo := []int{i}
	for len(todo) > 0 {
		k := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		if *patience--; *patience < 0 {
			return 0
		}
		for _, x := range p.out[k] {
			if to := p.edges[x].to; !seen[to] && !p.alive[to] {
				seen[to] = true
				todo = append(todo, to)
			}
		}
	}
	return len(seen) - 1
}
