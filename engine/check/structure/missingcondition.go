package structure

import (
	"sandtable/engine/edit"
	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/problem"
)

var missingConditionRule = finding.Rule{ID: "structure.missing-condition", Severity: finding.Warning, Look: few(missingCondition),
	Title: problem.Text{EN: "A way without the condition that the others have", ZH: "部分分支缺少条件"}}

// missingCondition finds exclusive and inclusive gateways some of whose ways have a condition, while
// others have none and are not the default.
func missingCondition(s *finding.Subject) finding.Findings {
	x := drawing(s)
	var found finding.Findings
	s.Each(func(n, _ *model.Node, _ *model.Process) {
		if !decides(n) {
			return
		}
		said, unsaid := 0, []*model.SequenceFlow(nil)
		for _, f := range x.ways(n.Outgoing) {
			switch {
			case f.Condition != nil:
				said++
			case f.ID != n.Gateway.Default:
				unsaid = append(unsaid, f)
			}
		}
		if said == 0 || len(unsaid) == 0 {
			return
		}
		var fixes []finding.Fix
		if len(unsaid) == 1 && n.Gateway.Default == "" {
			fixes = append(fixes, defaulted(x, n, unsaid[0]))
		}
		var names []string
		for _, f := range unsaid {
			names = append(names, x.wayLabel(f))
		}
		list := finding.List(names)
		found = append(found, finding.On(&n.Base,
			problem.Say("At “%[1]s” some ways have a condition, but %[2]s has none and is not the default.", "“%[1]s”的部分分支写有条件，而%[3]s没有条件，也不是默认流。", n.Label(), list.EN, list.ZH),
			problem.Say("Give every way a condition, or make one of them the default.", "请为每个分支写明条件，或将其中一条设为默认流。"), fixes...))
	})
	return found
}

// wayLabel names a flow out of a gateway: by its name, or by where it leads.
func (x *drawn) wayLabel(f *model.SequenceFlow) string {
	if f.Name != "" {
		return f.Name
	}
	return "→ " + x.label(f.Target)
}

// defaulted makes a flow the default of its gateway; a default has no condition.
func defaulted(x *drawn, n *model.Node, f *model.SequenceFlow) finding.Fix {
	way := x.wayLabel(f)
	fix := x.fix(problem.Say("Make “%s” the default", "将“%s”设为默认流", way))
	fix.do(edit.Edit{Do: edit.Set, Element: n.ID, Property: "default", Value: string(f.ID)})
	if f.Condition != nil {
		fix.do(edit.Edit{Do: edit.Set, Element: f.ID, Property: "condition"})
	}
	return fix.done()
}
