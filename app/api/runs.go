package api

import (
	"context"
	"net/http"
	"time"

	"sandtable/app"
	"sandtable/engine/problem"
)

// RunPath names the run that a request is about.
type RunPath struct {
	ID app.RunID `path:"id"`
}

// NewRun is a simulation to be started.
type NewRun struct {
	Revision int64   `json:"revision" doc:"The saved revision of the process to play; processes that it calls are taken from its project, as they were saved last"`
	Scenario Content `json:"scenario" doc:"Its run says how many replications are played, or until which precision"`
	LeaveOut bool    `json:"leaveOut,omitempty" doc:"Leave out what the scenario says of an older version of the process, as listed by /api/leftovers; the report says what that was. Otherwise such a scenario is refused"`
	Only     int     `json:"only,omitempty" minimum:"0" maximum:"1000000" doc:"Play this replication alone, counted from 1; it is the same as among all of them. Left out or 0: all"`
}

// RunHead is a run without its numbers.
type RunHead struct {
	ID         app.RunID     `json:"id"`
	ProcessID  app.ProcessID `json:"processId"`
	Revision   int64         `json:"revision" doc:"Of the process that was played"`
	Seed       uint64        `json:"seed"`
	Engine     string        `json:"engine" doc:"The engine's version"`
	Only       int           `json:"only,omitempty" doc:"The replication that is played alone, counted from 1; left out where all are"`
	Status     app.RunStatus `json:"status" enum:"running,finished,cancelled,failed" doc:"A run that waits for its turn is running, with nothing done yet. One that was broken off has failed: error says why and where, and the report holds what was observed until then"`
	Fraction   float64       `json:"fraction" doc:"How much is done, 0 to 1"`
	Waiting    int           `json:"waiting" doc:"Its place in the line, from 1; 0: it is being played, or over"`
	CreatedAt  time.Time     `json:"createdAt"`
	FinishedAt *time.Time    `json:"finishedAt"`
	Error      OptionalError `json:"error" doc:"Why it failed or was broken off"`
	Name       string        `json:"name" doc:"Of the scenario that was played; empty where it has none"`
}

// Run is a run with the scenario it played and what came of it.
type Run struct {
	RunHead
	Scenario Content      `json:"scenario"`
	Report   StoredReport `json:"report" doc:"Partial if the run was cancelled or broken off; null where nothing was observed"`
}

func (r *routes) runs() {
	const all, one = "/api/processes/{id}/runs", "/api/runs/{id}"
	handle(r, withStatus(withLargeBody(operation(http.MethodPost, all, "startRun", "Simulate a saved revision in the background")), http.StatusAccepted),
		func(ctx context.Context, in *struct {
			ProcessPath
			Body NewRun
		}) (*body[Run], error) {
			return answerRun(ctx)(r.app.Simulations.Start(ctx, app.NewRun{
				Process: in.ID, Revision: in.Body.Revision, Scenario: in.Body.Scenario.RawMessage, Only: in.Body.Only, LeaveOut: in.Body.LeaveOut,
			}))
		})
	handle(r, operation(http.MethodGet, all, "listRuns", "Every run of a process, the newest first"),
		func(ctx context.Context, in *ProcessPath) (*body[list[RunHead]], error) {
			found, err := r.app.Simulations.List(ctx, in.ID)
			heads := make([]RunHead, len(found))
			for i, h := range found {
				heads[i] = runHead(h, languageOf(ctx))
			}
			return answerList(heads, err)
		})
	handle(r, operation(http.MethodGet, one, "getRun", "A run, as far as it has come"),
		func(ctx context.Context, in *RunPath) (*body[Run], error) {
			return answerRun(ctx)(r.app.Simulations.Get(ctx, in.ID))
		})
	handle(r, operation(http.MethodPost, one+"/cancel", "cancelRun", "End a run; the replications that are finished are kept as a partial report"),
		func(ctx context.Context, in *RunPath) (*body[Run], error) {
			return answerRun(ctx)(r.app.Simulations.Cancel(ctx, in.ID))
		})
	handle(r, withStatus(operation(http.MethodDelete, one, "deleteRun", "Remove a run, cancelling it first if need be"), http.StatusNoContent),
		func(ctx context.Context, in *RunPath) (*none, error) {
			return nil, r.app.Simulations.Delete(ctx, in.ID)
		})
}

func answerRun(ctx context.Context) func(app.Run, error) (*body[Run], error) {
	return func(run app.Run, err error) (*body[Run], error) {
		return answer(Run{runHead(run.RunHead, languageOf(ctx)), Content{run.Scenario}, StoredReport{run.Report}}, err)
	}
}

func runHead(h app.RunHead, l problem.Language) RunHead {
	said := RunHead{
		ID: h.ID, ProcessID: h.ProcessID, Revision: h.Revision, Seed: h.Seed, Engine: h.Engine, Only: h.Only,
		Status: h.Status, Fraction: h.Fraction, Waiting: h.Waiting, CreatedAt: h.CreatedAt, Error: optional(h.Error, l), Name: h.Name,
	}
	if !h.FinishedAt.IsZero() {
		said.FinishedAt = &h.FinishedAt
	}
	return said
}
