package simulate

import (
	"sandtable/engine/calendar"
	"sandtable/engine/compile"
	"sandtable/engine/model"
	"sandtable/engine/random"
	"sandtable/engine/token"
)

// wait is something that is waited for.
type wait struct {
	token.Wait
	turn       uint32 // how often the slot has been used
	since      int64
	chance     float64 // what a condition reads as such
	next, prev int32   // of those of the same case whose condition is looked at
	open       bool
	condition  bool // it is among those
	before     bool // it must not hold first: it has happened already
}

// Await plans when something that is waited for happens, as far as the game does not
// bring it about. It is called by the game.
func (r *replication) Await(w token.Wait) {
	for int(w.ID) >= len(r.waits) {
		r.waits = append(r.waits, wait{})
	}
	to := &r.waits[w.ID]
	*to = wait{Wait: w, turn: to.turn + 1, since: r.now, next: none, prev: none, open: true}
	if r.closely && r.delays(w.Node) {
		r.note(Awaited, r.cases[w.Case].number, w.Node).Event = w.Kind
		r.relay()
	}
	if o := r.program.Events[w.Node]; w.Definition < len(o) {
		r.schedule(w, &o[w.Definition])
	}
}

// schedule plans when something happens that depends on time, data or the outside. What
// an error or escalation at a task depends on is the end of the work: see ending.
func (r *replication) schedule(w token.Wait, o *compile.Occurrence) {
	if w.Kind == model.ErrorEvent || w.Kind == model.EscalationEvent {
		return
	}
	draw := random.Draw{Case: r.cases[w.Case].key, Element: o.Draw, Visit: r.occasion(w.Place), Purpose: random.Delay}
	if o.Chance < 1 {
		whether := draw
		whether.Purpose = random.Branch
		if r.stream.Uniform(whether) >= o.Chance {
			return
		}
	}
	switch {
	case o.After.Given():
		r.happensAfter(w.ID, o.Timeline, r.lasts(&o.After, w.Place, r.stream.Uniform(draw)))
	case o.Timed:
		r.happensAt(w.ID, r.later(o.Timeline, r.now, o.Period))
	case o.Every != compile.Period{}:
		r.scheduleCycle(w, o)
	case o.At < never:
		r.happensAt(w.ID, max(r.now, o.At))
	case o.Formula != nil:
		r.waits[w.ID].chance = r.stream.Uniform(draw)
		r.watchCondition(w.ID, w.Times > 0)
	}
}

// occasion numbers what happens with a case at a node. At a task the work there is
// counted when it begins.
func (r *replication) occasion(at token.Place) uint32 {
	if r.program.Net.Works(at.Node) {
		return r.visits[int(at.Case)*len(r.program.Net.Nodes)+int(at.Node)]
	}
	return r.visit(at)
}

// scheduleCycle plans the next time of a cycle, unless it has come as often as it may.
func (r *replication) scheduleCycle(w token.Wait, o *compile.Occurrence) {
	switch {
	case o.Never || o.Times > 0 && w.Times >= o.Times:
	case w.Times == 0 && o.At < never:
		r.happensAt(w.ID, max(r.now, o.At))
	default:
		r.happensAt(w.ID, r.later(o.Timeline, r.now, o.Every))
	}
}

// later is a period after a moment: its months on the calendar, the rest on a timeline.
func (r *replication) later(timeline *calendar.Timeline, from int64, p compile.Period) int64 {
	return p.End(r.program.Start, timeline, from, longest)
}

// happensAfter plans something to happen after a time on a timeline.
func (r *replication) happensAfter(id int32, timeline *calendar.Timeline, long int64) {
	r.happensAt(id, timeline.Add(r.now, long))
}

func (r *replication) happensAt(id int32, at int64) {
	if at < longest {
		r.agenda.plan(at, occurring, id, r.waits[id].turn)
	}
}

// happened tells the game that something has come that was waited for.
func (r *replication) happened(id int32) {
	r.close(id)
	r.fail(r.game.Happen(id))
}

// Forget drops what is no longer waited for, or what the game has itself brought about.
// It is called by the game.
func (r *replication) Forget(w token.Wait) {
	if w.Happened {
		r.close(w.ID)
		return
	}
	if r.moves && r.delays(w.Node) {
		r.note(Dropped, r.cases[w.Case].number, w.Node).Event = w.Kind
		r.relay()
	}
	r.waits[w.ID].open = false
	r.waits[w.ID].turn++
	r.unwatch(w.ID)
}

// close enters in the books that something waited for is over, and that it happened. Of
// an event that wants several things, the last one counts.
func (r *replication) close(id int32) {
	w := &r.waits[id]
	w.open = false
	w.turn++
	r.unwatch(id)
	node := &r.program.Net.Nodes[w.Node]
	if r.observe != nil {
		since := r.now
		if r.delays(w.Node) {
			since = w.since
		}
		r.tellEvent(w.Case, w.Node, w.Kind, since)
	}
	if node.Event != nil && node.Event.ParallelMultiple && r.waitsOn(w.Place) {
		return
	}
	c, e := &r.cases[w.Case], &r.sample.elements[w.Node]
	if c.counted {
		e.happened++
	}
	if node.Kind == model.BoundaryEvent || node.Kind == model.StartEvent {
		return // it is not the case that waits
	}
	long := r.now - w.since
	c.waits[ForEvent] += long
	if c.counted {
		e.waits[ForEvent] += long
		if node.Event != nil { // a receive task's wait for people is counted with its work
			e.wait.count(long)
		}
	}
}

// waitsOn says whether anything else is waited for at a place.
func (r *replication) waitsOn(at token.Place) bool {
	for i := range r.waits {
		if w := &r.waits[i]; w.open && w.Place == at {
			return true
		}
	}
	return false
}

// watchCondition looks at a condition now, and whenever the data of its case changes. One
// that has happened before at something that it does not interrupt must cease to hold
// before it can happen again.
func (r *replication) watchCondition(id int32, before bool) {
	w := &r.waits[id]
	w.condition, w.before = true, before
	w.next, w.prev = r.cases[w.Case].conditions, none
	if w.next != none {
		r.waits[w.next].prev = id
	}
	r.cases[w.Case].conditions = id
	r.inspect(id)
}

// recheck looks at the conditions that a case waits for.
func (r *replication) recheck(c token.Case) {
	for id := r.cases[c].conditions; id != none; {
		next := r.waits[id].next
		r.inspect(id)
		id = next
	}
}

// inspect plans a condition to happen at once where it has come to hold.
func (r *replication) inspect(id int32) {
	w := &r.waits[id]
	switch holds := r.holds(r.program.Events[w.Node][w.Definition].Formula, w.Place, w.chance); {
	case !holds:
		w.before = false
	case !w.before:
		r.unwatch(id)
		r.happensAt(id, r.now)
	}
}

// unwatch takes a condition off those that are looked at.
func (r *replication) unwatch(id int32) {
	w := &r.waits[id]
	if !w.condition {
		return
	}
	w.condition = false
	if w.prev == none {
		r.cases[w.Case].conditions = w.next
	} else {
		r.waits[w.prev].next = w.next
	}
	if w.next != none {
		r.waits[w.next].prev = w.prev
	}
}
