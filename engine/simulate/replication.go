package simulate

import (
	"context"
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

	cases    []case_
	visits   []uint32 // by case, then node
	idle     []int32  // slots of cases to use again
	streams  []int64  // by arrival: cases so far
	items    []item
	spare    []int32 // slots of items to use again
	queues   []queue
	crews    []crew
	order    uint64 // items that have begun to wait, so far
	sample   *sample
	until    int64 // the horizon, or never
	limit    int64 // cases to start
	hot      bool  // the warm-up is over
	warmCase int64 // the warm-up ends with the arrival of this case; 0: not by case
	warmAt   int64 // the warm-up ends at this time; Never: not by time
	observe  func(Record) error
	cycles   []int64 // of a pilot: cycle time by case, 0 while unknown
	progress *meter
	told     reported
}

func newReplication(p *compile.Program) *replication {
	r := &replication{program: p, sample: newSample(p), until: never, limit: math.MaxInt64, warmAt: never}
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
	r.streams = make([]int64, len(p.Arrivals))
	r.queues = make([]queue, len(p.Queues))
	r.crews = make([]crew, len(p.Crews))
	for i := range r.crews {
		r.crews[i].ring = make([]idler, p.Crews[i].Size())
	}
	return r
}

// reset takes the replication back to its start.
func (r *replication) reset(number int) {
	r.stream = random.NewStream(r.program.Scenario.Run.Seed, number)
	r.agenda.reset()
	r.game.Reset()
	r.now, r.order, r.fault = 0, 0, nil
	r.cases, r.visits, r.idle = r.cases[:0], r.visits[:0], r.idle[:0]
	r.items, r.spare = r.items[:0], r.spare[:0]
	clear(r.streams)
	for i := range r.queues {
		r.queues[i] = queue{head: none, tail: none}
	}
	for i := range r.crews {
		r.crews[i].reset()
	}
	r.sample.reset()
	r.cycles = r.cycles[:0]
	r.told = reported{}
	r.hot = r.warmCase == 0 && r.warmAt == never
}

const (
	none  = -1
	never = calendar.Never
	often = 4096 // events between two looks at the context
)

// run plays until nothing is due, the horizon is reached or the context is done.
func (r *replication) run(ctx context.Context) error {
	for i := range r.program.Arrivals {
		r.planArrival(int32(i), 0)
	}
	if r.warmAt < never {
		r.agenda.plan(r.warmAt, warmed, 0, 0)
	}
	for r.fault == nil {
		first := r.agenda.first()
		if first == nil {
			break
		}
		if first.at > r.until {
			r.now = r.until
			break
		}
		r.happen(r.agenda.take())
		if r.sample.events%often == 0 {
			if err := ctx.Err(); err != nil {
				return err
			}
			r.progress.report(r, false)
		}
	}
	r.finish()
	r.progress.report(r, true)
	return r.fault
}

// happen plays one entry of the agenda.
func (r *replication) happen(e entry) {
	switch e.kind() {
	case finishing:
		if r.items[e.what].turn == e.turn {
			r.now = e.at
			r.sample.events++
			r.complete(e.what)
		}
	case arriving:
		r.now = e.at
		r.sample.events++
		r.arrive(e.what)
	case waking:
		r.now = e.at
		r.crews[e.what].woken = false
		r.serve(compile.CrewID(e.what))
	case warmed:
		if r.agenda.first() != nil { // otherwise the run was over before
			r.now = e.at
		}
		r.warm()
	}
}

// warm begins to count.
func (r *replication) warm() {
	r.hot = true
	r.sample.warm = r.now
	r.sample.inProgress.restart(r.now)
	for i := range r.sample.elements {
		r.sample.elements[i].queue.restart(r.now)
	}
}

// finish closes the books at the end of a run.
func (r *replication) finish() {
	s := r.sample
	s.end = r.now
	if !r.hot { // the warm-up was not over: nothing counts
		r.warm()
	}
	s.inProgress.step(r.now, 0)
	for i := range s.elements {
		e := &s.elements[i]
		e.queue.step(r.now, 0)
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
			r.charge(it, r.spent(it, it.started))
		}
	}
	for i := range r.program.Crews {
		c := &r.program.Crews[i]
		on := r.now - s.warm
		if !c.Timeline.Always() {
			on = c.Timeline.Worked(s.warm, r.now)
		}
		for _, role := range c.Roles {
			s.roles[role].available += on * int64(c.Size())
		}
	}
}

// fail stops the replication.
func (r *replication) fail(err error) {
	if err != nil && r.fault == nil {
		r.fault = err
	}
}

// nanoseconds is a drawn number of seconds on the simulation's clock.
func (r *replication) nanoseconds(seconds float64) int64 {
	switch ns := seconds * 1e9; {
	case ns < 0:
		return 0
	case ns < longest:
		return int64(ns + 0.5)
	}
	return longest
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
