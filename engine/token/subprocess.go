package token

// enterSubProcess starts an instance of what is inside; the token rests at the
// sub-process until the last one inside is gone.
func (g *Game) enterSubProcess(m move) {
	node := &g.net.Nodes[m.node]
	scope := &g.net.Scopes[node.Inside]
	if len(scope.Enter) == 0 { // nothing inside
		g.leave(m.instance, m.node)
		return
	}
	g.rest(m)
	inside := g.open(node.Inside, g.instances[m.instance].case_, m.instance, embedded, None)
	for _, start := range scope.Enter {
		g.appear(inside, start)
	}
	if len(scope.Handlers) > 0 {
		g.listen(inside)
	}
}

// enterInside is enterSubProcess for an execution.
func (g *Game) enterInside(x int32) {
	e := &g.executions[x]
	scope := &g.net.Scopes[g.net.Nodes[e.node].Inside]
	inside := g.openInside(x)
	for _, start := range scope.Enter {
		g.appear(inside, start)
	}
	g.listen(inside)
}

// openInside opens an instance inside an execution.
func (g *Game) openInside(x int32) int32 {
	e := &g.executions[x]
	e.state = nesting
	inside := g.open(g.net.Nodes[e.node].Inside, g.instances[e.instance].case_, e.instance, hosted, x)
	g.executions[x].inside = inside
	return inside
}

// cameOut goes on with an execution inside of which the last token is gone.
func (g *Game) cameOut(x int32, inner int32) {
	e := &g.executions[x]
	e.inside = None
	if e.canceled {
		if inner != None {
			g.forget(inner)
		}
		g.interrupted(x, g.net.cancelBoundary(e.node))
		return
	}
	g.rounded(x, inner)
}
