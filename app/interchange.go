package app

import (
	"context"
	"encoding/json"
	"strings"

	"sandtable/engine/bpsim"
	"sandtable/engine/problem"
	"sandtable/engine/scenario"
)

// Imported is a scenario made from another tool's numbers.
type Imported struct {
	Content json.RawMessage
	Notices []problem.Problem // what was taken otherwise than written, or added
}

// FromProsimos makes a scenario for a drawing from the JSON file of Prosimos.
func (s *Scenarios) FromProsimos(ctx context.Context, xml, file string) (Imported, error) {
	d, err := readDrawing(xml)
	if err != nil {
		return Imported{}, err
	}
	numbers, notices, err := scenario.FromProsimos(strings.NewReader(file), d)
	return imported(ctx, numbers, notices, err)
}

// FromBPSim makes a scenario for a drawing from one of those in a file with BPSim. The
// name, or id, may be empty where there is one only.
func (s *Scenarios) FromBPSim(ctx context.Context, xml, file, name string) (Imported, error) {
	d, err := readDrawing(xml)
	if err != nil {
		return Imported{}, err
	}
	f, err := bpsim.Decode(strings.NewReader(file))
	if err != nil {
		return Imported{}, failed(err)
	}
	numbers, notices, err := f.Scenario(name, d)
	return imported(ctx, numbers, notices, err)
}

func imported(ctx context.Context, numbers *scenario.Scenario, notices []problem.Problem, err error) (Imported, error) {
	if err != nil {
		return Imported{}, failed(err)
	}
	if err := ctx.Err(); err != nil {
		return Imported{}, unavailable(err)
	}
	content, err := writeScenario(numbers)
	return Imported{Content: content, Notices: notices}, err
}

// InBPSim are the scenarios that a file with BPSim has.
func (s *Scenarios) InBPSim(ctx context.Context, file string) ([]bpsim.Name, error) {
	f, err := bpsim.Decode(strings.NewReader(file))
	if err != nil {
		return nil, failed(err)
	}
	if err := ctx.Err(); err != nil {
		return nil, unavailable(err)
	}
	return f.Names(), nil
}

// Exported is a scenario in the format of another tool.
type Exported struct {
	Text    string
	Notices []problem.Problem // what could not be said
}

// ToBPSim writes numbers for a drawing as BPSim: on its own or, embedded, as the drawing
// with BPSim inside.
func (s *Scenarios) ToBPSim(ctx context.Context, xml string, content json.RawMessage, embedded bool) (Exported, error) {
	d, err := readDrawing(xml)
	if err != nil {
		return Exported{}, err
	}
	numbers, err := readScenario(content)
	if err != nil {
		return Exported{}, err
	}
	text, notices, err := bpsim.Encode(numbers, d)
	if err != nil {
		return Exported{}, failed(err)
	}
	whole := string(text)
	if embedded {
		if whole, err = bpsim.Embed(strings.NewReader(xml), text); err != nil {
			return Exported{}, failed(err)
		}
	}
	if err := ctx.Err(); err != nil {
		return Exported{}, unavailable(err)
	}
	return Exported{Text: whole, Notices: notices}, nil
}
