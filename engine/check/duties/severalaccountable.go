package duties

import (
	"sandtable/engine/edit"
	"sandtable/engine/finding"
	"sandtable/engine/problem"
	"sandtable/engine/raci"
)

var severalAccountableRule = finding.Rule{ID: "raci.several-accountable", Severity: finding.Error, Look: severalAccountable,
	Title: problem.Text{EN: "An activity that several answer for", ZH: "活动有多个负责人"}}

// severalAccountable finds activities that more roles answer for than the set allows (R02).
func severalAccountable(s *finding.Subject) finding.Findings {
	m := matrixOf(s)
	code, ok := m.code(raci.Answers)
	if !ok || code.Max < 1 {
		return nil
	}
	var found finding.Findings
	for _, r := range m.started() {
		who := r.roles[raci.Answers]
		if len(who) <= code.Max {
			continue
		}
		found = append(found, finding.On(&r.node.Base,
			say("%[2]s share %[3]s of “%[1]s”; at most %[4]d may have it.", "“%[1]s”的 %[3]s 有%[2]s，最多只能有 %[4]d 个。", r.label(), m.list(who), word(code), code.Max),
			say("Where several answer for something, nobody does: keep one and consult the others.", "多人负责等于无人负责：请保留一个，其余改为咨询。"), m.keepOne(r, code)...))
	}
	return m.few(found)
}

// keepOne lets one role answer for an activity and has the others consulted.
func (m *matrix) keepOne(r *row, code raci.Code) []finding.Fix {
	consulted, ok := m.word(raci.Consulted)
	if !ok || code.Max != 1 {
		return nil
	}
	var fixes []finding.Fix
	who := r.roles[raci.Answers]
	for _, kept := range who[:min(3, len(who))] {
		var edits []edit.Edit
		for _, role := range who {
			if role != kept {
				edits = append(edits, m.unassign(r, raci.Answers, role)...)
				edits = append(edits, m.assign(r, raci.Consulted, role)...)
			}
		}
		fixes = append(fixes, finding.Fix{Title: say("Keep “%[1]s” as %[2]s, and make the others %[3]s", "保留“%[1]s”为 %[2]s，其余改为 %[3]s", m.name(kept), word(code), consulted), Edits: edits})
	}
	return fixes
}
