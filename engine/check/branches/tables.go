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
	id    string
	table *scenario.Table
	*condition.Coverage
}

// tables are the decision tables of the scenario that could be looked at.
func tables(s *finding.Subject) []covered {
	return finding.Recall(s, "data.tables", func() []covered {
		if s.Numbers == nil {
			return nil
		}
		f := of(s)
		var all []covered
		for _, id := range slices.Sorted(maps.Keys(s.Numbers.Tables)) {
			table, err := data.TableOf(s.Numbers, id, f.Known())
			if err != nil || table == nil {
				continue
			}
			if c := table.Coverage(f.Known(), f.within, mostRows); c != nil {
				all = append(all, covered{id, s.Numbers.Tables[id], c})
			}
		}
		return all
	})
}

// label is the name of a table, or its id.
func (c *covered) label() string {
	if c.table.Name != "" {
		return c.table.Name
	}
	return c.id
}

// tableGap finds tables that say nothing for some values: what they are to write keeps its old value.
func tableGap(s *finding.Subject) finding.Findings {
	f := of(s)
	var found finding.Findings
	for _, c := range tables(s) {
		if c.Gap == nil {
			continue
		}
		var row []float64
		for _, a := range c.Gap {
			row = append(row, a.Values[0])
		}
		when := f.assigned(c.Gap, row)
		found = append(found, finding.In(scenario.Pointer("tables", c.id),
			problem.Say("No rule of the decision table “%[1]s” is for %[2]s: what it writes keeps its old value.", "决策表“%[1]s”没有适用于 %[3]s 的规则：其输出将保持原值。", c.label(), when.EN, when.ZH),
			problem.Say("Add a last rule with “-” in every column.", "请在末尾添加一条各列均为“-”的规则。")))
	}
	return capped(found)
}

var tableRowRule = finding.Rule{ID: "data.table-row", Severity: finding.Warning, Look: tableRow,
	Title: problem.Text{EN: "A rule of a decision table that never decides", ZH: "决策表中永远不会生效的规则"}}

// tableRow finds rules that rules before them cover, and those that nothing fulfils.
func tableRow(s *finding.Subject) finding.Findings {
	var found finding.Findings
	for _, c := range tables(s) {
		for _, never := range c.Never {
			path := scenario.Pointer("tables", c.id, "rules", strconv.Itoa(never.Rule))
			if len(never.By) == 0 {
				found = append(found, finding.In(path,
					problem.Say("Rule %[2]d of the decision table “%[1]s” never holds.", "决策表“%[1]s”的第 %[2]d 条规则永远不会成立。", c.label(), never.Rule+1),
					problem.Say("Correct its tests, or take it out.", "请修正其条件，或删除该规则。")))
				continue
			}
			var by []string
			for _, i := range never.By {
				by = append(by, strconv.Itoa(i+1))
			}
			found = append(found, finding.In(path,
				problem.Say("Rule %[2]d of the decision table “%[1]s” never decides: the rules before it (%[3]s) cover all of it.", "决策表“%[1]s”的第 %[2]d 条规则永远不会生效：已被前面的规则（%[4]s）完全覆盖。",
					c.label(), never.Rule+1, strings.Join(by, ", "), strings.Join(by, "、")),
				problem.Say("The first rule that holds decides. Move it up, or take it out.", "决策表采用首个成立的规则。请将其上移，或删除。")))
		}
	}
	return capped(found)
}
