package token

// enterSubProcess starts an instance of what is inside; the token rests at the
// sub-process until the last one inside is gone.
func (g *Game) enterSubProcess(m move) {
	node := &g.net.Nodes[m.node]
	scope := &g.net.Scopes[node.Inside]
	if len(scope.Starts) == 0 { // nothing inside
		g.leave(m.instance, m.node)
		return
	}
	g.rest(m)
	inside := g.open(node.Inside, g.instances[m.instance].case_, m.instance)
	for _, start := range scope.Starts {
		g.appear(inside, start)
	}
}
