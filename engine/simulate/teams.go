package simulate

import (
	"slices"

	"sandtable/engine/calendar"
	"sandtable/engine/compile"
	"sandtable/engine/scenario"
)

// pick is somebody chosen for an item.
type pick struct {
	crew   compile.CrewID
	member int // of the queue's crews
	seat   int32
	part   int // of what the item needs
}

// mate is somebody who does an item together with the one it names.
type mate struct {
	crew compile.CrewID
	seat int32
	role compile.RoleID
	next int32
}

// team is the first of those who do an item together with the one it names; none.
func (it *item) team() int32 {
	if it.rest == nil {
		return none
	}
	return it.mates
}

// assemble takes the people for each part of what an item needs, or nobody. Parts are
// filled in their order; somebody who could fill several goes to where nobody else can
// (an augmenting path: Kuhn 1955).
func (r *replication) assemble(i int32, q *compile.Queue) ([]pick, bool) {
	r.team, r.taken = r.team[:0], r.taken[:0]
	for k := range q.Parts {
		for range q.Parts[k].Count {
			p, ok := r.engage(i, q, k), true
			if p.seat == none {
				r.tried = r.tried[:0]
				for range r.team {
					r.tried = append(r.tried, false)
				}
				p, ok = r.relieve(i, q, k)
			}
			if !ok {
				r.dissolve()
				return nil, false
			}
			r.team = append(r.team, p)
		}
	}
	if q.Choosy && !r.fitsTeam(i) {
		r.dissolve()
		return nil, false
	}
	return r.team, true
}

// engage takes somebody free for a part of what an item needs.
func (r *replication) engage(i int32, q *compile.Queue, part int) pick {
	of := &q.Parts[part]
	p := r.choose(i, of.Crews, of.Members, of.StandIns)
	if p.seat != none {
		r.crews[p.crew].take(p.seat, i)
		r.taken = append(r.taken, p)
		p.part = part
	}
	return p
}

// relieve finds somebody for a part among those already taken for another, for which
// somebody else is found.
func (r *replication) relieve(i int32, q *compile.Queue, part int) (pick, bool) {
	of := &q.Parts[part]
	for k := range r.team {
		p := r.team[k]
		at := slices.Index(of.Crews, p.crew)
		if r.tried[k] || p.part == part || at < 0 || at >= len(of.Crews)-of.StandIns && r.anyOnShift(of.Crews[:len(of.Crews)-of.StandIns]) {
			continue
		}
		r.tried[k] = true
		instead, ok := r.engage(i, q, p.part), true
		if instead.seat == none {
			instead, ok = r.relieve(i, q, p.part)
		}
		if ok {
			r.team[k] = instead
			p.part = part
			return p, true
		}
	}
	return pick{}, false
}

// dissolve lets the people just taken be idle as if they had not been.
func (r *replication) dissolve() {
	for k := len(r.taken) - 1; k >= 0; k-- {
		r.crews[r.taken[k].crew].restore(r.taken[k].seat)
	}
}

// fitsTeam says whether the team just assembled would be done with an item before the
// shift ends of those who begin nothing that they cannot finish. Where that can be at none
// of so many later moments at which they come together either, it is begun all the same.
func (r *replication) fitsTeam(i int32) bool {
	const changes = 500
	r.hours, r.shifts = r.hours[:0], r.shifts[:0]
	whole := false
	for _, p := range r.team {
		crew := &r.program.Crews[p.crew]
		whole = whole || crew.AtEnd == scenario.Whole && !crew.Timeline.Always()
		r.addHours(p.crew, false)
	}
	if !whole {
		return true
	}
	r.shifts, r.hours = append(r.shifts, r.hours...), r.hours[:0]
	for _, p := range r.team {
		r.addHours(p.crew, true)
	}
	work := r.effort(i, r.team[0].member) + r.preparation(&r.items[i], r.team[0].crew, r.team[0].seat)
	if r.wholeFrom(r.now, work) {
		return true
	}
	_, at := together(r.hours, r.now)
	for n := 0; n < changes && at < longest; n++ {
		open, change := together(r.hours, at)
		if open && r.wholeFrom(at, work) {
			r.lookAt(r.items[i].queue, at)
			return false
		}
		at = change
	}
	return true
}

// wholeFrom says whether the team being assembled would do so much work, begun at some
// moment, within the shifts of those who begin nothing that they cannot finish.
func (r *replication) wholeFrom(at, work int64) bool {
	done := addTogether(r.shifts, at, work)
	for _, p := range r.team {
		if crew := &r.program.Crews[p.crew]; crew.AtEnd == scenario.Whole && done > crew.Timeline.Until(at) {
			return false
		}
	}
	return true
}

// beginTogether starts the work of a team on an item: the first of it is the one whose
// time it takes.
func (r *replication) beginTogether(i int32, team []pick) {
	it := &r.items[i]
	for k := len(team) - 1; k > 0; k-- {
		p := team[k]
		r.crews[p.crew].seats[p.seat].last = it.place.Node
		it.mates = r.openMate(mate{p.crew, p.seat, r.roleOf(it, p.member), it.mates})
	}
	r.begin(i, team[0])
}

