package app

import (
	"context"
	"encoding/json"

	"sandtable/engine/problem"
	"sandtable/engine/scenario"
	"sandtable/storage"
)

// Basis is what a scenario was made from, as it is now.
type Basis struct {
	Scenario
	Stranded []string // JSON pointers into the scenario that was made from it: what it kept, and the base has lost since
}

// inheritance is how scenarios that were made from others go together with them.
var inheritance = storage.Inheritance{
	Changes: func(base, content json.RawMessage) (json.RawMessage, error) { return scenario.Changes(base, content) },
	Follow: func(before, after, own, changes json.RawMessage) (storage.Followed, error) {
		f, err := scenario.Follow(before, after, own, changes)
		if err != nil {
			return storage.Followed{}, err
		}
		return storage.Followed{Content: f.Content, Changes: f.Changes, Stranded: f.Stranded}, nil
	},
	Stands: func(base, content json.RawMessage, stranded []string) ([]string, error) {
		return scenario.StillApart(base, content, stranded)
	},
}

// Derive adds a scenario that follows another one of its process: what it does not change changes with that one.
func (s *Scenarios) Derive(ctx context.Context, process ProcessID, base ScenarioID, name string, content json.RawMessage) (Scenario, error) {
	if _, err := readScenario(content); err != nil {
		return Scenario{}, err
	}
	name, err := tidyName(aScenario, name)
	if err != nil {
		return Scenario{}, err
	}
	from, err := s.library.Scenario(ctx, base)
	if err != nil {
		return Scenario{}, explain(aScenario, err)
	}
	if from.ProcessID != process {
		return Scenario{}, problem.New("scenario.other-process",
			problem.Say("“%s” belongs to another process.", "“%s”属于另一个流程。", from.Name),
			problem.Say("A scenario can only follow one of its own process. Copy the numbers instead.", "情景只能跟随同一流程的情景。请改用复制。"))
	}
	made, err := s.library.DeriveScenario(ctx, base, name, content, inheritance)
	return scenarioOf(made), explain(aScenario, err)
}

// Base is what a scenario was made from.
func (s *Scenarios) Base(ctx context.Context, id ScenarioID) (Basis, error) {
	b, err := s.library.ScenarioBase(ctx, id)
	return Basis{scenarioOf(b.Scenario), b.Stranded}, explain(aScenario, err)
}

// Free lets a scenario stand alone, with the numbers that it has.
func (s *Scenarios) Free(ctx context.Context, id ScenarioID) error {
	return explain(aScenario, s.library.FreeScenario(ctx, id))
}

// Settle keeps what is stranded in a scenario as something of its own.
func (s *Scenarios) Settle(ctx context.Context, id ScenarioID) error {
	return explain(aScenario, s.library.SettleScenario(ctx, id))
}
