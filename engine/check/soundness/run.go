package soundness

import (
	"slices"

	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/problem"
	"sandtable/engine/token"
)

// Play plays a run, step by step, in a game of its own, and returns that as it stands then.
func Play(net *token.Net, run []finding.Step) (*token.Game, error) {
	p := &teller{net: net}
	p.game = token.NewGame(net, p)
	p.game.Tally = true
	p.game.First = func(from token.Place, _ int) int { return p.next(from).Number }
	p.game.Bound(movesOn(net))
	for i := range run {
		p.script = run[i].Choices
		err := perform(p.game, net, &run[i])
		if err == nil && p.lost {
			err = problem.New("soundness.lost", problem.Say("The run does not fit the process.", "该运行路径与流程不符。"), problem.Text{})
		}
		if err != nil {
			return p.game, err
		}
	}
	return p.game, nil
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
		all := []token.NodeID{at}
		for _, id := range s.Others {
			other, _ := net.Node(id)
			all = append(all, other)
		}
		return g.Start(0, all...)
	case finding.Happen:
		for _, w := range g.Waiting(nil) {
			if w.Node == at && w.Definition == s.Definition {
				if nth--; nth < 0 {
					return g.Happen(w.ID)
				}
			}
		}
		return errLost
	case finding.Decide:
		if i := slices.IndexFunc(g.Undecided(nil), func(p token.Place) bool { return p.Node == at }); i >= 0 {
			return g.Decide(g.Undecided(nil)[i])
		}
		return errLost
	}
	for _, p := range g.Working(nil) {
		if p.Node == at {
			if nth--; nth < 0 {
				return g.Finish(p)
			}
		}
	}
	return errLost
}

var errLost = problem.New("soundness.lost", problem.Say("The run does not fit the process.", "该运行路径与流程不符。"), problem.Text{})

// teller answers what the game asks from the choices of a run.
type teller struct {
	mute
	net    *token.Net
	game   *token.Game
	script []finding.Choice
	lost   bool
}

func (t *teller) next(at token.Place) finding.Choice {
	if len(t.script) == 0 || t.script[0].Element != t.net.Nodes[at.Node].ID {
		t.lost = true
		return finding.Choice{}
	}
	c := t.script[0]
	t.script = t.script[1:]
	return c
}

func (t *teller) Choose(at token.Place, taken []token.FlowID) []token.FlowID {
	for _, id := range t.next(at).Flows {
		f, _ := t.net.Flow(id)
		taken = append(taken, f)
	}
	return taken
}

func (t *teller) Perform(at token.Place, _, taken []token.NodeID) []token.NodeID {
	for _, id := range t.next(at).Picks {
		n, _ := t.net.Node(id)
		taken = append(taken, n)
	}
	return taken
}

func (t *teller) Again(at token.Place, _ int) bool        { return t.next(at).Number > 0 }
func (t *teller) Instances(at token.Place) int            { return t.next(at).Number }
func (t *teller) Activates(at token.Place, _, _ int) bool { return t.next(at).Number > 0 }
func (t *teller) Enough(at token.Place, _, _ int) bool    { return t.next(at).Number > 0 }

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
