package random

import (
	"math"
	"testing"
)

// apart is how far two numbers differ, relative to the second.
func apart(got, want float64) float64 {
	if got == want {
		return 0
	}
	return math.Abs(got-want) / math.Abs(want)
}

func TestPortableFunctionsAgreeWithPackageMath(t *testing.T) {
	const ulp = 0x1p-52
	for _, c := range []struct {
		name       string
		ours, want func(float64) float64
		from, to   float64
		within     float64
	}{
		{"log near 1", log, math.Log, 0.5, 2, 2 * ulp},
		{"log of the tiny", log, math.Log, 2.3e-308, 1e-300, 2 * ulp},
		{"log of the huge", log, math.Log, 1e10, 1e308, 2 * ulp},
		{"log1p", log1p, math.Log1p, -0.999, 3, 8 * ulp},
		{"log1p near 0", log1p, math.Log1p, -1e-9, 1e-9, 8 * ulp},
		{"log1p of the huge", log1p, math.Log1p, 1e14, 1e17, 8 * ulp},
		{"exp", exp, math.Exp, -700, 709, 2 * ulp},
		{"exp near 0", exp, math.Exp, -1e-6, 1e-6, 2 * ulp},
		{"exp below the normal numbers", exp, math.Exp, -745, -708, 1},
		{"expm1", expm1, math.Expm1, -50, 50, 8 * ulp},
		{"expm1 near 0", expm1, math.Expm1, -1e-9, 1e-9, 8 * ulp},
		{"erfc", erfc, math.Erfc, -7, 7, 4 * ulp},
		{"erfc far out", erfc, math.Erfc, 7, 26, 4 * ulp},
	} {
		worst, at := 0.0, 0.0
		for i := range 20000 {
			x := c.from + (c.to-c.from)*float64(i)/19999
			if off := apart(c.ours(x), c.want(x)); off > worst {
				worst, at = off, x
			}
		}
		if !(worst <= c.within) {
			t.Errorf("%s: off by %g at %v: got %v, want %v", c.name, worst, at, c.ours(at), c.want(at))
		}
	}
}

func TestPortableFunctionsKnowTheirLimits(t *testing.T) {
	inf := math.Inf(1)
	for _, c := range []struct {
		name      string
		got, want float64
	}{
		{"log(0)", log(0), -inf},
		{"log(∞)", log(inf), inf},
		{"log(1)", log(1), 0},
		{"log of the smallest number", log(5e-324), -744.4400719213812}, // math.Log on amd64 says -709
		{"exp(-∞)", exp(-inf), 0},
		{"exp(∞)", exp(inf), inf},
		{"exp(709.9)", exp(709.9), inf},
		{"exp(0)", exp(0), 1},
		{"expm1(-∞)", expm1(-inf), -1},
		{"expm1(0)", expm1(0), 0},
		{"log1p(∞)", log1p(inf), inf},
		{"erfc(-∞)", erfc(-inf), 2},
		{"erfc(∞)", erfc(inf), 0},
		{"power(0, 3)", power(0, 3), 0},
		{"power(4, ½)", power(4, 0.5), 2},
	} {
		if c.got != c.want {
			t.Errorf("%s: got %v, want %v", c.name, c.got, c.want)
		}
	}
	for name, got := range map[string]float64{
		"log(-1)": log(-1), "log(NaN)": log(math.NaN()), "exp(NaN)": exp(math.NaN()), "erfc(NaN)": erfc(math.NaN()),
	} {
		if !math.IsNaN(got) {
			t.Errorf("%s: got %v, want NaN", name, got)
		}
	}
}
