package soundness

import (
	"context"
	"slices"

	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/problem"
	"sandtable/engine/token"
)

// explorer looks at all states that cases of a net can come to, those nearest to the
// start first. A state is where the token game stands while all tokens rest.
type explorer struct {
	ctx    context.Context
	net    *token.Net
	game   *token.Game
	choose *chooser
	snaps  *token.Snapshots
	left   int // of the budget

	keys    []string // states
	index   map[string]int32
	came    []arrival // by state
	ways    []way
	kind    []standing // by state
	entered []bool     // by node
	outside [][]bool   // by node and definition: it comes from outside
	starts  []start

	stuck   []int32
	crowded []crowd
	twice   []broken
	hasty   bool // the first fault is enough
	cuts    bool // some state was not gone on from
	endless []broken
	spills  []spill // messages that were thrown away
	begun   []int   // by scope
	alike   int     // of one message may lie unread
	drained bool    // what was thrown away might have been missed
	moves   int     // that the step at hand has made
	halfway bool    // not every step from the state at hand could be taken
	unsure  *doubt  // why not everything could be looked at; nil: it was
	buffer  []byte
	places  []token.Place
	waits   []token.Wait
}

// arrival is how a state was come to first.
type arrival struct {
	from   int32 // None: from nowhere
	does   act
	script []int
}

// way leads from a state to another.
type way struct {
	from, to int32
	received int32 // messages, on the way
}

// act is something that the world may do in a state.
type act struct {
	deed       finding.Deed
	at         token.NodeID
	others     []token.NodeID
	definition int
	nth        int
	place      token.Place
	wait       int32
}

type start []token.NodeID

// standing says what is known of a state.
type standing uint8

const (
	unseen standing = iota // not gone on from
	ongoing
	ended  // no token is left
	halted // stuck
	cut    // not gone on from: tokens meet there
)

// mostAlike is how many of one message may lie unread before further ones are thrown away: see spill.
const mostAlike = 3

// crowd is a state in which tokens meet.
type crowd struct {
	state int32
	node  token.NodeID
	flow  token.FlowID
}

// broken is a step on the way of which something is wrong: tokens never rest, or an end
// event is reached again.
type broken struct {
	state  int32 // from which it is made
	does   act
	script []int
	why    *problem.Problem
	end    token.NodeID
}

var errTooManyQuestions = problem.New("soundness.too-many-questions",
	problem.Say("One step asks for more than %d choices.", "单个步骤中的选择超过 %d 个。", mostQuestions), problem.Text{})

func newExplorer(ctx context.Context, net *token.Net, budget int) *explorer {
	e := &explorer{ctx: ctx, net: net, left: budget, index: map[string]int32{}, snaps: token.NewSnapshots(net), entered: make([]bool, len(net.Nodes))}
	e.alike, e.begun = mostAlike, make([]int, len(net.Scopes))
	e.choose = &chooser{net: net, answers: answers{ways: map[token.NodeID][][]token.FlowID{}, picks: map[token.NodeID][][]token.NodeID{}, partial: token.None}}
	e.game = token.NewGame(net, e.choose)
	e.choose.game = e.game
	e.game.Tally = true
	e.game.First = e.choose.first
	e.game.Bound(movesOn(net))
	e.game.Watch = func(s token.Step) {
		e.moves++
		if s.Enter {
			e.entered[s.Node] = true
		}
	}
	e.outside = make([][]bool, len(net.Nodes))
	for i := range net.Nodes {
		for d := range net.Awaits(token.NodeID(i)) {
			e.outside[i] = append(e.outside[i], !net.Within(token.NodeID(i), d))
		}
	}
	e.starts = e.beginnings()
	return e
}

