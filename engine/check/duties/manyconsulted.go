package duties

import (
	"sandtable/engine/edit"
	"sandtable/engine/finding"
	"sandtable/engine/problem"
	"sandtable/engine/raci"
)

var manyConsultedRule = finding.Rule{ID: "raci.too-many-consulted", Severity: finding.Warning, Look: manyConsulted,
	Title:  problem.Text{EN: "An activity that waits for too many opinions", ZH: "活动的咨询角色过多"},
	Limits: []finding.Limit{{Name: "most", Default: 3, Min: 0, Means: problem.Text{EN: "roles that are consulted in one activity", ZH: "一个活动的咨询角色数"}}}}

var manyInformedRule = finding.Rule{ID: "raci.too-many-informed", Severity: finding.Info, Look: manyInformed,
	Title:  problem.Text{EN: "An activity that too many are told of", ZH: "活动的知会角色过多"},
	Limits: []finding.Limit{{Name: "most", Default: 5, Min: 0, Means: problem.Text{EN: "roles that are informed of one activity", ZH: "一个活动的知会角色数"}}}}

// manyConsulted finds activities before which more roles are asked than can be waited for (R10).
func manyConsulted(s *finding.Subject) finding.Findings {
	m, most := matrixOf(s), int(s.Limit("most"))
	name, _ := m.word(raci.Consulted)
	var found finding.Findings
	for _, r := range m.started() {
		who := r.roles[raci.Consulted]
		if len(who) <= most {
			continue
		}
		found = append(found, finding.On(&r.node.Base,
			say("%[3]d roles are %[2]s in “%[1]s”, more than %[4]d: each of them can hold it up.", "“%[1]s”有 %[3]d 个 %[2]s 角色，超过 %[4]d 个：每一个都可能拖慢进度。", r.label(), name, len(who), most),
			say("Consult those without whom it would go wrong, and inform the others.", "只咨询不可或缺的角色，其余改为知会。"), m.tell(r, most)...))
	}
	return m.few(found)
}

// tell informs those beyond the first few who are consulted.
func (m *matrix) tell(r *row, most int) []finding.Fix {
	name, ok := m.word(raci.Informed)
	if !ok {
		return nil
	}
	var edits []edit.Edit
	rest := r.roles[raci.Consulted][most:]
	for _, role := range rest {
		edits = append(edits, m.unassign(r, raci.Consulted, role)...)
		edits = append(edits, m.assign(r, raci.Informed, role)...)
	}
	return []finding.Fix{{Title: say("Make %[1]s %[2]s", "将%[1]s改为 %[2]s", m.list(rest), name), Edits: edits}}
}

// manyInformed finds activities that more roles are told of than will read it (R11).
func manyInformed(s *finding.Subject) finding.Findings {
	m, most := matrixOf(s), int(s.Limit("most"))
	name, _ := m.word(raci.Informed)
	var found finding.Findings
	for _, r := range m.started() {
		if who := r.roles[raci.Informed]; len(who) > most {
			found = append(found, finding.On(&r.node.Base,
				say("%[3]d roles are %[2]s of “%[1]s”, more than %[4]d.", "“%[1]s”有 %[3]d 个 %[2]s 角色，超过 %[4]d 个。", r.label(), name, len(who), most),
				say("Put them together in one role, or inform them once at the end.", "请合并为一个角色，或在流程结束时统一知会。")))
		}
	}
	return m.few(found)
}
