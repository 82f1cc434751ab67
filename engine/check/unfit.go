package check

import (
	"sandtable/engine/model"
	"sandtable/engine/scenario"
)

// unfit finds what a scenario says that does not fit the drawing.
func unfit(d *model.Definitions, s *scenario.Scenario) Findings {
	if s == nil {
		return nil
	}
	var found Findings
	for _, p := range s.Against(d) {
		found = append(found, Of(p, Error))
	}
	return found
}
