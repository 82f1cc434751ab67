package simulate

import (
	"sandtable/engine/compile"
	"sandtable/engine/random"
	"sandtable/engine/scenario"
	"sandtable/engine/token"
)

// queue is the items that wait for the same people, the first to be taken first.
type queue struct {
	list
	picky      int32 // so many of them cannot be done by just anybody
	looked     int64 // when an entry of the agenda will look at it; never: none will
	met, meets int64 // for work that takes several: from met on, all of them can be on shift no sooner than meets
}

// request gives an item to whoever can start it now, or lets it wait. Whoever comes
// free or on shift first then takes what comes first: so an item goes to the one who
// can start it earliest.
func (r *replication) request(i int32, id compile.QueueID) {
	it, q := &r.items[i], &r.queues[id]
	it.queue, it.asked = id, r.now
	r.place(it)
	if (q.head == none || q.picky > 0 || r.program.Queues[id].Choosy || it.precedes(&r.items[q.head])) && r.start(i) {
		return
	}
	if r.program.Queues[id].Preempt && r.preempt(i) {
		return
	}
	r.enqueue(i)
	if q.head == i || q.picky > 0 || r.program.Queues[id].Choosy {
		r.await(id)
	}
}

// place says where among others an item stands.
func (r *replication) place(it *item) {
	if it.order == 0 {
		r.order++
		it.order = r.order
	}
	q := &r.program.Queues[it.queue]
	switch q.Order {
	case scenario.DueDate:
		it.key = r.due(it)
	case scenario.Shortest:
		it.key = r.expected(it)
	}
	it.pressing = it.urgency + r.pressing(q, it.place)
	r.calmest = min(r.calmest, it.pressing)
	it.rank = it.pressing
	if q.Ageing < never {
		it.rank -= float64(it.enabled) / float64(q.Ageing)
	}
}

// pressing is how urgent the work on a case is by its data.
func (r *replication) pressing(q *compile.Queue, of token.Place) float64 {
	if q.Urgency == nil || of.Case == nobody {
		return 0
	}
	chance := r.stream.Uniform(random.Draw{Case: r.cases[of.Case].key, Element: r.program.Draws[r.cases[of.Case].start], Purpose: random.Choice})
	u, err := r.eval(q.Urgency, of, chance)
	r.failAt(err, of)
	return u
}

// precedes is the order in which items are taken.
func (it *item) precedes(other *item) bool {
	switch {
	case it.rest == nil:
	case it.rank != other.rank:
		return it.rank > other.rank
	case it.key != other.key:
		return it.key < other.key
	}
	return it.order < other.order
}

// enqueue lets an item wait at its place.
func (r *replication) enqueue(i int32) {
	it := &r.items[i]
	q := &r.queues[it.queue]
	it.state = waiting
	r.insert(&q.list, i, r.behind(&q.list, it))
	if it.rest == nil {
		r.sample.elements[it.place.Node].queue.step(r.now, 1)
		return
	}
	if r.isPicky(it) {
		q.picky++
	}
	r.stray(it, r.members(it))
	if it.kind == execution {
		r.sample.elements[it.place.Node].queue.step(r.now, r.members(it))
	}
}

// behind is the item after which another one belongs in a queue, none at its head. It is looked for from both ends at once: most come last, and
// what is urgent belongs far in front of a queue that grows and grows.
func (r *replication) behind(l *list, it *item) int32 {
	after, before := l.tail, l.head
	for after != none && it.precedes(&r.items[after]) {
		if it.precedes(&r.items[before]) {
			return r.items[before].prev
		}
		after, before = r.items[after].prev, r.items[before].next
	}
	return after
}

