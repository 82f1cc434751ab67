package profiles

import (
	"slices"

	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/problem"
)

var unsupportedRule = finding.Rule{ID: "engines.unsupported", Severity: finding.Error, Look: named(unsupported),
	Title: problem.Text{EN: "An element that an engine does not run", ZH: "引擎不支持的元素"}}

var ignoredRule = finding.Rule{ID: "engines.ignored", Severity: finding.Warning, Look: named(ignored),
	Title: problem.Text{EN: "Something that an engine takes no notice of", ZH: "引擎会忽略的设置"}}

// unsupported finds elements with which an engine refuses a file.
func unsupported(s *subject) finding.Findings {
	return s.facts(func(f *fact) []string { return f.refused }, func(n *model.Node, f *fact, who problem.Text) (message, hint problem.Text) {
		return problem.Say("“%[1]s” is %[2]s, which is refused by %[4]s.", "“%[1]s”是%[3]s，%[5]s 不支持。", n.Label(), f.what.EN, f.what.ZH, who.EN, who.ZH), f.hint
	})
}

// ignored finds elements that are deployed, and then do something else or nothing.
func ignored(s *subject) finding.Findings {
	return s.facts(func(f *fact) []string { return f.ignored }, func(n *model.Node, f *fact, who problem.Text) (message, hint problem.Text) {
		return problem.Say("“%[1]s” is %[2]s: in %[4]s %[6]s.", "“%[1]s”是%[3]s：在 %[5]s 中%[7]s。", n.Label(), f.what.EN, f.what.ZH, who.EN, who.ZH, f.instead.EN, f.instead.ZH), f.hint
	})
}

func (s *subject) facts(which func(*fact) []string, say func(*model.Node, *fact, problem.Text) (message, hint problem.Text)) finding.Findings {
	var found finding.Findings
	s.each(func(n, holder *model.Node) {
		for i := range known {
			f := &known[i]
			if engines := s.among(which(f)...); len(engines) > 0 && f.is(n, holder) {
				message, hint := say(n, f, whom(engines))
				found = append(found, finding.On(&n.Base, message, hint))
			}
		}
	})
	return found
}

// fact is something that an engine does not run.
type fact struct {
	what    problem.Text // "a complex gateway"
	is      func(n, holder *model.Node) bool
	refused []string     // by these engines
	ignored []string     // by these
	instead problem.Text // what they do: "it is done once"
	hint    problem.Text
}

var once = problem.Text{EN: "only one of them counts", ZH: "只有其中一个生效"}

