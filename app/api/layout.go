package api

import (
	"context"
	"net/http"

	"sandtable/app"
)

func (r *routes) layout() {
	handle(r, withLargeBody(operation(http.MethodPost, "/api/layout", "layOut", "Draw a flow anew: boxes in columns and lanes, lines around them")),
		func(_ context.Context, in *struct{ Body app.Layout }) (*body[app.LaidOut], error) {
			return answer(app.LayOut(in.Body))
		})
}
