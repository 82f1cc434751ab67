package scenario

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
)

// TestWhatChangesIsWhatApplies takes the difference of any two scenarios there are, and puts it back.
func TestWhatChangesIsWhatApplies(t *testing.T) {
	files, err := filepath.Glob("../../app/samples/*/scenario.json")
	if err != nil || len(files) < 5 {
		t.Fatalf("got %d scenarios (%v), want those of the samples", len(files), err)
	}
	for i, file := range files {
		base, other := content(t, file), content(t, files[(i+1)%len(files)])
		changes, err := Changes(base, other)
		if err != nil {
			t.Fatal(err)
		}
		got, err := Apply(base, changes)
		if err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		want, err := Decode(bytes.NewReader(other))
		if err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%s: what was applied is not what was compared", file)
		}
	}
}

func TestChangesAreCheckedLikeAnyScenario(t *testing.T) {
	base := content(t, "../../app/samples/order-change/scenario.json")
	for changes, want := range map[string]string{
		`{"roles": {"planner": {"headcount": -1}}}`: "headcount",
		`{"rolls": {}}`: "rolls",
		`{`:             "what changes",
		`[]`:            "what changes",
	} {
		if _, err := Apply(base, []byte(changes)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: got %v, want an error about %q", changes, err, want)
		}
	}
	for changes, want := range map[string]string{
		`{"tasks": {"Task_Plan": {"duration": {"dist": "fixed", "value": "PT5M"}}}}`: `{"dist":"fixed","value":"PT5M"}`,
		`{"tasks": {"Task_Plan": {"duration": {"mode": "PT18M"}}}}`:                  `{"dist":"triangular","min":"PT12M","mode":"PT18M","max":"PT45M"}`,
	} {
		s, err := Apply(base, []byte(changes))
		if err != nil {
			t.Fatal(err)
		}
		if got, err := json.Marshal(s.Tasks["Task_Plan"].Duration); err != nil || string(got) != want {
			t.Errorf("%s: got %s (%v), want %s", changes, got, err, want)
		}
	}
	s, err := Apply(base, []byte(`{"name": "To-be", "roles": {"planner": {"headcount": 3}}, "automation": null}`))
	if err != nil || s.Roles["planner"].Headcount != 3 || s.Roles["planner"].Name == "" || s.Automation != nil || s.Name != "To-be" {
		t.Errorf("got %+v (%v), want three planners who are still called so, and no automation", s, err)
	}
}

func content(t *testing.T, file string) []byte {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return text
}
