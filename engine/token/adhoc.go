package token

// offered are the activities of an ad-hoc sub-process that no flow leads to.
func (n *Net) offered(s ScopeID) []NodeID {
	var found []NodeID
	for _, id := range n.Scopes[s].Nodes {
		if node := &n.Nodes[id]; node.Kind.IsActivity() && len(node.In) == 0 && startsByItself(node.Node) {
			found = append(found, id)
		}
	}
	return found
}

// perform begins what the player picks of an ad-hoc sub-process: all of it, or one after
// another where that is its ordering.
func (g *Game) perform(x int32) {
	at := g.place(x)
	node := &g.net.Nodes[at.Node]
	inside := g.openInside(x)
	g.picked = g.player.Perform(at, node.more.offered, g.picked[:0])
	if len(g.picked) == 0 {
		g.drop(inside)
		e := &g.executions[x]
		e.inside, e.state = None, over
		g.queue(deferred{what: finished, at: at, turn: e.turn})
		return
	}
	e := &g.executions[x]
	e.performed, e.wanted = 0, int32(len(g.picked))
	for _, id := range g.picked {
		g.append(x, g.note(inside, id))
	}
	g.listen(inside)
	g.performNext(inside)
	if node.Activity.Ordering != "Sequential" {
		for g.performNext(inside) {
		}
	}
}

// performNext begins the next of what the player picked, if anything is left of it.
func (g *Game) performNext(inside int32) bool {
	x := g.instances[inside].host
	if g.instances[inside].kind != hosted || g.executions[x].todo == None {
		return false
	}
	r := g.executions[x].todo
	at := g.records[r].node
	g.executions[x].todo = g.records[r].next
	g.records[r].next = None
	g.forget(r)
	g.appear(inside, at)
	return true
}

// performed counts an activity of an ad-hoc sub-process that is done, and says whether
// the player has enough and the rest was taken away.
func (g *Game) performed(i int32, at NodeID) bool {
	x := g.instances[i].host
	if g.instances[i].kind != hosted || len(g.net.Nodes[at].In) > 0 {
		return false
	}
	e := &g.executions[x]
	e.performed++
	if e.performed >= e.wanted || !g.player.Enough(g.place(x), int(e.performed), int(e.wanted)) {
		return false
	}
	return g.enough(x, i)
}

// enough ends an ad-hoc sub-process before all of it is done. Where it does not cancel
// what is under way, it only begins nothing more.
func (g *Game) enough(x int32, i int32) bool {
	e := &g.executions[x]
	if e.todo != None {
		g.forget(e.todo)
		e.todo = None
	}
	if !g.net.Nodes[e.node].Activity.CancelRemaining {
		return false
	}
	g.empty(i)
	g.close(i)
	return true
}
