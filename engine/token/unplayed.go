package token

import (
	"sandtable/engine/model"
	"sandtable/engine/problem"
)

// Unplayed names, in file order, every element of a process that the game cannot
// play. A net can be made when there is none and the reader found nothing that blocks.
func Unplayed(p *model.Process) []problem.Problem {
	u := unplayed{held: map[model.ID]*model.Scope{}}
	if len(p.Nodes) == 0 {
		u.refuse("token.empty", &p.Base, problem.Say("Process “%s” is empty.", "流程“%s”是空的。", p.Label()),
			problem.Say("Draw at least one activity in it.", "请至少画一个活动。"))
	}
	u.scope(&p.Scope)
	if _, many := startsIn(&p.Scope); many == 0 && len(p.Nodes) > 0 {
		u.refuse("token.no-start", &p.Base, problem.Say("Process “%s” starts nowhere: every element has an incoming flow.", "流程“%s”没有起点：每个元素都有流入的连线。", p.Label()),
			problem.Say("Add a start event.", "请添加开始事件。"))
	}
	return u.found
}

type unplayed struct {
	held  map[model.ID]*model.Scope
	found []problem.Problem
}

func (u *unplayed) refuse(code string, at *model.Base, message, hint problem.Text) {
	u.found = append(u.found, problem.Problem{Code: code, Message: message, Hint: hint,
		At: problem.Place{Line: at.At.Line, Column: at.At.Column, Element: string(at.ID)}})
}

// notYet refuses an element that is decoded but not played.
func (u *unplayed) notYet(n *model.Node, en, zh string) {
	u.refuse("token.not-played", &n.Base,
		problem.Say("%[2]s “%[1]s” cannot be played yet.", "%[3]s“%[1]s”暂不支持运行。", n.Label(), en, zh),
		problem.Say("Replace it by elements that can: start and end events (none, terminate), tasks, exclusive, parallel and inclusive gateways, embedded sub-processes.",
			"请改用可运行的元素：空或终止的开始/结束事件、各类任务、排他/并行/包容网关、内嵌子流程。"))
}

func (u *unplayed) scope(s *model.Scope) {
	for _, n := range s.Nodes {
		u.held[n.ID] = s
	}
	for _, n := range s.Nodes {
		u.node(n)
		if n.Activity != nil && n.Activity.Inside != nil {
			u.inside(n)
		}
	}
	for _, f := range s.Flows {
		if u.held[f.Source] != s || u.held[f.Target] != s {
			u.refuse("token.loose-flow", &f.Base, problem.Say("Sequence flow “%s” does not lead from one element to another of the same process or sub-process.", "顺序流“%s”没有连接同一流程或子流程内的两个元素。", f.Label()),
				problem.Say("Connect it or remove it.", "请重新连接或删除它。"))
		}
	}
}

func (u *unplayed) inside(n *model.Node) {
	u.scope(n.Activity.Inside)
	events, starts := startsIn(n.Activity.Inside)
	switch {
	case events > 1:
		u.refuse("token.many-starts", &n.Base, problem.Say("Sub-process “%s” has %d start events.", "子流程“%s”有 %d 个开始事件。", n.Label(), events),
			problem.Say("Keep one: it is entered through a single flow.", "请只保留一个：子流程只从一处进入。"))
	case starts == 0 && len(n.Activity.Inside.Nodes) > 0:
		u.refuse("token.no-start", &n.Base, problem.Say("Sub-process “%s” starts nowhere: every element in it has an incoming flow.", "子流程“%s”没有起点：其中每个元素都有流入的连线。", n.Label()),
			problem.Say("Add a start event.", "请添加开始事件。"))
	}
}

// startsIn counts the start events of a scope and the places it starts at.
func startsIn(s *model.Scope) (events, starts int) {
	implicit := 0
	for _, n := range s.Nodes {
		switch {
		case n.Kind == model.StartEvent:
			events++
		case len(n.Incoming) == 0:
			implicit++
		}
	}
	if events > 0 {
		return events, events
	}
	return 0, implicit
}

func (u *unplayed) node(n *model.Node) {
	switch {
	case n.Kind.IsEvent():
		u.event(n)
	case n.Kind.IsActivity():
		u.activity(n)
	case n.Kind == model.EventBasedGateway:
		u.notYet(n, "The event-based gateway", "事件网关")
	case n.Kind == model.ComplexGateway:
		u.notYet(n, "The complex gateway", "复杂网关")
	case n.Kind == model.InclusiveGateway && len(n.Incoming) > maxInclusiveIn:
		u.refuse("token.too-wide", &n.Base, problem.Say("Inclusive gateway “%s” joins %d flows; at most %d can be played.", "包容网关“%s”汇合了 %d 条连线，最多支持 %d 条。", n.Label(), len(n.Incoming), maxInclusiveIn),
			problem.Say("Join them in two steps.", "请分两步汇合。"))
	case n.Kind.IsGateway():
	default:
		u.notYet(n, "The element "+n.Kind.String(), "元素 "+n.Kind.String()+" ")
	}
}

