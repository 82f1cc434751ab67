package duties

import (
	"sandtable/engine/finding"
	"sandtable/engine/problem"
	"sandtable/engine/raci"
)

var outsiderRule = finding.Rule{ID: "raci.outsider-accountable", Severity: finding.Warning, Look: outsider,
	Title: problem.Text{EN: "Somebody from outside who answers for an activity", ZH: "由外部角色负责"}}

// outsider finds activities that a role outside the company, a pool without a process or a system answers for (R25).
func outsider(s *finding.Subject) finding.Findings {
	m := matrixOf(s)
	answers, _ := m.word(raci.Answers)
	var found finding.Findings
	for _, r := range m.rows {
		var out []string
		for _, role := range r.roles[raci.Answers] {
			if !m.parties[role].decides() {
				out = append(out, role)
			}
		}
		if len(out) == 0 {
			continue
		}
		var fixes []finding.Fix
		for _, role := range m.candidates(r) {
			fixes = append(fixes, finding.Fix{Title: say("Let “%[1]s” be %[2]s instead", "改由“%[1]s”担任 %[2]s", m.name(role), answers),
				Edits: append(m.unassign(r, raci.Answers, out...), m.assign(r, raci.Answers, role)...)})
		}
		found = append(found, finding.On(&r.node.Base,
			say("%[2]s is %[3]s of “%[1]s”, but is not one of us.", "“%[1]s”的 %[3]s 是%[2]s，不属于本组织。", r.label(), m.list(out), answers),
			say("Name the role in the company that answers for it, and inform or consult those outside.", "请指定本组织内的负责角色，对外部角色进行咨询或知会。"), fixes...))
	}
	return m.few(found)
}
