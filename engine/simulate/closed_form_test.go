package simulate_test

import (
	"context"
	"fmt"
	"math"
	"strings"
	"testing"
	"time"

	"sandtable/engine/compile"
	"sandtable/engine/scenario"
	"sandtable/engine/simulate"
	"sandtable/engine/sketch"
)

const second = scenario.Duration(time.Second)

func seconds(s float64) scenario.Duration { return scenario.Duration(s * 1e9) }

func exponential(mean float64) *scenario.Distribution {
	return &scenario.Distribution{Kind: scenario.Exponential, Mean: seconds(mean)}
}

func fixed(value float64) *scenario.Distribution {
	return &scenario.Distribution{Kind: scenario.Fixed, Value: seconds(value)}
}

// station is a task with its own role of so many people.
type station struct {
	task    string
	people  int
	service *scenario.Distribution
}

// network is a scenario of stations with Poisson arrivals every 100 s, round the clock.
func network(cases, replications int, stations ...station) *scenario.Scenario {
	s := &scenario.Scenario{Start: time.Date(2026, 1, 5, 9, 0, 0, 0, time.UTC), Zone: "UTC",
		Arrivals: map[string]*scenario.Arrival{"s": {Every: exponential(100)}},
		Roles:    map[string]*scenario.Role{}, Tasks: map[string]*scenario.Task{},
		Run: scenario.Run{Cases: cases, Replications: replications, Seed: 1, Warmup: scenario.Warmup{Length: seconds(100_000)}}}
	for _, at := range stations {
		role := "r" + at.task
		s.Roles[role] = &scenario.Role{Headcount: at.people}
		s.Tasks[at.task] = &scenario.Task{Duration: at.service, Roles: []string{role}}
	}
	return s
}

func simulated(t testing.TB, sketched string, s *scenario.Scenario, o simulate.Options) (*compile.Program, *simulate.Result) {
	t.Helper()
	p, err := compile.Definitions(sketch.Process(sketched), s)
	if err != nil {
		t.Fatalf("compile: %v", err)
	}
	r, err := simulate.Program(context.Background(), p, o)
	if err != nil {
		t.Fatalf("simulate: %v", err)
	}
	return p, r
}

func at(t testing.TB, p *compile.Program, r *simulate.Result, id string) *simulate.Element {
	t.Helper()
	n, ok := p.Net.Node("" + modelID(id))
	if !ok {
		t.Fatalf("no element %s", id)
	}
	return &r.Elements[n]
}

// within fails unless the mean of replications' means is within three standard errors of the theory.
func within(t *testing.T, what string, q *simulate.Quantity, scale, theory float64) {
	t.Helper()
	n := float64(len(q.Means))
	mean, squares := 0.0, 0.0
	for _, m := range q.Means {
		mean += m / scale / n
	}
	for _, m := range q.Means {
		squares += (m/scale - mean) * (m/scale - mean)
	}
	bound := 3 * math.Sqrt(squares/(n-1)/n)
	t.Logf("%-34s %10.4f ± %.4f, theory %.4f", what, mean, bound, theory)
	if math.Abs(mean-theory) > bound {
		t.Errorf("%s: got %g, want %g ± %g (3 σ over %g replications)", what, mean, theory, bound, n)
	}
	if bound > theory/10 {
		t.Errorf("%s: 3 σ of %g is too wide to say anything about %g", what, bound, theory)
	}
}

const oneStation = "startEvent s\n task A\n endEvent e\n s -> A f1\n A -> e f2"

// TestQueuesAgreeWithTheory holds waits to Erlang's and Pollaczek and Khinchine's formulas.
func TestQueuesAgreeWithTheory(t *testing.T) {
	for _, c := range []struct {
		name    string
		people  int
		service *scenario.Distribution
		wait    float64
		length  float64
	}{
		{"M/M/1", 1, exponential(80), 320, 3.2},
		{"M/M/2", 2, exponential(160), 284.4444, 2.844444},
		{"M/M/3", 3, exponential(240), 258.8764, 2.588764},
		{"M/M/10", 10, exponential(800), 163.6731, 1.636731},
		{"M/D/1", 1, fixed(80), 160, 1.6},
		{"M/E2/1", 1, &scenario.Distribution{Kind: scenario.Erlang, Mean: seconds(80), K: 2}, 240, 2.4},
		{"M/U/1", 1, &scenario.Distribution{Kind: scenario.Uniform, Min: seconds(40), Max: seconds(120)}, 520. / 3, 5.2 / 3},
		{"M/Tri/1", 1, &scenario.Distribution{Kind: scenario.Triangular, Min: seconds(20), Mode: seconds(80), Max: seconds(140)}, 175, 1.75},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			p, r := simulated(t, oneStation, network(30_000, 40, station{"A", c.people, c.service}), simulate.Options{})
			a := at(t, p, r, "A")
			within(t, c.name+" wait", &a.Wait, 1e9, c.wait)
			within(t, c.name+" queue length", &a.Queue, 1, c.length)
		})
	}
}

