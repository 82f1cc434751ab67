package report

import (
	"sandtable/engine/compile"
	"sandtable/engine/model"
	"sandtable/engine/problem"
	"sandtable/engine/simulate"
	"sandtable/engine/token"
)

// worth is from which share on failures are told of.
const worth = 0.05

// rework is the step whose work is done again most often, where that is a twentieth of all
// attempts or more.
func (x *explainer) rework() {
	at, share := x.worst(func(e *Element) (int64, int64) {
		again := e.Failures - e.Thrown
		return again, e.WaitTime.Count + again
	})
	if at == token.None {
		return
	}
	node := x.program.Net.Nodes[at].Node
	f := Figure{Name: "tasks/" + string(node.ID) + "/failures", Value: share, Unit: simulate.Share}
	x.add(Sentence{Kind: "rework", Element: string(node.ID), Figures: []Figure{f}, Text: problem.Both(func(l problem.Language) string {
		return tell(l, "At “%s”, %s of all attempts fail and are done again.", "“%s”有 %s 的执行失败并返工。", node.Label(), f.Text(l))
	})})
}

// thrown is the step that ends most often in an error or escalation, where that is a
// twentieth of its executions or more: nothing is done again, the case goes another way.
func (x *explainer) thrown() {
	at, share := x.worst(func(e *Element) (int64, int64) { return e.Thrown, e.WaitTime.Count })
	if at == token.None {
		return
	}
	node := x.program.Net.Nodes[at].Node
	what := thrownBy(x.program.Work[at].More)
	f := Figure{Name: "tasks/" + string(node.ID) + "/thrown", Value: share, Unit: simulate.Share}
	x.add(Sentence{Kind: "thrown", Element: string(node.ID), Figures: []Figure{f}, Text: problem.Both(func(l problem.Language) string {
		text := tell(l, "At “%s”, %s of all executions end in %s; nothing is done again", "“%s”有 %s 的执行以%s结束，不返工", node.Label(), f.Text(l), what.In(l))
		if x.report.Elements[string(node.ID)].Uncaught == 0 {
			text += tell(l, ", the case goes on from the event that catches it", "，案例从捕获它的事件继续")
		}
		return text + tell(l, ".", "。")
	})})
}

// worst is the task of which the largest share fails, and that share; none where no share
// is worth telling.
func (x *explainer) worst(of func(*Element) (failed, all int64)) (token.NodeID, float64) {
	worst, most := token.NodeID(token.None), 0.
	for _, at := range x.program.Tasks {
		e := x.report.Elements[string(x.program.Net.Nodes[at].ID)]
		if e.WaitTime.Count == 0 {
			continue
		}
		failed, all := of(&e)
		if share := float64(failed) / float64(all); share > most && share >= worth {
			worst, most = at, share
		}
	}
	return worst, most
}

// thrownBy names what the work of a task may end in.
func thrownBy(m *compile.More) problem.Text {
	errors, escalations := m.Failure != nil && m.Failure.Throws, false
	for _, t := range m.Throws {
		errors = errors || t.Kind == model.ErrorEvent
		escalations = escalations || t.Kind == model.EscalationEvent
	}
	switch {
	case !escalations:
		return problem.Text{EN: "an error", ZH: "错误"}
	case !errors:
		return problem.Text{EN: "an escalation", ZH: "升级"}
	}
	return problem.Text{EN: "an error or escalation", ZH: "错误或升级"}
}
