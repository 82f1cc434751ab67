package token

import "sandtable/engine/model"

// channel is where messages for one event come in, or a signal for all events that wait
// for it.
type channel struct {
	node   NodeID // that waits for messages; None for a signal
	ref    model.ID
	starts []start // processes that begin with it
	fed    bool    // something in the net sends to it
}

// post is a message that a node sends.
type post struct {
	flow *model.MessageFlow // nil where only the message is named
	ref  model.ID           // the message, where it is known
	to   []int32            // channels that it may come in by; none: it leaves what is played
}

// routes opens a channel for every event and task that receives messages, and finds out
// where messages go that are sent.
func (n *Net) routes() {
	for i := range n.Nodes {
		node := &n.Nodes[i]
		for d := range node.more.catches {
			def := &node.more.catches[d]
			if def.kind == model.MessageEvent {
				def.channel = n.open(NodeID(i), messageOf(node, def))
			}
		}
	}
	n.plainStarts()
	n.beginners()
	addressed := map[NodeID]bool{}
	for _, c := range n.Definitions.Collaborations {
		for _, f := range c.MessageFlows {
			if at, ok := n.nodes[f.Target]; ok {
				addressed[at] = true
			}
		}
	}
	for i := range n.Nodes {
		if node := &n.Nodes[i]; sendsMessages(node) {
			node.more.posts = n.postsOf(node, addressed)
			node.sends = len(node.more.posts) > 0
		}
	}
}

func (n *Net) open(at NodeID, ref model.ID) int32 {
	n.channels = append(n.channels, channel{node: at, ref: ref})
	return int32(len(n.channels) - 1)
}

// messageOf is the message that a node waits for or sends by a definition, or "".
func messageOf(node *Node, d *definition) model.ID {
	switch {
	case d.EventDefinition != nil:
		return d.Ref
	case node.Activity != nil:
		return node.Activity.Message
	}
	return ""
}

// plainStarts opens a channel for start events without a trigger that a message flow leads
// to all the same: drawings often leave the envelope out.
func (n *Net) plainStarts() {
	for _, c := range n.Definitions.Collaborations {
		for _, f := range c.MessageFlows {
			at, ok := n.nodes[f.Target]
			if !ok || n.Nodes[at].Kind != model.StartEvent || len(n.Nodes[at].more.catches) > 0 || n.Scopes[n.Nodes[at].Scope].Holder != None || len(n.at(at)) > 0 {
				continue
			}
			id := n.open(at, f.Message)
			n.channels[id].starts = []start{{at, None}}
		}
	}
}

// at are the channels of a node.
func (n *Net) at(node NodeID) []int32 {
	var found []int32
	for c := range n.channels {
		if n.channels[c].node == node {
			found = append(found, int32(c))
		}
	}
	return found
}

// sendsMessages says whether a node may have messages to send: an event that throws, or
// an activity that is done.
func sendsMessages(node *Node) bool {
	return node.Kind == model.EndEvent || node.Kind == model.IntermediateThrowEvent || node.Kind.IsActivity()
}

// postsOf are a node's messages: one for each flow from it; without any flow, one for
// each message that it names.
func (n *Net) postsOf(node *Node, addressed map[NodeID]bool) []post {
	var found []post
	named := n.names(node)
	pool := model.ID("")
	if p := n.Definitions.Participant(n.Scopes[node.Scope].Process.ID); p != nil {
		pool = p.ID
	}
	for _, c := range n.Definitions.Collaborations {
		for _, f := range c.MessageFlows {
			ref := f.Message
			if ref == "" && len(named) == 1 {
				ref = named[0]
			}
			if f.Source == node.ID {
				found = append(found, post{f, ref, n.receivers(f.Target, ref)})
			}
		}
	}
	if len(found) > 0 {
		return found
	}
	for _, ref := range named {
		for _, c := range n.Definitions.Collaborations {
			for _, f := range c.MessageFlows {
				if f.Source == pool && pool != "" && f.Message == ref {
					found = append(found, post{f, ref, n.receivers(f.Target, ref)})
				}
			}
		}
		var to []int32
		for c := range n.channels {
			if n.channels[c].node != None && n.channels[c].ref == ref && !addressed[n.channels[c].node] {
				to = append(to, int32(c))
			}
		}
		if len(to) > 0 {
			found = append(found, post{nil, ref, to})
		}
	}
	return found
}

