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

// straight moves a token from a task to the next one, where nothing lies between them and
// nothing else is on its way: most moves, at a third of the cost.
func (g *Game) straight(i int32, from *Node) {
	in := &g.instances[i]
	in.marking[from.slot]--
	in.marking[g.net.Nodes[from.next].slot]++
	if g.Passed != nil {
		g.Passed[from.Out[0]]++
	}
	g.player.Work(Place{in.case_, i, from.next, None})
}

// nextOf is the task that a task's token goes to whatever else there is, or None.
func (n *Net) nextOf(node *Node) NodeID {
	if node.part != works || node.conditional || node.sends || len(node.Out) != 1 || len(n.Scopes[node.Scope].Inclusive) > 0 {
		return None
	}
	if to := n.Flows[node.Out[0]].To; n.Nodes[to].part == works {
		return to
	}
	return None
}
