package simulate

import (
	"sandtable/engine/compile"
	"sandtable/engine/random"
	"sandtable/engine/token"
)

// Choose draws the flows on which a token leaves. It is called by the game.
func (r *replication) Choose(at token.Place, taken []token.FlowID) []token.FlowID {
	b := &r.program.Branches[at.Node]
	draw := random.Draw{Case: r.cases[at.Case].key, Element: r.program.Draws[at.Node], Visit: r.visit(at), Purpose: random.Branch}
	if !b.Several {
		return append(taken, b.Flows[pick(b, r.stream.Uniform(draw))])
	}
	taken = append(taken, b.Always...)
	none := len(taken)
	for i, f := range b.Flows {
		each := draw
		each.Element = b.Draws[i]
		if r.stream.Uniform(each) < b.Chances[i] {
			taken = append(taken, f)
		}
	}
	switch {
	case len(taken) > none || len(b.Flows) == 0:
	case b.Default != token.None:
		taken = append(taken, b.Default)
	case none == 0: // some way must be taken: one of them, by weight
		taken = append(taken, b.Flows[weighed(b, r.stream.Uniform(draw))])
	}
	return taken
}

// pick finds the flow whose part of the unit interval holds u.
func pick(b *compile.Branch, u float64) int {
	for i, upTo := range b.Chances {
		if u < upTo {
			return i
		}
	}
	return len(b.Chances) - 1
}

// weighed picks one of several flows by their chances as weights.
func weighed(b *compile.Branch, u float64) int {
	total := 0.0
	for _, chance := range b.Chances {
		total += chance
	}
	u *= total
	for i, chance := range b.Chances {
		if u < chance {
			return i
		}
		u -= chance
	}
	return len(b.Chances) - 1
}
