package app

import (
	"context"
	"errors"
	"sync"
	"time"

	"sandtable/engine/report"
)

// Event says that something has changed. Exactly one of Run and Library is set.
type Event struct {
	ID      uint64        // rises with every event, also across restarts
	Run     *RunEvent     // what a simulation is doing
	Library *LibraryEvent // what was written, here or in another window
}

// Type is the event's name on the wire: "run" or "library".
func (e Event) Type() string {
	if e.Run != nil {
		return "run"
	}
	return "library"
}

// Data is what the event says.
func (e Event) Data() any {
	if e.Run != nil {
		return e.Run
	}
	return e.Library
}

// RunEvent is the state of a run, at most ten times a second.
type RunEvent struct {
	ID         string    `json:"id"`
	ProcessID  string    `json:"processId"`
	Status     RunStatus `json:"status"`
	Fraction   float64   `json:"fraction" doc:"How much is done, 0 to 1"`
	ETASeconds *float64  `json:"etaSeconds" doc:"Seconds still to go; null while it cannot be said"`
	CasesDone  int64     `json:"casesDone" doc:"Of a simulation"`

	Waiting      int `json:"waiting" doc:"Its place in the line, from 1; 0: it is being played, or over"`
	VariantsDone int `json:"variantsDone" doc:"Of an experiment: how many of its variants have been played"`
	Variants     int `json:"variants" doc:"Of an experiment: how many there are to play; 0 while it waits, and for a simulation"`

	Known *report.Known `json:"known,omitempty" doc:"Of a simulation: what the finished replications show; left out while there is none"`
}

// LibraryEvent says what was written. Kind "everything" has no id: whatever is on
// the screen may be out of date.
type LibraryEvent struct {
	Kind     string `json:"kind" enum:"project,process,scenario,run,setting,waiver,version,walk,plan,organisation,registry,entry,everything"`
	ID       string `json:"id"`
	Revision int64  `json:"revision" doc:"The revision written; 0 where there is none and for what was deleted"`
}

// Everything is the kind of a library event that names nothing in particular.
const Everything = "everything"

// Events carries changes to whoever listens. A slow listener loses intermediate
// progress and never the last state of anything. The zero value is ready for use.
type Events struct {
	mu        sync.Mutex
	listeners map[*Listener]struct{}
	last      uint64
	watch     func(context.Context) // runs as long as somebody listens
	stopWatch context.CancelFunc
	watching  sync.WaitGroup
	closed    bool
}

// ErrClosed is what a listener gets once the application is closing.
var ErrClosed = errors.New("events are closed")

// pendingLimit bounds what waits for a slow listener: beyond it, one "everything"
// takes the place of all that it missed.
const pendingLimit = 256

// Listener receives events until it is closed.
type Listener struct {
	bus     *Events
	pending []Event
	wake    chan struct{} // holds one token while something waits
}

// Listen starts listening. After is the id of the last event that the listener has
// seen, 0 for a new one; if it has missed any since, "everything" comes first.
func (e *Events) Listen(after uint64) *Listener {
	e.mu.Lock()
	defer e.mu.Unlock()
	l := &Listener{bus: e, wake: make(chan struct{}, 1)}
	if e.listeners == nil {
		e.listeners = make(map[*Listener]struct{})
	}
	e.listeners[l] = struct{}{}
	if after != 0 && after != e.last {
		l.add(Event{ID: e.last, Library: &LibraryEvent{Kind: Everything}})
	}
	if len(e.listeners) == 1 && e.watch != nil && !e.closed {
		ctx, stop := context.WithCancel(context.Background())
		e.stopWatch = stop
		e.watching.Go(func() { e.watch(ctx) })
	}
	return l
}

// Next waits for an event.
func (l *Listener) Next(ctx context.Context) (Event, error) {
	for {
		if event, ok, closed := l.take(); ok {
			return event, nil
		} else if closed {
			return Event{}, ErrClosed
		}
		select {
		case <-l.wake:
		case <-ctx.Done():
			return Event{}, ctx.Err()
		}
	}
}

func (l *Listener) take() (event Event, ok, closed bool) {
	l.bus.mu.Lock()
	defer l.bus.mu.Unlock()
	if len(l.pending) == 0 {
		return Event{}, false, l.bus.closed
	}
	event = l.pending[0]
	l.pending = l.pending[1:]
	return event, true, false
}

// Close stops listening. It may be called more than once.
func (l *Listener) Close() {
	l.bus.mu.Lock()
	defer l.bus.mu.Unlock()
	delete(l.bus.listeners, l)
	if len(l.bus.listeners) == 0 && l.bus.stopWatch != nil {
		l.bus.stopWatch()
		l.bus.stopWatch = nil
	}
}

// publish hands an event to every listener and never waits for one.
func (e *Events) publish(event Event) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.last++
	event.ID = e.last
	for l := range e.listeners {
		l.add(event)
	}
}

// changed announces that something was written.
func (e *Events) changed(kind, id string, revision int64) {
	e.publish(Event{Library: &LibraryEvent{Kind: kind, ID: id, Revision: revision}})
}

// add queues an event. What it says about a thing replaces what waits about the same thing.
func (l *Listener) add(event Event) {
	kept := l.pending[:0:0]
	for _, waiting := range l.pending {
		if !event.replaces(waiting) {
			kept = append(kept, waiting)
		}
	}
	if len(kept) >= pendingLimit {
		kept = nil
		event = Event{ID: event.ID, Library: &LibraryEvent{Kind: Everything}}
	}
	l.pending = append(kept, event)
	select {
	case l.wake <- struct{}{}:
	default: // it is awake already
	}
}

func (e Event) replaces(old Event) bool {
	if e.Run != nil {
		return old.Run != nil && old.Run.ID == e.Run.ID
	}
	return old.Library != nil && (e.Library.Kind == Everything || old.Library.Kind == e.Library.Kind && old.Library.ID == e.Library.ID)
}

// close wakes every listener with ErrClosed and waits for the watch to end.
func (e *Events) close() {
	e.mu.Lock()
	e.closed = true
	if e.stopWatch != nil {
		e.stopWatch()
		e.stopWatch = nil
	}
	for l := range e.listeners {
		select {
		case l.wake <- struct{}{}:
		default:
		}
	}
	e.mu.Unlock()
	e.watching.Wait()
}

// startAt makes ids of this start greater than those of earlier ones, so that a
// listener that comes back after a restart is told that it has missed something.
func (e *Events) startAt(now time.Time) { e.last = uint64(max(now.UnixMilli(), 0)) * 1000 }
