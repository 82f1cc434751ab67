package bpmn

import (
	"sandtable/engine/model"
)

// This file holds the sentences about flows, lanes and events that do not fit
// together. Those that make a run impossible are obstacles.

var (
	connect  = say("Connect it to a node, or delete it.", "请将其连接到节点，或删除。")
	keepOne  = say("Remove it from one of them.", "请从其中一条泳道中移除。")
	mayNever = say("Let a gateway lead past the call, or the run stops at a depth limit.", "请用网关提供不再调用的出口，否则运行会在深度上限处停止。")
)

func flowWithoutEnds(f *model.SequenceFlow) model.Notice {
	return remark("bpmn.flow-without-ends", say("This sequence flow leads from nowhere to nowhere; it was left out.",
		"此顺序流既无起点也无终点，已忽略。"), connect, f.At, f.ID)
}

func flowWithoutEnd(f *model.SequenceFlow, end string) model.Notice {
	if end == "sourceRef" {
		return obstacle("bpmn.flow-without-source", say("This sequence flow has no sourceRef.", "此顺序流没有起点（sourceRef）。"), connect, f.At, f.ID)
	}
	return obstacle("bpmn.flow-without-target", say("This sequence flow has no targetRef.", "此顺序流没有终点（targetRef）。"), connect, f.At, f.ID)
}

func flowDangling(f *model.SequenceFlow, id model.ID, end string) model.Notice {
	return obstacle("bpmn.flow-dangling", say("%s of this sequence flow is %q, which does not exist.", "此顺序流的 %s 为 %q，该元素不存在。",
		end, shorten(string(id))), connect, f.At, f.ID)
}

func flowToNoNode(f *model.SequenceFlow, id model.ID, element, end string) model.Notice {
	return obstacle("bpmn.flow-dangling", say("%s of this sequence flow is %q, a %s, which no sequence flow can touch.",
		"此顺序流的 %s 为 %q（%s），顺序流不能与之相连。", end, shorten(string(id)), element), connect, f.At, f.ID)
}

func flowAcrossPools(f *model.SequenceFlow) model.Notice {
	return obstacle("bpmn.flow-across-pools", say("This sequence flow leads from one process into another.", "此顺序流跨越了两个流程（泳池）。"),
		say("Draw a message flow between pools.", "泳池之间请使用消息流。"), f.At, f.ID)
}

func flowAcrossScopes(f *model.SequenceFlow) model.Notice {
	return obstacle("bpmn.flow-across-scopes", say("This sequence flow crosses the border of a sub-process.", "此顺序流跨越了子流程的边界。"),
		say("Connect it to the sub-process itself.", "请将其连接到子流程本身。"), f.At, f.ID)
}

func flowElsewhere(f *model.SequenceFlow) model.Notice {
	return remark("bpmn.flow-elsewhere", say("This sequence flow stands outside the sub-process that holds both its ends; it counts as inside.",
		"此顺序流写在其两端所在的子流程之外，按位于该子流程内处理。"), asRead, f.At, f.ID)
}

var asRead = say("Its sourceRef and targetRef decide.", "以 sourceRef 和 targetRef 为准。")

func flowsDisagree(n *model.Node) model.Notice {
	return remark("bpmn.flows-disagree", say("What %q lists as incoming and outgoing differs from the flows that touch it.",
		"%q 的 incoming/outgoing 与实际相连的顺序流不一致。", shorten(n.Label())), asRead, n.At, n.ID)
}

func defaultNotOutgoing(n *model.Node, flow model.ID) model.Notice {
	return remark("bpmn.default-not-outgoing", say("The default flow %q does not leave %q; it does not count.",
		"默认流 %q 不是从 %q 流出的，已忽略。", shorten(string(flow)), shorten(n.Label())),
		say("Choose one of the outgoing flows.", "请从流出的顺序流中选择默认流。"), n.At, n.ID)
}

