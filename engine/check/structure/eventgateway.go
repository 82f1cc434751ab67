package structure

import (
	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/problem"
)

var eventGatewayRule = finding.Rule{ID: "structure.event-gateway", Severity: finding.Warning, Look: few(eventGateway),
	Title: problem.Text{EN: "An event-based gateway that is no choice between events", ZH: "事件网关没有构成事件之间的选择"}}

// eventGateway finds event-based gateways with a single way, and events behind one that something
// else leads to as well.
func eventGateway(s *finding.Subject) finding.Findings {
	x := drawing(s)
	var found finding.Findings
	s.Each(func(n, _ *model.Node, _ *model.Process) {
		if n.Kind != model.EventBasedGateway {
			return
		}
		if len(n.Outgoing) == 1 {
			var fixes []finding.Fix
			if len(n.Incoming) == 1 {
				fixes = takenOut(x, n)
			}
			found = append(found, finding.On(&n.Base,
				problem.Say("The event-based gateway “%s” has only one way: there is no choice between events.", "事件网关“%s”只有一条分支，无法在事件之间选择。", n.Label()),
				problem.Say("Draw an event for everything that may happen first, or remove the gateway.", "请为每种可能最先发生的情况添加事件，或删除该网关。"), fixes...))
		}
		for _, f := range x.ways(n.Outgoing) {
			to := x.nodes[f.Target]
			if to == nil || len(to.Incoming) < 2 {
				continue
			}
			found = append(found, finding.On(&to.Base,
				problem.Say("“%s” stands behind the event-based gateway “%s”, but other flows lead to it too.", "“%s”位于事件网关“%s”之后，却还有其他连线进入。", to.Label(), n.Label()),
				problem.Say("Lead the other flows to what is behind the event.", "请将其他连线改到该事件之后的元素。")))
		}
	})
	return found
}
