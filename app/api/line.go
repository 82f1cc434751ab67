package api

import (
	"context"
	"net/http"

	"sandtable/app"
)

// QueuedRun is a run that is not over, and whose it is.
type QueuedRun struct {
	RunHead
	Kind        app.RunKind `json:"kind" enum:"simulation,comparison,sensitivity,grid,staffing"`
	ProcessName string      `json:"processName"`
}

func (r *routes) line() {
	handle(r, operation(http.MethodGet, "/api/line", "listLine", "Every run and experiment that is not over, in the order in which they are played"),
		func(ctx context.Context, _ *struct{}) (*body[list[QueuedRun]], error) {
			found, err := r.app.Line.List(ctx)
			queued := make([]QueuedRun, len(found))
			for i, q := range found {
				queued[i] = QueuedRun{runHead(q.RunHead, languageOf(ctx)), q.Kind, q.ProcessName}
			}
			return answerList(queued, err)
		})
	handle(r, operation(http.MethodPost, "/api/runs/{id}/first", "playRunFirst", "Let a run that waits be the next to be played; one that does not wait stays as it is"),
		func(ctx context.Context, in *RunPath) (*body[Run], error) {
			return answerRun(ctx)(r.app.Simulations.First(ctx, in.ID))
		})
	handle(r, operation(http.MethodPost, "/api/experiments/{id}/first", "playExperimentFirst", "Let an experiment that waits be the next to be played; one that does not wait stays as it is"),
		func(ctx context.Context, in *RunPath) (*body[Experiment], error) {
			return answerExperiment(ctx)(r.app.Experiments.First(ctx, in.ID))
		})
}
