package simulate

import (
	"sandtable/engine/compile"
	"sandtable/engine/scenario"
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
	closed                        int64 // of completed: cases that count
	broken                        int64 // of completed: ended by an error that nothing caught
	breakdowns                    int64
	waits                         [causes]int64 // of the cases that count
	completions                   kept          // of the promise of a case
	actions                       [actionKinds]int64
	money                         [drivers]int64
	people, there                 []int64 // nanoseconds worked within shifts, and on shift, by person
	stocks                        []stockBook
}

const actionKinds = int(scenario.Decide) + 1

// stockBook is what was observed of one stock.
type stockBook struct {
	level          Tally // thousandths
	orders, missed int64
}

// element is what was observed at one task.
type element struct {
	visits, wait, service, cost Tally
	queue                       level
	often                       [few]int64 // cases by number of visits, until the books are closed

	waits                         [causes]int64
	happened, uncaught            int64
	failures, setups, interrupted int64
	starts, completions           kept
	actions                       [actionKinds]int64
}

// restart forgets what was before a moment.
func (e *element) restart(at int64) {
	e.queue.restart(at)
	e.failures, e.setups, e.interrupted = 0, 0, 0
	e.actions = [actionKinds]int64{}
}

// few visits are counted one by one and put into the tally at the end.
const few = 8

// role is what was observed of one role.
type role struct {
	busy      [pieces]int64 // person-nanoseconds, by kind of work
	overtime  int64         // of busy: beyond the shift
	available int64
	labour    int64 // cost, within shifts
	premium   int64 // cost, beyond
}

func newSample(p *compile.Program) *sample {
	people := 0
	for i := range p.Crews {
		people += p.Crews[i].Size()
	}
	return &sample{elements: make([]element, len(p.Net.Nodes)), roles: make([]role, len(p.Roles)),
		people: make([]int64, people), there: make([]int64, people), stocks: make([]stockBook, len(p.Stocks))}
}

func (s *sample) reset() {
	for _, t := range []*Tally{&s.cycle, &s.wait, &s.processing, &s.cost} {
		t.reset()
	}
	s.inProgress.reset()
	for i := range s.elements {
		e := &s.elements[i]
		visits, wait, service, cost, queue := e.visits, e.wait, e.service, e.cost, e.queue
		for _, t := range []*Tally{&visits, &wait, &service, &cost} {
			t.reset()
		}
		queue.reset()
		*e = element{visits: visits, wait: wait, service: service, cost: cost, queue: queue}
	}
	s.restart()
	s.started, s.completed, s.excluded, s.unfinished, s.events, s.warm, s.end = 0, 0, 0, 0, 0, 0, 0
	s.closed, s.broken, s.waits, s.completions = 0, 0, [causes]int64{}, kept{}
}

