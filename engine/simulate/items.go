package simulate

import (
	"sandtable/engine/compile"
	"sandtable/engine/token"
)

// item is one piece of work: the execution of a task, from being enabled to being
// done, or what RACI or a promise bring to others beside it.
type item struct {
	place  token.Place
	state  state
	kind   piece
	turn   uint32 // changes whenever the end planned for it no longer holds
	queue  compile.QueueID
	member int32   // of the queue's crews
	chance float64 // drawn when it is enabled: the processor does that beside other work; of a duty whose duration is a formula, its value
	order  uint64  // of request

	enabled int64
	asked   int64 // when it began to wait for people
	begun   int64 // first; none before
	started int64 // last
	work    int64 // what it takes from then on, shift ends left out
	worked  int64 // before
	busy    int64 // waiting for people who were busy
	off     int64 // waiting for people who were off shift
	cost    int64

	crew       compile.CrewID // None: nobody is needed
	seat       int32
	next, prev int32 // in its queue
	beside     int32 // the case's next item
	before     int32 // the case's item before
	visit      uint32

	*rest // nil in a plain program
}

// rest is what items have in programs that are not plain. It stays with its slot.
type rest struct {
	life     uint32  // how often the slot has been used
	share    float64 // of the work that is still to be done; 1 at first
	urgency  float64 // but for what the data of the case says
	pressing float64 // urgency, with what the data says
	rank     float64 // more goes before less: the urgency, ageing included
	key      int64   // within a rank, less goes before more
	ends     int64   // when the work will be done
	setup    int64   // part of the work, so far
	prep     int64   // the setup at the beginning of the present stretch of work; what is left of it after a breakdown
	own      int64   // cost of an execution before its batch was begun
	used     bool    // it has cost per use
	mates    int32   // the first of those who do it together with the one in the item; none
	of       int32   // what it is a part of: an execution; none
	part     int32   // which duty or action of its task it is
	pending  int32   // duties that it waits for
	batch    int32   // the next of its batch, of which it is the first; none
	size     int32   // of the batch; 0: none
	acting   int32   // the next action of its promise
	tries    int32   // that failed
	lacks    compile.StockID
	decided  bool          // taken as done although no work was done on it
	waits    [causes]int64 // but for people who are busy or off shift

	number   int64    // of a case that it has outlived
	gathered int64    // which batch of the run it is in; 0: none
	others   []Worker // who has done it together with the one in the item, where anybody is told
}

// state of an item.
type state uint8

const (
	free      state = iota
	stocking        // it waits for stock
	asking          // it waits for those consulted
	gathering       // it waits for others of its batch
	waiting         // it waits for people
	working
	approving // it is done, and waits for approval
	held      // it is in a batch whose first member stands for all
	broken    // whoever does it is being repaired
	alone     // the work on its batch is done
)

// piece is what kind of work an item is.
type piece uint8

const (
	execution piece = iota
	consultation
	approval
	reading
	escalation
	pieces
)

// Cause is what a case waits for, or what keeps its work from going on.
type Cause uint8

// Causes of waiting.
const (
	ForPeople Cause = iota // who are busy
	OffShift               // until whoever did it was on shift
	ForBatch
	ForConsultation
	ForApproval
	ForStock
	ForEvent // a timer, a message, a signal, a condition
	Pause    // of work begun: whoever does it goes on with the next shift
	causes
)

// members is how many executions an item stands for while it waits. Those of a batch that
// are done in turn are counted one by one.
func (r *replication) members(it *item) int64 {
	if it.rest == nil || it.size <= 1 || r.inTurn(it) {
		return 1
	}
	return int64(it.size)
}

// openItem finds a slot for an item and hangs it on its case, if anything can withdraw it.
func (r *replication) openItem(at token.Place, kind piece) int32 {
	i := r.slot()
	it := &r.items[i]
	it.place, it.kind, it.enabled, it.begun, it.crew = at, kind, r.now, none, compile.None
	it.order, it.worked, it.busy, it.off, it.cost = 0, 0, 0, 0, 0
	if r.program.Plain && !r.program.Net.Withdraws { // nobody will ask for the items of a case
		return i
	}
	if !r.program.Plain {
		*it.rest = rest{life: it.life, share: 1, mates: none, of: none, batch: none, others: it.others[:0]}
	}
	if withdrawn(kind) {
		*r.insideOf(at.Instance)++
	}
	it.before, it.beside = none, r.cases[at.Case].items
	if it.beside != none {
		r.items[it.beside].before = i
	}
	r.cases[at.Case].items = i
	return i
}

// slot finds a free slot for an item.
func (r *replication) slot() int32 {
	if n := len(r.spare); n > 0 {
		i := r.spare[n-1]
		r.spare = r.spare[:n-1]
		return i
	}
	i := len(r.items)
	if i < cap(r.items) { // with what the slot had in an earlier replication
		r.items = r.items[:i+1]
	} else {
		r.items = append(r.items, item{})
	}
	if it := &r.items[i]; it.rest == nil && !r.program.Plain {
		it.rest = new(rest)
	}
	return int32(i)
}

// closeItem gives a slot back.
func (r *replication) closeItem(i int32) {
	it := &r.items[i]
	if !r.program.Plain || r.program.Net.Withdraws {
		r.unhang(i)
	}
	it.state = free
	it.turn++
	if it.rest != nil {
		it.life++
	}
	r.spare = append(r.spare, i)
}

// unhang takes an item off its case.
func (r *replication) unhang(i int32) {
	it := &r.items[i]
	if withdrawn(it.kind) {
		*r.insideOf(it.place.Instance)--
	}
	switch {
	case it.before != none:
		r.items[it.before].beside = it.beside
	case it.place.Case != nobody:
		r.cases[it.place.Case].items = it.beside
	}
	if it.beside != none {
		r.items[it.beside].before = it.before
	}
}

// nobody is the case of work that outlives its case.
const nobody token.Case = none

// outlive lets the readings and escalations of a case go on when it ends.
func (r *replication) outlive(c token.Case) {
	for i := r.cases[c].items; i != none; {
		it := &r.items[i]
		next := it.beside
		it.number = r.cases[c].number
		it.place.Case, it.before, it.beside = nobody, none, none
		i = next
	}
	r.cases[c].items = none
}
