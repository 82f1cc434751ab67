package condition

import (
	"math"
	"slices"
	"strings"

	"github.com/expr-lang/expr/ast"

	"sandtable/engine/problem"
)

// call lowers a call of a function. Those of math that are used are exact or correctly
// rounded, so the same on every processor.
func (r *reader) call(n ast.Node, name string, arguments []ast.Node, depth int) (term, error) {
	if !slices.Contains(functions, name) {
		return term{}, r.unknownFunction(n, name)
	}
	many := name == "min" || name == "max"
	if len(arguments) != 1 && !many || len(arguments) == 0 {
		takes := problem.Say("It takes one.", "它只需要一个参数。")
		if many {
			takes = problem.Say("It takes one or more.", "它需要一个或多个参数。")
		}
		return term{}, r.refuse(n, "arguments",
			problem.Say("%s cannot be called with %d arguments.", "函数 %s 不能有 %d 个参数。", name, len(arguments)), takes)
	}
	if name == "duration" {
		return r.duration(arguments[0])
	}
	terms, kind := make([]term, len(arguments)), Integer
	for i, a := range arguments {
		t, err := r.read(a, depth+1)
		if err != nil {
			return term{}, err
		}
		if !t.kind.numeric() {
			return term{}, r.refuse(a, "wrong-kind",
				bilingual("%s takes numbers, not %s.", "函数 %s 的参数是数值，不能是%s。", name, t.kind), kindHint(t.kind, Number))
		}
		if t.kind == Number {
			kind = Number
		}
		terms[i] = t
	}
	return r.applied(n, name, kind, terms)
}

// applied is a function of numbers; kind is Integer if all of them are integers.
func (r *reader) applied(n ast.Node, name string, kind Kind, terms []term) (term, error) {
	t, err := r.function(n, name, kind, terms)
	t.stepped = t.constant
	return t, err
}

// function is what applied makes, whatever it tells apart.
func (r *reader) function(n ast.Node, name string, kind Kind, terms []term) (term, error) {
	x := terms[0]
	switch name {
	case "abs":
		return computed(kind, mapped(x.eval, math.Abs), x)
	case "float":
		if x.constant {
			return constantTerm(Number, x.value), nil
		}
		x.kind = Number
		return x, nil
	case "sqrt":
		return computed(Number, root(x.eval, r.fault(n, "not-a-number",
			problem.Say("The root of a negative number: %s is less than 0.", "对负数开方：%s 小于 0。", shown(firstArgument(n))),
			problem.Say("Use max(0, …) or ask for it first.", "请用 max(0, …)，或先行判断。"))), x)
	case "min", "max":
		return folded(kind, name == "min", terms)
	}
	if kind == Integer {
		return x, nil
	}
	whole := map[string]func(float64) float64{"int": math.Trunc, "floor": math.Floor, "ceil": math.Ceil, "round": math.Round}[name]
	return computed(Integer, rounded(x.eval, whole, r.tooLarge(n, Integer)), x)
}

func firstArgument(n ast.Node) ast.Node {
	switch n := n.(type) {
	case *ast.CallNode:
		return n.Arguments[0]
	case *ast.BuiltinNode:
		return n.Arguments[0]
	}
	return n
}

func mapped(x eval, f func(float64) float64) eval {
	return func(row []float64) (float64, *problem.Problem) {
		a, fault := x(row)
		return f(a), fault
	}
}

func root(x eval, negative *problem.Problem) eval {
	return func(row []float64) (float64, *problem.Problem) {
		a, fault := x(row)
		if fault != nil {
			return 0, fault
		}
		if a < 0 {
			return 0, negative
		}
		return math.Sqrt(a), nil
	}
}

func rounded(x eval, whole func(float64) float64, tooLarge *problem.Problem) eval {
	return func(row []float64) (float64, *problem.Problem) {
		a, fault := x(row)
		if fault != nil {
			return 0, fault
		}
		if b := whole(a) + 0; math.Abs(b) <= Integer.limit() {
			return b, nil
		}
		return 0, tooLarge
	}
}

// folded is the least or the greatest of several terms.
func folded(kind Kind, least bool, terms []term) (term, error) {
	best := terms[0]
	best.kind = kind
	for _, next := range terms[1:] {
		a, b := best.eval, next.eval
		var err error
		best, err = computed(kind, func(row []float64) (float64, *problem.Problem) {
			x, fault := a(row)
			if fault != nil {
				return 0, fault
			}
			y, fault := b(row)
			if y < x == least {
				x = y
			}
			return x, fault
		}, best, next)
		if err != nil {
			return term{}, err
		}
	}
	return best, nil
}

func (r *reader) unknownFunction(n ast.Node, name string) error {
	message := problem.Say("There is no function %s here.", "这里没有函数 %s。", name)
	if _, ok := n.(*ast.BuiltinNode); ok {
		message = problem.Say("The function %s of expr is not played.", "暂不支持 expr 的函数 %s。", name)
	}
	return r.refuse(n, "unplayed", message, problem.Text{
		EN: "There are " + strings.Join(functions, ", ") + ".",
		ZH: "可用的函数：" + strings.Join(functions, "、") + "。"})
}
