package random

import "slices"

// counts is a distribution of whole numbers, as a table of all that have a chance
// above 10⁻²⁰.
type counts struct {
	first  int
	ladder ladder
}

// newCounts builds the table outward from the most frequent number: up(k) is the
// chance of k+1 in relation to that of k. Sums of ratios need no factorials, and
// give the same bits everywhere.
func newCounts(mode, lowest int, up func(k int) float64) counts {
	const negligible = 1e-24
	var below []float64
	weight := 1.0
	for k := mode; k > lowest && weight > negligible; k-- {
		weight /= up(k - 1)
		below = append(below, weight)
	}
	slices.Reverse(below)
	weights := append(below, 1)
	weight = 1
	for k := mode; ; k++ {
		if weight = float64(weight * up(k)); weight <= negligible {
			break
		}
		weights = append(weights, weight)
	}
	return counts{mode - len(below), newLadder(weights)}
}

func (c *counts) cdf(x float64) float64 {
	switch {
	case x < float64(c.first):
		return 0
	case x >= float64(c.first+len(c.ladder.upTo)-1):
		return 1
	}
	return c.ladder.upTo[int(x)-c.first]
}

func (c *counts) quantile(p float64) float64 { return float64(c.first + c.ladder.find(p)) }

func (c *counts) moments(lo, hi float64) (mean, variance float64) {
	return momentsOf(len(c.ladder.upTo),
		func(i int) float64 { return float64(c.first + i) },
		func(i int) float64 { return c.ladder.chance(i, lo, hi) })
}
