package simulate_test

import (
	"context"
	"strings"
	"testing"

	"sandtable/engine/compile"
	"sandtable/engine/problem"
	"sandtable/engine/scenario"
	"sandtable/engine/simulate"
	"sandtable/engine/sketch"
)

func constant(x any) scenario.Source { return scenario.Source{Value: x} }
func reckoned(f string) scenario.Source {
	return scenario.Source{Formula: f}
}
func variable(of scenario.VariableType, from scenario.Source) *scenario.Variable {
	return &scenario.Variable{Type: of, Source: from}
}

// fork is a gateway of three ways; % is its kind.
const fork = `
	startEvent s
	task W
	% g
	task A
	task B
	task C
	s -> W 1
	W -> g 2
	g -> A a if amount > 1000
	g -> B b if amount > 100
	g -> C c`

// TestGatewaysDecideByDataAsTheScenarioSays lists which of A, B and C a case goes to.
func TestGatewaysDecideByDataAsTheScenarioSays(t *testing.T) {
	const exclusive, inclusive = "exclusiveGateway", "inclusiveGateway"
	for _, c := range []struct {
		name, kind, flow string // the gateway and its default
		amount           float64
		edit             func(*scenario.Scenario)
		want             string
	}{
		{"the drawing's first condition that holds", exclusive, "c", 5000, nil, "A"},
		{"the second, where the first does not", exclusive, "c", 500, nil, "B"},
		{"the default flow, where none does", exclusive, "c", 5, nil, "C"},
		{"all that hold, at an inclusive gateway", inclusive, "c", 5000, nil, "AB"},
		{"its default flow, where none does", inclusive, "c", 5, nil, "C"},
		{"the scenario's condition instead of the drawing's", exclusive, "c", 500, func(s *scenario.Scenario) {
			s.Conditions = map[string]string{"a": "amount >= 500"}
		}, "A"},
		{"shares before conditions where only shares are given", exclusive, "c", 5000, func(s *scenario.Scenario) {
			s.Branches = map[string]map[string]float64{"g": {"c": 1}}
		}, "C"},
		{"conditions before shares where it is said", exclusive, "c", 5000, func(s *scenario.Scenario) {
			s.Branches = map[string]map[string]float64{"g": {"c": 1}}
			s.Decisions = map[string]scenario.Decision{"g": scenario.ByConditions}
		}, "A"},
		{"shares where no condition holds", exclusive, "", 5, func(s *scenario.Scenario) {
			s.Branches = map[string]map[string]float64{"g": {"b": 1}}
			s.Decisions = map[string]scenario.Decision{"g": scenario.ConditionsThenShares}
		}, "B"},
		{"a condition before shares", exclusive, "", 5000, func(s *scenario.Scenario) {
			s.Branches = map[string]map[string]float64{"g": {"b": 1}}
			s.Decisions = map[string]scenario.Decision{"g": scenario.ConditionsThenShares}
		}, "A"},
		{"shares alone, though there are conditions", exclusive, "c", 5000, func(s *scenario.Scenario) {
			s.Branches = map[string]map[string]float64{"g": {"b": 1}}
			s.Decisions = map[string]scenario.Decision{"g": scenario.ByShares}
		}, "B"},
		{"what a task has written before", exclusive, "c", 5, func(s *scenario.Scenario) {
			s.Tasks["W"] = &scenario.Task{Writes: []*scenario.Write{{To: "amount", Source: reckoned("amount * 100")}}}
		}, "B"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := timed(1, nil)
			s.Data = map[string]*scenario.Variable{"amount": variable(scenario.NumberType, constant(c.amount))}
			if c.edit != nil {
				c.edit(s)
			}
			kind, flow := c.kind, " default="+c.flow
			text := strings.Replace(strings.Replace(fork, "%", kind, 1), kind+" g", kind+" g"+flow, 1)
			log, got := worked(t, text, s), ""
			for _, task := range []string{"A", "B", "C"} {
				if strings.Contains(log, ","+task+",") {
					got += task
				}
			}
			if got != c.want {
				t.Errorf("went to %s, want %s", got, c.want)
			}
		})
	}
}

