package storage

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"time"

	"sandtable/storage/queries"
)

// RunID names a run.
type RunID string

// RunStatus says how far a run has come.
type RunStatus string

// A run is running until it ends in one of the other ways, once.
const (
	RunRunning     RunStatus = "running"
	RunFinished    RunStatus = "finished"
	RunCancelled   RunStatus = "cancelled"
	RunFailed      RunStatus = "failed"
	RunInterrupted RunStatus = "interrupted" // the window that played it was closed or has crashed
)

// RunKind says what a run plays.
type RunKind string

// A simulation plays one scenario; the others are experiments and play several variants.
const (
	Simulation  RunKind = "simulation"
	Comparison  RunKind = "comparison"
	Sensitivity RunKind = "sensitivity"
	Grid        RunKind = "grid"
	Staffing    RunKind = "staffing"
)

// RunHead is a run without its scenario and its report.
type RunHead struct {
	ID         RunID
	Kind       RunKind
	ProcessID  ProcessID
	Revision   int64 // of the process
	Seed       uint64
	Engine     string // version of the engine that plays it
	Status     RunStatus
	Session    SessionID // whose run it is: only there can it be cancelled
	CreatedAt  time.Time
	FinishedAt time.Time       // zero while it runs
	Error      json.RawMessage // why it failed; nil if it did not
	Only       int             // the replication that is played alone, from 1; 0: all of them
	Name       string          // of its scenario; empty where that has none, and for an experiment
}

// A Run is one simulation or experiment with everything needed to play it again.
type Run struct {
	RunHead
	Scenario json.RawMessage // of an experiment what was asked, scenarios included
	Report   json.RawMessage // nil if there is none
}

// NewRun is what StartRun writes.
type NewRun struct {
	Kind      RunKind // empty: a simulation
	ProcessID ProcessID
	Revision  int64
	Scenario  json.RawMessage
	Seed      uint64
	Engine    string
	Only      int // play this replication alone, from 1; 0: all of them
}

// RunEnd is what EndRun writes.
type RunEnd struct {
	Status RunStatus
	Report json.RawMessage // nil if there is none
	Error  json.RawMessage // nil if there is none
}

// StartRun adds a run of a saved revision, as running in this session.
func (l *Library) StartRun(ctx context.Context, start NewRun) (Run, error) {
	id, err := newID()
	if err != nil {
		return Run{}, fault("start run", err)
	}
	var row queries.Run
	err = l.write(ctx, fmt.Sprintf("start run of process %s", start.ProcessID), func(q *queries.Queries) error {
		row, err = q.InsertRun(ctx, queries.InsertRunParams{
			ID:          id,
			ProcessID:   string(start.ProcessID),
			Revision:    start.Revision,
			Seed:        int64(start.Seed),
			Engine:      start.Engine,
			Session:     string(l.Session()),
			Now:         l.milliseconds(),
			Scenario:    string(start.Scenario),
			Replication: int64(start.Only),
			Kind:        string(cmp.Or(start.Kind, Simulation)),
		})
		return err
	})
	if err != nil {
		return Run{}, err
	}
	l.onChange(Change{Kind: KindRun, ID: id})
	return runOf(row), nil
}

// EndRun ends a run. A run that has ended already stays as it is: ErrRunEnded.
func (l *Library) EndRun(ctx context.Context, id RunID, end RunEnd) (Run, error) {
	var row queries.Run
	err := l.write(ctx, fmt.Sprintf("end run %s", id), func(q *queries.Queries) error {
		before, err := q.GetRun(ctx, string(id))
		if err != nil {
			return err
		}
		if RunStatus(before.Status) != RunRunning {
			return fmt.Errorf("%w: it is %s", ErrRunEnded, before.Status)
		}
		row, err = q.EndRun(ctx, queries.EndRunParams{
			ID:     string(id),
			Status: string(end.Status),
			Report: nullable(end.Report),
			Error:  nullable(end.Error),
			Now:    sql.NullInt64{Int64: l.milliseconds(), Valid: true},
		})
		return err
	})
	if err != nil {
		return Run{}, err
	}
	l.onChange(Change{Kind: KindRun, ID: string(id)})
	return runOf(row), nil
}

// Runs lists the simulations of a process, the last one first.
func (l *Library) Runs(ctx context.Context, process ProcessID) ([]RunHead, error) {
	var heads []RunHead
	err := l.read(ctx, fmt.Sprintf("list runs of process %s", process), func(q *queries.Queries) error {
		if _, err := q.GetProcess(ctx, string(process)); err != nil {
			return err
		}
		rows, err := q.ListRuns(ctx, string(process))
		for _, row := range rows {
			heads = append(heads, runHeadOf(row))
		}
		return err
	})
	return heads, err
}

