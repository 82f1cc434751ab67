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

// ScenarioID names a scenario.
type ScenarioID string

// ScenarioHead is a scenario without its numbers.
type ScenarioHead struct {
	ID        ScenarioID
	ProcessID ProcessID
	Name      string
	Revision  int64 // counts the saves, from 1
	CreatedAt time.Time
	UpdatedAt time.Time
	Base      ScenarioID // that it was made from and follows; empty: it stands alone
}

// A Scenario is a scenario as of one revision.
type Scenario struct {
	ScenarioHead
	Content json.RawMessage
}

// ScenarioSave is what SaveScenario writes.
type ScenarioSave struct {
	ID       ScenarioID
	Expected int64  // the revision that the change was made to
	Name     string // the new name; empty to keep the old one
	Content  json.RawMessage

	Inheritance Inheritance
}

// Scenarios lists the scenarios of a process in the order of their making.
func (l *Library) Scenarios(ctx context.Context, process ProcessID) ([]ScenarioHead, error) {
	var heads []ScenarioHead
	err := l.read(ctx, fmt.Sprintf("list scenarios of process %s", process), func(q *queries.Queries) error {
		if _, err := q.GetProcess(ctx, string(process)); err != nil {
			return err
		}
		bases, err := basesOf(ctx, q, process)
		if err != nil {
			return err
		}
		rows, err := q.ListScenarios(ctx, string(process))
		for _, row := range rows {
			head := scenarioHeadOf(row)
			head.Base = bases[head.ID]
			heads = append(heads, head)
		}
		return err
	})
	return heads, err
}

// Scenario returns a scenario as it was saved last.
func (l *Library) Scenario(ctx context.Context, id ScenarioID) (Scenario, error) {
	var scenario Scenario
	err := l.read(ctx, fmt.Sprintf("read scenario %s", id), func(q *queries.Queries) error {
		row, err := q.GetScenario(ctx, string(id))
		if err != nil {
			return err
		}
		version, err := q.GetScenarioVersion(ctx, queries.GetScenarioVersionParams{ScenarioID: row.ID, Revision: row.Revision})
		scenario = Scenario{scenarioHeadOf(row), json.RawMessage(version.Content)}
		if err != nil {
			return err
		}
		scenario.Base, err = baseOf(ctx, q, row.ID)
		return err
	})
	return scenario, err
}

// ScenarioAt returns a scenario as of an earlier revision. It has today's name; UpdatedAt is when
// that revision was saved.
func (l *Library) ScenarioAt(ctx context.Context, id ScenarioID, revision int64) (Scenario, error) {
	var scenario Scenario
	err := l.read(ctx, fmt.Sprintf("read scenario %s, revision %d", id, revision), func(q *queries.Queries) error {
		row, err := q.GetScenario(ctx, string(id))
		if err != nil {
			return err
		}
		version, err := q.GetScenarioVersion(ctx, queries.GetScenarioVersionParams{ScenarioID: row.ID, Revision: revision})
		row.Revision, row.UpdatedAt = version.Revision, version.CreatedAt
		scenario = Scenario{scenarioHeadOf(row), json.RawMessage(version.Content)}
		return err
	})
	return scenario, err
}

// ScenarioVersions lists the saves of a scenario, the last one first.
func (l *Library) ScenarioVersions(ctx context.Context, id ScenarioID) ([]Version, error) {
	var versions []Version
	err := l.read(ctx, fmt.Sprintf("list versions of scenario %s", id), func(q *queries.Queries) error {
		if _, err := q.GetScenario(ctx, string(id)); err != nil {
			return err
		}
		rows, err := q.ListScenarioVersions(ctx, string(id))
		for _, row := range rows {
			versions = append(versions, Version{row.Revision, instant(row.CreatedAt), row.Bytes})
		}
		return err
	})
	return versions, err
}

