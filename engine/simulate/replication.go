package simulate

import (
	"context"
	"errors"
	"math"

	"sandtable/engine/calendar"
	"sandtable/engine/compile"
	"sandtable/engine/problem"
	"sandtable/engine/random"
	"sandtable/engine/token"
)

// replication plays a program once. Everything that moves is in slabs that are used
// again, so that its memory follows the cases in flight and a warm one allocates
// nothing.
type replication struct {
	program *compile.Program
	stream  random.Stream
	agenda  agenda
	game    *token.Game
	now     int64
	fault   error // why the replication cannot go on
	ctx     context.Context
	looks   uint32 // so many visits, between two looks at the context
	nodes   int    // of the net

	cases                         []case_
	visits                        []uint32  // by case, then node
	doers                         []int64   // by case, then node: who did it last; only where that matters
	rows                          []float64 // by case, then variable: its data
	outcomes                      []float64 // of the decision table that is asked
	idle                          []int32   // slots of cases to use again
	streams                       []stream  // by arrival
	items                         []item
	spare                         []int32 // slots of items to use again
	mates                         []mate
	sparemates                    []int32
	queues                        []queue
	crews                         []crew
	pools                         []pool // by node: the batches of tasks that gather
	shelves                       []shelf
	deliveries                    []delivery
	spareLetters, spareDeliveries []int32
	letters                       []letter
	itemOf                        []int32  // by execution of the game
	inside                        []int32  // by instance of the game: see insideOf
	laps                          []lap    // by execution of the game: loops under way
	loops                         []uint32 // by case, then loop: how often it was begun
	waits                         []wait   // by id of what is waited for
	team                          []pick
	taken                         []pick // for the team, in the order they were taken
	tried                         []bool // of the team
	crowd                         []parting
	faults                        int                  // breakdowns on the agenda
	hours, shifts                 []*calendar.Timeline // gathered for a team
	presences                     []presence
	firstPerson                   []int32          // by crew: its first in a list of everybody
	crewOf                        []compile.CrewID // by person in that list
	begunBySignal                 uint64
	order                         uint64  // items that have asked for people, so far
	calmest                       float64 // the least urgency of any of them; never above 0
	sample                        *sample
	until                         int64 // the horizon, or never
	limit                         int64 // cases to start
	hot                           bool  // the warm-up is over
	warmCase                      int64 // the warm-up ends with the arrival of this case; 0: not by case
	warmAt                        int64 // the warm-up ends at this time; Never: not by time
	observe                       func(*Record) error
	cycles                        []int64 // of a pilot: cycle time by case, 0 while unknown
	progress                      *meter
	told                          reported
	keepers                       []compile.CrewID // of which somebody is kept for work of several people
	left                          []int            // by crew of a queue: those not kept yet
	ends                          []int64          // of the work of those it lacks
	fills                         []uint32         // by crew of a queue: the parts that it can fill
	closely                       bool             // observe is told of the steps between, too
	moves                         bool             // and of every move of a token
	batches                       int64            // begun
	record                        *Record          // what the observer is told next
}

func newReplication(p *compile.Program) *replication {
	r := &replication{program: p, nodes: len(p.Net.Nodes), sample: newSample(p), until: never, limit: math.MaxInt64, warmAt: never, record: new(Record)}
	run := &p.Scenario.Run
	if run.Horizon > 0 {
		r.until = int64(run.Horizon)
	}
	if run.Cases > 0 {
		r.limit = int64(run.Cases)
	}
	if run.Warmup.Length > 0 {
		r.warmAt = int64(run.Warmup.Length)
	}
	r.game = token.NewGame(p.Net, r)
	r.game.Within = !keyed(p)
	r.game.Passed = r.sample.passed
	r.game.Pause = r.heed
	if p.Delays != nil {
		r.game.Hold = r.hold
	}
	r.presences = presences(p)
	r.streams = make([]stream, len(p.Arrivals))
	r.queues = make([]queue, len(p.Queues))
	r.crews = make([]crew, len(p.Crews))
	r.shelves = make([]shelf, len(p.Stocks))
	for i := range r.shelves {
		r.shelves[i].level.track = r.sample.shelves[i]
	}
	if !p.Plain {
		r.pools = make([]pool, len(p.Net.Nodes))
	}
	for i := range r.crews {
		c := &p.Crews[i]
		r.crews[i].seats = make([]seat, c.Size()*c.AtOnce)
		r.firstPerson = append(r.firstPerson, int32(len(r.crewOf)))
		for range c.Names {
			r.crewOf = append(r.crewOf, compile.CrewID(i))
		}
	}
	return r
}

