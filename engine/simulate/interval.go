package simulate

import (
	"math"
	"slices"
)

// Interval is the mean of what each replication gave, and the half-width of its 95 %
// interval by Student's t; infinite for fewer than two. NaN stands for replications that
// gave nothing and is left out.
func Interval(values []float64) (mean, halfWidth float64) {
	given := Given(values)
	n := float64(len(given))
	sum, squares := 0.0, 0.0
	for _, v := range given {
		sum += v
	}
	mean = sum / n
	if len(given) < 2 {
		return mean, math.Inf(1)
	}
	for _, v := range given {
		squares += float64((v - mean) * (v - mean))
	}
	return mean, student(len(given)-1) * math.Sqrt(squares/(n-1)) / math.Sqrt(n)
}

// Given is what replications gave, without those that gave nothing.
func Given(values []float64) []float64 {
	if !slices.ContainsFunc(values, math.IsNaN) {
		return values
	}
	return slices.DeleteFunc(slices.Clone(values), math.IsNaN)
}
