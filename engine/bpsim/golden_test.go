package bpsim_test

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sandtable/engine/bpmn"
	"sandtable/engine/bpsim"
	"sandtable/engine/model"
	"sandtable/engine/problem"
)

var update = flag.Bool("update", false, "write the golden files anew")

func opened(t *testing.T, path string) (*bpsim.File, *model.Definitions) {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	f, err := bpsim.Decode(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	d, err := bpmn.Decode(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return f, d
}

// TestEveryScenarioOfAFileIsTakenByItsMeaning reads process.bpmn of every folder and holds
// the scenarios in it, and what is said of them, to the files beside.
func TestEveryScenarioOfAFileIsTakenByItsMeaning(t *testing.T) {
	files, err := filepath.Glob("testdata/*/process.bpmn")
	if err != nil || len(files) < 4 {
		t.Fatalf("got %d folders, %v", len(files), err)
	}
	for _, file := range files {
		f, d := opened(t, file)
		expected := map[string]bool{"process.bpmn": true}
		for _, name := range f.Names() {
			s, notices, err := f.Scenario(name.ID, d)
			if err != nil {
				t.Errorf("%s %s: %v", file, name.ID, err)
				continue
			}
			var said strings.Builder
			for _, n := range notices {
				mark := "  "
				if bpsim.Lost(n) {
					mark = "- "
				}
				said.WriteString(mark + n.Code + " " + n.Line(problem.English) + "\n  " + n.Line(problem.Chinese) + "\n")
			}
			golden(t, filepath.Join(filepath.Dir(file), name.ID+".json"), written(t, s))
			golden(t, filepath.Join(filepath.Dir(file), name.ID+".notices.txt"), said.String())
			expected[name.ID+".json"], expected[name.ID+".notices.txt"] = true, true
			if wrong := s.Against(d); len(wrong) > 0 && !(len(s.Arrivals) == 0 && len(wrong) == 1) {
				t.Errorf("%s %s does not fit its drawing: %v", file, name.ID, &wrong[0])
			}
		}
		entries, err := os.ReadDir(filepath.Dir(file))
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range entries {
			if !expected[e.Name()] {
				t.Errorf("%s: nothing reads %s", filepath.Dir(file), e.Name())
			}
		}
	}
}

func golden(t *testing.T, path, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s: got\n%s\nwant\n%s", path, got, want)
	}
}
