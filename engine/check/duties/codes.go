package duties

import (
	"slices"
	"strings"

	"sandtable/engine/edit"
	"sandtable/engine/finding"
	"sandtable/engine/problem"
	"sandtable/engine/raci"
)

var unknownCodeRule = finding.Rule{ID: "raci.unknown-code", Severity: finding.Warning, Look: unknownCode,
	Title: problem.Text{EN: "A duty that the company does not know", ZH: "职责代码不在代码集中"}}

var excludesRule = finding.Rule{ID: "raci.excluded", Severity: finding.Error, Look: excluded,
	Title: problem.Text{EN: "Duties that one role must not have together", ZH: "同一角色不得兼任的职责"}}

var requiresRule = finding.Rule{ID: "raci.required", Severity: finding.Warning, Look: required,
	Title: problem.Text{EN: "A duty that makes no sense without another", ZH: "缺少与之配套的职责"}}

var countRule = finding.Rule{ID: "raci.count", Severity: finding.Warning, Look: counted,
	Title: problem.Text{EN: "A duty that too few or too many have", ZH: "职责的角色数量不符"}}

// unknownCode finds duties with a code that the set does not have (R30). What BPMN itself says is always known.
func unknownCode(s *finding.Subject) finding.Findings {
	m := matrixOf(s)
	var found finding.Findings
	for _, r := range m.rows {
		var codes []string
		for _, e := range raci.Entries(r.node) {
			if m.meaning(e.Code) == "" {
				codes = once(codes, e.Code)
			}
		}
		if len(codes) == 0 {
			continue
		}
		var known []string
		for _, c := range m.set.Codes {
			known = append(known, c.Code)
		}
		found = append(found, finding.On(&r.node.Base,
			problem.Say("“%[1]s” has duties with the code %[2]s, which %[4]s does not have.", "“%[1]s”中的职责代码%[3]s不属于 %[4]s。", r.label(), finding.List(codes).EN, finding.List(codes).ZH, m.set.Name),
			problem.Say("Use %[1]s, or choose a set of codes that has it.", "请使用 %[2]s，或选用包含该代码的代码集。", strings.Join(known, ", "), strings.Join(known, "、")), m.respell(r, codes)...))
	}
	return m.few(found)
}

// respell writes codes as the set has them, where it has them but for capitals or by their name, else it removes them.
func (m *matrix) respell(r *row, codes []string) []finding.Fix {
	var edits, removed []edit.Edit
	for _, e := range raci.Entries(r.node) {
		if !slices.Contains(codes, e.Code) {
			continue
		}
		off := edit.Edit{Do: edit.Unassign, Element: r.node.ID, Code: e.Code, Role: e.Role}
		removed = append(removed, off)
		for _, c := range m.set.Codes {
			if strings.EqualFold(c.Code, e.Code) || e.Code != "" && (strings.EqualFold(c.Name.EN, e.Code) || c.Name.ZH == e.Code) {
				edits = append(edits, off, edit.Edit{Do: edit.Assign, Element: r.node.ID, Code: c.Code, Role: e.Role, Value: string(e.By)})
				break
			}
		}
	}
	fixes := []finding.Fix{{Title: problem.Say("Remove these duties", "删除这些职责"), Edits: removed}}
	if len(edits) == 2*len(removed) {
		fixes = slices.Insert(fixes, 0, finding.Fix{Title: problem.Say("Write the codes as %s has them", "改为 %s 的代码", m.set.Name), Edits: edits})
	}
	return fixes
}

// has are the roles with a code of the set in an activity; who does it by lane counts where somebody is meant to.
func (m *matrix) has(r *row, c raci.Code) []string {
	if c.Meaning == raci.Performs {
		return r.doers
	}
	return r.codes[c.Code]
}

