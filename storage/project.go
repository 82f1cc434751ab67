package storage

import (
	"context"
	"fmt"
	"time"

	"github.com/google/uuid"

	"sandtable/storage/queries"
)

// ProjectID names a project.
type ProjectID string

// A Project is a folder of the library.
type Project struct {
	ID        ProjectID
	Name      string
	Processes int // how many it holds
	CreatedAt time.Time
	UpdatedAt time.Time // when it or one of its processes last changed
}

// Projects lists all projects, the one that changed last first.
func (l *Library) Projects(ctx context.Context) ([]Project, error) {
	var projects []Project
	err := l.read(ctx, "list projects", func(q *queries.Queries) error {
		rows, err := q.ListProjects(ctx)
		for _, row := range rows {
			projects = append(projects, projectOf(queries.GetProjectRow(row)))
		}
		return err
	})
	return projects, err
}

// Project returns one project.
func (l *Library) Project(ctx context.Context, id ProjectID) (Project, error) {
	var project Project
	err := l.read(ctx, fmt.Sprintf("read project %s", id), func(q *queries.Queries) (err error) {
		project, err = readProject(ctx, q, id)
		return err
	})
	return project, err
}

// CreateProject adds an empty project.
func (l *Library) CreateProject(ctx context.Context, name string) (Project, error) {
	id, err := newID()
	if err != nil {
		return Project{}, fault("create project", err)
	}
	var project Project
	err = l.write(ctx, "create project", func(q *queries.Queries) error {
		err := q.InsertProject(ctx, queries.InsertProjectParams{ID: id, Name: name, Now: l.milliseconds()})
		if err != nil {
			return err
		}
		project, err = readProject(ctx, q, ProjectID(id))
		return err
	})
	if err != nil {
		return Project{}, err
	}
	l.onChange(Change{Kind: KindProject, ID: id})
	return project, nil
}

// RenameProject gives a project another name.
func (l *Library) RenameProject(ctx context.Context, id ProjectID, name string) (Project, error) {
	var project Project
	err := l.write(ctx, fmt.Sprintf("rename project %s", id), func(q *queries.Queries) error {
		rows, err := q.RenameProject(ctx, queries.RenameProjectParams{ID: string(id), Name: name, Now: l.milliseconds()})
		if err := found(rows, err); err != nil {
			return err
		}
		project, err = readProject(ctx, q, id)
		return err
	})
	if err != nil {
		return Project{}, err
	}
	l.onChange(Change{Kind: KindProject, ID: string(id)})
	return project, nil
}

// DeleteProject removes a project with all that is in it.
func (l *Library) DeleteProject(ctx context.Context, id ProjectID) error {
	err := l.write(ctx, fmt.Sprintf("delete project %s", id), func(q *queries.Queries) error {
		return found(q.DeleteProject(ctx, string(id)))
	})
	if err != nil {
		return err
	}
	l.onChange(Change{Kind: KindProject, ID: string(id), Deleted: true})
	return nil
}

func readProject(ctx context.Context, q *queries.Queries, id ProjectID) (Project, error) {
	row, err := q.GetProject(ctx, string(id))
	return projectOf(row), err
}

// touchProject notes that something in the project has changed.
func (l *Library) touchProject(ctx context.Context, q *queries.Queries, id string) error {
	return found(q.TouchProject(ctx, queries.TouchProjectParams{ID: id, Now: l.milliseconds()}))
}

func projectOf(row queries.GetProjectRow) Project {
	return Project{
		ID:        ProjectID(row.ID),
		Name:      row.Name,
		Processes: int(row.Processes),
		CreatedAt: instant(row.CreatedAt),
		UpdatedAt: instant(row.UpdatedAt),
	}
}

// found turns "no row was changed" into ErrNotFound.
func found(rows int64, err error) error {
	if err == nil && rows == 0 {
		return ErrNotFound
	}
	return err
}

// newID returns a new id. Ids sort by the time of their making.
func newID() (string, error) {
	id, err := uuid.NewV7()
	return id.String(), err
}
