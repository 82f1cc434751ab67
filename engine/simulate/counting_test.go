package simulate_test

import (
	"testing"
	"time"

	"sandtable/engine/scenario"
)

// TestOnlyWhatFallsAfterTheWarmupCounts, of work that was begun before it or that the horizon cuts off as well. Cases come every
// half hour for 20 minutes of work; what is counted is from 09:40 to 10:40.
func TestOnlyWhatFallsAfterTheWarmupCounts(t *testing.T) {
	s := coming([]float64{0, 30, 60, 90}, tasks{"A": {Duration: fixed(20 * minute), Roles: []string{"r"}, Cost: 7_000_000}},
		roles{"r": {Headcount: 1, CostPerHour: 60_000_000, Terms: scenario.Terms{CostPerUse: 100_000, IdleCostPerHour: 6_000_000}}})
	s.Run.Warmup.Length, s.Run.Horizon = seconds(40*minute), seconds(100*minute)
	_, p, r := played(t, oneStation, s)
	equal(t, "minutes of work", r.Roles[0].Busy[0][0]/60e9, 10+20+10)
	equal(t, "minutes there", r.Roles[0].Available[0]/60e9, 60)
	equal(t, "share of the person", r.Staff[0].Utilization.Mean, 40./60)
	equal(t, "labour", r.Money[0][0], 40_000_000)
	equal(t, "idle", r.Money[2][0], 2_000_000)
	equal(t, "per use, of the two that are begun", r.Money[3][0], 200_000)
	equal(t, "fixed, of the two that are done", r.Money[4][0], 14_000_000)
	equal(t, "cases that count", r.Cycle.Pooled.Weight(), 1)
	equal(t, "excluded", r.Excluded, 2)
	equal(t, "unfinished", r.Unfinished, 1)
	equal(t, "cost of the case that counts", r.Cost.Pooled.Max(), 27_100_000)
	closeTo(t, "cases under way, times how long", area(&r.InProgress), 40*60e9)
	equal(t, "executions that count", at(t, p, r, "A").Wait.Pooled.Weight(), 1)
}

// TestOvertimeAndTeamsCountAfterTheWarmup: a team is at it from 16:00 to 19:00 with x in overtime from 17:00, y from 18:00; counted from 17:30.
func TestOvertimeAndTeamsCountAfterTheWarmup(t *testing.T) {
	s := coming([]float64{7 * 60}, tasks{"A": needs(need(1, "x"), need(1, "y"))}, roles{
		"x": {Headcount: 1, Calendar: "office", CostPerHour: 10_000_000, Terms: scenario.Terms{ShiftEnd: scenario.Finish, OvertimeFactor: 2}},
		"y": {Headcount: 1, Calendar: "late", CostPerHour: 1_000_000, Terms: scenario.Terms{ShiftEnd: scenario.Finish}}})
	s.Tasks["A"].Duration = fixed(3 * hour)
	s.Calendars["late"] = week(time.Friday, 9, 18)
	s.Run.Warmup.Length = seconds(8.5 * hour)
	_, _, r := played(t, oneStation, s)
	equal(t, "hours of x", r.Roles[0].Busy[0][0]/3600e9, 1.5)
	equal(t, "overtime of x", r.Roles[0].Overtime[0]/3600e9, 1.5)
	equal(t, "cost of x", r.Roles[0].Cost[0], 30_000_000)
	equal(t, "hours of y", r.Roles[1].Busy[0][0]/3600e9, 1.5)
	equal(t, "overtime of y", r.Roles[1].Overtime[0]/3600e9, 1.)
	equal(t, "cost of y", r.Roles[1].Cost[0], 1_500_000)
	equal(t, "hours that y is there", r.Roles[1].Available[0]/3600e9, .5)
}

// TestQueuesAreCountedAfterTheWarmup: one at work, two wait when it is over, at 09:30; of the queue's two half hours, one with two.
func TestQueuesAreCountedAfterTheWarmup(t *testing.T) {
	s := coming([]float64{0, 1, 2}, tasks{"A": {Duration: fixed(60 * minute), Roles: []string{"r"}}}, roles{"r": {Headcount: 1}})
	s.Run.Warmup.Length = seconds(30 * minute)
	_, p, r := played(t, oneStation, s)
	a := at(t, p, r, "A") // until 12:00: 30 minutes with two, 60 with one, 60 with none
	equal(t, "queue", a.Queue.Pooled.Mean(), (2*30+1*60)/150.)
	equal(t, "most", a.Queue.Pooled.Max(), 2)
	equal(t, "waits that count", a.Wait.Pooled.Weight(), 0)
	equal(t, "work", r.Roles[0].Busy[0][0]/60e9, 150)
}
