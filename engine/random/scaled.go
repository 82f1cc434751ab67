package random

import "math"

// Scaled is another distribution's values times a positive number: counts of something
// that takes so long each.
type Scaled struct {
	of     Distribution
	factor float64
}

// NewScaled needs a factor above zero, which a scenario calls its unit.
func NewScaled(of Distribution, factor float64) (Scaled, error) {
	if err := positive(parameter{"unit", factor}); err != nil {
		return Scaled{}, err
	}
	return Scaled{of, factor}, nil
}

// Mean is the other's times the factor.
func (s Scaled) Mean() float64 { return float64(s.of.Mean() * s.factor) }

// Variance is the other's times the square of the factor.
func (s Scaled) Variance() float64 {
	return float64(s.of.Variance() * float64(s.factor*s.factor))
}

// CDF is the other's at the largest number that the factor takes to at most x: a
// quotient alone may be rounded past the value that gave x.
func (s Scaled) CDF(x float64) float64 {
	at := x / s.factor
	if math.IsInf(at, 0) {
		return s.of.CDF(at)
	}
	for range 2 { // both the quotient and the value were rounded once
		if float64(at*s.factor) > x {
			at = math.Nextafter(at, math.Inf(-1))
		} else if up := math.Nextafter(at, math.Inf(1)); float64(up*s.factor) <= x {
			at = up
		}
	}
	return s.of.CDF(at)
}

// Quantile is the other's times the factor.
func (s Scaled) Quantile(p float64) float64 { return float64(s.of.Quantile(p) * s.factor) }

func (s Scaled) moments(lo, hi float64) (mean, variance float64) {
	mean, variance = moments(s.of, lo, hi)
	return float64(mean * s.factor), float64(variance * float64(s.factor*s.factor))
}
