package structure

import (
	"sandtable/engine/edit"
	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/problem"
)

var superfluousTerminateRule = finding.Rule{ID: "structure.superfluous-terminate", Severity: finding.Info, Look: few(superfluousTerminate),
	Title: problem.Text{EN: "A terminate event where nothing else can be going on", ZH: "没有其他分支时使用终止结束事件"}}

// superfluousTerminate finds terminate events in scopes that only ever do one thing at a time, so that
// there is nothing to break off.
func superfluousTerminate(s *finding.Subject) finding.Findings {
	x := drawing(s)
	var found finding.Findings
	s.Scopes(func(scope *model.Scope, holder *model.Base) {
		if x.isAdHoc(holder) || x.branches(scope) {
			return
		}
		for _, n := range scope.Nodes {
			if n.Kind != model.EndEvent || !isOf(n, model.TerminateEvent) {
				continue
			}
			f := x.fix(problem.Say("Make it a plain end event", "改为普通结束事件"))
			f.do(edit.Edit{Do: edit.Replace, Element: n.ID, Kind: model.EndEvent.String()})
			found = append(found, finding.On(&n.Base,
				problem.Say("“%s” breaks off everything else, but nothing else can be going on.", "“%s”会终止所有其他分支，但此时不会有其他分支在执行。", n.Label()),
				problem.Say("Make it a plain end event.", "请改为普通结束事件。"), f.done()))
		}
	})
	return found
}

// branches says whether several things can be going on in a scope at once.
func (x *drawn) branches(s *model.Scope) bool {
	if first, begins := beginnings(s); !begins && len(first) > 1 {
		return true
	}
	for _, n := range s.Nodes {
		switch {
		case splits(n) && n.Kind != model.ExclusiveGateway && n.Kind != model.EventBasedGateway,
			n.Kind == model.EventBasedGateway && n.Gateway.EventType == "Parallel",
			!n.Kind.IsGateway() && len(n.Outgoing) > 1,
			n.Kind == model.BoundaryEvent && !n.Event.Interrupting,
			n.Activity != nil && n.Activity.TriggeredByEvent,
			n.Activity != nil && n.Activity.CompletionQuantity > 1:
			return true
		}
	}
	return false
}
