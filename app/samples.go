package app

import (
	"context"

	"sandtable/app/samples"
	"sandtable/engine/problem"
	"sandtable/storage"
)

// Sample is a process to learn with.
type Sample struct {
	ID          string
	Name        problem.Text
	Description problem.Text
}

// Samples is the service for samples.
type Samples struct{ library *storage.Library }

// List is every sample, the one to start with first.
func (s *Samples) List() []Sample {
	return each(samples.All(), func(s samples.Sample) Sample {
		return Sample{ID: s.ID, Name: s.Name, Description: s.Description}
	})
}

// Installed is what a sample has become in the library.
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
	content := sample.Scenario(l)
	numbers, err := readScenario(content)
	if err != nil {
		return Installed{}, err
	}
	made, err := s.library.CreateScenario(ctx, process.ID, numbers.Name, content)
	if err != nil {
		return Installed{}, explain(aProcess, err)
	}
	into, err = s.library.Project(ctx, into.ID) // now it counts the process
	if err != nil {
		return Installed{}, explain(aProject, err)
	}
	return Installed{Project: projectOf(into), Process: processOf(process), Scenario: scenarioOf(made)}, nil
}
