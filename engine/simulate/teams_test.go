package simulate_test

import (
	"math"
	"testing"
	"time"

	"sandtable/engine/scenario"
	"sandtable/engine/simulate"
)

func needs(of ...scenario.Need) *scenario.Task {
	return &scenario.Task{Duration: fixed(60 * minute), Needs: of}
}

func need(count int, roles ...string) scenario.Need {
	return scenario.Need{Roles: roles, Count: count}
}

// TestATeamWorksWhileAllOfItAreOnShift: a day of 9 to 12 and 13 to 17 with one of 10 to 16: from 10 to 12 and 13 to 16.
func TestATeamWorksWhileAllOfItAreOnShift(t *testing.T) {
	s := coming([]float64{0, 0}, tasks{"A": needs(need(1, "x"), need(1, "y"))}, roles{"x": {Headcount: 1, Calendar: "x", CostPerHour: 10_000_000}, "y": {Headcount: 1, Calendar: "y", CostPerHour: 1_000_000}})
	s.Tasks["A"].Duration = fixed(4 * hour)
	s.Calendars["x"], s.Calendars["y"] = week(time.Friday, 9, 12, 13, 17), week(time.Friday, 10, 16)
	got, p, r := played(t, oneStation, s)
	expect(t, got, `
		1,A,05T09:00,05T10:00,05T15:00,x
		2,A,05T09:00,05T15:00,06T14:00,x`)
	for role, want := range []float64{8, 8} {
		equal(t, "hours worked", r.Roles[role].Busy[0][0]/3600e9, want)
	}
	equal(t, "labour", r.Money[0][0], 88_000_000)
	a := at(t, p, r, "A")
	equal(t, "waited while some were off shift", a.Waits[simulate.OffShift][0]*2/3600e9, 1+1+1)
	equal(t, "waited for busy people", a.Waits[simulate.ForPeople][0]*2/3600e9, 4)
	equal(t, "waited", a.Wait.Pooled.Mean()*2/3600e9, 1+6)
}

func TestSeveralOfOneRoleWorkTogether(t *testing.T) {
	s := coming([]float64{0, 10, 20, 30}, tasks{"A": needs(need(2, "r"))}, roles{"r": {Name: "R", Headcount: 3, CostPerHour: 10_000_000, Terms: scenario.Terms{CostPerUse: 1_000_000}}})
	got, _, r := played(t, oneStation, s)
	expect(t, got, `
		1,A,05T09:00,05T09:00,05T10:00,R 1
		2,A,05T09:10,05T10:00,05T11:00,R 3
		3,A,05T09:20,05T11:00,05T12:00,R 2
		4,A,05T09:30,05T12:00,05T13:00,R 1`)
	equal(t, "cost", r.Cost.Pooled.Max(), 22_000_000)
	equal(t, "busy", r.Roles[0].Busy[0][0], 8*3600e9)
}

// TestATeamIsMadeOfOtherPeopleEach: one person with two seats is not two people.
func TestATeamIsMadeOfOtherPeopleEach(t *testing.T) {
	s := coming([]float64{0, 0, 0}, tasks{"A": needs(need(2, "r"))}, roles{"r": {Name: "R", Headcount: 2, Terms: scenario.Terms{AtOnce: 2}}})
	got, _, _ := played(t, oneStation, s)
	expect(t, got, `
		1,A,05T09:00,05T09:00,05T10:00,R 1
		2,A,05T09:00,05T09:00,05T10:00,R 1
		3,A,05T09:00,05T10:00,05T11:00,R 1`)
}

// TestWhoCanFillSeveralPartsGoesWhereNobodyElseCan: the clerk must leave the first part to the boss, whoever of them is listed first or idle longest.
func TestWhoCanFillSeveralPartsGoesWhereNobodyElseCan(t *testing.T) {
	for _, first := range [][]string{{"clerk", "boss"}, {"boss", "clerk"}} {
		s := coming([]float64{0, 0}, tasks{"A": needs(need(1, first...), need(1, "clerk"))}, roles{"clerk": {Headcount: 1}, "boss": {Headcount: 1}})
		got, _, _ := played(t, oneStation, s)
		expect(t, got, "1,A,05T09:00,05T09:00,05T10:00,boss\n2,A,05T09:00,05T10:00,05T11:00,boss")
	}
	s := coming([]float64{0}, tasks{"A": needs(need(1, "a", "b"), need(1, "b", "c"), need(1, "a", "c"), need(1, "a"))}, roles{"a": {Headcount: 2}, "b": {Headcount: 1}, "c": {Headcount: 1}})
	_, _, r := played(t, oneStation, s)
	equal(t, "completed", r.Completed, 1)
}

// TestTeamsDoNotBlockEachOther: whoever waits for somebody holds nobody, so two teams of the same people in another order cannot deadlock.
func TestTeamsDoNotBlockEachOther(t *testing.T) {
	const text = `
		startEvent s
		parallelGateway f
		task A
		task B
		s -> f 1
		f -> A 2
		f -> B 3`
	s := coming([]float64{0, 0}, tasks{"A": needs(need(1, "x"), need(1, "y")), "B": needs(need(1, "y"), need(1, "x"))}, roles{"x": {Headcount: 1}, "y": {Headcount: 1}})
	got, _, r := played(t, text, s)
	expect(t, got, `
		1,A,05T09:00,05T09:00,05T10:00,x
		1,B,05T09:00,05T10:00,05T11:00,y
		2,A,05T09:00,05T11:00,05T12:00,x
		2,B,05T09:00,05T12:00,05T13:00,y`)
	equal(t, "completed", r.Completed, 2)
}

