package check

import (
	"strings"

	"sandtable/engine/model"
	"sandtable/engine/problem"
	"sandtable/engine/scenario"
)

// numberRules look at what can be reckoned of a scenario before it is played, in the
// order of their findings.
var numberRules = [...]func(*expectation) Findings{
	endlessLoop,
	noHours,
	overload,
	zeroTimeLoop,
	highLoad,
	unreachableEvent,
	neverVisited,
	longRun,
}

// numbers are the findings of all numberRules; none without a scenario, or where it is
// not clear which process is played.
func numbers(d *model.Definitions, s *scenario.Scenario) Findings {
	e := expect(d, s)
	if e == nil {
		return nil
	}
	var found Findings
	for _, rule := range numberRules {
		found = append(found, rule(e)...)
	}
	return found
}

// in is a finding about a part of the scenario.
func in(rule string, severity Severity, path string, message, hint problem.Text) Finding {
	return Finding{Rule: rule, Severity: severity, Message: message, Hint: hint, At: problem.Place{Path: path}}
}

// pointer is a JSON pointer.
func pointer(steps ...string) string {
	var b strings.Builder
	for _, step := range steps {
		b.WriteString("/" + strings.NewReplacer("~", "~0", "/", "~1").Replace(step))
	}
	return b.String()
}

// list names things in a sentence, and counts those beyond a few.
func list(names []string) problem.Text {
	const most = 4
	quoted := problem.Text{}
	for i, name := range names {
		if i == most && len(names) > most+1 {
			rest := problem.Say(" and %[1]d more", "等 %[2]d 个", len(names)-most, len(names))
			return problem.Text{EN: quoted.EN + rest.EN, ZH: quoted.ZH + rest.ZH}
		}
		switch {
		case i == 0:
		case i == len(names)-1:
			quoted.EN += " and "
			quoted.ZH += "、"
		default:
			quoted.EN += ", "
			quoted.ZH += "、"
		}
		quoted.EN += "“" + name + "”"
		quoted.ZH += "“" + name + "”"
	}
	return quoted
}

// labels are the names of elements, in their order.
func labels(nodes []*model.Node) []string {
	var names []string
	for _, n := range nodes {
		names = append(names, n.Label())
	}
	return names
}
