package simulate

import (
	"math"

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
	cut                           bool  // the horizon ended the run
	warm, end                     int64 // when counting began and ended
	came, next                    int64 // when the last case came, and when the next would have; never: none would have
	closed                        int64 // of completed: cases that count
	broken                        int64 // of completed: ended by an error that nothing caught
	breakdowns                    int64
	waits                         [causes]int64 // of the cases that count
	completions                   kept          // of the promise of a case
	actions                       [actionKinds]int64
	money                         [drivers]int64
	there                         []int64 // nanoseconds on shift, by person
	staff                         []stint // by person
	stocks                        []stockBook
	finished                      int64      // cases, before the warm-up was over
	passed                        []int64    // by flow: tokens that came along it after the warm-up
	standing                      []Standing // by node; nil where no case came to a standstill

	axis    axis
	busy    []track  // by role
	onShift [][]Area // by role: its row of the film
	taskOf  []int32  // by node: which task of the program it is
	shelves []track  // by stock
	rhythm  rhythm
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
	thrown                        int64 // of failures: in an error or escalation, rather than to be done again
	undecided                     int64 // times that no rule of a decision table held
	starts, completions           kept
	actions                       [actionKinds]int64
}

// restart forgets what was before a moment.
func (e *element) restart(at int64) {
	e.queue.restart(at)
	e.failures, e.thrown, e.setups, e.interrupted, e.undecided = 0, 0, 0, 0, 0
	e.actions = [actionKinds]int64{}
}

// spent is the cost of all executions that count.
func (e *element) spent() float64 {
	if e.cost.weight == 0 {
		return 0
	}
	return float64(e.cost.shift*float64(e.cost.weight)) + e.cost.sum
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
	duties    int64 // of both: for consultation, approval and reading
}

func newSample(p *compile.Program) *sample {
	people := 0
	for i := range p.Crews {
		people += p.Crews[i].Size()
	}
	s := &sample{elements: make([]element, len(p.Net.Nodes)), roles: make([]role, len(p.Roles)),
		staff: make([]stint, people), there: make([]int64, people), stocks: make([]stockBook, len(p.Stocks)),
		passed: make([]int64, len(p.Net.Flows))}
	s.keep(p)
	return s
}

func (s *sample) reset() {
	for _, t := range []*Tally{&s.cycle, &s.wait, &s.processing, &s.cost} {
		t.reset()
	}
	s.inProgress.reset()
	for i := range s.elements {
		e := &s.elements[i]
		visits, wait, service, cost, queue, starts, completions := e.visits, e.wait, e.service, e.cost, e.queue, e.starts, e.completions
		for _, t := range []*Tally{&visits, &wait, &service, &cost} {
			t.reset()
		}
		queue.reset()
		starts.reset()
		completions.reset()
		*e = element{visits: visits, wait: wait, service: service, cost: cost, queue: queue, starts: starts, completions: completions}
	}
	s.restart()
	s.axis.reset()
	s.rhythm.reset()
	s.finished = 0
	s.started, s.completed, s.excluded, s.unfinished, s.events, s.warm, s.end = 0, 0, 0, 0, 0, 0, 0
	s.came, s.next, s.cut = 0, never, false
	s.closed, s.broken, s.waits, s.standing = 0, 0, [causes]int64{}, nil
	s.completions.reset()
}

// restart forgets what is not counted by case: money, work, actions.
func (s *sample) restart() {
	clear(s.roles)
	clear(s.staff)
	clear(s.there)
	clear(s.stocks)
	clear(s.passed)
	s.money, s.actions, s.breakdowns = [drivers]int64{}, [actionKinds]int64{}, 0
}

// Quantity is what all replications observed of one quantity.
type Quantity struct {
	Pooled Tally     // every observation of every replication
	Means  []float64 // by replication; NaN where it observed none
}

func (q *Quantity) take(t *Tally) {
	if t.weight == 0 {
		q.Means = append(q.Means, math.NaN())
		return
	}
	q.Pooled.merge(t)
	q.Means = append(q.Means, t.Mean())
}

// Element is what all replications observed at one task or event. Slices have one
// entry for each replication, NaN where there was nothing to divide by.
type Element struct {
	Visits, Wait, Service, Cost, Queue             Quantity
	Waits                                          [causes][]float64 // nanoseconds for each execution that counts
	Spent                                          []float64         // millionths: the cost of all executions that count
	Happened                                       []float64         // of an event, for each case that counts
	Starts, Completions                            Kept
	Failures, Setups, Interrupted, Uncaught, Acted int64 // of Acted: what promises called for
	Undecided                                      int64 // times that no rule of a decision table held
	Thrown                                         int64 // of Failures: in an error or escalation, rather than to be done again
}

