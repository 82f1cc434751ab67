// Package compile lays a model and a scenario out for the simulator: everything is
// numbered, every distribution, calendar and formula is ready to use, and whatever
// does not fit together is refused by name.
package compile

import (
	"time"

	"sandtable/engine/calendar"
	"sandtable/engine/model"
	"sandtable/engine/random"
	"sandtable/engine/scenario"
	"sandtable/engine/token"
)

// CrewID, QueueID, RoleID, StockID and CalendarID number the parts of a program from 0.
type (
	CrewID  int32
	QueueID int32
	RoleID  int32
	StockID int32
)

// None is the number of what is not there.
const None = -1

// Program is a model and a scenario, ready to be simulated. It never changes, so any
// number of replications may share it. Times are nanoseconds since Start, money is in
// millionths of the currency.
type Program struct {
	Net      *token.Net
	Scenario *scenario.Scenario
	Start    time.Time // in the scenario's zone

	Tasks    []token.NodeID // what is work, in file order
	Waits    []token.NodeID // events that are waited for, in file order
	Arrivals []Arrival
	Work     []Work         // by node; empty but for tasks
	Branches []Branch       // by node; empty but for nodes that split by choice
	Repeats  []*Repeat      // by node; nil but for loops, instances and ad-hoc sub-processes
	Events   [][]Occurrence // by node, then by event definition
	Keys     []*Formula     // by node: what a message is matched by, at either end; nil: its own case
	Delays   [][]Delay      // by node, then by message that it sends; nil: none of them is on its way for any time
	Draws    []uint32       // by node: the element's number in random.Draw
	Queues   []Queue
	Crews    []Crew
	Roles    []Role // by id
	Data     Data
	Stocks   []Stock
	Signals  []Signal
	Promise  *Promise // of a case; nil: none
	Revenue  int64    // of a completed case
	Machines []Machine
	Loops    int  // how many of Repeats there are
	Teams    bool // some work takes several people at once
	Plain    bool // nothing but durations, single people first come first served, and costs
	Remember bool // who did what for a case matters to who does the next
}

// Arrival is a stream of cases.
type Arrival struct {
	At       []token.NodeID
	Every    random.Distribution // seconds; with a rate, of mean 1
	Rate     *Rate               // nil: the same at all hours
	Known    []Known             // instead of both: exactly these, in order of time
	Timeline *calendar.Timeline
	Closed   scenario.Closed
	Draw     uint32
}

// Known is one case that comes at a known moment.
type Known struct {
	At   int64
	Data []Assignment
}

// Work is what a task takes.
type Work struct {
	Timed    bool                  // otherwise the token passes at once
	Formulas bool                  // some durations are formulas: see Spoken
	Queue    QueueID               // who may do it; None: nobody is needed
	Cost     int64                 // per execution
	More     *More                 // nil for what most tasks are: a duration, people and a cost
	By       []random.Distribution // seconds, in the order of the queue's crews; one where nobody is needed
	As       []RoleID              // the role in which each crew does it
	Spoken   []*Formula            // durations as formulas, beside By, which has nil there
	Unit     []float64             // seconds that 1 of a formula is, beside Spoken
}

// More is what some tasks have beyond a duration, people and a cost.
type More struct {
	Urgency   float64
	Rule      scenario.AllocationRule
	SameAs    token.NodeID // or token.None
	OtherThan []token.NodeID
	KeepCase  bool
	Batch     *Batch
	Setup     Time // none where it is the zero value
	SetupCost int64
	Consult   []Duty
	Approve   []Duty
	Inform    []Duty
	Promise   *Promise
	Writes    []Assignment
	Uses      []Amount
	Makes     []Amount
	Failure   *Failure
	Throws    []Throw // errors and escalations that the work may end in
	Software  int64   // what automation costs per execution
}

// Batch is how executions are gathered.
type Batch struct {
	Size    int   // 0: no matter how many
	Wait    int64 // Never: no matter how long
	At      []int64
	Zone    *time.Location
	Most    int
	Mode    scenario.BatchMode
	Factors []scenario.Factor // by size
}

// Factor is what work on so many together takes, times that on one.
func (b *Batch) Factor(size int) float64 {
	factor := 1.0
	for _, f := range b.Factors {
		if size >= f.Size {
			factor = f.Factor
		}
	}
	return factor
}

// Duty is work of somebody else than those who do the task.
type Duty struct {
	Queue QueueID
	By    []Time // in the order of the queue's crews
	As    []RoleID
	Draw  uint32
}

// Promise is a service level.
type Promise struct {
	Start, Complete int64 // Never: nothing is promised
	Timeline        *calendar.Timeline
	Penalty         int64
	PerHour         int64
	Actions         []Action // by time
}

// Elapsed is how long something has been going on, on the clock of the promise.
func (p *Promise) Elapsed(from, till int64) int64 {
	if p.Timeline.Always() {
		return till - from
	}
	return p.Timeline.Worked(from, till)
}

