package experiment_test

import (
	"context"
	"encoding/json"
	"errors"
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"sandtable/engine/experiment"
	"sandtable/engine/problem"
	"sandtable/engine/scenario"
	"sandtable/engine/sketch"
)

const station = "startEvent s\n task A\n endEvent e\n s -> A 1\n A -> e 2"

func exponential(seconds float64) *scenario.Distribution {
	return &scenario.Distribution{Kind: scenario.Exponential, Mean: scenario.Duration(seconds * 1e9)}
}

// queue is M/M/c: a case every 100 s, work of a mean of so many seconds.
func queue(people int, service float64) *scenario.Scenario {
	return &scenario.Scenario{
		Zone: "UTC", Start: time.Date(2026, 1, 5, 9, 0, 0, 0, time.UTC),
		Arrivals: map[string]*scenario.Arrival{"s": {Every: exponential(100)}},
		Roles:    map[string]*scenario.Role{"r": {Name: "Clerk", Headcount: people, CostPerHour: 36_000_000}},
		Tasks:    map[string]*scenario.Task{"A": {Duration: exponential(service), Roles: []string{"r"}}},
		Run:      scenario.Run{Cases: 6000, Replications: 40, Seed: 5, Warmup: scenario.Warmup{Length: 50_000e9}},
	}
}

func variants(scenarios ...*scenario.Scenario) []experiment.Variant {
	var all []experiment.Variant
	for i, s := range scenarios {
		all = append(all, experiment.Variant{Name: string(rune('A' + i)), Drawing: sketch.Process(station), Scenario: s})
	}
	return all
}

