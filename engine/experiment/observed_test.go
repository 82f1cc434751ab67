package experiment_test

import (
	"context"
	"testing"

	"sandtable/engine/experiment"
	"sandtable/engine/scenario"
)

// TestAnswersFromTheQuickerCasesAloneSaySo: one clerk for the work of two leaves most of it
// undone at the horizon, and what is done is done early.
func TestAnswersFromTheQuickerCasesAloneSaySo(t *testing.T) {
	v := variants(queue(2, 160))[0]
	v.Scenario.Run.Replications, v.Scenario.Run.Warmup.Length = 3, 0
	for _, c := range []struct {
		horizon float64 // seconds; 0: until all is done
		want    bool
	}{{0, false}, {100_000, true}} {
		v.Scenario.Run.Horizon = scenario.Duration(c.horizon * 1e9)
		s, err := experiment.Sense(context.Background(), v, experiment.Change{Levers: []string{"roles/r/headcount"}}, "test", experiment.Options{})
		if err != nil {
			t.Fatal(err)
		}
		g, err := experiment.Across(context.Background(), v, []experiment.Axis{{Lever: "roles/r/headcount", Values: []float64{1, 2}}}, nil, "test", experiment.Options{})
		if err != nil {
			t.Fatal(err)
		}
		for kind, notes := range map[string][]experiment.Note{"sensitivity": s.Notes, "grid": g.Notes} {
			if got := noted(notes, "experiment.unfinished"); got != c.want {
				t.Errorf("%s, horizon %g s: got notes %v, want unfinished cases mentioned: %t", kind, c.horizon, notes, c.want)
			}
		}
	}
}
