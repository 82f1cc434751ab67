package report

import (
	"cmp"
	"slices"
	"time"

	"sandtable/engine/compile"
	"sandtable/engine/model"
	"sandtable/engine/simulate"
	"sandtable/engine/token"
)

// TokenState is what a token that rests is there for.
type TokenState string

// The states of a token.
const (
	Queued   TokenState = "queued"   // the work is there to be done
	Advised  TokenState = "advised"  // it waits for advice (C)
	Working  TokenState = "working"  // somebody is at it
	Halted   TokenState = "halted"   // it was interrupted by more urgent work
	Approved TokenState = "approved" // it waits for approval (A)
	Awaiting TokenState = "awaiting" // it waits for an event
	Joining  TokenState = "joining"  // it waits for other tokens
)

// Stay is a time that a token of a case rests somewhere.
type Stay struct {
	Case    int64      `json:"case" doc:"Counted from 1, in the order in which cases came"`
	Element string     `json:"element"`
	Flow    string     `json:"flow,omitempty" doc:"Of a join: the flow on which it waits for the others"`
	State   TokenState `json:"state" enum:"queued,advised,working,halted,approved,awaiting,joining" doc:"What it is there for: to be taken up, for advice (C), worked on, interrupted, for approval (A), for an event, for other tokens"`
	From    float64    `json:"from" doc:"Seconds since the start of the run"`
	Until   *float64   `json:"until" doc:"Seconds since the start of the run; null: beyond the stretch"`
	By      string     `json:"by,omitempty" doc:"Who works on it, the first of several"`
}

// Passage is a token of a case that comes along a flow, which takes no time.
type Passage struct {
	Case int64   `json:"case"`
	Flow string  `json:"flow" doc:"A sequence flow, or the message flow of a message that is sent"`
	At   float64 `json:"at" doc:"Seconds since the start of the run"`
}

// Milestone is the beginning or the end of a case.
type Milestone struct {
	Case    int64   `json:"case"`
	At      float64 `json:"at" doc:"Seconds since the start of the run"`
	Outcome string  `json:"outcome,omitempty" doc:"Of an end: completed or failed"`
}

// Stretch is where the cases of one replication are from one moment, which it includes,
// until another, which it does not unless the run is over there.
type Stretch struct {
	Start     time.Time         `json:"start" doc:"Of the run, in its time zone; everything else is in seconds since then"`
	Zone      string            `json:"zone" doc:"Time zone of the scenario (IANA)"`
	From      float64           `json:"from" doc:"Seconds since the start of the run"`
	Until     float64           `json:"until" doc:"Seconds since the start of the run; earlier than was asked for where there is too much to tell at once, or where the run is over"`
	Over      bool              `json:"over" doc:"The run is over there"`
	Arrived   int64             `json:"arrived" doc:"Cases that came before From"`
	Ended     int64             `json:"ended" doc:"Of those: that were over before From"`
	Arrivals  []Milestone       `json:"arrivals" doc:"Cases that came, in the order of time"`
	Endings   []Milestone       `json:"endings" doc:"Cases that were over, in the order of time"`
	Stays     []Stay            `json:"stays" doc:"Where tokens rested at any moment of it, in the order in which they came there; what took no time is left out"`
	Passages  []Passage         `json:"passages" doc:"In the order of time; of one moment, in the order in which they followed each other"`
	Unlisted  map[string]int64  `json:"unlisted,omitempty" doc:"By element: tokens that rest there at the end and are in no stay above, because there are too many"`
	Unpassed  int64             `json:"unpassed,omitempty" doc:"Passages that are left out, because too much happens at one moment"`
	CalledFor map[string]string `json:"calledFor,omitempty" doc:"By element of a called process: the call activity that it is called for"`
}

// Movements follows the tokens of a replication and tells of them a stretch of time at a
// time. It is an observer for engine.Follow; its memory follows the tokens in flight and
// what a stretch may hold.
//
// Before each stretch Begin is told what to tell of; each record is shown to Ends first,
// and where the stretch ends there, Cut gives it.
type Movements struct {
	program *compile.Program
	of      map[int64][]resting // by case, the tokens that rest
	from    int64
	until   int64
	stands  int64 // the end of the last stretch
	limit   int
	told    bool  // the stretch has begun: what happens is in it
	now     int64 // of the last record
	arrived int64
	ended   int64
	next    *Stretch
	sought  bool // the limit is reached: the stretch ends when the clock moves
	since   int64
	nth     int64           // tokens that have come to rest, so far
	fired   map[firing]bool // joins that have let tokens leave at this moment, the one that takes what has waited there
}

// resting is a token that rests.
type resting struct {
	at    token.NodeID
	flow  token.FlowID // of a join; or None
	state TokenState
	from  int64
	nth   int64
	by    string
}

