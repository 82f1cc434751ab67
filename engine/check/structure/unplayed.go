package structure

import (
	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/problem"
	"sandtable/engine/token"
)

var notPlayedRule = finding.Rule{ID: "structure.not-played", Relays: true, Severity: finding.Error, Look: unplayed,
	Title: problem.Text{EN: "An element that cannot be played", ZH: "无法运行的元素"}}

// unplayed names what is drawn but cannot be played. Where a scenario says which
// process it is for, the others may hold anything.
func unplayed(s *finding.Subject) finding.Findings {
	var found finding.Findings
	for _, p := range s.File.Processes {
		if s.Numbers != nil && s.Numbers.Process != "" && s.Numbers.Process != string(p.ID) {
			continue
		}
		if len(p.Nodes) == 0 && len(s.File.Processes) > 1 {
			continue // a pool without a drawing
		}
		for _, refused := range token.Unplayed(p) {
			if !noticed(s.File, refused.At.Element) {
				found = append(found, finding.Of(refused, finding.Error))
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