// TestAnActivityTakesItsDefaultBesideFlowsWithoutCondition: BPMN 2.0 §13.2.1.
func TestAnActivityTakesItsDefaultBesideFlowsWithoutCondition(t *testing.T) {
	const text = `
		startEvent s
		task W default=c
		task A
		task B
		task C
		s -> W 1
		W -> A a
		W -> B b if amount > 100
		W -> C c`
	for amount, want := range map[float64]string{5: "AC", 500: "AB"} {
		s := timed(1, nil)
		s.Data = map[string]*scenario.Variable{"amount": variable(scenario.NumberType, constant(amount))}
		log, got := worked(t, text, s), ""
		for _, task := range []string{"A", "B", "C"} {
			if strings.Contains(log, ","+task+",") {
				got += task
			}
		}
		if got != want {
			t.Errorf("amount %g went to %s, want %s", amount, got, want)
		}
	}
}

func TestWhereNoConditionHoldsTheRunEndsWithTheElementAndTheCase(t *testing.T) {
	s := network(1000, 2)
	s.Run.Warmup = scenario.Warmup{}
	s.Data = map[string]*scenario.Variable{"amount": variable(scenario.NumberType, scenario.Source{Draw: &scenario.Number{Kind: scenario.Uniform, Min: pointer(0.), Max: pointer(1001.)}})}
	s.Conditions = map[string]string{"c": "amount < 100 && amount > 5"}
	p, err := compile.Definitions(sketch.Process(strings.Replace(fork, "%", "exclusiveGateway", 1)), s)
	if err != nil {
		t.Fatal(err)
	}
	r, err := simulate.Program(context.Background(), p, simulate.Options{})
	if err != nil {
		t.Fatalf("got error %v, want a partial result", err)
	}
	fault := problem.Of(r.Fault)
	if fault == nil || fault.At.Element != "g" || !strings.Contains(fault.Message.EN, "“g”") || !strings.HasPrefix(fault.Message.EN, "Case ") || fault.Hint.ZH == "" {
		t.Fatalf("got fault %v, want one that names the case, g and a way out", r.Fault)
	}
	if !r.Partial || r.Completed == 0 || r.Completed >= 1000 || r.Cycle.Pooled.Weight() != r.Completed {
		t.Errorf("got partial %v with %d cases, %d in the books, want what was observed until then", r.Partial, r.Completed, r.Cycle.Pooled.Weight())
	}
}

