package api

import (
	"encoding/json"
	"net/http"
	"testing"
	"time"

	"sandtable/app"
	"sandtable/engine/problem"
	"sandtable/engine/report"
)

// numbers is the sample's scenario with other run numbers.
func numbers(t *testing.T, cases, replications int) object {
	t.Helper()
	var content object
	if err := json.Unmarshal(sample(t).Scenario(problem.English), &content); err != nil {
		t.Fatal(err)
	}
	content["run"] = object{"cases": cases, "replications": replications, "seed": 7}
	return content
}

func (s *site) start(p app.Process, content object) Run {
	s.Helper()
	return do[Run](s, http.StatusAccepted, "POST", "/api/processes/"+string(p.ID)+"/runs", object{"revision": p.Revision, "scenario": content})
}

// until waits for a run to be as wanted.
func (s *site) until(id app.RunID, want string, holds func(Run) bool) Run {
	s.Helper()
	deadline := time.Now().Add(time.Minute)
	for time.Now().Before(deadline) {
		if run := do[Run](s, 200, "GET", "/api/runs/"+string(id), nil); holds(run) {
			return run
		}
		time.Sleep(5 * time.Millisecond)
	}
	s.Fatalf("run %s was never %s", id, want)
	return Run{}
}

func (s *site) untilOver(id app.RunID) Run {
	s.Helper()
	return s.until(id, "over", func(r Run) bool { return r.Status != app.RunRunning })
}

func reportOf(t *testing.T, run Run) report.Report {
	t.Helper()
	var r report.Report
	if err := json.Unmarshal(run.Report.RawMessage, &r); err != nil {
		t.Fatalf("report of run %s (%s): %v", run.ID, run.Status, err)
	}
	return r
}

func TestARunIsStartedWatchedAndKept(t *testing.T) {
	s := newSite(t, newLibrary(t))
	p := s.process()
	events := s.listen("")
	started := s.start(p, numbers(t, 200, 4))
	if started.Status != app.RunRunning || started.Seed != 7 || started.Revision != 1 || started.FinishedAt != nil || len(started.Report.RawMessage) > 4 {
		t.Errorf("got %+v, want a run that has begun", started)
	}
	last := events.untilRun(started.ID, "finished")
	if last.Fraction != 1 {
		t.Errorf("got fraction %v, want 1", last.Fraction)
	}
	run := s.untilOver(started.ID)
	if run.Status != app.RunFinished || run.Fraction != 1 || run.FinishedAt == nil || run.Error.Error != nil || run.Engine == "" {
		t.Errorf("got %+v, want a finished run", run.RunHead)
	}
	if r := reportOf(t, run); r.Replications != 4 || r.Partial || r.Seed != 7 || r.Cases.Completed == 0 {
		t.Errorf("got %d replications, partial %v, %d cases", r.Replications, r.Partial, r.Cases.Completed)
	}
	heads := do[list[RunHead]](s, 200, "GET", "/api/processes/"+string(p.ID)+"/runs", nil).Items
	if len(heads) != 1 || heads[0].ID != run.ID || heads[0].Status != app.RunFinished {
		t.Errorf("got %+v, want the run", heads)
	}
	if again := do[Run](s, 200, "POST", "/api/runs/"+string(run.ID)+"/cancel", nil); again.Status != app.RunFinished {
		t.Errorf("a finished run was cancelled: %s", again.Status)
	}
	do[any](s, http.StatusNoContent, "DELETE", "/api/runs/"+string(run.ID), nil)
	do[Error](s, http.StatusNotFound, "GET", "/api/runs/"+string(run.ID), nil)
}

func TestOneReplicationIsPlayedAlone(t *testing.T) {
	s := newSite(t, newLibrary(t))
	p := s.process()
	path := "/api/processes/" + string(p.ID) + "/runs"
	run := s.untilOver(do[Run](s, http.StatusAccepted, "POST", path, object{"revision": 1, "scenario": numbers(t, 100, 5), "only": 4}).ID)
	if r := reportOf(t, run); run.Status != app.RunFinished || run.Only != 4 || r.Replications != 1 || r.Requested != 1 || r.Cases.Started != 100 {
		t.Errorf("got %s, %d of %d replications, %d cases", run.Status, r.Replications, r.Requested, r.Cases.Started)
	}
	if refused := do[Error](s, http.StatusUnprocessableEntity, "POST", path, object{"revision": 1, "scenario": numbers(t, 100, 5), "only": -1}); refused.Code == "" {
		t.Errorf("got %+v", refused)
	}
}

func TestABrokenOffRunHasFailedAndKeepsItsReport(t *testing.T) {
	s := newSite(t, newLibrary(t))
	content := numbers(t, 10, 2)
	content["data"] = object{"people": object{"type": "number", "value": 1}}
	content["arrivals"] = object{"Start_Order": object{"cases": []object{{"at": "2026-01-05T09:00:00+08:00"}, {"at": "2026-01-08T09:00:00+08:00", "data": object{"people": 0}}}}}
	content["tasks"].(object)["Task_CheckOrder"] = object{"duration": object{"dist": "expression", "formula": "10 / people", "unit": "PT1M"}}
	run := s.untilOver(s.start(s.process(), content).ID)
	if run.Status != app.RunFailed || run.Error.Error == nil || run.Error.At.Element != "Task_CheckOrder" || run.Error.Hint == "" {
		t.Fatalf("got %s, %+v, want it broken off at the task", run.Status, run.Error.Error)
	}
	if r := reportOf(t, run); r.Fault == nil || !r.Partial || r.Cases.Completed != 1 {
		t.Errorf("got %+v, partial %t, %d completed", r.Fault, r.Partial, r.Cases.Completed)
	}
}

