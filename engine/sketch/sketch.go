// Package sketch builds small models from a few lines of text, for tests and examples.
//
//	startEvent s
//	task A
//	exclusiveGateway g default=f3
//	subProcess P {
//	  task B
//	}
//	endEvent e terminate
//	boundaryEvent b timer cycle on=A noninterrupting
//	s -> A        f1
//	A -> g        f2
//	g -> e        f3
//	g -> A        f4 if
//	process Q {
//	  startEvent qs message=m
//	}
//	e => qs       mf1 m
//	message m
//	error boom E1
//	c .. undo
//
// A line is a node (BPMN's element name and an id), another process, the end of a
// sub-process or process, a flow with its id, a message flow with its id and message, an
// association, or a message, signal, error or escalation (with its code). “if” gives a flow
// a condition, the words behind it; see details.go for what can be said of a node.
package sketch

import (
	"fmt"
	"strings"

	"sandtable/engine/model"
)

// Process is a file with one process, P, as sketched, and those sketched within it. It
// panics on a line that it does not understand: sketches are written by programmers.
func Process(text string) *model.Definitions {
	p := &model.Process{Base: model.Base{ID: "P", Name: "P"}}
	d := &model.Definitions{Processes: []*model.Process{p}}
	scopes := []*model.Scope{&p.Scope}
	for number, line := range strings.Split(text, "\n") {
		words := strings.Fields(line)
		inner := scopes[len(scopes)-1]
		at := model.Pos{Line: number + 1, Column: 1}
		switch {
		case len(words) == 0:
		case words[0] == "}":
			scopes = scopes[:len(scopes)-1]
		case words[0] == "process" && len(words) == 3:
			q := &model.Process{Base: model.Base{ID: model.ID(words[1]), Name: words[1], At: at}}
			d.Processes = append(d.Processes, q)
			scopes = append(scopes, &q.Scope)
		case root(d, words):
		case len(words) >= 4 && words[1] == "->":
			connect(inner, words, at)
		case len(words) >= 4 && words[1] == "=>":
			exchange(d, words, at)
		case len(words) == 3 && words[1] == "..":
			inner.Artifacts = append(inner.Artifacts, &model.Artifact{Element: "association", Source: model.ID(words[0]), Target: model.ID(words[2])})
		case model.KindOf(words[0]) != model.UnknownKind && len(words) >= 2:
			n := node(words, at)
			inner.Nodes = append(inner.Nodes, n)
			if words[len(words)-1] == "{" {
				scopes = append(scopes, n.Activity.Inside)
			}
		default:
			panic(fmt.Sprintf("sketch: line %d: %q", number+1, line))
		}
	}
	return d
}

// root reads what is declared at the root of a file; false where the line is something else.
func root(d *model.Definitions, words []string) bool {
	if len(words) < 2 {
		return false
	}
	base, code := model.Base{ID: model.ID(words[1]), Name: words[1]}, strings.Join(words[2:], " ")
	switch words[0] {
	case "message":
		d.Messages = append(d.Messages, &model.Message{Base: base})
	case "signal":
		d.Signals = append(d.Signals, &model.Signal{Base: base})
	case "error":
		d.Errors = append(d.Errors, &model.Error{Base: base, Code: code})
	case "escalation":
		d.Escalations = append(d.Escalations, &model.Escalation{Base: base, Code: code})
	default:
		return false
	}
	return true
}

func node(words []string, at model.Pos) *model.Node {
	n := &model.Node{Base: model.Base{ID: model.ID(words[1]), Name: words[1], At: at}, Kind: model.KindOf(words[0])}
	switch {
	case n.Kind.IsEvent():
		n.Event = &model.Event{Interrupting: true}
	case n.Kind.IsActivity():
		n.Activity = &model.Activity{StartQuantity: 1, CompletionQuantity: 1, CancelRemaining: true}
		if n.Kind.IsSubProcess() {
			n.Activity.Inside = &model.Scope{}
		}
	default:
		n.Gateway = &model.Gateway{}
	}
	for _, word := range words[2:] {
		detail(n, word)
	}
	return n
}

func connect(s *model.Scope, words []string, at model.Pos) {
	f := &model.SequenceFlow{Base: model.Base{ID: model.ID(words[3]), At: at}, Source: model.ID(words[0]), Target: model.ID(words[2])}
	if len(words) > 4 && words[4] == "if" {
		f.Condition = &model.Expression{Text: "true"}
		if len(words) > 5 {
			f.Condition.Text = strings.Join(words[5:], " ")
		}
	}
	s.Flows = append(s.Flows, f)
	for _, n := range s.Nodes {
		if n.ID == f.Source {
			n.Outgoing = append(n.Outgoing, f.ID)
		}
		if n.ID == f.Target {
			n.Incoming = append(n.Incoming, f.ID)
		}
	}
}

// exchange draws a message flow; each process is a pool of its own, by its own id.
func exchange(d *model.Definitions, words []string, at model.Pos) {
	if len(d.Collaborations) == 0 {
		d.Collaborations = []*model.Collaboration{{}}
	}
	c := d.Collaborations[0]
	f := &model.MessageFlow{Base: model.Base{ID: model.ID(words[3]), At: at}, Source: model.ID(words[0]), Target: model.ID(words[2])}
	if len(words) > 4 {
		f.Message = model.ID(words[4])
	}
	c.MessageFlows = append(c.MessageFlows, f)
	c.Participants = nil
	for _, p := range d.Processes {
		c.Participants = append(c.Participants, &model.Participant{Base: model.Base{ID: "pool-" + p.ID}, Process: p.ID})
	}
}
