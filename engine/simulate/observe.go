package simulate

import (
	"cmp"
	"slices"

	"sandtable/engine/compile"
	"sandtable/engine/model"
	"sandtable/engine/token"
)

// Record is something that happened in a replication, as an observer is told of it. It
// and its slices are the simulator's, and good until the observer returns. Times are
// nanoseconds since the start of the run, Never where something has not come to pass;
// money is in millionths.
type Record struct {
	Kind    RecordKind
	Of      RecordKind // of Asked, Begun, Stopped and Failed: the kind of work
	Outcome Outcome
	Event   model.EventKind // of what happened, or is waited for
	Case    int64           // from 1, in the order of arrival; 0: of nobody's
	Node    token.NodeID
	Flow    token.FlowID // of Took and Passed
	At      int64        // when it is told

	// Of work: when it was there to be done, was begun first, and was done. Of a case: when
	// it came, twice, and when it was over. Of an event: since when it was waited for, and when
	// it happened, twice.
	Enabled, Started, Ended int64

	Crew   compile.CrewID // of whoever did it; None: nobody was needed, or has begun
	Person int32          // within the crew
	Role   compile.RoleID // in which they did it
	Others []Worker       // who did it together with them
	Cost   int64          // of work or a case, as far as it has gone
	Batch  int64          // which batch of the run it was done in, from 1; 0: none
	Tries  int32          // how often the work has failed and was to be done again
	Waits  [causes]int64  // of work: what it has waited for, by Cause, pauses at the end of shifts included once the stretch of work is over

	Row     []float64            // the data of the case now, by slot; empty: there is none
	Writes  []compile.Assignment // what of it was just written
	Beside  int32                // of CaseEnded: pieces of work that outlive it, each told of later
	Message *model.MessageFlow   // of Sent
}

// Worker is somebody who did a piece of work together with others.
type Worker struct {
	Crew   compile.CrewID
	Person int32
	Role   compile.RoleID
}

// RecordKind is what a record tells of.
type RecordKind uint8

// What every observer is told: each piece of work once, when it is over, failed attempts
// besides, and what frames it. What is unfinished when the run ends is told then.
const (
	Execution    = RecordKind(execution)    // of a task
	Consultation = RecordKind(consultation) // before it
	Approval     = RecordKind(approval)     // after it
	Reading      = RecordKind(reading)      // of those who are informed
	Escalation   = RecordKind(escalation)   // of a promise
)

// More of it.
const (
	Failed    RecordKind = RecordKind(pieces) + iota // an attempt at an execution that is to be done again
	CaseBegan                                        // with its first data
	CaseEnded
	Happened // an event that was waited for or thrown, or one with which something else began or ended

	// Those who watch closely are also told of the steps between, as they come.
	Asked    // a piece of work is there to be done
	Begun    // somebody begins it, or goes on with it
	Stopped  // it is interrupted
	Took     // a token leaves on one of several ways
	Awaited  // something is waited for from now on
	Sent     // a message
	Uncaught // an error, escalation or message that nothing caught

	// Those who watch every move are told of these, too.
	Passed  // a token has come along a flow
	Dropped // what was waited for is waited for no longer, and has not happened
)

// IsWork says whether a record is of a piece of work that is over.
func (k RecordKind) IsWork() bool { return k < RecordKind(pieces) }

// Outcome is how something ended.
type Outcome uint8

// Outcomes.
const (
	Completed  Outcome = iota
	Failure            // of work: in an error or escalation; of a case: by an error that nothing caught
	Decided            // a promise took it as done
	Withdrawn          // something else took it away
	Unfinished         // the run was over before
)

// Never is the time of what has not come to pass.
const Never = never

// relay hands the record at hand to the observer. One who cannot take it ends the run, and
// is told nothing more.
func (r *replication) relay() {
	if err := r.observe(r.record); err != nil {
		r.observe, r.closely, r.moves = nil, false, false
		r.fail(err)
	}
}

// watchBy sets whom the replication tells what happens, as the options say; nil: nobody.
func (r *replication) watchBy(observe func(*Record) error, o Options) {
	r.observe, r.closely, r.moves = observe, (o.Closely || o.Moves) && observe != nil, o.Moves && observe != nil
	r.game.Watch, r.game.Reached = nil, nil
	if observe != nil {
		r.game.Reached = r.reached
	}
	if r.closely {
		r.game.Watch = r.follow
	}
}

