package storage

import (
	"context"
	"fmt"
	"math"
	"path/filepath"
	"testing"
	"time"
)

func newRun(t testing.TB, l *Library, process Process) Run {
	t.Helper()
	return must(l.StartRun(t.Context(), NewRun{
		ProcessID: process.ID, Revision: process.Revision, Scenario: []byte(`{"name":"As-is"}`), Seed: math.MaxUint64, Engine: "0.1.0",
	}))(t)
}

func TestARunKeepsEverythingNeededToPlayItAgain(t *testing.T) {
	clock := newClock()
	library := opened(t, filepath.Join(t.TempDir(), "library.db"), Options{Now: clock.now})
	ctx := t.Context()
	process := newProcess(t, library, "<a/>")
	started := clock.at
	run := newRun(t, library, process)
	if run.Status != RunRunning || run.Session != library.Session() || !run.FinishedAt.IsZero() || run.Report != nil || run.Error != nil {
		t.Errorf("started %+v", run)
	}
	ended := clock.pass(time.Second)
	must(library.EndRun(ctx, run.ID, RunEnd{Status: RunFinished, Report: []byte(`{"seed":1}`)}))(t)
	got := must(library.Run(ctx, run.ID))(t)
	want := RunHead{ID: run.ID, Kind: Simulation, ProcessID: process.ID, Revision: 1, Seed: math.MaxUint64, Engine: "0.1.0", Status: RunFinished,
		Session: library.Session(), CreatedAt: started, FinishedAt: ended, Name: "As-is"}
	if fmt.Sprint(got.RunHead) != fmt.Sprint(want) || string(got.Scenario) != `{"name":"As-is"}` || string(got.Report) != `{"seed":1}` {
		t.Errorf("read %+v, want %+v", got, want)
	}
	if heads := must(library.Runs(ctx, process.ID))(t); len(heads) != 1 || fmt.Sprint(heads[0]) != fmt.Sprint(want) {
		t.Errorf("listed %+v, want %+v", heads, want)
	}
}

func TestARunOfOneReplicationSaysWhich(t *testing.T) {
	library := fresh(t)
	process := newProcess(t, library, "<a/>")
	run := must(library.StartRun(t.Context(), NewRun{ProcessID: process.ID, Revision: 1, Scenario: []byte(`{}`), Engine: "0.1.0", Only: 7}))(t)
	if got := must(library.Run(t.Context(), run.ID))(t); run.Only != 7 || got.Only != 7 {
		t.Errorf("started %d, read %d, want the seventh", run.Only, got.Only)
	}
}

func TestExperimentsAreKeptApartFromSimulations(t *testing.T) {
	library, ctx := fresh(t), t.Context()
	process := newProcess(t, library, "<a/>")
	simulation := newRun(t, library, process)
	var experiments []RunID
	for _, kind := range []RunKind{Comparison, Sensitivity, Grid, Staffing} {
		run := must(library.StartRun(ctx, NewRun{Kind: kind, ProcessID: process.ID, Revision: 1, Scenario: []byte(`{}`), Engine: "0.1.0"}))(t)
		if got := must(library.Run(ctx, run.ID))(t); run.Kind != kind || got.Kind != kind {
			t.Errorf("started %s, read %s, want %s", run.Kind, got.Kind, kind)
		}
		experiments = append([]RunID{run.ID}, experiments...)
	}
	if heads := must(library.Runs(ctx, process.ID))(t); len(heads) != 1 || heads[0].ID != simulation.ID {
		t.Errorf("simulations %+v, want only %s", heads, simulation.ID)
	}
	var listed []RunID
	for _, head := range must(library.Experiments(ctx, process.ID))(t) {
		listed = append(listed, head.ID)
	}
	if fmt.Sprint(listed) != fmt.Sprint(experiments) {
		t.Errorf("experiments %v, want %v", listed, experiments)
	}
	_, err := library.StartRun(ctx, NewRun{Kind: "wish", ProcessID: process.ID, Revision: 1, Scenario: []byte(`{}`), Engine: "0.1.0"})
	if err == nil {
		t.Error("a run of no known kind was kept")
	}
	_, err = library.Experiments(ctx, "nothing")
	wantError(t, "Experiments of no process", err, ErrNotFound)
}

// TestARunOfAnEarlierVersionIsASimulation: rows that were there before experiments were.
func TestARunOfAnEarlierVersionIsASimulation(t *testing.T) {
	path := filepath.Join(t.TempDir(), "library.db")
	before := must(open(t.Context(), path, Options{}, until(t, 2)))(t)
	process := newProcess(t, before, "<a/>")
	_, err := before.writer.Exec(`INSERT INTO runs (id, process_id, revision, seed, engine, status, session, created_at, scenario)
		VALUES ('r', ?, 1, 1, '0.1.0', 'finished', 's', 0, '{}')`, process.ID)
	if err != nil {
		t.Fatal(err)
	}
	if err := before.Close(); err != nil {
		t.Fatal(err)
	}
	library := opened(t, path, Options{})
	if heads := must(library.Runs(t.Context(), process.ID))(t); len(heads) != 1 || heads[0].Kind != Simulation {
		t.Errorf("got %+v, want one simulation", heads)
	}
}

