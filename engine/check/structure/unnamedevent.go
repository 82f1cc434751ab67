package structure

import (
	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/problem"
)

var unnamedEventRule = finding.Rule{ID: "structure.unnamed-event", Severity: finding.Info, Look: few(unnamedEvent),
	Title: problem.Text{EN: "An event that nothing tells from the others", ZH: "无法与其他事件区分的无名事件"}}

// unnamedEvent finds unnamed start and end events where there are several, and intermediate and boundary
// events of which nothing says what happens.
func unnamedEvent(s *finding.Subject) finding.Findings {
	var found finding.Findings
	s.Scopes(func(scope *model.Scope, _ *model.Base) {
		count := map[model.Kind]int{}
		for _, n := range scope.Nodes {
			count[n.Kind]++
		}
		for _, n := range scope.Nodes {
			if n.Event == nil || spelled(n.Name) != "" {
				continue
			}
			switch several := count[n.Kind] > 1; {
			case n.Kind == model.StartEvent && several:
				found = append(found, finding.On(&n.Base,
					problem.Say("There are several start events, and “%s” does not say what sets it off.", "有多个开始事件，而“%s”没有写明由什么触发。", n.ID),
					problem.Say("Name it after what has happened: “Order received”.", "请以触发原因命名，例如“收到订单”。")))
			case n.Kind == model.EndEvent && several:
				found = append(found, finding.On(&n.Base,
					problem.Say("There are several end events, and “%s” does not say with which outcome the case ends.", "有多个结束事件，而“%s”没有写明案例的结果。", n.ID),
					problem.Say("Name it after the outcome: “Order rejected”.", "请以结果命名，例如“订单已拒绝”。")))
			case n.Kind != model.StartEvent && n.Kind != model.EndEvent && !explains(n):
				found = append(found, finding.On(&n.Base,
					problem.Say("Nothing says what happens at the event “%s”.", "看不出事件“%s”代表什么。", n.ID),
					problem.Say("Name it after what has happened: “Payment received”.", "请以发生的事情命名，例如“已收到付款”。")))
			}
		}
	})
	return found
}

// explains says whether what an event stands for can be read without a name.
func explains(n *model.Node) bool {
	if len(n.Event.References) > 0 {
		return true
	}
	for _, d := range n.Event.Definitions {
		switch {
		case d.Kind == model.CompensationEvent, d.Kind == model.CancelEvent, d.Ref != "", d.Link != "", d.Condition != nil,
			d.Date != nil, d.Duration != nil, d.Cycle != nil:
			return true
		}
	}
	return false
}
