package simulate_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"strings"
	"testing"
	"time"

	"sandtable/engine/compile"
	"sandtable/engine/model"
	"sandtable/engine/problem"
	"sandtable/engine/report"
	"sandtable/engine/scenario"
	"sandtable/engine/simulate"
	"sandtable/engine/sketch"
)

func modelID(id string) model.ID { return model.ID(id) }

// office is Monday to Friday, 9 to 17.
func office() *scenario.Calendar {
	weekdays := []scenario.Day{scenario.Day(time.Monday), scenario.Day(time.Tuesday), scenario.Day(time.Wednesday), scenario.Day(time.Thursday), scenario.Day(time.Friday)}
	return &scenario.Calendar{Week: []scenario.WeekShift{{Days: weekdays, From: scenario.TimeOfDay(9 * time.Hour), To: scenario.TimeOfDay(17 * time.Hour)}}}
}

// worked runs one replication of a schedule that is worked out by hand, and returns its event log.
func worked(t *testing.T, sketched string, s *scenario.Scenario) string {
	t.Helper()
	return workedBy(t, sketched, s, map[string]*scenario.Calendar{"office": office()})
}

// workedBy is the same with other calendars.
func workedBy(t *testing.T, sketched string, s *scenario.Scenario, calendars map[string]*scenario.Calendar) string {
	t.Helper()
	s.Start, s.Zone = time.Date(2026, 1, 5, 9, 0, 0, 0, time.UTC), "UTC" // a Monday
	s.Calendars = calendars
	s.Run.Replications = 1
	p, err := compile.Definitions(sketch.Process(sketched), s)
	if err != nil {
		t.Fatal(err)
	}
	var rows bytes.Buffer
	if _, err := simulate.Program(context.Background(), p, simulate.Options{Observe: workLines(&rows, p)}); err != nil {
		t.Fatal(err)
	}
	return strings.NewReplacer("2026-01-", "", ":00.000Z", "").Replace(strings.TrimSpace(rows.String()))
}

func every(d float64, cases int, tasks map[string]*scenario.Task, roles map[string]*scenario.Role) *scenario.Scenario {
	return &scenario.Scenario{Arrivals: map[string]*scenario.Arrival{"s": {Every: fixed(d)}}, Tasks: tasks, Roles: roles, Run: scenario.Run{Cases: cases}}
}

