package simulate_test

import (
	"testing"
	"time"

	"sandtable/engine/scenario"
)

const inLine = `
	startEvent s
	task A
	task B
	task C
	s -> A 1
	A -> B 2
	B -> C 3`

// TestTheRuleOfATaskPicksWhoDoesIt: three who are free, each the first by another rule.
func TestTheRuleOfATaskPicksWhoDoesIt(t *testing.T) {
	for rule, want := range map[scenario.AllocationRule]string{
		scenario.LongestIdle: "1,A,05T09:00,05T09:00,05T09:20,X\n2,A,05T10:00,05T10:00,05T10:30,Y\n3,A,05T11:00,05T11:00,05T11:10,Z\n4,A,05T12:00,05T12:00,05T12:20,X",
		scenario.Cheapest:    "1,A,05T09:00,05T09:00,05T09:30,Y\n2,A,05T10:00,05T10:00,05T10:30,Y\n3,A,05T11:00,05T11:00,05T11:30,Y\n4,A,05T12:00,05T12:00,05T12:30,Y",
		scenario.Fastest:     "1,A,05T09:00,05T09:00,05T09:10,Z\n2,A,05T10:00,05T10:00,05T10:10,Z\n3,A,05T11:00,05T11:00,05T11:10,Z\n4,A,05T12:00,05T12:00,05T12:10,Z",
		scenario.Listed:      "1,A,05T09:00,05T09:00,05T09:20,X\n2,A,05T10:00,05T10:00,05T10:20,X\n3,A,05T11:00,05T11:00,05T11:20,X\n4,A,05T12:00,05T12:00,05T12:20,X",
	} {
		s := coming([]float64{0, 60, 120, 180}, tasks{"A": {Duration: fixed(20 * minute), Roles: []string{"x", "y", "z"}, By: map[string]*scenario.Distribution{"y": fixed(30 * minute), "z": fixed(10 * minute)},
			Allocate: &scenario.Allocation{Rule: rule}}},
			roles{"x": {Name: "X", Headcount: 1, CostPerHour: 3}, "y": {Name: "Y", Headcount: 1, CostPerHour: 2}, "z": {Name: "Z", Headcount: 1, CostPerHour: 4}})
		got, _, _ := played(t, oneStation, s)
		if expect(t, got, want); t.Failed() {
			t.Fatalf("rule %v", rule)
		}
	}
}

// TestFormulasSayWhoIsFastest: half of the length, but ten minutes more.
func TestFormulasSayWhoIsFastest(t *testing.T) {
	formula := func(f string) *scenario.Distribution {
		return &scenario.Distribution{Kind: scenario.Expression, Formula: f, Unit: seconds(minute)}
	}
	s := known(coming([]float64{0, 120}, tasks{"A": {Duration: formula("size"), Roles: []string{"x", "y"}, By: map[string]*scenario.Distribution{"y": formula("size / 2 + 10")}, Allocate: &scenario.Allocation{Rule: scenario.Fastest}}},
		roles{"x": {Headcount: 1}, "y": {Headcount: 1}}), "size", 18., 22.)
	got, _, _ := played(t, oneStation, s)
	expect(t, got, "1,A,05T09:00,05T09:00,05T09:18,x\n2,A,05T11:00,05T11:00,05T11:21,y")
}

func TestSpeedDividesTheWork(t *testing.T) {
	s := coming([]float64{0, 0, 0}, tasks{"A": {Duration: fixed(60 * minute), Roles: []string{"r"}, By: map[string]*scenario.Distribution{"p": fixed(30 * minute)}}}, roles{"r": {Headcount: 1, Terms: scenario.Terms{Speed: 2}}})
	s.People = map[string]*scenario.Person{"p": {Roles: []string{"r"}, Terms: scenario.Terms{Speed: .5}}, "q": {Roles: []string{"r"}, Calendar: "late"}}
	s.Calendars["late"] = week(time.Friday, 9.25, 17)
	got, _, _ := played(t, oneStation, s)
	expect(t, got, `
		1,A,05T09:00,05T09:00,05T09:30,r
		2,A,05T09:00,05T09:00,05T10:00,p
		3,A,05T09:00,05T09:15,05T10:15,q`)
}