// excluded finds roles that have a duty which rules out another that they have in the same activity (R30): a check by
// who did the work, a word to whoever is kept out.
func excluded(s *finding.Subject) finding.Findings {
	m := matrixOf(s)
	var found finding.Findings
	for _, r := range m.rows {
		for _, c := range m.set.Codes {
			for _, other := range c.Excludes {
				o, ok := m.set.Find(other)
				if !ok {
					continue
				}
				both := common(m.has(r, o), r.codes[c.Code])
				if len(both) == 0 {
					continue
				}
				found = append(found, finding.On(&r.node.Base,
					say("%[2]s is both %[3]s and %[4]s of “%[1]s”; one rules out the other.", "%[2]s同时是“%[1]s”的 %[3]s 和 %[4]s，两者不能兼任。", r.label(), m.list(both), word(c), word(o)),
					say("Take away one of the two, or give it to another role.", "请取消其中之一，或改由其他角色担任。"), m.drop(r, c, both), m.drop(r, o, both)))
			}
		}
	}
	return m.few(found)
}

// drop takes a duty from some roles.
func (m *matrix) drop(r *row, c raci.Code, roles []string) finding.Fix {
	fix := finding.Fix{Title: say("Take %[2]s from %[1]s", "取消%[1]s的 %[2]s", m.list(roles), word(c))}
	for _, role := range roles {
		fix.Edits = append(fix.Edits, edit.Edit{Do: edit.Unassign, Element: r.node.ID, Code: c.Code, Role: role})
	}
	return fix
}

// required finds duties that only make sense beside another which nobody has in the activity (R30): a helping hand where
// nobody does the work.
func required(s *finding.Subject) finding.Findings {
	m := matrixOf(s)
	var found finding.Findings
	for _, r := range m.rows {
		for _, c := range m.set.Codes {
			for _, other := range c.Requires {
				o, ok := m.set.Find(other)
				if who := r.codes[c.Code]; !ok || len(who) == 0 || len(m.has(r, o)) > 0 {
					continue
				}
				fix := m.drop(r, c, r.codes[c.Code])
				promoted := finding.Fix{Title: say("Make %[1]s %[2]s instead", "改为由%[1]s担任 %[2]s", m.list(r.codes[c.Code][:1]), word(o)),
					Edits: append(m.drop(r, c, r.codes[c.Code][:1]).Edits, edit.Edit{Do: edit.Assign, Element: r.node.ID, Code: o.Code, Role: r.codes[c.Code][0]})}
				found = append(found, finding.On(&r.node.Base,
					say("“%[1]s” has %[2]s, but nobody is %[3]s.", "“%[1]s”有 %[2]s 角色，但没有 %[3]s 角色。", r.label(), word(c), word(o)),
					say("Name who is %[1]s.", "请指定 %[1]s 角色。", word(o)), promoted, fix))
			}
		}
	}
	return m.few(found)
}

// counted finds activities with fewer or more roles for a duty than the set says (R30), other than those to do the work
// and to answer for it, which have rules of their own. The most that may do the work is among them.
func counted(s *finding.Subject) finding.Findings {
	m := matrixOf(s)
	var found finding.Findings
	for _, r := range m.started() {
		if r.automatic() || r.empty() {
			continue
		}
		for _, c := range m.set.Codes {
			n := len(m.has(r, c))
			few := n < c.Min && c.Meaning != raci.Performs && c.Meaning != raci.Answers
			many := c.Max > 0 && n > c.Max && c.Meaning != raci.Answers
			if !few && !many {
				continue
			}
			bound := problem.Say("at least %d", "至少 %d 个", c.Min)
			if many {
				bound = problem.Say("at most %d", "至多 %d 个", c.Max)
			}
			found = append(found, finding.On(&r.node.Base,
				say("“%[1]s” has %[3]d roles that are %[2]s; it takes %[4]s.", "“%[1]s”有 %[3]d 个 %[2]s 角色，应为%[4]s。", r.label(), word(c), n, bound),
				say("Assign the duty to as many roles as the set asks for.", "请按代码集要求的数量分配该职责。")))
		}
	}
	return m.few(found)
}
