package scenario

import (
	"encoding/json"
	"fmt"
	"math"

	"sandtable/engine/random"
)

// floats are the fields that are one number and mean something where they are zero.
func (n *Number) floats(f *variate[float64]) []part[float64] {
	return []part[float64]{
		{"value", &f.Value, &n.Value}, {"mode", &f.Mode, &n.Mode}, {"mean", &f.Mean, &n.Mean}, {"sd", &f.SD, &n.SD},
		{"shape", &f.Shape, &n.Shape}, {"scale", &f.Scale, &n.Scale}, {"p", &f.P, &n.P},
	}
}

func (n *Number) counts(f *variate[float64]) []part[int] {
	return []part[int]{{"k", &f.K, &n.K}, {"n", &f.N, &n.N}}
}

// MarshalJSON writes the fields that the kind has; bounds only where there are some.
func (n *Number) MarshalJSON() ([]byte, error) {
	f := variate[float64]{Kind: n.Kind}
	kind, ok := n.Kind.family()
	if !ok {
		return json.Marshal(f) // the schema says what is wrong with it
	}
	write(kind, n.floats(&f))
	write(kind, n.counts(&f))
	write(kind, []part[string]{{"formula", &f.Formula, &n.Formula}})
	for _, bound := range []struct {
		name string
		file **float64
		is   *float64
	}{{"min", &f.Min, n.Min}, {"max", &f.Max, n.Max}} {
		if kind.has(bound.name) || kind.may(bound.name) {
			*bound.file = bound.is
		}
	}
	var err error
	switch {
	case kind.has("bins"):
		f.Bins, err = list(n.Bins)
	case n.Kind == Samples:
		f.Values, err = list(n.Samples)
	case kind.has("values"):
		f.Values, err = list(n.Values)
	}
	if err != nil {
		return nil, err
	}
	return json.Marshal(f)
}

// UnmarshalJSON reads what MarshalJSON writes. That all fields are there is for the
// schema to see.
func (n *Number) UnmarshalJSON(data []byte) error {
	var f variate[float64]
	if err := json.Unmarshal(data, &f); err != nil {
		return err
	}
	*n = Number{Kind: f.Kind, Min: f.Min, Max: f.Max}
	take(n.floats(&f))
	take(n.counts(&f))
	take([]part[string]{{"formula", &f.Formula, &n.Formula}})
	values := any(&n.Values)
	if n.Kind == Samples {
		values = &n.Samples
	}
	return unpack(f.Bins, &n.Bins, f.Values, values)
}

// IsFormula says whether the number is reckoned from the data of a case, not drawn.
func (n *Number) IsFormula() bool { return n.Kind == Expression }

// Sampler is what the number is drawn from. The error names the parameter that makes
// no sense (*random.ParameterError); it is ErrFormula where there is nothing to draw
// from.
func (n *Number) Sampler() (random.Distribution, error) {
	kind, ok := n.Kind.family()
	switch {
	case !ok:
		return nil, fmt.Errorf("there is no distribution %q", n.Kind)
	case kind.numbers == nil:
		return nil, ErrFormula
	}
	sampler, err := kind.numbers(n)
	if err != nil {
		return nil, err
	}
	return sampler, nil
}

// least is the minimum, minus infinity where there is none.
func (n *Number) least() float64 {
	if n.Min == nil {
		return math.Inf(-1)
	}
	return *n.Min
}

// most is the maximum, infinite where there is none.
func (n *Number) most() float64 {
	if n.Max == nil {
		return math.Inf(1)
	}
	return *n.Max
}

// cut keeps the values within the bounds, where there are some.
func (n *Number) cut(whole random.Distribution, err error) (random.Distribution, error) {
	if err != nil || n.Min == nil && n.Max == nil {
		return whole, err
	}
	return random.NewTruncated(whole, n.least(), n.most())
}

func (n *Number) fixed() (random.Distribution, error) { return random.NewFixed(n.Value) }

func (n *Number) uniform() (random.Distribution, error) {
	return random.NewUniform(n.least(), n.most())
}

func (n *Number) triangular() (random.Distribution, error) {
	return random.NewTriangular(n.least(), n.Mode, n.most())
}

func (n *Number) pert() (random.Distribution, error) {
	return random.NewPERT(n.least(), n.Mode, n.most())
}

// normal may be negative, unlike a length of time.
func (n *Number) normal() (random.Distribution, error) {
	bell, err := random.NewNormal(n.Mean, n.SD)
	return n.cut(bell, err)
}

func (n *Number) lognormal() (random.Distribution, error) {
	whole, err := random.NewLognormal(n.Mean, n.SD)
	return n.cut(whole, err)
}

// exponential is shifted to its minimum, zero where there is none, so that the mean
// stays the one given.
func (n *Number) exponential() (random.Distribution, error) {
	least := 0.0
	if n.Min != nil {
		least = *n.Min
	}
	whole, err := random.NewExponential(n.Mean, least)
	if err != nil || n.Max == nil {
		return whole, err
	}
	return random.NewTruncated(whole, least, *n.Max)
}

func (n *Number) gamma() (random.Distribution, error) {
	whole, err := random.NewGamma(n.Mean, n.SD)
	return n.cut(whole, err)
}

func (n *Number) erlang() (random.Distribution, error)  { return random.NewErlang(n.Mean, n.K) }
func (n *Number) weibull() (random.Distribution, error) { return random.NewWeibull(n.Shape, n.Scale) }
func (n *Number) poisson() (random.Distribution, error) { return random.NewPoisson(n.Mean) }
func (n *Number) binomial() (random.Distribution, error) {
	return random.NewBinomial(n.N, n.P)
}

func (n *Number) beta() (random.Distribution, error) {
	return random.NewBeta(n.least(), n.most(), n.Mean, n.SD)
}

func (n *Number) histogram() (random.Distribution, error) {
	bins := make([]random.Bin, len(n.Bins))
	for i, b := range n.Bins {
		bins[i] = random.Bin(b)
	}
	return random.NewHistogram(bins)
}

func (n *Number) discrete() (random.Distribution, error) {
	values := make([]random.Weighted, len(n.Values))
	for i, v := range n.Values {
		values[i] = random.Weighted(v)
	}
	return random.NewDiscrete(values)
}

func (n *Number) samples() (random.Distribution, error) { return random.NewSamples(n.Samples) }
