package soundness

import (
	"slices"

	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/problem"
	"sandtable/engine/token"
)

// Frame is one step of a run as it can be shown on a drawing: what happened, how tokens moved, and where
// they rest afterwards.
type Frame struct {
	Deed    finding.Deed `json:"do"`
	Element model.ID     `json:"element"`
	Skipped int          `json:"skipped,omitempty"` // steps before the first frame, which have none of their own
	Moves   []Move       `json:"moves"`             // in their order
	Cut     bool         `json:"cut,omitempty"`     // there are more moves or tokens than are listed
	Tokens  []Token      `json:"tokens"`            // where they rest then, in the order of the file
	Again   []model.ID   `json:"again,omitempty"`   // end events that the case has reached more than once
	Endless bool         `json:"endless,omitempty"` // tokens go on for ever, and rest nowhere
}

// Move is one thing on the way of tokens. Exactly one of Flow, Message, Enters and Catches is set.
type Move struct {
	Flow    model.ID `json:"flow,omitempty"`    // a token takes this sequence flow
	Message model.ID `json:"message,omitempty"` // a message goes along this message flow
	Enters  model.ID `json:"enters,omitempty"`  // a token enters this element
	Catches model.ID `json:"catches,omitempty"` // what this event or task waits for has come from inside the file
	From    model.ID `json:"from,omitempty"`    // with Catches: what threw or sent it, where that is known
}

// Token is where tokens rest.
type Token struct {
	Element model.ID `json:"element"`
	Flow    model.ID `json:"flow,omitempty"` // on which they wait for others to join at the element
	Count   int      `json:"count"`
	State   Resting  `json:"state"`
}

// Resting is why tokens rest.
type Resting string

const (
	Working Resting = "working" // somebody is at it, or something goes on inside
	Waiting Resting = "waiting" // for an event, a decision or the others at a join
	Stuck   Resting = "stuck"   // nothing can happen any more
	Meeting Resting = "meeting" // there are several where one is expected
)

// Bounds of what is shown of a run.
const (
	mostFrames = 400       // the last ones; those before are played only
	mostShown  = 500       // moves of a step, and places of tokens after it
	mostPlayed = 4_000_000 // moves of a run
	mostRun    = 25_000    // steps of a run
	mostLooks  = 1 << 28   // steps times nodes, likewise
)

// Show finds the part of a file that a run is of and shows it. The run may come from anywhere: one that does
// not fit the file, or is too long to be played, is refused with a *problem.Problem.
func Show(d *model.Definitions, run []finding.Step) ([]Frame, error) {
	if len(run) == 0 {
		return nil, errLost
	}
	covered := map[model.ID]bool{}
	called := calledIn(d)
	for _, p := range d.Processes {
		if covered[p.ID] || called[p.ID] {
			continue
		}
		net, err := token.NewNet(d, p)
		if err != nil {
			continue // it has no runs
		}
		if _, here := net.Node(run[0].Element); here {
			return Frames(net, run)
		}
		for _, s := range net.Roots {
			covered[net.Scopes[s].Process.ID] = true
		}
	}
	return nil, errLost
}

// Frames plays a run step by step and tells of each what can be seen. One that does not fit the net is refused.
func Frames(net *token.Net, run []finding.Step) ([]Frame, error) {
	if len(run) == 0 {
		return nil, errLost
	}
	if len(run) > mostRun || len(run)*len(net.Nodes) > mostLooks {
		return nil, errTooLong
	}
	f := &filmer{teller: newTeller(net)}
	f.teller.game = token.NewGame(net, f)
	f.prepare()
	f.game.Watch = f.see
	var all []Frame
	for i := range run {
		f.frame = Frame{Deed: run[i].Deed, Element: run[i].Element, Moves: []Move{}, Tokens: []Token{}}
		err := f.step(&run[i], i)
		if p := problem.Of(err); p != nil && i == len(run)-1 && (p.Code == "token.endless" || p.Code == "token.too-deep") {
			f.frame.Endless, err = true, nil
		}
		if err != nil {
			return nil, err
		}
		if i < len(run)-mostFrames {
			continue
		}
		if len(all) == 0 {
			f.frame.Skipped = i
		}
		f.look()
		all = append(all, f.frame)
	}
	return all, nil
}

var errTooLong = problem.New("soundness.too-long", problem.Say("The run is too long to be shown.", "运行路径过长，无法演示。"),
	problem.Say("Check a smaller part of the process.", "请检查流程中较小的部分。"))

// filmer plays a run and notes what it sees.
type filmer struct {
	*teller
	frame Frame
	moves int // of the whole run
}

// see notes what the game tells.
func (f *filmer) see(s token.Step) {
	if f.moves++; f.moves > mostPlayed {
		f.game.Stop(errTooLong)
	}
	switch {
	case s.Message != nil:
		f.note(Move{Message: s.Message.ID})
	case s.Enter:
		f.note(Move{Enters: f.net.Nodes[s.Node].ID})
	default:
		f.note(Move{Flow: f.net.Flows[s.Flow].ID})
	}
}

