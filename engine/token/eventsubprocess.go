package token

import "sandtable/engine/model"

// listen lets the event sub-processes of an instance wait for what starts them.
func (g *Game) listen(i int32) {
	for _, at := range g.net.Scopes[g.instances[i].scope].Handlers {
		x := g.execute(i, at, listening)
		for _, start := range g.net.Scopes[g.net.Nodes[at].Inside].Starts {
			g.await(x, start)
		}
	}
}

// startHandler starts an event sub-process, after taking away everything beside it where
// it interrupts.
func (g *Game) startHandler(x int32, w *wait) {
	e := &g.executions[x]
	i, at := e.instance, e.node
	if g.net.Nodes[w.node].more.interrupts || w.kind == model.ErrorEvent {
		g.empty(i)
	} else {
		g.rearm(x, w)
	}
	g.openHandler(i, at, w.node)
}

// openHandler opens an event sub-process at one of its starts.
func (g *Game) openHandler(i int32, at, start NodeID) {
	g.entered(i, at)
	g.instances[i].live++
	inside := g.open(g.net.Nodes[at].Inside, g.instances[i].case_, i, triggered, None)
	g.appear(inside, start)
	g.listen(inside)
}
