package random

// Poisson is how often something happens in a time when it may happen at any moment.
type Poisson struct {
	mean   float64
	counts counts
}

// mostCounted bounds the tables of whole numbers.
const mostCounted = 1_000_000

// NewPoisson needs 0 < mean ≤ 1,000,000.
func NewPoisson(mean float64) (*Poisson, error) {
	if err := positive(parameter{"mean", mean}); err != nil {
		return nil, err
	}
	if mean > mostCounted {
		return nil, wrong("mean", "must not be more than %d; use the normal distribution there", "不能大于 %d；更大的均值请使用正态分布", mostCounted)
	}
	return &Poisson{mean, newCounts(int(mean), 0, func(k int) float64 { return mean / float64(k+1) })}, nil
}

// Mean is the one given.
func (d *Poisson) Mean() float64 { return d.mean }

// Variance is the mean.
func (d *Poisson) Variance() float64 { return d.mean }

// CDF is the chance of at most x events.
func (d *Poisson) CDF(x float64) float64 { return d.counts.cdf(x) }

// Quantile is a whole number.
func (d *Poisson) Quantile(p float64) float64 { return d.counts.quantile(p) }

func (d *Poisson) moments(lo, hi float64) (mean, variance float64) { return d.counts.moments(lo, hi) }
