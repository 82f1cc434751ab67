package token

import (
	"sandtable/engine/model"
	"sandtable/engine/problem"
)

// Unplayed names, in file order, every element of a process that the game cannot
// play. A net can be made when there is none and the reader found nothing that blocks.
func Unplayed(p *model.Process) []problem.Problem {
	u := unplayed{held: map[model.ID]*model.Scope{}, nodes: map[model.ID]*model.Node{}}
	if len(p.Nodes) == 0 {
		u.refuse("token.empty", &p.Base, problem.Say("Process “%s” is empty.", "流程“%s”是空的。", p.Label()),
			problem.Say("Draw at least one activity in it.", "请至少画一个活动。"))
	}
	p.Walk(func(n, _ *model.Node) { u.nodes[n.ID] = n })
	u.scope(&p.Scope, nil)
	if startsIn(&p.Scope, true) == 0 && len(p.Nodes) > 0 {
		u.refuse("token.no-start", &p.Base, problem.Say("Process “%s” starts nowhere: every element has an incoming flow.", "流程“%s”没有起点：每个元素都有流入的连线。", p.Label()),
			problem.Say("Add a start event.", "请添加开始事件。"))
	}
	return u.found
}

type unplayed struct {
	held   map[model.ID]*model.Scope
	nodes  map[model.ID]*model.Node
	around []*model.Node // the sub-processes around the scope at hand, outermost first
	found  []problem.Problem
}

func (u *unplayed) refuse(code string, at *model.Base, message, hint problem.Text) {
	u.found = append(u.found, problem.Problem{Code: code, Message: message, Hint: hint,
		At: problem.Place{Line: at.At.Line, Column: at.At.Column, Element: string(at.ID)}})
}

// never refuses an element that BPMN does not allow where it stands, or not at all.
func (u *unplayed) never(n *model.Node, en, zh string, hint problem.Text) {
	u.refuse("token.not-played", &n.Base,
		problem.Say("%[2]s “%[1]s” cannot be played.", "%[3]s“%[1]s”不支持运行。", n.Label(), en, zh), hint)
}

func (u *unplayed) scope(s *model.Scope, holder *model.Node) {
	for _, n := range s.Nodes {
		u.held[n.ID] = s
	}
	for _, n := range s.Nodes {
		u.node(n, s, holder)
		if n.Activity != nil && n.Activity.Inside != nil {
			u.inside(n)
		}
	}
	for _, f := range s.Flows {
		if u.held[f.Source] != s || u.held[f.Target] != s {
			u.refuse("token.loose-flow", &f.Base, problem.Say("Sequence flow “%s” does not lead from one element to another of the same process or sub-process.", "顺序流“%s”没有连接同一流程或子流程内的两个元素。", f.Label()),
				problem.Say("Connect it or remove it.", "请重新连接或删除它。"))
			continue
		}
		u.behind(f)
	}
}

func (u *unplayed) inside(n *model.Node) {
	u.around = append(u.around, n)
	u.scope(n.Activity.Inside, n)
	u.around = u.around[:len(u.around)-1]
	if len(n.Activity.Inside.Nodes) > 0 && n.Kind != model.AdHocSubProcess && startsIn(n.Activity.Inside, false) == 0 {
		u.refuse("token.no-start", &n.Base, problem.Say("Sub-process “%s” starts nowhere: every element in it has an incoming flow.", "子流程“%s”没有起点：其中每个元素都有流入的连线。", n.Label()),
			problem.Say("Add a start event.", "请添加开始事件。"))
	}
}

// startsIn counts the places a scope starts at.
func startsIn(s *model.Scope, process bool) int {
	events, implicit, handlers := 0, 0, 0
	for _, n := range s.Nodes {
		switch {
		case n.Kind == model.StartEvent, process && begins(n):
			events++
		case n.Activity != nil && n.Activity.TriggeredByEvent:
			handlers++
		case len(n.Incoming) == 0 && startsByItself(n):
			implicit++
		}
	}
	if events > 0 || process {
		return events + implicit
	}
	if handlers == len(s.Nodes) { // nothing to do inside
		return handlers
	}
	return implicit
}

