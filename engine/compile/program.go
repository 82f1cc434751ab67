// Package compile lays a model and a scenario out for the simulator: everything is
// numbered, every distribution and calendar is ready to use, and whatever does not
// fit together is refused by name.
package compile

import (
	"time"

	"sandtable/engine/calendar"
	"sandtable/engine/random"
	"sandtable/engine/scenario"
	"sandtable/engine/token"
)

// CrewID, QueueID and RoleID number the parts of a program from 0.
type (
	CrewID  int32
	QueueID int32
	RoleID  int32
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

	Tasks    []token.NodeID // in file order
	Arrivals []Arrival
	Work     []Work   // by node; empty but for tasks
	Branches []Branch // by node; empty but for nodes that split by choice
	Draws    []uint32 // by node: the element's number in random.Draw
	Queues   []Queue
	Crews    []Crew
	Roles    []Role // by id
}

// Arrival is a stream of cases.
type Arrival struct {
	At       []token.NodeID
	Every    random.Distribution // seconds
	Timeline *calendar.Timeline
	Closed   scenario.Closed
	Draw     uint32
}

// Work is what a task takes.
type Work struct {
	Timed bool                  // otherwise the token passes at once
	Queue QueueID               // who may do it; None: nobody is needed
	By    []random.Distribution // seconds, in the order of the queue's crews; one where nobody is needed
	As    []RoleID              // the role in which each crew does it
	Cost  int64                 // per execution
}

// Branch is how a token leaves a node that splits by choice.
type Branch struct {
	Several bool           // each of Flows by its own chance, rather than exactly one
	Always  []token.FlowID // flows without a condition, taken in any case
	Flows   []token.FlowID
	Chances []float64    // of Flows; summed up from the left where exactly one is taken
	Draws   []uint32     // of Flows, where several may be taken
	Default token.FlowID // taken when none of Flows is, or None
}

// Queue is work that waits for the same people.
type Queue struct {
	Crews []CrewID
}

// Crew is a number of people whom nothing but their names tells apart: the same
// roles, hours, cost and durations.
type Crew struct {
	Names    []string // one each, for the event log
	Roles    []RoleID
	Timeline *calendar.Timeline
	Rate     int64     // per hour
	Queues   []QueueID // what they may do
}

// Size is how many people the crew has.
func (c *Crew) Size() int { return len(c.Names) }

// Role is a group of people in the report.
type Role struct {
	ID, Name  string
	Headcount int // everyone who has the role
}
