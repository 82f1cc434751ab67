package simulate_test

import (
	"math"
	"testing"

	"sandtable/engine/scenario"
	"sandtable/engine/simulate"
)

const around = "startEvent s\n task A %\n task B\n s -> A 1\n A -> B 2"

func number(x float64) *scenario.Number { return &scenario.Number{Kind: scenario.Fixed, Value: x} }

func formula(text string) *scenario.Number {
	return &scenario.Number{Kind: scenario.Expression, Formula: text}
}

// TestLoopsAndInstancesAreDoneAsOftenAsSaid works out by hand how often A of two minutes is
// done, and when B follows it, at 10:00 plus so many minutes.
func TestLoopsAndInstancesAreDoneAsOftenAsSaid(t *testing.T) {
	for _, c := range []struct {
		name, marker string
		repeat       *scenario.Repeat
		rounds       float64
		follows      float64
	}{
		{"a loop counted by the scenario", "loop", &scenario.Repeat{Count: number(3)}, 3, 6},
		{"a loop counted by a formula", "loop", &scenario.Repeat{Count: formula("size - 1")}, 3, 6},
		{"a loop that is done once before it is counted", "loop", &scenario.Repeat{Count: number(0)}, 1, 2},
		{"a loop that is counted before it is done", "loop=before", &scenario.Repeat{Count: number(0)}, 0, 0},
		{"a loop counted twice, tested before", "loop=before", &scenario.Repeat{Count: number(2)}, 2, 4},
		{"a loop while its counter says so", "loop", &scenario.Repeat{While: "loopCounter <= 4"}, 4, 8},
		{"a loop while the drawing's condition holds", "loop while=loopCounter<size", nil, 3, 6},
		{"a loop that its maximum ends", "loop max=2", &scenario.Repeat{Count: number(5)}, 2, 4},
		{"a loop that its data ends", "loop while=left>0", nil, 4, 8},
		{"a loop that data has ended before", "loop=before while=left>9", nil, 0, 0},
		{"three instances side by side", "several", &scenario.Repeat{Count: number(3)}, 3, 2},
		{"as many as the drawing's formula says", "several=size+1", nil, 5, 2},
		{"none side by side", "several=0", nil, 0, 0},
		{"none one after the other", "several=0 sequential", nil, 0, 0},
		{"three one after the other", "several=3 sequential", nil, 3, 6},
		{"one after the other until two are done", "several=5 sequential until=nrOfCompletedInstances>=2", nil, 2, 4},
		{"one after the other until the scenario has enough", "several=5 sequential", &scenario.Repeat{Until: "nrOfCompletedInstances / nrOfInstances >= 0.6"}, 3, 6},
		{"side by side until the data says so", "several=5 until=left<=2", nil, 5, 2},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := timed(1, map[string]float64{"A": 2})
			s.Data = map[string]*scenario.Variable{
				"size": {Type: scenario.IntegerType, Source: scenario.Source{Value: 4.}},
				"left": {Type: scenario.IntegerType, Source: scenario.Source{Value: 4.}},
			}
			s.Tasks["A"].Writes = []*scenario.Write{{To: "left", Source: scenario.Source{Formula: "left - 1"}}}
			s.Tasks["A"].Repeat = c.repeat
			text := replaced(around, c.marker)
			worked(t, text, s)
			p, r := simulated(t, text, s, simulate.Options{})
			if got := at(t, p, r, "A").Visits.Pooled.Mean(); got != c.rounds {
				t.Errorf("A was done %g times, want %g", got, c.rounds)
			}
			if got := r.Cycle.Pooled.Mean() / 60e9; got != c.follows {
				t.Errorf("the case took %g minutes, want %g", got, c.follows)
			}
		})
	}
}

