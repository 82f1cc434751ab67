package api

import (
	"context"
	"encoding/json"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"sandtable/app"
	"sandtable/engine/problem"
)

// Spread is a distribution of durations as JSON, kept as it was sent; see Content.
type Spread struct{ json.RawMessage }

// Schema says that it is an object and where its own schema is.
func (Spread) Schema(huma.Registry) *huma.Schema {
	return &huma.Schema{
		Type: huma.TypeObject, AdditionalProperties: true,
		Description: "A distribution of durations, as in a scenario; its schema is $defs/distribution of /api/scenario.schema.json",
	}
}

// DistributionResult is how durations spread: errors are an answer too, for somebody is still writing.
type DistributionResult struct {
	Mean  float64   `json:"mean" doc:"In seconds"`
	P50   float64   `json:"p50" doc:"Half take at most so many seconds"`
	P90   float64   `json:"p90" doc:"9 of 10 take at most so many seconds"`
	From  float64   `json:"from" doc:"Where the bars begin, in seconds"`
	To    float64   `json:"to" doc:"Where the bars end, in seconds; as from where there is one value only"`
	Bars  []float64 `json:"bars" nullable:"false" doc:"Chances of the intervals of equal width between from and to; the tails are left out. Empty where there is an error"`
	Error *Error    `json:"error,omitempty" doc:"Why there is nothing to draw"`
}

func (r *routes) distributions() {
	handle(r, operation(http.MethodPost, "/api/distributions", "drawDistribution", "See how the durations of a distribution spread"),
		func(ctx context.Context, in *struct{ Body Spread }) (*body[DistributionResult], error) {
			s, err := r.app.Checks.Shape(in.Body.RawMessage)
			if p := problem.Of(err); p != nil && p.Code != app.CodeFailed {
				return answer(DistributionResult{Bars: []float64{}, Error: errorOf(p, languageOf(ctx), 0)}, nil)
			}
			return answer(DistributionResult{Mean: s.Mean, P50: s.P50, P90: s.P90, From: s.From, To: s.To, Bars: listed(s.Bars)}, err)
		})
}
