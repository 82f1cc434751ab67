package contract

import (
	"cmp"
	"fmt"

	"sandtable/engine/model"
)

// asyncAPI is an AsyncAPI document. https://www.asyncapi.com/docs/reference/specification/v3.0.0
type asyncAPI struct {
	Version    string                    `json:"asyncapi"`
	ID         string                    `json:"id"`
	Info       asyncInfo                 `json:"info"`
	Channels   map[string]asyncChannel   `json:"channels"`
	Operations map[string]asyncOperation `json:"operations"`
}

type asyncInfo struct {
	Title       string `json:"title"`
	Version     string `json:"version"`
	Description string `json:"description,omitempty"`
}

type asyncChannel struct {
	Address     *string                 `json:"address"` // null: where it goes is not the process's business
	Title       string                  `json:"title,omitempty"`
	Description string                  `json:"description,omitempty"`
	Messages    map[string]asyncMessage `json:"messages"`
}

type asyncMessage struct {
	Name    string         `json:"name"`
	Title   string         `json:"title,omitempty"`
	Summary string         `json:"summary,omitempty"`
	Payload map[string]any `json:"payload,omitempty"` // absent: the drawing does not say what is in it
}

type asyncOperation struct {
	Action  string   `json:"action"` // send or receive, as the process sees it
	Channel asyncRef `json:"channel"`
	Title   string   `json:"title,omitempty"`
	Summary string   `json:"summary,omitempty"`
}

type asyncRef struct {
	Ref string `json:"$ref"`
}

// AsyncAPI is what passes in and out of the processes of a file, as an AsyncAPI document in JSON: a channel per message or signal, and an
// operation per step that sends or awaits one. Nil where nothing passes.
func AsyncAPI(d *model.Definitions, h Head) []byte {
	w := &asyncWriter{file: d, doc: asyncAPI{Version: asyncVersion, ID: "urn:sandtable:template:" + h.ID, Channels: map[string]asyncChannel{}, Operations: map[string]asyncOperation{},
		Info: asyncInfo{Title: cmp.Or(nameOf(d), h.ID), Version: h.Version}}}
	for _, m := range d.Messages {
		w.channel(&m.Base, "message", m.Item)
	}
	for _, s := range d.Signals {
		w.channel(&s.Base, "signal", s.Structure)
	}
	if len(w.doc.Channels) == 0 {
		return nil
	}
	for _, p := range d.Processes {
		p.Walk(func(n, _ *model.Node) { w.operations(n) })
	}
	for _, c := range d.Collaborations {
		for _, f := range c.MessageFlows {
			w.flow(f)
		}
	}
	return written(w.doc)
}

type asyncWriter struct {
	file *model.Definitions
	doc  asyncAPI
}

func (w *asyncWriter) channel(b *model.Base, kind string, item model.ID) {
	id := string(b.ID)
	m := asyncMessage{Name: cmp.Or(b.Name, id), Title: b.Name}
	for _, x := range w.file.Items {
		if x.ID == item && x.Structure != "" {
			m.Payload = map[string]any{"title": x.Structure}
		}
	}
	w.doc.Channels[id] = asyncChannel{Title: b.Name, Description: "BPMN " + kind, Messages: map[string]asyncMessage{id: m}}
}

// operations are those of a step: what its events and its task send or await.
func (w *asyncWriter) operations(n *model.Node) {
	if n.Activity != nil && n.Activity.Message != "" {
		w.operation(n, n.Activity.Message)
	}
	if n.Event == nil {
		return
	}
	for _, e := range n.Event.Definitions {
		w.operation(n, e.Ref)
	}
	for _, e := range w.file.EventDefs {
		for _, id := range n.Event.References {
			if e.ID == id {
				w.operation(n, e.Ref)
			}
		}
	}
}

func (w *asyncWriter) operation(n *model.Node, channel model.ID) {
	action := "receive"
	switch n.Kind {
	case model.EndEvent, model.IntermediateThrowEvent, model.SendTask:
		action = "send"
	}
	w.add(n, action, channel)
}

// flow is a message between pools: a step that has no reference of its own sends or gets it.
func (w *asyncWriter) flow(f *model.MessageFlow) {
	if n := w.file.Node(f.Source); n != nil {
		w.add(n, "send", f.Message)
	}
	if n := w.file.Node(f.Target); n != nil {
		w.add(n, "receive", f.Message)
	}
}

func (w *asyncWriter) add(n *model.Node, action string, channel model.ID) {
	if _, known := w.doc.Channels[string(channel)]; !known {
		return
	}
	name := fmt.Sprintf("%s.%s.%s", n.ID, action, channel)
	w.doc.Operations[name] = asyncOperation{Action: action, Channel: asyncRef{"#/channels/" + string(channel)}, Title: n.Name, Summary: n.Kind.String()}
}
