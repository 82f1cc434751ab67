package app

import (
	"encoding/csv"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sandtable/engine/problem"
)

// TestEveryFileOfOtherToolsOpensOrSaysWhyNot opens the reference models, those of three engines, and those
// about tokens and soundness as the window does, and of the damaged ones those that a good importer accepts.
func TestEveryFileOfOtherToolsOpensOrSaysWhyNot(t *testing.T) {
	corpus := os.Getenv("SANDTABLE_CORPUS")
	if corpus == "" {
		t.Skip("skipped: no corpus")
	}
	a := newApp(t, filepath.Join(t.TempDir(), "library.sqlite"), Options{})
	files := damagedButAccepted(t, corpus)
	for _, folder := range []string{"miwg-reference", "engines", "token-semantics", "soundness"} {
		err := filepath.WalkDir(filepath.Join(corpus, folder), func(path string, e fs.DirEntry, err error) error {
			if err == nil && strings.HasSuffix(path, ".bpmn") {
				files = append(files, path)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	opened, bare := 0, 0
	for _, path := range files {
		file, err := os.Open(path)
		if err != nil {
			t.Fatal(err)
		}
		d, err := a.Checks.Open(t.Context(), filepath.Base(path), file)
		file.Close()
		name := strings.TrimPrefix(path, corpus+"/")
		if err != nil {
			p := problem.Of(err)
			if p == nil {
				t.Fatalf("%s: %v", name, err)
			}
			t.Errorf("%s: %s %s (%s)", name, p.Code, p.Message.EN, p.Hint.EN)
			continue
		}
		opened++
		if !d.HasDiagram {
			bare++
		}
		if d.Name == "" || d.XML == "" {
			t.Errorf("%s: got no name or nothing in it", name)
		}
	}
	t.Logf("%d of %d files open, %d of them without a diagram", opened, len(files), bare)
}

func damagedButAccepted(t *testing.T, corpus string) []string {
	t.Helper()
	file, err := os.Open(filepath.Join(corpus, "bad-input", "index.csv"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	rows, err := csv.NewReader(file).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var files []string
	for _, row := range rows[1:] {
		if row[4] != "refuse" {
			files = append(files, filepath.Join(corpus, "bad-input", row[0]))
		}
	}
	return files
}
