package condition

import (
	"math"

	"github.com/expr-lang/expr/ast"

	"sandtable/engine/problem"
)

// arithmetic lowers + - * / % **. Each product is converted explicitly, so that no
// compiler may fuse it with a sum; adding 0 makes a negative zero a plain one.
func (r *reader) arithmetic(n *ast.BinaryNode, x, y term) (term, error) {
	if !x.kind.numeric() || !y.kind.numeric() {
		return term{}, r.notNumbers(n, x.kind, y.kind)
	}
	kind := Number
	if x.kind == Integer && y.kind == Integer {
		kind = Integer
	}
	switch n.Operator {
	case "+":
		return computed(kind, plus(x.eval, y.eval, kind.limit(), r.tooLarge(n, kind)), x, y)
	case "-":
		return computed(kind, minus(x.eval, y.eval, kind.limit(), r.tooLarge(n, kind)), x, y)
	case "*":
		return computed(kind, times(x.eval, y.eval, kind.limit(), r.tooLarge(n, kind)), x, y)
	case "/":
		return computed(Number, over(x.eval, y.eval, r.byZero(n), r.tooLarge(n, Number)), x, y)
	case "%":
		if kind != Integer {
			return term{}, r.refuse(n, "wrong-kind",
				problem.Say("The operator %% takes integers; one side here may have a fraction.", "运算符 %% 只能用于整数，而这里有一边可能带小数。"),
				problem.Say("Write int(…), floor(…) or round(…) around it.", "请用 int(…)、floor(…) 或 round(…) 取整。"))
		}
		return computed(Integer, remainder(x.eval, y.eval, r.byZero(n)), x, y)
	}
	if y.kind != Integer && !(y.constant && y.value == math.Trunc(y.value) && math.Abs(y.value) <= Integer.limit()) {
		return term{}, r.refuse(n, "unplayed",
			problem.Say("The exponent of %s may have a fraction.", "运算符 %s 的指数可能带小数。", n.Operator),
			problem.Say("Only integers are exponents; x ** 0.5 is sqrt(x).", "指数只能是整数；x ** 0.5 可写作 sqrt(x)。"))
	}
	return computed(Number, raised(x.eval, y.eval, r.byZero(n), r.tooLarge(n, Number)), x, y)
}

func (r *reader) notNumbers(n *ast.BinaryNode, x, y Kind) error {
	if n.Operator == "+" && x == Text && y == Text {
		return r.refuse(n, "unplayed",
			problem.Say("Texts cannot be joined with +.", "不能用 + 拼接文本。"),
			problem.Say("All texts of a simulation are known before it starts. Choose between them: … ? \"a\" : \"b\".", "模拟中的文本必须事先确定。请在已有文本中选择，例如 … ? \"a\" : \"b\"。"))
	}
	return r.mismatch(n, x, y, problem.Say("Both sides must be numbers.", "两边都必须是数值。"))
}

// mismatch refuses an operator between kinds that it is not made for.
func (r *reader) mismatch(n *ast.BinaryNode, x, y Kind, hint problem.Text) error {
	return r.refuse(n, "wrong-kind",
		bilingual("The operator %s does not go between %s and %s.", "运算符 %s 不能用于%s和%s。", n.Operator, x, y), hint)
}

func (r *reader) byZero(n *ast.BinaryNode) *problem.Problem {
	divisor := shown(n.Right)
	if n.Operator == "**" || n.Operator == "^" {
		divisor = shown(n.Left)
	}
	return r.fault(n, "division-by-zero",
		problem.Say("A division by zero: %s is 0.", "除数为零：%s 的值是 0。", divisor),
		problem.Say("Ask for it first: %[1]s == 0 ? 0 : ….", "请先判断：%[1]s == 0 ? 0 : …。", divisor))
}

