package api

import (
	"context"
	"encoding/json"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"sandtable/app"
	"sandtable/engine/roi"
)

// PlanContent is a plan of investment as JSON, kept as it was sent. The engine judges it, with better sentences than a schema has.
type PlanContent struct{ json.RawMessage }

// Schema is that of a plan.
func (PlanContent) Schema(r huma.Registry) *huma.Schema { return schemaOf[roi.Plan](r) }

// Plan is what is invested in a process.
type Plan struct {
	Revision int64       `json:"revision" minimum:"0" doc:"Counts the saves, from 1; 0 where nobody has planned yet. To save: the one that the plan was made from"`
	Plan     PlanContent `json:"plan"`
}

func (r *routes) plans() {
	const one = "/api/processes/{id}/plan"
	handle(r, operation(http.MethodGet, one, "getPlan", "What is planned to be invested in a process"),
		func(ctx context.Context, in *ProcessPath) (*body[Plan], error) {
			return answerPlan(r.app.Plans.Get(ctx, in.ID))
		})
	handle(r, operation(http.MethodPut, one, "savePlan", "Keep what is planned to be invested in a process"),
		func(ctx context.Context, in *struct {
			ProcessPath
			Body Plan
		}) (*body[Plan], error) {
			return answerPlan(r.app.Plans.Save(ctx, in.ID, app.Plan{Revision: in.Body.Revision, Content: in.Body.Plan.RawMessage}))
		})
	handle(r, operation(http.MethodPost, "/api/experiments/{id}/returns", "experimentReturns", "What each variant of a comparison is worth under a plan of investment, and when the money is back"),
		func(ctx context.Context, in *struct {
			RunPath
			Body PlanContent
		}) (*body[list[roi.Return]], error) {
			return answerList(r.app.Plans.Returns(ctx, in.ID, in.Body.RawMessage))
		})
}

func answerPlan(p app.Plan, err error) (*body[Plan], error) {
	return answer(Plan{p.Revision, PlanContent{p.Content}}, err)
}
