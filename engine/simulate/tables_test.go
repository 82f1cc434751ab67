package simulate_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"sandtable/engine/compile"
	"sandtable/engine/model"
	"sandtable/engine/problem"
	"sandtable/engine/scenario"
	"sandtable/engine/simulate"
	"sandtable/engine/sketch"
)

// ruling is a process that decides at R, with a table of columns and rows: cells are separated by |, outputs behind =>.
func ruling(policy, columns string, rows ...string) *model.Definitions {
	d := sketch.Process("startEvent s\n businessRuleTask R\n task A\n s -> R 1\n R -> A 2")
	own := func(name string, attribute, value string, children ...model.Extension) model.Extension {
		return model.Extension{Space: model.Space, Name: name, Attributes: []model.Attribute{{Name: attribute, Value: value}}, Children: children}
	}
	table := own("table", "hitPolicy", policy)
	inputs, outputs, _ := strings.Cut(columns, "=>")
	for _, x := range strings.Split(inputs, "|") {
		table.Children = append(table.Children, own("input", "formula", x))
	}
	for _, x := range strings.Split(outputs, "|") {
		table.Children = append(table.Children, own("output", "variable", x))
	}
	for _, row := range rows {
		rule := model.Extension{Space: model.Space, Name: "rule"}
		for _, x := range strings.Split(strings.Replace(row, "=>", "|", 1), "|") {
			rule.Children = append(rule.Children, own("cell", "value", x))
		}
		table.Children = append(table.Children, rule)
	}
	d.Node("R").Extensions = []model.Extension{table}
	return d
}

// knowing is one case with some values known.
func knowing(values map[string]any) *scenario.Scenario {
	s := timed(1, nil)
	s.Data = map[string]*scenario.Variable{}
	for name, x := range values {
		of := scenario.NumberType
		if _, text := x.(string); text {
			of = scenario.TextType
		}
		s.Data[name] = variable(of, constant(x))
	}
	return s
}

// after plays a process, and says what is known behind R, and how often no rule held.
func after(t *testing.T, d *model.Definitions, s *scenario.Scenario) (map[string]any, *simulate.Result) {
	t.Helper()
	p, err := compile.Definitions(d, s)
	if err != nil {
		t.Fatal(err)
	}
	known := map[string]any{}
	r, err := simulate.Program(context.Background(), p, simulate.Options{Observe: func(rec *simulate.Record) error {
		if rec.Kind == simulate.Execution && p.Net.Nodes[rec.Node].ID == "A" {
			for name := range s.Data {
				slot, _ := p.Data.Variables.Slot(name)
				known[name] = p.Data.Variables.Format(slot, rec.Row[slot])
			}
		}
		return nil
	}})
	if err != nil {
		t.Fatal(err)
	}
	return known, r
}

func TestADrawnTableDecidesWhatTheTaskWrites(t *testing.T) {
	levels := []string{"< 1000|-=>low|0.1", "< 5000|\"gold\"=>middle|0.2", ">= 5000|-=>high|=rate * 2"}
	for _, c := range []struct {
		why    string
		values map[string]any
		edit   func(*scenario.Scenario)
		want   string // level and rate
		none   int64  // times that no rule held
	}{
		{"the first rule", map[string]any{"amount": 5., "customer": "new", "level": "", "rate": 9.}, nil, "low 0.1", 0},
		{"the second, with both tests", map[string]any{"amount": 1000., "customer": "gold", "level": "", "rate": 9.}, nil, "middle 0.2", 0},
		{"a formula over what was known before", map[string]any{"amount": 6000., "customer": "new", "level": "", "rate": 9.}, nil, "high 18", 0},
		{"no rule: all stays as it was, and is counted", map[string]any{"amount": 1000., "customer": "new", "level": "was", "rate": 9.}, nil, "was 9", 1},
		{"the scenario's writing takes the place of one output", map[string]any{"amount": 5., "customer": "new", "level": "", "rate": 9.}, func(s *scenario.Scenario) {
			s.Tasks["R"] = &scenario.Task{Writes: []*scenario.Write{{To: "rate", Source: constant(7.)}}}
		}, "low 7", 0},
		{"it comes after the table, and sees what that wrote", map[string]any{"amount": 5., "customer": "new", "level": "", "rate": 9.}, func(s *scenario.Scenario) {
			s.Tasks["R"] = &scenario.Task{Writes: []*scenario.Write{{To: "rate", Source: reckoned(`level == "low" ? 1 : 2`)}}}
		}, "low 1", 0},
		{"where the scenario writes all outputs the table is not asked", map[string]any{"amount": 1000., "customer": "new", "level": "was", "rate": 9.}, func(s *scenario.Scenario) {
			s.Tasks["R"] = &scenario.Task{Writes: []*scenario.Write{{To: "rate", Source: constant(7.)}, {To: "level", Source: constant("mine")}}}
		}, "mine 7", 0},
		{"work takes its time before", map[string]any{"amount": 5., "customer": "new", "level": "", "rate": 9.}, func(s *scenario.Scenario) {
			s.Tasks["R"] = &scenario.Task{Duration: fixed(60)}
		}, "low 0.1", 0},
	} {
		t.Run(c.why, func(t *testing.T) {
			s := knowing(c.values)
			if c.edit != nil {
				c.edit(s)
			}
			known, r := after(t, ruling("", "amount|customer=>level|rate", levels...), s)
			if got := fmt.Sprint(known["level"], " ", known["rate"]); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
			var none int64
			for i := range r.Elements {
				none += r.Elements[i].Undecided
			}
			if none != c.none {
				t.Errorf("no rule held %d times, want %d", none, c.none)
			}
		})
	}
}

