package simulate

import (
	"sandtable/engine/compile"
	"sandtable/engine/scenario"
	"sandtable/engine/token"
)

// start begins an item with whoever is free for it, by the task's rule; false if there
// is nobody, or not everybody that it takes. The item is in no queue.
func (r *replication) start(i int32) bool {
	q := &r.program.Queues[r.items[i].queue]
	if q.Parts == nil {
		p := r.choose(i, q.Crews, nil, q.StandIns)
		if p.seat == none {
			return false
		}
		r.crews[p.crew].take(p.seat, i)
		r.begin(i, p)
		return true
	}
	team, ok := r.assemble(i, q)
	if ok {
		r.beginTogether(i, team)
	}
	return ok
}

// startBy begins an item that waits, with somebody of a crew that looks for work; false
// if it cannot be.
func (r *replication) startBy(i int32, id compile.CrewID, member int) bool {
	q := &r.program.Queues[r.items[i].queue]
	if q.Parts != nil {
		team, ok := r.assemble(i, q)
		if ok {
			r.unqueue(i)
			r.beginTogether(i, team)
		}
		return ok
	}
	p := r.pickOf(i, id, member, q)
	if p.seat == none {
		return false
	}
	r.unqueue(i)
	r.crews[id].take(p.seat, i)
	r.begin(i, p)
	return true
}

// startable says whether startBy would begin an item.
func (r *replication) startable(i int32, id compile.CrewID, member int) bool {
	q := &r.program.Queues[r.items[i].queue]
	if q.Parts == nil {
		return r.pickOf(i, id, member, q).seat != none
	}
	_, ok := r.assemble(i, q)
	if ok {
		r.dissolve()
	}
	return ok
}

// pickOf is who of one crew would do an item.
func (r *replication) pickOf(i int32, id compile.CrewID, member int, q *compile.Queue) pick {
	if own := len(q.Crews) - q.StandIns; member >= own && r.anyOnShift(q.Crews[:own]) {
		return pick{crew: id, member: member, seat: none}
	}
	seat, _ := r.candidate(i, id, member)
	return pick{crew: id, member: member, seat: seat}
}

func (r *replication) anyOnShift(crews []compile.CrewID) bool {
	for _, id := range crews {
		if r.onShift(id) {
			return true
		}
	}
	return false
}

// choose finds who of some crews does an item: of those who are free on shift and may,
// the one the task's rule prefers, and of equals the one who has been idle longest.
// Stand-ins, the last ones, only come in while none of the others is on shift. Members
// says where the crews stand among those of the queue; nil: they are all of them.
func (r *replication) choose(i int32, crews []compile.CrewID, members []int, standIns int) pick {
	best := pick{crew: compile.None, seat: none}
	var least score
	present := false
	for member, id := range crews {
		if member == len(crews)-standIns && present {
			break
		}
		c := &r.crews[id]
		if c.idle == 0 {
			present = present || standIns > 0 && r.onShift(id)
			continue
		}
		if !r.onShift(id) {
			continue
		}
		present = true
		of := member
		if members != nil {
			of = members[member]
		}
		seat, better := r.candidate(i, id, of)
		if seat == none {
			continue
		}
		better.since = c.seats[seat].since
		if best.seat == none || better.before(&least) {
			best, least = pick{crew: id, member: of, seat: seat}, better
		}
	}
	return best
}

// score is how much somebody is preferred, less is more.
type score struct {
	stranger int8
	rule     float64
	since    int64
}

func (s *score) before(o *score) bool {
	switch {
	case s.stranger != o.stranger:
		return s.stranger < o.stranger
	case s.rule != o.rule:
		return s.rule < o.rule
	}
	return s.since < o.since
}

