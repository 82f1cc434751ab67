package simulate_test

import (
	"testing"

	"sandtable/engine/scenario"
	"sandtable/engine/simulate"
)

// batch is a task of so many seconds whose executions are gathered, by one person at 36 an hour.
func batched(secs float64, b *scenario.Batch) (tasks, roles) {
	return tasks{"A": {Duration: fixed(secs), Roles: []string{"r"}, Batch: b, Cost: 100_000}}, roles{"r": {Headcount: 1, CostPerHour: 36_000_000}}
}

// TestABatchIsBegunWhenThereAreEnough is Prosimos' test_batching: three at a time in 0.8 of 120 s; six cases are two batches.
func TestABatchIsBegunWhenThereAreEnough(t *testing.T) {
	ts, rs := batched(120, &scenario.Batch{Size: 3, Factors: []scenario.Factor{{Size: 2, Factor: .9}, {Size: 3, Factor: .8}}})
	got, p, r := played(t, oneStation, coming([]float64{0, 1, 2, 3, 4, 5, 6}, ts, rs))
	expect(t, got, `
		1,A,05T09:00,05T09:02,05T09:03:36,r
		2,A,05T09:01,05T09:02,05T09:03:36,r
		3,A,05T09:02,05T09:02,05T09:03:36,r
		4,A,05T09:03,05T09:05,05T09:06:36,r
		5,A,05T09:04,05T09:05,05T09:06:36,r
		6,A,05T09:05,05T09:05,05T09:06:36,r`)
	a := at(t, p, r, "A")
	equal(t, "service", a.Service.Pooled.Max(), 96e9)
	equal(t, "waits for the batch", a.Waits[simulate.ForBatch][0]*6, (120+60+0)*2*1e9)
	equal(t, "busy", r.Roles[0].Busy[0][0], 192e9)
	equal(t, "labour", r.Money[0][0], 1_920_000)
	equal(t, "cost of a case", r.Cost.Pooled.Max(), 320_000+100_000)
	equal(t, "left over", r.Unfinished, 1)
}

func TestABatchIsBegunWhenItsFirstHasWaitedLongEnough(t *testing.T) {
	ts, rs := batched(60, &scenario.Batch{Size: 3, Wait: seconds(5 * minute)})
	got, _, r := played(t, oneStation, coming([]float64{0, 2, 10, 11, 12, 13}, ts, rs))
	expect(t, got, `
		1,A,05T09:00,05T09:05,05T09:06,r
		2,A,05T09:02,05T09:05,05T09:06,r
		3,A,05T09:10,05T09:12,05T09:13,r
		4,A,05T09:11,05T09:12,05T09:13,r
		5,A,05T09:12,05T09:12,05T09:13,r
		6,A,05T09:13,05T09:18,05T09:19,r`)
	equal(t, "left over", r.Unfinished, 0)
}

// TestABatchHasNoMoreThanItsMost: at 09:05 the first has waited 5 minutes, and takes one with it; the third waits 5 minutes of its own.
func TestABatchHasNoMoreThanItsMost(t *testing.T) {
	ts, rs := batched(60, &scenario.Batch{Wait: seconds(5 * minute), Most: 2})
	got, _, _ := played(t, oneStation, coming([]float64{0, 1, 2}, ts, rs))
	expect(t, got, `
		1,A,05T09:00,05T09:05,05T09:06,r
		2,A,05T09:01,05T09:05,05T09:06,r
		3,A,05T09:02,05T09:07,05T09:08,r`)
}

// TestBatchesAreBegunAtTimesOfTheDay, all that is there, in batches of at most two.
func TestBatchesAreBegunAtTimesOfTheDay(t *testing.T) {
	ts, rs := batched(3600, &scenario.Batch{At: []scenario.TimeOfDay{oclock(16), oclock(10.5)}, Most: 2})
	got, _, _ := played(t, oneStation, coming([]float64{0, 10, 20, 90, 7 * 60, 8 * 60}, ts, rs)) // the fourth comes at 10:30 itself, the fifth at 16:00
	expect(t, got, `
		1,A,05T09:00,05T10:30,05T11:30,r
		2,A,05T09:10,05T10:30,05T11:30,r
		3,A,05T09:20,05T11:30,05T12:30,r
		4,A,05T10:30,05T11:30,05T12:30,r
		5,A,05T16:00,05T16:00,05T17:00,r
		6,A,05T17:00,06T10:30,06T11:30,r`)
}

