package random

import (
	"math"
	"sort"
	"testing"
)

// subject is a distribution in the battery that all must pass.
type subject struct {
	name string
	Distribution
	discrete bool // CDF jumps
	rough    bool // the tail is too heavy, or Quantile jumps: quadrature is not exact, draws say little of the variance
	min, max float64
}

// must is for parameters that are known to be right.
func must[D Distribution](d D, err error) Distribution {
	if err != nil {
		panic(err)
	}
	return d
}

// subjects are every distribution, with parameters in the ranges that processes
// have and near the limits.
func subjects() []subject {
	inf := math.Inf(1)
	bins := []Bin{{300, 600, 2}, {0, 300, 1}, {900, 1800, 1}}
	values := []Weighted{{5, 1}, {1, 2}, {5, 1}, {9, 4}, {7, 0}}
	observed := []float64{3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5}
	normal := must(NewNormal(600, 300))
	between := func(d Distribution, min, max float64) Distribution { return must(NewTruncated(d, min, max)) }
	return []subject{
		{"fixed", must(NewFixed(42)), true, false, 42, 42},
		{"uniform", must(NewUniform(-5, 20)), false, false, -5, 20},
		{"triangular", must(NewTriangular(60, 120, 600)), false, false, 60, 600},
		{"triangular, mode at min", must(NewTriangular(60, 60, 600)), false, false, 60, 600},
		{"triangular, mode at max", must(NewTriangular(60, 600, 600)), false, false, 60, 600},
		{"pert", must(NewPERT(60, 120, 600)), false, false, 60, 600},
		{"pert, mode at min", must(NewPERT(60, 60, 600)), false, false, 60, 600},
		{"normal", normal, false, false, -inf, inf},
		{"lognormal", must(NewLognormal(600, 300)), false, false, 0, inf},
		{"lognormal, wide", must(NewLognormal(600, 1200)), false, true, 0, inf},
		{"exponential", must(NewExponential(600, 0)), false, false, 0, inf},
		{"exponential from 60", must(NewExponential(600, 60)), false, false, 60, inf},
		{"gamma", must(NewGamma(600, 300)), false, false, 0, inf},
		{"gamma, wide", must(NewGamma(600, 1200)), false, false, 0, inf},
		{"gamma, narrow", must(NewGamma(600, 1)), false, false, 0, inf},
		{"erlang", must(NewErlang(600, 3)), false, false, 0, inf},
		{"weibull", must(NewWeibull(1.5, 600)), false, false, 0, inf},
		{"weibull, early failures", must(NewWeibull(0.7, 600)), false, false, 0, inf},
		{"weibull, steep", must(NewWeibull(200, 600)), false, false, 0, inf},
		{"beta", must(NewBeta(60, 600, 200, 80)), false, false, 60, 600},
		{"beta, u-shaped", must(NewBeta(0, 1, 0.4, 0.4)), false, false, 0, 1},
		{"beta, narrow", must(NewBeta(0, 1000, 400, 1)), false, false, 0, 1000},
		{"poisson", must(NewPoisson(3.7)), true, false, 0, inf},
		{"poisson, rare", must(NewPoisson(0.01)), true, false, 0, inf},
		{"poisson, many", must(NewPoisson(1e5)), true, false, 0, inf},
		{"binomial", must(NewBinomial(20, 0.3)), true, false, 0, 20},
		{"binomial, sure", must(NewBinomial(20, 1)), true, false, 20, 20},
		{"binomial, impossible", must(NewBinomial(20, 0)), true, false, 0, 0},
		{"binomial, many", must(NewBinomial(1e6, 0.999)), true, false, 0, 1e6},
		{"discrete", must(NewDiscrete(values)), true, false, 1, 9},
		{"histogram", must(NewHistogram(bins)), false, false, 0, 1800},
		{"samples", must(NewSamples(observed)), true, false, 1, 9},
		{"normal above 0", between(normal, 0, inf), false, false, 0, inf},
		{"normal between", between(normal, 0, 700), false, false, 0, 700},
		{"normal, far tail", between(normal, 2000, inf), false, false, 2000, inf},
		{"lognormal up to", between(must(NewLognormal(600, 1200)), -inf, 3600), false, false, 0, 3600},
		{"exponential between", between(must(NewExponential(600, 0)), 60, 1200), false, false, 60, 1200},
		{"gamma between", between(must(NewGamma(600, 300)), 60, 1200), false, false, 60, 1200},
		{"gamma, lowest", between(must(NewGamma(600, 300)), 0, 10), false, false, 0, 10},
		{"triangular between", between(must(NewTriangular(60, 120, 600)), 100, 200), false, false, 100, 200},
		{"beta between", between(must(NewBeta(0, 1, 0.4, 0.4)), 0.1, 0.5), false, false, 0.1, 0.5},
		{"weibull between", between(must(NewWeibull(1.5, 600)), 60, 1200), false, false, 60, 1200},
		{"histogram between", between(must(NewHistogram(bins)), 150, 1000), false, true, 150, 1000},
		{"histogram from a gap", between(must(NewHistogram(bins)), 700, 1000), false, true, 700, 1000},
		{"discrete between", between(must(NewDiscrete(values)), 5, 9), true, false, 5, 9},
		{"samples between", between(must(NewSamples(observed)), 2, 5), true, false, 2, 5},
		{"poisson between", between(must(NewPoisson(3.7)), 2, 6), true, false, 2, 6},
		{"poisson, of 1200 each", must(NewScaled(must(NewPoisson(3.7)), 1200)), true, false, 0, inf},
		{"binomial, of 0.1 each", must(NewScaled(must(NewBinomial(20, 0.3)), 0.1)), true, false, 0, 2},
		{"normal, scaled", must(NewScaled(normal, 0.3)), false, false, -inf, inf},
		{"scaled between", between(must(NewScaled(must(NewPoisson(3.7)), 60)), 100, 400), true, false, 120, 360},
		{"normal, twice", between(must(NewTruncated(normal, 0, 900)), 300, inf), false, false, 300, 900},
	}
}

