package random

// Uniform is any value of an interval, each as likely as the other.
type Uniform struct{ min, max float64 }

// NewUniform needs min < max.
func NewUniform(min, max float64) (Uniform, error) {
	if err := interval(min, max); err != nil {
		return Uniform{}, err
	}
	return Uniform{min, max}, nil
}

// interval refuses bounds between which nothing lies.
func interval(min, max float64) error {
	if err := finite(parameter{"min", min}, parameter{"max", max}); err != nil {
		return err
	}
	if !(max-min >= smallest) {
		return wrong("max", "must be greater than the minimum; for a single value use the fixed distribution",
			"必须大于最小值；只有一个取值时请使用固定值分布")
	}
	return nil
}

// Mean is the middle of the interval.
func (u Uniform) Mean() float64 { return u.min + float64((u.max-u.min)/2) }

// Variance is (max-min)²/12.
func (u Uniform) Variance() float64 {
	width := u.max - u.min
	return float64(width*width) / 12
}

// CDF rises evenly from min to max.
func (u Uniform) CDF(x float64) float64 {
	return within((x-u.min)/(u.max-u.min), 0, 1)
}

// Quantile is min + p·(max-min).
func (u Uniform) Quantile(p float64) float64 {
	return within(u.min+float64(p*(u.max-u.min)), u.min, u.max)
}

// within is x, or the bound it lies beyond.
func within(x, min, max float64) float64 {
	if x < min {
		return min
	}
	if x > max {
		return max
	}
	return x
}