// TestATeamIsNotStarved: x and y have more to do alone than they can; the team's work comes first in line some time, and is then waited for.
func TestATeamIsNotStarved(t *testing.T) {
	const text = `
		startEvent s
		parallelGateway f
		task X
		task Y
		task T
		s -> f 1
		f -> X 2
		f -> Y 3
		f -> T 4`
	s := coming([]float64{0, 1, 2, 3, 4, 5, 6, 7}, tasks{"X": {Duration: fixed(20 * minute), Roles: []string{"x"}}, "Y": {Duration: fixed(30 * minute), Roles: []string{"y"}}, "T": needs(need(1, "x"), need(1, "y"))},
		roles{"x": {Headcount: 1}, "y": {Headcount: 1}})
	s.Tasks["T"].Duration = fixed(10 * minute)
	_, p, r := played(t, text, s)
	// In the order they came every round takes 30 + 10 minutes: the team's k-th is done after 40 k minutes.
	equal(t, "the last of the team's work begins after", at(t, p, r, "T").Wait.Pooled.Max()/60e9, 8*40-10-7)
	equal(t, "all is done after", r.Cycle.Pooled.Max()/60e9, 8*40-7)
}

// TestATeamThatNeverMeetsEndsTheRun: the hours of one are never those of the other.
func TestATeamThatNeverMeetsEndsTheRun(t *testing.T) {
	s := coming([]float64{0, 60}, tasks{"A": needs(need(1, "x"), need(1, "y"))}, roles{"x": {Headcount: 1, Calendar: "x"}, "y": {Headcount: 1, Calendar: "y"}})
	s.Calendars["x"], s.Calendars["y"] = week(time.Friday, 9, 12), week(time.Friday, 12, 17)
	_, _, r := played(t, oneStation, s)
	equal(t, "unfinished", r.Unfinished, 2)
	equal(t, "hours that x was there", r.Roles[0].Available[0]/3600e9, 1)
}

// TestATeamWithOvertime: x stays until the work is done, y goes home at 17:00 and comes again at 9:00; x only works while y is there, and all of it is in his shift but for nothing.
func TestATeamWithOvertime(t *testing.T) {
	s := coming([]float64{7 * 60}, tasks{"A": needs(need(1, "x"), need(1, "y"))}, roles{
		"x": {Headcount: 1, Calendar: "x", CostPerHour: 10_000_000, Terms: scenario.Terms{ShiftEnd: scenario.Finish, OvertimeFactor: 2}}, "y": {Headcount: 1, Calendar: "office", CostPerHour: 1_000_000}})
	s.Tasks["A"].Duration = fixed(3 * hour)
	s.Calendars["x"] = week(time.Friday, 10, 16.5) // 16:00 to 16:30 in the shift, to 17:00 over it; 9:00 to 10:00 over it, to 11:00 in it
	got, _, r := played(t, oneStation, s)
	expect(t, got, "1,A,05T16:00,05T16:00,06T11:00,x")
	equal(t, "overtime", r.Roles[0].Overtime[0]/3600e9, 1.5)
	equal(t, "cost of x", r.Roles[0].Cost[0], 15_000_000+30_000_000)
	equal(t, "cost of y", r.Roles[1].Cost[0], 3_000_000)
}

// TestStandInsInATeam come in only while nobody of the role is on shift.
func TestStandInsInATeam(t *testing.T) {
	s := coming([]float64{0, 1, 7*60 + 30, 7*60 + 30, 9 * 60}, tasks{"A": needs(need(1, "clerk"), need(1, "guard"))},
		roles{"clerk": {Headcount: 1, Calendar: "office", Deputies: []string{"boss"}, Terms: scenario.Terms{ShiftEnd: scenario.Finish}}, "boss": {Headcount: 1}, "guard": {Headcount: 2}})
	got, _, _ := played(t, oneStation, s)
	expect(t, got, `
		1,A,05T09:00,05T09:00,05T10:00,clerk
		2,A,05T09:01,05T10:00,05T11:00,clerk
		3,A,05T16:30,05T16:30,05T17:30,clerk
		4,A,05T16:30,05T17:00,05T18:00,boss
		5,A,05T18:00,05T18:00,05T19:00,boss`)
}

// TestATeamOfOneEachIsAQueueOfOne: M/M/1 whatever is needed besides.
func TestATeamOfOneEachIsAQueueOfOne(t *testing.T) {
	long(t)
	t.Parallel()
	s := network(20_000, 30)
	s.Roles = roles{"x": {Headcount: 1}, "y": {Headcount: 2}}
	s.Tasks = tasks{"A": {Duration: exponential(80), Needs: []scenario.Need{need(1, "x"), need(2, "y")}}}
	_, r := simulated(t, oneStation, s, simulate.Options{})
	within(t, "M/M/1 of a team", &r.Wait, 1e9, 320)
	for i := range r.Roles[0].Busy[0] {
		if got, want := r.Roles[1].Busy[0][i], 2*r.Roles[0].Busy[0][i]; math.Abs(got-want) > 1 {
			t.Fatalf("y worked %g ns, want %g", got, want)
		}
	}
}
