package app

import (
	"bytes"
	"context"
	"encoding/json"
	"time"

	"sandtable/engine/problem"
	"sandtable/engine/scenario"
	"sandtable/storage"
)

// ScenarioID names a scenario.
type ScenarioID = storage.ScenarioID

// ScenarioHead is a scenario without its numbers.
type ScenarioHead struct {
	ID        ScenarioID `json:"id"`
	ProcessID ProcessID  `json:"processId"`
	Name      string     `json:"name"`
	Revision  int64      `json:"revision" doc:"Counts the saves, from 1"`
	CreatedAt time.Time  `json:"createdAt"`
	UpdatedAt time.Time  `json:"updatedAt"`
	Base      ScenarioID `json:"base,omitempty" doc:"The scenario that it was made from and follows; left out: it stands alone"`
}

// Scenario is a scenario with its numbers, as scenario JSON.
type Scenario struct {
	ScenarioHead
	Content json.RawMessage
}

// Scenarios is the service for scenarios.
type Scenarios struct{ library *storage.Library }

// List is every scenario of a process, the oldest first.
func (s *Scenarios) List(ctx context.Context, process ProcessID) ([]ScenarioHead, error) {
	found, err := s.library.Scenarios(ctx, process)
	return each(found, scenarioHeadOf), explain(aProcess, err)
}

// Create adds a scenario to a process. Without a name it gets the one in its content.
func (s *Scenarios) Create(ctx context.Context, process ProcessID, name string, content json.RawMessage) (Scenario, error) {
	read, err := readScenario(content)
	if err != nil {
		return Scenario{}, err
	}
	if name == "" {
		name = read.Name
	}
	if name, err = tidyName(aScenario, name); err != nil {
		return Scenario{}, err
	}
	c, err := s.library.CreateScenario(ctx, process, name, content)
	return scenarioOf(c), explain(aProcess, err)
}

// Get is a scenario as it was saved last.
func (s *Scenarios) Get(ctx context.Context, id ScenarioID) (Scenario, error) {
	c, err := s.library.Scenario(ctx, id)
	return scenarioOf(c), explain(aScenario, err)
}

// ScenarioSave is the numbers to be kept as the next revision. Revision is the one that
// they were made from; an empty name leaves the name as it is.
type ScenarioSave struct {
	ID       ScenarioID
	Revision int64
	Name     string
	Content  json.RawMessage
}

// Save keeps numbers as the next revision; the scenarios made from it follow. If another window has saved since, nothing
// is written and the problem has CodeChangedElsewhere.
func (s *Scenarios) Save(ctx context.Context, save ScenarioSave) (Scenario, error) {
	if save.Name != "" {
		name, err := tidyName(aScenario, save.Name)
		if err != nil {
			return Scenario{}, err
		}
		save.Name = name
	}
	if _, err := readScenario(save.Content); err != nil {
		return Scenario{}, err
	}
	c, err := s.library.SaveScenario(ctx, storage.ScenarioSave{ID: save.ID, Expected: save.Revision, Name: save.Name, Content: save.Content, Inheritance: inheritance})
	return scenarioOf(c), explain(aScenario, err)
}

// Delete removes a scenario. Runs made with it keep their own copy, and scenarios made from it stand alone with the numbers they have.
func (s *Scenarios) Delete(ctx context.Context, id ScenarioID) error {
	return explain(aScenario, s.library.DeleteScenario(ctx, id))
}

// Draft is sensible numbers to start from, for a drawing.
func (s *Scenarios) Draft(ctx context.Context, xml string, l problem.Language) (json.RawMessage, error) {
	d, err := readDrawing(xml)
	if err != nil {
		return nil, err
	}
	if err := ctx.Err(); err != nil {
		return nil, unavailable(err)
	}
	return writeScenario(scenario.DraftIn(l, d))
}

// Schema is the JSON Schema of scenarios.
func (s *Scenarios) Schema() json.RawMessage { return scenario.Schema() }

func scenarioHeadOf(s storage.ScenarioHead) ScenarioHead { return ScenarioHead(s) }

func scenarioOf(s storage.Scenario) Scenario {
	return Scenario{ScenarioHead: scenarioHeadOf(s.ScenarioHead), Content: s.Content}
}

func readScenario(content json.RawMessage) (*scenario.Scenario, error) {
	s, err := scenario.Decode(bytes.NewReader(content))
	if err != nil {
		return nil, failed(err)
	}
	return s, nil
}

func writeScenario(s *scenario.Scenario) (json.RawMessage, error) {
	var b bytes.Buffer
	if err := scenario.Encode(&b, s); err != nil {
		return nil, failed(err)
	}
	return b.Bytes(), nil
}
