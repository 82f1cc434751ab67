package random

// Fixed is always the same value.
type Fixed struct{ value float64 }

// NewFixed is the value and nothing else.
func NewFixed(value float64) (Fixed, error) {
	if err := finite(parameter{"value", value}); err != nil {
		return Fixed{}, err
	}
	return Fixed{value}, nil
}

// Mean is the value.
func (f Fixed) Mean() float64 { return f.value }

// Variance is zero.
func (f Fixed) Variance() float64 { return 0 }

// CDF is 0 below the value and 1 from there on.
func (f Fixed) CDF(x float64) float64 {
	if x < f.value {
		return 0
	}
	return 1
}

// Quantile is the value.
func (f Fixed) Quantile(float64) float64 { return f.value }
