package simulate_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"sandtable/engine/compile"
	"sandtable/engine/scenario"
	"sandtable/engine/simulate"
	"sandtable/engine/sketch"
)

// told is what an observer was told, as texts: but for the steps between.
func told(all *[]string) func(*simulate.Record) error {
	return func(r *simulate.Record) error {
		if r.Kind <= simulate.Happened {
			*all = append(*all, fmt.Sprintf("%+v", *r))
		}
		return nil
	}
}

// richly is the rich program with a horizon, so that something is unfinished.
func richly(t *testing.T) *compile.Program {
	t.Helper()
	s := rich()
	s.Run.Replications = 3
	s.Run.Horizon = scenario.Duration(10 * 24 * time.Hour)
	p, err := compile.Definitions(sketch.Process(richNet), s)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestAReplayTellsWhatTheWholeRunDid(t *testing.T) {
	p := richly(t)
	for number := 1; number <= 3; number++ {
		var run, replay, closely []string
		if _, err := simulate.Program(context.Background(), p, simulate.Options{Only: number, Observe: told(&run)}); err != nil {
			t.Fatal(err)
		}
		if err := simulate.Replay(context.Background(), p, number, simulate.Options{Observe: told(&replay)}); err != nil {
			t.Fatal(err)
		}
		if err := simulate.Replay(context.Background(), p, number, simulate.Options{Observe: told(&closely), Closely: true}); err != nil {
			t.Fatal(err)
		}
		if len(run) < 500 || !slices.Equal(run, replay) {
			t.Errorf("replication %d: got %d records alone, and %d among all, or others", number, len(replay), len(run))
		}
		if !slices.Equal(replay, closely) {
			t.Errorf("replication %d: watching closely changes what happens", number)
		}
	}
}

func TestWhatIsUnfinishedIsToldWhenTheRunIsOver(t *testing.T) {
	p := richly(t)
	open, work := map[int64]bool{}, 0
	r, err := simulate.Program(context.Background(), p, simulate.Options{Only: 1, Observe: func(r *simulate.Record) error {
		switch {
		case r.Kind == simulate.CaseBegan:
			open[r.Case] = true
		case r.Kind == simulate.CaseEnded && r.Outcome != simulate.Unfinished:
			delete(open, r.Case)
		case r.Kind == simulate.CaseEnded:
			if !open[r.Case] || r.Ended != simulate.Never || r.At != int64(p.Scenario.Run.Horizon) {
				t.Errorf("case %d is told as unfinished: %+v", r.Case, *r)
			}
			open[r.Case] = false
		case r.Outcome == simulate.Unfinished && r.Kind.IsWork():
			work++
		}
		return nil
	}})
	if err != nil {
		t.Fatal(err)
	}
	unfinished := int64(0)
	for number, untold := range open {
		if unfinished++; untold {
			t.Errorf("case %d neither ended nor is told as unfinished", number)
		}
	}
	if unfinished != r.Unfinished || unfinished == 0 || work == 0 {
		t.Errorf("got %d unfinished cases and %d pieces of work, want %d cases", unfinished, work, r.Unfinished)
	}
}

// TestRecordsAddUpToTheBooks: executions, their work's cost, failures and cases are those
// of the report.
func TestRecordsAddUpToTheBooks(t *testing.T) {
	s := rich()
	s.Run.Replications, s.Run.Warmup = 1, scenario.Warmup{}
	p, err := compile.Definitions(sketch.Process(richNet), s)
	if err != nil {
		t.Fatal(err)
	}
	done, failures, cases, cost := map[string]int64{}, map[string]int64{}, int64(0), int64(0)
	r, err := simulate.Program(context.Background(), p, simulate.Options{Observe: func(r *simulate.Record) error {
		switch {
		case r.Kind == simulate.Execution && r.Outcome != simulate.Withdrawn:
			done[string(p.Net.Nodes[r.Node].ID)]++
		case r.Kind == simulate.Failed:
			failures[string(p.Net.Nodes[r.Node].ID)]++
		case r.Kind == simulate.CaseEnded:
			cases++
			cost += r.Cost
		}
		return nil
	}})
	if err != nil {
		t.Fatal(err)
	}
	for _, task := range p.Tasks {
		id := string(p.Net.Nodes[task].ID)
		equal(t, "executions of "+id, done[id], r.Elements[task].Service.Pooled.Weight())
	}
	test := at(t, p, r, "Test")
	equal(t, "failures of Test", failures["Test"], test.Failures)
	equal(t, "cases", cases, r.Completed)
	closeTo(t, "cost of all cases", float64(cost), sum(&r.Cost))
}

func TestOneWhoHasSeenEnoughIsToldNothingMore(t *testing.T) {
	enough := errors.New("enough")
	calls := 0
	err := simulate.Replay(context.Background(), richly(t), 1, simulate.Options{Closely: true, Observe: func(*simulate.Record) error {
		calls++
		if calls == 50 {
			return enough
		}
		return nil
	}})
	if !errors.Is(err, enough) || calls != 50 {
		t.Errorf("got %v after %d calls, want the observer's error after 50", err, calls)
	}
}
