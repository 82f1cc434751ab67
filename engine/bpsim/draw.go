package bpsim

import (
	"errors"
	"math"
	"slices"
	"strings"

	"sandtable/engine/problem"
	"sandtable/engine/random"
	"sandtable/engine/scenario"
)

// number is a value that is a number or varies like one, in the unit that it is
// written in; nil where it is none, which is then told.
//
// LogNormal's mean and deviation are those of the value itself, not of its logarithm.
// Gamma and Weibull have shape and scale, Beta its two shapes, called shape and scale.
func (im *importer) number(e *element, p *parameter, v *value) *scenario.Number {
	missing := false
	f := func(name string) float64 {
		x, ok := im.float(e, v, name)
		missing = missing || !ok
		return x
	}
	bound := func(name string) *float64 {
		if v.attribute(name) == "" {
			return nil
		}
		x := f(name)
		return &x
	}
	n := &scenario.Number{}
	switch v.kind {
	case "NumericParameter", "FloatingParameter":
		n.Kind, n.Value = scenario.Fixed, f("value")
	case "UniformDistribution":
		least, most := f("min"), f("max")
		n.Kind, n.Min, n.Max = scenario.Uniform, &least, &most
		if least == most {
			n = fixed(least)
		}
	case "TriangularDistribution":
		least, most := f("min"), f("max")
		n.Kind, n.Min, n.Mode, n.Max = scenario.Triangular, &least, f("mode"), &most
		if least == most {
			n = fixed(least)
		}
	case "NormalDistribution", "LogNormalDistribution", "TruncatedNormalDistribution":
		n.Kind, n.Mean, n.SD = scenario.Normal, f("mean"), f("standardDeviation")
		if v.kind == "LogNormalDistribution" {
			n.Kind = scenario.Lognormal
		}
		if v.kind == "TruncatedNormalDistribution" {
			n.Min, n.Max = bound("min"), bound("max")
		}
		if n.SD == 0 {
			n = fixed(n.Mean)
		}
	case "NegativeExponentialDistribution":
		if n.Kind, n.Mean = scenario.Exponential, f("mean"); n.Mean == 0 {
			n = fixed(0)
		}
	case "GammaDistribution":
		shape, scale := f("shape"), f("scale")
		n.Kind, n.Mean, n.SD = scenario.Gamma, shape*scale, math.Sqrt(shape)*scale
	case "ErlangDistribution":
		k := f("k")
		n.Kind, n.Mean, n.K = scenario.Erlang, f("mean"), whole(k)
	case "WeibullDistribution":
		n.Kind, n.Shape, n.Scale = scenario.Weibull, f("shape"), f("scale")
	case "BetaDistribution":
		a, b := f("shape"), f("scale")
		zero, one := 0.0, 1.0
		n.Kind, n.Min, n.Max, n.Mean, n.SD = scenario.Beta, &zero, &one, a/(a+b), math.Sqrt(a*b/(a+b+1))/(a+b)
	case "PoissonDistribution":
		n.Kind, n.Mean = scenario.Poisson, f("mean")
	case "BinomialDistribution":
		trials := f("trials")
		n.Kind, n.N, n.P = scenario.Binomial, whole(trials), f("probability")
	case "UserDistribution":
		n = im.user(e, p, v)
	default:
		im.misfit(e, p, v)
		return nil
	}
	if missing || n == nil {
		return nil
	}
	return im.sensible(e, v, n)
}

func fixed(x float64) *scenario.Number { return &scenario.Number{Kind: scenario.Fixed, Value: x} }

// whole is a number that must be whole; what is none comes out as -1, which no
// distribution takes.
func whole(f float64) int {
	if f != math.Trunc(f) || math.Abs(f) > 1e9 {
		return -1
	}
	return int(f)
}

// sensible tells of parameters that do not go together.
func (im *importer) sensible(e *element, v *value, n *scenario.Number) *scenario.Number {
	var wrong *random.ParameterError
	if _, err := n.Sampler(); errors.As(err, &wrong) {
		im.wrong(e, v, wrong)
		return nil
	}
	return n
}

