package token

import "sandtable/engine/model"

// does is what an activity does each time.
type does uint8

const (
	labours  does = iota // the player works
	receives             // waits for a message first
	nests                // plays what is inside
	calls                // plays another process
	performs             // plays what the player picks of what is inside
)

func (n *Net) doesOf(node *Node) does {
	switch {
	case node.Kind == model.ReceiveTask:
		return receives
	case node.Kind == model.AdHocSubProcess:
		return performs
	case node.Kind == model.CallActivity && node.Inside != None:
		return calls
	case node.Inside != None:
		return nests
	}
	return labours
}

func (n *Net) activityPart(node *Node) part {
	a, plain := node.Activity, n.plain(node)
	switch node.does {
	case performs:
		node.more.offered = n.offered(node.Inside)
		node.more.hollow = len(node.more.offered) == 0
	case nests:
		node.more.hollow = len(n.Scopes[node.Inside].Enter) == 0
	}
	switch {
	case a.TriggeredByEvent:
		return ignores
	case plain && node.does == labours:
		return works
	case plain && node.does == nests:
		return contains
	}
	return hosts
}

// plain says whether a count of tokens is all that need be known of an activity.
func (n *Net) plain(node *Node) bool {
	a, m := node.Activity, node.more
	return len(m.boundaries) == 0 && m.handler == None && (a.Loop == nil || BareLoop(node.Node)) &&
		a.StartQuantity <= 1 && a.CompletionQuantity <= 1 && !a.ForCompensation && !n.Scopes[node.Scope].adHoc &&
		(node.Kind.IsTask() || node.Kind == model.CallActivity || node.Kind == model.SubProcess && !n.forgives && !node.sends)
}

// enterActivity begins an activity, once there are as many tokens as it takes.
func (g *Game) enterActivity(m move) {
	node, in := &g.net.Nodes[m.node], &g.instances[m.instance]
	if need := int32(node.Activity.StartQuantity); need > 1 {
		in.marking[node.more.gathering]++
		g.look(m.instance)
		if in.marking[node.more.gathering] < need {
			return
		}
		in.marking[node.more.gathering] -= need
		in.live -= need - 1
	}
	g.rest(m)
	g.engage(m.instance, m.node, None)
}

// engage begins an activity at which a token rests; worker has it done to compensate
// something, or is None.
func (g *Game) engage(i int32, at NodeID, worker int32) int32 {
	x := g.execute(i, at, working)
	e := &g.executions[x]
	e.worker, e.rests = worker, true
	if !g.rounds(x) || g.net.Nodes[at].more.hollow {
		g.finishLater(x)
		return x
	}
	for _, b := range g.net.Nodes[at].more.boundaries {
		g.await(x, b)
	}
	g.begin(x)
	return x
}

// finishLater completes an execution in its turn, without doing it.
func (g *Game) finishLater(x int32) {
	e := &g.executions[x]
	e.state, e.all, e.done = over, 0, 0
	g.queue(deferred{what: finished, at: g.place(x), turn: e.turn, ref: skipped})
}

// skipped marks an activity that ends without having been done.
const skipped = 1

// begin begins the first round of an activity, or all its instances side by side.
func (g *Game) begin(x int32) {
	if g.net.parallel(g.executions[x].node) {
		g.spread(x)
		return
	}
	g.round(x)
}

// round does an activity once.
func (g *Game) round(x int32) {
	e := &g.executions[x]
	switch g.net.Nodes[e.node].does {
	case receives:
		e.state = receiving
		g.await(x, e.node)
	case nests:
		g.enterInside(x)
	case calls:
		g.call(x)
	case performs:
		g.perform(x)
	default:
		g.labour(x)
	}
}

// labour hands an execution to the player.
func (g *Game) labour(x int32) {
	g.executions[x].state = working
	g.player.Work(g.place(x))
}

// finishExecution is the player's word that the work of an execution is done.
func (g *Game) finishExecution(d deferred) {
	x := d.at.Execution
	switch e := &g.executions[x]; {
	case e.turn != d.turn || e.state != over:
	case d.ref == skipped:
		g.complete(x)
	default:
		g.rounded(x, None)
	}
}

// rounded ends one round of an activity, or one of several instances. Inner is what was
// done inside of it that can be compensated.
func (g *Game) rounded(x int32, inner int32) {
	e := &g.executions[x]
	node, turn := &g.net.Nodes[e.node], e.turn
	e.state = over
	if inner != None || g.net.forgivable(node) {
		g.remember(e.instance, e.node, inner)
	}
	if node.sends {
		if g.post(g.place(x)); g.executions[x].turn != turn {
			return
		}
	}
	e = &g.executions[x]
	if e.whole != None {
		g.gather(x)
		return
	}
	e.done++
	switch again := g.again(x); {
	case g.executions[x].turn != turn:
	case again:
		g.round(x)
	default:
		g.complete(x)
	}
}

// complete ends an activity: its token leaves it, or what it compensated is done.
func (g *Game) complete(x int32) {
	e := &g.executions[x]
	i, at, worker := e.instance, e.node, e.worker
	g.release(x)
	g.lift(i, at)
	switch {
	case worker == orphan:
		g.consume(i)
	case worker != None:
		g.instances[i].live-- // the worker keeps the instance going
		g.compensate(worker)
	case g.net.Scopes[g.instances[i].scope].adHoc && g.performed(i, at):
	default:
		g.depart(i, at)
	}
}

// depart sends as many tokens on from an activity as it sends.
func (g *Game) depart(i int32, at NodeID) {
	for n := g.net.Nodes[at].Activity.CompletionQuantity; n > 1; n-- {
		g.instances[i].live++
		g.leave(i, at)
	}
	g.leave(i, at)
}

// interrupted ends an activity whose token goes on from one of its boundary events.
func (g *Game) interrupted(x int32, boundary NodeID) {
	x = g.top(x)
	e := &g.executions[x]
	i, at, worker := e.instance, e.node, e.worker
	g.abandon(x)
	g.lift(i, at)
	g.move(i, None, boundary)
	switch {
	case worker >= 0:
		g.compensate(worker)
	case g.net.Scopes[g.instances[i].scope].adHoc:
		g.performed(i, at)
	}
}
