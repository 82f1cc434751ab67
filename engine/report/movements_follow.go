package report

import (
	"sandtable/engine/compile"
	"sandtable/engine/model"
	"sandtable/engine/simulate"
	"sandtable/engine/token"
)

// Add follows what a record tells. It is in the stretch at hand once that has begun.
func (m *Movements) Add(r *simulate.Record) {
	if r.At != m.now {
		m.now = r.At
		clear(m.fired)
	}
	switch r.Kind {
	case simulate.CaseBegan:
		m.arrived++
		m.milestone(r)
	case simulate.CaseEnded:
		m.end(r)
	case simulate.Asked:
		m.asked(r)
	case simulate.Begun:
		m.turn(r, Working)
	case simulate.Stopped:
		m.turn(r, Halted)
	case simulate.Execution:
		m.leave(r, func(t *resting) bool { return t.at == r.Node && t.state != Awaiting })
	case simulate.Consultation:
		m.again(r, Advised, Queued)
	case simulate.Approval:
		m.again(r, Approved, Working)
	case simulate.Awaited:
		m.await(r)
	case simulate.Happened, simulate.Dropped:
		at := m.waitingAt(r.Node)
		m.leave(r, func(t *resting) bool { return t.at == at && t.state == Awaiting })
	case simulate.Passed:
		m.pass(r)
	case simulate.Sent:
		if r.Message != nil {
			m.passage(r, string(r.Message.ID))
		}
	}
}

// rest lets a token rest from now on.
func (m *Movements) rest(r *simulate.Record, at token.NodeID, flow token.FlowID, state TokenState) {
	m.nth++
	m.of[r.Case] = append(m.of[r.Case], resting{at: at, flow: flow, state: state, from: r.At, nth: m.nth})
}

// leave takes away the first token of the case that fits, if there is one.
func (m *Movements) leave(r *simulate.Record, fits func(*resting) bool) {
	tokens := m.of[r.Case]
	for i := range tokens {
		if !fits(&tokens[i]) {
			continue
		}
		if r.Outcome != simulate.Unfinished {
			m.close(r, &tokens[i])
			m.of[r.Case] = append(tokens[:i], tokens[i+1:]...)
		}
		break
	}
	if len(m.of[r.Case]) == 0 {
		delete(m.of, r.Case)
	}
}

// close tells of a stay that is over.
func (m *Movements) close(r *simulate.Record, t *resting) {
	if !m.told || t.from == r.At {
		return
	}
	s := m.stay(r.Case, t)
	until := inSeconds(r.At)
	s.Until = &until
	m.next.Stays = append(m.next.Stays, s)
	m.count(r)
}

// count notices when the stretch holds as much as it may.
func (m *Movements) count(r *simulate.Record) {
	if s := m.next; !m.sought && len(s.Stays)+len(s.Passages)+len(s.Arrivals)+len(s.Endings) >= m.limit {
		m.sought, m.since = true, r.At
	}
}

// asked lets a token rest at work that is there to be done, or has the one there wait for advice or approval.
func (m *Movements) asked(r *simulate.Record) {
	switch r.Of {
	case simulate.Execution:
		m.rest(r, r.Node, token.None, Queued)
	case simulate.Consultation:
		m.change(r, Advised)
	case simulate.Approval:
		m.change(r, Approved)
	}
}

// turn has the token at a task be worked on, or not any more.
func (m *Movements) turn(r *simulate.Record, state TokenState) {
	if r.Of == simulate.Execution {
		m.change(r, state)
	}
}

// again lets a token that has waited for advice or approval go on.
func (m *Movements) again(r *simulate.Record, was, state TokenState) {
	for _, t := range m.of[r.Case] {
		if t.at == r.Node && t.state == was && r.Outcome != simulate.Unfinished {
			m.change(r, state)
			return
		}
	}
}

// change gives the token at a task another state; the one before is a stay that is over.
func (m *Movements) change(r *simulate.Record, state TokenState) {
	tokens := m.of[r.Case]
	best := -1
	for i := range tokens {
		t := &tokens[i]
		if t.at != r.Node || t.state == Awaiting || t.state == Joining || t.state == state {
			continue
		}
		// Of several instances it is one that can come into that state.
		if best < 0 || state == Working && tokens[best].state != Queued && t.state == Queued {
			best = i
		}
	}
	if best < 0 {
		return
	}
	t := &tokens[best]
	m.close(r, t)
	m.nth++
	by := ""
	if state == Working && r.Crew != compile.None {
		by = m.program.Crews[r.Crew].Names[r.Person]
	}
	*t = resting{at: t.at, flow: token.None, state: state, from: r.At, nth: m.nth, by: by}
}

// await lets a token wait for an event. One at an event-based gateway waits for several there.
func (m *Movements) await(r *simulate.Record) {
	at := m.waitingAt(r.Node)
	for _, t := range m.of[r.Case] {
		if t.at == at && t.state == Awaiting {
			return
		}
	}
	m.rest(r, at, token.None, Awaiting)
}

// waitingAt is where a token rests that waits for an event: there, or at the event-based gateway before it.
func (m *Movements) waitingAt(event token.NodeID) token.NodeID {
	net := m.program.Net
	for _, f := range net.Nodes[event].In {
		if from := net.Flows[f].From; net.Nodes[from].Kind == model.EventBasedGateway {
			return from
		}
	}
	return event
}

// pass has a token come along a flow. At a join it waits for those on the other flows, and
// what leaves the join takes one of each.
func (m *Movements) pass(r *simulate.Record) {
	net := m.program.Net
	flow := &net.Flows[r.Flow]
	if net.Joins(flow.From) && !m.fired[firing{r.Case, flow.From}] {
		m.fired[firing{r.Case, flow.From}] = true
		for _, in := range net.Nodes[flow.From].In {
			m.leave(r, func(t *resting) bool { return t.flow == in })
		}
	}
	m.passage(r, string(flow.ID))
	if net.Joins(flow.To) {
		m.rest(r, flow.To, r.Flow, Joining)
	}
}

// crush is how many times its limit a stretch tells of at one moment.
const crush = 4

func (m *Movements) passage(r *simulate.Record, flow string) {
	if !m.told {
		return
	}
	if len(m.next.Passages) >= crush*m.limit {
		m.next.Unpassed++
		return
	}
	m.next.Passages = append(m.next.Passages, Passage{Case: r.Case, Flow: flow, At: inSeconds(r.At)})
	m.count(r)
}

func (m *Movements) milestone(r *simulate.Record) {
	if m.told {
		m.next.Arrivals = append(m.next.Arrivals, Milestone{Case: r.Case, At: inSeconds(r.At)})
		m.count(r)
	}
}

// end takes what is left of a case away, unless it goes on when the run is over.
func (m *Movements) end(r *simulate.Record) {
	if r.Outcome == simulate.Unfinished {
		return
	}
	m.ended++
	for i := range m.of[r.Case] {
		m.close(r, &m.of[r.Case][i])
	}
	delete(m.of, r.Case)
	if m.told {
		m.next.Endings = append(m.next.Endings, Milestone{Case: r.Case, At: inSeconds(r.At), Outcome: OutcomeName(r.Outcome)})
		m.count(r)
	}
}
