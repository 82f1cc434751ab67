package simulate

import (
	"sandtable/engine/compile"
	"sandtable/engine/token"
)

// sample is what one replication observed.
type sample struct {
	cycle, wait, processing, cost Tally
	inProgress                    level
	elements                      []element // by node; nil slices but for tasks
	roles                         []role
	started, completed, excluded  int64
	unfinished, events            int64
	warm, end                     int64 // when counting began and ended
}

// element is what was observed at one task.
type element struct {
	visits, wait, service, cost Tally
	queue                       level
	often                       [few]int64 // cases by number of visits, until the books are closed
}

// few visits are counted one by one and put into the tally at the end.
const few = 8

// role is what was observed of one role.
type role struct {
	busy, available int64 // person-nanoseconds
	cost            int64
}

func newSample(p *compile.Program) *sample {
	return &sample{elements: make([]element, len(p.Net.Nodes)), roles: make([]role, len(p.Roles))}
}

func (s *sample) reset() {
	for _, t := range []*Tally{&s.cycle, &s.wait, &s.processing, &s.cost} {
		t.reset()
	}
	s.inProgress.reset()
	for i := range s.elements {
		e := &s.elements[i]
		e.visits.reset()
		e.often = [few]int64{}
		e.wait.reset()
		e.service.reset()
		e.cost.reset()
		e.queue.reset()
	}
	clear(s.roles)
	s.started, s.completed, s.excluded, s.unfinished, s.events, s.warm, s.end = 0, 0, 0, 0, 0, 0, 0
}

// Quantity is what all replications observed of one quantity.
type Quantity struct {
	Pooled Tally     // every observation of every replication
	Means  []float64 // of each replication that observed any
}

func (q *Quantity) take(t *Tally) {
	if t.weight == 0 {
		return
	}
	q.Pooled.merge(t)
	q.Means = append(q.Means, t.Mean())
}

// Element is what all replications observed at one task.
type Element struct{ Visits, Wait, Service, Cost, Queue Quantity }

// Role is what each replication observed of one role.
type Role struct {
	Busy, Available []float64 // person-nanoseconds
	Cost            []float64 // millionths
}

// Result is what a simulation observed, replications merged in their order.
type Result struct {
	Cycle, Wait, Processing, Cost Quantity
	InProgress                    Quantity
	Elements                      []Element // by node
	Roles                         []Role
	Requested, Replications       int
	Partial                       bool // cancelled before all replications were finished
	Started, Completed            int64
	Unfinished, Excluded, Events  int64
	Warmup                        []float64 // when counting began, in nanoseconds, by replication
	WarmupFound                   bool      // false: an automatic warm-up was sought but the run is too short to tell
}

func newResult(p *compile.Program) *Result {
	return &Result{Elements: make([]Element, len(p.Net.Nodes)), Roles: make([]Role, len(p.Roles)),
		Requested: max(1, p.Scenario.Run.Replications), WarmupFound: true}
}

// take merges one more replication.
func (r *Result) take(s *sample) {
	r.Replications++
	r.Cycle.take(&s.cycle)
	r.Wait.take(&s.wait)
	r.Processing.take(&s.processing)
	r.Cost.take(&s.cost)
	r.InProgress.take(&s.inProgress.Tally)
	for i := range s.elements {
		from, to := &s.elements[i], &r.Elements[i]
		to.Visits.take(&from.visits)
		to.Wait.take(&from.wait)
		to.Service.take(&from.service)
		to.Cost.take(&from.cost)
		to.Queue.take(&from.queue.Tally)
	}
	for i, role := range s.roles {
		to := &r.Roles[i]
		to.Busy = append(to.Busy, float64(role.busy))
		to.Available = append(to.Available, float64(role.available))
		to.Cost = append(to.Cost, float64(role.cost))
	}
	r.Started += s.started
	r.Completed += s.completed
	r.Unfinished += s.unfinished
	r.Excluded += s.excluded
	r.Events += s.events
	r.Warmup = append(r.Warmup, float64(s.warm))
}

// Record is one execution of a task, as an observer is told of it when it ends.
// Times are nanoseconds since the start of the run.
type Record struct {
	Case                    int64 // from 1, in the order of arrival
	Node                    token.NodeID
	Enabled, Started, Ended int64
	Crew                    compile.CrewID // None: nobody was needed
	Person                  int32          // within the crew
}
