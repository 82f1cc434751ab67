package app

import (
	"encoding/json"
	"path/filepath"
	"testing"

	"sandtable/app/samples"
	"sandtable/engine/problem"
	"sandtable/engine/walk"
)

func TestWalksOfAProjectAreTestedAsTheyWereSaved(t *testing.T) {
	a := newApp(t, filepath.Join(t.TempDir(), "library.db"), Options{})
	ctx := t.Context()
	project, err := a.Projects.Create(ctx, "Orders")
	if err != nil {
		t.Fatal(err)
	}
	sample, _ := samples.Find("order-change")
	process, err := a.Processes.Create(ctx, project.ID, "Order change", string(sample.Process(problem.English)))
	if err != nil {
		t.Fatal(err)
	}
	found, err := a.Walks.Suggest(ctx, Course{XML: process.XML, Process: process.ID}, nil, problem.English)
	if err != nil || len(found.Walks) < 3 {
		t.Fatalf("got %v, %v; want walks", found, err)
	}
	wrong := *found.Walks[0]
	wrong.Name, wrong.Expect = "Wrong", &walk.Expect{Path: wrong.Expect.Path[:1:1]}
	wrong.Expect.Path = append(wrong.Expect.Path, "Nowhere")
	var contents []json.RawMessage
	for _, w := range append(found.Walks, &wrong) {
		content, err := json.Marshal(w)
		if err != nil {
			t.Fatal(err)
		}
		contents = append(contents, content)
	}
	if _, err := a.Walks.Keep(ctx, process.ID, contents); err != nil {
		t.Fatal(err)
	}
	all, err := a.Walks.TestProject(ctx, project.ID)
	if err != nil || len(all) != 1 || all[0].Problem != nil {
		t.Fatalf("got %+v, %v; want the tests of one process", all, err)
	}
	results := all[0].Tested.Results
	if got := results[len(results)-1].Outcome; got != walk.Stale {
		t.Errorf("got %s of the last, want stale: it speaks of an element that is not there", got)
	}
	for i, r := range results[:len(results)-1] {
		if r.Outcome != walk.Passed {
			t.Errorf("walk %d: got %s, %v", i, r.Outcome, r.Differences)
		}
	}
	if all[0].Tested.Coverage.Share() != 1 {
		t.Errorf("got coverage %v, want all", all[0].Tested.Coverage.Missing)
	}
}

func TestAWalkWithoutANameIsNotKept(t *testing.T) {
	a := newApp(t, filepath.Join(t.TempDir(), "library.db"), Options{})
	if _, err := a.Walks.Keep(t.Context(), "nowhere", []json.RawMessage{json.RawMessage(`{"start":{}}`)}); problem.Of(err).Code != "name.empty" {
		t.Errorf("got %v, want name.empty", err)
	}
	if _, err := a.Walks.Keep(t.Context(), "nowhere", []json.RawMessage{json.RawMessage(`{"name":"A","start":{}}`)}); problem.Of(err).Code != CodeNotFound {
		t.Errorf("got %v, want CodeNotFound", err)
	}
}
