package random

import "math"

// Lognormal is a product of many small influences: never below zero, with a long
// tail to the right.
type Lognormal struct{ mean, variance, mu, sigma float64 }

// NewLognormal takes mean and standard deviation of the values themselves, not of
// their logarithms; both > 0.
func NewLognormal(mean, sd float64) (Lognormal, error) {
	if err := positive(parameter{"mean", mean}); err != nil {
		return Lognormal{}, err
	}
	if err := spread(sd); err != nil {
		return Lognormal{}, err
	}
	ratio := sd / mean
	if ratio > 1e6 || ratio < 1e-9 {
		return Lognormal{}, wrong("sd", "is out of all proportion to the mean", "与均值相差过于悬殊")
	}
	v := log1p(float64(ratio * ratio))
	return Lognormal{mean: mean, variance: float64(sd * sd), mu: log(mean) - float64(v/2), sigma: math.Sqrt(v)}, nil
}

// Mean is the one given.
func (l Lognormal) Mean() float64 { return l.mean }

// Variance is the one given.
func (l Lognormal) Variance() float64 { return l.variance }

// CDF is Φ((log x - μ)/σ).
func (l Lognormal) CDF(x float64) float64 {
	if x <= 0 {
		return 0
	}
	return bell((log(x) - l.mu) / l.sigma)
}

// Quantile is exp(μ + σ·Φ⁻¹(p)).
func (l Lognormal) Quantile(p float64) float64 {
	return exp(l.mu + float64(l.sigma*bellQuantile(p)))
}
