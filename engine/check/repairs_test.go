package check_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sandtable/engine/bpmn"
	"sandtable/engine/check"
	"sandtable/engine/check/soundness"
)

// TestADecentShareOfUnsoundModelsIsOfferedAFixThatHelps counts, of the findings about soundness in reference
// models, those with a way out that has been tried out.
func TestADecentShareOfUnsoundModelsIsOfferedAFixThatHelps(t *testing.T) {
	root := os.Getenv("SANDTABLE_CORPUS")
	if root == "" {
		t.Skip("skipped: SANDTABLE_CORPUS is not set")
	}
	if testing.Short() {
		t.Skip("skipped: takes seconds")
	}
	found, mended := map[string]int{}, map[string]int{}
	models, helped := 0, 0
	err := filepath.WalkDir(filepath.Join(root, "soundness"), func(path string, e os.DirEntry, err error) error {
		if err != nil || filepath.Ext(path) != ".bpmn" {
			return err
		}
		file, err := os.Open(path)
		if err != nil {
			return err
		}
		defer file.Close()
		d, err := bpmn.Decode(file)
		if err != nil {
			return nil // one that cannot be read is of no use here
		}
		all, sound := check.Examine(context.Background(), d, nil, check.Options{Fixes: true})
		if sound.Verdict != soundness.Unsound {
			return nil
		}
		models++
		some := false
		for _, f := range all {
			if !strings.HasPrefix(f.Rule, "soundness.") || f.Rule == "soundness.undecided" {
				continue
			}
			found[f.Rule]++
			if len(f.Fixes) > 0 {
				mended[f.Rule]++
				some = true
			}
		}
		if some {
			helped++
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	all, with := 0, 0
	for rule, n := range found {
		t.Logf("%s: %d of %d findings have a fix", rule, mended[rule], n)
		all, with = all+n, with+mended[rule]
	}
	t.Logf("%d of %d findings in %d of %d unsound models have a fix", with, all, helped, models)
	if models < 60 || helped*100 < models*80 || with*100 < all*70 {
		t.Errorf("got a fix for %d of %d findings in %d of %d models, want 70 %% in 80 %% of at least 60", with, all, helped, models)
	}
}
