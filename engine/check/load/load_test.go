package load_test

import (
	"math"
	"os"
	"testing"
	"time"

	"sandtable/engine/bpmn"
	"sandtable/engine/check/load"
	"sandtable/engine/model"
	"sandtable/engine/scenario"
	"sandtable/engine/sketch"
)

func seconds(s float64) scenario.Duration { return scenario.Duration(s * 1e9) }

func exponential(mean float64) *scenario.Distribution {
	return &scenario.Distribution{Kind: scenario.Exponential, Mean: seconds(mean)}
}

// network is a scenario with a case every 100 s, round the clock, in which the task of
// each name takes so many seconds of one person of a role of its own, "r" and the name.
func network(work map[string]float64) *scenario.Scenario {
	s := &scenario.Scenario{Start: time.Date(2026, 1, 5, 0, 0, 0, 0, time.UTC), Zone: "UTC",
		Arrivals:  map[string]*scenario.Arrival{"s": {Every: exponential(100)}},
		Roles:     map[string]*scenario.Role{},
		Tasks:     map[string]*scenario.Task{},
		Branches:  map[string]map[string]float64{},
		Events:    map[string]*scenario.Event{},
		Calendars: map[string]*scenario.Calendar{},
		People:    map[string]*scenario.Person{},
		Run:       scenario.Run{Cases: 1000, Replications: 1, Seed: 1}}
	for task, takes := range work {
		s.Roles["r"+task] = &scenario.Role{Headcount: 1}
		s.Tasks[task] = &scenario.Task{Duration: exponential(takes), Roles: []string{"r" + task}}
	}
	return s
}

func loadOf(t *testing.T, d *model.Definitions, s *scenario.Scenario, role string) load.Load {
	t.Helper()
	for _, l := range load.Loads(d, s) {
		if l.Role == role {
			return l
		}
	}
	t.Fatalf("no load of %s in %v", role, load.Loads(d, s))
	return load.Load{}
}

func near(t *testing.T, what string, got, want float64) {
	t.Helper()
	if !(math.Abs(got-want) <= 1e-9*max(1, math.Abs(want))) {
		t.Errorf("%s: got %.12g, want %.12g", what, got, want)
	}
}

const one = "startEvent s\n task A\n endEvent e\n s -> A f1\n A -> e f2"

const feedback = "startEvent s\n exclusiveGateway m\n task A\n task B\n exclusiveGateway g\n endEvent e\n s -> m 1\n m -> A 2\n A -> B 3\n B -> g 4\n g -> e out\n g -> m back"

func TestLoadsAgreeWithClosedForms(t *testing.T) {
	near(t, "M/M/1", loadOf(t, sketch.Process(one), network(map[string]float64{"A": 80}), "rA").Load, 0.8)

	// Jackson with feedback of 20 %: 1/(1-0.2) visits of 60 s each, every 100 s.
	s := network(map[string]float64{"A": 60, "B": 60})
	s.Branches["g"] = map[string]float64{"back": 0.2}
	near(t, "visits", load.Visits(sketch.Process(feedback), s)["A"], 1.25)
	near(t, "ρA", loadOf(t, sketch.Process(feedback), s, "rA").Load, 0.75)
	near(t, "ρB", loadOf(t, sketch.Process(feedback), s, "rB").Load, 0.75)

	s.Branches["g"] = map[string]float64{"back": 0.3, "out": 0.7}
	near(t, "visits of a loop that goes on with 0.3", load.Visits(sketch.Process(feedback), s)["B"], 1/0.7)
}

// office is 40 of the 168 hours of a week.
func office() *scenario.Calendar {
	return &scenario.Calendar{Week: []scenario.WeekShift{{Days: []scenario.Day{1, 2, 3, 4, 5}, From: scenario.TimeOfDay(9 * time.Hour), To: scenario.TimeOfDay(17 * time.Hour)}}}
}

