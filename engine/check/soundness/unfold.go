package soundness

import (
	"slices"

	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/token"
)

// mostUnfolded bounds the steps of a run that is played in full.
const mostUnfolded = 20_000

// unfold plays a run of a drawing that was made smaller in full, and checks that it shows
// there what it shows in the smaller one.
func (s *shrunk) unfold(f Fault) (Fault, bool) {
	u := &unfolder{shrunk: s}
	u.game = token.NewGame(s.net, u)
	u.game.Tally = true
	u.game.Bound(movesOn(s.net))
	u.game.First = func(from token.Place, _ int) int { return u.number(from) }
	for i := range f.Run {
		if !u.step(&f.Run[i]) || len(u.run) > mostUnfolded {
			return f, false
		}
	}
	for i, n := range f.Elements { // nodes of the smaller drawing are copies
		at, ok := s.net.Node(n.ID)
		if !ok {
			return f, false
		}
		f.Elements[i] = s.net.Nodes[at].Node
	}
	f.Run = u.run
	return f, u.shows(f.Broken)
}

// unfolder answers by the choices of the smaller run, and inside of what was taken out of
// it by the way that was left.
type unfolder struct {
	mute
	*shrunk
	game   *token.Game
	script []finding.Choice
	told   []finding.Choice
	run    []finding.Step
	lost   bool
}

func (u *unfolder) step(s *finding.Step) bool {
	u.script = s.Choices
	if s.Deed != finding.Finish {
		return u.do(*s)
	}
	stands := u.members[s.Element]
	if len(stands) == 0 {
		return u.do(*s)
	}
	for done := false; ; done = true {
		next := token.Place{Node: token.None}
		for _, p := range u.game.Working(nil) {
			if slices.Contains(stands, u.net.Nodes[p.Node].ID) {
				next = p
				break
			}
		}
		if next.Node == token.None || len(u.run) > mostUnfolded {
			return done
		}
		if !u.do(finding.Step{Deed: finding.Finish, Element: u.net.Nodes[next.Node].ID}) {
			return false
		}
	}
}

// do plays one step and notes it.
func (u *unfolder) do(s finding.Step) bool {
	u.told = nil
	err := perform(u.game, u.net, &s)
	s.Choices = u.told
	u.run = append(u.run, s)
	return err == nil && !u.lost
}

func (u *unfolder) Choose(at token.Place, taken []token.FlowID) []token.FlowID {
	c := finding.Choice{Element: u.net.Nodes[at.Node].ID}
	if len(u.script) > 0 && u.script[0].Element == c.Element {
		c = u.script[0]
		u.script = u.script[1:]
	} else if f, ok := u.leave[c.Element]; ok {
		c.Flows = []model.ID{f}
	} else {
		u.lost = true
	}
	u.told = append(u.told, c)
	for _, id := range c.Flows {
		f, _ := u.net.Flow(id)
		taken = append(taken, f)
	}
	return taken
}

func (u *unfolder) next(at token.Place) finding.Choice {
	if len(u.script) == 0 || u.script[0].Element != u.net.Nodes[at.Node].ID {
		u.lost = true
		return finding.Choice{}
	}
	c := u.script[0]
	u.script, u.told = u.script[1:], append(u.told, c)
	return c
}

func (u *unfolder) Perform(at token.Place, _, taken []token.NodeID) []token.NodeID {
	for _, id := range u.next(at).Picks {
		n, _ := u.net.Node(id)
		taken = append(taken, n)
	}
	return taken
}

func (u *unfolder) number(at token.Place) int               { return u.next(at).Number }
func (u *unfolder) Again(at token.Place, _ int) bool        { return u.number(at) > 0 }
func (u *unfolder) Instances(at token.Place) int            { return u.number(at) }
func (u *unfolder) Enough(at token.Place, _, _ int) bool    { return u.number(at) > 0 }
func (u *unfolder) Activates(at token.Place, _, _ int) bool { return u.number(at) > 0 }

// shows says whether what is wrong can be seen where the game stands.
func (u *unfolder) shows(p Property) bool {
	switch p {
	case Completes:
		running, waits := false, false
		u.game.Instances(func(int32, token.ScopeID) { running = true })
		for _, w := range u.game.Waiting(nil) {
			waits = waits || !u.net.Within(w.Node, w.Definition)
		}
		return running && !waits && len(u.game.Working(nil)) == 0 && len(u.game.Undecided(nil)) == 0
	case Safe:
		met := false
		u.game.Crowds(func(int32, token.NodeID, token.FlowID) { met = true })
		return met
	case Proper:
		return len(u.game.Repeated()) > 0
	}
	return false
}
