package app

import (
	"context"
	"sync"
	"time"

	"sandtable/engine"
	"sandtable/engine/compile"
	"sandtable/engine/report"
	"sandtable/engine/simulate"
)

const (
	reels    = 2               // so many replications are kept as they are shown
	reelIdle = 2 * time.Minute // for how long nobody may have looked at one
	aMoment  = 150 * time.Millisecond
	playedOn = 5 * time.Second // for how long one is played on for nobody
)

// reel is a replication that is played again, once for all that is shown of the whole of it. While it is played it can be looked at as far as it has come.
// It is played for as long as somebody waits or asks again and again; then it is stopped, and begins anew when somebody asks.
type reel struct {
	service *Simulations
	of      replayed

	mu      sync.Mutex // the player lets go of it now and then
	survey  *report.Survey
	view    *report.CaseView
	part    float64 // is played, 0 to 1
	whole   bool
	fault   error         // why it could not be played
	over    chan struct{} // closed when it is played no more; nil: it is not played
	stop    context.CancelFunc
	waiting int       // those who wait for it
	asked   time.Time // when somebody asked last
}

// shown is what somebody sees of a reel: of the whole, or of as much as is played within a moment.
func shown[V any](ctx context.Context, s *Simulations, of replayed, soFar bool, see func(*reel) *V) (*V, error) {
	r, _ := s.reels.get(of, func() (*reel, error) { return &reel{service: s, of: of}, nil })
	enough := make(<-chan time.Time)
	if soFar {
		enough = time.After(aMoment)
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.waiting++
	defer func() { r.waiting, r.asked = r.waiting-1, time.Now() }()
	for !r.whole {
		if r.over == nil {
			r.begin()
		}
		over := r.over
		r.mu.Unlock()
		select {
		case <-over:
		case <-enough:
			enough = time.After(aMoment)
		case <-ctx.Done():
		}
		r.mu.Lock()
		switch {
		case ctx.Err() != nil:
			return nil, cancelled(ctx)
		case r.over == nil && r.fault != nil:
			return nil, r.fault
		case soFar && r.survey != nil:
			return see(r), nil
		}
	}
	return see(r), nil
}

// begin has it played from the start. The lock is held.
func (r *reel) begin() {
	ctx, stop := context.WithCancel(context.Background())
	over := make(chan struct{})
	r.survey, r.view, r.part, r.fault, r.over, r.stop = nil, nil, 0, nil, over, stop
	r.asked = time.Now()
	go func() {
		defer close(over)
		defer stop()
		err := r.service.replay(ctx, r.of.run, r.of.replication, func(again rerun) (bool, error) { return r.play(ctx, again) })
		r.mu.Lock()
		defer r.mu.Unlock()
		if r.over = nil; ctx.Err() == nil {
			r.fault = err
		}
		if !r.whole {
			r.survey = nil
		}
	}()
}

// play plays it to its end, unless it is stopped. What a replication that could not go on has shown until then is the whole of it.
func (r *reel) play(ctx context.Context, again rerun) (told bool, err error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	seen := 0
	err = engine.Follow(ctx, again.drawing, again.scenario, again.replication, func(p simulate.Progress) { r.part = p.Fraction() }, func(p *compile.Program) func(*simulate.Record) error {
		r.survey = report.NewSurvey(p)
		return func(record *simulate.Record) error {
			if seen++; seen%glance == 0 {
				r.pause()
			}
			r.survey.Observe(record)
			return nil
		}
	})
	if told = r.survey != nil && r.survey.Cases.Len() > 0; ctx.Err() == nil && (err == nil || told) {
		r.survey.Close()
		r.view, r.whole = nil, true
	}
	return told, err
}

// pause lets others look, and stops the player where nobody has for a while.
func (r *reel) pause() {
	r.mu.Unlock()
	r.mu.Lock()
	if r.waiting == 0 && time.Since(r.asked) > playedOn {
		r.stop()
	}
}

// list is the list of cases as somebody wants it, as it was the last time where that is the same.
func (r *reel) list(q report.CaseQuery) *report.CaseView {
	if r.view == nil || !r.whole || !r.view.Is(q) {
		r.view = r.survey.Cases.View(q)
	}
	return r.view
}

// played is how much of it is played; nil: all of it.
func (r *reel) played() *float64 {
	if r.whole {
		return nil
	}
	part := r.part
	return &part
}

// close stops the player, and waits until it has.
func (r *reel) close() {
	r.mu.Lock()
	over := r.over
	if over != nil {
		r.stop()
	}
	r.mu.Unlock()
	if over != nil {
		<-over
	}
}
