package duties

import (
	"sandtable/engine/edit"
	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/problem"
	"sandtable/engine/raci"
)

var unusedRoleRule = finding.Rule{ID: "raci.unused-role", Severity: finding.Warning, Look: unusedRole,
	Title: problem.Text{EN: "A role without any duty", ZH: "角色没有任何职责"}}

// unusedRole finds roles of the file that nothing in it names (R13): an empty column of the matrix.
func unusedRole(s *finding.Subject) finding.Findings {
	m := matrixOf(s)
	if len(m.started()) == 0 {
		return nil
	}
	used := m.used()
	var found finding.Findings
	for _, r := range s.File.Resources {
		if r.ID == "" || used[string(r.ID)] {
			continue
		}
		found = append(found, finding.On(&r.Base,
			problem.Say("Role “%s” has no duty, no lane and no other part in the file.", "角色“%s”没有任何职责，也没有对应的泳道或其他用途。", r.Label()),
			problem.Say("Give it a duty, or remove it.", "请为其分配职责，或将其删除。"),
			finding.Fix{Title: problem.Say("Remove the role “%s”", "删除角色“%s”", r.Label()), Edits: []edit.Edit{{Do: edit.Remove, Element: r.ID}}}))
	}
	return m.few(found)
}

// used are the roles that anything in the drawing or in the scenario names.
func (m *matrix) used() map[string]bool {
	used := map[string]bool{}
	for _, r := range m.rows {
		for _, role := range r.involved() {
			used[role] = true
		}
	}
	for _, l := range m.lanes {
		used[string(l.Element)] = true
	}
	for _, role := range m.order {
		used[m.parties[role].Senior], used[m.parties[role].Deputy] = true, true
	}
	own := func(b *model.Base) {
		for i := range b.Extensions {
			mentions(&b.Extensions[i], used)
		}
	}
	own(&m.subject.File.Base)
	for _, p := range m.subject.File.Processes {
		own(&p.Base)
		p.Walk(func(n, _ *model.Node) {
			own(&n.Base)
			for _, role := range raci.Performers(n) {
				used[role] = true
			}
		})
	}
	if m.subject.Numbers != nil {
		for role := range m.subject.Numbers.Roles {
			used[role] = true
		}
	}
	return used
}

// mentions notes every value of an extension of ours, for roles are named by duties, promises and terms alike.
func mentions(x *model.Extension, used map[string]bool) {
	if x.Space != raci.Space {
		return
	}
	for _, a := range x.Attributes {
		used[a.Value] = true
	}
	for i := range x.Children {
		mentions(&x.Children[i], used)
	}
}
