package api

import (
	"context"
	"net/http"

	"sandtable/app"
	"sandtable/engine/report"
)

func (r *routes) movements() {
	handle(r, operation(http.MethodGet, "/api/runs/{id}/movements", "getRunMovements", "Where the cases of one replication of a run are between two moments. It is played again for it: one stretch after another comes without delay, going back begins anew"),
		func(ctx context.Context, in *struct {
			RunPath
			Replication int     `query:"replication" minimum:"0" maximum:"1000000" doc:"Counted from 1; left out or 0: the first that was played"`
			From        float64 `query:"from" minimum:"0" doc:"Seconds since the start of the run"`
			Until       float64 `query:"until" minimum:"0" doc:"Seconds since the start of the run"`
			Limit       int     `query:"limit" default:"20000" minimum:"1" maximum:"50000" doc:"Of about how many things it may tell: with more it ends earlier"`
		}) (*body[report.Stretch], error) {
			said, err := r.app.Simulations.Movements(ctx, app.MovementsRequest{Run: in.ID, Replication: in.Replication, From: in.From, Until: in.Until, Limit: in.Limit})
			if err != nil {
				return nil, err
			}
			return answer(*said, nil)
		})
}
