package simulate

import (
	"sandtable/engine/compile"
	"sandtable/engine/problem"
	"sandtable/engine/random"
	"sandtable/engine/token"
)

// mostVisits bounds how often one case may come to one task; beyond it, the case
// goes round for ever.
const mostVisits = 1_000_000

// Work begins an execution of a task. It is called by the game.
func (r *replication) Work(at token.Place) {
	w := &r.program.Work[at.Node]
	visit := r.visit(at)
	if !w.Timed && w.More == nil {
		r.pass(at, w)
		return
	}
	if r.program.Plain {
		r.workPlain(at, w, visit)
		return
	}
	i := r.openItem(at, execution)
	if r.closely {
		r.tellStep(Asked, i)
	}
	r.keepTrack(at, i)
	it := &r.items[i]
	it.visit = visit
	it.chance = r.stream.Uniform(random.Draw{Case: r.cases[at.Case].key, Element: r.program.Draws[at.Node], Visit: visit, Purpose: random.Service})
	it.urgency = float64(r.cases[at.Case].bonus)
	if w.More == nil {
		r.ready(i)
		return
	}
	it.urgency += w.More.Urgency
	r.watchPromise(i)
	r.prepare(i)
}

// visit counts the case's coming to a node and says how often it came before.
func (r *replication) visit(at token.Place) uint32 {
	n := &r.visits[int(at.Case)*r.nodes+int(at.Node)]
	before := *n
	*n = before + 1
	if r.looks++; r.looks%seldom == 0 || before >= mostVisits {
		r.pause(at, before)
	}
	return before
}

// pause looks at the context, and at whether a case comes to a node too often.
func (r *replication) pause(at token.Place, before uint32) {
	r.heed()
	if before >= mostVisits {
		r.endless(at)
	}
}

// endless is the fault of a case that comes to a node too often.
func (r *replication) endless(at token.Place) {
	node := r.program.Net.Nodes[at.Node].Node
	r.fail(problem.New("simulate.endless", problem.Say("A case goes round through “%s” for ever.", "案例在“%s”处无限循环。", node.Label()),
		problem.Say("Give the way out of the loop a share above 0, or set a horizon.", "请为循环出口设置大于 0 的分支比例，或设置仿真时长。")).
		Located(problem.Place{Line: node.At.Line, Column: node.At.Column, Element: string(node.ID)}))
}

// pass lets a task that takes no time be done at once.
func (r *replication) pass(at token.Place, w *compile.Work) {
	c := &r.cases[at.Case]
	c.cost += w.Cost
	r.spend(fixedCost, w.Cost)
	if c.counted {
		e := &r.sample.elements[at.Node]
		e.wait.count(0)
		e.service.count(0)
		e.cost.count(w.Cost)
	}
	if r.observe != nil {
		r.tellPassed(at, w)
	}
	if r.fault == nil {
		r.fail(r.game.Finish(at))
	}
}

// prepare takes an execution through what comes before people are asked: stock,
// consultation, its batch. Each stage goes on to the next when it is over.
func (r *replication) prepare(i int32) {
	m := r.program.Work[r.items[i].place.Node].More
	if len(m.Uses) > 0 && !r.draw(i, m.Uses) {
		return
	}
	r.supplied(i)
}

// supplied goes on with an execution whose stock is there.
func (r *replication) supplied(i int32) {
	m := r.program.Work[r.items[i].place.Node].More
	if len(m.Consult) == 0 {
		r.consulted(i)
		return
	}
	r.items[i].state = asking
	r.oblige(i, consultation, m.Consult)
}

// consulted goes on with an execution that everybody has given advice on.
func (r *replication) consulted(i int32) {
	if b := r.program.Work[r.items[i].place.Node].More.Batch; b != nil {
		r.gather(i, b)
		return
	}
	r.ready(i)
}

// ready asks for the people that an item takes.
func (r *replication) ready(i int32) {
	it := &r.items[i]
	w := &r.program.Work[it.place.Node]
	switch {
	case !w.Timed:
		it.begun, it.started, it.asked = r.now, r.now, r.now
		r.finished(i)
	case w.Queue == compile.None:
		it.asked = r.now
		r.begin(i, pick{crew: compile.None, seat: none})
	case it.rest != nil && it.part != 0: // it was reassigned
		r.request(i, r.action(it).To)
	default:
		r.request(i, w.Queue)
	}
}

