package app

import (
	"cmp"
	"context"
	"fmt"

	"sandtable/engine/compile"
	"sandtable/engine/experiment"
	"sandtable/engine/problem"
	"sandtable/storage"
)

// drawings are what the variants of one experiment are drawn as. Variants of one drawing
// share it: that is how the engine knows that they are versions of one process.
type drawings struct {
	library *storage.Library
	project ProjectID
	read    map[place]*opened
}

// variants reads what is to be played, and completes what the experiment says of it.
func (s *Experiments) variants(ctx context.Context, e *NewExperiment) ([]experiment.Variant, error) {
	own, err := s.library.ProcessAt(ctx, e.Process, e.Revision)
	if err != nil {
		return nil, explain(aVersion, err)
	}
	all := drawings{library: s.library, project: own.ProjectID, read: map[place]*opened{}}
	var played []experiment.Variant
	for i := range e.Variants {
		v := &e.Variants[i]
		if err := s.complete(ctx, e, v); err != nil {
			return nil, err
		}
		p, err := all.variant(ctx, v)
		if err != nil {
			return nil, err
		}
		played = append(played, p)
	}
	distinguish(e.Variants)
	several := len(all.read) > 1
	for i := range played {
		played[i].Name = e.Variants[i].Name
		if several {
			played[i].Definition = e.Variants[i].Definition
		}
	}
	return played, nil
}

// complete brings the scenario of a variant, and says which save of which process it is of.
func (s *Experiments) complete(ctx context.Context, e *NewExperiment, v *Variant) error {
	if len(v.Scenario) == 0 && v.ScenarioID == "" {
		return problem.New("experiment.no-scenario",
			problem.Say("A variant has no scenario.", "有一个方案没有情景数据。"),
			problem.Say("Name one of the library, or send its numbers.", "请指定流程库中的情景，或提供其数据。"))
	}
	if len(v.Scenario) == 0 {
		kept, err := s.library.Scenario(ctx, v.ScenarioID)
		if err != nil {
			return explain(aScenario, err)
		}
		v.Scenario, v.Process, v.Name = kept.Content, cmp.Or(v.Process, kept.ProcessID), cmp.Or(v.Name, kept.Name)
	}
	v.Process = cmp.Or(v.Process, e.Process)
	if v.Process == e.Process && v.Revision == 0 {
		v.Revision = e.Revision
	}
	return nil
}

// variant reads one variant and makes sure that it can be played.
func (all *drawings) variant(ctx context.Context, v *Variant) (experiment.Variant, error) {
	d, err := all.of(ctx, v)
	if err != nil {
		return experiment.Variant{}, err
	}
	numbers, leftOut, err := d.numbers(ctx, all.library, &v.Scenario, v.LeaveOut)
	if err != nil {
		return experiment.Variant{}, within(v, err)
	}
	v.Name = cmp.Or(v.Name, numbers.Name, d.version.Name)
	if _, err := compile.Definitions(d.all, numbers); err != nil {
		return experiment.Variant{}, within(v, err)
	}
	return experiment.Variant{Drawing: d.all, Scenario: numbers, LeftOut: leftOut}, nil
}

// of is the drawing of a variant, which thereby knows its revision.
func (all *drawings) of(ctx context.Context, v *Variant) (*opened, error) {
	if v.Revision == 0 {
		p, err := all.library.Process(ctx, v.Process)
		if err != nil {
			return nil, explain(aProcess, err)
		}
		v.Revision = p.Revision
	}
	at := place{v.Process, v.Revision}
	if all.read[at] == nil {
		d, err := open(ctx, all.library, at)
		if err != nil {
			return nil, err
		}
		if d.version.ProjectID != all.project {
			return nil, problem.New("experiment.other-project",
				problem.Say("“%s” is in another project.", "“%s”属于另一个项目。", d.version.Name),
				problem.Say("Compare processes of one project; copy it there first.", "只能比较同一项目内的流程，请先把它复制过来。"))
		}
		all.read[at] = d
	}
	v.Definition = all.read[at].version.Name
	return all.read[at], nil
}

// distinguish adds to names that several variants have what tells them apart: the process,
// or else a number.
func distinguish(variants []Variant) {
	bare := map[string][]int{}
	for i, v := range variants {
		bare[v.Name] = append(bare[v.Name], i)
	}
	taken := map[string]bool{}
	for i := range variants {
		v := &variants[i]
		name := v.Name
		if alike := bare[v.Name]; len(alike) > 1 && variants[alike[0]].Definition != variants[alike[1]].Definition {
			name = fmt.Sprintf("%s (%s)", v.Name, v.Definition)
		}
		v.Name = name
		for n := 2; taken[v.Name]; n++ {
			v.Name = fmt.Sprintf("%s (%d)", name, n)
		}
		taken[v.Name] = true
	}
}

// within says which variant a problem is about.
func within(v *Variant, err error) error {
	p := problem.Of(err)
	if p == nil || v.Name == "" {
		return failed(err)
	}
	named := *p
	named.Message = problem.Text{EN: v.Name + ": " + p.Message.EN, ZH: v.Name + "：" + p.Message.ZH}
	return &named
}
