package load

import (
	"sandtable/engine/model"
	"sandtable/engine/scenario"
)

// manner is how tokens leave a node that has several ways out.
type manner uint8

const (
	everyWay manner = iota
	oneWay          // exactly one, by shares
	someWays        // each by its own chance
)

// leaving is how tokens leave a node: as compile lays it out for the simulator, which
// is to say by the numbers of the scenario, and what has none shares the remainder.
type leaving struct {
	manner  manner
	always  []*model.SequenceFlow
	flows   []*model.SequenceFlow // by chance
	chances []float64             // of flows
	other   *model.SequenceFlow   // taken when none of flows is, nil where there is none
	none    float64               // chance that none of flows is taken
	guessed bool                  // the shares are not those that a run will show
}

// never is what counts as no chance at all: shares are written with a few digits.
const never = 1e-9

// leavingOf finds out how tokens leave a node along its flows.
func (e *expectation) leavingOf(n *model.Node, out []*model.SequenceFlow) leaving {
	shares := e.numbers.Branches[string(n.ID)]
	conditional := false
	for _, f := range out {
		conditional = conditional || f.Condition != nil && f.ID != defaultOf(n)
	}
	switch {
	case n.Kind == model.EventBasedGateway && n.Gateway.EventType != "Parallel" && len(out) > 1:
		return e.race(out)
	case n.Kind == model.ExclusiveGateway && len(out) > 1:
		l := leaving{manner: oneWay, flows: out}
		l.chances = remainder(out, shares)
		normalise(l.chances)
		l.guessed = e.guessed(n)
		return l
	case len(out) > 1 && (n.Kind == model.InclusiveGateway || n.Kind == model.ComplexGateway), !n.Kind.IsGateway() && conditional:
		l := e.some(n, out, shares)
		l.guessed = e.guessed(n)
		return l
	}
	return leaving{always: out}
}

func (e *expectation) condition(f *model.SequenceFlow) bool {
	return f.Condition != nil || e.numbers.Conditions[string(f.ID)] != ""
}

// guessed says whether conditions decide at a node, or may, rather than its shares.
func (e *expectation) guessed(n *model.Node) bool {
	id := string(n.ID)
	switch e.numbers.Decisions[id] {
	case scenario.ByConditions, scenario.ConditionsThenShares:
		return true
	case scenario.ByShares:
		return false
	}
	return len(e.numbers.Branches[id]) == 0 && len(e.numbers.Data) > 0
}

func defaultOf(n *model.Node) model.ID {
	switch {
	case n.Gateway != nil:
		return n.Gateway.Default
	case n.Activity != nil:
		return n.Activity.Default
	}
	return ""
}

// some sorts the flows into those always taken, those taken by chance, and the default.
func (e *expectation) some(n *model.Node, out []*model.SequenceFlow, shares map[string]float64) leaving {
	l := leaving{manner: someWays, none: 1}
	for _, f := range out {
		_, given := shares[string(f.ID)]
		switch {
		case f.ID == defaultOf(n) && !given:
			l.other = f
		case !n.Kind.IsGateway() && !e.condition(f) && !given:
			l.always = append(l.always, f)
		default:
			l.flows = append(l.flows, f)
		}
	}
	l.chances = remainder(l.flows, shares)
	for _, c := range l.chances {
		l.none *= 1 - c
	}
	return l
}

// remainder gives every flow its share; those without one share what the others leave of 1.
func remainder(flows []*model.SequenceFlow, shares map[string]float64) []float64 {
	sum, missing := 0.0, 0
	for _, f := range flows {
		if share, ok := shares[string(f.ID)]; ok {
			sum += clip(share)
		} else {
			missing++
		}
	}
	chances := make([]float64, len(flows))
	for i, f := range flows {
		if share, ok := shares[string(f.ID)]; ok {
			chances[i] = clip(share)
		} else {
			chances[i] = max(0, 1-sum) / float64(missing)
		}
	}
	return chances
}

// clip is a chance as near as can be to what was given.
func clip(chance float64) float64 {
	if !(chance > 0) { // not a number, too
		return 0
	}
	return min(chance, 1)
}

// normalise makes shares sum to 1. Where all are 0 the last way is taken, as in a run.
func normalise(shares []float64) {
	sum := 0.0
	for _, s := range shares {
		sum += s
	}
	for i := range shares {
		if sum > 0 {
			shares[i] /= sum
		}
	}
	if sum <= 0 && len(shares) > 0 {
		shares[len(shares)-1] = 1
	}
}

// race gives each event after an event-based gateway the same share, those that never
// happen left out: which comes first is not known before a run.
func (e *expectation) race(out []*model.SequenceFlow) leaving {
	l := leaving{manner: oneWay, flows: out, chances: make([]float64, len(out))}
	sum, ways := 0.0, 0
	for i, f := range out {
		l.chances[i], _ = e.chance(f.Target)
		sum += l.chances[i]
		if l.chances[i] > never {
			ways++
		}
	}
	for i := range out {
		if sum > never {
			l.chances[i] /= sum
		}
	}
	l.guessed = ways > 1
	return l
}

// expected is how many tokens leave on each flow.
func (l *leaving) expected(send func(f *model.SequenceFlow, tokens float64)) {
	for _, f := range l.always {
		send(f, 1)
	}
	rest := 0.0 // by weight, where none would be taken and some way must be
	if l.manner == someWays && l.other == nil && len(l.always) == 0 {
		rest = l.none
	}
	weights := append([]float64(nil), l.chances...)
	normalise(weights)
	for i, f := range l.flows {
		send(f, l.chances[i]+float64(rest*weights[i]))
	}
	if l.other != nil {
		send(l.other, l.none)
	}
}

// reaching is the chance that at least one of the tokens that leave gets somewhere,
// given the chance of each flow's token.
func (l *leaving) reaching(flow func(f *model.SequenceFlow) float64) float64 {
	if l.manner == oneWay {
		sum := 0.0
		for i, f := range l.flows {
			sum += float64(l.chances[i] * flow(f))
		}
		return sum
	}
	missed := 1.0
	for _, f := range l.always {
		missed *= 1 - flow(f)
	}
	if l.manner == everyWay {
		return 1 - missed
	}
	some := 1.0
	for i, f := range l.flows {
		some *= 1 - float64(l.chances[i]*flow(f))
	}
	switch {
	case l.other != nil:
		some -= float64(l.none * flow(l.other))
	case len(l.always) == 0:
		weights := append([]float64(nil), l.chances...)
		normalise(weights)
		for i, f := range l.flows {
			some -= float64(l.none * weights[i] * flow(f))
		}
	}
	return 1 - float64(missed*max(0, some))
}