func (im *importer) wrong(e *element, v *value, wrong *random.ParameterError) {
	im.note(v.at, e.ref, "parameters", problem.Text{
		EN: "The " + v.kind + " makes no sense and is not used: " + wrong.Field + " " + wrong.Text.EN + ".",
		ZH: v.kind + " 的参数不合理，未使用：" + wrong.Field + " " + wrong.Text.ZH + "。"}, problem.Text{})
}

// user is a distribution that is told point by point.
func (im *importer) user(e *element, p *parameter, v *value) *scenario.Number {
	n := &scenario.Number{Kind: scenario.Discrete}
	for i := range v.values {
		point := &v.values[i]
		if point.kind != "NumericParameter" && point.kind != "FloatingParameter" {
			im.misfit(e, p, point)
			return nil
		}
		x, ok := im.float(e, point, "value")
		weight, okay := im.weight(e, point)
		if !ok || !okay {
			return nil
		}
		n.Values = append(n.Values, scenario.WeightedNumber{Value: x, Weight: weight})
	}
	im.betweenPoints(e, v)
	return n
}

// betweenPoints says that only the points themselves are drawn.
func (im *importer) betweenPoints(e *element, v *value) {
	if !isTrue(v.attribute("discrete")) {
		im.note(v.at, e.ref, "between-points", problem.Say("Only the points of this distribution are drawn, nothing between them.", "此分布只抽取给定的点，不取点与点之间的值。"),
			problem.Say("Use a histogram in the scenario for values between.", "如需中间值，请在情景中使用直方图分布。"))
	}
}

func (im *importer) weight(e *element, point *value) (float64, bool) {
	v := *point
	v.attributes = map[string]string{"probability": point.probability}
	f, ok := im.float(e, &v, "probability")
	if ok && f < 0 {
		im.note(point.at, e.ref, "probability", problem.Say("A probability is not below zero, as %v is.", "概率不能小于零，而此处为 %v。", f), problem.Text{})
		return 0, false
	}
	return f, ok
}

// time is how long something takes; nil where the parameter does not tell, which is
// then told.
func (im *importer) time(e *element, p *parameter) *scenario.Distribution {
	v := im.always(e, p)
	if v == nil {
		return nil
	}
	return im.timeOf(e, p, v)
}

func (im *importer) timeOf(e *element, p *parameter, v *value) *scenario.Distribution {
	switch v.kind {
	case "DurationParameter":
		d, wrong := length(v.attribute("value"))
		if wrong != nil {
			im.note(v.at, e.ref, "duration", wrong.Message, wrong.Hint)
			return nil
		}
		return &scenario.Distribution{Kind: scenario.Fixed, Value: d}
	case "ExpressionParameter":
		if formula := im.formula(e, p, v, scenario.NumberType); formula != "" {
			return &scenario.Distribution{Kind: scenario.Expression, Formula: formula, Unit: im.unitOf(e, v)}
		}
		return nil
	case "UserDistribution":
		if d, ok := im.userTimes(e, p, v); ok {
			return d
		}
	}
	n := im.number(e, p, v)
	if n == nil {
		return nil
	}
	d, fits := timed(n, im.unitOf(e, v))
	if !fits {
		im.note(v.at, e.ref, "too-long", problem.Say("A time cannot be negative, or longer than 292 years.", "时长不能为负，也不能超过 292 年。"), problem.Text{})
		return nil
	}
	var wrong *random.ParameterError
	if _, err := d.Sampler(); errors.As(err, &wrong) {
		im.wrong(e, v, wrong)
		return nil
	}
	return d
}

