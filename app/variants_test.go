package app

import (
	"slices"
	"testing"
)

func TestVariantsOfOneNameAreToldApart(t *testing.T) {
	for _, c := range []struct {
		why      string
		variants []Variant
		want     []string
	}{
		{"names that differ", []Variant{{Name: "As-is"}, {Name: "To-be"}}, []string{"As-is", "To-be"}},
		{"one process", []Variant{{Name: "A", Definition: "P"}, {Name: "A", Definition: "P"}, {Name: "A", Definition: "P"}}, []string{"A", "A (2)", "A (3)"}},
		{"two processes", []Variant{{Name: "A", Definition: "P"}, {Name: "A", Definition: "Q"}}, []string{"A (P)", "A (Q)"}},
		{"a name that a number would make", []Variant{{Name: "A", Definition: "P"}, {Name: "A (2)", Definition: "P"}, {Name: "A", Definition: "P"}}, []string{"A", "A (2)", "A (3)"}},
	} {
		distinguish(c.variants)
		var got []string
		for _, v := range c.variants {
			got = append(got, v.Name)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: got %q, want %q", c.why, got, c.want)
		}
	}
}
