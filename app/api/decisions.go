package api

import (
	"context"
	"net/http"

	"sandtable/app"
	"sandtable/engine/problem"
)

// DecisionResult is what becomes of a decision table: errors in it are an answer too, for somebody is still writing.
type DecisionResult struct {
	Reads  []string      `json:"reads" nullable:"false" doc:"Variables that it depends on"`
	Faults []CellFault   `json:"faults" nullable:"false" doc:"What is wrong with it, from the top"`
	Rule   int           `json:"rule" doc:"Which rule decides on the values that it was tried with, from 1; 0: none holds, or it was not tried"`
	Writes []app.Written `json:"writes" nullable:"false" doc:"What that rule writes"`
	Error  *Error        `json:"error,omitempty" doc:"Why it decides nothing on those values"`
}

// CellFault is what is wrong with a cell of a decision table.
type CellFault struct {
	Cell  string `json:"cell" doc:"3.2: the second cell of the third rule; 3: the rule; 0.2: the second heading, outputs behind inputs; 0: the table"`
	Error Error  `json:"error" doc:"With line and column in the text of the cell"`
}

func (r *routes) decisions() {
	handle(r, withLargeBody(operation(http.MethodPost, "/api/decisions", "checkDecision", "Understand a decision table that somebody is writing, and try it")),
		func(ctx context.Context, in *struct{ Body app.DecisionTable }) (*body[DecisionResult], error) {
			d, err := r.app.Checks.Decide(in.Body)
			l := languageOf(ctx)
			result := DecisionResult{Reads: listed(d.Reads), Faults: []CellFault{}, Rule: d.Rule, Writes: listed(d.Writes)}
			for _, f := range d.Faults {
				result.Faults = append(result.Faults, CellFault{f.Cell.String(), *errorOf(f.Problem, l, 0)})
			}
			if p := problem.Of(err); p != nil && p.Code != app.CodeFailed {
				result.Error = errorOf(p, l, 0)
				return answer(result, nil)
			}
			return answer(result, err)
		})
}
