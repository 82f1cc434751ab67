package check

import (
	"sandtable/engine/model"
	"sandtable/engine/scenario"
	"sandtable/engine/token"
)

// unplayed names what is drawn but cannot be played. Where a scenario says which
// process it is for, the others may hold anything.
func unplayed(d *model.Definitions, s *scenario.Scenario) Findings {
	var found Findings
	for _, p := range d.Processes {
		if s != nil && s.Process != "" && s.Process != string(p.ID) {
			continue
		}
		if len(p.Nodes) == 0 && len(d.Processes) > 1 {
			continue // a pool without a drawing
		}
		for _, refused := range token.Unplayed(p) {
			if !noticed(d, refused.At.Element) {
				found = append(found, Of(refused, Error))
			}
		}
	}
	return found
}

// noticed says whether the reader has already said of an element that it blocks a run.
func noticed(d *model.Definitions, element string) bool {
	for i := range d.Notices {
		if d.Notices[i].Blocks && d.Notices[i].At.Element == element {
			return true
		}
	}
	return false
}
