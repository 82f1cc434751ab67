package condition

import (
	"math"
	"slices"
)

// cells are what a formula tells apart: where it is stepped, its value is the same for
// all numbers between two neighbouring cuts, and nothing goes wrong with it.
type cells struct {
	stepped bool
	cuts    []cut
}

// cut is a constant that a variable is compared with.
type cut struct {
	slot  int
	value float64
}

// cut notes that a variable is compared with constants; it is true, as such a comparison
// is stepped.
func (r *reader) cut(slot int, constants ...float64) bool {
	for _, k := range constants {
		r.cuts = append(r.cuts, cut{slot, k})
	}
	return true
}

// Range is between what bounds the numbers of a variable lie, both included; an infinite
// one is none.
type Range struct{ Min, Max float64 }

// Points are values of one variable, one for each cell that formulas tell apart.
type Points struct {
	Slot   int
	Values []float64
	Sure   []bool // such a value does occur; otherwise only one like it is not ruled out
}

// AnotherText is the value in Points that stands for a text that no formula names. It is
// equal to no text, which is all that formulas ask of it.
const AnotherText = -1

// Grid is rows that stand for all rows. It is for one goroutine.
type Grid struct {
	Axes []Points
	row  []float64
	at   []int
}

// Grid is a row for each combination of cells that the formulas tell apart, if there are
// at most so many; otherwise, and where a formula tells apart more than cells, it is nil.
// Ranges are by slot; a variable without one can be any number of its kind. What a
// variable holds before anything is written to it (0, false, "") is always among the
// points, sure only where it lies in the range and is not the empty text.
func (v *Variables) Grid(formulas []*Formula, within map[int]Range, most int) *Grid {
	cuts := map[int][]float64{}
	for _, f := range formulas {
		if f == nil || !f.cells.stepped {
			return nil
		}
		for _, slot := range f.reads {
			if _, ok := cuts[slot]; !ok {
				cuts[slot] = nil
			}
		}
		for _, c := range f.cells.cuts {
			cuts[c.slot] = append(cuts[c.slot], c.value)
		}
	}
	return v.gridOf(cuts, within, most)
}

func (v *Variables) gridOf(cuts map[int][]float64, within map[int]Range, most int) *Grid {
	g := &Grid{row: make([]float64, len(v.all))}
	for slot := range v.all {
		c, ok := cuts[slot]
		if !ok {
			continue
		}
		r, bounded := within[slot]
		p := v.all[slot].points(c, r, bounded)
		p.Slot = slot
		if most /= max(1, len(p.Values)); most == 0 {
			return nil
		}
		g.Axes = append(g.Axes, p)
	}
	g.at = make([]int, len(g.Axes))
	return g
}

// Each calls visit for every row, until it returns false. The row is used again.
func (g *Grid) Each(visit func(row []float64, sure bool) bool) {
	clear(g.at)
	for {
		sure := true
		for i := range g.Axes {
			a := &g.Axes[i]
			g.row[a.Slot] = a.Values[g.at[i]]
			sure = sure && a.Sure[g.at[i]]
		}
		if !visit(g.row, sure) || !g.turn() {
			return
		}
	}
}

// turn goes on to the next row; false after the last.
func (g *Grid) turn() bool {
	for i := len(g.at) - 1; i >= 0; i-- {
		if g.at[i]++; g.at[i] < len(g.Axes[i].Values) {
			return true
		}
		g.at[i] = 0
	}
	return false
}

// points are those of a variable.
func (to *variable) points(cuts []float64, r Range, bounded bool) (p Points) {
	switch {
	case to.kind == Boolean:
		p.Values, p.Sure = []float64{0, 1}, []bool{true, true}
	case to.kind == Text && to.values != nil:
		for _, t := range to.values {
			if t != 0 {
				p.add(t, true)
			}
		}
		p.add(0, false)
	case to.kind == Text:
		p.add(AnotherText, true)
		for _, t := range distinct(cuts) {
			if t != 0 {
				p.add(t, true)
			}
		}
		p.add(0, false)
	default:
		if !bounded {
			r = Range{math.Inf(-1), math.Inf(1)}
		}
		p.numbers(to.kind, distinct(cuts), r)
		p.add(0, false)
	}
	return p
}

// add puts a value in, unless it is there.
func (p *Points) add(x float64, sure bool) {
	if !slices.Contains(p.Values, x) {
		p.Values, p.Sure = append(p.Values, x), append(p.Sure, sure)
	}
}

// numbers puts in every cut within the range, and a number from between each two and from
// beyond the outermost.
func (p *Points) numbers(k Kind, cuts []float64, r Range) {
	ends := []float64{}
	for _, c := range append(cuts, r.Min, r.Max) {
		if r.Min <= c && c <= r.Max && math.Abs(c) <= k.limit() {
			ends = append(ends, c)
		}
	}
	if ends = distinct(ends); len(ends) == 0 {
		ends = []float64{0}
	}
	if x := beyond(k, ends[0], -1); r.Min <= x && -k.limit() <= x {
		p.add(x, true)
	}
	for i, x := range ends {
		if i > 0 {
			if between, ok := inside(k, ends[i-1], x); ok {
				p.add(between, true)
			}
		}
		if k != Integer || x == math.Trunc(x) {
			p.add(x, true)
		}
	}
	if x := beyond(k, ends[len(ends)-1], 1); x <= r.Max && x <= k.limit() {
		p.add(x, true)
	}
}

// beyond is a number on one side of x, by 1 where that is enough to tell them apart.
func beyond(k Kind, x, side float64) float64 {
	if k == Integer {
		if side < 0 {
			return math.Ceil(x) - 1
		}
		return math.Floor(x) + 1
	}
	if y := x + side; y != x {
		return y
	}
	return math.Nextafter(x, math.Inf(int(side)))
}

// inside is a number strictly between two, as round as may be; false where there is none.
func inside(k Kind, a, b float64) (float64, bool) {
	low, high := math.Floor(a)+1, math.Ceil(b)-1
	middle := float64(a/2) + float64(b/2)
	if low <= high {
		return min(max(math.Round(middle), low), high), true
	}
	return middle, k != Integer && a < middle && middle < b
}

// distinct is a sorted list without repetitions.
func distinct(x []float64) []float64 {
	x = slices.Clone(x)
	slices.Sort(x)
	return slices.Compact(x)
}
