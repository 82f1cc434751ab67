package simulate

import (
	"sandtable/engine/compile"
	"sandtable/engine/random"
	"sandtable/engine/token"
)

// letter is a message on its way.
type letter struct {
	from    token.Place
	message int
}

// hold sends a message that takes time on its way. It is called by the game.
func (r *replication) hold(from token.Place, message int) bool {
	all := r.program.Delays[from.Node]
	if message >= len(all) || !all[message].Given() {
		return false
	}
	d := &all[message]
	u := r.stream.Uniform(random.Draw{Case: r.cases[from.Case].key, Element: d.Draw, Visit: r.posted(from), Purpose: random.Delay})
	at := r.now + r.lasts(&d.Time, from, u)
	if r.tooLong(at) {
		return true
	}
	i := int32(len(r.letters))
	if n := len(r.spareLetters); n > 0 {
		i = r.spareLetters[n-1]
		r.spareLetters = r.spareLetters[:n-1]
		r.letters[i] = letter{from, message}
	} else {
		r.letters = append(r.letters, letter{from, message})
	}
	r.agenda.plan(at, posting, i, 0)
	return true
}

// posted numbers the messages that a case sends from a node. Instances side by side have
// all begun when the first of them sends.
func (r *replication) posted(from token.Place) uint32 {
	n := r.occasion(from)
	if a := r.program.Net.Nodes[from.Node].Activity; a != nil && a.Loop != nil && a.Loop.MultiInstance {
		r.cases[from.Case].sent++
		n += r.cases[from.Case].sent
	}
	return n
}

// bringLetter hands over a message that has been on its way.
func (r *replication) bringLetter(i int32) {
	l := r.letters[i]
	r.spareLetters = append(r.spareLetters, i)
	r.fail(r.game.Deliver(l.from, l.message))
}

// Receives says whether a message is meant for what waits in another case: they have
// equal keys. It is called by the game.
func (r *replication) Receives(from token.Place, w token.Wait) bool {
	key, lock := r.program.Keys[from.Node], r.program.Keys[w.Node]
	if key == nil || lock == nil {
		return false
	}
	a, err := r.eval(key, from, 0)
	r.failAt(err, from)
	b, err := r.eval(lock, w.Place, 0)
	r.failAt(err, w.Place)
	return a == b && r.fault == nil
}

// planSignal draws when a signal comes from outside next.
func (r *replication) planSignal(i int32, times uint32) {
	s := &r.program.Signals[i]
	u := r.stream.Uniform(random.Draw{Element: s.Draw, Visit: times, Purpose: random.Arrival})
	at := s.Timeline.Add(r.now, r.nanoseconds(s.Every.Quantile(u)))
	if at <= r.until && at < longest {
		r.agenda.plan(at, signalling, i, times)
	}
}

// signal broadcasts one from outside.
func (r *replication) signal(i int32, times uint32) {
	r.planSignal(i, times+1)
	r.fail(r.game.Signal(r.program.Signals[i].Ref))
}

// keyed says whether any message finds its receiver by a key.
func keyed(p *compile.Program) bool {
	for _, key := range p.Keys {
		if key != nil {
			return true
		}
	}
	return false
}