func (r *reader) tooLarge(n ast.Node, k Kind) *problem.Problem {
	if k == Integer {
		return r.fault(n, "not-a-number",
			problem.Say("An integer becomes larger than 9007199254740991.", "整数的计算结果超过了 9007199254740991。"),
			problem.Say("Reckon with numbers instead: float(…).", "请改用数值计算：float(…)。"))
	}
	return r.fault(n, "not-a-number",
		problem.Say("A number becomes too large: the result is no longer a number.", "数值过大，计算结果不再是有效的数。"),
		problem.Say("Numbers go up to 1.8e308.", "数值最大为 1.8e308。"))
}

// shown is a part of a formula as a sentence quotes it.
func shown(n ast.Node) string {
	const most = 40
	s := []rune(n.String())
	if len(s) > most {
		return string(s[:most]) + "…"
	}
	return string(s)
}

func plus(x, y eval, limit float64, tooLarge *problem.Problem) eval {
	return func(row []float64) (float64, *problem.Problem) {
		a, fault := x(row)
		if fault != nil {
			return 0, fault
		}
		b, fault := y(row)
		if fault != nil {
			return 0, fault
		}
		if c := a + b; math.Abs(c) <= limit {
			return c, nil
		}
		return 0, tooLarge
	}
}

func minus(x, y eval, limit float64, tooLarge *problem.Problem) eval {
	return func(row []float64) (float64, *problem.Problem) {
		a, fault := x(row)
		if fault != nil {
			return 0, fault
		}
		b, fault := y(row)
		if fault != nil {
			return 0, fault
		}
		if c := a - b; math.Abs(c) <= limit {
			return c, nil
		}
		return 0, tooLarge
	}
}

func times(x, y eval, limit float64, tooLarge *problem.Problem) eval {
	return func(row []float64) (float64, *problem.Problem) {
		a, fault := x(row)
		if fault != nil {
			return 0, fault
		}
		b, fault := y(row)
		if fault != nil {
			return 0, fault
		}
		if c := float64(a*b) + 0; math.Abs(c) <= limit {
			return c, nil
		}
		return 0, tooLarge
	}
}

func over(x, y eval, byZero, tooLarge *problem.Problem) eval {
	return func(row []float64) (float64, *problem.Problem) {
		a, fault := x(row)
		if fault != nil {
			return 0, fault
		}
		b, fault := y(row)
		if fault != nil {
			return 0, fault
		}
		if b == 0 {
			return 0, byZero
		}
		if c := float64(a/b) + 0; math.Abs(c) <= math.MaxFloat64 {
			return c, nil
		}
		return 0, tooLarge
	}
}

// remainder has the sign of the left side, as in Go and expr.
func remainder(x, y eval, byZero *problem.Problem) eval {
	return func(row []float64) (float64, *problem.Problem) {
		a, fault := x(row)
		if fault != nil {
			return 0, fault
		}
		b, fault := y(row)
		if fault != nil {
			return 0, fault
		}
		if b == 0 {
			return 0, byZero
		}
		return float64(int64(a) % int64(b)), nil
	}
}

func raised(x, y eval, byZero, tooLarge *problem.Problem) eval {
	return func(row []float64) (float64, *problem.Problem) {
		a, fault := x(row)
		if fault != nil {
			return 0, fault
		}
		n, fault := y(row)
		if fault != nil {
			return 0, fault
		}
		if a == 0 && n < 0 {
			return 0, byZero
		}
		if c := power(a, int64(n)); math.Abs(c) <= math.MaxFloat64 {
			return c, nil
		}
		return 0, tooLarge
	}
}

// power is aⁿ by repeated squaring, from the lowest bit of n: math.Pow takes other ways
// on other processors. A negative exponent is one division at the end.
func power(a float64, n int64) float64 {
	c := 1.0
	for m := max(n, -n); ; {
		if m&1 != 0 {
			c = float64(c * a)
		}
		if m >>= 1; m == 0 {
			break
		}
		a = float64(a * a)
	}
	if n < 0 {
		c = 1 / c
	}
	return c + 0
}
