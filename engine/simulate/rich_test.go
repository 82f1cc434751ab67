package simulate_test

import (
	"encoding/json"
	"math"
	"testing"
	"time"

	"sandtable/engine/compile"
	"sandtable/engine/report"
	"sandtable/engine/scenario"
	"sandtable/engine/simulate"
	"sandtable/engine/sketch"
)

// richNet has work of every kind, and most ways to wait, repeat and break off.
const richNet = `
	error E
	startEvent s
	exclusiveGateway g default=g2
	task Check
	task Pack
	inclusiveGateway o default=o3
	task Ship several
	task Call loop max=5
	task Note
	inclusiveGateway oj
	task Sign
	boundaryEvent late timer on=Sign
	error E
	boundaryEvent bad error=E on=Check
	intermediateCatchEvent pause timer
	parallelGateway f
	task Bill
	subProcess P {
		startEvent ps
		task Test
		endEvent pe
		ps -> Test p1
		Test -> pe p2
	}
	parallelGateway j
	task Close
	endEvent e
	endEvent stop terminate
	s -> g 1
	g -> Check g1 if
	g -> Pack g2
	Check -> Pack 2
	bad -> Close 3
	Pack -> o 4
	o -> Ship o1
	o -> Call o2
	o -> Note o3
	Ship -> oj 5
	Call -> oj 6
	Note -> oj 7
	oj -> Sign 8
	late -> pause 9
	pause -> stop 10
	Sign -> f 11
	f -> Bill 12
	f -> P 13
	Bill -> j 14
	P -> j 15
	j -> Close 16
	Close -> e 17`

