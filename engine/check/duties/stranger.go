package duties

import (
	"slices"
	"strings"

	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/problem"
	"sandtable/engine/raci"
	"sandtable/engine/scenario"
)

var strangerRule = finding.Rule{ID: "raci.escalation-to-stranger", Severity: finding.Warning, Look: stranger,
	Title: problem.Text{EN: "An escalation to somebody who has no part in the activity", ZH: "升级对象与该活动无关"}}

// stranger finds promises of activities that, when time runs out, turn to a role that neither does the activity nor
// answers for it nor hears of it (R29), in the drawing as in the scenario.
func stranger(s *finding.Subject) finding.Findings {
	m := matrixOf(s)
	informed, tells := m.word(raci.Informed)
	var found finding.Findings
	for _, r := range m.started() {
		for _, to := range m.turnedTo(r) {
			if slices.Contains(r.involved(), to) {
				continue
			}
			f := finding.On(&r.node.Base,
				problem.Say("When “%s” takes long, “%s” is called, who has no duty with it.", "“%s”超时后会升级给“%s”，但后者在该活动中没有职责。", r.label(), m.name(to)),
				problem.Say("Give the role a duty, or turn to whoever answers for the activity.", "请为该角色分配职责，或改为升级给该活动的负责角色。"))
			if tells && m.parties[to] != nil {
				f.Fixes = []finding.Fix{{Title: say("Make “%[1]s” %[2]s of “%[3]s”", "将“%[1]s”设为“%[3]s”的 %[2]s", m.name(to), informed, r.label()), Edits: m.assign(r, raci.Informed, to)}}
			}
			found = append(found, f)
		}
	}
	return m.few(found)
}

// turnedTo are the roles that are called when an activity takes long, each once.
func (m *matrix) turnedTo(r *row) []string {
	var roles []string
	for _, p := range r.node.Own("promise") {
		for i := range p.Children {
			x := &p.Children[i]
			if to := strings.TrimSpace(x.Attribute("to")); x.Space == model.Space && strings.EqualFold(x.Name, "action") && to != "" {
				roles = once(roles, to)
			}
		}
	}
	if m.subject.Numbers == nil {
		return roles
	}
	if t := m.subject.Numbers.Tasks[string(r.node.ID)]; t != nil && t.Promise != nil {
		for _, a := range t.Promise.Actions {
			if a != nil && a.To != "" && (a.Do == scenario.Escalate || a.Do == scenario.Reassign) {
				roles = once(roles, a.To)
			}
		}
	}
	return roles
}
