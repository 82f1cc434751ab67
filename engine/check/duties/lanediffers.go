package duties

import (
	"slices"
	"strings"

	"sandtable/engine/edit"
	"sandtable/engine/finding"
	"sandtable/engine/problem"
	"sandtable/engine/raci"
)

var laneDiffersRule = finding.Rule{ID: "raci.lane-differs", Severity: finding.Error, Look: laneDiffers,
	Title: problem.Text{EN: "An activity that stands in the lane of somebody else", ZH: "活动所在泳道与执行角色不一致"}}

// laneDiffers finds activities that name others to do them than the role of their lane (R14). Lanes that stand for no
// role may be departments, and are left alone, as are differences that somebody has said to be as they should be.
func laneDiffers(s *finding.Subject) finding.Findings {
	m := matrixOf(s)
	performs, _ := m.word(raci.Performs)
	var found finding.Findings
	for _, r := range m.rows {
		if r.lane == nil || len(r.named) == 0 {
			continue
		}
		home := m.parties[string(r.lane.Element)]
		if home == nil || !home.resource || slices.ContainsFunc(r.named, func(role string) bool { return role == home.id || m.alike(role, home.id) }) {
			continue
		}
		if r.step.Settled == raci.Settled(home.id, r.named) {
			continue
		}
		found = append(found, finding.On(&r.node.Base,
			say("“%[1]s” stands in the lane of “%[2]s”, but %[3]s is %[4]s.", "“%[1]s”位于“%[2]s”的泳道，但 %[4]s 是%[3]s。", r.label(), home.name, m.list(r.named), performs),
			say("Move it to the lane of whoever does it, or let the role of the lane do it.", "请将活动移到执行角色的泳道，或改由泳道角色执行。"), m.reunite(r, home)...))
	}
	return m.few(found)
}

// alike says whether two roles are called the same.
func (m *matrix) alike(a, b string) bool {
	return strings.EqualFold(strings.TrimSpace(m.name(a)), strings.TrimSpace(m.name(b)))
}

// reunite brings an activity to the lane of those who do it, or the work to the role of its lane.
func (m *matrix) reunite(r *row, home *party) []finding.Fix {
	var fixes []finding.Fix
	for _, role := range r.named {
		if lane := m.laneOf[r.process][role]; lane != "" && m.outer[lane] && m.outer[r.lane.ID] {
			fixes = append(fixes, finding.Fix{Title: say("Move “%[1]s” to the lane of “%[2]s”", "将“%[1]s”移到“%[2]s”的泳道", r.label(), m.name(role)),
				Edits: []edit.Edit{{Do: edit.Set, Element: r.node.ID, Property: "lane", Value: string(lane)}}})
		}
	}
	return append(fixes,
		finding.Fix{Title: say("Let “%[1]s” do it, as the lane has it", "按泳道改由“%[1]s”执行", home.name), Edits: m.unassign(r, raci.Performs, r.named...)},
		finding.Fix{Title: say("Keep it as it is", "保持现状"), Edits: []edit.Edit{{Do: edit.Note, Element: r.node.ID, Kind: "step", Property: "settled", Value: raci.Settled(home.id, r.named)}}})
}
