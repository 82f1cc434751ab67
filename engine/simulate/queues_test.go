package simulate_test

import (
	"math"
	"testing"

	"sandtable/engine/scenario"
	"sandtable/engine/simulate"
)

const twoClasses = `
	startEvent s
	exclusiveGateway g
	task Hi
	task Lo
	s -> g 1
	g -> Hi hi
	g -> Lo lo`

// classes is one person for two kinds of work, urgent and not, half and half.
func classes(service *scenario.Distribution, q *scenario.Queue) *scenario.Scenario {
	s := network(30_000, 40)
	s.Run.Seed = 2
	s.Roles = roles{"r": {Headcount: 1}}
	s.Tasks = tasks{"Hi": {Duration: service, Roles: []string{"r"}, Urgency: 1}, "Lo": {Duration: service, Roles: []string{"r"}}}
	s.Branches = map[string]map[string]float64{"g": {"hi": .5, "lo": .5}}
	s.Queue = q
	return s
}

// TestUrgentWorkGoesFirst holds waits to Cobham's formula (1954), which Prosimos misses (defect D1).
func TestUrgentWorkGoesFirst(t *testing.T) {
	long(t)
	t.Parallel()
	p, r := simulated(t, twoClasses, classes(exponential(80), nil), simulate.Options{})
	within(t, "Cobham, urgent", &at(t, p, r, "Hi").Wait, 1e9, 106.6667)
	within(t, "Cobham, other", &at(t, p, r, "Lo").Wait, 1e9, 533.3333)
	within(t, "M/M/1 whatever the order", &r.Wait, 1e9, 320)
}

// TestUrgencyMayBeAFormulaOverTheDataOfACase draws the class when a case arrives.
func TestUrgencyMayBeAFormulaOverTheDataOfACase(t *testing.T) {
	long(t)
	t.Parallel()
	for _, of := range []string{"scenario", "role"} {
		s := classes(exponential(80), nil)
		s.Tasks["Hi"].Urgency = 0
		s.Branches = nil
		s.Data = map[string]*scenario.Variable{"class": {Type: scenario.NumberType, Source: scenario.Source{Choice: []scenario.Choice{{Value: 1., Weight: 3}, {Value: 2., Weight: 3}}}}}
		s.Decisions = map[string]scenario.Decision{"g": scenario.ByConditions}
		s.Conditions = map[string]string{"hi": "class == 2", "lo": "class == 1"}
		if q := (&scenario.Queue{Urgency: "class * 10"}); of == "role" {
			s.Roles["r"].Queue = q
		} else {
			s.Queue = q
		}
		p, r := simulated(t, twoClasses, s, simulate.Options{})
		within(t, "by data of the "+of+", urgent", &at(t, p, r, "Hi").Wait, 1e9, 106.6667)
		within(t, "by data of the "+of+", other", &at(t, p, r, "Lo").Wait, 1e9, 533.3333)
	}
}

// responses is the mean time from being enabled to being done, by replication, where
// nothing but people is waited for.
func responses(e *simulate.Element) *simulate.Quantity {
	q := &simulate.Quantity{}
	for i, wait := range e.Waits[simulate.ForPeople] {
		q.Means = append(q.Means, wait+e.Service.Means[i])
	}
	return q
}

func TestUrgentWorkInterruptsOther(t *testing.T) {
	long(t)
	t.Parallel()
	for _, c := range []struct {
		name   string
		of     *scenario.Distribution
		hi, lo float64
	}{
		{"M/M/1", exponential(80), 133.3333, 666.6667},
		{"M/D/1", fixed(80), 106.6667, 400},
		{"M/U/1", &scenario.Distribution{Kind: scenario.Uniform, Min: seconds(0), Max: seconds(160)}, 80 + .0025*160*160/3/.6, 80/.6 + .005*160*160/3/(.6*.2)},
	} {
		p, r := simulated(t, twoClasses, classes(c.of, &scenario.Queue{Preempt: true}), simulate.Options{})
		within(t, c.name+" pre-emptive, urgent", responses(at(t, p, r, "Hi")), 1e9, c.hi)
		within(t, c.name+" pre-emptive, other", responses(at(t, p, r, "Lo")), 1e9, c.lo)
		within(t, c.name+" pre-emptive, work", &r.Processing, 1e9, 80)
		if at(t, p, r, "Hi").Interrupted != 0 || at(t, p, r, "Lo").Interrupted == 0 {
			t.Errorf("%s: urgent work was interrupted %d times, other %d times", c.name, at(t, p, r, "Hi").Interrupted, at(t, p, r, "Lo").Interrupted)
		}
	}
}

// TestTheShortestWorkGoesFirst holds waits to the formula of Phipps (1956): work of
// length x waits W0/(1-ρ(x))², where ρ(x) is the load of all work up to x.
func TestTheShortestWorkGoesFirst(t *testing.T) {
	long(t)
	t.Parallel()
	s := network(30_000, 40)
	s.Roles = roles{"r": {Headcount: 1}}
	s.Data = map[string]*scenario.Variable{"size": {Type: scenario.NumberType, Source: scenario.Source{Draw: &scenario.Number{Kind: scenario.Exponential, Mean: 80}}}}
	s.Tasks = tasks{"A": {Duration: &scenario.Distribution{Kind: scenario.Expression, Formula: "size", Unit: seconds(1)}, Roles: []string{"r"}}}
	s.Queue = &scenario.Queue{Order: scenario.Shortest}
	want, step := 0., .01
	for x := step / 2; x < 4000; x += step {
		y := x / 80
		load := .8 * (1 - math.Exp(-y)*(1+y))
		want += 64 / (1 - load) / (1 - load) * math.Exp(-y) / 80 * step
	}
	_, r := simulated(t, oneStation, s, simulate.Options{})
	within(t, "M/M/1 shortest first", &r.Wait, 1e9, want)

	s.Data["size"].Source = scenario.Source{Choice: []scenario.Choice{{Value: 40., Weight: 1}, {Value: 120., Weight: 1}}}
	_, r = simulated(t, oneStation, s, simulate.Options{})
	within(t, "40 s before 120 s", &r.Wait, 1e9, (50.+250)/2)
}