// TestAllOutputsOfADrawnTableAreWorkedOutFirst swaps two variables, which writing one after the other cannot do.
func TestAllOutputsOfADrawnTableAreWorkedOutFirst(t *testing.T) {
	known, _ := after(t, ruling("", "a=>a|b", "-=>=b|=a"), knowing(map[string]any{"a": 1., "b": 2.}))
	if known["a"] != 2. || known["b"] != 1. {
		t.Errorf("got a = %v, b = %v, want them swapped", known["a"], known["b"])
	}
}

func TestAnOutputThatTheScenarioLacksIsLeftOut(t *testing.T) {
	known, _ := after(t, ruling("", "amount=>level|nobody", "-=>high|1"), knowing(map[string]any{"amount": 1., "level": ""}))
	if known["level"] != "high" {
		t.Errorf("got %v, want high", known["level"])
	}
	if _, err := compile.Definitions(ruling("collect", "amount=>nobody", "what=>x"), knowing(map[string]any{"amount": 1.})); err != nil {
		t.Errorf("got %v, want a table that nothing asks to be let alone", err)
	}
}

func TestATableThatCannotBePlayedIsRefusedByName(t *testing.T) {
	for _, c := range []struct{ why, policy, columns, row, cell, says string }{
		{"a policy of others", "COLLECT", "amount=>level", "-=>high", "0", "The hit policy “collect” is not played"},
		{"a test of another kind", "", "amount=>level", "\"gold\"=>high", "1.1", "in rule 1, column “amount”: This is text"},
		{"a variable that the scenario lacks", "", "risk=>level", "> 3=>high", "0.1", "in the heading “risk”: There is no variable named risk"},
		{"nothing said of an output", "", "amount=>level", "-=>", "1.2", "in rule 1, column “level”: Nothing says what becomes of “level”"},
	} {
		_, err := compile.Definitions(ruling(c.policy, c.columns, c.row), knowing(map[string]any{"amount": 1., "level": ""}))
		p := problem.Of(err)
		if p == nil || p.Code != "compile.decision-table" || p.At.Element != "R" || p.At.Cell != c.cell || !strings.Contains(p.Message.EN, c.says) || !strings.Contains(p.Message.ZH, "决策表") || p.Hint.ZH == "" {
			t.Errorf("%s: got %+v, want R, cell %q and: %s", c.why, p, c.cell, c.says)
		}
	}
}

func TestTwoRulesOfAUniqueTableEndTheRunByName(t *testing.T) {
	d := ruling("unique", "amount=>level", "< 10=>low", "> 5=>high")
	if known, _ := after(t, d, knowing(map[string]any{"amount": 12., "level": ""})); known["level"] != "high" {
		t.Errorf("got %v, want high", known["level"])
	}
	p, err := compile.Definitions(d, knowing(map[string]any{"amount": 7., "level": ""}))
	if err != nil {
		t.Fatal(err)
	}
	_, err = simulate.Program(context.Background(), p, simulate.Options{})
	fault := problem.Of(err)
	if fault == nil || fault.At.Element != "R" || !strings.Contains(fault.Message.EN, "Rules 1 and 2") || !strings.Contains(fault.Message.ZH, "第 1 条与第 2 条") {
		t.Errorf("got %v, want one that names R and both rules", err)
	}
}

func TestATableOfTheScenarioCountsOnceThatNoRuleHolds(t *testing.T) {
	s := knowing(map[string]any{"amount": 7., "level": "was", "rate": 1.})
	s.Tables = map[string]*scenario.Table{"levels": {Inputs: []string{"amount"}, Outputs: []string{"level", "rate"}, Rules: []*scenario.Rule{{When: []string{"< 5"}, Then: []any{"low", 2.}}}}}
	s.Tasks["A"] = &scenario.Task{Writes: []*scenario.Write{{To: "level", Source: scenario.Source{Table: "levels"}}, {To: "rate", Source: scenario.Source{Table: "levels"}}}}
	d := sketch.Process("startEvent s\n task A\n s -> A 1")
	known, r := after(t, d, s)
	var none int64
	for i := range r.Elements {
		none += r.Elements[i].Undecided
	}
	if known["level"] != "was" || none != 1 {
		t.Errorf("got %v, counted %d times; want was, once", known["level"], none)
	}
}
