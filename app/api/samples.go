package api

import (
	"context"
	"net/http"

	"sandtable/app"
)

// Sample is a process to learn with, or a template to begin from.
type Sample struct {
	ID          string  `json:"id"`
	Name        string  `json:"name"`
	Description string  `json:"description"`
	Template    bool    `json:"template" doc:"A process to make one's own, with duties, promises, data and forms"`
	Faulty      bool    `json:"faulty" doc:"Problems are planted in it, to be found and mended"`
	Level       string  `json:"level" enum:"easy,medium,hard" doc:"How much one has to know already"`
	Lanes       int     `json:"lanes"`
	Steps       int     `json:"steps"`
	Assigned    int     `json:"assigned" doc:"Steps that somebody does and exactly one role answers for"`
	Forms       int     `json:"forms" doc:"Steps with a form"`
	Scenario    string  `json:"scenario" doc:"What the numbers are called that it can be simulated by"`
	Roles       int     `json:"roles"`
	Promises    int     `json:"promises"`
	Picture     Picture `json:"picture"`
}

// Picture is a drawing without its words: paths as SVG writes them, in a box from the origin.
type Picture struct {
	Width  float64 `json:"width"`
	Height float64 `json:"height"`
	Frames string  `json:"frames" doc:"Pools, lanes and opened sub-processes"`
	Lines  string  `json:"lines" doc:"Flows"`
	Nodes  string  `json:"nodes" doc:"Activities, events and gateways"`
}

// SampleRequest says where a sample goes.
type SampleRequest struct {
	ProjectID app.ProjectID `json:"projectId,omitempty" doc:"A new project when absent"`
}

// InstalledSample is what a sample has become in the library.
type InstalledSample struct {
	Project  app.Project `json:"project"`
	Process  app.Process `json:"process"`
	Scenario Scenario    `json:"scenario"`
}

func (r *routes) samples() {
	handle(r, operation(http.MethodGet, "/api/samples", "listSamples", "Processes to learn with, the one to start with first, and templates to begin from"),
		func(ctx context.Context, _ *none) (*body[list[Sample]], error) {
			l := languageOf(ctx)
			found := r.app.Samples.List(l)
			said := make([]Sample, len(found))
			for i, s := range found {
				c := s.Contents
				said[i] = Sample{ID: s.ID, Name: s.Name.In(l), Description: s.Description.In(l), Template: s.Template, Faulty: s.Faulty, Level: string(s.Level),
					Lanes: c.Lanes, Steps: c.Steps, Assigned: c.Assigned, Forms: c.Forms, Scenario: c.Scenario, Roles: c.Roles, Promises: c.Promises, Picture: Picture(c.Picture)}
			}
			return answerList(said, nil)
		})
	handle(r, withStatus(operation(http.MethodPost, "/api/samples/{id}", "installSample", "Copy a sample into the library"), http.StatusCreated),
		func(ctx context.Context, in *struct {
			ID   string         `path:"id"`
			Body *SampleRequest // may be left out
		}) (*body[InstalledSample], error) {
			var into SampleRequest
			if in.Body != nil {
				into = *in.Body
			}
			made, err := r.app.Samples.Install(ctx, in.ID, into.ProjectID, languageOf(ctx))
			return answer(InstalledSample{made.Project, made.Process, Scenario{made.Scenario.ScenarioHead, Content{made.Scenario.Content}}}, err)
		})
}
