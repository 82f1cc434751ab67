package bpsim

import (
	"math"
	"slices"
	"strings"
	"time"

	"sandtable/engine/random"
	"sandtable/engine/scenario"
)

// time is a length of time as a value; "" where BPSim has nothing like it. Of what it does
// not have, the comparison with what would be read tells.
func (w *writer) time(d *scenario.Distribution, hours string) string {
	if d == nil {
		return ""
	}
	valid := w.ids[hours]
	switch d.Kind {
	case scenario.Fixed:
		return tag("DurationParameter", "value", d.Value.String(), "validFor", valid)
	case scenario.Expression:
		if units[w.base] != d.Unit {
			return ""
		}
		return w.expression(d.Formula, valid)
	case scenario.Discrete, scenario.Samples:
		return w.points(d, valid)
	}
	if bounded := d.Min > 0 || d.Max > 0; slices.Contains(pointwise, d.Kind) || bounded && slices.Contains(unbounded, d.Kind) || d.Kind == scenario.Beta && !w.plainBeta(d) {
		if from, err := d.Sampler(); err == nil {
			points := &scenario.Distribution{Kind: scenario.Discrete}
			for _, x := range parts(from) {
				points.Values = append(points.Values, scenario.Weighted{Value: scenario.Duration(math.Round(x * float64(time.Second))), Weight: 1})
			}
			return w.points(points, valid)
		}
	}
	best, exact := "", false // the shortest of those in which nothing is lost
	for _, unit := range []string{"min", "hour", "s", "day", "ms"} {
		n, ok := inUnit(d, units[unit])
		if !ok {
			continue
		}
		back, fits := timed(n, units[unit])
		made := drawn(n, unit, valid)
		switch lossless := fits && same(back, d); {
		case best == "", lossless && !exact, lossless && len(made) < len(best):
			best, exact = made, lossless
		}
	}
	return best
}

// Distributions for which BPSim has nothing, and those that it has without bounds. Points
// stand for them, so that averages stay what they are.
var (
	pointwise = []scenario.Kind{scenario.PERT, scenario.Histogram}
	unbounded = []scenario.Kind{scenario.Lognormal, scenario.Gamma, scenario.Exponential}
)

// plainBeta says whether BPSim has the distribution: between zero and one of its units.
func (w *writer) plainBeta(d *scenario.Distribution) bool {
	for _, unit := range units {
		if d.Min == 0 && d.Max == unit {
			return true
		}
	}
	return false
}

// manyPoints is how many stand for a distribution.
const manyPoints = 20

// parts are the averages of so many equally likely parts of a distribution.
func parts(from random.Distribution) []float64 {
	const fine = 50
	var all []float64
	for i := range manyPoints {
		sum := 0.0
		for j := range fine {
			sum += from.Quantile((float64(i) + (float64(j)+.5)/fine) / manyPoints)
		}
		all = append(all, sum/fine)
	}
	return all
}

func same(a, b *scenario.Distribution) bool {
	return a.Value == b.Value && a.Min == b.Min && a.Mode == b.Mode && a.Max == b.Max && a.Mean == b.Mean && a.SD == b.SD && a.Scale == b.Scale && a.Unit == b.Unit
}

// inUnit is a time as a number of units.
func inUnit(d *scenario.Distribution, unit scenario.Duration) (n *scenario.Number, ok bool) {
	in := func(x scenario.Duration) float64 { return float64(x) / float64(unit) }
	n = &scenario.Number{Kind: d.Kind, Mode: in(d.Mode), Mean: in(d.Mean), SD: in(d.SD), Shape: d.Shape, Scale: in(d.Scale), K: d.K, N: d.N, P: d.P}
	least, most := in(d.Min), in(d.Max)
	if d.Min > 0 || d.Kind == scenario.Uniform || d.Kind == scenario.Triangular || d.Kind == scenario.Beta {
		n.Min = &least
	}
	if d.Max > 0 {
		n.Max = &most
	}
	if d.Kind == scenario.Poisson || d.Kind == scenario.Binomial {
		return n, d.Unit == unit
	}
	if d.Kind == scenario.Beta {
		return n, d.Min == 0 && d.Max == unit
	}
	return n, true
}

// points are single values with probabilities.
func (w *writer) points(d *scenario.Distribution, valid string) string {
	var b strings.Builder
	b.WriteString("<bpsim:UserDistribution" + attributesOf([]string{"validFor", valid, "discrete", "true"}) + ">")
	values := d.Values
	for _, v := range d.Samples {
		values = append(slices.Clip(values), scenario.Weighted{Value: v, Weight: 1})
	}
	total := 0.0
	for _, v := range values {
		total += v.Weight
	}
	for _, v := range values {
		b.WriteString(point(v.Weight/total, tag("DurationParameter", "value", v.Value.String())))
	}
	return b.String() + "</bpsim:UserDistribution>"
}

func point(probability float64, value string) string {
	return "<bpsim:UserDistributionDataPoint" + attributesOf([]string{"probability", plainNumber(probability)}) + ">" + value + "</bpsim:UserDistributionDataPoint>"
}

