package token

import "sandtable/engine/model"

// parallel says whether an activity's instances go on side by side.
func (n *Net) parallel(at NodeID) bool {
	l := n.Nodes[at].Activity.Loop
	return l != nil && l.MultiInstance && !l.Sequential
}

// many instances are begun between two pauses.
const many = 1024

// spread begins all instances of an activity, or as many as there can be until the game
// cannot go on.
func (g *Game) spread(x int32) {
	g.executions[x].state = several
	turn := g.executions[x].turn
	for n := int32(0); n < g.executions[x].all && g.fault == nil; n++ {
		if n%many == many-1 && g.Pause != nil {
			g.Pause()
		}
		child := g.execute(g.executions[x].instance, g.executions[x].node, working)
		g.executions[child].whole, g.executions[child].done = x, n
		g.round(child)
		if g.executions[x].turn != turn {
			return
		}
	}
}

// gather ends one of several instances, and the activity with the last one, or when the
// player has enough.
func (g *Game) gather(child int32) {
	x := g.executions[child].whole
	g.release(child)
	e := &g.executions[x]
	e.done++
	done, all := int(e.done), int(e.all)
	if !g.behave(x, done) {
		return
	}
	if done < all && !g.player.Enough(g.place(x), done, all) {
		return
	}
	g.finish(x)
}

// finish completes an activity, whatever instances of it are left.
func (g *Game) finish(x int32) {
	e := &g.executions[x]
	for child := g.instances[e.instance].execution; child != None; {
		next := g.executions[child].younger
		if g.executions[child].whole == x {
			g.abandon(child)
		}
		child = next
	}
	g.complete(x)
}

// behave throws the event that a multi-instance activity throws after its first instance,
// or after each. It says whether the activity has survived that.
func (g *Game) behave(x int32, done int) bool {
	m := g.net.Nodes[g.executions[x].node].more
	d := m.each
	if m.one != nil && done == 1 {
		d = m.one
	}
	if d == nil {
		return true
	}
	at, turn := g.place(x), g.executions[x].turn
	switch d.kind {
	case model.SignalEvent:
		g.broadcast(at.Case, d.channel)
	case model.EscalationEvent:
		g.throwEscalation(at, x, d.code)
	case model.ErrorEvent:
		g.throwError(at, x, d.code)
	}
	return g.executions[x].turn == turn
}
