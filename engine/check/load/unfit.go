package load

import "sandtable/engine/finding"

// unfit finds what a scenario says that does not fit the drawing.
func unfit(subject *finding.Subject) finding.Findings {
	d, s := subject.File, subject.Numbers
	if s == nil {
		return nil
	}
	var found finding.Findings
	for _, p := range s.Against(d) {
		found = append(found, finding.Of(p, finding.Error))
	}
	return found
}
