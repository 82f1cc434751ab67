package random

import "math"

// partial is a distribution that knows the mean and variance of its values
// between two probabilities.
type partial interface {
	moments(lo, hi float64) (mean, variance float64)
}

// kinked is one whose quantiles turn a corner at a probability.
type kinked interface{ kink() float64 }

// moments is the mean and variance of the values between two probabilities.
func moments(d Distribution, lo, hi float64) (mean, variance float64) {
	if d, ok := d.(partial); ok {
		return d.moments(lo, hi)
	}
	points := quadrature(d, lo, hi)
	if d, ok := d.(kinked); ok && lo < d.kink() && d.kink() < hi {
		points = append(quadrature(d.(Distribution), lo, d.kink()), quadrature(d.(Distribution), d.kink(), hi)...)
	}
	return momentsOf(len(points),
		func(i int) float64 { return points[i].Value },
		func(i int) float64 { return points[i].Weight })
}

// quadrature is quantiles and weights that together stand for the values between
// two probabilities: the double exponential rule, which does not mind that
// quantiles run to infinity at the ends; Takahasi and Mori, "Double exponential
// formulas for numerical integration", Publ. RIMS 9 (1974), pages 721–741.
func quadrature(d Distribution, lo, hi float64) []Weighted {
	const (
		spacing = 1.0 / 32
		reach   = 106 // e^(-π·sinh(106/32)) is 10⁻¹⁹
	)
	points := make([]Weighted, 0, reach+1+reach)
	for i := -reach; i <= reach; i++ {
		e := exp(math.Abs(float64(float64(i) * spacing)))
		sinh, cosh := (e-1/e)/2, (e+1/e)/2
		tail := 1 / (1 + exp(float64(math.Pi*sinh)))
		weight := float64(float64(float64(cosh*tail)*(1-tail)) * (hi - lo))
		p := lo + float64(tail*(hi-lo))
		if i > 0 {
			p = hi - float64(tail*(hi-lo))
		}
		p = within(p, math.SmallestNonzeroFloat64, 1-0x1p-53)
		points = append(points, Weighted{d.Quantile(p), weight})
	}
	return points
}
