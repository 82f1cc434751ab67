package random

import "math"

// Normal is the bell curve. It yields values below zero too: truncate it where
// those make no sense.
type Normal struct{ mean, sd float64 }

// NewNormal needs sd > 0.
func NewNormal(mean, sd float64) (Normal, error) {
	if err := finite(parameter{"mean", mean}); err != nil {
		return Normal{}, err
	}
	if err := spread(sd); err != nil {
		return Normal{}, err
	}
	return Normal{mean, sd}, nil
}

// spread refuses a standard deviation that is none.
func spread(sd float64) error {
	if err := finite(parameter{"sd", sd}); err != nil {
		return err
	}
	if sd < smallest {
		return wrong("sd", "must be greater than zero; for a single value use the fixed distribution",
			"必须大于零；只有一个取值时请使用固定值分布")
	}
	return nil
}

// Mean is the one given.
func (n Normal) Mean() float64 { return n.mean }

// Variance is sd².
func (n Normal) Variance() float64 { return float64(n.sd * n.sd) }

// CDF is Φ((x-mean)/sd).
func (n Normal) CDF(x float64) float64 { return bell((x - n.mean) / n.sd) }

// Quantile is mean + sd·Φ⁻¹(p).
func (n Normal) Quantile(p float64) float64 {
	return n.mean + float64(n.sd*bellQuantile(p))
}

// bell is Φ, the standard normal distribution function.
func bell(z float64) float64 {
	return float64(erfc(-z/math.Sqrt2) / 2)
}
