package condition

import (
	"encoding/json"
	"math"
	"strings"
	"testing"

	"sandtable/engine/problem"
)

func TestNamesAreThoseThatAFormulaCanHold(t *testing.T) {
	v := NewVariables()
	for i, name := range []string{"amount", "金额", "_x", "größe", "x1", "count", "type", "date", "caseAge", "b", "стоимость", "المبلغ"} {
		if err := v.Add(name, Number); err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if slot, ok := v.Slot(name); !ok || slot != i || v.Name(slot) != name || v.Kind(slot) != Number || v.Len() != i+1 {
			t.Errorf("%s: got slot %d, %v", name, slot, ok)
		}
		f, err := v.Formula(name+" * 2", Number)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		row := make([]float64, v.Len())
		row[i] = 21
		if x, err := f.Eval(row); err != nil || x != 42 {
			t.Errorf("%s: got %v, %v", name, x, err)
		}
	}
	for name, code := range map[string]string{
		"": "name", "2nd": "name", "order amount": "name", "a-b": "name", "a.b": "name", "e\u0301te\u0301": "name", "amount！": "name", "\xff": "name",
		"and": "name-reserved", "true": "name-reserved", "nil": "name-reserved", "let": "name-reserved", "max": "name-reserved", "duration": "name-reserved",
		"$env": "name-reserved", "startsWith": "name-reserved", "amount": "name-taken", strings.Repeat("a", 201): "name-too-long",
	} {
		p := problem.Of(v.Add(name, Number))
		if p == nil || p.Code != "condition."+code {
			t.Errorf("%q: got %v, want %s", name, p, code)
			continue
		}
		complete(t, p)
	}
}

func TestValuesOfJSONBecomeNumbersAndComeBack(t *testing.T) {
	v, _ := order(t)
	for _, c := range []struct {
		name string
		in   any
		back any
	}{
		{"amount", 12.5, 12.5}, {"amount", json.Number("1e3"), 1000.0}, {"amount", 7, 7.0}, {"amount", math.Copysign(0, -1), 0.0},
		{"count", 12.0, int64(12)}, {"count", json.Number("9007199254740991"), int64(9007199254740991)}, {"count", -3, int64(-3)},
		{"urgent", true, true}, {"urgent", false, false},
		{"customer", "silver", "silver"}, {"customer", "", ""}, {"city", "anything at all", "anything at all"}, {"city", "", ""},
	} {
		slot, _ := v.Slot(c.name)
		x, err := v.Value(slot, c.in)
		if err != nil {
			t.Errorf("%s = %v: %v", c.name, c.in, err)
		} else if got := v.Format(slot, x); got != c.back {
			t.Errorf("%s = %v: got %v (%[3]T), want %v (%[4]T)", c.name, c.in, got, c.back)
		}
	}
}

func TestValuesThatDoNotFitAreRefused(t *testing.T) {
	v, _ := order(t)
	for _, c := range []struct {
		name string
		in   any
		code string
	}{
		{"amount", "12", "wrong-kind"}, {"amount", true, "wrong-kind"}, {"amount", nil, "wrong-kind"}, {"amount", []any{1}, "wrong-kind"}, {"amount", json.Number("x"), "wrong-kind"},
		{"amount", math.Inf(1), "too-large"}, {"amount", math.NaN(), "too-large"}, {"amount", json.Number("1e999"), "too-large"},
		{"count", 1.5, "not-whole"}, {"count", 1e16, "too-large"}, {"count", math.NaN(), "not-whole"},
		{"urgent", 1.0, "wrong-kind"}, {"urgent", "true", "wrong-kind"},
		{"customer", "glod", "undeclared-text"}, {"customer", 1.0, "wrong-kind"}, {"city", false, "wrong-kind"},
	} {
		slot, _ := v.Slot(c.name)
		_, err := v.Value(slot, c.in)
		p := problem.Of(err)
		if p == nil || p.Code != "condition."+c.code {
			t.Errorf("%s = %v: got %v, want %s", c.name, c.in, err, c.code)
			continue
		}
		complete(t, p)
	}
}

func TestWhatNoRowHoldsIsFormattedAsNothing(t *testing.T) {
	v, _ := order(t)
	for name, x := range map[string]float64{"amount": math.NaN(), "count": 1.5, "urgent": 2, "city": 99} {
		slot, _ := v.Slot(name)
		if got := v.Format(slot, x); got != nil {
			t.Errorf("%s: got %v for %v", name, got, x)
		}
	}
}

func TestOnlyATextDeclaresValuesAndEachOnce(t *testing.T) {
	v := NewVariables()
	for _, err := range []error{v.Add("a", Number, "x"), v.Add("b", Text, "x", "y", "x")} {
		p := problem.Of(err)
		if p == nil {
			t.Error("accepted")
			continue
		}
		complete(t, p)
	}
	if v.Len() != 0 {
		t.Error("a variable that was refused has a slot")
	}
}
