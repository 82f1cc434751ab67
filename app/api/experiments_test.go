package api

import (
	"bytes"
	"encoding/json"
	"net/http"
	"strings"
	"testing"
	"time"

	"sandtable/app"
	"sandtable/engine/experiment"
	"sandtable/engine/problem"
)

// staffed is the numbers of the sample with other people in a role.
func staffed(t *testing.T, cases, replications, clerks int) object {
	t.Helper()
	content := numbers(t, cases, replications)
	content["roles"].(object)["sales"].(object)["headcount"] = clerks
	return content
}

func (s *site) scenario(p app.Process, name string, content object) app.ScenarioID {
	s.Helper()
	return do[Scenario](s, http.StatusCreated, "POST", "/api/processes/"+string(p.ID)+"/scenarios", object{"name": name, "content": content}).ID
}

func (s *site) experiment(p app.Process, request object) Experiment {
	s.Helper()
	request["revision"] = p.Revision
	return do[Experiment](s, http.StatusAccepted, "POST", "/api/processes/"+string(p.ID)+"/experiments", request)
}

func (s *site) untilAnswered(id app.RunID) Experiment {
	s.Helper()
	return s.untilIs(id, "over", func(e Experiment) bool { return e.Status != app.RunRunning })
}

func (s *site) untilIs(id app.RunID, want string, holds func(Experiment) bool) Experiment {
	s.Helper()
	deadline := time.Now().Add(time.Minute)
	for time.Now().Before(deadline) {
		if e := do[Experiment](s, 200, "GET", "/api/experiments/"+string(id), nil); holds(e) {
			return e
		}
		time.Sleep(5 * time.Millisecond)
	}
	s.Fatalf("experiment %s was never %s", id, want)
	return Experiment{}
}

// read decodes what is kept, which has no field that the description lacks.
func read[T any](t *testing.T, kept json.RawMessage) T {
	t.Helper()
	var value T
	d := json.NewDecoder(bytes.NewReader(kept))
	d.DisallowUnknownFields()
	if err := d.Decode(&value); err != nil {
		t.Fatalf("%v in %.300s", err, kept)
	}
	return value
}

func TestTwoScenariosAreComparedAndWhatWasPlayedIsKept(t *testing.T) {
	s := newSite(t, newLibrary(t))
	p := s.process()
	asIs, toBe := s.scenario(p, "As-is", staffed(t, 200, 3, 1)), s.scenario(p, "To-be", staffed(t, 200, 3, 3))
	events := s.listen("")
	started := s.experiment(p, object{"kind": "comparison", "replications": 5, "variants": []object{{"scenarioId": asIs}, {"scenarioId": toBe}}})
	if started.Status != app.RunRunning || started.Kind != app.Comparison || started.Seed != 7 || started.FinishedAt != nil {
		t.Errorf("got %+v, want a comparison that has begun", started.ExperimentHead)
	}
	if last := events.untilRun(started.ID, "finished"); last.Fraction != 1 || last.Variants != 2 || last.VariantsDone != 2 {
		t.Errorf("got %+v, want two variants played", last)
	}
	e := s.untilAnswered(started.ID)
	c := read[experiment.Comparison](t, e.Comparison.RawMessage)
	if e.Status != app.RunFinished || c.Replications != 5 || len(c.Variants) != 2 || c.Variants[0].Name != "As-is" || c.Variants[1].Name != "To-be" {
		t.Fatalf("got %s, %d replications of %+v", e.Status, c.Replications, c.Variants)
	}
	if d := c.Row("cycleTime").Differences[0]; d.Verdict != experiment.Better || len(c.Sentences) == 0 {
		t.Errorf("more clerks are %s, and %d sentences say so", d.Verdict, len(c.Sentences))
	}
	asked := read[Asked](t, e.Asked.RawMessage)
	if asked.Replications != 5 || len(asked.Variants) != 2 || asked.Variants[1].Revision != 1 || asked.Variants[1].ScenarioID != toBe || asked.Variants[1].Process != p.ID {
		t.Errorf("got %+v, want what was played", asked)
	}

	// What is kept is enough to play it again, whatever became of the scenarios.
	do[any](s, http.StatusNoContent, "DELETE", "/api/scenarios/"+string(toBe), nil)
	var again []object
	for _, v := range asked.Variants {
		again = append(again, object{"name": v.Name, "process": v.Process, "revision": v.Revision, "scenarioId": v.ScenarioID, "scenario": v.Scenario})
	}
	replayed := s.untilAnswered(s.experiment(p, object{"kind": "comparison", "replications": asked.Replications, "variants": again}).ID)
	if string(replayed.Comparison.RawMessage) != string(e.Comparison.RawMessage) {
		t.Errorf("got %.300s\nwant %.300s", replayed.Comparison.RawMessage, e.Comparison.RawMessage)
	}
}

