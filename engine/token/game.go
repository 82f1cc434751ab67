package token

import (
	"sandtable/engine/model"
	"sandtable/engine/problem"
)

// Step is one thing that happened, for those who watch.
type Step struct {
	Case    Case
	Enter   bool               // a token entered Node, or an event there happened; otherwise one took Flow
	Node    NodeID             // None with a flow
	Flow    FlowID             // None with a node
	Message *model.MessageFlow // a message was sent along it, and nothing else; else nil
}

// Game moves the tokens of any number of cases on one net. Once warm it allocates
// nothing.
type Game struct {
	Watch func(Step) // nil: nobody

	// Passed counts, by flow, the tokens that have come along it; nil: nobody does. Reset leaves it alone.
	Passed []int64

	// Reached is told of an end event, or one that throws, that a token enters; nil: nobody is.
	Reached func(Case, NodeID)

	Within bool // no message leaves its case: Receives is never asked

	// Tally notes in each instance which of its end events are reached: Tokens then says so of
	// them, as long as the instance goes on; 2 is twice or more. See Repeated.
	Tally bool

	// Hold says whether a message that a node sends, an index into Net.Posts, is held until
	// Deliver; nil: none is.
	Hold func(from Place, message int) bool

	// First says which of several messages that a node sends at once comes in first, the others
	// in their order behind it and then those before it; nil: in the order of the file. It is
	// asked, too, which of several tokens goes first of which one may take the others away.
	First func(from Place, of int) int

	// Pause is called now and then while an activity with many instances begins them, for
	// whoever may want to Stop; nil: nobody does.
	Pause func()

	net       *Net
	player    Player
	instances []instance
	free      [][]int32 // per scope: instances to use again
	moves     []move    // tokens on their way, first in first out
	next      int       // the first of moves not yet made
	moving    bool
	most      int     // moves that one event may set off
	allowed   int     // moves that may be made until all tokens rest; 0 with a fault
	fault     error   // why the game cannot go on
	unsettled []int32 // instances whose inclusive joins want a look
	taken     []FlowID
	later     []deferred // what the player said while tokens moved

	cases      []history
	executions []execution
	waits      []wait
	records    []record
	kept       []kept
	sleepers   []chain // by channel: waits, oldest first
	ordered    uint64  // waits so far
	mail       chain   // all messages kept, oldest first
	spare      spares
	picked     []NodeID
	repeated   []NodeID
}

// spares are the slots of slabs to use again.
type spares struct{ executions, waits, records, kept []int32 }

// instance is one run of a scope: the process for a case, or a sub-process in it.
type instance struct {
	marking []int32 // tokens by slot of the scope
	live    int32   // tokens, those on their way and what else keeps it going included
	turn    uint32  // how often its tokens were taken away, or its slot given back
	case_   Case
	scope   ScopeID
	kind    kind
	running bool
	queued  bool // in unsettled
	joins   bool // its scope has inclusive joins or complex gateways

	parent    int32 // the instance around it, or None
	host      int32 // the execution it is inside of, or None
	execution int32 // the first in it, or None
	record    int32 // the last activity done in it that can be compensated, or None
	depth     int32 // calls around it
	child     int32 // the first of the instances inside it, or None
	older     int32 // siblings
	younger   int32
}

// kind of instance: what follows its end.
type kind uint8

const (
	embedded  kind = iota // the one token at its holder leaves
	root                  // the case may be over
	hosted                // an execution goes on
	triggered             // of an event sub-process: what is around it may be over
	reopened              // to compensate what was done in it
)

// move is a token on its way: along a flow, or appearing at a node. A flow below None
// is something else that is due.
type move struct {
	instance int32
	flow     FlowID // or None
	node     NodeID
	turn     uint32 // of the instance: once its tokens are taken away, the move is not made
}

const (
	leaving  FlowID = -2 - iota // the token that rests at the node leaves it
	going                       // the token that has just been at the node goes on
	deferral                    // node is an index into later
)

// NewGame sets up a game without cases.
func NewGame(n *Net, p Player) *Game {
	g := &Game{net: n, player: p, most: maxMoves, free: make([][]int32, len(n.Scopes)), sleepers: make([]chain, len(n.channels))}
	g.unchain()
	return g
}

func (g *Game) unchain() {
	for i := range g.sleepers {
		g.sleepers[i] = chain{None, None}
	}
	g.mail = chain{None, None}
}

