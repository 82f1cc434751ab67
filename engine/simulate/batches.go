package simulate

import (
	"time"

	"sandtable/engine/compile"
	"sandtable/engine/scenario"
	"sandtable/engine/token"
)

// pool is the executions of a task that wait for their batch, in the order they came.
type pool struct {
	list
	size   int32
	turn   uint32 // of what is planned for it
	daily  int64  // the next time of the day that calls for it; never: none does
	called int64  // the last one that did
}

// parting is an execution that goes its own way after the work on its batch.
type parting struct {
	item int32
	life uint32
}

// inTurn says whether the batch of an item is worked on one after the other.
func (r *replication) inTurn(it *item) bool {
	m := r.program.Work[it.place.Node].More
	return m != nil && m.Batch != nil && m.Batch.Mode == scenario.InTurn
}

// gather lets an execution wait for its batch, and begins the batch if that is due.
func (r *replication) gather(i int32, b *compile.Batch) {
	it := &r.items[i]
	at := it.place.Node
	p := &r.pools[at]
	it.state, it.asked = gathering, r.now
	r.insert(&p.list, i, p.tail)
	p.size++
	switch {
	case b.Size > 0 && int(p.size) >= b.Size:
		r.fire(int32(at))
	case p.size == 1:
		r.planBatch(int32(at), b)
	}
}

// planBatch puts on the agenda when a batch is due however many there are.
func (r *replication) planBatch(at int32, b *compile.Batch) {
	p := &r.pools[at]
	p.daily = r.nextOf(b.At, b.Zone, max(r.now-1, p.called))
	due := p.daily
	if b.Wait < never {
		due = min(due, r.items[p.head].asked+b.Wait)
	}
	p.turn++
	if due < never {
		r.agenda.plan(max(due, r.now), batching, at, p.turn)
	}
}

// nextOf is the next moment of some times of the day after another.
func (r *replication) nextOf(times []int64, zone *time.Location, after int64) int64 {
	next := int64(never)
	if len(times) == 0 {
		return next
	}
	year, month, day := r.program.Start.Add(time.Duration(after)).In(zone).Date()
	for later := 0; later <= 1; later++ {
		for _, of := range times {
			at := time.Date(year, month, day+later, 0, 0, 0, 0, zone)
			at = time.Date(year, month, day+later, int(of/3600e9), int(of/60e9%60), int(of/1e9%60), int(of%1e9), at.Location())
			if ns := at.Sub(r.program.Start).Nanoseconds(); ns > after {
				next = min(next, ns)
			}
		}
	}
	return next
}

// fire begins every batch that is due: the first stands for all.
func (r *replication) fire(at int32) {
	p := &r.pools[at]
	b := r.program.Work[at].More.Batch
	daily := p.daily == r.now
	if daily {
		p.called = r.now
	}
	for p.size > 0 && r.fault == nil && (daily || b.Size > 0 && int(p.size) >= b.Size || b.Wait < never && r.now-r.items[p.head].asked >= b.Wait) {
		first, size := r.cut(p, b)
		r.items[first].size = size
		r.batches++
		for k := first; k != none; k = r.items[k].batch {
			member := &r.items[k]
			member.waits[ForBatch] += r.now - member.asked
			member.asked, member.own, member.gathered = r.now, member.cost, r.batches
			if k != first {
				member.state, member.of = held, first
			}
		}
		r.standInTurn(token.NodeID(at), int64(size-1)) // the first is counted where it waits
		r.ready(first)
	}
	if p.size > 0 {
		r.planBatch(at, b)
	} else {
		p.turn++
	}
}

// cut takes the next batch off a pool, at most so many.
func (r *replication) cut(p *pool, b *compile.Batch) (first, size int32) {
	first = p.head
	last := int32(none)
	for k := first; k != none && (b.Most == 0 || size < int32(b.Most)); k = r.items[k].next {
		if last != none {
			r.items[last].batch = k
		}
		last = k
		size++
	}
	p.head = r.items[last].next
	if p.head == none {
		p.tail = none
	} else {
		r.items[p.head].prev = none
	}
	p.size -= size
	r.items[last].batch = none
	return first, size
}

// leaveBatch takes an execution out of its pool.
func (r *replication) leaveBatch(i int32) {
	it := &r.items[i]
	p := &r.pools[it.place.Node]
	r.remove(&p.list, i)
	switch p.size--; {
	case p.size == 0:
		p.turn++
	case it.prev == none: // another one is the first now
		r.planBatch(int32(it.place.Node), r.program.Work[it.place.Node].More.Batch)
	}
}