// restart forgets what is not counted by case: money, work, actions.
func (s *sample) restart() {
	clear(s.roles)
	clear(s.people)
	clear(s.there)
	clear(s.stocks)
	s.money, s.actions, s.breakdowns = [drivers]int64{}, [actionKinds]int64{}, 0
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

// Element is what all replications observed at one task or event. Slices have one
// entry for each replication.
type Element struct {
	Visits, Wait, Service, Cost, Queue             Quantity
	Waits                                          [causes][]float64 // nanoseconds for each execution that counts
	Happened                                       []float64         // of an event, for each case that counts
	Starts, Completions                            Kept
	Failures, Setups, Interrupted, Uncaught, Acted int64 // of Acted: what promises called for
}

// Kept is how often a promise was kept.
type Kept struct {
	Kept, Late int64
	Lateness   int64     // nanoseconds, of all that were late
	Shares     []float64 // kept of all, by replication that had any
}

func (k *Kept) take(o kept) {
	if o.kept+o.late == 0 {
		return
	}
	k.Kept += o.kept
	k.Late += o.late
	k.Lateness += o.lateness
	k.Shares = append(k.Shares, float64(o.kept)/float64(o.kept+o.late))
}

// Role is what each replication observed of one role, in person-nanoseconds and millionths.
type Role struct {
	Busy      [pieces][]float64 // by kind of work: see PieceNames
	Overtime  []float64         // of Busy
	Available []float64
	Cost      []float64
}

// PieceNames are the kinds of work in Role.Busy, as reports name them.
var PieceNames = [pieces]string{"work", "consult", "approve", "inform", "escalation"}

// CauseNames are the causes of waiting, as reports name them.
var CauseNames = [causes]string{"people", "offShift", "batch", "consultation", "approval", "stock", "event"}

// Stock is what all replications observed of one stock.
type Stock struct {
	Level          Quantity  // thousandths, weighted by time
	Orders, Missed []float64 // by replication
}

// Result is what a simulation observed, replications merged in their order.
type Result struct {
	Cycle, Wait, Processing, Cost Quantity
	InProgress                    Quantity
	Waits                         [causes][]float64 // nanoseconds for each case that counts, by replication
	Completions                   Kept              // of the promise of a case
	Acted                         int64             // what that promise called for
	Elements                      []Element         // by node
	Roles                         []Role
	People                        []float64 // share of the time on shift spent working: mean over replications, in the order of the crews; NaN for who was never there
	Stocks                        []Stock
	Money                         [drivers][]float64 // millionths, by replication: see DriverNames
	Requested, Replications       int
	Partial                       bool  // cancelled or broken off before all replications were finished
	Reached                       bool  // the precision that was asked for
	Fault                         error // why it was broken off: a *problem.Problem as a rule
	Started, Completed            int64
	Unfinished, Excluded, Events  int64
	Broken                        int64 // of Completed: ended by an error that nothing caught
	Breakdowns                    int64
	Warmup                        []float64 // when counting began, in nanoseconds, by replication
	WarmupFound                   bool      // false: an automatic warm-up was sought but the run is too short to tell

	present []int // replications in which somebody was there, by person
}

func newResult(p *compile.Program) *Result {
	people := 0
	for i := range p.Crews {
		people += p.Crews[i].Size()
	}
	return &Result{Elements: make([]Element, len(p.Net.Nodes)), Roles: make([]Role, len(p.Roles)), Stocks: make([]Stock, len(p.Stocks)),
		People: make([]float64, people), present: make([]int, people), Requested: max(1, p.Scenario.Run.Replications), WarmupFound: true}
}

// take merges one more replication.
func (r *Result) take(s *sample) {
	r.Replications++
	r.Cycle.take(&s.cycle)
	r.Wait.take(&s.wait)
	r.Processing.take(&s.processing)
	r.Cost.take(&s.cost)
	r.InProgress.take(&s.inProgress.Tally)
	for k, long := range s.waits {
		r.Waits[k] = appendShare(r.Waits[k], long, s.closed)
	}
	r.Completions.take(s.completions)
	for i := range s.elements {
		r.Elements[i].take(&s.elements[i], s.closed)
	}
	for i := range s.roles {
		r.Roles[i].take(&s.roles[i])
	}
	for i := range s.stocks {
		r.Stocks[i].Level.take(&s.stocks[i].level)
		r.Stocks[i].Orders = append(r.Stocks[i].Orders, float64(s.stocks[i].orders))
		r.Stocks[i].Missed = append(r.Stocks[i].Missed, float64(s.stocks[i].missed))
	}
	for k, amount := range s.money {
		r.Money[k] = append(r.Money[k], float64(amount))
	}
	for who, there := range s.there {
		if there > 0 { // a running mean
			r.present[who]++
			r.People[who] += (float64(s.people[who])/float64(there) - r.People[who]) / float64(r.present[who])
		}
	}
	for _, n := range s.actions {
		r.Acted += n
	}
	r.Started += s.started
	r.Completed += s.completed
	r.Unfinished += s.unfinished
	r.Excluded += s.excluded
	r.Events += s.events
	r.Broken += s.broken
	r.Breakdowns += s.breakdowns
	r.Warmup = append(r.Warmup, float64(s.warm))
}

func appendShare(to []float64, sum, of int64) []float64 {
	if of == 0 {
		return to
	}
	return append(to, float64(sum)/float64(of))
}

func (e *Element) take(s *element, cases int64) {
	executions := s.wait.weight
	e.Visits.take(&s.visits)
	e.Wait.take(&s.wait)
	e.Service.take(&s.service)
	e.Cost.take(&s.cost)
	e.Queue.take(&s.queue.Tally)
	for k, long := range s.waits {
		e.Waits[k] = appendShare(e.Waits[k], long, executions)
	}
	e.Happened = appendShare(e.Happened, s.happened, cases)
	e.Starts.take(s.starts)
	e.Completions.take(s.completions)
	e.Failures += s.failures
	e.Setups += s.setups
	e.Interrupted += s.interrupted
	e.Uncaught += s.uncaught
	for _, n := range s.actions {
		e.Acted += n
	}
}

func (r *Role) take(s *role) {
	for k, busy := range s.busy {
		r.Busy[k] = append(r.Busy[k], float64(busy))
	}
	r.Overtime = append(r.Overtime, float64(s.overtime))
	r.Available = append(r.Available, float64(s.available))
	r.Cost = append(r.Cost, float64(s.labour+s.premium))
}
