package hooks

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"log/slog"
	"math/rand/v2"
	"net/http"
	"strconv"
	"sync"
	"time"

	"github.com/google/uuid"

	"sandtable/engine"
	"sandtable/storage/depot"
)

// Sender sends what is due. The zero value but for the store is as the hub has it.
type Sender struct {
	Store    *depot.Store
	Source   string           // names the hub in events; empty: urn:sandtable:hub
	Attempts int              // after so many that failed a delivery is given up; 0: 10, which is about ten hours
	First    time.Duration    // how long to wait after the first that failed, three times as long after each further one, six hours at most; 0: 5 s
	Every    time.Duration    // how often to look; 0: every second
	Now      func() time.Time // nil: time.Now
	Log      *slog.Logger     // nil: nothing is logged
}

const (
	patience   = 10 * time.Second // that a receiver may take
	longest    = 6 * time.Hour    // between two attempts
	mostAtOnce = 200              // deliveries that are looked at in one round
)

// client follows no redirect: a receiver that has moved has to be told to the hub, or its secret would be used with somebody else.
var client = &http.Client{Timeout: patience, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}

// Run sends until ctx is done.
func (s *Sender) Run(ctx context.Context) {
	every := s.Every
	if every == 0 {
		every = time.Second
	}
	tick := time.NewTicker(every)
	defer tick.Stop()
	for {
		if err := s.Round(ctx); err != nil && ctx.Err() == nil {
			s.log().Error("webhooks failed", "error", err)
		}
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
	}
}

func (s *Sender) log() *slog.Logger {
	if s.Log == nil {
		return slog.New(slog.DiscardHandler)
	}
	return s.Log
}

func (s *Sender) now() time.Time {
	if s.Now == nil {
		return time.Now()
	}
	return s.Now()
}

// Round sends what is due now. Hooks do not wait for each other; what one is to be told is sent in its order, until an attempt fails.
func (s *Sender) Round(ctx context.Context) error {
	for more := true; more; {
		var err error
		if more, err = s.Store.Distribute(ctx); err != nil {
			return err
		}
	}
	due, err := s.Store.Due(ctx, mostAtOnce)
	if err != nil || len(due) == 0 {
		return err
	}
	byHook := map[string][]depot.Delivery{}
	for _, d := range due {
		byHook[d.Hook.ID] = append(byHook[d.Hook.ID], d)
	}
	var all sync.WaitGroup
	for _, list := range byHook {
		all.Go(func() {
			for _, d := range list {
				if !s.deliver(ctx, d) {
					return
				}
			}
		})
	}
	all.Wait()
	return ctx.Err()
}

// deliver makes one attempt, and says whether it succeeded.
func (s *Sender) deliver(ctx context.Context, d depot.Delivery) bool {
	source := s.Source
	if source == "" {
		source = "urn:sandtable:hub"
	}
	wait, failure := s.send(ctx, d.Hook, EventOf(source, d.Event, d.Entry))
	if ctx.Err() != nil {
		return false // the hub stops; that is nobody's failure
	}
	var err error
	switch attempts := d.Attempts + 1; {
	case failure == "":
		err = s.Store.Delivered(ctx, d)
	case attempts >= s.attempts():
		s.log().Warn("a webhook was given up", "hook", d.Hook.ID, "event", d.Event, "failure", failure)
		err = s.Store.Postpone(ctx, d, failure, nil)
	default:
		after := max(s.backOff(attempts), min(wait, longest))
		err = s.Store.Postpone(ctx, d, failure, &after)
	}
	if err != nil {
		s.log().Error("a webhook's state cannot be written", "hook", d.Hook.ID, "error", err)
	}
	return failure == "" && err == nil
}

func (s *Sender) attempts() int {
	if s.Attempts == 0 {
		return 10
	}
	return s.Attempts
}

// backOff is how long to wait after so many attempts have failed: up to a fifth more or less, so that receivers that were down together are not flooded together.
func (s *Sender) backOff(failed int) time.Duration {
	after := s.First
	if after == 0 {
		after = 5 * time.Second
	}
	for range failed - 1 {
		after = min(3*after, longest)
	}
	return after*4/5 + rand.N(after*2/5+1) //nolint:gosec // it only spreads receivers over time
}

// send makes one attempt. Failure is why it failed, empty where it did not; wait is how long the receiver asks to be left alone.
func (s *Sender) send(ctx context.Context, h depot.Hook, e Event) (wait time.Duration, failure string) {
	body, at := e.encoded(), s.now()
	signature, err := Sign(h.Secret, e.ID, at, body)
	if err != nil {
		return 0, err.Error()
	}
	q, err := http.NewRequestWithContext(ctx, http.MethodPost, h.URL, bytes.NewReader(body))
	if err != nil {
		return 0, err.Error()
	}
	q.Header.Set("Content-Type", ContentType)
	q.Header.Set("User-Agent", "sandtable-hub/"+engine.Version)
	q.Header.Set("webhook-id", e.ID)
	q.Header.Set("webhook-timestamp", strconv.FormatInt(at.Unix(), 10))
	q.Header.Set("webhook-signature", signature)
	answer, err := client.Do(q)
	if err != nil {
		return 0, err.Error()
	}
	defer answer.Body.Close()                        //nolint:errcheck // only its status counts
	_, _ = io.CopyN(io.Discard, answer.Body, 64<<10) // so that the connection can be used again
	if answer.StatusCode >= 200 && answer.StatusCode < 300 {
		return 0, ""
	}
	if seconds, err := strconv.Atoi(answer.Header.Get("Retry-After")); err == nil && seconds > 0 {
		wait = time.Duration(min(seconds, int(longest/time.Second))) * time.Second
	}
	return wait, fmt.Sprintf("status %d", answer.StatusCode)
}

// Test sends a hook an event that tells of nothing, at once, and says why that failed.
func (s *Sender) Test(ctx context.Context, h depot.Hook) (id, failure string) {
	id = uuid.NewString()
	_, failure = s.send(ctx, h, EventOf("urn:sandtable:hub", id, depot.Entry{At: s.now(), Action: "test", Repo: h.Prefix}))
	return id, failure
}
