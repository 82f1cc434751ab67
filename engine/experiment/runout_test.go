package experiment_test

import (
	"slices"
	"strings"
	"testing"

	"sandtable/engine/experiment"
)

// TestWhoCompletesTheSameCasesIsNotMoreProductive: two clerks are through with the same hundred cases sooner than one, which
// says nothing of how many cases a day they could do.
func TestWhoCompletesTheSameCasesIsNotMoreProductive(t *testing.T) {
	one, two := queue(1, 150), queue(2, 150)
	one.Run.Cases, two.Run.Cases, one.Run.Warmup.Length, two.Run.Warmup.Length = 100, 100, 0, 0
	c := compared(t, variants(one, two), experiment.Options{Replications: 10})
	d := row(t, c, "throughput").Differences[0]
	if d.Verdict != experiment.Different || *d.Mean <= 0 {
		t.Errorf("got %+v, want more a day that is neither better nor worse", d)
	}
	for _, s := range c.Sentences {
		if strings.Contains(s.Text.EN, "productive") {
			t.Errorf("got %q", s.Text.EN)
		}
	}
	if !slices.ContainsFunc(c.Notes, func(n experiment.Note) bool {
		return n.Code == "experiment.run-out" && strings.Contains(n.Text.EN, "“A”")
	}) {
		t.Errorf("got %v, want a note of the run-out of A", c.Notes)
	}
	one.Run.Horizon, two.Run.Horizon = 8000e9, 8000e9
	c = compared(t, variants(one, two), experiment.Options{Replications: 10})
	if d := row(t, c, "throughput").Differences[0]; d.Verdict != experiment.Better {
		t.Errorf("got %+v, want two to complete more until the horizon", d)
	}
	if d := row(t, c, "arrivals").Differences[0]; d.Verdict != experiment.Equal {
		t.Errorf("got %+v, want the same cases to come", d)
	}
}
