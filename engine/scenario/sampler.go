package scenario

import (
	"errors"
	"fmt"
	"math"

	"sandtable/engine/random"
)

// ErrFormula is what Sampler tells of an expression: it is reckoned from the data of a
// case, so there is nothing to draw from.
var ErrFormula = errors.New("a formula has no sampler")

// IsFormula says whether the length is reckoned from the data of a case, not drawn.
func (d *Distribution) IsFormula() bool { return d.Kind == Expression }

// Sampler is what the distribution is drawn from, in seconds. The error names the
// parameter that makes no sense (*random.ParameterError); it is ErrFormula where there
// is nothing to draw from.
func (d *Distribution) Sampler() (random.Distribution, error) {
	kind, ok := d.Kind.family()
	switch {
	case !ok:
		return nil, fmt.Errorf("there is no distribution %q", d.Kind)
	case kind.sampler == nil:
		return nil, ErrFormula
	}
	sampler, err := kind.sampler(d)
	if err != nil {
		return nil, err
	}
	return sampler, nil
}

func (d *Distribution) fixed() (random.Distribution, error) {
	return random.NewFixed(d.Value.Seconds())
}

func (d *Distribution) uniform() (random.Distribution, error) {
	return random.NewUniform(d.Min.Seconds(), d.Max.Seconds())
}

func (d *Distribution) triangular() (random.Distribution, error) {
	return random.NewTriangular(d.Min.Seconds(), d.Mode.Seconds(), d.Max.Seconds())
}

func (d *Distribution) pert() (random.Distribution, error) {
	return random.NewPERT(d.Min.Seconds(), d.Mode.Seconds(), d.Max.Seconds())
}

// normal is always cut off at zero: there is no time below it.
func (d *Distribution) normal() (random.Distribution, error) {
	bell, err := random.NewNormal(d.Mean.Seconds(), d.SD.Seconds())
	if err != nil {
		return nil, err
	}
	return random.NewTruncated(bell, d.Min.Seconds(), d.upper())
}

func (d *Distribution) lognormal() (random.Distribution, error) {
	whole, err := random.NewLognormal(d.Mean.Seconds(), d.SD.Seconds())
	return d.cut(whole, err)
}

// exponential is shifted to its minimum rather than cut off there, so that the mean
// stays the one given.
func (d *Distribution) exponential() (random.Distribution, error) {
	whole, err := random.NewExponential(d.Mean.Seconds(), d.Min.Seconds())
	if err != nil || d.Max == 0 {
		return whole, err
	}
	return random.NewTruncated(whole, d.Min.Seconds(), d.upper())
}

func (d *Distribution) gamma() (random.Distribution, error) {
	whole, err := random.NewGamma(d.Mean.Seconds(), d.SD.Seconds())
	return d.cut(whole, err)
}

func (d *Distribution) erlang() (random.Distribution, error) {
	return random.NewErlang(d.Mean.Seconds(), d.K)
}

func (d *Distribution) weibull() (random.Distribution, error) {
	return random.NewWeibull(d.Shape, d.Scale.Seconds())
}

func (d *Distribution) beta() (random.Distribution, error) {
	return random.NewBeta(d.Min.Seconds(), d.Max.Seconds(), d.Mean.Seconds(), d.SD.Seconds())
}

// poisson is how many units there are in a time with the mean.
func (d *Distribution) poisson() (random.Distribution, error) {
	if d.Unit <= 0 {
		return random.NewScaled(random.Fixed{}, 0)
	}
	return d.units(random.NewPoisson(d.Mean.Seconds() / d.Unit.Seconds()))
}

func (d *Distribution) binomial() (random.Distribution, error) {
	return d.units(random.NewBinomial(d.N, d.P))
}

// units are a number of times the unit.
func (d *Distribution) units(count random.Distribution, err error) (random.Distribution, error) {
	if err != nil {
		return nil, err
	}
	return random.NewScaled(count, d.Unit.Seconds())
}

func (d *Distribution) histogram() (random.Distribution, error) {
	bins := make([]random.Bin, len(d.Bins))
	for i, b := range d.Bins {
		bins[i] = random.Bin{From: b.From.Seconds(), To: b.To.Seconds(), Weight: b.Weight}
	}
	return random.NewHistogram(bins)
}

func (d *Distribution) discrete() (random.Distribution, error) {
	values := make([]random.Weighted, len(d.Values))
	for i, v := range d.Values {
		values[i] = random.Weighted{Value: v.Value.Seconds(), Weight: v.Weight}
	}
	return random.NewDiscrete(values)
}

func (d *Distribution) samples() (random.Distribution, error) {
	values := make([]float64, len(d.Samples))
	for i, v := range d.Samples {
		values[i] = v.Seconds()
	}
	return random.NewSamples(values)
}

// cut keeps the values within the bounds, where there are some.
func (d *Distribution) cut(whole random.Distribution, err error) (random.Distribution, error) {
	if err != nil || d.Min == 0 && d.Max == 0 {
		return whole, err
	}
	return random.NewTruncated(whole, d.Min.Seconds(), d.upper())
}

// upper is the maximum, infinite where there is none.
func (d *Distribution) upper() float64 {
	if d.Max == 0 {
		return math.Inf(1)
	}
	return d.Max.Seconds()
}
