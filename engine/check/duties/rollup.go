package duties

import (
	"slices"

	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/problem"
	"sandtable/engine/raci"
)

var rollUpRule = finding.Rule{ID: "raci.roll-up", Severity: finding.Warning, Look: rollUp,
	Title: problem.Text{EN: "A sub-process whose owner has no part in it", ZH: "子流程负责人未参与其中"}}

// rollUp finds sub-processes and calls of which a role answers that nothing inside names, although the activities inside
// have duties of their own (R24).
func rollUp(s *finding.Subject) finding.Findings {
	m := matrixOf(s)
	parts := finding.Recall(s, "raci parts", m.parts)
	var found finding.Findings
	for _, r := range m.rows {
		inside := parts[r.node.ID]
		if r.node.Kind == model.CallActivity {
			inside = parts[r.node.Activity.Called]
		}
		who := r.roles[raci.Answers]
		if len(inside) == 0 || len(who) == 0 || slices.ContainsFunc(who, func(role string) bool { return inside[role] }) {
			continue
		}
		answers, _ := m.word(raci.Answers)
		found = append(found, finding.On(&r.node.Base,
			say("%[2]s is %[3]s of “%[1]s”, but has no duty with any activity inside.", "%[2]s是“%[1]s”的 %[3]s，但在其内部活动中没有任何职责。", r.label(), m.list(who), answers),
			say("Let it approve or hear of something inside, or let one of those who work inside answer for all.", "请让其审批或知晓内部某个活动，或改由内部角色统一负责。")))
	}
	return m.few(found)
}

// parts are the roles that have a duty inside a sub-process or a process, by its id; empty where nothing inside has any
// beyond who does it.
func (m *matrix) parts() map[model.ID]map[string]bool {
	parts, more := map[model.ID]map[string]bool{}, map[model.ID]bool{}
	for _, r := range slices.Backward(m.rows) { // inner ones first
		within := r.process.ID
		if r.holder != nil {
			within = r.holder.node.ID
		}
		if parts[within] == nil {
			parts[within] = map[string]bool{}
		}
		for _, role := range r.involved() {
			parts[within][role] = true
		}
		more[within] = more[within] || len(r.entries) > 0 || more[r.node.ID]
		for role := range parts[r.node.ID] {
			parts[within][role] = true
		}
	}
	for id := range parts {
		if !more[id] {
			delete(parts, id)
		}
	}
	return parts
}
