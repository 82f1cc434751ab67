package condition

import (
	"testing"

	"github.com/expr-lang/expr"
	"github.com/expr-lang/expr/vm"
)

const typical = `amount > 1000 and customer == "gold"`

func benchmark(b *testing.B, source string, k Kind) {
	v, row := order(b)
	f, err := v.Formula(source, k)
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := f.Eval(row); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkCondition(b *testing.B) { benchmark(b, typical, Boolean) }
func BenchmarkArithmetic(b *testing.B) {
	benchmark(b, `(amount * 3 + count) * rate + amount > 700`, Boolean)
}
func BenchmarkList(b *testing.B) {
	benchmark(b, `customer in ["silver", "new"] or count in 1..5 or urgent`, Boolean)
}

// BenchmarkConditionInExpr is the same condition on expr's machine, which is used again.
func BenchmarkConditionInExpr(b *testing.B) {
	env := map[string]any{"amount": 1500.5, "customer": "gold"}
	program, err := expr.Compile(typical, expr.Env(env), expr.AsBool())
	if err != nil {
		b.Fatal(err)
	}
	var machine vm.VM
	b.ReportAllocs()
	for b.Loop() {
		if _, err := machine.Run(program, env); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkConditionInExprWithItsRow counts what a simulator would have to do first.
func BenchmarkConditionInExprWithItsRow(b *testing.B) {
	v, row := order(b)
	env := map[string]any{"amount": 1500.5, "customer": "gold"}
	program, err := expr.Compile(typical, expr.Env(env), expr.AsBool())
	if err != nil {
		b.Fatal(err)
	}
	var machine vm.VM
	b.ReportAllocs()
	for b.Loop() {
		env["amount"], env["customer"] = v.Format(0, row[0]), v.Format(3, row[3])
		if _, err := machine.Run(program, env); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkTable(b *testing.B) {
	v, row := order(b)
	table := discount(b, v)
	b.ReportAllocs()
	for b.Loop() {
		rule, err := table.Decide(row)
		if err != nil {
			b.Fatal(err)
		}
		if _, err := table.Output(rule, 0, row); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkUnderstanding(b *testing.B) {
	v, _ := order(b)
	for b.Loop() {
		if _, err := v.Formula(typical, Boolean); err != nil {
			b.Fatal(err)
		}
	}
}
