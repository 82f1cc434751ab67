package simulate

import (
	"sandtable/engine/calendar"
	"sandtable/engine/compile"
	"sandtable/engine/random"
	"sandtable/engine/scenario"
)

// begin starts, or takes up again, the work on an item by somebody who is taken for
// it, or by itself.
func (r *replication) begin(i int32, by pick) {
	it := &r.items[i]
	it.state, it.started, it.crew, it.member, it.seat = working, r.now, by.crew, int32(by.member), by.seat
	if it.begun == none {
		it.begun = r.now
	}
	it.work = r.effort(i, by.member)
	if by.crew == compile.None {
		if r.closely {
			r.tellBegun(i)
		}
		r.planEnd(i, r.now+it.work)
		return
	}
	crew := &r.program.Crews[by.crew]
	it.work += r.setOut(i, by)
	if it.asked != r.now {
		r.waited(it, crew.Timeline)
	}
	if r.closely {
		r.tellBegun(i)
	}
	switch {
	case it.team() != none:
		r.planEnd(i, addTogether(r.hoursOf(it, false), r.now, it.work))
	case crew.Timeline.Always() || crew.AtEnd == scenario.Finish:
		r.planEnd(i, r.now+it.work)
	case r.onShift(by.crew) && r.now+it.work <= r.crews[by.crew].till:
		r.planEnd(i, r.now+it.work)
	default:
		if crew.AtEnd == scenario.Whole {
			r.sample.elements[it.place.Node].interrupted++
		}
		r.planEnd(i, crew.Timeline.Add(r.now, it.work))
	}
}

// payUse books what each use of somebody costs.
func (r *replication) payUse(it *item, crew *compile.Crew) {
	if crew.PerUse != 0 {
		it.cost += crew.PerUse
		r.spend(useCost, crew.PerUse)
	}
}

// setOut books that people begin an item, or take it up again, and says how long it takes
// to prepare for it. A use is paid once for each time that the work is done, however often
// it is interrupted.
func (r *replication) setOut(i int32, by pick) int64 {
	it := &r.items[i]
	if !it.used {
		it.used = true
		r.payUse(it, &r.program.Crews[by.crew])
		for k := it.mates; k != none; k = r.mates[k].next {
			r.payUse(it, &r.program.Crews[r.mates[k].crew])
		}
	}
	if it.kind != execution {
		return 0
	}
	seat := &r.crews[by.crew].seats[by.seat]
	if r.program.Remember {
		r.remember(i, worker(by.crew, seat.person))
	}
	anew := seat.last != it.place.Node
	it.prep = r.preparation(it, by.crew, by.seat)
	seat.last = it.place.Node
	if m := r.program.Work[it.place.Node].More; anew && m != nil && m.Setup.Given() {
		it.cost += m.SetupCost
		r.spend(setupCost, m.SetupCost)
		r.sample.elements[it.place.Node].setups++
	}
	it.setup += it.prep
	return it.prep
}

// preparation is the setup that somebody needs for an item after what he did before.
func (r *replication) preparation(it *item, id compile.CrewID, seat int32) int64 {
	m := r.program.Work[it.place.Node].More
	switch {
	case m == nil || !m.Setup.Given() || it.kind != execution:
		return 0
	case r.crews[id].seats[seat].last == it.place.Node:
		return it.prep // what a breakdown has left of it
	}
	u := r.stream.Uniform(random.Draw{Case: r.cases[it.place.Case].key, Element: r.program.Draws[it.place.Node], Visit: it.visit, Purpose: random.Setup})
	return r.lasts(&m.Setup, it.place, u)
}

// remember notes who does an item, for its case and for those of its batch.
func (r *replication) remember(i int32, who int64) {
	nodes := len(r.program.Net.Nodes)
	for k := i; k != none; k = r.items[k].batch {
		at := r.items[k].place
		r.doers[int(at.Case)*nodes+int(at.Node)] = who
		if r.inTurn(&r.items[k]) {
			return
		}
	}
}

// planEnd puts the end of the work on the agenda.
func (r *replication) planEnd(i int32, ends int64) {
	if r.tooLong(ends) {
		return
	}
	it := &r.items[i]
	it.ends = ends
	r.agenda.plan(ends, finishing, i, it.turn)
}

// effort is how long the work on an item takes somebody of its queue's crews, what is
// left of it if it was begun before.
func (r *replication) effort(i int32, member int) int64 {
	it := &r.items[i]
	if w := &r.program.Work[it.place.Node]; it.rest == nil && !w.Formulas {
		if d, is := w.By[member].(random.Exponential); is { // the commonest: spares the call through the interface
			return r.nanoseconds(d.Quantile(it.chance))
		}
		return r.nanoseconds(w.By[member].Quantile(it.chance))
	}
	work := r.whole(i, member)
	if it.rest != nil && it.share != 1 {
		work = int64(float64(it.share*float64(work)) + 0.5)
	}
	return work
}