// Flow is what all replications observed on one flow after the warm-up.
type Flow struct {
	Passed  int64     // tokens that came along it
	PerCase []float64 // for each case that came, by replication; NaN where none did
}

// Kept is how often a promise was kept.
type Kept struct {
	Kept, Late int64
	Lateness   int64     // nanoseconds, of all that were late
	Shares     []float64 // kept of all, by replication; NaN where there was none
	By         Quantity  // nanoseconds by which those were late that were
}

func (k *Kept) take(o *kept) {
	k.Kept += o.kept
	k.Late += o.late
	k.Lateness += o.lateness
	k.By.take(&o.by)
	k.Shares = append(k.Shares, per(o.kept, o.kept+o.late))
}

// Role is what each replication observed of one role, in person-nanoseconds and millionths.
type Role struct {
	Busy      [pieces][]float64 // by kind of work: see PieceNames
	Overtime  []float64         // of Busy
	Available []float64
	Cost      []float64
	DutyCost  []float64 // of Cost: for consultation, approval and reading
}

// PieceNames are the kinds of work in Role.Busy, as reports name them.
var PieceNames = [pieces]string{"work", "consult", "approve", "inform", "escalation"}

// CauseNames are the causes of waiting, as reports name them. Results of earlier versions have no pause:
// what work that was begun stood still between shifts was in none of their figures but the cycle time.
var CauseNames = [causes]string{"people", "offShift", "batch", "consultation", "approval", "stock", "event", "pause"}

// Stock is what all replications observed of one stock.
type Stock struct {
	Level          Quantity  // thousandths, weighted by time
	Orders, Missed []float64 // by replication
}

// Result is what a simulation observed, replications merged in their order.
type Result struct {
	Cycle, Wait, Processing, Cost Quantity
	InProgress                    Quantity
	Tail                          []float64         // nanoseconds that nine cases in ten take at most, by replication
	Waits                         [causes][]float64 // nanoseconds for each case that counts, by replication
	Completions                   Kept              // of the promise of a case
	Acted                         int64             // what that promise called for
	Elements                      []Element         // by node
	Flows                         []Flow            // by flow
	Roles                         []Role
	Staff                         []Staff // by person, in the order of the crews
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
	Standing                      []Standing // by node: where cases stand that nothing can happen to any more; nil: there are none
	Warmup                        []float64  // when counting began, in nanoseconds, by replication
	WarmupFound                   bool       // false: an automatic warm-up was sought but the run is too short to tell

	Series           Series
	Rhythm           Rhythm
	Lasted           []float64   // nanoseconds that count, by replication
	Finished         []float64   // cases that ended in that time, by replication
	Came             []float64   // cases that came in that time, by replication
	Arriving         []float64   // of Lasted: nanoseconds in which cases came, by replication; see RunOut
	TaskLines, Lines [][]float64 // what Rhythm.Own and Rhythm.Lines add up to, in nanoseconds, by replication
}

func newResult(p *compile.Program) *Result {
	people := 0
	for i := range p.Crews {
		people += p.Crews[i].Size()
	}
	return &Result{Elements: make([]Element, len(p.Net.Nodes)), Flows: make([]Flow, len(p.Net.Flows)), Roles: make([]Role, len(p.Roles)), Stocks: make([]Stock, len(p.Stocks)),
		Staff: make([]Staff, people), Requested: max(1, p.Scenario.Run.Replications), WarmupFound: true,
		Series: newSeries(p), Rhythm: newRhythm(p), TaskLines: make([][]float64, len(p.Tasks)), Lines: make([][]float64, len(p.Queues))}
}

