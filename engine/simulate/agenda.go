package simulate

// agenda is what is due to happen, soonest first. What is due at the same moment
// happens by kind, and within a kind in the order it was planned, so a run with the
// same seed always goes the same way. It is a heap with four children to a parent:
// half as deep as a binary one, and a parent's children share a cache line or two.
// The root stays open after its entry is taken, because what happens mostly plans
// something else, which then sinks from there at once.
type agenda struct {
	due     []entry
	planned uint64
	open    bool // the root is taken
}

// entry is one thing that is due. The kind stands in the top bits of order, above
// the number of entries planned before.
type entry struct {
	at    int64
	order uint64
	what  int32  // item, arrival or crew, by kind
	turn  uint32 // of an item: which use of its slot is meant
}

// kind of entry, in the order in which simultaneous entries happen.
type kind uint8

const (
	finishing    kind = iota // work on an item ends
	repaired                 // somebody is repaired
	delivering               // stock comes
	posting                  // a message that was on its way comes in
	occurring                // something happens that is waited for
	signalling               // a signal comes from outside
	arriving                 // a case comes
	batching                 // a batch is due
	waking                   // a crew comes on shift while work waits for it
	looking                  // stand-ins may take from a queue
	acting                   // a promise calls for an action about an execution
	actingOnCase             // the same about a case
	breaking                 // somebody breaks down
	warmed                   // the warm-up is over
)

const kindShift = 56

func (e *entry) kind() kind { return kind(e.order >> kindShift) }

func (e *entry) before(f *entry) bool {
	return e.at < f.at || e.at == f.at && e.order < f.order
}

// plan puts something on the agenda.
func (a *agenda) plan(at int64, k kind, what int32, turn uint32) {
	a.planned++
	e := entry{at, uint64(k)<<kindShift | a.planned, what, turn}
	if a.open {
		a.open = false
		a.sink(e)
		return
	}
	a.due = append(a.due, entry{})
	a.rise(len(a.due)-1, e)
}

// rise finds the place of an entry between a hole at the bottom and the root.
func (a *agenda) rise(hole int, e entry) {
	for hole > 0 {
		parent := (hole - 1) / 4
		if !e.before(&a.due[parent]) {
			break
		}
		a.due[hole] = a.due[parent]
		hole = parent
	}
	a.due[hole] = e
}

// first is what is due next; nil where nothing is.
func (a *agenda) first() *entry {
	if a.open {
		a.open = false
		last := len(a.due) - 1
		e := a.due[last]
		a.due = a.due[:last]
		if last > 0 {
			a.sink(e)
		}
	}
	if len(a.due) == 0 {
		return nil
	}
	return &a.due[0]
}

// take takes off the agenda what first has returned.
func (a *agenda) take() entry {
	a.open = true
	return a.due[0]
}

// sink finds the place of an entry between a hole at the root and the bottom.
func (a *agenda) sink(e entry) {
	due, hole := a.due, 0
	for {
		child := 4*hole + 1
		if child >= len(due) {
			break
		}
		least := child
		for c, last := child+1, min(child+4, len(due)); c < last; c++ {
			if due[c].before(&due[least]) {
				least = c
			}
		}
		if !due[least].before(&e) {
			break
		}
		due[hole] = due[least]
		hole = least
	}
	due[hole] = e
}

// len is how much is due.
func (a *agenda) len() int {
	if a.open {
		return len(a.due) - 1
	}
	return len(a.due)
}

func (a *agenda) reset() { a.due, a.planned, a.open = a.due[:0], 0, false }
