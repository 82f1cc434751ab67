package structure

import (
	"sandtable/engine/edit"
	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/problem"
)

var messageWithinPoolRule = finding.Rule{ID: "structure.message-within-pool", Severity: finding.Error, Look: few(messageWithinPool),
	Title: problem.Text{EN: "A message flow within one pool", ZH: "同一泳池内的消息流"}}

// messageWithinPool finds message flows both ends of which are in one pool.
func messageWithinPool(s *finding.Subject) finding.Findings {
	x, t := drawing(s), trafficOf(s)
	var found finding.Findings
	for _, f := range t.flows {
		pool := t.pool(x, f.Source)
		if pool == "" || pool != t.pool(x, f.Target) {
			continue
		}
		found = append(found, finding.On(&f.Base,
			problem.Say("The message flow from “%s” to “%s” does not leave its pool.", "从“%s”到“%s”的消息流没有跨出泳池。", x.label(f.Source), x.label(f.Target)),
			problem.Say("Draw a sequence flow within a pool; messages pass between pools.", "泳池内部请使用顺序流，消息流只用于泳池之间。"), inside(x, f)...))
	}
	return found
}

// inside replaces a message flow within a pool by a sequence flow where that leads on, or removes it.
func inside(x *drawn, f *model.MessageFlow) []finding.Fix {
	var fixes []finding.Fix
	if from, to := x.nodes[f.Source], x.nodes[f.Target]; from != nil && to != nil && x.scopes[from.ID] == x.scopes[to.ID] &&
		len(from.Outgoing) == 0 && len(to.Incoming) == 0 && from.Kind != model.EndEvent && to.Kind != model.StartEvent {
		fix := x.fix(problem.Say("Replace it by a sequence flow", "改为顺序流"))
		fix.do(edit.Edit{Do: edit.Remove, Element: f.ID})
		fix.connect(from.ID, to.ID)
		fixes = append(fixes, fix.done())
	}
	fix := x.fix(problem.Say("Remove the message flow", "删除该消息流"))
	fix.do(edit.Edit{Do: edit.Remove, Element: f.ID})
	return append(fixes, fix.done())
}