// TestAFormulaThatCannotBeWorkedOutEndsTheRun divides by a number that is 0 for the fourth
// case, wherever formulas stand.
func TestAFormulaThatCannotBeWorkedOutEndsTheRun(t *testing.T) {
	for name, c := range map[string]struct {
		marker, element string
		edit            func(s *scenario.Scenario, formula string)
	}{
		"a duration": {"", "A", func(s *scenario.Scenario, f string) {
			s.Tasks["A"] = &scenario.Task{Duration: &scenario.Distribution{Kind: scenario.Expression, Formula: f, Unit: second}}
		}},
		"a write": {"", "A", func(s *scenario.Scenario, f string) {
			s.Tasks["A"] = &scenario.Task{Writes: []*scenario.Write{{To: "x", Source: reckoned(f)}}}
		}},
		"a number of instances": {"several", "A", func(s *scenario.Scenario, f string) {
			s.Tasks["A"] = &scenario.Task{Repeat: &scenario.Repeat{Count: formula(f)}}
		}},
		"a loop's condition": {"loop", "A", func(s *scenario.Scenario, f string) {
			s.Tasks["A"] = &scenario.Task{Repeat: &scenario.Repeat{While: f + " > 100"}}
		}},
		"a first value": {"", "s", func(s *scenario.Scenario, f string) {
			s.Data["x"] = variable(scenario.NumberType, reckoned(f))
		}},
		"an urgency": {"", "A", func(s *scenario.Scenario, f string) {
			s.Queue = &scenario.Queue{Urgency: f}
			s.Roles["r"] = &scenario.Role{Headcount: 1}
			s.Tasks["A"] = &scenario.Task{Duration: fixed(60), Roles: []string{"r"}}
		}},
		"advice": {"", "A", func(s *scenario.Scenario, f string) {
			s.Roles["r"] = &scenario.Role{Headcount: 1}
			s.Tasks["A"] = &scenario.Task{Consult: &scenario.Duty{Duration: &scenario.Distribution{Kind: scenario.Expression, Formula: f, Unit: second}, Roles: []string{"r"}}}
		}},
	} {
		t.Run(name, func(t *testing.T) {
			s := timed(10, nil)
			s.Start, s.Zone = moment("09:00"), "UTC"
			s.Run.Replications = 1
			s.Data = map[string]*scenario.Variable{"d": variable(scenario.NumberType, constant(1.)), "x": variable(scenario.NumberType, constant(0.))}
			var cases []scenario.Instance
			for i := range 10 {
				cases = append(cases, scenario.Instance{At: moment("10:00"), Data: map[string]any{"d": float64(3 - i)}})
			}
			s.Arrivals["s"] = &scenario.Arrival{Cases: cases}
			c.edit(s, "12 / d")
			p, err := compile.Definitions(sketch.Process(replaced(around, c.marker)), s)
			if err != nil {
				t.Fatal(err)
			}
			r, err := simulate.Program(context.Background(), p, simulate.Options{})
			if r != nil {
				err = r.Fault
			}
			fault := problem.Of(err)
			if fault == nil || fault.At.Element != c.element || !strings.HasPrefix(fault.Message.EN, "Case 4 at “"+c.element+"”: ") || !strings.HasPrefix(fault.Message.ZH, "案例 4 在“") {
				t.Errorf("got %v, want a fault of case 4 at %s", err, c.element)
			}
		})
	}
}