func compared(t *testing.T, all []experiment.Variant, o experiment.Options) *experiment.Comparison {
	t.Helper()
	c, err := experiment.Compare(context.Background(), all, "test", o)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func row(t *testing.T, c *experiment.Comparison, measure string) *experiment.Row {
	t.Helper()
	r := c.Row(measure)
	if r == nil {
		t.Fatalf("there is no row %s", measure)
	}
	return r
}

// long skips what computes for its figures and has nothing to do side by side.
func long(t *testing.T) {
	t.Helper()
	if testing.Short() {
		t.Skip("takes long: not with -short")
	}
}

// near fails unless a difference is within three standard errors of the theory, and those
// are small enough to say anything.
func near(t *testing.T, what string, d experiment.Difference, theory float64) {
	t.Helper()
	if d.Mean == nil || d.HalfWidth == nil {
		t.Fatalf("%s: got no interval", what)
	}
	bound := 3 * *d.HalfWidth / 2.02 // the 95 % quantile of t for 40 pairs
	t.Logf("%s: %.3f ± %.3f, theory %.3f", what, *d.Mean, bound, theory)
	if math.Abs(*d.Mean-theory) > bound || bound > math.Abs(theory)/4 {
		t.Errorf("%s: got %g ± %g, want %g", what, *d.Mean, bound, theory)
	}
}

// TestADifferenceIsThatOfTheTheory: a second person in M/M/1 takes the time in system
// from 1/(μ−λ) to s/(1−ρ²), and costs nothing.
func TestADifferenceIsThatOfTheTheory(t *testing.T) {
	long(t)
	c := compared(t, variants(queue(1, 80), queue(2, 80)), experiment.Options{})
	r := row(t, c, "cycleTime")
	near(t, "cycle time", r.Differences[0], 80/(1-.4*.4)-400)
	if r.Differences[0].Verdict != experiment.Better || len(c.Notes) != 0 {
		t.Errorf("got verdict %s and notes %v", r.Differences[0].Verdict, c.Notes)
	}
	near(t, "utilisation", row(t, c, "roles/r/utilization").Differences[0], .4-.8)
	if got := row(t, c, "cost").Differences[0]; got.Verdict != experiment.Equal {
		t.Errorf("the same work by the same people costs %v more, verdict %s", got.Mean, got.Verdict)
	}
	if got := c.Row("money/penalties"); got != nil {
		t.Errorf("there is a row of what nobody spent: %+v", got)
	}
}

func TestAScenarioDoesNotDifferFromItself(t *testing.T) {
	c := compared(t, variants(queue(1, 80), queue(1, 80)), experiment.Options{Replications: 5})
	for _, r := range c.Rows {
		if d := r.Differences[0]; d.Verdict != experiment.Equal || *d.Mean != 0 || *d.HalfWidth != 0 {
			t.Errorf("%s: got %+v", r.Measure, d)
		}
	}
	if len(c.Rows) < 8 || len(c.Sentences) == 0 {
		t.Fatalf("got %d rows and sentences %v", len(c.Rows), c.Sentences)
	}
	for _, s := range c.Sentences {
		if !strings.Contains(s.Text.EN, "no difference at all") {
			t.Errorf("got %q", s.Text.EN)
		}
	}
}

// TestCommonRandomNumbersSaveReplications: what independent runs would need many times as
// many for is decided.
func TestCommonRandomNumbersSaveReplications(t *testing.T) {
	long(t)
	c := compared(t, variants(queue(1, 70), queue(1, 68)), experiment.Options{})
	d := row(t, c, "cycleTime").Differences[0]
	near(t, "cycle time", d, 1/(1/68.-.01)-1/(1/70.-.01))
	if d.Gain == nil || *d.Gain < 20 {
		t.Errorf("got %v times the replications saved, want 20 or more", d.Gain)
	}
}

func TestWhatTheRunsDoNotShowIsSaidToBeOpen(t *testing.T) {
	long(t)
	for seed := range uint64(20) {
		a, b := queue(1, 80), queue(1, 80)
		a.Run.Cases, a.Run.Warmup, a.Run.Seed = 300, scenario.Warmup{}, seed
		b.Run = a.Run
		b.Tasks["A"] = &scenario.Task{Duration: &scenario.Distribution{Kind: scenario.Erlang, Mean: 79_500e6, K: 1}, Roles: []string{"r"}}
		b.Arrivals["s"].Every = &scenario.Distribution{Kind: scenario.Uniform, Max: 200e9}
		c := compared(t, variants(a, b), experiment.Options{Replications: 3})
		d := row(t, c, "cycleTime").Differences[0]
		if d.Verdict != experiment.Open {
			continue
		}
		if math.Abs(*d.Mean) > *d.HalfWidth || d.Needed != nil && *d.Needed <= 3 {
			t.Errorf("got %g ± %g open, %v needed", *d.Mean, *d.HalfWidth, d.Needed)
		}
		if text := c.Sentences[0].Text; !strings.Contains(text.EN, "do not show whether") || !strings.Contains(text.ZH, "尚不能说明") {
			t.Errorf("got %q", text)
		}
		return
	}
	t.Error("twenty comparisons of next to nothing were all decided")
}

func TestOneReplicationShowsNothing(t *testing.T) {
	c := compared(t, variants(queue(1, 80), queue(2, 80)), experiment.Options{Replications: 1})
	for _, r := range c.Rows {
		if d := r.Differences[0]; d.HalfWidth != nil || d.Verdict != experiment.Unknown || d.Mean == nil {
			t.Errorf("%s: got %+v", r.Measure, d)
		}
	}
	if !noted(c.Notes, "experiment.one-replication") {
		t.Errorf("got notes %v", c.Notes)
	}
}

// TestVariantsLeaveTheSameCasesOutAsTheBase: somebody more does not change what a case is
// worth of work, but ends the warm-up sooner, were it sought for each alone.
func TestVariantsLeaveTheSameCasesOutAsTheBase(t *testing.T) {
	base, more := queue(1, 90), queue(3, 90)
	for _, s := range []*scenario.Scenario{base, more} {
		s.Run.Cases, s.Run.Replications, s.Run.Warmup = 400, 5, scenario.Warmup{Auto: true}
	}
	c := compared(t, variants(base, more), experiment.Options{})
	if d := row(t, c, "processingTime").Differences[0]; d.Verdict != experiment.Equal {
		t.Errorf("got a difference in work of %g s, want none", *d.Mean)
	}
}

func noted(notes []experiment.Note, code string) bool {
	return slices.ContainsFunc(notes, func(n experiment.Note) bool { return n.Code == code && n.Text.EN != "" && n.Text.ZH != "" })
}

// TestWhatShouldBeAlikeAndIsNotIsSaid, whatever the figures are.
func TestWhatShouldBeAlikeAndIsNotIsSaid(t *testing.T) {
	other := func(edit func(*scenario.Scenario)) []experiment.Variant {
		s := queue(1, 80)
		s.Run.Cases, s.Run.Warmup = 200, scenario.Warmup{}
		changed := queue(2, 80)
		changed.Run = s.Run
		edit(changed)
		return variants(s, changed)
	}
	for code, all := range map[string][]experiment.Variant{
		"experiment.currencies": other(func(s *scenario.Scenario) { s.Currency = "CNY" }),
		"experiment.lengths":    other(func(s *scenario.Scenario) { s.Run.Cases = 400 }),
		"experiment.warmups":    other(func(s *scenario.Scenario) { s.Run.Warmup.Length = 1000e9 }),
		"experiment.starts":     other(func(s *scenario.Scenario) { s.Zone = "Asia/Shanghai" }),
		"experiment.unfinished": other(func(s *scenario.Scenario) {
			s.Run.Horizon, s.Run.Cases = 2000e9, 0
			s.Tasks["A"].Duration = exponential(900)
		}),
		"experiment.none-completed": other(func(s *scenario.Scenario) {
			s.Run.Horizon, s.Run.Cases = 2000e9, 0
			s.Tasks["A"].Duration = &scenario.Distribution{Kind: scenario.Fixed, Value: 5000e9}
		}),
	} {
		c := compared(t, all, experiment.Options{Replications: 3})
		if !noted(c.Notes, code) {
			t.Errorf("%s: got notes %v", code, c.Notes)
		}
		switch code {
		case "experiment.currencies":
			if d := row(t, c, "cost").Differences[0]; d.Mean != nil || d.Verdict != experiment.Unknown {
				t.Errorf("amounts in different currencies differ by %v", *d.Mean)
			}
		case "experiment.none-completed":
			if r := row(t, c, "cycleTime"); r.Estimates[1].Mean != nil || r.Differences[0].Verdict != experiment.Unknown {
				t.Errorf("no case was completed, yet the cycle time is %v", *r.Estimates[1].Mean)
			}
		}
	}
	c := compared(t, other(func(*scenario.Scenario) {}), experiment.Options{Replications: 3})
	if len(c.Notes) != 0 {
		t.Errorf("nothing is amiss, but: %v", c.Notes)
	}
}

// TestTwoVersionsOfAProcessAreComparedWhereTheyAreOne.
func TestTwoVersionsOfAProcessAreComparedWhereTheyAreOne(t *testing.T) {
	long(t)
	short, long := queue(1, 50), queue(1, 50)
	long.Tasks["B"] = &scenario.Task{Duration: exponential(60), Roles: []string{"x"}}
	long.Roles["x"] = &scenario.Role{Name: "Expert", Headcount: 1}
	both := variants(short, long)
	both[1].Drawing = sketch.Process("startEvent s\n task A\n task B\n endEvent e\n s -> A 1\n A -> B 2\n B -> e 3")
	c := compared(t, both, experiment.Options{Replications: 10})
	if !noted(c.Notes, "experiment.versions") || !strings.Contains(c.Notes[0].Text.EN, "only in the second: B") {
		t.Errorf("got notes %v", c.Notes)
	}
	if d := row(t, c, "tasks/A/waitTime").Differences[0]; d.Verdict != experiment.Equal {
		t.Errorf("what is before the change waits %v longer, want the very same", *d.Mean)
	}
	if r := row(t, c, "tasks/B/waitTime"); r.Estimates[0].Mean != nil || r.Estimates[1].Mean == nil || r.Differences[0].Verdict != experiment.Unknown {
		t.Errorf("what only one has: got %+v", r)
	}
	near(t, "cycle time", row(t, c, "cycleTime").Differences[0], 1/(1/60.-.01))

	both[1].Drawing = sketch.Process("startEvent s2\n task B\n endEvent e2\n s2 -> B 1\n B -> e2 2")
	long.Arrivals = map[string]*scenario.Arrival{"s2": long.Arrivals["s"]}
	delete(long.Tasks, "A")
	if c := compared(t, both, experiment.Options{Replications: 3}); !noted(c.Notes, "experiment.nothing-in-common") {
		t.Errorf("got notes %v", c.Notes)
	}
}

// TestAnExperimentGivesTheSameBytesForAnyNumberOfThreads.
func TestAnExperimentGivesTheSameBytesForAnyNumberOfThreads(t *testing.T) {
	small := func() experiment.Variant {
		s := queue(2, 120)
		s.Run.Cases, s.Run.Warmup, s.Run.Replications = 200, scenario.Warmup{Auto: true}, 7
		return variants(s)[0]
	}
	var want []string
	for _, threads := range []int{1, 2, 8} {
		o := experiment.Options{Threads: threads}
		other := small()
		other.Scenario.Roles["r"].Headcount = 3
		c := compared(t, []experiment.Variant{small(), other}, o)
		s, err := experiment.Sense(context.Background(), small(), experiment.Change{}, "test", o)
		if err != nil {
			t.Fatal(err)
		}
		g, err := experiment.Across(context.Background(), small(), []experiment.Axis{{"roles/r/headcount", []float64{2, 3, 4}}, {"arrivals/s", []float64{.9, 1.1}}}, nil, "test", o)
		if err != nil {
			t.Fatal(err)
		}
		h, err := experiment.OneMore(context.Background(), small(), nil, "test", o)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, answer := range []any{c, s, g, h} {
			text, err := json.Marshal(answer)
			if err != nil {
				t.Fatal(err)
			}
			got = append(got, string(text))
		}
		if want == nil {
			want = got
		} else if !slices.Equal(got, want) {
			t.Errorf("%d threads give other bytes", threads)
		}
	}
}

// TestATornadoSaysWhatTheTheorySays: how long M/M/1 takes when cases come, or work takes,
// a tenth less or more.
func TestATornadoSaysWhatTheTheorySays(t *testing.T) {
	long(t)
	v := variants(queue(1, 80))[0]
	v.Scenario.Run.Cases = 30_000
	s, err := experiment.Sense(context.Background(), v, experiment.Change{Measures: []string{"cycleTime"}}, "test", experiment.Options{})
	if err != nil {
		t.Fatal(err)
	}
	bars := map[string]experiment.Bar{}
	var order []string
	for _, b := range s.Tornados[0].Bars {
		bars[b.Lever] = b
		order = append(order, b.Lever)
	}
	in := func(every, service float64) float64 { return 1/(1/service-1/every) - 400 }
	near(t, "fewer cases", bars["arrivals/s"].Low.Difference, in(100/.9, 80))
	near(t, "more cases", bars["arrivals/s"].High.Difference, in(100/1.1, 80))
	near(t, "less work", bars["tasks/A/duration"].Low.Difference, in(100, 72))
	near(t, "more work", bars["tasks/A/duration"].High.Difference, in(100, 88))
	near(t, "somebody more", bars["roles/r/headcount"].High.Difference, 80/(1-.16)-400)
	if bars["roles/r/headcount"].Low != nil {
		t.Error("the last clerk was taken away")
	}
	if got := bars["roles/r/costPerHour"]; got.Low.Difference.Verdict != experiment.Equal || *got.Swing != 0 || *got.Elasticity != 0 {
		t.Errorf("the cycle time answers to pay: %+v", got)
	}
	if last := order[len(order)-1]; last != "roles/r/costPerHour" {
		t.Errorf("got order %v, want what matters least last", order)
	}
}

// TestAGridHasEveryCombination, and tells which of them nothing beats.
func TestAGridHasEveryCombination(t *testing.T) {
	long(t)
	v := variants(queue(1, 80))[0]
	v.Scenario.Run.Cases, v.Scenario.Run.Replications = 2000, 5
	v.Scenario.Roles["r"].IdleCostPerHour = 36_000_000
	g, err := experiment.Across(context.Background(), v, []experiment.Axis{{"ROLES/r/headcount", []float64{1, 2, 3}}, {"tasks/A/duration", []float64{.5, 1}}},
		[]string{"cycleTime", "money/idle"}, "test", experiment.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if len(g.Cells) != 6 || g.Axes[0].Lever != "roles/r/headcount" || g.Partial {
		t.Fatalf("got %d cells of %+v", len(g.Cells), g.Axes)
	}
	best := 0
	for i, c := range g.Cells {
		if want := []float64{float64(i/2 + 1), []float64{.5, 1}[i%2]}; !slices.Equal(c.Values, want) {
			t.Errorf("cell %d has %v, want %v", i, c.Values, want)
		}
		if c.Best {
			best++
		}
		for _, other := range g.Cells {
			dominated := *other.Estimates[0].Mean < *c.Estimates[0].Mean && *other.Estimates[1].Mean < *c.Estimates[1].Mean
			if c.Best && dominated {
				t.Errorf("%v is called best, but %v beats it", c.Values, other.Values)
			}
		}
	}
	if now := g.Cells[1]; now.Differences[0].Verdict != experiment.Equal || best == 0 {
		t.Errorf("the scenario as it is differs from itself: %+v; %d are best", now, best)
	}
	one := queue(2, 40)
	one.Run = v.Scenario.Run
	one.Roles["r"].IdleCostPerHour = 36_000_000
	same := compared(t, variants(v.Scenario, one), experiment.Options{})
	if got, want := *g.Cells[2].Differences[0].Mean, *row(t, same, "cycleTime").Differences[0].Mean; math.Abs(got-want) > 1e-6 {
		t.Errorf("two people at half the work: %g in the grid, %g compared", got, want)
	}
}

// TestOneMorePersonIsWorthWhatPlayingItShows, and the bottleneck comes first.
func TestOneMorePersonIsWorthWhatPlayingItShows(t *testing.T) {
	long(t)
	s := queue(1, 85)
	s.Tasks["B"] = &scenario.Task{Duration: exponential(20), Roles: []string{"q"}}
	s.Roles["q"] = &scenario.Role{Name: "Idler", Headcount: 1}
	s.Run.Replications = 10
	v := variants(s)[0]
	v.Drawing = sketch.Process("startEvent s\n task B\n task A\n endEvent e\n s -> B 1\n B -> A 2\n A -> e 3")
	got, err := experiment.OneMore(context.Background(), v, nil, "test", experiment.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if len(got.Roles) != 2 || got.Roles[0].Role != "r" || got.Roles[0].Name != "Clerk" || got.Roles[0].Answers[0].Difference.Verdict != experiment.Better {
		t.Fatalf("got %+v", got.Roles)
	}
	more := *s
	more.Roles = map[string]*scenario.Role{"r": {Name: "Clerk", Headcount: 2, CostPerHour: 36_000_000}, "q": s.Roles["q"]}
	both := []experiment.Variant{v, {Name: "B", Drawing: v.Drawing, Scenario: &more}}
	if got, want := *got.Roles[0].Answers[0].Difference.Mean, *row(t, compared(t, both, experiment.Options{}), "cycleTime").Differences[0].Mean; got != want {
		t.Errorf("one more saves %g s, compared by hand %g s", got, want)
	}
}

// TestAnExperimentThatIsCancelledTellsWhatItHas.
func TestAnExperimentThatIsCancelledTellsWhatItHas(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	v := variants(queue(1, 80))[0]
	v.Scenario.Run.Cases, v.Scenario.Run.Replications = 500, 4
	values := make([]float64, 500)
	for i := range values {
		values[i] = 1 + float64(i)/1000
	}
	g, err := experiment.Across(ctx, v, []experiment.Axis{{"arrivals/s", values}}, nil, "test", experiment.Options{Progress: func(p experiment.Progress) {
		if p.Variants >= 50 {
			cancel()
		}
	}})
	if err != nil || !g.Partial || len(g.Cells) < 40 || len(g.Cells) == 500 || !noted(g.Notes, "experiment.partial") {
		t.Fatalf("got error %v and %d cells, partial %v", err, len(g.Cells), g.Partial)
	}
	if _, err := experiment.Compare(ctx, variants(queue(1, 80), queue(1, 80)), "test", experiment.Options{}); !errors.Is(err, context.Canceled) {
		t.Errorf("compared though cancelled: %v", err)
	}
}

func TestWhatCannotBePlayedNamesItsScenario(t *testing.T) {
	bad := queue(1, 80)
	bad.Tasks["A"].Roles = []string{"nobody"}
	_, err := experiment.Compare(context.Background(), variants(queue(1, 80), bad), "test", experiment.Options{})
	if p := problem.Of(err); p == nil || !strings.HasPrefix(p.Message.EN, "B: ") || !strings.HasPrefix(p.Message.ZH, "B：") {
		t.Errorf("got %v", err)
	}
	for code, call := range map[string]func() error{
		"experiment.one-variant": func() error {
			_, err := experiment.Compare(context.Background(), variants(queue(1, 80)), "", experiment.Options{})
			return err
		},
		"experiment.by": func() error {
			_, err := experiment.Sense(context.Background(), variants(queue(1, 80))[0], experiment.Change{By: math.NaN()}, "", experiment.Options{})
			return err
		},
		"lever.unknown": func() error {
			_, err := experiment.Sense(context.Background(), variants(queue(1, 80))[0], experiment.Change{Levers: []string{"tasks/Z"}}, "", experiment.Options{})
			return err
		},
		"simulate.no-such-measure": func() error {
			_, err := experiment.Sense(context.Background(), variants(queue(1, 80))[0], experiment.Change{Measures: []string{"joy"}}, "", experiment.Options{})
			return err
		},
		"experiment.too-many": func() error {
			many := make([]float64, 60)
			for i := range many {
				many[i] = float64(i + 1)
			}
			_, err := experiment.Across(context.Background(), variants(queue(1, 80))[0], []experiment.Axis{{"roles/r/headcount", many}, {"arrivals/s", many}}, nil, "", experiment.Options{})
			return err
		},
	} {
		if p := problem.Of(call()); p == nil || p.Code != code || p.Hint.EN == "" && code != "simulate.no-such-measure" {
			t.Errorf("got %v, want %s", p, code)
		}
	}
}

// TestEverySentenceOfAComparisonIsTrue: its figures stand in the rows, and its words go
// the way of the figures.
func TestEverySentenceOfAComparisonIsTrue(t *testing.T) {
	long(t)
	for name, all := range map[string][]experiment.Variant{
		"one more":   variants(queue(1, 80), queue(2, 80)),
		"one less":   variants(queue(2, 80), queue(1, 80)),
		"quicker":    variants(queue(1, 80), queue(1, 76)),
		"busy":       variants(queue(1, 80), queue(1, 90)),
		"well-nigh":  variants(queue(1, 70), queue(1, 69.95)),
		"three ways": variants(queue(1, 80), queue(2, 100), queue(1, 85)),
	} {
		c := compared(t, all, experiment.Options{Replications: 12})
		if len(c.Sentences) == 0 {
			t.Errorf("%s: nothing is said", name)
		}
		for _, s := range c.Sentences {
			t.Logf("%s: %s | %s", name, s.Text.EN, s.Text.ZH)
			for _, f := range s.Figures {
				if strings.HasPrefix(f.Name, "elements/") { // see where_test.go
					continue
				}
				r := row(t, c, f.Name)
				stands := slices.ContainsFunc(r.Differences, func(d experiment.Difference) bool { return d.Mean != nil && *d.Mean == f.Value })
				stands = stands || slices.ContainsFunc(r.Estimates, func(e experiment.Estimate) bool { return e.Mean != nil && *e.Mean == f.Value })
				if !stands || f.HalfWidth == nil {
					t.Errorf("%s: %q rests on %s = %g, which is in no row", name, s.Text.EN, f.Name, f.Value)
				}
				if f.Value != 0 && !strings.Contains(s.Text.EN, report(f.Value, f.Unit)) {
					t.Errorf("%s: %q does not tell %s", name, s.Text.EN, report(f.Value, f.Unit))
				}
			}
			first := s.Figures[0]
			for word, less := range map[string]bool{"faster": true, "shorter": true, "slower": false, "longer": false} {
				if s.Kind == "difference" && strings.Contains(s.Text.EN, "is "+word) && (first.Value < 0) != less {
					t.Errorf("%s: %q, but it is %g", name, s.Text.EN, first.Value)
				}
				if strings.Contains(s.Text.EN, "is "+word) && math.Abs(first.Value) <= *first.HalfWidth {
					t.Errorf("%s: %q, but it is %g ± %g", name, s.Text.EN, first.Value, *first.HalfWidth)
				}
			}
		}
	}
}