// follow tells of the messages that the game sends, and of the flows that tokens come along.
func (r *replication) follow(s token.Step) {
	switch {
	case s.Flow != token.None && r.moves:
		r.note(Passed, r.cases[s.Case].number, r.program.Net.Flows[s.Flow].From).Flow = s.Flow
		r.relay()
		return
	case s.Message == nil || !r.closely:
		return
	}
	at, _ := r.program.Net.Node(s.Message.Source) // a message flow may begin at the edge of a pool
	r.note(Sent, r.cases[s.Case].number, at).Message = s.Message
	r.relay()
}

// tellStep lets who watches closely know of a step of a piece of work.
func (r *replication) tellStep(kind RecordKind, i int32) {
	rec := r.noteWork(kind, i)
	rec.Of = RecordKind(r.items[i].kind)
	r.relay()
}

// tellBegun lets who watches closely know that a piece of work is begun, or taken up again,
// and with it those of its batch that are done together with it.
func (r *replication) tellBegun(i int32) {
	r.tellStep(Begun, i)
	first := &r.items[i]
	if first.rest == nil || first.size <= 1 || r.inTurn(first) {
		return
	}
	by := *r.record
	for k := first.batch; k != none && r.closely; k = r.items[k].batch {
		rec := r.noteWork(Begun, k)
		rec.Of, rec.Started, rec.Crew, rec.Person, rec.Role, rec.Others = by.Of, by.Started, by.Crew, by.Person, by.Role, by.Others
		rec.Waits[ForPeople] += first.busy
		rec.Waits[OffShift] += first.off
		r.relay()
	}
}

// tellWays lets who watches closely know on which flows a token leaves.
func (r *replication) tellWays(at token.Place, taken []token.FlowID) {
	for _, f := range taken {
		if !r.closely {
			return
		}
		r.note(Took, r.cases[at.Case].number, at.Node).Flow = f
		r.noteRow(at.Case)
		r.relay()
	}
}

// note begins a record of something that happens now with a case at a node.
func (r *replication) note(kind RecordKind, number int64, at token.NodeID) *Record {
	*r.record = Record{Kind: kind, Case: number, Node: at, Flow: token.None, At: r.now,
		Enabled: never, Started: never, Ended: never, Crew: compile.None, Role: compile.None}
	return r.record
}

// noteRow adds the data of a case to a record.
func (r *replication) noteRow(c token.Case) {
	if r.program.Data.Width > 0 && c != nobody {
		r.record.Row = r.row(c)
	}
}

// numberOf is the number of an item's case, which may be over.
func (r *replication) numberOf(it *item) int64 {
	if it.place.Case == nobody {
		return it.number
	}
	return r.cases[it.place.Case].number
}

// noteWork begins a record of a piece of work as far as it has come.
func (r *replication) noteWork(kind RecordKind, i int32) *Record {
	it := &r.items[i]
	rec := r.note(kind, r.numberOf(it), it.place.Node)
	rec.Enabled, rec.Cost = it.enabled, it.cost
	if it.begun != none {
		rec.Started = it.begun
	}
	if it.crew != compile.None {
		rec.Crew, rec.Person, rec.Role = it.crew, r.crews[it.crew].seats[it.seat].person, r.roleOf(it, int(it.member))
	}
	rec.Waits[ForPeople], rec.Waits[OffShift] = it.busy, it.off
	if it.rest != nil {
		for k, long := range it.waits {
			rec.Waits[k] += long
		}
		rec.Batch, rec.Tries = it.gathered, it.tries
		if it.mates != none {
			r.noteOthers(it)
		}
		rec.Others = it.others
	}
	r.noteRow(it.place.Case)
	return rec
}

// noteOthers keeps who does an item together with the one it names, for its record.
func (r *replication) noteOthers(it *item) {
	it.others = it.others[:0]
	for k := it.mates; k != none; k = r.mates[k].next {
		m := &r.mates[k]
		it.others = append(it.others, Worker{m.crew, r.crews[m.crew].seats[m.seat].person, m.role})
	}
}

// tell lets the observer know of a piece of work that is over.
func (r *replication) tell(i int32, how Outcome) {
	rec := r.noteWork(RecordKind(r.items[i].kind), i)
	rec.Outcome, rec.Ended = how, r.now
	if it := &r.items[i]; it.rest == nil && it.begun != none {
		rec.Waits[Pause] = r.now - it.begun - it.worked
	}
	if m := r.program.Work[rec.Node].More; m != nil && rec.Kind == Execution && how != Withdrawn {
		rec.Writes = m.Writes
	}
	r.relay()
}

