package load

import "math"

// network is a directed graph with capacities, for maximum flows and minimum cuts.
type network struct {
	next  [][]int // arcs, by node; an arc's opposite is the one beside it
	to    []int
	left  []float64
	least float64 // what counts as no capacity

	depth, done []int
}

func newNetwork(n int) *network {
	return &network{next: make([][]int, n), depth: make([]int, n), done: make([]int, n)}
}

func (f *network) add(from, to int, capacity float64) {
	f.next[from] = append(f.next[from], len(f.to))
	f.next[to] = append(f.next[to], len(f.to)+1)
	f.to = append(f.to, to, from)
	f.left = append(f.left, capacity, 0)
}

// most is the maximum flow; Dinic, "Algorithm for solution of a problem of maximum flow
// in a network with power estimation" (1970). It stops when the work is used up.
func (f *network) most(source, sink int, work *int) float64 {
	flow := 0.0
	for f.layers(source, sink, work) && *work >= 0 {
		clear(f.done)
		for {
			pushed := f.push(source, sink, math.Inf(1), work)
			if pushed <= f.least || *work < 0 {
				break
			}
			flow += pushed
		}
	}
	return flow
}

// layers finds how far each node is from the source, and whether the sink is reached.
func (f *network) layers(source, sink int, work *int) bool {
	for i := range f.depth {
		f.depth[i] = -1
	}
	f.depth[source] = 0
	todo := []int{source}
	for len(todo) > 0 {
		i := todo[0]
		todo = todo[1:]
		for _, a := range f.next[i] {
			*work--
			if f.left[a] > f.least && f.depth[f.to[a]] < 0 {
				f.depth[f.to[a]] = f.depth[i] + 1
				todo = append(todo, f.to[a])
			}
		}
	}
	return f.depth[sink] >= 0
}

func (f *network) push(i, sink int, most float64, work *int) float64 {
	if i == sink {
		return most
	}
	for ; f.done[i] < len(f.next[i]); f.done[i]++ {
		*work--
		a := f.next[i][f.done[i]]
		if f.left[a] <= f.least || f.depth[f.to[a]] != f.depth[i]+1 {
			continue
		}
		if pushed := f.push(f.to[a], sink, min(most, f.left[a]), work); pushed > f.least {
			f.left[a] -= pushed
			f.left[a^1] += pushed
			return pushed
		}
	}
	return 0
}

// side says which nodes can still be reached from the source: its side of the cut.
func (f *network) side(source int) []bool {
	reached := make([]bool, len(f.next))
	for i, depth := range f.depth { // of the last, failed search
		reached[i] = depth >= 0
	}
	reached[source] = true
	return reached
}
