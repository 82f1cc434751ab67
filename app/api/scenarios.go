package api

import (
	"context"
	"net/http"

	"sandtable/app"
)

// ScenarioPath names the scenario that a request is about.
type ScenarioPath struct {
	ID app.ScenarioID `path:"id"`
}

// Scenario is a scenario with its numbers.
type Scenario struct {
	app.ScenarioHead
	Content Content `json:"content"`
}

// NewScenario is a scenario to be added to a process.
type NewScenario struct {
	Name    string  `json:"name,omitempty" doc:"The name in the content when absent"`
	Content Content `json:"content"`

	Base app.ScenarioID `json:"base,omitempty" doc:"A scenario of the same process that it follows from then on"`
}

// ScenarioBasis is what a scenario was made from, as it is now.
type ScenarioBasis struct {
	Scenario
	Stranded []string `json:"stranded" nullable:"false" doc:"JSON pointers into the scenario that was made from it: what it kept, and the base has lost since"`
}

// ScenarioLink is which scenario another one shall follow.
type ScenarioLink struct {
	Base app.ScenarioID `json:"base" minLength:"1" doc:"A scenario of the same process"`
}

// ScenarioUpdate is numbers to be kept as the next revision.
type ScenarioUpdate struct {
	Name     string  `json:"name,omitempty" doc:"Left as it is when absent"`
	Content  Content `json:"content"`
	Revision int64   `json:"revision" doc:"The revision that the numbers were made from"`
}

// Drawing is a process that need not be in the library.
type Drawing struct {
	XML string `json:"xml" doc:"BPMN 2.0"`
}

// Draft is a scenario that is not in the library yet.
type Draft struct {
	Content Content `json:"content"`
}

func (r *routes) scenarios() {
	const all, one = "/api/processes/{id}/scenarios", "/api/scenarios/{id}"
	handle(r, operation(http.MethodGet, all, "listScenarios", "Every scenario of a process, the oldest first"),
		func(ctx context.Context, in *ProcessPath) (*body[list[app.ScenarioHead]], error) {
			return answerList(r.app.Scenarios.List(ctx, in.ID))
		})
	handle(r, withStatus(withLargeBody(operation(http.MethodPost, all, "createScenario", "Add a scenario to a process")), http.StatusCreated),
		func(ctx context.Context, in *struct {
			ProcessPath
			Body NewScenario
		}) (*body[Scenario], error) {
			if in.Body.Base != "" {
				return answerScenario(r.app.Scenarios.Derive(ctx, in.ID, in.Body.Base, in.Body.Name, in.Body.Content.RawMessage))
			}
			return answerScenario(r.app.Scenarios.Create(ctx, in.ID, in.Body.Name, in.Body.Content.RawMessage))
		})
	handle(r, operation(http.MethodGet, one, "getScenario", "A scenario as it was saved last"),
		func(ctx context.Context, in *ScenarioPath) (*body[Scenario], error) {
			return answerScenario(r.app.Scenarios.Get(ctx, in.ID))
		})
	handle(r, withLargeBody(operation(http.MethodPut, one, "saveScenario", "Keep numbers as the next revision")),
		func(ctx context.Context, in *struct {
			ScenarioPath
			Body ScenarioUpdate
		}) (*body[Scenario], error) {
			return answerScenario(r.app.Scenarios.Save(ctx, app.ScenarioSave{
				ID: in.ID, Revision: in.Body.Revision, Name: in.Body.Name, Content: in.Body.Content.RawMessage,
			}))
		})
	handle(r, withStatus(operation(http.MethodDelete, one, "deleteScenario", "Remove a scenario; runs keep their copy, and scenarios made from it stand alone"), http.StatusNoContent),
		func(ctx context.Context, in *ScenarioPath) (*none, error) {
			return nil, r.app.Scenarios.Delete(ctx, in.ID)
		})
	r.scenarioBases(one + "/base")
	r.newScenarios()
}

func (r *routes) scenarioBases(base string) {
	handle(r, operation(http.MethodGet, base, "getScenarioBase", "What a scenario was made from and follows"),
		func(ctx context.Context, in *ScenarioPath) (*body[ScenarioBasis], error) {
			return answerBasis(r.app.Scenarios.Base(ctx, in.ID))
		})
	handle(r, operation(http.MethodPut, base, "linkScenario", "Let a scenario follow another one of its process; its numbers stay the same"),
		func(ctx context.Context, in *struct {
			ScenarioPath
			Body ScenarioLink
		}) (*body[ScenarioBasis], error) {
			return answerBasis(r.app.Scenarios.Link(ctx, in.ID, in.Body.Base))
		})
	handle(r, withStatus(operation(http.MethodDelete, base, "freeScenario", "Let a scenario stand alone, with the numbers that it has"), http.StatusNoContent),
		func(ctx context.Context, in *ScenarioPath) (*none, error) {
			return nil, r.app.Scenarios.Free(ctx, in.ID)
		})
	handle(r, withStatus(operation(http.MethodDelete, base+"/stranded", "settleScenario", "Keep what the base has lost as something of the scenario's own"), http.StatusNoContent),
		func(ctx context.Context, in *ScenarioPath) (*none, error) {
			return nil, r.app.Scenarios.Settle(ctx, in.ID)
		})
}

func (r *routes) newScenarios() {
	handle(r, withLargeBody(operation(http.MethodPost, "/api/scenarios/draft", "draftScenario", "Sensible numbers to start from, for a drawing")),
		func(ctx context.Context, in *struct{ Body Drawing }) (*body[Draft], error) {
			content, err := r.app.Scenarios.Draft(ctx, in.Body.XML, languageOf(ctx))
			return answer(Draft{Content{content}}, err)
		})
	r.interchange()
	r.leftovers()
	handle(r, operation(http.MethodGet, "/api/scenario.schema.json", "scenarioSchema", "The JSON Schema of scenarios"),
		func(context.Context, *none) (*body[Content], error) {
			return answer(Content{r.app.Scenarios.Schema()}, nil)
		})
}

func answerScenario(s app.Scenario, err error) (*body[Scenario], error) {
	return answer(Scenario{s.ScenarioHead, Content{s.Content}}, err)
}

func answerBasis(b app.Basis, err error) (*body[ScenarioBasis], error) {
	return answer(ScenarioBasis{Scenario{b.ScenarioHead, Content{b.Content}}, b.Stranded}, err)
}
