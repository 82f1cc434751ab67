package token

import (
	"sandtable/engine/problem"
)

// Case names a case to the player; the game only carries it.
type Case int32

// Place is where a token rests: a node within one running instance of its scope.
type Place struct {
	Case     Case
	Instance int32 // of the scope
	Node     NodeID
}

// Player does what the game leaves open. Its methods are called while the game
// moves tokens; they may call Finish.
type Player interface {
	// Choose appends to taken the flows on which tokens leave a node that splits
	// by choice. Appending none leaves the token at the node for good.
	Choose(at Place, taken []FlowID) []FlowID
	// Work is told of a token that has come to rest at a task; Finish moves it on.
	Work(at Place)
	// Withdraw is told that every token of an instance has been taken away.
	Withdraw(c Case, instance int32)
	// Ended is told that a case has no token left.
	Ended(c Case)
}

// Step is one thing that happened, for those who watch.
type Step struct {
	Case  Case
	Enter bool   // a token entered Node; otherwise one took Flow
	Node  NodeID // None with a flow
	Flow  FlowID // None with a node
}

// Game moves the tokens of any number of cases on one net. Once warm it allocates
// nothing.
type Game struct {
	Watch func(Step) // nil: nobody

	net       *Net
	player    Player
	instances []instance
	free      [][]int32 // per scope: instances to use again
	moves     []move    // tokens on their way, first in first out
	next      int       // the first of moves not yet made
	moving    bool
	unsettled []int32 // instances whose inclusive joins want a look
	taken     []FlowID
}

// instance is one run of a scope: the process for a case, or a sub-process in it.
type instance struct {
	scope   ScopeID
	running bool
	queued  bool // in unsettled
	joins   bool // its scope has inclusive joins
	case_   Case
	parent  int32 // the instance around it, or None
	child   int32 // the first of those inside it, or None
	older   int32 // siblings
	younger int32
	live    int32   // tokens, those on their way included
	marking []int32 // tokens by slot of the scope
}

// move is a token on its way: along a flow, or appearing at a node.
type move struct {
	instance int32
	flow     FlowID // or None
	node     NodeID
}

// NewGame sets up a game without cases.
func NewGame(n *Net, p Player) *Game {
	return &Game{net: n, player: p, free: make([][]int32, len(n.Scopes))}
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
}

// Start begins a case with a token at each of the given nodes of the process, one
// start event as a rule, and moves tokens until all rest.
func (g *Game) Start(c Case, at ...NodeID) error {
	i := g.open(0, c, None)
	for _, node := range at {
		g.appear(i, node)
	}
	return g.settle()
}

// Finish moves on a token that rests at a task.
func (g *Game) Finish(at Place) error {
	in := &g.instances[at.Instance]
	in.marking[g.net.Nodes[at.Node].slot]--
	g.look(at.Instance)
	g.leave(at.Instance, at.Node)
	if g.moving {
		return nil
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
	return int(count)
}

// maxMoves bounds the moves that one event may set off; beyond it tokens circle
// without ever resting.
const maxMoves = 1_000_000

// settle makes moves until every token rests and no inclusive join can fire.
func (g *Game) settle() error {
	g.moving = true
	made := 0
	for {
		for g.next < len(g.moves) {
			m := g.moves[g.next]
			g.next++
			if made++; made > maxMoves {
				g.moving = false
				return g.circle(m)
			}
			if m.instance != None {
				g.make(m)
			}
		}
		g.moves, g.next = g.moves[:0], 0
		if !g.fireInclusive() {
			break
		}
	}
	g.moving = false
	return nil
}

func (g *Game) circle(m move) error {
	node := g.net.Nodes[m.node].Node
	return problem.New("token.endless", problem.Say("Tokens circle through “%s” for ever without taking time.", "令牌在“%s”附近不耗时间地无限循环。", node.Label()),
		problem.Say("Give the loop a way out or an activity that takes time.", "请为循环设置出口，或在其中加入耗时的活动。")).
		Located(problem.Place{Line: node.At.Line, Column: node.At.Column, Element: string(node.ID)})
}

// make lets a token enter the node it is on its way to.
func (g *Game) make(m move) {
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
		g.consume(m.instance)
	case terminates:
		g.terminate(m.instance)
	default:
		g.leave(m.instance, m.node)
	}
}

// appear puts a new token at a node.
func (g *Game) appear(i int32, at NodeID) {
	g.instances[i].live++
	g.moves = append(g.moves, move{i, None, at})
}

// send puts a new token on a flow.
func (g *Game) send(i int32, f FlowID) {
	g.instances[i].live++
	g.moves = append(g.moves, move{i, f, g.net.Flows[f].To})
}

// rest lets the token of a move stay at its node.
func (g *Game) rest(m move) { g.instances[m.instance].marking[g.net.Nodes[m.node].slot]++ }

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
