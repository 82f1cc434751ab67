package duties

import (
	"sandtable/engine/edit"
	"sandtable/engine/finding"
	"sandtable/engine/problem"
	"sandtable/engine/raci"
)

var manyResponsibleRule = finding.Rule{ID: "raci.too-many-responsible", Severity: finding.Warning, Look: manyResponsible,
	Title:  problem.Text{EN: "An activity that too many do", ZH: "活动的执行角色过多"},
	Limits: []finding.Limit{{Name: "most", Default: 3, Min: 1, Means: problem.Text{EN: "roles that do one activity", ZH: "一个活动的执行角色数"}}}}

// manyResponsible finds activities that so many roles do that nobody knows whose work it is (R04).
func manyResponsible(s *finding.Subject) finding.Findings {
	m, most := matrixOf(s), int(s.Limit("most"))
	name, _ := m.word(raci.Performs)
	var found finding.Findings
	for _, r := range m.started() {
		if len(r.named) <= most {
			continue
		}
		found = append(found, finding.On(&r.node.Base,
			say("%[3]d roles are %[2]s of “%[1]s”, more than %[4]d.", "“%[1]s”有 %[3]d 个 %[2]s 角色，超过 %[4]d 个。", r.label(), name, len(r.named), most),
			say("Break it into activities that one role does each, or let some of them only lend a hand.", "请拆分为各由一个角色执行的活动，或让部分角色只提供支持。"), m.support(r, most)...))
	}
	return m.few(found)
}

// support lets those beyond the first few lend a hand, where the set knows such a duty.
func (m *matrix) support(r *row, most int) []finding.Fix {
	name, ok := m.word(raci.Supports)
	if !ok {
		return nil
	}
	var edits []edit.Edit
	rest := r.named[most:]
	for _, role := range rest {
		edits = append(edits, m.unassign(r, raci.Performs, role)...)
		edits = append(edits, m.assign(r, raci.Supports, role)...)
	}
	return []finding.Fix{{Title: say("Make %[1]s %[2]s", "将%[1]s改为 %[2]s", m.list(rest), name), Edits: edits}}
}
