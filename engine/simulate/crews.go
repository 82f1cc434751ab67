package simulate

import (
	"math"

	"sandtable/engine/compile"
)

// crew is a crew at work: who of it is idle, longest idle first, and whether it is on
// shift. Only what is asked about a crew's hours is looked up in its calendar.
type crew struct {
	ring       []idler
	first      int // of ring
	idle       int // how many
	from, till int64
	open       bool // between from and till
	woken      bool // an entry of the agenda will wake it
}

type idler struct {
	person int32
	since  int64
}

func (c *crew) reset() {
	for i := range c.ring {
		c.ring[i] = idler{int32(i), math.MinInt64}
	}
	c.first, c.idle, c.woken = 0, len(c.ring), false
	c.from, c.till, c.open = 0, 0, false
}

// take lets the person who has been idle longest begin.
func (c *crew) take() int32 {
	person := c.ring[c.first].person
	if c.first++; c.first == len(c.ring) {
		c.first = 0
	}
	c.idle--
	return person
}

// release lets a person be idle from now on.
func (c *crew) release(person int32, now int64) {
	at := c.first + c.idle
	if at >= len(c.ring) {
		at -= len(c.ring)
	}
	c.ring[at] = idler{person, now}
	c.idle++
}

// onShift says whether a crew works now.
func (r *replication) onShift(id compile.CrewID) bool {
	c, t := &r.crews[id], r.program.Crews[id].Timeline
	if t.Always() {
		return true
	}
	if r.now < c.from || r.now >= c.till {
		c.from, c.open = r.now, t.Open(r.now)
		if c.open {
			c.till = t.Until(r.now)
		} else {
			c.till = t.Next(r.now)
		}
	}
	return c.open
}

// wake plans for a crew that is off shift to look at its queues when it comes on.
func (r *replication) wake(id compile.CrewID) {
	c := &r.crews[id]
	if c.woken || c.idle == 0 || r.onShift(id) || c.till == never {
		return
	}
	c.woken = true
	r.agenda.plan(c.till, waking, int32(id), 0)
}