// handOver gives everybody who works together another item.
func (r *replication) handOver(it *item, to int32) {
	if it.crew != compile.None {
		r.crews[it.crew].seats[it.seat].item = to
	}
	for k := it.mates; k != none; k = r.mates[k].next {
		r.crews[r.mates[k].crew].seats[r.mates[k].seat].item = to
	}
}

// hoursOf gathers the hours of all who do an item; of those who finish in overtime, only
// where their shifts count as well.
func (r *replication) hoursOf(it *item, shifts bool) []*calendar.Timeline {
	r.hours = r.hours[:0]
	r.addHours(it.crew, shifts)
	for k := it.mates; k != none; k = r.mates[k].next {
		r.addHours(r.mates[k].crew, shifts)
	}
	return r.hours
}

func (r *replication) addHours(id compile.CrewID, shifts bool) {
	crew := &r.program.Crews[id]
	if !crew.Timeline.Always() && (shifts || crew.AtEnd != scenario.Finish) && !slices.Contains(r.hours, crew.Timeline) {
		r.hours = append(r.hours, crew.Timeline)
	}
}

// addTogether is when so much work is done in the hours that all timelines are open.
func addTogether(hours []*calendar.Timeline, at, work int64) int64 {
	switch {
	case len(hours) == 0:
		return at + work
	case len(hours) == 1 || work == 0:
		return hours[0].Add(at, work)
	}
	for at < longest {
		open, till := together(hours, at)
		if open {
			if work <= till-at {
				return at + work
			}
			work -= till - at
		}
		at = till
	}
	return never
}

// workedTogether is how long all timelines were open from one moment to another.
func workedTogether(hours []*calendar.Timeline, from, till int64) (long int64) {
	switch len(hours) {
	case 0:
		return till - from
	case 1:
		return hours[0].Worked(from, till)
	}
	for from < till {
		open, change := together(hours, from)
		if change = min(change, till); open {
			long += change - from
		}
		from = change
	}
	return long
}

// together says whether all timelines are open, and until when that stays so at least.
func together(hours []*calendar.Timeline, at int64) (open bool, till int64) {
	open, till = true, never
	for _, h := range hours {
		on, change := h.Period(at)
		switch {
		case on && open:
			till = min(till, change)
		case !on && open:
			open, till = false, change
		case !on:
			till = max(till, change)
		}
	}
	return open, till
}

// awaitTeam plans to look at the work of several people when all of them can be on shift,
// and where stand-ins may come in when those they stand in for go.
func (r *replication) awaitTeam(id compile.QueueID) {
	q := &r.queues[id]
	if q.met > r.now || r.now > q.meets { // at first, and once they have met
		q.met, q.meets = r.now, r.meeting(&r.program.Queues[id])
	}
	if q.meets > r.now {
		r.lookAt(id, q.meets)
	}
	for k := range r.program.Queues[id].Parts {
		if part := &r.program.Queues[id].Parts[k]; part.StandIns > 0 {
			r.lookWhenGone(id, part.Crews[:len(part.Crews)-part.StandIns])
		}
	}
}

// meeting is the next moment at which enough people are on shift for all parts of what is
// needed; never if there is none in so many changes of shift.
func (r *replication) meeting(q *compile.Queue) int64 {
	const changes = 5000
	at := r.now
	for n := 0; n < changes && at < longest; n++ {
		change := r.muster(q, at)
		if r.suffices(q) {
			return at
		}
		at = change
	}
	return never
}

// muster notes for each crew of a queue which parts it could fill at some moment, stand-ins
// only where nobody else is there, and says until when that stays so.
func (r *replication) muster(q *compile.Queue, at int64) (till int64) {
	r.fills, till = r.fills[:0], never
	for range q.Crews {
		r.fills = append(r.fills, 0)
	}
	for k := range q.Parts {
		part, there := &q.Parts[k], false
		for n, id := range part.Crews {
			if n == len(part.Crews)-part.StandIns && there {
				break
			}
			on, change := r.program.Crews[id].Timeline.Period(at)
			if on {
				there = true
				r.fills[part.Members[n]] |= 1 << k
			}
			till = min(till, change)
		}
	}
	return till
}

// suffices says whether those mustered can fill all parts. By Hall's theorem that is so
// where for every set of parts enough can fill one of it.
func (r *replication) suffices(q *compile.Queue) bool {
	for set := uint32(1); set < 1<<len(q.Parts); set++ {
		asked, there := 0, 0
		for k := range q.Parts {
			if set&(1<<k) != 0 {
				asked += q.Parts[k].Count
			}
		}
		for member, fills := range r.fills {
			if fills&set != 0 {
				there += r.program.Crews[q.Crews[member]].Size()
			}
		}
		if there < asked {
			return false
		}
	}
	return true
}
