package random

// Gamma is a sum of several random stages: never below zero, skewed to the right.
type Gamma struct {
	mean, variance float64
	inverse        *inverse
}

// NewGamma needs mean > 0 and a standard deviation between 1/1,000 and 100 times
// the mean.
func NewGamma(mean, sd float64) (*Gamma, error) {
	if err := positive(parameter{"mean", mean}); err != nil {
		return nil, err
	}
	if err := spread(sd); err != nil {
		return nil, err
	}
	ratio := sd / mean
	switch {
	case ratio < 1e-3:
		return nil, wrong("sd", "is too small in relation to the mean; use the normal or the fixed distribution",
			"相对均值过小；请使用正态分布或固定值分布")
	case ratio > 100:
		return nil, wrong("sd", "must not be more than 100 times the mean", "不能超过均值的 100 倍")
	}
	return &Gamma{mean, float64(sd * sd), newInverse(newGammaTails(1 / float64(ratio*ratio)))}, nil
}

// Mean is the one given.
func (g *Gamma) Mean() float64 { return g.mean }

// Variance is sd².
func (g *Gamma) Variance() float64 { return g.variance }

// CDF is the regularized incomplete gamma function.
func (g *Gamma) CDF(x float64) float64 {
	switch {
	case x <= 0:
		return 0
	case x/g.mean > largest:
		return 1
	}
	below, _ := g.inverse.tails.logTails(log(x / g.mean))
	return exp(below)
}

// Quantile is tabulated; see DESIGN.md for how exactly.
func (g *Gamma) Quantile(p float64) float64 { return float64(g.mean * exp(g.inverse.at(p))) }