// firing is a join that a case has come through.
type firing struct {
	number int64
	at     token.NodeID
}

// NewMovements follows a program from the start.
func NewMovements(p *compile.Program) *Movements {
	return &Movements{program: p, of: map[int64][]resting{}, fired: map[firing]bool{}}
}

// Now is the time of the last record, in nanoseconds since the start.
func (m *Movements) Now() int64 { return m.now }

// Slack is by how many nanoseconds a moment may be off that somebody has kept in seconds.
const Slack = 10_000

// Begin asks for a stretch, in nanoseconds since the start, that tells of about so many
// things at most. It cannot begin before the end of the one before.
func (m *Movements) Begin(from, until int64, limit int) {
	if from < m.stands+Slack {
		from = m.stands
	}
	m.from, m.until, m.limit = from, max(until, from), max(limit, 1)
	m.told, m.sought, m.next = false, false, nil
}

// Ends says whether the stretch ends before a record.
func (m *Movements) Ends(r *simulate.Record) bool {
	if r.At < m.from {
		return false
	}
	m.enter()
	return r.At >= m.until || m.sought && r.At > m.since
}

// enter lets the stretch begin, once.
func (m *Movements) enter() {
	if m.told {
		return
	}
	m.told = true
	m.next = &Stretch{Start: m.program.Start, Zone: m.program.Scenario.Zone, From: inSeconds(m.from), Arrived: m.arrived, Ended: m.ended,
		Arrivals: []Milestone{}, Endings: []Milestone{}, Stays: []Stay{}, Passages: []Passage{}}
}

func inSeconds(ns int64) float64 { return float64(ns) / second }

// Cut ends the stretch: before a moment, or with the run.
func (m *Movements) Cut(at int64, over bool) *Stretch {
	m.enter()
	s := m.next
	s.Over = over
	if !over {
		at = min(at, m.until)
	}
	m.stands = max(at, m.from)
	s.Until = inSeconds(m.stands)
	m.list(s)
	m.name(s)
	m.told, m.next = false, nil
	return s
}

// list adds the tokens that rest where the stretch ends, the first that came first.
func (m *Movements) list(s *Stretch) {
	type owned struct {
		number int64
		resting
	}
	var all []owned
	for number, tokens := range m.of {
		for _, t := range tokens {
			all = append(all, owned{number, t})
		}
	}
	slices.SortFunc(all, func(a, b owned) int { return cmp.Compare(a.nth, b.nth) })
	for i := range all {
		t := &all[i]
		if i < m.limit {
			s.Stays = append(s.Stays, m.stay(t.number, &t.resting))
			continue
		}
		if s.Unlisted == nil {
			s.Unlisted = map[string]int64{}
		}
		s.Unlisted[string(m.program.Net.Nodes[t.at].ID)]++
	}
	slices.SortStableFunc(s.Stays, func(a, b Stay) int { return cmp.Compare(a.From, b.From) })
}

func (m *Movements) stay(number int64, t *resting) Stay {
	s := Stay{Case: number, Element: string(m.program.Net.Nodes[t.at].ID), State: t.state, From: inSeconds(t.from), By: t.by}
	if t.flow != token.None {
		s.Flow = string(m.program.Net.Flows[t.flow].ID)
	}
	return s
}

// name says which calls the elements of called processes are there for.
func (m *Movements) name(s *Stretch) {
	net := m.program.Net
	for i := range s.Stays {
		m.nameOne(s, s.Stays[i].Element)
	}
	for i := range s.Passages {
		if f, ok := net.Flow(model.ID(s.Passages[i].Flow)); ok {
			m.nameOne(s, string(net.Nodes[net.Flows[f].To].ID))
		}
	}
}

func (m *Movements) nameOne(s *Stretch, element string) {
	net := m.program.Net
	for {
		at, ok := net.Node(model.ID(element))
		if _, known := s.CalledFor[element]; !ok || known {
			return
		}
		call := callOf(net, at)
		if call == token.None {
			return
		}
		if s.CalledFor == nil {
			s.CalledFor = map[string]string{}
		}
		s.CalledFor[element] = string(net.Nodes[call].ID)
		element = s.CalledFor[element]
	}
}

// callOf is the first call activity that calls the process of a node, or None.
func callOf(net *token.Net, at token.NodeID) token.NodeID {
	scope := net.Nodes[at].Scope
	for net.Scopes[scope].Holder != token.None {
		scope = net.Nodes[net.Scopes[scope].Holder].Scope
	}
	for i := range net.Nodes {
		if n := &net.Nodes[i]; n.Kind == model.CallActivity && n.Inside == scope {
			return token.NodeID(i)
		}
	}
	return token.None
}
