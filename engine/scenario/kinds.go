package scenario

import (
	"slices"

	"sandtable/engine/random"
)

// family is what the file says of one kind of distribution, and how it is drawn from.
type family struct {
	kind     Kind
	required []string // fields that must be there
	optional []string // fields that may be left out
	sampler  func(*Distribution) (random.Distribution, error)
}

// families are all kinds, in the order of the schema.
func families() []family {
	return []family{
		{Fixed, []string{"value"}, nil, (*Distribution).fixed},
		{Uniform, []string{"min", "max"}, nil, (*Distribution).uniform},
		{Triangular, []string{"min", "mode", "max"}, nil, (*Distribution).triangular},
		{PERT, []string{"min", "mode", "max"}, nil, (*Distribution).pert},
		{Normal, []string{"mean", "sd"}, []string{"min", "max"}, (*Distribution).normal},
		{Lognormal, []string{"mean", "sd"}, []string{"min", "max"}, (*Distribution).lognormal},
		{Exponential, []string{"mean"}, []string{"min", "max"}, (*Distribution).exponential},
		{Gamma, []string{"mean", "sd"}, []string{"min", "max"}, (*Distribution).gamma},
		{Erlang, []string{"mean", "k"}, nil, (*Distribution).erlang},
		{Weibull, []string{"shape", "scale"}, nil, (*Distribution).weibull},
		{Beta, []string{"min", "max", "mean", "sd"}, nil, (*Distribution).beta},
		{Histogram, []string{"bins"}, nil, (*Distribution).histogram},
		{Discrete, []string{"values"}, nil, (*Distribution).discrete},
		{Samples, []string{"values"}, nil, (*Distribution).samples},
	}
}

// family finds the family of a kind.
func (k Kind) family() (family, bool) {
	all := families()
	i := slices.IndexFunc(all, func(f family) bool { return f.kind == k })
	if i < 0 {
		return family{}, false
	}
	return all[i], true
}
