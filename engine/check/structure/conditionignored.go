package structure

import (
	"sandtable/engine/edit"
	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/problem"
)

var conditionIgnoredRule = finding.Rule{ID: "structure.condition-ignored", Severity: finding.Warning, Look: few(conditionIgnored),
	Title: problem.Text{EN: "A condition where nothing is decided", ZH: "条件写在无需判断的地方"}}

// conditionIgnored finds conditions that no choice depends on: of ways out of a parallel or event-based
// gateway, of an event, of default flows and of flows that have no alternative.
func conditionIgnored(s *finding.Subject) finding.Findings {
	x := drawing(s)
	var found finding.Findings
	s.Each(func(n, _ *model.Node, _ *model.Process) {
		for _, f := range x.ways(n.Outgoing) {
			if f.Condition == nil {
				continue
			}
			if why := whyIgnored(n, f); why != (problem.Text{}) {
				clear := x.fix(problem.Say("Remove the condition", "删除该条件"))
				clear.do(edit.Edit{Do: edit.Set, Element: f.ID, Property: "condition"})
				found = append(found, finding.On(&f.Base,
					problem.Say("The condition of the flow from “%[1]s” to “%[2]s” decides nothing: %[3]s.", "从“%[1]s”到“%[2]s”的连线上的条件不起作用：%[4]s。", n.Label(), x.label(f.Target), why.EN, why.ZH),
					problem.Say("Remove the condition, or draw an exclusive gateway that decides by it.", "请删除该条件，或改用排他网关进行判断。"), clear.done()))
			}
		}
	})
	return found
}

// whyIgnored is why nothing depends on the condition of a flow out of a node, or empty.
func whyIgnored(n *model.Node, f *model.SequenceFlow) problem.Text {
	switch {
	case n.Kind == model.ParallelGateway:
		return problem.Text{EN: "a parallel gateway takes all of its ways", ZH: "并行网关会执行所有分支"}
	case n.Kind == model.EventBasedGateway:
		return problem.Text{EN: "what happens first decides", ZH: "由最先发生的事件决定走向"}
	case n.Kind.IsEvent():
		return problem.Text{EN: "an event does not choose", ZH: "事件不做选择"}
	case n.Gateway != nil && n.Gateway.Default == f.ID, n.Activity != nil && n.Activity.Default == f.ID:
		return problem.Text{EN: "it is the default flow", ZH: "它是默认流"}
	case len(n.Outgoing) == 1:
		return problem.Text{EN: "there is no other way to go", ZH: "没有其他路径可走"}
	}
	return problem.Text{}
}
