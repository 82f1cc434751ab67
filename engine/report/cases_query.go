package report

import (
	"math"
	"slices"

	"sandtable/engine/simulate"
)

// CaseOrder is by what a list of cases is sorted.
type CaseOrder string

// Orders. The zero value is that in which cases came.
const (
	ByArrival CaseOrder = "case"
	ByCycle   CaseOrder = "cycleTime"
	ByOutcome CaseOrder = "outcome"
	ByPromise CaseOrder = "promise"
	ByCost    CaseOrder = "cost"
	BySteps   CaseOrder = "steps"
)

// Between is a range of values, both ends included; nil is no bound.
type Between struct{ From, Until *float64 }

func (b Between) has(x float64) bool {
	return (b.From == nil || x >= *b.From) && (b.Until == nil || x <= *b.Until)
}

func (b Between) key() [2]float64 {
	key := [2]float64{math.Inf(-1), math.Inf(1)}
	if b.From != nil {
		key[0] = *b.From
	}
	if b.Until != nil {
		key[1] = *b.Until
	}
	return key
}

// CaseQuery says which cases are wanted, in which order. The zero value wants all, as they came.
type CaseQuery struct {
	Order      CaseOrder
	Descending bool
	Case       int64  // 0: any
	Outcome    string // "": any
	Promise    string // "": any
	Arrived    Between
	CycleTime  Between
	Cost       Between
	Steps      Between
}

// caseKey is a query that can be compared.
type caseKey struct {
	order                     CaseOrder
	descending                bool
	number                    int64
	outcome, promise          string
	arrived, took, cost, done [2]float64
}

func (q *CaseQuery) key() caseKey {
	return caseKey{q.Order, q.Descending, q.Case, q.Outcome, q.Promise, q.Arrived.key(), q.CycleTime.key(), q.Cost.key(), q.Steps.key()}
}

// CaseView is a list of cases as somebody wants it. Turning its pages costs nothing.
type CaseView struct {
	cases *CaseList
	key   caseKey
	at    []int32 // which cases, in which order
}

// View finds and sorts the cases that are wanted. Of those that are alike, the first that came is first.
func (c *CaseList) View(q CaseQuery) *CaseView {
	v := &CaseView{cases: c, key: q.key()}
	for i := range c.arrived {
		if c.wanted(i, &q) {
			v.at = append(v.at, int32(i))
		}
	}
	switch rank := c.rank(q.Order); {
	case rank != nil && q.Descending:
		v.at = ranked(v.at, func(i int32) uint64 { return ^rank(int(i)) })
	case rank != nil:
		v.at = ranked(v.at, func(i int32) uint64 { return rank(int(i)) })
	case q.Descending:
		slices.Reverse(v.at)
	}
	return v
}

func (c *CaseList) wanted(i int, q *CaseQuery) bool {
	return (c.whole || c.state[i].outcome != simulate.Unfinished) &&
		(q.Case == 0 || q.Case == int64(i)+1) &&
		(q.Outcome == "" || q.Outcome == OutcomeName(c.state[i].outcome)) &&
		(q.Promise == "" || q.Promise == standingNames[c.standingOf(i)]) &&
		q.Arrived.has(inSeconds(c.arrived[i])) && q.CycleTime.has(inSeconds(c.took[i])) &&
		q.Cost.has(float64(c.cost[i])/unit) && q.Steps.has(float64(c.steps[i]))
}

// rank is by what cases are sorted, the lowest first; nil: as they came.
func (c *CaseList) rank(o CaseOrder) func(i int) uint64 {
	switch o {
	case ByCycle:
		return func(i int) uint64 { return signed(c.took[i]) }
	case ByOutcome:
		return func(i int) uint64 { return uint64(c.state[i].outcome) }
	case ByPromise:
		return func(i int) uint64 { return uint64(c.standingOf(i))<<16 | uint64(c.late[i]) }
	case ByCost:
		return func(i int) uint64 { return signed(c.cost[i]) }
	case BySteps:
		return func(i int) uint64 { return signed(int64(c.steps[i])) }
	}
	return nil
}

// Is says whether the view is what a query wants.
func (v *CaseView) Is(q CaseQuery) bool { return v.key == q.key() }

// Page is so many of its cases from one on, counted from 0.
func (v *CaseView) Page(offset, limit int) *CasePage {
	c := v.cases
	page := &CasePage{Start: c.program.Start, Zone: c.program.Scenario.Zone, Currency: c.program.Scenario.Currency, Promised: c.promised,
		Total: c.total(), Unlisted: c.unlisted, Matching: len(v.at), Items: []CaseLine{}}
	for _, i := range v.at[min(offset, len(v.at)):min(offset+limit, len(v.at))] {
		page.Items = append(page.Items, c.line(int(i)))
	}
	return page
}

// total is how many cases there are to choose from.
func (c *CaseList) total() int {
	if c.whole {
		return c.Len()
	}
	return c.over
}
