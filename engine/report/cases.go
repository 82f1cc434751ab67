package report

import (
	"time"

	"sandtable/engine/compile"
	"sandtable/engine/simulate"
)

// MostListed is of how many cases a list has a line. With more it says how many it leaves out.
const MostListed = 2_000_000

// How a promise fares: one that nothing came under yet has no standing.
const (
	PromiseKept   = "kept"
	PromiseMissed = "missed"
	PromiseOpen   = "open" // not over, and not missed yet
)

// CaseLine is one case of a replication, in a line. Times are seconds since the start of the run.
type CaseLine struct {
	Case      int64   `json:"case" doc:"Counted from 1, in the order in which cases came"`
	Arrived   float64 `json:"arrivedSeconds" doc:"When it came, in seconds since the start of the run"`
	CycleTime float64 `json:"cycleTimeSeconds" doc:"From coming to its end; of an unfinished case until the end of the run"`
	Outcome   string  `json:"outcome" enum:"completed,failed,unfinished" doc:"failed: ended by an error that nothing caught"`
	Promise   string  `json:"promise,omitempty" enum:"kept,missed,open" doc:"Whether everything promised about it and its steps was kept; open: so far; left out: nothing was promised"`
	LateSteps int     `json:"lateSteps" doc:"Steps of which a promise was missed"`
	Cost      float64 `json:"cost" doc:"In the currency of the scenario, penalties included"`
	Steps     int     `json:"steps" doc:"Executions of tasks that were done"`
}

// CasePage is a part of a list of cases.
type CasePage struct {
	Start    time.Time  `json:"start" doc:"Of the run, in its time zone"`
	Zone     string     `json:"zone" doc:"Time zone of the scenario (IANA)"`
	Currency string     `json:"currency"`
	Promised bool       `json:"promised" doc:"Something is promised about cases or steps"`
	Total    int        `json:"total" doc:"Cases in the list"`
	Played   *float64   `json:"played,omitempty" doc:"How much of the run has been played again for the list so far, 0 to 1: it has the cases that are over by then; left out: all of it"`
	Unlisted int64      `json:"unlisted,omitempty" doc:"Cases that came after those in the list, which has the first 2,000,000"`
	Matching int        `json:"matching" doc:"Cases that are as was asked"`
	Items    []CaseLine `json:"items"`
}

// CaseList keeps a line for each case of a replication, in about 32 bytes: what is asked of
// it afterwards costs no further replay. Its Observe is told what happens. Until it is closed it
// lists the cases that are over.
type CaseList struct {
	program  *compile.Program
	promised bool
	unlisted int64
	over     int  // cases of which the end was told
	whole    bool // everything was told

	// By case, in the order in which they came.
	arrived, took, cost []int64
	steps               []int32
	late                []uint16
	state               []caseState
}

// caseState is how a case has ended, and how the promise for the whole of it fares.
type caseState struct {
	outcome simulate.Outcome
	whole   standing
}

// standing is how a promise fares, worst last.
type standing uint8

const (
	unpromised standing = iota
	kept
	open
	missed
)

var standingNames = [...]string{unpromised: "", kept: PromiseKept, open: PromiseOpen, missed: PromiseMissed}

// NewCaseList begins the list of the cases of a program.
func NewCaseList(p *compile.Program) *CaseList {
	c := &CaseList{program: p, promised: p.Promise != nil && p.Promise.Complete != simulate.Never}
	for i := range p.Work {
		if m := p.Work[i].More; m != nil && m.Promise != nil {
			c.promised = true
		}
	}
	return c
}

// Len is how many cases the list has.
func (c *CaseList) Len() int { return len(c.arrived) }

// Close says that everything was told: from now on cases that are not over are listed, too.
func (c *CaseList) Close() { c.whole = true }

// Observe is told of what happened.
func (c *CaseList) Observe(r *simulate.Record) error {
	i := int(r.Case) - 1
	switch {
	case r.Kind == simulate.CaseBegan && i >= len(c.arrived):
		c.begin(r)
	case i < 0 || i >= len(c.arrived):
	case r.Kind == simulate.CaseEnded:
		if r.Outcome != simulate.Unfinished {
			c.over++
		}
		c.took[i], c.cost[i] = ends(r)-c.arrived[i], r.Cost
		c.state[i] = caseState{r.Outcome, c.standing(r)}
	case r.Kind == simulate.Execution && r.Outcome != simulate.Withdrawn:
		if r.Outcome != simulate.Unfinished {
			c.steps[i]++
		}
		if late(promiseOf(c.program, r), r) && c.late[i] < 1<<16-1 {
			c.late[i]++
		}
	}
	return nil
}

func (c *CaseList) begin(r *simulate.Record) {
	if len(c.arrived) >= MostListed {
		c.unlisted++
		return
	}
	c.arrived, c.took, c.cost = append(c.arrived, r.Started), append(c.took, 0), append(c.cost, 0)
	c.steps, c.late = append(c.steps, 0), append(c.late, 0)
	c.state = append(c.state, caseState{outcome: simulate.Unfinished})
}

// standing is how the promise for a whole case fares where its record is told.
func (c *CaseList) standing(r *simulate.Record) standing {
	p := c.program.Promise
	switch {
	case p == nil || p.Complete == simulate.Never:
		return unpromised
	case p.Elapsed(r.Started, ends(r)) > p.Complete:
		return missed
	case r.Outcome == simulate.Unfinished:
		return open
	}
	return kept
}

// promiseOf is what is promised about the step of a record; nil: nothing.
func promiseOf(p *compile.Program, r *simulate.Record) *compile.Promise {
	if m := p.Work[r.Node].More; m != nil {
		return m.Promise
	}
	return nil
}

// late says whether a promise about an execution is missed, be it to start or to complete it.
func late(p *compile.Promise, r *simulate.Record) bool {
	if p == nil {
		return false
	}
	begun := r.Started
	if begun == simulate.Never {
		begun = r.At
	}
	return p.Start != simulate.Never && p.Elapsed(r.Enabled, begun) > p.Start ||
		p.Complete != simulate.Never && p.Elapsed(r.Enabled, ends(r)) > p.Complete
}

// standingOf is how everything promised about a case fares.
func (c *CaseList) standingOf(i int) standing {
	s := c.state[i]
	switch {
	case !c.promised:
		return unpromised
	case c.late[i] > 0 || s.whole == missed:
		return missed
	case s.outcome == simulate.Unfinished:
		return open
	}
	return kept
}

func (c *CaseList) line(i int) CaseLine {
	return CaseLine{Case: int64(i) + 1, Arrived: inSeconds(c.arrived[i]), CycleTime: inSeconds(c.took[i]), Outcome: OutcomeName(c.state[i].outcome),
		Promise: standingNames[c.standingOf(i)], LateSteps: int(c.late[i]), Cost: float64(c.cost[i]) / unit, Steps: int(c.steps[i])}
}
