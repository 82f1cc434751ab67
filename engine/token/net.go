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

// Net is a process laid out for the game, with every process that it calls or exchanges
// messages with. It never changes after NewNet, so any number of games may share it.
type Net struct {
	Definitions *model.Definitions
	Process     *model.Process
	Nodes       []Node
	Flows       []Flow
	Scopes      []Scope   // the process itself is number 0
	Roots       []ScopeID // the process itself, then the others, nearest first
	Withdraws   bool      // some element can take tokens or work away from others; Game.Fail always can

	nodes     map[model.ID]NodeID
	flows     map[model.ID]FlowID
	codes     map[model.ID]int32 // what errors, escalations and signals are told apart by, from 1
	channels  []channel
	signals   map[model.ID]int32 // channel by signal
	forgives  bool               // something is compensated
	processes map[model.ID]ScopeID
}

// Node is a flow node of the net.
type Node struct {
	*model.Node
	Out     []FlowID
	Default FlowID // the flow taken when no other is, or None

	conditional bool   // an activity or event whose tokens leave by choice
	races       bool   // of the tokens that leave it together one may take the others away
	sends       bool   // has a message to send when it is done
	next        NodeID // of a task: the task that its token goes to whatever else there is; or None
	part        part
	does        does
	slot        int32 // where its scope counts tokens at rest here
	joining     int32 // of a joining gateway: slot of its first incoming flow; the others follow

	In     []FlowID
	Scope  ScopeID
	Inside ScopeID // of a sub-process, or what a call activity calls; else None
	more   *more
	reach  []reach
}

// more is what only some nodes have, kept out of the way of moving tokens.
type more struct {
	catches    []definition // what is waited for here
	throws     []definition // what is brought about here
	all        bool         // everything in catches is needed, not one of it
	interrupts bool         // of a boundary event or the start of an event sub-process
	boundaries []NodeID     // of an activity
	host       NodeID       // of a boundary event: its activity
	handler    NodeID       // of an activity: what compensates it; else None
	link       NodeID       // of a link that is thrown: where it is caught
	posts      []post       // messages that go out
	gathering  int32        // slot of the tokens that wait until there are startQuantity
	late       int32        // of a complex gateway: slot of its first incoming flow that has been heard of in this round
	one, each  *definition  // events of a multi-instance activity: after its first instance, after each
	beside     []NodeID     // the other events behind the parallel event-based gateway that begins a process
	hollow     bool         // a sub-process with nothing to do inside
	offered    []NodeID     // of an ad-hoc sub-process: what no flow leads to
}

// Flow is a sequence flow of the net.
type Flow struct {
	*model.SequenceFlow
	From, To NodeID

	slot int32 // where the scope counts tokens waiting on it, if To joins; else None
}

// Scope is a process or a sub-process: what lives and ends together.
type Scope struct {
	Process   *model.Process
	Holder    NodeID // the sub-process; None for a process
	Nodes     []NodeID
	Starts    []NodeID // start events of every kind; without any, whatever no flow leads to
	Enter     []NodeID // where a token appears when the scope is entered as a sub-process or called: the starts that wait for nothing
	Handlers  []NodeID // event sub-processes that wait while the scope goes on
	Inclusive []NodeID // its joining inclusive gateways and its complex ones

	compensation NodeID // its event sub-process that compensates it, or None
	slots        int32  // length of a marking
	phases       bool   // some slots are no tokens: complex gateways
	triggered    bool   // an event sub-process
	adHoc        bool
}

// Node finds a node's number by its id.
func (n *Net) Node(id model.ID) (NodeID, bool) { i, ok := n.nodes[id]; return i, ok }

// Flow finds a flow's number by its id.
func (n *Net) Flow(id model.ID) (FlowID, bool) { i, ok := n.flows[id]; return i, ok }

// Joins says whether tokens wait at a node for others, each on the flow that it came by.
func (n *Net) Joins(at NodeID) bool { return n.Nodes[at].joining != None }

// Root finds the scope of a process by its id.
func (n *Net) Root(process model.ID) (ScopeID, bool) { s, ok := n.processes[process]; return s, ok }