// TestFirstValuesAreReckonedInTheOrderThatTheyNeed although their names are in another
// order, and from what is known of a case where that is given.
func TestFirstValuesAreReckonedInTheOrderThatTheyNeed(t *testing.T) {
	s := timed(3, nil)
	s.Data = map[string]*scenario.Variable{
		"a": variable(scenario.NumberType, reckoned("b + 1")),
		"b": variable(scenario.NumberType, scenario.Source{Table: "t"}),
		"c": variable(scenario.TextType, scenario.Source{Choice: []scenario.Choice{{Value: "gold", Weight: 1}, {Value: "tin", Weight: 0}}}),
	}
	s.Tables = map[string]*scenario.Table{"t": {Inputs: []string{"c"}, Outputs: []string{"b"}, Rules: []*scenario.Rule{
		{When: []string{`"gold"`}, Then: []any{4.}}, {When: []string{"-"}, Then: []any{"=8 - 1"}}}}}
	s.Arrivals["s"] = &scenario.Arrival{Cases: []scenario.Instance{{At: moment("10:00")}, {At: moment("11:00"), Data: map[string]any{"c": "tin"}}, {At: moment("12:00"), Data: map[string]any{"b": 1.}}}}
	s.Tasks["A"] = &scenario.Task{Duration: &scenario.Distribution{Kind: scenario.Expression, Formula: "a", Unit: seconds(minute)}}
	want := lines(`
		1,A,05T10:00,05T10:00,05T10:05,
		2,A,05T11:00,05T11:00,05T11:08,
		3,A,05T12:00,05T12:00,05T12:02,`)
	if got := worked(t, oneStation, s); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// TestTasksWriteInOrderFromEverySource reads what was written as the minutes of B.
func TestTasksWriteInOrderFromEverySource(t *testing.T) {
	for name, c := range map[string]struct {
		writes  []*scenario.Write
		minutes string
	}{
		"a constant, then a formula of it": {[]*scenario.Write{{To: "x", Source: constant(3.)}, {To: "x", Source: reckoned("x * 2")}}, "10:06"},
		"a formula, then a constant":       {[]*scenario.Write{{To: "x", Source: reckoned("x * 2")}, {To: "x", Source: constant(3.)}}, "10:03"},
		"a draw":                           {[]*scenario.Write{{To: "x", Source: scenario.Source{Draw: number(7)}}}, "10:07"},
		"a draw by formula":                {[]*scenario.Write{{To: "n", Source: scenario.Source{Draw: formula("2.5")}}, {To: "x", Source: reckoned("n")}}, "10:03"},
		"a draw rounded to a whole number": {[]*scenario.Write{{To: "n", Source: scenario.Source{Draw: number(4.4)}}, {To: "x", Source: reckoned("n")}}, "10:04"},
		"a choice":                         {[]*scenario.Write{{To: "x", Source: scenario.Source{Choice: []scenario.Choice{{Value: 9., Weight: 2}}}}}, "10:09"},
		"a table":                          {[]*scenario.Write{{To: "x", Source: scenario.Source{Table: "t"}}}, "10:08"},
		"a table where no rule holds":      {[]*scenario.Write{{To: "n", Source: constant(5.)}, {To: "x", Source: scenario.Source{Table: "t"}}}, "10:01"},
		"nothing: zero":                    {[]*scenario.Write{{To: "x"}}, "10:00"},
	} {
		t.Run(name, func(t *testing.T) {
			s := timed(1, nil)
			s.Data = map[string]*scenario.Variable{"x": variable(scenario.NumberType, constant(1.)), "n": variable(scenario.IntegerType, scenario.Source{})}
			s.Tables = map[string]*scenario.Table{"t": {Inputs: []string{"n"}, Outputs: []string{"x"}, Rules: []*scenario.Rule{{When: []string{"0"}, Then: []any{"=x + 7"}}}}}
			s.Tasks["A"] = &scenario.Task{Writes: c.writes}
			s.Tasks["B"] = &scenario.Task{Duration: &scenario.Distribution{Kind: scenario.Expression, Formula: "x", Unit: seconds(minute)}}
			want := "1,A,05T10:00,05T10:00,05T10:00,\n1,B,05T10:00,05T10:00,05T" + c.minutes + ","
			if got := worked(t, replaced(around, ""), s); got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}

func TestAConditionalEventWakesUpWhenATaskWritesWhatItWaitsFor(t *testing.T) {
	const text = `
		startEvent s
		parallelGateway f
		task A
		task B
		intermediateCatchEvent c conditional=x>=2
		task C
		task D
		boundaryEvent b on=D conditional=x>=1 noninterrupting
		task N
		s -> f 1
		f -> A 2
		f -> c 3
		f -> D 4
		A -> B 5
		c -> C 6
		b -> N 7`
	s := timed(2, map[string]float64{"A": 5, "B": 10, "D": 40})
	s.Data = map[string]*scenario.Variable{"x": variable(scenario.IntegerType, scenario.Source{})}
	more := []*scenario.Write{{To: "x", Source: reckoned("x + 1")}}
	s.Tasks["A"].Writes, s.Tasks["B"].Writes = more, more
	s.Arrivals["s"] = &scenario.Arrival{Cases: []scenario.Instance{{At: moment("10:00")}, {At: moment("11:00"), Data: map[string]any{"x": 2.}}}}
	// N comes once for the first case: the condition goes on holding when B writes again.
	want := lines(`
		1,A,05T10:00,05T10:00,05T10:05,
		1,N,05T10:05,05T10:05,05T10:05,
		1,B,05T10:05,05T10:05,05T10:15,
		1,C,05T10:15,05T10:15,05T10:15,
		1,D,05T10:00,05T10:00,05T10:40,
		2,C,05T11:00,05T11:00,05T11:00,
		2,N,05T11:00,05T11:00,05T11:00,
		2,A,05T11:00,05T11:00,05T11:05,
		2,B,05T11:05,05T11:05,05T11:15,
		2,D,05T11:00,05T11:00,05T11:40,`)
	if got := worked(t, text, s); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// TestAConditionThatCeasesToHoldCanHappenAgain beside work that it does not interrupt.
func TestAConditionThatCeasesToHoldCanHappenAgain(t *testing.T) {
	const text = `
		startEvent s
		parallelGateway f
		task A loop
		task D
		boundaryEvent b on=D conditional=x==1 noninterrupting
		task N
		s -> f 1
		f -> A 2
		f -> D 4
		b -> N 7`
	s := timed(1, map[string]float64{"A": 5, "D": 40})
	s.Data = map[string]*scenario.Variable{"x": variable(scenario.IntegerType, scenario.Source{})}
	s.Tasks["A"].Writes = []*scenario.Write{{To: "x", Source: reckoned("1 - x")}}
	s.Tasks["A"].Repeat = &scenario.Repeat{Count: number(4)}
	p, r := simulated(t, text, started(s), simulate.Options{})
	if got := at(t, p, r, "N").Visits.Pooled.Mean(); got != 2 {
		t.Errorf("N was done %g times, want twice: x was 1, 0, 1, 0", got)
	}
}

func started(s *scenario.Scenario) *scenario.Scenario {
	s.Start, s.Zone, s.Run.Replications = moment("09:00"), "UTC", max(1, s.Run.Replications)
	return s
}

func TestAConditionOnTheTimeIsRefusedByName(t *testing.T) {
	s := timed(1, nil)
	err := refused(t, "startEvent s\n intermediateCatchEvent c conditional=elapsed>2\n s -> c 1", s)
	if p := problem.Of(err); p == nil || p.Code != "compile.condition-by-the-clock" || p.At.Element != "c" {
		t.Errorf("got %v, want a refusal of c", err)
	}
}

// TestFormulasReadTheTimeAndChance at 22:30 on Tuesday in Shanghai, and by a share.
func TestFormulasReadTheTimeAndChance(t *testing.T) {
	const text = `
		startEvent s
		task W
		exclusiveGateway g default=no
		task Yes
		task No
		s -> W 1
		W -> g 2
		g -> Yes yes
		g -> No no`
	for formula, want := range map[string]float64{
		"now_hour == 22.5": 1, "weekday == 2": 1, "weekday == 1": 0, "elapsed == 1.5": 1, "elapsed > 1.5": 0, "chance < 0.25": .25, "loopCounter == 0": 1,
	} {
		s := network(2_000, 20)
		s.Run.Warmup = scenario.Warmup{}
		s.Start, s.Zone = moment("12:00").AddDate(0, 0, 1), "Asia/Shanghai" // 20:00 there
		s.Arrivals["s"] = &scenario.Arrival{Every: fixed(24 * hour)}
		s.Tasks["W"] = &scenario.Task{Duration: fixed(1.5 * hour)}
		s.Conditions = map[string]string{"yes": formula}
		s.Run.Cases = 2000
		if want == 1 || want == 0 {
			s.Run.Cases = 1
			s.Arrivals["s"] = &scenario.Arrival{Cases: []scenario.Instance{{At: s.Start.Add(hour * 1e9)}}}
		}
		p, r := simulated(t, text, s, simulate.Options{})
		if share := &at(t, p, r, "Yes").Visits; want == .25 {
			within(t, formula, share, 1, want)
		} else if got := share.Pooled.Mean(); got != want {
			t.Errorf("%s: %g, want %g", formula, got, want)
		}
	}
}

func TestUrgencyByDataPutsWorkInOrder(t *testing.T) {
	s := timed(3, nil)
	s.Roles["r"] = &scenario.Role{Name: "R", Headcount: 1}
	s.Tasks["A"] = &scenario.Task{Duration: fixed(10 * minute), Roles: []string{"r"}}
	s.Data = map[string]*scenario.Variable{"vip": variable(scenario.BooleanType, scenario.Source{})}
	s.Queue = &scenario.Queue{Urgency: "vip ? 2 : 1"}
	s.Arrivals["s"] = &scenario.Arrival{Cases: []scenario.Instance{{At: moment("10:00")}, {At: moment("10:01")}, {At: moment("10:02"), Data: map[string]any{"vip": true}}}}
	want := lines(`
		1,A,05T10:00,05T10:00,05T10:10,R
		3,A,05T10:02,05T10:10,05T10:20,R
		2,A,05T10:01,05T10:20,05T10:30,R`)
	if got := worked(t, oneStation, s); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// TestOutputsOfATableFitTogetherThoughItReadsChance: both are written from the same rule.
func TestOutputsOfATableFitTogetherThoughItReadsChance(t *testing.T) {
	const text = `
		startEvent s
		task W
		exclusiveGateway g
		task Same
		task Other
		s -> W 1
		W -> g 2
		g -> Same same
		g -> Other other`
	s := network(2_000, 20)
	s.Data = map[string]*scenario.Variable{"x": variable(scenario.NumberType, scenario.Source{}), "y": variable(scenario.NumberType, scenario.Source{})}
	s.Tables = map[string]*scenario.Table{"t": {Inputs: []string{"chance"}, Outputs: []string{"x", "y"}, Rules: []*scenario.Rule{
		{When: []string{"< 0.5"}, Then: []any{1., 1.}}, {When: []string{"-"}, Then: []any{2., 2.}}}}}
	s.Tasks["W"] = &scenario.Task{Writes: []*scenario.Write{{To: "x", Source: scenario.Source{Table: "t"}}, {To: "y", Source: scenario.Source{Table: "t"}}}}
	s.Conditions = map[string]string{"same": "x == y", "other": "x != y"}
	p, r := simulated(t, text, s, simulate.Options{})
	if got := at(t, p, r, "Other").Visits.Pooled.Mean(); got != 0 {
		t.Errorf("outputs of one rule differ in %g of the cases", got)
	}
}

// TestFormulasCostNoAllocation: twice the cases, as many allocations.
func TestFormulasCostNoAllocation(t *testing.T) {
	text := strings.Replace(fork, "%", "exclusiveGateway", 1)
	program := func(cases int) *compile.Program {
		s := network(cases, 1)
		s.Run.Warmup = scenario.Warmup{}
		s.Data = map[string]*scenario.Variable{
			"amount": variable(scenario.NumberType, scenario.Source{Draw: &scenario.Number{Kind: scenario.Uniform, Min: pointer(0.), Max: pointer(5000.)}}),
			"fee":    variable(scenario.NumberType, scenario.Source{Table: "t"}),
		}
		s.Tables = map[string]*scenario.Table{"t": {Inputs: []string{"amount"}, Outputs: []string{"fee"}, Rules: []*scenario.Rule{{When: []string{"> 100"}, Then: []any{"=amount / 10"}}}}}
		s.Decisions = map[string]scenario.Decision{"g": scenario.ConditionsThenShares}
		s.Tasks["W"] = &scenario.Task{Duration: &scenario.Distribution{Kind: scenario.Expression, Formula: "fee + elapsed + chance", Unit: second},
			Writes: []*scenario.Write{{To: "amount", Source: reckoned("amount - fee")}}}
		p, err := compile.Definitions(sketch.Process(text), s)
		if err != nil {
			t.Fatal(err)
		}
		return p
	}
	allocations := func(p *compile.Program) float64 {
		return testing.AllocsPerRun(1, func() {
			if r, err := simulate.Program(context.Background(), p, simulate.Options{Threads: 1}); err != nil || r.Fault != nil {
				t.Fatal(err, r)
			}
		})
	}
	if few, many := allocations(program(5_000)), allocations(program(50_000)); many > few+100 {
		t.Errorf("got %g allocations for 5000 cases and %g for 50000, want as many", few, many)
	}
}