// names are the messages that a node says it sends.
func (n *Net) names(node *Node) []model.ID {
	var found []model.ID
	for _, d := range node.more.throws {
		if d.kind == model.MessageEvent && d.Ref != "" {
			found = append(found, d.Ref)
		}
	}
	if node.Kind == model.SendTask && node.Activity.Message != "" {
		found = append(found, node.Activity.Message)
	}
	return found
}

// receivers are the channels that a message flow leads to: those of a node, for just that
// message where there are any; those of a pool that wait for that message.
func (n *Net) receivers(target, ref model.ID) []int32 {
	if at, ok := n.nodes[target]; ok {
		all := n.at(at)
		var exact []int32
		for _, c := range all {
			if ref != "" && n.channels[c].ref == ref {
				exact = append(exact, c)
			}
		}
		if len(exact) > 0 {
			return exact
		}
		return all
	}
	p := processOf(n.Definitions, target)
	if p == nil || ref == "" {
		return nil
	}
	var found []int32
	for c := range n.channels {
		if at := n.channels[c].node; at != None && n.channels[c].ref == ref && n.Scopes[n.Nodes[at].Scope].Process == p {
			found = append(found, int32(c))
		}
	}
	return found
}

func (p *post) reaches(channel int32) bool {
	for _, c := range p.to {
		if c == channel {
			return true
		}
	}
	return false
}

// post sends the messages of a node, as long as none of them ends what sends them.
func (g *Game) post(from Place) {
	posts := g.net.Nodes[from.Node].more.posts
	turn := g.instances[from.Instance].turn
	first := 0
	if g.First != nil && len(posts) > 1 {
		first = g.First(from, len(posts))
	}
	for n := range posts {
		i := (n + first) % len(posts)
		if g.instances[from.Instance].turn != turn {
			return
		}
		p := &posts[i]
		if g.Watch != nil && p.flow != nil {
			g.Watch(Step{Case: from.Case, Node: None, Flow: None, Message: p.flow})
		}
		if g.Hold != nil && len(p.to) > 0 && g.Hold(from, i) {
			g.caseOf(from.Case).roots++
			continue
		}
		g.deliver(from, p)
	}
}

// Deliver brings on a message that Hold has held. Its case is not over before.
func (g *Game) Deliver(from Place, message int) error {
	return g.put(deferred{what: arrived, at: from, ref: int32(message)})
}

// bringOn delivers a message that was held.
func (g *Game) bringOn(from Place, message int32) {
	g.deliver(from, &g.net.Nodes[from.Node].more.posts[message])
	g.gone(from.Case)
}

// deliver brings a message to what waits for it in its case; else to what waits in another
// case and is meant; else it begins a process; else it is kept.
func (g *Game) deliver(from Place, p *post) {
	if len(p.to) == 0 {
		return
	}
	for w := g.caseOf(from.Case).waits.first; w != None; w = g.waits[w].own.after {
		if p.reaches(g.waits[w].channel) {
			g.bring(w)
			return
		}
	}
	if w := g.stranger(from, p); w != None {
		g.bring(w)
		return
	}
	waited := false
	for _, c := range p.to {
		for _, s := range g.net.channels[c].starts {
			g.beginAt(from.Case, s.node, s.definition)
			return
		}
		waited = true
	}
	if waited {
		g.keep(from, p)
	}
}

// stranger is what waits longest in another case for a message that is meant for it.
func (g *Game) stranger(from Place, p *post) int32 {
	if g.Within {
		return None
	}
	for _, c := range p.to {
		for w := g.sleepers[c].first; w != None; w = g.waits[w].among.after {
			if seen := g.waitOf(w); seen.Case != from.Case && g.player.Receives(from, seen) {
				return w
			}
		}
	}
	return None
}
