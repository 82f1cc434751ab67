package scenario_test

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sandtable/engine/bpmn"
	"sandtable/engine/problem"
	"sandtable/engine/scenario"
)

// Files of Prosimos that are around have no licence that would let us keep them here.
// SANDTABLE_PROSIMOS names a folder with some: each drawing beside its parameters, as in
// the folder o2_evaluation/scenarios of optimos_v2.
func TestFilesFromElsewhereAreImportedOrRefusedByName(t *testing.T) {
	folder := os.Getenv("SANDTABLE_PROSIMOS")
	if folder == "" {
		t.Skip("skipped: SANDTABLE_PROSIMOS names no folder")
	}
	imported, refused := 0, 0
	err := filepath.WalkDir(folder, func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || !strings.HasSuffix(name, ".json") {
			return err
		}
		text, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		if !bytes.Contains(text, []byte("resource_profiles")) {
			return nil
		}
		drawings, err := filepath.Glob(filepath.Join(filepath.Dir(name), "*.bpmn"))
		if err != nil {
			return err
		}
		for _, drawing := range drawings {
			if len(drawings) > 1 && !strings.HasPrefix(filepath.Base(name), strings.TrimSuffix(filepath.Base(drawing), ".bpmn")) {
				continue
			}
			told := importOf(t, name, text, drawing)
			if told == "imported" {
				imported++
			} else {
				refused++
			}
			t.Logf("%s: %s", filepath.Base(name), told)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%d imported, %d refused", imported, refused)
	if imported == 0 {
		t.Error("none was imported")
	}
}

// importOf imports one file and holds the scenario to its drawing.
func importOf(t *testing.T, name string, text []byte, drawing string) string {
	f, err := os.Open(drawing)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	d, err := bpmn.Decode(f)
	if err != nil {
		t.Fatalf("%s: %v", drawing, err)
	}
	s, notices, err := scenario.FromProsimos(bytes.NewReader(text), d)
	if err != nil {
		p := problem.Of(err)
		if p == nil || p.At.Line == 0 || p.Message.ZH == "" || !strings.HasPrefix(p.Code, "scenario.prosimos-") {
			t.Errorf("%s: not refused by name: %v", name, err)
		}
		return "refused: " + err.Error()
	}
	for _, n := range notices {
		t.Logf("  %s", n.Error())
	}
	for _, p := range s.Against(d) {
		t.Errorf("%s: imported, but does not fit: %v", name, p.Error())
	}
	var first, second bytes.Buffer
	if err := scenario.Encode(&first, s); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	back, err := scenario.Decode(bytes.NewReader(first.Bytes()))
	if err != nil {
		t.Fatalf("%s: cannot be read back: %v", name, err)
	}
	if err := scenario.Encode(&second, back); err != nil || !bytes.Equal(first.Bytes(), second.Bytes()) {
		t.Errorf("%s: not the same when read back (%v)", name, err)
	}
	return "imported"
}
