package token

import "sandtable/engine/model"

// wait is one thing that an execution waits for.
type wait struct {
	state      alertness
	turn       uint32 // how often the slot has been used
	kind       model.EventKind
	definition int32
	times      int32 // how often it has happened before
	node       NodeID
	execution  int32
	channel    int32 // where a message or signal for it comes in; None
	beside     int32 // what the execution waits for besides, or None
	order      uint64
	among      link // those on its channel
	own        link // messages that the case waits for
}

type alertness uint8

const (
	idle  alertness = iota
	armed           // it has not happened yet
	told            // the player has said that it has happened, and it will be heard in its turn
	due             // a message that was kept is on its way to it
	got             // one of several things needed, and it has happened
)

// chain is a list of slots, oldest first; link is a slot's neighbours in one.
type (
	chain struct{ first, last int32 }
	link  struct{ before, after int32 }
)

// await begins to wait for everything that a node waits for.
func (g *Game) await(x int32, at NodeID) {
	for d := range g.net.Nodes[at].more.catches {
		g.awaitOne(x, at, d, 0)
	}
}

// awaitOne begins to wait for one thing, and tells the player.
func (g *Game) awaitOne(x int32, at NodeID, definition int, times int32) {
	d := &g.net.Nodes[at].more.catches[definition]
	if d.kind == model.CompensationEvent {
		return
	}
	id := g.openWait()
	w := &g.waits[id]
	turn := w.turn
	g.ordered++
	*w = wait{state: armed, turn: turn, kind: d.kind, definition: int32(definition), times: times, node: at, execution: x,
		channel: d.channel, beside: None, order: g.ordered}
	g.hang(x, id)
	g.hear(id)
	g.player.Await(g.waitOf(id))
	if w := &g.waits[id]; w.turn == turn && w.state == armed && w.kind == model.MessageEvent && w.channel != None {
		g.collect(id)
	}
}

// hang puts a wait behind those that an execution has already.
func (g *Game) hang(x, id int32) {
	last := &g.executions[x].wait
	for *last != None {
		last = &g.waits[*last].beside
	}
	*last = id
}

func (g *Game) openWait() int32 {
	if n := len(g.spare.waits); n > 0 {
		id := g.spare.waits[n-1]
		g.spare.waits = g.spare.waits[:n-1]
		return id
	}
	id := len(g.waits)
	if id < cap(g.waits) {
		g.waits = g.waits[:id+1]
	} else {
		g.waits = append(g.waits, wait{})
	}
	return int32(id)
}

// waitOf is a wait as the player sees it.
func (g *Game) waitOf(id int32) Wait {
	w := &g.waits[id]
	e := &g.executions[w.execution]
	return Wait{ID: id, Place: Place{g.instances[e.instance].case_, e.instance, w.node, w.execution},
		Kind: w.kind, Definition: int(w.definition), Times: int(w.times)}
}

// hear puts a wait where messages and signals find it.
func (g *Game) hear(id int32) {
	w := &g.waits[id]
	if w.channel == None {
		return
	}
	c := &g.sleepers[w.channel]
	w.among = link{c.last, None}
	if c.last != None {
		g.waits[c.last].among.after = id
	} else {
		c.first = id
	}
	c.last = id
	if w.kind == model.MessageEvent {
		own := &g.caseOf(g.instances[g.executions[w.execution].instance].case_).waits
		w.own = link{own.last, None}
		if own.last != None {
			g.waits[own.last].own.after = id
		} else {
			own.first = id
		}
		own.last = id
	}
}

// unhear takes a wait away from there.
func (g *Game) unhear(id int32) {
	w := &g.waits[id]
	if w.channel == None {
		return
	}
	c := &g.sleepers[w.channel]
	if w.among.before != None {
		g.waits[w.among.before].among.after = w.among.after
	} else {
		c.first = w.among.after
	}
	if w.among.after != None {
		g.waits[w.among.after].among.before = w.among.before
	} else {
		c.last = w.among.before
	}
	if w.kind != model.MessageEvent {
		return
	}
	own := &g.cases[g.instances[g.executions[w.execution].instance].case_].waits
	if w.own.before != None {
		g.waits[w.own.before].own.after = w.own.after
	} else {
		own.first = w.own.after
	}
	if w.own.after != None {
		g.waits[w.own.after].own.before = w.own.before
	} else {
		own.last = w.own.before
	}
}

// endWait gives a wait back that hangs on no execution any more. Unless the player has
// said that it has happened, he is told.
func (g *Game) endWait(id int32, happened bool) {
	w := &g.waits[id]
	seen := g.waitOf(id)
	seen.Happened = happened
	if w.state == armed {
		g.unhear(id)
	}
	tell := w.state == armed || w.state == due
	w.state = idle
	w.turn++
	g.spare.waits = append(g.spare.waits, id)
	if tell {
		g.player.Forget(seen)
	}
}

// unhang takes a wait off its execution.
func (g *Game) unhang(id int32) {
	at := &g.executions[g.waits[id].execution].wait
	for *at != id {
		at = &g.waits[*at].beside
	}
	*at = g.waits[id].beside
}

// bring lets the game itself make a wait happen.
func (g *Game) bring(id int32) {
	w := &g.waits[id]
	if w.state == armed {
		g.unhear(id)
	}
	seen := g.waitOf(id)
	seen.Happened = true
	w.state = told
	g.player.Forget(seen)
	g.trigger(id)
}

// trigger lets what is waited for happen.
func (g *Game) trigger(id int32) {
	w := g.waits[id]
	x := w.execution
	if g.net.Nodes[w.node].more.all {
		g.waits[id].state = got
		for other := g.executions[x].wait; other != None; other = g.waits[other].beside {
			if o := &g.waits[other]; o.node == w.node && o.state != got {
				return
			}
		}
		for g.endGot(x, w.node) {
		}
	} else {
		g.unhang(id)
		g.endWait(id, true)
	}
	switch node := &g.net.Nodes[w.node]; {
	case node.Kind == model.BoundaryEvent:
		g.fireBoundary(x, &w)
	case g.executions[x].state == listening:
		g.startHandler(x, &w)
	case g.executions[x].state == receiving:
		g.labour(x)
	case g.net.Nodes[g.executions[x].node].Kind == model.EventBasedGateway:
		g.choose(x, w.node)
	default:
		g.caught(x)
	}
}

// endGot gives back one of several waits that have happened.
func (g *Game) endGot(x int32, at NodeID) bool {
	for id := g.executions[x].wait; id != None; id = g.waits[id].beside {
		if w := &g.waits[id]; w.node == at && w.state == got {
			g.unhang(id)
			g.endWait(id, true)
			return true
		}
	}
	return false
}

// rearm waits again for what has happened at something that it does not interrupt.
func (g *Game) rearm(x int32, w *wait) {
	m := g.net.Nodes[w.node].more
	if m.all {
		g.await(x, w.node)
		return
	}
	if d := m.catches[w.definition]; d.kind == model.TimerEvent && d.EventDefinition != nil && d.Cycle == nil {
		return // a date or a length of time comes once
	}
	g.awaitOne(x, w.node, int(w.definition), w.times+1)
}
