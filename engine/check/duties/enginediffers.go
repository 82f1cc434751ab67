package duties

import (
	"slices"
	"strings"

	"sandtable/engine/edit"
	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/problem"
	"sandtable/engine/raci"
)

var engineDiffersRule = finding.Rule{ID: "raci.engine-differs", Severity: finding.Error, Look: engineDiffers,
	Title: problem.Text{EN: "A process engine that offers a task to others", ZH: "流程引擎分派的对象与职责矩阵不一致"}}

// engineDiffers finds user tasks that a process engine offers to other groups than those who do them by the matrix
// (R15). Groups that are reckoned when the process runs say nothing, and neither do lanes that stand for no role.
func engineDiffers(s *finding.Subject) finding.Findings {
	m := matrixOf(s)
	performs, _ := m.word(raci.Performs)
	var found finding.Findings
	for _, r := range m.rows {
		groups, fixed := groupsOf(r.node)
		if r.node.Kind != model.UserTask || !fixed || !m.certain(r.doers) || m.agree(groups, r.doers) {
			continue
		}
		found = append(found, finding.On(&r.node.Base,
			say("A process engine offers “%[1]s” to %[2]s, but %[3]s is %[4]s.", "流程引擎将“%[1]s”分派给%[2]s，但 %[4]s 是%[3]s。", r.label(), finding.List(groups), m.list(r.doers), performs),
			say("Say the same in both places.", "请使两处保持一致。"), m.align(r, groups)...))
	}
	return m.few(found)
}

// align writes the roles of the matrix into the binding, or the groups of the binding into the matrix.
func (m *matrix) align(r *row, groups []string) []finding.Fix {
	fixes := []finding.Fix{{Title: say("Offer it to %[1]s", "改为分派给%[1]s", m.list(r.doers)),
		Edits: []edit.Edit{{Do: edit.Set, Element: r.node.ID, Property: "groups", Value: strings.Join(r.doers, ",")}}}}
	edits := m.unassign(r, raci.Performs, r.named...)
	var roles []string
	for _, g := range groups {
		role := m.byName(g)
		if role == "" {
			return fixes
		}
		roles = append(roles, role)
		edits = append(edits, m.assign(r, raci.Performs, role)...)
	}
	name, _ := m.word(raci.Performs)
	return append(fixes, finding.Fix{Title: say("Make %[1]s %[2]s", "将%[1]s设为 %[2]s", m.list(roles), name), Edits: edits})
}

// groupsOf are the groups to which process engines offer a task; false where it says none, or they are not known
// before the process runs.
func groupsOf(n *model.Node) (groups []string, ok bool) {
	const most = 100
	take := func(text string) {
		for g := range strings.SplitSeq(text, ",") {
			if g = strings.TrimSpace(g); g != "" && len(groups) < most {
				groups = once(groups, g)
			}
		}
	}
	for _, a := range n.Attributes {
		if a.Name == "candidateGroups" && a.Space != "" {
			take(a.Value)
		}
	}
	for i := range n.Extensions {
		if x := &n.Extensions[i]; x.Name == "assignmentDefinition" && x.Space != raci.Space {
			for _, a := range x.Attributes {
				if a.Name == "candidateGroups" {
					take(a.Value)
				}
			}
		}
	}
	reckoned := slices.ContainsFunc(groups, func(g string) bool {
		return strings.HasPrefix(g, "=") || strings.Contains(g, "${") || strings.Contains(g, "#{")
	})
	return groups, len(groups) > 0 && !reckoned
}

// certain says whether who does something is known by roles, and not by lanes or pools that may be departments.
func (m *matrix) certain(doers []string) bool {
	return len(doers) > 0 && !slices.ContainsFunc(doers, func(role string) bool { return !m.parties[role].resource })
}

// agree says whether groups and roles are the same, each by id or by name.
func (m *matrix) agree(groups, roles []string) bool {
	is := func(g, role string) bool { return g == role || strings.EqualFold(g, m.name(role)) }
	for _, g := range groups {
		if !slices.ContainsFunc(roles, func(role string) bool { return is(g, role) }) {
			return false
		}
	}
	for _, role := range roles {
		if !slices.ContainsFunc(groups, func(g string) bool { return is(g, role) }) {
			return false
		}
	}
	return true
}

// byName is the role with an id or a name, or empty.
func (m *matrix) byName(word string) string {
	if m.parties[word] != nil {
		return word
	}
	return m.called[strings.ToLower(strings.TrimSpace(word))]
}
