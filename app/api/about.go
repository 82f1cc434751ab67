package api

import (
	"context"
	"net/http"

	"sandtable/app"
	"sandtable/engine/problem"
)

// About says which program this is.
type About struct {
	Name      string             `json:"name"`
	Version   string             `json:"version"`
	Engine    string             `json:"engine" doc:"The engine's version, which every run carries"`
	SQLite    string             `json:"sqlite"`
	Door      Door               `json:"door" enum:"window,browser" doc:"The way by which you came in"`
	Languages []problem.Language `json:"languages"`
}

func (r *routes) about() {
	handle(r, operation(http.MethodGet, "/api/about", "about", "Which program this is"),
		func(context.Context, *none) (*body[About], error) {
			a := app.AboutSandtable()
			return answer(About{
				Name: a.Name, Version: a.Version, Engine: a.Engine, SQLite: a.SQLite,
				Door: r.door, Languages: a.Languages,
			}, nil)
		})
}
