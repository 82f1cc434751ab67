package app

import (
	"context"
	"encoding/json"
	"path/filepath"
	"testing"
	"time"

	"sandtable/engine/problem"
	"sandtable/engine/report"
)

// longRun is a run of many cases, played.
func longRun(t *testing.T, a *App) RunID {
	t.Helper()
	process, _ := lonely(t, a)
	started, err := a.Simulations.Start(t.Context(), NewRun{Process: process.ID, Revision: 1, Scenario: json.RawMessage(`{
  "$schema": "urn:sandtable:scenario:1", "start": "2026-01-05T09:00:00Z", "zone": "UTC",
  "arrivals": { "Order_start": { "every": { "dist": "fixed", "value": "PT1H" } } },
  "tasks": { "Take": { "duration": { "dist": "fixed", "value": "PT10M" } } },
  "run": { "cases": 5000, "replications": 1, "seed": 1 }
}`)})
	if err != nil {
		t.Fatal(err)
	}
	settled(t, a, started.ID)
	return started.ID
}

// whole is the list of cases and the board, as far as they are known within a moment, until all of it is.
func whole(t *testing.T, a *App, run RunID) (page *report.CasePage, board *report.Board) {
	t.Helper()
	for page == nil || page.Played != nil {
		next, err := a.Simulations.Cases(t.Context(), CasesRequest{Run: run, SoFar: true, Limit: 10})
		if err != nil {
			t.Fatal(err)
		}
		if page != nil && next.Total < page.Total {
			t.Errorf("got %d cases after %d", next.Total, page.Total)
		}
		page = next
	}
	for board == nil || board.Played != nil {
		next, err := a.Simulations.Board(t.Context(), BoardRequest{Run: run, SoFar: true})
		if err != nil {
			t.Fatal(err)
		}
		board = next
	}
	return page, board
}

func TestTheListOfCasesAndTheBoardComeFromOneReplay(t *testing.T) {
	a := newApp(t, filepath.Join(t.TempDir(), "library.sqlite"), Options{})
	run := longRun(t, a)
	page, board := whole(t, a, run)
	if last := board.Frames[len(board.Frames)-1]; page.Total != 5000 || page.Matching != 5000 || last.Ended != 5000 {
		t.Errorf("got %d cases in the list and %d over on the board, want 5000 in both", page.Total, last.Ended)
	}
	if len(a.Simulations.reels.all) != 1 {
		t.Errorf("got %d reels, want one for both", len(a.Simulations.reels.all))
	}
	survey := a.Simulations.reels.all[0].value.survey
	whole(t, a, run)
	if again := a.Simulations.reels.all[0].value.survey; again != survey {
		t.Error("it was played again")
	}
}

func TestAReplayThatNobodyWaitsForIsStoppedAndBeginsAnewWhenSomebodyAsks(t *testing.T) {
	a := newApp(t, filepath.Join(t.TempDir(), "library.sqlite"), Options{})
	run := longRun(t, a)
	gone, leave := context.WithCancel(t.Context())
	leave()
	if _, err := a.Simulations.Cases(gone, CasesRequest{Run: run, Limit: 10}); problem.Of(err) == nil || problem.Of(err).Code != CodeCancelled {
		t.Fatalf("got %v, want %s", err, CodeCancelled)
	}
	r := &reel{service: a.Simulations, of: replayed{run: run}}
	r.mu.Lock()
	r.begin()
	r.asked = time.Time{}
	over := r.over
	r.mu.Unlock()
	<-over
	if r.whole || r.survey != nil {
		t.Error("it was played to its end for nobody")
	}
	if page, _ := whole(t, a, run); page.Total != 5000 {
		t.Errorf("got %d cases, want 5000", page.Total)
	}
}

func TestWhatCannotBePlayedAgainIsRefusedHoweverItIsAskedFor(t *testing.T) {
	a := newApp(t, filepath.Join(t.TempDir(), "library.sqlite"), Options{})
	run := busyRun(t, a)
	for _, soFar := range []bool{false, true, true} {
		if _, err := a.Simulations.Board(t.Context(), BoardRequest{Run: run, Replication: -1, SoFar: soFar}); problem.Of(err) == nil || problem.Of(err).Code != "run.no-such-replication" {
			t.Errorf("so far %v: got %v, want a refusal", soFar, err)
		}
	}
}