func TestExperimentsAndSimulationsAreListedApart(t *testing.T) {
	s := newSite(t, newLibrary(t))
	p := s.process()
	run := s.start(p, numbers(t, 50, 2))
	e := s.experiment(p, object{"kind": "staffing", "replications": 2, "variants": []object{{"scenario": numbers(t, 50, 2)}}})
	s.untilOver(run.ID)
	s.untilAnswered(e.ID)
	if runs := do[list[RunHead]](s, 200, "GET", "/api/processes/"+string(p.ID)+"/runs", nil).Items; len(runs) != 1 || runs[0].ID != run.ID {
		t.Errorf("got %+v, want the simulation alone", runs)
	}
	all := do[list[ExperimentHead]](s, 200, "GET", "/api/processes/"+string(p.ID)+"/experiments", nil).Items
	if len(all) != 1 || all[0].ID != e.ID || all[0].Kind != app.Staffing || all[0].Status != app.RunFinished {
		t.Errorf("got %+v, want the experiment alone", all)
	}
	do[Error](s, http.StatusNotFound, "GET", "/api/runs/"+string(e.ID), nil)
	do[Error](s, http.StatusNotFound, "GET", "/api/runs/"+string(e.ID)+"/log", nil)
	for _, request := range [][2]string{{"GET", ""}, {"POST", "/cancel"}, {"DELETE", ""}} {
		do[Error](s, http.StatusNotFound, request[0], "/api/experiments/"+string(run.ID)+request[1], nil)
	}
	do[any](s, http.StatusNoContent, "DELETE", "/api/experiments/"+string(e.ID), nil)
	do[Error](s, http.StatusNotFound, "GET", "/api/experiments/"+string(e.ID), nil)
}

func TestASensitivityAGridAndOneMorePersonAreAnswered(t *testing.T) {
	s := newSite(t, newLibrary(t))
	p := s.process()
	of := func(request object) Experiment {
		request["replications"], request["variants"] = 3, []object{{"scenario": numbers(t, 100, 1)}}
		return s.untilAnswered(s.experiment(p, request).ID)
	}
	sensed := read[experiment.Sensitivity](t, of(object{"kind": "sensitivity", "levers": []string{"roles/*/headcount"}, "measures": []string{"cycleTime"}, "by": 0.2}).Sensitivity.RawMessage)
	if len(sensed.Tornados) != 1 || len(sensed.Tornados[0].Bars) == 0 || sensed.Replications != 3 {
		t.Errorf("got %+v, want one tornado", sensed)
	}
	grid := read[experiment.Grid](t, of(object{"kind": "grid", "axes": []object{{"lever": "roles/sales/headcount", "values": []int{1, 2, 3}}}}).Grid.RawMessage)
	if len(grid.Cells) != 3 || len(grid.Measures) < 2 {
		t.Errorf("got %d cells of %d measures, want 3 of 2 or more", len(grid.Cells), len(grid.Measures))
	}
	more := read[experiment.Staffing](t, of(object{"kind": "staffing", "roles": []string{"sales"}}).Staffing.RawMessage)
	if len(more.Roles) != 1 || more.Roles[0].Role != "sales" || len(more.Roles[0].Answers) == 0 {
		t.Errorf("got %+v, want one more salesperson", more.Roles)
	}
}

func TestACancelledExperimentKeepsWhatItHasFinished(t *testing.T) {
	s := newSite(t, newLibrary(t))
	e := s.experiment(s.process(), object{"kind": "sensitivity", "replications": 100, "variants": []object{{"scenario": numbers(t, 200, 1)}}})
	s.untilIs(e.ID, "under way", func(e Experiment) bool { return e.Fraction > 0.05 })
	cancelled := do[Experiment](s, 200, "POST", "/api/experiments/"+string(e.ID)+"/cancel", nil)
	if cancelled.Status != app.RunCancelled || cancelled.Error.Error != nil {
		t.Fatalf("got %s, %v, want it cancelled", cancelled.Status, cancelled.Error)
	}
	if len(cancelled.Sensitivity.RawMessage) > 4 { // the scenario itself had been played
		if sensed := read[experiment.Sensitivity](t, cancelled.Sensitivity.RawMessage); !sensed.Partial {
			t.Error("what was broken off is not marked as partial")
		}
	}
}

