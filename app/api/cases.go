package api

import (
	"context"
	"net/http"

	"sandtable/app"
	"sandtable/engine/report"
)

// CasesQuery says which cases of a run are wanted, in which order.
type CasesQuery struct {
	RunPath
	Replication int              `query:"replication" minimum:"0" maximum:"1000000" doc:"Counted from 1; left out or 0: the first that was played"`
	Sort        report.CaseOrder `query:"sort" default:"case" enum:"case,cycleTime,outcome,promise,cost,steps"`
	Descending  bool             `query:"descending"`
	Case        int64            `query:"case" minimum:"0" doc:"This case alone, counted from 1; left out or 0: any"`
	Outcome     string           `query:"outcome" enum:"completed,failed,unfinished"`
	Promise     string           `query:"promise" enum:"kept,missed,open"`
	Of          string           `query:"of" enum:"arrived,cycleTime,cost,steps" doc:"What from and until are about: seconds since the start of the run, seconds, an amount, a number"`
	From        OptionalNumber   `query:"from" doc:"At least so much"`
	Until       OptionalNumber   `query:"until" doc:"At most so much"`
	SoFar       bool             `query:"soFar" doc:"Answer within a moment, be it with the cases that are over as far as the run has been played again; left out: wait for all of it"`
	Offset      int              `query:"offset" minimum:"0" maximum:"2000000"`
	Limit       int              `query:"limit" default:"50" minimum:"1" maximum:"500"`
}

func (q *CasesQuery) asked() report.CaseQuery {
	asked := report.CaseQuery{Order: q.Sort, Descending: q.Descending, Case: q.Case, Outcome: q.Outcome, Promise: q.Promise}
	between := report.Between{From: q.From.or(), Until: q.Until.or()}
	switch q.Of {
	case "arrived":
		asked.Arrived = between
	case "cycleTime":
		asked.CycleTime = between
	case "cost":
		asked.Cost = between
	case "steps":
		asked.Steps = between
	}
	return asked
}

func (r *routes) cases() {
	handle(r, operation(http.MethodGet, "/api/runs/{id}/cases", "listRunCases", "The cases of one replication of a run, a line each. It is played again once for the list and the board; sorting and turning pages are quick then"),
		func(ctx context.Context, in *CasesQuery) (*body[report.CasePage], error) {
			page, err := r.app.Simulations.Cases(ctx, app.CasesRequest{Run: in.ID, Replication: in.Replication, SoFar: in.SoFar, Query: in.asked(), Offset: in.Offset, Limit: in.Limit})
			if err != nil {
				return nil, err
			}
			return answer(*page, nil)
		})
	handle(r, operation(http.MethodGet, "/api/runs/{id}/cases/{case}", "getRunCase", "What happened to one case of a replication of a run, which is played again for it"),
		func(ctx context.Context, in *struct {
			RunPath
			Case        int64 `path:"case" minimum:"1" doc:"Counted from 1, in the order in which cases came"`
			Replication int   `query:"replication" minimum:"0" maximum:"1000000" doc:"Counted from 1; left out or 0: the first that was played"`
		}) (*body[report.CaseHistory], error) {
			history, err := r.app.Simulations.History(ctx, in.ID, in.Replication, in.Case)
			if err != nil {
				return nil, err
			}
			return answer(*history, nil)
		})
	handle(r, operation(http.MethodGet, "/api/runs/{id}/board", "getRunBoard", "Who is where in one replication of a run, at up to 240 moments at equal distances. It is played again for it"),
		func(ctx context.Context, in *struct {
			RunPath
			Replication int     `query:"replication" minimum:"0" maximum:"1000000" doc:"Counted from 1; left out or 0: the first that was played"`
			From        float64 `query:"from" minimum:"0" doc:"Seconds since the start of the run"`
			Until       float64 `query:"until" minimum:"0" doc:"Seconds since the start of the run; left out or 0: to its end"`
			SoFar       bool    `query:"soFar" doc:"Answer within a moment, be it with the board as far as the run has been played again; left out: wait for all of it. Only of the whole run"`
		}) (*body[report.Board], error) {
			board, err := r.app.Simulations.Board(ctx, app.BoardRequest{Run: in.ID, Replication: in.Replication, From: in.From, Until: in.Until, SoFar: in.SoFar})
			if err != nil {
				return nil, err
			}
			return answer(*board, nil)
		})
}