func TestHoursCountInLoads(t *testing.T) {
	d := sketch.Process(one)
	s := network(map[string]float64{"A": 20})
	s.Calendars["office"] = office()
	s.Roles["rA"].Calendar = "office"
	near(t, "cases round the clock, people in the office", loadOf(t, d, s, "rA").Load, 0.2*168/40)
	near(t, "hours per week", loadOf(t, d, s, "rA").Time, 40)

	s.Arrivals["s"].Calendar = "office"
	near(t, "arrivals that pause", loadOf(t, d, s, "rA").Load, 0.2)
	s.Arrivals["s"].Closed = scenario.Defer
	near(t, "arrivals that wait for the opening", loadOf(t, d, s, "rA").Load, 0.2*168/40)

	s.Arrivals["s"] = &scenario.Arrival{Rate: &scenario.Profile{Week: []scenario.HourlyRate{
		{Days: []scenario.Day{1, 2, 3, 4, 5}, From: scenario.TimeOfDay(8 * time.Hour), To: scenario.TimeOfDay(10 * time.Hour), PerHour: 36}}}}
	near(t, "36 an hour for two hours a day", loadOf(t, d, s, "rA").Load, 36*10*20/(40*3600.))
	s.Arrivals["s"].Calendar = "office"
	near(t, "of those, what comes in office hours", loadOf(t, d, s, "rA").Load, 36*5*20/(40*3600.))
	s.Arrivals["s"].Rate.Periods = []scenario.Season{{From: scenario.Date{Year: 2026, Month: 1, Day: 1}, To: scenario.Date{Year: 2027, Month: 12, Day: 31}, Factor: 2}}
	near(t, "twice as many in the season", loadOf(t, d, s, "rA").Load, 2*36*5*20/(40*3600.))

	s = network(map[string]float64{"A": 20})
	s.Calendars["office"] = office()
	s.Calendars["office"].Exceptions = []scenario.Exception{{Date: scenario.Date{Year: 2026, Month: 1, Day: 6}}} // one Tuesday of 52 weeks
	s.Roles["rA"].Calendar = "office"
	near(t, "a holiday", loadOf(t, d, s, "rA").Time, 40*(52*5-1)/(52*5.))
}

func TestTermsAndReworkCountInLoads(t *testing.T) {
	d := sketch.Process(one)
	for _, c := range []struct {
		what   string
		load   float64
		change func(s *scenario.Scenario)
	}{
		{"two people", 0.4, func(s *scenario.Scenario) { s.Roles["rA"].Headcount = 2 }},
		{"a person besides", 0.4, func(s *scenario.Scenario) { s.People["p"] = &scenario.Person{Roles: []string{"rA"}} }},
		{"twice as fast", 0.4, func(s *scenario.Scenario) { s.Roles["rA"].Speed = 2 }},
		{"two things at once", 0.4, func(s *scenario.Scenario) { s.Roles["rA"].AtOnce = 2 }},
		{"half of the time in repair", 1.6, func(s *scenario.Scenario) {
			s.Roles["rA"].Breakdown = &scenario.Breakdown{Every: exponential(1000), Repair: exponential(1000)}
		}},
		{"rework of 20 %", 1, func(s *scenario.Scenario) { s.Tasks["A"].Failure = &scenario.Failure{Chance: 0.2} }},
		{"rework of 20 % with half the effort", 0.9, func(s *scenario.Scenario) { s.Tasks["A"].Failure = &scenario.Failure{Chance: 0.2, Effort: 0.5} }},
		{"a role's own duration", 0.3, func(s *scenario.Scenario) {
			s.Tasks["A"].By = map[string]*scenario.Distribution{"rA": exponential(30)}
		}},
		{"two people of the role for each piece", 1.6, func(s *scenario.Scenario) {
			s.Tasks["A"].Needs = []scenario.Need{{Roles: []string{"rA"}, Count: 2}}
		}},
		{"approval by the same role", 0.9, func(s *scenario.Scenario) {
			s.Tasks["A"].Approve = &scenario.Duty{Duration: exponential(10), Roles: []string{"rA"}}
		}},
		{"reading", 0.9, func(s *scenario.Scenario) {
			s.Tasks["A"].Inform = &scenario.Duty{Duration: exponential(10), Roles: []string{"rA"}}
		}},
		{"four together", 0.2, func(s *scenario.Scenario) { s.Tasks["A"].Batch = &scenario.Batch{Size: 4} }},
		{"four together, which take twice as long", 0.4, func(s *scenario.Scenario) {
			s.Tasks["A"].Batch = &scenario.Batch{Size: 4, Factors: []scenario.Factor{{Size: 2, Factor: 1.5}, {Size: 4, Factor: 2}}}
		}},
		{"four in turn", 0.8, func(s *scenario.Scenario) { s.Tasks["A"].Batch = &scenario.Batch{Size: 4, Mode: scenario.InTurn} }},
	} {
		s := network(map[string]float64{"A": 80})
		c.change(s)
		near(t, c.what, loadOf(t, d, s, "rA").Load, c.load)
	}
}

