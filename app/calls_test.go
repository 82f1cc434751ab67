package app

import (
	"bytes"
	"encoding/json"
	"path/filepath"
	"testing"
	"time"

	"sandtable/engine/report"
)

// drawn is a process with a task, and a call of another process where one is named.
func drawn(id, task, calls string) string {
	call := ""
	if calls != "" {
		call = `<callActivity id="` + id + `_call" calledElement="` + calls + `"/><sequenceFlow id="` + id + `_3" sourceRef="` + id + `_call" targetRef="` + id + `_end"/>`
	}
	next := id + "_end"
	if calls != "" {
		next = id + "_call"
	}
	return `<?xml version="1.0" encoding="UTF-8"?><definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="D" targetNamespace="urn:example"><process id="` + id + `">` +
		`<startEvent id="` + id + `_start"/><sequenceFlow id="` + id + `_1" sourceRef="` + id + `_start" targetRef="` + task + `"/><task id="` + task + `"/>` +
		`<sequenceFlow id="` + id + `_2" sourceRef="` + task + `" targetRef="` + next + `"/>` + call + `<endEvent id="` + id + `_end"/></process></definitions>`
}

const calling = `{
  "$schema": "urn:sandtable:scenario:1", "start": "2026-01-05T09:00:00Z", "zone": "UTC",
  "arrivals": { "Order_start": { "every": { "dist": "fixed", "value": "PT1H" } } },
  "data": { "people": { "type": "number", "value": 1 } },
  "tasks": { "Take": { "duration": { "dist": "fixed", "value": "PT10M" } }, "Charge": { "duration": { "dist": "fixed", "value": "PT20M" } },
    "Book": { "duration": { "dist": "fixed", "value": "PT5M" } } },
  "run": { "cases": 10, "replications": 3, "seed": 1 }
}`

// settled is a run that is over.
func settled(t *testing.T, a *App, id RunID) (Run, report.Report) {
	t.Helper()
	for deadline := time.Now().Add(time.Minute); time.Now().Before(deadline); time.Sleep(2 * time.Millisecond) {
		run, err := a.Simulations.Get(t.Context(), id)
		if err != nil {
			t.Fatal(err)
		}
		if run.Status == RunRunning {
			continue
		}
		var r report.Report
		if run.Report != nil {
			if err := json.Unmarshal(run.Report, &r); err != nil {
				t.Fatal(err)
			}
		}
		return run, r
	}
	t.Fatalf("run %s is never over", id)
	return Run{}, report.Report{}
}

func TestCalledProcessesAreTakenFromTheSameProject(t *testing.T) {
	a := newApp(t, filepath.Join(t.TempDir(), "library.sqlite"), Options{})
	project, err := a.Projects.Create(t.Context(), "Shop")
	if err != nil {
		t.Fatal(err)
	}
	order, err := a.Processes.Create(t.Context(), project.ID, "Order", drawn("Order", "Take", "Pay"))
	if err != nil {
		t.Fatal(err)
	}
	start := NewRun{Process: order.ID, Revision: 1, Scenario: json.RawMessage(calling)}
	if _, err := a.Simulations.Start(t.Context(), start); err == nil {
		t.Error("numbers for a process that is nowhere were accepted")
	}
	for name, xml := range map[string]string{"Pay": drawn("Pay", "Charge", "Ledger"), "Ledger": drawn("Ledger", "Book", ""), "Aside": drawn("Aside", "Take", "")} {
		if _, err := a.Processes.Create(t.Context(), project.ID, name, xml); err != nil {
			t.Fatal(err)
		}
	}
	started, err := a.Simulations.Start(t.Context(), start)
	if err != nil {
		t.Fatal(err)
	}
	run, r := settled(t, a, started.ID)
	if run.Status != RunFinished || r.Process.ID != "Order" || r.Process.CycleTime.Mean == nil || *r.Process.CycleTime.Mean != 35*60 {
		t.Errorf("got %s of %q, cycle time %+v, want 35 minutes of the order with all that it calls", run.Status, r.Process.ID, r.Process.CycleTime)
	}
	checked, err := a.Checks.Check(t.Context(), Question{Process: order.ID, XML: drawn("Order", "Take", "Pay"), Scenario: json.RawMessage(calling)})
	if err != nil || !checked.Playable {
		t.Errorf("got %+v, %v, want it playable with what it calls", checked.Findings, err)
	}
	if alone, err := a.Checks.Check(t.Context(), Question{XML: drawn("Order", "Take", "Pay"), Scenario: json.RawMessage(calling)}); err != nil || alone.Playable {
		t.Errorf("got %+v, %v, want numbers that belong to nothing", alone.Findings, err)
	}
}

