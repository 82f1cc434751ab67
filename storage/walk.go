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

// WalkID names a walk.
type WalkID string

// A Walk is a case that somebody has walked by hand, kept as a test of a process.
type Walk struct {
	ID        WalkID
	ProcessID ProcessID
	Name      string
	Content   json.RawMessage
	Revision  int64 // counts the saves, from 1
	CreatedAt time.Time
	UpdatedAt time.Time
}

// WalkSave is what SaveWalk writes.
type WalkSave struct {
	ID       WalkID
	Expected int64 // the revision that the change was made to
	Name     string
	Content  json.RawMessage
}

// Walks lists the walks of a process in the order of their making.
func (l *Library) Walks(ctx context.Context, process ProcessID) ([]Walk, error) {
	var all []Walk
	err := l.read(ctx, fmt.Sprintf("list walks of process %s", process), func(q *queries.Queries) error {
		if _, err := q.GetProcess(ctx, string(process)); err != nil {
			return err
		}
		rows, err := q.ListWalks(ctx, string(process))
		for _, row := range rows {
			all = append(all, walkOf(row))
		}
		return err
	})
	return all, err
}

// CreateWalks adds walks to a process, all of them or none, each at revision 1; ids and times are made here.
func (l *Library) CreateWalks(ctx context.Context, process ProcessID, walks []Walk) ([]Walk, error) {
	var made []Walk
	err := l.write(ctx, "create walks", func(q *queries.Queries) error {
		for _, w := range walks {
			id, err := newID()
			if err != nil {
				return err
			}
			row, err := q.InsertWalk(ctx, queries.InsertWalkParams{ID: id, ProcessID: string(process), Name: w.Name, Content: string(w.Content), Now: l.milliseconds()})
			if err != nil {
				return err
			}
			made = append(made, walkOf(row))
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	l.onChange(Change{Kind: KindWalk, ID: string(process)})
	return made, nil
}

// SaveWalk keeps a walk as its next revision. If another window has saved since the expected one, it fails with
// ErrChangedElsewhere and changes nothing.
func (l *Library) SaveWalk(ctx context.Context, save WalkSave) (Walk, error) {
	var row queries.Walk
	err := l.write(ctx, fmt.Sprintf("save walk %s", save.ID), func(q *queries.Queries) (err error) {
		row, err = q.AdvanceWalk(ctx, queries.AdvanceWalkParams{ID: string(save.ID), Expected: save.Expected, Name: save.Name, Content: string(save.Content), Now: l.milliseconds()})
		if errors.Is(err, sql.ErrNoRows) {
			current, err := q.GetWalk(ctx, string(save.ID))
			return changedElsewhere(save.Expected, current.Revision, err)
		}
		return err
	})
	if err != nil {
		return Walk{}, err
	}
	l.onChange(Change{Kind: KindWalk, ID: row.ProcessID})
	return walkOf(row), nil
}

// DeleteWalk removes a walk.
func (l *Library) DeleteWalk(ctx context.Context, id WalkID) error {
	var process string
	err := l.write(ctx, fmt.Sprintf("delete walk %s", id), func(q *queries.Queries) (err error) {
		process, err = q.DeleteWalk(ctx, string(id))
		return err
	})
	if err != nil {
		return err
	}
	l.onChange(Change{Kind: KindWalk, ID: process})
	return nil
}

func walkOf(row queries.Walk) Walk {
	return Walk{WalkID(row.ID), ProcessID(row.ProcessID), row.Name, json.RawMessage(row.Content), row.Revision, instant(row.CreatedAt), instant(row.UpdatedAt)}
}
