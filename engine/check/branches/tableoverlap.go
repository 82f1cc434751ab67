package branches

import (
	"sandtable/engine/data"
	"sandtable/engine/finding"
	"sandtable/engine/problem"
)

var tableOverlapRule = finding.Rule{ID: "data.table-overlap", Severity: finding.Error, Look: tableOverlap,
	Title: problem.Text{EN: "Two rules of a decision table that hold at once, where one may", ZH: "决策表要求唯一命中，但规则存在重叠"}}

// tableOverlap finds pairs of rules that both hold for some values, where the hit policy is unique: a run ends there.
func tableOverlap(s *finding.Subject) finding.Findings {
	f := of(s)
	var found finding.Findings
	for _, d := range decisions(s) {
		if d.table == nil || d.drawn.Policy != data.Unique {
			continue
		}
		coverage := d.table.Coverage(f.Known(), f.within, mostRows)
		if coverage == nil {
			continue
		}
		for _, x := range coverage.Twice {
			when := f.point(x.At)
			found = append(found, d.at(data.Cell{Rule: x.Second + 1},
				problem.Say("Rules %[2]d and %[3]d of the decision table of “%[1]s” both hold for %[4]s, though at most one may.", "“%[1]s”的决策表要求唯一命中，但当 %[5]s 时第 %[2]d 条与第 %[3]d 条规则同时成立。",
					d.node.Label(), x.First+1, x.Second+1, when.EN, when.ZH),
				problem.Say("Make their tests exclude each other, or let the first rule that holds decide.", "请使两条规则的条件互斥，或改为采用首个成立的规则。"), d.first()))
		}
	}
	return capped(found)
}
