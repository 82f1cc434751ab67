package scenario

import (
	"math"
	"slices"
)

// Scaled is the distribution of so many times the length. The family stays the same, so
// the same chance gives exactly so many times what it gave.
func (d *Distribution) Scaled(factor float64) *Distribution {
	if d == nil {
		return nil
	}
	scaled := *d
	for _, field := range []*Duration{&scaled.Value, &scaled.Min, &scaled.Mode, &scaled.Max, &scaled.Mean, &scaled.SD, &scaled.Scale, &scaled.Unit} {
		*field = field.times(factor)
	}
	scaled.Bins = slices.Clone(d.Bins)
	for i := range scaled.Bins {
		scaled.Bins[i].From, scaled.Bins[i].To = scaled.Bins[i].From.times(factor), scaled.Bins[i].To.times(factor)
	}
	scaled.Values = slices.Clone(d.Values)
	for i := range scaled.Values {
		scaled.Values[i].Value = scaled.Values[i].Value.times(factor)
	}
	scaled.Samples = slices.Clone(d.Samples)
	for i := range scaled.Samples {
		scaled.Samples[i] = scaled.Samples[i].times(factor)
	}
	return &scaled
}

// times is so many times as long, at most the longest there is.
func (d Duration) times(factor float64) Duration {
	ns := math.Round(float64(d) * factor)
	if ns >= math.MaxInt64 {
		return math.MaxInt64
	}
	return Duration(ns)
}
