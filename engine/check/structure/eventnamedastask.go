package structure

import (
	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/problem"
)

var eventNamedAsTaskRule = finding.Rule{ID: "structure.event-named-as-task", Severity: finding.Info, Look: few(eventNamedAsTask),
	Title: problem.Text{EN: "An event with the name of a task", ZH: "以任务命名的事件"}}

// eventNamedAsTask finds events whose names are work, where something should have happened. What an event
// sends is named as it likes.
func eventNamedAsTask(s *finding.Subject) finding.Findings {
	var found finding.Findings
	s.Each(func(n, _ *model.Node, _ *model.Process) {
		sends := n.Event != nil && (n.Kind == model.EndEvent || n.Kind == model.IntermediateThrowEvent) && !isBlank(n)
		if n.Event != nil && !sends && isOrder(n.Name) {
			found = append(found, finding.On(&n.Base,
				problem.Say("The event “%s” has the name of a task: an event is something that has happened.", "事件“%s”的名称像一项任务，而事件表示已经发生的事情。", spelled(n.Name)),
				problem.Say("Name it after what has happened (“Order received”), or make it a task.", "请以已发生的事情命名（例如“收到订单”），或改为任务。")))
		}
	})
	return found
}
