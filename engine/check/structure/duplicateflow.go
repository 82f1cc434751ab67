package structure

import (
	"sandtable/engine/edit"
	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/problem"
)

var duplicateFlowRule = finding.Rule{ID: "structure.duplicate-flow", Severity: finding.Warning, Look: few(duplicateFlow),
	Title: problem.Text{EN: "Two flows that lead from and to the same", ZH: "起点和终点都相同的两条连线"}}

// duplicateFlow finds flows that lead from where and to where another one does.
func duplicateFlow(s *finding.Subject) finding.Findings {
	x := drawing(s)
	var found finding.Findings
	s.Scopes(func(scope *model.Scope, _ *model.Base) {
		type ends struct{ from, to model.ID }
		first := map[ends]*model.SequenceFlow{}
		for _, f := range scope.Flows {
			at := ends{f.Source, f.Target}
			other := first[at]
			if other == nil {
				first[at] = f
				continue
			}
			var fixes []finding.Fix
			if f.Condition == nil || other.Condition != nil && f.Condition.Text == other.Condition.Text {
				fix := x.fix(problem.Say("Remove one of the two flows", "删除其中一条连线"))
				fix.do(edit.Edit{Do: edit.Remove, Element: f.ID})
				fixes = append(fixes, fix.done())
			}
			found = append(found, finding.On(&f.Base,
				problem.Say("Two flows lead from “%s” to “%s”.", "从“%s”到“%s”有两条连线。", x.label(f.Source), x.label(f.Target)),
				problem.Say("Keep one of them; write both conditions into it with “or”.", "请只保留一条；若有两个条件，请用“或”合并。"), fixes...))
		}
	})
	return found
}
