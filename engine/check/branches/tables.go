package branches

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"sandtable/engine/condition"
	"sandtable/engine/data"
	"sandtable/engine/finding"
	"sandtable/engine/problem"
	"sandtable/engine/scenario"
)

var tableGapRule = finding.Rule{ID: "data.table-gap", Severity: finding.Warning, Look: tableGap,
	Title: problem.Text{EN: "A decision table without a rule for some values", ZH: "决策表存在遗漏"}}

// covered is a decision table with what it does not cover.
type covered struct {
	name problem.Text                                                                     // the decision table “Approval levels”
	at   func(rule int, message, hint problem.Text, fixes ...finding.Fix) finding.Finding // a rule from 0; -1: the table
	edit func(rule int) []finding.Fix                                                     // that take a rule away
	*condition.Coverage
}

// tables are the decision tables of the scenario and of the drawing that could be looked at.
func tables(s *finding.Subject) []covered {
	return finding.Recall(s, "data.tables", func() []covered { return append(played(s), rulings(s)...) })
}

// played are those of the scenario.
func played(s *finding.Subject) (all []covered) {
	if s.Numbers == nil {
		return nil
	}
	f := of(s)
	for _, id := range slices.Sorted(maps.Keys(s.Numbers.Tables)) {
		table, err := data.TableOf(s.Numbers, id, f.Known())
		if err != nil || table == nil {
			continue
		}
		c := table.Coverage(f.Known(), f.within, mostRows)
		if c == nil {
			continue
		}
		name := id
		if s.Numbers.Tables[id].Name != "" {
			name = s.Numbers.Tables[id].Name
		}
		all = append(all, covered{Coverage: c,
			name: problem.Say("the decision table “%s”", "决策表“%s”", name),
			at: func(rule int, message, hint problem.Text, fixes ...finding.Fix) finding.Finding {
				if rule < 0 {
					return finding.In(scenario.Pointer("tables", id), message, hint)
				}
				return finding.In(scenario.Pointer("tables", id, "rules", strconv.Itoa(rule)), message, hint)
			},
			edit: func(int) []finding.Fix { return nil }})
	}
	return all
}

// rulings are those of the drawing.
func rulings(s *finding.Subject) (all []covered) {
	f := of(s)
	for _, d := range decisions(s) {
		if d.table == nil {
			continue
		}
		if c := d.table.Coverage(f.Known(), f.within, mostRows); c != nil {
			all = append(all, covered{Coverage: c,
				name: problem.Say("the decision table of “%s”", "“%s”的决策表", d.node.Label()),
				at: func(rule int, message, hint problem.Text, fixes ...finding.Fix) finding.Finding {
					return d.at(data.Cell{Rule: rule + 1}, message, hint, fixes...)
				},
				edit: d.without})
		}
	}
	return all
}

// tableGap finds tables that say nothing for some values: what they are to write keeps its old value.
func tableGap(s *finding.Subject) finding.Findings {
	f := of(s)
	var found finding.Findings
	for _, c := range tables(s) {
		if c.Gap == nil {
			continue
		}
		when := f.point(c.Gap)
		found = append(found, c.at(-1,
			problem.Say("No rule of %[1]s is for %[2]s: what it writes keeps its old value.", "%[3]s没有适用于 %[4]s 的规则：其输出将保持原值。", c.name.EN, when.EN, c.name.ZH, when.ZH),
			problem.Say("Add a last rule with “-” in every column.", "请在末尾添加一条各列均为“-”的规则。")))
	}
	return capped(found)
}

// point are single values of variables in a sentence.
func (f *facts) point(points []condition.Points) problem.Text {
	var row []float64
	for _, p := range points {
		row = append(row, p.Values[0])
	}
	return f.assigned(points, row)
}

var tableRowRule = finding.Rule{ID: "data.table-row", Severity: finding.Warning, Look: tableRow,
	Title: problem.Text{EN: "A rule of a decision table that never decides", ZH: "决策表中永远不会生效的规则"}}

// tableRow finds rules that rules before them cover, and those that nothing fulfils.
func tableRow(s *finding.Subject) finding.Findings {
	var found finding.Findings
	for _, c := range tables(s) {
		for _, never := range c.Never {
			n := never.Rule + 1
			if len(never.By) == 0 {
				found = append(found, c.at(never.Rule,
					problem.Say("Rule %[2]d of %[1]s never holds.", "%[3]s的第 %[2]d 条规则永远不会成立。", c.name.EN, n, c.name.ZH),
					problem.Say("Correct its tests, or take it out.", "请修正其条件，或删除该规则。"), c.edit(never.Rule)...))
				continue
			}
			var by []string
			for _, i := range never.By {
				by = append(by, strconv.Itoa(i+1))
			}
			found = append(found, c.at(never.Rule,
				problem.Say("Rule %[2]d of %[1]s never decides: the rules before it (%[3]s) cover all of it.", "%[4]s的第 %[2]d 条规则永远不会生效：已被前面的规则（%[5]s）完全覆盖。",
					c.name.EN, n, strings.Join(by, ", "), c.name.ZH, strings.Join(by, "、")),
				problem.Say("The first rule that holds decides. Move it up, or take it out.", "决策表采用首个成立的规则。请将其上移，或删除。"), c.edit(never.Rule)...))
		}
	}
	return capped(found)
}
