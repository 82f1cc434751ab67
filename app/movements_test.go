package app

import (
	"context"
	"encoding/json"
	"math"
	"path/filepath"
	"testing"

	"sandtable/engine/problem"
	"sandtable/engine/report"
)

// busyRun is a run of the sample, played.
func busyRun(t *testing.T, a *App) RunID {
	t.Helper()
	process, numbers := lonely(t, a)
	started, err := a.Simulations.Start(t.Context(), NewRun{Process: process.ID, Revision: 1, Scenario: numbers})
	if err != nil {
		t.Fatal(err)
	}
	settled(t, a, started.ID)
	return started.ID
}

func (a *App) moved(t *testing.T, run RunID, from, until float64, limit int) *report.Stretch {
	t.Helper()
	s, err := a.Simulations.Movements(t.Context(), MovementsRequest{Run: run, From: from, Until: until, Limit: limit})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func text(t *testing.T, v any) string {
	t.Helper()
	b, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestMovementsGoOnAndBackAndAreTheSameAgain(t *testing.T) {
	a := newApp(t, filepath.Join(t.TempDir(), "library.sqlite"), Options{})
	run := busyRun(t, a)
	var seen []string
	var ends []float64
	for from := 0.0; ; {
		s := a.moved(t, run, from, 1e9, 2)
		seen, ends = append(seen, text(t, s)), append(ends, from)
		if s.Over {
			break
		}
		if s.Until <= from {
			t.Fatalf("got a stretch from %v to %v", from, s.Until)
		}
		from = s.Until
	}
	if len(seen) < 3 {
		t.Fatalf("got %d stretches, want several", len(seen))
	}
	for _, i := range []int{len(seen) - 1, 1, 0, 2} { // beyond the end, back, to the start, on
		if got := text(t, a.moved(t, run, ends[i], 1e9, 2)); got != seen[i] {
			t.Errorf("stretch %d again: got\n%s\nwant\n%s", i, got, seen[i])
		}
	}
	after := a.moved(t, run, 2e9, 3e9, 2)
	if !after.Over || len(after.Passages) > 0 || after.Arrived == 0 {
		t.Errorf("after the end: got %s, want what was left and nothing that moves", text(t, after))
	}
}

func TestMovementsThatNobodyWantsAnyMoreLeaveTheNextInPeace(t *testing.T) {
	a := newApp(t, filepath.Join(t.TempDir(), "library.sqlite"), Options{})
	run := busyRun(t, a)
	want := text(t, a.moved(t, run, 0, 1e9, 50_000))
	gone, leave := context.WithCancel(t.Context())
	leave()
	if _, err := a.Simulations.Movements(gone, MovementsRequest{Run: run, From: 0, Until: 10, Limit: 10}); problem.Of(err) == nil || problem.Of(err).Code != CodeCancelled {
		t.Errorf("got %v, want %s", err, CodeCancelled)
	}
	if got := text(t, a.moved(t, run, 0, 1e9, 50_000)); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	for _, wrong := range []MovementsRequest{{Run: run, From: -1, Until: 2, Limit: 1}, {Run: run, From: 3, Until: 2, Limit: 1}, {Run: run, Until: 2}, {Run: run, Until: 2, Limit: MostMovements + 1}} {
		if _, err := a.Simulations.Movements(t.Context(), wrong); problem.Of(err) == nil || problem.Of(err).Code != "run.no-such-stretch" {
			t.Errorf("%+v: got %v, want a refusal", wrong, err)
		}
	}
}

func TestEachReplicationIsFollowedAsItWasAmongAll(t *testing.T) {
	a := newApp(t, filepath.Join(t.TempDir(), "library.sqlite"), Options{})
	process, _ := lonely(t, a)
	started, err := a.Simulations.Start(t.Context(), NewRun{Process: process.ID, Revision: 1, Scenario: json.RawMessage(`{
  "$schema": "urn:sandtable:scenario:1", "start": "2026-01-05T09:00:00Z", "zone": "UTC",
  "arrivals": { "Order_start": { "every": { "dist": "exponential", "mean": "PT1H" } } },
  "tasks": { "Take": { "duration": { "dist": "exponential", "mean": "PT40M" } } },
  "run": { "cases": 20, "replications": 3, "seed": 7 }
}`)})
	if err != nil {
		t.Fatal(err)
	}
	_, whole := settled(t, a, started.ID)
	together, seen := 0.0, map[string]int{}
	for replication := 1; replication <= 3; replication++ {
		s, err := a.Simulations.Movements(t.Context(), MovementsRequest{Run: started.ID, Replication: replication, Until: 1e9, Limit: MostMovements})
		if err != nil {
			t.Fatal(err)
		}
		if before, twice := seen[text(t, s)]; twice {
			t.Errorf("replications %d and %d: got the same", before, replication)
		}
		seen[text(t, s)] = replication
		came := map[int64]float64{}
		for _, m := range s.Arrivals {
			came[m.Case] = m.At
		}
		for _, m := range s.Endings {
			together += (m.At - came[m.Case]) / 60
		}
		if len(s.Endings) != 20 {
			t.Errorf("replication %d: got %d cases that are over, want 20", replication, len(s.Endings))
		}
	}
	if got, want := together, float64(*whole.Process.CycleTime.Mean); math.Abs(got-want) > 1e-6*want {
		t.Errorf("got a mean cycle time of %v s over what moved, want %v as the report has it", got, want)
	}
	first, err := a.Simulations.Movements(t.Context(), MovementsRequest{Run: started.ID, Until: 1e9, Limit: MostMovements})
	if err != nil || seen[text(t, first)] != 1 {
		t.Errorf("got replication %d where none was named (%v), want the first", seen[text(t, first)], err)
	}
}

func TestMoreRunsAreLookedAtThanStandStill(t *testing.T) {
	a := newApp(t, filepath.Join(t.TempDir(), "library.sqlite"), Options{})
	var runs []RunID
	for range followed + 2 {
		runs = append(runs, busyRun(t, a))
	}
	first := text(t, a.moved(t, runs[0], 0, 3600, 100))
	for range 2 {
		for _, run := range runs {
			if got := text(t, a.moved(t, run, 0, 3600, 100)); got != first {
				t.Errorf("run %s: got %s, want %s", run, got, first)
			}
		}
	}
	if kept := len(a.Simulations.following.all); kept != followed {
		t.Errorf("got %d that stand still, want %d", kept, followed)
	}
}

func TestTheMovementsOfABrokenOffRunEndWhereItBrokeOff(t *testing.T) {
	a := newApp(t, filepath.Join(t.TempDir(), "library.sqlite"), Options{})
	process, numbers := lonely(t, a)
	started, err := a.Simulations.Start(t.Context(), NewRun{Process: process.ID, Revision: 1, Scenario: broken(numbers)})
	if err != nil {
		t.Fatal(err)
	}
	settled(t, a, started.ID)
	s := a.moved(t, started.ID, 0, 1e9, 100)
	if !s.Over || s.Until != 2*3600 || len(s.Endings) != 2 || len(s.Arrivals) != 3 {
		t.Errorf("got %s, want three cases of which two are over by 11:00, when nobody came", text(t, s))
	}
}

func TestWhoTurnsBackOnTheWayIsNotToldOfWhereThatLed(t *testing.T) {
	a := newApp(t, filepath.Join(t.TempDir(), "library.sqlite"), Options{})
	run := longRun(t, a)
	const near = 20 * 3600
	want := text(t, a.moved(t, run, near, near+3600, 100))
	a.moved(t, run, 0, 10, 100)
	f, err := a.Simulations.following.get(replayed{run, 0}, nil)
	if err != nil {
		t.Fatal(err)
	}
	gone, leave := context.WithCancel(t.Context())
	leave()
	if _, err := f.stretch(gone, 4000*3600*1e9, 4001*3600*1e9, 100); problem.Of(err) == nil || problem.Of(err).Code != CodeCancelled {
		t.Fatalf("got %v, want %s", err, CodeCancelled)
	}
	if f.until <= near*1e9 {
		t.Fatalf("it stands at %d: the test does not show anything", f.until)
	}
	if got := text(t, a.moved(t, run, near, near+3600, 100)); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