// Awaited is the event definition that a wait is for; nil for a receive task and for an
// event without definition.
func (n *Net) Awaited(w Wait) *model.EventDefinition {
	if m := n.Nodes[w.Node].more; m != nil && w.Definition < len(m.catches) {
		return m.catches[w.Definition].EventDefinition
	}
	return nil
}

// NewNet lays out a process, and with it every process of the file that it exchanges
// messages with or calls, and those that these do. It fails with a *problem.Problem that
// names the first element the game cannot play, or what the reader found that blocks a run.
func NewNet(d *model.Definitions, p *model.Process) (*Net, error) {
	for i := range d.Notices {
		if d.Notices[i].Blocks {
			return nil, &d.Notices[i].Problem
		}
	}
	n := &Net{Definitions: d, Process: p, nodes: map[model.ID]NodeID{}, flows: map[model.ID]FlowID{},
		codes: map[model.ID]int32{}, signals: map[model.ID]int32{}, processes: map[model.ID]ScopeID{}}
	for todo := []*model.Process{p}; len(todo) > 0; todo = todo[1:] {
		if _, laid := n.processes[todo[0].ID]; laid {
			continue
		}
		if refused := Unplayed(todo[0]); len(refused) > 0 {
			return nil, &refused[0]
		}
		n.processes[todo[0].ID] = ScopeID(len(n.Scopes))
		n.Roots = append(n.Roots, n.lay(&todo[0].Scope, todo[0], None))
		todo = append(todo, neighbours(d, todo[0])...)
	}
	n.connect()
	if err := n.learn(); err != nil {
		return nil, err
	}
	for i := range n.Scopes {
		n.number(&n.Scopes[i])
	}
	n.tell()
	for i := range n.Scopes {
		n.reachOf(&n.Scopes[i])
	}
	return n, nil
}

// lay numbers a scope, its nodes and flows, then the scopes inside it.
func (n *Net) lay(s *model.Scope, p *model.Process, holder NodeID) ScopeID {
	id := ScopeID(len(n.Scopes))
	n.Scopes = append(n.Scopes, Scope{Process: p, Holder: holder, compensation: None})
	if holder != None {
		n.Scopes[id].triggered = n.Nodes[holder].Activity.TriggeredByEvent
		n.Scopes[id].adHoc = n.Nodes[holder].Kind == model.AdHocSubProcess
	}
	first := len(n.Nodes)
	for _, m := range s.Nodes {
		n.nodes[m.ID] = NodeID(len(n.Nodes))
		n.Scopes[id].Nodes = append(n.Scopes[id].Nodes, NodeID(len(n.Nodes)))
		n.Nodes = append(n.Nodes, Node{Node: m, Scope: id, Inside: None, Default: None, joining: None})
	}
	for _, f := range s.Flows {
		n.flows[f.ID] = FlowID(len(n.Flows))
		n.Flows = append(n.Flows, Flow{SequenceFlow: f, slot: None})
	}
	for i, m := range s.Nodes {
		if m.Kind.IsSubProcess() {
			inside := n.lay(m.Activity.Inside, p, NodeID(first+i))
			n.Nodes[first+i].Inside = inside
		}
	}
	return id
}

// neighbours are the other processes of the file that a process calls, exchanges messages
// with or begins by a signal, in file order. Empty ones are black boxes.
func neighbours(d *model.Definitions, p *model.Process) []*model.Process {
	found := begunBy(d, p)
	add := func(q *model.Process) {
		if q != nil && q != p && len(q.Nodes) > 0 {
			found = append(found, q)
		}
	}
	own := map[model.ID]bool{}
	p.Walk(func(m, _ *model.Node) {
		own[m.ID] = true
		if m.Kind == model.CallActivity && m.Activity.Called != "" {
			add(d.Process(m.Activity.Called))
		}
	})
	for _, c := range d.Collaborations {
		for _, at := range c.Participants {
			if at.Process == p.ID && p.ID != "" {
				own[at.ID] = true
			}
		}
	}
	for _, c := range d.Collaborations {
		for _, f := range c.MessageFlows {
			switch {
			case own[f.Source]:
				add(processOf(d, f.Target))
			case own[f.Target]:
				add(processOf(d, f.Source))
			}
		}
	}
	return found
}

