// Package promises has the rules about service levels: what is promised of cases and of the work at activities,
// whether it can be kept, and what is done about what takes long.
package promises

import (
	"sandtable/engine/figure"
	"sandtable/engine/finding"
	"sandtable/engine/problem"
	"sandtable/engine/promise"
	"sandtable/engine/scenario"
)

// Rules in the order of their findings. A file without a promise passes all of them in silence.
var Rules = []*finding.Rule{
	&unreadableRule,
	&misplacedRule,
	&noLimitRule,
	&unreachableRule,
	&shorterThanStepRule,
	&timerRule,
	&noEscalationRule,
	&targetRule,
	&orderRule,
	&lateActionRule,
	&calendarRule,
	&currencyRule,
}

// about lets a rule look at one promise after the other.
func about(rule func(*subject, *promise.Promise) finding.Findings) func(*finding.Subject) finding.Findings {
	return func(s *finding.Subject) finding.Findings {
		x := subjectOf(s)
		var found finding.Findings
		for _, p := range x.promises.All {
			found = append(found, rule(x, p)...)
		}
		return found
	}
}

// on is a finding about a promise, with its place in the scenario where it stands there.
func on(p *promise.Promise, message, hint problem.Text, fixes ...finding.Fix) finding.Findings {
	f := finding.On(p.Of, message, hint, fixes...)
	f.At.Path = p.Path
	return finding.Findings{f}
}

// length is a time as people say it.
func length(d scenario.Duration) problem.Text {
	return problem.Both(func(l problem.Language) string { return figure.Length(d.Seconds(), l) })
}
