package simulate_test

import (
	"math"
	"strings"
	"testing"

	"sandtable/engine/scenario"
	"sandtable/engine/simulate"
)

func pointer[T any](x T) *T { return &x }

// lines trims a schedule as it stands in a test.
func lines(text string) string {
	var all []string
	for _, line := range strings.Split(text, "\n") {
		if line = strings.TrimSpace(line); line != "" {
			all = append(all, line)
		}
	}
	return strings.Join(all, "\n")
}

// timed is so many cases, one an hour from 10:00, with tasks that take so many minutes of nobody.
func timed(cases int, minutes map[string]float64) *scenario.Scenario {
	tasks := map[string]*scenario.Task{}
	for id, m := range minutes {
		tasks[id] = &scenario.Task{Duration: fixed(m * minute)}
	}
	return every(hour, cases, tasks, map[string]*scenario.Role{})
}

// pools staffs those who do the work of pools, one role each, with as many as it takes.
func pools(s *scenario.Scenario, ids ...string) {
	for _, id := range ids {
		s.Roles["pool-"+id] = &scenario.Role{Name: id, Headcount: 100}
	}
}

// TestEventsHappenWhenTheDrawingOrTheScenarioSays works out by hand, on Monday 5 January,
// when what waits goes on.
func TestEventsHappenWhenTheDrawingOrTheScenarioSays(t *testing.T) {
	const between = "startEvent s\n task A\n intermediateCatchEvent c %\n task B\n s -> A 1\n A -> c 2\n c -> B 3"
	const beside = "startEvent s\n task A\n boundaryEvent b on=A %\n task B\n task C\n s -> A 1\n b -> B 2\n A -> C 3"
	const handler = `
		startEvent s
		task A
		subProcess H triggered {
		  startEvent h %
		  task B
		  h -> B 2
		}
		s -> A 1`
	for _, c := range []struct {
		name, drawing, event string
		cases                int
		edit                 func(*scenario.Scenario)
		want                 string
	}{
		{"a timer of ten minutes", between, "timer=PT10M", 1, nil, `
			1,A,05T10:00,05T10:00,05T10:05,
			1,B,05T10:15,05T10:15,05T10:15,`},
		{"a timer of a month and an hour", between, "timer=P1MT1H", 1, nil, `
			1,A,05T10:00,05T10:00,05T10:05,
			1,B,2026-02-05T11:05,2026-02-05T11:05,2026-02-05T11:05,`},
		{"a date to come and one that is past", between, "timer=2026-01-05T12:00:00+01:00", 3, nil, `
			1,A,05T10:00,05T10:00,05T10:05,
			1,B,05T11:00,05T11:00,05T11:00,
			2,A,05T11:00,05T11:00,05T11:05,
			2,B,05T11:05,05T11:05,05T11:05,
			3,A,05T12:00,05T12:00,05T12:05,
			3,B,05T12:05,05T12:05,05T12:05,`},
		{"a date without an offset, on the scenario's clock", between, "timer=2026-01-05T10:30:00", 1, nil, `
			1,A,05T10:00,05T10:00,05T10:05,
			1,B,05T10:30,05T10:30,05T10:30,`},
		{"a formula of seconds", between, "timer=60*patience", 1, func(s *scenario.Scenario) {
			s.Data = map[string]*scenario.Variable{"patience": {Type: scenario.NumberType, Source: scenario.Source{Value: 7.}}}
			s.Events = nil
		}, `
			1,A,05T10:00,05T10:00,05T10:05,
			1,B,05T10:12,05T10:12,05T10:12,`},
		{"the scenario's time before the drawing's", between, "timer=PT10M", 1, func(s *scenario.Scenario) {
			s.Events = map[string]*scenario.Event{"c": {After: fixed(20 * minute)}}
		}, `
			1,A,05T10:00,05T10:00,05T10:05,
			1,B,05T10:25,05T10:25,05T10:25,`},
		{"hours of a calendar", between, "message=m", 1, func(s *scenario.Scenario) {
			s.Events = map[string]*scenario.Event{"c": {After: fixed(10 * hour), Calendar: "office"}}
		}, `
			1,A,05T10:00,05T10:00,05T10:05,
			1,B,06T12:05,06T12:05,06T12:05,`},
		{"a formula with a unit", between, "message=m", 1, func(s *scenario.Scenario) {
			s.Events = map[string]*scenario.Event{"c": {After: &scenario.Distribution{Kind: scenario.Expression, Formula: "2 + 1", Unit: seconds(minute)}}}
		}, `
			1,A,05T10:00,05T10:00,05T10:05,
			1,B,05T10:08,05T10:08,05T10:08,`},
		{"the drawing's timer in the hours of a calendar", between, "timer=PT8H", 1, func(s *scenario.Scenario) {
			s.Events = map[string]*scenario.Event{"c": {Calendar: "office"}}
		}, `
			1,A,05T10:00,05T10:00,05T10:05,
			1,B,06T10:05,06T10:05,06T10:05,`},
		{"a boundary timer that interrupts", beside, "timer=PT3M", 1, nil, `
			1,B,05T10:03,05T10:03,05T10:03,`},
		{"a boundary timer that comes too late", beside, "timer=PT6M", 1, nil, `
			1,A,05T10:00,05T10:00,05T10:05,
			1,C,05T10:05,05T10:05,05T10:05,`},
		{"work that ends at the moment of a timer comes first", beside, "timer=PT5M", 1, nil, `
			1,A,05T10:00,05T10:00,05T10:05,
			1,C,05T10:05,05T10:05,05T10:05,`},
		{"a cycle of three", beside, "timer=R3/PT1M noninterrupting", 1, nil, `
			1,B,05T10:01,05T10:01,05T10:01,
			1,B,05T10:02,05T10:02,05T10:02,
			1,B,05T10:03,05T10:03,05T10:03,
			1,A,05T10:00,05T10:00,05T10:05,
			1,C,05T10:05,05T10:05,05T10:05,`},
		{"a cycle without end", beside, "timer=R/PT2M noninterrupting", 1, nil, `
			1,B,05T10:02,05T10:02,05T10:02,
			1,B,05T10:04,05T10:04,05T10:04,
			1,A,05T10:00,05T10:00,05T10:05,
			1,C,05T10:05,05T10:05,05T10:05,`},
		{"a cycle from a moment on", beside, "timer=R2/2026-01-05T10:01:00Z/PT3M noninterrupting", 2, nil, `
			1,B,05T10:01,05T10:01,05T10:01,
			1,B,05T10:04,05T10:04,05T10:04,
			1,A,05T10:00,05T10:00,05T10:05,
			1,C,05T10:05,05T10:05,05T10:05,
			2,B,05T11:00,05T11:00,05T11:00,
			2,B,05T11:03,05T11:03,05T11:03,
			2,A,05T11:00,05T11:00,05T11:05,
			2,C,05T11:05,05T11:05,05T11:05,`},
		{"a duration beside work that goes on, once", beside, "timer=PT2M noninterrupting", 1, nil, `
			1,B,05T10:02,05T10:02,05T10:02,
			1,A,05T10:00,05T10:00,05T10:05,
			1,C,05T10:05,05T10:05,05T10:05,`},
		{"a message from outside, again and again", beside, "message=m noninterrupting", 1, func(s *scenario.Scenario) {
			s.Events = map[string]*scenario.Event{"b": {After: fixed(2 * minute)}}
		}, `
			1,B,05T10:02,05T10:02,05T10:02,
			1,B,05T10:04,05T10:04,05T10:04,
			1,A,05T10:00,05T10:00,05T10:05,
			1,C,05T10:05,05T10:05,05T10:05,`},
		{"an event sub-process that interrupts", handler, "timer=PT3M", 1, nil, `
			1,B,05T10:03,05T10:03,05T10:03,`},
		{"an event sub-process beside the rest, by a cycle of two", handler, "timer=R2/PT2M noninterrupting", 1, nil, `
			1,B,05T10:02,05T10:02,05T10:02,
			1,B,05T10:04,05T10:04,05T10:04,
			1,A,05T10:00,05T10:00,05T10:05,`},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := timed(c.cases, map[string]float64{"A": 5})
			if c.edit != nil {
				c.edit(s)
			}
			got := worked(t, "message m\n"+strings.Replace(c.drawing, "%", c.event, 1), s)
			if want := lines(c.want); got != want && strings.ReplaceAll(got, "2026-02-", "2026-02-") != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}

func TestATimerThatCannotBeReadIsRefusedByName(t *testing.T) {
	for _, timer := range []string{"R3/PT0S", "R/2026-01-05T10:00:00Z", "every+Monday"} {
		err := refused(t, "startEvent s\n intermediateCatchEvent c timer="+timer+"\n s -> c 1", timed(1, nil))
		if !strings.Contains(err.Error(), "c") {
			t.Errorf("%s: got %v, want a refusal that names c", timer, err)
		}
	}
}

const raceOfTwo = `
	startEvent s
	eventBasedGateway g
	intermediateCatchEvent a timer=PT1S
	intermediateCatchEvent b timer=PT1S
	task A
	task B
	s -> g 1
	g -> a 2
	g -> b 3
	a -> A 4
	b -> B 5`

// TestARaceIsWonByWhatHappensFirst is defect D3 of Prosimos: it draws who wins and then
// draws anew how long that takes.
func TestARaceIsWonByWhatHappensFirst(t *testing.T) {
	long(t)
	t.Parallel()
	s := network(20_000, 30)
	s.Run.Warmup = scenario.Warmup{}
	s.Events = map[string]*scenario.Event{"a": {After: exponential(100)}, "b": {After: exponential(100)}}
	p, r := simulated(t, raceOfTwo, s, simulate.Options{})
	within(t, "race of two exp 100", &r.Cycle, 1e9, 50)
	within(t, "won by A", &at(t, p, r, "A").Visits, 1, .5)
	within(t, "wait at a where it wins", &at(t, p, r, "a").Wait, 1e9, 50)
	happened := &simulate.Quantity{Means: at(t, p, r, "b").Happened}
	within(t, "won by b", happened, 1, .5)
}

func TestARaceOfUnequalTimersIsWonInProportionToTheirRates(t *testing.T) {
	long(t)
	t.Parallel()
	s := network(20_000, 30)
	s.Events = map[string]*scenario.Event{"a": {After: exponential(50)}, "b": {After: exponential(150)}}
	p, r := simulated(t, raceOfTwo, s, simulate.Options{})
	within(t, "race of exp 50 and exp 150", &r.Cycle, 1e9, 37.5)
	within(t, "won by A", &at(t, p, r, "A").Visits, 1, .75)
}

func TestWhatMayNotHappenAtAllLosesTheRace(t *testing.T) {
	long(t)
	t.Parallel()
	s := network(20_000, 30)
	s.Events = map[string]*scenario.Event{"a": {After: fixed(10), Chance: pointer(.3)}, "b": {After: fixed(30)}}
	p, r := simulated(t, raceOfTwo, s, simulate.Options{})
	within(t, "won by A", &at(t, p, r, "A").Visits, 1, .3)
	within(t, "cycle", &r.Cycle, 1e9, .3*10+.7*30)
}

func TestABoundaryTimerCutsExponentialWorkOff(t *testing.T) {
	long(t)
	t.Parallel()
	const text = "startEvent s\n task A\n boundaryEvent b on=A timer=PT100S\n task B\n s -> A 1\n b -> B 2"
	s := network(20_000, 30)
	s.Roles = map[string]*scenario.Role{"r": {Headcount: 50, CostPerHour: 3_600_000_000}}
	s.Tasks["A"] = &scenario.Task{Duration: exponential(100), Roles: []string{"r"}}
	p, r := simulated(t, text, s, simulate.Options{})
	within(t, "timed out", &at(t, p, r, "B").Visits, 1, math.Exp(-1))
	within(t, "cycle", &r.Cycle, 1e9, 100*(1-math.Exp(-1)))
	within(t, "cost of the work, cut off or not", &r.Cost, 1e6, 100*(1-math.Exp(-1)))
}

// TestEveryTimerHasItsOwnTime is defect D5 of Prosimos: all cases report the last timer.
func TestEveryTimerHasItsOwnTime(t *testing.T) {
	long(t)
	t.Parallel()
	const text = "startEvent s\n task A\n intermediateCatchEvent c timer=PT1S\n task B\n s -> A 1\n A -> c 2\n c -> B 3"
	s := network(20_000, 30)
	s.Arrivals["s"].Every = fixed(1000)
	s.Tasks["A"], s.Tasks["B"] = &scenario.Task{Duration: fixed(60)}, &scenario.Task{Duration: fixed(60)}
	s.Events = map[string]*scenario.Event{"c": {After: &scenario.Distribution{Kind: scenario.Uniform, Max: seconds(1800)}}}
	p, r := simulated(t, text, s, simulate.Options{})
	c := at(t, p, r, "c")
	within(t, "delay", &c.Wait, 1e9, 900)
	within(t, "cycle", &r.Cycle, 1e9, 1020)
	if sd, want := c.Wait.Pooled.SD()/1e9, 1800/math.Sqrt(12); math.Abs(sd-want) > 5 {
		t.Errorf("got a deviation of %g s, want %g: each its own", sd, want)
	}
	within(t, "a case's waiting for events", &simulate.Quantity{Means: r.Waits[simulate.ForEvent]}, 1e9, 900)
}

func TestErrorsAndEscalationsOfATaskHappenByChance(t *testing.T) {
	long(t)
	t.Parallel()
	const text = `
		error E
		escalation X
		startEvent s
		task A
		boundaryEvent b on=A error=E
		boundaryEvent x on=A escalation=X noninterrupting
		task B
		task C
		task D
		s -> A 1
		A -> D 2
		b -> B 3
		x -> C 4`
	s := network(20_000, 30)
	s.Tasks["A"] = &scenario.Task{Duration: fixed(60)}
	s.Events = map[string]*scenario.Event{"b": {Chance: pointer(.2)}, "x": {Chance: pointer(.25)}}
	p, r := simulated(t, text, s, simulate.Options{})
	within(t, "ended in the error", &at(t, p, r, "B").Visits, 1, .2)
	within(t, "escalated", &at(t, p, r, "C").Visits, 1, .8*.25)
	within(t, "went on", &at(t, p, r, "D").Visits, 1, .8)
	if r.Broken != 0 {
		t.Errorf("got %d failed cases, want none: the error is caught", r.Broken)
	}
}

func TestAnErrorThatNothingCatchesEndsTheCaseAsFailed(t *testing.T) {
	long(t)
	t.Parallel()
	const text = `
		error E
		startEvent s
		task A
		task B
		s -> A 1
		A -> B 2`
	s := network(10_000, 30)
	s.Revenue = 10_000_000
	s.Tasks["A"] = &scenario.Task{Duration: fixed(60), Failure: &scenario.Failure{Chance: .3, Error: "E"}}
	s.Run.Warmup = scenario.Warmup{}
	p, r := simulated(t, text, s, simulate.Options{})
	within(t, "went on", &at(t, p, r, "B").Visits, 1, .7)
	if failed := float64(r.Broken) / float64(r.Completed); math.Abs(failed-.3) > .006 {
		t.Errorf("got %g of the cases failed, want 0.3", failed)
	}
	if r.Completed != 300_000 || r.Unfinished != 0 {
		t.Errorf("got %d completed and %d unfinished, want all completed", r.Completed, r.Unfinished)
	}
	for k, name := range simulate.DriverNames {
		if name == "revenue" {
			within(t, "revenue of those that did not fail", &simulate.Quantity{Means: r.Money[k]}, 1e6, 10*10_000*.7)
		}
	}
	if got := at(t, p, r, "A").Uncaught; got != r.Broken {
		t.Errorf("got %d uncaught errors at A, want %d", got, r.Broken)
	}
}

func TestAReceiveTaskCountsOnceAndItsWorkBeginsWithItsMessage(t *testing.T) {
	const text = "message m\n startEvent s\n receiveTask A message=m\n task B\n s -> A 1\n A -> B 2"
	s := timed(1, map[string]float64{"A": 5})
	s.Events = map[string]*scenario.Event{"A": {After: fixed(30 * minute)}}
	if got, want := worked(t, text, s), "1,A,05T10:30,05T10:30,05T10:35,\n1,B,05T10:35,05T10:35,05T10:35,"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	p, r := simulated(t, text, s, simulate.Options{})
	a := at(t, p, r, "A")
	if a.Visits.Pooled.Mean() != 1 || a.Wait.Pooled.Weight() != 1 || a.Waits[simulate.ForEvent][0] != 1800e9 {
		t.Errorf("got %g visits, %d waits and %v for its message, want one, one and 1800 s", a.Visits.Pooled.Mean(), a.Wait.Pooled.Weight(), a.Waits[simulate.ForEvent])
	}
}

func TestAnEventThatWantsEverythingHappensOnceWithTheLast(t *testing.T) {
	const text = "message m\n startEvent s\n intermediateCatchEvent c message=m timer=PT10M all\n task B\n s -> c 1\n c -> B 2\n task T\n s -> T 3\n T => c mf m"
	s := timed(1, map[string]float64{"T": 25})
	pools(s, "P")
	if got, want := worked(t, text, s), "1,T,05T10:00,05T10:00,05T10:25,P 1\n1,B,05T10:25,05T10:25,05T10:25,"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	p, r := simulated(t, text, s, simulate.Options{})
	c := at(t, p, r, "c")
	if len(c.Happened) != 1 || c.Happened[0] != 1 || c.Wait.Pooled.Weight() != 1 || c.Wait.Pooled.Mean() != 1500e9 {
		t.Errorf("got %v happenings and %d waits of mean %g, want one of 1500 s", c.Happened, c.Wait.Pooled.Weight(), c.Wait.Pooled.Mean())
	}
}

// replaced is a drawing with a word in place of its %.
func replaced(drawing, word string) string { return strings.Replace(drawing, "%", word, 1) }
