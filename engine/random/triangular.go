package random

import "math"

// Triangular rises evenly from min to mode and falls evenly to max.
type Triangular struct{ min, mode, max float64 }

// NewTriangular needs min ≤ mode ≤ max and min < max.
func NewTriangular(min, mode, max float64) (Triangular, error) {
	if err := modeWithin(min, mode, max); err != nil {
		return Triangular{}, err
	}
	return Triangular{min, mode, max}, nil
}

// modeWithin refuses a most likely value outside the interval.
func modeWithin(min, mode, max float64) error {
	if err := interval(min, max); err != nil {
		return err
	}
	if !(min <= mode && mode <= max) {
		return wrong("mode", "must lie between the minimum and the maximum", "必须介于最小值和最大值之间")
	}
	return nil
}

// Mean is (min+mode+max)/3.
func (t Triangular) Mean() float64 { return t.min + (t.mode-t.min+(t.max-t.min))/3 }

// Variance is (width² - rise·fall)/18.
func (t Triangular) Variance() float64 {
	width := t.max - t.min
	return (float64(width*width) - float64((t.mode-t.min)*(t.max-t.mode))) / 18
}

// CDF is a parabola on either side of the mode.
func (t Triangular) CDF(x float64) float64 {
	width := t.max - t.min
	switch {
	case x <= t.min:
		return 0
	case x >= t.max:
		return 1
	case x <= t.mode:
		rise := (x - t.min) / width
		return float64(rise*(x-t.min)) / (t.mode - t.min)
	}
	fall := (t.max - x) / width
	return 1 - float64(fall*(t.max-x))/(t.max-t.mode)
}

// Quantile is a square root on either side of the mode.
func (t Triangular) Quantile(p float64) float64 {
	width, rise := t.max-t.min, t.mode-t.min
	if float64(p*width) <= rise {
		return within(t.min+math.Sqrt(float64(float64(p*width)*rise)), t.min, t.mode)
	}
	return within(t.max-math.Sqrt(float64(float64((1-p)*width)*(t.max-t.mode))), t.mode, t.max)
}

// kink is the chance of a value below the mode, where Quantile turns a corner.
func (t Triangular) kink() float64 { return (t.mode - t.min) / (t.max - t.min) }