// explore goes on from every state until all are known or the budget is used up.
func (e *explorer) explore() {
	if len(e.starts) == 0 {
		e.doubt("soundness.no-start", say("It starts nowhere.", "流程没有起点。"), token.None)
	}
	for _, s := range e.starts {
		e.try(token.None, act{deed: finding.Start, at: s[0], others: s[1:]})
	}
	for at := 0; at < len(e.keys); at++ {
		if e.left <= 0 {
			break
		}
		if e.hasty && len(e.stuck)+len(e.crowded)+len(e.twice)+len(e.endless) > 0 {
			e.cuts = true
			break
		}
		if at%64 == 0 && e.ctx.Err() != nil {
			e.doubt("soundness.canceled", say("The check was cancelled.", "检查已取消。"), token.None)
			break
		}
		if e.kind[at] == unseen {
			e.goOn(int32(at))
		}
	}
	if e.left <= 0 {
		e.doubt("soundness.too-large", say("The process has more states than are looked at (%d were).", "流程的状态数超出检查上限（已检查 %d 个）。", len(e.keys)), token.None)
	}
	e.overflow()
	if p := e.choose.partial; p != token.None {
		e.doubt("soundness.too-wide", say("“%s” has more ways to go on than are tried.", "“%s”的走法过多，未能全部检查。", e.net.Nodes[p].ID), p)
	}
}

// doubt notes why not everything was looked at; the first reason stands.
func (e *explorer) doubt(code string, why saying, at token.NodeID) {
	if e.unsure != nil {
		return
	}
	e.unsure = &doubt{code: code, why: why}
	if at != token.None {
		e.unsure.at = e.net.Nodes[at].ID
	}
}

// doubt is why not everything was looked at.
type doubt struct {
	code string
	why  saying
	at   model.ID // or empty
}

// goOn does in a state whatever can be done there.
func (e *explorer) goOn(at int32) {
	e.snaps.Restore(e.game, []byte(e.keys[at]))
	e.left -= len(e.net.Nodes) / 512
	acts := e.acts()
	if len(acts) == 0 {
		e.kind[at] = halted
		e.stuck = append(e.stuck, at)
		return
	}
	e.kind[at] = ongoing
	e.halfway = false
	for _, a := range acts {
		e.try(at, a)
	}
	if e.halfway || e.left <= 0 {
		e.kind[at] = unseen
	}
}

// acts are what the world may do where the game stands.
func (e *explorer) acts() []act {
	var acts []act
	alike := map[[3]int]int{}
	add := func(a act) {
		key := [3]int{int(a.deed), int(a.at), a.definition}
		a.nth = alike[key]
		alike[key]++
		acts = append(acts, a)
	}
	e.places = e.game.Working(e.places[:0])
	for _, p := range e.places {
		add(act{deed: finding.Finish, at: p.Node, place: p})
	}
	e.places = e.game.Undecided(e.places[:0])
	for _, p := range e.places {
		add(act{deed: finding.Decide, at: p.Node, place: p})
	}
	e.waits = e.game.Waiting(e.waits[:0])
	for _, w := range e.waits {
		if w.Times == 0 && e.outside[w.Node][w.Definition] {
			add(act{deed: finding.Happen, at: w.Node, definition: w.Definition, place: w.Place, wait: w.ID})
		}
	}
	return acts
}

// try does one thing in every way that choices allow.
func (e *explorer) try(from int32, a act) {
	e.choose.script = e.choose.script[:0]
	for more := true; more && e.left > 0; more = e.choose.next() {
		if from == token.None {
			e.game.Reset()
		} else {
			e.snaps.Restore(e.game, []byte(e.keys[from]))
		}
		e.choose.begin()
		e.moves = 0
		err := e.do(a)
		e.left -= 1 + len(e.choose.options)/4 + e.moves/16
		if err != nil {
			e.broke(from, a, err)
			continue
		}
		e.arrive(from, a)
	}
}

func (e *explorer) do(a act) error {
	switch a.deed {
	case finding.Start:
		return e.game.Start(0, append([]token.NodeID{a.at}, a.others...)...)
	case finding.Happen:
		return e.game.Happen(a.wait)
	case finding.Decide:
		return e.game.Decide(a.place)
	}
	return e.game.Finish(a.place)
}

