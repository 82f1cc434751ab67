package branches

import (
	"slices"

	"sandtable/engine/data"
	"sandtable/engine/finding"
	"sandtable/engine/model"
)

// early is a reading of a variable that may come before it is written.
type early struct {
	use     *data.Use
	certain bool // on no way has anything written it before
}

// Bounds of the search for such readings; what is beyond them is not judged.
const (
	mostSteps  = 4_000_000 // along edges
	mostRounds = 50        // per vertex, until it is settled what is written where
)

// earlyReads are the readings before which a variable is not written: on any way, or on some. What happens side by
// side is taken to happen in the order that is no problem, and so is what comes about in ways that no flow shows.
func earlyReads(s *finding.Subject) []early {
	return finding.Recall(s, "data.early", func() []early {
		f := of(s)
		r := &reading{facts: f, way: wayOf(s, f.Data), bit: map[string]int{}}
		return r.find()
	})
}

// reading looks for early readings.
type reading struct {
	*facts
	*way
	bit     map[string]int // of the variables that are asked about
	written []set          // by vertex: what surely is, when it is left behind
	steps   int
}

// set is some of the variables.
type set []uint64

func (s set) has(i int) bool { return s[i/64]&(1<<(i%64)) != 0 }

func (r *reading) find() []early {
	for _, v := range r.Variables {
		if !v.Input && !r.Touches(v.Name) && r.count[v.Name].reads > 0 && r.count[v.Name].writes > 0 {
			r.bit[v.Name] = len(r.bit)
		}
	}
	if len(r.bit) == 0 || !r.settle() {
		return nil
	}
	var found []early
	seen := map[string]bool{} // one of each variable at each node
	written := map[string]bool{}
	var node *model.Node
	for _, u := range r.Uses {
		if u.Node != node {
			node, written = u.Node, map[string]bool{}
		}
		bit, asked := r.bit[u.Variable]
		key := string(u.Node.ID) + " " + u.Variable
		switch {
		case !asked:
		case u.Write:
			written[u.Variable] = true
		case !written[u.Variable] && !u.Waits && !seen[key] && (u.Formula == nil || u.Formula.Ours):
			if e, ok := r.judge(u, bit); ok {
				seen[key] = true
				found = append(found, e)
			}
		}
	}
	return found
}

// judge says whether a reading is early.
func (r *reading) judge(u *data.Use, bit int) (early, bool) {
	at := r.at[u.Node]
	if u.Late {
		at++
	}
	if r.in(at).has(bit) || r.steps > mostSteps {
		return early{}, false
	}
	back := r.reach([]int{at}, -1, func(v int) [][]int { return [][]int{r.before[v], r.told[v]} })
	var forks []int
	begun, before := false, false
	for v, ok := range back {
		switch {
		case ok && r.open[v]:
			return early{}, false
		case ok && r.fork[v] && v != at, !ok && r.entrance[v]:
			forks = append(forks, v)
		}
		begun = begun || ok && r.entrance[v]
		before = before || ok && v != at && slices.Contains(r.writes[v], u.Variable)
	}
	if !begun {
		return early{}, false
	}
	beside := r.reach(forks, at, func(v int) [][]int { return [][]int{r.after[v], r.tells[v]} })
	for v, ok := range beside {
		if ok && !back[v] && slices.Contains(r.writes[v], u.Variable) {
			return early{}, false
		}
	}
	return early{u, !before}, true
}

// reach are the vertices to which edges lead from some, not through one of them.
func (r *reading) reach(from []int, not int, next func(int) [][]int) []bool {
	seen := make([]bool, len(r.after))
	todo := slices.Clone(from)
	for len(todo) > 0 {
		v := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		if seen[v] || v == not {
			continue
		}
		seen[v] = true
		for _, list := range next(v) {
			r.steps += len(list)
			todo = append(todo, list...)
		}
	}
	r.steps += len(seen) / 8
	return seen
}

// settle works out what is surely written where, beginning with everything; false where that takes too long.
func (r *reading) settle() bool {
	n := len(r.after)
	r.written = make([]set, n)
	width := (len(r.bit) + 63) / 64
	todo, queued := []int{}, make([]bool, n)
	for v := range n {
		r.written[v] = make(set, width)
		for i := range r.written[v] {
			r.written[v][i] = ^uint64(0)
		}
		todo, queued[v] = append(todo, v), true
	}
	for rounds := 0; len(todo) > 0; rounds++ {
		if rounds > mostRounds*n {
			return false
		}
		v := todo[0]
		todo, queued[v] = todo[1:], false
		now := r.in(v)
		for _, name := range r.writes[v] {
			if i, ok := r.bit[name]; ok {
				now[i/64] |= 1 << (i % 64)
			}
		}
		if slices.Equal(now, r.written[v]) {
			continue
		}
		r.written[v] = now
		for _, next := range slices.Concat(r.after[v], r.tells[v]) {
			if !queued[next] {
				todo, queued[next] = append(todo, next), true
			}
		}
	}
	return true
}

// in is what is surely written when a vertex is come to.
func (r *reading) in(v int) set {
	s := make(set, len(r.written[v]))
	all := !r.entrance[v] && (r.open[v] || !r.joins[v] || len(r.before[v]) == 0)
	for i := range s {
		if all {
			s[i] = ^uint64(0)
		}
	}
	if r.open[v] || r.entrance[v] {
		return s
	}
	for _, b := range r.before[v] {
		for i := range s {
			if r.joins[v] {
				s[i] |= r.written[b][i]
			} else {
				s[i] &= r.written[b][i]
			}
		}
	}
	for _, b := range r.told[v] {
		for i := range s {
			s[i] |= r.written[b][i]
		}
	}
	return s
}