// take merges one more replication.
func (r *Result) take(s *sample) {
	r.Replications++
	r.Cycle.take(&s.cycle)
	r.Wait.take(&s.wait)
	r.Processing.take(&s.processing)
	r.Cost.take(&s.cost)
	r.InProgress.take(&s.inProgress.Tally)
	r.Tail = append(r.Tail, s.cycle.Quantile(.9))
	for k, long := range s.waits {
		r.Waits[k] = append(r.Waits[k], per(long, s.closed))
	}
	r.Completions.take(&s.completions)
	for i := range s.elements {
		r.Elements[i].take(&s.elements[i], s.closed)
	}
	for i, passed := range s.passed {
		r.Flows[i].Passed += passed
		r.Flows[i].PerCase = append(r.Flows[i].PerCase, per(passed, s.started-s.excluded))
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
		r.Staff[who].take(&s.staff[who], there)
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
	if s.standing != nil && r.Standing == nil {
		r.Standing = make([]Standing, len(s.standing))
	}
	for i, at := range s.standing {
		r.Standing[i].Joined += at.Joined
		r.Standing[i].Waiting += at.Waiting
	}
	r.Warmup = append(r.Warmup, float64(s.warm))
	r.Series.take(&s.axis, s.end)
	r.Rhythm.take(&s.rhythm)
	r.Lasted = append(r.Lasted, float64(s.end-s.warm))
	r.Came = append(r.Came, float64(s.started-s.excluded))
	r.Arriving = append(r.Arriving, float64(s.arriving()))
	r.Finished = append(r.Finished, float64(s.completed-s.finished))
	for i := range s.rhythm.tasks {
		r.TaskLines[i] = append(r.TaskLines[i], s.rhythm.tasks[i].Total().Float()-s.rhythm.away[i].week.Total().Float())
	}
	for i := range s.rhythm.lines {
		r.Lines[i] = append(r.Lines[i], s.rhythm.lines[i].week.Total().Float())
	}
}

// Throughput is how many cases were completed per day after the warm-up, by replication;
// NaN where no time was left.
func (r *Result) Throughput() []float64 {
	perDay := make([]float64, len(r.Finished))
	for i, cases := range r.Finished {
		perDay[i] = cases / (r.Lasted[i] / day)
		if r.Lasted[i] <= 0 {
			perDay[i] = math.NaN()
		}
	}
	return perDay
}

// Arrivals is how many cases came per day while cases came, by replication; NaN where none did.
func (r *Result) Arrivals() []float64 {
	perDay := make([]float64, len(r.Came))
	for i, cases := range r.Came {
		perDay[i] = math.NaN()
		if cases > 0 && r.Arriving[i] > 0 {
			perDay[i] = cases / (r.Arriving[i] / day)
		}
	}
	return perDay
}

// RunOut is the share of what counts that went by after the last case had come, until the
// last was over, by replication: levels, utilisation and throughput are means over it, too.
// It is 0 where the horizon ended a run, and NaN where nothing counts.
func (r *Result) RunOut() []float64 {
	shares := make([]float64, len(r.Lasted))
	for i, long := range r.Lasted {
		shares[i] = math.NaN()
		if long > 0 {
			shares[i] = max(0, long-r.Arriving[i]) / long
		}
	}
	return shares
}

// arriving is how long cases came: until the next would have come, where the number of
// cases ended that; until the last where there was no other; to the end where the run
// ended before.
func (s *sample) arriving() int64 {
	switch {
	case s.cut:
		return s.end - s.warm
	case s.next < never:
		return max(0, s.next-s.warm)
	}
	return max(0, s.came-s.warm)
}

// day is 24 hours in nanoseconds.
const day = 24 * 3600e9

// per is NaN where it is of nothing.
func per(sum, of int64) float64 {
	if of == 0 {
		return math.NaN()
	}
	return float64(sum) / float64(of)
}

func (e *Element) take(s *element, cases int64) {
	executions := s.wait.weight
	e.Visits.take(&s.visits)
	e.Wait.take(&s.wait)
	e.Service.take(&s.service)
	e.Cost.take(&s.cost)
	e.Queue.take(&s.queue.Tally)
	e.Spent = append(e.Spent, s.spent())
	for k, long := range s.waits {
		e.Waits[k] = append(e.Waits[k], per(long, executions))
	}
	e.Happened = append(e.Happened, per(s.happened, cases))
	e.Starts.take(&s.starts)
	e.Completions.take(&s.completions)
	e.Failures += s.failures
	e.Thrown += s.thrown
	e.Setups += s.setups
	e.Interrupted += s.interrupted
	e.Uncaught += s.uncaught
	e.Undecided += s.undecided
	for _, n := range s.actions {
		e.Acted += n
	}
}

// Utilization is the share of their time on shift that the people of a role worked, by
// replication; NaN where nobody was there.
func (r *Role) Utilization() []float64 {
	shares := make([]float64, len(r.Available))
	for i, available := range r.Available {
		shares[i] = math.NaN()
		if available > 0 {
			shares[i] = (r.busy(i) - r.Overtime[i]) / available
		}
	}
	return shares
}

// busy is all work of a replication.
func (r *Role) busy(replication int) float64 {
	total := 0.0
	for _, busy := range r.Busy {
		total += busy[replication]
	}
	return total
}

func (r *Role) take(s *role) {
	for k, busy := range s.busy {
		r.Busy[k] = append(r.Busy[k], float64(busy))
	}
	r.Overtime = append(r.Overtime, float64(s.overtime))
	r.Available = append(r.Available, float64(s.available))
	r.Cost = append(r.Cost, float64(s.labour+s.premium))
	r.DutyCost = append(r.DutyCost, float64(s.duties))
}
