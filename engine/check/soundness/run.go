package soundness

import (
	"slices"

	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/problem"
	"sandtable/engine/token"
)

// Play plays a run, step by step, in a game of its own, and returns that as it stands then. A run that
// does not fit the net is refused, wherever it comes from.
func Play(net *token.Net, run []finding.Step) (*token.Game, error) {
	t := newTeller(net)
	t.game = token.NewGame(net, t)
	t.prepare()
	for i := range run {
		if err := t.step(&run[i], i); err != nil {
			return t.game, err
		}
	}
	return t.game, nil
}

var errLost = problem.New("soundness.lost", problem.Say("The run does not fit the process.", "该运行路径与流程不符。"),
	problem.Say("Check the process again.", "请重新检查流程。"))

// teller answers what the game asks from the choices of a run.
type teller struct {
	mute
	net    *token.Net
	game   *token.Game
	script []finding.Choice
	lost   bool
}

func newTeller(net *token.Net) *teller { return &teller{net: net} }

// prepare sets the game up.
func (t *teller) prepare() {
	t.game.Tally = true
	t.game.First = func(from token.Place, of int) int { return t.number(from, of-1) }
	t.game.Bound(movesOn(t.net))
}

// step lets the nth step of a run happen: the first begins the case, and no other does.
func (t *teller) step(s *finding.Step, nth int) error {
	if (s.Deed == finding.Start) != (nth == 0) {
		return errLost
	}
	t.script = s.Choices
	err := perform(t.game, t.net, s)
	if err == nil && t.lost {
		err = errLost
	}
	return err
}

// perform lets one step of a run happen.
func perform(g *token.Game, net *token.Net, s *finding.Step) error {
	at, ok := net.Node(s.Element)
	if !ok {
		return errLost
	}
	nth := s.Nth
	switch s.Deed {
	case finding.Start:
		var all []token.NodeID
		for _, id := range append([]model.ID{s.Element}, s.Others...) {
			other, ok := net.Node(id)
			if !ok || !slices.Contains(net.Scopes[net.Nodes[other].Scope].Starts, other) || slices.Contains(all, other) {
				return errLost
			}
			all = append(all, other)
		}
		return g.Start(0, all...)
	case finding.Happen:
		for _, w := range g.Waiting(nil) {
			if w.Node == at && w.Definition == s.Definition && !net.Within(at, w.Definition) {
				if nth--; nth < 0 {
					return g.Happen(w.ID)
				}
			}
		}
	case finding.Decide:
		for _, p := range g.Undecided(nil) {
			if p.Node == at {
				return g.Decide(p)
			}
		}
	case finding.Finish:
		for _, p := range g.Working(nil) {
			if p.Node == at {
				if nth--; nth < 0 {
					return g.Finish(p)
				}
			}
		}
	}
	return errLost
}

// next is the answer to what is asked of a node; where the run has another question, it is lost.
func (t *teller) next(at token.Place) finding.Choice {
	if len(t.script) == 0 || t.script[0].Element != t.net.Nodes[at.Node].ID {
		t.lose()
		return finding.Choice{}
	}
	c := t.script[0]
	t.script = t.script[1:]
	return c
}

func (t *teller) lose() {
	t.lost = true
	t.game.Stop(errLost)
}

// number is an answer from 0 to most.
func (t *teller) number(at token.Place, most int) int {
	n := t.next(at).Number
	if n < 0 || n > most {
		t.lose()
		return 0
	}
	return n
}

func (t *teller) Choose(at token.Place, taken []token.FlowID) []token.FlowID {
	flows := t.next(at).Flows
	if _, several := t.net.Splits(at.Node); len(flows) > 1 && !several {
		t.lose()
		return taken
	}
	for _, id := range flows {
		f, ok := t.net.Flow(id)
		if !ok || !slices.Contains(t.net.Nodes[at.Node].Out, f) || slices.Contains(taken, f) {
			t.lose()
			return taken
		}
		taken = append(taken, f)
	}
	return taken
}

func (t *teller) Perform(at token.Place, offered, taken []token.NodeID) []token.NodeID {
	for _, id := range t.next(at).Picks {
		n, ok := t.net.Node(id)
		if !ok || !slices.Contains(offered, n) || slices.Contains(taken, n) {
			t.lose()
			return taken
		}
		taken = append(taken, n)
	}
	return taken
}

// mostAtOnce is how many instances of an activity a run may have.
const mostAtOnce = 100

func (t *teller) Again(at token.Place, _ int) bool        { return t.number(at, 1) > 0 }
func (t *teller) Instances(at token.Place) int            { return t.number(at, mostAtOnce) }
func (t *teller) Activates(at token.Place, _, _ int) bool { return t.number(at, 1) > 0 }
func (t *teller) Enough(at token.Place, _, _ int) bool    { return t.number(at, 1) > 0 }

// mute hears what the game tells, and needs none of it: where things stand can be seen.
type mute struct{}

func (mute) Work(token.Place)                              {}
func (mute) Await(token.Wait)                              {}
func (mute) Forget(token.Wait)                             {}
func (mute) Receives(token.Place, token.Wait) bool         { return false }
func (mute) Began(c token.Case, _ token.NodeID) token.Case { return max(c, 0) }
func (mute) Abandon(token.Place)                           {}
func (mute) Withdraw(token.Case, int32)                    {}
func (mute) Uncaught(token.Place, model.EventKind)         {}
func (mute) Left(token.Case, token.ScopeID)                {}
func (mute) Ended(token.Case)                              {}

// movesOn bounds the moves that one step may set off on a net: tokens that make more of
// them circle, or double at every turn.
func movesOn(net *token.Net) int { return 2000 + 20*len(net.Nodes) }
