package condition

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// steps writes random conditions of those that a grid decides.
type steps struct{ *rand.Rand }

func (s steps) atom() string {
	switch s.IntN(9) {
	case 0:
		return s.of("vip", "not vip", "vip == false", "true")
	case 1:
		return "grade " + s.of("==", "!=") + ` "` + s.of("a", "b", "c") + `"`
	case 2:
		return `grade in ["a", "` + s.of("b", "c") + `"]`
	case 3:
		return "city " + s.of("==", "!=") + ` "` + s.of("x", "y") + `"`
	case 4:
		return "count in 1.." + s.of("3", "4", "6")
	case 5:
		return s.of("1", "2 + 1", "5") + " " + s.of("<", "<=", ">", ">=") + " count"
	case 6:
		return "count " + s.of("==", "!=", "<", ">=") + " " + s.of("2.5", "0", "4", "-1")
	}
	return "amount " + s.of("==", "!=", "<", "<=", ">", ">=") + " " + s.of("0", "1", "2.5", "3 * 2", "-4")
}

func (s steps) of(words ...string) string { return words[s.IntN(len(words))] }

func (s steps) condition(depth int) string {
	if depth == 0 {
		return s.atom()
	}
	switch s.IntN(5) {
	case 0:
		return "not (" + s.condition(depth-1) + ")"
	case 1:
		return "(" + s.condition(depth-1) + " ? " + s.condition(depth-1) + " : " + s.condition(depth-1) + ")"
	case 2:
		return s.atom()
	}
	return "(" + s.condition(depth-1) + s.of(" and ", " or ") + s.condition(depth-1) + ")"
}

func cellVariables(t testing.TB) *Variables {
	v := NewVariables()
	for _, err := range []error{v.Add("amount", Number), v.Add("count", Integer), v.Add("vip", Boolean), v.Add("grade", Text, "a", "b", "c"), v.Add("city", Text)} {
		if err != nil {
			t.Fatal(err)
		}
	}
	return v
}

// TestAGridSaysOfRandomConditionsWhatTryingEverythingSays compares which combinations of
// values of some conditions come up on the grid with those that come up over many rows.
func TestAGridSaysOfRandomConditionsWhatTryingEverythingSays(t *testing.T) {
	for seed := range uint64(150) {
		v, s := cellVariables(t), steps{rand.New(rand.NewPCG(seed, 7))}
		var formulas []*Formula
		var sources []string
		for range 1 + s.IntN(3) {
			source := s.condition(s.IntN(4))
			f, err := v.Formula(source, Boolean)
			if err != nil {
				t.Fatalf("%s: %v", source, err)
			}
			formulas, sources = append(formulas, f), append(sources, source)
		}
		within := map[int]Range{}
		if s.IntN(2) == 0 {
			within[0], within[1] = Range{float64(s.IntN(4)) - 2, 3}, Range{0, math.Inf(1)}
		}
		g := v.Grid(formulas, within, 1<<20)
		if g == nil {
			t.Fatalf("%q: no grid", sources)
		}
		got := map[int]bool{}
		g.Each(func(row []float64, sure bool) bool {
			if sure {
				got[signature(t, formulas, row)] = true
			}
			return true
		})
		for want := range everything(t, v, formulas, within) {
			if !got[want] {
				t.Errorf("%q within %v: no row for %b, though there are values for it", sources, within, want)
			}
			delete(got, want)
		}
		if len(got) > 0 {
			t.Errorf("%q within %v: rows for %v, for which there are no values", sources, within, got)
		}
	}
}

func signature(t *testing.T, formulas []*Formula, row []float64) (bits int) {
	t.Helper()
	for i, f := range formulas {
		x, err := f.Eval(row)
		if err != nil {
			t.Fatal(err)
		}
		bits |= int(x) << i
	}
	return bits
}

// everything are the combinations that come up over all values within -9 and 9, by quarters.
func everything(t *testing.T, v *Variables, formulas []*Formula, within map[int]Range) map[int]bool {
	reads := map[int]bool{}
	for _, f := range formulas {
		for _, slot := range f.Reads() {
			reads[slot] = true
		}
	}
	found := map[int]bool{}
	var fill func(slot int, row []float64)
	fill = func(slot int, row []float64) {
		if slot == v.Len() {
			found[signature(t, formulas, row)] = true
			return
		}
		for _, x := range domain(v, slot, within) {
			row[slot] = x
			fill(slot+1, row)
			if !reads[slot] {
				return
			}
		}
	}
	fill(0, make([]float64, v.Len()))
	return found
}

