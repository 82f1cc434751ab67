package simulate_test

import (
	"math"
	"strings"
	"testing"

	"sandtable/engine/compile"
	"sandtable/engine/problem"
	"sandtable/engine/scenario"
	"sandtable/engine/simulate"
	"sandtable/engine/sketch"
)

// TestEveryMeasureGivesOneNumberForEachReplication, whatever it is of, and is named and
// labelled once.
func TestEveryMeasureGivesOneNumberForEachReplication(t *testing.T) {
	p, r := simulated(t, richNet, rich(), simulate.Options{})
	names, labels := map[string]bool{}, map[string]bool{}
	for _, m := range simulate.Measures(p) {
		values := m.By(r)
		if len(values) != r.Replications {
			t.Errorf("%s: got %d numbers, want one for each of %d replications", m.Name, len(values), r.Replications)
		}
		for i, v := range values {
			if v < 0 || m.Unit == simulate.Share && v > 1 {
				t.Errorf("%s: replication %d gave %g", m.Name, i+1, v)
			}
		}
		if names[m.Name] || labels[m.Label.EN] || labels[m.Label.ZH] || m.Label.EN == "" || m.Label.ZH == "" {
			t.Errorf("%s is named or labelled %q as another is", m.Name, m.Label)
		}
		names[m.Name], labels[m.Label.EN], labels[m.Label.ZH] = true, true, true
		found, err := simulate.MeasureOf(p, strings.ToUpper(m.Name))
		if err != nil || found.Name != m.Name {
			t.Errorf("%s is not found by its name: %v", m.Name, err)
		}
	}
	for _, name := range []string{"cycleTime", "cycleTime/p90", "kept", "waiting/offShift", "money/penalties"} {
		if !names[name] {
			t.Errorf("there is no measure %s", name)
		}
	}
}

// TestAReplicationThatGivesNothingKeepsItsPlace: else numbers of different replications
// would be paired when scenarios are compared.
func TestAReplicationThatGivesNothingKeepsItsPlace(t *testing.T) {
	s := network(1, 20, station{"A", 1, exponential(50)})
	s.Run.Warmup, s.Run.Cases, s.Run.Horizon = scenario.Warmup{}, 0, seconds(150)
	p, r := simulated(t, oneStation, s, simulate.Options{})
	values := r.Cycle.Means
	if len(values) != 20 {
		t.Fatalf("got %d means, want 20", len(values))
	}
	none := len(values) - len(simulate.Given(values))
	if none == 0 || none == 20 {
		t.Fatalf("%d replications gave nothing, want some", none)
	}
	for i, v := range values {
		_, alone := simulated(t, oneStation, s, simulate.Options{Only: i + 1})
		if got := alone.Cycle.Means[0]; got != v && !(math.IsNaN(got) && math.IsNaN(v)) {
			t.Errorf("replication %d: got %g among all, %g alone", i+1, v, got)
		}
	}
	mean, half := simulate.Interval(values)
	if got, halfGot := simulate.Interval(simulate.Given(values)); got != mean || halfGot != half || math.IsInf(half, 0) {
		t.Errorf("got %g ± %g of all, %g ± %g of those given", mean, half, got, halfGot)
	}
	if m, err := simulate.MeasureOf(p, "tasks/A/waitTime"); err != nil || len(m.By(r)) != 20 {
		t.Errorf("got measure %v, error %v", m, err)
	}
}

func TestAMeasureThatAProcessDoesNotHaveIsRefusedBeforeTheRun(t *testing.T) {
	s := network(10, 2, station{"A", 1, exponential(50)})
	s.Run.Precision = &scenario.Precision{Of: "tasks/A/colour", Within: .1, AtMost: 20}
	p, err := compile.Definitions(sketch.Process(oneStation), s)
	if err != nil {
		t.Fatal(err)
	}
	if got := problem.Of(simulate.Playable(p)); got == nil || got.Code != "simulate.no-such-measure" || got.At.Path != "/run/precision/of" {
		t.Errorf("got %v", got)
	}
}