func (u *unplayed) node(n *model.Node, s *model.Scope, holder *model.Node) {
	switch {
	case n.Kind.IsEvent():
		u.event(n, s, holder)
	case n.Kind.IsActivity():
		u.activity(n)
	case (n.Kind == model.InclusiveGateway || n.Kind == model.ComplexGateway) && len(n.Incoming) > maxInclusiveIn:
		u.refuse("token.too-wide", &n.Base, problem.Say("Gateway “%s” joins %d flows; at most %d can be played.", "网关“%s”汇合了 %d 条连线，最多支持 %d 条。", n.Label(), len(n.Incoming), maxInclusiveIn),
			problem.Say("Join them in two steps.", "请分两步汇合。"))
	case n.Kind.IsGateway():
	default:
		u.never(n, "The element "+n.Kind.String(), "元素 "+n.Kind.String()+" ", problem.Say("A choreography is drawn, not played: draw the work as tasks in pools.", "编排图仅供展示，不能运行：请用泳池中的任务来表示工作。"))
	}
}

// kindsOf is a set of kinds of events.
func kindsOf(kinds ...model.EventKind) (set [16]bool) {
	for _, k := range kinds {
		set[k] = true
	}
	return set
}

var (
	beginsProcess = kindsOf(model.MessageEvent, model.TimerEvent, model.ConditionalEvent, model.SignalEvent)
	beginsHandler = kindsOf(model.MessageEvent, model.TimerEvent, model.ConditionalEvent, model.SignalEvent, model.ErrorEvent, model.EscalationEvent, model.CompensationEvent)
	endsWith      = kindsOf(model.MessageEvent, model.SignalEvent, model.ErrorEvent, model.EscalationEvent, model.CancelEvent, model.CompensationEvent, model.TerminateEvent)
	thrownBetween = kindsOf(model.MessageEvent, model.SignalEvent, model.EscalationEvent, model.CompensationEvent, model.LinkEvent)
	caughtBetween = kindsOf(model.MessageEvent, model.TimerEvent, model.ConditionalEvent, model.SignalEvent, model.LinkEvent)
	caughtBeside  = kindsOf(model.MessageEvent, model.TimerEvent, model.ConditionalEvent, model.SignalEvent, model.ErrorEvent, model.EscalationEvent, model.CancelEvent, model.CompensationEvent)
)

var eventPlaces = map[model.Kind]problem.Text{
	model.StartEvent: {EN: "start event", ZH: "开始事件"}, model.EndEvent: {EN: "end event", ZH: "结束事件"},
	model.BoundaryEvent: {EN: "boundary event", ZH: "边界事件"}, model.IntermediateThrowEvent: {EN: "intermediate throw event", ZH: "中间抛出事件"},
	model.IntermediateCatchEvent: {EN: "intermediate catch event", ZH: "中间捕获事件"},
}

func (u *unplayed) event(n *model.Node, s *model.Scope, holder *model.Node) {
	allowed, hint := thrownBetween, problem.Say("Choose a trigger that BPMN allows here.", "请选择 BPMN 允许在此处使用的触发类型。")
	switch n.Kind {
	case model.StartEvent:
		switch {
		case holder == nil:
			allowed, hint = beginsProcess, problem.Say("Only an event sub-process can start with it; a process starts with nothing, a message, a timer, a condition or a signal.", "该触发类型只能用于事件子流程；流程可使用空、消息、定时、条件或信号开始事件。")
		case holder.Activity.TriggeredByEvent:
			allowed = beginsHandler
		default:
			allowed, hint = kindsOf(), problem.Say("A sub-process starts by itself: remove the trigger, or make it an event sub-process.", "子流程会自行开始：请去掉触发类型，或改为事件子流程。")
		}
	case model.EndEvent:
		allowed = endsWith
	case model.BoundaryEvent:
		allowed = caughtBeside
	case model.IntermediateCatchEvent:
		allowed = caughtBetween
	}
	words, place := eventWords(n), eventPlaces[n.Kind]
	many := len(n.Event.Definitions)+len(n.Event.References) > 1
	for _, d := range n.Event.Definitions {
		if !allowed[d.Kind] || many && d.Kind == model.LinkEvent {
			u.never(n, "The "+words.EN+" "+place.EN, words.ZH+place.ZH, hint)
			return
		}
	}
	u.cancels(n)
	u.linked(n, s)
	if n.Kind == model.StartEvent && holder != nil && holder.Activity.TriggeredByEvent && len(n.Event.Definitions)+len(n.Event.References) == 0 {
		u.never(n, "The none start event", "空开始事件", problem.Say("Say what starts the event sub-process.", "请设置事件子流程的触发类型。"))
	}
}

