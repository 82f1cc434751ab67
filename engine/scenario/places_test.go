package scenario_test

import (
	"strings"
	"testing"

	"sandtable/engine/problem"
	"sandtable/engine/scenario"
)

func TestPartsOfAScenarioAreFoundInItsText(t *testing.T) {
	places, err := scenario.PlacesIn(strings.NewReader("{\n  \"tasks\": {\n    \"审批/1\": { \"duration\": {} },\n    \"B\": [\n      1,\n      2\n    ]\n  }\n}\n"))
	if err != nil {
		t.Fatal(err)
	}
	for pointer, want := range map[string]problem.Place{
		"":                            {Line: 1, Column: 1},
		"/tasks":                      {Line: 2, Column: 3},
		"/tasks/审批~11/duration":       {Line: 3, Column: 15},
		"/tasks/B/1":                  {Line: 6, Column: 7},
		"/tasks/审批~11/promise/within": {Line: 3, Column: 5}, // as far as it leads
	} {
		want.Path = pointer
		if got := places.Of(pointer); got != want {
			t.Errorf("%q: got %+v, want %+v", pointer, got, want)
		}
	}
	if _, err := scenario.PlacesIn(strings.NewReader("<xml/>")); problem.Of(err) == nil {
		t.Errorf("what is no JSON: got %v, want a problem", err)
	}
}