// unqueue takes an item out of its queue, wherever it stands in it.
func (r *replication) unqueue(i int32) {
	it := &r.items[i]
	q := &r.queues[it.queue]
	r.remove(&q.list, i)
	if it.rest == nil {
		r.sample.elements[it.place.Node].queue.step(r.now, -1)
		return
	}
	if r.isPicky(it) {
		q.picky--
	}
	r.stray(it, -r.members(it))
	if it.kind == execution {
		r.sample.elements[it.place.Node].queue.step(r.now, -r.members(it))
	}
}

// isPicky says whether some people of its queue could do an item and others not.
func (r *replication) isPicky(it *item) bool {
	m := r.program.Work[it.place.Node].More
	return m != nil && it.kind == execution && (m.SameAs != none || len(m.OtherThan) > 0)
}

// await plans for those who are off shift to look at a queue when they come on, and
// for stand-ins when those they stand in for go.
func (r *replication) await(id compile.QueueID) {
	q := &r.program.Queues[id]
	if q.Parts != nil {
		r.awaitTeam(id)
		return
	}
	for _, crew := range q.Crews {
		r.wake(crew)
	}
	if q.StandIns > 0 {
		r.lookWhenGone(id, q.Crews[:len(q.Crews)-q.StandIns])
	}
}

// lookWhenGone plans to look at a queue when the last of some crews goes off shift.
func (r *replication) lookWhenGone(id compile.QueueID, own []compile.CrewID) {
	gone := r.now
	for _, crew := range own {
		if !r.onShift(crew) {
			continue
		}
		if r.program.Crews[crew].Timeline.Always() {
			return
		}
		gone = max(gone, r.crews[crew].till)
	}
	if gone > r.now {
		r.lookAt(id, gone)
	}
}

// lookAt plans to look at a queue at some moment, unless that is planned sooner.
func (r *replication) lookAt(id compile.QueueID, at int64) {
	if at < r.queues[id].looked && at < longest {
		r.queues[id].looked = at
		r.agenda.plan(at, looking, int32(id), 0)
	}
}

// look lets all who are free take from a queue.
func (r *replication) look(id compile.QueueID) {
	for _, crew := range r.program.Queues[id].Crews {
		r.serve(crew)
	}
	if r.queues[id].head != none {
		r.await(id)
	}
}

// serve lets the idle of a crew take what comes first of all they may do.
func (r *replication) serve(id compile.CrewID) {
	if r.program.Plain {
		r.servePlain(id)
		return
	}
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
		if !r.startBy(i, id, member) && !r.scan(id) {
			return
		}
	}
}

// nextFor is the first of the heads of a crew's queues; none where all are empty.
func (r *replication) nextFor(id compile.CrewID) (first int32, member int) {
	first = none
	crew := &r.program.Crews[id]
	for k, q := range crew.Queues {
		if head := r.queues[q].head; head != none && (first == none || r.items[head].precedes(&r.items[first])) {
			first, member = head, crew.Members[k]
		}
	}
	return first, member
}

// scan starts the first item of a crew's queues that it can start, when the very first
// of all cannot be; false if there is none.
func (r *replication) scan(id compile.CrewID) bool {
	best, by := int32(none), 0
	for k, q := range r.program.Crews[id].Queues {
		for i := r.queues[q].head; i != none; i = r.items[i].next {
			if best != none && !r.items[i].precedes(&r.items[best]) {
				break
			}
			if member := r.program.Crews[id].Members[k]; r.startable(i, id, member) {
				best, by = i, member
				break
			}
			if r.queues[q].picky == 0 && !r.program.Queues[q].Choosy {
				break // what holds for one holds for all of them
			}
		}
		if r.queues[q].head != none {
			r.await(q)
		}
	}
	return best != none && r.startBy(best, id, by)
}

// urge raises the urgency of an item, which may move it in its queue.
func (r *replication) urge(i int32, by float64) {
	it := &r.items[i]
	it.urgency += by
	it.pressing += by
	r.calmest = min(r.calmest, it.pressing)
	if it.state != waiting {
		return
	}
	r.unqueue(i)
	it.rank += by
	r.enqueue(i)
}
