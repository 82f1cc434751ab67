package load_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"sandtable/engine/check"
	"sandtable/engine/check/load"
	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/problem"
	"sandtable/engine/scenario"
	"sandtable/engine/sketch"
)

// closing is a calendar that has been closed for good by 2026.
func closing() *scenario.Calendar {
	return &scenario.Calendar{Name: "Old", Exceptions: []scenario.Exception{{Date: scenario.Date{Year: 2020, Month: 1, Day: 6},
		Open: []scenario.Span{{From: scenario.TimeOfDay(9 * time.Hour), To: scenario.TimeOfDay(17 * time.Hour)}}}}}
}

func zero() *float64 { return new(float64) }

// TestEveryRuleAboutNumbersAcceptsAndRejects gives each rule a scenario it accepts and
// changes it into one that it does not.
func TestEveryRuleAboutNumbersAcceptsAndRejects(t *testing.T) {
	const boundary = "startEvent s\n task A\n boundaryEvent b timer\n task B\n endEvent e\n s -> A 1\n A -> e 2\n b -> B 3\n B -> e 4"
	const choice = "startEvent s\n exclusiveGateway g\n task A\n task B\n endEvent e\n s -> g 1\n g -> A toA\n A -> e 2\n g -> B toB\n B -> e 3"
	const later = "startEvent s\n exclusiveGateway g\n intermediateCatchEvent c timer\n task A\n endEvent e\n s -> g 1\n g -> c toC\n c -> e 2\n g -> A toA\n A -> e 3"
	for _, c := range []struct {
		rule, drawing string
		severity      finding.Severity
		change        func(s *scenario.Scenario)
		where         string // elements or paths
		says          []string
	}{
		{"scenario.overload", one, finding.Warning, func(s *scenario.Scenario) {
			s.Tasks["A"].Duration = exponential(137)
			s.Roles["rA"].Name = "Clerk"
		}, "/roles/rA", []string{"“Clerk” would need 1.37 times the time it has", "“Clerk”所需的工时是可用工时的 1.37 倍", "One more person", "增加 1 人"}},
		{"scenario.overload", one, finding.Warning, func(s *scenario.Scenario) { s.Tasks["A"].Duration = exponential(300) },
			"/roles/rA", []string{"3.00 times", "It takes 3 more people", "增加 3 人"}}, // with two more the load is 1
		{"scenario.overload", one, finding.Warning, func(s *scenario.Scenario) { s.Tasks["A"].Duration = exponential(100.04) }, "/roles/rA", []string{"1.0004 times"}},
		{"scenario.overload", feedback, finding.Warning, func(s *scenario.Scenario) {
			s.Tasks["A"].Duration, s.Tasks["A"].Roles = exponential(90), []string{"rA", "rB"}
			s.Tasks["B"].Duration = exponential(40)
			s.Branches["g"] = map[string]float64{"back": 0.5}
		}, "/roles/rA", []string{"“rA” and “rB” together would need 1.30 times", "“rA”、“rB”合计"}},
		{"scenario.high-load", one, finding.Info, func(s *scenario.Scenario) { s.Tasks["A"].Duration = exponential(94) },
			"/roles/rA", []string{"94%", "94%"}},
		{"scenario.endless-loop", feedback, finding.Error, func(s *scenario.Scenario) { s.Branches["g"] = map[string]float64{"back": 1, "out": 0} },
			"g", []string{"“m”, “A”, “B” and “g”", "“m”、“A”、“B”、“g”"}},
		{"scenario.endless-loop", one, finding.Error, func(s *scenario.Scenario) { s.Tasks["A"].Failure = &scenario.Failure{Chance: 1} },
			"A", []string{"done again every time"}},
		{"scenario.zero-time-loop", feedback, finding.Warning, func(s *scenario.Scenario) { s.Tasks["A"].Duration, s.Tasks["B"].Duration = nil, nil },
			"g", []string{"Nothing in the loop"}},
		{"scenario.no-hours", one, finding.Error, func(s *scenario.Scenario) {
			s.Calendars["old"] = closing()
			s.Roles["rA"].Calendar = "old"
		}, "/roles/rA/calendar", []string{"nobody else can do “A”", "“Old”"}},
		{"scenario.no-hours", one, finding.Warning, func(s *scenario.Scenario) {
			s.Calendars["old"] = closing()
			s.People["p"] = &scenario.Person{Name: "Lin", Roles: []string{"rA"}, Calendar: "old"}
		}, "/people/p/calendar", []string{"“Lin” is never there"}},
		{"scenario.no-hours", one, finding.Error, func(s *scenario.Scenario) {
			s.Calendars["old"] = closing()
			s.Arrivals["s"].Calendar = "old"
		}, "/arrivals/s/calendar", []string{"No case ever comes"}},
		{"scenario.unreachable-event", boundary, finding.Info, func(s *scenario.Scenario) { s.Events["b"] = &scenario.Event{Chance: zero()} },
			"/events/b/chance", []string{"a chance of 0"}},
		{"scenario.unreachable-event", later, finding.Info, func(s *scenario.Scenario) {
			s.Events["c"] = &scenario.Event{After: exponential(5)}
			s.Branches["g"] = map[string]float64{"toC": 0}
		}, "/events/c", []string{"have no effect"}},
		{"scenario.never-visited", choice, finding.Info, func(s *scenario.Scenario) { s.Branches["g"] = map[string]float64{"toA": 1} },
			"B", []string{"“B”"}},
		{"scenario.long-run", one, finding.Info, func(s *scenario.Scenario) { s.Run.Cases, s.Run.Replications = 10_000_000, 30 },
			"/run", []string{"600 million events", "4 minutes", "6 亿个事件", "4 分钟"}},
	} {
		t.Run(c.rule, func(t *testing.T) {
			s := network(map[string]float64{"A": 40, "B": 40})
			if got := places(check.All(attached(c.drawing), s), c.rule); got != "" {
				t.Errorf("rejects what it should accept, at %s", got)
			}
			c.change(s)
			found := check.All(attached(c.drawing), s)
			if got := places(found, c.rule); got != c.where {
				t.Errorf("got %q, want %q in %v", got, c.where, found)
			}
			for _, f := range found {
				if f.Rule != c.rule {
					continue
				}
				if f.Severity != c.severity {
					t.Errorf("got severity %s, want %s", f.Severity, c.severity)
				}
				text := f.Message.EN + f.Message.ZH + f.Hint.EN + f.Hint.ZH
				for _, want := range c.says {
					if !strings.Contains(text, want) {
						t.Errorf("%s does not say %q", text, want)
					}
				}
			}
		})
	}
}

