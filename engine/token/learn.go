package token

import (
	"sandtable/engine/model"
	"sandtable/engine/problem"
)

// definition is one thing that an event waits for or brings about.
type definition struct {
	*model.EventDefinition // nil where the drawing has none: receive and send tasks, events without definition
	kind                   model.EventKind
	code                   int32  // of an error or escalation, told apart by their codes; 0: none
	channel                int32  // where a message or signal that is waited for comes in, or that a signal goes out to; None
	target                 NodeID // of a compensation: the activity to compensate, or None
}

// learn finds out what every node does, once all of them have their numbers and flows.
func (n *Net) learn() error {
	for i := range n.Nodes {
		n.Nodes[i].more = n.moreOf(&n.Nodes[i])
	}
	for i := range n.Nodes {
		n.attach(NodeID(i))
	}
	n.routes()
	n.feed()
	n.compensations()
	for i := range n.Scopes {
		n.entrances(&n.Scopes[i])
	}
	for i := range n.Nodes {
		node := &n.Nodes[i]
		node.does = n.doesOf(node)
		if err := n.calledRightly(node); err != nil {
			return err
		}
	}
	for i := range n.Nodes {
		n.Nodes[i].part = n.partOf(&n.Nodes[i])
	}
	for i := range n.Nodes {
		n.Nodes[i].next = n.nextOf(&n.Nodes[i])
	}
	return nil
}

func (n *Net) moreOf(node *Node) *more {
	m := &more{handler: None, host: None, link: None, gathering: None, late: None}
	switch {
	case node.Event != nil:
		defs := n.definitions(node)
		if node.Kind == model.EndEvent || node.Kind == model.IntermediateThrowEvent {
			m.throws = defs
			break
		}
		m.catches, m.all, m.interrupts = defs, node.Event.ParallelMultiple && len(defs) > 1, node.Event.Interrupting
	case node.Kind == model.ReceiveTask:
		m.catches = []definition{{kind: model.MessageEvent, channel: None, target: None}}
	case node.Activity != nil && node.Activity.Loop != nil && node.Activity.Loop.MultiInstance:
		l := node.Activity.Loop
		switch l.Behavior {
		case "One":
			m.one = n.referred(l.OneEvent)
		case "None":
			m.each = n.referred(l.NoneEvent)
		}
	}
	return m
}

// definitions are those of an event, its own before those it refers to.
func (n *Net) definitions(node *Node) []definition {
	var found []definition
	for _, d := range node.Event.Definitions {
		found = append(found, n.define(d))
	}
	for _, id := range node.Event.References {
		if d := n.referred(id); d != nil {
			found = append(found, *d)
		}
	}
	if len(found) == 0 && (node.Kind == model.BoundaryEvent || node.Kind == model.IntermediateCatchEvent) {
		found = append(found, definition{kind: model.UnknownEvent, channel: None, target: None})
	}
	return found
}

// referred is an event definition declared at the root of the file, or nil.
func (n *Net) referred(id model.ID) *definition {
	for _, d := range n.Definitions.EventDefs {
		if d.ID == id && id != "" {
			found := n.define(d)
			return &found
		}
	}
	return nil
}

func (n *Net) define(d *model.EventDefinition) definition {
	found := definition{EventDefinition: d, kind: d.Kind, channel: None, target: None}
	switch d.Kind {
	case model.ErrorEvent, model.EscalationEvent:
		found.code = n.code(d.Kind, d.Ref)
	case model.SignalEvent:
		found.channel = n.signal(d.Ref)
	case model.CompensationEvent:
		if at, ok := n.nodes[d.Ref]; ok {
			found.target = at
		}
	}
	return found
}

// code numbers an error or escalation by its code, or by its id where it has none.
func (n *Net) code(kind model.EventKind, ref model.ID) int32 {
	if ref == "" {
		return 0
	}
	key := "i " + ref
	if kind == model.ErrorEvent {
		for _, e := range n.Definitions.Errors {
			if e.ID == ref && e.Code != "" {
				key = "e " + model.ID(e.Code)
			}
		}
	} else {
		for _, e := range n.Definitions.Escalations {
			if e.ID == ref && e.Code != "" {
				key = "s " + model.ID(e.Code)
			}
		}
	}
	if n.codes[key] == 0 {
		n.codes[key] = int32(len(n.codes)) + 1
	}
	n.codes[ref] = n.codes[key]
	return n.codes[key]
}

// signal is the channel of a signal. Events that name none share one.
func (n *Net) signal(ref model.ID) int32 {
	c, ok := n.signals[ref]
	if !ok {
		c = int32(len(n.channels))
		n.signals[ref] = c
		n.channels = append(n.channels, channel{node: None})
	}
	return c
}

// attach tells an activity of its boundary events, links of each other, calls of what they call.
func (n *Net) attach(id NodeID) {
	node := &n.Nodes[id]
	switch {
	case node.Kind == model.BoundaryEvent:
		host, ok := n.nodes[node.Event.AttachedTo]
		if !ok || n.Nodes[host].Scope != node.Scope { // the reader says so, and blocks
			return
		}
		node.more.host = host
		if !isCompensation(node.Node) {
			n.Nodes[host].more.boundaries = append(n.Nodes[host].more.boundaries, id)
			return
		}
		if h := n.handlerOf(node); h != None {
			n.Nodes[host].more.handler = h
		}
	case isLink(node.Node) && node.Kind != model.IntermediateCatchEvent:
		node.more.link = n.linkTarget(node)
	case node.Kind == model.CallActivity:
		if s, ok := n.processes[node.Activity.Called]; ok && node.Activity.Called != "" {
			node.Inside = s
		}
	}
}

