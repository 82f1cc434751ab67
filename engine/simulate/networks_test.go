package simulate_test

import (
	"fmt"
	"math"
	"testing"

	"sandtable/engine/compile"
	"sandtable/engine/scenario"
	"sandtable/engine/simulate"
)

// meanCycle and meanOf are in seconds.
func meanCycle(r *simulate.Result) float64      { return r.Cycle.Pooled.Mean() / 1e9 }
func meanWait(e *simulate.Element) float64      { return e.Wait.Pooled.Mean() / 1e9 }
func meanQueue(e *simulate.Element) float64     { return e.Queue.Pooled.Mean() }
func meanVisits(e *simulate.Element) float64    { return e.Visits.Pooled.Mean() }
func meanInProgress(r *simulate.Result) float64 { return r.InProgress.Pooled.Mean() }

// TestEachStationOfAJacksonNetworkIsAnErlangQueueOfItsOwn sends a fifth of the work back: A is an M/M/1 and B an M/M/2, each with
// 0.0125 arrivals a second.
func TestEachStationOfAJacksonNetworkIsAnErlangQueueOfItsOwn(t *testing.T) {
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
	s := network(60_000, 1, station{"A", 1, exponential(60)}, station{"B", 2, exponential(120)})
	s.Branches = map[string]map[string]float64{"g": {"back": .2, "out": .8}}
	const rate, loadA, loadB = .01 / .8, .75, 1.5
	waitA, waitB := erlangC(1, loadA)/(1./60-rate), erlangC(2, loadB)/(2./120-rate)
	holds(t, jackson, s, 40,
		element("wait at A", "A", waitA, meanWait), element("wait at B", "B", waitB, meanWait),
		element("queue at A, by Little", "A", rate*waitA, meanQueue), element("queue at B, by Little", "B", rate*waitB, meanQueue),
		element("P(wait at B > 0)", "B", erlangC(2, loadB), func(e *simulate.Element) float64 { return above(&e.Wait, 0) }),
		element("visits of A", "A", 1.25, meanVisits), element("P(visits of B > 2)", "B", .04, func(e *simulate.Element) float64 { return above(&e.Visits, 2) }),
		process("sojourn", (waitA+60+waitB+120)/.8, meanCycle), process("in the network, by Little", .01*(waitA+60+waitB+120)/.8, meanInProgress),
		utilization("rA", .75), utilization("rB", .75))
}

// TestThreeBranchesJoinWhenTheLastIsDone: the longest of three exponential times of 60 s takes 60·(1 + 1/2 + 1/3) s.
func TestThreeBranchesJoinWhenTheLastIsDone(t *testing.T) {
	const fork = `
		startEvent s
		parallelGateway f
		task A
		task B
		task C
		parallelGateway j
		s -> f 1
		f -> A 2
		f -> B 3
		f -> C 4
		A -> j 5
		B -> j 6
		C -> j 7`
	s := network(10_000, 1)
	s.Tasks = map[string]*scenario.Task{"A": {Duration: exponential(60)}, "B": {Duration: exponential(60)}, "C": {Duration: exponential(60)}}
	holds(t, fork, s, 30,
		process("max of three", 110, meanCycle),
		process("work of three", 180, func(r *simulate.Result) float64 { return r.Processing.Pooled.Mean() / 1e9 }),
		process("P(max > 150 s)", 1-math.Pow(1-math.Exp(-150./60), 3), func(r *simulate.Result) float64 { return above(&r.Cycle, 150e9) }))
}

// TestALoopIsLeftAfterAGeometricNumberOfRounds: each round of 600 s is followed by another with chance 0.3.
func TestALoopIsLeftAfterAGeometricNumberOfRounds(t *testing.T) {
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
	s := network(20_000, 1)
	s.Tasks = map[string]*scenario.Task{"A": {Duration: fixed(600)}}
	s.Branches = map[string]map[string]float64{"g": {"back": .3}}
	measures := []measure{process("rounds of 600 s", 600/.7, meanCycle)}
	for rounds := 1; rounds <= 4; rounds++ { // 8 and more are counted in another way than few
		measures = append(measures, element(fmt.Sprintf("P(more than %d rounds)", rounds), "A", math.Pow(.3, float64(rounds)),
			func(e *simulate.Element) float64 { return above(&e.Visits, float64(rounds)) }))
	}
	holds(t, loop, s, 30, measures...)
}