// disband ends the work of a batch done together: each member goes on by itself, with
// its part of the cost. What one of them brings about may withdraw others.
func (r *replication) disband(i int32) {
	first := r.items[i]
	done := *first.rest
	size := int64(done.size)
	each := (first.cost - done.own) / size
	r.items[i].cost = done.own + (first.cost - done.own) - each*(size-1)
	base := len(r.crowd)
	for k := i; k != none; {
		it := &r.items[k]
		next := it.batch
		if k != i {
			it.begun, it.worked, it.setup, it.cost = first.begun, first.worked, done.setup, it.cost+each
			it.crew, it.seat, it.member, it.share = first.crew, first.seat, first.member, 0
			it.busy, it.off = it.busy+first.busy, it.off+first.off
			it.waits[Pause] += done.waits[Pause]
			it.others = append(it.others[:0], first.others...)
		}
		it.state, it.of, it.batch, it.size = alone, none, none, 0
		r.crowd = append(r.crowd, parting{k, it.life})
		k = next
	}
	for n, end := base, len(r.crowd); n < end && r.fault == nil; n++ {
		if k := r.crowd[n]; r.items[k.item].life == k.life {
			r.done(k.item)
		}
	}
	r.crowd = r.crowd[:base]
}

// standInTurn counts those of a batch who wait for the people that do it one after the other.
func (r *replication) standInTurn(at token.NodeID, by int64) {
	if w := &r.program.Work[at]; w.Timed && w.Queue != compile.None && w.More.Batch.Mode == scenario.InTurn {
		r.sample.elements[at].queue.step(r.now, by)
	}
}

// nextInTurn lets whoever has done the first of a batch go on with the next, which
// then stands for the rest.
func (r *replication) nextInTurn(i int32) {
	it := &r.items[i]
	by := pick{crew: it.crew, member: int(it.member), seat: it.seat}
	r.succeed(it, it.batch)
	next := it.batch
	it.size, it.batch, it.mates = 0, none, none
	r.standInTurn(it.place.Node, -1)
	if k := &r.items[next]; by.crew == compile.None { // nobody keeps it waiting but its batch
		k.waits[ForBatch] += r.now - k.asked
	}
	r.begin(next, by)
	r.done(i)
}

// succeed lets the next of a batch stand for it, with the people of the first.
func (r *replication) succeed(it *item, next int32) {
	k := &r.items[next]
	k.of, k.size, k.state = none, it.size-1, it.state
	if k.size == 1 {
		k.size = 0
	}
	for m := k.batch; m != none; m = r.items[m].batch {
		r.items[m].of = next
	}
	k.queue, k.order, k.rank, k.key, k.pressing = it.queue, it.order, it.rank, it.key, it.pressing
	k.crew, k.member, k.seat, k.mates = it.crew, it.member, it.seat, it.mates
	r.handOver(k, next)
}

// headless lets the next of a batch stand for it when the first is withdrawn.
func (r *replication) headless(i int32) {
	it := &r.items[i]
	next, inTurn := it.batch, r.inTurn(it)
	worked := it.state == working
	if worked && inTurn {
		r.stop(i)
		it = &r.items[i]
	}
	if it.state == waiting {
		it.crew, it.mates = compile.None, none
	}
	r.succeed(it, next)
	k := &r.items[next]
	switch {
	case it.state == waiting:
		if inTurn {
			r.standInTurn(k.place.Node, -1)
		} else {
			k.begun, k.worked, k.share, k.setup, k.used = it.begun, it.worked, it.share, it.setup, it.used
			k.asked, k.busy, k.off = it.asked, k.busy+it.busy, k.off+it.off
			k.waits[Pause] += it.waits[Pause]
		}
		r.enqueue(next)
	case inTurn:
		r.standInTurn(k.place.Node, -1)
		if worked {
			r.begin(next, pick{crew: k.crew, member: int(k.member), seat: k.seat})
		} else {
			k.prep = it.prep // goes on once the repair is over
		}
	default:
		k.begun, k.started, k.work, k.worked, k.share, k.setup, k.prep, k.used = it.begun, it.started, it.work, it.worked, it.share, it.setup, it.prep, it.used
		k.asked, k.busy, k.off, k.ends = it.asked, k.busy+it.busy, k.off+it.off, it.ends
		k.waits[Pause] += it.waits[Pause]
		if worked {
			r.planEnd(next, it.ends)
		}
	}
	it = &r.items[i]
	it.size, it.batch, it.mates = 0, none, none
	r.cases[it.place.Case].cost += it.cost
	if r.observe != nil {
		r.tell(i, Withdrawn)
	}
	r.closeItem(i)
}

// unchain takes a member out of a batch under way.
func (r *replication) unchain(i int32) {
	it := &r.items[i]
	first := &r.items[it.of]
	for k := it.of; r.items[k].batch != none; k = r.items[k].batch {
		if r.items[k].batch == i {
			r.items[k].batch = it.batch
			break
		}
	}
	if r.inTurn(it) {
		r.standInTurn(it.place.Node, -1)
	} else if first.state == waiting {
		r.stray(first, -1)
		r.sample.elements[it.place.Node].queue.step(r.now, -1)
	}
	if first.size--; first.size == 1 {
		first.size = 0
	}
}
