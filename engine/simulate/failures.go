package simulate

import (
	"sandtable/engine/compile"
	"sandtable/engine/model"
	"sandtable/engine/random"
	"sandtable/engine/token"
)

// mostTries bounds how often work on one execution can fail.
const mostTries = 1000

// failed says whether the work just done did not succeed and is done again.
func (r *replication) failed(i int32, m *compile.More) bool {
	f := m.Failure
	if f == nil || f.Throws || !r.happens(i, r.program.Draws[r.items[i].place.Node], f.Chance) {
		return false
	}
	it := &r.items[i]
	if it.tries++; it.tries >= mostTries {
		return false
	}
	r.sample.elements[it.place.Node].failures++
	if r.observe != nil {
		r.tellStep(Failed, i)
		it = &r.items[i]
	}
	it.share, it.used = f.Effort, false
	it.asked = r.now
	r.ready(i)
	return true
}

// happens draws whether something with a chance happens to an execution.
func (r *replication) happens(i int32, element uint32, chance float64) bool {
	it := &r.items[i]
	return r.stream.Uniform(random.Draw{Case: r.cases[it.place.Case].key, Element: element, Visit: it.visit + uint32(it.tries)<<20, Purpose: random.Failure}) < chance
}

// ending draws whether an execution ends in an error or escalation: that of its
// failure, else the first of those that the events around it await.
func (r *replication) ending(i int32, m *compile.More) (*compile.Throw, *compile.Failure) {
	node := r.items[i].place.Node
	if f := m.Failure; f != nil && f.Throws && r.happens(i, r.program.Draws[node], f.Chance) {
		r.fails(node)
		return nil, f
	}
	for k := range m.Throws {
		if r.happens(i, m.Throws[k].Draw, m.Throws[k].Chance) {
			r.fails(node)
			return &m.Throws[k], nil
		}
	}
	return nil, nil
}

// fails counts an execution that ends in an error or escalation.
func (r *replication) fails(node token.NodeID) {
	e := &r.sample.elements[node]
	e.failures++
	e.thrown++
}

// throw ends an execution by an error, or beside an escalation.
func (r *replication) throw(at token.Place, t *compile.Throw) error {
	if t.Kind == model.ErrorEvent {
		return r.game.Fail(at, string(t.Ref))
	}
	if err := r.game.Escalate(at, string(t.Ref)); err != nil {
		return err
	}
	return r.game.Finish(at)
}
