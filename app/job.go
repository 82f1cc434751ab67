package app

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"runtime/debug"
	"sync"
	"time"

	"sandtable/engine"
	"sandtable/engine/model"
	"sandtable/engine/problem"
	"sandtable/engine/report"
	"sandtable/engine/scenario"
	"sandtable/engine/simulate"
	"sandtable/storage"
)

// progressInterval is how often a run's progress is told: ten times a second.
const progressInterval = 100 * time.Millisecond

// keepTimeout is how long writing a result may take.
const keepTimeout = 30 * time.Second

// job is a run that is not over.
type job struct {
	id       RunID
	process  ProcessID
	created  time.Time
	drawing  *model.Definitions
	scenario *scenario.Scenario
	only     int // the replication that is played alone; 0: all of them

	ctx    context.Context
	cancel context.CancelFunc
	over   chan struct{} // closed once the library knows the end

	mu       sync.Mutex
	progress simulate.Progress
	started  time.Time // zero while it waits
}

func (j *job) prepare(run storage.RunHead) {
	j.id, j.process, j.created = run.ID, run.ProcessID, run.CreatedAt
	j.ctx, j.cancel = context.WithCancel(context.Background())
	j.over = make(chan struct{})
}

// tell keeps the furthest progress. The engine calls it from several goroutines, so
// an older word may arrive after a newer one.
func (j *job) tell(p simulate.Progress) {
	j.mu.Lock()
	defer j.mu.Unlock()
	if p.Fraction() >= j.progress.Fraction() {
		j.progress = p
	}
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
	e := RunEvent{ID: string(j.id), ProcessID: string(j.process), Status: RunRunning, Fraction: j.progress.Fraction(), CasesDone: j.progress.Cases}
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
		h.Fraction = j.state().Fraction
	}
	return h
}

// play carries out a job, telling its progress.
func (s *Simulations) play(j *job) {
	j.begin(s.now())
	s.events.publish(Event{Run: new(j.state())})
	told := make(chan struct{})
	done := make(chan struct{})
	go func() {
		defer close(told)
		s.announce(j, done)
	}()
	result, err := s.simulate(j)
	close(done)
	<-told
	s.end(j, result, err)
}

// announce tells a job's progress, when there is any, until done.
func (s *Simulations) announce(j *job, done <-chan struct{}) {
	ticker := time.NewTicker(progressInterval)
	defer ticker.Stop()
	var last RunEvent
	for {
		select {
		case <-done:
			return
		case <-ticker.C:
		}
		state := j.stateAt(s.now())
		if state.Fraction != last.Fraction || state.CasesDone != last.CasesDone {
			s.events.publish(Event{Run: &state})
			last = state
		}
	}
}

// simulate runs the engine. A bug in it must not take the window down with it.
func (s *Simulations) simulate(j *job) (result *report.Report, err error) {
	defer func() {
		if bug := recover(); bug != nil {
			s.log.Error("the engine panicked", "run", j.id, "panic", bug, "stack", string(debug.Stack()))
			result, err = nil, fmt.Errorf("the engine panicked: %v", bug)
		}
	}()
	return engine.Simulate(j.ctx, j.drawing, j.scenario, engine.Options{Threads: s.threads, Only: j.only, Progress: j.tell})
}

// end keeps what came of a job and tells everybody that it is over.
func (s *Simulations) end(j *job, result *report.Report, err error) {
	defer close(j.over)
	j.cancel()
	outcome, status := s.outcome(j, result, err)
	ctx, cancel := context.WithTimeout(context.Background(), keepTimeout)
	defer cancel()
	switch _, err := s.library.EndRun(ctx, j.id, outcome); {
	case err == nil, errors.Is(err, storage.ErrRunEnded):
	case errors.Is(err, storage.ErrNotFound): // deleted meanwhile, alone or with its process
		status = RunCancelled
	default:
		s.log.Error("the result of a run cannot be kept", "run", j.id, "error", err)
		status = RunFailed
	}
	s.mu.Lock()
	delete(s.jobs, j.id)
	s.mu.Unlock()
	last := j.state()
	last.Status = status
	if status == RunFinished {
		last.Fraction = 1
	}
	s.events.publish(Event{Run: &last})
}

// outcome is how a job ended, as the library keeps it. A run that was broken off has
// failed, and its report says what was observed until then.
func (s *Simulations) outcome(j *job, result *report.Report, err error) (storage.RunEnd, RunStatus) {
	if err == nil {
		text, encoding := json.Marshal(result)
		switch {
		case encoding != nil:
			err = fmt.Errorf("write the report: %w", encoding)
		case result.Fault != nil:
			return storage.RunEnd{Status: storage.RunFailed, Report: text, Error: kept(brokenOff(result.Fault))}, RunFailed
		case result.Partial:
			return storage.RunEnd{Status: storage.RunCancelled, Report: text}, RunCancelled
		default:
			return storage.RunEnd{Status: storage.RunFinished, Report: text}, RunFinished
		}
	}
	if errors.Is(err, context.Canceled) {
		return storage.RunEnd{Status: storage.RunCancelled}, RunCancelled
	}
	if problem.Of(err) == nil {
		s.log.Error("a run failed", "run", j.id, "error", err)
	}
	return storage.RunEnd{Status: storage.RunFailed, Error: kept(problem.Of(failed(err)))}, RunFailed
}

// brokenOff is why a run could not go on, as a problem.
func brokenOff(f *report.Fault) *problem.Problem {
	return problem.New(f.Code, f.Message, f.Hint).Located(problem.Place{Element: f.Element})
}