// handlerOf is what a compensation boundary event leads to: along an association in either
// direction, as tools draw both, or along a sequence flow.
func (n *Net) handlerOf(boundary *Node) NodeID {
	for _, s := range allScopes(n.Definitions) {
		for _, a := range s.Artifacts {
			for _, ends := range [2][2]model.ID{{a.Source, a.Target}, {a.Target, a.Source}} {
				at, ok := n.nodes[ends[1]]
				if a.Element == "association" && ends[0] == boundary.ID && ok && n.Nodes[at].Kind.IsActivity() && n.Nodes[at].Scope == boundary.Scope {
					return at
				}
			}
		}
	}
	for _, f := range boundary.Out {
		if at := n.Flows[f].To; n.Nodes[at].Kind.IsActivity() {
			return at
		}
	}
	return None
}

// allScopes are the scopes of a file, and one for the artifacts of each collaboration.
func allScopes(d *model.Definitions) []*model.Scope {
	var found []*model.Scope
	for _, p := range d.Processes {
		found = append(found, &p.Scope)
		p.Walk(func(m, _ *model.Node) {
			if m.Activity != nil && m.Activity.Inside != nil {
				found = append(found, m.Activity.Inside)
			}
		})
	}
	for _, c := range d.Collaborations {
		found = append(found, &model.Scope{Artifacts: c.Artifacts})
	}
	return found
}

// entrances finds where a scope starts, what waits beside it, and what compensates it.
func (n *Net) entrances(s *Scope) {
	var events, implicit []NodeID
	for _, id := range s.Nodes {
		node := &n.Nodes[id]
		switch {
		case node.Activity != nil && node.Activity.TriggeredByEvent:
			if n.compensates(node) {
				s.compensation = id
			} else {
				s.Handlers = append(s.Handlers, id)
			}
		case node.Kind == model.StartEvent, s.Holder == None && begins(node.Node):
			events = append(events, id)
		case startsByItself(node.Node) && len(node.In) == 0:
			implicit = append(implicit, id)
		}
	}
	s.Starts = events
	for _, id := range events {
		if node := &n.Nodes[id]; node.Kind == model.StartEvent && len(node.more.catches) == 0 {
			s.Enter = append(s.Enter, id)
		}
	}
	if len(events) == 0 {
		s.Starts, s.Enter = implicit, implicit
	}
}

// compensates says whether an event sub-process starts with a compensation.
func (n *Net) compensates(event *Node) bool {
	for _, id := range n.Scopes[event.Inside].Nodes {
		if at := &n.Nodes[id]; at.Kind == model.StartEvent && isCompensation(at.Node) {
			return true
		}
	}
	return false
}

// begins says whether a node other than a start event starts its process when something happens.
func begins(m *model.Node) bool {
	if len(m.Incoming) > 0 {
		return false
	}
	return m.Kind == model.ReceiveTask && m.Activity.Instantiate || m.Kind == model.EventBasedGateway && m.Gateway.Instantiate
}

// startsByItself says whether a token appears at a node that no flow leads to.
func startsByItself(m *model.Node) bool {
	switch {
	case m.Kind == model.BoundaryEvent, m.Kind == model.IntermediateCatchEvent && isLink(m):
		return false
	case m.Activity != nil && (m.Activity.ForCompensation || m.Activity.TriggeredByEvent):
		return false
	}
	return true
}

func isLink(m *model.Node) bool {
	return m.Event != nil && len(m.Event.Definitions) == 1 && m.Event.Definitions[0].Kind == model.LinkEvent
}

func isCompensation(m *model.Node) bool {
	return m.Event != nil && len(m.Event.Definitions) == 1 && m.Event.Definitions[0].Kind == model.CompensationEvent
}

// calledRightly refuses calls of processes that only something from outside can start.
func (n *Net) calledRightly(node *Node) error {
	if node.Kind != model.CallActivity || node.Inside == None || len(n.Scopes[node.Inside].Enter) > 0 {
		return nil
	}
	return problem.New("token.called-starts", problem.Say("“%s” calls process “%s”, which has no start event without a trigger.", "“%s”调用的流程“%s”没有空开始事件。", node.Label(), n.Scopes[node.Inside].Process.Label()),
		problem.Say("Add a none start event to the process that is called.", "请在被调用的流程中添加一个空开始事件。")).
		Located(problem.Place{Line: node.At.Line, Column: node.At.Column, Element: string(node.ID)})
}

// tell works out whether anything can take tokens or work away.
func (n *Net) tell() {
	for i := range n.Nodes {
		node := &n.Nodes[i]
		n.Withdraws = n.Withdraws || n.takesAway(node)
	}
}

func (n *Net) takesAway(node *Node) bool {
	for _, d := range node.more.throws {
		if d.kind == model.TerminateEvent || d.kind == model.ErrorEvent || d.kind == model.CancelEvent {
			return true
		}
	}
	switch {
	case node.more.one != nil || node.more.each != nil:
		return true
	case node.Kind == model.BoundaryEvent, node.Kind == model.StartEvent && n.Scopes[node.Scope].triggered:
		for _, d := range node.more.catches {
			if d.kind == model.ErrorEvent || d.kind == model.CancelEvent {
				return true
			}
		}
		return node.more.interrupts && !isCompensation(node.Node)
	case node.Activity == nil:
		return false
	}
	l := node.Activity.Loop
	return node.Kind == model.AdHocSubProcess || l != nil && l.MultiInstance && !l.Sequential
}
