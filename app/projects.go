package app

import (
	"context"
	"time"

	"sandtable/storage"
)

// ProjectID names a project.
type ProjectID = storage.ProjectID

// Project is a folder of processes.
type Project struct {
	ID        ProjectID `json:"id"`
	Name      string    `json:"name"`
	Processes int       `json:"processes" doc:"How many processes are in it"`
	CreatedAt time.Time `json:"createdAt"`
	UpdatedAt time.Time `json:"updatedAt"`
}

// Projects is the service for projects.
type Projects struct {
	library *storage.Library
	queue   *queue
}

// List is every project, the one changed last first.
func (s *Projects) List(ctx context.Context) ([]Project, error) {
	found, err := s.library.Projects(ctx)
	return each(found, projectOf), explain(aProject, err)
}

// Get is one project.
func (s *Projects) Get(ctx context.Context, id ProjectID) (Project, error) {
	p, err := s.library.Project(ctx, id)
	return projectOf(p), explain(aProject, err)
}

// Create makes an empty project.
func (s *Projects) Create(ctx context.Context, name string) (Project, error) {
	name, err := tidyName(aProject, name)
	if err != nil {
		return Project{}, err
	}
	p, err := s.library.CreateProject(ctx, name)
	return projectOf(p), explain(aProject, err)
}

// Rename gives a project another name.
func (s *Projects) Rename(ctx context.Context, id ProjectID, name string) (Project, error) {
	name, err := tidyName(aProject, name)
	if err != nil {
		return Project{}, err
	}
	p, err := s.library.RenameProject(ctx, id, name)
	return projectOf(p), explain(aProject, err)
}

// Delete removes a project with everything in it.
func (s *Projects) Delete(ctx context.Context, id ProjectID) error {
	err := s.library.DeleteProject(ctx, id)
	if err == nil {
		s.queue.abandon(ctx)
	}
	return explain(aProject, err)
}

func projectOf(p storage.Project) Project { return Project(p) }

// each converts a list; it is empty rather than nil, so that JSON has [] and not null.
func each[From, To any](list []From, convert func(From) To) []To {
	converted := make([]To, len(list))
	for i, from := range list {
		converted[i] = convert(from)
	}
	return converted
}