func TestTheSameSeedGivesTheSameReport(t *testing.T) {
	s := newSite(t, newLibrary(t))
	p := s.process()
	a, b := s.start(p, numbers(t, 100, 3)), s.start(p, numbers(t, 100, 3))
	if x, y := s.untilOver(a.ID), s.untilOver(b.ID); string(x.Report.RawMessage) != string(y.Report.RawMessage) {
		t.Errorf("got %.200s and %.200s", x.Report.RawMessage, y.Report.RawMessage)
	}
}

func TestACancelledRunKeepsWhatItHasFinished(t *testing.T) {
	s := newSite(t, newLibrary(t))
	run := s.start(s.process(), numbers(t, 2000, 2000))
	s.until(run.ID, "under way", func(r Run) bool { return r.Fraction > 0.01 })
	cancelled := do[Run](s, 200, "POST", "/api/runs/"+string(run.ID)+"/cancel", nil)
	if cancelled.Status != app.RunCancelled || cancelled.Error.Error != nil {
		t.Fatalf("got %s, %v, want a cancelled run", cancelled.Status, cancelled.Error)
	}
	if r := reportOf(t, cancelled); !r.Partial || r.Replications == 0 || r.Replications >= 2000 || r.Requested != 2000 {
		t.Errorf("got partial %v, %d of %d replications", r.Partial, r.Replications, r.Requested)
	}
}

func TestRunsTakeTurnsAndOneThatWaitsIsCancelledAtOnce(t *testing.T) {
	s := newSite(t, newLibrary(t))
	p := s.process()
	first, second, third := s.start(p, numbers(t, 2000, 5000)), s.start(p, numbers(t, 50, 2)), s.start(p, numbers(t, 50, 2))
	s.until(first.ID, "under way", func(r Run) bool { return r.Fraction > 0 })
	if waiting := do[Run](s, 200, "GET", "/api/runs/"+string(second.ID), nil); waiting.Status != app.RunRunning || waiting.Fraction != 0 {
		t.Errorf("got %s at %v, want one that waits", waiting.Status, waiting.Fraction)
	}
	if got := do[Run](s, 200, "POST", "/api/runs/"+string(second.ID)+"/cancel", nil); got.Status != app.RunCancelled || len(got.Report.RawMessage) > 4 {
		t.Errorf("got %s with %s, want it cancelled without a report", got.Status, got.Report.RawMessage)
	}
	do[any](s, http.StatusNoContent, "DELETE", "/api/runs/"+string(first.ID), nil)
	if got := s.untilOver(third.ID); got.Status != app.RunFinished {
		t.Errorf("got %s, want the third to have its turn", got.Status)
	}
}

func TestARunSurvivesTheRemovalOfItsProcess(t *testing.T) {
	s := newSite(t, newLibrary(t))
	p := s.process()
	events := s.listen("")
	run := s.start(p, numbers(t, 500, 20))
	do[any](s, http.StatusNoContent, "DELETE", "/api/processes/"+string(p.ID), nil)
	if got := events.untilRun(run.ID, ""); got.Status != app.RunCancelled && got.Status != app.RunFinished {
		t.Errorf("got %s", got.Status)
	}
	do[Error](s, http.StatusNotFound, "GET", "/api/runs/"+string(run.ID), nil)
}

func TestWhatCannotBePlayedLeavesNoRun(t *testing.T) {
	s := newSite(t, newLibrary(t))
	p := s.process()
	content := numbers(t, 10, 1)
	delete(content, "arrivals")
	refused := do[Error](s, http.StatusUnprocessableEntity, "POST", "/api/processes/"+string(p.ID)+"/runs", object{"revision": 1, "scenario": content})
	if refused.Code == "" || refused.Hint == "" {
		t.Errorf("got %+v", refused)
	}
	do[Error](s, http.StatusNotFound, "POST", "/api/processes/"+string(p.ID)+"/runs", object{"revision": 9, "scenario": numbers(t, 10, 1)})
	if heads := do[list[RunHead]](s, 200, "GET", "/api/processes/"+string(p.ID)+"/runs", nil).Items; len(heads) != 0 {
		t.Errorf("got %d runs, want none", len(heads))
	}
}

func TestAnotherWindowSeesARunAndCannotCancelIt(t *testing.T) {
	library := newLibrary(t)
	here, there := newSite(t, library), newSite(t, library)
	run := here.start(here.process(), numbers(t, 2000, 5000))
	if seen := do[Run](there, 200, "GET", "/api/runs/"+string(run.ID), nil); seen.Status != app.RunRunning {
		t.Errorf("got %s, want it running", seen.Status)
	}
	for _, request := range [][2]string{{"POST", "/cancel"}, {"DELETE", ""}} {
		refused := do[Error](there, http.StatusConflict, request[0], "/api/runs/"+string(run.ID)+request[1], nil)
		if refused.Code != app.CodeRunElsewhere {
			t.Errorf("got %+v", refused)
		}
	}
	if err := here.app.Close(); err != nil {
		t.Fatal(err)
	}
	if seen := do[Run](there, 200, "GET", "/api/runs/"+string(run.ID), nil); seen.Status != app.RunCancelled {
		t.Errorf("got %s, want it cancelled when its window was closed", seen.Status)
	}
}
