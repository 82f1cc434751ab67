package simulate_test

import (
	"math"
	"testing"

	"sandtable/engine/scenario"
)

// TestARunOutIsWhatComesAfterTheLastCase: ten cases, one a minute, of which each takes 100 seconds: the eleventh would have come
// after 660, the last is over after 1060.
func TestARunOutIsWhatComesAfterTheLastCase(t *testing.T) {
	day := 24 * hour
	for name, c := range map[string]struct {
		horizon          float64
		runOut, arrivals float64
	}{"by cases": {0, 400. / 1060, 10 / (660 / day)}, "by horizon": {600, 0, 10 / (600 / day)}, "longer": {5000, 400. / 1060, 10 / (660 / day)}} {
		s := every(60, 10, tasks{"A": {Duration: fixed(100), Roles: []string{"r"}}}, roles{"r": {Headcount: 1}})
		s.Run.Horizon = scenario.Duration(c.horizon * 1e9)
		_, _, r := played(t, oneStation, s)
		if got := r.RunOut()[0]; math.Abs(got-c.runOut) > 1e-9 {
			t.Errorf("%s: got a run-out of %g, want %g", name, got, c.runOut)
		}
		if got := r.Arrivals()[0]; math.Abs(got-c.arrivals) > 1e-9*c.arrivals {
			t.Errorf("%s: got %g cases a day, want %g", name, got, c.arrivals)
		}
	}
}
