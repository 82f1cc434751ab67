package duties

import (
	"fmt"
	"slices"
	"strings"

	"sandtable/engine/edit"
	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/problem"
	"sandtable/engine/raci"
)

// say writes a sentence whose words may differ between the languages: such are given as problem.Text.
func say(en, zh string, args ...any) problem.Text {
	return problem.Both(func(l problem.Language) string {
		words := make([]any, len(args))
		for i, x := range args {
			if t, ok := x.(problem.Text); ok {
				x = t.In(l)
			}
			words[i] = x
		}
		if l == problem.Chinese {
			return strings.ReplaceAll(fmt.Sprintf(zh, words...), "） ", "）") // a wide bracket has its blank in it
		}
		return fmt.Sprintf(en, words...)
	})
}

// word is a code with its letter and its name, which people know by the one or the other: “A (Accountable)”.
func word(c raci.Code) problem.Text {
	if c.Name == (problem.Text{}) {
		return problem.Text{EN: c.Code, ZH: c.Code}
	}
	return problem.Text{EN: c.Code + " (" + c.Name.EN + ")", ZH: c.Code + "（" + c.Name.ZH + "）"}
}

// word is how the set calls a meaning; false where the set has no code for it.
func (m *matrix) word(meaning raci.Meaning) (problem.Text, bool) {
	c, ok := m.code(meaning)
	return word(c), ok
}

// list names roles in a sentence.
func (m *matrix) list(roles []string) problem.Text { return finding.List(m.names(roles)) }

// labels names activities in a sentence.
func labels(rows []*row) problem.Text {
	var names []string
	for _, r := range rows {
		names = append(names, r.label())
	}
	return finding.List(names)
}

// assign gives a role the duty that the set has for a meaning.
func (m *matrix) assign(r *row, meaning raci.Meaning, role string) []edit.Edit {
	c, ok := m.code(meaning)
	if !ok {
		return nil
	}
	// Whatever the set calls it, BPMN has its own word for who does a step.
	if meaning == raci.Performs && m.meaning(raci.ResponsibleCode) == raci.Performs {
		c.Code = raci.ResponsibleCode
	}
	return []edit.Edit{{Do: edit.Assign, Element: r.node.ID, Code: c.Code, Role: role}}
}

// unassign takes from some roles all duties of a meaning with an activity.
func (m *matrix) unassign(r *row, meaning raci.Meaning, roles ...string) []edit.Edit {
	open := map[string]bool{}
	for _, role := range roles {
		open[role] = true
	}
	var edits []edit.Edit
	seen := map[raci.Entry]bool{}
	for _, e := range r.entries {
		one := raci.Entry{Code: e.Code, Role: e.Role}
		if open[e.Role] && m.meaning(e.Code) == meaning && !seen[one] {
			seen[one] = true
			edits = append(edits, edit.Edit{Do: edit.Unassign, Element: r.node.ID, Code: e.Code, Role: e.Role})
		}
	}
	return edits
}

// owner is the role that answers for most activities of a process, and could for more; empty where there is none.
func (m *matrix) owner(p *model.Process) string {
	if all := m.owners(p); len(all) > 0 {
		return all[0]
	}
	return ""
}

// owners are the roles that answer for something in a process and could for more, the one that does so most first; few of them.
func (m *matrix) owners(p *model.Process) []string {
	return finding.Recall(m.subject, "raci owners", m.allOwners)[p]
}

func (m *matrix) allOwners() map[*model.Process][]string {
	const most = 5
	owners := map[*model.Process][]string{}
	charges := m.answering()
	slices.SortStableFunc(charges, func(a, b *charge) int { return len(b.rows) - len(a.rows) })
	for _, c := range charges {
		if list := owners[c.process]; len(list) < most && m.parties[c.role].decides() {
			owners[c.process] = append(list, c.role)
		}
	}
	return owners
}

// decides says whether a role is one that can answer for something: people of the company.
func (x *party) decides() bool { return !x.outside && x.Kind != raci.System }

// candidates are the roles that could answer for an activity, the likeliest first: whoever answers for most of the
// process, who stands above those that do it, those that do it themselves, and others who answer for something in the
// process. Nobody answers for a control of their own.
func (m *matrix) candidates(r *row) []string {
	var all []string
	add := func(role string) {
		if x := m.parties[role]; x != nil && x.decides() && !(r.step.Control && slices.Contains(r.doers, role)) {
			all = once(all, role)
		}
	}
	add(m.owner(r.process))
	for _, role := range r.doers {
		if x := m.parties[role]; x != nil {
			add(x.Senior)
		}
	}
	for _, role := range append(slices.Clone(r.doers), m.owners(r.process)...) {
		add(role)
	}
	return all
}

// mostFindings of one rule are worth reading.
const mostFindings = 36

// few keeps a rule readable: of many findings those beyond the first few are counted in one more, about the
// process in which they begin.
func (m *matrix) few(found finding.Findings) finding.Findings {
	if len(found) <= mostFindings+1 {
		return found
	}
	p := m.subject.Processes()[0]
	if r := m.of[found[mostFindings].Element]; r != nil {
		p = r.process
	}
	return append(found[:mostFindings:mostFindings], finding.On(&p.Base,
		problem.Say("There are %d more findings like these.", "同类问题还有 %d 条。", len(found)-mostFindings),
		problem.Say("Mend those above first, then check again.", "请先处理上述问题，再重新检查。")))
}

// early says whether a finding that comes next will be kept by few, so that fixes that take a look at the whole file are
// worth their time.
func early(found finding.Findings) bool { return len(found) <= mostFindings }
