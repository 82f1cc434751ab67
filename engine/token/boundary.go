package token

import "sandtable/engine/model"

// fireBoundary lets a boundary event happen: the token of the activity goes on from
// there, or a new one does beside it.
func (g *Game) fireBoundary(x int32, w *wait) {
	boundary := &g.net.Nodes[w.node]
	i := g.executions[x].instance
	switch {
	case w.kind == model.CancelEvent:
		g.cancelAll(x)
	case boundary.more.interrupts || w.kind == model.ErrorEvent:
		g.interrupted(x, w.node)
	default:
		g.appear(i, w.node)
		g.rearm(x, w)
	}
}
