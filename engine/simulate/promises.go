package simulate

import (
	"math"

	"sandtable/engine/compile"
	"sandtable/engine/random"
	"sandtable/engine/scenario"
	"sandtable/engine/token"
)

// due is when the earliest promise wants an item done: the step's or the case's.
func (r *replication) due(it *item) int64 {
	due := int64(math.MaxInt64)
	if it.place.Case == nobody {
		return due
	}
	if m := r.program.Work[it.place.Node].More; m != nil && m.Promise != nil && m.Promise.Complete < never {
		due = min(due, m.Promise.After(it.enabled, m.Promise.Complete))
	}
	if p := r.program.Promise; p != nil && p.Complete < never {
		due = min(due, p.After(r.cases[it.place.Case].arrived, p.Complete))
	}
	return due
}

// watchPromise puts the first action of an execution's promise on the agenda.
func (r *replication) watchPromise(i int32) {
	it := &r.items[i]
	p := r.program.Work[it.place.Node].More.Promise
	if p == nil || int(it.acting) >= len(p.Actions) {
		return
	}
	if at := p.After(it.enabled, p.Actions[it.acting].After); at < longest {
		r.agenda.plan(at, acting, i, it.life)
	}
}

// act carries out the next action about an execution that is taking long.
func (r *replication) act(i int32) {
	it := &r.items[i]
	p := r.program.Work[it.place.Node].More.Promise
	at := it.acting
	a := &p.Actions[at]
	it.acting++
	r.watchPromise(i)
	e := &r.sample.elements[it.place.Node]
	e.actions[a.Do]++
	switch a.Do {
	case scenario.Remind:
		r.urge(i, 1)
	case scenario.Escalate:
		r.escalate(it.place, it.visit, at+1, a)
		r.urge(i, 1)
	case scenario.Reassign:
		r.reassign(i, at+1, a.To)
	case scenario.Decide:
		r.decide(i)
	}
}

// escalate brings work to the role to which something is escalated, beside the case.
func (r *replication) escalate(place token.Place, visit uint32, part int32, a *compile.Action) {
	if a.To == compile.None {
		return
	}
	i := r.openItem(place, escalation)
	if r.closely {
		r.tellStep(Asked, i)
	}
	it := &r.items[i]
	it.part, it.visit, it.urgency = part, visit, float64(r.cases[place.Case].bonus)
	it.chance = r.settle(a.By, place, r.stream.Uniform(random.Draw{Case: r.cases[place.Case].key, Element: a.Draw, Visit: visit, Purpose: random.Reading}))
	r.request(i, a.To)
}

// reassign lets others do work that has not begun. Work that still waits for stock, advice
// or its batch goes to them after that; work that nobody is needed for stays as it is.
func (r *replication) reassign(i int32, part int32, to compile.QueueID) {
	it := &r.items[i]
	if !r.waitsToBegin(i) || r.program.Work[it.place.Node].Queue == compile.None {
		return
	}
	it.part = part
	if it.state != waiting {
		return
	}
	r.unqueue(i)
	it.busy += r.now - it.asked
	r.request(i, to)
}

// decide takes work that has not begun as done: without stock, advice, people or approval,
// and without failing.
func (r *replication) decide(i int32) {
	it := &r.items[i]
	if !r.waitsToBegin(i) {
		return
	}
	switch it.state {
	case waiting:
		r.unqueue(i)
		it.busy += r.now - it.asked
	case stocking:
		r.leaveStock(i)
		it.waits[ForStock] += r.now - it.asked
	case gathering:
		r.leaveBatch(i)
		it.waits[ForBatch] += r.now - it.asked
	case asking:
		it.waits[ForConsultation] += r.now - it.asked
		r.silence(i)
		it = &r.items[i]
	}
	it.begun, it.started, it.turn, it.decided = r.now, r.now, it.turn+1, true
	r.deliver(i)
}

// waitsToBegin says whether no work has been done on an execution, nor on its batch.
func (r *replication) waitsToBegin(i int32) bool {
	it := &r.items[i]
	switch it.state {
	case stocking, asking, gathering, waiting:
		return it.size <= 1 && it.begun == none && it.tries == 0
	}
	return false
}

// silence ends the consultations on an execution, those that wait first.
func (r *replication) silence(of int32) {
	for _, under := range [2]bool{false, true} {
		for k := r.cases[r.items[of].place.Case].items; k != none; {
			it := &r.items[k]
			next := it.beside
			if it.kind == consultation && it.of == of && (it.state == working || it.state == broken) == under {
				r.abort(k)
				next = r.cases[r.items[of].place.Case].items
			}
			k = next
		}
	}
	r.items[of].pending = 0
}

// kept is how often a promise was kept and broken.
type kept struct {
	kept, late, lateness int64
	by                   Tally // by which those were late that were
}

func (k *kept) reset() {
	k.kept, k.late, k.lateness = 0, 0, 0
	k.by.reset()
}

func (k *kept) count(limit, took int64) {
	if took <= limit {
		k.kept++
		return
	}
	k.late++
	k.lateness += took - limit
	k.by.add(took - limit)
}

// judge enters in the books whether the promise of an execution was kept, and says
// what it costs where it was not: by its completion or, where only that is promised, by
// its start.
func (r *replication) judge(i int32, p *compile.Promise) int64 {
	it := &r.items[i]
	counted := r.cases[it.place.Case].counted
	e := &r.sample.elements[it.place.Node]
	cost := int64(0)
	if p.Start < never {
		waited := p.Elapsed(it.enabled, it.begun)
		cost = penalty(p, p.Start, waited)
		if counted {
			e.starts.count(p.Start, waited)
		}
	}
	if p.Complete < never {
		took := p.Elapsed(it.enabled, r.now)
		cost = penalty(p, p.Complete, took)
		if counted {
			e.completions.count(p.Complete, took)
		}
	}
	return cost
}

// penalty is what something costs that took longer than promised.
func penalty(p *compile.Promise, limit, took int64) int64 {
	if took <= limit {
		return 0
	}
	return p.Penalty + price(p.PerHour, took-limit)
}

// watchCase puts the first action of a case's promise on the agenda.
func (r *replication) watchCase(id token.Case) {
	p, c := r.program.Promise, &r.cases[id]
	if p == nil || int(c.acting) >= len(p.Actions) {
		return
	}
	if at := p.After(c.arrived, p.Actions[c.acting].After); at < longest {
		r.agenda.plan(at, actingOnCase, int32(id), c.life)
	}
}

// actOnCase carries out the next action about a case that is taking long.
func (r *replication) actOnCase(id token.Case) {
	c := &r.cases[id]
	at := c.acting
	a := &r.program.Promise.Actions[at]
	c.acting++
	r.watchCase(id)
	r.sample.actions[a.Do]++
	c.bonus++
	for i := c.items; i != none; i = r.items[i].beside {
		r.urge(i, 1)
	}
	if a.Do == scenario.Escalate {
		r.escalate(token.Place{Case: id, Instance: none, Node: c.start, Execution: none}, uint32(at), -at-1, a)
	}
}

// judgeCase enters in the books whether the promise of a case was kept.
func (r *replication) judgeCase(c *case_) {
	p := r.program.Promise
	if p == nil || p.Complete == never {
		return
	}
	took := p.Elapsed(c.arrived, c.left)
	if c.counted {
		r.sample.completions.count(p.Complete, took)
	}
	cost := penalty(p, p.Complete, took)
	c.cost += cost
	r.spend(penaltyCost, cost)
}
