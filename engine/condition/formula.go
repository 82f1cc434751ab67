package condition

import (
	"fmt"
	"slices"

	"github.com/expr-lang/expr/parser"

	"sandtable/engine/problem"
)

// longestSource is in bytes.
const longestSource = 10_000

// Formula is a formula that was understood. It is immutable, so any number of
// goroutines may evaluate it.
type Formula struct {
	kind  Kind
	eval  eval
	reads []int
	cells cells
}

// eval works out a value over a row. What can go wrong was put into sentences when
// the formula was made.
type eval func(row []float64) (float64, *problem.Problem)

// Formula understands a formula that is to yield a value of a kind; an Integer will do
// where a Number is wanted. A leading = and the wrappers ${…} and #{…} are ignored.
//
// The error is a *problem.Problem with line and column in the source.
func (v *Variables) Formula(source string, want Kind) (*Formula, error) {
	return v.formula(source, func(r *reader, t term) error {
		if t.kind == want || want == Number && t.kind == Integer {
			return nil
		}
		return r.refuseAt(r.start(), "wrong-kind",
			bilingual("This formula yields a value of type %s; %s is wanted here.", "此公式的结果是%s，而这里需要%s。", t.kind, want),
			kindHint(t.kind, want))
	})
}

// FormulaFor understands a formula whose value is to be written to a variable: of its
// kind and, of a text that declares values, surely one of them.
//
// The error is a *problem.Problem with line and column in the source.
func (v *Variables) FormulaFor(slot int, source string) (*Formula, error) {
	to := &v.all[slot]
	return v.formula(source, func(r *reader, t term) error { return r.fits(t, to) })
}

// fits refuses a formula whose value the variable could not hold.
func (r *reader) fits(t term, to *variable) error {
	if t.kind != to.kind && (to.kind != Number || t.kind != Integer) {
		message := bilingual("This formula yields a value of type %[2]s; %[1]q is of type %[3]s.", "此公式的结果是%[2]s，而变量 %[1]q 是%[3]s。", to.name, t.kind, to.kind)
		return r.refuseAt(r.start(), "wrong-kind", message, kindHint(t.kind, to.kind))
	}
	if t.kind != Text || to.values == nil {
		return nil
	}
	if t.texts == nil {
		return r.refuseAt(r.start(), "undeclared-text",
			problem.Say("This formula could yield a text that is not among the values of %q.", "此公式的结果可能不在变量 %q 的取值列表中。", to.name),
			problem.Say("Declare the values of the variables that it reads too.", "请为公式读取的变量也声明取值列表。"))
	}
	for _, n := range t.texts {
		if !slices.Contains(to.values, n) {
			s, _ := r.variables.texts.text(n)
			return r.refuseAt(r.start(), "undeclared-text",
				problem.Say("This formula can yield %q, which is not among the values of %q.", "此公式的结果可能是 %q，而它不在变量 %q 的取值列表中。", s, to.name),
				r.variables.choiceHint(s, to.values))
		}
	}
	return nil
}

func (v *Variables) formula(source string, accept func(*reader, term) error) (*Formula, error) {
	r := &reader{variables: v, source: source}
	t, err := r.formula(unwrapped(source))
	if err == nil {
		err = accept(r, t)
	}
	if err != nil {
		return nil, err
	}
	return &Formula{kind: t.kind, eval: t.eval, reads: r.slots(), cells: cells{t.stepped, r.cuts}}, nil
}

// formula parses, lowers and checks the text, which has blanks where the source has
// something else.
func (r *reader) formula(text string) (term, error) {
	if len(text) > longestSource {
		return term{}, r.refuseAt(0, "too-long",
			problem.Say("The formula has %d bytes.", "公式长达 %d 字节。", len(text)),
			problem.Say("A formula has at most %d. Use a decision table, or variables for its parts.", "公式最多 %d 字节。请改用决策表，或将各部分写入变量。", longestSource))
	}
	if blank(text) {
		return term{}, r.refuseAt(0, "empty",
			problem.Say("The formula is empty.", "公式为空。"),
			problem.Say("Write one, such as amount > 1000.", "请填写公式，例如 amount > 1000。"))
	}
	config := r.variables.config()
	tree, err := parser.ParseWithConfig(text, config)
	if err != nil {
		return term{}, r.syntaxError(err, text)
	}
	t, err := r.read(tree.Node, 0)
	if err == nil {
		err = r.affordable(tree.Node, t)
	}
	if err == nil {
		err = r.checkedByExpr(tree, config)
	}
	return t, err
}

// Kind is what the formula yields: Integer also where a Number was wanted, if it is
// always whole.
func (f *Formula) Kind() Kind { return f.kind }

// Eval is the value of the formula over a row, which has the length of the Variables
// that the formula was made from and holds what Value, Eval and Output gave. It does
// not allocate.
//
// The error is a *problem.Problem, made when the formula was: something was divided by
// zero, a number became too large, or a root was drawn from a negative number.
func (f *Formula) Eval(row []float64) (float64, error) {
	x, fault := f.eval(row)
	if fault != nil {
		return 0, fault
	}
	return x, nil
}

// Reads are the slots of the variables in the formula, in rising order.
func (f *Formula) Reads() []int { return slices.Clone(f.reads) }

// bilingual writes a sentence in which kinds are named in its language.
func bilingual(en, zh string, args ...any) problem.Text {
	english, chinese := slices.Clone(args), slices.Clone(args)
	for i, a := range args {
		switch a := a.(type) {
		case Kind:
			english[i], chinese[i] = a.name().EN, a.name().ZH
		case problem.Text:
			english[i], chinese[i] = a.EN, a.ZH
		}
	}
	return problem.Text{EN: fmt.Sprintf(en, english...), ZH: fmt.Sprintf(zh, chinese...)}
}

// kindHint is the way from one kind to another.
func kindHint(from, to Kind) problem.Text {
	switch {
	case to == Boolean && from.numeric():
		return problem.Say("Compare the number with something: … > 0.", "请将数值与某个值比较，例如 … > 0。")
	case to == Boolean:
		return problem.Say(`Compare the text with something: … == "gold".`, `请将文本与某个值比较，例如 … == "gold"。`)
	case to == Integer && from == Number:
		return problem.Say("Round it with round(…), floor(…) or ceil(…).", "请用 round(…)、floor(…) 或 ceil(…) 取整。")
	case to.numeric() && from == Boolean:
		return problem.Say("Write … ? 1 : 0.", "请写作 … ? 1 : 0。")
	case to == Text:
		return problem.Say(`Texts are written in quotes: "gold".`, `文本要加引号，例如 "gold"。`)
	}
	return problem.Say("Numbers are written without quotes: 12.5.", "数值不加引号，例如 12.5。")
}
