package branches

import (
	"slices"

	"sandtable/engine/data"
	"sandtable/engine/edit"
	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/problem"
)

var tableUnplayedRule = finding.Rule{ID: "data.table-not-played", Severity: finding.Warning, Look: tableUnplayed,
	Title: problem.Text{EN: "A decision table that a run does not ask", ZH: "仿真时不会使用的决策表"}}

// tableUnplayed finds decision tables at other steps than business rule tasks, and outputs that the scenario has no
// data for. Where the scenario lets the task write an output itself, that is what it means.
func tableUnplayed(s *finding.Subject) finding.Findings {
	var found finding.Findings
	s.Each(func(n, _ *model.Node, _ *model.Process) {
		if t := data.DrawnTable(n); t != nil && n.Kind != model.BusinessRuleTask {
			found = append(found, at(n, t.At, "",
				problem.Say("“%s” has a decision table, but only business rule tasks go by one.", "“%s”带有决策表，但只有业务规则任务才会使用决策表。", n.Label()),
				problem.Say("Make it a business rule task.", "请将其改为业务规则任务。"), ruled(n)...))
		}
	})
	if s.Numbers == nil {
		return capped(found)
	}
	f := of(s)
	for _, d := range decisions(s) {
		var left []string
		for _, name := range d.drawn.Outputs {
			if f.Variable(name) != nil && s.Numbers.Data[name] == nil {
				left = append(left, name)
			}
		}
		if len(left) == 0 {
			continue
		}
		cell := data.Cell{Column: len(d.drawn.Inputs) + slices.Index(d.drawn.Outputs, left[0]) + 1}
		names := finding.List(left)
		found = append(found, d.at(cell,
			problem.Say("The scenario has no data for what “%[1]s” decides (%[2]s), so a run does not ask the decision table for it.", "情景的数据中没有“%[1]s”所决定的%[3]s，仿真时不会通过决策表得出其取值。", d.node.Label(), names.EN, names.ZH),
			problem.Say("Add %[1]s to the data of the scenario.", "请在情景的数据中添加%[2]s。", names.EN, names.ZH)))
	}
	return capped(found)
}

// ruled makes a task one that goes by a table.
func ruled(n *model.Node) []finding.Fix {
	if !n.Kind.IsTask() {
		return nil
	}
	return []finding.Fix{{Title: problem.Say("Make “%s” a business rule task", "将“%s”改为业务规则任务", n.Label()),
		Edits: []edit.Edit{{Do: edit.Replace, Element: n.ID, Kind: model.BusinessRuleTask.String()}}}}
}
