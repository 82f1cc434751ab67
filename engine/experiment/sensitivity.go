package experiment

import (
	"cmp"
	"context"
	"math"
	"slices"

	"sandtable/engine/lever"
	"sandtable/engine/problem"
	"sandtable/engine/scenario"
	"sandtable/engine/simulate"
)

// MostVariants is how many variants one experiment plays at most.
const MostVariants = 2000

// DefaultMeasures are what experiments look at unless told otherwise.
func DefaultMeasures(s *scenario.Scenario) []string {
	of := []string{"cycleTime", "cost"}
	if s.Promise != nil {
		of = append(of, "kept")
	}
	return of
}

// Sensitivity is how much measures answer when one number after the other is changed a
// little: what a tornado chart is drawn of.
type Sensitivity struct {
	Engine       string    `json:"engine"`
	Scenario     string    `json:"scenario"`
	Seed         uint64    `json:"seed"`
	Replications int       `json:"replications" doc:"Of the scenario and of each change"`
	By           float64   `json:"by" doc:"How much factors and shares were changed; headcounts by one"`
	Partial      bool      `json:"partial" doc:"Cancelled: some numbers were not changed"`
	Currency     string    `json:"currency"`
	Tornados     []Tornado `json:"tornados" doc:"One for each measure"`
	Notes        []Note    `json:"notes"`
}

// Tornado is one measure, and how it answers to each lever: the strongest first.
type Tornado struct {
	Measure string          `json:"measure"`
	Label   problem.Text    `json:"label"`
	Unit    simulate.Unit   `json:"unit"`
	Better  simulate.Better `json:"better"`
	Base    Estimate        `json:"base"`
	Bars    []Bar           `json:"bars"`
}

// Bar is how a measure answers to one lever.
type Bar struct {
	Lever      string       `json:"lever"`
	Label      problem.Text `json:"label"`
	Kind       lever.Kind   `json:"kind" doc:"factor, people or chance"`
	Now        float64      `json:"now"`
	Low        *Answer      `json:"low" doc:"null where the lever does not go lower, or that was not played"`
	High       *Answer      `json:"high"`
	Swing      *float64     `json:"swing" doc:"Distance between the two answers; from the base where there is one only"`
	Elasticity *float64     `json:"elasticity" doc:"Change of the measure in percent for one percent of the lever, over the whole swing"`
}

// Answer is what comes of a lever's value.
type Answer struct {
	Value      float64          `json:"value" doc:"Of the lever"`
	Difference Difference       `json:"difference" doc:"Of the measure, to the scenario as it is"`
	Problem    *problem.Problem `json:"-"`
	Refused    *Refused         `json:"refused,omitempty" doc:"Why it could not be played"`
}

// Refused is why a variant could not be played.
type Refused struct {
	Code    string       `json:"code"`
	Message problem.Text `json:"message"`
}

func refused(p *problem.Problem) *Refused {
	if p == nil {
		return nil
	}
	return &Refused{p.Code, p.Message}
}

// Change is what a sensitivity changes.
type Change struct {
	Measures []string // see simulate.Measures; none: DefaultMeasures
	Levers   []string // patterns (see lever.Matching); none: all levers
	By       float64  // share by which factors and shares are changed, up to 0.9; 0: 0.1. Headcounts are changed by one
}

// Sense changes one lever after the other, down and up, and says how the measures answer.
// Cancelled, it tells what was played until then, marked as partial; where the scenario
// itself was not, the context's error is returned.
func Sense(ctx context.Context, v Variant, change Change, engine string, o Options) (*Sensitivity, error) {
	if change.By == 0 {
		change.By = 0.1
	}
	if !(change.By > 0 && change.By <= 0.9) {
		return nil, refuse("by", problem.Say("Numbers cannot be changed by %g.", "无法按 %g 调整数据。", change.By), problem.Say("Name a share from 0.001 to 0.9: 0.1 is ten percent.", "请填写 0.001 到 0.9 之间的比例：0.1 表示 10%%。"))
	}
	levers, err := chosen(v, change.Levers)
	if err != nil {
		return nil, err
	}
	variants, pulls, err := pulled(v, levers, change.By)
	if err != nil {
		return nil, err
	}
	all, err := observe(ctx, variants, measuresOr(change.Measures, v.Scenario), o)
	if err != nil && (all.values[0] == nil || !all.stopped) {
		return nil, err
	}
	s := &Sensitivity{Engine: engine, Scenario: v.Scenario.Name, Seed: v.Scenario.Run.Seed, Replications: all.replications, By: change.By, Partial: all.stopped,
		Currency: v.Scenario.Currency, Notes: append(leftOut(v), all.notes()...)}
	for k := range all.measures {
		s.Tornados = append(s.Tornados, all.tornado(k, levers, pulls))
	}
	return s, nil
}

func measuresOr(named []string, s *scenario.Scenario) []string {
	if len(named) == 0 {
		return DefaultMeasures(s)
	}
	return named
}

