package handbook

import (
	"strings"

	"sandtable/engine/model"
	"sandtable/engine/problem"
)

// events is what the process waits for and brings about, apart from plain begins and ends.
func (b *book) events() {
	t := &Table{Columns: []Column{{Head: b.say("Event", "事件"), Width: 26}, {Head: b.say("Kind", "类型"), Width: 24}, {Head: b.say("Where", "位置"), Width: 22}, {Head: b.say("What it is about", "内容"), Width: 28}}}
	for _, p := range b.source.Drawing.Processes {
		p.Walk(func(n, holder *model.Node) {
			if n.Event == nil || len(n.Event.Definitions) == 0 {
				return
			}
			kind := nounOf(kindOf(n))
			if n.Kind == model.BoundaryEvent && !n.Event.Interrupting {
				kind = problem.Text{EN: kind.EN + "; the work goes on", ZH: kind.ZH + "，不中断"}
			}
			t.Rows = append(t.Rows, Row{Cells: []Cell{strong(b.node(n.ID)), cell(b.text(kind)), cell(b.whereabouts(p, n, holder)), {Blocks: b.about(n)}}})
		})
	}
	flows := b.messages()
	if len(t.Rows)+len(flows.Rows) == 0 {
		return
	}
	b.chapter(false, b.say("Events and messages", "事件与消息"))
	if len(t.Rows) > 0 {
		b.add(t)
	}
	if len(flows.Rows) > 0 {
		b.heading(2, b.say("Messages between the parties", "各方往来消息"))
		b.add(flows)
	}
}

// whereabouts is the step at whose border an event stands, or the lane, sub-process or pool that it stands in.
func (b *book) whereabouts(p *model.Process, n, holder *model.Node) Text {
	switch {
	case n.Event.AttachedTo != "":
		return b.step(n.Event.AttachedTo)
	case b.laneOf(n.ID) != "":
		return b.called(b.laneOf(n.ID))
	case holder != nil:
		return b.step(holder.ID)
	}
	if pool := b.source.Drawing.Participant(p.ID); pool != nil {
		return b.called(pool.ID)
	}
	return Text{}
}

// about is what an event waits for or brings about.
func (b *book) about(n *model.Node) []Block {
	var all []Block
	for _, d := range n.Event.Definitions {
		switch {
		case d.Ref != "":
			all = append(all, paragraphs(b.called(d.Ref))...)
		case d.Link != "":
			all = append(all, paragraphs(plain(d.Link))...)
		}
		for _, x := range []*model.Expression{d.Date, d.Duration, d.Cycle} {
			if x != nil && strings.TrimSpace(x.Text) != "" {
				all = append(all, paragraphs(b.text(timer(x.Text)))...)
			}
		}
		if d.Condition != nil && strings.TrimSpace(d.Condition.Text) != "" {
			all = append(all, &Paragraph{Spans: []Span{{Text: strings.TrimSpace(d.Condition.Text), Code: true}}})
		}
	}
	return all
}

// messages are the arrows between pools.
func (b *book) messages() *Table {
	t := &Table{Columns: []Column{{Head: b.say("Message", "消息"), Width: 34}, {Head: b.say("From", "发送方"), Width: 33}, {Head: b.say("To", "接收方"), Width: 33}}}
	for _, c := range b.source.Drawing.Collaborations {
		for _, m := range c.MessageFlows {
			name := Text{}
			if m.Name != "" {
				name = b.name(&m.Base)
			} else if m.Message != "" {
				name = b.called(m.Message)
			}
			t.Rows = append(t.Rows, Row{Cells: []Cell{strong(name), cell(b.step(m.Source)), cell(b.step(m.Target))}})
		}
	}
	return t
}
