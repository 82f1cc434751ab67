package token

// leave sends the token that has just left an activity or event on its way: along
// every outgoing flow, or, where some carry conditions, along those chosen. A node
// without outgoing flow consumes it.
func (g *Game) leave(i int32, from NodeID) {
	node := &g.net.Nodes[from]
	switch {
	case node.conditional:
		g.split(i, from)
	case len(node.Out) == 1:
		g.pass(i, node.Out[0])
	default:
		g.sendAll(i, node)
	}
}

// pass moves the one token that left a node along a flow.
func (g *Game) pass(i int32, f FlowID) {
	g.move(i, f, g.net.Flows[f].To)
}

// split asks the player where the token that has entered a node goes.
func (g *Game) split(i int32, at NodeID) {
	g.taken = g.player.Choose(Place{g.instances[i].case_, i, at, None}, g.taken[:0])
	if len(g.taken) == 0 { // BPMN: an exception; the token stays and shows as unfinished
		g.instances[i].marking[g.net.Nodes[at].slot]++
		return
	}
	for _, f := range g.taken {
		g.send(i, f)
	}
	g.consume(i)
}
