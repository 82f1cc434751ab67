package token

// enterCatch lets the token rest at an intermediate event until that has happened.
func (g *Game) enterCatch(m move) {
	g.rest(m)
	x := g.execute(m.instance, m.node, catching)
	g.executions[x].rests = true
	g.await(x, m.node)
}

// caught lets the token of an event go on.
func (g *Game) caught(x int32) {
	e := &g.executions[x]
	i, at := e.instance, e.node
	g.release(x)
	g.lift(i, at)
	g.leave(i, at)
}