// broke notes a step that the game could not carry out.
func (e *explorer) broke(from int32, a act, err error) {
	p := problem.Of(err)
	e.halfway = true
	switch {
	case p == nil: // the game only fails with problems; whatever else it is, nothing is sound by it
		e.doubt("token.broken", say("%s", "%s", err.Error()), token.None)
		return
	case p.Code != "token.endless" && (p.Code != "token.too-deep" || e.far(from)):
		e.doubt(p.Code, quoted(p, e.net), e.nodeAt(p.At.Element))
		return
	}
	if len(e.endless) < mostFaults {
		e.endless = append(e.endless, broken{from, a, slices.Clone(e.choose.script[:len(e.choose.options)]), p, token.None})
	}
}

// far says whether so many steps lead to a state that calls may be deep in each other only
// because each was chosen.
func (e *explorer) far(state int32) bool {
	for range mostDeep {
		if state == token.None {
			return false
		}
		state = e.came[state].from
	}
	return true
}

const mostDeep = 50

func (e *explorer) nodeAt(id string) token.NodeID {
	if at, ok := e.net.Node(model.ID(id)); ok {
		return at
	}
	return token.None
}

// arrive notes the state that the game stands in.
func (e *explorer) arrive(from int32, a act) {
	for _, end := range e.game.Repeated() {
		if len(e.twice) < mostFaults && !slices.ContainsFunc(e.twice, func(b broken) bool { return b.end == end }) {
			e.twice = append(e.twice, broken{from, a, slices.Clone(e.choose.script[:len(e.choose.options)]), nil, end})
		}
	}
	first := len(e.spills)
	e.game.Trim(e.alike, func(sender token.NodeID, message int) {
		e.spills = append(e.spills, spill{sender: sender, message: message})
	})
	e.buffer = e.snaps.Take(e.game, e.buffer[:0])
	e.left -= (len(e.buffer) + len(e.net.Nodes)) / 1024
	to, known := e.index[string(e.buffer)]
	if !known {
		to = int32(len(e.keys))
		key := string(e.buffer)
		e.index[key] = to
		e.keys = append(e.keys, key)
		e.came = append(e.came, arrival{from, a, slices.Clone(e.choose.script[:len(e.choose.options)])})
		e.kind = append(e.kind, e.look(to))
	}
	for i := first; i < len(e.spills); i++ {
		e.spills[i].state = to
	}
	if from != token.None {
		e.ways = append(e.ways, way{from, to, e.choose.received})
	}
}

// look says what can be seen of a new state at once.
func (e *explorer) look(state int32) standing {
	empty := true
	e.game.Instances(func(int32, token.ScopeID) { empty = false })
	if empty {
		return ended
	}
	kind := unseen
	if again := e.begunAgain(); again != token.None {
		kind = cut
		e.doubt("soundness.begun-again", say("“%s” begins its process more than %d times while earlier ones still go on.", "“%s”会反复启动所在流程，同时进行的实例超过 %d 个。", e.net.Nodes[again].ID, mostSideBySide), again)
	}
	e.game.Crowds(func(_ int32, at token.NodeID, f token.FlowID) {
		if e.net.Nodes[at].Kind == model.EndEvent {
			return
		}
		if !slices.ContainsFunc(e.crowded, func(c crowd) bool { return c.node == at && c.flow == f }) {
			e.crowded = append(e.crowded, crowd{state, at, f})
		}
		kind, e.cuts = cut, true
	})
	return kind
}

// mostSideBySide is how many instances of one process may go on side by side, begun by the messages and signals of
// a case, before a state is not gone on from.
const mostSideBySide = 8

// begunAgain is the start of a process of which too many go on; None where there is none.
func (e *explorer) begunAgain() token.NodeID {
	clear(e.begun)
	most := token.ScopeID(token.None)
	e.game.Roots(func(s token.ScopeID) {
		if e.begun[s]++; e.begun[s] > mostSideBySide {
			most = s
		}
	})
	if most == token.None || len(e.net.Scopes[most].Starts) == 0 {
		return token.None
	}
	return e.net.Scopes[most].Starts[0]
}
