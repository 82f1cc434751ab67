package draft

import (
	"slices"

	"sandtable/engine/model"
	"sandtable/engine/problem"
)

// joins lets ways that run at the same time wait for each other where they meet: at the nearest node that all of them come to
// (their immediate post-dominator). Ways that cross over before, or lead back to where they parted, cannot be
// drawn so: then one of them is taken.
func (g *graph) joins() {
	for _, split := range slices.Backward(g.split) { // inner ones come later in a table, as a rule
		meet := g.meeting(split)
		regions, ok := g.regions(split, meet)
		if !ok {
			g.alternatives(split)
			continue
		}
		if meet >= 0 {
			g.join(split, meet, regions)
		}
	}
}

// alternatives takes back that ways run at the same time.
func (g *graph) alternatives(split int) {
	n := g.nodes[split]
	n.kind = model.ExclusiveGateway
	step := n.step
	if step < 0 { // the step before
		for _, f := range g.flows {
			if f.to == split && g.nodes[f.from].step >= 0 {
				step = g.nodes[f.from].step
			}
		}
	}
	row, title := 0, n.name
	if step >= 0 {
		row, title = g.steps[step].row, g.steps[step].name
	}
	if n.name == "" {
		n.name = title + g.word(": which way?", "：走哪条？")
	}
	g.miss(row, problem.Say("The ways after “%s” lead into each other or back before they meet, so they cannot run at the same time: one of them is taken.", "“%s”之后的各分支在汇合前相互穿插或返回，无法并行：按只走其中一条处理。", title))
}

// meeting is the immediate post-dominator of a node, -1 where that is the end of everything or there is none (Cooper, Harvey and Kennedy, A
// Simple, Fast Dominance Algorithm, on the reversed graph).
func (g *graph) meeting(split int) int {
	out := g.outgoing()
	order, seen := g.postorder(split, out)
	exit := len(g.nodes)
	rank := make([]int, exit+1) // in the reversed graph: the exit first
	for i, n := range order {
		rank[n] = i + 1
	}
	up := make([]int, exit+1)
	for i := range up {
		up[i] = -1
	}
	up[exit] = exit
	meet := func(a, b int) int {
		for a != b {
			for rank[a] > rank[b] {
				a = up[a]
			}
			for rank[b] > rank[a] {
				b = up[b]
			}
		}
		return a
	}
	for changed, rounds := true, 0; changed && rounds < 50; rounds++ {
		changed = false
		for _, n := range order {
			best := -1
			if len(out[n]) == 0 {
				best = exit
			}
			for _, f := range out[n] {
				if to := g.flows[f].to; seen[to] && up[to] >= 0 {
					if best < 0 {
						best = to
					} else {
						best = meet(best, to)
					}
				}
			}
			if best >= 0 && up[n] != best {
				up[n], changed = best, true
			}
		}
	}
	if up[split] < 0 || up[split] == exit {
		return -1
	}
	return up[split]
}

// postorder are the nodes that a node leads to and itself, what follows before what leads there.
func (g *graph) postorder(from int, out [][]int) (order []int, seen []bool) {
	seen = make([]bool, len(g.nodes)+1)
	type visit struct{ node, next int }
	seen[from] = true
	for stack := []visit{{from, 0}}; len(stack) > 0; {
		top := &stack[len(stack)-1]
		if top.next == len(out[top.node]) {
			order = append(order, top.node)
			stack = stack[:len(stack)-1]
			continue
		}
		to := g.flows[out[top.node][top.next]].to
		top.next++
		if !seen[to] {
			seen[to] = true
			stack = append(stack, visit{to, 0})
		}
	}
	return order, seen
}

// regions says for every node between a split and where its ways meet by which way it is reached. It is not ok where a node is reached by
// two, or the split itself again, or a flow comes in from elsewhere.
func (g *graph) regions(split, meet int) (region map[int]int, ok bool) {
	out := g.outgoing()
	region = map[int]int{}
	for k, f := range out[split] {
		todo := []int{g.flows[f].to}
		for len(todo) > 0 {
			at := todo[len(todo)-1]
			todo = todo[:len(todo)-1]
			if at == meet {
				continue
			}
			if by, known := region[at]; at == split || known && by != k {
				return nil, false
			} else if known {
				continue
			}
			region[at] = k
			for _, f := range out[at] {
				todo = append(todo, g.flows[f].to)
			}
		}
	}
	for _, f := range g.flows {
		if by, inside := region[f.to]; inside && f.from != split {
			if from, ok := region[f.from]; !ok || from != by {
				return nil, false
			}
		}
	}
	return region, true
}

// join puts a gateway before the meeting that waits for every way; what one way brings several times is merged before.
func (g *graph) join(split, meet int, region map[int]int) {
	ways := map[int][]int{} // by way: the flows that come to the meeting
	for k, f := range g.outgoing()[split] {
		if g.flows[f].to == meet {
			ways[k] = append(ways[k], f)
		}
	}
	others := 0
	for i, f := range g.flows {
		if f.to != meet {
			continue
		}
		if k, inside := region[f.from]; inside {
			ways[k] = append(ways[k], i)
		} else if f.from != split {
			others++
		}
	}
	join := meet
	if g.nodes[meet].kind != model.ParallelGateway || others > 0 {
		join = g.add(model.ParallelGateway, "", g.nodes[meet].lane)
		g.connect(join, meet, "")
	}
	for k := range len(g.outgoing()[split]) {
		into := join
		if len(ways[k]) > 1 {
			into = g.add(model.ExclusiveGateway, "", g.nodes[g.flows[ways[k][0]].from].lane)
			g.connect(into, join, "")
		}
		for _, f := range ways[k] {
			g.flows[f].to = into
		}
	}
}
