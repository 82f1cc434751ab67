package load

// dominators are the nodes through which every way leads; Cooper, Harvey and Kennedy,
// "A Simple, Fast Dominance Algorithm" (2001).
type dominators struct {
	over  []int   // by node: the last one before it, from all starts; the number of nodes for the start itself, -1 for none
	under []int   // by node: the first one after it, on all ways to an end; likewise
	joins [][]int // by node: the joins that hear from it

	budget int // how much more work is worth while, over all joins of the scope
}

const mostReach = 5_000_000

// dominators of a scope, along the ways that tokens can take.
func (p *passage) dominators() *dominators {
	n := len(p.nodes)
	next, previous := make([][]int, n+1), make([][]int, n+1)
	lead := func(from, to int) {
		next[from] = append(next[from], to)
		previous[to] = append(previous[to], from)
	}
	for i := range p.edges {
		if x := &p.edges[i]; p.alive[x.from] && p.alive[x.to] && !x.dead {
			lead(x.from, x.to)
		}
	}
	d := &dominators{joins: make([][]int, n), budget: mostReach}
	ends := make([]int, 0, n)
	for i := range p.nodes {
		if len(next[i]) == 0 && p.alive[i] {
			ends = append(ends, i)
		}
	}
	d.over = immediate(n, p.starts, next, previous)
	d.under = immediate(n, ends, previous, next)
	return d
}

// immediate dominators from a root, number n, that leads to the starts.
func immediate(n int, starts []int, next, previous [][]int) []int {
	isStart := make([]bool, n+1)
	for _, s := range starts {
		isStart[s] = true
	}
	order, rank := reverse(n, starts, next)
	over := make([]int, n+1)
	for i := range over {
		over[i] = -1
	}
	over[n] = n
	work := mostReach
	for changed := true; changed; {
		changed = false
		for _, i := range order[1:] {
			best := -1
			if isStart[i] {
				best = n
			}
			for _, k := range previous[i] {
				switch {
				case over[k] < 0:
				case best < 0:
					best = k
				default:
					best = meet(k, best, over, rank, &work)
				}
			}
			if work < 0 {
				for k := range over {
					over[k] = -1
				}
				return over
			}
			if best != over[i] {
				over[i], changed = best, true
			}
		}
	}
	return over
}

func meet(a, b int, over, rank []int, work *int) int {
	for a != b && *work >= 0 {
		for rank[a] > rank[b] {
			a, *work = over[a], *work-1
		}
		for rank[b] > rank[a] {
			b, *work = over[b], *work-1
		}
	}
	return a
}

// reverse is the reverse postorder from a root that leads to the starts.
func reverse(root int, starts []int, next [][]int) (order, rank []int) {
	rank = make([]int, len(next))
	seen := make([]bool, len(next))
	type at struct{ node, done int }
	of := func(i int) []int {
		if i == root {
			return starts
		}
		return next[i]
	}
	stack := []at{{root, 0}}
	seen[root] = true
	for len(stack) > 0 {
		top := &stack[len(stack)-1]
		if top.done == len(of(top.node)) {
			order = append(order, top.node)
			stack = stack[:len(stack)-1]
			continue
		}
		j := of(top.node)[top.done]
		top.done++
		if !seen[j] {
			seen[j] = true
			stack = append(stack, at{j, 0})
		}
	}
	for i, j := 0, len(order)-1; i < j; i, j = i+1, j-1 {
		order[i], order[j] = order[j], order[i]
	}
	for k, i := range order {
		rank[i] = k
	}
	return order, rank
}
