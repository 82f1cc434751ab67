package structure

import (
	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/problem"
)

var fakeJoinRule = finding.Rule{ID: "structure.fake-join", Severity: finding.Info, Look: few(fakeJoin),
	Title: problem.Text{EN: "Flows that meet at an activity", ZH: "多条连线直接进入同一活动"}}

// fakeJoin finds activities and intermediate events that several flows lead to. They do not wait for
// each other there: each one sets the activity off.
func fakeJoin(s *finding.Subject) finding.Findings {
	x := drawing(s)
	var found finding.Findings
	s.Each(func(n, _ *model.Node, _ *model.Process) {
		if len(n.Incoming) < 2 || n.Activity == nil && n.Kind != model.IntermediateCatchEvent && n.Kind != model.IntermediateThrowEvent {
			return
		}
		ways := meeting(x, n)
		if ways < 2 {
			return
		}
		f := x.fix(problem.Say("Merge the flows in an exclusive gateway before “%s”", "在“%s”之前用排他网关合并连线", n.Label()))
		joinBefore(f, x, n, model.ExclusiveGateway)
		found = append(found, finding.On(&n.Base,
			problem.Say("%d flows lead to “%s”: it is done anew for each that arrives.", "有 %d 条连线进入“%s”：每到达一次就会执行一次。", ways, n.Label()),
			problem.Say("Put a gateway before it that says whether they are alternatives or waited for.", "请在其前面放一个网关，说明是任选其一还是等待全部到达。"), f.done()))
	})
	return found
}

// meeting counts the elements from which flows lead to a node. Of what stands behind an event-based gateway
// eventGateway has more to say, and of flows from the same element duplicateFlow.
func meeting(x *drawn, n *model.Node) int {
	from := map[model.ID]bool{}
	for _, f := range x.ways(n.Incoming) {
		if source := x.nodes[f.Source]; source != nil && source.Kind == model.EventBasedGateway {
			return 0
		}
		from[f.Source] = true
	}
	return len(from)
}
