package branches

import (
	"sandtable/engine/edit"
	"sandtable/engine/finding"
	"sandtable/engine/problem"
)

var unreachableBranchRule = finding.Rule{ID: "data.unreachable-branch", Severity: finding.Warning, Look: unreachableBranch,
	Title: problem.Text{EN: "A branch that is never taken", ZH: "永远不会走到的分支"}}

// unreachableBranch finds conditions that hold for no values, and those that hold only where one before them does.
func unreachableBranch(s *finding.Subject) finding.Findings {
	f := of(s)
	var found finding.Findings
	for _, c := range choices(s) {
		sure := false // a way before is always taken: that is what is said of it
		for i, v := range c.verdicts {
			x := f.of[c.ways[i].ID]
			switch {
			case v.decided && !v.possible:
				found = append(found, inside(x, problem.Place{},
					problem.Say("The condition of “%s” never holds.", "“%s”的条件永远不会成立。", f.where(x)),
					problem.Say("Correct the condition, or take the branch out.", "请修正条件，或删除该分支。")))
			case v.decided && !v.can && !sure:
				found = append(found, inside(x, problem.Place{},
					problem.Say("“%s” is never taken: whenever its condition holds, one of the branches before it is taken.", "“%s”永远不会走到：其条件成立时，总会先走排在前面的分支。", f.where(x)),
					problem.Say("Conditions are asked in the order of the file. Narrow those before it, or take the branch out.", "条件按文件中的顺序判断。请收窄前面的条件，或删除该分支。")))
			}
			sure = sure || c.exclusive && always(v)
		}
	}
	return capped(found)
}

var alwaysTrueRule = finding.Rule{ID: "data.always-true", Severity: finding.Warning, Look: alwaysTrue,
	Title: problem.Text{EN: "A condition that always holds", ZH: "永远成立的条件"}}

// alwaysTrue finds conditions that hold for all values, so that they decide nothing.
func alwaysTrue(s *finding.Subject) finding.Findings {
	f := of(s)
	var found finding.Findings
	for _, c := range choices(s) {
		for i, v := range c.verdicts {
			if !always(v) {
				continue
			}
			x := f.of[c.ways[i].ID]
			hint := problem.Say("Correct the condition, or take it away.", "请修正条件，或将其删除。")
			var fixes []finding.Fix
			switch {
			case !c.exclusive:
			case i < len(c.ways)-1 || c.fallback != "":
				hint = problem.Say("No branch after it is ever taken. Correct the condition.", "其后的分支永远不会走到。请修正条件。")
			case x.Path == "":
				hint = problem.Say("Make it the default flow, which needs no condition.", "请将其设为默认流，无需条件。")
				fixes = []finding.Fix{asDefault(c, i)}
			}
			found = append(found, inside(x, problem.Place{}, problem.Say("The condition of “%s” always holds.", "“%s”的条件永远成立。", f.where(x)), hint, fixes...))
		}
	}
	return capped(found)
}

// asDefault makes a way out the default flow.
func asDefault(c *choice, i int) finding.Fix {
	flow := c.ways[i]
	return finding.Fix{Title: problem.Say("Make “%s” the default flow", "将“%s”设为默认流", flow.Label()), Edits: []edit.Edit{
		{Do: edit.Set, Element: c.node.ID, Property: "default", Value: string(flow.ID)},
		{Do: edit.Set, Element: flow.ID, Property: "condition"},
	}}
}
