package storage

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"sandtable/storage/queries"
)

// ProcessID names a process.
type ProcessID string

// ProcessHead is a process without its drawing.
type ProcessHead struct {
	ID        ProcessID
	ProjectID ProjectID
	Name      string
	Revision  int64 // counts the saves, from 1
	CreatedAt time.Time
	UpdatedAt time.Time
}

// A Process is a process as of one revision.
type Process struct {
	ProcessHead
	XML []byte // the BPMN file as it was saved
}

// A Version is one save of a process or a scenario.
type Version struct {
	Revision  int64
	CreatedAt time.Time
	Bytes     int64
}

// ProcessSave is what SaveProcess writes.
type ProcessSave struct {
	ID       ProcessID
	Expected int64  // the revision that the change was made to
	Name     string // the new name; empty to keep the old one
	XML      []byte
}

// Processes lists the processes of a project, the one that changed last first.
func (l *Library) Processes(ctx context.Context, project ProjectID) ([]ProcessHead, error) {
	var heads []ProcessHead
	err := l.read(ctx, fmt.Sprintf("list processes of project %s", project), func(q *queries.Queries) error {
		if _, err := q.GetProject(ctx, string(project)); err != nil {
			return err
		}
		rows, err := q.ListProcesses(ctx, string(project))
		for _, row := range rows {
			heads = append(heads, processHeadOf(row))
		}
		return err
	})
	return heads, err
}

// Process returns a process as it was saved last.
func (l *Library) Process(ctx context.Context, id ProcessID) (Process, error) {
	var process Process
	err := l.read(ctx, fmt.Sprintf("read process %s", id), func(q *queries.Queries) error {
		row, err := q.GetProcess(ctx, string(id))
		if err != nil {
			return err
		}
		version, err := q.GetProcessVersion(ctx, queries.GetProcessVersionParams{ProcessID: row.ID, Revision: row.Revision})
		process = Process{processHeadOf(row), version.XML}
		return err
	})
	return process, err
}

// ProcessAt returns a process as of an earlier revision. It has today's name; UpdatedAt is when that
// revision was saved.
func (l *Library) ProcessAt(ctx context.Context, id ProcessID, revision int64) (Process, error) {
	var process Process
	err := l.read(ctx, fmt.Sprintf("read process %s, revision %d", id, revision), func(q *queries.Queries) error {
		row, err := q.GetProcess(ctx, string(id))
		if err != nil {
			return err
		}
		version, err := q.GetProcessVersion(ctx, queries.GetProcessVersionParams{ProcessID: row.ID, Revision: revision})
		row.Revision, row.UpdatedAt = version.Revision, version.CreatedAt
		process = Process{processHeadOf(row), version.XML}
		return err
	})
	return process, err
}

// ProcessVersions lists the saves of a process, the last one first.
func (l *Library) ProcessVersions(ctx context.Context, id ProcessID) ([]Version, error) {
	var versions []Version
	err := l.read(ctx, fmt.Sprintf("list versions of process %s", id), func(q *queries.Queries) error {
		if _, err := q.GetProcess(ctx, string(id)); err != nil {
			return err
		}
		rows, err := q.ListProcessVersions(ctx, string(id))
		for _, row := range rows {
			versions = append(versions, Version{row.Revision, instant(row.CreatedAt), row.Bytes})
		}
		return err
	})
	return versions, err
}

// CreateProcess adds a process to a project, at revision 1.
func (l *Library) CreateProcess(ctx context.Context, project ProjectID, name string, xml []byte) (Process, error) {
	id, err := newID()
	if err != nil {
		return Process{}, fault("create process", err)
	}
	var row queries.Process
	err = l.write(ctx, "create process", func(q *queries.Queries) error {
		row, err = q.InsertProcess(ctx, queries.InsertProcessParams{
			ID: id, ProjectID: string(project), Name: name, Now: l.milliseconds(),
		})
		if err != nil {
			return err
		}
		return l.addProcessVersion(ctx, q, row, xml)
	})
	if err != nil {
		return Process{}, err
	}
	l.onChange(Change{Kind: KindProcess, ID: id, Revision: row.Revision})
	return Process{processHeadOf(row), xml}, nil
}

