package duties

import (
	"slices"

	"sandtable/engine/finding"
	"sandtable/engine/problem"
	"sandtable/engine/raci"
)

var sameRoleRule = finding.Rule{ID: "raci.same-role", Severity: finding.Info, Look: sameRole,
	Title:  problem.Text{EN: "A role that answers for its own work", ZH: "角色对自己执行的工作负责"},
	Limits: []finding.Limit{{Name: "least", Default: 3, Min: 1, Means: problem.Text{EN: "activities of a role from which on it is said", ZH: "开始提示的活动数"}}}}

var controlSameRoleRule = finding.Rule{ID: "raci.control-same-role", Severity: finding.Error, Look: controlSameRole,
	Title: problem.Text{EN: "A control that is in one hand", ZH: "控制活动的执行与负责未分离"}}

// selfish are the roles that alone do an activity and answer for it.
func (r *row) selfish() []string {
	var both []string
	for _, role := range r.roles[raci.Answers] {
		if slices.Contains(r.doers, role) {
			both = append(both, role)
		}
	}
	return both
}

// sameRole names for each role the activities that it does and answers for (R05). That is common, so there is one
// finding for each role, and none about an activity that several do or that runs by itself.
func sameRole(s *finding.Subject) finding.Findings {
	m, least := matrixOf(s), int(s.Limit("least"))
	own := map[string][]*row{}
	for _, r := range m.rows {
		if both := r.selfish(); !r.step.Control && !r.automatic() && len(both) == 1 && len(r.doers) == 1 {
			own[both[0]] = append(own[both[0]], r)
		}
	}
	performs, _ := m.word(raci.Performs)
	answers, _ := m.word(raci.Answers)
	var found finding.Findings
	for _, role := range m.order {
		if rows := own[role]; len(rows) > 0 && len(rows) >= least {
			found = append(found, finding.On(m.parties[role].base,
				say("“%[1]s” is both %[2]s and %[3]s of %[4]s: nobody else looks at the result.", "“%[1]s”在%[4]s中既是 %[2]s 又是 %[3]s：没有他人复核结果。", m.name(role), performs, answers, labels(rows)),
				say("Let a role above it answer where the result matters.", "结果重要时，请由上级角色负责。")))
		}
	}
	return m.few(found)
}

// controlSameRole finds activities that are marked as controls and done by a role that answers for them (R05).
func controlSameRole(s *finding.Subject) finding.Findings {
	m := matrixOf(s)
	answers, _ := m.word(raci.Answers)
	var found finding.Findings
	for _, r := range m.rows {
		both := r.selfish()
		if !r.step.Control || len(both) == 0 {
			continue
		}
		var fixes []finding.Fix
		for _, role := range m.candidates(r) {
			if slices.Contains(r.doers, role) {
				continue
			}
			edits := append(m.unassign(r, raci.Answers, both...), m.assign(r, raci.Answers, role)...)
			fixes = append(fixes, finding.Fix{Title: say("Let “%[1]s” be %[2]s instead", "改由“%[1]s”担任 %[2]s", m.name(role), answers), Edits: edits})
		}
		found = append(found, finding.On(&r.node.Base,
			say("“%[1]s” is a control, but %[2]s does it and answers for it.", "“%[1]s”是控制活动，但%[2]s既执行又负责。", r.label(), m.list(both)),
			say("Let somebody else answer for it, best a role above.", "请由其他角色负责，最好是上级角色。"), fixes...))
	}
	return m.few(found)
}
