package cli

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/opencontainers/go-digest"

	"sandtable/storage/bundle"
	"sandtable/storage/depot"
	"sandtable/storage/registry"
)

// The tests below kill a real hub, -9, while eight clients push, and look at what it left.

func TestAKilledHubLosesNoPackageThatItHasAcknowledged(t *testing.T) {
	if testing.Short() {
		t.Skip("starts and kills fifty hubs")
	}
	killHubs(t, 50)
}

func TestLongKilledHubsLoseNoPackageThatTheyHaveAcknowledged(t *testing.T) {
	if os.Getenv("SANDTABLE_LONG") == "" {
		t.Skip("SANDTABLE_LONG is not set: it kills two hundred hubs")
	}
	killHubs(t, 200)
}

// TestLongAThousandPackagesArePushedAndPulledByEightClients pushes as many as a company publishes in years, and reads each back.
func TestLongAThousandPackagesArePushedAndPulledByEightClients(t *testing.T) {
	if os.Getenv("SANDTABLE_LONG") == "" {
		t.Skip("SANDTABLE_LONG is not set: it takes a minute")
	}
	const each = 125
	k := newHubKiller(t)
	hub, address := k.serve()
	var all sync.WaitGroup
	for p := range publishers {
		r := k.registry(address)
		all.Go(func() {
			for n := 0; n < each && k.publish(t.Context(), r, p, fmt.Sprintf("1.%d.0", n)); n++ {
			}
		})
	}
	all.Wait()
	if len(k.acked) != publishers*each {
		t.Fatalf("%d packages acknowledged, want %d", len(k.acked), publishers*each)
	}
	for p := range publishers {
		all.Go(func() { k.check(address, k.acked[p*each:(p+1)*each]) })
	}
	all.Wait()
	k.kill(hub)
	k.verify()
}

const publishers = 8

// pushed is a package that was acknowledged.
type pushed struct {
	id, version string
	digest      digest.Digest
	signed      bool
}

// hubKiller starts one hub after another in one folder, and remembers what was acknowledged.
type hubKiller struct {
	*victim
	folder, token string
	key           *bundle.Key

	mu    sync.Mutex
	acked []pushed
	sent  int
}

func killHubs(t *testing.T, rounds int) {
	k := newHubKiller(t)
	checked := 0
	for round := range rounds {
		hub, address := k.serve()
		k.check(address, k.acked[checked:])
		checked = len(k.acked)
		k.publishUntilKilled(hub, address, round)
		k.verify()
		if t.Failed() {
			t.Fatalf("after round %d", round)
		}
	}
	hub, address := k.serve()
	k.check(address, k.acked)
	k.kill(hub)
	if len(k.acked) < 2*rounds || k.sent == len(k.acked) {
		t.Errorf("%d of %d packages acknowledged in %d rounds: the test hit nothing", len(k.acked), k.sent, rounds)
	}
	t.Logf("%d kills, %d of %d packages acknowledged, all of them whole", rounds, len(k.acked), k.sent)
}

