package simulate

import (
	"sandtable/engine/compile"
	"sandtable/engine/problem"
	"sandtable/engine/random"
	"sandtable/engine/token"
)

// Choose draws the flows on which a token leaves. It is called by the game.
func (r *replication) Choose(at token.Place, taken []token.FlowID) []token.FlowID {
	before := len(taken)
	taken = r.chooseWays(at, taken)
	if r.closely {
		r.tellWays(at, taken[before:])
	}
	return taken
}

// chooseWays draws the flows on which a token leaves.
func (r *replication) chooseWays(at token.Place, taken []token.FlowID) []token.FlowID {
	b := &r.program.Branches[at.Node]
	draw := random.Draw{Case: r.cases[at.Case].key, Element: r.program.Draws[at.Node], Visit: r.visit(at), Purpose: random.Branch}
	if b.Conditions != nil {
		reading := draw
		reading.Purpose = random.Attribute
		if taken, decided := r.decideBy(b, at, r.stream.Uniform(reading), taken); decided {
			return taken
		}
	}
	if !b.Several {
		return append(taken, b.Flows[option(b, r.stream.Uniform(draw))])
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

// decideBy lets the data of the case choose the flows: for an exclusive choice the
// first whose condition holds. decided is false where none holds and chance decides
// instead; where nothing does, the case cannot go on. All conditions of one visit read
// the same chance.
func (r *replication) decideBy(b *compile.Branch, at token.Place, chance float64, taken []token.FlowID) (_ []token.FlowID, decided bool) {
	before := len(taken)
	if b.Several {
		taken = append(taken, b.Always...)
	}
	always := len(taken)
	for i, f := range b.Flows {
		if b.Conditions[i] == nil || !r.holds(b.Conditions[i], at, chance) {
			continue
		}
		if taken = append(taken, f); !b.Several {
			break
		}
	}
	switch {
	case len(taken) > always || r.fault != nil:
		return taken, true
	case b.Otherwise:
		return taken[:before], false
	case b.Default != token.None:
		return append(taken, b.Default), true
	case always > before:
		return taken, true
	}
	r.failAt(errNoWay, at)
	return taken, true
}

// errNoWay is why a case cannot go on from where conditions decide.
var errNoWay = problem.New("simulate.no-way", problem.Say("no condition holds, and there is no default flow.", "没有任何条件成立，也没有默认流。"),
	problem.Say("Add a default flow, or let shares decide where no condition holds.", "请添加默认流，或设置在条件都不成立时按比例分流。"))

// option finds the flow whose part of the unit interval holds u.
func option(b *compile.Branch, u float64) int {
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
