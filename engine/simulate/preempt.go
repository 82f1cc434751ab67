package simulate

import (
	"sandtable/engine/compile"
	"sandtable/engine/token"
)

// preempt lets an item take somebody's place who works on a less urgent one: the least
// urgent, and of those the one begun last. That one waits again, before all of its own
// urgency that came later, and goes on where it stopped. False if there is none.
func (r *replication) preempt(i int32) bool {
	it := &r.items[i]
	q := &r.program.Queues[it.queue]
	if q.Parts != nil || it.pressing <= r.calmest { // nobody works on anything less urgent
		return false
	}
	victim := int32(none)
	by := pick{crew: compile.None, seat: none}
	for member, id := range q.Crews[:len(q.Crews)-q.StandIns] {
		if !r.onShift(id) {
			continue
		}
		for s := range r.crews[id].seats {
			other := r.crews[id].seats[s].item
			if other == none || !r.yields(other, it.pressing) || !r.mayTake(i, id, member, int32(s)) {
				continue
			}
			if o := &r.items[other]; victim == none || o.pressing < r.items[victim].pressing || o.pressing == r.items[victim].pressing && o.started > r.items[victim].started {
				victim, by = other, pick{crew: id, member: member, seat: int32(s)}
			}
		}
	}
	if victim == none {
		return false
	}
	r.interrupt(victim)
	if left := &r.items[victim]; left.prep > 0 { // to be prepared all over again
		left.prep = 0
		r.crews[by.crew].seats[by.seat].last = token.None
	}
	r.sample.elements[r.items[victim].place.Node].interrupted++
	r.crews[by.crew].seats[by.seat].item = i
	r.begin(i, by)
	r.request(victim, r.items[victim].queue)
	return true
}

// mayTake says whether somebody may do an item whose place another one would leave to it.
func (r *replication) mayTake(i int32, id compile.CrewID, member int, seat int32) bool {
	it := &r.items[i]
	m := r.program.Work[it.place.Node].More
	if r.program.Remember && m != nil && it.kind == execution && !r.may(it.place.Case, m, worker(id, r.crews[id].seats[seat].person)) {
		return false
	}
	return r.within(id, r.effort(i, member)+r.preparation(it, id, seat))
}

// yields says whether an item that is worked on makes way for one of some urgency.
func (r *replication) yields(i int32, pressing float64) bool {
	it := &r.items[i]
	return it.state == working && it.kind == execution && it.mates == none && it.pressing < pressing
}

// interrupt stops the work on an item; what is left of it is kept as a share of the
// whole, so that somebody else can go on with it. What is left of the setup is kept as
// well, for whoever has begun it.
func (r *replication) interrupt(i int32) {
	it := &r.items[i]
	before := it.worked
	r.stop(i)
	if r.closely {
		r.tellStep(Stopped, i)
	}
	it = &r.items[i]
	spent := it.worked - before
	prepared := min(spent, it.prep)
	if work := it.work - it.prep; work > 0 {
		it.share *= float64(work-(spent-prepared)) / float64(work)
	}
	it.prep -= prepared
	it.setup -= it.prep
	it.asked = r.now
}