// known is what is known of the engines, each with its source.
var known = []fact{
	{ // Camunda 7: "Ignoring unsupported activity type", so that the flows lead nowhere (BpmnParse.parseActivity); Camunda 8: FlowElementValidator.
		// Flowable: seen by deploying one ("BPMN Element Support Inventory", github.com/nathanpond/Auton8/wiki).
		what: problem.Text{EN: "a complex gateway", ZH: "复杂网关"}, is: kind(model.ComplexGateway),
		refused: []string{finding.Camunda7, finding.Camunda8}, ignored: []string{finding.Flowable}, instead: problem.Text{EN: "every token passes straight through", ZH: "令牌会直接通过"},
		hint: problem.Text{EN: "Draw it with inclusive, parallel or event-based gateways.", ZH: "请改用包容、并行或事件网关。"}},
	{ // Camunda 8: FlowElementValidator.
		what: problem.Text{EN: "a transaction", ZH: "事务子流程"}, is: kind(model.Transaction), refused: []string{finding.Camunda8},
		hint: problem.Text{EN: "Draw a sub-process with an error at its border, and compensate what is to be undone.", ZH: "请改用带错误边界事件的子流程，并用补偿撤销已完成的工作。"}},
	{ // Camunda 7: BpmnParse.parseActivity, as with a complex gateway. Camunda 8 lists it (FlowElementValidator).
		what: problem.Text{EN: "an ad-hoc sub-process", ZH: "即席子流程"}, is: kind(model.AdHocSubProcess), refused: []string{finding.Camunda7},
		hint: problem.Text{EN: "Draw a sub-process with gateways instead.", ZH: "请改用带网关的子流程。"}},
	{ // Camunda 8: EventDefinitionValidator.
		what: problem.Text{EN: "a cancel event", ZH: "取消事件"}, is: defines(model.CancelEvent), refused: []string{finding.Camunda8},
		hint: problem.Text{EN: "Throw an error, and catch it at the border.", ZH: "请改为抛出错误并在边界捕获。"}},
	{ // "Conditional events", docs.camunda.io/docs/components/modeler/bpmn/conditional-events: version 8.9.
		what: problem.Text{EN: "a conditional event", ZH: "条件事件"}, is: defines(model.ConditionalEvent), ignored: []string{finding.Camunda8},
		instead: problem.Text{EN: "it is refused before 8.9", ZH: "8.9 之前的版本会拒绝"},
		hint:    problem.Text{EN: "Deploy to 8.9 or later, or wait for a message.", ZH: "请部署到 8.9 或更高版本，或改为等待消息。"}},
	{ // Camunda 8: "Must have exactly one event definition", "can't have more than one type" (Start-, End-, BoundaryEventValidator and others).
		// Camunda 7 asks for one kind after the other (BpmnParse), Flowable takes the first (EventValidator and others).
		what: problem.Text{EN: "an event with several definitions", ZH: "含多个定义的事件"}, is: multiple,
		refused: []string{finding.Camunda8}, ignored: []string{finding.Camunda7, finding.Flowable}, instead: once,
		hint: problem.Text{EN: "Draw one event for each.", ZH: "请为每个定义单独画一个事件。"}},
	{ // Flowable: EventDefinitionSupportedLocations: links are not among the definitions that it knows.
		what: problem.Text{EN: "a link", ZH: "链接事件"}, is: at(model.IntermediateCatchEvent, model.LinkEvent), refused: []string{finding.Flowable},
		hint: problem.Text{EN: "Draw the sequence flow.", ZH: "请直接画出顺序流。"}},
	{ // Flowable: the same; a throwing event without a definition that is known does nothing, and no flow leads on from a link.
		what: problem.Text{EN: "a link", ZH: "链接事件"}, is: at(model.IntermediateThrowEvent, model.LinkEvent), ignored: []string{finding.Flowable},
		instead: problem.Text{EN: "the token ends there", ZH: "令牌会在此结束"}, hint: problem.Text{EN: "Draw the sequence flow.", ZH: "请直接画出顺序流。"}},
	{ // Flowable: IntermediateThrowEventValidator: signal, escalation and compensation alone.
		what: problem.Text{EN: "an event that throws a message", ZH: "抛出消息的中间事件"}, is: at(model.IntermediateThrowEvent, model.MessageEvent), refused: []string{finding.Flowable},
		hint: problem.Text{EN: "Send it with a service task.", ZH: "请改用服务任务发送。"}},
	{ // Flowable: EventDefinitionSupportedLocations has neither at an end event; versions before it ignored what they did not know.
		what: problem.Text{EN: "an end event that throws a message or a compensation", ZH: "抛出消息或补偿的结束事件"},
		is: func(n, h *model.Node) bool {
			return at(model.EndEvent, model.MessageEvent)(n, h) || at(model.EndEvent, model.CompensationEvent)(n, h)
		}, ignored: []string{finding.Flowable},
		instead: problem.Text{EN: "nothing is thrown, or it is refused", ZH: "不会抛出，或被拒绝"}, hint: problem.Text{EN: "Do it in a task or event before the end.", ZH: "请在结束之前用任务或中间事件完成。"}},
	{ // Flowable: StartEventValidator: message, timer and signal alone.
		what: problem.Text{EN: "a start event of a process that waits for a condition", ZH: "等待条件的流程开始事件"}, is: top(model.ConditionalEvent), refused: []string{finding.Flowable},
		hint: problem.Text{EN: "Start with a message or a signal.", ZH: "请改用消息或信号开始。"}},
	{ // Camunda 7: BpmnParse.parseProcessDefinitionStartEvent looks for timer, message, signal and condition.
		what: problem.Text{EN: "a start event of a process that waits for an error, an escalation or a compensation", ZH: "等待错误、升级或补偿的流程开始事件"},
		is: func(n, h *model.Node) bool {
			return top(model.ErrorEvent)(n, h) || top(model.EscalationEvent)(n, h) || top(model.CompensationEvent)(n, h)
		},
		refused: []string{finding.Flowable}, ignored: []string{finding.Camunda7}, instead: problem.Text{EN: "it is a plain start event", ZH: "按普通开始事件处理"},
		hint: problem.Text{EN: "Such events start event sub-processes only.", ZH: "这类事件只能用于启动事件子流程。"}},
	{ // Camunda 7: "only supported for embedded subprocess" (BpmnParse.parseCompensationEventSubprocess); Camunda 8: SubProcessValidator; Flowable: EventSubprocessValidator.
		what: problem.Text{EN: "a start event that waits for a compensation", ZH: "等待补偿的开始事件"}, is: compensationStart, refused: []string{finding.Camunda8, finding.Flowable},
		hint: problem.Text{EN: "Attach the compensation to the activity.", ZH: "请将补偿事件附加到活动上。"}},
	{ // Camunda 7: "Task markers", section Loops: "not natively supported yet by the engine"; the model
		// of Flowable has multi-instance alone (FlowElementValidator). Camunda 8: the rule loop-characteristics of bpmnlint-plugin-camunda-compat, an error.
		what: problem.Text{EN: "an activity with a loop marker", ZH: "带循环标记的活动"}, is: looped, refused: []string{finding.Camunda8}, ignored: []string{finding.Camunda7, finding.Flowable},
		instead: problem.Text{EN: "it is done once", ZH: "只执行一次"}, hint: problem.Text{EN: "Draw the loop with an exclusive gateway.", ZH: "请用排他网关画出循环。"}},
	{ // Camunda 8: EndEventValidator; Camunda 7: "waitForCompletion=false is not supported" (BpmnParse.parseThrowCompensateEventDefinition).
		what: problem.Text{EN: "a compensation that nobody waits for", ZH: "不等待完成的补偿"}, is: unawaited, refused: []string{finding.Camunda8}, ignored: []string{finding.Camunda7},
		instead: problem.Text{EN: "it is waited for", ZH: "仍会等待补偿完成"}, hint: problem.Text{EN: "Wait for it.", ZH: "请改为等待其完成。"}},
}