// tellPassed lets the observer know of a task that took no time.
func (r *replication) tellPassed(at token.Place, w *compile.Work) {
	rec := r.note(Execution, r.cases[at.Case].number, at.Node)
	rec.Enabled, rec.Started, rec.Ended, rec.Cost = r.now, r.now, r.now, w.Cost
	r.noteRow(at.Case)
	r.relay()
}

// tellEvent lets the observer know of an event that has happened now, waited for since then.
func (r *replication) tellEvent(c token.Case, at token.NodeID, kind model.EventKind, since int64) {
	rec := r.note(Happened, r.cases[c].number, at)
	rec.Event, rec.Enabled, rec.Started, rec.Ended = kind, since, r.now, r.now
	r.noteRow(c)
	r.relay()
}

// reached lets the observer know of an end event, or one that throws, that a token has come to. It is
// called by the game.
func (r *replication) reached(c token.Case, at token.NodeID) {
	if r.observe != nil {
		r.tellEvent(c, at, eventOf(r.program.Net, at), r.now)
	}
}

// eventOf is what an event is about; of several things the first, UnknownEvent where it is about nothing.
func eventOf(n *token.Net, at token.NodeID) model.EventKind {
	if e := n.Nodes[at].Event; e != nil && len(e.Definitions) > 0 {
		return e.Definitions[0].Kind
	}
	return model.UnknownEvent
}

// tellBeginning lets the observer know of a case that comes.
func (r *replication) tellBeginning(id token.Case) {
	c := &r.cases[id]
	rec := r.note(CaseBegan, c.number, c.start)
	rec.Event, rec.Enabled, rec.Started = eventOf(r.program.Net, c.start), c.arrived, c.arrived
	r.noteRow(id)
	r.relay()
}

// tellEnd lets the observer know of a case that is over, or of one that is not when the run is.
func (r *replication) tellEnd(id token.Case, how Outcome) {
	c := &r.cases[id]
	rec := r.note(CaseEnded, c.number, c.start)
	rec.Event, rec.Enabled, rec.Started, rec.Outcome, rec.Cost, rec.Waits = eventOf(r.program.Net, c.start), c.arrived, c.arrived, how, c.cost, c.waits
	if how != Unfinished {
		rec.Ended = c.left
		for i := c.items; i != none; i = r.items[i].beside {
			rec.Beside++
		}
	}
	r.noteRow(id)
	r.relay()
}

// tellUnfinished lets the observer know of what is under way when the run is over, case by
// case: work, what is waited for, then the case itself.
func (r *replication) tellUnfinished() {
	type left struct {
		number int64
		what   int // 0: work, 1: an event, 2: the case
		index  int32
	}
	var all []left
	for i := range r.items {
		if it := &r.items[i]; it.state != free {
			all = append(all, left{r.numberOf(it), 0, int32(i)})
		}
	}
	for id := range r.waits {
		if w := &r.waits[id]; w.open && r.delays(w.Node) {
			all = append(all, left{r.cases[w.Case].number, 1, int32(id)})
		}
	}
	for id := range r.cases {
		if r.cases[id].open {
			all = append(all, left{r.cases[id].number, 2, int32(id)})
		}
	}
	slices.SortFunc(all, func(a, b left) int {
		return cmp.Or(cmp.Compare(a.number, b.number), cmp.Compare(a.what, b.what), cmp.Compare(a.index, b.index))
	})
	for _, l := range all {
		if r.observe == nil {
			return
		}
		switch l.what {
		case 0:
			rec := r.noteWork(RecordKind(r.items[l.index].kind), l.index)
			rec.Outcome = Unfinished
			r.relay()
		case 1:
			w := &r.waits[l.index]
			rec := r.note(Happened, l.number, w.Node)
			rec.Event, rec.Outcome, rec.Enabled = w.Kind, Unfinished, w.since
			r.noteRow(w.Case)
			r.relay()
		default:
			r.tellEnd(token.Case(l.index), Unfinished)
		}
	}
}

// delays says whether it is the case that waits at an event, rather than the event for
// something to come while the case goes on.
func (r *replication) delays(at token.NodeID) bool {
	kind := r.program.Net.Nodes[at].Kind
	return kind != model.BoundaryEvent && kind != model.StartEvent
}
