package token

import "sandtable/engine/model"

// Within says whether something in the net may bring about what a node waits for: a message
// or signal that is sent, an error, escalation or cancellation thrown inside of what the
// node is attached to. Otherwise it comes from outside, or never.
func (n *Net) Within(at NodeID, definition int) bool {
	node := &n.Nodes[at]
	d := &node.more.catches[definition]
	switch d.kind {
	case model.MessageEvent, model.SignalEvent:
		return d.channel != None && n.channels[d.channel].fed
	case model.ErrorEvent, model.EscalationEvent, model.CancelEvent:
		return n.thrownBelow(node, d)
	case model.CompensationEvent:
		return true
	}
	return false
}

// BegunWithin says whether a message or signal of the net may begin a process at a start.
func (n *Net) BegunWithin(start NodeID) bool {
	for i := range n.channels {
		for _, s := range n.channels[i].starts {
			if s.node == start && n.channels[i].fed {
				return true
			}
		}
	}
	return false
}

// feed notes which channels something in the net sends to.
func (n *Net) feed() {
	for i := range n.Nodes {
		for j := range n.Nodes[i].more.posts {
			for _, c := range n.Nodes[i].more.posts[j].to {
				n.channels[c].fed = true
			}
		}
		for _, d := range n.Nodes[i].thrown() {
			if d.kind == model.SignalEvent {
				n.channels[d.channel].fed = true
			}
		}
	}
}

// thrown is everything that a node may throw.
func (n *Node) thrown() []definition {
	found := n.more.throws
	for _, d := range [...]*definition{n.more.one, n.more.each} {
		if d != nil {
			found = append(found[:len(found):len(found)], *d)
		}
	}
	return found
}

// thrownBelow says whether something inside of what a boundary event or the start of an
// event sub-process belongs to throws what it catches.
func (n *Net) thrownBelow(node *Node, d *definition) bool {
	scope := node.Scope
	if node.Kind == model.BoundaryEvent {
		host := &n.Nodes[node.more.host]
		for _, t := range host.thrown() {
			if d.means(&t) {
				return true
			}
		}
		if host.Inside == None {
			return false
		}
		scope = host.Inside
	} else if n.Scopes[scope].Holder != None {
		scope = n.Nodes[n.Scopes[scope].Holder].Scope
	}
	seen := map[ScopeID]bool{}
	for todo := []ScopeID{scope}; len(todo) > 0; {
		s := todo[len(todo)-1]
		if todo = todo[:len(todo)-1]; seen[s] {
			continue
		}
		seen[s] = true
		for _, id := range n.Scopes[s].Nodes {
			for _, t := range n.Nodes[id].thrown() {
				if d.means(&t) {
					return true
				}
			}
			if inside := n.Nodes[id].Inside; inside != None {
				todo = append(todo, inside)
			}
		}
	}
	return false
}

// means says whether a definition that waits is meant by one that throws.
func (d *definition) means(thrown *definition) bool {
	return d.kind == thrown.kind && (d.code == 0 || d.code == thrown.code)
}

// Host is the activity that a boundary event is attached to, or None.
func (n *Net) Host(id NodeID) NodeID { return n.Nodes[id].more.host }
