package simulate

import (
	"math/bits"

	"sandtable/engine/compile"
	"sandtable/engine/problem"
	"sandtable/engine/random"
	"sandtable/engine/token"
)

// item is one execution of a task, from being enabled to being done.
type item struct {
	place      token.Place
	state      state
	turn       uint32  // how often the slot has been used
	chance     float64 // drawn when it is enabled: the processor does that beside other work
	order      uint64  // among those that wait
	enabled    int64
	started    int64
	work       int64 // what it takes, shift ends left out
	crew       compile.CrewID
	person     int32
	role       compile.RoleID
	next, prev int32 // in its queue
	beside     int32 // the case's next item
	before     int32 // the case's item before
}

type state uint8

const (
	free state = iota
	waiting
	working
)

// mostVisits bounds how often one case may come to one task; beyond it, the case
// goes round for ever.
const mostVisits = 1_000_000

// Work begins an execution of a task. It is called by the game.
func (r *replication) Work(at token.Place) {
	w := &r.program.Work[at.Node]
	visit := r.visit(at)
	if !w.Timed {
		r.pass(at, w)
		return
	}
	i := r.openItem(at.Case)
	it := &r.items[i]
	it.place, it.enabled = at, r.now
	it.chance = r.stream.Uniform(random.Draw{Case: r.cases[at.Case].key, Element: r.program.Draws[at.Node], Visit: visit, Purpose: random.Service})
	if w.Queue == compile.None {
		r.begin(i, compile.None, 0)
		return
	}
	r.request(i, w.Queue)
}

// visit counts the case's coming to a node and says how often it came before.
func (r *replication) visit(at token.Place) uint32 {
	n := &r.visits[int(at.Case)*len(r.program.Net.Nodes)+int(at.Node)]
	*n++
	if *n > mostVisits {
		node := r.program.Net.Nodes[at.Node].Node
		r.fail(problem.New("simulate.endless", problem.Say("A case goes round through “%s” for ever.", "案例在“%s”处无限循环。", node.Label()),
			problem.Say("Give the way out of the loop a share above 0, or set a horizon.", "请为循环出口设置大于 0 的分支比例，或设置仿真时长。")).
			Located(problem.Place{Line: node.At.Line, Column: node.At.Column, Element: string(node.ID)}))
	}
	return *n - 1
}

// pass lets a task that takes no time be done at once.
func (r *replication) pass(at token.Place, w *compile.Work) {
	c := &r.cases[at.Case]
	c.cost += w.Cost
	if c.counted {
		e := &r.sample.elements[at.Node]
		e.wait.count(0)
		e.service.count(0)
		e.cost.count(w.Cost)
	}
	if r.observe != nil {
		r.fail(r.observe(Record{c.number, at.Node, r.now, r.now, r.now, compile.None, 0}))
	}
	if r.fault == nil {
		r.fail(r.game.Finish(at))
	}
}

// begin starts the work on an item.
func (r *replication) begin(i int32, by compile.CrewID, member int) {
	it := &r.items[i]
	w := &r.program.Work[it.place.Node]
	it.state, it.started, it.crew = working, r.now, by
	it.work = r.nanoseconds(w.By[member].Quantile(it.chance))
	ends := r.now + it.work
	if by != compile.None {
		it.role = w.As[member]
		it.person = r.crews[by].take()
		if t := r.program.Crews[by].Timeline; !t.Always() {
			ends = t.Add(r.now, it.work)
		}
	}
	if r.tooLong(ends) {
		return
	}
	r.agenda.plan(ends, finishing, i, it.turn)
}

