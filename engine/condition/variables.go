package condition

import (
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/expr-lang/expr/conf"

	"sandtable/engine/problem"
)

// Variables are what formulas can speak of. Each has a slot: its place in the rows
// over which formulas are evaluated.
//
// Making variables, values, formulas and tables is for one goroutine at a time. What
// was made may then be evaluated, and values formatted, by any number.
type Variables struct {
	all   []variable
	slots map[string]int
	texts texts

	forExpr *conf.Config // what expr is told of them; nil: not yet
}

type variable struct {
	name   string
	kind   Kind
	values []float64 // of a text: all that it can be, the empty text included; nil: anything
}

// NewVariables knows no variable yet.
func NewVariables() *Variables {
	return &Variables{
		slots: map[string]int{},
		texts: texts{numbers: map[string]int{"": 0}, known: []string{""}},
	}
}

// Add makes a variable in the next slot. Values are all that a text can be; without
// them it can be anything that is written somewhere. The empty text is always possible:
// it is what a text holds before anything is written to it.
//
// The error is a *problem.Problem: the name cannot stand in a formula, is taken, or
// values are given for something that is not a text.
func (v *Variables) Add(name string, k Kind, values ...string) error {
	if err := checkName(name); err != nil {
		return err
	}
	if _, ok := v.slots[name]; ok {
		return problem.New("condition.name-taken",
			problem.Say("There are two variables named %q.", "有两个变量都叫 %q。", name),
			problem.Say("Give one of them another name.", "请给其中一个换个名称。"))
	}
	added := variable{name: name, kind: k}
	if len(values) > 0 {
		if k != Text {
			return problem.New("condition.values-of-no-text",
				problem.Say("%q is no text, so it has no list of values.", "变量 %q 不是文本，不能列出可取的值。", name),
				problem.Say("Leave the values out, or make it a text.", "请去掉取值列表，或将类型改为文本。"))
		}
		added.values = []float64{0}
		for i, s := range values {
			if slices.Contains(values[:i], s) {
				return problem.New("condition.value-twice",
					problem.Say("The values of %q name %q twice.", "变量 %q 的取值列表中 %q 出现了两次。", name, s),
					problem.Say("Name it once.", "请只保留一个。"))
			}
			if s != "" {
				added.values = append(added.values, v.texts.number(s))
			}
		}
		slices.Sort(added.values)
	}
	v.slots[name], v.forExpr = len(v.all), nil
	v.all = append(v.all, added)
	return nil
}

// Slot is the place of a variable in a row.
func (v *Variables) Slot(name string) (int, bool) {
	slot, ok := v.slots[name]
	return slot, ok
}

// Len is the number of variables, and the length of a row.
func (v *Variables) Len() int { return len(v.all) }

// Kind is what the variable in a slot holds.
func (v *Variables) Kind(slot int) Kind { return v.all[slot].kind }

// Name is the name of the variable in a slot.
func (v *Variables) Name(slot int) string { return v.all[slot].name }

// Value is a value from JSON (float64, json.Number, bool or string; Go's int too) as the
// number that a row holds. A text that its variable does not declare is refused; where a
// variable declares none, a new text becomes known.
//
// The error is a *problem.Problem.
func (v *Variables) Value(slot int, x any) (float64, error) {
	to := &v.all[slot]
	switch x := x.(type) {
	case bool:
		if to.kind == Boolean {
			return truth(x), nil
		}
	case string:
		if to.kind == Text {
			return v.textFor(to, x)
		}
	case int:
		return to.number(float64(x))
	case float64:
		return to.number(x)
	case json.Number:
		// Beyond the range of a float64 this is infinite, which number refuses.
		n, err := x.Float64()
		if err != nil && !math.IsInf(n, 0) {
			return 0, to.misfit(x)
		}
		return to.number(n)
	}
	return 0, to.misfit(x)
}

// truth is a boolean as rows hold it.
func truth(x bool) float64 {
	if x {
		return 1
	}
	return 0
}

// number is x if the variable can hold it.
func (to *variable) number(x float64) (float64, error) {
	switch {
	case !to.kind.numeric():
		return 0, to.misfit(x)
	case to.kind == Integer && x != math.Trunc(x):
		return 0, problem.New("condition.not-whole",
			problem.Say("%q holds whole numbers, not %v.", "变量 %q 只能存整数，不能存 %v。", to.name, x),
			problem.Say("Round the value, or make the variable a number.", "请将值取整，或将变量的类型改为数值。"))
	case !(math.Abs(x) <= to.kind.limit()):
		return 0, problem.New("condition.too-large",
			problem.Say("%v is too large for %q.", "%v 太大，变量 %q 存不下。", x, to.name),
			problem.Say("Integers go up to 9007199254740991, numbers up to 1.8e308.", "整数最大为 9007199254740991，数值最大为 1.8e308。"))
	}
	return x + 0, nil // no negative zero
}

// textFor is the number of a text that the variable can be.
func (v *Variables) textFor(to *variable, s string) (float64, error) {
	if to.values == nil {
		return v.texts.number(s), nil
	}
	if n, ok := v.texts.numbers[s]; ok && slices.Contains(to.values, float64(n)) {
		return float64(n), nil
	}
	return 0, problem.New("condition.undeclared-text",
		problem.Say("%q is not among the values of %q.", "%q 不在变量 %q 的取值列表中。", s, to.name),
		v.choiceHint(s, to.values))
}

// choiceHint lists the texts that are possible, the nearest to what was written first.
func (v *Variables) choiceHint(written string, values []float64) problem.Text {
	var names []string
	for _, n := range values {
		if s, _ := v.texts.text(n); s != "" {
			names = append(names, s)
		}
	}
	return meant(written, names)
}

func (to *variable) misfit(x any) error {
	kind, shown := to.kind.name(), fmt.Sprint(x)
	switch x := x.(type) {
	case nil:
		shown = "null"
	case string:
		shown = fmt.Sprintf("%q", x)
	case json.Number, bool, int, float64:
	default:
		shown = strings.TrimPrefix(fmt.Sprintf("%T", x), "*")
	}
	return problem.New("condition.wrong-kind",
		problem.Text{
			EN: fmt.Sprintf("%q is of type %s, which %s is not.", to.name, kind.EN, shown),
			ZH: fmt.Sprintf("变量 %q 的类型是%s，与 %s 不符。", to.name, kind.ZH, shown)},
		problem.Say(`Write numbers as 12.5, booleans as true or false, texts in quotes.`, "数值写作 12.5，是非值写作 true 或 false，文本要加引号。"))
}

// Format is a number that a row holds as a person or JSON writes it: float64 for a
// Number, int64 for an Integer, bool or string; nil for what no row can hold.
func (v *Variables) Format(slot int, x float64) any {
	switch k := v.all[slot].kind; {
	case k == Text:
		if s, ok := v.texts.text(x); ok {
			return s
		}
	case k == Boolean:
		if x == 0 || x == 1 {
			return x == 1
		}
	case math.Abs(x) <= k.limit():
		if k == Integer && x == math.Trunc(x) {
			return int64(x)
		}
		if k == Number {
			return x
		}
	}
	return nil
}
