package soundness

import (
	"slices"

	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/token"
)

// mostFaults is how many places are named at which one property does not hold.
const mostFaults = 5

// faults are the properties that do not hold, each with a run that has been played again
// from its start. One that comes out otherwise then is no fault, but a doubt.
func (e *explorer) faults() []Fault {
	var all []Fault
	all = append(all, e.deadlocks()...)
	all = append(all, e.livelocks()...)
	all = append(all, e.crowds()...)
	all = append(all, e.repetitions()...)
	return append(all, e.deadParts()...)
}

// runTo is the run by which a state was come to first.
func (e *explorer) runTo(state int32) []finding.Step {
	var run []finding.Step
	for at := state; at != token.None; at = e.came[at].from {
		c := &e.came[at]
		run = append(run, e.step(c.from, c.does, c.script))
	}
	slices.Reverse(run)
	return run
}

// step is what the world does in a state, with what was chosen on the way.
func (e *explorer) step(from int32, a act, script []int) finding.Step {
	if from == token.None {
		e.game.Reset()
	} else {
		e.snaps.Restore(e.game, []byte(e.keys[from]))
	}
	e.choose.script = append(e.choose.script[:0], script...)
	e.choose.begin()
	e.choose.tell = true
	_ = e.do(a)
	e.choose.tell = false
	s := finding.Step{Deed: a.deed, Element: e.net.Nodes[a.at].ID, Definition: a.definition, Nth: a.nth, Choices: slices.Clone(e.choose.told)}
	for _, other := range a.others {
		s.Others = append(s.Others, e.net.Nodes[other].ID)
	}
	return s
}

// shown says whether a run leads to a state when it is played from its start without
// going through snapshots.
func (e *explorer) shown(run []finding.Step, state int32) bool {
	g, err := Play(e.net, run)
	if err == nil && string(e.snaps.Take(g, nil)) == e.keys[state] {
		return true
	}
	e.notShown()
	return false
}

func (e *explorer) notShown() {
	e.doubt("soundness.not-shown", say("A fault was found whose run cannot be played again.", "发现疑似问题，但无法重现其运行路径。"), token.None)
}

// resting are the nodes at which tokens rest or wait to join, in file order; events that
// only wait beside them left out.
func (e *explorer) resting(g *token.Game) []token.NodeID {
	var found []token.NodeID
	g.Instances(func(i int32, s token.ScopeID) {
		for _, id := range e.net.Scopes[s].Nodes {
			n := &e.net.Nodes[id]
			if n.Kind != model.EndEvent && g.Tokens(i, id) > 0 {
				found = append(found, id)
			}
		}
	})
	slices.Sort(found)
	return slices.Compact(found)
}

func (e *explorer) nodes(ids []token.NodeID) []*model.Node {
	var found []*model.Node
	for _, id := range ids {
		found = append(found, e.net.Nodes[id].Node)
	}
	return found
}

// broken are the faults of a part that break one property, as findings of a rule.
func (p *Part) broken(property Property) finding.Findings {
	var found finding.Findings
	for i := range p.Faults {
		f := &p.Faults[i]
		if f.Broken != property || len(f.Elements) == 0 {
			continue
		}
		x := finding.On(&f.Elements[0].Base, f.Message, f.Hint, p.repairs(f)...)
		x.Path = f.Run
		found = append(found, x)
	}
	return found
}
