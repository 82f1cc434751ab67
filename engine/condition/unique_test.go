package condition

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"sandtable/engine/problem"
)

func TestWhereOneRuleMayHoldTwoAreAFault(t *testing.T) {
	v, row := order(t) // amount 1500.5, count 7
	spec := TableSpec{Inputs: []string{"count"}, Outputs: []string{"rate"}, Unique: true,
		Rules: []RuleSpec{{[]string{"< 5"}, []any{1.0}}, {[]string{"3..8"}, []any{2.0}}, {[]string{"> 6"}, []any{3.0}}}}
	table, err := v.Table(spec)
	if err != nil {
		t.Fatal(err)
	}
	count, _ := v.Slot("count")
	for _, c := range []struct {
		count float64
		rule  int
		wrong string
	}{{1, 0, ""}, {4, -1, "Rules 1 and 2"}, {5, 1, ""}, {7, -1, "Rules 2 and 3"}, {9, 2, ""}} {
		row[count] = c.count
		rule, err := table.Decide(row)
		if rule != c.rule || (err != nil) != (c.wrong != "") || err != nil && !strings.Contains(problem.Of(err).Message.EN, c.wrong) {
			t.Errorf("count %v: got rule %d, %v; want %d, %q", c.count, rule, err, c.rule, c.wrong)
		}
	}
	row[count] = 5
	if n := testing.AllocsPerRun(100, func() { _, _ = table.Decide(row) }); n != 0 {
		t.Errorf("Decide allocates %v times, want never", n)
	}
}

func TestATableOfWhichOneRuleMayHoldSaysWhereTwoDo(t *testing.T) {
	for _, c := range []struct {
		why, tests string // one test for each rule, separated by |
		twice      string
	}{
		{"the rules are apart", "< 5|>= 5", ""},
		{"5 is in both", "<= 5|>= 5", "0+1"},
		{"the last one takes everything", "< 5|> 5|-", "0+2 1+2"},
		{"a rule twice", "1..2|1..2", "0+1"},
	} {
		v := cellVariables(t)
		spec := TableSpec{Inputs: []string{"amount"}, Outputs: []string{"vip"}, Unique: true}
		for _, test := range strings.Split(c.tests, "|") {
			spec.Rules = append(spec.Rules, RuleSpec{[]string{test}, []any{true}})
		}
		table, err := v.Table(spec)
		if err != nil {
			t.Fatalf("%s: %v", c.why, err)
		}
		coverage := table.Coverage(v, nil, 1000)
		var got []string
		for _, x := range coverage.Twice {
			got = append(got, fmt.Sprintf("%d+%d", x.First, x.Second))
			row := make([]float64, v.Len())
			row[x.At[0].Slot] = x.At[0].Values[0]
			if _, err := table.Decide(row); err == nil {
				t.Errorf("%s: at %v only one rule holds", c.why, x.At[0].Values)
			}
		}
		if want := strings.Fields(c.twice); !slices.Equal(got, want) {
			t.Errorf("%s: got %v, want %v", c.why, got, want)
		}
		if len(coverage.Never) > 0 {
			t.Errorf("%s: got rules %v that never decide, want none: that two hold is what is wrong", c.why, coverage.Never)
		}
		spec.Unique = false
		table, _ = v.Table(spec)
		if got := table.Coverage(v, nil, 1000).Twice; got != nil {
			t.Errorf("%s, the first decides: got %v, want nothing", c.why, got)
		}
	}
}

func TestATableTellsAllThatIsWrongWithIt(t *testing.T) {
	v, _ := order(t)
	_, wrong := v.Judge(TableSpec{Inputs: []string{"amunt", "customer", "count"}, Outputs: []string{"rate", "nobody"},
		Rules: []RuleSpec{
			{[]string{"what ever", "gold", "1.."}, []any{"x", "y"}},
			{[]string{"-", `"gold"`, "> 3"}, []any{1.0, 2.0}},
			{[]string{"-"}, []any{1.0}},
		}})
	var got []string
	for _, p := range wrong {
		got = append(got, p.At.Path)
	}
	want := []string{"/inputs/0", "/outputs/1", "/rules/0/when/1", "/rules/0/when/2", "/rules/0/then/0", "/rules/2"}
	if !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}