func TestAnExperimentSurvivesARestart(t *testing.T) {
	library := newLibrary(t)
	before := newSite(t, library)
	p := before.process()
	e := before.untilAnswered(before.experiment(p, object{"kind": "staffing", "replications": 2, "variants": []object{{"scenario": numbers(t, 50, 2)}}}).ID)
	under := before.experiment(p, object{"kind": "staffing", "replications": 5000, "variants": []object{{"scenario": numbers(t, 500, 2)}}})
	if err := before.app.Close(); err != nil {
		t.Fatal(err)
	}
	after := newSite(t, library)
	if again := do[Experiment](after, 200, "GET", "/api/experiments/"+string(e.ID), nil); string(again.Staffing.RawMessage) != string(e.Staffing.RawMessage) || again.Status != app.RunFinished {
		t.Errorf("got %s with %.200s, want what was there before", again.Status, again.Staffing.RawMessage)
	}
	if broken := do[Experiment](after, 200, "GET", "/api/experiments/"+string(under.ID), nil); broken.Status != app.RunCancelled {
		t.Errorf("got %s, want it cancelled when its window was closed", broken.Status)
	}
}

func TestProcessesOfOneProjectAreCompared(t *testing.T) {
	s := newSite(t, newLibrary(t))
	p := s.process()
	xml := string(sample(t).Process(problem.English))
	other := do[app.Process](s, http.StatusCreated, "POST", "/api/projects/"+string(p.ProjectID)+"/processes", object{"name": "Orders, new", "xml": xml})
	foreign := s.process()
	mine, theirs, far := s.scenario(p, "Base", numbers(t, 50, 2)), s.scenario(other, "Base", numbers(t, 50, 2)), s.scenario(foreign, "Base", numbers(t, 50, 2))
	e := s.untilAnswered(s.experiment(p, object{"kind": "comparison", "variants": []object{{"scenarioId": mine}, {"scenarioId": theirs}}}).ID)
	c := read[experiment.Comparison](t, e.Comparison.RawMessage)
	if c.Variants[0].Name != "Base (Orders)" || c.Variants[1].Name != "Base (Orders, new)" || c.Variants[1].Definition != "Orders, new" || c.Replications != 2 {
		t.Errorf("got %+v, want them told apart by their process", c.Variants)
	}
	refused := do[Error](s, http.StatusUnprocessableEntity, "POST", "/api/processes/"+string(p.ID)+"/experiments",
		object{"kind": "comparison", "revision": 1, "variants": []object{{"scenarioId": mine}, {"scenarioId": far}}})
	if refused.Code != "experiment.other-project" {
		t.Errorf("got %+v", refused)
	}
}

