package check

import (
	"cmp"
	"context"
	"slices"

	"sandtable/engine/model"
	"sandtable/engine/problem"
	"sandtable/engine/scenario"
)

// rules in the order of their findings. Each looks at the whole file; the scenario is
// nil where there is none.
var rules = [...]func(*model.Definitions, *scenario.Scenario) Findings{
	notices,
	unplayed,
	unreachable,
	noEnd,
	bareLoop,
	unfit,
	unshared,
	numbers,
}

// soundnessRules in the order of their findings. Each looks at one part of the file; where
// something makes a run impossible, blocked is true.
var soundnessRules = [...]func(p *Part, blocked bool) Findings{
	deadlocked,
	livelocked,
	unsynchronized,
	improper,
	dead,
	undecided,
}

// All runs every rule. The findings are sorted by severity, the worst first, then by
// rule and place.
func All(d *model.Definitions, s *scenario.Scenario) Findings {
	found, _ := Examine(context.Background(), d, s)
	return found
}

// Examine is All, with what is known of soundness. Where the context is cancelled, that
// stays undecided.
func Examine(ctx context.Context, d *model.Definitions, s *scenario.Scenario) (Findings, Soundness) {
	found := Findings{}
	for _, rule := range rules {
		found = append(found, rule(d, s)...)
	}
	blocked := found.Blocking()
	sound := Judge(ctx, d)
	for i := range sound.Parts {
		if p := &sound.Parts[i]; s == nil || s.Process == "" || slices.Contains(p.Processes, model.ID(s.Process)) {
			for _, rule := range soundnessRules {
				found = append(found, rule(p, blocked)...)
			}
		}
	}
	slices.SortStableFunc(found, func(a, b Finding) int { return cmp.Compare(b.Severity, a.Severity) })
	return found, sound
}

// Of is a problem as a finding.
func Of(p problem.Problem, severity Severity) Finding {
	return Finding{Rule: p.Code, Severity: severity, Element: model.ID(p.At.Element), At: p.At, Message: p.Message, Hint: p.Hint}
}

// at is a finding about an element.
func at(rule string, severity Severity, b *model.Base, message, hint problem.Text) Finding {
	return Finding{Rule: rule, Severity: severity, Element: b.ID, Message: message, Hint: hint,
		At: problem.Place{Line: b.At.Line, Column: b.At.Column, Element: string(b.ID)}}
}
