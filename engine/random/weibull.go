package random

// Weibull is a time to failure: with shape below 1 early failures prevail, with
// shape 1 it is exponential, above 1 things wear out.
type Weibull struct{ shape, scale, mean, variance float64 }

// NewWeibull needs 0.05 ≤ shape ≤ 10,000 and scale > 0.
func NewWeibull(shape, scale float64) (Weibull, error) {
	if err := positive(parameter{"shape", shape}, parameter{"scale", scale}); err != nil {
		return Weibull{}, err
	}
	if shape < 0.05 || shape > 10_000 {
		return Weibull{}, wrong("shape", "must be between 0.05 and 10,000", "必须在 0.05 到 10,000 之间")
	}
	first, second := exp(logGamma(1+1/shape)), exp(logGamma(1+2/shape))
	return Weibull{
		shape: shape, scale: scale,
		mean:     float64(scale * first),
		variance: float64(float64(scale*scale) * (second - float64(first*first))),
	}, nil
}

// Mean is scale·Γ(1+1/shape).
func (w Weibull) Mean() float64 { return w.mean }

// Variance is scale²·(Γ(1+2/shape) - Γ(1+1/shape)²).
func (w Weibull) Variance() float64 { return w.variance }

// CDF is 1 - exp(-(x/scale)^shape).
func (w Weibull) CDF(x float64) float64 {
	if x <= 0 {
		return 0
	}
	return -expm1(-power(x/w.scale, w.shape))
}

// Quantile is scale·(-log(1-p))^(1/shape).
func (w Weibull) Quantile(p float64) float64 {
	return float64(w.scale * power(-log1p(-p), 1/w.shape))
}
