package duties

import (
	"sandtable/engine/edit"
	"sandtable/engine/finding"
	"sandtable/engine/problem"
)

var seniorLoopRule = finding.Rule{ID: "raci.above-itself", Severity: finding.Warning, Look: seniorLoop,
	Title: problem.Text{EN: "A role above itself", ZH: "角色的上级关系形成循环"}}

// seniorLoop finds roles that stand above themselves, by themselves or by others, and roles that stand in for themselves.
func seniorLoop(s *finding.Subject) finding.Findings {
	m := matrixOf(s)
	var found finding.Findings
	done := map[string]bool{}
	for _, role := range m.order {
		x := m.parties[role]
		if x.Deputy == role {
			found = append(found, finding.On(x.base, problem.Say("“%s” stands in for itself.", "“%s”的代理角色是它自己。", x.name),
				problem.Say("Name another role as its deputy, or none.", "请指定其他代理角色，或清空。"),
				finding.Fix{Title: problem.Say("Clear the deputy", "清空代理角色"), Edits: []edit.Edit{{Do: edit.Note, Element: x.base.ID, Kind: "role", Property: "deputy"}}}))
		}
		if last := m.loop(role, done); last != nil {
			found = append(found, finding.On(last.base, problem.Say("Whoever stands above “%s” stands below it as well.", "“%s”的上级同时又是它的下级。", last.name),
				problem.Say("Name another superior, or none.", "请指定其他上级角色，或清空。"),
				finding.Fix{Title: problem.Say("Clear the superior of “%s”", "清空“%s”的上级角色", last.name), Edits: []edit.Edit{{Do: edit.Note, Element: last.base.ID, Kind: "role", Property: "senior"}}}))
		}
	}
	return m.few(found)
}

// loop is the role at which the way upwards comes back to where it was, or nil; what has been looked at is done.
func (m *matrix) loop(role string, done map[string]bool) *party {
	way := map[string]bool{}
	for x := m.parties[role]; x != nil && !done[x.id]; x = m.parties[x.Senior] {
		way[x.id], done[x.id] = true, true
		if way[x.Senior] {
			return x
		}
	}
	return nil
}
