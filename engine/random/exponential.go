package random

// Exponential is the time until something that may happen at any moment, at
// least min.
type Exponential struct{ min, excess float64 }

// NewExponential has the mean given, the minimum included; mean > min. Without a
// minimum pass 0.
func NewExponential(mean, min float64) (Exponential, error) {
	if err := finite(parameter{"mean", mean}, parameter{"min", min}); err != nil {
		return Exponential{}, err
	}
	if !(mean-min >= smallest) {
		if min == 0 {
			return Exponential{}, wrong("mean", "must be greater than zero", "必须大于零")
		}
		return Exponential{}, wrong("mean", "must be greater than the minimum", "必须大于最小值")
	}
	return Exponential{min, mean - min}, nil
}

// Mean is the one given.
func (e Exponential) Mean() float64 { return e.min + e.excess }

// Variance is (mean-min)².
func (e Exponential) Variance() float64 { return float64(e.excess * e.excess) }

// CDF is 1 - exp(-(x-min)/(mean-min)).
func (e Exponential) CDF(x float64) float64 {
	if x <= e.min {
		return 0
	}
	return -expm1((e.min - x) / e.excess)
}

// Quantile is min - (mean-min)·log(1-p). For all but the smallest p, 1-p is exact
// enough for the plain logarithm, which is faster.
func (e Exponential) Quantile(p float64) float64 {
	if p > 0x1p-10 {
		return e.min - float64(e.excess*log(1-p))
	}
	return e.min - float64(e.excess*log1p(-p))
}
