package storage

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"sandtable/storage/queries"
)

// A NamedVersion is one save of a process, with what people call it.
//
// Every save is kept for as long as the process is: a version may have been played, also by a run of another
// process that calls this one as it stood at that moment, and a run can be replayed to the same bytes only while
// all of it is there. What that costs was measured on the samples: a drawing of 27 to 53 shapes takes 24 to 63 KB, so
// ten saves on each working day of a year make 60 to 160 MB.
type NamedVersion struct {
	Version
	Name   string // empty: nobody has named it
	Note   string
	By     string // who named it
	Source int64  // the revision that it brings back; 0: none
	Runs   int64  // simulations and experiments of it
}

// VersionName is what a version shall be called.
type VersionName struct {
	Process  ProcessID
	Revision int64
	Name     string // empty: it has no name any more
	Note     string
	By       string
}

// Versions lists the saves of a process with their names, the last one first.
func (l *Library) Versions(ctx context.Context, id ProcessID) ([]NamedVersion, error) {
	var all []NamedVersion
	err := l.read(ctx, fmt.Sprintf("list named versions of process %s", id), func(q *queries.Queries) error {
		if _, err := q.GetProcess(ctx, string(id)); err != nil {
			return err
		}
		rows, err := q.ListVersions(ctx, string(id))
		for _, row := range rows {
			all = append(all, NamedVersion{Version{row.Revision, instant(row.CreatedAt), row.Bytes}, row.Name, row.Note, row.ByWhom, row.Source, row.Runs})
		}
		return err
	})
	return all, err
}

// NameVersion gives a version a name, another one, or none. That is no new revision.
func (l *Library) NameVersion(ctx context.Context, n VersionName) error {
	err := l.write(ctx, fmt.Sprintf("name version %d of process %s", n.Revision, n.Process), func(q *queries.Queries) error {
		if _, err := q.GetProcessVersion(ctx, queries.GetProcessVersionParams{ProcessID: string(n.Process), Revision: n.Revision}); err != nil {
			return err
		}
		if n.Name == "" && n.Note == "" {
			return q.UnnameVersion(ctx, queries.UnnameVersionParams{ProcessID: string(n.Process), Revision: n.Revision})
		}
		return q.NameVersion(ctx, queries.NameVersionParams{ProcessID: string(n.Process), Revision: n.Revision, Name: n.Name, Note: n.Note, ByWhom: n.By, Now: l.milliseconds()})
	})
	if err != nil {
		return err
	}
	l.onChange(Change{Kind: KindVersion, ID: string(n.Process), Revision: n.Revision})
	return nil
}

// RestoreProcess brings an earlier revision back as the next one; nothing is lost. If another window has saved since
// the expected revision, it fails with ErrChangedElsewhere and changes nothing.
func (l *Library) RestoreProcess(ctx context.Context, id ProcessID, source, expected int64) (Process, error) {
	var row queries.Process
	var version queries.ProcessVersion
	err := l.write(ctx, fmt.Sprintf("restore revision %d of process %s", source, id), func(q *queries.Queries) (err error) {
		version, err = q.GetProcessVersion(ctx, queries.GetProcessVersionParams{ProcessID: string(id), Revision: source})
		if err != nil {
			return err
		}
		if row, err = l.advanceProcess(ctx, q, ProcessSave{ID: id, Expected: expected}); err != nil {
			return err
		}
		if err := l.addProcessVersion(ctx, q, row, version.XML); err != nil {
			return err
		}
		return q.NameVersion(ctx, queries.NameVersionParams{ProcessID: row.ID, Revision: row.Revision, Source: source, Now: l.milliseconds()})
	})
	if err != nil {
		return Process{}, err
	}
	l.onChange(Change{Kind: KindProcess, ID: row.ID, Revision: row.Revision})
	return Process{processHeadOf(row), version.XML}, nil
}

// An Edition is a process with its numbers and people, as all of them stood together.
type Edition struct {
	Process      Process
	Scenarios    []Scenario      // those that are there today, by their making; without dates
	Organisation json.RawMessage // nil: there was none
}

// EditionAt returns a process as of a revision, with the scenarios and the organisation as they stood when that
// revision was left for the next one: as they stand today, if it is the last one.
func (l *Library) EditionAt(ctx context.Context, id ProcessID, revision int64) (Edition, error) {
	var e Edition
	err := l.read(ctx, fmt.Sprintf("read edition %d of process %s", revision, id), func(q *queries.Queries) (err error) {
		e, err = l.editionAt(ctx, q, id, revision)
		return err
	})
	return e, err
}

func (l *Library) editionAt(ctx context.Context, q *queries.Queries, id ProcessID, revision int64) (Edition, error) {
	var e Edition
	row, err := q.GetProcess(ctx, string(id))
	if err != nil {
		return e, err
	}
	version, err := q.GetProcessVersion(ctx, queries.GetProcessVersionParams{ProcessID: row.ID, Revision: revision})
	if err != nil {
		return e, err
	}
	until := l.milliseconds() + time.Hour.Milliseconds() // whatever the clocks of two windows say
	if next, err := q.GetProcessVersion(ctx, queries.GetProcessVersionParams{ProcessID: row.ID, Revision: revision + 1}); err == nil {
		until = next.CreatedAt
	} else if !errors.Is(err, sql.ErrNoRows) {
		return e, err
	}
	row.Revision, row.UpdatedAt = version.Revision, version.CreatedAt
	e.Process = Process{processHeadOf(row), version.XML}
	return e, e.read(ctx, q, until)
}

func (e *Edition) read(ctx context.Context, q *queries.Queries, until int64) error {
	rows, err := q.ScenariosAsOf(ctx, queries.ScenariosAsOfParams{ProcessID: string(e.Process.ID), Moment: until})
	if err != nil {
		return err
	}
	for _, row := range rows {
		head := ScenarioHead{ID: ScenarioID(row.ID), ProcessID: e.Process.ID, Name: row.Name, Revision: row.Revision}
		e.Scenarios = append(e.Scenarios, Scenario{head, json.RawMessage(row.Content)})
	}
	o, err := q.OrganisationAsOf(ctx, queries.OrganisationAsOfParams{ProjectID: string(e.Process.ProjectID), Moment: until})
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	e.Organisation = json.RawMessage(o.Content)
	return err
}