// CreateScenario adds a scenario to a process, at revision 1.
func (l *Library) CreateScenario(ctx context.Context, process ProcessID, name string, content json.RawMessage) (Scenario, error) {
	id, err := newID()
	if err != nil {
		return Scenario{}, fault("create scenario", err)
	}
	var row queries.Scenario
	err = l.write(ctx, "create scenario", func(q *queries.Queries) error {
		row, err = q.InsertScenario(ctx, queries.InsertScenarioParams{
			ID: id, ProcessID: string(process), Name: name, Now: l.milliseconds(),
		})
		if err != nil {
			return err
		}
		return addScenarioVersion(ctx, q, row, content)
	})
	if err != nil {
		return Scenario{}, err
	}
	l.onChange(Change{Kind: KindScenario, ID: id, Revision: row.Revision})
	return Scenario{scenarioHeadOf(row), content}, nil
}

// SaveScenario adds a revision to a scenario, and to those made from it that come to something else by it. If another window has saved
// since the expected revision, it fails with ErrChangedElsewhere and changes nothing.
func (l *Library) SaveScenario(ctx context.Context, save ScenarioSave) (Scenario, error) {
	var saved Scenario
	var followed []queries.Scenario
	err := l.write(ctx, fmt.Sprintf("save scenario %s", save.ID), func(q *queries.Queries) error {
		before, err := contentOf(ctx, q, string(save.ID))
		if err != nil {
			return err
		}
		row, err := l.advanceScenario(ctx, q, save)
		if err != nil {
			return err
		}
		if err := addScenarioVersion(ctx, q, row, save.Content); err != nil {
			return err
		}
		saved = Scenario{scenarioHeadOf(row), save.Content}
		if saved.Base, err = rebase(ctx, q, row.ID, save); err != nil {
			return err
		}
		followed, err = l.followScenario(ctx, q, row.ID, before, save.Content, save.Inheritance, nil)
		return err
	})
	if err != nil {
		return Scenario{}, err
	}
	for _, row := range followed {
		l.onChange(Change{Kind: KindScenario, ID: row.ID, Revision: row.Revision})
	}
	l.onChange(Change{Kind: KindScenario, ID: string(saved.ID), Revision: saved.Revision})
	return saved, nil
}

func (l *Library) advanceScenario(ctx context.Context, q *queries.Queries, save ScenarioSave) (queries.Scenario, error) {
	row, err := q.AdvanceScenario(ctx, queries.AdvanceScenarioParams{
		ID: string(save.ID), Expected: save.Expected, Name: save.Name, Now: l.milliseconds(),
	})
	if errors.Is(err, sql.ErrNoRows) {
		current, err := q.GetScenario(ctx, string(save.ID))
		return row, changedElsewhere(save.Expected, current.Revision, err)
	}
	return row, err
}

func addScenarioVersion(ctx context.Context, q *queries.Queries, row queries.Scenario, content json.RawMessage) error {
	return q.InsertScenarioVersion(ctx, queries.InsertScenarioVersionParams{
		ScenarioID: row.ID, Revision: row.Revision, Now: row.UpdatedAt, Content: string(content),
	})
}

// DeleteScenario removes a scenario. The runs made with it keep a copy of it, and the scenarios made from it stand alone from then on.
func (l *Library) DeleteScenario(ctx context.Context, id ScenarioID) error {
	err := l.write(ctx, fmt.Sprintf("delete scenario %s", id), func(q *queries.Queries) error {
		return found(q.DeleteScenario(ctx, string(id)))
	})
	if err != nil {
		return err
	}
	l.onChange(Change{Kind: KindScenario, ID: string(id), Deleted: true})
	return nil
}

func scenarioHeadOf(row queries.Scenario) ScenarioHead {
	return ScenarioHead{
		ID:        ScenarioID(row.ID),
		ProcessID: ProcessID(row.ProcessID),
		Name:      row.Name,
		Revision:  row.Revision,
		CreatedAt: instant(row.CreatedAt),
		UpdatedAt: instant(row.UpdatedAt),
	}
}