// candidate is who of a crew would do an item; none if nobody may.
func (r *replication) candidate(i int32, id compile.CrewID, member int) (int32, score) {
	it := &r.items[i]
	m := r.program.Work[it.place.Node].More
	if it.kind != execution {
		m = nil
	}
	team := r.program.Queues[it.queue].Parts != nil
	if r.program.Teams && r.crews[id].idle <= r.held(i, id) {
		return none, score{}
	}
	s := score{rule: r.preference(it, m, id, member)}
	seat := r.crews[id].first()
	if team || m != nil && r.program.Remember {
		seat = r.remembered(it, m, id, team, &s)
	}
	if seat != none && !team && r.program.Crews[id].AtEnd == scenario.Whole &&
		!r.within(id, r.effort(i, member)+r.preparation(it, id, seat)) {
		return none, score{}
	}
	return seat, s
}

// preference is what the task's rule thinks of a crew, less is better.
func (r *replication) preference(it *item, m *compile.More, id compile.CrewID, member int) float64 {
	if m == nil {
		return 0
	}
	switch m.Rule {
	case scenario.Cheapest:
		return float64(r.program.Crews[id].Rate)
	case scenario.Fastest:
		return r.mean(it, member)
	case scenario.Listed:
		return float64(member)
	}
	return 0
}

// remembered looks through the idle of a crew for somebody who may do an item after
// what he did for its case before, and who is not in its team already.
func (r *replication) remembered(it *item, m *compile.More, id compile.CrewID, team bool, s *score) int32 {
	c, best, least := &r.crews[id], int32(none), 0
	for seat := c.head; seat != none; seat = c.seats[seat].next {
		person := c.seats[seat].person
		if team && r.inTeam(id, person) || m != nil && !r.may(it.place.Case, m, worker(id, person)) {
			continue
		}
		rank := c.load(person)
		if m != nil && m.KeepCase && !r.knows(it.place.Case, worker(id, person)) {
			rank |= 1 << 30
		}
		if best == none || rank < least {
			best, least = seat, rank
		}
	}
	s.stranger = int8(least >> 30)
	return best
}

// inTeam says whether somebody is in the team that is being assembled.
func (r *replication) inTeam(id compile.CrewID, person int32) bool {
	for _, p := range r.team {
		if p.crew == id && r.crews[id].seats[p.seat].person == person {
			return true
		}
	}
	return false
}

// may says whether somebody may do a task after what he did for the case before.
func (r *replication) may(c token.Case, m *compile.More, who int64) bool {
	if m.SameAs != token.None {
		if did := r.did(c, m.SameAs); did != 0 && did != who {
			return false
		}
	}
	return len(m.OtherThan) == 0 || !r.didAny(c, m.OtherThan, who)
}

// worker names a person within a run, from 1.
func worker(id compile.CrewID, person int32) int64 { return int64(id)<<32 | int64(person) + 1 }

func (r *replication) did(c token.Case, at token.NodeID) int64 {
	return r.doers[int(c)*len(r.program.Net.Nodes)+int(at)]
}

func (r *replication) didAny(c token.Case, of []token.NodeID, who int64) bool {
	for _, at := range of {
		if r.did(c, at) == who {
			return true
		}
	}
	return false
}

func (r *replication) knows(c token.Case, who int64) bool {
	nodes := len(r.program.Net.Nodes)
	for _, one := range r.doers[int(c)*nodes : (int(c)+1)*nodes] {
		if one == who {
			return true
		}
	}
	return false
}

// within says whether so much work that is begun now would be done before a crew's shift
// ends, where that matters to it. What is longer than any of its shifts is begun like
// work that the end of a shift interrupts.
func (r *replication) within(id compile.CrewID, work int64) bool {
	crew := &r.program.Crews[id]
	if crew.AtEnd != scenario.Whole || crew.Timeline.Always() || !r.onShift(id) {
		return true
	}
	till := r.crews[id].till
	if r.now+work <= till || work > crew.Longest {
		return true
	}
	r.wakeAt(id, crew.Timeline.Next(till))
	return false
}
