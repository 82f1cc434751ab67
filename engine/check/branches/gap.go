package branches

import (
	"sandtable/engine/finding"
	"sandtable/engine/problem"
	"sandtable/engine/scenario"
)

var gapRule = finding.Rule{ID: "data.gap", Severity: finding.Warning, Look: gap,
	Title: problem.Text{EN: "Values for which no branch is taken", ZH: "分支条件存在遗漏"}}

// gap finds choices without a default flow at which, for some values, no condition holds: a case cannot go on.
func gap(s *finding.Subject) finding.Findings {
	var found finding.Findings
	for _, c := range choices(s) {
		if c.gap == nil || s.Numbers != nil && s.Numbers.Decisions[string(c.node.ID)] == scenario.ConditionsThenShares {
			continue // shares are for what is left over
		}
		var fixes []finding.Fix
		if last := len(c.ways) - 1; of(s).of[c.ways[last].ID].Path == "" {
			fixes = append(fixes, asDefault(c, last))
		}
		found = append(found, finding.On(&c.node.Base,
			problem.Say("No branch of “%[1]s” is taken when %[2]s.", "当 %[3]s 时，“%[1]s”没有可走的分支。", c.node.Label(), c.gap.EN, c.gap.ZH),
			problem.Say("Widen a condition, or make one of the branches the default flow.", "请放宽某个条件，或将其中一条分支设为默认流。"), fixes...))
	}
	return capped(found)
}

var overlapRule = finding.Rule{ID: "data.overlap", Severity: finding.Warning, Look: overlap,
	Title: problem.Text{EN: "Branches whose conditions hold for the same values", ZH: "分支条件重叠"}}

// overlap finds branches of exclusive gateways that hold at once: only the order of the file decides between them.
func overlap(s *finding.Subject) finding.Findings {
	f := of(s)
	var found finding.Findings
	for _, c := range choices(s) {
		for i, v := range c.verdicts {
			if v.overlap == nil {
				continue
			}
			x, other := f.of[c.ways[i].ID], f.of[v.overlap.ID]
			found = append(found, inside(x, problem.Place{},
				problem.Say("“%[1]s” and “%[2]s” both hold when %[3]s; “%[2]s” is taken, because it comes first in the file.", "当 %[4]s 时，“%[1]s”与“%[2]s”同时成立；因“%[2]s”在文件中靠前，实际走它。",
					wayName(x.Flow.Name, x.Text), wayName(other.Flow.Name, other.Text), v.when.EN, v.when.ZH),
				problem.Say("Make the conditions exclude each other: the order of flows is not seen in the drawing.", "请使条件互斥：流程图上看不出连线的先后顺序。")))
		}
	}
	return capped(found)
}

// wayName is a branch in a sentence: its name, or its condition.
func wayName(name, text string) string {
	if name != "" {
		return name
	}
	const most = 40
	if runes := []rune(text); len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return text
}
