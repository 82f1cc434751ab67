package structure

import (
	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/problem"
)

var multipleEventRule = finding.Rule{ID: "structure.multiple-event", Severity: finding.Info, Look: few(multipleEvent),
	Title: problem.Text{EN: "An event with several triggers", ZH: "含多个触发条件的事件"}}

// multipleEvent finds events that wait for, or bring about, several things. They are played here, but few
// process engines and fewer readers know them.
func multipleEvent(s *finding.Subject) finding.Findings {
	var found finding.Findings
	s.Each(func(n, _ *model.Node, _ *model.Process) {
		if n.Event == nil || len(n.Event.Definitions)+len(n.Event.References) < 2 {
			return
		}
		found = append(found, finding.On(&n.Base,
			problem.Say("“%s” stands for %d events at once; many tools do not know such events.", "“%s”同时代表 %d 个事件，许多工具不支持这种画法。", n.Label(), len(n.Event.Definitions)+len(n.Event.References)),
			problem.Say("Draw an event for each of them.", "请分别画成单独的事件。")))
	})
	return found
}
