package structure

import (
	"sandtable/engine/edit"
	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/problem"
)

var emptySubProcessRule = finding.Rule{ID: "structure.empty-sub-process", Severity: finding.Info, Look: few(emptySubProcess),
	Title: problem.Text{EN: "A sub-process with nothing in it", ZH: "空的子流程"}}

// emptySubProcess finds sub-processes that do not say what is done in them.
func emptySubProcess(s *finding.Subject) finding.Findings {
	x := drawing(s)
	var found finding.Findings
	s.Each(func(n, _ *model.Node, _ *model.Process) {
		if !n.Kind.IsSubProcess() || len(n.Activity.Inside.Nodes) > 0 || n.Activity.TriggeredByEvent {
			return
		}
		f := x.fix(problem.Say("Make it a task", "改为任务"))
		f.do(edit.Edit{Do: edit.Replace, Element: n.ID, Kind: model.Task.String()})
		found = append(found, finding.On(&n.Base,
			problem.Say("Nothing is drawn inside the sub-process “%s”.", "子流程“%s”内没有任何内容。", n.Label()),
			problem.Say("Draw what is done in it, or make it a task.", "请画出其中的步骤，或改为任务。"), f.done()))
	})
	return found
}
