// Package token is the token game of BPMN, time left out: which element a token may
// enter, what it waits for there, and where it goes next. The simulator, the
// checker and the walk-through all play this one game. DESIGN.md beside this file
// says what each element does and why.
package token

import (
	"sandtable/engine/model"
)

// NodeID, FlowID and ScopeID number the parts of a net from 0.
type (
	NodeID  int32
	FlowID  int32
	ScopeID int32
)

// None is the number of a node, flow or scope that is not there.
const None = -1

// Net is one process laid out for the game. It never changes after NewNet, so any
// number of games may share it.
type Net struct {
	Definitions *model.Definitions
	Process     *model.Process
	Nodes       []Node
	Flows       []Flow
	Scopes      []Scope // the process itself is number 0
	Withdraws   bool    // some element can take tokens away from others

	nodes map[model.ID]NodeID
	flows map[model.ID]FlowID
}

// Node is a flow node of the net.
type Node struct {
	*model.Node
	Scope   ScopeID
	Inside  ScopeID // of a sub-process, else None
	In, Out []FlowID
	Default FlowID // the flow taken when no other is, or None

	conditional bool // an activity or event whose tokens leave by choice
	part        part
	slot        int32 // where its scope counts tokens at rest here
	joining     int32 // of a joining gateway: slot of its first incoming flow; the others follow
	reach       []reach
}

// Flow is a sequence flow of the net.
type Flow struct {
	*model.SequenceFlow
	From, To NodeID

	slot int32 // where the scope counts tokens waiting on it, if To joins; else None
}

// Scope is the process or a sub-process: what lives and ends together.
type Scope struct {
	Holder    NodeID // the sub-process; None for the process
	Nodes     []NodeID
	Starts    []NodeID // where a token appears when the scope is entered
	Inclusive []NodeID // its joining inclusive gateways

	slots int32 // length of a marking
}

// Node finds a node's number by its id.
func (n *Net) Node(id model.ID) (NodeID, bool) { i, ok := n.nodes[id]; return i, ok }

// Flow finds a flow's number by its id.
func (n *Net) Flow(id model.ID) (FlowID, bool) { i, ok := n.flows[id]; return i, ok }

// NewNet lays out a process. It fails with a *problem.Problem that names the first
// element the game cannot play, or what the reader found that blocks a run.
func NewNet(d *model.Definitions, p *model.Process) (*Net, error) {
	for i := range d.Notices {
		if d.Notices[i].Blocks {
			return nil, &d.Notices[i].Problem
		}
	}
	if refused := Unplayed(p); len(refused) > 0 {
		return nil, &refused[0]
	}
	n := &Net{Definitions: d, Process: p, nodes: map[model.ID]NodeID{}, flows: map[model.ID]FlowID{}}
	n.lay(&p.Scope, None)
	for i := range n.Flows {
		f := &n.Flows[i]
		f.From, f.To = n.nodes[f.Source], n.nodes[f.Target]
		n.Nodes[f.From].Out = append(n.Nodes[f.From].Out, FlowID(i))
		n.Nodes[f.To].In = append(n.Nodes[f.To].In, FlowID(i))
	}
	for i := range n.Scopes {
		n.number(&n.Scopes[i])
	}
	for i := range n.Nodes {
		n.Withdraws = n.Withdraws || n.Nodes[i].part == terminates
	}
	for i := range n.Scopes {
		n.reachOf(&n.Scopes[i])
	}
	return n, nil
}

// lay numbers a scope, its nodes and flows, then the scopes inside it.
func (n *Net) lay(s *model.Scope, holder NodeID) ScopeID {
	id := ScopeID(len(n.Scopes))
	n.Scopes = append(n.Scopes, Scope{Holder: holder})
	first := len(n.Nodes)
	for _, m := range s.Nodes {
		n.nodes[m.ID] = NodeID(len(n.Nodes))
		n.Scopes[id].Nodes = append(n.Scopes[id].Nodes, NodeID(len(n.Nodes)))
		n.Nodes = append(n.Nodes, Node{Node: m, Scope: id, part: partOf(m), Inside: None, Default: None, joining: None})
	}
	for _, f := range s.Flows {
		n.flows[f.ID] = FlowID(len(n.Flows))
		n.Flows = append(n.Flows, Flow{SequenceFlow: f, slot: None})
	}
	for i, m := range s.Nodes {
		if m.Kind.IsSubProcess() {
			n.Nodes[first+i].Inside = n.lay(m.Activity.Inside, NodeID(first+i))
		}
	}
	return id
}

// number gives every node of the scope, and every flow into a join, its slot in the
// scope's marking, and finds where the scope starts.
func (n *Net) number(s *Scope) {
	for _, id := range s.Nodes {
		node := &n.Nodes[id]
		node.slot = s.slots
		s.slots++
		node.Default = n.defaultOf(node)
		node.conditional = n.chooses(node)
		if node.joins() {
			node.joining = s.slots
			for _, f := range node.In {
				n.Flows[f].slot = s.slots
				s.slots++
			}
			if node.Kind == model.InclusiveGateway {
				s.Inclusive = append(s.Inclusive, id)
			}
		}
	}
	s.Starts = n.startsOf(s)
}

// part is what a node does in the game.
type part uint8

const (
	passes part = iota // start events and none throw events
	works
	contains
	forks
	includes
	excludes
	ends
	terminates
)

func partOf(n *model.Node) part {
	switch {
	case n.Kind.IsTask():
		return works
	case n.Kind.IsSubProcess():
		return contains
	case n.Kind == model.ParallelGateway:
		return forks
	case n.Kind == model.InclusiveGateway:
		return includes
	case n.Kind == model.ExclusiveGateway:
		return excludes
	case n.Kind == model.EndEvent && len(n.Event.Definitions) == 1 && n.Event.Definitions[0].Kind == model.TerminateEvent:
		return terminates
	case n.Kind == model.EndEvent:
		return ends
	}
	return passes
}

// joins says whether tokens wait for each other at the node.
func (n *Node) joins() bool {
	return len(n.In) > 1 && (n.Kind == model.ParallelGateway || n.Kind == model.InclusiveGateway)
}

// chooses says whether tokens leave an activity or event by choice: one of its flows
// has a condition.
func (n *Net) chooses(node *Node) bool {
	if node.Kind.IsGateway() {
		return false
	}
	for _, f := range node.Out {
		if n.Flows[f].Condition != nil && f != node.Default {
			return true
		}
	}
	return false
}

func (n *Net) defaultOf(node *Node) FlowID {
	var id model.ID
	switch {
	case node.Gateway != nil:
		id = node.Gateway.Default
	case node.Activity != nil:
		id = node.Activity.Default
	}
	if f, ok := n.flows[id]; ok && n.Flows[f].From == n.nodes[node.ID] {
		return f
	}
	return None
}

// startsOf is the scope's start events; where it has none, whatever no flow leads to.
func (n *Net) startsOf(s *Scope) []NodeID {
	var events, implicit []NodeID
	for _, id := range s.Nodes {
		node := &n.Nodes[id]
		switch {
		case node.Kind == model.StartEvent:
			events = append(events, id)
		case len(node.In) == 0:
			implicit = append(implicit, id)
		}
	}
	if len(events) > 0 {
		return events
	}
	return implicit
}