// cancels refuses cancelling where there is no transaction to cancel, or no way on from it.
func (u *unplayed) cancels(n *model.Node) {
	throws := false
	for _, d := range n.Event.Definitions {
		throws = throws || d.Kind == model.CancelEvent
	}
	switch {
	case !throws:
	case n.Kind == model.BoundaryEvent:
		if host := u.nodes[n.Event.AttachedTo]; host == nil || host.Kind != model.Transaction {
			u.never(n, "The cancel boundary event", "取消边界事件", problem.Say("Attach it to a transaction.", "请将其附着在事务子流程上。"))
		}
	default:
		for i := len(u.around) - 1; i >= 0; i-- {
			if t := u.around[i]; t.Kind == model.Transaction {
				if !u.cancelable(t) {
					u.refuse("token.cancel-without-boundary", &n.Base, problem.Say("“%s” cancels transaction “%s”, which has no cancel boundary event.", "“%s”会取消事务“%s”，但该事务没有取消边界事件。", n.Label(), t.Label()),
						problem.Say("Attach a cancel boundary event to the transaction.", "请在事务上添加取消边界事件。"))
				}
				return
			}
		}
		u.never(n, "The cancel end event", "取消结束事件", problem.Say("Use it only inside a transaction.", "请仅在事务子流程内使用它。"))
	}
}

func (u *unplayed) cancelable(transaction *model.Node) bool {
	for _, n := range u.held[transaction.ID].Nodes {
		if n.Kind != model.BoundaryEvent || n.Event.AttachedTo != transaction.ID {
			continue
		}
		for _, d := range n.Event.Definitions {
			if d.Kind == model.CancelEvent {
				return true
			}
		}
	}
	return false
}

// linked refuses a link that is thrown and not caught in the same scope.
func (u *unplayed) linked(n *model.Node, s *model.Scope) {
	if !isLink(n) || n.Kind == model.IntermediateCatchEvent {
		return
	}
	thrown := n.Event.Definitions[0]
	for _, other := range s.Nodes {
		if other.Kind == model.IntermediateCatchEvent && isLink(other) && linkedTo(thrown, other.Event.Definitions[0]) {
			return
		}
	}
	u.refuse("token.loose-link", &n.Base, problem.Say("Link “%s” leads nowhere: no link event of the same name catches it.", "链接“%s”没有去向：没有同名的链接捕获事件。", n.Label()),
		problem.Say("Draw a catching link event of the same name in the same process or sub-process.", "请在同一流程或子流程中添加同名的链接捕获事件。"))
}

func linkedTo(thrown, caught *model.EventDefinition) bool {
	if thrown.LinkTarget != "" {
		return thrown.LinkTarget == caught.ID
	}
	return thrown.Link == caught.Link
}

// behind refuses what cannot stand behind an event-based gateway.
func (u *unplayed) behind(f *model.SequenceFlow) {
	gate, to := u.nodes[f.Source], u.nodes[f.Target]
	if gate.Kind != model.EventBasedGateway {
		return
	}
	switch {
	case to.Kind == model.IntermediateCatchEvent && !isLink(to):
	case to.Kind == model.ReceiveTask && (to.Activity.Loop == nil || BareLoop(to)):
	default:
		u.refuse("token.behind-event-gateway", &to.Base, problem.Say("“%s” cannot stand behind the event-based gateway “%s”: it does not wait for one event.", "“%s”不能位于事件网关“%s”之后：它不等待单个事件。", to.Label(), gate.Label()),
			problem.Say("Put catching events or receive tasks without a loop there.", "请在其后放置捕获事件或不带循环的接收任务。"))
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
	if a.Loop != nil && a.Loop.MultiInstance && a.Loop.Behavior == "Complex" {
		u.never(n, "The multi-instance activity with complex behavior", "采用复杂行为的多实例活动", problem.Say("Let it throw its event for each instance, for the first one, or not at all.", "请改为每个实例、仅首个实例抛出事件，或不抛出事件。"))
	}
	if n.Kind == model.ReceiveTask && a.Instantiate && a.Loop != nil && !BareLoop(n) {
		u.never(n, "The instantiating receive task with a loop", "带循环的可实例化接收任务", problem.Say("Let a message start event begin the process.", "请使用消息开始事件来启动流程。"))
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
