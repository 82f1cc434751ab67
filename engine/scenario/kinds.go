package scenario

import (
	"slices"

	"sandtable/engine/random"
)

// family is what the file says of one kind of distribution, and how it is drawn from.
type family struct {
	kind     Kind
	required []string // fields that must be there; unit only where the values are times
	optional []string // fields that may be left out
	sampler  func(*Distribution) (random.Distribution, error)
	numbers  func(*Number) (random.Distribution, error)
}

// families are all kinds, in the order of the schema.
func families() []family {
	return []family{
		{Fixed, []string{"value"}, nil, (*Distribution).fixed, (*Number).fixed},
		{Uniform, []string{"min", "max"}, nil, (*Distribution).uniform, (*Number).uniform},
		{Triangular, []string{"min", "mode", "max"}, nil, (*Distribution).triangular, (*Number).triangular},
		{PERT, []string{"min", "mode", "max"}, nil, (*Distribution).pert, (*Number).pert},
		{Normal, []string{"mean", "sd"}, []string{"min", "max"}, (*Distribution).normal, (*Number).normal},
		{Lognormal, []string{"mean", "sd"}, []string{"min", "max"}, (*Distribution).lognormal, (*Number).lognormal},
		{Exponential, []string{"mean"}, []string{"min", "max"}, (*Distribution).exponential, (*Number).exponential},
		{Gamma, []string{"mean", "sd"}, []string{"min", "max"}, (*Distribution).gamma, (*Number).gamma},
		{Erlang, []string{"mean", "k"}, nil, (*Distribution).erlang, (*Number).erlang},
		{Weibull, []string{"shape", "scale"}, nil, (*Distribution).weibull, (*Number).weibull},
		{Beta, []string{"min", "max", "mean", "sd"}, nil, (*Distribution).beta, (*Number).beta},
		{Poisson, []string{"mean", "unit"}, nil, (*Distribution).poisson, (*Number).poisson},
		{Binomial, []string{"n", "p", "unit"}, nil, (*Distribution).binomial, (*Number).binomial},
		{Histogram, []string{"bins"}, nil, (*Distribution).histogram, (*Number).histogram},
		{Discrete, []string{"values"}, nil, (*Distribution).discrete, (*Number).discrete},
		{Samples, []string{"values"}, nil, (*Distribution).samples, (*Number).samples},
		{Expression, []string{"formula", "unit"}, nil, nil, nil},
	}
}

// has says whether a distribution of the kind must have the field.
func (f family) has(name string) bool { return slices.Contains(f.required, name) }

// may says whether a distribution of the kind may have the field.
func (f family) may(name string) bool { return slices.Contains(f.optional, name) }

// family finds the family of a kind.
func (k Kind) family() (family, bool) {
	all := families()
	i := slices.IndexFunc(all, func(f family) bool { return f.kind == k })
	if i < 0 {
		return family{}, false
	}
	return all[i], true
}
