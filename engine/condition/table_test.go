package condition

import (
	"strings"
	"testing"

	"sandtable/engine/problem"
)

// TestTestsOfATableHoldWhereTheySay puts every test into a table of its own.
func TestTestsOfATableHoldWhereTheySay(t *testing.T) {
	v, row := order(t) // amount 1500.5, count 7, urgent, gold, 北京
	for _, c := range []struct {
		input, test string
		want        bool
	}{
		{"count", "-", true}, {"count", "", true}, {"count", "  ", true}, {"count", " - ", true},
		{"count", "7", true}, {"count", "8", false}, {"count", "7.0", true}, {"count", "-7", false}, {"n", "-3", true}, {"n", "= -3", true}, {"count", "== 7", true},
		{"count", "< 7", false}, {"count", "<= 7", true}, {"count", "> 7", false}, {"count", ">= 7", true}, {"count", "!= 7", false}, {"count", "!= 8", true}, {"count", "!=6", true},
		{"count", "1..7", true}, {"count", "7..9", true}, {"count", "[1..7]", true}, {"count", "[1..7)", false}, {"count", "(7..9]", false}, {"count", "(6..8)", true},
		{"count", "]7..9]", false}, {"count", "]6..8[", true}, {"count", "[1..7[", false}, {"count", "[7..7]", true}, {"count", "-1..1e2", true}, {"count", " ( 6 .. 7 ] ", true},
		{"count", "1, 2, 7", true}, {"count", "1,2", false}, {"count", "[1..3], (5..7]", true}, {"count", "[1..7), ]7..9]", false}, {"count", "[1..7[, 7", true}, {"count", "< 3, > 5", true},
		{"count", "not(7)", false}, {"count", "not(1, 2)", true}, {"count", "not (1..7)", false}, {"count", "not([1..7), (7..9])", true}, {"count", "not(< 7)", true}, {"count", "not( != 7 )", true},
		{"count", "!= 7, != 8", true}, {"count", "count", true}, {"count", "> n", true}, {"count", "n .. 2 * 3", false}, {"count", "max(1, 7)", true}, {"count", "min(1, 7), max(1, 7)", true}, {"count", "(3 + 4)", true}, {"count", "(1 + 2) .. (3 + 4)", true},
		{"amount", "1500..1501", true}, {"amount", "< duration(\"1h\")", true}, {"amount", "1_500.5", true}, {"amount * 2", "> 3000", true}, {"amount", "金额", false},
		{"urgent", "true", true}, {"urgent", "false", false}, {"urgent", "!= true", false}, {"urgent", "not(false)", true}, {"amount > 1000", "true", true}, {"urgent", "amount > 2000", false},
		{"customer", `"gold"`, true}, {"customer", `"silver"`, false}, {"customer", `"silver", "gold"`, true}, {"customer", `!= "gold"`, false}, {"customer", `not("new", "silver")`, true},
		{"customer", `= 'gold'`, true}, {"customer", "other", false}, {"city", `"a, b", "北京"`, true}, {"city", `"..", "not("`, false}, {"city", `"it's"`, false}, {"city", `"\"", "北京"`, true},
	} {
		table, err := v.Table(TableSpec{Inputs: []string{c.input}, Rules: []RuleSpec{{When: []string{c.test}}}})
		if err != nil {
			t.Errorf("%s: %s: %v", c.input, c.test, err)
			continue
		}
		if rule, err := table.Decide(row); err != nil || rule == 0 != c.want {
			t.Errorf("%s: %s: got rule %d, %v; want %v", c.input, c.test, rule, err, c.want)
		}
	}
}

