package structure

import (
	"sandtable/engine/edit"
	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/problem"
)

var joinAndSplitRule = finding.Rule{ID: "structure.join-and-split", Severity: finding.Warning, Look: few(joinAndSplit),
	Title: problem.Text{EN: "A gateway that joins and splits at once", ZH: "同时汇合与分支的网关"}}

// joinAndSplit finds gateways with several ways in and several ways out.
func joinAndSplit(s *finding.Subject) finding.Findings {
	x := drawing(s)
	var found finding.Findings
	s.Each(func(n, _ *model.Node, _ *model.Process) {
		if !splits(n) || len(n.Incoming) < 2 || n.Kind == model.ComplexGateway {
			return
		}
		found = append(found, finding.On(&n.Base,
			problem.Say("Gateway “%s” joins %d flows and splits into %d.", "网关“%s”既汇合 %d 条连线，又分出 %d 条。", n.Label(), len(n.Incoming), len(n.Outgoing)),
			problem.Say("Draw two gateways: one that joins, one that splits.", "请拆成两个网关：先汇合，再分支。"), parted(x, n)))
	})
	return found
}

// parted puts a gateway that joins before one that then only splits.
func parted(x *drawn, n *model.Node) finding.Fix {
	kind := n.Kind
	if kind == model.EventBasedGateway {
		kind = model.ExclusiveGateway
	}
	f := x.fix(problem.Say("Join in a gateway before “%s”", "在“%s”之前先用网关汇合", n.Label()))
	joinBefore(f, x, n, kind)
	return f.done()
}

// joinBefore leads all that comes to a node to a new gateway before it.
func joinBefore(f *fix, x *drawn, n *model.Node, kind model.Kind) {
	join := f.before(n.ID, kind)
	for _, way := range x.ways(n.Incoming) {
		f.do(edit.Edit{Do: edit.Reconnect, Element: way.ID, Target: join})
	}
	f.connect(join, n.ID)
}
