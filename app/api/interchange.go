package api

import (
	"context"
	"net/http"

	"sandtable/app"
	"sandtable/engine/bpsim"
	"sandtable/engine/problem"
)

// Import is another tool's numbers for a drawing.
type Import struct {
	Format   string `json:"format" enum:"prosimos,bpsim"`
	XML      string `json:"xml" doc:"BPMN 2.0"`
	Content  string `json:"content" doc:"The text of the file"`
	Scenario string `json:"scenario,omitempty" doc:"Of BPSim: the id or name, where the file has several"`
}

// Imported is a scenario made from another tool's numbers.
type Imported struct {
	Content Content  `json:"content"`
	Notices []string `json:"notices" doc:"What could not be said in the same way"`
}

// Foreign is a file of another tool.
type Foreign struct {
	Content string `json:"content" doc:"The text of the file"`
}

// Export is numbers to be written for another tool.
type Export struct {
	Format   string  `json:"format" enum:"bpsim"`
	XML      string  `json:"xml" doc:"BPMN 2.0"`
	Content  Content `json:"content"`
	Embedded bool    `json:"embedded,omitempty" doc:"The drawing with the numbers inside, instead of the numbers alone"`
}

// Exported is numbers as another tool reads them.
type Exported struct {
	Text    string   `json:"text"`
	Notices []string `json:"notices" doc:"What could not be said"`
}

func (r *routes) interchange() {
	handle(r, withLargeBody(operation(http.MethodPost, "/api/scenarios/import", "importScenario", "Another tool's numbers, for a drawing")),
		func(ctx context.Context, in *struct{ Body Import }) (*body[Imported], error) {
			taken, err := r.taken(ctx, in.Body)
			return answer(Imported{Content{taken.Content}, inLanguage(taken.Notices, languageOf(ctx))}, err)
		})
	handle(r, withLargeBody(operation(http.MethodPost, "/api/scenarios/bpsim", "listBPSim", "The scenarios in a file with BPSim")),
		func(ctx context.Context, in *struct{ Body Foreign }) (*body[list[bpsim.Name]], error) {
			return answerList(r.app.Scenarios.InBPSim(ctx, in.Body.Content))
		})
	handle(r, withLargeBody(operation(http.MethodPost, "/api/scenarios/export", "exportScenario", "Numbers for another tool")),
		func(ctx context.Context, in *struct{ Body Export }) (*body[Exported], error) {
			made, err := r.app.Scenarios.ToBPSim(ctx, in.Body.XML, in.Body.Content.RawMessage, in.Body.Embedded)
			return answer(Exported{made.Text, inLanguage(made.Notices, languageOf(ctx))}, err)
		})
}

func (r *routes) taken(ctx context.Context, in Import) (app.Imported, error) {
	if in.Format == "bpsim" {
		return r.app.Scenarios.FromBPSim(ctx, in.XML, in.Content, in.Scenario)
	}
	return r.app.Scenarios.FromProsimos(ctx, in.XML, in.Content)
}

func inLanguage(notices []problem.Problem, l problem.Language) []string {
	said := make([]string, len(notices))
	for i := range notices {
		said[i] = notices[i].Line(l)
	}
	return said
}
