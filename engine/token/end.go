package token

import "sandtable/engine/model"

// enterEnd consumes the token; a terminate event takes all others of its instance,
// and of the instances inside it, with it.
func (g *Game) enterEnd(m move) {
	node := &g.net.Nodes[m.node]
	if len(node.Event.Definitions) == 1 && node.Event.Definitions[0].Kind == model.TerminateEvent {
		g.empty(m.instance)
		g.close(m.instance)
		return
	}
	g.consume(m.instance)
}
