package app

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"

	"sandtable/engine/experiment"
	"sandtable/engine/problem"
	"sandtable/engine/roi"
	"sandtable/engine/scenario"
	"sandtable/storage"
)

// Plans is the service for what is invested in a process, and for what that is worth.
type Plans struct {
	library *storage.Library
	queue   *queue
}

// Plan is what is invested in a process, as JSON of roi.Plan. Revision counts the saves, from 1; 0: nobody has planned yet.
type Plan struct {
	Revision int64
	Content  json.RawMessage
}

// Get is the plan of a process as it was saved last, empty where nobody has planned yet.
func (s *Plans) Get(ctx context.Context, process ProcessID) (Plan, error) {
	kept, err := s.library.Plan(ctx, process)
	if errors.Is(err, storage.ErrNotFound) {
		if _, err := s.library.Process(ctx, process); err != nil {
			return Plan{}, explain(aProcess, err)
		}
		return Plan{Content: json.RawMessage("{}")}, nil
	}
	return Plan(kept), explain(aPlan, err)
}

// Save keeps a plan. Revision is the one that it was made from; if another window has saved since, nothing is written and the
// problem has CodeChangedElsewhere.
func (s *Plans) Save(ctx context.Context, process ProcessID, p Plan) (Plan, error) {
	if _, err := roi.Decode(bytes.NewReader(p.Content)); err != nil {
		return Plan{}, failed(err)
	}
	kept, err := s.library.SavePlan(ctx, process, p.Revision, p.Content)
	if errors.Is(err, storage.ErrNotFound) {
		return Plan{}, explain(aProcess, err)
	}
	return Plan(kept), explain(aPlan, err)
}

// Returns says what each variant of a comparison that was made is worth under a plan.
func (s *Plans) Returns(ctx context.Context, id RunID, plan json.RawMessage) ([]roi.Return, error) {
	p, err := roi.Decode(bytes.NewReader(plan))
	if err != nil {
		return nil, failed(err)
	}
	run, err := s.queue.get(ctx, id, true)
	if err != nil {
		return nil, err
	}
	if run.Kind != Comparison || len(run.Report) == 0 {
		return nil, problem.New("roi.no-comparison", problem.Say("There is no comparison to work it out from.", "没有可供测算的情景对比结果。"),
			problem.Say("Compare scenarios, and wait until they have been played.", "请先对比情景，并等待仿真完成。"))
	}
	c, scenarios, err := compared(run)
	if err != nil {
		return nil, err
	}
	all, err := roi.Of(c, scenarios, p)
	if err != nil {
		return nil, failed(err)
	}
	return all, nil
}

// compared reads what a comparison found, and the scenarios as they were played.
func compared(run Run) (*experiment.Comparison, []*scenario.Scenario, error) {
	var c experiment.Comparison
	var played asked
	if err := errors.Join(json.Unmarshal(run.Report, &c), json.Unmarshal(run.Scenario, &played)); err != nil {
		return nil, nil, failed(err)
	}
	var scenarios []*scenario.Scenario
	for _, v := range played.Variants[:len(c.Variants)] {
		read, err := readScenario(v.Scenario)
		if err != nil {
			return nil, nil, err
		}
		read.Name = v.Name
		scenarios = append(scenarios, read)
	}
	return &c, scenarios, nil
}