// complete ends the work on an item: the person goes on to what waits, then the
// token moves on.
func (r *replication) complete(i int32) {
	it := &r.items[i]
	place, w := it.place, &r.program.Work[it.place.Node]
	cost := w.Cost
	c, wait := &r.cases[place.Case], it.started-it.enabled
	if it.crew != compile.None {
		cost += r.charge(it, it.work)
	}
	c.wait += wait
	c.processing += it.work
	c.cost += cost
	if c.counted {
		e := &r.sample.elements[place.Node]
		e.wait.count(wait)
		e.service.count(it.work)
		e.cost.count(cost)
	}
	if r.observe != nil {
		r.fail(r.observe(Record{c.number, place.Node, it.enabled, it.started, r.now, it.crew, it.person}))
	}
	crew, person := it.crew, it.person
	r.closeItem(i)
	if crew != compile.None {
		r.crews[crew].release(person, r.now)
		r.serve(crew)
	}
	if r.fault == nil {
		r.fail(r.game.Finish(place))
	}
}

// charge books work on an item: how long in all, by the books of its role since the
// end of the warm-up. It says what the work cost.
func (r *replication) charge(it *item, worked int64) int64 {
	rate := r.program.Crews[it.crew].Rate
	role, cost := &r.sample.roles[it.role], price(rate, worked)
	if it.started >= r.sample.warm {
		role.busy += worked
		role.cost += cost
		return cost
	}
	counted := r.spent(it, r.sample.warm)
	role.busy += counted
	role.cost += price(rate, counted)
	return cost
}

// spent is the working time that an item has taken from a moment until now.
func (r *replication) spent(it *item, from int64) int64 {
	if t := r.program.Crews[it.crew].Timeline; !t.Always() {
		return t.Worked(from, r.now)
	}
	return r.now - from
}

// price is what work costs at a rate per hour, rounded to the nearest millionth.
func price(rate, work int64) int64 {
	const hour = 3600 * 1e9
	if rate == 0 {
		return 0
	}
	high, low := bits.Mul64(uint64(rate), uint64(work))
	low, carry := bits.Add64(low, hour/2, 0)
	quotient, _ := bits.Div64(high+carry, low, hour)
	return int64(quotient)
}

// openItem finds a slot for an item and hangs it on its case, if anything can withdraw it.
func (r *replication) openItem(c token.Case) int32 {
	var i int32
	if n := len(r.spare); n > 0 {
		i = r.spare[n-1]
		r.spare = r.spare[:n-1]
	} else {
		i = int32(len(r.items))
		r.items = append(r.items, item{})
	}
	if !r.program.Net.Withdraws { // nobody will ask for the items of a case
		return i
	}
	it := &r.items[i]
	it.beside, it.before = r.cases[c].items, none
	if it.beside != none {
		r.items[it.beside].before = i
	}
	r.cases[c].items = i
	return i
}

// closeItem gives a slot back.
func (r *replication) closeItem(i int32) {
	it := &r.items[i]
	if r.program.Net.Withdraws {
		r.unhang(it)
	}
	it.state = free
	it.turn++
	r.spare = append(r.spare, i)
}

// unhang takes an item off its case.
func (r *replication) unhang(it *item) {
	if it.before != none {
		r.items[it.before].beside = it.beside
	} else {
		r.cases[it.place.Case].items = it.beside
	}
	if it.beside != none {
		r.items[it.beside].before = it.before
	}
}

// Withdraw ends all work of an instance without result: what waits is forgotten,
// then what is under way stops and its people are free. It is called by the game.
func (r *replication) Withdraw(c token.Case, instance int32) {
	r.each(c, instance, waiting, func(i int32) {
		r.unqueue(i, r.program.Work[r.items[i].place.Node].Queue)
		r.closeItem(i)
	})
	r.each(c, instance, working, func(i int32) {
		it := &r.items[i]
		crew, person := it.crew, it.person
		if crew != compile.None {
			r.cases[c].cost += r.charge(it, r.spent(it, it.started))
		}
		r.closeItem(i)
		if crew != compile.None {
			r.crews[crew].release(person, r.now)
			r.serve(crew)
		}
	})
}

// each calls do for the items of an instance in some state; do may close its item.
func (r *replication) each(c token.Case, instance int32, in state, do func(i int32)) {
	for i := r.cases[c].items; i != none; {
		next := r.items[i].beside
		if it := &r.items[i]; it.place.Instance == instance && it.state == in {
			do(i)
		}
		i = next
	}
}
