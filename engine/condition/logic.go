package condition

import (
	"slices"

	"github.com/expr-lang/expr/ast"

	"sandtable/engine/problem"
)

// unary lowers + - not !.
func (r *reader) unary(n *ast.UnaryNode, depth int) (term, error) {
	x, err := r.read(n.Node, depth+1)
	if err != nil {
		return term{}, err
	}
	a := x.eval
	switch n.Operator {
	case "not", "!":
		if x.kind != Boolean {
			return term{}, r.refuse(n, "wrong-kind",
				bilingual("The operator %s does not go before a value of type %s.", "运算符 %s 不能用于%s。", n.Operator, x.kind),
				problem.Say("Put what it is to turn round into brackets: not (amount > 1000).", "请将要取反的部分放入括号，例如 not (amount > 1000)。"))
		}
		return computed(Boolean, func(row []float64) (float64, *problem.Problem) {
			p, fault := a(row)
			return 1 - p, fault
		}, x)
	}
	if !x.kind.numeric() {
		return term{}, r.refuse(n, "wrong-kind",
			bilingual("The operator %s does not go before a value of type %s.", "运算符 %s 不能用于%s。", n.Operator, x.kind), kindHint(x.kind, Number))
	}
	if n.Operator == "+" {
		return x, nil
	}
	return computed(x.kind, func(row []float64) (float64, *problem.Problem) {
		p, fault := a(row)
		return 0 - p, fault
	}, x)
}

// binary lowers an operator between two terms.
func (r *reader) binary(n *ast.BinaryNode, depth int) (term, error) {
	switch n.Operator {
	case "in":
		return r.membership(n, depth)
	case "..", "matches", "contains", "startsWith", "endsWith":
		return term{}, r.unplayed(n)
	}
	x, err := r.read(n.Left, depth)
	if err != nil {
		return term{}, err
	}
	y, err := r.read(n.Right, depth+1)
	if err != nil {
		return term{}, err
	}
	switch n.Operator {
	case "and", "&&", "or", "||":
		return r.junction(n, x, y)
	case "==", "!=":
		return r.equality(n, x, y)
	case "<", "<=", ">", ">=":
		return r.order(n, x, y)
	case "+", "-", "*", "/", "%", "**", "^":
		t, err := r.arithmetic(n, x, y)
		t.stepped = t.constant // what can go wrong is no matter of cells
		return t, err
	case "??":
		return r.otherwise(n, x, y)
	}
	return term{}, r.unplayed(n)
}

// junction lowers and, or. The right side is evaluated only if it decides.
func (r *reader) junction(n *ast.BinaryNode, x, y term) (term, error) {
	if x.kind != Boolean || y.kind != Boolean {
		wrong := x.kind
		if wrong == Boolean {
			wrong = y.kind
		}
		return term{}, r.mismatch(n, x.kind, y.kind, kindHint(wrong, Boolean))
	}
	decided := 1.0 // by the left side
	if n.Operator == "and" || n.Operator == "&&" {
		decided = 0
	}
	a, b := x.eval, y.eval
	return computed(Boolean, func(row []float64) (float64, *problem.Problem) {
		if p, fault := a(row); fault != nil || p == decided {
			return p, fault
		}
		return b(row)
	}, x, y)
}

// conditional lowers … ? … : … and if … { … } else { … }.
func (r *reader) conditional(n *ast.ConditionalNode, depth int) (term, error) {
	test, err := r.read(n.Cond, depth+1)
	if err != nil {
		return term{}, err
	}
	if test.kind != Boolean {
		return term{}, r.refuse(n.Cond, "wrong-kind",
			bilingual("Before ? stands a question that is true or false, not %s.", "? 之前应是结果为真或假的判断，而不是%s。", test.kind), kindHint(test.kind, Boolean))
	}
	x, err := r.read(n.Exp1, depth+1)
	if err != nil {
		return term{}, err
	}
	y, err := r.read(n.Exp2, depth+1)
	if err != nil {
		return term{}, err
	}
	kind, ok := common(x.kind, y.kind)
	if !ok {
		return term{}, r.refuse(n.Exp2, "wrong-kind",
			bilingual("One side of the choice is %s, the other %s.", "选择的一边是%s，另一边是%s。", x.kind, y.kind),
			problem.Say("Make both of the same type.", "请使两边的类型相同。"))
	}
	ask, a, b := test.eval, x.eval, y.eval
	t, err := computed(kind, func(row []float64) (float64, *problem.Problem) {
		p, fault := ask(row)
		if fault != nil {
			return 0, fault
		}
		if p != 0 {
			return a(row)
		}
		return b(row)
	}, test, x, y)
	if kind == Text && !t.constant {
		t.texts = union(x.texts, y.texts)
	}
	return t, err
}

// otherwise lowers ??. No variable is ever without a value, so it is the left side.
func (r *reader) otherwise(n *ast.BinaryNode, x, y term) (term, error) {
	if _, ok := common(x.kind, y.kind); !ok {
		return term{}, r.mismatch(n, x.kind, y.kind, problem.Say("Make both of the same type.", "请使两边的类型相同。"))
	}
	return x, nil
}

// common is the kind of what is either of one kind or of another.
func common(a, b Kind) (Kind, bool) {
	if a != b && a.numeric() && b.numeric() {
		return Number, true
	}
	return a, a == b
}

// union is what can be either of some texts or of others; nil is anything.
func union(a, b []float64) []float64 {
	if a == nil || b == nil {
		return nil
	}
	all := slices.Concat(a, b)
	slices.Sort(all)
	return slices.Compact(all)
}
