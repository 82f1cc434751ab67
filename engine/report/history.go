package report

import (
	"cmp"
	"slices"
	"time"

	"sandtable/engine/calendar"
	"sandtable/engine/compile"
	"sandtable/engine/scenario"
	"sandtable/engine/simulate"
	"sandtable/engine/token"
)

// mostSteps is of how many steps the history of a case tells.
const mostSteps = 2000

// What goes on in a span of a step.
const (
	SpanWaiting = "waiting"
	SpanWorking = "working"
	SpanPaused  = "paused" // interrupted by more urgent work, failed and to be done again, or until the next shift, which its cause says
)

// Span is a time within a step during which one thing goes on. Times are seconds since
// the start of the run.
type Span struct {
	From  float64 `json:"from"`
	Until float64 `json:"until"`
	State string  `json:"state" enum:"waiting,working,paused"`
	Cause string  `json:"cause,omitempty" doc:"What is waited for, as in the report; pause where work that was begun stands still until the next shift. How long is exact; in which order causes follow each other is not recorded, and is that in which a step usually comes by them"`
}

// HistoryStep is a piece of work on a case, or an event in it.
type HistoryStep struct {
	Element string   `json:"element"`
	Name    string   `json:"name" doc:"Empty where it has none"`
	Kind    string   `json:"kind" enum:"execution,consultation,approval,reading,escalation,event"`
	Trigger string   `json:"trigger,omitempty" doc:"Of an event: message, timer and so on"`
	Outcome string   `json:"outcome" enum:"completed,failed,decided,withdrawn,unfinished"`
	Enabled float64  `json:"enabled" doc:"When it was there to be done, in seconds since the start of the run"`
	Started *float64 `json:"started" doc:"When it was begun first; null: never"`
	Ended   *float64 `json:"ended" doc:"When it was over; null: not before the end of the run"`
	Spans   []Span   `json:"spans" doc:"What went on, without gaps; none for what took no time"`
	By      []string `json:"by" doc:"Who did it; nobody where nobody was needed or has begun"`
	Role    string   `json:"role,omitempty"`
	Cost    float64  `json:"cost" doc:"In the currency of the scenario"`
	Tries   int32    `json:"failedAttempts,omitempty"`
	Batch   int64    `json:"batch,omitempty" doc:"Which batch of the run it was done in"`
	Due     *float64 `json:"due" doc:"When it was promised to be complete; null: nothing is promised"`
	Late    bool     `json:"late" doc:"A promise to start or complete it was missed"`
}

// CaseHistory is what happened to one case.
type CaseHistory struct {
	CaseLine
	Start    time.Time     `json:"start" doc:"Of the run, in its time zone"`
	Zone     string        `json:"zone" doc:"Time zone of the scenario (IANA)"`
	Currency string        `json:"currency"`
	Due      *float64      `json:"due" doc:"When the case was promised to be complete, in seconds since the start of the run; null: nothing is promised"`
	History  []HistoryStep `json:"history" doc:"In the order in which it was there to be done"`
	Untold   int           `json:"untold,omitempty" doc:"Steps that are left out, because there are too many"`
}

// History follows one case of a replication. It is an observer for engine.Replay.
type History struct {
	program *compile.Program
	number  int64
	alone   *CaseList // of that case only
	marks   []mark
	steps   []HistoryStep
	untold  int
	cases   int64 // that came
	over    bool
	beside  int32 // pieces of work that outlive the case
	due     *float64
}

// mark is when the state of a piece of work changed.
type mark struct {
	node    token.NodeID
	of      simulate.RecordKind
	enabled int64
	at      int64
	state   string
	hours   []*calendar.Timeline // in which the work goes on that begins then
}

// NewHistory follows a case, counted from 1 in the order in which cases come.
func NewHistory(p *compile.Program, number int64) *History {
	return &History{program: p, number: number, alone: NewCaseList(p)}
}

// Came is how many cases have come so far.
func (h *History) Came() int64 { return h.cases }

// Over says whether the case is over, and all that outlives it.
func (h *History) Over() bool { return h.over && h.beside <= 0 }

// Observe is told of what happened.
func (h *History) Observe(r *simulate.Record) {
	if r.Kind == simulate.CaseBegan {
		h.cases = max(h.cases, r.Case)
	}
	if r.Case != h.number {
		return
	}
	alone := *r
	alone.Case = 1
	_ = h.alone.Observe(&alone) // never fails
	switch {
	case r.Kind == simulate.CaseBegan:
		if p := h.program.Promise; p != nil && p.Complete != simulate.Never {
			h.due = secondsAt(p.After(r.Started, p.Complete))
		}
	case r.Kind == simulate.CaseEnded:
		h.over, h.beside = true, r.Beside
	case r.Kind == simulate.Begun:
		h.mark(r, SpanWorking)
	case r.Kind == simulate.Stopped, r.Kind == simulate.Failed:
		h.mark(r, SpanPaused)
	case r.Kind.IsWork():
		if h.over {
			h.beside--
		}
		h.add(r)
	case r.Kind == simulate.Happened:
		h.add(r)
	}
}

// mark notes that the state of a piece of work changes.
func (h *History) mark(r *simulate.Record, state string) {
	if len(h.marks) < 4*mostSteps {
		m := mark{node: r.Node, of: r.Of, enabled: r.Enabled, at: r.At, state: state}
		if state == SpanWorking {
			m.hours = h.hours(r)
		}
		h.marks = append(h.marks, m)
	}
}

