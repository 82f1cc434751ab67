package storage

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"

	"sandtable/storage/queries"
)

// Plan is what people plan to invest in a process, as JSON.
type Plan struct {
	Revision int64 // counts the saves, from 1; 0: there is none yet
	Content  json.RawMessage
}

// Plan is that of a process as it was saved last, or ErrNotFound when nobody has planned.
func (l *Library) Plan(ctx context.Context, process ProcessID) (Plan, error) {
	var row queries.Plan
	err := l.read(ctx, fmt.Sprintf("read plan of process %s", process), func(q *queries.Queries) (err error) {
		row, err = q.GetPlan(ctx, string(process))
		return err
	})
	return Plan{row.Revision, json.RawMessage(row.Content)}, err
}

// SavePlan keeps content as the next revision of a process's plan. If another window has saved since the expected revision, it
// fails with ErrChangedElsewhere and changes nothing.
func (l *Library) SavePlan(ctx context.Context, process ProcessID, expected int64, content json.RawMessage) (Plan, error) {
	var row queries.Plan
	err := l.write(ctx, fmt.Sprintf("save plan of process %s", process), func(q *queries.Queries) (err error) {
		if expected == 0 {
			row, err = q.InsertPlan(ctx, queries.InsertPlanParams{ProcessID: string(process), Content: string(content), Now: l.milliseconds()})
		} else {
			row, err = q.AdvancePlan(ctx, queries.AdvancePlanParams{ProcessID: string(process), Expected: expected, Content: string(content), Now: l.milliseconds()})
		}
		if errors.Is(err, sql.ErrNoRows) {
			current, err := q.GetPlan(ctx, string(process))
			return changedElsewhere(expected, current.Revision, err)
		}
		return err
	})
	if err != nil {
		return Plan{}, err
	}
	l.onChange(Change{Kind: KindPlan, ID: row.ProcessID, Revision: row.Revision})
	return Plan{row.Revision, content}, nil
}
