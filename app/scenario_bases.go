package app

import (
	"context"
	"encoding/json"
	"errors"
	"strings"

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
	if err := s.followable(ctx, process, base); err != nil {
		return Scenario{}, err
	}
	made, err := s.library.DeriveScenario(ctx, base, name, content, inheritance)
	return scenarioOf(made), explain(aScenario, err)
}

// Link lets a scenario follow another one of its process from now on, instead of the one that it follows. Its numbers stay the same:
// where they differ from the other's, that is what it changes.
func (s *Scenarios) Link(ctx context.Context, id, base ScenarioID) (Basis, error) {
	own, err := s.library.Scenario(ctx, id)
	if err != nil {
		return Basis{}, explain(aScenario, err)
	}
	if err := s.followable(ctx, own.ProcessID, base); err != nil {
		return Basis{}, err
	}
	err = s.library.LinkScenario(ctx, id, base, inheritance)
	var circle *storage.CircleError
	if errors.As(err, &circle) {
		return Basis{}, inCircle(circle.Names)
	}
	if err != nil {
		return Basis{}, explain(aScenario, err)
	}
	return s.Base(ctx, id)
}

// followable refuses what a scenario of a process cannot follow: one of another process.
func (s *Scenarios) followable(ctx context.Context, process ProcessID, base ScenarioID) error {
	from, err := s.library.Scenario(ctx, base)
	if err != nil {
		return explain(aScenario, err)
	}
	if from.ProcessID == process {
		return nil
	}
	return problem.New("scenario.other-process",
		problem.Say("“%s” belongs to another process.", "“%s”属于另一个流程。", from.Name),
		problem.Say("A scenario can only follow one of its own process. Copy the numbers instead.", "情景只能跟随同一流程的情景。请改用复制。"))
}

// inCircle refuses to let a scenario, the last name, follow another one, the first, that follows it already by way of those in between.
func inCircle(names []string) error {
	if len(names) == 1 {
		return problem.New("scenario.circle", problem.Say("“%s” cannot follow itself.", "“%s”不能基于自身。", names[0]),
			problem.Say("Choose another scenario.", "请选择其他情景。"))
	}
	other, own, way := names[0], names[len(names)-1], strings.Join(names, " → ")
	return problem.New("scenario.circle",
		problem.Say("“%[1]s” cannot follow “%[2]s”, which follows it already: %[3]s.", "“%[1]s”不能基于“%[2]s”，因为后者已基于前者：%[3]s。", own, other, way),
		problem.Say("Let “%s” stand alone first.", "请先让“%s”独立出来。", names[len(names)-2]))
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
