package check_test

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"sandtable/engine/bpmn"
	"sandtable/engine/check"
	"sandtable/engine/finding"
	"sandtable/engine/scenario"
)

// TestTheSamplesHaveNothingToWarnOf keeps what a new user sees first free of warnings.
func TestTheSamplesHaveNothingToWarnOf(t *testing.T) {
	files, err := filepath.Glob("../../app/samples/*/process*.bpmn")
	if err != nil || len(files) == 0 {
		t.Fatalf("got %d samples, %v", len(files), err)
	}
	for _, file := range files {
		folder, name := filepath.Split(file)
		if filepath.Base(folder) == "equipment-purchase" {
			continue // there, problems are planted
		}
		f, err := os.Open(file)
		if err != nil {
			t.Fatal(err)
		}
		d, err := bpmn.Decode(f)
		f.Close()
		if err != nil {
			t.Fatal(err)
		}
		numbers, err := os.Open(folder + "scenario" + name[len("process"):len(name)-len(".bpmn")] + ".json")
		if err != nil {
			t.Fatal(err)
		}
		s, err := scenario.Decode(numbers)
		numbers.Close()
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range []*scenario.Scenario{nil, s} {
			found, _ := check.Examine(context.Background(), d, s, check.Options{})
			for i := range found {
				if x := &found[i]; x.Severity >= finding.Warning {
					t.Errorf("%s: %s at %s %s: %s", file, x.Rule, x.Element, x.At.Path, x.Message.EN)
				} else {
					t.Logf("%s: %s at %s %s: %s", file, x.Rule, x.Element, x.At.Path, x.Message.EN)
				}
			}
		}
	}
}
