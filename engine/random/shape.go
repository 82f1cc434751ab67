package random

import "math"

// Shape is a distribution as a person looks at it: three numbers and a picture.
type Shape struct {
	Mean     float64
	P50      float64 // half of the values are at most this
	P90      float64 // 9 of 10 are at most this
	From, To float64 // where the bars begin and end; equal where there is one value only
	// Bars are the chances of the values in intervals of equal width from From to To. They
	// add up to less than 1 where the tails, which would flatten all the rest, are left out.
	Bars []float64
}

// The bars reach from the value that 1 in 1,000 does not exceed to the one that 1 in 100
// exceeds: long tails are to the right as a rule.
const (
	shapeFrom = 0.001
	shapeTo   = 0.99
)

// ShapeOf is the shape of a distribution in so many bars, at least one. Nothing of it is
// drawn by chance: the numbers are the distribution's own mean and quantiles, the bars
// are differences of its CDF.
func ShapeOf(d Distribution, bars int) Shape {
	s := Shape{
		Mean: d.Mean(), P50: d.Quantile(0.5), P90: d.Quantile(0.9),
		From: d.Quantile(shapeFrom), To: d.Quantile(shapeTo),
	}
	if !(s.To > s.From) {
		s.Bars = []float64{1}
		return s
	}
	s.Bars = make([]float64, bars)
	width := (s.To - s.From) / float64(bars)
	below := d.CDF(math.Nextafter(s.From, math.Inf(-1))) // the first value belongs to the first bar
	for i := range s.Bars {
		end := s.To
		if i < bars-1 {
			end = s.From + float64(width*float64(i+1))
		}
		upTo := d.CDF(end)
		s.Bars[i] = math.Max(0, upTo-below)
		below = upTo
	}
	return s
}