func TestOneReplicationAloneIsPlayed(t *testing.T) {
	a := newApp(t, filepath.Join(t.TempDir(), "library.sqlite"), Options{})
	process, numbers := lonely(t, a)
	started, err := a.Simulations.Start(t.Context(), NewRun{Process: process.ID, Revision: 1, Scenario: numbers, Only: 2})
	if err != nil {
		t.Fatal(err)
	}
	if run, r := settled(t, a, started.ID); run.Status != RunFinished || r.Replications != 1 || r.Partial {
		t.Errorf("got %s with %d replications, partial %t", run.Status, r.Replications, r.Partial)
	}
	if _, err := a.Simulations.Start(t.Context(), NewRun{Process: process.ID, Revision: 1, Scenario: numbers, Only: -1}); err == nil {
		t.Error("replication -1 was accepted")
	}
}

// lonely is a process of one task, with numbers whose work divides by the number of people.
func lonely(t *testing.T, a *App) (Process, json.RawMessage) {
	t.Helper()
	project, err := a.Projects.Create(t.Context(), "Desk")
	if err != nil {
		t.Fatal(err)
	}
	process, err := a.Processes.Create(t.Context(), project.ID, "Desk", drawn("Order", "Take", ""))
	if err != nil {
		t.Fatal(err)
	}
	return process, json.RawMessage(`{
  "$schema": "urn:sandtable:scenario:1", "start": "2026-01-05T09:00:00Z", "zone": "UTC",
  "arrivals": { "Order_start": { "cases": [ { "at": "2026-01-05T09:00:00Z" }, { "at": "2026-01-05T10:00:00Z", "data": { "people": 2 } }, { "at": "2026-01-05T11:00:00Z", "data": { "people": 0 } } ] } },
  "data": { "people": { "type": "number", "value": 1 } },
  "tasks": { "Take": { "duration": { "dist": "expression", "formula": "10 / max(people, 0.5)", "unit": "PT1M" } } },
  "run": { "cases": 10, "replications": 3, "seed": 1 }
}`)
}

// broken divides by nobody.
func broken(numbers json.RawMessage) json.RawMessage {
	return bytes.Replace(numbers, []byte("max(people, 0.5)"), []byte("people"), 1)
}

func TestWhatIsPlayedOfADeletedProcessEndsAndNobodyWaitsForIt(t *testing.T) {
	for name, remove := range map[string]func(*App, Process) error{
		"process": func(a *App, p Process) error { return a.Processes.Delete(t.Context(), p.ID) },
		"project": func(a *App, p Process) error { return a.Projects.Delete(t.Context(), p.ProjectID) },
	} {
		a := newApp(t, filepath.Join(t.TempDir(), "library.sqlite"), Options{})
		process, numbers := lonely(t, a)
		numbers = bytes.Replace(numbers, []byte(`"replications": 3`), []byte(`"replications": 100000`), 1)
		var jobs []*job
		for range 2 { // one is played, one waits
			started, err := a.Simulations.Start(t.Context(), NewRun{Process: process.ID, Revision: 1, Scenario: numbers})
			if err != nil {
				t.Fatal(err)
			}
			jobs = append(jobs, a.queue.job(started.ID))
		}
		if err := remove(a, process); err != nil {
			t.Fatal(err)
		}
		for i, j := range jobs {
			if j.ctx.Err() == nil {
				t.Fatalf("%s deleted: run %d goes on", name, i)
			}
			<-j.over
		}
		if left := a.queue.underWay(); len(left) != 0 {
			t.Errorf("%s deleted: got %d runs under way, want none", name, len(left))
		}
	}
}

func TestARunThatWasBrokenOffKeepsWhatWasObserved(t *testing.T) {
	a := newApp(t, filepath.Join(t.TempDir(), "library.sqlite"), Options{})
	process, numbers := lonely(t, a)
	started, err := a.Simulations.Start(t.Context(), NewRun{Process: process.ID, Revision: 1, Scenario: broken(numbers)})
	if err != nil {
		t.Fatal(err)
	}
	run, r := settled(t, a, started.ID)
	if run.Status != RunFailed || run.Error == nil || run.Error.At.Element != "Take" || run.Error.Hint.ZH == "" {
		t.Errorf("got %s, %+v, want a failed run that names the task", run.Status, run.Error)
	}
	if r.Fault == nil || !r.Partial || r.Cases.Completed != 2 {
		t.Errorf("got fault %+v, partial %t, %d completed, want the two cases before it", r.Fault, r.Partial, r.Cases.Completed)
	}
}
