package soundness

import (
	"slices"

	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/token"
)

// Camera notes what can be seen of a game, step by step: whoever plays hands on to it what the game tells.
type Camera struct {
	Net   *token.Net
	Game  *token.Game
	frame Frame
}

// Begin begins the frame of a step, which the camera fills from now on.
func (c *Camera) Begin(deed finding.Deed, element model.ID) *Frame {
	c.frame = Frame{Deed: deed, Element: element, Moves: []Move{}, Tokens: []Token{}}
	return &c.frame
}

// See notes a step of the game: of Game.Watch.
func (c *Camera) See(s token.Step) {
	switch {
	case s.Message != nil:
		c.note(Move{Message: s.Message.ID})
	case s.Enter:
		c.note(Move{Enters: c.Net.Nodes[s.Node].ID})
	default:
		c.note(Move{Flow: c.Net.Flows[s.Flow].ID})
	}
}

func (c *Camera) note(m Move) {
	if len(c.frame.Moves) == mostShown {
		c.frame.Cut = true
		return
	}
	c.frame.Moves = append(c.frame.Moves, m)
}

// Forget notes what the game itself brings about: of Player.Forget.
func (c *Camera) Forget(w token.Wait) {
	if w.Happened {
		c.note(Move{Catches: c.Net.Nodes[w.Node].ID, From: c.thrower(w.Kind)})
	}
}

// Began notes a process that a message or signal begins: of Player.Began.
func (c *Camera) Began(at token.NodeID) {
	from := c.thrower(model.MessageEvent)
	if from == "" {
		from = c.thrower(model.SignalEvent)
	}
	c.note(Move{Catches: c.Net.Nodes[at].ID, From: from})
}

// thrower is what has just sent a message or thrown something of a kind; empty where that cannot be told.
func (c *Camera) thrower(kind model.EventKind) model.ID {
	for i := len(c.frame.Moves) - 1; i >= 0; i-- {
		switch m := &c.frame.Moves[i]; {
		case m.Message != "" && kind == model.MessageEvent:
			return c.source(m.Message)
		case m.Enters != "":
			at, _ := c.Net.Node(m.Enters)
			if n := &c.Net.Nodes[at]; n.Kind == model.EndEvent || n.Kind == model.IntermediateThrowEvent {
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

func (c *Camera) source(flow model.ID) model.ID {
	for _, drawn := range c.Net.Definitions.Collaborations {
		for _, m := range drawn.MessageFlows {
			if m.ID == flow {
				return m.Source
			}
		}
	}
	return ""
}

// Look notes where tokens rest.
func (c *Camera) Look() {
	working := map[[2]int32]bool{}
	for _, p := range c.Game.Working(nil) {
		working[[2]int32{p.Instance, int32(p.Node)}] = true
	}
	meeting := map[[2]int32]bool{} // by node, or by flow where tokens wait to join
	c.Game.Crowds(func(_ int32, at token.NodeID, flow token.FlowID) {
		if n := &c.Net.Nodes[at]; n.Kind == model.EndEvent {
			c.frame.Again = append(c.frame.Again, n.ID)
		}
		meeting[[2]int32{int32(at), int32(flow)}] = true
	})
	for _, end := range c.Game.Repeated() { // of a scope that is over by now
		c.frame.Again = append(c.frame.Again, c.Net.Nodes[end].ID)
	}
	slices.Sort(c.frame.Again)
	c.frame.Again = slices.Compact(c.frame.Again)
	stuck := !c.frame.Endless && halts(c.Game, c.Net)
	c.Game.Instances(func(i int32, s token.ScopeID) {
		for _, id := range c.Net.Scopes[s].Nodes {
			n := &c.Net.Nodes[id]
			left := c.Game.Tokens(i, id)
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
				if count := c.Game.OnFlow(i, in); count > 0 {
					c.rest(Token{n.ID, c.Net.Flows[in].ID, count, state(in)})
					left -= count
				}
			}
			if left > 0 {
				c.rest(Token{n.ID, "", left, state(token.None)})
			}
		}
	})
	slices.SortStableFunc(c.frame.Tokens, func(a, b Token) int {
		x, _ := c.Net.Node(a.Element)
		y, _ := c.Net.Node(b.Element)
		return int(x - y)
	})
}

// rest notes tokens at a place, with those of other instances of its scope.
func (c *Camera) rest(t Token) {
	for i := len(c.frame.Tokens) - 1; i >= 0; i-- {
		if o := &c.frame.Tokens[i]; o.Element == t.Element && o.Flow == t.Flow && o.State == t.State {
			o.Count += t.Count
			return
		}
	}
	if len(c.frame.Tokens) == mostShown {
		c.frame.Cut = true
		return
	}
	c.frame.Tokens = append(c.frame.Tokens, t)
}