// TestWithEnoughPeopleTheNumberAtWorkIsPoisson, whatever the distribution of the work (M/G/∞).
func TestWithEnoughPeopleTheNumberAtWorkIsPoisson(t *testing.T) {
	for name, work := range map[string]*scenario.Distribution{"exponential": exponential(500), "fixed": fixed(500),
		"lognormal": {Kind: scenario.Lognormal, Mean: seconds(500), SD: seconds(500)}} {
		s := network(40_000, 1)
		s.Tasks = map[string]*scenario.Task{"A": {Duration: work}}
		holds(t, oneStation, s, 30,
			process(name+": mean number", 5, meanInProgress),
			process(name+": variance of the number", 5, func(r *simulate.Result) float64 { return r.InProgress.Pooled.SD() * r.InProgress.Pooled.SD() }),
			process(name+": P(nobody)", math.Exp(-5), func(r *simulate.Result) float64 { return 1 - above(&r.InProgress, 0) }))
	}
}

// TestTwoRolesOfOneArePooledAsTwoOfARole: it is an M/M/2.
func TestTwoRolesOfOneArePooledAsTwoOfARole(t *testing.T) {
	s := network(60_000, 1)
	s.Roles = map[string]*scenario.Role{"x": {Headcount: 1}, "y": {Headcount: 1}}
	s.Tasks = map[string]*scenario.Task{"A": {Duration: exponential(160), Roles: []string{"x", "y"}}}
	holds(t, oneStation, s, 40,
		element("wait", "A", 284.4444, meanWait),
		element("P(W > 0)", "A", erlangC(2, 1.6), func(e *simulate.Element) float64 { return above(&e.Wait, 0) }),
		utilization("x", .8), utilization("y", .8)) // who has been idle longest goes first: fair shares
}

// TestOnePersonForTwoTasksServesThemInTheOrderOfTheirComing: an M/G/1 whose work is of 60 s or of 100 s in the mean.
func TestOnePersonForTwoTasksServesThemInTheOrderOfTheirComing(t *testing.T) {
	const either = `
		startEvent s
		exclusiveGateway g
		task A
		task B
		endEvent e
		s -> g 1
		g -> A a
		g -> B b
		A -> e 4
		B -> e 5`
	s := network(60_000, 1)
	s.Roles = map[string]*scenario.Role{"x": {Headcount: 1}}
	s.Tasks = map[string]*scenario.Task{"A": {Duration: exponential(60), Roles: []string{"x"}}, "B": {Duration: exponential(100), Roles: []string{"x"}}}
	s.Branches = map[string]map[string]float64{"g": {"a": .5, "b": .5}}
	const squares = .5*2*60*60 + .5*2*100*100
	const wait = .01 * squares / (2 * (1 - .8))
	holds(t, either, s, 40, element("wait for A", "A", wait, meanWait), element("wait for B", "B", wait, meanWait),
		element("queue of A", "A", .005*wait, meanQueue), process("cycle", wait+80, meanCycle), utilization("x", .8))
}

// TestATandemIsAsManyQueuesOfTheirOwn (Burke): fifteen M/M/1 and six M/M/2, the first and the last alike.
func TestATandemIsAsManyQueuesOfTheirOwn(t *testing.T) {
	text, last := "startEvent s\n", "s"
	var stations []station
	for i := range 21 {
		at := station{fmt.Sprintf("T%d", i), 1, exponential(80)}
		if i >= 15 {
			at.people, at.service = 2, exponential(160)
		}
		text += fmt.Sprintf("task %s\n%s -> %s f%d\n", at.task, last, at.task, i)
		last, stations = at.task, append(stations, at)
	}
	s := network(40_000, 1, stations...)
	s.Run.Warmup.Length = seconds(400_000)
	measures := []measure{process("sojourn", 8666.667, meanCycle), process("in the tandem, by Little", 86.66667, meanInProgress),
		process("work", 15*80+6*160, func(r *simulate.Result) float64 { return r.Processing.Pooled.Mean() / 1e9 })}
	for _, i := range []int{0, 7, 14} {
		measures = append(measures, element(fmt.Sprintf("wait at station %d", i+1), fmt.Sprintf("T%d", i), 320, meanWait))
	}
	measures = append(measures, element("wait at station 21", "T20", 284.4444, meanWait),
		element("P(W > 0) at station 21", "T20", erlangC(2, 1.6), func(e *simulate.Element) float64 { return above(&e.Wait, 0) }),
		measure{"wait in all", 15*320 + 6*284.4444, func(_ *compile.Program, r *simulate.Result) float64 { return r.Wait.Pooled.Mean() / 1e9 }})
	holds(t, text, s, 30, measures...)
}