// reset takes the replication back to its start.
func (r *replication) reset(number int) {
	r.stream = random.NewStream(r.program.Scenario.Run.Seed, number)
	r.agenda.reset()
	r.game.Reset()
	r.now, r.order, r.fault, r.faults, r.batches = 0, 0, nil, 0, 0
	r.crowd, r.keepers = r.crowd[:0], r.keepers[:0]
	r.cases, r.visits, r.idle = r.cases[:0], r.visits[:0], r.idle[:0]
	r.items, r.spare = r.items[:0], r.spare[:0]
	r.mates, r.sparemates = r.mates[:0], r.sparemates[:0]
	r.letters, r.spareLetters = r.letters[:0], r.spareLetters[:0]
	r.itemOf, r.inside = r.itemOf[:0], r.inside[:0]
	r.laps, r.loops, r.waits, r.begunBySignal = r.laps[:0], r.loops[:0], r.waits[:0], 0
	r.doers, r.rows = r.doers[:0], r.rows[:0]
	clear(r.streams)
	for i := range r.queues {
		r.queues[i] = queue{list: list{none, none}, looked: never, met: never}
	}
	for i := range r.pools {
		r.pools[i] = pool{list: list{none, none}, daily: never, called: none}
	}
	for i := range r.crews {
		r.crews[i].reset(r.program.Crews[i].Size())
	}
	r.sample.reset()
	r.resetStock()
	r.cycles = r.cycles[:0]
	r.told = reported{}
	r.hot = r.warmCase == 0 && r.warmAt == never
}

const (
	none   = -1
	never  = calendar.Never
	often  = 4096 // events between two looks at the context
	seldom = 1024 // visits of nodes: one event may lead to a million
)

// errCancelled is the fault of a replication whose context is done.
var errCancelled = errors.New("cancelled")

// heed ends the replication when the context is done.
func (r *replication) heed() {
	if r.ctx.Err() != nil {
		r.fail(errCancelled)
	}
}

// run plays until nothing is due, the horizon is reached or the context is done. Then
// the error is the context's; else it is the replication's fault.
func (r *replication) run(ctx context.Context) error {
	r.ctx = ctx
	for i := range r.program.Arrivals {
		r.planArrival(int32(i), 0)
	}
	for i := range r.program.Signals {
		r.planSignal(int32(i), 0)
	}
	r.planBreakdowns()
	if r.warmAt < never {
		r.agenda.plan(r.warmAt, warmed, 0, 0)
	}
	for r.fault == nil {
		first := r.agenda.first()
		if first == nil {
			r.stand(true)
			break
		}
		if first.at > r.until {
			r.now, r.sample.cut = r.until, true
			r.stand(false)
			break
		}
		r.happen(r.agenda.take())
		if len(r.keepers) > 0 {
			r.reconsider()
		}
		if r.sample.events%often == 0 {
			r.heed()
			r.progress.report(r, false)
		}
	}
	if errors.Is(r.fault, errCancelled) {
		return ctx.Err()
	}
	r.finish()
	r.progress.report(r, true)
	return r.fault
}

// happen plays one entry of the agenda. What has lost its meaning since it was planned
// does not even move the clock.
func (r *replication) happen(e entry) {
	switch e.kind() {
	case finishing:
		if r.items[e.what].turn == e.turn {
			r.at(e)
			r.items[e.what].turn++
			if r.program.Plain {
				r.completePlain(e.what)
			} else {
				r.complete(e.what)
			}
		}
	case arriving:
		r.at(e)
		r.arrive(e.what)
	case waking:
		if c := &r.crews[e.what]; c.woken == e.at {
			c.woken = never
			if first, _ := r.nextFor(compile.CrewID(e.what)); first != none {
				r.now = e.at
				r.serve(compile.CrewID(e.what))
			}
		}
	case warmed:
		if r.agenda.first() != nil { // otherwise the run was over before
			r.now = e.at
		}
		r.warm()
	default:
		r.happenSeldom(e)
	}
}

// happenSeldom plays what most programs have nothing of.
func (r *replication) happenSeldom(e entry) {
	switch e.kind() {
	case occurring:
		if r.waits[e.what].turn == e.turn && r.waits[e.what].open {
			r.at(e)
			r.happened(e.what)
		}
	case signalling:
		if !r.over() {
			r.at(e)
			r.signal(e.what, e.turn)
		}
	case posting:
		r.at(e)
		r.bringLetter(e.what)
	case delivering:
		if !r.over() {
			r.at(e)
			r.deliverStock(e.what)
		}
	case batching:
		if r.pools[e.what].turn == e.turn {
			r.at(e)
			r.fire(e.what)
		}
	case looking:
		if q := &r.queues[e.what]; q.looked == e.at {
			q.looked = never
			if q.head != none {
				r.now = e.at
				r.look(compile.QueueID(e.what))
			}
		}
	case acting:
		if it := &r.items[e.what]; it.life == e.turn && it.state != free {
			r.at(e)
			r.act(e.what)
		}
	case actingOnCase:
		if r.cases[e.what].life == e.turn {
			r.at(e)
			r.actOnCase(token.Case(e.what))
		}
	case breaking:
		if r.faults--; !r.over() && r.agenda.len() > r.faults { // otherwise nothing but breakdowns will ever happen
			r.at(e)
			r.breakDown(e.what, e.turn)
		}
	case repaired:
		r.at(e)
		r.repair(e.what, e.turn)
	}
}

