package structure

import (
	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/problem"
)

var unnamedActivityRule = finding.Rule{ID: "structure.unnamed-activity", Severity: finding.Warning, Look: few(unnamedActivity),
	Title: problem.Text{EN: "An activity without a name", ZH: "没有名称的活动"}}

// unnamedActivity finds activities that do not say what is done.
func unnamedActivity(s *finding.Subject) finding.Findings {
	var found finding.Findings
	s.Each(func(n, _ *model.Node, _ *model.Process) {
		if n.Kind.IsActivity() && spelled(n.Name) == "" && !n.Activity.TriggeredByEvent {
			found = append(found, finding.On(&n.Base,
				problem.Say("The activity “%s” has no name.", "活动“%s”没有名称。", n.ID),
				problem.Say("Say what is done, with a verb and an object: “Check order”.", "请用动词加宾语写明做什么，例如“审核订单”。")))
		}
	})
	return found
}
