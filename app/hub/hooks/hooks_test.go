package hooks

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strconv"
	"sync"
	"testing"
	"time"

	"github.com/opencontainers/go-digest"

	"sandtable/storage/depot"
	"sandtable/storage/depot/statements"
)

// receiver is somebody who is told. Answer says with which status; the zero value takes everything.
type receiver struct {
	mu     sync.Mutex
	got    []Event
	bad    []string // what was wrong with a request
	answer func(n int) int
	secret string
}

func (r *receiver) ServeHTTP(w http.ResponseWriter, q *http.Request) {
	r.mu.Lock()
	defer r.mu.Unlock()
	body, _ := io.ReadAll(q.Body)
	var e Event
	seconds, _ := strconv.ParseInt(q.Header.Get("webhook-timestamp"), 10, 64)
	want, err := Sign(r.secret, q.Header.Get("webhook-id"), time.Unix(seconds, 0), body)
	if err != nil || q.Header.Get("webhook-signature") != want || q.Header.Get("Content-Type") != ContentType || json.Unmarshal(body, &e) != nil || e.ID != q.Header.Get("webhook-id") {
		r.bad = append(r.bad, fmt.Sprintf("%v %s", q.Header, body))
	}
	r.got = append(r.got, e)
	if r.answer != nil {
		w.WriteHeader(r.answer(len(r.got)))
	}
}

// happened is a depot in which a version was published and became stable, and a receiver that is to be told.
func happened(t *testing.T, r *receiver) (s *depot.Store, ctx context.Context, now *time.Time) {
	t.Helper()
	at := time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)
	now = &at
	s, err := depot.Open(t.Context(), t.TempDir(), depot.Options{Now: func() time.Time { return *now }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	server := httptest.NewServer(r)
	t.Cleanup(server.Close)
	r.secret = NewSecret()
	ctx = depot.AsConsole(context.Background())
	if err := s.AddHook(ctx, depot.Hook{ID: "h", URL: server.URL, Secret: r.secret}); err != nil {
		t.Fatal(err)
	}
	d := digest.FromString("x")
	err = s.Change(ctx, "test", func(tx *depot.Tx) error {
		if err := tx.AddRepo(ctx, statements.AddRepoParams{Name: "acme/order"}); err != nil {
			return err
		}
		_, err := tx.AddManifest(ctx, statements.AddManifestParams{Repo: "acme/order", Digest: string(d), Annotations: "{}", State: "released", Content: []byte("x")})
		return err
	})
	for _, tag := range []string{"1.0.0", "stable"} {
		if err == nil {
			_, err = s.Move(ctx, depot.Move{Repo: "acme/order", Tag: tag, To: d})
		}
	}
	if err != nil {
		t.Fatal(err)
	}
	return s, ctx, now
}

func TestWhatHappensIsToldInOrderAndSigned(t *testing.T) {
	r := &receiver{}
	s, ctx, _ := happened(t, r)
	if err := (&Sender{Store: s, Source: "urn:test"}).Round(ctx); err != nil {
		t.Fatal(err)
	}
	if len(r.bad) > 0 || len(r.got) != 2 {
		t.Fatalf("got %d events, wrong: %v", len(r.got), r.bad)
	}
	first, second := r.got[0], r.got[1]
	if first.Type != "sandtable.published" || second.Type != "sandtable.moved" || second.Subject != "acme/order:stable" || first.SpecVersion != "1.0" || first.Source != "urn:test" || first.Time != "2026-03-02T09:00:00Z" || !(first.Sequence < second.Sequence) || second.Data.Became == "" || second.Data.By == "" {
		t.Errorf("got %+v", r.got)
	}
	if err := (&Sender{Store: s}).Round(ctx); err != nil || len(r.got) != 2 {
		t.Errorf("told again: %d events, %v", len(r.got), err)
	}
}

func TestAReceiverThatFailsIsTriedAgainLaterAndGivenUpInTheEnd(t *testing.T) {
	r := &receiver{answer: func(int) int { return http.StatusServiceUnavailable }}
	s, ctx, now := happened(t, r)
	sender := &Sender{Store: s, Attempts: 3, First: 10 * time.Second}
	round := func(want int) {
		t.Helper()
		if err := sender.Round(ctx); err != nil || len(r.got) != want {
			t.Fatalf("got %d attempts, %v, want %d", len(r.got), err, want)
		}
	}
	round(1)
	round(2) // the first is put off; the second is due still
	round(2)
	*now = now.Add(7 * time.Second) // a fifth less than ten is eight
	round(2)
	*now = now.Add(5 * time.Second)
	round(3)
	*now = now.Add(10 * time.Minute)
	for range 5 {
		if err := sender.Round(ctx); err != nil {
			t.Fatal(err)
		}
		*now = now.Add(10 * time.Minute)
	}
	if len(r.got) != 6 {
		t.Errorf("%d attempts for two events, want three each", len(r.got))
	}
	failing, err := s.Failing(ctx, 10)
	if err != nil || len(failing) != 2 || failing[0].FailedAt.IsZero() || failing[0].Failure != "status 503" || failing[0].Attempts != 3 {
		t.Errorf("got %+v, %v", failing, err)
	}
	r.answer = nil
	if n, err := s.Retry(ctx, "h"); n != 2 || err != nil {
		t.Errorf("%d, %v", n, err)
	}
	round(8)
	if failing, err := s.Failing(ctx, 10); err != nil || len(failing) != 0 {
		t.Errorf("after all arrived: %+v, %v", failing, err)
	}
}

func TestWaitingGrowsAndHasAnEnd(t *testing.T) {
	s := &Sender{}
	for failed, want := range map[int]time.Duration{1: 5 * time.Second, 2: 15 * time.Second, 3: 45 * time.Second, 9: 6 * time.Hour, 50: 6 * time.Hour} {
		for range 100 {
			if got := s.backOff(failed); got < want*4/5 || got > want*6/5+1 {
				t.Errorf("after %d: %s, want about %s", failed, got, want)
			}
		}
	}
}

func TestARedirectIsNotFollowed(t *testing.T) {
	followed := false
	other := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { followed = true }))
	defer other.Close()
	server := httptest.NewServer(http.RedirectHandler(other.URL, http.StatusTemporaryRedirect))
	defer server.Close()
	if _, failure := (&Sender{}).Test(context.Background(), depot.Hook{URL: server.URL, Secret: NewSecret()}); followed || failure != "status 307" {
		t.Errorf("followed %t, failure %q", followed, failure)
	}
}

// TestTheSignatureIsThatOfStandardWebhooks holds the example of its specification.
func TestTheSignatureIsThatOfStandardWebhooks(t *testing.T) {
	got, err := Sign("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "msg_p5jXN8AQM9LWM0D4loKWxJek", time.Unix(1614265330, 0), []byte(`{"test": 2432232314}`))
	if want := "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="; err != nil || got != want {
		t.Errorf("got %s, %v, want %s", got, err, want)
	}
}

func TestAddresses(t *testing.T) {
	for address, want := range map[string]error{
		"https://portal.acme.com/hook": nil, "http://127.0.0.1:9000/": nil, "http://localhost/x": nil, "http://portal.acme.com": ErrPlain,
		"ftp://x": ErrAddress, "portal.acme.com": ErrAddress, "https://ann:secret@x": ErrAddress, "https://": ErrAddress,
	} {
		if err := CheckAddress(address, false); !errors.Is(err, want) || want == nil && err != nil {
			t.Errorf("%s: %v, want %v", address, err, want)
		}
	}
	if err := CheckAddress("http://portal.acme.com", true); err != nil {
		t.Error(err)
	}
}