func TestWorkStopsAtTheEndOfAShiftAndGoesOnAtTheNext(t *testing.T) {
	s := every(24*3600, 1, map[string]*scenario.Task{"A": {Duration: fixed(10 * 3600), Roles: []string{"r"}}},
		map[string]*scenario.Role{"r": {Headcount: 1, Calendar: "office"}})
	if got, want := worked(t, oneStation, s), "1,A,06T09:00,06T09:00,07T11:00,r"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestWorkThatComesAtTheVeryEndOfAShiftWaitsForTheNext(t *testing.T) {
	s := every(8*3600, 1, map[string]*scenario.Task{"A": {Duration: fixed(3600), Roles: []string{"r"}}},
		map[string]*scenario.Role{"r": {Headcount: 1, Calendar: "office"}})
	if got, want := worked(t, oneStation, s), "1,A,05T17:00,06T09:00,06T10:00,r"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestWorkGoesToWhoCanStartEarliest(t *testing.T) {
	s := every(7*3600, 2, map[string]*scenario.Task{"A": {Duration: fixed(3600), Roles: []string{"day", "night"}}},
		map[string]*scenario.Role{"day": {Headcount: 1, Calendar: "office"}, "night": {Headcount: 1}})
	want := "1,A,05T16:00,05T16:00,05T17:00,day\n2,A,05T23:00,05T23:00,06T00:00,night"
	if got := worked(t, oneStation, s); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestWorkGoesToWhoHasBeenIdleLongest(t *testing.T) {
	s := every(3600, 4, map[string]*scenario.Task{"A": {Duration: fixed(60), Roles: []string{"r"}}},
		map[string]*scenario.Role{"r": {Name: "R", Headcount: 3}})
	want := "1,A,05T10:00,05T10:00,05T10:01,R 1\n2,A,05T11:00,05T11:00,05T11:01,R 2\n3,A,05T12:00,05T12:00,05T12:01,R 3\n4,A,05T13:00,05T13:00,05T13:01,R 1"
	if got := worked(t, oneStation, s); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestAPersonInTwoRolesTakesWhatHasWaitedLongest(t *testing.T) {
	const text = `
		startEvent s
		parallelGateway f
		task A
		task B
		task C
		s -> f 1
		f -> A 2
		f -> B 3
		f -> C 4`
	s := every(3600, 1, map[string]*scenario.Task{
		"A": {Duration: fixed(600), Roles: []string{"x"}}, "B": {Duration: fixed(600), Roles: []string{"y"}}, "C": {Duration: fixed(600), Roles: []string{"x", "y"}}},
		map[string]*scenario.Role{"x": {}, "y": {}})
	s.People = map[string]*scenario.Person{"p": {Name: "P", Roles: []string{"x", "y"}}}
	want := "1,A,05T10:00,05T10:00,05T10:10,P\n1,B,05T10:00,05T10:10,05T10:20,P\n1,C,05T10:00,05T10:20,05T10:30,P"
	if got := worked(t, text, s); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestThoseWhoComeOnShiftTakeWhatWaits(t *testing.T) {
	s := every(9*3600, 2, map[string]*scenario.Task{"A": {Duration: fixed(600), Roles: []string{"r"}}},
		map[string]*scenario.Role{"r": {Name: "R", Headcount: 2, Calendar: "office"}})
	want := "1,A,05T18:00,06T09:00,06T09:10,R 1\n2,A,06T03:00,06T09:00,06T09:10,R 2"
	if got := worked(t, oneStation, s); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestADurationOfAPersonComesBeforeThatOfTheRoleAndOfTheTask(t *testing.T) {
	s := every(3600, 3, map[string]*scenario.Task{"A": {Duration: fixed(60), Roles: []string{"x", "y"}, By: map[string]*scenario.Distribution{"p": fixed(120), "y": fixed(180)}}},
		map[string]*scenario.Role{"x": {Name: "X", Headcount: 1}, "y": {Name: "Y", Headcount: 1}})
	s.People = map[string]*scenario.Person{"p": {Name: "P", Roles: []string{"y"}}}
	want := "1,A,05T10:00,05T10:00,05T10:01,X\n2,A,05T11:00,05T11:00,05T11:03,Y\n3,A,05T12:00,05T12:00,05T12:02,P"
	if got := worked(t, oneStation, s); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestArrivalsPauseOrAreDeferredWhileTheirCalendarIsClosed(t *testing.T) {
	for closed, want := range map[scenario.Closed]string{
		scenario.Pause: "1,A,05T12:00,05T12:00,05T12:00,\n2,A,05T15:00,05T15:00,05T15:00,\n3,A,06T10:00,06T10:00,06T10:00,",
		scenario.Defer: "1,A,05T12:00,05T12:00,05T12:00,\n2,A,05T15:00,05T15:00,05T15:00,\n3,A,06T09:00,06T09:00,06T09:00,",
	} {
		s := every(3*3600, 3, nil, nil)
		s.Arrivals["s"].Calendar, s.Arrivals["s"].Closed = "office", closed
		if got := worked(t, oneStation, s); got != want {
			t.Errorf("closed %v: got %s, want %s", closed, got, want)
		}
	}
}

func TestATerminateEndFreesThePeopleAtWork(t *testing.T) {
	const text = `
		startEvent s
		parallelGateway f
		task A
		task B
		task C
		endEvent stop terminate
		s -> f 1
		f -> A 2
		f -> B 3
		f -> C 4
		A -> stop 5`
	tasks := map[string]*scenario.Task{"A": {Duration: fixed(600)}, "B": {Duration: fixed(36000), Roles: []string{"r"}}, "C": {Duration: fixed(60), Roles: []string{"r"}}}
	s := every(3600, 2, tasks, map[string]*scenario.Role{"r": {Headcount: 1, CostPerHour: 36_000_000}})
	want := "1,A,05T10:00,05T10:00,05T10:10,\n2,A,05T11:00,05T11:00,05T11:10,"
	if got := worked(t, text, s); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	s = every(3600, 2, tasks, s.Roles)
	s.Start, s.Zone, s.Run.Replications = time.Date(2026, 1, 5, 9, 0, 0, 0, time.UTC), "UTC", 1
	_, r := simulated(t, text, s, simulate.Options{})
	if got := r.Cost.Pooled.Mean(); got != 6_000_000 {
		t.Errorf("got cost %g millionths per case, want 6000000: ten minutes of B at 36 an hour", got)
	}
	if r.Completed != 2 || r.Roles[0].Busy[0][0] != 1200e9 {
		t.Errorf("got %d completed cases and %g ns of work, want 2 and 1200e9", r.Completed, r.Roles[0].Busy[0][0])
	}
}

func TestCostsAreExact(t *testing.T) {
	s := network(10, 1, station{"A", 1, fixed(80)})
	s.Run.Warmup = scenario.Warmup{}
	s.Roles["rA"].CostPerHour = 36_000_000
	s.Tasks["A"].Cost = 200_000
	_, r := simulated(t, oneStation, s, simulate.Options{})
	if lo, hi := r.Cost.Pooled.Min(), r.Cost.Pooled.Max(); lo != 1_000_000 || hi != 1_000_000 {
		t.Errorf("got costs from %d to %d, want 1000000: 80 s at 36 an hour and 0.20", lo, hi)
	}
}

func TestWhatIsUnfinishedAtTheHorizonIsCounted(t *testing.T) {
	s := network(0, 1, station{"A", 1, fixed(300)})
	s.Arrivals["s"].Every = fixed(100)
	s.Run.Cases, s.Run.Horizon, s.Run.Warmup = 0, 1000*second, scenario.Warmup{}
	_, r := simulated(t, oneStation, s, simulate.Options{})
	if r.Started != 10 || r.Completed != 3 || r.Unfinished != 7 {
		t.Errorf("got %d started, %d completed, %d unfinished; want 10, 3, 7", r.Started, r.Completed, r.Unfinished)
	}
	if got := r.Roles[0].Busy[0][0]; got != 900e9 {
		t.Errorf("got %g ns of work, want 900e9: the last 100 s are half-done work", got)
	}
}

func TestAStuckCaseIsUnfinishedNotLost(t *testing.T) {
	const deadlock = `
		startEvent s
		exclusiveGateway x
		parallelGateway j
		s -> x 1
		x -> j 2
		x -> j 3`
	_, r := simulated(t, deadlock, network(100, 2), simulate.Options{})
	if r.Started != 200 || r.Unfinished != 200 || r.Cycle.Pooled.Weight() != 0 {
		t.Errorf("got %d started, %d unfinished, %d cycle times; want 200, 200, 0", r.Started, r.Unfinished, r.Cycle.Pooled.Weight())
	}
}

func TestARunShorterThanItsWarmupCountsNothing(t *testing.T) {
	s := network(100, 2, station{"A", 1, fixed(10)})
	s.Run.Warmup.Length = seconds(1e9)
	p, r := simulated(t, oneStation, s, simulate.Options{})
	if r.Excluded != 200 || r.Completed != 200 || r.Cycle.Pooled.Weight() != 0 || at(t, p, r, "A").Queue.Pooled.Weight() != 0 {
		t.Errorf("got %d excluded, %d completed, %d counted; want 200, 200, 0", r.Excluded, r.Completed, r.Cycle.Pooled.Weight())
	}
}

func TestAnAutomaticWarmupLeavesOutTheTransient(t *testing.T) {
	s := network(6_000, 10, station{"A", 1, exponential(95)})
	s.Run.Warmup = scenario.Warmup{Auto: true}
	_, r := simulated(t, oneStation, s, simulate.Options{})
	if r.Excluded == 0 || r.Excluded%10 != 0 || r.Excluded > 10*3_000 {
		t.Errorf("got %d excluded cases, want the same number up to half in each of 10 replications", r.Excluded)
	}
	if r.Cycle.Pooled.Weight() != r.Completed-r.Excluded {
		t.Errorf("got %d counted, want %d", r.Cycle.Pooled.Weight(), r.Completed-r.Excluded)
	}
}

func TestTheReportIsTheSameForAnyNumberOfThreads(t *testing.T) {
	s := network(2_000, 9, station{"A", 2, exponential(150)})
	s.Run.Warmup = scenario.Warmup{Auto: true}
	var want string
	for _, threads := range []int{1, 2, 8} {
		_, r := simulated(t, oneStation, s, simulate.Options{Threads: threads})
		got := fmt.Sprintf("%v %v %v %v", r.Cycle.Means, r.Cycle.Pooled.SD(), r.Roles, r.Warmup)
		if want == "" {
			want = got
		}
		if got != want {
			t.Errorf("%d threads: got %.200s, want %.200s", threads, got, want)
		}
	}
}

// TestChangingOneTaskLeavesEveryOtherDrawAlone compares the draws at B of two scenarios that differ at A.
func TestChangingOneTaskLeavesEveryOtherDrawAlone(t *testing.T) {
	const two = "startEvent s\n task A\n task B\n s -> A 1\n A -> B 2"
	draws := func(a *scenario.Distribution) map[int64]int64 {
		s := network(500, 1, station{"A", 1, a}, station{"B", 1, exponential(70)})
		found := map[int64]int64{}
		p, err := compile.Definitions(sketch.Process(two), s)
		if err != nil {
			t.Fatal(err)
		}
		b, _ := p.Net.Node("B")
		_, err = simulate.Program(context.Background(), p, simulate.Options{Observe: func(r *simulate.Record) error {
			if r.Node == b && r.Kind == simulate.Execution {
				found[r.Case] = r.Ended - r.Started
			}
			return nil
		}})
		if err != nil {
			t.Fatal(err)
		}
		return found
	}
	slow, fast := draws(exponential(90)), draws(fixed(1))
	for number, long := range slow {
		if fast[number] != long {
			t.Fatalf("case %d: B takes %d ns beside a slow A and %d beside a fast one", number, long, fast[number])
		}
	}
	if len(slow) != 500 {
		t.Errorf("got %d cases, want 500", len(slow))
	}
}

func TestACancelledRunKeepsWhatIsFinished(t *testing.T) {
	s := network(2_000, 1_000, station{"A", 1, exponential(80)})
	p, err := compile.Definitions(sketch.Process(oneStation), s)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	r, err := simulate.Program(ctx, p, simulate.Options{Threads: 2, Progress: func(p simulate.Progress) {
		if p.Replications >= 3 {
			cancel()
		}
	}})
	if err != nil || !r.Partial || r.Replications < 3 || r.Replications >= 1_000 || r.Requested != 1_000 {
		t.Errorf("got %+v, %v; want a partial result of at least 3 replications", r, err)
	}
	cancel()
	if _, err := simulate.Program(ctx, p, simulate.Options{}); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want context.Canceled", err)
	}
}

func TestProgressEndsAtOne(t *testing.T) {
	s := network(20_000, 3, station{"A", 1, exponential(80)})
	last, calls := 0.0, 0
	simulated(t, oneStation, s, simulate.Options{Threads: 1, Progress: func(p simulate.Progress) {
		if p.Fraction() < last {
			t.Errorf("progress falls from %g to %g", last, p.Fraction())
		}
		last = p.Fraction()
		calls++
	}})
	if math.Abs(last-1) > 1e-9 || calls < 10 {
		t.Errorf("got %g after %d calls, want 1 after at least 10", last, calls)
	}
}

func TestARunThatCannotGoOnIsAProblem(t *testing.T) {
	long(t)
	loop := "startEvent s\n exclusiveGateway m\n task A\n exclusiveGateway g\n endEvent e\n s -> m 1\n m -> A 2\n A -> g 3\n g -> m back\n g -> e out"
	endless := network(1, 1, station{"A", 1, fixed(1)})
	endless.Branches = map[string]map[string]float64{"g": {"back": 1, "out": 0}}
	idle := network(1, 1)
	idle.Branches, idle.Tasks = endless.Branches, nil
	flood := network(3_000_000, 1, station{"A", 1, fixed(1000)})
	flood.Arrivals["s"].Every = fixed(1)
	long := network(1000, 1)
	long.Arrivals["s"].Every = fixed(9e8)
	for _, c := range []struct {
		text, code string
		s          *scenario.Scenario
	}{{loop, "simulate.endless", endless}, {loop, "token.endless", idle}, {oneStation, "simulate.too-long", long}, {oneStation, "simulate.flood", flood}} {
		p, err := compile.Definitions(sketch.Process(c.text), c.s)
		if err != nil {
			t.Fatal(err)
		}
		r, err := simulate.Program(context.Background(), p, simulate.Options{})
		if err == nil && r.Partial {
			err = r.Fault
		}
		if problem.Of(err) == nil || problem.Of(err).Code != c.code {
			t.Errorf("got %v, want %s", err, c.code)
		}
	}
}

func TestAPanicReachesTheCallersGoroutine(t *testing.T) {
	p, err := compile.Definitions(sketch.Process(oneStation), network(1000, 2))
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if got := fmt.Sprint(recover()); !strings.HasPrefix(got, "broken\n") || !strings.Contains(got, "replication.go:") {
			t.Errorf("recovered %v, want broken, and where", got)
		}
	}()
	_, err = simulate.Program(context.Background(), p, simulate.Options{Observe: func(*simulate.Record) error { panic("broken") }})
	t.Errorf("got %v, want a panic", err)
}

func TestAnObserverThatFailsEndsTheRun(t *testing.T) {
	full := errors.New("disk full")
	p, err := compile.Definitions(sketch.Process(oneStation), network(1000, 2))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := simulate.Program(context.Background(), p, simulate.Options{Observe: func(*simulate.Record) error { return full }}); !errors.Is(err, full) {
		t.Errorf("got %v, want %v", err, full)
	}
}

// refused compiles what is to be refused, and says why it was.
func refused(t *testing.T, sketched string, s *scenario.Scenario) error {
	t.Helper()
	s.Start, s.Zone = time.Date(2026, 1, 5, 9, 0, 0, 0, time.UTC), "UTC"
	if s.Run.Replications == 0 {
		s.Run.Replications = 1
	}
	_, err := compile.Definitions(sketch.Process(sketched), s)
	if err == nil {
		t.Fatalf("compiled: %s", sketched)
	}
	return err
}

// moment is one of Monday, 5 January 2026.
func moment(at string) time.Time {
	t, err := time.Parse("2006-01-02 15:04", "2026-01-05 "+at)
	if err != nil {
		panic(err)
	}
	return t
}

// encoded is a report as JSON.
func encoded(t *testing.T, out *bytes.Buffer, r *report.Report) string {
	t.Helper()
	if err := json.NewEncoder(out).Encode(r); err != nil {
		t.Fatal(err)
	}
	return out.String()
}
