package report

import (
	"math"
	"slices"

	"sandtable/engine/simulate"
)

// of estimates a quantity from its observations, in parts of a scale.
func of(q *simulate.Quantity, scale float64) Statistic {
	t := &q.Pooled
	if t.Weight() == 0 {
		return Statistic{}
	}
	s := Statistic{Count: t.Weight(), SD: scaled(t.SD(), scale),
		Min: scaled(float64(t.Min()), scale), Max: scaled(float64(t.Max()), scale),
		P50: scaled(t.Quantile(.5), scale), P90: scaled(t.Quantile(.9), scale),
		P95: scaled(t.Quantile(.95), scale), P99: scaled(t.Quantile(.99), scale)}
	s.Mean, s.HalfWidth = interval(q.Means, scale)
	return s
}

// over estimates a level, such as the length of a queue, over time. Its count is
// that of the replications.
func over(q *simulate.Quantity) Statistic {
	s := of(q, single)
	s.Count = int64(len(simulate.Given(q.Means)))
	return s
}

// among describes numbers of which each replication gave one, or NaN for none.
func among(values []float64) Statistic {
	values = simulate.Given(values)
	if len(values) == 0 {
		return Statistic{}
	}
	sorted := slices.Sorted(slices.Values(values))
	rank := func(p float64) float64 { return sorted[max(0, int(math.Ceil(p*float64(len(sorted))))-1)] }
	s := Statistic{Count: int64(len(values)), Min: scaled(sorted[0], 1), Max: scaled(sorted[len(sorted)-1], 1),
		P50: scaled(rank(.5), 1), P90: scaled(rank(.9), 1), P95: scaled(rank(.95), 1), P99: scaled(rank(.99), 1)}
	s.Mean, s.HalfWidth = interval(values, 1)
	if len(values) > 1 {
		s.SD = scaled(deviation(values), 1)
	}
	return s
}

// interval is the mean of replications' means and the half-width of its 95 %
// interval; nil for fewer than two.
func interval(means []float64, scale float64) (center, halfWidth *float64) {
	m, half := simulate.Interval(means)
	if !math.IsInf(half, 1) {
		halfWidth = scaled(half, scale)
	}
	return scaled(m, scale), halfWidth
}

// mean is of what replications gave, 0 where none gave anything.
func mean(values []float64) float64 {
	values = simulate.Given(values)
	if len(values) == 0 {
		return 0
	}
	sum := 0.0
	for _, v := range values {
		sum += v
	}
	return sum / float64(len(values))
}

// deviation is the standard deviation of a sample of at least two.
func deviation(values []float64) float64 {
	center, squares := mean(values), 0.0
	for _, v := range values {
		squares += float64((v - center) * (v - center))
	}
	return math.Sqrt(squares / float64(len(values)-1))
}

func scaled(v, scale float64) *float64 {
	v /= scale
	return &v
}
