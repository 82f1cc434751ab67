package simulate

import (
	"math"

	"sandtable/engine/compile"
	"sandtable/engine/random"
	"sandtable/engine/token"
)

// lap is a loop under way.
type lap struct {
	ordinal uint32 // which one it is, of those that its case has begun at the element
	rounds  int32  // how many there will be, where that is a number
}

// Again says whether a loop goes round once more. It is called by the game.
func (r *replication) Again(at token.Place, done int) bool {
	p := r.program.Repeats[at.Node]
	if p == nil || p.Maximum > 0 && done >= p.Maximum {
		return false
	}
	byNumber := p.Count != nil || p.Number != nil
	l := r.lapOf(at)
	if first := done == 0 || done == 1 && !r.program.Net.Nodes[at.Node].Activity.Loop.TestBefore; first {
		l.ordinal = r.begun(at, p)
		if byNumber {
			n := r.count(at, p, l.ordinal)
			l = r.lapOf(at)
			l.rounds = int32(n)
		}
	}
	switch {
	case byNumber:
		return done < int(l.rounds)
	case p.Chance > 0:
		return r.repeatDraw(at, p, l.ordinal, uint32(done)) < p.Chance
	case p.While != nil:
		return r.holds(p.While, at, r.repeatDraw(at, p, l.ordinal, uint32(done)))
	}
	return p.Maximum > 0
}

// lapOf is what is known of a loop by its execution.
func (r *replication) lapOf(at token.Place) *lap {
	for int(at.Execution) >= len(r.laps) {
		r.laps = append(r.laps, lap{})
	}
	return &r.laps[at.Execution]
}

// begun counts the loops that a case has begun at an element, so that each has draws of
// its own.
func (r *replication) begun(at token.Place, p *compile.Repeat) uint32 {
	n := &r.loops[int(at.Case)*r.program.Loops+p.Index]
	*n++
	return *n - 1
}

// Instances is how many instances of an activity there are. It is called by the game.
func (r *replication) Instances(at token.Place) int {
	p := r.program.Repeats[at.Node]
	if p == nil || p.Count == nil && p.Number == nil {
		return 1
	}
	return r.count(at, p, r.begun(at, p))
}

// count is a number of rounds or instances, as drawn or worked out, to the nearest whole
// one. What the game cannot play it refuses.
func (r *replication) count(at token.Place, p *compile.Repeat, ordinal uint32) int {
	var n float64
	if u := r.repeatDraw(at, p, ordinal, 0); p.Number != nil {
		var err error
		n, err = r.eval(p.Number, at, u)
		r.failAt(err, at)
	} else {
		n = p.Count.Quantile(u)
	}
	return int(max(0, min(math.MaxInt32, math.Round(n))))
}

func (r *replication) repeatDraw(at token.Place, p *compile.Repeat, ordinal, round uint32) float64 {
	const spread = 0x9E3779B1 // odd, so that neither many loops nor many rounds meet soon
	return r.stream.Uniform(random.Draw{Case: r.cases[at.Case].key, Element: p.Draw, Visit: ordinal*spread + round, Purpose: random.Repetition})
}

// Enough says whether the rest of an activity is not needed. It is called by the game.
func (r *replication) Enough(at token.Place, done, all int) bool {
	p := r.program.Repeats[at.Node]
	if p == nil || p.Until == nil || r.fault != nil {
		return false
	}
	row := r.row(at.Case)
	row[compile.Chance] = r.repeatDraw(at, p, uint32(all), uint32(done))
	if p.Until.Clock {
		r.tellTime(row, at.Case)
	}
	row[compile.Counter], row[compile.Instances] = float64(done), float64(all)
	row[compile.Active], row[compile.Completed] = float64(all-done), float64(done)
	enough, err := p.Until.Eval(row)
	r.failAt(err, at)
	return enough != 0 && err == nil
}

// Perform lets everything in an ad-hoc sub-process be done. It is called by the game.
func (r *replication) Perform(_ token.Place, offered, taken []token.NodeID) []token.NodeID {
	return append(taken, offered...)
}

// Activates lets a complex gateway go on with as many tokens as its condition wants or,
// where it has none, all of them. The condition reads the tokens that wait as
// nrOfActiveInstances and loopCounter, and the incoming flows as nrOfInstances. It is
// called by the game.
func (r *replication) Activates(at token.Place, waiting, all int) bool {
	f := r.program.Branches[at.Node].Activation
	if f == nil {
		return waiting == all
	}
	row := r.row(at.Case)
	row[compile.Chance] = 0
	if f.Clock {
		r.tellTime(row, at.Case)
	}
	row[compile.Counter], row[compile.Active] = float64(waiting), float64(waiting)
	row[compile.Instances], row[compile.Completed] = float64(all), 0
	enough, err := f.Eval(row)
	r.failAt(err, at)
	return enough != 0 && err == nil
}
