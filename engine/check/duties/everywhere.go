package duties

import (
	"slices"

	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/problem"
)

var everywhereRule = finding.Rule{ID: "raci.in-every-row", Severity: finding.Warning, Look: everywhere,
	Title:  problem.Text{EN: "A role with a duty in every activity", ZH: "角色在每个活动中都有职责"},
	Limits: []finding.Limit{{Name: "least", Default: 6, Min: 2, Means: problem.Text{EN: "activities from which on it is said", ZH: "开始提示的活动数"}}}}

// everywhere finds roles that have no empty cell in a process (R09), and have some of them only to be asked or told. Whoever
// does everything or answers for everything is another rule's business, or the process's only role.
func everywhere(s *finding.Subject) finding.Findings {
	m, least := matrixOf(s), int(s.Limit("least"))
	var found finding.Findings
	for _, p := range s.Processes() {
		rows := m.within[p]
		if !m.begun[p] || len(rows) < least {
			continue
		}
		for _, role := range m.inAll(rows) {
			found = append(found, finding.On(m.parties[role].base,
				problem.Say("“%s” has a duty in all %d activities of “%s”.", "“%[1]s”在“%[3]s”的全部 %[2]d 个活动中都有职责。", m.name(role), len(rows), p.Label()),
				problem.Say("Nothing happens without it: take it out where it is not needed.", "任何环节都离不开它：请去掉不必要的职责。")))
		}
	}
	return m.few(found)
}

// inAll are the roles with a duty in each of some rows, and in one of them neither to do nor to answer for it; in their order.
func (m *matrix) inAll(rows []*row) []string {
	times, last, aside := map[string]int{}, map[string]model.ID{}, map[string]bool{}
	for _, r := range rows {
		for _, role := range r.involved() {
			if last[role] != r.node.ID {
				times[role], last[role] = times[role]+1, r.node.ID
				aside[role] = aside[role] || !slices.Contains(r.acting(), role)
			}
		}
	}
	var all []string
	for _, role := range m.order {
		if times[role] == len(rows) && aside[role] {
			all = append(all, role)
		}
	}
	return all
}

// involved are the roles that do an activity or have another duty with it; some may come twice.
func (r *row) involved() []string {
	all := append([]string{}, r.doers...)
	for _, e := range r.entries {
		all = append(all, e.Role)
	}
	return all
}
