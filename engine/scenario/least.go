package scenario

import "slices"

// Least is the shortest length of time that can come out, to the nanosecond below; 0 where it can be as short
// as one likes, or is reckoned from the data of a case.
func (d *Distribution) Least() Duration {
	least := Duration(0)
	switch d.Kind {
	case Fixed:
		least = d.Value
	case Uniform, Triangular, PERT, Normal, Lognormal, Exponential, Gamma, Beta:
		least = d.Min
	case Samples:
		if len(d.Samples) > 0 {
			least = slices.Min(d.Samples)
		}
	case Discrete:
		least = leastOf(d.Values, func(v Weighted) (Duration, float64) { return v.Value, v.Weight })
	case Histogram:
		least = leastOf(d.Bins, func(b Bin) (Duration, float64) { return b.From, b.Weight })
	}
	return max(0, least)
}

// leastOf is the smallest value that has a weight.
func leastOf[T any](all []T, of func(T) (Duration, float64)) Duration {
	least, some := Duration(0), false
	for _, x := range all {
		if value, weight := of(x); weight > 0 && (!some || value < least) {
			least, some = value, true
		}
	}
	return least
}
