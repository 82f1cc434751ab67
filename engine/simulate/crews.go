package simulate

import (
	"math"

	"sandtable/engine/compile"
	"sandtable/engine/token"
)

// crew is a crew at work: who of it is idle, longest idle first, and whether it is on
// shift. Only what is asked about a crew's hours is looked up in its calendar.
type crew struct {
	seats      []seat
	head, tail int32 // the idle, longest idle first
	idle       int   // how many
	people     int32
	from, till int64
	open       bool  // between from and till
	holds      bool  // somebody is kept for work of several people
	woken      int64 // when an entry of the agenda will wake it; never: none will
}

// seat is what a person can do one thing at a time on. Somebody who does several at
// once has several.
type seat struct {
	person     int32
	item       int32 // none: idle
	since      int64 // idle since
	next, prev int32 // among the idle
	last       token.NodeID
	down       bool // broken
	books      stint
}

func (c *crew) reset(people int) {
	c.head, c.tail, c.idle, c.people = none, none, 0, int32(people)
	for i := range c.seats {
		c.seats[i] = seat{person: int32(i % people), item: none, last: token.None}
		c.release(int32(i), math.MinInt64)
	}
	c.from, c.till, c.open, c.holds, c.woken = 0, 0, false, false, never
}

// take lets somebody idle begin.
func (c *crew) take(i int32, item int32) {
	c.unlist(i)
	c.seats[i].item = item
}

// release lets somebody be idle from now on.
func (c *crew) release(i int32, now int64) {
	s := &c.seats[i]
	s.item, s.since = none, now
	if c.idle == 0 {
		c.head, c.tail, c.idle = i, i, 1
		s.prev, s.next = none, none
		return
	}
	s.prev, s.next = c.tail, none
	if c.tail == none {
		c.head = i
	} else {
		c.seats[c.tail].next = i
	}
	c.tail = i
	c.idle++
}

// restore lets somebody who was taken but did not begin be idle as if he had not been.
// Those taken after him must have been restored before.
func (c *crew) restore(i int32) {
	s := &c.seats[i]
	s.item = none
	if s.prev == none {
		c.head = i
	} else {
		c.seats[s.prev].next = i
	}
	if s.next == none {
		c.tail = i
	} else {
		c.seats[s.next].prev = i
	}
	c.idle++
}

// first is whose turn it is of those who are idle: who has least to do at once, and of
// those the one idle longest.
func (c *crew) first() int32 {
	if int(c.people) == len(c.seats) {
		return c.head
	}
	best, least := int32(none), 0
	for i := c.head; i != none; i = c.seats[i].next {
		if load := c.load(c.seats[i].person); best == none || load < least {
			best, least = i, load
		}
	}
	return best
}

// load is how much a person does at once.
func (c *crew) load(person int32) (load int) {
	for i := person; int(i) < len(c.seats); i += c.people {
		if c.seats[i].item != none {
			load++
		}
	}
	return load
}

// unlist takes a seat off the list of the idle.
func (c *crew) unlist(i int32) {
	if c.idle == 1 {
		c.head, c.tail, c.idle = none, none, 0
		return
	}
	s := &c.seats[i]
	if s.prev == none {
		c.head = s.next
	} else {
		c.seats[s.prev].next = s.next
	}
	if s.next == none {
		c.tail = s.prev
	} else {
		c.seats[s.next].prev = s.prev
	}
	c.idle--
}

// free lets a person go on to other work, unless he is broken.
func (r *replication) free(id compile.CrewID, i int32) {
	c := &r.crews[id]
	if c.seats[i].down {
		c.seats[i].item = none
		return
	}
	c.release(i, r.now)
}

// onShift says whether a crew works now.
func (r *replication) onShift(id compile.CrewID) bool {
	c, t := &r.crews[id], r.program.Crews[id].Timeline
	if t.Always() {
		return true
	}
	if r.now < c.from || r.now >= c.till {
		c.from = r.now
		c.open, c.till = t.Period(r.now)
	}
	return c.open
}

// wake plans for a crew that is off shift to look at its queues when it comes on.
func (r *replication) wake(id compile.CrewID) {
	if c := &r.crews[id]; c.idle > 0 && !r.onShift(id) {
		r.wakeAt(id, c.till)
	}
}

// wakeAt plans for a crew to look at its queues at some moment, unless it will before.
func (r *replication) wakeAt(id compile.CrewID, at int64) {
	c := &r.crews[id]
	if at >= c.woken || at == never {
		return
	}
	c.woken = at
	r.agenda.plan(at, waking, int32(id), 0)
}
