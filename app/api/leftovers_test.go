package api

import (
	"net/http"
	"strings"
	"testing"

	"sandtable/app"
	"sandtable/engine/experiment"
	"sandtable/engine/problem"
)

// redrawn is a process of which one task was drawn anew after its numbers were made.
func (s *site) redrawn() app.Process {
	s.Helper()
	p := s.process()
	return do[app.Process](s, 200, "PUT", "/api/processes/"+string(p.ID), object{"xml": strings.ReplaceAll(p.XML, "Task_Pack", "Activity_Box"), "revision": p.Revision})
}

func TestNumbersOfAnOlderVersionAreListedMovedAndLeftOut(t *testing.T) {
	s := newSite(t, newLibrary(t))
	p, content := s.redrawn(), numbers(t, 50, 2)
	ask := func(more object) Leftovers {
		more["xml"], more["scenario"], more["process"] = p.XML, content, p.ID
		return do[Leftovers](s, 200, "POST", "/api/leftovers", more)
	}
	left := ask(object{}).Leftovers
	if len(left) != 1 || left[0].Kind != "task" || left[0].Element != "Task_Pack" || left[0].Name != "Pack the parcel" || !left[0].Gone || left[0].Entries[0].Path != "/tasks/Task_Pack" {
		t.Fatalf("got %+v, want the task by the name of the save before", left)
	}
	if best := left[0].Fits[0]; best.ID != "Activity_Box" || best.Taken || !best.Likely {
		t.Errorf("got %+v first, want the task that was drawn anew", best)
	}
	moved := ask(object{"moves": []object{{"kind": "task", "element": "Task_Pack", "to": "Activity_Box"}}})
	if len(moved.Leftovers) != 0 || !strings.Contains(string(moved.Content.RawMessage), "Activity_Box") || strings.Contains(string(moved.Content.RawMessage), "Task_Pack") {
		t.Errorf("moved: got %+v", moved.Leftovers)
	}
	without := ask(object{"without": true})
	if len(without.Leftovers) != 1 || strings.Contains(string(without.Content.RawMessage), "Task_Pack") {
		t.Errorf("left out: got %+v", without.Leftovers)
	}
	response, text := s.send("POST", "/api/leftovers", object{"xml": p.XML, "scenario": content, "moves": []object{{"kind": "task", "element": "Task_Pack", "to": "End_Packed"}}}, "Accept-Language", "zh-CN")
	if response.StatusCode != http.StatusUnprocessableEntity || !strings.Contains(string(text), "scenario.does-not-fit") || !strings.Contains(string(text), "无法转移") {
		t.Errorf("got %d %s", response.StatusCode, text)
	}
}

func TestNumbersWithMistakesAreNotLookedThroughForWhatIsLeftOver(t *testing.T) {
	s := newSite(t, newLibrary(t))
	p := s.redrawn()
	wrong := object{"$schema": "urn:sandtable:scenario:1", "zone": "UTC", "start": "2026-01-05T09:00:00Z", "run": object{"cases": 1, "replications": 1}, "tasks": object{"Task_Pack": object{"duration": object{"dist": "uniform", "min": "PT20M", "max": "PT12M"}}}}
	got := do[Leftovers](s, 200, "POST", "/api/leftovers", object{"xml": p.XML, "scenario": wrong, "without": true})
	if !got.Unread || len(got.Leftovers) != 0 || !strings.Contains(string(got.Content.RawMessage), "PT20M") {
		t.Errorf("got %+v, want the numbers as they were, unread", got)
	}
	if do[Leftovers](s, 200, "POST", "/api/leftovers", object{"xml": p.XML, "scenario": numbers(t, 50, 2)}).Unread {
		t.Error("numbers without mistakes are said to be unread")
	}
	move := []object{{"kind": "task", "element": "Task_Pack", "to": "Activity_Box"}}
	if response, text := s.send("POST", "/api/leftovers", object{"xml": p.XML, "scenario": wrong, "moves": move}); response.StatusCode != http.StatusUnprocessableEntity || !strings.Contains(string(text), "/tasks/Task_Pack/duration/max") {
		t.Errorf("moved: got %d %s, want the mistake", response.StatusCode, text)
	}
}

func TestARunSaysWhatOfAnOlderVersionItLeftOut(t *testing.T) {
	s := newSite(t, newLibrary(t))
	p, content := s.redrawn(), numbers(t, 50, 2)
	all := "/api/processes/" + string(p.ID) + "/runs"
	if response, text := s.send("POST", all, object{"revision": p.Revision, "scenario": content}); response.StatusCode != http.StatusUnprocessableEntity || !strings.Contains(string(text), "scenario.unknown-element") {
		t.Errorf("unasked: got %d %s, want a refusal", response.StatusCode, text)
	}
	run := s.untilOver(do[Run](s, http.StatusAccepted, "POST", all, object{"revision": p.Revision, "scenario": content, "leaveOut": true}).ID)
	r := reportOf(t, run)
	if want := "Left out as numbers of an older version of the process: “Pack the parcel” (its work)."; run.Status != app.RunFinished || r.LeftOut.EN != want || !strings.Contains(r.LeftOut.ZH, "“Pack the parcel”（工作量）") {
		t.Errorf("%s: got %q, want %q", run.Status, r.LeftOut.EN, want)
	}
	again := s.untilOver(s.start(p, read[object](t, run.Scenario.RawMessage)).ID)
	if got := reportOf(t, again); got.LeftOut != (problem.Text{}) || got.Events != r.Events {
		t.Errorf("what is kept of the scenario, played again: got %q and %d events, want nothing left out and %d", got.LeftOut.EN, got.Events, r.Events)
	}
}

func TestAComparisonSaysWhatOfAnOlderVersionItLeftOut(t *testing.T) {
	s := newSite(t, newLibrary(t))
	p := s.redrawn()
	asIs, toBe := s.scenario(p, "As-is", staffed(t, 50, 3, 1)), s.scenario(p, "To-be", staffed(t, 50, 3, 3))
	e := s.untilAnswered(s.experiment(p, object{"kind": "comparison", "variants": []object{{"scenarioId": asIs, "leaveOut": true}, {"scenarioId": toBe, "leaveOut": true}}}).ID)
	c := read[experiment.Comparison](t, e.Comparison.RawMessage)
	if e.Status != app.RunFinished || len(c.Notes) < 2 || c.Notes[1].Code != "experiment.left-out" || !strings.HasPrefix(c.Notes[1].Text.EN, "To-be: Left out") || !strings.Contains(c.Notes[1].Text.ZH, "To-be：") {
		t.Errorf("%s: got %+v", e.Status, c.Notes)
	}
	if asked := read[Asked](t, e.Asked.RawMessage); strings.Contains(string(asked.Variants[0].Scenario.RawMessage), "Task_Pack") {
		t.Error("what was left out is kept as if it had been played")
	}
}
