package simulate_test

import (
	"math"
	"testing"
	"time"

	"sandtable/engine/compile"
	"sandtable/engine/scenario"
	"sandtable/engine/simulate"
)

// TestTheSeriesOfAQueueIsItsLevel, of M/M/1: the mean over all buckets is that of the level, in every replication and in all;
// and it is what theory says.
func TestTheSeriesOfAQueueIsItsLevel(t *testing.T) {
	s := network(20_000, 8, station{"A", 1, exponential(80)})
	s.Run.Warmup = scenario.Warmup{}
	p, r := simulated(t, oneStation, s, simulate.Options{})
	lived, own := 0.0, 0.0
	for k, end := range r.Series.Ends {
		lived += float64(end)
		own += simulate.Sum(r.Series.InProgressOf(k)).Float()
	}
	closeTo(t, "cases in progress, replication by replication", own, simulate.Sum(r.Series.InProgress()).Float())
	if got, want := own/lived, r.InProgress.Pooled.Mean(); math.Abs(got-want) > 1e-12*want {
		t.Errorf("got %.15g cases in progress over time, %.15g in all", got, want)
	}
	queue := &at(t, p, r, "A").Queue
	if got, want := simulate.Sum(r.Series.Queue(0)).Float()/lived, queue.Pooled.Mean(); math.Abs(got-want) > 1e-12*want {
		t.Errorf("got a queue of %.15g over time, %.15g in all", got, want)
	}
	within(t, "queue of M/M/1 with 80 % load", queue, 1, .8*.8/.2)
	for b, n := range r.Series.Standing() {
		lasting := 0
		for _, end := range r.Series.Ends {
			if end > int64(b)*r.Series.Width() {
				lasting++
			}
		}
		if n != lasting {
			t.Errorf("bucket %d: stands on %d replications, %d were still going on", b, n, lasting)
		}
	}
	if n := len(r.Series.Standing()); n < simulate.Buckets/8 || n > simulate.Buckets {
		t.Errorf("got %d buckets, want some dozens", n)
	}
}

// TestWorkAcrossShiftsIsBusyOnlyOnShift: five hours from Friday 15:00 on are done on Friday from 15 to 17 and on Monday from 9 to 12.
func TestWorkAcrossShiftsIsBusyOnlyOnShift(t *testing.T) {
	s := coming([]float64{4*24*60 + 6*60}, tasks{"A": {Duration: fixed(5 * hour), Roles: []string{"r"}}}, roles{"r": {Headcount: 1, Calendar: "office"}})
	_, _, r := played(t, oneStation, s)
	busy := &r.Rhythm.Busy[0]
	for h := range simulate.Hours {
		want := 0.
		if day, of := h/24, h%24; day == 4 && (of == 15 || of == 16) || day == 0 && of >= 9 && of < 12 {
			want = 3600e9
		}
		if got := busy.Of(h).Float(); got != want {
			t.Errorf("day %d, %d o'clock: busy for %g s, want %g", h/24+1, h%24, got/1e9, want/1e9)
		}
	}
	equal(t, "hours that work waits", r.Rhythm.Own[0].Total().Float(), 0)
	series := r.Series.Busy(compile.RoleID(0))
	equal(t, "all that is busy over time", simulate.Sum(series).Float(), 5*3600e9)
}

// TestReassignedWorkWaitsForItsNewPeople: it waits an hour for x, who is busy, then for y, who is busy for another one.
func TestReassignedWorkWaitsForItsNewPeople(t *testing.T) {
	s := coming([]float64{0, 0}, tasks{"A": {Duration: fixed(3 * hour), Roles: []string{"x"}, Promise: &scenario.Promise{CompleteWithin: seconds(8 * hour),
		Actions: []*scenario.Action{{After: seconds(hour), Do: scenario.Reassign, To: "y"}}}}},
		roles{"x": {Headcount: 1}, "y": {Headcount: 1, Calendar: "late"}})
	s.Calendars["late"] = week(time.Monday, 11, 23)
	_, p, r := played(t, oneStation, s)
	own, lines := r.Rhythm.Own[0].Total().Float(), 0.0
	for i := range r.Rhythm.Lines {
		lines += r.Rhythm.Lines[i].Total().Float()
	}
	equal(t, "hours waiting for x", own/3600e9, 1)
	equal(t, "hours waiting for y", lines/3600e9, 1)
	closeTo(t, "the queue of the task", r.Rhythm.Tasks[0].Total().Float(), area(&at(t, p, r, "A").Queue))
}