// discount is the table that the documentation shows.
func discount(t testing.TB, v *Variables) *Table {
	t.Helper()
	table, err := v.Table(TableSpec{
		Inputs:  []string{"customer", "amount"},
		Outputs: []string{"rate", "city"},
		Rules: []RuleSpec{
			{When: []string{`"gold"`, ">= 1000"}, Then: []any{0.2, "Berlin"}},
			{When: []string{`"gold", "silver"`, "-"}, Then: []any{"= count / 100", "=urgent ? \"北京\" : city"}},
			{When: []string{"-", "(5000..9000)"}, Then: []any{0.05, "Paris"}},
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	return table
}

func TestTheFirstRuleThatHoldsDecides(t *testing.T) {
	v, _ := order(t)
	table := discount(t, v)
	rate, _ := v.Slot("rate")
	city, _ := v.Slot("city")
	for _, c := range []struct {
		customer string
		amount   float64
		rule     int
		rate     float64
		city     string
	}{
		{"gold", 1000, 0, 0.2, "Berlin"}, {"gold", 999, 1, 0.07, "北京"}, {"silver", 1e6, 1, 0.07, "北京"},
		{"new", 6000, 2, 0.05, "Paris"}, {"new", 5000, -1, 0, ""}, {"", 8999, 2, 0.05, "Paris"},
	} {
		row := make([]float64, v.Len())
		row[0], row[1], row[2], row[3] = c.amount, 7, 1, value(t, v, "customer", c.customer)
		rule, err := table.Decide(row)
		if err != nil || rule != c.rule {
			t.Errorf("%s, %v: got rule %d, %v; want %d", c.customer, c.amount, rule, err, c.rule)
		}
		if rule < 0 {
			continue
		}
		first, err := table.Output(rule, 0, row)
		if err != nil || v.Format(rate, first) != c.rate {
			t.Errorf("%s, %v: got %v, %v; want %v", c.customer, c.amount, first, err, c.rate)
		}
		second, err := table.Output(rule, 1, row)
		if err != nil || v.Format(city, second) != c.city {
			t.Errorf("%s, %v: got %v, %v; want %v", c.customer, c.amount, v.Format(city, second), err, c.city)
		}
	}
	if got := table.Reads(); len(got) != 5 { // amount, count, urgent, customer, city
		t.Errorf("reads %v", got)
	}
	if got := table.Outputs(); len(got) != 2 || got[0] != rate || got[1] != city {
		t.Errorf("writes %v", got)
	}
}

func TestADecisionDoesNotAllocate(t *testing.T) {
	v, row := order(t)
	table := discount(t, v)
	if n := testing.AllocsPerRun(100, func() {
		rule, _ := table.Decide(row)
		_, _ = table.Output(rule, 1, row)
	}); n != 0 {
		t.Errorf("%v allocations", n)
	}
}

func TestAFaultWithinATableIsReported(t *testing.T) {
	v, row := order(t)
	for _, spec := range []TableSpec{
		{Inputs: []string{"1 / (count - 7)"}, Rules: []RuleSpec{{When: []string{"-"}}}},
		{Inputs: []string{"count"}, Rules: []RuleSpec{{When: []string{"> 1 / (count - 7)"}}}},
		{Inputs: []string{"count"}, Rules: []RuleSpec{{When: []string{"not(1 .. 1 / (count - 7))"}}}},
	} {
		table, err := v.Table(spec)
		if err != nil {
			t.Fatal(err)
		}
		if rule, err := table.Decide(row); problem.Of(err) == nil || rule != -1 {
			t.Errorf("%v: got rule %d, %v", spec, rule, err)
		}
	}
}

func TestATableThatIsWrongIsRefusedWithTheCell(t *testing.T) {
	v, _ := order(t)
	rule := func(when string, then any) TableSpec {
		return TableSpec{Inputs: []string{"count", "customer"}, Outputs: []string{"rate", "other"},
			Rules: []RuleSpec{{[]string{"-", "-"}, []any{0.0, ""}}, {[]string{when, "-"}, []any{then, "gold"}}}}
	}
	second := func(when string, then any) TableSpec {
		return TableSpec{Inputs: []string{"count", "customer"}, Outputs: []string{"rate", "other"}, Rules: []RuleSpec{{[]string{"-", when}, []any{1, then}}}}
	}
	for _, c := range []struct {
		spec   TableSpec
		code   string
		path   string
		column int
	}{
		{TableSpec{Inputs: []string{"amout"}}, "unknown-name", "/inputs/0", 1},
		{TableSpec{Inputs: []string{"count", ""}}, "empty", "/inputs/1", 1},
		{TableSpec{Inputs: make([]string, 33)}, "too-many-inputs", "/inputs", 0},
		{TableSpec{Outputs: []string{"rate", "rat"}}, "unknown-name", "/outputs/1", 0},
		{TableSpec{Outputs: []string{"rate", "rate"}}, "output-twice", "/outputs/1", 0},
		{TableSpec{Inputs: []string{"count"}, Rules: []RuleSpec{{When: []string{"-", "-"}}}}, "rule-length", "/rules/0", 0},
		{TableSpec{Outputs: []string{"rate"}, Rules: []RuleSpec{{}}}, "rule-length", "/rules/0", 0},
		{rule(">", 1), "syntax", "/rules/1/when/0", 2},
		{rule("1, , 2", 1), "syntax", "/rules/1/when/0", 4},
		{rule("> = 1", 1), "syntax", "/rules/1/when/0", 0},
		{rule("1 2", 1), "syntax", "/rules/1/when/0", 3},
		{rule("[1..5", 1), "syntax", "/rules/1/when/0", 0},
		{rule("not(1), not(2)", 1), "wrong-kind", "/rules/1/when/0", 0},
		{rule("5..1", 1), "empty-range", "/rules/1/when/0", 1},
		{rule("8, (5..5]", 1), "empty-range", "/rules/1/when/0", 5},
		{rule(`3, "gold"`, 1), "wrong-kind", "/rules/1/when/0", 4},
		{rule(`1..true`, 1), "wrong-kind", "/rules/1/when/0", 4},
		{rule(`< 1 / 0`, 1), "division-by-zero", "/rules/1/when/0", 5},
		{rule(`高于`, 1), "unknown-name", "/rules/1/when/0", 1},
		{rule(strings.Repeat("1,", 6000)+"1", 1), "too-long", "/rules/1/when/0", 1},
		{second("gold", "gold"), "unknown-name", "/rules/0/when/1", 1},
		{second(`"gold", "glod"`, "gold"), "undeclared-text", "/rules/0/when/1", 9},
		{second(`< "gold"`, "gold"), "wrong-kind", "/rules/0/when/1", 1},
		{second(`"a".."b"`, "gold"), "wrong-kind", "/rules/0/when/1", 1},
		{second("-", "silver"), "undeclared-text", "/rules/0/then/1", 0},
		{second("-", `= urgent ? "gold" : "white"`), "undeclared-text", "/rules/0/then/1", 3},
		{second("-", 5), "wrong-kind", "/rules/0/then/1", 0},
		{rule("-", nil), "wrong-kind", "/rules/1/then/0", 0},
		{rule("-", "0.5"), "wrong-kind", "/rules/1/then/0", 0},
		{rule("-", "= amount >"), "syntax", "/rules/1/then/0", 11},
		{rule("-", "= urgent"), "wrong-kind", "/rules/1/then/0", 3},
	} {
		_, err := v.Table(c.spec)
		p := problem.Of(err)
		if p == nil {
			t.Errorf("%v: accepted", c.spec)
			continue
		}
		if p.Code != "condition."+c.code || p.At.Path != c.path || c.column != 0 && p.At.Column != c.column {
			t.Errorf("%.200v: got %s at %s:%d, want %s at %s:%d (%s)", c.spec, p.Code, p.At.Path, p.At.Column, c.code, c.path, c.column, p)
		}
		complete(t, p)
	}
}