func forAll(t *testing.T, test func(*testing.T, subject)) {
	for _, s := range subjects() {
		t.Run(s.name, func(t *testing.T) { test(t, s) })
	}
}

// chances are probabilities of every size.
func chances() []float64 {
	var ps []float64
	for _, tail := range []float64{0x1p-54, 0x1p-53, 1e-15, 1e-12, 1e-9, 1e-6, 1e-4, 0.002} {
		ps = append(ps, tail)
		if tail > 0x1p-54 {
			ps = append(ps, 1-tail)
		}
	}
	for p := 0.005; p < 1; p += 0.005 {
		ps = append(ps, p)
	}
	sort.Float64s(ps)
	return ps
}

// draws are the first of a stream for cases in order.
func draws(d Distribution, seed uint64, n int) []float64 {
	s, x := NewStream(seed, 0), make([]float64, n)
	for i := range x {
		x[i] = d.Quantile(s.Uniform(Draw{Case: uint64(i), Element: 7, Purpose: Service}))
	}
	return x
}

func TestQuantilesStayWithinTheBounds(t *testing.T) {
	forAll(t, func(t *testing.T, d subject) {
		for _, p := range chances() {
			if x := d.Quantile(p); !(x >= d.min && x <= d.max) || math.IsInf(x, 0) {
				t.Errorf("Quantile(%v): got %v, want between %v and %v", p, x, d.min, d.max)
			}
		}
		if !math.IsInf(d.min, 0) {
			if got := d.CDF(math.Nextafter(d.min, math.Inf(-1))); got != 0 {
				t.Errorf("CDF below the minimum: got %v, want 0", got)
			}
		}
		if !math.IsInf(d.max, 0) {
			if got := d.CDF(d.max); got != 1 {
				t.Errorf("CDF of the maximum: got %v, want 1", got)
			}
		}
		if below, above := d.CDF(math.Inf(-1)), d.CDF(math.Inf(1)); below != 0 || above != 1 {
			t.Errorf("CDF of the infinities: got %v and %v, want 0 and 1", below, above)
		}
	})
}

func TestQuantilesNeverFall(t *testing.T) {
	forAll(t, func(t *testing.T, d subject) {
		last, at := math.Inf(-1), 0.0
		for i := range 100_000 {
			p := (float64(i) + 0.5) / 100_000
			x := d.Quantile(p)
			if x < last {
				t.Fatalf("Quantile(%v) = %v is below Quantile(%v) = %v", p, x, at, last)
			}
			last, at = x, p
		}
	})
}

