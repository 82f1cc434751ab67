package simulate_test

import (
	"math"
	"testing"

	"sandtable/engine/scenario"
	"sandtable/engine/simulate"
)

func TestSetupIsOnlyForAnotherTask(t *testing.T) {
	s := known(coming([]float64{0, 30, 60, 90, 120}, tasks{"A": {Duration: fixed(10 * minute), Roles: []string{"r"}, Setup: &scenario.Setup{Duration: fixed(2 * minute), Cost: 1_000_000}},
		"B": {Duration: fixed(10 * minute), Roles: []string{"r"}}}, roles{"r": {Headcount: 1, CostPerHour: 60_000_000}}), "kind", 1., 1., 2., 1., 1.)
	s.Conditions, s.Decisions = map[string]string{"b": "kind == 2"}, map[string]scenario.Decision{"g": scenario.ByConditions}
	const text = `
		startEvent s
		exclusiveGateway g default=a
		task A
		task B
		s -> g 1
		g -> A a
		g -> B b if`
	got, p, r := played(t, text, s)
	expect(t, got, `
		1,A,05T09:00,05T09:00,05T09:12,r
		2,A,05T09:30,05T09:30,05T09:40,r
		3,B,05T10:00,05T10:00,05T10:10,r
		4,A,05T10:30,05T10:30,05T10:42,r
		5,A,05T11:00,05T11:00,05T11:10,r`)
	a := at(t, p, r, "A")
	equal(t, "setups", a.Setups, 2)
	equal(t, "service without them", a.Service.Pooled.Max(), 600e9)
	equal(t, "setup money", r.Money[5][0], 2_000_000)
	equal(t, "busy", r.Roles[0].Busy[0][0], 54*60e9)
	equal(t, "dearest case", r.Cost.Pooled.Max(), 13_000_000)
}

// TestASetupThatIsInterruptedIsNotWork: urgent work comes 5 minutes into a setup of 10, and again when 3 minutes of the work are done.
func TestASetupThatIsInterruptedIsNotWork(t *testing.T) {
	const text = `
		startEvent s
		exclusiveGateway g default=a
		task A
		task B
		s -> g 1
		g -> A a
		g -> B b if`
	s := known(coming([]float64{0, 5, 20}, tasks{"A": {Duration: fixed(20 * minute), Roles: []string{"r"}, Setup: &scenario.Setup{Duration: fixed(10 * minute)}},
		"B": {Duration: fixed(2 * minute), Roles: []string{"r"}, Urgency: 1}}, roles{"r": {Headcount: 1}}), "kind", 1., 2., 2.)
	s.Conditions, s.Decisions = map[string]string{"b": "kind == 2"}, map[string]scenario.Decision{"g": scenario.ByConditions}
	s.Queue = &scenario.Queue{Preempt: true}
	got, p, r := played(t, text, s) // setup 0 to 5, B to 7, setup 7 to 17, work 17 to 20, B to 22, setup to 32, work to 49
	expect(t, got, `
		2,B,05T09:05,05T09:05,05T09:07,r
		3,B,05T09:20,05T09:20,05T09:22,r
		1,A,05T09:00,05T09:00,05T09:49,r`)
	equal(t, "service", at(t, p, r, "A").Service.Pooled.Max(), 1200e9)
	equal(t, "setups", at(t, p, r, "A").Setups, 3)
	equal(t, "busy", r.Roles[0].Busy[0][0], (45+4)*60e9)
}

// TestASetupGoesOnAfterARepair: broken from 5 to 15 and from 20 to 30; setup of 8, work of 10.
func TestASetupGoesOnAfterARepair(t *testing.T) {
	s := coming([]float64{0}, tasks{"A": {Duration: fixed(10 * minute), Roles: []string{"r"}, Setup: &scenario.Setup{Duration: fixed(8 * minute)}}},
		roles{"r": {Headcount: 1, Terms: scenario.Terms{Breakdown: &scenario.Breakdown{Every: fixed(5 * minute), Repair: fixed(10 * minute)}}}})
	got, p, r := played(t, oneStation, s) // 0-5 setup, 15-18 setup, 18-20 work, 30-35 work, 45-48 work
	expect(t, got, "1,A,05T09:00,05T09:00,05T09:48,r")
	equal(t, "service", at(t, p, r, "A").Service.Pooled.Max(), 600e9)
	equal(t, "setups", at(t, p, r, "A").Setups, 1)
	equal(t, "breakdowns", r.Breakdowns, 3)
}

// TestWorkThatFailsIsDoneAgain: with chance p, at a share e of the effort, it takes 1 + e·p/(1-p) times as long.
func TestWorkThatFailsIsDoneAgain(t *testing.T) {
	long(t)
	t.Parallel()
	for _, c := range []struct{ chance, effort, want float64 }{{.3, 0, 30 / .7}, {.3, .5, 30 * (1 + .5*.3/.7)}, {0, 1, 30}} {
		s := network(20_000, 30, station{"A", 3, exponential(30)})
		s.Tasks["A"].Failure = &scenario.Failure{Chance: c.chance, Effort: c.effort}
		s.Tasks["A"].Duration = fixed(30)
		p, r := simulated(t, oneStation, s, simulate.Options{})
		if a := at(t, p, r, "A"); c.chance > 0 {
			within(t, "work until it succeeds", &a.Service, 1e9, c.want)
			if got, want := float64(a.Failures)/float64(a.Service.Pooled.Weight()), c.chance/(1-c.chance); math.Abs(got-want) > .005 {
				t.Errorf("%g failures for each success, want %g", got, want)
			}
		} else {
			equal(t, "work", a.Service.Pooled.Max(), 30e9)
		}
	}
}

