package report

import (
	"context"
	"encoding/json"
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"sandtable/engine/compile"
	"sandtable/engine/model"
	"sandtable/engine/problem"
	"sandtable/engine/scenario"
	"sandtable/engine/simulate"
	"sandtable/engine/sketch"
)

const office = "startEvent s\n task A\n task B\n endEvent e\n s -> A 1\n A -> B 2\n B -> e 3"

func spread(minutes float64) *scenario.Distribution {
	return &scenario.Distribution{Kind: scenario.Exponential, Mean: scenario.Duration(minutes * 60e9)}
}

// numbers have little waiting and nothing else to tell of.
func numbers() *scenario.Scenario {
	return &scenario.Scenario{
		Name: "As-is", Zone: "UTC", Currency: "CNY", Start: time.Date(2026, 1, 5, 9, 0, 0, 0, time.UTC),
		Arrivals: map[string]*scenario.Arrival{"s": {Every: spread(10)}},
		Roles: map[string]*scenario.Role{"r": {Name: "Clerk", Headcount: 1, CostPerHour: 60_000_000},
			"q": {Name: "Boss", Headcount: 1, CostPerHour: 120_000_000}},
		Tasks: map[string]*scenario.Task{"A": {Duration: spread(8), Roles: []string{"r"}}, "B": {Duration: spread(2), Roles: []string{"q"}}},
		Run:   scenario.Run{Cases: 500, Replications: 10, Seed: 3},
	}
}

func reported(t *testing.T, s *scenario.Scenario) *Report {
	t.Helper()
	return reportOf(t, sketch.Process(office), s)
}

