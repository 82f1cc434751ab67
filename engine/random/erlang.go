package random

import "math"

// Erlang is the sum of k exponential stages of equal mean.
type Erlang struct{ Gamma }

// NewErlang has the mean given over all stages together, 1 ≤ k ≤ 1,000,000.
func NewErlang(mean float64, k int) (*Erlang, error) {
	if k < 1 || k > mostCounted {
		return nil, wrong("k", "must be between 1 and %d", "必须在 1 到 %d 之间", mostCounted)
	}
	if err := positive(parameter{"mean", mean}); err != nil {
		return nil, err
	}
	shape := float64(k)
	sd := mean / math.Sqrt(shape)
	return &Erlang{Gamma{mean, float64(sd * sd), newInverse(newGammaTails(shape))}}, nil
}
