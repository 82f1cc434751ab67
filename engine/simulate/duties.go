package simulate

import (
	"sandtable/engine/compile"
	"sandtable/engine/random"
	"sandtable/engine/token"
)

// purposes of the draws of each kind of duty.
var purposes = [...]random.Purpose{consultation: random.Advice, approval: random.Approval, reading: random.Reading, escalation: random.Reading}

// duty is what an item other than an execution is.
func (r *replication) duty(it *item) *compile.Duty {
	m := r.program.Work[it.place.Node].More
	switch it.kind {
	case consultation:
		return &m.Consult[it.part]
	case approval:
		return &m.Approve[it.part]
	}
	return &m.Inform[it.part]
}

// action is the action that an escalation, or a reassigned execution, comes from; that
// of the case's promise where the part is negative.
func (r *replication) action(it *item) *compile.Action {
	if it.part < 0 {
		return &r.program.Promise.Actions[-it.part-1]
	}
	return &r.program.Work[it.place.Node].More.Promise.Actions[it.part-1]
}

// dutyRole is the role in which a member of its queue does what is no execution, or one
// that was reassigned.
func (r *replication) dutyRole(it *item, member int) compile.RoleID {
	if it.kind == escalation || it.kind == execution {
		return r.action(it).As[member]
	}
	return r.duty(it).As[member]
}

// dutyWork is how long a duty or escalation takes a member of its queue.
func (r *replication) dutyWork(it *item, member int) int64 {
	switch t := r.dutyTime(it, member); {
	case t.Formula != nil: // see settle
		return r.nanoseconds(float64(it.chance * t.Unit))
	case t.Drawn != nil:
		return r.nanoseconds(t.Drawn.Quantile(it.chance))
	}
	return 0
}

// dutyTime is how long a duty or escalation takes a member of its queue.
func (r *replication) dutyTime(it *item, member int) *compile.Time {
	if it.kind == escalation {
		return &r.action(it).By[member]
	}
	return &r.duty(it).By[member]
}

// dutyMean is the mean of that, in seconds; where a formula says it, what it said.
func (r *replication) dutyMean(it *item, member int) float64 {
	switch t := r.dutyTime(it, member); {
	case t.Formula != nil:
		return it.chance * t.Unit
	case t.Drawn != nil:
		return t.Drawn.Mean()
	}
	return 0
}

// settle draws how long the work of a duty or escalation takes, by a uniform number; where
// a formula says so, that is worked out now, for its case may be over when it begins.
func (r *replication) settle(by []compile.Time, at token.Place, u float64) float64 {
	if by[0].Formula == nil {
		return u
	}
	x, err := r.eval(by[0].Formula, at, u)
	r.failAt(err, at)
	return x
}

// oblige brings work to those whom RACI names. What it is part of goes on when all of
// it is done; reading is part of nothing.
func (r *replication) oblige(of int32, kind piece, duties []compile.Duty) {
	parent := &r.items[of]
	place, visit, urgency := parent.place, parent.visit, parent.urgency
	if kind != reading {
		parent.pending = int32(len(duties))
		parent.asked = r.now
	}
	for k := range duties {
		i := r.openItem(place, kind)
		if r.closely {
			r.tellStep(Asked, i)
		}
		it := &r.items[i]
		it.part, it.visit, it.urgency = int32(k), visit, urgency
		if kind != reading {
			it.of = of
		}
		u := r.stream.Uniform(random.Draw{Case: r.cases[place.Case].key, Element: duties[k].Draw, Visit: visit, Purpose: purposes[kind]})
		it.chance = r.settle(duties[k].By, place, u)
		r.request(i, duties[k].Queue)
	}
}

// discharged ends a duty; what waits for it goes on with the last.
func (r *replication) discharged(i int32) {
	it := &r.items[i]
	of, kind := it.of, it.kind
	if it.place.Case != nobody {
		c := &r.cases[it.place.Case]
		c.cost += it.cost
	}
	if r.observe != nil {
		r.tell(i, Completed)
	}
	r.closeItem(i)
	if of == none {
		return
	}
	parent := &r.items[of]
	if parent.pending--; parent.pending > 0 {
		return
	}
	if kind == consultation {
		parent.waits[ForConsultation] += r.now - parent.asked
		r.consulted(of)
		return
	}
	parent.waits[ForApproval] += r.now - parent.asked
	r.deliver(of)
}
