package branches_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sandtable/engine/bpmn"
	"sandtable/engine/check"
	"sandtable/engine/finding"
	"sandtable/engine/scenario"
)

// ours are the findings of this group.
func ours(found finding.Findings) (all finding.Findings) {
	for _, f := range found {
		if strings.HasPrefix(f.Rule, "data.") {
			all = append(all, f)
		}
	}
	return all
}

func TestTheSamplesAreFreeOfWarnings(t *testing.T) {
	drawings, err := filepath.Glob("../../../app/samples/*/process*.bpmn")
	if err != nil || len(drawings) == 0 {
		t.Fatal("no samples", err)
	}
	for _, path := range drawings {
		file, err := os.Open(path)
		if err != nil {
			t.Fatal(err)
		}
		d, err := bpmn.Decode(file)
		if err != nil {
			t.Fatal(err)
		}
		numbers, err := os.Open(strings.Replace(strings.Replace(path, "process", "scenario", 1), ".bpmn", ".json", 1))
		if err != nil {
			t.Fatal(err)
		}
		s, err := scenario.Decode(numbers)
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range []*scenario.Scenario{nil, s} {
			for _, f := range ours(check.All(d, s)) {
				if f.Severity > finding.Info {
					t.Errorf("%s: %s %s: %s", path, f.Rule, f.At, f.Message.EN)
				} else {
					t.Logf("%s: %s %s: %s", path, f.Rule, f.At, f.Message.EN)
				}
			}
		}
	}
}

// TestForeignFilesGetNoNoise: files of others, whose conditions are in other languages or plain words.
func TestForeignFilesGetNoNoise(t *testing.T) {
	corpus := os.Getenv("SANDTABLE_CORPUS")
	if corpus == "" {
		t.Skip("skipped: no corpus")
	}
	files, found := 0, map[string]int{}
	err := filepath.WalkDir(corpus, func(path string, e os.DirEntry, err error) error {
		if err != nil || e.IsDir() || !strings.HasSuffix(path, ".bpmn") || strings.Contains(path, "bad-input") {
			return err
		}
		file, err := os.Open(path)
		if err != nil {
			return err
		}
		defer func() { _ = file.Close() }()
		d, err := bpmn.Decode(file)
		if err != nil {
			return nil
		}
		files++
		s := finding.NewSubject(d, nil, nil)
		for _, g := range check.Groups() {
			if g.Name != "data" {
				continue
			}
			for _, r := range g.Rules {
				for _, f := range r.Look(s) {
					found[r.ID]++
					if r.Severity > finding.Info {
						t.Errorf("%s: %s %s: %s", path, r.ID, f.At, f.Message.EN)
					}
				}
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%d files: %v", files, found)
}
