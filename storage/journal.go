package storage

import (
	"bytes"
	"compress/gzip"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"time"

	"sandtable/storage/queries"
)

// EntryID names an entry of the journal. Who opens a document makes it.
type EntryID string

// EntryKind says what an entry is the unsaved work on.
type EntryKind string

// The kinds of entries.
const (
	EntryProcess      EntryKind = "process"
	EntryOrganisation EntryKind = "organisation"
)

// An Entry is the unsaved work on one open document, as the journal keeps it.
type Entry struct {
	ID      EntryID
	Session SessionID // the process that has the document open, or had when it ended
	Page    string    // the page of that process
	Kind    EntryKind

	ProjectID ProjectID // empty: it was never saved
	ProcessID ProcessID // empty: it was never saved, or it is an organisation
	Revision  int64     // that the work began from; 0: none
	Name      string

	File       string // path of the file that the drawing came from; empty: none
	FileDigest string // of the file as it was read

	ScenarioID       ScenarioID // of the content; empty: the numbers were never saved
	ScenarioName     string
	ScenarioRevision int64
	Content          json.RawMessage // the scenario's unsaved numbers, or the organisation; nil: none

	Position  int64 // number of the step where the drawing stands
	Saved     int64 // number of the step that was saved last; -1: none
	CreatedAt time.Time
	UpdatedAt time.Time
}

// EntryStep is a drawing after one step of its history.
type EntryStep struct {
	Number    int64           // rises with each step
	Label     json.RawMessage // what was done, in the words of the front end
	CreatedAt time.Time
	XML       []byte
}

// EntrySave is what KeepEntry writes: the entry, steps that are new, and the numbers of all that are to be kept.
type EntrySave struct {
	Entry
	Steps []EntryStep
	Keep  []int64
}

// KeepEntry writes an entry, all of it or nothing; when it returns, the work survives a crash. If another page has taken
// the entry over, it fails with ErrChangedElsewhere.
func (l *Library) KeepEntry(ctx context.Context, save EntrySave) error {
	packed := make([][]byte, len(save.Steps))
	for i, step := range save.Steps {
		var err error
		if packed[i], err = pack(step.XML); err != nil {
			return fault("compress a drawing", err)
		}
	}
	return l.write(ctx, fmt.Sprintf("keep entry %s", save.ID), func(q *queries.Queries) error {
		_, err := q.PutEntry(ctx, l.entryParams(save.Entry))
		if errors.Is(err, sql.ErrNoRows) {
			return fmt.Errorf("%w: another page has taken it over", ErrChangedElsewhere)
		}
		if err != nil {
			return err
		}
		for i, step := range save.Steps {
			err := q.PutEntryStep(ctx, queries.PutEntryStepParams{
				EntryID: string(save.ID), Number: step.Number, Label: string(step.Label), CreatedAt: step.CreatedAt.UnixMilli(), XML: packed[i],
			})
			if err != nil {
				return err
			}
		}
		return dropSteps(ctx, q, save)
	})
}

// dropSteps removes the steps that are not to be kept.
func dropSteps(ctx context.Context, q *queries.Queries, save EntrySave) error {
	numbers, err := q.ListStepNumbers(ctx, string(save.ID))
	if err != nil {
		return err
	}
	for _, number := range numbers {
		if slices.Contains(save.Keep, number) {
			continue
		}
		if err := q.DeleteEntryStep(ctx, queries.DeleteEntryStepParams{EntryID: string(save.ID), Number: number}); err != nil {
			return err
		}
	}
	return nil
}

func (l *Library) entryParams(e Entry) queries.PutEntryParams {
	return queries.PutEntryParams{
		ID: string(e.ID), Session: string(l.Session()), Page: e.Page, Kind: string(e.Kind),
		ProjectID: string(e.ProjectID), ProcessID: string(e.ProcessID), Revision: e.Revision, Name: e.Name,
		File: e.File, FileDigest: e.FileDigest,
		ScenarioID: string(e.ScenarioID), ScenarioName: e.ScenarioName, ScenarioRevision: e.ScenarioRevision, Content: string(e.Content),
		Position: e.Position, Saved: e.Saved, Now: l.milliseconds(),
	}
}

// Entries lists the journal, what was written last first: of this session, of others that are alive, and of those that
// ended without saving.
func (l *Library) Entries(ctx context.Context) ([]Entry, error) {
	var entries []Entry
	err := l.read(ctx, "read the journal", func(q *queries.Queries) error {
		rows, err := q.ListEntries(ctx)
		for _, row := range rows {
			entries = append(entries, entryOf(row))
		}
		return err
	})
	return entries, err
}

