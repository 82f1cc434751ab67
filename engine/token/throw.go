package token

import "sandtable/engine/model"

// enterThrow brings about what an event throws, then lets its token go on, or end. What
// may take the token itself away comes last.
func (g *Game) enterThrow(m move) {
	node := &g.net.Nodes[m.node]
	i := m.instance
	at := Place{g.instances[i].case_, i, m.node, None}
	turn := g.instances[i].turn
	waits := node.waitsFor()
	if waits == None {
		g.move(i, going, m.node)
	}
	if node.sends {
		g.post(at)
	}
	for _, k := range [...]model.EventKind{model.SignalEvent, model.EscalationEvent, model.CompensationEvent,
		model.ErrorEvent, model.CancelEvent, model.TerminateEvent} {
		for d := range node.more.throws {
			if def := &node.more.throws[d]; def.kind == k && g.instances[i].turn == turn {
				g.throw(at, def, d == waits)
			}
		}
	}
}

// throw brings one thing about. Where the event waits for a compensation, its token rests
// until that is done.
func (g *Game) throw(at Place, d *definition, waits bool) {
	switch d.kind {
	case model.SignalEvent:
		g.broadcast(at.Case, d.channel)
	case model.EscalationEvent:
		g.throwEscalation(at, None, d.code)
	case model.CompensationEvent:
		g.throwCompensation(at, d.target, waits)
	case model.ErrorEvent:
		g.throwError(at, None, d.code)
	case model.CancelEvent:
		g.cancel(at)
	case model.TerminateEvent:
		g.terminate(at.Instance)
	}
}

// waitsFor is the index of the compensation that the event waits for, or None.
func (n *Node) waitsFor() int {
	for i, d := range n.more.throws {
		if d.kind == model.CompensationEvent && d.Wait {
			return i
		}
	}
	return None
}

// proceed lets the token of an event that has thrown go on; at an end event it ends.
func (g *Game) proceed(i int32, at NodeID) {
	if g.net.Nodes[at].Kind == model.EndEvent {
		g.consume(i)
		return
	}
	g.leave(i, at)
}