// Experiments lists the experiments of a process, the last one first.
func (l *Library) Experiments(ctx context.Context, process ProcessID) ([]RunHead, error) {
	var heads []RunHead
	err := l.read(ctx, fmt.Sprintf("list experiments of process %s", process), func(q *queries.Queries) error {
		if _, err := q.GetProcess(ctx, string(process)); err != nil {
			return err
		}
		rows, err := q.ListExperiments(ctx, string(process))
		for _, row := range rows {
			heads = append(heads, runHeadOf(queries.ListRunsRow(row)))
		}
		return err
	})
	return heads, err
}

// Run returns one run.
func (l *Library) Run(ctx context.Context, id RunID) (Run, error) {
	var run Run
	err := l.read(ctx, fmt.Sprintf("read run %s", id), func(q *queries.Queries) error {
		row, err := q.GetRun(ctx, string(id))
		run = runOf(row)
		return err
	})
	return run, err
}

// DeleteRun removes a run.
func (l *Library) DeleteRun(ctx context.Context, id RunID) error {
	err := l.write(ctx, fmt.Sprintf("delete run %s", id), func(q *queries.Queries) error {
		return found(q.DeleteRun(ctx, string(id)))
	})
	if err != nil {
		return err
	}
	l.onChange(Change{Kind: KindRun, ID: string(id), Deleted: true})
	return nil
}

// InterruptLostRuns ends the runs whose window or server is gone without having ended them, and
// returns their ids. Open has done it already; it is worth repeating when another window may have
// crashed since.
func (l *Library) InterruptLostRuns(ctx context.Context) ([]RunID, error) {
	var sessions []string
	err := l.read(ctx, "look for lost runs", func(q *queries.Queries) (err error) {
		sessions, err = q.ListRunningSessions(ctx)
		return err
	})
	if err != nil {
		return nil, err
	}
	var lost []RunID
	for _, id := range sessions {
		alive := SessionID(id) == l.Session()
		if !alive {
			if alive, err = isAlive(ctx, l.path, SessionID(id)); err != nil {
				return lost, fault("look for lost runs", err)
			}
		}
		if alive {
			continue
		}
		runs, err := l.interrupt(ctx, SessionID(id))
		if lost = append(lost, runs...); err != nil {
			return lost, err
		}
	}
	return lost, nil
}

// interrupt ends what is still running in a session.
func (l *Library) interrupt(ctx context.Context, session SessionID) ([]RunID, error) {
	var runs []RunID
	err := l.write(ctx, "interrupt runs", func(q *queries.Queries) error {
		ids, err := q.InterruptRuns(ctx, queries.InterruptRunsParams{
			Session: string(session), Now: sql.NullInt64{Int64: l.milliseconds(), Valid: true},
		})
		for _, id := range ids {
			runs = append(runs, RunID(id))
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	for _, id := range runs {
		l.onChange(Change{Kind: KindRun, ID: string(id)})
	}
	return runs, nil
}

func runHeadOf(row queries.ListRunsRow) RunHead {
	head := RunHead{
		ID:        RunID(row.ID),
		Kind:      RunKind(row.Kind),
		ProcessID: ProcessID(row.ProcessID),
		Revision:  row.Revision,
		Seed:      uint64(row.Seed),
		Engine:    row.Engine,
		Status:    RunStatus(row.Status),
		Session:   SessionID(row.Session),
		CreatedAt: instant(row.CreatedAt),
		Error:     raw(row.Error),
		Only:      int(row.Replication),
		Name:      row.Name,
	}
	if row.FinishedAt.Valid {
		head.FinishedAt = instant(row.FinishedAt.Int64)
	}
	return head
}

func runOf(row queries.Run) Run {
	head := runHeadOf(queries.ListRunsRow{
		ID: row.ID, ProcessID: row.ProcessID, Revision: row.Revision, Seed: row.Seed, Engine: row.Engine, Status: row.Status,
		Session: row.Session, CreatedAt: row.CreatedAt, FinishedAt: row.FinishedAt, Error: row.Error, Replication: row.Replication,
		Kind: row.Kind,
	})
	if head.Kind == Simulation {
		head.Name = nameIn(row.Scenario)
	}
	return Run{head, json.RawMessage(row.Scenario), raw(row.Report)}
}

// nameIn is the name that a scenario gives itself.
func nameIn(scenario string) string {
	var named struct {
		Name string `json:"name"`
	}
	if json.Unmarshal([]byte(scenario), &named) != nil {
		return ""
	}
	return named.Name
}

func nullable(content json.RawMessage) sql.NullString {
	return sql.NullString{String: string(content), Valid: content != nil}
}

func raw(column sql.NullString) json.RawMessage {
	if !column.Valid {
		return nil
	}
	return json.RawMessage(column.String)
}
