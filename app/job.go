package app

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"runtime/debug"
	"sync"
	"time"

	"sandtable/engine/problem"
	"sandtable/engine/report"
	"sandtable/storage"
)

// progressInterval is how often a run's progress is told: ten times a second.
const progressInterval = 100 * time.Millisecond

// keepTimeout is how long writing a result may take.
const keepTimeout = 30 * time.Second

// work plays what a run is about on so many threads, and tells how far it is from any
// of them. When the context is done it gives what it has, or the context's error.
type work func(ctx context.Context, threads int, tell func(progress)) (*result, error)

// progress is how far work is.
type progress struct {
	fraction float64 // 0 to 1
	cases    int64   // done, of a simulation
	variants int     // done, of an experiment
	expected int     // variants; 0 where it cannot be said
}

// result is what came of work.
type result struct {
	answer  any              // what the library keeps, as JSON
	partial bool             // stopped before it was whole
	fault   *problem.Problem // why it could not go on; nil if it could
}

// job is a run that is not over.
type job struct {
	id         RunID
	process    ProcessID
	created    time.Time
	work       work
	experiment bool

	ctx    context.Context
	cancel context.CancelFunc
	over   chan struct{} // closed once the library knows the end

	mu       sync.Mutex
	progress progress
	known    *report.Known // after the last replication that somebody looked at; nil while nothing is
	started  time.Time     // zero while it waits
	place    int           // in the line, from 1; 0: it is being played
}

func (j *job) prepare(run storage.RunHead) {
	j.id, j.process, j.created = run.ID, run.ProcessID, run.CreatedAt
	j.ctx, j.cancel = context.WithCancel(context.Background())
	j.over = make(chan struct{})
}

// tell keeps the furthest progress. The engine calls it from several goroutines, so
// an older word may arrive after a newer one.
func (j *job) tell(p progress) {
	j.mu.Lock()
	defer j.mu.Unlock()
	if p.fraction >= j.progress.fraction {
		j.progress = p
	}
}

// look keeps what a simulation has shown, as often as its progress is told.
func (j *job) look(now func() time.Time) report.Live {
	var last time.Time
	return func(known func() report.Known) {
		at := now()
		if !last.IsZero() && at.Sub(last) < progressInterval {
			return
		}
		last = at
		said := known()
		j.mu.Lock()
		defer j.mu.Unlock()
		j.known = &said
	}
}

// stand says where in the line it stands, from 1; true if it stood elsewhere.
func (j *job) stand(place int) bool {
	j.mu.Lock()
	defer j.mu.Unlock()
	moved := j.place != place
	j.place = place
	return moved
}

func (j *job) begin(now time.Time) {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.started = now
}

// state is how far the job is.
func (j *job) state() RunEvent { return j.stateAt(time.Time{}) }

func (j *job) stateAt(now time.Time) RunEvent {
	j.mu.Lock()
	defer j.mu.Unlock()
	e := RunEvent{ID: string(j.id), ProcessID: string(j.process), Status: RunRunning,
		Waiting: j.place, Fraction: j.progress.fraction, CasesDone: j.progress.cases, VariantsDone: j.progress.variants, Variants: j.progress.expected, Known: j.known}
	if elapsed := now.Sub(j.started); !now.IsZero() && !j.started.IsZero() && e.Fraction > 0 {
		left := elapsed.Seconds() * (1 - e.Fraction) / e.Fraction
		e.ETASeconds = &left
	}
	return e
}

// head is what the library knows of a run together with what its job knows, if it has one.
func (j *job) head(r storage.RunHead) RunHead {
	h := runHeadOf(r)
	if j != nil && h.Status == RunRunning {
		state := j.state()
		h.Fraction, h.Waiting = state.Fraction, state.Waiting
	}
	return h
}

// play carries out a job, telling its progress.
func (q *queue) play(j *job) {
	j.begin(q.now())
	q.events.publish(Event{Run: new(j.state())})
	told := make(chan struct{})
	done := make(chan struct{})
	go func() {
		defer close(told)
		q.announce(j, done)
	}()
	said, err := q.carryOut(j)
	close(done)
	<-told
	q.end(j, said, err)
}

// announce tells a job's progress, when there is any, until done.
func (q *queue) announce(j *job, done <-chan struct{}) {
	ticker := time.NewTicker(progressInterval)
	defer ticker.Stop()
	var last RunEvent
	for {
		select {
		case <-done:
			return
		case <-ticker.C:
		}
		state := j.stateAt(q.now())
		if state.Fraction != last.Fraction || state.CasesDone != last.CasesDone || state.VariantsDone != last.VariantsDone || state.Known != last.Known {
			q.events.publish(Event{Run: &state})
			last = state
		}
	}
}

// carryOut runs the engine. A bug in it must not take the window down with it.
func (q *queue) carryOut(j *job) (said *result, err error) {
	defer func() {
		if bug := recover(); bug != nil {
			q.log.Error("the engine panicked", "run", j.id, "panic", bug, "stack", string(debug.Stack()))
			said, err = nil, fmt.Errorf("the engine panicked: %v", bug)
		}
	}()
	return j.work(j.ctx, q.threads, j.tell)
}

// end keeps what came of a job and tells everybody that it is over.
func (q *queue) end(j *job, said *result, err error) {
	defer close(j.over)
	j.cancel()
	outcome, status := q.outcome(j, said, err)
	ctx, cancel := context.WithTimeout(context.Background(), keepTimeout)
	defer cancel()
	switch _, err := q.library.EndRun(ctx, j.id, outcome); {
	case err == nil, errors.Is(err, storage.ErrRunEnded):
	case errors.Is(err, storage.ErrNotFound): // deleted meanwhile, alone or with its process
		status = RunCancelled
	default:
		q.log.Error("the result of a run cannot be kept", "run", j.id, "error", err)
		status = RunFailed
	}
	q.mu.Lock()
	delete(q.jobs, j.id)
	q.mu.Unlock()
	last := j.state()
	last.Status = status
	if status == RunFinished {
		last.Fraction = 1
	}
	q.events.publish(Event{Run: &last})
}

// outcome is how a job ended, as the library keeps it. A run that was broken off has
// failed, and its report says what was observed until then.
func (q *queue) outcome(j *job, said *result, err error) (storage.RunEnd, RunStatus) {
	if err == nil {
		text, encoding := json.Marshal(said.answer)
		switch {
		case encoding != nil:
			err = fmt.Errorf("write the answer: %w", encoding)
		case said.fault != nil:
			return storage.RunEnd{Status: storage.RunFailed, Report: text, Error: kept(said.fault)}, RunFailed
		case said.partial:
			return storage.RunEnd{Status: storage.RunCancelled, Report: text}, RunCancelled
		default:
			return storage.RunEnd{Status: storage.RunFinished, Report: text}, RunFinished
		}
	}
	if errors.Is(err, context.Canceled) {
		return storage.RunEnd{Status: storage.RunCancelled}, RunCancelled
	}
	if problem.Of(err) == nil {
		q.log.Error("a run failed", "run", j.id, "error", err)
	}
	return storage.RunEnd{Status: storage.RunFailed, Error: kept(problem.Of(failed(err)))}, RunFailed
}