// TestDeputiesStandInWhileNobodyOfTheRoleIsOnShift: the boss does what comes out of the clerks' hours, and what still waits when they go.
func TestDeputiesStandInWhileNobodyOfTheRoleIsOnShift(t *testing.T) {
	s := coming([]float64{7 * 60, 7*60 + 1, 7*60 + 2, 10 * 60, 23*60 + 50, 24*60 + 5},
		tasks{"A": {Duration: fixed(40 * minute), Roles: []string{"clerk"}}},
		roles{"clerk": {Headcount: 1, Calendar: "office", Deputies: []string{"boss"}, Terms: scenario.Terms{ShiftEnd: scenario.Finish}}, "boss": {Headcount: 1, CostPerHour: 60_000_000}})
	got, _, r := played(t, oneStation, s)
	expect(t, got, `
		1,A,05T16:00,05T16:00,05T16:40,clerk
		2,A,05T16:01,05T16:40,05T17:20,clerk
		3,A,05T16:02,05T17:00,05T17:40,boss
		4,A,05T19:00,05T19:00,05T19:40,boss
		5,A,06T08:50,06T08:50,06T09:30,boss
		6,A,06T09:05,06T09:05,06T09:45,clerk`)
	equal(t, "work of the clerks", r.Roles[1].Busy[0][0], 3*40*60e9) // roles in the order of their ids: boss, clerk
	equal(t, "work of the boss", r.Roles[0].Busy[0][0], 3*40*60e9)
	equal(t, "what it costs", int64(r.Roles[0].Cost[0]), 120_000_000)
}

func TestDeputiesWithHoursOfTheirOwn(t *testing.T) {
	s := coming([]float64{0, 3 * 60, 3*60 + 20, 8 * 60}, tasks{"A": {Duration: fixed(90 * minute), Roles: []string{"clerk"}}},
		roles{"clerk": {Headcount: 1, Calendar: "morning", Deputies: []string{"boss"}}, "boss": {Headcount: 1, Calendar: "noon"}})
	s.Calendars["morning"], s.Calendars["noon"] = week(time.Friday, 9, 10, 11, 12.25), week(time.Friday, 12, 14)
	got, _, _ := played(t, oneStation, s) // the clerk works from 9 to 10 and from 11 to 12:15, the boss from 12 to 14
	expect(t, got, `
		1,A,05T09:00,05T09:00,05T11:30,clerk
		3,A,05T12:20,05T12:20,05T13:50,boss
		2,A,05T12:00,05T12:00,06T11:15,clerk
		4,A,05T17:00,06T11:15,07T09:30,clerk`)
}

// TestBindingAndSeparationOfDuties: X 1 does A of case 1; B must be done by the same, C by another.
func TestBindingAndSeparationOfDuties(t *testing.T) {
	s := coming([]float64{0, 1, 2}, tasks{
		"A": {Duration: fixed(10 * minute), Roles: []string{"x"}},
		"B": {Duration: fixed(10 * minute), Roles: []string{"x"}, Allocate: &scenario.Allocation{SameAs: "A"}},
		"C": {Duration: fixed(10 * minute), Roles: []string{"x"}, Allocate: &scenario.Allocation{OtherThan: []string{"A", "B"}}},
	}, roles{"x": {Name: "X", Headcount: 2}})
	got, _, _ := played(t, inLine, s)
	// 09:00 A1 by X 1, 09:01 A2 by X 2, 09:02 A3 waits. 09:10 X 1: A3 before B1, which is not there yet: it
	// comes behind A3 at the same moment. 09:11 X 2 has only B1, which is X 1's, and B2, his own.
	expect(t, got, `
		1,A,05T09:00,05T09:00,05T09:10,X 1
		2,A,05T09:01,05T09:01,05T09:11,X 2
		3,A,05T09:02,05T09:10,05T09:20,X 1
		2,B,05T09:11,05T09:11,05T09:21,X 2
		1,B,05T09:10,05T09:20,05T09:30,X 1
		3,B,05T09:20,05T09:30,05T09:40,X 1
		1,C,05T09:30,05T09:30,05T09:40,X 2
		2,C,05T09:21,05T09:40,05T09:50,X 1
		3,C,05T09:40,05T09:40,05T09:50,X 2`)
}