func newHubKiller(t testing.TB) *hubKiller {
	k := &hubKiller{victim: newVictim(t, 7), folder: filepath.Join(t.TempDir(), "hub"), key: must(bundle.NewKey())(t)}
	s := must(depot.Open(t.Context(), k.folder, depot.Options{}))(t)
	ctx := depot.AsConsole(t.Context())
	if err := s.AddUser(ctx, "ann", "", []depot.Grant{{Scope: depot.Release}}); err != nil {
		t.Fatal(err)
	}
	var err error
	if k.token, _, err = s.AddToken(ctx, "ann", depot.Release, "", time.Hour); err == nil {
		err = s.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	return k
}

// serve starts a hub on the folder, and gives its address.
func (k *hubKiller) serve() (*exec.Cmd, string) {
	k.Helper()
	hub, address := k.start("hub", "--json", "--data", k.folder, "--listen", "127.0.0.1:0", "--rate", "0")
	if address == "" {
		k.FailNow()
	}
	return hub, strings.TrimPrefix(address, "http://")
}

func (k *hubKiller) registry(address string) *registry.Registry {
	return must(registry.Open(address, registry.Options{User: "ann", Password: k.token}))(k.TB)
}

// publishUntilKilled lets clients push until the hub is gone.
func (k *hubKiller) publishUntilKilled(hub *exec.Cmd, address string, round int) {
	ctx, cancel := context.WithCancel(k.Context())
	defer cancel()
	killed := k.killWithin(hub, 200*time.Millisecond)
	go func() {
		<-killed
		cancel() // the clients would try again for a while
	}()
	var all sync.WaitGroup
	for p := range publishers {
		r := k.registry(address)
		all.Go(func() {
			for n := 0; k.publish(ctx, r, p, fmt.Sprintf("%d.%d.0", round, n)); n++ {
			}
		})
	}
	all.Wait()
	<-killed
}

// publish pushes one package; false once the hub is gone.
func (k *hubKiller) publish(ctx context.Context, r *registry.Registry, publisher int, version string) bool {
	b := k.pack(publisher, version)
	signed := publisher%2 == 0
	if signed {
		if err := b.Sign(k.key); err != nil {
			k.Error(err)
			return false
		}
	}
	k.mu.Lock()
	k.sent++
	k.mu.Unlock()
	p, err := r.Push(ctx, b, nil)
	if err != nil {
		var e *registry.Error
		if ctx.Err() == nil && !(errors.As(err, &e) && (e.Kind == registry.Unreachable || e.Kind == registry.NoRegistry)) { // cut off
			k.Errorf("push %s: %v", version, err)
		}
		return false
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	k.acked = append(k.acked, pushed{b.Manifest.ID, version, p.Digest, signed})
	return true
}

func (k *hubKiller) pack(publisher int, version string) *bundle.Bundle {
	parts := []bundle.Part{{Path: "shared.txt", Type: "text/plain", Content: []byte(strings.Repeat("the same in all of them ", 500))}}
	for i := range 4 {
		parts = append(parts, bundle.Part{Path: fmt.Sprintf("part-%d.txt", i), Type: "text/plain", Content: []byte(strings.Repeat(fmt.Sprintf("%d %s %d ", publisher, version, i), 300))})
	}
	return must(bundle.New(bundle.Manifest{ID: fmt.Sprintf("acme/p%d", publisher), Version: version, State: bundle.Released, Name: bundle.Text{EN: "Order"}}, parts))(k.TB)
}

// check pulls what was acknowledged, and whatever else is listed: it is there as a whole or not at all.
func (k *hubKiller) check(address string, acked []pushed) {
	k.Helper()
	r := k.registry(address)
	known := map[string]bool{}
	for _, p := range acked {
		known[p.id+":"+p.version] = true
		b, err := r.Pull(k.Context(), p.id, p.version, bundle.Limits{})
		switch {
		case err != nil:
			k.Errorf("%s %s was acknowledged, and is lost: %v", p.id, p.version, err)
		case b.Digest() != p.digest:
			k.Errorf("%s %s is another: %s, want %s", p.id, p.version, b.Digest(), p.digest)
		case p.signed && !b.SignedBy(k.key.Public()):
			k.Errorf("%s %s: its signature is lost", p.id, p.version)
		}
	}
	if len(acked) == 0 {
		return
	}
	newest := strings.SplitN(acked[len(acked)-1].version, ".", 2)[0] + "."
	for p := range publishers {
		id := fmt.Sprintf("acme/p%d", p)
		versions, _, err := r.Tags(k.Context(), id)
		if err != nil {
			var e *registry.Error
			if errors.As(err, &e) && e.Kind == registry.NotFound {
				continue // it was killed before the first
			}
			k.Errorf("%s: %v", id, err)
		}
		for _, version := range versions {
			if known[id+":"+version] || !strings.HasPrefix(version, newest) {
				continue
			}
			if _, err := r.Pull(k.Context(), id, version, bundle.Limits{}); err != nil {
				k.Errorf("%s %s is listed, and not whole: %v", id, version, err)
			}
		}
	}
}

// verify reads through what the killed hub has left.
func (k *hubKiller) verify() {
	k.Helper()
	s := must(depot.Open(k.Context(), k.folder, depot.Options{}))(k.TB)
	defer s.Close()
	if damaged := must(s.Verify(k.Context()))(k.TB); len(damaged) > 0 {
		k.Errorf("damaged: %+v", damaged)
	}
}
