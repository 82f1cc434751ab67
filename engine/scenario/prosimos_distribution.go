package scenario

import (
	"errors"
	"math"
	"strings"

	"sandtable/engine/problem"
	"sandtable/engine/random"
)

// prosimosFamily is a distribution as pix-framework reads it: parameters by
// position, in seconds; the last two of four are the least and greatest value, which
// may be missing.
type prosimosFamily struct {
	name       string
	parameters []string
	needed     int // how many must be there
	make       func(p prosimosParameters) *Distribution
}

// prosimosFamilies follow from_dict in statistics/distribution.py of pix-framework.
// Mind that lognorm and gamma take the variance, norm the standard deviation.
func prosimosFamilies() []prosimosFamily {
	return []prosimosFamily{
		{"fix", []string{"value"}, 1, func(p prosimosParameters) *Distribution {
			return &Distribution{Kind: Fixed, Value: p.time(0)}
		}},
		{"uniform", []string{"min", "max"}, 2, func(p prosimosParameters) *Distribution {
			if p.at(0) == p.at(1) {
				return &Distribution{Kind: Fixed, Value: p.time(0)}
			}
			return &Distribution{Kind: Uniform, Min: p.time(0), Max: p.time(1)}
		}},
		{"expon", []string{"mean", "min", "max"}, 1, func(p prosimosParameters) *Distribution {
			if p.at(0) == max(0, p.at(1)) { // nothing is left to vary
				return &Distribution{Kind: Fixed, Value: p.time(0)}
			}
			return &Distribution{Kind: Exponential, Mean: p.time(0), Min: p.least(1), Max: p.greatest(2)}
		}},
		{"norm", []string{"mean", "std", "min", "max"}, 2, func(p prosimosParameters) *Distribution {
			return p.spread(Normal, p.at(1))
		}},
		{"lognorm", []string{"mean", "variance", "min", "max"}, 2, func(p prosimosParameters) *Distribution {
			return p.spread(Lognormal, math.Sqrt(p.at(1)))
		}},
		{"gamma", []string{"mean", "variance", "min", "max"}, 2, func(p prosimosParameters) *Distribution {
			return p.spread(Gamma, math.Sqrt(p.at(1)))
		}},
	}
}

// prosimosParameters are the values of a distribution, with what went wrong in reading them.
type prosimosParameters struct {
	values []float64
	wrong  *error
}

var errNotATime = errors.New("not a length of time")

// at is a parameter, 0 where it is missing.
func (p prosimosParameters) at(i int) float64 {
	if i < len(p.values) {
		return p.values[i]
	}
	return 0
}

// time is a parameter as a length of time.
func (p prosimosParameters) time(i int) Duration { return p.seconds(p.at(i)) }

func (p prosimosParameters) seconds(s float64) Duration {
	n := math.Round(s * float64(second))
	if !(n >= 0 && n < math.MaxInt64) {
		*p.wrong = errNotATime
		return 0
	}
	return Duration(n)
}

// least is a lower bound; nothing lies below zero anyway.
func (p prosimosParameters) least(i int) Duration { return p.seconds(max(0, p.at(i))) }

// greatest is an upper bound, or 0 for none. A bound beyond what the clock can count is none.
func (p prosimosParameters) greatest(i int) Duration {
	if i >= len(p.values) || p.values[i]*float64(second) >= math.MaxInt64 {
		return 0
	}
	if p.values[i] <= 0 {
		*p.wrong = errNotATime
	}
	return p.seconds(p.values[i])
}

// spread is a distribution of mean, standard deviation and bounds.
func (p prosimosParameters) spread(kind Kind, sd float64) *Distribution {
	if p.at(1) == 0 {
		return &Distribution{Kind: Fixed, Value: p.time(0)}
	}
	return &Distribution{Kind: kind, Mean: p.time(0), SD: p.seconds(sd), Min: p.least(2), Max: p.greatest(3)}
}

// distribution reads distribution_name and distribution_params.
func (im *importer) distribution(v *value, at path) *Distribution {
	name := im.text(v, at, "distribution_name")
	var names []string
	for _, f := range prosimosFamilies() {
		if f.name == name {
			return im.checked(f, im.parameters(v, at, f), at)
		}
		names = append(names, f.name)
	}
	hint := problem.Text{EN: "Use one of fix, uniform, expon, norm, lognorm and gamma.", ZH: "请改用 fix、uniform、expon、norm、lognorm 或 gamma。"}
	if best := nearest(name, names); best != "" {
		hint = meant(name, names)
	}
	im.fail(at.to("distribution_name"), "distribution", problem.Say("The distribution %q is not known.", "无法识别的分布 %q。", name), hint)
	return nil
}