func (u *unplayed) event(n *model.Node) {
	kinds := n.Event.Definitions
	switch n.Kind {
	case model.StartEvent:
		if len(kinds)+len(n.Event.References) > 0 {
			u.notYet(n, "The "+eventWords(n).EN+" start event", eventWords(n).ZH+"开始事件")
		}
	case model.EndEvent:
		terminate := len(kinds) == 1 && kinds[0].Kind == model.TerminateEvent
		if len(kinds)+len(n.Event.References) > 0 && !terminate {
			u.notYet(n, "The "+eventWords(n).EN+" end event", eventWords(n).ZH+"结束事件")
		}
	case model.BoundaryEvent:
		u.notYet(n, "The "+eventWords(n).EN+" boundary event", eventWords(n).ZH+"边界事件")
	case model.IntermediateThrowEvent:
		if len(kinds)+len(n.Event.References) > 0 { // a none event is passed through
			u.notYet(n, "The "+eventWords(n).EN+" intermediate throw event", eventWords(n).ZH+"中间抛出事件")
		}
	default:
		u.notYet(n, "The "+eventWords(n).EN+" intermediate catch event", eventWords(n).ZH+"中间捕获事件")
	}
}

var eventKindWords = [...]problem.Text{
	model.UnknownEvent: {EN: "unknown", ZH: "未知"}, model.MessageEvent: {EN: "message", ZH: "消息"},
	model.TimerEvent: {EN: "timer", ZH: "定时"}, model.ConditionalEvent: {EN: "conditional", ZH: "条件"},
	model.SignalEvent: {EN: "signal", ZH: "信号"}, model.ErrorEvent: {EN: "error", ZH: "错误"},
	model.EscalationEvent: {EN: "escalation", ZH: "升级"}, model.CancelEvent: {EN: "cancel", ZH: "取消"},
	model.CompensationEvent: {EN: "compensation", ZH: "补偿"}, model.LinkEvent: {EN: "link", ZH: "链接"},
	model.TerminateEvent: {EN: "terminate", ZH: "终止"},
}

func eventWords(n *model.Node) problem.Text {
	switch kinds := n.Event.Definitions; {
	case len(kinds)+len(n.Event.References) > 1:
		return problem.Text{EN: "multiple", ZH: "多重"}
	case len(kinds) == 1:
		return eventKindWords[kinds[0].Kind]
	case len(n.Event.References) == 1:
		return problem.Text{EN: "referenced", ZH: "引用"}
	}
	return problem.Text{EN: "none", ZH: "空"}
}

func (u *unplayed) activity(n *model.Node) {
	a := n.Activity
	switch {
	case n.Kind == model.CallActivity:
		u.notYet(n, "The call activity", "调用活动")
	case n.Kind == model.Transaction:
		u.notYet(n, "The transaction", "事务子流程")
	case n.Kind == model.AdHocSubProcess:
		u.notYet(n, "The ad-hoc sub-process", "自由子流程")
	case a.TriggeredByEvent:
		u.notYet(n, "The event sub-process", "事件子流程")
	case a.ForCompensation:
		u.notYet(n, "The compensation activity", "补偿活动")
	case a.Loop != nil && a.Loop.MultiInstance:
		u.notYet(n, "The multi-instance activity", "多实例活动")
	case a.Loop != nil && !BareLoop(n):
		u.notYet(n, "The looping activity", "循环活动")
	case a.StartQuantity > 1 || a.CompletionQuantity > 1:
		u.notYet(n, "The activity with a start or completion quantity", "设置了启动或完成数量的活动")
	case n.Kind == model.ReceiveTask && a.Instantiate:
		u.notYet(n, "The instantiating receive task", "可实例化的接收任务")
	}
}

// BareLoop says whether an activity has a loop marker that says neither until when nor
// how often to go round, as process mining tools draw them. It is played once.
func BareLoop(n *model.Node) bool {
	if n.Activity == nil || n.Activity.Loop == nil {
		return false
	}
	l := n.Activity.Loop
	return !l.MultiInstance && l.Condition == nil && l.Maximum == ""
}
