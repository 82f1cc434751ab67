// Package check finds what is wrong with a process before anyone is bothered by it. The rules
// are in the folders beside this file, one rule per file; rules/ has a page about each.
package check

import (
	"cmp"
	"context"
	"slices"

	"sandtable/engine/check/branches"
	"sandtable/engine/check/duties"
	"sandtable/engine/check/load"
	"sandtable/engine/check/profiles"
	"sandtable/engine/check/promises"
	"sandtable/engine/check/soundness"
	"sandtable/engine/check/structure"
	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/scenario"
)

// Group is rules that belong together.
type Group struct {
	Name  string // the part of their ids before the dot
	Rules []*finding.Rule
}

// Groups are all rules, in the order of their findings.
func Groups() []Group {
	return []Group{
		{"structure", structure.Rules},
		{"raci", duties.Rules},
		{"sla", promises.Rules},
		{"data", branches.Rules},
		{"scenario", load.Rules},
		{"soundness", soundness.Rules},
		{"engines", profiles.Rules},
	}
}

// Rules are those of all groups.
func Rules() []*finding.Rule {
	var all []*finding.Rule
	for _, g := range Groups() {
		all = append(all, g.Rules...)
	}
	return all
}

// Options say how a process is checked.
type Options struct {
	Policy *finding.Policy   // nil: the one that changes nothing
	Fixes  bool              // offer ways out, each tried out first
	Enough <-chan struct{}   // closed: no more of them are tried out; nil: all are
	Memory *soundness.Memory // of verdicts, for whoever checks a file again and again; nil: none
}

// All runs every rule as Examine does, under no policy.
func All(d *model.Definitions, s *scenario.Scenario) finding.Findings {
	found, _ := Examine(context.Background(), d, s, Options{})
	return found
}

// Examine runs every rule, and says what is known of soundness. The findings are sorted by severity, the
// worst first, then by rule and place; those that are waived are among them. Where the context is
// cancelled, soundness stays undecided.
func Examine(ctx context.Context, d *model.Definitions, s *scenario.Scenario, o Options) (finding.Findings, soundness.Soundness) {
	subject := finding.NewSubject(d, s, o.Policy)
	found := finding.Findings{}
	for _, g := range Groups() {
		if g.Name == "soundness" {
			soundness.Keep(subject, soundness.Judge(ctx, d, o.Memory), found.Blocking())
		}
		found = append(found, looked(subject, g.Rules)...)
	}
	slices.SortStableFunc(found, func(a, b finding.Finding) int { return cmp.Compare(b.Severity, a.Severity) })
	found = append(found, waive(subject, found)...)
	sound := soundness.Of(subject)
	verify(ctx, d, s, o, found, sound.Verdict)
	return found, sound
}

// looked is what rules find under the policy.
func looked(s *finding.Subject, rules []*finding.Rule) finding.Findings {
	var all finding.Findings
	for _, r := range rules {
		severity, on := s.Policy.SeverityOf(r)
		for _, f := range s.Look(r) {
			_, tuned := s.Policy.Severity[r.ID]
			if f.Rule == "" {
				f.Rule = r.ID
				f.Severity = severity
			} else if tuned && !f.Blocks {
				f.Severity = severity
			}
			if on || f.Blocks {
				all = append(all, f)
			}
		}
	}
	return all
}