// drawn is a number that varies as a value; "" where BPSim has nothing like it.
func drawn(n *scenario.Number, unit, valid string) string {
	f := plainNumber
	more := []string{"timeUnit", unit, "validFor", valid}
	made := func(name string, attributes ...string) string { return tag(name, append(attributes, more...)...) }
	bound := func(x *float64) string {
		if x == nil {
			return ""
		}
		return f(*x)
	}
	switch n.Kind {
	case scenario.Fixed:
		return made("FloatingParameter", "value", f(n.Value))
	case scenario.Uniform:
		return made("UniformDistribution", "min", f(*n.Min), "max", f(*n.Max))
	case scenario.Triangular:
		return made("TriangularDistribution", "mode", f(n.Mode), "min", f(*n.Min), "max", f(*n.Max))
	case scenario.Normal:
		if n.Min == nil && n.Max == nil {
			return made("NormalDistribution", "mean", f(n.Mean), "standardDeviation", f(n.SD))
		}
		return made("TruncatedNormalDistribution", "mean", f(n.Mean), "standardDeviation", f(n.SD), "min", bound(n.Min), "max", bound(n.Max))
	case scenario.Lognormal:
		return made("LogNormalDistribution", "mean", f(n.Mean), "standardDeviation", f(n.SD))
	case scenario.Exponential:
		return made("NegativeExponentialDistribution", "mean", f(n.Mean))
	case scenario.Gamma:
		return made("GammaDistribution", "shape", f(n.Mean/n.SD*(n.Mean/n.SD)), "scale", f(n.SD/n.Mean*n.SD))
	case scenario.Erlang:
		return made("ErlangDistribution", "mean", f(n.Mean), "k", f(float64(n.K)))
	case scenario.Weibull:
		return made("WeibullDistribution", "shape", f(n.Shape), "scale", f(n.Scale))
	case scenario.Beta:
		if *n.Min != 0 || *n.Max != 1 {
			return ""
		}
		both := n.Mean*(1-n.Mean)/(n.SD*n.SD) - 1
		return made("BetaDistribution", "shape", f(n.Mean*both), "scale", f((1-n.Mean)*both))
	case scenario.Poisson:
		return made("PoissonDistribution", "mean", f(n.Mean))
	case scenario.Binomial:
		return made("BinomialDistribution", "probability", f(n.P), "trials", f(float64(n.N)))
	case scenario.Discrete, scenario.Samples:
		values := n.Values
		for _, v := range n.Samples {
			values = append(slices.Clip(values), scenario.WeightedNumber{Value: v, Weight: 1})
		}
		total, made := 0.0, ""
		for _, v := range values {
			total += v.Weight
		}
		for _, v := range values {
			made += point(v.Weight/total, tag("FloatingParameter", "value", f(v.Value)))
		}
		return "<bpsim:UserDistribution" + attributesOf(append([]string{"discrete", "true"}, more...)) + ">" + made + "</bpsim:UserDistribution>"
	}
	return "" // PERT, histograms, formulas
}

// expression is a formula as XPath, "" where it has what XPath cannot say.
func (w *writer) expression(source, valid string) string {
	t := formula(source)
	if t == nil || !w.known(t) {
		return ""
	}
	text := t.asXPath()
	if text == "" {
		return ""
	}
	return tag("ExpressionParameter", "value", text, "validFor", valid)
}

// known says whether an expression asks only for what a file declares: elapsed, chance and
// the like mean something in formulas alone.
func (w *writer) known(t *term) bool {
	if t.op == "property" && w.scenario.Data[t.text] == nil {
		return false
	}
	return !slices.ContainsFunc(t.parts, func(p *term) bool { return !w.known(p) })
}

// property is what a variable is given.
func (w *writer) property(name string, s *scenario.Source) written {
	p := written{group: "PropertyParameters", name: "Property", property: name}
	d := w.scenario.Data[name]
	value := s.Value
	switch {
	case s.Formula != "":
		p.values = append(p.values, w.expression(s.Formula, ""))
	case s.Draw != nil:
		p.values = append(p.values, drawn(pointed(s.Draw), "", ""))
	case s.Table != "":
	case len(s.Choice) > 0:
		total, made := 0.0, ""
		for _, c := range s.Choice {
			total += c.Weight
		}
		for _, c := range s.Choice {
			made += point(c.Weight/total, constant(c.Value, d.Type))
		}
		p.values = append(p.values, `<bpsim:UserDistribution discrete="true">`+made+"</bpsim:UserDistribution>")
	default:
		p.values = append(p.values, constant(value, d.Type))
	}
	p.values = slices.DeleteFunc(p.values, func(v string) bool { return v == "" })
	return p
}

// pointed is a number that varies, or points that stand for it.
func pointed(n *scenario.Number) *scenario.Number {
	bounded := n.Min != nil || n.Max != nil
	unit := n.Min != nil && n.Max != nil && *n.Min == 0 && *n.Max == 1
	if !slices.Contains(pointwise, n.Kind) && !(bounded && slices.Contains(unbounded, n.Kind)) && (n.Kind != scenario.Beta || unit) {
		return n
	}
	from, err := n.Sampler()
	if err != nil {
		return n
	}
	points := &scenario.Number{Kind: scenario.Discrete}
	for _, x := range parts(from) {
		points.Values = append(points.Values, scenario.WeightedNumber{Value: x, Weight: 1})
	}
	return points
}

// constant is a value of a variable; where there is none, what it holds without one.
func constant(x any, t scenario.VariableType) string {
	if f, ok := x.(int); ok {
		x = float64(f)
	}
	switch t {
	case scenario.BooleanType:
		if x == true {
			return tag("BooleanParameter", "value", "true")
		}
		return tag("BooleanParameter", "value", "false")
	case scenario.TextType:
		text, _ := x.(string)
		return tag("StringParameter", "value", text)
	case scenario.IntegerType:
		f, _ := x.(float64)
		return tag("NumericParameter", "value", decimal(math.Trunc(f)))
	}
	f, _ := x.(float64)
	return tag("FloatingParameter", "value", plainNumber(f))
}
