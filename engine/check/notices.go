package check

import (
	"sandtable/engine/model"
	"sandtable/engine/scenario"
)

// notices are what the reader had to say about the file.
func notices(d *model.Definitions, _ *scenario.Scenario) Findings {
	var found Findings
	for i := range d.Notices {
		severity := Warning
		if d.Notices[i].Blocks {
			severity = Error
		}
		found = append(found, Of(d.Notices[i].Problem, severity))
	}
	return found
}