func (f *filmer) note(m Move) {
	if len(f.frame.Moves) == mostShown {
		f.frame.Cut = true
		return
	}
	f.frame.Moves = append(f.frame.Moves, m)
}

// Forget tells of what the game itself brings about.
func (f *filmer) Forget(w token.Wait) {
	if w.Happened {
		f.note(Move{Catches: f.net.Nodes[w.Node].ID, From: f.thrower(w.Kind)})
	}
}

// Began tells of a process that a message or signal begins.
func (f *filmer) Began(c token.Case, at token.NodeID) token.Case {
	from := f.thrower(model.MessageEvent)
	if from == "" {
		from = f.thrower(model.SignalEvent)
	}
	f.note(Move{Catches: f.net.Nodes[at].ID, From: from})
	return f.teller.Began(c, at)
}

// thrower is what has just sent a message or thrown something of a kind; empty where that cannot be told.
func (f *filmer) thrower(kind model.EventKind) model.ID {
	for i := len(f.frame.Moves) - 1; i >= 0; i-- {
		switch m := &f.frame.Moves[i]; {
		case m.Message != "" && kind == model.MessageEvent:
			return f.source(m.Message)
		case m.Enters != "":
			at, _ := f.net.Node(m.Enters)
			if n := &f.net.Nodes[at]; n.Kind == model.EndEvent || n.Kind == model.IntermediateThrowEvent {
				for _, d := range n.Event.Definitions {
					if d.Kind == kind {
						return n.ID
					}
				}
			}
			return ""
		}
	}
	return ""
}

func (f *filmer) source(flow model.ID) model.ID {
	for _, c := range f.net.Definitions.Collaborations {
		for _, m := range c.MessageFlows {
			if m.ID == flow {
				return m.Source
			}
		}
	}
	return ""
}

// look notes where tokens rest.
func (f *filmer) look() {
	working := map[[2]int32]bool{}
	for _, p := range f.game.Working(nil) {
		working[[2]int32{p.Instance, int32(p.Node)}] = true
	}
	meeting := map[[2]int32]bool{} // by node, or by flow where tokens wait to join
	f.game.Crowds(func(_ int32, at token.NodeID, flow token.FlowID) {
		if n := &f.net.Nodes[at]; n.Kind == model.EndEvent {
			f.frame.Again = append(f.frame.Again, n.ID)
		}
		meeting[[2]int32{int32(at), int32(flow)}] = true
	})
	for _, end := range f.game.Repeated() { // of a scope that is over by now
		f.frame.Again = append(f.frame.Again, f.net.Nodes[end].ID)
	}
	slices.Sort(f.frame.Again)
	f.frame.Again = slices.Compact(f.frame.Again)
	stuck := !f.frame.Endless && halts(f.game, f.net)
	f.game.Instances(func(i int32, s token.ScopeID) {
		for _, id := range f.net.Scopes[s].Nodes {
			n := &f.net.Nodes[id]
			left := f.game.Tokens(i, id)
			if left == 0 || n.Kind == model.EndEvent {
				continue
			}
			state := func(flow token.FlowID) Resting {
				switch {
				case meeting[[2]int32{int32(id), int32(flow)}]:
					return Meeting
				case stuck:
					return Stuck
				case working[[2]int32{i, int32(id)}], n.Inside != token.None:
					return Working
				}
				return Waiting
			}
			for _, in := range n.In {
				if count := f.game.OnFlow(i, in); count > 0 {
					f.rest(Token{n.ID, f.net.Flows[in].ID, count, state(in)})
					left -= count
				}
			}
			if left > 0 {
				f.rest(Token{n.ID, "", left, state(token.None)})
			}
		}
	})
	slices.SortStableFunc(f.frame.Tokens, func(a, b Token) int {
		x, _ := f.net.Node(a.Element)
		y, _ := f.net.Node(b.Element)
		return int(x - y)
	})
}

// rest notes tokens at a place, with those of other instances of its scope.
func (f *filmer) rest(t Token) {
	for i := len(f.frame.Tokens) - 1; i >= 0; i-- {
		if o := &f.frame.Tokens[i]; o.Element == t.Element && o.Flow == t.Flow && o.State == t.State {
			o.Count += t.Count
			return
		}
	}
	if len(f.frame.Tokens) == mostShown {
		f.frame.Cut = true
		return
	}
	f.frame.Tokens = append(f.frame.Tokens, t)
}

// halts says whether a case goes on in which nothing can be done.
func halts(g *token.Game, net *token.Net) bool {
	running := false
	g.Instances(func(int32, token.ScopeID) { running = true })
	if !running || len(g.Working(nil)) > 0 || len(g.Undecided(nil)) > 0 {
		return false
	}
	for _, w := range g.Waiting(nil) {
		if !net.Within(w.Node, w.Definition) {
			return false
		}
	}
	return true
}
