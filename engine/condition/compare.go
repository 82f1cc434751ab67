package condition

import (
	"slices"

	"github.com/expr-lang/expr/ast"

	"sandtable/engine/problem"
)

// equality lowers == and !=.
func (r *reader) equality(n *ast.BinaryNode, x, y term) (term, error) {
	if err := r.comparable(n, x, y); err != nil {
		return term{}, err
	}
	return r.compared(n.Operator, x, y)
}

// compared is a comparison. One of a variable with a constant is a cut.
func (r *reader) compared(operator string, x, y term) (term, error) {
	t, err := computed(Boolean, comparison(operator, x, y), x, y)
	switch {
	case x.slot >= 0 && y.constant:
		t.stepped = r.cut(x.slot, y.value)
	case x.constant && y.slot >= 0:
		t.stepped = r.cut(y.slot, x.value)
	}
	return t, err
}

// comparable refuses what can never be equal: other kinds, and texts that have no
// value in common, which is as a rule a slip of the pen.
func (r *reader) comparable(n *ast.BinaryNode, x, y term) error {
	if x.kind != y.kind && (!x.kind.numeric() || !y.kind.numeric()) {
		return r.mismatch(n, x.kind, y.kind, problem.Say("Both sides must be of the same type. Texts are written in quotes, numbers and true or false without.",
			"两边的类型必须相同。文本要加引号，数值和 true、false 不加引号。"))
	}
	if x.kind != Text {
		return nil
	}
	if x.constant && !y.constant {
		x, y = y, x
	}
	if x.constant || x.texts == nil || y.texts == nil || slices.ContainsFunc(y.texts, func(s float64) bool { return slices.Contains(x.texts, s) }) {
		return nil
	}
	s, _ := r.variables.texts.text(y.texts[len(y.texts)-1])
	subject := problem.Text{EN: "The other side", ZH: "另一边"}
	if x.slot >= 0 {
		name := r.variables.all[x.slot].name
		subject = problem.Text{EN: name, ZH: name}
	}
	return r.refuse(n, "undeclared-text",
		bilingual("%s can never be %q.", "%s 不可能等于 %q。", subject, s),
		r.variables.choiceHint(s, x.texts))
}

// order lowers < <= > >=.
func (r *reader) order(n *ast.BinaryNode, x, y term) (term, error) {
	if x.kind == Text && y.kind == Text {
		return term{}, r.refuse(n, "unplayed",
			problem.Say("Texts have no order here.", "文本之间不能比较大小。"),
			problem.Say(`Compare them with ==, != or in: grade in ["a", "b"].`, `请用 ==、!= 或 in 比较，例如 grade in ["a", "b"]。`))
	}
	if !x.kind.numeric() || !y.kind.numeric() {
		return term{}, r.mismatch(n, x.kind, y.kind, problem.Say("Both sides must be numbers.", "两边都必须是数值。"))
	}
	return r.compared(n.Operator, x, y)
}

// comparison is by far the most frequent thing in a condition, and then mostly of a
// variable and a constant: that has closures of its own.
func comparison(operator string, x, y term) eval {
	switch {
	case x.slot >= 0 && y.constant:
		return compareVariable(x.slot, operator, y.value)
	case x.constant && y.slot >= 0:
		return compareVariable(y.slot, mirrored(operator), x.value)
	}
	return compareTerms(x.eval, operator, y.eval)
}

// mirrored is the operator with its sides exchanged.
func mirrored(operator string) string {
	switch operator {
	case "<":
		return ">"
	case "<=":
		return ">="
	case ">":
		return "<"
	case ">=":
		return "<="
	}
	return operator
}

func compareVariable(slot int, operator string, k float64) eval {
	switch operator {
	case "<":
		return func(row []float64) (float64, *problem.Problem) { return truth(row[slot] < k), nil }
	case "<=":
		return func(row []float64) (float64, *problem.Problem) { return truth(row[slot] <= k), nil }
	case ">":
		return func(row []float64) (float64, *problem.Problem) { return truth(row[slot] > k), nil }
	case ">=":
		return func(row []float64) (float64, *problem.Problem) { return truth(row[slot] >= k), nil }
	case "==":
		return func(row []float64) (float64, *problem.Problem) { return truth(row[slot] == k), nil }
	}
	return func(row []float64) (float64, *problem.Problem) { return truth(row[slot] != k), nil }
}

// compareTerms asks for one of the three outcomes of a comparison: less, equal, greater.
func compareTerms(x eval, operator string, y eval) eval {
	less := operator == "<" || operator == "<=" || operator == "!="
	equal := operator == "<=" || operator == ">=" || operator == "=="
	greater := operator == ">" || operator == ">=" || operator == "!="
	return func(row []float64) (float64, *problem.Problem) {
		a, fault := x(row)
		if fault != nil {
			return 0, fault
		}
		b, fault := y(row)
		if fault != nil {
			return 0, fault
		}
		return truth(less && a < b || equal && a == b || greater && a > b), nil
	}
}