func TestAJacksonNetworkWithFeedbackAgreesWithTheory(t *testing.T) {
	long(t)
	t.Parallel()
	const jackson = `
		startEvent s
		exclusiveGateway j
		task A
		task B
		exclusiveGateway g
		endEvent e
		s -> j 1
		j -> A 2
		A -> B 3
		B -> g 4
		g -> j back
		g -> e out`
	s := network(30_000, 40, station{"A", 1, exponential(60)}, station{"B", 2, exponential(120)})
	s.Branches = map[string]map[string]float64{"g": {"back": .2, "out": .8}}
	p, r := simulated(t, jackson, s, simulate.Options{})
	within(t, "Jackson wait at A", &at(t, p, r, "A").Wait, 1e9, 180)
	within(t, "Jackson wait at B", &at(t, p, r, "B").Wait, 1e9, 154.2857)
	within(t, "Jackson sojourn", &r.Cycle, 1e9, 642.857)
	within(t, "Jackson visits of A", &at(t, p, r, "A").Visits, 1, 1.25)
}

// TestATandemOfManyStationsAgreesWithBurke also says that draws of one case at different elements are independent.
func TestATandemOfManyStationsAgreesWithBurke(t *testing.T) {
	long(t)
	t.Parallel()
	var text strings.Builder
	var stations []station
	text.WriteString("startEvent s\n")
	last := "s"
	for i := range 21 {
		id := fmt.Sprintf("T%d", i)
		fmt.Fprintf(&text, "task %s\n%s -> %s f%d\n", id, last, id, i)
		if last = id; i < 15 {
			stations = append(stations, station{id, 1, exponential(80)})
		} else {
			stations = append(stations, station{id, 2, exponential(160)})
		}
	}
	s := network(30_000, 20, stations...)
	s.Run.Warmup.Length = seconds(300_000)
	_, r := simulated(t, text.String(), s, simulate.Options{})
	within(t, "tandem sojourn", &r.Cycle, 1e9, 15*400+6*444.4444)
}

func TestASynchronisedForkTakesAsLongAsItsLongestBranch(t *testing.T) {
	long(t)
	t.Parallel()
	const fork = `
		startEvent s
		parallelGateway f
		task A
		task B
		parallelGateway j
		s -> f 1
		f -> A 2
		f -> B 3
		A -> j 4
		B -> j 5`
	s := network(20_000, 20)
	s.Tasks = map[string]*scenario.Task{"A": {Duration: exponential(60)}, "B": {Duration: exponential(120)}}
	_, r := simulated(t, fork, s, simulate.Options{})
	within(t, "max(exp 60, exp 120)", &r.Cycle, 1e9, 140)
}

func TestALoopIsLeftGeometrically(t *testing.T) {
	long(t)
	t.Parallel()
	const loop = `
		startEvent s
		exclusiveGateway m
		task A
		exclusiveGateway g
		endEvent e
		s -> m 1
		m -> A 2
		A -> g 3
		g -> m back
		g -> e out`
	s := network(20_000, 20)
	s.Tasks = map[string]*scenario.Task{"A": {Duration: fixed(600)}}
	s.Branches = map[string]map[string]float64{"g": {"back": .3}}
	_, r := simulated(t, loop, s, simulate.Options{})
	within(t, "loop 0.3 of 600 s", &r.Cycle, 1e9, 857.142857)
}

func TestChancesOfAnInclusiveGatewayAreIndependent(t *testing.T) {
	long(t)
	t.Parallel()
	const text = `
		startEvent s
		inclusiveGateway f default=d
		task A
		task B
		task C
		inclusiveGateway j
		s -> f 1
		f -> A a
		f -> B b
		f -> C d
		A -> j 4
		B -> j 5
		C -> j 6`
	s := network(20_000, 20)
	s.Branches = map[string]map[string]float64{"f": {"a": .5, "b": .4}}
	p, r := simulated(t, text, s, simulate.Options{})
	within(t, "visits of A", &at(t, p, r, "A").Visits, 1, .5)
	within(t, "visits of B", &at(t, p, r, "B").Visits, 1, .4)
	within(t, "visits of the default", &at(t, p, r, "C").Visits, 1, .3)
	if r.Unfinished != 0 {
		t.Errorf("got %d unfinished cases, want none", r.Unfinished)
	}
}

// TestLittlesLawHoldsInEveryRun compares time-weighted and per-case books of one replication, which are kept apart.
func TestLittlesLawHoldsInEveryRun(t *testing.T) {
	s := network(5_000, 1, station{"A", 2, exponential(150)})
	s.Run.Warmup = scenario.Warmup{}
	p, r := simulated(t, oneStation, s, simulate.Options{})
	a := at(t, p, r, "A")
	for _, law := range []struct {
		name             string
		area, sojourning float64
	}{
		{"queue", a.Queue.Pooled.Mean() * float64(a.Queue.Pooled.Weight()), a.Wait.Pooled.Mean() * float64(a.Wait.Pooled.Weight())},
		{"process", r.InProgress.Pooled.Mean() * float64(r.InProgress.Pooled.Weight()), r.Cycle.Pooled.Mean() * float64(r.Cycle.Pooled.Weight())},
	} {
		if math.Abs(law.area-law.sojourning) > 1e-9*law.area {
			t.Errorf("%s: area under the level %g, sum of times %g", law.name, law.area, law.sojourning)
		}
	}
}
