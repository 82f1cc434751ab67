package structure

import (
	"sandtable/engine/edit"
	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/problem"
)

var superfluousGatewayRule = finding.Rule{ID: "structure.superfluous-gateway", Severity: finding.Warning, Look: few(superfluousGateway),
	Title: problem.Text{EN: "A gateway that neither joins nor splits", ZH: "既不汇合也不分支的网关"}}

// superfluousGateway finds gateways with one way in and one way out.
func superfluousGateway(s *finding.Subject) finding.Findings {
	x := drawing(s)
	var found finding.Findings
	s.Each(func(n, _ *model.Node, _ *model.Process) {
		if !n.Kind.IsGateway() || n.Kind == model.EventBasedGateway || len(n.Incoming) != 1 || len(n.Outgoing) != 1 {
			return
		}
		found = append(found, finding.On(&n.Base,
			problem.Say("Gateway “%s” has one way in and one way out: nothing is decided there.", "网关“%s”只有一条流入和一条流出的连线，没有起到作用。", n.Label()),
			problem.Say("Remove it, or draw the way that is missing.", "请将其删除，或补画缺少的分支。"), takenOut(x, n)...))
	})
	return found
}

// takenOut takes a gateway out, so that the flow before it leads to what is behind it.
func takenOut(x *drawn, n *model.Node) []finding.Fix {
	in, out := x.flows[n.Incoming[0]], x.flows[n.Outgoing[0]]
	if in == nil || out == nil || in == out {
		return nil
	}
	f := x.fix(problem.Say("Take the gateway out", "去掉该网关"))
	f.do(edit.Edit{Do: edit.Reconnect, Element: in.ID, Target: out.Target})
	if in.Name == "" && out.Name != "" {
		f.do(edit.Edit{Do: edit.Rename, Element: in.ID, Name: out.Name})
	}
	f.do(edit.Edit{Do: edit.Remove, Element: n.ID})
	return []finding.Fix{f.done()}
}
