package registry

import (
	"context"
	"encoding/json"
	"sync"
	"testing"

	"github.com/opencontainers/go-digest"

	"sandtable/storage/bundle"
)

func TestAChannelMovesFromWhereItIsExpected(t *testing.T) {
	everywhere(t, func(t *testing.T, r *Registry) {
		ctx := context.Background()
		var digests []digest.Digest
		for _, version := range []string{"1.0.0", "1.1.0+7"} {
			pushed, err := r.Push(ctx, release(t, version, version), nil)
			if err != nil {
				t.Fatal(err)
			}
			digests = append(digests, pushed.Digest)
		}
		nowhere := digest.Digest("")
		if _, err := r.Standing(ctx, "acme/order", Stable); kindOf(err) != NotFound {
			t.Errorf("no channel yet: %v", err)
		}
		if _, err := r.Move(ctx, "acme/order", Stable, "1.0.0", &digests[1]); kindOf(err) != Elsewhere {
			t.Errorf("from where it is not: %v", err)
		}
		if s, err := r.Move(ctx, "acme/order", Stable, "1.0.0", &nowhere); err != nil || s.Version != "1.0.0" {
			t.Errorf("the first move: %+v, %v", s, err)
		}
		if _, err := r.Move(ctx, "acme/order", Stable, "1.1.0+7", &nowhere); kindOf(err) != Elsewhere {
			t.Errorf("as if it were new: %v", err)
		}
		if _, err := r.Move(ctx, "acme/order", Stable, "1.1.0+7", &digests[0]); err != nil {
			t.Error(err)
		}
		if s, err := r.Standing(ctx, "acme/order", Stable); err != nil || s.Version != "1.1.0+7" || s.Digest != digests[1] || s.State != bundle.Released {
			t.Errorf("got %+v, %v", s, err)
		}
		for channel, want := range map[string]Kind{"1.0.0": BadChannel, "Stable": BadChannel, "../x": BadChannel, "": BadChannel} {
			if _, err := r.Move(ctx, "acme/order", channel, "1.0.0", nil); kindOf(err) != want {
				t.Errorf("%q: %v", channel, err)
			}
		}
		if _, err := r.Move(ctx, "acme/order", Stable, "9.0.0", nil); kindOf(err) != NotFound {
			t.Errorf("a version that is not there: %v", err)
		}
		if got, err := r.Pull(ctx, "acme/order", Stable, bundle.Limits{}); err != nil || got.Manifest.Version != "1.1.0+7" {
			t.Errorf("pulled %v", err)
		}
	})
}

func TestADraftStaysOutOfStable(t *testing.T) {
	r, ctx := open(t, modern(t), Options{}), context.Background()
	b := release(t, "1.0.0", "")
	b.Manifest.State = bundle.Draft
	if _, err := r.Push(ctx, b, nil); err != nil {
		t.Fatal(err)
	}
	if _, err := r.Move(ctx, "acme/order", Stable, "1.0.0", nil); kindOf(err) != NotReleased {
		t.Errorf("got %v", err)
	}
	if _, err := r.Move(ctx, "acme/order", "canary", "1.0.0", nil); err != nil {
		t.Error(err)
	}
}

// TestOfManyWhoMoveAtOnceTheChannelStandsWhereOneSaysSo: whoever is told that the move is done and does not find it was overwritten after looking; that is what
// a registry without compare-and-swap cannot tell. What must not be: that all are refused, and the channel moved all the same.
func TestOfManyWhoMoveAtOnceTheChannelStandsWhereOneSaysSo(t *testing.T) {
	everywhere(t, func(t *testing.T, r *Registry) {
		ctx := context.Background()
		versions := []string{"1.0.0", "1.1.0", "1.2.0", "1.3.0"}
		for _, version := range versions {
			if _, err := r.Push(ctx, release(t, version, version), nil); err != nil {
				t.Fatal(err)
			}
		}
		from, err := r.Move(ctx, "acme/order", Stable, "1.0.0", nil)
		if err != nil {
			t.Fatal(err)
		}
		failures := make([]error, len(versions))
		var all sync.WaitGroup
		for i, version := range versions[1:] {
			all.Go(func() { _, failures[i+1] = r.Move(ctx, "acme/order", Stable, version, &from.Digest) })
		}
		all.Wait()
		at, err := r.Standing(ctx, "acme/order", Stable)
		if err != nil {
			t.Fatal(err)
		}
		for i, version := range versions[1:] {
			if f := failures[i+1]; f != nil && kindOf(f) != Elsewhere {
				t.Errorf("%s: %v", version, f)
			} else if version == at.Version && f != nil {
				t.Errorf("the channel stands at %s, which was refused: %v", version, f)
			}
		}
	})
}

func TestAPlanIsAttachedAndFound(t *testing.T) {
	everywhere(t, func(t *testing.T, r *Registry) {
		ctx := context.Background()
		k, err := bundle.NewKey()
		if err != nil {
			t.Fatal(err)
		}
		b := release(t, "1.0.0", "")
		if _, err := r.Push(ctx, b, nil); err != nil {
			t.Fatal(err)
		}
		plan, err := bundle.Attest(k, b.Artifact().Descriptor, "urn:sandtable:rollout:1", json.RawMessage(`{"id":"r1"}`))
		if err != nil {
			t.Fatal(err)
		}
		if err := r.Attach(ctx, "acme/order", b.Digest(), plan); err != nil {
			t.Fatal(err)
		}
		about, found, err := r.Attachments(ctx, "acme/order", "1.0.0")
		if err != nil || about.Digest != b.Digest() || len(found) != 1 {
			t.Fatalf("got %d about %s, %v", len(found), about.Digest, err)
		}
		if said, ok := found[0].Says(k.Public(), b.Digest(), "urn:sandtable:rollout:1"); !ok || string(said) != `{"id":"r1"}` {
			t.Errorf("got %s, %t", said, ok)
		}
	})
}