// begunBy are the other processes that start with a signal that a process throws.
func begunBy(d *model.Definitions, p *model.Process) []*model.Process {
	thrown := map[model.ID]bool{}
	p.Walk(func(m, _ *model.Node) {
		if m.Kind == model.EndEvent || m.Kind == model.IntermediateThrowEvent {
			for _, e := range m.Event.Definitions {
				thrown[e.Ref] = thrown[e.Ref] || e.Kind == model.SignalEvent
			}
		}
	})
	var found []*model.Process
	for _, q := range d.Processes {
		for _, m := range q.Nodes {
			if q == p || m.Kind != model.StartEvent {
				continue
			}
			for _, e := range m.Event.Definitions {
				if e.Kind == model.SignalEvent && thrown[e.Ref] {
					found = append(found, q)
				}
			}
		}
	}
	return found
}

// processOf is the process that holds a node, or whose pool has that id; nil for a black box.
func processOf(d *model.Definitions, id model.ID) *model.Process {
	for _, c := range d.Collaborations {
		for _, at := range c.Participants {
			if at.ID == id {
				return d.Process(at.Process)
			}
		}
	}
	for _, p := range d.Processes {
		holds := false
		p.Walk(func(m, _ *model.Node) { holds = holds || m.ID == id })
		if holds {
			return p
		}
	}
	return nil
}

// connect hangs the flows on their nodes.
func (n *Net) connect() {
	for i := range n.Flows {
		f := &n.Flows[i]
		f.From, f.To = n.nodes[f.Source], n.nodes[f.Target]
		n.Nodes[f.From].Out = append(n.Nodes[f.From].Out, FlowID(i))
		n.Nodes[f.To].In = append(n.Nodes[f.To].In, FlowID(i))
	}
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
		node.races = n.race(node)
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
		if node.joining != None && node.Kind == model.ComplexGateway {
			node.more.late = s.slots
			s.slots += int32(len(node.In))
			s.phases = true
			s.Inclusive = append(s.Inclusive, id)
		}
		if node.Activity != nil && node.Activity.StartQuantity > 1 {
			node.more.gathering = s.slots
			s.slots++
		}
	}
}

// part is what a node does with a token that enters it.
type part uint8

const (
	passes   part = iota // start events, none throw events, and whatever has happened
	works                // a task of which nothing but its node needs to be known
	contains             // an embedded sub-process, likewise
	hosts                // any other activity
	forks
	includes
	excludes
	complexes
	awaits // event-based gateways
	catches
	throws
	links
	ends
	terminates
	ignores // no token comes here: event sub-processes
)

func (n *Net) partOf(node *Node) part {
	switch {
	case node.Kind.IsActivity():
		return n.activityPart(node)
	case node.Kind == model.ParallelGateway:
		return forks
	case node.Kind == model.InclusiveGateway:
		return includes
	case node.Kind == model.ExclusiveGateway:
		return excludes
	case node.Kind == model.ComplexGateway:
		return complexes
	case node.Kind == model.EventBasedGateway:
		return awaits
	case node.Kind == model.IntermediateCatchEvent && !isLink(node.Node):
		return catches
	case isLink(node.Node) && node.Kind != model.IntermediateCatchEvent:
		return links
	case node.Kind == model.EndEvent && len(node.more.throws) == 1 && node.more.throws[0].kind == model.TerminateEvent && !node.sends:
		return terminates
	case node.Kind == model.EndEvent && len(node.more.throws) == 0 && !node.sends:
		return ends
	case node.Kind == model.EndEvent, node.Kind == model.IntermediateThrowEvent && (len(node.more.throws) > 0 || node.sends):
		return throws
	}
	return passes
}

// joins says whether tokens wait for each other at the node.
func (n *Node) joins() bool {
	return len(n.In) > 1 && (n.Kind == model.ParallelGateway || n.Kind == model.InclusiveGateway || n.Kind == model.ComplexGateway)
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
