package token

// execution is one run of an activity of which more must be known than how many there
// are: because it is repeated, can be interrupted or compensated, or waits for something.
// Events and event-based gateways that wait are executions too, and so are event
// sub-processes that wait to be started, and compensation under way.
type execution struct {
	state     state
	turn      uint32 // how often the slot has been used
	instance  int32
	node      NodeID
	whole     int32 // of one of several parallel instances: the execution of them all; else None
	worker    int32 // of a compensation handler: the execution that had it done, or orphan; else None
	inside    int32 // the instance inside of it, or None
	wait      int32 // the first of what it waits for, or None
	todo      int32 // records of what is to be compensated, or performed, next first
	last      int32 // the last of them
	older     int32 // others in the instance
	younger   int32
	done      int32 // rounds or instances done; of one of several parallel instances: those begun before it
	all       int32 // instances in all
	wanted    int32 // of an ad-hoc sub-process: activities that the player picked
	performed int32 // and those of them that are done
	canceled  bool  // of a transaction
	rests     bool  // a token rests at its node because of it
}

// orphan is the worker of a compensation handler whose worker has been taken away.
const orphan = -2

type state uint8

const (
	free      state = iota
	working         // the player is at it
	receiving       // a receive task that waits for its message
	nesting         // something goes on inside
	several         // its instances go on in parallel
	catching        // waits as an event or an event-based gateway
	listening       // an event sub-process that waits
	repairing       // compensation under way
	over            // the player has said that it is done
)

// execute opens an execution at a node of an instance.
func (g *Game) execute(i int32, at NodeID, s state) int32 {
	var x int32
	if n := len(g.spare.executions); n > 0 {
		x = g.spare.executions[n-1]
		g.spare.executions = g.spare.executions[:n-1]
	} else {
		x = int32(len(g.executions))
		if x < int32(cap(g.executions)) {
			g.executions = g.executions[:x+1]
		} else {
			g.executions = append(g.executions, execution{})
		}
	}
	in := &g.instances[i]
	turn := g.executions[x].turn
	g.executions[x] = execution{state: s, turn: turn, instance: i, node: at, whole: None, worker: None, inside: None,
		wait: None, todo: None, last: None, older: None, younger: in.execution}
	if in.execution != None {
		g.executions[in.execution].older = x
	}
	in.execution = x
	return x
}

// release gives an execution back, and what it waits for and has to do with it.
func (g *Game) release(x int32) {
	e := &g.executions[x]
	for e.wait != None {
		w := e.wait
		e.wait = g.waits[w].beside
		g.endWait(w, false)
		e = &g.executions[x]
	}
	if e.todo != None {
		g.forget(e.todo)
		e.todo = None
	}
	if e.older != None {
		g.executions[e.older].younger = e.younger
	} else {
		g.instances[e.instance].execution = e.younger
	}
	if e.younger != None {
		g.executions[e.younger].older = e.older
	}
	if e.state == repairing {
		g.orphans(x)
	}
	e.state = free
	e.turn++
	g.spare.executions = append(g.spare.executions, x)
}

// orphans tells the handlers that a worker has had begun that it is gone.
func (g *Game) orphans(worker int32) {
	for x := range g.executions {
		if e := &g.executions[x]; e.state != free && e.worker == worker {
			e.worker = orphan
		}
	}
}

// append puts a record behind what an execution has to do.
func (g *Game) append(x, r int32) {
	e := &g.executions[x]
	if e.todo == None {
		e.todo = r
	} else {
		g.records[e.last].next = r
	}
	e.last = r
}

// releaseAll gives back all executions of an instance, in whatever state. Instances
// inside them must be gone.
func (g *Game) releaseAll(i int32) {
	for g.instances[i].execution != None {
		g.release(g.instances[i].execution)
	}
}

// place is where the player finds an execution.
func (g *Game) place(x int32) Place {
	e := &g.executions[x]
	return Place{g.instances[e.instance].case_, e.instance, e.node, x}
}

// top is the execution that boundary events belong to: that of the whole activity.
func (g *Game) top(x int32) int32 {
	if whole := g.executions[x].whole; whole != None {
		return whole
	}
	return x
}

// abandon takes an execution away with everything inside. The token at its node, if
// any, stays for the caller to move.
func (g *Game) abandon(x int32) {
	e := &g.executions[x]
	if e.state == several {
		for child := g.instances[e.instance].execution; child != None; {
			next := g.executions[child].younger
			if g.executions[child].whole == x {
				g.abandon(child)
			}
			child = next
		}
		e = &g.executions[x]
	}
	if inside := e.inside; inside != None {
		g.empty(inside)
		g.drop(inside)
	}
	at, worked := g.place(x), g.executions[x].state == working
	g.release(x)
	if worked {
		g.player.Abandon(at)
	}
}
