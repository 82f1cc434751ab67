package duties

import (
	"sandtable/engine/finding"
	"sandtable/engine/problem"
	"sandtable/engine/raci"
)

var noAccountableRule = finding.Rule{ID: "raci.no-accountable", Severity: finding.Error, Look: noAccountable,
	Title: problem.Text{EN: "An activity that nobody answers for", ZH: "活动没有负责人"}}

// noAccountable finds activities that too few answer for, by the set: none of their own, of a sub-process around
// them, or of all within them (R01). What runs by itself is another rule's business, and so are empty rows.
func noAccountable(s *finding.Subject) finding.Findings {
	m := matrixOf(s)
	code, ok := m.code(raci.Answers)
	if !ok || code.Min < 1 {
		return nil
	}
	var found finding.Findings
	for _, r := range m.started() {
		own := len(r.roles[raci.Answers])
		if few := own > 0 && own < code.Min && !r.automatic(); !few && !r.left() {
			continue
		}
		message := say("Nobody is %[2]s of “%[1]s”.", "“%[1]s”没有角色担任 %[2]s。", r.label(), word(code))
		if own > 0 {
			message = say("“%[1]s” has %[3]d of the %[4]d roles that have to be %[2]s.", "“%[1]s”需要 %[4]d 个 %[2]s 角色，目前只有 %[3]d 个。", r.label(), word(code), own, code.Min)
		}
		found = append(found, finding.On(&r.node.Base, message,
			say("Name the one role that answers for the result, best one that can decide on it.", "请指定一个对结果负责的角色，最好是有决定权的角色。"), m.makeAccountable(r)...))
	}
	return m.few(found)
}

// makeAccountable lets one of those who could answer for an activity do so.
func (m *matrix) makeAccountable(r *row) []finding.Fix {
	var fixes []finding.Fix
	name, _ := m.word(raci.Answers)
	for _, role := range m.candidates(r) {
		fixes = append(fixes, finding.Fix{Title: say("Make “%[1]s” %[2]s of “%[3]s”", "将“%[1]s”设为“%[3]s”的 %[2]s", m.name(role), name, r.label()), Edits: m.assign(r, raci.Answers, role)})
	}
	return fixes
}