// After is the moment so long after another on the clock of the promise.
func (p *Promise) After(from, long int64) int64 { return p.Timeline.Add(from, long) }

// Action is what is done about something that takes long.
type Action struct {
	After int64
	Do    scenario.ActionKind
	To    QueueID  // of escalate and reassign, else None
	As    []RoleID // in the order of the queue's crews
	By    []Time   // in the order of the queue's crews
	Draw  uint32
}

// Amount is so much of a stock.
type Amount struct {
	Stock  StockID
	Amount int64 // thousandths
}

// Failure is work that may have to be done again.
type Failure struct {
	Chance, Effort float64
	Error          model.ID
	Throws         bool // Error instead of doing it again
}

// Throw is an error or escalation that work may end in.
type Throw struct {
	Kind   model.EventKind
	Ref    model.ID
	Chance float64
	Draw   uint32
}

// Repeat is how often a loop goes round or how many instances there are.
type Repeat struct {
	Count   random.Distribution // nil: not by number
	Number  *Formula            // the number as a formula; nil: none
	Chance  float64
	While   *Formula // nil: by chance or count
	Until   *Formula // nil: all of them
	Maximum int      // of rounds; 0: none
	Index   int      // among all of them, from 0
	Draw    uint32
}

// Occurrence is when something that is waited for happens: after a time, or at a
// moment, or when a condition holds; none of them: the game brings it about, or nothing.
type Occurrence struct {
	After    Time
	Timed    bool // after Period
	Period   Period
	Timeline *calendar.Timeline // on which After, and what of periods is no months, pass
	Chance   float64            // that it happens at all
	At       int64              // a moment; Never: not by this
	Every    Period             // a cycle; zero: none. With At, it begins then
	Times    int                // of a cycle; 0: for ever
	Never    bool               // a cycle of no times
	Formula  *Formula           // a condition
	Draw     uint32
}

// Delay is how long a message is on its way.
type Delay struct {
	Time
	Draw uint32
}

// Signal is broadcast from outside.
type Signal struct {
	Ref      model.ID
	Every    random.Distribution
	Timeline *calendar.Timeline
	Draw     uint32
}

// Stock is something that tasks use up. Amounts are in thousandths.
type Stock struct {
	ID, Name                               string
	Initial, ReorderAt, UpTo               int64
	Lead                                   random.Distribution // seconds; nil: at once
	Timeline                               *calendar.Timeline
	CostPerUnit, CostPerOrder, HoldingADay int64
	Draw                                   uint32
}

// Machine is automation: money beside people.
type Machine struct {
	Name            string
	Build, PerMonth int64
}

// Branch is how a token leaves a node that splits by choice.
type Branch struct {
	Several    bool           // each of Flows by its own chance, rather than exactly one
	Always     []token.FlowID // flows without a condition, taken in any case
	Flows      []token.FlowID
	Chances    []float64    // of Flows; summed up from the left where exactly one is taken
	Draws      []uint32     // of Flows, where several may be taken
	Conditions []*Formula   // of Flows; nil: by chance. A flow without a condition has nil
	Otherwise  bool         // by chance where no condition holds
	Default    token.FlowID // taken when none of Flows is, or None
	Activation *Formula     // of a complex gateway, with nrOfActiveInstances tokens waiting; nil: all
}

// Queue is work that waits for the same people.
type Queue struct {
	Crews    []CrewID // all who can have a part in it, stand-ins last
	Parts    []Part   // nil: one person of any of Crews
	StandIns int      // so many of Crews, the last ones, only while none of the others is on shift
	Order    scenario.Order
	Urgency  *Formula // of a case; nil: none is more urgent than another
	Preempt  bool
	Ageing   int64 // Never: none
	Choosy   bool  // what comes first may not be begun while what comes later is: some of Crews begin nothing that they cannot finish
}

// Part is so many people out of some crews.
type Part struct {
	Crews    []CrewID
	Members  []int // where Crews stand among those of the queue
	Count    int
	StandIns int // as in Queue
}

// Crew is a number of people whom nothing but their names tells apart: the same
// roles, hours, terms and durations.
type Crew struct {
	Names    []string // one each, for the event log
	Roles    []RoleID
	Timeline *calendar.Timeline
	Rate     int64 // per hour
	Overtime int64 // per hour beyond the shift
	Idle     int64 // per hour on shift without work
	PerUse   int64
	AtEnd    scenario.ShiftEnd
	Longest  int64 // shift, of those who begin nothing that they cannot finish
	Speed    float64
	AtOnce   int       // pieces of work that one person does at the same time
	Fails    *Fails    // nil: never
	Queues   []QueueID // what they may do
	Members  []int     // beside Queues: which of the queue's crews this one is
}

// Fails is how machines, or people, break down.
type Fails struct {
	Every, Repair random.Distribution // seconds
	Draw          uint32
}

// Size is how many people the crew has.
func (c *Crew) Size() int { return len(c.Names) }

// Role is a group of people in the report.
type Role struct {
	ID, Name  string
	Headcount int // everyone who has the role
}
