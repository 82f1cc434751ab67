package random

import "math"

// Truncated is a distribution of which only the values between two bounds occur.
// Its mean and variance are those of what remains, so that a shift of the mean
// does not go unnoticed.
type Truncated struct {
	of             Distribution
	min, max       float64
	lo, hi         float64 // the chances of less than min and of at most max
	first, last    float64 // probabilities that may be asked for
	mean, variance float64
}

// leastChance is how much of a distribution must remain; with less than that the
// bounds are a mistake, and draws would be coarse.
const leastChance = 1e-9

// NewTruncated keeps the values from min to max, both included; infinities for
// none. Draws are inverted between the chances of the bounds, so it costs little
// more than the distribution itself.
func NewTruncated(of Distribution, min, max float64) (Truncated, error) {
	if math.IsNaN(min) || math.IsNaN(max) || min > max {
		return Truncated{}, wrong("max", "must not be less than the minimum", "不能小于最小值")
	}
	t := Truncated{of: of, min: min, max: max, hi: 1}
	if min > math.Inf(-1) {
		t.lo = of.CDF(math.Nextafter(min, math.Inf(-1)))
	}
	if max < math.Inf(1) {
		t.hi = of.CDF(max)
	}
	switch {
	case t.hi < leastChance:
		return Truncated{}, wrong("max", "cuts off practically everything", "几乎截去了所有取值")
	case t.lo > 1-leastChance:
		return Truncated{}, wrong("min", "cuts off practically everything", "几乎截去了所有取值")
	case t.hi-t.lo < leastChance:
		return Truncated{}, wrong("max", "practically nothing lies between the minimum and the maximum", "最小值与最大值之间几乎没有取值")
	}
	t.first = math.Nextafter(t.lo, 1)
	t.last = math.Min(t.hi, 1-0x1p-53)
	mean, variance := moments(of, t.lo, t.hi)
	t.mean, t.variance = within(mean, min, max), variance
	return t, nil
}

// Mean is that of the values that remain.
func (t Truncated) Mean() float64 { return t.mean }

// Variance is that of the values that remain.
func (t Truncated) Variance() float64 { return t.variance }

// CDF is the share of the values that remain up to x.
func (t Truncated) CDF(x float64) float64 {
	switch {
	case x < t.min:
		return 0
	case x >= t.max:
		return 1
	}
	return within((t.of.CDF(x)-t.lo)/(t.hi-t.lo), 0, 1)
}

// Quantile is that of the distribution at the share p of what remains.
func (t Truncated) Quantile(p float64) float64 {
	inner := within(t.lo+float64(p*(t.hi-t.lo)), t.first, t.last)
	return within(t.of.Quantile(inner), t.min, t.max)
}

func (t Truncated) moments(lo, hi float64) (mean, variance float64) {
	width := t.hi - t.lo
	return moments(t.of, t.lo+float64(lo*width), t.lo+float64(hi*width))
}
