package app

import (
	"context"
	"encoding/json"

	"sandtable/engine"
	"sandtable/storage"
)

// Kinds of experiments.
const (
	Comparison  = storage.Comparison  // several scenarios against the first
	Sensitivity = storage.Sensitivity // one number after the other changed a little
	Grid        = storage.Grid        // every combination of some values of some numbers
	Staffing    = storage.Staffing    // one more person in each role
)

// Experiments is the service that plays several variants of a process and says what
// differs. They stand in one queue with the simulations.
type Experiments struct {
	library *storage.Library
	queue   *queue
}

// NewExperiment is an experiment to be started. Which fields count depends on its kind;
// what does not belong to it is refused.
type NewExperiment struct {
	Process      ProcessID
	Revision     int64 // the saved one that is played
	Kind         RunKind
	Variants     []Variant // the base first; one alone but for a comparison
	Replications int       // of each variant; 0: as the base's scenario says
	Measures     []string  // of a sensitivity or a grid; none: cycle time, cost, the promise
	Levers       []string  // of a sensitivity, patterns; none: all
	By           float64   // of a sensitivity; 0: 0.1
	Axes         []Axis    // of a grid
	Roles        []string  // of a staffing; none: all
}

// Variant is one scenario of a process of the project.
type Variant struct {
	Name       string          `json:"name"`                 // empty: as the scenario is called
	Process    ProcessID       `json:"process"`              // empty: the scenario's, or else the experiment's own
	Definition string          `json:"definition"`           // what that process is called
	Revision   int64           `json:"revision"`             // 0: the experiment's of its own process, of others the last
	ScenarioID ScenarioID      `json:"scenarioId,omitempty"` // where the scenario is kept; empty for one that is not
	Scenario   json.RawMessage `json:"scenario"`             // empty: as it was saved last
	LeaveOut   bool            `json:"-"`                    // leave out what the scenario says of an older version of its process; the answer says what that was
}

// Axis is a lever and the values it takes in a grid.
type Axis struct {
	Lever  string    `json:"lever"`
	Values []float64 `json:"values"`
}

// asked is what an experiment plays, as the library keeps it: with the scenarios and the
// revisions it can be played again.
type asked struct {
	Variants     []Variant `json:"variants"`
	Replications int       `json:"replications"`
	Measures     []string  `json:"measures,omitempty"`
	Levers       []string  `json:"levers,omitempty"`
	By           float64   `json:"by,omitempty"`
	Axes         []Axis    `json:"axes,omitempty"`
	Roles        []string  `json:"roles,omitempty"`
}

// Start plays an experiment in the background. What cannot be played, or names a number
// or a measure that is not there, is refused at once and leaves nothing behind.
func (s *Experiments) Start(ctx context.Context, e NewExperiment) (Run, error) {
	if err := e.fit(); err != nil {
		return Run{}, err
	}
	variants, err := s.variants(ctx, &e)
	if err != nil {
		return Run{}, err
	}
	if err := e.repeat(variants[0].Scenario); err != nil {
		return Run{}, err
	}
	job := &job{work: e.work(variants), experiment: true}
	if err := judge(ctx, job.work); err != nil {
		return Run{}, err
	}
	kept, err := json.Marshal(asked{Variants: e.Variants, Replications: e.Replications, Measures: e.Measures, Levers: e.Levers, By: e.By, Axes: e.Axes, Roles: e.Roles})
	if err != nil {
		return Run{}, failed(err)
	}
	return s.queue.enqueue(ctx, job, storage.NewRun{
		Kind: e.Kind, ProcessID: e.Process, Revision: e.Revision, Scenario: kept, Seed: variants[0].Scenario.Run.Seed, Engine: engine.Version,
	})
}

// List is every experiment of a process, the newest first.
func (s *Experiments) List(ctx context.Context, process ProcessID) ([]RunHead, error) {
	before := s.queue.underWay()
	found, err := s.library.Experiments(ctx, process)
	if err != nil {
		return nil, explain(aProcess, err)
	}
	return s.queue.heads(ctx, found, before)
}

// Get is one experiment, as far as it has come.
func (s *Experiments) Get(ctx context.Context, id RunID) (Run, error) {
	return s.queue.get(ctx, id, true)
}

// Cancel ends an experiment. What it has finished is kept as a partial answer. One that
// is over stays as it is.
func (s *Experiments) Cancel(ctx context.Context, id RunID) (Run, error) {
	return s.queue.cancel(ctx, id, true)
}

// First lets an experiment that waits be the next to be played. One that is being played, or
// over, stays as it is.
func (s *Experiments) First(ctx context.Context, id RunID) (Run, error) {
	return s.queue.first(ctx, id, true)
}

// Delete removes an experiment, cancelling it first if need be.
func (s *Experiments) Delete(ctx context.Context, id RunID) error {
	return s.queue.delete(ctx, id, true)
}
