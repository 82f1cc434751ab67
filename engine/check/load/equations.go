package load

import (
	"container/heap"
	"math"
)

// equations are x = b + Aᵀx with A ≥ 0: x[j] is b[j] plus weight times x[i] over all
// terms from i to j. They are solved by eliminating one unknown after the other, the
// least connected first (Markowitz; drawings are so nearly series-parallel that hardly
// anything fills in). I − A is a nonsingular M-matrix, and the solution finite and not
// negative, just if every pivot is positive (Berman and Plemmons, "Nonnegative Matrices
// in the Mathematical Sciences", 1994, theorem 6.2.3). There is no cancellation but in
// the pivots (Grassmann, Taksar and Heyman, 1985).
type equations struct {
	b   []float64
	out [][]term
	in  [][]int32
}

type term struct {
	to     int32
	weight float64
}

func newEquations(n int) *equations {
	return &equations{b: make([]float64, n), out: make([][]term, n), in: make([][]int32, n)}
}

func (q *equations) add(from, to int, weight float64) {
	if weight <= 0 {
		return
	}
	q.out[from] = append(q.out[from], term{int32(to), weight})
	q.in[to] = append(q.in[to], int32(from))
}

const (
	leastPivot = 1e-12
	mostWork   = 20_000_000 // terms looked at while eliminating
	mostSweeps = 2_000
)

// solve finds x, or says that there is no finite solution, or that it is not worth the
// effort: then the second result is false.
func (q *equations) solve() (x []float64, finite, sure bool) {
	e := elimination{equations: q, gone: make([]bool, len(q.b)), place: make([]int32, len(q.b))}
	for i := range e.place {
		e.place[i] = -1
	}
	for i := range q.out {
		e.merge(i)
	}
	original := q.clone()
	for i := range q.b {
		heap.Push(&e.next, degree{q.cost(i), int32(i)})
	}
	for e.next.Len() > 0 {
		d := heap.Pop(&e.next).(degree)
		i := int(d.node)
		if e.gone[i] {
			continue
		}
		if now := q.cost(i); now > d.cost {
			heap.Push(&e.next, degree{now, d.node})
			continue
		}
		if !e.eliminate(i) {
			return nil, false, true
		}
		if e.work > mostWork {
			return original.sweep()
		}
	}
	return e.back(), true, true
}

func (q *equations) cost(i int) int { return len(q.in[i]) * len(q.out[i]) }

func (q *equations) clone() *equations {
	c := &equations{b: append([]float64(nil), q.b...), out: make([][]term, len(q.out))}
	for i := range q.out {
		c.out[i] = append([]term(nil), q.out[i]...)
	}
	return c
}

type elimination struct {
	*equations
	gone  []bool
	place []int32 // scratch: where a term stands in the row that is being added to
	steps []step
	next  degrees
	work  int
}

// step is an unknown that was eliminated: x = (b + Σ weight·x[from]) / pivot.
type step struct {
	node  int
	b     float64
	pivot float64
	from  []term
}

// merge makes one term of several to the same unknown.
func (e *elimination) merge(i int) {
	row := e.out[i][:0]
	for _, t := range e.out[i] {
		if n := e.place[t.to]; n >= 0 {
			row[n].weight += t.weight
			continue
		}
		e.place[t.to] = int32(len(row))
		row = append(row, t)
	}
	for _, t := range row {
		e.place[t.to] = -1
	}
	e.out[i] = row
}

// eliminate takes one unknown out, and says whether its pivot is positive.
func (e *elimination) eliminate(i int) bool {
	pivot := 1.0
	row := e.out[i][:0]
	for _, t := range e.out[i] {
		switch {
		case int(t.to) == i:
			pivot -= t.weight
		case !e.gone[t.to]:
			row = append(row, t)
		}
	}
	if pivot <= leastPivot {
		return false
	}
	s := step{node: i, b: e.b[i], pivot: pivot}
	e.gone[i] = true
	for _, t := range row {
		e.b[t.to] += e.b[i] * t.weight / pivot
	}
	for _, k := range e.in[i] {
		if e.gone[k] {
			continue
		}
		if weight, ok := e.take(int(k), i); ok {
			s.from = append(s.from, term{k, weight})
			e.through(int(k), row, weight/pivot)
		}
	}
	e.out[i], e.in[i] = nil, nil
	e.steps = append(e.steps, s)
	return true
}

// take removes the term from k to i and says what it was.
func (e *elimination) take(k, i int) (weight float64, ok bool) {
	row := e.out[k]
	e.work += len(row)
	for n := range row {
		if int(row[n].to) == i {
			weight = row[n].weight
			row[n] = row[len(row)-1]
			e.out[k] = row[:len(row)-1]
			return weight, true
		}
	}
	return 0, false
}

// through adds a row, times a factor, to that of k.
func (e *elimination) through(k int, row []term, factor float64) {
	for n, t := range e.out[k] {
		e.place[t.to] = int32(n)
	}
	e.work += len(e.out[k]) + len(row)
	for _, t := range row {
		if n := e.place[t.to]; n >= 0 {
			e.out[k][n].weight += float64(factor * t.weight)
			continue
		}
		e.out[k] = append(e.out[k], term{t.to, factor * t.weight})
		e.in[t.to] = append(e.in[t.to], int32(k))
	}
	for _, t := range e.out[k] {
		e.place[t.to] = -1
	}
}

// back finds the unknowns in the reverse order of their elimination.
func (e *elimination) back() []float64 {
	x := make([]float64, len(e.b))
	for n := len(e.steps) - 1; n >= 0; n-- {
		s := &e.steps[n]
		sum := s.b
		for _, t := range s.from {
			sum += float64(t.weight * x[t.to])
		}
		x[s.node] = sum / s.pivot
	}
	return x
}

// sweep solves by Gauss and Seidel's iteration from 0, which grows towards the solution,
// as long as there is patience; what is left over by then is looked at.
func (q *equations) sweep() (x []float64, finite, sure bool) {
	n := len(q.b)
	in := make([][]term, n)
	terms := 0
	for i := range q.out {
		for _, t := range q.out[i] {
			in[t.to] = append(in[t.to], term{int32(i), t.weight})
			terms++
		}
	}
	x = make([]float64, n)
	for range min(mostSweeps, 4*mostWork/(terms+n)) {
		change := 0.0
		for j := range x {
			sum := q.b[j]
			for _, t := range in[j] {
				sum += float64(t.weight * x[t.to])
			}
			change = max(change, math.Abs(sum-x[j])/(1+sum))
			x[j] = sum
		}
		if change < 1e-10 {
			return x, true, true
		}
	}
	return nil, false, false
}

// degree is what it costs to eliminate a node, when last looked at.
type degree struct {
	cost int
	node int32
}

type degrees []degree

func (d degrees) Len() int { return len(d) }
func (d degrees) Less(i, j int) bool {
	return d[i].cost < d[j].cost || d[i].cost == d[j].cost && d[i].node < d[j].node
}
func (d degrees) Swap(i, j int) { d[i], d[j] = d[j], d[i] }
func (d *degrees) Push(x any)   { *d = append(*d, x.(degree)) }
func (d *degrees) Pop() any {
	last := (*d)[len(*d)-1]
	*d = (*d)[:len(*d)-1]
	return last
}
