package token

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
	for _, f := range node.Out {
		g.send(i, f)
	}
	g.consume(i)
}