func TestARunEndsOnce(t *testing.T) {
	library, ctx := fresh(t), t.Context()
	run := newRun(t, library, newProcess(t, library, "<a/>"))
	must(library.EndRun(ctx, run.ID, RunEnd{Status: RunFailed, Error: []byte(`{"code":"x"}`)}))(t)
	_, err := library.EndRun(ctx, run.ID, RunEnd{Status: RunFinished})
	wantError(t, "EndRun again", err, ErrRunEnded)
	if got := must(library.Run(ctx, run.ID))(t); got.Status != RunFailed || string(got.Error) != `{"code":"x"}` {
		t.Errorf("run %+v, want it failed as before", got)
	}
	if err := library.DeleteRun(ctx, run.ID); err != nil {
		t.Fatal(err)
	}
	wantError(t, "DeleteRun again", library.DeleteRun(ctx, run.ID), ErrNotFound)
	_, err = library.EndRun(ctx, run.ID, RunEnd{Status: RunFinished})
	wantError(t, "EndRun of a deleted run", err, ErrNotFound)
}

func TestOnlyASavedRevisionCanBeRun(t *testing.T) {
	library := fresh(t)
	process := newProcess(t, library, "<a/>")
	_, err := library.StartRun(t.Context(), NewRun{ProcessID: process.ID, Revision: 2, Scenario: []byte(`{}`)})
	wantError(t, "StartRun of a revision to come", err, ErrNotFound)
}

func TestARunOfAnotherWindowGoesOnUntilThatWindowCloses(t *testing.T) {
	path := filepath.Join(t.TempDir(), "library.db")
	library := opened(t, path, Options{})
	process := newProcess(t, library, "<a/>")
	other := must(Open(t.Context(), path, Options{}))(t)
	run := newRun(t, other, process)
	third := opened(t, path, Options{})
	status := func() RunStatus { return must(third.Run(t.Context(), run.ID))(t).Status }

	if lost := must(library.InterruptLostRuns(t.Context()))(t); len(lost) != 0 || status() != RunRunning {
		t.Errorf("while its window is open: lost %v, status %s", lost, status())
	}
	if err := other.Close(); err != nil {
		t.Fatal(err)
	}
	if status() != RunInterrupted {
		t.Errorf("after its window was closed: status %s", status())
	}
}

// runWithoutEnd starts a run, prints its id and waits to be killed.
func runWithoutEnd(path string) error {
	library, process, err := openProcess(path)
	if err != nil {
		return err
	}
	run, err := library.StartRun(context.Background(), NewRun{ProcessID: process.ID, Revision: process.Revision, Scenario: []byte(`{}`)})
	if err != nil {
		return err
	}
	fmt.Println(run.ID)
	select {}
}

func TestARunOfACrashedWindowIsInterrupted(t *testing.T) {
	path := filepath.Join(t.TempDir(), "library.db")
	first := startChild(t, "run without end", path)
	if !first.lines.Scan() {
		t.Fatal("no run was started")
	}
	lost := RunID(first.lines.Text())
	second := startChild(t, "run without end", path)
	if !second.lines.Scan() {
		t.Fatal("no second run was started")
	}
	alive := RunID(second.lines.Text())
	status := func(library *Library, id RunID) RunStatus { return must(library.Run(t.Context(), id))(t).Status }

	library := must(Open(t.Context(), path, Options{}))(t)
	if got := status(library, lost); got != RunRunning {
		t.Errorf("while its process lives: %s", got)
	}
	first.kill(t)
	first.Wait()
	if got := must(library.InterruptLostRuns(t.Context()))(t); fmt.Sprint(got) != fmt.Sprint([]RunID{lost}) {
		t.Errorf("interrupted %v, want only %s", got, lost)
	}
	if got := status(library, lost); got != RunInterrupted {
		t.Errorf("after its process was killed: %s", got)
	}
	if got := status(library, alive); got != RunRunning {
		t.Errorf("the run of the living process: %s", got)
	}
	if err := library.Close(); err != nil {
		t.Fatal(err)
	}

	second.kill(t)
	second.Wait()
	var told []Change
	library = opened(t, path, Options{OnChange: func(c Change) { told = append(told, c) }})
	if got := status(library, alive); got != RunInterrupted || len(told) != 1 || told[0].ID != string(alive) {
		t.Errorf("at the next start: %s, told %v", got, told)
	}
	if files := must(filepath.Glob(filepath.Join(sessionFolder(path), "*.session")))(t); len(files) != 1 {
		t.Errorf("session files %v, want only our own", files)
	}
}