func kind(k model.Kind) func(n, holder *model.Node) bool {
	return func(n, _ *model.Node) bool { return n.Kind == k }
}

func defined(n *model.Node, k model.EventKind) bool {
	return n.Event != nil && slices.ContainsFunc(n.Event.Definitions, func(d *model.EventDefinition) bool { return d.Kind == k })
}

func defines(k model.EventKind) func(n, holder *model.Node) bool {
	return func(n, _ *model.Node) bool { return defined(n, k) }
}

// at is an event of a kind with a definition of another.
func at(where model.Kind, k model.EventKind) func(n, holder *model.Node) bool {
	return func(n, _ *model.Node) bool { return n.Kind == where && defined(n, k) }
}

// top is a start event of a process.
func top(k model.EventKind) func(n, holder *model.Node) bool {
	return func(n, holder *model.Node) bool { return holder == nil && n.Kind == model.StartEvent && defined(n, k) }
}

func multiple(n, _ *model.Node) bool {
	return n.Event != nil && len(n.Event.Definitions)+len(n.Event.References) > 1
}

func compensationStart(n, holder *model.Node) bool {
	return holder != nil && n.Kind == model.StartEvent && defined(n, model.CompensationEvent)
}

func looped(n, _ *model.Node) bool {
	return n.Activity != nil && n.Activity.Loop != nil && !n.Activity.Loop.MultiInstance
}

func unawaited(n, _ *model.Node) bool {
	return (n.Kind == model.EndEvent || n.Kind == model.IntermediateThrowEvent) && slices.ContainsFunc(n.Event.Definitions, func(d *model.EventDefinition) bool {
		return d.Kind == model.CompensationEvent && !d.Wait
	})
}
