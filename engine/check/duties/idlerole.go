package duties

import (
	"sandtable/engine/finding"
	"sandtable/engine/problem"
	"sandtable/engine/raci"
)

var idleRoleRule = finding.Rule{ID: "raci.only-listens", Severity: finding.Info, Look: idleRole,
	Title: problem.Text{EN: "A role that neither does nor answers for anything", ZH: "角色既不执行也不负责任何活动"}}

// idleRole finds roles that have duties, but only to be asked or told (R08). Those outside the company are meant so.
func idleRole(s *finding.Subject) finding.Findings {
	m := matrixOf(s)
	works, has := map[string]bool{}, map[string][]*row{}
	for _, r := range m.rows {
		for _, role := range r.doers {
			works[role] = true
		}
		for _, role := range r.roles[raci.Answers] {
			works[role] = true
		}
		for _, roles := range r.codes {
			for _, role := range roles {
				if rows := has[role]; len(rows) == 0 || rows[len(rows)-1] != r {
					has[role] = append(rows, r)
				}
			}
		}
	}
	lanes := map[string]bool{}
	for _, l := range m.lanes {
		lanes[m.roleOf(l)] = true
	}
	performs, _ := m.word(raci.Performs)
	answers, _ := m.word(raci.Answers)
	var found finding.Findings
	for _, role := range m.order {
		if rows := has[role]; len(rows) > 0 && !works[role] && m.parties[role].decides() && !lanes[role] {
			found = append(found, finding.On(m.parties[role].base,
				say("“%[1]s” is nowhere %[2]s or %[3]s; it only has a part in %[4]s.", "“%[1]s”没有担任任何 %[2]s 或 %[3]s，只参与了%[4]s。", m.name(role), performs, answers, labels(rows)),
				say("Ask whether the process needs the role, and whether those in it know why they are asked.", "请确认流程是否需要该角色，以及相关人员是否清楚为何参与。")))
		}
	}
	return m.few(found)
}