// TestInstancesThatAreNotNeededAreTakenAway: three of 1, 2 and 3 minutes, of which two will do.
func TestInstancesThatAreNotNeededAreTakenAway(t *testing.T) {
	s := timed(1, nil)
	s.Tasks["A"] = &scenario.Task{Duration: &scenario.Distribution{Kind: scenario.Expression, Formula: "loopCounter", Unit: seconds(minute)}}
	want := lines(`
		1,A,05T10:00,05T10:00,05T10:01,
		1,A,05T10:00,05T10:00,05T10:02,
		1,B,05T10:02,05T10:02,05T10:02,`)
	if got := worked(t, replaced(around, "several=3 until=nrOfCompletedInstances==2"), s); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// TestTheCounterOfALoopReachesWhatIsInsideOfIt: a duration and a condition in the second
// round of a sub-process read 2.
func TestTheCounterOfALoopReachesWhatIsInsideOfIt(t *testing.T) {
	const text = `
		startEvent s
		subProcess L loop while=loopCounter<=2 {
		  task A
		  exclusiveGateway g default=no
		  task First
		  task Later
		  A -> g 2
		  g -> First 3 if loopCounter == 1
		  g -> Later no
		}
		s -> L 1`
	s := timed(1, nil)
	s.Data = map[string]*scenario.Variable{"x": {Type: scenario.NumberType}}
	s.Tasks["A"] = &scenario.Task{Duration: &scenario.Distribution{Kind: scenario.Expression, Formula: "loopCounter", Unit: seconds(minute)}}
	want := lines(`
		1,A,05T10:00,05T10:00,05T10:01,
		1,First,05T10:01,05T10:01,05T10:01,
		1,A,05T10:01,05T10:01,05T10:03,
		1,Later,05T10:03,05T10:03,05T10:03,`)
	if got := worked(t, text, s); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestALoopByChanceIsGeometric(t *testing.T) {
	long(t)
	t.Parallel()
	s := network(20_000, 30)
	s.Tasks["A"] = &scenario.Task{Duration: fixed(60), Repeat: &scenario.Repeat{Chance: .4}}
	p, r := simulated(t, replaced(around, "loop"), s, simulate.Options{})
	within(t, "rounds of a loop of 0.4", &at(t, p, r, "A").Visits, 1, 1/.6)
	s.Run.Seed = 2
	p, r = simulated(t, replaced(around, "loop=before"), s, simulate.Options{})
	within(t, "the same, tested before", &at(t, p, r, "A").Visits, 1, .4/.6)
}

// TestALoopWithinALoopDrawsAnew: were the draws of the first time used again, a case that
// goes round once would do so always, and the deviation would be larger.
func TestALoopWithinALoopDrawsAnew(t *testing.T) {
	long(t)
	t.Parallel()
	const text = `
		startEvent s
		subProcess Outer loop {
		  task A loop
		}
		s -> Outer 1`
	s := network(20_000, 30)
	s.Tasks["A"] = &scenario.Task{Duration: fixed(60), Repeat: &scenario.Repeat{Chance: .5}}
	s.Tasks["Outer"] = &scenario.Task{Repeat: &scenario.Repeat{Count: number(4)}}
	p, r := simulated(t, text, s, simulate.Options{})
	visits := &at(t, p, r, "A").Visits
	within(t, "four loops of 0.5", visits, 1, 8)
	if sd := visits.Pooled.SD(); math.Abs(sd-math.Sqrt(8)) > .05 { // four times the variance 2 of a geometric one
		t.Errorf("got a deviation of %g rounds, want %g: the loops draw apart", sd, math.Sqrt(8))
	}
}

// TestDrawnNumbersOfInstancesDifferFromVisitToVisit is the same for instances.
func TestDrawnNumbersOfInstancesDifferFromVisitToVisit(t *testing.T) {
	long(t)
	t.Parallel()
	const text = `
		startEvent s
		subProcess Outer loop {
		  task A several
		}
		s -> Outer 1`
	s := network(20_000, 30)
	s.Tasks["A"] = &scenario.Task{Duration: fixed(60), Repeat: &scenario.Repeat{Count: &scenario.Number{Kind: scenario.Poisson, Mean: 3}}}
	s.Tasks["Outer"] = &scenario.Task{Repeat: &scenario.Repeat{Count: number(4)}}
	p, r := simulated(t, text, s, simulate.Options{})
	visits := &at(t, p, r, "A").Visits
	within(t, "four times Poisson 3", visits, 1, 12)
	if sd := visits.Pooled.SD(); math.Abs(sd-math.Sqrt(12)) > .05 {
		t.Errorf("got a deviation of %g instances, want %g: each its own number", sd, math.Sqrt(12))
	}
}

func TestInstancesSideBySideTakeAsLongAsTheLongest(t *testing.T) {
	long(t)
	t.Parallel()
	s := network(20_000, 30)
	s.Tasks["A"] = &scenario.Task{Duration: exponential(60)}
	_, r := simulated(t, replaced(around, "several=3"), s, simulate.Options{})
	within(t, "max of 3 exp 60", &r.Cycle, 1e9, 110)
	_, r = simulated(t, replaced(around, "several=3 sequential"), s, simulate.Options{})
	within(t, "sum of 3 exp 60", &r.Cycle, 1e9, 180)
	_, r = simulated(t, replaced(around, "several=3 until=nrOfCompletedInstances>=1"), s, simulate.Options{})
	within(t, "min of 3 exp 60", &r.Cycle, 1e9, 20)
}

// TestWhatIsAroundTheUsualIsPlayedToo works out ad-hoc, calls, complex gateways, links,
// transactions and terminate ends by hand.
func TestWhatIsAroundTheUsualIsPlayedToo(t *testing.T) {
	for _, c := range []struct {
		name, text string
		minutes    map[string]float64
		edit       func(*scenario.Scenario)
		want       string
	}{
		{"an ad-hoc sub-process, all at once", `
			startEvent s
			adHocSubProcess X {
			  task A
			  task B
			  task C
			  B -> C 2
			}
			task D
			s -> X 1
			X -> D 3`, map[string]float64{"A": 5, "B": 3, "C": 4}, nil, `
			1,B,05T10:00,05T10:00,05T10:03,
			1,A,05T10:00,05T10:00,05T10:05,
			1,C,05T10:03,05T10:03,05T10:07,
			1,D,05T10:07,05T10:07,05T10:07,`},
		{"an ad-hoc sub-process, one after the other", `
			startEvent s
			adHocSubProcess X ordering=Sequential {
			  task A
			  task B
			}
			task D
			s -> X 1
			X -> D 3`, map[string]float64{"A": 5, "B": 3}, nil, `
			1,A,05T10:00,05T10:00,05T10:05,
			1,B,05T10:05,05T10:05,05T10:08,
			1,D,05T10:08,05T10:08,05T10:08,`},
		{"an ad-hoc sub-process that has enough", `
			startEvent s
			adHocSubProcess X until=nrOfCompletedInstances>=1 {
			  task A
			  task B
			}
			task D
			s -> X 1
			X -> D 3`, map[string]float64{"A": 5, "B": 3}, nil, `
			1,B,05T10:00,05T10:00,05T10:03,
			1,D,05T10:03,05T10:03,05T10:03,`},
		{"a call of a process in the file", `
			startEvent s
			callActivity K called=Q
			task B
			s -> K 1
			K -> B 2
			process Q {
			  startEvent qs
			  task W
			  qs -> W 3
			}`, map[string]float64{"W": 7}, func(s *scenario.Scenario) { s.Process = "P" }, `
			1,W,05T10:00,05T10:00,05T10:07,
			1,B,05T10:07,05T10:07,05T10:07,`},
		{"a call of a process that the file does not have", `
			startEvent s
			callActivity K called=elsewhere
			task B
			s -> K 1
			K -> B 2`, map[string]float64{"K": 7}, nil, `
			1,K,05T10:00,05T10:00,05T10:07,
			1,B,05T10:07,05T10:07,05T10:07,`},
		{"a complex gateway that goes on with two of three", `
			startEvent s
			parallelGateway f
			task A
			task B
			task C
			complexGateway j when=loopCounter>=2
			task D
			s -> f 1
			f -> A 2
			f -> B 3
			f -> C 4
			A -> j 5
			B -> j 6
			C -> j 7
			j -> D 8`, map[string]float64{"A": 5, "B": 3, "C": 8}, nil, `
			1,B,05T10:00,05T10:00,05T10:03,
			1,A,05T10:00,05T10:00,05T10:05,
			1,D,05T10:05,05T10:05,05T10:05,
			1,C,05T10:00,05T10:00,05T10:08,`},
		{"a complex gateway without a condition waits for all", `
			startEvent s
			parallelGateway f
			task A
			task B
			complexGateway j
			task D
			s -> f 1
			f -> A 2
			f -> B 3
			A -> j 5
			B -> j 6
			j -> D 8`, map[string]float64{"A": 5, "B": 3}, nil, `
			1,B,05T10:00,05T10:00,05T10:03,
			1,A,05T10:00,05T10:00,05T10:05,
			1,D,05T10:05,05T10:05,05T10:05,`},
		{"a link", `
			startEvent s
			task A
			intermediateThrowEvent t link=x
			intermediateCatchEvent c link=x
			task B
			s -> A 1
			A -> t 2
			c -> B 3`, map[string]float64{"A": 5}, nil, `
			1,A,05T10:00,05T10:00,05T10:05,
			1,B,05T10:05,05T10:05,05T10:05,`},
		{"a transaction that is cancelled, and compensated last things first", `
			startEvent s
			transaction T {
			  startEvent ts
			  task A
			  boundaryEvent ca on=A compensate
			  task undoA compensation
			  task B
			  boundaryEvent cb on=B compensate
			  task undoB compensation
			  endEvent te cancel
			  ts -> A 2
			  A -> B 3
			  B -> te 4
			  ca .. undoA
			  cb .. undoB
			}
			boundaryEvent x on=T cancel
			task Late
			task Never
			s -> T 1
			T -> Never 5
			x -> Late 6`, map[string]float64{"A": 5, "B": 3, "undoA": 2, "undoB": 4}, nil, `
			1,A,05T10:00,05T10:00,05T10:05,
			1,B,05T10:05,05T10:05,05T10:08,
			1,undoB,05T10:08,05T10:08,05T10:12,
			1,undoA,05T10:12,05T10:12,05T10:14,
			1,Late,05T10:14,05T10:14,05T10:14,`},
		{"an error that a sub-process ends in", `
			error E
			startEvent s
			subProcess S {
			  startEvent ss
			  task A
			  endEvent se error=E
			  ss -> A 2
			  A -> se 3
			}
			boundaryEvent b on=S error=E
			task B
			task C
			s -> S 1
			S -> B 4
			b -> C 5`, map[string]float64{"A": 5}, nil, `
			1,A,05T10:00,05T10:00,05T10:05,
			1,C,05T10:05,05T10:05,05T10:05,`},
		{"a terminate end takes the rest away", `
			startEvent s
			parallelGateway f
			task A
			task B
			endEvent e terminate
			task C
			s -> f 1
			f -> A 2
			f -> B 3
			A -> e 4
			B -> C 5`, map[string]float64{"A": 5, "B": 30}, nil, `
			1,A,05T10:00,05T10:00,05T10:05,`},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := timed(1, c.minutes)
			if c.edit != nil {
				c.edit(s)
			}
			if got, want := worked(t, c.text, s), lines(c.want); got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}
