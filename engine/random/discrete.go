package random

import (
	"cmp"
	"math"
	"slices"
	"sort"
)

// Weighted is a value and how often it occurs in proportion to the others.
type Weighted struct{ Value, Weight float64 }

// Discrete is one of a few values.
type Discrete struct {
	values         []float64 // ascending
	ladder         ladder
	mean, variance float64
}

// NewDiscrete needs weights of which none is negative and one is positive; equal
// values add up.
func NewDiscrete(values []Weighted) (*Discrete, error) {
	sorted := make([]Weighted, 0, len(values))
	for _, v := range values {
		if err := finite(parameter{"values", v.Value}, parameter{"values", v.Weight}); err != nil {
			return nil, err
		}
		if v.Weight < 0 {
			return nil, wrong("values", "weights must not be negative", "权重不能为负数")
		}
		if v.Weight >= smallest {
			sorted = append(sorted, v)
		}
	}
	if len(sorted) == 0 {
		return nil, wrong("values", "needs at least one value with a weight above zero", "至少需要一个权重大于零的取值")
	}
	slices.SortStableFunc(sorted, func(a, b Weighted) int { return cmp.Compare(a.Value, b.Value) })
	d := &Discrete{}
	var weights []float64
	for _, v := range sorted {
		if last := len(d.values) - 1; last >= 0 && d.values[last] == v.Value {
			weights[last] += v.Weight
			continue
		}
		d.values, weights = append(d.values, v.Value), append(weights, v.Weight)
	}
	d.ladder = newLadder(weights)
	d.mean, d.variance = d.moments(0, 1)
	return d, nil
}

// Mean is that of the values by their weights.
func (d *Discrete) Mean() float64 { return d.mean }

// Variance is that of the values by their weights.
func (d *Discrete) Variance() float64 { return d.variance }

// CDF is the share of the weight up to x.
func (d *Discrete) CDF(x float64) float64 {
	return d.ladder.below(sort.Search(len(d.values), func(i int) bool { return d.values[i] > x }))
}

// Quantile is the value at which the weights reach the share p.
func (d *Discrete) Quantile(p float64) float64 { return d.values[d.ladder.find(p)] }

func (d *Discrete) moments(lo, hi float64) (mean, variance float64) {
	return momentsOf(len(d.values),
		func(i int) float64 { return d.values[i] },
		func(i int) float64 { return d.ladder.chance(i, lo, hi) })
}

// momentsOf is the mean and variance of values by their weights.
func momentsOf(n int, value, weight func(int) float64) (mean, variance float64) {
	sum, total := 0.0, 0.0
	for i := range n {
		total += weight(i)
		sum += float64(weight(i) * value(i))
	}
	mean = sum / total
	squares := 0.0
	for i := range n {
		off := value(i) - mean
		squares += float64(weight(i) * float64(off*off))
	}
	return mean, math.Max(0, squares/total)
}
