package app

import (
	"context"
	"encoding/json"

	"sandtable/engine/compile"
	"sandtable/engine/lever"
	"sandtable/engine/simulate"
)

// Choices are what an experiment with a scenario can be about.
type Choices struct {
	Levers   []lever.Lever
	Measures []simulate.Measure
}

// Choices lists the numbers of a scenario that can be changed and the measures that can be
// looked at. Neither the drawing nor the scenario need be in the library; where it is said
// whose drawing it is, processes that it calls are looked for in the same project. What the scenario says
// of an older version of the process is no choice.
func (s *Experiments) Choices(ctx context.Context, of ProcessID, xml string, content json.RawMessage) (Choices, error) {
	d, err := readDrawing(xml)
	if err != nil {
		return Choices{}, err
	}
	numbers, err := readScenario(content)
	if err != nil {
		return Choices{}, err
	}
	settle(numbers, d)
	if of != "" {
		if d, err = withCalled(ctx, s.library, of, d); err != nil {
			return Choices{}, err
		}
	}
	if numbers, _, err = numbers.Without(d); err != nil {
		return Choices{}, failed(err)
	}
	program, err := compile.Definitions(d, numbers)
	if err != nil {
		return Choices{}, failed(err)
	}
	return Choices{Levers: lever.Of(d, numbers), Measures: simulate.Measures(program)}, nil
}