func (im *importer) parameters(v *value, at path, f prosimosFamily) []float64 {
	given := im.list(v, at, "distribution_params")
	at = at.to("distribution_params")
	var values []float64
	for i, p := range given {
		values = append(values, im.number(p, at.item(i), "value"))
	}
	if len(values) < f.needed {
		im.fail(at, "parameters", problem.Say("%s needs %s first; there are %d values.", "%s 的前几个参数应为 %s，实际只有 %d 个值。", f.name, strings.Join(f.parameters[:f.needed], ", "), len(values)), problem.Text{})
	}
	if len(values) > len(f.parameters) {
		im.note(at, "not-used", problem.Say("%s has %d parameters; those after them are not used.", "%s 只有 %d 个参数，其后的未使用。", f.name, len(f.parameters)), problem.Text{})
		values = values[:len(f.parameters)]
	}
	return values
}

// checked makes the distribution, and fails if its parameters do not go together.
func (im *importer) checked(f prosimosFamily, values []float64, at path) *Distribution {
	if im.failed != nil {
		return nil
	}
	at = at.to("distribution_params")
	var wrong error
	d := f.make(prosimosParameters{values, &wrong})
	if wrong != nil {
		im.fail(at, "parameters", problem.Say("The parameters of %s are not lengths of time.", "%s 的参数不是有效的时间长度。", f.name),
			problem.Say("They must be seconds, not negative and at most 292 years.", "应以秒为单位，不能为负，且不超过 292 年。"))
		return nil
	}
	var parameter *random.ParameterError
	if _, err := d.Sampler(); errors.As(err, &parameter) {
		im.fail(at, "parameters", problem.Text{EN: parameter.Field + " " + parameter.Text.EN + ".", ZH: parameter.Field + " " + parameter.Text.ZH + "。"}, problem.Text{})
	}
	return d
}

// histogram reads the distribution function over the midpoints of bins that
// histogram_sampling draws from: each midpoint with the step up to its value.
func (im *importer) histogram(v *value, at path) *Distribution {
	data, at := v.field("histogram_data"), at.to("histogram_data")
	if data == nil {
		im.missing(at[:len(at)-1], "histogram_data")
		return nil
	}
	cdf, midpoints := im.numbers(data, at, "cdf"), im.numbers(data, at, "bin_midpoints")
	if len(cdf) != len(midpoints) || len(cdf) == 0 {
		im.fail(at, "parameters", problem.Say("cdf has %d values and bin_midpoints %d.", "cdf 有 %d 个值，而 bin_midpoints 有 %d 个。", len(cdf), len(midpoints)),
			problem.Say("They must be equally many, at least one.", "两者数目须相同，且至少一个。"))
		return nil
	}
	var wrong error
	d, before := &Distribution{Kind: Discrete}, 0.0
	p := prosimosParameters{midpoints, &wrong}
	for i := range cdf {
		d.Values = append(d.Values, Weighted{Value: p.time(i), Weight: cdf[i] - before})
		if cdf[i] < before || cdf[i] > 1+1e-9 {
			im.fail(at.to("cdf").item(i), "parameters", problem.Say("A distribution function does not fall, and ends at 1.", "分布函数不能下降，且最终为 1。"), problem.Text{})
		}
		before = cdf[i]
	}
	if wrong != nil {
		im.fail(at.to("bin_midpoints"), "parameters", problem.Say("Midpoints are not lengths of time.", "bin_midpoints 不是有效的时间长度。"), problem.Text{})
	}
	if before < 1-1e-6 {
		im.fail(at.to("cdf"), "parameters", problem.Say("A distribution function does not fall, and ends at 1.", "分布函数不能下降，且最终为 1。"), problem.Text{})
	}
	return d
}

func (im *importer) numbers(v *value, at path, name string) []float64 {
	var all []float64
	for i, item := range im.list(v, at, name) {
		all = append(all, im.numeric(item, at.to(name).item(i)))
	}
	return all
}