func TestACaseIsKeptByWhoKnowsIt(t *testing.T) {
	s := coming([]float64{0, 30, 60}, tasks{
		"A": {Duration: fixed(10 * minute), Roles: []string{"x"}},
		"B": {Duration: fixed(10 * minute), Roles: []string{"x"}, Allocate: &scenario.Allocation{KeepCase: true}},
		"C": {Duration: fixed(10 * minute), Roles: []string{"x"}},
	}, roles{"x": {Name: "X", Headcount: 3}})
	got, _, _ := played(t, inLine, s)
	expect(t, got, `
		1,A,05T09:00,05T09:00,05T09:10,X 1
		1,B,05T09:10,05T09:10,05T09:20,X 1
		1,C,05T09:20,05T09:20,05T09:30,X 2
		2,A,05T09:30,05T09:30,05T09:40,X 3
		2,B,05T09:40,05T09:40,05T09:50,X 3
		2,C,05T09:50,05T09:50,05T10:00,X 1
		3,A,05T10:00,05T10:00,05T10:10,X 2
		3,B,05T10:10,05T10:10,05T10:20,X 2
		3,C,05T10:20,05T10:20,05T10:30,X 3`)
}

// TestSomebodyWhoDoesTwoThingsAtOnce costs each of them half of his time, and takes a second only when all have one.
func TestSomebodyWhoDoesTwoThingsAtOnce(t *testing.T) {
	s := coming([]float64{0, 0, 0, 10, 40}, tasks{"A": {Duration: fixed(60 * minute), Roles: []string{"r"}}},
		roles{"r": {Name: "R", Headcount: 2, Calendar: "office", CostPerHour: 40_000_000, Terms: scenario.Terms{AtOnce: 2, IdleCostPerHour: 10_000_000, CostPerUse: 500_000}}})
	s.Run.Horizon = seconds(4 * hour)
	s.Run.Cases = 0
	got, _, r := played(t, oneStation, s)
	expect(t, got, `
		1,A,05T09:00,05T09:00,05T10:00,R 1
		2,A,05T09:00,05T09:00,05T10:00,R 2
		3,A,05T09:00,05T09:00,05T10:00,R 1
		4,A,05T09:10,05T09:10,05T10:10,R 2
		5,A,05T09:40,05T10:00,05T11:00,R 1`)
	equal(t, "cost of a case", r.Cost.Pooled.Max(), 20_500_000)
	equal(t, "busy", r.Roles[0].Busy[0][0], 5*3600e9)
	equal(t, "labour", r.Money[0][0], 100_000_000)
	equal(t, "per use", r.Money[3][0], 2_500_000)
	hours := r.Roles[0].Available[0] / 3600e9 / 2 // of two people, to the end of the run
	equal(t, "available hours of two people", hours, 4)
	equal(t, "idle", r.Money[2][0], (4-2.5)*10_000_000)
	equal(t, "share of R 1", r.Staff[0].Utilization.Mean, 3./4)
	equal(t, "share of R 2", r.Staff[1].Utilization.Mean, 2./4)
}

func TestAPersonInManyRolesIsOnePerson(t *testing.T) {
	const text = `
		startEvent s
		parallelGateway f
		task A
		task B
		s -> f 1
		f -> A 2
		f -> B 3`
	s := coming([]float64{0, 0}, tasks{"A": {Duration: fixed(10 * minute), Roles: []string{"x"}}, "B": {Duration: fixed(20 * minute), Roles: []string{"y"}}}, roles{"x": {}, "y": {Name: "Y", Headcount: 2}})
	s.People = map[string]*scenario.Person{"p": {Name: "Paul", Roles: []string{"x", "y"}}}
	got, _, r := played(t, text, s)
	expect(t, got, `
		1,A,05T09:00,05T09:00,05T09:10,Paul
		1,B,05T09:00,05T09:00,05T09:20,Y 1
		2,B,05T09:00,05T09:00,05T09:20,Y 2
		2,A,05T09:00,05T09:10,05T09:20,Paul`)
	equal(t, "available to x", r.Roles[0].Available[0], 20*60e9)
	equal(t, "available to y", r.Roles[1].Available[0], 60*60e9)
	equal(t, "Paul's share", r.Staff[1].Utilization.Mean, 1)
}
