package random

import (
	"fmt"
	"math"
	"testing"

	"gonum.org/v1/gonum/mathext"
)

// worstError is the largest error of the table in probability, relative to the
// smaller tail.
func worstError(of tails) (worst, at float64) {
	v := newInverse(of)
	for z := -8.2; z < 8.2; z += 0.0137 {
		p := bell(z)
		below, above := of.logTails(v.at(p))
		got, want := below, log(p)
		if p > 0.5 {
			got, want = above, log1p(-p)
		}
		if off := math.Abs(expm1(got - want)); off > worst {
			worst, at = off, p
		}
	}
	return worst, at
}

// The bounds are those that DESIGN.md promises.
func TestTabulatedQuantilesAreOffByLessThanDocumented(t *testing.T) {
	check := func(name string, of tails, leastShape float64) {
		promised := 1e-6
		switch {
		case leastShape >= 0.5:
			promised = 2e-9
		case leastShape >= 0.01:
			promised = 1e-7
		}
		if got, at := worstError(of); !(got <= promised) {
			t.Errorf("%s: off by %.3g at p=%v, want at most %g", name, got, at, promised)
		}
	}
	for _, a := range []float64{1e-4, 0.01, 0.1, 0.5, 1, 2, 5, 30, 1000, 1e6} {
		check(fmt.Sprintf("gamma %g", a), newGammaTails(a), a)
	}
	for _, a := range []float64{0.05, 0.1, 0.5, 1, 1.5, 3, 5, 50, 1e4, 2e5} {
		for _, b := range []float64{0.05, 0.5, 1, 5, 40, 1e3, 2e5} {
			check(fmt.Sprintf("beta %g %g", a, b), newBetaTails(a, b), min(a, b))
		}
	}
}

func TestIncompleteGammaAgreesWithGonum(t *testing.T) {
	for _, a := range []float64{0.1, 0.5, 1, 3, 20, 150} {
		of := newGammaTails(a)
		for q := 0.05; q < 4; q += 0.05 {
			below, above := of.logTails(log(q))
			if got, want := exp(below), mathext.GammaIncReg(a, a*q); math.Abs(got-want) > 1e-12 {
				t.Errorf("P(%g, %g): got %v, want %v", a, a*q, got, want)
			}
			if got, want := exp(above), mathext.GammaIncRegComp(a, a*q); math.Abs(got-want) > 1e-12*want {
				t.Errorf("Q(%g, %g): got %v, want %v", a, a*q, got, want)
			}
		}
	}
}

func TestIncompleteBetaAgreesWithGonum(t *testing.T) {
	for _, a := range []float64{0.1, 0.5, 1, 3, 20, 150} {
		for _, b := range []float64{0.2, 1, 4, 33} {
			of := newBetaTails(a, b)
			for d := -6.0; d < 6; d += 0.25 {
				x, y := of.values(d)
				below, above := of.logTails(d)
				if got, want := exp(below), mathext.RegIncBeta(a, b, x); math.Abs(got-want) > 1e-10*want {
					t.Errorf("I(%g, %g, %g): got %v, want %v", a, b, x, got, want)
				}
				if got, want := exp(above), mathext.RegIncBeta(b, a, y); math.Abs(got-want) > 1e-10*want {
					t.Errorf("I(%g, %g, %g): got %v, want %v", b, a, y, got, want)
				}
			}
		}
	}
}

func TestLogGammaAgreesWithPackageMath(t *testing.T) {
	for a := 0.01; a < 200; a += 0.37 {
		want, _ := math.Lgamma(a)
		if got := logGamma(a); math.Abs(got-want) > 1e-14*math.Max(1, math.Abs(want)) {
			t.Errorf("log Γ(%g): got %v, want %v", a, got, want)
		}
	}
}