func TestTheShortestWorkGoesFirstByItsMean(t *testing.T) {
	long(t)
	t.Parallel()
	s := classes(exponential(40), &scenario.Queue{Order: scenario.Shortest})
	s.Tasks["Hi"].Urgency, s.Tasks["Lo"].Duration = 0, exponential(120)
	p, r := simulated(t, twoClasses, s, simulate.Options{})
	within(t, "mean 40", &at(t, p, r, "Hi").Wait, 1e9, 80/(1-.2))
	within(t, "mean 120", &at(t, p, r, "Lo").Wait, 1e9, 80/(1-.2)/(1-.8))
}

// Minutes: 0 A comes and is begun, 10 to 14 B to E wait, 30 A is done.
func TestTheEarliestDueDateGoesFirst(t *testing.T) {
	s := known(coming([]float64{0, 10, 11, 12, 13}, tasks{"A": {Duration: fixed(30 * minute), Roles: []string{"r"}}}, roles{"r": {Headcount: 1}}), "kind", 0., 0., 1., 2., 1.)
	const text = `
		startEvent s
		exclusiveGateway g default=2
		task A
		task B
		task C
		s -> g 1
		g -> A 2
		g -> B 3 if
		g -> C 4 if`
	s.Tasks["B"], s.Tasks["C"] = &scenario.Task{Duration: fixed(30 * minute), Roles: []string{"r"}}, &scenario.Task{Duration: fixed(30 * minute), Roles: []string{"r"}}
	s.Conditions = map[string]string{"3": "kind == 1", "4": "kind == 2"}
	s.Decisions = map[string]scenario.Decision{"g": scenario.ByConditions}
	s.Tasks["B"].Promise = &scenario.Promise{CompleteWithin: seconds(60 * minute)}
	s.Tasks["C"].Promise = &scenario.Promise{CompleteWithin: seconds(59.5 * minute)}
	s.Queue = &scenario.Queue{Order: scenario.DueDate}
	got, _, _ := played(t, text, s) // due: case 2 never, 3 at 10:11, 4 at 10:11:30, 5 at 10:13
	expect(t, got, `
		1,A,05T09:00,05T09:00,05T09:30,r
		3,B,05T09:11,05T09:30,05T10:00,r
		4,C,05T09:12,05T10:00,05T10:30,r
		5,B,05T09:13,05T10:30,05T11:00,r
		2,A,05T09:10,05T11:00,05T11:30,r`)
	s.Promise = &scenario.Promise{CompleteWithin: seconds(50 * minute)} // of a case: 2 at 10:00, 3 at 10:01, 4 at 10:02
	got, _, _ = played(t, text, s)
	expect(t, got, `
		1,A,05T09:00,05T09:00,05T09:30,r
		2,A,05T09:10,05T09:30,05T10:00,r
		3,B,05T09:11,05T10:00,05T10:30,r
		4,C,05T09:12,05T10:30,05T11:00,r
		5,B,05T09:13,05T11:00,05T11:30,r`)
}

// TestWaitingMakesWorkMoreUrgent: after 20 minutes a case of urgency 1 has come up to one of 3 that has just come.
func TestWaitingMakesWorkMoreUrgent(t *testing.T) {
	s := known(coming([]float64{0, 1, 20, 22, 23}, tasks{"A": {Duration: fixed(30 * minute), Roles: []string{"r"}}}, roles{"r": {Headcount: 1}}), "level", 0., 1., 3., 3., 9.)
	s.Queue = &scenario.Queue{Urgency: "level", Ageing: seconds(10 * minute)}
	got, _, _ := played(t, oneStation, s) // ranks but for the time: 1 − 0.1, 3 − 2, 3 − 2.2, 9 − 2.3
	expect(t, got, `
		1,A,05T09:00,05T09:00,05T09:30,r
		5,A,05T09:23,05T09:30,05T10:00,r
		3,A,05T09:20,05T10:00,05T10:30,r
		2,A,05T09:01,05T10:30,05T11:00,r
		4,A,05T09:22,05T11:00,05T11:30,r`)
	s.Queue.Ageing = 0
	got, _, _ = played(t, oneStation, s)
	expect(t, got, `
		1,A,05T09:00,05T09:00,05T09:30,r
		5,A,05T09:23,05T09:30,05T10:00,r
		3,A,05T09:20,05T10:00,05T10:30,r
		4,A,05T09:22,05T10:30,05T11:00,r
		2,A,05T09:01,05T11:00,05T11:30,r`)
}

// TestInterruptedWorkGoesOnWhereItStopped: of two at work the least urgent makes way, of equals the one begun last.
func TestInterruptedWorkGoesOnWhereItStopped(t *testing.T) {
	s := known(coming([]float64{0, 5, 10, 15}, tasks{"A": {Duration: fixed(30 * minute), Roles: []string{"r"}}}, roles{"r": {Name: "R", Headcount: 2}}), "level", 0., 0., 1., 2.)
	s.Queue = &scenario.Queue{Urgency: "level", Preempt: true}
	got, _, _ := played(t, oneStation, s)
	expect(t, got, `
		3,A,05T09:10,05T09:10,05T09:40,R 2
		4,A,05T09:15,05T09:15,05T09:45,R 1
		1,A,05T09:00,05T09:00,05T09:55,R 2
		2,A,05T09:05,05T09:05,05T10:10,R 1`)
}