func TestWhatCannotBeAskedIsRefusedAndLeavesNoExperiment(t *testing.T) {
	s := newSite(t, newLibrary(t))
	p := s.process()
	good := object{"scenario": numbers(t, 50, 2)}
	silent := numbers(t, 50, 2)
	delete(silent, "arrivals")
	thirteen := make([]object, 13)
	for i := range thirteen {
		thirteen[i] = good
	}
	for _, c := range []struct {
		why  string
		want string
		ask  object
	}{
		{"one scenario", "experiment.one-variant", object{"kind": "comparison", "variants": []object{good}}},
		{"too many scenarios", "request.invalid", object{"kind": "comparison", "variants": thirteen}},
		{"no scenario", "request.invalid", object{"kind": "staffing", "variants": []object{}}},
		{"two for a grid", "experiment.one-base", object{"kind": "grid", "variants": []object{good, good}}},
		{"an unknown kind", "request.invalid", object{"kind": "wish", "variants": []object{good}}},
		{"an unknown lever", "lever.unknown", object{"kind": "sensitivity", "variants": []object{good}, "levers": []string{"tasks/nobody"}}},
		{"an unknown measure", "simulate.no-such-measure", object{"kind": "sensitivity", "variants": []object{good}, "measures": []string{"happiness"}}},
		{"an unknown role", "lever.unknown", object{"kind": "staffing", "variants": []object{good}, "roles": []string{"nobody"}}},
		{"no axis", "experiment.no-axis", object{"kind": "grid", "variants": []object{good}}},
		{"half a person", "lever.people", object{"kind": "grid", "variants": []object{good}, "axes": []object{{"lever": "roles/sales/headcount", "values": []float64{1.5}}}}},
		{"axes of a comparison", "experiment.not-asked", object{"kind": "comparison", "variants": []object{good, good}, "axes": []object{{"lever": "x", "values": []int{1}}}}},
		{"too many replications", "request.invalid", object{"kind": "staffing", "variants": []object{good}, "replications": 10_001}},
		{"too many by the scenario", "experiment.replications", object{"kind": "staffing", "variants": []object{{"scenario": numbers(t, 50, 20_000)}}}},
		{"a variant without numbers", "experiment.no-scenario", object{"kind": "staffing", "variants": []object{{"name": "x"}}}},
		{"no such revision", app.CodeNotFound, object{"kind": "staffing", "revision": 9, "variants": []object{good}}},
		{"no such scenario", app.CodeNotFound, object{"kind": "staffing", "variants": []object{{"scenarioId": "nothing"}}}},
		{"a scenario that cannot be played", "", object{"kind": "comparison", "variants": []object{good, {"name": "Silent", "scenario": silent}}}},
	} {
		if c.ask["revision"] == nil {
			c.ask["revision"] = p.Revision
		}
		response, text := s.send("POST", "/api/processes/"+string(p.ID)+"/experiments", c.ask)
		var refused Error
		if err := json.Unmarshal(text, &refused); err != nil || response.StatusCode < 400 || response.StatusCode > 499 || refused.Hint == "" {
			t.Errorf("%s: got %d %s, want a refusal with a way out", c.why, response.StatusCode, text)
			continue
		}
		if c.want != "" && refused.Code != c.want {
			t.Errorf("%s: got %s (%s), want %s", c.why, refused.Code, refused.Message, c.want)
		}
		if c.want == "" && !strings.Contains(refused.Message, "Silent") {
			t.Errorf("%s: got %q, want the variant's name in it", c.why, refused.Message)
		}
	}
	if all := do[list[ExperimentHead]](s, 200, "GET", "/api/processes/"+string(p.ID)+"/experiments", nil).Items; len(all) != 0 {
		t.Errorf("got %d experiments, want none", len(all))
	}
}

func TestAnExperimentWaitsForTheSimulationBeforeIt(t *testing.T) {
	s := newSite(t, newLibrary(t))
	p := s.process()
	first := s.start(p, numbers(t, 2000, 5000))
	s.until(first.ID, "under way", func(r Run) bool { return r.Fraction > 0 })
	e := s.experiment(p, object{"kind": "staffing", "replications": 2, "variants": []object{{"scenario": numbers(t, 50, 2)}}})
	if waiting := do[Experiment](s, 200, "GET", "/api/experiments/"+string(e.ID), nil); waiting.Status != app.RunRunning || waiting.Fraction != 0 {
		t.Errorf("got %s at %v, want one that waits", waiting.Status, waiting.Fraction)
	}
	do[Run](s, 200, "POST", "/api/runs/"+string(first.ID)+"/cancel", nil)
	if done := s.untilAnswered(e.ID); done.Status != app.RunFinished {
		t.Errorf("got %s, want it to have had its turn", done.Status)
	}
}

func TestLeversAndMeasuresAreOfferedInTheReadersLanguage(t *testing.T) {
	s := newSite(t, newLibrary(t))
	request := object{"xml": string(sample(t).Process(problem.English)), "scenario": numbers(t, 10, 1)}
	found := do[Choices](s, 200, "POST", "/api/experiments/choices", request)
	zh := do[Choices](s, 200, "POST", "/api/experiments/choices", request, "Accept-Language", "zh-CN")
	if len(found.Levers) < 10 || len(found.Measures) < 10 || found.Measures[0].Name != "cycleTime" || found.Measures[0].Label != "cycle time" || zh.Measures[0].Label != "周期时间" {
		t.Errorf("got %d levers, %d measures, %+v and %+v", len(found.Levers), len(found.Measures), found.Measures[0], zh.Measures[0])
	}
	broken := do[Error](s, http.StatusUnprocessableEntity, "POST", "/api/experiments/choices", object{"xml": "<", "scenario": numbers(t, 10, 1)})
	if broken.Code == "" || broken.Hint == "" {
		t.Errorf("got %+v", broken)
	}
}
