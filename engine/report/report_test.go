package report

import (
	"encoding/json"
	"math"
	"strings"
	"testing"

	"sandtable/engine/simulate"
)

func TestNothingObservedIsNullNotZero(t *testing.T) {
	text, err := json.Marshal(of(&simulate.Quantity{}, second))
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Count(string(text), "null"); got != 9 {
		t.Errorf("got %s, want nine nulls", text)
	}
}

func TestOneReplicationHasNoInterval(t *testing.T) {
	s := among([]float64{.5})
	if s.HalfWidth != nil || s.SD != nil || *s.Mean != .5 || *s.P90 != .5 {
		t.Errorf("got %+v, want a mean of 0.5 and neither half-width nor deviation", s)
	}
}

func TestTheIntervalIsStudents(t *testing.T) {
	s := among([]float64{1, 2, 3, 4, 5})
	if want := 2.776445105 * math.Sqrt(2.5/5); math.Abs(*s.HalfWidth-want) > 1e-9 {
		t.Errorf("got a half-width of %g, want %g", *s.HalfWidth, want)
	}
	if *s.P50 != 3 || *s.P90 != 5 || *s.Min != 1 || *s.Max != 5 || s.Count != 5 {
		t.Errorf("got median %g, 90th %g, from %g to %g of %d", *s.P50, *s.P90, *s.Min, *s.Max, s.Count)
	}
}

func TestBarsOfTheHistogramHaveRoundWidths(t *testing.T) {
	for seconds, want := range map[float64]float64{.0001: .001, .7: 1, 1: 1, 17: 30, 61: 120, 3000: 3600, 9e4: 172800, 7e6: 12 * 604800} {
		if got := round(seconds); got != want {
			t.Errorf("%g s: got %g, want %g", seconds, got, want)
		}
	}
}
