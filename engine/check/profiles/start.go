package profiles

import (
	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/problem"
)

var startRule = finding.Rule{ID: "engines.start", Severity: finding.Error, Look: named(start),
	Title: problem.Text{EN: "A beginning that an engine refuses", ZH: "引擎不接受的起点"}}

// start finds processes and sub-processes that begin nowhere, in several places at once, or with an event where only a plain
// start is possible. Camunda 7: BpmnParse.parseStartEvents, selectInitial, parseScopeStartEvent; Camunda 8: ProcessValidator, SubProcessValidator;
// Flowable: StartEventValidator, SubprocessValidator. Event-based gateways and receive tasks begin no process in any of them.
func start(s *subject) finding.Findings {
	var found finding.Findings
	for _, p := range s.executable {
		found = append(found, s.startOf(&p.Base, beginnings(&p.Scope), false)...)
	}
	s.each(func(n, _ *model.Node) {
		a := n.Activity
		if a == nil || a.Inside == nil || len(a.Inside.Nodes) == 0 || a.TriggeredByEvent || n.Kind == model.AdHocSubProcess {
			return
		}
		found = append(found, s.startOf(&n.Base, beginnings(a.Inside), true)...)
	})
	s.each(func(n, _ *model.Node) {
		if n.Kind != model.EventBasedGateway {
			return
		}
		for _, id := range n.Outgoing {
			if f := s.flows[id]; f != nil && s.nodes[f.Target] != nil && s.nodes[f.Target].Kind == model.ReceiveTask {
				target, who := s.nodes[f.Target], whom(s.engines)
				found = append(found, finding.On(&target.Base, problem.Say("“%[1]s” is a receive task behind an event-based gateway, which is refused by %[2]s.", "“%[1]s”是事件网关之后的接收任务，%[3]s 不支持。", target.Label(), who.EN, who.ZH),
					problem.Say("Catch the message with an intermediate event.", "请改用中间捕获事件接收消息。")))
			}
		}
	})
	return found
}

// begun counts the start events of a scope.
type begun struct {
	all, none, timers int
	event             *model.Node // the first that waits for something
}

func beginnings(scope *model.Scope) begun {
	var b begun
	for _, n := range scope.Nodes {
		if n.Kind != model.StartEvent {
			continue
		}
		b.all++
		switch {
		case len(n.Event.Definitions)+len(n.Event.References) == 0 && child(&n.Base, finding.Flowable, "eventType") == nil:
			b.none++
			continue
		case defined(n, model.TimerEvent):
			b.timers++
		}
		if b.event == nil {
			b.event = n
		}
	}
	return b
}

func (s *subject) startOf(b *model.Base, x begun, inside bool) finding.Findings {
	tell := func(about *model.Base, engines []string, message func(who problem.Text) problem.Text, hint problem.Text) finding.Findings {
		if len(engines) == 0 {
			return nil
		}
		return finding.Findings{finding.On(about, message(whom(engines)), hint)}
	}
	switch {
	case x.all == 0:
		return tell(b, s.among(finding.Camunda7, finding.Camunda8), func(who problem.Text) problem.Text {
			return problem.Say("“%[1]s” has no start event: refused by %[2]s.", "“%[1]s”没有开始事件：%[3]s 不接受。", b.Label(), who.EN, who.ZH)
		}, problem.Say("Add a start event.", "请添加开始事件。"))
	case inside && x.event != nil:
		return tell(&x.event.Base, s.engines, func(who problem.Text) problem.Text {
			return problem.Say("“%[1]s” waits for something, but within a sub-process only a plain start is accepted by %[2]s.", "“%[1]s”等待某个事件，但 %[3]s 只接受子流程内的普通开始事件。", x.event.Label(), who.EN, who.ZH)
		}, problem.Say("Make it a plain start event, or the sub-process one that an event triggers.", "请改为普通开始事件，或将子流程改为事件子流程。"))
	case inside && x.all > 1:
		return tell(b, s.engines, several(b), problem.Say("Begin in one place, and split with a gateway.", "请只保留一个开始事件，再用网关分支。"))
	case !inside && x.none > 1:
		return tell(b, s.engines, several(b), problem.Say("Begin in one place, and split with a gateway.", "请只保留一个开始事件，再用网关分支。"))
	case !inside && x.none+x.timers > 1:
		return tell(b, s.among(finding.Camunda7), several(b), problem.Say("Keep one start event that is plain or a timer.", "普通开始事件和定时开始事件合计只能保留一个。"))
	}
	return nil
}

func several(b *model.Base) func(who problem.Text) problem.Text {
	return func(who problem.Text) problem.Text {
		return problem.Say("“%[1]s” has several start events of the same kind: refused by %[2]s.", "“%[1]s”有多个同类开始事件：%[3]s 不接受。", b.Label(), who.EN, who.ZH)
	}
}
