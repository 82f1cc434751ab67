package load

import (
	"math"

	"sandtable/engine/scenario"
)

// means knows the mean of every distribution it was asked for.
type means map[*scenario.Distribution]float64

// seconds is the mean of a distribution. It is not known of a formula, nor of
// parameters that make no sense.
func (m means) seconds(d *scenario.Distribution) (float64, bool) {
	if d == nil {
		return 0, false
	}
	mean, ok := m[d]
	if !ok {
		mean = math.NaN()
		if sampler, err := d.Sampler(); err == nil {
			mean = sampler.Mean()
		}
		m[d] = mean
	}
	return mean, known(mean)
}

// known says whether a mean can be reckoned with.
func known(mean float64) bool { return mean >= 0 && !math.IsInf(mean, 1) }

// meanOf is the mean of a number that varies. It is not known of a formula.
func meanOf(n *scenario.Number) (float64, bool) {
	if n == nil {
		return 0, false
	}
	sampler, err := n.Sampler()
	if err != nil {
		return 0, false
	}
	return sampler.Mean(), known(sampler.Mean())
}