// chosen are the levers that match any of the patterns, in their own order.
func chosen(v Variant, patterns []string) ([]lever.Lever, error) {
	if len(patterns) == 0 {
		patterns = []string{"*"}
	}
	wanted := map[string]bool{}
	for _, pattern := range patterns {
		matching, err := lever.Matching(v.Drawing, v.Scenario, pattern)
		if err != nil {
			return nil, err
		}
		for _, l := range matching {
			wanted[l.Name] = true
		}
	}
	return slices.DeleteFunc(lever.Of(v.Drawing, v.Scenario), func(l lever.Lever) bool { return !wanted[l.Name] }), nil
}

// pull is one value of one lever; the variants of an experiment after the base, in order.
type pull struct {
	lever int
	value float64
	up    bool
}

// pulled are the variants to play: the scenario itself, then each lever down and up.
func pulled(v Variant, levers []lever.Lever, by float64) ([]Variant, []pull, error) {
	variants := []Variant{v}
	var pulls []pull
	for i := range levers {
		l := &levers[i]
		low, high := ends(l, by)
		for _, end := range []struct {
			value float64
			up    bool
		}{{low, false}, {high, true}} {
			if end.value == l.Now {
				continue
			}
			s, err := l.Set(v.Scenario, end.value)
			if err != nil {
				return nil, nil, err
			}
			variants = append(variants, Variant{Name: l.Name, Drawing: v.Drawing, Scenario: s})
			pulls = append(pulls, pull{i, end.value, end.up})
		}
	}
	if len(variants) > MostVariants {
		return nil, nil, tooMany(len(variants))
	}
	return variants, pulls, nil
}

func tooMany(variants int) error {
	return refuse("too-many", problem.Say("That makes %d scenarios to play; %d is the most.", "共需仿真 %d 个情景，超过上限 %d 个。", variants, MostVariants),
		problem.Say("Choose fewer levers or values.", "请减少要调整的数据或取值。"))
}

// ends are the values to which a lever is changed. Of the last person a role is not
// bereft: nothing would be done any more.
func ends(l *lever.Lever, by float64) (low, high float64) {
	switch l.Kind {
	case lever.People:
		low = l.Now
		if l.Now > 1 {
			low = l.Now - 1
		}
		return low, l.Now + 1
	case lever.Chance:
		return l.Now * (1 - by), math.Min(1, l.Now*(1+by))
	}
	return 1 - by, 1 + by
}

// tornado is how one measure answered to all levers.
func (all *observed) tornado(k int, levers []lever.Lever, pulls []pull) Tornado {
	m := &all.measures[k]
	t := Tornado{Measure: m.Name, Label: m.Label, Unit: m.Unit, Better: m.Better, Base: estimate(all.values[0][k], scaleOf(m.Unit)), Bars: []Bar{}}
	for i := range levers {
		t.Bars = append(t.Bars, Bar{Lever: levers[i].Name, Label: levers[i].Label, Kind: levers[i].Kind, Now: levers[i].Now})
	}
	for n, p := range pulls {
		answer := all.answer(n+1, k, p.value)
		if answer == nil {
			continue
		}
		if p.up {
			t.Bars[p.lever].High = answer
		} else {
			t.Bars[p.lever].Low = answer
		}
	}
	for i := range t.Bars {
		t.Bars[i].weigh(t.Base)
	}
	slices.SortStableFunc(t.Bars, func(a, b Bar) int { return cmp.Compare(swing(b), swing(a)) })
	return t
}

func swing(b Bar) float64 {
	if b.Swing == nil {
		return -1
	}
	return *b.Swing
}

// answer is what a variant gave of a measure; nil where it was not played.
func (all *observed) answer(variant, k int, value float64) *Answer {
	switch {
	case all.why[variant] != nil:
		return &Answer{Value: value, Difference: Difference{Verdict: Unknown}, Problem: all.why[variant], Refused: refused(all.why[variant])}
	case all.values[variant] == nil:
		return nil
	}
	return &Answer{Value: value, Difference: differ(all.values[0][k], all.values[variant][k], &all.measures[k])}
}

// weigh works out how strongly a measure answers over both ends of a lever.
func (b *Bar) weigh(base Estimate) {
	low, high, from, to := 0., 0., b.Now, b.Now
	some := false
	if b.Low != nil && b.Low.Difference.Mean != nil {
		low, from, some = *b.Low.Difference.Mean, b.Low.Value, true
	}
	if b.High != nil && b.High.Difference.Mean != nil {
		high, to, some = *b.High.Difference.Mean, b.High.Value, true
	}
	if !some {
		return
	}
	b.Swing = shown(math.Abs(high - low))
	if base.Mean != nil && *base.Mean != 0 && b.Now != 0 && to != from {
		b.Elasticity = shown((high - low) / *base.Mean / ((to - from) / b.Now))
	}
}