// rich is a scenario with everything that people, queues, batches, faults, promises, stock and money know.
func rich() *scenario.Scenario {
	number := func(x float64) *scenario.Number { return &scenario.Number{Kind: scenario.Exponential, Mean: x} }
	s := &scenario.Scenario{Start: monday(), Zone: "Europe/Berlin", Currency: "EUR", Revenue: 90_000_000,
		Calendars: map[string]*scenario.Calendar{"office": office(), "early": week(time.Saturday, 6, 12, 12.5, 15), "late": week(time.Friday, 12, 20), "ny": office()},
		Arrivals:  map[string]*scenario.Arrival{"s": {Every: exponential(2700), Calendar: "early", Closed: scenario.Defer}},
		Data: map[string]*scenario.Variable{
			"amount": {Type: scenario.NumberType, Source: scenario.Source{Draw: number(100)}},
			"vip":    {Type: scenario.BooleanType, Source: scenario.Source{Choice: []scenario.Choice{{Value: true, Weight: 1}, {Value: false, Weight: 4}}}},
			"checks": {Type: scenario.IntegerType},
		},
		Conditions: map[string]string{"g1": "amount > 50"}, Decisions: map[string]scenario.Decision{"g": scenario.ByConditions},
		Branches:   map[string]map[string]float64{"o": {"o1": .5, "o2": .4}},
		Events:     map[string]*scenario.Event{"late": {After: exponential(30 * hour)}, "pause": {After: fixed(hour), Calendar: "office"}},
		Stock:      map[string]*scenario.Stock{"box": {Initial: 20, ReorderAt: 8, OrderUpTo: 30, LeadTime: exponential(10 * hour), Calendar: "office", CostPerUnit: 500_000, CostPerOrder: 5_000_000, HoldingPerUnitDay: 10_000}},
		Promise:    &scenario.Promise{CompleteWithin: seconds(60 * hour), Calendar: "office", Penalty: 5_000_000, PenaltyPerHour: 100_000, Actions: []*scenario.Action{{After: seconds(20 * hour), Do: scenario.Remind}, {After: seconds(40 * hour), Do: scenario.Escalate, To: "boss", Work: fixed(600)}}},
		Queue:      &scenario.Queue{Urgency: "vip ? 2 : 0", Ageing: seconds(20 * hour)},
		Automation: []*scenario.Automation{{Name: "software", Build: 100_000_000, PerMonth: 10_000_000, PerUse: 50_000, Tasks: []string{"Check", "Note"}}},
		Roles: roles{
			"clerk":   {Headcount: 3, Calendar: "office", CostPerHour: 30_000_000, Deputies: []string{"boss"}, Terms: scenario.Terms{ShiftEnd: scenario.Finish, OvertimeFactor: 1.5, IdleCostPerHour: 5_000_000}},
			"boss":    {Headcount: 1, Calendar: "late", CostPerHour: 80_000_000, Terms: scenario.Terms{CostPerUse: 1_000_000}},
			"packer":  {Headcount: 2, Calendar: "early", CostPerHour: 20_000_000, Terms: scenario.Terms{ShiftEnd: scenario.Whole, Speed: 1.25}, Queue: &scenario.Queue{Order: scenario.DueDate}},
			"machine": {Headcount: 1, CostPerHour: 50_000_000, Terms: scenario.Terms{AtOnce: 2, Breakdown: &scenario.Breakdown{Every: exponential(50 * hour), Repair: exponential(3 * hour)}}, Queue: &scenario.Queue{Urgency: "amount", Preempt: true}},
			"driver":  {Headcount: 2, Calendar: "early", CostPerHour: 25_000_000, Queue: &scenario.Queue{Order: scenario.Shortest}},
			"abroad":  {Headcount: 1, Calendar: "ny", CostPerHour: 40_000_000},
		},
		People: map[string]*scenario.Person{"ann": {Name: "Ann", Roles: []string{"clerk", "boss"}, Calendar: "office", CostPerHour: 45_000_000, Terms: scenario.Terms{AtOnce: 2}}},
		Run:    scenario.Run{Cases: 400, Replications: 5, Seed: 3},
	}
	s.Calendars["ny"].Zone = "America/New_York"
	s.Calendars["office"].Exceptions = []scenario.Exception{{Date: scenario.Date{Year: 2026, Month: 1, Day: 6}}}
	s.Tasks = tasks{
		"Check": {Duration: exponential(4000), Roles: []string{"clerk"}, Failure: &scenario.Failure{Chance: .05, Error: "E"}, Consult: &scenario.Duty{Duration: exponential(300), Roles: []string{"boss"}},
			Writes: []*scenario.Write{{To: "checks", Source: scenario.Source{Formula: "checks + 1"}}}, Promise: &scenario.Promise{StartWithin: seconds(4 * hour), CompleteWithin: seconds(12 * hour), Penalty: 1_000_000, Actions: []*scenario.Action{{After: seconds(2 * hour), Do: scenario.Remind}, {After: seconds(30 * hour), Do: scenario.Reassign, To: "boss"}, {After: seconds(70 * hour), Do: scenario.Decide}}}},
		"Pack": {Duration: exponential(2400), Roles: []string{"packer"}, Batch: &scenario.Batch{Size: 4, Wait: seconds(6 * hour), Most: 5, Factors: []scenario.Factor{{Size: 2, Factor: 1.5}, {Size: 4, Factor: 2}}}, Uses: map[string]float64{"box": 1}, Cost: 200_000,
			Setup: &scenario.Setup{Duration: fixed(120), Cost: 100_000}, Promise: &scenario.Promise{CompleteWithin: seconds(9 * hour)}},
		"Ship":  {Duration: exponential(600), Needs: []scenario.Need{{Roles: []string{"driver"}}, {Roles: []string{"driver", "packer2"}}}, Repeat: &scenario.Repeat{Count: &scenario.Number{Kind: scenario.Fixed, Value: 2}}},
		"Call":  {Duration: exponential(900), Roles: []string{"clerk", "abroad"}, By: map[string]*scenario.Distribution{"ann": exponential(400)}, Repeat: &scenario.Repeat{Chance: .4}, Setup: &scenario.Setup{Duration: fixed(30), Cost: 20_000}, Allocate: &scenario.Allocation{Rule: scenario.Fastest, KeepCase: true}},
		"Note":  {Duration: &scenario.Distribution{Kind: scenario.Expression, Formula: "300 + amount * chance", Unit: seconds(1)}, Roles: []string{"clerk"}, Batch: &scenario.Batch{At: []scenario.TimeOfDay{oclock(11), oclock(15)}, Mode: scenario.InTurn, Most: 6}},
		"Sign":  {Duration: exponential(600), Roles: []string{"clerk", "boss"}, Allocate: &scenario.Allocation{OtherThan: []string{"Check"}, Rule: scenario.Cheapest}, Approve: &scenario.Duty{Duration: exponential(200), Roles: []string{"boss"}}, Inform: &scenario.Duty{Duration: fixed(120), Roles: []string{"abroad", "boss"}}},
		"Bill":  {Duration: exponential(800), Roles: []string{"clerk"}, Allocate: &scenario.Allocation{SameAs: "Sign"}},
		"Test":  {Duration: exponential(1300), Roles: []string{"machine"}, Failure: &scenario.Failure{Chance: .2, Effort: .5}, Setup: &scenario.Setup{Duration: exponential(60)}},
		"Close": {Duration: exponential(100), Urgency: 1, Roles: []string{"abroad"}, Makes: map[string]float64{"box": .25}},
	}
	s.Roles["packer2"] = &scenario.Role{Headcount: 1, Calendar: "office", CostPerHour: 20_000_000, Queue: &scenario.Queue{Order: scenario.Shortest}}
	return s
}

