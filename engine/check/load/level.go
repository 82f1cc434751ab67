package load

import (
	"math"
	"slices"
)

// level shares work out among those who can do it, as evenly as it goes: the load of
// the busiest is as small as can be, then that of the next, and so on. It is the
// densest-set decomposition: the set of crews whose work that nobody else can do is the
// largest in relation to their time has that ratio for its load; what is left is shared
// out among the others (Fujishige, "Lexicographically optimal base of a polymatroid with
// respect to a weight vector", 1980). The densest set is found with minimum cuts by
// Dinkelbach's method; the set itself is the witness that no sharing can do better.
//
// The result is a load for every crew (0 for those without work) and the sets, busiest
// first. Where there is too much to look at, sets is nil and work is shared by time.
func level(demands []demand, time []float64) (load []float64, sets []set) {
	load = make([]float64, len(time))
	l := leveller{demands: demands, time: time, load: load, work: mostCuts}
	all := make([]int, len(demands))
	for k := range all {
		all[k] = k
	}
	crews := make([][]int, len(demands))
	for k := range demands {
		crews[k] = demands[k].crews
	}
	todo := []part{{all, crews}}
	for len(todo) > 0 {
		p := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		for _, c := range l.connected(p) {
			rest := l.densest(c)
			if l.work < 0 {
				return byTime(demands, time), nil
			}
			if len(rest.demands) > 0 {
				todo = append(todo, rest)
			}
		}
	}
	slices.SortStableFunc(l.sets, func(a, b set) int {
		switch {
		case a.load > b.load:
			return -1
		case a.load < b.load:
			return 1
		}
		return a.demands[0] - b.demands[0]
	})
	return load, l.sets
}

// set is work that only these crews can do, unless others get busier than they are.
type set struct {
	demands    []int
	crews      []int
	work, time float64
	load       float64
}

// part is some of the demands, with the crews that are left for them.
type part struct {
	demands []int
	crews   [][]int // of each
}

type leveller struct {
	demands []demand
	time    []float64
	load    []float64
	sets    []set
	work    int
}

const mostCuts = 20_000_000 // arcs looked at in all cuts

// connected splits a part where no crew is common.
func (l *leveller) connected(p part) []part {
	for _, crews := range p.crews {
		l.work -= 8 * len(crews) // maps are slower than arcs
	}
	group := map[int]int{} // by crew
	parent := make([]int, len(p.demands))
	find := func(k int) int {
		for parent[k] != k {
			parent[k] = parent[parent[k]]
			k = parent[k]
		}
		return k
	}
	for k := range p.demands {
		parent[k] = k
		for _, c := range p.crews[k] {
			if other, ok := group[c]; ok {
				a, b := find(other), find(k)
				parent[max(a, b)] = min(a, b)
			} else {
				group[c] = k
			}
		}
	}
	var parts []part
	place := map[int]int{}
	for k := range p.demands {
		root := find(k)
		at, ok := place[root]
		if !ok {
			at = len(parts)
			place[root] = at
			parts = append(parts, part{})
		}
		parts[at].demands = append(parts[at].demands, p.demands[k])
		parts[at].crews = append(parts[at].crews, p.crews[k])
	}
	return parts
}

// densest notes the set with the highest load, and returns what remains.
func (l *leveller) densest(p part) part {
	in := make([]bool, len(p.demands)) // the set so far: everything
	for k := range in {
		in[k] = true
	}
	for {
		s := l.sum(p, in)
		better := l.above(p, s.load)
		if better == nil || l.work < 0 {
			return l.fix(p, in, s)
		}
		if next := l.sum(p, better); next.load <= s.load*(1+1e-12) {
			return l.fix(p, in, s)
		}
		in = better
	}
}

func (l *leveller) sum(p part, in []bool) set {
	var s set
	seen := map[int]bool{}
	for k, is := range in {
		if !is {
			continue
		}
		s.demands = append(s.demands, p.demands[k])
		s.work += l.demands[p.demands[k]].work
		for _, c := range p.crews[k] {
			if !seen[c] {
				seen[c] = true
				s.crews = append(s.crews, c)
				s.time += l.time[c]
			}
		}
	}
	s.load = s.work / s.time
	return s
}

// fix gives the crews of a set its load; the others keep what else there is to do.
func (l *leveller) fix(p part, in []bool, s set) part {
	busy := map[int]bool{}
	for _, c := range s.crews {
		busy[c] = true
		l.load[c] = s.load
	}
	slices.Sort(s.crews)
	l.sets = append(l.sets, s)
	var rest part
	for k, is := range in {
		if is {
			continue
		}
		var others []int
		for _, c := range p.crews[k] {
			if !busy[c] {
				others = append(others, c)
			}
		}
		if len(others) > 0 {
			rest.demands, rest.crews = append(rest.demands, p.demands[k]), append(rest.crews, others)
		}
	}
	return rest
}

// above finds demands whose work is more than a multiple of the time of those who can do
// it, the excess as large as can be; nil if there are none.
func (l *leveller) above(p part, load float64) []bool {
	number := map[int]int{}
	for _, crews := range p.crews {
		for _, c := range crews {
			if _, ok := number[c]; !ok {
				number[c] = len(number)
			}
		}
	}
	n := len(p.demands)
	source, sink := n+len(number), n+len(number)+1
	f := newNetwork(sink + 1)
	total := 0.0
	for k, demand := range p.demands {
		work := l.demands[demand].work
		total += work
		f.add(source, k, work)
		for _, c := range p.crews[k] {
			f.add(k, n+number[c], math.Inf(1))
		}
	}
	for _, c := range sortedInts(number) {
		f.add(n+number[c], sink, l.time[c]*load)
	}
	f.least = total * 1e-13
	flow := f.most(source, sink, &l.work)
	if flow >= total*(1-1e-10) {
		return nil
	}
	side := f.side(source)
	return side[:n]
}

func sortedInts(m map[int]int) []int {
	keys := make([]int, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// byTime shares each demand among its crews by the time that they have.
func byTime(demands []demand, time []float64) []float64 {
	load := make([]float64, len(time))
	for _, d := range demands {
		sum := 0.0
		for _, c := range d.crews {
			sum += time[c]
		}
		for _, c := range d.crews {
			load[c] += d.work / sum
		}
	}
	return load
}
