package simulate

import (
	"slices"

	"sandtable/engine/compile"
)

// queue is the items that wait for the same people, in the order they came.
type queue struct{ head, tail int32 }

// request gives an item to whoever can start it now, longest idle first, or lets it
// wait. Whoever comes free or on shift first then takes what has waited longest: so
// an item goes to the one who can start it earliest.
func (r *replication) request(i int32, id compile.QueueID) {
	q := &r.queues[id]
	if q.head == none {
		if member := r.available(id); member != none {
			r.begin(i, r.program.Queues[id].Crews[member], member)
			return
		}
	}
	it := &r.items[i]
	r.order++
	it.state, it.order = waiting, r.order
	it.prev, it.next = q.tail, none
	if q.tail == none {
		q.head = i
	} else {
		r.items[q.tail].next = i
	}
	q.tail = i
	r.sample.elements[it.place.Node].queue.step(r.now, 1)
	if q.head == i {
		for _, crew := range r.program.Queues[id].Crews {
			r.wake(crew)
		}
	}
}

// available finds the crew, by its place in the queue's list, whose longest idle
// person on shift has been idle longest; none if nobody is there.
func (r *replication) available(id compile.QueueID) int {
	best := none
	var since int64
	for member, crew := range r.program.Queues[id].Crews {
		c := &r.crews[crew]
		if c.idle == 0 || !r.onShift(crew) {
			continue
		}
		if head := c.ring[c.first].since; best == none || head < since {
			best, since = member, head
		}
	}
	return best
}

// serve lets the idle of a crew take what has waited longest of all they may do.
func (r *replication) serve(id compile.CrewID) {
	c := &r.crews[id]
	for c.idle > 0 {
		next := compile.QueueID(compile.None)
		for _, q := range r.program.Crews[id].Queues {
			head := r.queues[q].head
			if head != none && (next == compile.None || r.items[head].order < r.items[r.queues[next].head].order) {
				next = q
			}
		}
		if next == compile.None {
			return
		}
		if !r.onShift(id) {
			r.wake(id)
			return
		}
		i := r.queues[next].head
		r.unqueue(i, next)
		r.begin(i, id, slices.Index(r.program.Queues[next].Crews, id))
	}
}

// unqueue takes an item out of its queue, wherever it stands in it.
func (r *replication) unqueue(i int32, id compile.QueueID) {
	it, q := &r.items[i], &r.queues[id]
	if it.prev == none {
		q.head = it.next
	} else {
		r.items[it.prev].next = it.next
	}
	if it.next == none {
		q.tail = it.prev
	} else {
		r.items[it.next].prev = it.prev
	}
	r.sample.elements[it.place.Node].queue.step(r.now, -1)
}
