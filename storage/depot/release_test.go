package depot

import (
	"errors"
	"testing"

	"github.com/opencontainers/go-digest"

	"cuelabs.dev/go/oci/ociregistry"
)

func denies(err error) bool {
	var said ociregistry.Error
	return errors.As(err, &said) && said.Code() == ociregistry.ErrDenied.Code()
}

func TestNothingThatIsDraftOrWithdrawnGoesIntoStableWhicheverWayItComes(t *testing.T) {
	s, ctx := fresh(t)
	draft, bad, good := manifest(ctx, t, s, "acme/order", "draft", "draft"), manifest(ctx, t, s, "acme/order", "bad", "released"), manifest(ctx, t, s, "acme/order", "good", "released")
	for tag, d := range map[string]digest.Digest{"1.0.0-rc.1": draft, "1.0.0_7": bad, "1.0.1": good} {
		if _, err := s.Move(ctx, Move{Repo: "acme/order", Tag: tag, To: d}); err != nil {
			t.Fatal(err)
		}
	}
	for range 2 { // the second time changes nothing
		if err := s.Change(ctx, "test", func(tx *Tx) error { return tx.Withdraw(ctx, "acme/order", "1.0.0+7", "loses orders") }); err != nil {
			t.Fatal(err)
		}
	}
	for _, x := range []struct {
		channel string
		to      digest.Digest
		denied  bool
	}{{"stable", draft, true}, {"canary", draft, false}, {"stable", bad, true}, {"canary", bad, true}, {"stable", good, false}} {
		if _, err := s.Move(ctx, Move{Repo: "acme/order", Tag: x.channel, To: x.to}); denies(err) != x.denied || !x.denied && err != nil {
			t.Errorf("%s to %s: %v", x.channel, x.to, err)
		}
	}
	versions, err := s.Versions(ctx, "acme/order")
	if err != nil || len(versions) != 3 || versions[0].Version != "1.0.1" || versions[1].Version != "1.0.0+7" || versions[1].Withdrawn == nil || versions[1].Withdrawn.Reason != "loses orders" {
		t.Errorf("got %+v, %v", versions, err)
	}
	channels, err := s.Channels(ctx, "acme/order")
	if err != nil || len(channels) != 2 || channels[1].Name != "stable" || channels[1].Version != "1.0.1" {
		t.Errorf("got %+v, %v", channels, err)
	}
	if got := rows(t, s, "SELECT count(*) FROM outbox WHERE type = 'withdrawn'"); got != 1 {
		t.Errorf("%d events of the withdrawal, want one", got)
	}
}

func TestOneRolloutIsOpenPerChannelAndOfTwoChangesOneIsTold(t *testing.T) {
	s, ctx := fresh(t)
	manifest(ctx, t, s, "acme/order", "first", "released")
	create := func(id string) error {
		return s.Change(ctx, "test", func(tx *Tx) error {
			return tx.CreateRollout(ctx, Rollout{ID: id, Repo: "acme/order", Channel: "stable", Plan: []byte("{}"), Log: []byte("[]")})
		})
	}
	if err := create("r1"); err != nil {
		t.Fatal(err)
	}
	if err := create("r2"); !errors.Is(err, ErrExists) {
		t.Errorf("a second one: %v", err)
	}
	r, err := s.Rollout(ctx, "r1")
	if err != nil || r.Revision != 1 {
		t.Fatalf("got %+v, %v", r, err)
	}
	save := func() error { return s.Change(ctx, "test", func(tx *Tx) error { return tx.SaveRollout(ctx, r) }) }
	r.Ended = true
	if err := save(); err != nil {
		t.Fatal(err)
	}
	if err := save(); !errors.Is(err, ErrMoved) {
		t.Errorf("the same revision again: %v", err)
	}
	if err := create("r2"); err != nil {
		t.Errorf("after the first has ended: %v", err)
	}
	if all, err := s.Rollouts(ctx, "", "stable"); err != nil || len(all) != 2 {
		t.Errorf("got %+v, %v", all, err)
	}
	if _, err := s.Rollout(ctx, "r9"); !errors.Is(err, ErrNotFound) {
		t.Errorf("none: %v", err)
	}
}

func TestEachHookIsToldWhatItAskedForUntilItIsGivenUp(t *testing.T) {
	s, ctx := fresh(t)
	for _, h := range []Hook{{ID: "all", URL: "https://a.example"}, {ID: "moves", URL: "https://b.example", Prefix: "acme", Types: []Action{Moved}}, {ID: "others", URL: "https://c.example", Prefix: "acm"}} {
		if err := s.AddHook(ctx, h); err != nil {
			t.Fatal(err)
		}
	}
	first := manifest(ctx, t, s, "acme/order", "first", "released")
	for _, tag := range []string{"1.0.0", "stable"} {
		if _, err := s.Move(ctx, Move{Repo: "acme/order", Tag: tag, To: first}); err != nil {
			t.Fatal(err)
		}
	}
	if more, err := s.Distribute(ctx); more || err != nil {
		t.Fatal(more, err)
	}
	due, err := s.Due(ctx, 10)
	if err != nil || len(due) != 3 || due[0].Hook.ID != "all" || due[0].Entry.Action != Published || due[1].Event != due[2].Event {
		t.Fatalf("got %+v, %v", due, err)
	}
	if got := rows(t, s, "SELECT count(*) FROM outbox"); got != 0 {
		t.Errorf("%d are left in the outbox", got)
	}
	if err := errors.Join(s.Delivered(ctx, due[0]), s.Postpone(ctx, due[1], "503", nil)); err != nil {
		t.Fatal(err)
	}
	if due, err := s.Due(ctx, 10); err != nil || len(due) != 1 || due[0].Hook.ID != "moves" {
		t.Errorf("got %+v, %v", due, err)
	}
	hooks, err := s.Hooks(ctx)
	if err != nil || hooks[0].Failed != 1 || hooks[1].Waiting != 1 {
		t.Errorf("got %+v, %v", hooks, err)
	}
	if failing, err := s.Failing(ctx, 10); err != nil || len(failing) != 1 || failing[0].Failure != "503" || failing[0].FailedAt.IsZero() {
		t.Errorf("got %+v, %v", failing, err)
	}
	if n, err := s.Retry(ctx, "all"); err != nil || n != 1 {
		t.Errorf("%d, %v", n, err)
	}
	if err := s.RemoveHook(ctx, "moves"); err != nil {
		t.Error(err)
	}
	if err := s.RemoveHook(ctx, "moves"); !errors.Is(err, ErrNotFound) {
		t.Errorf("again: %v", err)
	}
	if due, err := s.Due(ctx, 10); err != nil || len(due) != 1 || due[0].Hook.ID != "all" || due[0].Attempts != 0 {
		t.Errorf("got %+v, %v", due, err)
	}
}