func TestWorkThatFailsMayThrowAnError(t *testing.T) {
	long(t)
	t.Parallel()
	const text = `
		error E
		startEvent s
		task A
		task Ok
		task Mend
		error E
		boundaryEvent b error=E on=A
		s -> A 1
		A -> Ok 2
		b -> Mend 3`
	s := network(20_000, 30, station{"A", 3, fixed(30)})
	s.Tasks["A"].Failure = &scenario.Failure{Chance: .2, Error: "E"}
	p, r := simulated(t, text, s, simulate.Options{})
	within(t, "cases that go wrong", &at(t, p, r, "Mend").Visits, 1, .2)
	within(t, "cases that go well", &at(t, p, r, "Ok").Visits, 1, .8)
	equal(t, "uncaught", at(t, p, r, "A").Uncaught, 0)
}

// TestAMachineThatBreaksDown at any time, and goes on where it stopped, is M/M/1 in a random environment (Mitrany and Avi-Itzhak 1968, for one server).
func TestAMachineThatBreaksDown(t *testing.T) {
	long(t)
	t.Parallel()
	const arrival, work, up, down = .01, 50., 400., 100.
	s := network(30_000, 40, station{"A", 1, exponential(work)})
	s.Roles["rA"].Breakdown = &scenario.Breakdown{Every: exponential(up), Repair: exponential(down)}
	p, r := simulated(t, oneStation, s, simulate.Options{})
	f := 1 / up
	slow := 1 + f*down
	want := (slow*work + f*down*down/slow) / (1 - arrival*work*slow)
	within(t, "time at the machine", &r.Cycle, 1e9, want)
	within(t, "work", &at(t, p, r, "A").Service, 1e9, work)
	if r.Breakdowns == 0 {
		t.Error("nothing broke down")
	}
}

// TestASaturatedMachineIsThereAsOftenAsItsBreakdownsLet: MTBF/(MTBF+MTTR).
func TestASaturatedMachineIsThereAsOftenAsItsBreakdownsLet(t *testing.T) {
	long(t)
	t.Parallel()
	s := network(0, 30, station{"A", 2, fixed(300)})
	s.Run.Cases, s.Run.Horizon, s.Run.Warmup.Length = 0, seconds(400_000), seconds(10_000)
	s.Arrivals["s"].Every = fixed(100)
	s.Roles["rA"].Breakdown = &scenario.Breakdown{Every: exponential(900), Repair: exponential(300)}
	_, r := simulated(t, oneStation, s, simulate.Options{})
	q := &simulate.Quantity{}
	for i, busy := range r.Roles[0].Busy[0] {
		q.Means = append(q.Means, busy/r.Roles[0].Available[i])
	}
	within(t, "availability", q, 1, .75)
}

// TestSomebodyWhoBreaksDownOffShift: the night's breakdown is over before the morning, the work goes on at the next opening.
func TestSomebodyWhoBreaksDownOffShift(t *testing.T) {
	ts, rs := one(10*60, scenario.Terms{Breakdown: &scenario.Breakdown{Every: fixed(9 * hour), Repair: fixed(15.5 * hour)}})
	got, _, r := played(t, oneStation, coming([]float64{0}, ts, rs)) // 9 to 17, broken from 18 to 9:30, 9:30 to 11:30
	expect(t, got, "1,A,05T09:00,05T09:00,06T11:30,r")
	equal(t, "busy", r.Roles[0].Busy[0][0], 10*hour*1e9)
}

// TestARunIsOverWhenOnlyBreakdownsGoOn: a case that is stuck for good does not keep a machine breaking down for 250 years.
func TestARunIsOverWhenOnlyBreakdownsGoOn(t *testing.T) {
	const deadlock = `
		startEvent s
		exclusiveGateway x
		task A
		task B
		parallelGateway j
		s -> x 1
		x -> A 2
		x -> B 3
		A -> j 4
		B -> j 5`
	s := coming([]float64{0, 1, 2}, tasks{"A": {Duration: fixed(60), Roles: []string{"r"}}, "B": {Duration: fixed(60), Roles: []string{"r"}}},
		roles{"r": {Headcount: 2, Terms: scenario.Terms{Breakdown: &scenario.Breakdown{Every: exponential(1000), Repair: exponential(1000)}}}})
	s.Run.Cases = 100 // that never come
	_, _, r := played(t, deadlock, s)
	equal(t, "unfinished", r.Unfinished, 3)
	if end := r.Roles[0].Available[0] / 2 / 1e9; end > 24*hour {
		t.Errorf("the run lasts %g s", end)
	}
}

func TestASetupMayBeWorkedOut(t *testing.T) {
	three := &scenario.Distribution{Kind: scenario.Expression, Formula: "1 + 2", Unit: seconds(minute)}
	s := coming([]float64{0}, tasks{"A": {Duration: fixed(10 * minute), Roles: []string{"r"}, Setup: &scenario.Setup{Duration: three}}}, roles{"r": {Headcount: 1}})
	_, _, r := played(t, oneStation, s)
	equal(t, "minutes until the case is done", r.Cycle.Pooled.Max()/60e9, 13)
}
