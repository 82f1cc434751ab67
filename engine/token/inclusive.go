package token

import "sandtable/engine/model"

// maxInclusiveIn bounds the incoming flows of a joining inclusive gateway: they are
// the bits of a word.
const maxInclusiveIn = 64

// reach says, of one joining inclusive gateway, on which of its incoming flows a
// token that rests at some node of the scope can still arrive without passing the
// gateway: bit i is the i-th incoming flow.
type reach struct {
	gateway NodeID
	flows   uint64
}

// enterInclusive lets the token wait at a join; a pure split asks where it goes.
func (g *Game) enterInclusive(m move) {
	node := &g.net.Nodes[m.node]
	if node.joining == None || m.flow == None {
		g.diverge(m.instance, m.node)
		return
	}
	g.instances[m.instance].marking[g.net.Flows[m.flow].slot]++
	g.look(m.instance)
}

// diverge sends the token at an inclusive gateway along the flows chosen.
func (g *Game) diverge(i int32, at NodeID) {
	switch out := g.net.Nodes[at].Out; len(out) {
	case 0:
		g.consume(i)
	case 1:
		g.pass(i, out[0])
	default:
		g.split(i, at)
	}
}

// look notes that an instance's marking has changed, so that its inclusive joins
// are tried once all other tokens rest.
func (g *Game) look(i int32) {
	in := &g.instances[i]
	if !in.joins || in.queued {
		return
	}
	in.queued = true
	g.unsettled = append(g.unsettled, i)
}

// fireInclusive fires the first inclusive join that can, in the order in which the
// markings changed and then of the file.
func (g *Game) fireInclusive() bool {
	for len(g.unsettled) > 0 {
		i := g.unsettled[0]
		in := &g.instances[i]
		if in.running {
			for _, at := range g.net.Scopes[in.scope].Inclusive {
				if g.net.Nodes[at].part == complexes {
					if g.resets(i, at) {
						return true
					}
				} else if g.joined(in, at) {
					g.fire(i, at)
					return true
				}
			}
		}
		in.queued = false
		g.unsettled = append(g.unsettled[:0], g.unsettled[1:]...)
	}
	return false
}

// joined is the rule of BPMN 2.0 §13.4.3: some incoming flow has a token, and every
// token elsewhere in the scope that could still arrive on an empty incoming flow
// could as well arrive on one that has a token.
func (g *Game) joined(in *instance, at NodeID) bool {
	node := &g.net.Nodes[at]
	var marked, empty uint64
	for i := range node.In {
		if in.marking[node.joining+int32(i)] > 0 {
			marked |= 1 << i
		} else {
			empty |= 1 << i
		}
	}
	if marked == 0 {
		return false
	}
	if empty == 0 {
		return true
	}
	for _, id := range g.net.Scopes[in.scope].Nodes {
		other := &g.net.Nodes[id]
		if id == at || !in.holds(other) {
			continue
		}
		if r := other.reaches(at); r&empty != 0 && r&marked == 0 {
			return false
		}
	}
	return true
}

// holds says whether a token rests at a node or waits to join there.
func (in *instance) holds(n *Node) bool {
	if in.marking[n.slot] > 0 {
		return true
	}
	if n.joining != None {
		for i := range n.In {
			if in.marking[n.joining+int32(i)] > 0 {
				return true
			}
		}
	}
	return n.more.gathering != None && in.marking[n.more.gathering] > 0
}

// fire takes one token from every incoming flow that has one and lets one go on.
func (g *Game) fire(i int32, at NodeID) {
	node, in := &g.net.Nodes[at], &g.instances[i]
	taken := int32(0)
	for j := range node.In {
		if in.marking[node.joining+int32(j)] > 0 {
			in.marking[node.joining+int32(j)]--
			taken++
		}
	}
	in.live -= taken - 1
	g.diverge(i, at)
}

func (n *Node) reaches(gateway NodeID) uint64 {
	for _, r := range n.reach {
		if r.gateway == gateway {
			return r.flows
		}
	}
	return 0
}

// reachOf works out, for each inclusive join of a scope, what reaches it from where,
// backwards from each of its incoming flows.
func (n *Net) reachOf(s *Scope) {
	for _, gateway := range s.Inclusive {
		from := make(map[NodeID]uint64, len(s.Nodes))
		for bit, f := range n.Nodes[gateway].In {
			n.backwards(n.Flows[f].From, gateway, 1<<bit, from)
		}
		for _, id := range s.Nodes {
			if from[id] != 0 {
				n.Nodes[id].reach = append(n.Nodes[id].reach, reach{gateway, from[id]})
			}
		}
	}
}

func (n *Net) backwards(at, gateway NodeID, bit uint64, from map[NodeID]uint64) {
	todo := []NodeID{at}
	for len(todo) > 0 {
		id := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		if id == gateway || from[id]&bit != 0 {
			continue
		}
		from[id] |= bit
		for _, f := range n.Nodes[id].In {
			todo = append(todo, n.Flows[f].From)
		}
		todo = append(todo, n.leapsTo(id)...)
	}
}

// leapsTo is whence a token comes to a node without a flow: from the activity of a
// boundary event, from where a link is thrown.
func (n *Net) leapsTo(id NodeID) []NodeID {
	node := &n.Nodes[id]
	if node.Kind == model.BoundaryEvent && node.more.host != None {
		return []NodeID{node.more.host}
	}
	if node.Kind != model.IntermediateCatchEvent || !isLink(node.Node) {
		return nil
	}
	var found []NodeID
	for _, other := range n.Scopes[node.Scope].Nodes {
		if n.Nodes[other].more.link == id {
			found = append(found, other)
		}
	}
	return found
}

// Splits says whether tokens leave a node along flows that the player chooses, and
// whether he may choose several.
func (n *Net) Splits(id NodeID) (byChoice, several bool) {
	node := &n.Nodes[id]
	switch {
	case node.Kind == model.ExclusiveGateway:
		return len(node.Out) > 1, false
	case node.Kind == model.InclusiveGateway, node.Kind == model.ComplexGateway:
		return len(node.Out) > 1, true
	}
	return node.conditional, true
}