func TestABatchIsDoneInTurnByOnePerson(t *testing.T) {
	ts, rs := batched(120, &scenario.Batch{Size: 3, Mode: scenario.InTurn})
	ts["A"].Setup = &scenario.Setup{Duration: fixed(60), Cost: 5}
	rs["r"].Headcount, rs["r"].Name = 2, "R"
	got, p, r := played(t, oneStation, coming([]float64{0, 1, 2, 3, 3, 3}, ts, rs))
	expect(t, got, `
		1,A,05T09:00,05T09:02,05T09:05,R 1
		4,A,05T09:03,05T09:03,05T09:06,R 2
		2,A,05T09:01,05T09:05,05T09:07,R 1
		5,A,05T09:03,05T09:06,05T09:08,R 2
		3,A,05T09:02,05T09:07,05T09:09,R 1
		6,A,05T09:03,05T09:08,05T09:10,R 2`)
	a := at(t, p, r, "A")
	equal(t, "setups", a.Setups, 2)
	equal(t, "service", a.Service.Pooled.Max(), 120e9)
	equal(t, "waits for people", a.Waits[simulate.ForPeople][0]*6, (180+300+180+300)*1e9)
	equal(t, "time in the queue", a.Queue.Pooled.Mean()*float64(a.Queue.Pooled.Weight()), (180+300+180+300)*1e9)
}

// TestABatchOutlivesItsMembers takes the first, the middle or the last of a batch of three away: while it is gathered, while it
// is worked on, and just as it is done.
func TestABatchOutlivesItsMembers(t *testing.T) {
	const leaving = `
		startEvent s
		task A
		task Z
		endEvent out
		boundaryEvent b timer on=A
		b -> out 1
		s -> A 2
		A -> Z 3`
	for _, mode := range []scenario.BatchMode{scenario.Together, scenario.InTurn} {
		for victim := range 3 {
			for _, moment := range []float64{1, 3, 6, 10, 11} {
				ts, rs := batched(4*minute, &scenario.Batch{Size: 3, Mode: mode})
				s := known(coming([]float64{0, 1, 2, 100}, ts, rs), "leave", 1000., 1000., 1000., 1000.)
				s.Arrivals["s"].Cases[victim].Data["leave"] = moment - float64(victim)
				s.Arrivals["s"].Cases[3].Data["leave"] = 10.
				s.Events = map[string]*scenario.Event{"b": {After: &scenario.Distribution{Kind: scenario.Expression, Formula: "leave", Unit: seconds(minute)}}}
				_, p, r := played(t, leaving, s)
				if r.Completed != 4 || r.Unfinished != 0 {
					t.Errorf("mode %v, case %d leaves at %g: %d completed", mode, victim+1, moment, r.Completed)
				}
				if a := at(t, p, r, "A"); a.Queue.Pooled.Max() > 3 || a.Queue.Pooled.Min() < 0 {
					t.Errorf("mode %v, case %d leaves at %g: queue from %d to %d", mode, victim+1, moment, a.Queue.Pooled.Min(), a.Queue.Pooled.Max())
				}
			}
		}
	}
}

// TestABatchOfNoTimeGoesOnTogether: work that takes no time is gathered as well.
func TestABatchOfNoTimeGoesOnTogether(t *testing.T) {
	s := coming([]float64{0, 1, 2}, tasks{"A": {Batch: &scenario.Batch{Size: 3}}}, nil)
	got, _, _ := played(t, oneStation, s)
	expect(t, got, "1,A,05T09:00,05T09:02,05T09:02,\n2,A,05T09:01,05T09:02,05T09:02,\n3,A,05T09:02,05T09:02,05T09:02,")
}

// TestEndingOneOfABatchMayEndAnother: two tokens of a case in one batch, of which the first to go on ends the case.
func TestEndingOneOfABatchMayEndAnother(t *testing.T) {
	const text = `
		startEvent s
		parallelGateway f
		exclusiveGateway j
		task A
		endEvent stop terminate
		s -> f 1
		f -> j 2
		f -> j 3
		j -> A 4
		A -> stop 5`
	ts, rs := batched(60, &scenario.Batch{Size: 4})
	got, _, r := played(t, text, coming([]float64{0, 1, 2, 3}, ts, rs))
	expect(t, got, `
		1,A,05T09:00,05T09:01,05T09:02,r
		2,A,05T09:01,05T09:01,05T09:02,r
		3,A,05T09:02,05T09:03,05T09:04,r
		4,A,05T09:03,05T09:03,05T09:04,r`)
	equal(t, "completed", r.Completed, 4)
	equal(t, "cost of all", r.Cost.Pooled.Mean()*4, 2*600_000+4*100_000)
}