func places(found finding.Findings, rule string) string {
	var at []string
	for _, f := range found {
		switch {
		case f.Rule != rule:
		case f.At.Path != "":
			at = append(at, f.At.Path)
		default:
			at = append(at, string(f.Element))
		}
	}
	return strings.Join(at, " ")
}

// TestALoopThatSomethingElseMayEndIsLeftAlone: a timer around it, an end that takes all.
func TestALoopThatSomethingElseMayEndIsLeftAlone(t *testing.T) {
	const round = "subProcess P {\n startEvent i\n exclusiveGateway m\n task A\n i -> m 11\n m -> A 12\n A -> m 13\n }\n"
	for _, c := range []struct{ drawing, endless string }{
		{"startEvent s\n " + round + "endEvent e\n s -> P 1\n P -> e 2", "m"},
		{"startEvent s\n " + round + "endEvent e\n boundaryEvent b timer\n s -> P 1\n P -> e 2\n b -> e 3", ""},
		{"startEvent s\n parallelGateway f\n exclusiveGateway m\n task A\n task B\n endEvent e terminate\n s -> f 1\n f -> m 2\n m -> A 3\n A -> m 4\n f -> B 5\n B -> e 6", ""},
		{"startEvent s\n exclusiveGateway m\n task A\n parallelGateway f\n endEvent e\n s -> m 1\n m -> A 2\n A -> f 3\n f -> m 4\n f -> e 5", "m"},
		{"startEvent s\n exclusiveGateway m\n task A\n exclusiveGateway g\n endEvent e\n s -> e 1\n s -> m 2\n m -> A 3\n A -> m 4", "m"},
	} {
		d := sketch.Process(c.drawing)
		for _, n := range d.Processes[0].Nodes {
			if n.Kind == model.BoundaryEvent {
				n.Event.AttachedTo, n.Event.Interrupting = "P", true
			}
		}
		s := network(map[string]float64{"A": 40})
		if got := places(check.All(d, s), "scenario.endless-loop"); got != c.endless {
			t.Errorf("got %q, want %q of\n%s", got, c.endless, c.drawing)
		}
		if loads := load.Loads(d, s); loads != nil {
			t.Errorf("got %v, want no loads: what comes to A has no bound", loads)
		}
	}
}

func TestAnEventBasedGatewayIsAnEstimateAndSaysSo(t *testing.T) {
	d := sketch.Process("startEvent s\n eventBasedGateway g\n intermediateCatchEvent c timer\n intermediateCatchEvent d message\n task A\n endEvent e\n s -> g 1\n g -> c 2\n g -> d 3\n c -> A 4\n d -> e 5\n A -> e 6")
	s := network(map[string]float64{"A": 300})
	near(t, "half of the cases", loadOf(t, d, s, "rA").Load, 1.5)
	for _, f := range check.All(d, s) {
		if f.Rule == "scenario.overload" && (!strings.Contains(f.Message.EN, "estimate") || !strings.Contains(f.Message.ZH, "估算")) {
			t.Errorf("%s does not say that it is an estimate", f.Message.EN)
		}
	}
	s.Events["d"] = &scenario.Event{Chance: zero()}
	near(t, "all of them, where the message never comes", loadOf(t, d, s, "rA").Load, 3)
}

