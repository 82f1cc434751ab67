package app

import (
	"context"
	"errors"

	"sandtable/engine"
	"sandtable/engine/experiment"
	"sandtable/engine/problem"
	"sandtable/engine/scenario"
)

// mostRepeated is how many replications of each variant an experiment plays at most: what
// all of them gave is kept in memory until the end.
const mostRepeated = 10_000

// fit refuses what contradicts itself, before anything is read.
func (e *NewExperiment) fit() error {
	alone := e.Kind != Comparison
	switch {
	case alone && len(e.Variants) != 1:
		return problem.New("experiment.one-base",
			problem.Say("Here the numbers of one scenario are changed, and %d are given.", "此处调整的是一个情景的数据，却给出了 %d 个情景。", len(e.Variants)),
			problem.Say("Choose one scenario, or compare several.", "请只选一个情景，或改为比较多个情景。"))
	// Of the number of scenarios the engine says the same, but once they are read.
	case !alone && len(e.Variants) < 2:
		return problem.New("experiment.one-variant",
			problem.Say("There is only one scenario: nothing to compare it with.", "只有一个情景，无法比较。"),
			problem.Say("Choose two or more.", "请至少选择两个情景。"))
	case len(e.Variants) > experiment.MostCompared:
		return problem.New("experiment.too-many",
			problem.Say("%d scenarios are too many to compare at once.", "一次比较 %d 个情景过多。", len(e.Variants)),
			problem.Say("Compare at most %d.", "一次最多比较 %d 个。", experiment.MostCompared))
	case e.Kind != Sensitivity && (len(e.Levers) > 0 || e.By != 0):
		return stranger("levers and by", "levers 和 by")
	case e.Kind != Sensitivity && e.Kind != Grid && len(e.Measures) > 0:
		return stranger("measures", "measures")
	case e.Kind != Grid && len(e.Axes) > 0:
		return stranger("axes", "axes")
	case e.Kind != Staffing && len(e.Roles) > 0:
		return stranger("roles", "roles")
	}
	return nil
}

func stranger(en, zh string) error {
	return problem.New("experiment.not-asked",
		problem.Say("This kind of experiment has no %[1]s.", "此类实验没有 %[2]s。", en, zh),
		problem.Say("Leave them out, or choose another kind.", "请去掉，或改选其他类型的实验。"))
}

// repeat settles how often each variant is played.
func (e *NewExperiment) repeat(base *scenario.Scenario) error {
	if e.Replications == 0 {
		e.Replications = max(1, base.Run.Replications)
	}
	if e.Replications < 1 || e.Replications > mostRepeated {
		return problem.New("experiment.replications",
			problem.Say("%d replications of each scenario cannot be played in an experiment.", "实验中每个情景无法重复 %d 次。", e.Replications),
			problem.Say("Name a number from 1 to %d; 30 are a good start.", "请填写 1 到 %d 之间的次数，一般 30 次即可。", mostRepeated))
	}
	return nil
}

// judge lets the engine refuse what is asked. Told to stop before it begins, it looks at
// everything and plays nothing.
func judge(ctx context.Context, w work) error {
	stopped, stop := context.WithCancel(ctx)
	stop()
	if _, err := w(stopped, 1, func(progress) {}); err != nil && !errors.Is(err, context.Canceled) {
		return failed(err)
	}
	return nil
}

// work plays an experiment.
func (e *NewExperiment) work(variants []experiment.Variant) work {
	return func(ctx context.Context, threads int, tell func(progress)) (*result, error) {
		o := experiment.Options{Threads: threads, Replications: e.Replications, Progress: func(p experiment.Progress) {
			tell(progress{fraction: p.Fraction, variants: p.Variants, expected: p.Expected})
		}}
		switch e.Kind {
		case Sensitivity:
			s, err := engine.Sense(ctx, variants[0], experiment.Change{Measures: e.Measures, Levers: e.Levers, By: e.By}, o)
			return answered(s, err, func() bool { return s.Partial })
		case Grid:
			var axes []experiment.Axis
			for _, a := range e.Axes {
				axes = append(axes, experiment.Axis(a))
			}
			g, err := engine.Across(ctx, variants[0], axes, e.Measures, o)
			return answered(g, err, func() bool { return g.Partial })
		case Staffing:
			s, err := engine.OneMore(ctx, variants[0], e.Roles, o)
			return answered(s, err, func() bool { return s.Partial })
		default:
			c, err := engine.Compare(ctx, variants, o)
			return answered(c, err, func() bool { return c.Partial })
		}
	}
}

func answered(answer any, err error, partial func() bool) (*result, error) {
	if err != nil {
		return nil, err
	}
	return &result{answer: answer, partial: partial()}, nil
}
