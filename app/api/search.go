package api

import (
	"context"
	"net/http"

	"sandtable/app"
)

func (r *routes) search() {
	handle(r, operation(http.MethodGet, "/api/search", "search", "Find processes by their names and by what they say, steps, documentation and roles"),
		func(ctx context.Context, in *struct {
			Text  string `query:"q" maxLength:"200" doc:"Words, all of which must be there"`
			Limit int    `query:"limit" minimum:"0" maximum:"200" doc:"How many are told at most; 50 when absent"`
		}) (*body[list[app.Found]], error) {
			return answerList(r.app.Search.Find(ctx, in.Text, in.Limit))
		})
}