func domain(v *Variables, slot int, within map[int]Range) (all []float64) {
	switch v.Kind(slot) {
	case Boolean:
		return []float64{0, 1}
	case Text:
		for i := 1; i < len(v.texts.known); i++ {
			if declared := v.all[slot].values; declared == nil || slices.Contains(declared, float64(i)) {
				all = append(all, float64(i))
			}
		}
		if v.all[slot].values == nil {
			all = append(all, 1e6)
		}
		return all
	}
	step := 1.0
	if v.Kind(slot) == Number {
		step = 0.25
	}
	r, ok := within[slot]
	for x := -9.0; x <= 9; x += step {
		if !ok || r.Min <= x && x <= r.Max {
			all = append(all, x)
		}
	}
	return all
}

func TestWhatTellsApartMoreThanCellsHasNoGrid(t *testing.T) {
	for source, want := range map[string]bool{
		"amount > 1": true, "amount * 2 > 1": false, "amount > count": false, "round(amount) > 1": false, "city == grade": false,
		`vip ? amount > 1 : count > 2`: true, "(vip ? 1 : 2) > amount": false, "let a = amount; a > 5": true, "let a = amount + 1; vip": false,
		"amount + 0 > 1": false, "0 <= amount < 5": true, "float(count) > 2.5": true, "vip and amount / count > 1": false,
		"1 / (vip ? 1 : 0) > 5": false, "sqrt(vip ? 1 : -1) > 0": false, "1 + 1 > 2 or vip": true, "vip ? 10 > 5 : false": true,
	} {
		v := cellVariables(t)
		f, err := v.Formula(source, Boolean)
		if err != nil {
			t.Errorf("%s: %v", source, err)
			continue
		}
		if got := v.Grid([]*Formula{f}, nil, 1000) != nil; got != want {
			t.Errorf("%s: got a grid: %v, want %v", source, got, want)
		}
	}
	v := cellVariables(t)
	f, _ := v.Formula("amount > 1 and count > 1 and vip", Boolean)
	if v.Grid([]*Formula{f}, nil, 10) != nil {
		t.Error("got a grid of more rows than were allowed")
	}
}

func TestATableSaysWhichRulesNeverDecideAndWhatNoneIsFor(t *testing.T) {
	for _, c := range []struct {
		why   string
		spec  TableSpec
		never []int
		gap   bool
		none  bool // nothing is said
	}{
		{"every value has a rule", TableSpec{[]string{"amount"}, []string{"vip"}, []RuleSpec{{[]string{"< 5"}, []any{true}}, {[]string{">= 5"}, []any{false}}}, false}, nil, false, false},
		{"5 is left out", TableSpec{[]string{"amount"}, []string{"vip"}, []RuleSpec{{[]string{"< 5"}, []any{true}}, {[]string{"> 5"}, []any{false}}}, false}, nil, true, false},
		{"no integer lies between", TableSpec{[]string{"count"}, []string{"vip"}, []RuleSpec{{[]string{"<= 4"}, []any{true}}, {[]string{">= 5"}, []any{false}}}, false}, nil, false, false},
		{"covered by two", TableSpec{[]string{"count"}, []string{"vip"}, []RuleSpec{{[]string{"<= 4"}, []any{true}}, {[]string{">= 5"}, []any{false}}, {[]string{"3..7"}, []any{false}}}, false}, []int{2}, false, false},
		{"a text that is left out", TableSpec{[]string{"grade"}, []string{"vip"}, []RuleSpec{{[]string{`"a", "b"`}, []any{true}}}, false}, nil, true, false},
		{"all texts", TableSpec{[]string{"grade"}, []string{"vip"}, []RuleSpec{{[]string{`"a", "b"`}, []any{true}}, {[]string{`"c"`}, []any{true}}}, false}, nil, false, false},
		{"what is reckoned may never be", TableSpec{[]string{"amount * 2"}, []string{"vip"}, []RuleSpec{{[]string{"< 5"}, []any{true}}}, false}, nil, false, false},
		{"limits that vary", TableSpec{[]string{"amount"}, []string{"vip"}, []RuleSpec{{[]string{"< count"}, []any{true}}}, false}, nil, false, true},
	} {
		v := cellVariables(t)
		table, err := v.Table(c.spec)
		if err != nil {
			t.Fatalf("%s: %v", c.why, err)
		}
		got := table.Coverage(v, nil, 1000)
		if got == nil || c.none {
			if (got == nil) != c.none {
				t.Errorf("%s: got %+v", c.why, got)
			}
			continue
		}
		var never []int
		for _, n := range got.Never {
			never = append(never, n.Rule)
		}
		if !slices.Equal(never, c.never) || (got.Gap != nil) != c.gap {
			t.Errorf("%s: got %+v, want rules %v and a gap: %v", c.why, got, c.never, c.gap)
		}
	}
}