// TestTheNumberOfPeopleThatIsAskedForIsTheSmallest adds them and looks again.
func TestTheNumberOfPeopleThatIsAskedForIsTheSmallest(t *testing.T) {
	d := sketch.Process(one)
	for _, takes := range []float64{100, 137, 199.9, 200, 1234.5} {
		for missing := range 3 {
			s := network(map[string]float64{"A": takes})
			n := int(takes/100) + 1 // the smallest with a load below 1
			s.Roles["rA"].Headcount = n - missing
			found := check.All(d, s)
			if n-missing < 1 {
				continue
			}
			hint := ""
			for _, f := range found {
				if f.Rule == "scenario.overload" {
					hint = f.Hint.EN
				}
			}
			want := [...]string{"", "One more person", "It takes 2 more people"}[missing]
			if (want == "") != (hint == "") || !strings.HasPrefix(hint, want) {
				t.Errorf("%g s and %d people: got %q, want %q", takes, n-missing, hint, want)
			}
		}
	}
}

func TestNumbersThatMakeNoSenseAreNoPanic(t *testing.T) {
	nan := 0.0
	nan /= nan
	for i, change := range []func(s *scenario.Scenario){
		func(s *scenario.Scenario) { *s = scenario.Scenario{} },
		func(s *scenario.Scenario) { s.Start = time.Time{} },
		func(s *scenario.Scenario) { s.Zone = "Nowhere" },
		func(s *scenario.Scenario) { s.Arrivals = map[string]*scenario.Arrival{"s": nil, "x": {}} },
		func(s *scenario.Scenario) { s.Arrivals["s"].Every = exponential(-1) },
		func(s *scenario.Scenario) { s.Arrivals["s"] = &scenario.Arrival{Rate: &scenario.Profile{}} },
		func(s *scenario.Scenario) { s.Arrivals["s"] = &scenario.Arrival{Cases: make([]scenario.Instance, 3)} },
		func(s *scenario.Scenario) { s.Arrivals["s"].Calendar = "none" },
		func(s *scenario.Scenario) { s.Calendars["office"], s.Roles["rA"].Calendar = nil, "office" },
		func(s *scenario.Scenario) { s.Roles["q"] = nil },
		func(s *scenario.Scenario) { s.Roles["rA"].Headcount = -5 },
		func(s *scenario.Scenario) { s.Roles["rA"].Deputies = []string{"rA", "no", "rB"} },
		func(s *scenario.Scenario) { s.Roles["rA"].Speed, s.Roles["rA"].AtOnce = nan, -1 },
		func(s *scenario.Scenario) { s.People["p"] = nil },
		func(s *scenario.Scenario) { s.Tasks["A"] = nil },
		func(s *scenario.Scenario) { s.Tasks["A"].Duration = &scenario.Distribution{Kind: "odd"} },
		func(s *scenario.Scenario) {
			s.Tasks["A"].Repeat = &scenario.Repeat{Chance: nan, Count: &scenario.Number{}}
		},
		func(s *scenario.Scenario) { s.Tasks["A"].Failure = &scenario.Failure{Chance: nan} },
		func(s *scenario.Scenario) { s.Tasks["A"].Approve = &scenario.Duty{} },
		func(s *scenario.Scenario) { s.Tasks["A"].Needs = []scenario.Need{{Count: -3}} },
		func(s *scenario.Scenario) { s.Tasks["A"].Batch = &scenario.Batch{Size: -1, Most: -1, Wait: -1} },
		func(s *scenario.Scenario) { s.Branches["g"] = map[string]float64{"out": nan, "back": -7} },
		func(s *scenario.Scenario) { s.Branches["g"] = map[string]float64{"out": 5, "back": 5} },
		func(s *scenario.Scenario) { s.Events["s"], s.Events["g"] = nil, &scenario.Event{Chance: &nan} },
		func(s *scenario.Scenario) { s.Run = scenario.Run{Cases: -1, Replications: -1, Horizon: -1} },
	} {
		t.Run(fmt.Sprint(i), func(t *testing.T) {
			s := network(map[string]float64{"A": 40, "B": 40})
			change(s)
			for _, f := range check.All(sketch.Process(feedback), s) {
				if f.Message == (problem.Text{}) || strings.Contains(f.Message.EN, "NaN") {
					t.Errorf("%s says %q", f.Rule, f.Message.EN)
				}
			}
		})
	}
}

// attached lets the boundary events of a sketch sit on task A.
func attached(text string) *model.Definitions {
	d := sketch.Process(text)
	for _, n := range d.Processes[0].Nodes {
		if n.Kind == model.BoundaryEvent {
			n.Event.AttachedTo = "A"
		}
	}
	return d
}