func boundaryWithoutHost(n *model.Node) model.Notice {
	if n.Event.AttachedTo == "" {
		return obstacle("bpmn.boundary-without-host", say("The boundary event %q is attached to nothing.", "边界事件 %q 未附着在任何活动上。",
			shorten(n.Label())), attachIt, n.At, n.ID)
	}
	return obstacle("bpmn.boundary-without-host", say("The boundary event %q is attached to %q, which does not exist.",
		"边界事件 %q 所附着的 %q 不存在。", shorten(n.Label()), shorten(string(n.Event.AttachedTo))), attachIt, n.At, n.ID)
}

var attachIt = say("Attach it to an activity.", "请将其附着到一个活动上。")

func boundaryOnWrongHost(n, host *model.Node) model.Notice {
	return obstacle("bpmn.boundary-without-host", say("The boundary event %q is attached to a %s, not to an activity.",
		"边界事件 %q 附着在 %s 上，而不是活动上。", shorten(n.Label()), host.Kind), attachIt, n.At, n.ID)
}

func boundaryElsewhere(n *model.Node) model.Notice {
	return obstacle("bpmn.boundary-without-host", say("The boundary event %q stands in another sub-process than the activity it is attached to.",
		"边界事件 %q 与其所附着的活动不在同一子流程中。", shorten(n.Label())), attachIt, n.At, n.ID)
}

func signalWithoutRef(d *model.EventDefinition, n *model.Node, executable bool) model.Notice {
	notice := remark("bpmn.signal-without-ref", say("The signal event %q does not say which signal it means.", "信号事件 %q 未指明是哪个信号。",
		shorten(n.Label())), chooseSignal, d.At, n.ID)
	notice.Blocks = executable
	return notice
}

var chooseSignal = say("Choose a signal.", "请选择一个信号。")

func signalDangling(d *model.EventDefinition, n *model.Node) model.Notice {
	return obstacle("bpmn.signal-without-ref", say("The signal %[2]q of the event %[1]q does not exist.", "事件 %q 的信号 %q 不存在。",
		shorten(n.Label()), shorten(string(d.Ref))), chooseSignal, d.At, n.ID)
}

func flowAtEventSubProcess(n *model.Node) model.Notice {
	return obstacle("bpmn.flow-at-event-sub-process", say("A sequence flow leads into or out of the event sub-process %q; only its start event starts it.",
		"有顺序流进入或离开事件子流程 %q；它只能由自身的开始事件触发。", shorten(n.Label())),
		say("Delete the flow, or make it a plain sub-process.", "请删除该顺序流，或改为普通子流程。"), n.At, n.ID)
}

func flowAtCompensation(n *model.Node, at model.Pos) model.Notice {
	return obstacle("bpmn.flow-at-compensation", say("A sequence flow leads into or out of the compensation handler %q; only an association may.",
		"有顺序流进入或离开补偿活动 %q；它只能通过关联连接。", shorten(n.Label())),
		say("Delete the flow.", "请删除该顺序流。"), at, n.ID)
}

func callsItself(n *model.Node) model.Notice {
	return remark("bpmn.calls-itself", say("The call activity %q calls its own process.", "调用活动 %q 调用了自身所在的流程。", shorten(n.Label())),
		mayNever, n.At, n.ID)
}

func openMessageFlow(f *model.MessageFlow) model.Notice {
	return remark("bpmn.message-flow-without-end", say("This message flow lacks a sourceRef or a targetRef.", "此消息流缺少 sourceRef 或 targetRef。"),
		say("Connect both its ends, or delete it.", "请连接其两端，或删除。"), f.At, f.ID)
}

func laneUnknown(l *model.Lane, id model.ID, at model.Pos) model.Notice {
	return remark("bpmn.lane-unknown-node", say("The lane %q names %q, which does not exist.", "泳道 %q 中的 %q 不存在。",
		shorten(l.Label()), shorten(string(id))), say("Remove it from the lane.", "请将其从泳道中移除。"), at, l.ID)
}

func laneTwice(l, first *model.Lane, id model.ID, at model.Pos) model.Notice {
	return remark("bpmn.node-in-two-lanes", say("%[2]q is in the lane %[3]q already; the lane %[1]q does not count for it.",
		"%[2]q 已在泳道 %[3]q 中，泳道 %[1]q 不再计入。", shorten(l.Label()), shorten(string(id)), shorten(first.Label())), keepOne, at, l.ID)
}