// done ends the work on an execution. Where it is to be approved, that comes first.
func (r *replication) done(i int32) {
	it := &r.items[i]
	w := &r.program.Work[it.place.Node]
	if w.More != nil {
		if r.failed(i, w.More) {
			return
		}
		if len(w.More.Approve) > 0 {
			it.state = approving
			it.asked = r.now
			r.oblige(i, approval, w.More.Approve)
			return
		}
	}
	r.deliver(i)
}

// deliver closes the books of an execution and moves its token on.
func (r *replication) deliver(i int32) {
	it := &r.items[i]
	w := &r.program.Work[it.place.Node]
	if w.Cost != 0 {
		it.cost += w.Cost
		r.spend(fixedCost, w.Cost)
	}
	place := it.place
	var throws *compile.Throw
	var breaks *compile.Failure
	if w.More != nil {
		if !it.decided {
			throws, breaks = r.ending(i, w.More)
		}
		r.yield(i, w.More)
	}
	r.book(i)
	if r.observe != nil {
		how := Completed
		if throws != nil || breaks != nil {
			how = Failure
		} else if r.items[i].rest != nil && r.items[i].decided {
			how = Decided
		}
		r.tell(i, how)
	}
	r.closeItem(i)
	switch {
	case r.fault != nil:
	case throws == nil && breaks == nil:
		r.fail(r.game.Finish(place))
	default:
		r.fail(r.leave(place, throws, breaks))
	}
}

// leave lets the token go by the error or escalation in which the work has ended.
func (r *replication) leave(at token.Place, throws *compile.Throw, breaks *compile.Failure) error {
	if breaks != nil {
		return r.game.Fail(at, string(breaks.Error))
	}
	return r.throw(at, throws)
}

// book enters a finished execution in the books.
func (r *replication) book(i int32) {
	it := &r.items[i]
	c := &r.cases[it.place.Case]
	wait, service := it.begun-it.enabled, it.worked
	c.wait += wait
	c.processing += it.worked
	c.cost += it.cost
	waited := it.busy|it.off != 0
	if waited {
		c.waits[ForPeople] += it.busy
		c.waits[OffShift] += it.off
	}
	paused := int64(0)
	if it.rest != nil {
		service -= it.setup
		for k, long := range it.waits {
			c.waits[k] += long
		}
	} else if paused = r.now - it.begun - it.worked; paused != 0 {
		c.waits[Pause] += paused
	}
	if !c.counted {
		return
	}
	e := &r.sample.elements[it.place.Node]
	e.wait.count(wait)
	e.service.count(service)
	e.cost.count(it.cost)
	if waited {
		e.waits[ForPeople] += it.busy
		e.waits[OffShift] += it.off
	}
	e.waits[Pause] += paused
	if it.rest != nil {
		for k, long := range it.waits {
			e.waits[k] += long
		}
	}
}

// abort ends an item without result.
func (r *replication) abort(i int32) {
	it := &r.items[i]
	switch it.state {
	case stocking:
		r.leaveStock(i)
	case gathering:
		r.leaveBatch(i)
	case held:
		r.unchain(i)
	case waiting:
		r.unqueue(i)
	}
	if it.rest != nil && it.size > 1 { // the others of its batch go on without it
		r.headless(i)
		return
	}
	it = &r.items[i]
	wasWorking := it.state == working || it.state == broken
	if wasWorking {
		r.stop(i)
	}
	r.cases[it.place.Case].cost += it.cost
	if r.observe != nil {
		r.tell(i, Withdrawn)
	}
	crew, seat, mates := it.crew, it.seat, it.team()
	r.closeItem(i)
	if wasWorking {
		r.dismiss(crew, seat, mates)
	}
}

// yield carries out what an execution brings about when it is done: data, stock, work
// for those to be informed, and what a broken promise costs.
func (r *replication) yield(i int32, m *compile.More) {
	it := &r.items[i]
	place, visit := it.place, it.visit
	if m.Software != 0 {
		it.cost += m.Software
		r.spend(softwareCost, m.Software)
	}
	if m.Promise != nil {
		if cost := r.judge(i, m.Promise); cost != 0 {
			it.cost += cost
			r.spend(penaltyCost, cost)
		}
	}
	decided := it.decided
	r.write(m.Writes, place, visit)
	if !decided {
		for _, made := range m.Makes {
			r.restock(made.Stock, made.Amount)
		}
	}
	if len(m.Inform) > 0 {
		r.oblige(i, reading, m.Inform)
	}
}
