package random

import (
	"slices"
	"sort"
)

// Samples is one of the values observed, each as likely as the others.
type Samples struct {
	values         []float64 // ascending
	mean, variance float64
}

// NewSamples needs at least one value.
func NewSamples(values []float64) (*Samples, error) {
	if len(values) == 0 {
		return nil, wrong("values", "needs at least one value", "至少需要一个取值")
	}
	for _, v := range values {
		if err := finite(parameter{"values", v}); err != nil {
			return nil, err
		}
	}
	s := &Samples{values: slices.Clone(values)}
	slices.Sort(s.values)
	s.mean, s.variance = s.moments(0, 1)
	return s, nil
}

// Mean is that of the values.
func (s *Samples) Mean() float64 { return s.mean }

// Variance is that of the values themselves, divided by their number: it does
// not estimate a larger population.
func (s *Samples) Variance() float64 { return s.variance }

// CDF is the share of the values up to x.
func (s *Samples) CDF(x float64) float64 {
	n := len(s.values)
	return float64(sort.Search(n, func(i int) bool { return s.values[i] > x })) / float64(n)
}

// Quantile is the value at place p in the order of size.
func (s *Samples) Quantile(p float64) float64 {
	n := len(s.values)
	i := min(int(float64(p*float64(n))), n-1)
	if i > 0 && float64(i)/float64(n) >= p { // the values up to i-1 reach p already
		i--
	}
	return s.values[i]
}

func (s *Samples) moments(lo, hi float64) (mean, variance float64) {
	n := float64(len(s.values))
	return momentsOf(len(s.values),
		func(i int) float64 { return s.values[i] },
		func(i int) float64 { return max(0, min(float64(i+1)/n, hi)-max(float64(i)/n, lo)) })
}
