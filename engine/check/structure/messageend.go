package structure

import (
	"sandtable/engine/edit"
	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/problem"
)

var messageEndRule = finding.Rule{ID: "structure.message-end", Severity: finding.Warning, Look: few(messageEnd),
	Title: problem.Text{EN: "A message flow at something that cannot send or receive", ZH: "消息流连接了不能收发消息的元素"}}

// messageEnd finds message flows that leave what cannot send, or arrive at what cannot receive.
func messageEnd(s *finding.Subject) finding.Findings {
	x, t := drawing(s), trafficOf(s)
	var found finding.Findings
	for _, f := range t.flows {
		if n := x.nodes[f.Source]; n != nil && !canSend(n) {
			found = append(found, finding.On(&f.Base,
				problem.Say("A message leaves “%s”, which cannot send one.", "消息流从“%s”发出，但该元素不能发送消息。", n.Label()),
				problem.Say("Let an activity or a throwing message event send it.", "请从活动或消息抛出事件发出。"), madeToTalk(x, f, n)...))
		}
		if n := x.nodes[f.Target]; n != nil && !canReceive(n) {
			found = append(found, finding.On(&f.Base,
				problem.Say("A message arrives at “%s”, which cannot receive one.", "消息流到达“%s”，但该元素不能接收消息。", n.Label()),
				problem.Say("Let an activity or a catching message event receive it.", "请由活动或消息捕获事件接收。"), madeToTalk(x, f, n)...))
		}
	}
	return found
}

func canSend(n *model.Node) bool {
	switch {
	case n.Kind == model.EndEvent, n.Kind == model.IntermediateThrowEvent:
		return talks(n)
	}
	return n.Activity != nil && n.Kind != model.ReceiveTask
}

func canReceive(n *model.Node) bool {
	switch {
	case n.Kind == model.StartEvent, n.Kind == model.IntermediateCatchEvent, n.Kind == model.BoundaryEvent:
		return talks(n)
	}
	return n.Activity != nil && n.Kind != model.SendTask
}

// talks says whether one of the things that an event stands for is, or may be, a message.
func talks(n *model.Node) bool {
	for _, d := range n.Event.Definitions {
		if d.Kind == model.MessageEvent {
			return true
		}
	}
	return len(n.Event.References) > 0
}

// madeToTalk makes a message event of a plain one, and a sending task of a receiving one.
func madeToTalk(x *drawn, f *model.MessageFlow, n *model.Node) []finding.Fix {
	leaves := n.ID == f.Source
	e := edit.Edit{Do: edit.Replace, Element: n.ID, Kind: n.Kind.String(), Event: "message", Value: string(f.Message)}
	title := problem.Say("Make “%s” a message event", "将“%s”改为消息事件", n.Label())
	switch {
	case leaves && n.Kind == model.ReceiveTask:
		e.Kind, e.Event, e.Value, title = model.SendTask.String(), "", "", problem.Say("Make “%s” a send task", "将“%s”改为发送任务", n.Label())
	case !leaves && n.Kind == model.SendTask:
		e.Kind, e.Event, e.Value, title = model.ReceiveTask.String(), "", "", problem.Say("Make “%s” a receive task", "将“%s”改为接收任务", n.Label())
	case !isBlank(n):
		return nil
	case leaves && (n.Kind == model.EndEvent || n.Kind == model.IntermediateThrowEvent), !leaves && n.Kind == model.StartEvent:
	default:
		return nil
	}
	fix := x.fix(title)
	fix.do(e)
	return []finding.Fix{fix.done()}
}