func TestTheDistributionFunctionUndoesTheQuantile(t *testing.T) {
	forAll(t, func(t *testing.T, d subject) {
		for _, p := range chances() {
			x := d.Quantile(p)
			got := d.CDF(x)
			if d.discrete {
				below := d.CDF(math.Nextafter(x, math.Inf(-1)))
				if !(below <= p+1e-15 && p <= got+1e-15) {
					t.Errorf("p=%v: %v occurs between %v and %v", p, x, below, got)
				}
				continue
			}
			// As far as x and CDF have room for, next to what the table promises.
			room := math.Abs(d.CDF(x+math.Abs(x)*0x1p-50) - d.CDF(x-math.Abs(x)*0x1p-50))
			allowed := 1e-8 * math.Min(p, 1-p)
			if _, cut := d.Distribution.(Truncated); cut { // relative to what was cut from
				allowed = 2e-8
			}
			if math.Abs(got-p) > allowed+2*room+2e-15 {
				t.Errorf("CDF(Quantile(%v) = %v): got %v", p, x, got)
			}
		}
	})
}

func TestDrawsHaveTheMeanAndVariancePromised(t *testing.T) {
	forAll(t, func(t *testing.T, d subject) {
		const n = 200_000
		x := draws(d, 1, n)
		mean, variance := momentsOf(n, func(i int) float64 { return x[i] }, func(int) float64 { return 1 })
		if off := math.Abs(mean - d.Mean()); off > 4*math.Sqrt(d.Variance()/n)+1e-12*math.Abs(mean) {
			t.Errorf("mean: got %v from draws, want %v", mean, d.Mean())
		}
		_, fourth := momentsOf(n, func(i int) float64 { return (x[i] - mean) * (x[i] - mean) }, func(int) float64 { return 1 })
		if off := math.Abs(variance - d.Variance()); !d.rough && off > 4*math.Sqrt(fourth/n)+1e-9*variance {
			t.Errorf("variance: got %v from draws, want %v", variance, d.Variance())
		}
	})
}

// The quadrature in moments.go knows nothing of the closed forms.
func TestMeanAndVarianceAreThoseOfTheQuantiles(t *testing.T) {
	forAll(t, func(t *testing.T, d subject) {
		if d.discrete || d.rough {
			return
		}
		var points []Weighted
		const pieces = 64 // so that kinks of the quantile do not matter
		for i := range pieces {
			points = append(points, quadrature(d, float64(i)/pieces, float64(i+1)/pieces)...)
		}
		mean, variance := momentsOf(len(points), func(i int) float64 { return points[i].Value }, func(i int) float64 { return points[i].Weight })
		if math.Abs(mean-d.Mean()) > 1e-7*math.Sqrt(d.Variance()) {
			t.Errorf("mean: got %v by quadrature, want %v", mean, d.Mean())
		}
		if math.Abs(variance-d.Variance()) > 1e-5*d.Variance() {
			t.Errorf("variance: got %v by quadrature, want %v", variance, d.Variance())
		}
	})
}

// Kolmogorov and Smirnov: for n draws D·√n exceeds 1.95 with a chance of 0.1 %.
// For discrete distributions the test is conservative.
func TestDrawsFollowTheDistributionFunction(t *testing.T) {
	forAll(t, func(t *testing.T, d subject) {
		const n = 100_000
		x := draws(d, 2, n)
		sort.Float64s(x)
		worst, at := 0.0, 0.0
		for i := 0; i < n; {
			j := i
			for j < n && x[j] == x[i] {
				j++
			}
			over := math.Abs(d.CDF(x[i]) - float64(j)/n)
			under := math.Abs(d.CDF(math.Nextafter(x[i], math.Inf(-1))) - float64(i)/n)
			if off := math.Max(over, under); off > worst {
				worst, at = off, x[i]
			}
			i = j
		}
		if worst*math.Sqrt(n) > 1.95 {
			t.Errorf("D = %v at %v", worst, at)
		}
	})
}

func TestNoDrawAllocates(t *testing.T) {
	s := NewStream(1, 0)
	forAll(t, func(t *testing.T, d subject) {
		draw, sum := Draw{Purpose: Service}, 0.0
		if got := testing.AllocsPerRun(100, func() {
			draw.Case++
			sum += d.Distribution.Quantile(s.Uniform(draw))
		}); got != 0 {
			t.Errorf("got %v allocations, want 0", got)
		}
	})
}
