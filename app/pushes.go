package app

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"runtime/debug"
	"slices"
	"sync"

	"github.com/google/uuid"

	"sandtable/app/release"
	"sandtable/engine/problem"
	"sandtable/engine/simulate"
	"sandtable/storage/registry"
)

// PushState is how far a release has come.
type PushState string

// The states.
const (
	PushPacking   PushState = "packing" // it is checked, played and packed
	PushSending   PushState = "sending"
	PushDone      PushState = "done"
	PushFailed    PushState = "failed"
	PushCancelled PushState = "cancelled"
)

// Push is a release on its way to a registry, or there. What has arrived is not sent again when it is tried once more.
type Push struct {
	ID       string
	State    PushState
	Fraction float64 // of its state, 0 to 1
	Error    *problem.Problem
	Release  *PublishedRelease // once it is there
}

// PublishedRelease is what was published.
type PublishedRelease struct {
	Registry  string // its name
	Reference string // address, id and version, as “sandtable pull” takes it
	Version   string
	Digest    string
	Already   bool // exactly this was published before
	Signed    bool
	Draft     bool
}

// mostPushes is how many releases are remembered.
const mostPushes = 32

// pushes are the releases that were started here. The zero value is ready for use.
type pushes struct {
	mu     sync.Mutex
	all    []*push // the newest last
	closed bool
	under  sync.WaitGroup
}

type push struct {
	Push
	cancel context.CancelFunc
}

// Start publishes in the background.
func (s *Publishing) Start(ctx context.Context, q Request) (Push, error) {
	known, err := s.registries.Get(ctx, q.Registry)
	if err != nil {
		return Push{}, err
	}
	if q.Key != "" { // a wrong passphrase is said at once
		if _, err := s.signing.Key(q.Key, q.Passphrase); err != nil {
			return Push{}, err
		}
	}
	id, err := uuid.NewV7()
	if err != nil {
		return Push{}, failed(err)
	}
	ctx, cancel := context.WithCancel(context.WithoutCancel(ctx))
	p := &push{Push: Push{ID: id.String(), State: PushPacking}, cancel: cancel}
	if !s.jobs.add(p) {
		cancel()
		return Push{}, unavailable(context.Canceled)
	}
	started := p.Push
	go func() {
		defer s.jobs.under.Done()
		defer cancel()
		published, err := s.carryOut(ctx, p, known, q)
		s.jobs.end(ctx, p, published, err)
	}()
	return started, nil
}

// Get is a release, as far as it has come.
func (s *Publishing) Get(id string) (Push, error) {
	s.jobs.mu.Lock()
	defer s.jobs.mu.Unlock()
	if p := s.jobs.find(id); p != nil {
		return p.Push, nil
	}
	return Push{}, notFound(aRelease)
}

// Cancel breaks a release off. One that is there stays there.
func (s *Publishing) Cancel(id string) (Push, error) {
	s.jobs.mu.Lock()
	defer s.jobs.mu.Unlock()
	p := s.jobs.find(id)
	if p == nil {
		return Push{}, notFound(aRelease)
	}
	p.cancel()
	return p.Push, nil
}

// close breaks off what is under way, and waits for it.
func (s *Publishing) close() {
	s.jobs.mu.Lock()
	s.jobs.closed = true
	for _, p := range s.jobs.all {
		p.cancel()
	}
	s.jobs.mu.Unlock()
	s.jobs.under.Wait()
}

// carryOut makes the package, sends it, and remembers the answers for the next time. A bug must not take the window down with it.
func (s *Publishing) carryOut(ctx context.Context, p *push, to Registry, q Request) (published *PublishedRelease, err error) {
	defer func() {
		if bug := recover(); bug != nil {
			err = fmt.Errorf("publishing panicked: %v\n%s", bug, debug.Stack())
		}
	}()
	b, err := s.make(ctx, q, func(now simulate.Progress) { s.jobs.tell(p, PushPacking, now.Fraction()) })
	if err != nil {
		return nil, err
	}
	r, err := s.open(ctx, to.ID)
	if err != nil {
		return nil, err
	}
	s.jobs.tell(p, PushSending, 0)
	pushed, err := r.Push(ctx, b, func(now registry.Progress) {
		s.jobs.tell(p, PushSending, float64(now.Done)/float64(max(now.Total, 1)))
	})
	if err != nil {
		return nil, release.ExplainRegistry(err)
	}
	if answers, err := json.Marshal(q.Publication); err == nil {
		if err := s.library.PutPublication(context.WithoutCancel(ctx), q.Processes[0].Process, answers); err != nil {
			return nil, explain(aProcess, err)
		}
	}
	m := b.Manifest
	return &PublishedRelease{Registry: to.Name, Reference: fmt.Sprintf("%s/%s:%s", to.Address, m.ID, m.Version), Version: m.Version, Digest: pushed.Digest.String(), Already: pushed.Already,
		Signed: q.Key != "", Draft: q.Draft}, nil
}

func (j *pushes) add(p *push) bool {
	j.mu.Lock()
	defer j.mu.Unlock()
	if j.closed {
		return false
	}
	j.all = append(j.all, p)
	if len(j.all) > mostPushes {
		over := slices.IndexFunc(j.all, func(p *push) bool { return p.State != PushPacking && p.State != PushSending })
		if over >= 0 {
			j.all = slices.Delete(j.all, over, over+1)
		}
	}
	j.under.Add(1)
	return true
}

func (j *pushes) find(id string) *push {
	for _, p := range j.all {
		if p.ID == id {
			return p
		}
	}
	return nil
}

// tell keeps how far it is; several goroutines do so, and an older word may come after a newer one.
func (j *pushes) tell(p *push, state PushState, fraction float64) {
	j.mu.Lock()
	defer j.mu.Unlock()
	if p.State != state {
		p.State, p.Fraction = state, 0
	}
	p.Fraction = max(p.Fraction, fraction)
}

func (j *pushes) end(ctx context.Context, p *push, published *PublishedRelease, err error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	switch {
	case err == nil:
		p.State, p.Fraction, p.Release = PushDone, 1, published
	case ctx.Err() != nil:
		p.State = PushCancelled
	default:
		p.State, p.Error = PushFailed, cmp.Or(problem.Of(err), problem.Of(failed(err)))
	}
}