// Reset takes all tokens off the net, telling nobody.
func (g *Game) Reset() {
	for i := range g.free {
		g.free[i] = g.free[i][:0]
	}
	for i := range g.instances {
		in := &g.instances[i]
		clear(in.marking)
		in.running, in.queued, in.live = false, false, 0
		g.free[in.scope] = append(g.free[in.scope], int32(i))
	}
	g.moves, g.next, g.unsettled = g.moves[:0], 0, g.unsettled[:0]
	g.ordered, g.repeated = 0, g.repeated[:0]
	g.later, g.moving, g.fault = g.later[:0], false, nil
	g.cases, g.executions, g.waits, g.records, g.kept = g.cases[:0], g.executions[:0], g.waits[:0], g.records[:0], g.kept[:0]
	g.spare = spares{g.spare.executions[:0], g.spare.waits[:0], g.spare.records[:0], g.spare.kept[:0]}
	g.unchain()
}

// Start begins a case, or more of it, with a token at each of the given nodes, one start
// event as a rule, as if what starts there had happened, and moves tokens until all rest.
// Nodes of one process begin one root instance together.
func (g *Game) Start(c Case, at ...NodeID) error {
	for _, node := range at {
		if g.net.Scopes[g.net.Nodes[node].Scope].Holder != None {
			return notAStart(g.net.Nodes[node].Node)
		}
	}
	within := g.moving
	g.moving = true
	begun := int32(None)
	for _, node := range at {
		s := g.net.Nodes[node].Scope
		if begun == None || g.instances[begun].scope != s {
			begun = g.openRoot(s, c)
		}
		g.startAt(begun, node)
	}
	if within {
		return nil
	}
	return g.settle()
}

func notAStart(node *model.Node) error {
	return problem.New("token.not-a-start", problem.Say("A case cannot start at “%s”: it lies inside a sub-process.", "案例不能从“%s”开始：它位于子流程内部。", node.Label()),
		problem.Say("Choose a start event of the process.", "请选择流程的开始事件。")).
		Located(problem.Place{Line: node.At.Line, Column: node.At.Column, Element: string(node.ID)})
}

// Finish moves on a token that rests at a task.
func (g *Game) Finish(at Place) error {
	if at.Execution != None {
		e := &g.executions[at.Execution]
		if e.state != working {
			return nil
		}
		e.state = over
		return g.put(deferred{what: finished, at: at, turn: e.turn})
	}
	if g.moving {
		g.move(at.Instance, leaving, at.Node)
		return nil
	}
	g.moving = true
	if node := &g.net.Nodes[at.Node]; node.next != None && g.Watch == nil {
		g.straight(at.Instance, node)
	} else {
		g.finishPlain(at.Instance, at.Node)
	}
	return g.settle()
}

// Tokens is how many tokens rest at a node of an instance, waiting at a join included.
func (g *Game) Tokens(instance int32, at NodeID) int {
	node, in := &g.net.Nodes[at], &g.instances[instance]
	count := in.marking[node.slot]
	if node.joining != None {
		for i := range node.In {
			count += in.marking[node.joining+int32(i)]
		}
	}
	if node.more.gathering != None {
		count += in.marking[node.more.gathering]
	}
	return int(count)
}

// maxMoves bounds the moves that one event may set off; beyond it tokens circle
// without ever resting.
const maxMoves = 1_000_000

// Bound sets how many moves one event may set off before tokens are held to circle.
func (g *Game) Bound(moves int) { g.most = moves }

// settle makes moves until every token rests and no inclusive join can fire.
func (g *Game) settle() error {
	g.moving = true
	if g.allowed = g.most; g.fault != nil {
		g.allowed = 0
	}
	made := 0
	for {
		for g.next < len(g.moves) {
			m := g.moves[g.next]
			g.next++
			if made++; made > g.allowed {
				return g.stop(m)
			}
			switch {
			case m.flow < None:
				g.resume(m)
			case m.turn == g.instances[m.instance].turn:
				g.make(m)
			}
		}
		g.moves, g.next, g.later = g.moves[:0], 0, g.later[:0]
		if g.allowed == 0 {
			return g.stop(move{})
		}
		if !g.fireInclusive() && len(g.moves) == 0 {
			break
		}
	}
	g.moving = false
	return nil
}

// Stop ends the game as soon as the move at hand is made: whoever moves tokens returns
// why. After that only Reset makes it go on.
func (g *Game) Stop(why error) { g.fail(why) }

// fail notes why the game cannot go on.
func (g *Game) fail(why error) {
	if g.fault == nil {
		g.fault, g.allowed = why, 0
	}
}

