package token

import "sandtable/engine/model"

// enterParallel waits for one token on every incoming flow, takes one from each,
// and sends one along every outgoing flow.
func (g *Game) enterParallel(m move) {
	node := &g.net.Nodes[m.node]
	if node.joining == None {
		g.fork(m.instance, node)
		return
	}
	marking := g.instances[m.instance].marking
	if m.flow == None { // the scope starts at this gateway: nothing to wait for
		g.fork(m.instance, node)
		return
	}
	marking[g.net.Flows[m.flow].slot]++
	g.look(m.instance)
	waiting := marking[node.joining : int(node.joining)+len(node.In)]
	for _, tokens := range waiting {
		if tokens == 0 {
			return
		}
	}
	for i := range waiting {
		waiting[i]--
	}
	g.instances[m.instance].live -= int32(len(waiting) - 1) // they become one
	g.fork(m.instance, node)
}

// fork turns the token at a gateway into one on every outgoing flow.
func (g *Game) fork(i int32, node *Node) {
	g.sendAll(i, node)
}

// sendAll turns the token at a node into one on every way out. Where one of them may take
// the others away, it matters which goes first.
func (g *Game) sendAll(i int32, node *Node) {
	first := 0
	if node.races && g.First != nil {
		first = g.First(Place{g.instances[i].case_, i, g.net.Flows[node.Out[0]].From, None}, len(node.Out))
	}
	for n := range node.Out {
		g.send(i, node.Out[(n+first)%len(node.Out)])
	}
	g.consume(i)
}

// race says whether one of several tokens that leave a node together may take the others
// away at once.
func (n *Net) race(node *Node) bool {
	if len(node.Out) < 2 || node.conditional || node.Kind.IsGateway() && node.Kind != model.ParallelGateway {
		return false
	}
	for _, f := range node.Out {
		for _, d := range n.Nodes[n.Flows[f].To].more.throws {
			if d.kind == model.TerminateEvent || d.kind == model.ErrorEvent || d.kind == model.CancelEvent {
				return true
			}
		}
	}
	return false
}
