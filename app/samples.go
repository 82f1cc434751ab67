package app

import (
	"bytes"
	"context"
	"encoding/json"

	"sandtable/app/samples"
	"sandtable/engine/problem"
	"sandtable/engine/walk"
	"sandtable/storage"
)

// Sample is a process to learn with, or a template to begin from.
type Sample struct {
	samples.Sample
	Contents samples.Contents
}

// Samples is the service for samples.
type Samples struct{ library *storage.Library }

// List is every sample, the one to start with first, and then the templates.
func (s *Samples) List(l problem.Language) []Sample {
	return each(samples.All(), func(s samples.Sample) Sample { return Sample{s, s.Contents(l)} })
}

// Installed is what a sample has become in the library. A template has brought a second scenario, its to-be.
type Installed struct {
	Project  Project
	Process  Process
	Scenario Scenario
}

// Install copies a sample into a project, or into a new one of its own where none is named.
func (s *Samples) Install(ctx context.Context, id string, project ProjectID, l problem.Language) (Installed, error) {
	sample, ok := samples.Find(id)
	if !ok {
		return Installed{}, notFound(aSample)
	}
	var into storage.Project
	var err error
	if project == "" {
		into, err = s.library.CreateProject(ctx, sample.Name.In(l))
	} else {
		into, err = s.library.Project(ctx, project)
	}
	if err != nil {
		return Installed{}, explain(aProject, err)
	}
	process, err := s.library.CreateProcess(ctx, into.ID, sample.Name.In(l), sample.Process(l))
	if err != nil {
		return Installed{}, explain(aProject, err)
	}
	made, err := s.number(ctx, process.ID, "", sample.Scenario(l))
	if err != nil {
		return Installed{}, err
	}
	if toBe := sample.ToBe(l); toBe != nil {
		if _, err := s.number(ctx, process.ID, made.ID, toBe); err != nil {
			return Installed{}, err
		}
	}
	if err := s.keepWalks(ctx, process.ID, sample.Walks(l)); err != nil {
		return Installed{}, err
	}
	into, err = s.library.Project(ctx, into.ID) // now it counts the process
	if err != nil {
		return Installed{}, explain(aProject, err)
	}
	return Installed{Project: projectOf(into), Process: processOf(process), Scenario: scenarioOf(made)}, nil
}

// number adds a scenario to a process; it follows the base where there is one.
func (s *Samples) number(ctx context.Context, process ProcessID, base ScenarioID, content []byte) (storage.Scenario, error) {
	numbers, err := readScenario(content)
	if err != nil {
		return storage.Scenario{}, err
	}
	if base != "" {
		made, err := s.library.DeriveScenario(ctx, base, numbers.Name, content, inheritance)
		return made, explain(aScenario, err)
	}
	made, err := s.library.CreateScenario(ctx, process, numbers.Name, content)
	return made, explain(aProcess, err)
}

// keepWalks keeps the tests of a sample beside its process.
func (s *Samples) keepWalks(ctx context.Context, process ProcessID, file []byte) error {
	if file == nil {
		return nil
	}
	f, err := walk.Decode(bytes.NewReader(file))
	if err != nil {
		return failed(err)
	}
	var contents []json.RawMessage
	for _, w := range f.Walks {
		content, err := json.Marshal(w)
		if err != nil {
			return failed(err)
		}
		contents = append(contents, content)
	}
	_, err = (&Walks{s.library}).Keep(ctx, process, contents)
	return err
}
