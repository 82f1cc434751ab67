package token

import "sandtable/engine/model"

// deferred is something that the player said. What he says while tokens move is carried
// out in its turn, so that no move is interrupted half way.
type deferred struct {
	what what
	at   Place
	turn uint32 // of the execution or wait meant: it may be gone when the turn comes
	ref  int32  // the wait; the code of an error or escalation; the channel of a signal
}

type what uint8

const (
	finished what = iota
	happened
	failed
	escalated
	signalled
	brought // a message that was kept comes to a wait
	arrived // a message that was held comes in
)

// nowhere is the instance of what concerns none.
const nowhere = -2

// put carries something out: at once where all tokens rest.
func (g *Game) put(d deferred) error {
	g.queue(d)
	if g.moving {
		return nil
	}
	return g.settle()
}

func (g *Game) queue(d deferred) {
	g.later = append(g.later, d)
	if d.what == signalled || d.what == arrived {
		g.moves = append(g.moves, move{nowhere, deferral, NodeID(len(g.later) - 1), 0})
		return
	}
	g.move(d.at.Instance, deferral, NodeID(len(g.later)-1))
}

func (g *Game) carryOut(d deferred) {
	switch d.what {
	case finished:
		g.finishExecution(d)
	case happened:
		if g.waits[d.ref].turn == d.turn {
			g.trigger(d.ref)
		}
	case brought:
		if g.waits[d.ref].turn == d.turn {
			g.bring(d.ref)
		}
	case failed, escalated:
		if x := d.at.Execution; x != None && g.executions[x].turn != d.turn {
			return
		}
		if d.what == failed {
			g.throwError(d.at, d.at.Execution, d.ref)
		} else {
			g.throwEscalation(d.at, d.at.Execution, d.ref)
		}
	case signalled:
		g.broadcast(None, d.ref)
	case arrived:
		g.bringOn(d.at, d.ref)
	}
}

// Happen tells the game that something that is waited for has happened.
func (g *Game) Happen(wait int32) error {
	w := &g.waits[wait]
	if w.state != armed {
		return nil
	}
	g.unhear(wait)
	w.state = told
	at := g.waitOf(wait).Place
	return g.put(deferred{what: happened, at: at, turn: w.turn, ref: wait})
}

// Fail ends the work at a place by throwing an error: the id of a root element, or "" for
// one that only catch-alls catch.
func (g *Game) Fail(at Place, error string) error {
	d := deferred{what: failed, at: at, ref: g.net.codeOf(error)}
	if at.Execution != None {
		e := &g.executions[at.Execution]
		if e.state != working {
			return nil
		}
		e.state = over
		d.turn = e.turn
	}
	return g.put(d)
}

// Escalate throws an escalation from the work at a place, which goes on unless what
// catches it interrupts it.
func (g *Game) Escalate(at Place, escalation string) error {
	d := deferred{what: escalated, at: at, ref: g.net.codeOf(escalation)}
	if at.Execution != None {
		d.turn = g.executions[at.Execution].turn
	}
	return g.put(d)
}

// Signal broadcasts a signal from outside to everything that waits for it, in every
// case, and to the start events that it begins.
func (g *Game) Signal(ref model.ID) error {
	c, ok := g.net.signals[ref]
	if !ok {
		return nil
	}
	return g.put(deferred{what: signalled, at: Place{Case: None, Instance: None, Node: None, Execution: None}, ref: c})
}

// codeOf numbers what an error or escalation is told apart by; -1 is known to nobody.
func (n *Net) codeOf(id string) int32 {
	if id == "" {
		return 0
	}
	if c := n.codes[model.ID(id)]; c != 0 {
		return c
	}
	return -1
}
