package app

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"sandtable/app/samples"
	"sandtable/engine/model"
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
	file, err := a.Walks.File(ctx, process.ID)
	if err != nil || file.Process != "Order change" {
		t.Fatalf("got the file of %q, %v; want that of the process", file.Process, err)
	}
	if read, err := walk.Decode(bytes.NewReader(file.Text)); err != nil || len(read.Walks) != len(contents) || read.Walks[len(contents)-1].Name != "Wrong" {
		t.Errorf("got %v of a file of the walks, want all %d to be read back", err, len(contents))
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

// TestWhatIsExpectedFromNowOnIsTheWholeOfIt takes what comes of a walk of the test drawing of engine/walk, and of one that asks how many times something is paid.
func TestWhatIsExpectedFromNowOnIsTheWholeOfIt(t *testing.T) {
	a := newApp(t, filepath.Join(t.TempDir(), "library.db"), Options{})
	xml, err := os.ReadFile("../engine/walk/testdata/request.bpmn")
	if err != nil {
		t.Fatal(err)
	}
	on := Course{XML: string(xml)}
	walked := `{"name": "Low", "note": "Small ones", "start": {"data": {"amount": 900}}, "steps": [{"do": "complete", "element": "Grade"}],
		"expect": {"path": ["Start", "Approve"], "never": ["Late", "Pay", "Gone"]}}`
	w, err := a.Walks.Expect(t.Context(), on, json.RawMessage(walked))
	if err != nil {
		t.Fatal(err)
	}
	if e := w.Expect; w.Note != "Small ones" || !slices.Equal(e.Never, []model.ID{"Late"}) || !slices.Contains(e.Path, "Pay") || e.Data["level"] != "low" {
		t.Errorf("got %+v with the note %q, want what came of it, never Late, and the note", e, w.Note)
	}
	on.XML = strings.Replace(on.XML, `<bpmn:task id="Pay" name="Pay"/>`, `<bpmn:task id="Pay" name="Pay"><bpmn:multiInstanceLoopCharacteristics/></bpmn:task>`, 1)
	_, err = a.Walks.Expect(t.Context(), on, json.RawMessage(walked))
	if p := problem.Of(err); p == nil || p.Code != "walk.undecided" || p.Hint.EN == "" {
		t.Errorf("got %v, want that somebody has to decide first", err)
	}
}
