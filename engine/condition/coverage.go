package condition

import (
	"cmp"
	"math"
	"slices"
)

// Coverage is what a decision table does with all that its inputs can be.
type Coverage struct {
	Never []Covered // rules that never decide, in their order
	Gap   []Points  // for each input one value, for which together no rule holds; nil: there is none, or it is not sure
	Twice []Twice   // where at most one rule may hold: pairs of which both surely do for some values, in their order
}

// Twice are two rules that hold at once.
type Twice struct {
	First, Second int
	At            []Points // for each input one value, for which together both hold
}

// Covered is a rule that never decides.
type Covered struct {
	Rule int
	By   []int // the rules before it that decide instead; none: it can never hold
}

// Coverage looks at one value for each cell that the tests of the table tell apart, if there
// are at most so many combinations; ranges are those of Variables.Grid. It is nil where a
// test compares with what is not constant, or there are too many combinations. That a
// gap occurs, or that two rules hold at once, is sure only where every input is a variable of its own.
func (t *Table) Coverage(v *Variables, within map[int]Range, most int) *Coverage {
	axes, sure := t.axes(v, within)
	if axes == nil {
		return nil
	}
	for _, a := range axes {
		if most /= max(1, len(a.Values)); most == 0 {
			return nil
		}
	}
	c, by := &Coverage{}, make([]map[int]bool, len(t.rules))
	decides := make([]bool, len(t.rules))
	twice := map[[2]int]bool{}
	each(axes, func(values *[mostInputs]float64, known bool) {
		first := -1
		for i := range t.rules {
			switch holds, _ := t.rules[i].holds(values, nil); {
			case !holds:
			case first < 0:
				first, decides[i] = i, true
			default:
				if by[i] == nil {
					by[i] = map[int]bool{}
				}
				by[i][first] = true
				if pair := [2]int{first, i}; t.unique && known && sure && !twice[pair] {
					twice[pair] = true
					c.Twice = append(c.Twice, Twice{first, i, single(axes, values)})
				}
			}
		}
		if first < 0 && known && sure && c.Gap == nil {
			c.Gap = single(axes, values)
		}
	})
	slices.SortFunc(c.Twice, func(a, b Twice) int { return cmp.Or(a.First-b.First, a.Second-b.Second) })
	for i := range t.rules {
		if decides[i] || t.unique && len(by[i]) > 0 { // where at most one rule may hold, that is what is wrong with it
			continue
		}
		covered := Covered{Rule: i}
		for j := range i {
			if by[i][j] {
				covered.By = append(covered.By, j)
			}
		}
		c.Never = append(c.Never, covered)
	}
	return c
}

// single is one combination of values.
func single(axes []Points, values *[mostInputs]float64) (at []Points) {
	for i := range axes {
		at = append(at, Points{Slot: axes[i].Slot, Values: []float64{values[i]}, Sure: []bool{true}})
	}
	return at
}

// each calls visit for every combination of values.
func each(axes []Points, visit func(values *[mostInputs]float64, known bool)) {
	var values [mostInputs]float64
	var fill func(i int, known bool)
	fill = func(i int, known bool) {
		if i == len(axes) {
			visit(&values, known)
			return
		}
		for k, x := range axes[i].Values {
			values[i] = x
			fill(i+1, known && axes[i].Sure[k])
		}
	}
	fill(0, true)
}

// axes are the points of the inputs; nil where some test is not of constants.
func (t *Table) axes(v *Variables, within map[int]Range) (axes []Points, sure bool) {
	cuts := make([][]float64, len(t.columns))
	for i := range t.rules {
		for _, c := range t.rules[i].cells {
			for _, s := range c.spans {
				if s.low.eval != nil || s.high.eval != nil {
					return nil, false
				}
				for _, x := range []float64{s.low.value, s.high.value} {
					if !math.IsInf(x, 0) {
						cuts[c.input] = append(cuts[c.input], x)
					}
				}
			}
		}
	}
	sure, seen := true, map[int]bool{}
	for i := range t.columns {
		column := &t.columns[i]
		slot, ok := v.slots[column.name]
		r, bounded := within[slot]
		p := column.points(cuts[i], r, ok && bounded)
		p.Slot = -1
		if ok {
			p.Slot = slot
		}
		sure = sure && ok && !seen[slot]
		seen[slot] = true
		axes = append(axes, p)
	}
	return axes, sure
}

// column is what an input of a table can be.
func (v *Variables) column(input term) variable {
	c := variable{kind: input.kind, values: input.texts}
	if input.slot >= 0 {
		c.name, c.kind = v.all[input.slot].name, v.all[input.slot].kind
	}
	return c
}