// SaveProcess adds a revision to a process. If another window has saved since the expected
// revision, it fails with ErrChangedElsewhere and changes nothing.
func (l *Library) SaveProcess(ctx context.Context, save ProcessSave) (Process, error) {
	var row queries.Process
	err := l.write(ctx, fmt.Sprintf("save process %s", save.ID), func(q *queries.Queries) (err error) {
		row, err = l.advanceProcess(ctx, q, save)
		if err != nil {
			return err
		}
		return l.addProcessVersion(ctx, q, row, save.XML)
	})
	if err != nil {
		return Process{}, err
	}
	l.onChange(Change{Kind: KindProcess, ID: row.ID, Revision: row.Revision})
	return Process{processHeadOf(row), save.XML}, nil
}

func (l *Library) advanceProcess(ctx context.Context, q *queries.Queries, save ProcessSave) (queries.Process, error) {
	row, err := q.AdvanceProcess(ctx, queries.AdvanceProcessParams{
		ID: string(save.ID), Expected: save.Expected, Name: save.Name, Now: l.milliseconds(),
	})
	if errors.Is(err, sql.ErrNoRows) {
		current, err := q.GetProcess(ctx, string(save.ID))
		return row, changedElsewhere(save.Expected, current.Revision, err)
	}
	return row, err
}

func (l *Library) addProcessVersion(ctx context.Context, q *queries.Queries, row queries.Process, xml []byte) error {
	if xml == nil {
		xml = []byte{} // an empty drawing, not a missing one
	}
	err := q.InsertProcessVersion(ctx, queries.InsertProcessVersionParams{
		ProcessID: row.ID, Revision: row.Revision, Now: row.UpdatedAt, XML: xml,
	})
	if err != nil {
		return err
	}
	if err := l.putPassages(ctx, q, row.ID, row.Revision, xml); err != nil {
		return err
	}
	return l.touchProject(ctx, q, row.ProjectID)
}

// RenameProcess gives a process another name. That is no new revision.
func (l *Library) RenameProcess(ctx context.Context, id ProcessID, name string) (ProcessHead, error) {
	var row queries.Process
	err := l.write(ctx, fmt.Sprintf("rename process %s", id), func(q *queries.Queries) (err error) {
		row, err = q.RenameProcess(ctx, queries.RenameProcessParams{ID: string(id), Name: name, Now: l.milliseconds()})
		if err != nil {
			return err
		}
		return l.touchProject(ctx, q, row.ProjectID)
	})
	if err != nil {
		return ProcessHead{}, err
	}
	l.onChange(Change{Kind: KindProcess, ID: row.ID, Revision: row.Revision})
	return processHeadOf(row), nil
}

// DeleteProcess removes a process with its versions, scenarios and runs.
func (l *Library) DeleteProcess(ctx context.Context, id ProcessID) error {
	err := l.write(ctx, fmt.Sprintf("delete process %s", id), func(q *queries.Queries) error {
		project, err := q.DeleteProcess(ctx, string(id))
		if err != nil {
			return err
		}
		return l.touchProject(ctx, q, project)
	})
	if err != nil {
		return err
	}
	l.onChange(Change{Kind: KindProcess, ID: string(id), Deleted: true})
	return nil
}

// changedElsewhere explains why a save did not find the revision that it expected; err is what
// reading the current one gave.
func changedElsewhere(expected, current int64, err error) error {
	if err != nil {
		return err
	}
	return fmt.Errorf("%w: revision %d was expected, %d is current", ErrChangedElsewhere, expected, current)
}

func processHeadOf(row queries.Process) ProcessHead {
	return ProcessHead{
		ID:        ProcessID(row.ID),
		ProjectID: ProjectID(row.ProjectID),
		Name:      row.Name,
		Revision:  row.Revision,
		CreatedAt: instant(row.CreatedAt),
		UpdatedAt: instant(row.UpdatedAt),
	}
}
