package simulate

import (
	"sandtable/engine/compile"
	"sandtable/engine/random"
)

// planBreakdowns puts the first breakdown of everybody who can break down on the agenda.
func (r *replication) planBreakdowns() {
	for id := range r.program.Crews {
		c := &r.program.Crews[id]
		if c.Fails == nil {
			continue
		}
		for person := range c.Names {
			r.planBreakdown(compile.CrewID(id), int32(person), 0)
		}
	}
}

// planBreakdown draws when somebody breaks down for the so-manieth time.
func (r *replication) planBreakdown(id compile.CrewID, person int32, times uint32) {
	f := r.program.Crews[id].Fails
	u := r.stream.Uniform(random.Draw{Case: uint64(person), Element: f.Draw, Visit: times, Purpose: random.Failure})
	at := r.now + r.nanoseconds(f.Every.Quantile(u))
	if at <= r.until && at < longest {
		r.faults++
		r.agenda.plan(at, breaking, r.firstPerson[id]+person, times)
	}
}

// breakDown stops somebody: what he is working on waits for him to be repaired.
func (r *replication) breakDown(who int32, times uint32) {
	id, person := r.crewOf[who], who-r.firstPerson[r.crewOf[who]]
	c, f := &r.crews[id], r.program.Crews[id].Fails
	for s := range c.seats {
		seat := &c.seats[s]
		if seat.person != person {
			continue
		}
		seat.down = true
		if seat.item == none {
			c.unlist(int32(s))
		} else if r.items[seat.item].state == working {
			r.interrupt(seat.item)
			r.items[seat.item].state = broken
		}
	}
	r.sample.breakdowns++
	u := r.stream.Uniform(random.Draw{Case: uint64(person), Element: f.Draw, Visit: times, Purpose: random.Repair})
	if at := r.now + r.nanoseconds(f.Repair.Quantile(u)); !r.tooLong(at) {
		r.agenda.plan(at, repaired, who, times)
	}
}

// repair lets somebody go on where he stopped, or look for other work.
func (r *replication) repair(who int32, times uint32) {
	id, person := r.crewOf[who], who-r.firstPerson[r.crewOf[who]]
	c := &r.crews[id]
	for s := range c.seats {
		seat := &c.seats[s]
		if seat.person != person {
			continue
		}
		seat.down = false
		if i := seat.item; i == none {
			c.release(int32(s), r.now)
		} else if it := &r.items[i]; it.state == broken && !r.anyDown(it) {
			it.asked = r.now // it did not wait for people, but for a repair
			r.begin(i, pick{crew: it.crew, member: int(it.member), seat: it.seat})
		}
	}
	if !r.over() {
		r.planBreakdown(id, person, times+1)
	}
	r.serve(id)
}

// anyDown says whether anybody who does an item is being repaired.
func (r *replication) anyDown(it *item) bool {
	if r.crews[it.crew].seats[it.seat].down {
		return true
	}
	for k := it.mates; k != none; k = r.mates[k].next {
		if r.crews[r.mates[k].crew].seats[r.mates[k].seat].down {
			return true
		}
	}
	return false
}

// over says whether all cases have come and gone, so that what only goes on by itself
// need not.
func (r *replication) over() bool {
	return r.sample.started >= r.limit && r.sample.completed == r.sample.started && len(r.items) == len(r.spare)
}