// add tells of a step that is over, or unfinished when the run is.
func (h *History) add(r *simulate.Record) {
	changes := h.take(r)
	if len(h.steps) >= mostSteps {
		h.untold++
		return
	}
	node := h.program.Net.Nodes[r.Node]
	s := HistoryStep{Element: string(node.ID), Name: node.Name, Kind: KindName(r.Kind), Trigger: triggerOf(r), Outcome: OutcomeName(r.Outcome),
		Enabled: inSeconds(r.Enabled), Started: secondsAt(r.Started), Ended: secondsAt(r.Ended), Spans: spans(r, changes), By: h.doers(r),
		Cost: float64(r.Cost) / unit, Tries: r.Tries, Batch: r.Batch}
	if r.Crew != compile.None {
		s.Role = roleName(&h.program.Roles[r.Role])
	}
	if p := promiseOf(h.program, r); r.Kind == simulate.Execution && p != nil && r.Outcome != simulate.Withdrawn {
		s.Late = late(p, r)
		if p.Complete != simulate.Never {
			s.Due = secondsAt(p.After(r.Enabled, p.Complete))
		}
	}
	h.steps = append(h.steps, s)
}

// take finds the changes of a piece of work that is over, and forgets them.
func (h *History) take(r *simulate.Record) (changes []mark) {
	if r.Kind == simulate.Happened {
		return nil
	}
	rest := h.marks[:0]
	for _, m := range h.marks {
		if m.node == r.Node && m.of == r.Kind && m.enabled == r.Enabled {
			changes = append(changes, m)
		} else {
			rest = append(rest, m)
		}
	}
	h.marks = rest
	return changes
}

func (h *History) doers(r *simulate.Record) []string {
	all := []string{}
	if r.Crew != compile.None {
		all = append(all, h.program.Crews[r.Crew].Names[r.Person])
	}
	for _, o := range r.Others {
		all = append(all, h.program.Crews[o.Crew].Names[o.Person])
	}
	return all
}

// before are the causes that a step may wait for until it is begun, in the order in which
// it usually comes by them.
var before = [...]simulate.Cause{simulate.ForStock, simulate.ForConsultation, simulate.ForBatch, simulate.ForPeople, simulate.OffShift}

// spans are what went on in a step.
func spans(r *simulate.Record, changes []mark) []Span {
	all, end := []Span{}, ends(r)
	add := func(from, until int64, state string, cause string) {
		if until > from {
			all = append(all, Span{inSeconds(from), inSeconds(until), state, cause})
		}
	}
	if r.Kind == simulate.Happened {
		add(r.Enabled, end, SpanWaiting, simulate.CauseNames[simulate.ForEvent])
		return all
	}
	begun, worked := end, end
	if r.Started != simulate.Never {
		begun, worked = r.Started, max(r.Started, end-r.Waits[simulate.ForApproval])
	}
	at := r.Enabled
	for _, cause := range before {
		until := min(begun, at+r.Waits[cause])
		add(at, until, SpanWaiting, simulate.CauseNames[cause])
		at = until
	}
	add(at, begun, SpanWaiting, "")
	if r.Started == simulate.Never {
		return all
	}
	state, at, hours := SpanWorking, begun, []*calendar.Timeline(nil)
	goOn := func(until int64) {
		if state == SpanWorking {
			shifts(hours, at, until, add)
		} else {
			add(at, until, state, "")
		}
	}
	for _, m := range changes {
		if m.at > at && m.state != state {
			goOn(m.at)
			at = m.at
		}
		if m.at >= begun {
			state, hours = m.state, m.hours
		}
	}
	goOn(worked)
	add(worked, end, SpanWaiting, simulate.CauseNames[simulate.ForApproval])
	return all
}

// hours are those in which the work of a record goes on; none where it goes on at any time.
func (h *History) hours(r *simulate.Record) (all []*calendar.Timeline) {
	add := func(id compile.CrewID) {
		if id == compile.None {
			return
		}
		if crew := &h.program.Crews[id]; !crew.Timeline.Always() && crew.AtEnd != scenario.Finish {
			all = append(all, crew.Timeline)
		}
	}
	add(r.Crew)
	for _, o := range r.Others {
		add(o.Crew)
	}
	return all
}

// shifts adds a stretch of work, and where it pauses until everybody is on shift again.
func shifts(hours []*calendar.Timeline, from, until int64, add func(from, until int64, state, cause string)) {
	for at := from; at < until; {
		open, till := present(hours, at)
		for !open && till < until {
			more, end := present(hours, till)
			if more {
				break
			}
			till = end
		}
		till = min(till, until)
		if open {
			add(at, till, SpanWorking, "")
		} else {
			add(at, till, SpanPaused, simulate.CauseNames[simulate.Pause])
		}
		at = till
	}
}

// present says whether all hours are open at a moment, and until when that may stay so.
func present(hours []*calendar.Timeline, at int64) (open bool, till int64) {
	open, till = true, simulate.Never
	for _, t := range hours {
		o, end := t.Period(at)
		open, till = open && o, min(till, end)
	}
	return open, till
}

// secondsAt is nil for what has not come to pass.
func secondsAt(at int64) *float64 {
	if at == simulate.Never {
		return nil
	}
	s := inSeconds(at)
	return &s
}

// Told is the history; nil where the case has not come.
func (h *History) Told() *CaseHistory {
	if h.alone.Len() == 0 {
		return nil
	}
	line := h.alone.line(0)
	line.Case = h.number
	slices.SortStableFunc(h.steps, func(a, b HistoryStep) int { return cmp.Compare(a.Enabled, b.Enabled) })
	steps := h.steps
	if steps == nil {
		steps = []HistoryStep{}
	}
	return &CaseHistory{CaseLine: line, Start: h.program.Start, Zone: h.program.Scenario.Zone, Currency: h.program.Scenario.Currency,
		Due: h.due, History: steps, Untold: h.untold}
}