// stop ends the moving with what went wrong.
func (g *Game) stop(m move) error {
	g.moving = false
	if g.fault != nil {
		return g.fault
	}
	at := m.node
	if m.flow == deferral {
		if at = g.later[m.node].at.Node; at == None {
			at = 0
		}
	}
	return problem.New("token.endless", problem.Say("Tokens circle through “%s” for ever without taking time.", "令牌在“%s”附近不耗时间地无限循环。", g.net.Nodes[at].Label()),
		problem.Say("Give the loop a way out or an activity that takes time.", "请为循环设置出口，或在其中加入耗时的活动。")).
		Located(g.net.placeOf(at))
}

func (n *Net) placeOf(at NodeID) problem.Place {
	node := n.Nodes[at].Node
	return problem.Place{Line: node.At.Line, Column: node.At.Column, Element: string(node.ID)}
}

// make lets a token enter the node it is on its way to.
func (g *Game) make(m move) {
	if m.flow != None && g.Passed != nil {
		g.Passed[m.flow]++
	}
	if g.Watch != nil {
		c := g.instances[m.instance].case_
		if m.flow != None {
			g.Watch(Step{Case: c, Node: None, Flow: m.flow})
		}
		g.Watch(Step{Case: c, Enter: true, Node: m.node, Flow: None})
	}
	switch g.net.Nodes[m.node].part {
	case works:
		g.enterTask(m)
	case contains:
		g.enterSubProcess(m)
	case forks:
		g.enterParallel(m)
	case includes:
		g.enterInclusive(m)
	case excludes:
		g.enterExclusive(m)
	case ends:
		g.reached(m)
		g.consume(m.instance)
	case terminates:
		g.reached(m)
		g.terminate(m.instance)
	case hosts:
		g.enterActivity(m)
	case catches:
		g.enterCatch(m)
	case throws:
		g.reached(m)
		g.enterThrow(m)
	case awaits:
		g.enterEventBased(m)
	case complexes:
		g.enterComplex(m)
	case links:
		g.reached(m)
		g.enterLink(m)
	default:
		g.reached(m)
		g.leave(m.instance, m.node)
	}
}

// reached tells of an end event, or one that throws, that a token has entered.
func (g *Game) reached(m move) {
	if g.Tally && g.net.Nodes[m.node].Kind == model.EndEvent {
		g.tally(m)
	}
	if g.Reached == nil {
		return
	}
	if k := g.net.Nodes[m.node].Kind; k == model.EndEvent || k == model.IntermediateThrowEvent {
		g.Reached(g.instances[m.instance].case_, m.node)
	}
}

// tally counts that an end event is reached.
func (g *Game) tally(m move) {
	n := &g.instances[m.instance].marking[g.net.Nodes[m.node].slot]
	if *n = min(*n+1, 2); *n == 2 {
		g.repeated = append(g.repeated, m.node)
	}
}

// Repeated are the end events, with Tally, that a token has reached in an instance in which
// one had before: since Reset, or since the game was put where it stands.
func (g *Game) Repeated() []NodeID { return g.repeated }

// resume does what was put off while tokens moved.
func (g *Game) resume(m move) {
	if m.instance != nowhere && m.turn != g.instances[m.instance].turn {
		return
	}
	switch m.flow {
	case leaving:
		g.finishPlain(m.instance, m.node)
	case going:
		g.proceed(m.instance, m.node)
	default:
		g.carryOut(g.later[m.node])
	}
}

// entered tells those who watch that a node was entered otherwise than by a move.
func (g *Game) entered(i int32, at NodeID) {
	if g.Watch != nil {
		g.Watch(Step{Case: g.instances[i].case_, Enter: true, Node: at, Flow: None})
	}
}

// appear puts a new token at a node.
func (g *Game) appear(i int32, at NodeID) {
	in := &g.instances[i]
	in.live++
	g.moves = append(g.moves, move{i, None, at, in.turn})
}

// send puts a new token on a flow.
func (g *Game) send(i int32, f FlowID) {
	in := &g.instances[i]
	in.live++
	g.moves = append(g.moves, move{i, f, g.net.Flows[f].To, in.turn})
}

// move sends a token on that is counted already.
func (g *Game) move(i int32, f FlowID, to NodeID) {
	g.moves = append(g.moves, move{i, f, to, g.instances[i].turn})
}

// rest lets the token of a move stay at its node.
func (g *Game) rest(m move) { g.instances[m.instance].marking[g.net.Nodes[m.node].slot]++ }

// lift takes a token that rests at a node away from there, to go elsewhere.
func (g *Game) lift(i int32, at NodeID) {
	g.instances[i].marking[g.net.Nodes[at].slot]--
	g.look(i)
}

// consume takes one token, not counted in any slot, out of an instance, and ends the
// instance with its last one.
func (g *Game) consume(i int32) {
	in := &g.instances[i]
	in.live--
	g.look(i)
	if in.live == 0 {
		g.close(i)
	}
}
