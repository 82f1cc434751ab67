package token

// enterTask lets the token rest at the task until the player finishes it.
func (g *Game) enterTask(m move) {
	g.rest(m)
	g.player.Work(Place{g.instances[m.instance].case_, m.instance, m.node, None})
}

// finishPlain moves on a token that rests at a task of which nothing else is known.
func (g *Game) finishPlain(i int32, at NodeID) {
	in := &g.instances[i]
	node := &g.net.Nodes[at]
	in.marking[node.slot]--
	if in.joins {
		g.look(i)
	}
	if node.sends {
		turn := in.turn
		if g.post(Place{in.case_, i, at, None}); g.instances[i].turn != turn {
			return
		}
	}
	g.leave(i, at)
}
