package random

import (
	"cmp"
	"math"
	"slices"
	"testing"
)

func TestAShapeAgreesWithTheClosedForms(t *testing.T) {
	third := func(p float64) float64 { return 0.5 - math.Sin(math.Asin(1-2*p)/3) } // quantile of Beta(2, 2): 3x² - 2x³ = p
	for _, c := range []struct {
		name           string
		of             Distribution
		mean, p50, p90 float64
	}{
		{"a fixed value", must(NewFixed(7)), 7, 7, 7},
		{"uniform", must(NewUniform(10, 20)), 15, 15, 19},
		{"triangular", must(NewTriangular(0, 0, 1)), 1.0 / 3, 1 - math.Sqrt(0.5), 1 - math.Sqrt(0.1)},
		{"pert, even", must(NewPERT(0, 0.5, 1)), 0.5, 0.5, quartic(0.9)},
		{"pert, to the left", must(NewPERT(5, 5, 11)), 6, 11 - 6*math.Pow(0.5, 0.2), 11 - 6*math.Pow(0.1, 0.2)},
		{"beta of α = β = 2", must(NewBeta(0, 1, 0.5, math.Sqrt(0.05))), 0.5, third(0.5), third(0.9)},
		{"exponential", must(NewExponential(10, 0)), 10, 10 * math.Ln2, 10 * math.Log(10)},
		{"weibull", must(NewWeibull(2, 10)), 10 * math.Gamma(1.5), 10 * math.Sqrt(math.Ln2), 10 * math.Sqrt(math.Log(10))},
		{"lognormal", must(NewLognormal(math.Exp(0.5), math.Exp(0.5)*math.Sqrt(math.E-1))), math.Exp(0.5), 1, math.Exp(1.2815515655446004)},
		{"discrete", must(NewDiscrete([]Weighted{{1, 80}, {2, 15}, {3, 5}})), 1.25, 1, 2},
	} {
		s := ShapeOf(c.of, 40)
		for what, pair := range map[string][2]float64{"mean": {s.Mean, c.mean}, "P50": {s.P50, c.p50}, "P90": {s.P90, c.p90}} {
			if math.Abs(pair[0]-pair[1]) > 1e-9*math.Abs(pair[1]) {
				t.Errorf("%s: %s is %v, want %v", c.name, what, pair[0], pair[1])
			}
		}
	}
}

// quartic is the quantile of Beta(3, 3), by bisection of its CDF 10x³ - 15x⁴ + 6x⁵.
func quartic(p float64) float64 {
	lo, hi := 0.0, 1.0
	for range 100 {
		x := (lo + hi) / 2
		if 10*x*x*x-15*x*x*x*x+6*x*x*x*x*x < p {
			lo = x
		} else {
			hi = x
		}
	}
	return lo
}

func TestBarsAreTheChancesOfTheirIntervals(t *testing.T) {
	even := ShapeOf(must(NewUniform(10, 20)), 20)
	for i, bar := range even.Bars {
		if math.Abs(bar-0.989/20) > 1e-12 {
			t.Errorf("uniform: bar %d is %v, want %v", i, bar, 0.989/20)
		}
	}
	// The first value has its chance in the first bar, the last in the last.
	few := ShapeOf(must(NewDiscrete([]Weighted{{1, 50}, {2, 25}, {3, 25}})), 4)
	if !slices.Equal(few.Bars, []float64{0.5, 0.25, 0, 0.25}) || few.From != 1 || few.To != 3 {
		t.Errorf("discrete: got %v from %v to %v", few.Bars, few.From, few.To)
	}
	one := ShapeOf(must(NewFixed(7)), 40)
	if !slices.Equal(one.Bars, []float64{1}) || one.From != 7 || one.To != 7 {
		t.Errorf("fixed: got %v from %v to %v", one.Bars, one.From, one.To)
	}
	long := ShapeOf(must(NewExponential(10, 0)), 40)
	if !slices.IsSortedFunc(long.Bars, func(a, b float64) int { return cmp.Compare(b, a) }) {
		t.Errorf("exponential: the bars do not fall: %v", long.Bars)
	}
}
