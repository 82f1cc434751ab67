package release

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"cuelabs.dev/go/oci/ociregistry/ocimem"
	"cuelabs.dev/go/oci/ociregistry/ociserver"

	"sandtable/engine/problem"
	"sandtable/engine/rollout"
	"sandtable/storage/bundle"
	"sandtable/storage/registry"
)

// elsewhere is a registry that is no hub, with versions 1.0.0 and 1.1.0 and the channel stable at the first. While lost is set, no channel can be moved: the connection ends.
func elsewhere(t *testing.T) (r *registry.Registry, lost *atomic.Bool) {
	t.Helper()
	inner := ociserver.New(ocimem.New(), nil)
	lost = new(atomic.Bool)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, q *http.Request) {
		if lost.Load() && q.Method == http.MethodPut && strings.HasSuffix(q.URL.Path, "/manifests/stable") {
			panic(http.ErrAbortHandler)
		}
		inner.ServeHTTP(w, q)
	}))
	t.Cleanup(server.Close)
	r, err := registry.Open(strings.TrimPrefix(server.URL, "http://"), registry.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, version := range []string{"1.0.0", "1.1.0"} {
		b, err := bundle.New(bundle.Manifest{ID: template, Version: version, State: bundle.Released, Name: bundle.Text{EN: "Order"},
			Processes: []bundle.Process{{ID: "P", File: "processes/order.bpmn"}}}, []bundle.Part{{Path: "processes/order.bpmn", Type: "application/xml", Content: []byte(version)}})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := r.Push(context.Background(), b, nil); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := r.Move(context.Background(), template, "stable", "1.0.0", nil); err != nil {
		t.Fatal(err)
	}
	return r, lost
}

func client(t *testing.T, r *registry.Registry, by string, sign *bundle.Key, trust ...*bundle.PublicKey) Client {
	t.Helper()
	c, err := Connect(context.Background(), r, Keys{Sign: sign, Trust: trust, By: by}, problem.English)
	if err != nil {
		t.Fatal(err)
	}
	if _, plain := c.(*atRegistry); !plain {
		t.Fatalf("got %T: the registry is no hub", c)
	}
	return c
}

func newKey(t *testing.T) *bundle.Key {
	t.Helper()
	k, err := bundle.NewKey()
	if err != nil {
		t.Fatal(err)
	}
	return k
}

func TestARolloutGoesItsWayOnARegistryThatIsNoHub(t *testing.T) {
	r, _ := elsewhere(t)
	ctx, mine, hers := context.Background(), newKey(t), newKey(t)
	ann, bob := client(t, r, "ann", mine, hers.Public()), client(t, r, "bob", hers, mine.Public())
	p := proposal(rollout.Step{Units: []string{"pilot"}, Before: rollout.Gate{Approval: &rollout.Approval{By: []string{"bob"}}}}).Plan
	for range 2 { // asking again changes nothing
		if made, err := ann.Create(ctx, p); err != nil || made.Status.State != rollout.Planned || made.SignedBy != mine.Public().Hint() {
			t.Fatalf("got %+v, %v", made, err)
		}
	}
	do := func(c Client, k rollout.Kind, want string) (got Rollout) {
		t.Helper()
		got, err := c.Do(ctx, template, "r1", Act{Kind: k})
		if want != "" && code(err) != want || want == "" && err != nil {
			t.Fatalf("%s: %v, want %q", k, err, want)
		}
		return got
	}
	do(ann, rollout.Start, "rollout.needs-approval")
	do(bob, rollout.Approve, "")
	do(ann, rollout.Start, "")
	reader := client(t, r, "", nil, mine.Public(), hers.Public())
	for unit, want := range map[string]string{"pilot": "1.1.0", "other": "1.0.0"} {
		if got, err := reader.Resolve(ctx, template, "stable", unit); err != nil || got.Version != want {
			t.Errorf("%s: got %+v, %v", unit, got, err)
		}
	}
	if got := do(bob, rollout.Advance, ""); got.Status.State != rollout.Done || got.Stands != "1.1.0" {
		t.Errorf("got %+v", got)
	}
	if got := do(ann, rollout.RollBack, ""); got.Stands != "1.0.0" {
		t.Errorf("got %+v", got)
	}
	if c, err := reader.Channel(ctx, template, "stable"); err != nil || c.Version != "1.0.0" || !c.BestEffort {
		t.Errorf("got %+v, %v", c, err)
	}
}

func TestOnlyWhoIsTrustedIsBelieved(t *testing.T) {
	r, _ := elsewhere(t)
	ctx, mine, mallory := context.Background(), newKey(t), newKey(t)
	p := proposal().Plan
	if _, err := client(t, r, "mallory", mallory).Create(ctx, p); err != nil {
		t.Fatal(err)
	}
	reader := client(t, r, "", nil, mine.Public())
	if all, err := reader.Rollouts(ctx, template, ""); err != nil || len(all) != 0 {
		t.Errorf("got %+v, %v", all, err)
	}
	nobody := client(t, r, "", nil)
	for name, err := range map[string]error{
		"rollout.needs-trust": func() error { _, err := nobody.Resolve(ctx, template, "stable", "pilot"); return err }(),
		"rollout.needs-key":   func() error { _, err := nobody.Create(ctx, p); return err }(),
		CodeNoRollout: func() error {
			_, err := client(t, r, "ann", mine).Do(ctx, template, "r1", Act{Kind: rollout.Start})
			return err
		}(),
		CodeNoEarlier: func() error { _, err := reader.RollBack(ctx, template, "stable", MoveRequest{}); return err }(),
	} {
		if code(err) != name {
			t.Errorf("got %v, want %s", err, name)
		}
	}
}

func TestWhatAConnectionLostInTheMiddleIsMadeGoodByAskingAgain(t *testing.T) {
	r, lost := elsewhere(t)
	ctx := context.Background()
	ann := client(t, r, "ann", newKey(t))
	if _, err := ann.Create(ctx, proposal().Plan); err != nil {
		t.Fatal(err)
	}
	start := Act{Kind: rollout.Start, Request: "q1"} // one step: everybody at once
	short, cancel := context.WithCancel(ctx)
	lost.Store(true)
	go func() { // the client would try for long
		for {
			all, err := ann.Rollouts(ctx, template, "")
			if err != nil || len(all) == 1 && all[0].Status.State == rollout.Done {
				cancel()
				return
			}
		}
	}()
	if _, err := ann.Do(short, template, "r1", start); err == nil {
		t.Fatal("the channel could not be moved, and yet all is well")
	}
	lost.Store(false)
	if c, err := ann.Channel(ctx, template, "stable"); err != nil || c.Version != "1.0.0" {
		t.Fatalf("got %+v, %v", c, err)
	}
	got, err := ann.Do(ctx, template, "r1", start)
	if err != nil || got.Stands != "1.1.0" || len(got.Log) != 1 {
		t.Errorf("got %+v, %v", got, err)
	}
}

func TestTwoWhoActAtOnceOnARegistryThatIsNoHubAreTold(t *testing.T) {
	r, _ := elsewhere(t)
	ctx, mine, hers := context.Background(), newKey(t), newKey(t)
	ann, bob := client(t, r, "ann", mine, hers.Public()), client(t, r, "bob", hers, mine.Public())
	if _, err := ann.Create(ctx, proposal(rollout.Step{Share: 0.1}).Plan); err != nil {
		t.Fatal(err)
	}
	acts := map[Client]rollout.Kind{ann: rollout.Start, bob: rollout.Abort}
	var all sync.WaitGroup
	for c, k := range acts {
		all.Go(func() { _, _ = c.Do(ctx, template, "r1", Act{Kind: k}) })
	}
	all.Wait()
	// Either one came after the other, or both see that the log has parted: never two truths.
	_, first := ann.Rollouts(ctx, template, "")
	_, second := bob.Rollouts(ctx, template, "")
	if code(first) != code(second) || first != nil && code(first) != "rollout.forked" {
		t.Errorf("got %v and %v", first, second)
	}
}

func TestTwoAdminsWhoMoveByHandOnARegistryThatIsNoHub(t *testing.T) {
	r, _ := elsewhere(t)
	ctx := context.Background()
	ann := client(t, r, "ann", nil)
	from, err := ann.Channel(ctx, template, "stable")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := ann.Move(ctx, template, "stable", MoveRequest{Version: "1.1.0", If: &from.Digest}); err != nil {
		t.Fatal(err)
	}
	if c, err := ann.Move(ctx, template, "stable", MoveRequest{Version: "1.1.0", If: &from.Digest}); err != nil || c.Version != "1.1.0" {
		t.Errorf("the same again: %+v, %v", c, err)
	}
	var c *Conflict
	if _, err := ann.Move(ctx, template, "stable", MoveRequest{Version: "1.0.0", If: &from.Digest}); !errors.As(err, &c) || c.Now.(*Channel).Version != "1.1.0" {
		t.Errorf("got %v", err)
	}
}
