package registry

import (
	"context"
	"errors"
	"io"
	"net/http"
	"sync"
	"time"

	"oras.land/oras-go/v2/registry/remote/retry"
)

// usualPatience is how long a registry may take or send nothing at all. There is no limit to the whole: a large package over a slow line takes its time.
const usualPatience = time.Minute

// errStalled means that a registry was silent in the middle of something. It is not tried again: a minute was enough.
var errStalled = errors.New("the registry has stopped in the middle")

// patient gives a request up when nothing moves any more, in either direction.
type patient struct {
	http.RoundTripper
	patience time.Duration
}

func (p patient) RoundTrip(q *http.Request) (*http.Response, error) {
	ctx, giveUp := context.WithCancelCause(q.Context())
	moves := &movement{timer: time.AfterFunc(p.patience, func() { giveUp(errStalled) }), patience: p.patience, ctx: ctx, done: giveUp}
	q = q.WithContext(ctx)
	if q.Body != nil && q.Body != http.NoBody {
		q.Body = &moving{q.Body, moves, false}
	}
	a, err := p.RoundTripper.RoundTrip(q)
	if err != nil {
		moves.end()
		return nil, moves.cause(err)
	}
	moves.noticed()
	a.Body = &moving{a.Body, moves, true}
	return a, nil
}

// movement is when something last moved.
type movement struct {
	mu       sync.Mutex
	over     bool
	timer    *time.Timer
	patience time.Duration
	ctx      context.Context // of the request
	done     context.CancelCauseFunc
}

func (m *movement) noticed() {
	m.mu.Lock()
	defer m.mu.Unlock()
	if !m.over {
		m.timer.Reset(m.patience)
	}
}

func (m *movement) end() {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.over = true
	m.timer.Stop()
}

// cause is errStalled where that is why something was cancelled.
func (m *movement) cause(err error) error {
	if errors.Is(context.Cause(m.ctx), errStalled) {
		return errStalled
	}
	return err
}

// moving is a body that is read while it moves.
type moving struct {
	io.ReadCloser
	moves  *movement
	answer bool // the last thing that moves
}

func (b *moving) Read(p []byte) (int, error) {
	n, err := b.ReadCloser.Read(p)
	if n > 0 {
		b.moves.noticed()
	}
	if err != nil && !errors.Is(err, io.EOF) {
		err = b.moves.cause(err)
	}
	return n, err
}

func (b *moving) Close() error {
	err := b.ReadCloser.Close()
	if b.answer {
		b.moves.end()
		b.moves.done(nil)
	}
	return err
}

// again is when a request is repeated: as is usual, but not where there is no room. That is no better a second later.
var again retry.Policy = &retry.GenericPolicy{
	Retryable: func(a *http.Response, err error) (bool, error) {
		if err == nil && a.StatusCode == http.StatusInsufficientStorage {
			return false, nil
		}
		return retry.DefaultPredicate(a, err)
	},
	Backoff: retry.DefaultBackoff,
	MinWait: 200 * time.Millisecond, MaxWait: 3 * time.Second, MaxRetry: 5,
}