// userTimes is a user distribution with durations for points.
func (im *importer) userTimes(e *element, p *parameter, v *value) (d *scenario.Distribution, ok bool) {
	if !slices.ContainsFunc(v.values, func(point value) bool { return point.kind == "DurationParameter" }) {
		return nil, false
	}
	d = &scenario.Distribution{Kind: scenario.Discrete}
	for i := range v.values {
		point := &v.values[i]
		one := im.timeOf(e, p, point)
		weight, okay := im.weight(e, point)
		if one == nil || one.Kind != scenario.Fixed || !okay {
			return nil, true
		}
		d.Values = append(d.Values, scenario.Weighted{Value: one.Value, Weight: weight})
	}
	im.betweenPoints(e, v)
	return d, true
}

// timed makes times of numbers. It does not fit where one is negative or too long.
func timed(n *scenario.Number, unit scenario.Duration) (d *scenario.Distribution, fits bool) {
	fits = true
	long := func(x float64) scenario.Duration {
		ns := math.Round(x * float64(unit))
		if !(ns >= 0 && ns < math.MaxInt64) {
			fits = false
			return 0
		}
		return scenario.Duration(ns)
	}
	d = &scenario.Distribution{Kind: n.Kind, Value: long(n.Value), Mode: long(n.Mode), Mean: long(n.Mean), SD: long(n.SD),
		Shape: n.Shape, Scale: long(n.Scale), K: n.K, N: n.N, P: n.P}
	if n.Min != nil {
		d.Min = long(max(0, *n.Min)) // nothing lies below zero anyway
		fits = fits && (*n.Min >= 0 || n.Kind == scenario.Normal)
	}
	if n.Max != nil {
		d.Max = long(*n.Max)
	}
	if n.Kind == scenario.Poisson || n.Kind == scenario.Binomial {
		d.Unit = unit
	}
	for _, v := range n.Values {
		d.Values = append(d.Values, scenario.Weighted{Value: long(v.Value), Weight: v.Weight})
	}
	return d, fits
}

// sum is the time that several parts of one piece of work take together, where that can be
// said: constants, and one part that varies evenly enough to be shifted by them.
func sum(a, b *scenario.Distribution) (*scenario.Distribution, bool) {
	if b.Kind == scenario.Fixed {
		a, b = b, a
	}
	if a.Kind != scenario.Fixed {
		return nil, false
	}
	if a.Value == 0 {
		return b, true
	}
	const longest = math.MaxInt64 / 2 // so that no sum overflows
	whole := *b
	if a.Value > longest || max(b.Value, b.Max, b.Mean) > longest {
		return nil, false
	}
	for _, part := range []*scenario.Duration{&whole.Value, &whole.Min, &whole.Mode, &whole.Max, &whole.Mean} {
		*part += a.Value
	}
	switch b.Kind {
	case scenario.Fixed:
		return &scenario.Distribution{Kind: scenario.Fixed, Value: whole.Value}, true
	case scenario.Uniform:
		return &scenario.Distribution{Kind: b.Kind, Min: whole.Min, Max: whole.Max}, true
	case scenario.Triangular:
		return &scenario.Distribution{Kind: b.Kind, Min: whole.Min, Mode: whole.Mode, Max: whole.Max}, true
	case scenario.Exponential:
		return &scenario.Distribution{Kind: b.Kind, Mean: whole.Mean, Min: whole.Min}, b.Max == 0
	case scenario.Expression:
		return nil, false
	case scenario.Discrete:
		whole = scenario.Distribution{Kind: b.Kind}
		for _, v := range b.Values {
			whole.Values = append(whole.Values, scenario.Weighted{Value: v.Value + a.Value, Weight: v.Weight})
		}
		return &whole, true
	}
	return nil, false
}

// zero says whether a parameter has nothing but zeros, as some tools write for what
// nobody has filled in.
func (p *parameter) zero() bool {
	for i := range p.values {
		for name, text := range p.values[i].attributes {
			if name != "timeUnit" && name != "currencyUnit" && strings.Trim(text, "0.") != "" {
				return false
			}
		}
		if len(p.values[i].values) > 0 || len(p.values[i].attributes) == 0 {
			return false
		}
	}
	return len(p.values) > 0
}
