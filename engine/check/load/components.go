package load

// components are the strongly connected components of a graph, those that lead to
// others first; Tarjan's algorithm without recursion. Nodes of a component are in no
// certain order, but always the same.
func components(n int, next func(i int, visit func(j int))) [][]int {
	const unseen = -1
	t := &tarjan{low: make([]int, n), index: make([]int, n), on: make([]bool, n)}
	for i := range t.index {
		t.index[i] = unseen
	}
	for root := range n {
		if t.index[root] == unseen {
			t.search(root, next)
		}
	}
	for i, j := 0, len(t.found)-1; i < j; i, j = i+1, j-1 {
		t.found[i], t.found[j] = t.found[j], t.found[i]
	}
	return t.found
}

type tarjan struct {
	index, low []int
	on         []bool
	stack      []int
	seen       int
	found      [][]int
}

type frame struct {
	node, done int
	next       []int
}

func (t *tarjan) search(root int, next func(i int, visit func(j int))) {
	open := func(i int) frame {
		t.index[i], t.low[i] = t.seen, t.seen
		t.seen++
		t.stack, t.on[i] = append(t.stack, i), true
		f := frame{node: i}
		next(i, func(j int) { f.next = append(f.next, j) })
		return f
	}
	frames := []frame{open(root)}
	for len(frames) > 0 {
		f := &frames[len(frames)-1]
		if f.done < len(f.next) {
			j := f.next[f.done]
			f.done++
			switch {
			case t.index[j] < 0:
				frames = append(frames, open(j))
			case t.on[j]:
				t.low[f.node] = min(t.low[f.node], t.index[j])
			}
			continue
		}
		i := f.node
		frames = frames[:len(frames)-1]
		if len(frames) > 0 {
			over := frames[len(frames)-1].node
			t.low[over] = min(t.low[over], t.low[i])
		}
		if t.low[i] == t.index[i] {
			t.close(i)
		}
	}
}

// close takes a component off the stack.
func (t *tarjan) close(root int) {
	for from := len(t.stack) - 1; ; from-- {
		t.on[t.stack[from]] = false
		if t.stack[from] == root {
			t.found = append(t.found, append([]int(nil), t.stack[from:]...))
			t.stack = t.stack[:from]
			return
		}
	}
}
