package duties

import (
	"strings"
	"unicode"

	"sandtable/engine/edit"
	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/problem"
)

var similarRolesRule = finding.Rule{ID: "raci.similar-roles", Severity: finding.Warning, Look: similarRoles,
	Title: problem.Text{EN: "Two roles that may be one", ZH: "两个角色疑似重复"}}

// similarRoles finds roles that are called the same but for blanks, capitals, the word “role” or one letter (R16). A lane
// and a resource of one name count too, as long as the lane does not stand for the resource.
func similarRoles(s *finding.Subject) finding.Findings {
	m := matrixOf(s)
	first := map[string]string{} // the first role, by its bare name or by that without one letter
	var found finding.Findings
	for _, role := range m.order {
		x := m.parties[role]
		if !m.isRole(x) {
			continue
		}
		name := bare(x.name)
		other := ""
		for _, key := range near(name) {
			if seen := first[key]; seen != "" && seen != role && other == "" && mixedUp(bare(m.name(seen)), name) {
				other = seen
			}
			if first[key] == "" {
				first[key] = role
			}
		}
		if other == "" {
			continue
		}
		message := problem.Say("Roles “%s” and “%s” have nearly the same name.", "角色“%s”与“%s”名称几乎相同。", m.name(other), x.name)
		if m.name(other) == x.name {
			message = problem.Say("Two roles are called “%s”.", "有两个角色都叫“%s”。", x.name)
		}
		found = append(found, finding.On(x.base, message,
			problem.Say("If they are one role, keep one of them; else give them names that nobody mixes up.", "若为同一角色，请合并；否则请改成不易混淆的名称。"), m.merge(other, role, early(found))...))
	}
	return m.few(found)
}

// isRole says whether a party is in the matrix as a role by itself: a resource, or a lane that stands for none.
func (m *matrix) isRole(x *party) bool {
	if x.resource {
		return true
	}
	l := m.lanes[model.ID(x.id)]
	return l != nil && l.Children == nil && m.roleOf(l) == x.id
}

// bare is a name without what does not tell roles apart.
func bare(name string) string {
	name = strings.Map(func(c rune) rune {
		if unicode.IsSpace(c) || c == '-' || c == '_' {
			return -1
		}
		return unicode.ToLower(c)
	}, name)
	for _, word := range []string{"角色", "岗位", "岗", "role"} {
		if short := strings.TrimSuffix(name, word); short != "" {
			name = short
		}
	}
	if short := strings.TrimSuffix(name, "s"); len(short) > 3 {
		return short // one or many of them
	}
	return name
}

// shortest is how many letters a name has in which one of them may be a slip: Picker and Packer are two.
const shortest = 8

// near are a name and what is left of it without one letter: two names at one letter's distance share one of them
// (Mor and Fraenkel's deletion neighbourhood, 1982). Names that are short or very long stand for themselves.
func near(name string) []string {
	letters := []rune(name)
	keys := []string{name}
	if len(letters) < shortest || len(letters) > 60 {
		return keys
	}
	for i := range letters {
		keys = append(keys, string(letters[:i])+string(letters[i+1:]))
	}
	return keys
}

// mixedUp says whether names are the same or differ by one letter that does not tell roles apart, as numbers and signs of
// rank do.
func mixedUp(a, b string) bool {
	x, y := []rune(a), []rune(b)
	if len(x) > len(y) {
		x, y = y, x
	}
	if len(y)-len(x) > 1 {
		return false
	}
	i := 0
	for i < len(x) && x[i] == y[i] {
		i++
	}
	switch {
	case i == len(y):
		return true
	case len(x) < len(y):
		return string(x[i:]) == string(y[i+1:]) && !telling(y[i])
	}
	return string(x[i+1:]) == string(y[i+1:]) && !telling(x[i]) && !telling(y[i])
}

// telling says whether one letter is enough to tell roles apart: a figure, or a Chinese character.
func telling(c rune) bool { return unicode.IsNumber(c) || unicode.Is(unicode.Han, c) }

// merge gives all duties of one role to the other and takes it away, where both are resources; a lane comes to stand for
// the resource.
func (m *matrix) merge(kept, gone string, worth bool) []finding.Fix {
	if !worth || !m.parties[kept].resource {
		return nil
	}
	var edits []edit.Edit
	for _, r := range m.rows {
		for _, e := range r.entries {
			if e.Role == gone {
				edits = append(edits, edit.Edit{Do: edit.Unassign, Element: r.node.ID, Code: e.Code, Role: gone},
					edit.Edit{Do: edit.Assign, Element: r.node.ID, Code: e.Code, Role: kept, Value: string(e.By)})
			}
		}
	}
	if !m.parties[gone].resource {
		edits = append(edits, edit.Edit{Do: edit.Set, Element: model.ID(gone), Property: "role", Value: kept})
		return []finding.Fix{{Title: problem.Say("Let the lane stand for the role “%s”", "让该泳道对应角色“%s”", m.name(kept)), Edits: edits}}
	}
	for _, p := range m.subject.File.Processes {
		p.Lanes(func(l *model.Lane) {
			if string(l.Element) == gone {
				edits = append(edits, edit.Edit{Do: edit.Set, Element: l.ID, Property: "role", Value: kept})
			}
		})
	}
	edits = append(edits, edit.Edit{Do: edit.Remove, Element: model.ID(gone)})
	return []finding.Fix{{Title: problem.Say("Put “%[2]s” into “%[1]s”", "将“%[2]s”并入“%[1]s”", m.name(kept), m.name(gone)), Edits: edits}}
}
