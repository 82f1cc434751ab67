package duties

import (
	"sandtable/engine/finding"
	"sandtable/engine/problem"
	"sandtable/engine/raci"
)

var singlePointRule = finding.Rule{ID: "raci.no-deputy", Severity: finding.Info, Look: singlePoint,
	Title:  problem.Text{EN: "A role without whom much stands still", ZH: "关键角色没有代理"},
	Limits: []finding.Limit{{Name: "most", Default: 5, Min: 0, Means: problem.Text{EN: "activities that a role without a deputy answers for alone", ZH: "没有代理的角色单独负责的活动数"}}}}

// singlePoint finds roles that alone answer for many activities and for which nobody stands in, by the drawing or by the
// scenario (R28).
func singlePoint(s *finding.Subject) finding.Findings {
	m, most := matrixOf(s), int(s.Limit("most"))
	alone := map[string]int{}
	for _, r := range m.rows {
		if who := r.roles[raci.Answers]; len(who) == 1 {
			alone[who[0]]++
		}
	}
	answers, _ := m.word(raci.Answers)
	var found finding.Findings
	for _, role := range m.order {
		if alone[role] <= most || m.hasDeputy(m.parties[role]) {
			continue
		}
		found = append(found, finding.On(m.parties[role].base,
			say("“%[1]s” alone is %[2]s of %[3]d activities, and nobody stands in for it.", "“%[1]s”独自担任 %[3]d 个活动的 %[2]s，且没有代理角色。", m.name(role), answers, alone[role]),
			say("Name a deputy.", "请指定代理角色。")))
	}
	return m.few(found)
}

func (m *matrix) hasDeputy(x *party) bool {
	if x.Deputy != x.id && m.parties[x.Deputy] != nil {
		return true
	}
	if s := m.subject.Numbers; s != nil && s.Roles[x.id] != nil {
		return len(s.Roles[x.id].Deputies) > 0
	}
	return false
}