// TestWorkThatSeveralCanDoIsShared holds the sharing to what can be worked out by hand:
// clerks' own work c, experts' own x, and b that both can do, of one person each.
func TestWorkThatSeveralCanDoIsShared(t *testing.T) {
	d := sketch.Process("startEvent s\n task C\n task X\n task B\n s -> C 1\n C -> X 2\n X -> B 3")
	for _, c := range []struct{ c, x, b, clerk, expert float64 }{
		{50, 90, 40, 0.9, 0.9},   // all of b to the clerk: they are even
		{50, 90, 20, 0.7, 0.9},   // the same, and the expert is busier still
		{20, 30, 90, 0.7, 0.7},   // evenly
		{0, 0, 90, 0.45, 0.45},   // nothing of their own
		{50, 130, 20, 0.7, 1.3},  // the expert alone is overloaded
		{90, 90, 90, 1.35, 1.35}, // both are, together
	} {
		s := network(map[string]float64{"C": c.c, "X": c.x, "B": c.b})
		s.Tasks["B"].Roles = []string{"rC", "rX"}
		if c.c == 0 {
			delete(s.Tasks, "C")
			delete(s.Tasks, "X")
		}
		near(t, "clerk", loadOf(t, d, s, "rC").Load, c.clerk)
		near(t, "expert", loadOf(t, d, s, "rX").Load, c.expert)
	}
}

// TestDeputiesHelpOnlyWhileNobodyIsThere lets the night shift stand in for the office.
func TestDeputiesHelpOnlyWhileNobodyIsThere(t *testing.T) {
	d := sketch.Process("startEvent s\n task A\n task B\n s -> A 1\n A -> B 2")
	s := network(map[string]float64{"A": 50, "B": 20})
	s.Calendars["office"] = office()
	s.Roles["rA"].Calendar = "office"
	s.Roles["rA"].Deputies = []string{"rB"}
	// B has 168 hours and 0.2·168 of work of its own, for which the 40 are enough in which
	// A is there; in the other 128 it can help with A's 0.5·168: all are even.
	near(t, "with a deputy round the clock", loadOf(t, d, s, "rA").Load, 0.7*168/208)
	s.Roles["rB"].Calendar = "office"
	near(t, "with a deputy of the same hours", loadOf(t, d, s, "rA").Load, 0.5*168/40)
}

// TestTheLoanCase is the golden case by hand: every 40 minutes of its 45 hours a week a
// case comes, to five people of whom all can be had for what is left over.
func TestTheLoanCase(t *testing.T) {
	d, s := loan(t)
	visits := load.Visits(d, s)
	// "which" takes scored with 0.9 and suspicious with 0.15, at least one of them: where
	// neither is drawn, one by weight.
	none := 0.1 * 0.85
	for id, want := range map[model.ID]float64{"complete": 1 / 0.75, "score": 0.9 + none*0.9/1.05, "fraud": 0.15 + none*0.15/1.05, "income": 1, "notify": 0.6} {
		near(t, string(id), visits[id], want)
	}
	// The credit score is asked for outside all lanes: it takes nobody's time.
	minutes := 5 + (10+15+30)/3./0.75 + 45*visits["fraud"] + 45 + mean(t, s.Tasks["income"].Duration)/60 + 8*0.6
	near(t, "clerk", loadOf(t, d, s, "clerk").Load, minutes/40/5)
	near(t, "expert", loadOf(t, d, s, "expert").Load, minutes/40/5)
}

func mean(t *testing.T, d *scenario.Distribution) float64 {
	t.Helper()
	sampler, err := d.Sampler()
	if err != nil {
		t.Fatal(err)
	}
	return sampler.Mean()
}

func loan(t *testing.T) (*model.Definitions, *scenario.Scenario) {
	t.Helper()
	process, err := os.Open("../../testdata/loan/process.bpmn")
	if err != nil {
		t.Fatal(err)
	}
	defer process.Close()
	d, err := bpmn.Decode(process)
	if err != nil {
		t.Fatal(err)
	}
	numbers, err := os.Open("../../testdata/loan/scenario.json")
	if err != nil {
		t.Fatal(err)
	}
	defer numbers.Close()
	s, err := scenario.Decode(numbers)
	if err != nil {
		t.Fatal(err)
	}
	return d, s
}
