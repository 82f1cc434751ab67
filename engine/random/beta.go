package random

// Beta is a value between two bounds with a mean and a standard deviation.
type Beta struct {
	min, width     float64
	mean, variance float64
	inverse        *inverse
}

// NewBeta needs min < mean < max and a standard deviation of at least 1/1,000 of
// the range, which for so far a spread as to heap the values on the bounds is too
// large: both parameters of the distribution, α and β, must be at least 0.05.
func NewBeta(min, max, mean, sd float64) (*Beta, error) {
	if err := interval(min, max); err != nil {
		return nil, err
	}
	if !(min < mean && mean < max) {
		return nil, wrong("mean", "must lie between the minimum and the maximum", "必须介于最小值和最大值之间")
	}
	if err := spread(sd); err != nil {
		return nil, err
	}
	width := max - min
	m, s := (mean-min)/width, sd/width
	if s < 1e-3 {
		return nil, wrong("sd", "is too small in relation to the range; use the normal or the fixed distribution",
			"相对取值范围过小；请使用正态分布或固定值分布")
	}
	sum := float64(m*(1-m))/float64(s*s) - 1
	a, b := float64(m*sum), float64((1-m)*sum)
	if !(a >= 0.05 && b >= 0.05) {
		return nil, wrong("sd", "is too large for this mean and these bounds", "相对均值和上下限过大")
	}
	return newBeta(min, width, a, b), nil
}

// newBeta is the distribution of α = a and β = b.
func newBeta(min, width, a, b float64) *Beta {
	t := newBetaTails(a, b)
	return &Beta{
		min: min, width: width,
		mean:     min + float64(width*t.m),
		variance: float64(float64(float64(width*t.m)*float64(width*t.n)) / (a + b + 1)),
		inverse:  newInverse(t),
	}
}

// Mean is the one given.
func (d *Beta) Mean() float64 { return d.mean }

// Variance is sd².
func (d *Beta) Variance() float64 { return d.variance }

// CDF is the regularized incomplete beta function.
func (d *Beta) CDF(x float64) float64 {
	share, rest := (x-d.min)/d.width, (d.min+d.width-x)/d.width
	switch {
	case share <= 0:
		return 0
	case rest <= 0:
		return 1
	}
	s := d.inverse.tails.(betaTails)
	below, _ := s.logTails(log(share/s.m) - log(float64(rest*(s.a+s.b))/s.b))
	return exp(below)
}

// Quantile is tabulated; see DESIGN.md for how exactly.
func (d *Beta) Quantile(p float64) float64 {
	x, _ := d.inverse.tails.(betaTails).values(d.inverse.at(p))
	return within(d.min+float64(d.width*x), d.min, d.min+d.width)
}
