package storage

import (
	"context"
	"encoding/json"
	"fmt"

	"sandtable/storage/queries"
)

// CopyEdition adds a process to the project of another one: a revision of that, with the scenarios as they stood with it. A copy of a
// scenario follows the copy of the one that the scenario follows today, or of the next one up that was there then.
func (l *Library) CopyEdition(ctx context.Context, id ProcessID, revision int64, name string, inheritance Inheritance) (Process, error) {
	var row queries.Process
	var e Edition
	err := l.write(ctx, fmt.Sprintf("copy edition %d of process %s", revision, id), func(q *queries.Queries) (err error) {
		if e, err = l.editionAt(ctx, q, id, revision); err != nil {
			return err
		}
		made, err := newID()
		if err != nil {
			return err
		}
		row, err = q.InsertProcess(ctx, queries.InsertProcessParams{ID: made, ProjectID: string(e.Process.ProjectID), Name: name, Now: l.milliseconds()})
		if err != nil {
			return err
		}
		if err := l.addProcessVersion(ctx, q, row, e.Process.XML); err != nil {
			return err
		}
		return l.copyScenarios(ctx, q, e, row.ID, inheritance)
	})
	if err != nil {
		return Process{}, err
	}
	l.onChange(Change{Kind: KindProcess, ID: row.ID, Revision: row.Revision})
	return Process{processHeadOf(row), e.Process.XML}, nil
}

// copyScenarios adds the scenarios of an edition to another process.
func (l *Library) copyScenarios(ctx context.Context, q *queries.Queries, e Edition, process string, inheritance Inheritance) error {
	copies := map[ScenarioID]string{}
	for _, s := range e.Scenarios {
		id, err := newID()
		if err != nil {
			return err
		}
		row, err := q.InsertScenario(ctx, queries.InsertScenarioParams{ID: id, ProcessID: process, Name: s.Name, Now: l.milliseconds()})
		if err != nil {
			return err
		}
		if err := addScenarioVersion(ctx, q, row, s.Content); err != nil {
			return err
		}
		copies[s.ID] = id
	}
	bases, err := basesOf(ctx, q, e.Process.ID)
	if err != nil {
		return err
	}
	for _, s := range e.Scenarios {
		base := bases[s.ID]
		for base != "" && copies[base] == "" {
			base = bases[base]
		}
		if base == "" {
			continue
		}
		if err := followCopy(ctx, q, s, copies[s.ID], copies[base], inheritance); err != nil {
			return err
		}
	}
	return nil
}

// followCopy lets the copy of a scenario follow the copy of another one. What is stranded in the scenario is so in its copy.
func followCopy(ctx context.Context, q *queries.Queries, s Scenario, id, base string, inheritance Inheritance) error {
	changes, err := changesOf(ctx, q, base, s.Content, inheritance)
	if err != nil {
		return err
	}
	was, err := q.GetScenarioBase(ctx, string(s.ID))
	if err != nil {
		return err
	}
	var stranded []string
	if err := json.Unmarshal([]byte(was.Stranded), &stranded); err != nil {
		return err
	}
	content, err := contentOf(ctx, q, base)
	if err != nil {
		return err
	}
	if stranded, err = inheritance.Stands(content, s.Content, stranded); err != nil {
		return err
	}
	return keepBase(ctx, q, queries.ScenarioBasis{ScenarioID: id, BaseID: base}, changes, stranded)
}