// Entry returns one entry with its steps, the earliest first.
func (l *Library) Entry(ctx context.Context, id EntryID) (Entry, []EntryStep, error) {
	var entry Entry
	var steps []EntryStep
	err := l.read(ctx, fmt.Sprintf("read entry %s", id), func(q *queries.Queries) error {
		row, err := q.GetEntry(ctx, string(id))
		if err != nil {
			return err
		}
		entry = entryOf(row)
		steps, err = stepsOf(ctx, q, id)
		return err
	})
	return entry, steps, err
}

func stepsOf(ctx context.Context, q *queries.Queries, id EntryID) ([]EntryStep, error) {
	rows, err := q.ListEntrySteps(ctx, string(id))
	if err != nil {
		return nil, err
	}
	steps := make([]EntryStep, len(rows))
	for i, row := range rows {
		xml, err := unpack(row.XML)
		if err != nil {
			return nil, fmt.Errorf("%w: step %d: %w", ErrCorrupt, row.Number, err)
		}
		steps[i] = EntryStep{row.Number, json.RawMessage(row.Label), instant(row.CreatedAt), xml}
	}
	return steps, nil
}

// AdoptEntry makes an entry that was found with its owner the work of a page of this session. If somebody else has
// adopted it since, it fails with ErrChangedElsewhere.
func (l *Library) AdoptEntry(ctx context.Context, found Entry, page string) error {
	err := l.write(ctx, fmt.Sprintf("adopt entry %s", found.ID), func(q *queries.Queries) error {
		_, err := q.AdoptEntry(ctx, queries.AdoptEntryParams{
			ID: string(found.ID), Session: string(l.Session()), Page: page, Owner: string(found.Session), OwnerPage: found.Page,
		})
		if errors.Is(err, sql.ErrNoRows) {
			_, err = q.GetEntry(ctx, string(found.ID))
			if err == nil {
				err = fmt.Errorf("%w: another page has taken it over", ErrChangedElsewhere)
			}
		}
		return err
	})
	if err == nil {
		l.onChange(Change{Kind: KindEntry, ID: string(found.ID)})
	}
	return err
}

// DeleteEntry removes an entry of a page of this session: it was saved or given up. That it is not there, or that
// somebody else has taken it over, is no error.
func (l *Library) DeleteEntry(ctx context.Context, id EntryID, page string) error {
	var rows int64
	err := l.write(ctx, fmt.Sprintf("delete entry %s", id), func(q *queries.Queries) (err error) {
		rows, err = q.DeleteEntry(ctx, queries.DeleteEntryParams{ID: string(id), Session: string(l.Session()), Page: page})
		return err
	})
	if err == nil && rows > 0 {
		l.onChange(Change{Kind: KindEntry, ID: string(id), Deleted: true})
	}
	return err
}

// Alive tells whether a session still has the library open.
func (l *Library) Alive(ctx context.Context, id SessionID) (bool, error) {
	if id == l.Session() {
		return id != "", nil
	}
	alive, err := isAlive(ctx, l.path, id)
	return alive, fault("look for other windows", err)
}

// pack compresses a drawing: to a tenth, in a time that is small beside that of the disk.
func pack(xml []byte) ([]byte, error) {
	var b bytes.Buffer
	w, err := gzip.NewWriterLevel(&b, gzip.BestSpeed)
	if err != nil {
		return nil, err
	}
	if _, err := w.Write(xml); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

func unpack(packed []byte) ([]byte, error) {
	r, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return nil, err
	}
	return io.ReadAll(r)
}

func entryOf(row queries.Journal) Entry {
	e := Entry{
		ID: EntryID(row.ID), Session: SessionID(row.Session), Page: row.Page, Kind: EntryKind(row.Kind),
		ProjectID: ProjectID(row.ProjectID), ProcessID: ProcessID(row.ProcessID), Revision: row.Revision, Name: row.Name,
		File: row.File, FileDigest: row.FileDigest,
		ScenarioID: ScenarioID(row.ScenarioID), ScenarioName: row.ScenarioName, ScenarioRevision: row.ScenarioRevision,
		Position: row.Position, Saved: row.Saved, CreatedAt: instant(row.CreatedAt), UpdatedAt: instant(row.UpdatedAt),
	}
	if row.Content != "" {
		e.Content = json.RawMessage(row.Content)
	}
	return e
}
