package random

// Binomial is how many of n trials succeed.
type Binomial struct {
	n      int
	chance float64
	counts counts
}

// NewBinomial needs 1 ≤ n ≤ 1,000,000 and a chance of success between 0 and 1.
func NewBinomial(n int, chance float64) (*Binomial, error) {
	if n < 1 || n > mostCounted {
		return nil, wrong("n", "must be between 1 and %d", "必须在 1 到 %d 之间", mostCounted)
	}
	if !(chance >= 0 && chance <= 1) {
		return nil, wrong("p", "must be between 0 and 1", "必须在 0 到 1 之间")
	}
	mode := min(int(float64(float64(n+1)*chance)), n)
	up := func(k int) float64 { return float64(float64(n-k)/float64(k+1)*chance) / (1 - chance) }
	switch {
	case chance < smallest:
		up = func(int) float64 { return 0 }
	case chance == 1:
		return &Binomial{n, 1, newCounts(n, n, func(int) float64 { return 0 })}, nil
	}
	return &Binomial{n, chance, newCounts(mode, 0, up)}, nil
}

// Mean is n·p.
func (d *Binomial) Mean() float64 { return float64(float64(d.n) * d.chance) }

// Variance is n·p·(1-p).
func (d *Binomial) Variance() float64 {
	return float64(float64(float64(d.n)*d.chance) * (1 - d.chance))
}

// CDF is the chance of at most x successes.
func (d *Binomial) CDF(x float64) float64 { return d.counts.cdf(x) }

// Quantile is a whole number.
func (d *Binomial) Quantile(p float64) float64 { return d.counts.quantile(p) }

func (d *Binomial) moments(lo, hi float64) (mean, variance float64) { return d.counts.moments(lo, hi) }
