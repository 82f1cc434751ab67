package duties

import (
	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/problem"
	"sandtable/engine/raci"
)

var noResponsibleRule = finding.Rule{ID: "raci.no-responsible", Severity: finding.Error, Look: noResponsible,
	Title: problem.Text{EN: "An activity that nobody does", ZH: "活动没有执行人"}}

// noResponsible finds activities that too few do, by the set: they are named by nothing, stand in no lane and in no
// sub-process that somebody does (R03). Sub-processes are done by those who do what is in them; calls likewise.
func noResponsible(s *finding.Subject) finding.Findings {
	m := matrixOf(s)
	code, ok := m.code(raci.Performs)
	if !ok || code.Min < 1 {
		return nil
	}
	var found finding.Findings
	for _, r := range m.started() {
		if r.automatic() || r.empty() || len(r.inner) > 0 || r.node.Kind == model.CallActivity || len(r.doers) >= code.Min {
			continue
		}
		message := say("Nobody is %[2]s of “%[1]s”.", "“%[1]s”没有角色担任 %[2]s。", r.label(), word(code))
		if len(r.doers) > 0 {
			message = say("“%[1]s” has %[3]d roles that are %[2]s; it takes at least %[4]d.", "“%[1]s”有 %[3]d 个 %[2]s 角色，至少需要 %[4]d 个。", r.label(), word(code), len(r.doers), code.Min)
		}
		found = append(found, finding.On(&r.node.Base, message,
			say("Name who does it, or move it to the lane of a role.", "请指定执行角色，或将其移到某个角色的泳道。"), m.makeResponsible(r)...))
	}
	return m.few(found)
}

// makeResponsible lets somebody near do an activity: who does what comes before or after it, or who answers for it.
func (m *matrix) makeResponsible(r *row) []finding.Fix {
	var near []string
	for _, ways := range []map[model.ID][]model.ID{m.flow.previous, m.flow.next} {
		for _, n := range m.flow.nearest(r.node.ID, ways, isActivity) {
			for _, role := range m.of[n.ID].doers {
				near = once(near, role)
			}
		}
	}
	for _, role := range r.roles[raci.Answers] {
		near = once(near, role)
	}
	var fixes []finding.Fix
	name, _ := m.word(raci.Performs)
	for _, role := range near {
		if m.parties[role] != nil && m.parties[role].decides() {
			fixes = append(fixes, finding.Fix{Title: say("Make “%[1]s” %[2]s of “%[3]s”", "将“%[1]s”设为“%[3]s”的 %[2]s", m.name(role), name, r.label()), Edits: m.assign(r, raci.Performs, role)})
		}
	}
	return fixes
}