// whole is how long all of the work on an item takes somebody.
func (r *replication) whole(i int32, member int) int64 {
	it := &r.items[i]
	if it.kind != execution {
		return r.dutyWork(it, member)
	}
	w := &r.program.Work[it.place.Node]
	if it.rest != nil && it.part != 0 { // reassigned: as long as it would have taken the first of its own
		member = 0
	}
	if w.Formulas {
		if f := w.Spoken[member]; f != nil {
			seconds, err := r.eval(f, it.place, it.chance)
			r.failAt(err, it.place)
			return r.sized(it, w, r.nanoseconds(float64(seconds*w.Unit[member])))
		}
	}
	return r.sized(it, w, r.nanoseconds(w.By[member].Quantile(it.chance)))
}

// sized is the work on an item with what its batch adds.
func (r *replication) sized(it *item, w *compile.Work, work int64) int64 {
	if it.rest != nil && it.size > 1 {
		return int64(float64(w.More.Batch.Factor(int(it.size))*float64(work)) + 0.5)
	}
	return work
}

// waited books how long an item waited for the people who now begin it: while they
// were off shift, or because they were busy.
func (r *replication) waited(it *item, hours *calendar.Timeline) {
	wait := r.now - it.asked
	off := int64(0)
	switch {
	case it.team() != none:
		off = wait - workedTogether(r.hoursOf(it, true), it.asked, r.now)
	case !hours.Always():
		off = wait - hours.Worked(it.asked, r.now)
	}
	it.off += off
	it.busy += wait - off
}

// complete ends a stretch of work: whoever did it goes on to what waits, then the
// token moves on.
func (r *replication) complete(i int32) {
	it := &r.items[i]
	it.worked += it.work
	it.waits[Pause] += r.now - it.started - it.work
	if it.crew != compile.None {
		r.charge(it, it.work)
		r.credit(it)
	}
	it.share, it.prep = 0, 0
	if r.observe != nil && it.mates != none {
		r.noteOthers(it)
	}
	if it.size > 1 && r.inTurn(it) {
		r.nextInTurn(i)
		return
	}
	crew, seat, mates := it.crew, it.seat, it.mates
	it.mates = none
	r.dismiss(crew, seat, mates)
	r.finished(i)
}

// finished goes on after work that is complete, whatever it was.
func (r *replication) finished(i int32) {
	it := &r.items[i]
	switch {
	case it.kind != execution:
		r.discharged(i)
	case it.size > 1:
		r.disband(i)
	default:
		r.done(i)
	}
}

// stop breaks the present stretch of work on an item off and books it.
func (r *replication) stop(i int32) {
	it := &r.items[i]
	it.turn++ // its end is no longer due
	if it.state == broken {
		return
	}
	spent := min(it.work, r.now-it.started)
	if it.crew != compile.None {
		spent = r.between(it, it.started, r.now)
		r.charge(it, spent)
	}
	it.worked += spent
	if it.rest != nil {
		it.waits[Pause] += r.now - it.started - spent
	}
}

// dismiss lets those who worked on an item go on to other work.
func (r *replication) dismiss(crew compile.CrewID, seat, mates int32) {
	if crew == compile.None {
		return
	}
	r.free(crew, seat)
	r.freeMates(mates)
	r.serve(crew)
	r.serveMates(mates)
}

func (r *replication) freeMates(first int32) {
	for k := first; k != none; k = r.mates[k].next {
		r.free(r.mates[k].crew, r.mates[k].seat)
	}
}

// serveMates lets a team that is no more look for other work.
func (r *replication) serveMates(first int32) {
	for k := first; k != none; {
		m := r.mates[k]
		r.sparemates = append(r.sparemates, k)
		r.serve(m.crew)
		k = m.next
	}
}

func (r *replication) openMate(m mate) int32 {
	if n := len(r.sparemates); n > 0 {
		k := r.sparemates[n-1]
		r.sparemates = r.sparemates[:n-1]
		r.mates[k] = m
		return k
	}
	r.mates = append(r.mates, m)
	return int32(len(r.mates) - 1)
}

// roleOf is the role in which a member of an item's queue does it.
func (r *replication) roleOf(it *item, member int) compile.RoleID {
	if it.kind != execution || it.rest != nil && it.part != 0 {
		return r.dutyRole(it, member)
	}
	return r.program.Work[it.place.Node].As[member]
}

// mean is the mean time an item takes a member of its queue, in seconds; by a formula,
// what that is at the middle of its chance.
func (r *replication) mean(it *item, member int) float64 {
	w := &r.program.Work[it.place.Node]
	if it.kind != execution {
		return r.dutyMean(it, member)
	}
	if it.part != 0 { // reassigned: see whole
		member = 0
	}
	if w.By[member] != nil {
		return w.By[member].Mean()
	}
	x, err := r.eval(w.Spoken[member], it.place, .5)
	r.failAt(err, it.place)
	return x * w.Unit[member]
}

// expected is the mean of the work on an item that is left, for the order of its queue.
func (r *replication) expected(it *item) int64 {
	work := r.mean(it, 0) * it.share
	if it.size > 1 && it.kind == execution {
		work *= r.program.Work[it.place.Node].More.Batch.Factor(int(it.size))
	}
	return r.nanoseconds(work)
}
