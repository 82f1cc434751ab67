// Package sketch builds small models from a few lines of text, for tests and examples.
//
//	startEvent s
//	task A
//	exclusiveGateway g default=f3
//	subProcess P {
//	  task B
//	}
//	endEvent e terminate
//	s -> A        f1
//	A -> g        f2
//	g -> e        f3
//	g -> A        f4 if
//
// A line is a node (BPMN's element name and an id), the end of a sub-process, or a
// flow with its id; “if” gives the flow a condition.
package sketch

import (
	"fmt"
	"strings"

	"sandtable/engine/model"
)

// Process is a file with one process, P, as sketched. It panics on a line that it
// does not understand: sketches are written by programmers.
func Process(text string) *model.Definitions {
	p := &model.Process{Base: model.Base{ID: "P", Name: "P"}}
	scopes := []*model.Scope{&p.Scope}
	for number, line := range strings.Split(text, "\n") {
		words := strings.Fields(line)
		inner := scopes[len(scopes)-1]
		at := model.Pos{Line: number + 1, Column: 1}
		switch {
		case len(words) == 0:
		case words[0] == "}":
			scopes = scopes[:len(scopes)-1]
		case len(words) >= 4 && words[1] == "->":
			connect(inner, words, at)
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
	return &model.Definitions{Processes: []*model.Process{p}}
}

func node(words []string, at model.Pos) *model.Node {
	n := &model.Node{Base: model.Base{ID: model.ID(words[1]), Name: words[1], At: at}, Kind: model.KindOf(words[0])}
	switch {
	case n.Kind.IsEvent():
		n.Event = &model.Event{}
	case n.Kind.IsActivity():
		n.Activity = &model.Activity{StartQuantity: 1, CompletionQuantity: 1}
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

func detail(n *model.Node, word string) {
	name, value, _ := strings.Cut(word, "=")
	switch {
	case word == "{":
	case name == "default" && n.Gateway != nil:
		n.Gateway.Default = model.ID(value)
	case name == "default":
		n.Activity.Default = model.ID(value)
	case model.EventKindOf(word+"EventDefinition") != model.UnknownEvent:
		n.Event.Definitions = append(n.Event.Definitions, &model.EventDefinition{Kind: model.EventKindOf(word + "EventDefinition")})
	default:
		panic("sketch: " + word)
	}
}

func connect(s *model.Scope, words []string, at model.Pos) {
	f := &model.SequenceFlow{Base: model.Base{ID: model.ID(words[3]), At: at}, Source: model.ID(words[0]), Target: model.ID(words[2])}
	if len(words) > 4 && words[4] == "if" {
		f.Condition = &model.Expression{Text: "true"}
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
