package branches

import (
	"sandtable/engine/data"
	"sandtable/engine/finding"
	"sandtable/engine/problem"
)

var tableOutputRule = finding.Rule{ID: "data.table-output", Severity: finding.Info, Look: tableOutput,
	Title: problem.Text{EN: "A decision that nothing reads", ZH: "决策结果从未被使用"}}

// tableOutput finds outputs of decision tables that no condition, form, step, formula or other table reads.
func tableOutput(s *finding.Subject) finding.Findings {
	f := of(s)
	var found finding.Findings
	for _, d := range decisions(s) {
		for i, name := range d.drawn.Outputs {
			if f.Variable(name) == nil || f.count[name].reads > 0 || f.Mentions(name) {
				continue
			}
			found = append(found, d.at(data.Cell{Column: len(d.drawn.Inputs) + i + 1},
				problem.Say("“%[1]s” decides on “%[2]s”, which nothing reads.", "“%[1]s”决定“%[2]s”的取值，但没有任何地方使用它。", d.node.Label(), name),
				problem.Say("Let a branch or a step go by it, or take the column out, unless it is kept for the record.", "请让某个分支或步骤使用它；如非留档需要，请删除该列。")))
		}
	}
	return capped(found)
}
