package simulate

import (
	"sandtable/engine/compile"
	"sandtable/engine/random"
	"sandtable/engine/scenario"
	"sandtable/engine/token"
)

// A plain program (compile.Program.Plain) has nothing but durations, single people,
// first come first served, and costs, as most do. Its work goes this short way: the
// stages are those of executions.go and work.go with what cannot happen left out, in
// fewer calls, which take a fifth of the time of a run.
// TestThePlainWayIsTheLongOneMadeShort holds the two to the same results.

// workPlain begins an execution.
func (r *replication) workPlain(at token.Place, w *compile.Work, visit uint32) {
	i := r.openItem(at, execution)
	if r.closely {
		r.tellStep(Asked, i)
	}
	if at.Execution >= 0 {
		r.keepTrack(at, i)
	}
	it := &r.items[i]
	it.asked = r.now
	it.chance = r.stream.Uniform(random.Draw{Case: r.cases[at.Case].key, Element: r.program.Draws[at.Node], Visit: visit, Purpose: random.Service})
	if w.Queue == compile.None {
		r.beginPlain(i, compile.None, 0, none)
		return
	}
	it.queue = w.Queue
	r.order++
	it.order = r.order
	q := &r.queues[w.Queue]
	if q.head == none {
		if p := r.longestIdle(r.program.Queues[w.Queue].Crews); p.seat != none {
			r.crews[p.crew].take(p.seat, i)
			r.beginPlain(i, p.crew, p.member, p.seat)
			return
		}
	}
	r.enqueue(i)
	if q.head == i {
		r.await(w.Queue)
	}
}

// longestIdle finds who on shift has been idle longest. Whether somebody is on shift is
// asked last: it is what costs most.
func (r *replication) longestIdle(crews []compile.CrewID) pick {
	best, since := pick{crew: compile.None, seat: none}, int64(0)
	if len(crews) == 1 {
		if c := &r.crews[crews[0]]; c.idle > 0 && r.onShift(crews[0]) {
			best = pick{crew: crews[0], seat: c.first()}
		}
		return best
	}
	for member, id := range crews {
		c := &r.crews[id]
		if c.idle == 0 {
			continue
		}
		head := c.first()
		if s := c.seats[head].since; (best.seat == none || s < since) && r.onShift(id) {
			best, since = pick{crew: id, member: member, seat: head}, s
		}
	}
	return best
}

// beginPlain starts the work on an item by somebody who is taken for it, or by itself.
func (r *replication) beginPlain(i int32, id compile.CrewID, member int, seat int32) {
	it := &r.items[i]
	it.state, it.begun, it.started, it.crew, it.member, it.seat = working, r.now, r.now, id, int32(member), seat
	it.work = r.effort(i, member)
	ends := r.now + it.work
	if id != compile.None {
		crew := &r.program.Crews[id]
		if crew.PerUse != 0 {
			r.payUse(it, crew)
		}
		if it.asked != r.now {
			r.waited(it, crew.Timeline)
		}
		if !crew.Timeline.Always() && crew.AtEnd != scenario.Finish && !(r.onShift(id) && ends <= r.crews[id].till) {
			ends = crew.Timeline.Add(r.now, it.work)
		}
	}
	if r.closely {
		r.tellBegun(i)
	}
	if !r.tooLong(ends) {
		r.agenda.plan(ends, finishing, i, it.turn)
	}
}

// completePlain ends the work on an item: whoever did it goes on to what waits, then the
// token moves on.
func (r *replication) completePlain(i int32) {
	it := &r.items[i]
	it.worked = it.work
	place, w := it.place, &r.program.Work[it.place.Node]
	if id := it.crew; id != compile.None {
		r.chargePlain(it, w.As[it.member])
		r.crews[id].release(it.seat, r.now)
		r.servePlain(id)
		it = &r.items[i]
	}
	if w.Cost != 0 {
		it.cost += w.Cost
		r.spend(fixedCost, w.Cost)
	}
	r.book(i)
	if r.observe != nil {
		r.tell(i, Completed)
	}
	r.closeItem(i)
	if r.fault == nil {
		r.fail(r.game.Finish(place))
	}
}

// chargePlain books work that is done. What was done in one stretch after the warm-up,
// within an hour that the books know, is most of it, and goes straight in.
func (r *replication) chargePlain(it *item, role compile.RoleID) {
	spent, crew, t := it.work, &r.program.Crews[it.crew], &r.sample.busy[role]
	books := &r.crews[it.crew].seats[it.seat].books
	books.done++
	if spent != r.now-it.started || it.started < t.from || r.now > t.till || it.started < r.sample.warm || crew.AtEnd == scenario.Finish {
		r.chargeOne(it, it.crew, it.seat, role, spent)
		return
	}
	t.held += uint64(spent)
	to := &r.sample.roles[role]
	to.busy[execution] += spent
	books.by[execution] += spent
	if crew.Rate != 0 {
		cost := share(crew, price(crew.Rate, spent))
		it.cost += cost
		to.labour += cost
		books.paid += cost
	}
}

// servePlain lets the idle of a crew take what has waited longest of all they may do.
func (r *replication) servePlain(id compile.CrewID) {
	c := &r.crews[id]
	for c.idle > 0 && r.fault == nil {
		i, member := r.nextFor(id)
		if i == none {
			return
		}
		if !r.onShift(id) {
			r.wake(id)
			return
		}
		seat := c.first()
		r.unqueue(i)
		c.take(seat, i)
		r.beginPlain(i, id, member, seat)
	}
}
