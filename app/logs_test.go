package app

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"sandtable/engine/problem"
	"sandtable/engine/report"
)

// logOf is the event log of a run.
func logOf(t *testing.T, a *App, request LogRequest) string {
	t.Helper()
	log, err := a.Simulations.Log(t.Context(), request)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := log.Write(t.Context(), &out); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// TestALogIsOfWhatWasCalledThen: a called process that has been changed since the run is
// played as it had been saved then.
func TestALogIsOfWhatWasCalledThen(t *testing.T) {
	now := time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)
	a := newApp(t, filepath.Join(t.TempDir(), "library.sqlite"), Options{Now: func() time.Time { now = now.Add(time.Second); return now }})
	project, err := a.Projects.Create(t.Context(), "Shop")
	if err != nil {
		t.Fatal(err)
	}
	order, err := a.Processes.Create(t.Context(), project.ID, "Order", drawn("Order", "Take", "Pay"))
	if err != nil {
		t.Fatal(err)
	}
	pay, err := a.Processes.Create(t.Context(), project.ID, "Pay", drawn("Pay", "Charge", "Ledger"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := a.Processes.Create(t.Context(), project.ID, "Ledger", drawn("Ledger", "Book", "")); err != nil {
		t.Fatal(err)
	}
	started, err := a.Simulations.Start(t.Context(), NewRun{Process: order.ID, Revision: 1, Scenario: json.RawMessage(calling)})
	if err != nil {
		t.Fatal(err)
	}
	settled(t, a, started.ID)
	before := logOf(t, a, LogRequest{Run: started.ID})
	if strings.Count(before, ",execution,completed,0,,Charge,") != 10 || strings.Count(before, ",execution,completed,0,,Book,") != 10 {
		t.Fatalf("got %s, want ten charges and bookings", before)
	}
	if _, err := a.Processes.Save(t.Context(), ProcessSave{ID: pay.ID, Revision: 1, Name: "Pay", XML: drawn("Pay", "Charge", "")}); err != nil {
		t.Fatal(err)
	}
	if after := logOf(t, a, LogRequest{Run: started.ID}); after != before {
		t.Errorf("after a called process was changed: got %s, want the same log as before", after)
	}
}

func TestTheLogOfABrokenOffRunShowsWhatLedThere(t *testing.T) {
	a := newApp(t, filepath.Join(t.TempDir(), "library.sqlite"), Options{})
	process, numbers := lonely(t, a)
	started, err := a.Simulations.Start(t.Context(), NewRun{Process: process.ID, Revision: 1, Scenario: broken(numbers)})
	if err != nil {
		t.Fatal(err)
	}
	if run, _ := settled(t, a, started.ID); run.Status != RunFailed {
		t.Fatalf("got %s, want a run that was broken off", run.Status)
	}
	if log := logOf(t, a, LogRequest{Run: started.ID}); strings.Count(log, ",execution,completed,") != 2 || strings.Count(log, ",case,unfinished,") != 1 {
		t.Errorf("got %s, want two executions and the case that could not go on", log)
	}
}

var errFull = errors.New("no space left on device")

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errFull }

func TestALogThatCannotBeWrittenIsAProblem(t *testing.T) {
	a := newApp(t, filepath.Join(t.TempDir(), "library.sqlite"), Options{})
	process, numbers := lonely(t, a)
	started, err := a.Simulations.Start(t.Context(), NewRun{Process: process.ID, Revision: 1, Scenario: numbers})
	if err != nil {
		t.Fatal(err)
	}
	settled(t, a, started.ID)
	for _, format := range report.Formats {
		log, err := a.Simulations.Log(t.Context(), LogRequest{Run: started.ID, Format: format})
		if err != nil {
			t.Fatal(err)
		}
		if err := log.Write(t.Context(), full{}); !errors.Is(err, errFull) || problem.Of(err) == nil {
			t.Errorf("%s: got %v, want a problem because the disk is full", format, err)
		}
		gone, cancel := context.WithCancel(t.Context())
		cancel()
		if err := log.Write(gone, new(bytes.Buffer)); problem.Of(err) == nil || problem.Of(err).Code != CodeCancelled {
			t.Errorf("%s: got %v, want a problem because nobody waits for it", format, err)
		}
	}
}
