package condition

import (
	"slices"

	"github.com/expr-lang/expr/ast"

	"sandtable/engine/problem"
)

// membership lowers x in [a, b, …] and x in a..b.
func (r *reader) membership(n *ast.BinaryNode, depth int) (term, error) {
	x, err := r.read(n.Left, depth)
	if err != nil {
		return term{}, err
	}
	switch right := n.Right.(type) {
	case *ast.ArrayNode:
		return r.listed(n, x, right, depth)
	case *ast.BinaryNode:
		if right.Operator == ".." {
			return r.between(n, x, right, depth)
		}
	}
	return term{}, r.refuse(n, "unplayed",
		problem.Say("After in stands a list or a range.", "in 之后应是列表或范围。"),
		problem.Say(`Write x in ["a", "b"] or x in 1..5.`, `请写作 x in ["a", "b"] 或 x in 1..5。`))
}

func (r *reader) listed(n *ast.BinaryNode, x term, list *ast.ArrayNode, depth int) (term, error) {
	if len(list.Nodes) == 0 {
		return term{}, r.refuse(list, "empty-list",
			problem.Say("The list is empty, so nothing is in it.", "列表为空，任何值都不在其中。"),
			problem.Say("Name what is to be found, or write false.", "请列出要匹配的值，或直接写 false。"))
	}
	all, constants := []term{x}, []float64{}
	for _, item := range list.Nodes {
		y, err := r.read(item, depth+1)
		if err != nil {
			return term{}, err
		}
		if err := r.comparable(n, x, y); err != nil {
			return term{}, located(err, r.place(item.Location().From))
		}
		if y.constant {
			constants = append(constants, y.value)
		}
		all = append(all, y)
	}
	if len(constants) == len(list.Nodes) {
		t, err := computed(Boolean, amongConstants(x.eval, constants), all...)
		if x.slot >= 0 {
			t.stepped = r.cut(x.slot, constants...)
		}
		return t, err
	}
	evals := make([]eval, len(list.Nodes))
	for i, y := range all[1:] {
		evals[i] = y.eval
	}
	return computed(Boolean, amongTerms(x.eval, evals), all...)
}

// located is a problem at another place.
func located(err error, at problem.Place) error {
	if p := problem.Of(err); p != nil {
		return p.Located(at)
	}
	return err
}

// between lowers x in a..b. It is refused for numbers with a fraction: in expr a..b are
// the whole numbers, so 2.5 is not in 1..5, which hardly anybody means.
func (r *reader) between(n *ast.BinaryNode, x term, bounds *ast.BinaryNode, depth int) (term, error) {
	low, err := r.read(bounds.Left, depth+1)
	if err != nil {
		return term{}, err
	}
	high, err := r.read(bounds.Right, depth+1)
	if err != nil {
		return term{}, err
	}
	for _, t := range []term{low, high} {
		if t.kind != Integer {
			return term{}, r.refuse(bounds, "wrong-kind",
				bilingual("The ends of a range are integers, not %s.", "范围的两端必须是整数，而不是%s。", t.kind), between(n.Left, bounds))
		}
	}
	switch {
	case !x.kind.numeric():
		return term{}, r.mismatch(n, x.kind, Integer, problem.Say("A range holds numbers.", "范围中只有数值。"))
	case x.kind == Number:
		return term{}, r.refuse(n, "unplayed",
			problem.Say("%s may have a fraction, but a range holds only whole numbers.", "%s 可能带小数，而范围中只有整数。", shown(n.Left)), between(n.Left, bounds))
	}
	a, b, c := x.eval, low.eval, high.eval
	t, err := computed(Boolean, func(row []float64) (float64, *problem.Problem) {
		x, fault := a(row)
		if fault != nil {
			return 0, fault
		}
		low, fault := b(row)
		if fault != nil {
			return 0, fault
		}
		high, fault := c(row)
		return truth(low <= x && x <= high), fault
	}, x, low, high)
	if x.slot >= 0 && low.constant && high.constant {
		t.stepped = r.cut(x.slot, low.value, high.value)
	}
	return t, err
}

// between is the hint to compare twice.
func between(x ast.Node, bounds *ast.BinaryNode) problem.Text {
	return problem.Say("Write %s <= %s <= %s.", "请写作 %s <= %s <= %s。", shown(bounds.Left), shown(x), shown(bounds.Right))
}

func amongConstants(x eval, constants []float64) eval {
	slices.Sort(constants)
	constants = slices.Compact(constants)
	const few = 8
	if len(constants) > few {
		return func(row []float64) (float64, *problem.Problem) {
			a, fault := x(row)
			_, found := slices.BinarySearch(constants, a)
			return truth(found), fault
		}
	}
	return func(row []float64) (float64, *problem.Problem) {
		a, fault := x(row)
		for _, k := range constants {
			if a == k {
				return 1, fault
			}
		}
		return 0, fault
	}
}

// amongTerms evaluates the whole list, as expr does.
func amongTerms(x eval, list []eval) eval {
	return func(row []float64) (float64, *problem.Problem) {
		a, fault := x(row)
		if fault != nil {
			return 0, fault
		}
		found := false
		for _, y := range list {
			b, fault := y(row)
			if fault != nil {
				return 0, fault
			}
			found = found || a == b
		}
		return truth(found), nil
	}
}
