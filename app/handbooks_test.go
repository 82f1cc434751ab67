package app

import (
	"bytes"
	"path/filepath"
	"strings"
	"testing"

	"sandtable/app/samples"
	"sandtable/engine/handbook"
	"sandtable/engine/problem"
	"sandtable/storage/bundle"
)

func TestTheHandbookTellsOfARunOnlyWhereItIsOfWhatIsPrinted(t *testing.T) {
	a := newApp(t, filepath.Join(t.TempDir(), "library.sqlite"), Options{})
	ctx := t.Context()
	installed, err := a.Samples.Install(ctx, "order-change", "", problem.English)
	if err != nil {
		t.Fatal(err)
	}
	process, numbers := installed.Process, installed.Scenario
	made := func() string {
		t.Helper()
		content, err := a.Handbooks.Make(ctx, HandbookRequest{Process: process.ID, Languages: []problem.Language{problem.English}, Format: HandbookHTML, Owner: "Ann", Date: "2026-11-28"})
		if err != nil {
			t.Fatal(err)
		}
		return string(content)
	}
	const none = "There is no simulation of this scenario"
	before := strings.Count(made(), none)
	if before == 0 || strings.Contains(made(), "A case takes") {
		t.Error("nothing was simulated, and the handbook does not say so")
	}
	run, err := a.Simulations.Start(ctx, NewRun{Process: process.ID, Revision: process.Revision, Scenario: numbers.Content})
	if err != nil {
		t.Fatal(err)
	}
	settled(t, a, run.ID)
	if got := made(); strings.Count(got, none) != before-1 || !strings.Contains(got, "A case takes") {
		t.Error("the simulation is not in the handbook")
	}
	if _, err := a.Processes.Save(ctx, ProcessSave{ID: process.ID, Revision: process.Revision, XML: strings.Replace(process.XML, "Register the request", "Write it down", 1)}); err != nil {
		t.Fatal(err)
	}
	if got := made(); strings.Count(got, none) != before || !strings.Contains(got, "Write it down") {
		t.Error("the simulation of the drawing before is told of this one")
	}
}

func TestAPackageHoldsItsHandbook(t *testing.T) {
	s, _ := samples.Find("order-fulfilment")
	recipe := &Recipe{ID: "a", Version: "1.0.0", Processes: []RecipeProcess{{File: "order.bpmn", Scenarios: []string{"as-is.json"}}}, Changelog: "log.md"}
	recipe.Name.EN = "Orders"
	packed, err := Pack(t.Context(), recipe, Packing{State: bundle.Draft, Open: files(map[string][]byte{"order.bpmn": s.Process(problem.Chinese), "as-is.json": s.Scenario(problem.Chinese), "log.md": []byte("- **first**")})})
	if err != nil {
		t.Fatal(err)
	}
	entry := packed.Bundle.Manifest.Processes[0]
	if got, want := strings.Join(entry.Documents, " "), "documentation/order.docx documentation/order.html"; got != want {
		t.Fatalf("got %s, want %s", got, want)
	}
	for _, p := range packed.Bundle.Parts {
		if p.Path != "documentation/order.html" {
			continue
		}
		for _, want := range []string{"订单履约", "Order fulfilment", "<strong>first</strong>", "一个案例平均需要"} {
			if !bytes.Contains(p.Content, []byte(want)) {
				t.Errorf("%q is not in the handbook", want)
			}
		}
	}
}

func TestEveryTemplateMakesAHandbookInBothLanguages(t *testing.T) {
	a := newApp(t, filepath.Join(t.TempDir(), "library.sqlite"), Options{})
	for _, s := range samples.All() {
		installed, err := a.Samples.Install(t.Context(), s.ID, "", problem.Chinese)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range []HandbookFormat{HandbookHTML, HandbookDOCX} {
			request := HandbookRequest{Process: installed.Process.ID, Languages: []problem.Language{problem.Chinese, problem.English}, Format: f, Date: "2026-11-28"}
			first, err := a.Handbooks.Make(t.Context(), request)
			if err != nil {
				t.Fatalf("%s as %s: %v", s.ID, f, err)
			}
			second, err := a.Handbooks.Make(t.Context(), request)
			if err != nil || !bytes.Equal(first, second) {
				t.Errorf("%s as %s: made twice, they differ (%v)", s.ID, f, err)
			}
			request.Without = handbook.Chapters
			if bare, err := a.Handbooks.Make(t.Context(), request); err != nil || len(bare) >= len(first) {
				t.Errorf("%s as %s: without any chapter it has %d bytes of %d (%v)", s.ID, f, len(bare), len(first), err)
			}
		}
	}
}
