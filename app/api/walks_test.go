package api

import (
	"strings"
	"testing"

	"sandtable/app"
	"sandtable/app/samples"
	"sandtable/engine/problem"
)

// changed is a template whose data decides, in a language.
func changed(t *testing.T, l problem.Language) string {
	t.Helper()
	s, ok := samples.Find("order-change")
	if !ok {
		t.Fatal("no sample order-change")
	}
	return string(s.Process(l))
}

func TestAWalkIsPlayedAndGoneOnWithInTheCallersLanguage(t *testing.T) {
	s := newSite(t, newLibrary(t))
	xml := changed(t, problem.Chinese)
	begun := do[Walked](s, 200, "POST", "/api/walk", object{"xml": xml, "walk": object{"start": object{"data": object{"changeKind": "date"}}}}, "Accept-Language", "zh")
	if len(begun.Frames) != 1 || !begun.State.Begun || len(begun.State.Open) == 0 || !strings.HasPrefix(begun.Frames[0].Text, "从“") {
		t.Fatalf("got %+v, want a case that has begun, told in Chinese", begun)
	}
	longer := do[Walked](s, 200, "POST", "/api/walk", object{"xml": xml, "toEnd": true, "walk": object{"start": object{"data": object{"changeKind": "date"}}}}, "Accept-Language", "zh")
	if longer.Walk == nil || longer.Stopped == nil || longer.Stopped.Code != "walk.to-fill-in" || longer.Stopped.Element == "" || len(longer.Frames) < 2 {
		t.Errorf("got %+v, want steps up to a form that nobody has filled in", longer.Stopped)
	}
	refused := do[Error](s, 422, "POST", "/api/walk", object{"xml": xml, "walk": object{"start": object{}, "steps": []object{{"do": "fly"}}}}, "Accept-Language", "zh")
	if refused.Code != "walk.deed" || !strings.Contains(refused.Message, "fly") {
		t.Errorf("got %+v, want walk.deed", refused)
	}
}

func TestSuggestedWalksAreKeptTestedAndSaved(t *testing.T) {
	s := newSite(t, newLibrary(t))
	xml := changed(t, problem.English)
	found := do[WalkSuggestion](s, 200, "POST", "/api/walk/suggest", object{"xml": xml, "walks": []object{}})
	if len(found.Walks) < 3 || found.Cut || len(found.Missing) > 0 {
		t.Fatalf("got %d walks, missing %v; want some for everything", len(found.Walks), found.Missing)
	}
	process := do[app.Process](s, 201, "POST", "/api/projects/"+string(s.project("Orders").ID)+"/processes", object{"name": "Order change", "xml": xml})
	kept := do[list[KeptWalk]](s, 200, "POST", "/api/processes/"+string(process.ID)+"/walks", object{"walks": found.Walks}).Items
	if listed := do[list[KeptWalk]](s, 200, "GET", "/api/processes/"+string(process.ID)+"/walks", nil).Items; len(listed) != len(kept) || listed[0].Name == "" {
		t.Errorf("got %d kept, want %d with names", len(listed), len(kept))
	}
	tests := do[WalksTested](s, 200, "POST", "/api/walk/test", object{"xml": xml, "walks": found.Walks})
	for i, r := range tests.Results {
		if r.Outcome != "passed" {
			t.Errorf("%s: got %+v, want passed", kept[i].Name, r)
		}
	}
	if c := tests.Coverage; c == nil || c.Share() != 1 {
		t.Errorf("got coverage %+v, want all", c)
	}
	path := "/api/walks/" + string(kept[0].ID)
	saved := do[KeptWalk](s, 200, "PUT", path, object{"revision": 1, "content": object{"name": "Renamed", "start": object{}}})
	if saved.Revision != 2 || saved.Name != "Renamed" {
		t.Errorf("got %+v, want the second revision", saved)
	}
	do[Error](s, 409, "PUT", path, object{"revision": 1, "content": object{"name": "Mine", "start": object{}}})
	do[none](s, 204, "DELETE", path, nil)
	do[Error](s, 404, "DELETE", path, nil)
	project := do[list[ProcessTests]](s, 200, "POST", "/api/projects/"+string(process.ProjectID)+"/walks/test", nil).Items
	if len(project) != 1 || project[0].Tested == nil || len(project[0].Walks) != len(kept)-1 {
		t.Errorf("got %+v, want the tests of one process", project)
	}
}
