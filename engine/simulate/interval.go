package simulate

import "math"

// Interval is the mean of what each replication gave, and the half-width of its 95 %
// interval by Student's t; infinite for fewer than two.
func Interval(means []float64) (mean, halfWidth float64) {
	n := float64(len(means))
	sum, squares := 0.0, 0.0
	for _, m := range means {
		sum += m
	}
	mean = sum / n
	if len(means) < 2 {
		return mean, math.Inf(1)
	}
	for _, m := range means {
		squares += float64((m - mean) * (m - mean))
	}
	return mean, student(len(means)-1) * math.Sqrt(squares/(n-1)) / math.Sqrt(n)
}
