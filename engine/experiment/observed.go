package experiment

import (
	"context"

	"sandtable/engine/compile"
	"sandtable/engine/problem"
	"sandtable/engine/simulate"
)

// observed is what the variants of an experiment gave of some measures.
type observed struct {
	measures     []simulate.Measure
	values       [][][]float64 // by variant, then measure, then replication; nil where it was not played
	why          []*problem.Problem
	replications int
	completed    int64 // cases of the first variant
	unfinished   int64 // cases of the variant that left the greatest share of its cases
	of           int64 // so many
	stopped      bool  // the context was done before all were played
}

// observe plays variants, the base first, and keeps of each only what the measures say.
// All variants are of one drawing. A base that cannot be played is an error.
func observe(ctx context.Context, variants []Variant, names []string, o Options) (*observed, error) {
	alike := common(variants, o.Replications)
	all := &observed{values: make([][][]float64, len(alike)), why: make([]*problem.Problem, len(alike)), replications: alike[0].Scenario.Run.Replications}
	measures, err := measured(alike[0], names)
	if err != nil {
		return all, err
	}
	all.measures = measures
	whole := true
	err = play(ctx, alike, o, func(i int, p played) {
		switch {
		case p.why != nil:
			all.why[i] = p.why
		case p.result.Partial:
			whole = false
		default:
			all.keep(i, p, names)
		}
	})
	if all.why[0] != nil {
		return all, all.why[0]
	}
	all.stopped = err != nil || !whole
	return all, err
}

// measured are the measures named, as the base has them.
func measured(base Variant, names []string) ([]simulate.Measure, error) {
	program, err := compile.Definitions(base.Drawing, base.Scenario)
	if err != nil {
		return nil, err
	}
	var all []simulate.Measure
	for _, name := range names {
		m, err := simulate.MeasureOf(program, name)
		if err != nil {
			return nil, err
		}
		all = append(all, *m)
	}
	return all, nil
}

// keep takes from a variant what the measures say. One that it lacks, because its program
// has no such thing, gives nothing.
func (all *observed) keep(i int, p played, names []string) {
	values := make([][]float64, len(names))
	for k, name := range names {
		if m, err := simulate.MeasureOf(p.program, name); err == nil {
			values[k] = m.By(p.result)
		}
	}
	all.values[i] = values
	if i == 0 {
		all.completed = p.result.Completed
	}
	left, of := p.result.Unfinished, p.result.Started
	if more, as := left*all.of, all.unfinished*of; all.of == 0 || more > as || more == as && left > all.unfinished {
		all.unfinished, all.of = left, of
	}
}

// notes say what to know before believing the answers.
func (all *observed) notes() []Note {
	found := []Note{}
	if all.replications < 2 {
		found = append(found, oneReplication())
	}
	if all.completed == 0 {
		found = append(found, Note{"experiment.none-completed", problem.Say("Not one case was completed, so there is no cycle time to look at.", "没有任何案例完成，无法分析周期时间。")})
	}
	if all.completed > 0 && all.unfinished*20 > all.of {
		found = append(found, Note{"experiment.unfinished", problem.Say("In the worst of the scenarios played, %d of the %d cases were not finished: times are those of the quicker ones.", "未完成最多的情景中，%[2]d 个案例有 %[1]d 个未完成：时间只反映较快的案例。", all.unfinished, all.of)})
	}
	if all.stopped {
		found = append(found, Note{"experiment.partial", problem.Say("Stopped early: some changes were not played.", "提前停止：部分调整尚未仿真。")})
	}
	return found
}
