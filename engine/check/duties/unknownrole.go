package duties

import (
	"sandtable/engine/edit"
	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/problem"
	"sandtable/engine/raci"
)

var unknownRoleRule = finding.Rule{ID: "raci.unknown-role", Severity: finding.Warning, Look: unknownRole,
	Title: problem.Text{EN: "A duty of a role that there is not", ZH: "职责指向不存在的角色"}}

// unknownRole finds duties of roles that the file does not have, one finding for each such role, and roles whose deputy
// or superior it does not have (R16).
func unknownRole(s *finding.Subject) finding.Findings {
	m := matrixOf(s)
	missing, order := map[string][]*row{}, []string(nil)
	for _, r := range m.rows {
		for _, e := range raci.Entries(r.node) {
			if m.parties[e.Role] != nil {
				continue
			}
			rows := missing[e.Role]
			if rows == nil {
				order = append(order, e.Role)
			}
			if len(rows) == 0 || rows[len(rows)-1] != r {
				missing[e.Role] = append(rows, r)
			}
		}
	}
	var found finding.Findings
	for _, role := range order {
		rows := missing[role]
		found = append(found, finding.On(&rows[0].node.Base,
			say("“%[1]s” has duties in %[2]s, but there is no such role: they count as not there.", "%[2]s中有“%[1]s”的职责，但没有这个角色：这些职责不起作用。", role, labels(rows)),
			say("Define the role, give the duties to another, or remove them.", "请定义该角色，或将职责改给其他角色，或删除职责。"), m.adopt(role, rows, early(found))...))
	}
	for _, role := range m.order {
		found = append(found, m.lostRelations(m.parties[role])...)
	}
	return m.few(found)
}

// adopt defines a role that is missing, or removes its duties.
func (m *matrix) adopt(role string, rows []*row, worth bool) []finding.Fix {
	var fixes []finding.Fix
	if !worth {
		return nil
	}
	if isName(role) && edit.Fresh(m.subject.File, role) == model.ID(role) {
		fixes = append(fixes, finding.Fix{Title: problem.Say("Define the role “%s”", "定义角色“%s”", role), Edits: []edit.Edit{{Do: edit.Define, Element: model.ID(role), Name: role}}})
	}
	var edits []edit.Edit
	for _, r := range rows {
		for _, e := range raci.Entries(r.node) {
			if e.Role == role {
				edits = append(edits, edit.Edit{Do: edit.Unassign, Element: r.node.ID, Code: e.Code, Role: role})
			}
		}
	}
	return append(fixes, finding.Fix{Title: problem.Say("Remove the duties of “%s”", "删除“%s”的职责", role), Edits: edits})
}

// isName says whether a word can be the id of an element, an NCName of letters, digits and a few signs.
func isName(word string) bool {
	for i, c := range word {
		letter := c == '_' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= 0x4e00 && c <= 0x9fff
		if !letter && (i == 0 || c != '-' && c != '.' && (c < '0' || c > '9')) {
			return false
		}
	}
	return word != ""
}

// lostRelations finds a deputy or superior that there is not.
func (m *matrix) lostRelations(x *party) finding.Findings {
	var found finding.Findings
	for _, other := range []struct{ role, attribute, en, zh string }{{x.Deputy, "deputy", "deputy", "代理角色"}, {x.Senior, "senior", "superior", "上级角色"}} {
		if other.role == "" || m.parties[other.role] != nil {
			continue
		}
		found = append(found, finding.On(x.base,
			problem.Say("The %[3]s of “%[1]s” is “%[2]s”, but there is no such role.", "“%[1]s”的%[4]s是“%[2]s”，但没有这个角色。", x.name, other.role, other.en, other.zh),
			problem.Say("Name another role, or none.", "请改为其他角色，或清空。"),
			finding.Fix{Title: problem.Say("Clear the %[1]s", "清空%[2]s", other.en, other.zh), Edits: []edit.Edit{{Do: edit.Note, Element: x.base.ID, Kind: "role", Property: other.attribute}}}))
	}
	return found
}