func reportOf(t *testing.T, drawn *model.Definitions, s *scenario.Scenario) *Report {
	t.Helper()
	p, err := compile.Definitions(drawn, s)
	if err != nil {
		t.Fatal(err)
	}
	r, err := simulate.Program(context.Background(), p, simulate.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return Of(p, r, "test")
}

func TestARunThatIsAllWarmupDoesNotSayThatNothingWasCompleted(t *testing.T) {
	s := numbers()
	s.Run.Warmup.Length = scenario.Duration(time.Hour * 24 * 365)
	r := reported(t, s)
	if r.Cases.Completed == 0 || r.Cases.Excluded != r.Cases.Completed {
		t.Fatalf("got %+v, want cases of the warm-up alone", r.Cases)
	}
	if text := find(t, r, "none-completed").Text; !strings.Contains(text.EN, "belongs to the warm-up") || !strings.Contains(text.ZH, "预热期") {
		t.Errorf("got %q", text)
	}
}

func find(t *testing.T, r *Report, kind string) Sentence {
	t.Helper()
	for _, s := range r.Sentences {
		if s.Kind == kind {
			return s
		}
	}
	t.Fatalf("nothing is said of %s", kind)
	return Sentence{}
}

func says(r *Report, kind string) bool {
	return slices.ContainsFunc(r.Sentences, func(s Sentence) bool { return s.Kind == kind })
}

// stands fails unless a figure is what the report has elsewhere.
func stands(t *testing.T, f Figure, value float64, half *float64) {
	t.Helper()
	if math.Abs(f.Value-value) > 1e-9*math.Abs(value) {
		t.Errorf("%s: the sentence has %g, the report %g", f.Name, f.Value, value)
	}
	if half != nil && (f.HalfWidth == nil || math.Abs(*f.HalfWidth-*half) > 1e-9*math.Abs(*half)) {
		t.Errorf("%s: the sentence has ± %v, the report ± %g", f.Name, f.HalfWidth, *half)
	}
}

// told fails unless a sentence tells its figures in both languages.
func told(t *testing.T, s Sentence) {
	t.Helper()
	t.Logf("%s: %s | %s", s.Kind, s.Text.EN, s.Text.ZH)
	for _, f := range s.Figures {
		for _, l := range []problem.Language{problem.English, problem.Chinese} {
			if text := s.Text.In(l); !strings.Contains(text, f.Text(l)) && !strings.Contains(text, hours(f, l)) {
				t.Errorf("%q does not tell %s = %s", text, f.Name, f.Text(l))
			}
		}
	}
	if strings.ContainsAny(s.Text.EN, "。，；") || strings.Contains(s.Text.EN+s.Text.ZH, "%!") || s.Text.ZH == s.Text.EN {
		t.Errorf("got %q", s.Text)
	}
}

func TestWhatIsSaidOfHowLongCasesTakeIsTheReports(t *testing.T) {
	r := reported(t, numbers())
	for _, s := range r.Sentences {
		told(t, s)
	}
	s, p := find(t, r, "cycle-time"), r.Process
	stands(t, s.Figures[0], *p.CycleTime.Mean, p.CycleTime.HalfWidth)
	stands(t, s.Figures[1], *p.CycleTime.P50, nil)
	stands(t, s.Figures[2], *p.CycleTime.P90, nil)
	s = find(t, r, "work-share")
	stands(t, s.Figures[0], *p.Processing.Mean, p.Processing.HalfWidth)
	stands(t, s.Figures[1], *p.Processing.Mean / *p.CycleTime.Mean, nil)
}

// TestTheCauseThatIsNamedIsTheLargest, with its share and the step where most of it is.
func TestTheCauseThatIsNamedIsTheLargest(t *testing.T) {
	for want, edit := range map[string]func(*scenario.Scenario){
		"people": func(*scenario.Scenario) {},
		"offShift": func(s *scenario.Scenario) {
			s.Calendars = map[string]*scenario.Calendar{"c": {Week: []scenario.WeekShift{{Days: []scenario.Day{1, 2, 3, 4, 5}, From: scenario.TimeOfDay(9 * 3600e9), To: scenario.TimeOfDay(17 * 3600e9)}}}}
			s.Roles["q"].Calendar = "c"
		},
		"approval": func(s *scenario.Scenario) {
			s.Roles["x"] = &scenario.Role{Headcount: 1}
			s.Tasks["B"].Approve = &scenario.Duty{Duration: spread(9.8), Roles: []string{"x"}}
			s.Tasks["A"].Duration = spread(2)
		},
		"consultation": func(s *scenario.Scenario) {
			s.Roles["x"] = &scenario.Role{Headcount: 1}
			s.Tasks["A"].Consult = &scenario.Duty{Duration: spread(9.8), Roles: []string{"x"}}
			s.Tasks["A"].Duration = spread(2)
		},
		"batch": func(s *scenario.Scenario) { s.Tasks["B"].Batch = &scenario.Batch{Size: 50} },
	} {
		s := numbers()
		edit(s)
		r := reported(t, s)
		said := find(t, r, "cause")
		told(t, said)
		most, total := "", 0.
		for name, w := range r.Process.Waiting {
			total += *w.Mean
			if most == "" || *w.Mean > *r.Process.Waiting[most].Mean {
				most = name
			}
		}
		if most != want || said.Figures[0].Name != "waiting/"+want {
			t.Errorf("%s: most waiting is for %s, and said is %q", want, most, said.Text.EN)
			continue
		}
		stands(t, said.Figures[0], *r.Process.Waiting[want].Mean, r.Process.Waiting[want].HalfWidth)
		stands(t, said.Figures[1], *r.Process.Waiting[want].Mean/total, nil)
		for id, e := range r.Elements {
			if said.Element == "" {
				break
			}
			here, there := *e.Waiting[want].orZero().Mean**e.Visits.Mean, *r.Elements[said.Element].Waiting[want].Mean**r.Elements[said.Element].Visits.Mean
			if here > there {
				t.Errorf("%s: most of it is said to be at %s, but more is at %s", want, said.Element, id)
			}
		}
	}
}

// TestPausesBetweenShiftsAreToldOf: long work in short shifts.
func TestPausesBetweenShiftsAreToldOf(t *testing.T) {
	s := numbers()
	s.Calendars = map[string]*scenario.Calendar{"c": {Week: []scenario.WeekShift{{Days: []scenario.Day{1, 2, 3, 4, 5}, From: scenario.TimeOfDay(9 * 3600e9), To: scenario.TimeOfDay(17 * 3600e9)}}}}
	s.Roles["q"].Calendar = "c"
	s.Arrivals["s"].Every, s.Tasks["B"].Duration = spread(1500), spread(100)
	s.Run.Cases = 200
	r := reported(t, s)
	said := find(t, r, "pause")
	told(t, said)
	stands(t, said.Figures[0], *r.Process.Waiting["pause"].Mean, r.Process.Waiting["pause"].HalfWidth)
	if said.Element != "B" {
		t.Errorf("got %q, want it at B", said.Text.EN)
	}
	total := *r.Process.Processing.Mean
	for _, w := range r.Process.Waiting {
		total += *w.Mean
	}
	if math.Abs(total-*r.Process.CycleTime.Mean) > 1e-6*total {
		t.Errorf("waiting, pauses and work are %g s, the cycle time %g s", total, *r.Process.CycleTime.Mean)
	}
	if says(reported(t, numbers()), "pause") {
		t.Error("pauses are told of where there are none")
	}
}

// TestALongRunOutIsToldOf: fifty cases that come within a day and take another.
func TestALongRunOutIsToldOf(t *testing.T) {
	s := numbers()
	s.Run.Cases, s.Arrivals["s"].Every, s.Tasks["A"].Duration = 50, spread(2), spread(8)
	said := find(t, reported(t, s), "run-out")
	told(t, said)
	if f := said.Figures[0]; f.Value < .5 || f.Value > .9 {
		t.Errorf("got %q, want three quarters", said.Text.EN)
	}
	s.Run.Horizon = scenario.Duration(60 * 60e9)
	if says(reported(t, s), "run-out") || says(reported(t, numbers()), "run-out") {
		t.Error("a run-out is told of where there is none")
	}
}

// TestWhatTheCostPerCaseLeavesOutIsSaid, and only where there is any of it.
func TestWhatTheCostPerCaseLeavesOutIsSaid(t *testing.T) {
	s := numbers()
	if says(reported(t, s), "cost-of-run") {
		t.Error("something is said to be left out where there is nothing")
	}
	s.Automation = []*scenario.Automation{{Name: "Robot", Build: 1000e6}}
	said := find(t, reported(t, s), "cost-of-run")
	told(t, said)
	if !strings.HasSuffix(said.Text.EN, ": automation that is built or paid by the month.") {
		t.Errorf("got %q", said.Text.EN)
	}
}

// orZero is a statistic that has a mean.
func (s Statistic) orZero() Statistic {
	if s.Mean == nil {
		s.Mean = new(float64)
	}
	return s
}

// TestCausesThatTheRunsDoNotTellApartAreBothNamed: two like queues for two clerks.
func TestCausesThatTheRunsDoNotTellApartAreBothNamed(t *testing.T) {
	s := numbers()
	s.Tasks["A"].Duration, s.Tasks["B"].Duration = spread(1), spread(1)
	s.Tasks["A"].Batch = &scenario.Batch{Size: 4}
	s.Stock = map[string]*scenario.Stock{"w": {Initial: 2, ReorderAt: 3, OrderUpTo: 6, LeadTime: spread(20)}}
	s.Run.Cases, s.Run.Replications = 40, 3
	for seed := range uint64(40) {
		s.Run.Seed = seed
		s.Tasks["B"].Uses = map[string]float64{"w": 1}
		r := reported(t, s)
		said := find(t, r, "cause")
		if said.Figures[1].Unit == simulate.Share {
			continue
		}
		told(t, said)
		if !strings.Contains(said.Text.EN, "do not tell which") || !strings.Contains(said.Text.ZH, "尚无法区分") {
			t.Errorf("got %q", said.Text)
		}
		return
	}
	t.Error("of forty short runs, every one told the two causes apart")
}

func TestPromisesAreToldWhereTheyAreNotKept(t *testing.T) {
	s := numbers()
	s.Promise = &scenario.Promise{CompleteWithin: scenario.Duration(30 * 60e9)}
	s.Tasks["A"].Promise = &scenario.Promise{StartWithin: scenario.Duration(20 * 60e9), CompleteWithin: scenario.Duration(25 * 60e9)}
	s.Tasks["B"].Promise = &scenario.Promise{CompleteWithin: scenario.Duration(300 * 60e9)}
	r := reported(t, s)
	worst := 0.
	n := 0
	for _, said := range r.Sentences {
		if said.Kind != "promise" {
			continue
		}
		told(t, said)
		n++
		share := said.Figures[0]
		if share.Value >= .95 || share.Value < worst {
			t.Errorf("%q after one of %g", said.Text.EN, worst)
		}
		worst = share.Value
		switch share.Name {
		case "kept":
			stands(t, share, *r.Process.Promise.Share.Mean, r.Process.Promise.Share.HalfWidth)
			stands(t, said.Figures[1], *r.Process.Promise.Lateness, nil)
		case "tasks/A/started":
			stands(t, share, *r.Elements["A"].Started.Share.Mean, r.Elements["A"].Started.Share.HalfWidth)
		case "tasks/A/kept":
			stands(t, share, *r.Elements["A"].Completed.Share.Mean, r.Elements["A"].Completed.Share.HalfWidth)
		default:
			t.Errorf("%s is kept well enough, but told", share.Name)
		}
	}
	if n != 3 {
		t.Errorf("%d promises are told, want the three that are broken", n)
	}
}

// TestWhatRACICostsIsToldToThePenny: a boss who only approves costs what his hours cost.
func TestWhatRACICostsIsToldToThePenny(t *testing.T) {
	s := numbers()
	s.Tasks["B"].Roles = []string{"r"}
	s.Tasks["A"].Approve = &scenario.Duty{Duration: spread(3), Roles: []string{"q"}}
	s.Tasks["A"].Inform = &scenario.Duty{Duration: spread(1), Roles: []string{"q"}}
	s.Tasks["B"].Consult = &scenario.Duty{Duration: spread(.5), Roles: []string{"r"}}
	r := reported(t, s)
	said := find(t, r, "raci-load")
	told(t, said)
	boss := r.Roles["q"]
	if said.Role != "q" || said.Figures[1].Value != 1 {
		t.Errorf("got %q, want the boss with nothing but duties", said.Text.EN)
	}
	stands(t, said.Figures[0], boss.Busy, nil)
	stands(t, said.Figures[2], *boss.Cost.Mean, boss.Cost.HalfWidth)
	if want := boss.Busy / 3600 * 120; math.Abs(said.Figures[2].Value-want) > 1e-3 {
		t.Errorf("got a cost of %g, want %g: hours at 120", said.Figures[2].Value, want)
	}
	wait := find(t, r, "raci-wait")
	told(t, wait)
	stands(t, wait.Figures[0], *r.Process.Waiting["approval"].Mean+*r.Process.Waiting["consultation"].Mean, nil)
	if says(reported(t, numbers()), "raci-load") || says(reported(t, numbers()), "raci-wait") {
		t.Error("duties are told of where there are none")
	}
}

func TestTheLargestCostIsTold(t *testing.T) {
	s := numbers()
	s.Tasks["A"].Cost = 100_000_000
	r := reported(t, s)
	said := find(t, r, "money")
	told(t, said)
	total := 0.
	for name, m := range r.Money {
		if name != "revenue" {
			total += *m.Mean
		}
	}
	if said.Figures[0].Name != "money/fixed" || !strings.Contains(said.Text.EN, "CNY") {
		t.Errorf("got %q", said.Text.EN)
	}
	stands(t, said.Figures[0], *r.Money["fixed"].Mean, r.Money["fixed"].HalfWidth)
	stands(t, said.Figures[1], *r.Money["fixed"].Mean/total, nil)
}

func TestWorkThatIsDoneAgainIsToldWhereItMatters(t *testing.T) {
	s := numbers()
	s.Tasks["A"].Duration = spread(4)
	s.Tasks["A"].Failure, s.Tasks["B"].Failure = &scenario.Failure{Chance: .2}, &scenario.Failure{Chance: .1}
	said := find(t, reported(t, s), "rework")
	told(t, said)
	if said.Element != "A" || math.Abs(said.Figures[0].Value-.2) > .02 {
		t.Errorf("got %q of %s, want a fifth at A", said.Text.EN, said.Element)
	}
	s.Tasks["A"].Failure.Chance, s.Tasks["B"].Failure.Chance = .02, .02
	if says(reported(t, s), "rework") {
		t.Error("two failures in a hundred are told of")
	}
}

// TestWorkThatEndsInAnErrorIsNotToldToBeDoneAgain: the case leaves by the event at the edge of A, and nothing is repeated.
func TestWorkThatEndsInAnErrorIsNotToldToBeDoneAgain(t *testing.T) {
	drawn := sketch.Process("error boom E1\n startEvent s\n task A\n boundaryEvent b error=boom on=A\n task B\n endEvent e\n s -> A 1\n A -> B 2\n B -> e 3\n b -> e 4")
	s := numbers()
	s.Tasks["A"].Duration = spread(4)
	s.Tasks["A"].Failure, s.Tasks["B"].Failure = &scenario.Failure{Chance: .2, Error: "boom"}, &scenario.Failure{Chance: .1}
	r := reportOf(t, drawn, s)
	said := find(t, r, "thrown")
	told(t, said)
	if said.Element != "A" || math.Abs(said.Figures[0].Value-.2) > .02 || !strings.Contains(said.Text.EN, "end in an error; nothing is done again, the case goes on") {
		t.Errorf("got %q of %s, want a fifth at A that ends in an error", said.Text.EN, said.Element)
	}
	if again := find(t, r, "rework"); again.Element != "B" || math.Abs(again.Figures[0].Value-.1) > .02 {
		t.Errorf("got %q, want a tenth at B to be done again", again.Text.EN)
	}
	if a, b := r.Elements["A"], r.Elements["B"]; a.Thrown != a.Failures || a.Thrown == 0 || b.Thrown != 0 || b.Failures == 0 {
		t.Errorf("got %d of %d at A and %d of %d at B", a.Thrown, a.Failures, b.Thrown, b.Failures)
	}
}

// TestARunWithoutCompletedCasesSaysSoAndNothingMadeUp.
func TestARunWithoutCompletedCasesSaysSoAndNothingMadeUp(t *testing.T) {
	s := numbers()
	s.Run.Cases, s.Run.Horizon = 0, scenario.Duration(3600e9)
	s.Tasks["B"].Duration = &scenario.Distribution{Kind: scenario.Fixed, Value: scenario.Duration(5 * 24 * 3600e9)}
	r := reported(t, s)
	if r.Cases.Completed != 0 || !says(r, "none-completed") || says(r, "cycle-time") || says(r, "cause") || says(r, "unfinished") {
		t.Errorf("got %d cases and %v", r.Cases.Completed, r.Sentences)
	}
	for _, said := range r.Sentences {
		told(t, said)
	}
	if text, err := json.Marshal(r); err != nil || !strings.Contains(string(text), `"sentences":[{"kind":"none-completed"`) {
		t.Errorf("got %v", err)
	}
}

// TestOneReplicationHasFiguresWithoutIntervals, and no superlative is borne out by it.
func TestOneReplicationHasFiguresWithoutIntervals(t *testing.T) {
	s := numbers()
	s.Run.Replications = 1
	s.Tasks["A"].Consult = &scenario.Duty{Duration: spread(1), Roles: []string{"q"}}
	r := reported(t, s)
	for _, said := range r.Sentences {
		told(t, said)
		for _, f := range said.Figures {
			if f.HalfWidth != nil {
				t.Errorf("%s has an interval of %g", f.Name, *f.HalfWidth)
			}
		}
	}
	if said := find(t, r, "cause"); !strings.Contains(said.Text.EN, "do not tell which") {
		t.Errorf("one replication tells two causes apart: %q", said.Text.EN)
	}
}

func TestCasesThatWereNotFinishedAreToldOf(t *testing.T) {
	s := numbers()
	s.Run.Cases, s.Run.Horizon = 0, scenario.Duration(24*3600e9)
	s.Tasks["A"].Duration = spread(15)
	r := reported(t, s)
	said := find(t, r, "unfinished")
	told(t, said)
	stands(t, said.Figures[0], float64(r.Cases.Unfinished)/float64(r.Cases.Started), nil)
}

// TestTheBottleneckIsTheRoleThatWorkWaitsForMost, with when that is worst; two that the
// runs do not tell apart are both named.
func TestTheBottleneckIsTheRoleThatWorkWaitsForMost(t *testing.T) {
	s := numbers()
	s.Arrivals["s"] = &scenario.Arrival{Rate: &scenario.Profile{Week: []scenario.HourlyRate{
		{Days: []scenario.Day{1, 2, 3, 4, 5, 6, 0}, From: 0, To: scenario.TimeOfDay(24 * 3600e9), PerHour: 3},
		{Days: []scenario.Day{2}, From: scenario.TimeOfDay(9 * 3600e9), To: scenario.TimeOfDay(12 * 3600e9), PerHour: 20}}}}
	s.Run.Cases = 4000
	r := reported(t, s)
	said := find(t, r, "bottleneck")
	told(t, said)
	if said.Role != "r" || !strings.Contains(said.Text.EN, "The bottleneck is Clerk") || !strings.Contains(said.Text.EN, "on Tuesday from ") || !strings.Contains(said.Text.ZH, "周二") {
		t.Errorf("got %q, want the clerk, on Tuesdays", said.Text)
	}
	for _, b := range r.Bottlenecks.Roles {
		if *b.Waiting.Mean > said.Figures[0].Value {
			t.Errorf("work waits more for %s", b.Name)
		}
	}
	stands(t, said.Figures[0], *r.Bottlenecks.Roles[0].Waiting.Mean, r.Bottlenecks.Roles[0].Waiting.HalfWidth)
	stands(t, said.Figures[1], *r.Roles["r"].Utilization.Mean, r.Roles["r"].Utilization.HalfWidth)

	s = numbers()
	s.Tasks["A"].Duration, s.Tasks["B"].Duration = spread(5), spread(5)
	said = find(t, reported(t, s), "bottleneck")
	told(t, said)
	if !strings.Contains(said.Text.EN, "do not tell which") {
		t.Errorf("got %q of two roles with the same load", said.Text.EN)
	}
}