func jsonOf(t *testing.T, p *compile.Program, r *simulate.Result) string {
	t.Helper()
	text, err := json.Marshal(report.Of(p, r, "test"))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestEverythingTogetherIsTheSameForAnyNumberOfThreads(t *testing.T) {
	for _, warmup := range []scenario.Warmup{{}, {Auto: true}, {Length: seconds(100 * hour)}} {
		s := rich()
		s.Run.Warmup = warmup
		var want string
		for _, threads := range []int{1, 2, 8, 1} {
			p, r := simulated(t, richNet, s, simulate.Options{Threads: threads})
			if got := jsonOf(t, p, r); want == "" {
				want = got
			} else if got != want {
				t.Fatalf("warm-up %v: %d threads give another report", warmup, threads)
			}
		}
	}
}

// TestAReplicationCanBePlayedAgainAlone compares it with its part of the whole.
func TestAReplicationCanBePlayedAgainAlone(t *testing.T) {
	s := rich()
	s.Run.Warmup.Length = seconds(50 * hour)
	_, all := simulated(t, richNet, s, simulate.Options{})
	for n := range all.Replications {
		_, alone := simulated(t, richNet, s, simulate.Options{Only: n + 1})
		equal(t, "cycle time", alone.Cycle.Means[0], all.Cycle.Means[n])
		equal(t, "cost", alone.Cost.Means[0], all.Cost.Means[n])
		for role := range all.Roles {
			equal(t, "work of "+string(rune('0'+role)), alone.Roles[role].Busy[0][0], all.Roles[role].Busy[0][n])
		}
		for k := range all.Money {
			equal(t, "money for "+simulate.DriverNames[k], alone.Money[k][0], all.Money[k][n])
		}
	}
}

// TestEverythingTogetherKeepsItsBooks: with and without a warm-up and a horizon.
func TestEverythingTogetherKeepsItsBooks(t *testing.T) {
	for _, c := range []struct{ warmup, horizon float64 }{{0, 0}, {100, 0}, {0, 60}, {30, 60}, {100, 150}, {59.999, 60}} {
		s := rich()
		s.Run.Warmup.Length, s.Run.Horizon = seconds(c.warmup*hour), seconds(c.horizon*hour)
		p, r := simulated(t, richNet, s, simulate.Options{})
		books(t, p, r)
		used := map[string]bool{}
		for k := range r.Money {
			for _, amount := range r.Money[k] {
				used[simulate.DriverNames[k]] = used[simulate.DriverNames[k]] || amount != 0
			}
		}
		if c.horizon == 0 {
			for _, name := range simulate.DriverNames {
				if !used[name] {
					t.Errorf("warm-up %g: no money for %s", c.warmup, name)
				}
			}
			equal(t, "completed", r.Completed, r.Started)
		}
	}
}

// books holds a result to what must be true of any.
func books(t *testing.T, p *compile.Program, r *simulate.Result) {
	t.Helper()
	equal(t, "started and unfinished", r.Unfinished, r.Started-r.Completed)
	check := func(what string, least, x float64) {
		t.Helper()
		if math.IsNaN(x) || x < least {
			t.Errorf("%s is %g", what, x)
		}
	}
	for _, q := range []*simulate.Quantity{&r.Cycle, &r.Wait, &r.Processing, &r.InProgress} {
		check("the least of a quantity of a case", 0, float64(q.Pooled.Min()))
	}
	for i := range p.Net.Nodes {
		e, id := &r.Elements[i], string(p.Net.Nodes[i].ID)
		check("wait at "+id, 0, float64(e.Wait.Pooled.Min()))
		check("service at "+id, 0, float64(e.Service.Pooled.Min()))
		check("cost at "+id, 0, float64(e.Cost.Pooled.Min()))
		check("queue at "+id, 0, float64(e.Queue.Pooled.Min()))
		for k := range e.Waits {
			for _, long := range simulate.Given(e.Waits[k]) {
				check("wait for "+simulate.CauseNames[k]+" at "+id, 0, long)
			}
		}
	}
	for i := range p.Roles {
		role, id := &r.Roles[i], p.Roles[i].ID
		for n, available := range role.Available {
			busy := 0.
			for k := range role.Busy {
				check("work of "+id, 0, role.Busy[k][n])
				busy += role.Busy[k][n]
			}
			check("cost of "+id, 0, role.Cost[n])
			check("overtime of "+id, 0, role.Overtime[n])
			check("work of "+id+" not over time", 0, busy-role.Overtime[n])
			_ = available
		}
	}
	for n := range r.Money[0] {
		labour := 0.
		for i := range p.Roles {
			labour += r.Roles[i].Cost[n]
		}
		if got := r.Money[0][n] + r.Money[1][n]; got != labour {
			t.Errorf("labour and overtime cost %g, those of the roles %g", got, labour)
		}
		for k := range r.Money {
			check("money for "+simulate.DriverNames[k], 0, r.Money[k][n])
		}
	}
	by, roles := 0.0, 0.0
	for who := range r.Staff {
		s := &r.Staff[who]
		if share := s.Utilization.Mean; share < 0 || share > 1+1e-9 {
			t.Errorf("person %d works %g of the time on shift", who, share)
		}
		own := 0.0
		for _, long := range s.By {
			own += long
		}
		if by += own; s.Overtime > own || own == 0 && s.Paid > 0 {
			t.Errorf("person %d works for %g ns, %g of them beyond the shift, finishes %g and costs %g", who, own, s.Overtime, s.Done, s.Paid)
		}
	}
	for i := range r.Roles {
		for _, busy := range r.Roles[i].Busy {
			for _, long := range busy {
				roles += long
			}
		}
	}
	if !alike(by, roles) {
		t.Errorf("people work for %g, roles for %g", by, roles)
	}
}

// TestChangingOneTaskLeavesAllOtherDrawsAlone, in what the formulas, branches and batches of everybody else see.
func TestChangingOneTaskLeavesAllOtherDrawsAlone(t *testing.T) {
	type key struct {
		number int64
		node   string
	}
	played := func(change func(*scenario.Scenario)) map[key]float64 {
		s := rich()
		s.Run.Replications = 1
		s.Tasks["Test"].Failure = nil
		change(s)
		works := map[key]float64{}
		p, err := compile.Definitions(sketch.Process(richNet), s)
		if err != nil {
			t.Fatal(err)
		}
		_, _ = simulateObserved(t, p, func(r *simulate.Record) error {
			if r.Kind != simulate.Execution {
				return nil
			}
			works[key{r.Case, string(p.Net.Nodes[r.Node].ID)}]++
			return nil
		})
		return works
	}
	a, b := played(func(*scenario.Scenario) {}), played(func(s *scenario.Scenario) { s.Tasks["Close"].Duration = exponential(500) })
	for _, task := range []string{"Check", "Pack", "Ship", "Call", "Note"} { // before Close: how often each case comes there
		for n := int64(1); n <= 400; n++ {
			if k := (key{n, task}); a[k] != b[k] {
				t.Fatalf("case %d comes to %s %g times, and %g when Close takes longer", n, task, a[k], b[k])
			}
		}
	}
}

// TestChangingATaskLeavesTheWorkOfOthersAlone where urgency interrupts and batches gather: what B takes each case does not depend on A.
func TestChangingATaskLeavesTheWorkOfOthersAlone(t *testing.T) {
	const two = "startEvent s\n task A\n task B\n s -> A 1\n A -> B 2"
	works := func(a *scenario.Distribution) *simulate.Element {
		s := network(300, 1)
		s.Run.Warmup = scenario.Warmup{}
		s.Roles = roles{"r": {Headcount: 2}}
		s.Data = map[string]*scenario.Variable{"vip": {Type: scenario.NumberType, Source: scenario.Source{Draw: &scenario.Number{Kind: scenario.Exponential, Mean: 1}}}}
		s.Queue = &scenario.Queue{Urgency: "vip", Preempt: true}
		s.Tasks = tasks{"A": {Duration: a, Roles: []string{"r"}, Batch: &scenario.Batch{Size: 3, Wait: seconds(hour)}}, "B": {Duration: exponential(60), Roles: []string{"r"}, Failure: &scenario.Failure{Chance: .3}}}
		p, r := simulated(t, two, s, simulate.Options{})
		return at(t, p, r, "B")
	}
	slow, fast := works(exponential(90)), works(fixed(1))
	closeTo(t, "work of B", sum(&slow.Service), sum(&fast.Service))
	closeTo(t, "most work of B", float64(slow.Service.Pooled.Max()), float64(fast.Service.Pooled.Max()))
	equal(t, "failures of B", slow.Failures, fast.Failures)
	if slow.Interrupted == 0 || slow.Failures == 0 {
		t.Errorf("B was interrupted %d times and failed %d times", slow.Interrupted, slow.Failures)
	}
}