// at moves the clock to an entry of the agenda.
func (r *replication) at(e entry) {
	r.now = e.at
	r.sample.events++
}

// warm begins to count.
func (r *replication) warm() {
	r.hot = true
	r.sample.warm = r.now
	r.sample.inProgress.restart(r.now)
	for i := range r.sample.elements {
		r.sample.elements[i].restart(r.now)
	}
	for i := range r.shelves {
		r.shelves[i].level.restart(r.now)
	}
	for i := range r.crews {
		for k := range r.crews[i].seats {
			r.crews[i].seats[k].books = stint{}
		}
	}
	r.sample.restart()
	r.sample.rhythm.restart(r.now)
	r.sample.axis.restart(r.now)
	r.sample.finished = r.sample.completed
}

// finish closes the books at the end of a run.
func (r *replication) finish() {
	s := r.sample
	s.end = r.now
	if !r.hot { // the warm-up was not over: nothing counts
		r.warm()
	}
	s.inProgress.close(r.now)
	for i := range s.elements {
		e := &s.elements[i]
		e.queue.close(r.now)
		for n, cases := range e.often {
			e.visits.last(int64(n), cases)
		}
		for _, t := range []*Tally{&e.wait, &e.service, &e.cost} {
			t.close()
		}
	}
	for _, t := range []*Tally{&s.cycle, &s.wait, &s.processing, &s.cost} {
		t.close()
	}
	s.unfinished = s.started - s.completed
	for i := range r.items {
		if it := &r.items[i]; it.state == working && it.crew != compile.None {
			r.charge(it, r.between(it, it.started, r.now))
		}
	}
	if r.observe != nil {
		r.tellUnfinished()
	}
	r.closeCrews()
	r.closeRhythm()
	for i := range r.shelves {
		shelf := &r.shelves[i]
		shelf.level.close(r.now)
		s.stocks[i].level = shelf.level.Tally
		r.spend(holdingCost, r.holding(compile.StockID(i)))
	}
	const month = 30 * 24 * 3600e9
	for _, m := range r.program.Machines {
		r.spend(softwareCost, m.Build+int64(float64(float64(m.PerMonth)*(float64(r.now-s.warm)/month))+0.5))
	}
}

// holding is what keeping a stock has cost.
func (r *replication) holding(id compile.StockID) int64 {
	level := &r.shelves[id].level.Tally
	if level.Weight() == 0 {
		return 0
	}
	return int64(float64(float64(r.program.Stocks[id].HoldingADay)*(level.Mean()/1000)*(float64(level.Weight())/day)) + 0.5)
}

// closeCrews books how long everybody was there, and what it cost to have nothing to do.
func (r *replication) closeCrews() {
	s := r.sample
	for i := range s.roles {
		s.money[labourCost] += s.roles[i].labour
		s.money[overtimeCost] += s.roles[i].premium
	}
	for i := range r.program.Crews {
		c := &r.program.Crews[i]
		r.closeStaff(compile.CrewID(i))
		on := r.now - s.warm
		if !c.Timeline.Always() {
			on = c.Timeline.Worked(s.warm, r.now)
		}
		for _, role := range c.Roles {
			s.roles[role].available += on * int64(c.Size()*c.AtOnce)
		}
		for person := range c.Names {
			who := r.firstPerson[i] + int32(person)
			s.there[who] = on * int64(c.AtOnce)
			if c.Idle > 0 {
				r.spend(idleCost, price(c.Idle, (s.there[who]-s.staff[who].within())/int64(c.AtOnce)))
			}
		}
	}
}

// fail stops the replication.
func (r *replication) fail(err error) {
	if err != nil && r.fault == nil {
		r.fault = err
		r.game.Stop(err)
	}
}

// nanoseconds is a drawn number of seconds on the simulation's clock.
func (r *replication) nanoseconds(seconds float64) int64 {
	switch ns := float64(seconds * 1e9); {
	case ns < 0:
		return 0
	case ns < float64(longest-r.now):
		return int64(ns + 0.5)
	}
	return longest - r.now
}

// longest is about 250 years: what calendars and the clock can tell apart from never.
const longest = 250 * 365 * 24 * 3600 * 1e9

// tooLong is the fault of a run that leaves the clock's range.
func (r *replication) tooLong(at int64) bool {
	if at < longest {
		return false
	}
	r.fail(problem.New("simulate.too-long",
		problem.Say("The run would last longer than 250 years.", "仿真时间将超过 250 年。"),
		problem.Say("Set a horizon or fewer cases, shorten the time between arrivals, or open the calendars.", "请设置仿真时长或减少案例数，缩短到达间隔，或检查日历是否长期关闭。")))
	return true
}
