package depot

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"cuelabs.dev/go/oci/ociregistry"

	"github.com/opencontainers/go-digest"
	oci "github.com/opencontainers/image-spec/specs-go/v1"
)

// clock is a time that is moved by hand.
type clock struct{ now time.Time }

func (c *clock) Now() time.Time { return c.now }

func TestTheSweepTakesWhatNothingNeedsAndLeavesTheRest(t *testing.T) {
	t.Run("files", func(t *testing.T) { sweepWhatNothingNeeds(t, -1) })
	t.Run("small content in the database", func(t *testing.T) { sweepWhatNothingNeeds(t, smallBlob) })
}

func sweepWhatNothingNeeds(t *testing.T, fileAbove int64) {
	clock := &clock{time.Now().Add(-48 * time.Hour)}
	c, s := serve(t, Options{Now: clock.Now})
	s.fileAbove = fileAbove
	kept := c.image("a", "1.0.0", nil, "kept", "shared")
	before := c.image("a", "stable", nil, "was stable")
	c.image("a", "stable", nil, "is stable")
	signature := c.image("a", "", func(m *oci.Manifest) { m.Subject, m.ArtifactType = &kept, "test/signature" }, "signature")
	deleted := c.image("a", "2.0.0", nil, "deleted", "shared")
	ofDeleted := c.image("a", "", func(m *oci.Manifest) { m.Subject, m.ArtifactType = &deleted, "test/signature" }, "signature of the deleted")
	child := c.image("a", "", nil, "child")
	index := oci.Index{MediaType: oci.MediaTypeImageIndex, Manifests: []oci.Descriptor{child}}
	index.SchemaVersion = 2
	c.put("a", "all", oci.MediaTypeImageIndex, index)
	broken := c.image("a", "", nil, "never tagged")
	c.blob("a", "never used")
	c.blob("b", "shared")
	c.do(202, "DELETE", "/v2/a/manifests/"+deleted.Digest.String(), "")
	upload := c.begin("a")

	old := func() { // as files, everything is two days old
		err := filepath.Walk(s.folder, func(path string, info os.FileInfo, err error) error {
			if err == nil && !info.IsDir() {
				err = os.Chtimes(path, clock.now, clock.now)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	old()
	if w, err := s.Sweep(t.Context(), time.Hour); err != nil || w != (Swept{}) {
		t.Errorf("within the grace: %+v, %v", w, err)
	}
	clock.now = clock.now.Add(47 * time.Hour)
	c.blob("a", "young")
	w, err := s.Sweep(t.Context(), 24*time.Hour)
	// The broken-off push and the signature of what was deleted; their layers, the deleted one's, the one that was never used, and “shared” in b is used by nobody there.
	if err != nil || w.Manifests != 2 || w.Blobs != 4 || w.Uploads != 1 {
		t.Errorf("got %+v, %v", w, err)
	}
	for content, status := range map[string]int{"kept": 200, "shared": 200, "was stable": 200, "is stable": 200, "signature": 200, "child": 200, "young": 200,
		"deleted": 404, "signature of the deleted": 404, "never tagged": 404, "never used": 404} {
		c.do(status, "GET", "/v2/a/blobs/"+of(content), "")
		if _, err := os.Stat(s.blobPath(digest.FromString(content).Encoded())); (err == nil) != (status == 200 && fileAbove < 0) {
			t.Errorf("the file of %q: %v", content, err)
		}
		if text, err := s.small(t.Context(), digest.FromString(content), int64(len(content))); err != nil || (text != nil) != (status == 200 && fileAbove > 0) {
			t.Errorf("the row of %q: %q, %v", content, text, err)
		}
	}
	for d, status := range map[digest.Digest]int{kept.Digest: 200, before.Digest: 200, signature.Digest: 200, child.Digest: 200, broken.Digest: 404, ofDeleted.Digest: 404} {
		c.do(status, "GET", "/v2/a/manifests/"+d.String(), "")
	}
	c.do(404, "GET", upload, "")
	if damaged, err := s.Verify(t.Context()); err != nil || len(damaged) != 0 {
		t.Errorf("%+v, %v", damaged, err)
	}
}

func TestAskingForABlobBeforePushingKeepsItFromTheSweep(t *testing.T) {
	clock := &clock{time.Now()}
	c, s := serve(t, Options{Now: clock.Now})
	d := c.blob("a", "asked for")
	clock.now = clock.now.Add(48 * time.Hour)
	c.do(200, "HEAD", "/v2/a/blobs/"+d.Digest.String(), "")
	if w, err := s.Sweep(t.Context(), 24*time.Hour); err != nil || w.Blobs != 0 {
		t.Errorf("%+v, %v", w, err)
	}
	c.do(200, "HEAD", "/v2/a/blobs/"+d.Digest.String(), "")
}

func TestAFileThatNothingNamesIsSwept(t *testing.T) {
	c, s := serve(t, Options{})
	c.blob("a", "named")
	orphan := digest.FromString("orphan").Encoded()
	if err := os.MkdirAll(filepath.Dir(s.blobPath(orphan)), 0o700); err != nil {
		t.Fatal(err)
	}
	for age, want := range map[time.Duration]bool{0: true, 2 * time.Hour: false} {
		then := time.Now().Add(-age)
		if err := os.WriteFile(s.blobPath(orphan), []byte("orphan"), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(s.blobPath(orphan), then, then); err != nil {
			t.Fatal(err)
		}
		if _, err := s.Sweep(t.Context(), time.Hour); err != nil {
			t.Fatal(err)
		}
		if _, err := os.Stat(s.blobPath(orphan)); (err == nil) != want {
			t.Errorf("at the age of %s: %v", age, err)
		}
	}
}

// TestSweepingWhilePushingHarmsNothing pushes and deletes the same content over and over while another process sweeps without any grace. A push may be told that a
// part has gone; what was acknowledged is whole.
func TestSweepingWhilePushingHarmsNothing(t *testing.T) {
	c, s := serve(t, Options{})
	beside, err := Open(t.Context(), s.folder, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer beside.Close()
	ctx := AsConsole(t.Context())
	stop, stopped := make(chan struct{}), make(chan struct{})
	var whole, refused, swept atomic.Int64
	go func() {
		defer close(stopped)
		for {
			select {
			case <-stop:
				return
			default:
			}
			w, err := beside.Sweep(ctx, 0)
			if err != nil {
				t.Errorf("sweep: %v", err)
				return
			}
			swept.Add(int64(w.Blobs))
		}
	}()
	var all sync.WaitGroup
	for p := range 4 {
		all.Go(func() {
			for round := 0; round < 40 || swept.Load() < 20 && round < 5000; round++ {
				repo, layer := fmt.Sprintf("r%d", p), fmt.Sprintf("layer %d of %d", round/3, p/2) // three times by each of two
				d, err := pushImage(ctx, s, repo, "t", layer)
				if errors.Is(err, ociregistry.ErrManifestBlobUnknown) {
					refused.Add(1)
					continue
				}
				if err != nil {
					t.Errorf("push: %v", err)
					return
				}
				whole.Add(1)
				b, err := s.GetBlob(ctx, repo, digest.FromString(layer))
				if err != nil {
					t.Errorf("what was acknowledged has no layer: %v", err)
					return
				}
				if text, err := io.ReadAll(b); err != nil || string(text) != layer {
					t.Errorf("layer %q, %v", text, err)
				}
				_ = b.Close()
				if err := s.DeleteManifest(ctx, repo, d); err != nil {
					t.Errorf("delete: %v", err)
				}
			}
		})
	}
	all.Wait()
	close(stop)
	<-stopped
	if swept.Load() < 20 || whole.Load() == 0 {
		t.Errorf("%d blobs swept, %d pushes: the test hit nothing", swept.Load(), whole.Load())
	}
	t.Logf("%d blobs swept, %d pushes acknowledged, %d told to come again", swept.Load(), whole.Load(), refused.Load())
	if damaged, err := s.Verify(c.Context()); err != nil || len(damaged) != 0 {
		t.Errorf("%+v, %v", damaged, err)
	}
}

// pushImage pushes a manifest with one layer.
func pushImage(ctx context.Context, s *Store, repo, tag, layer string) (digest.Digest, error) {
	m := oci.Manifest{MediaType: oci.MediaTypeImageManifest, Config: oci.Descriptor{MediaType: "test/config", Digest: digest.FromString("{}"), Size: 2},
		Layers: []oci.Descriptor{{MediaType: "text/plain", Digest: digest.FromString(layer), Size: int64(len(layer))}}}
	m.SchemaVersion = 2
	for _, content := range []string{"{}", layer} {
		if _, err := s.PushBlob(ctx, repo, oci.Descriptor{Digest: digest.FromString(content), Size: int64(len(content))}, strings.NewReader(content)); err != nil {
			return "", err
		}
	}
	text, err := json.Marshal(m)
	if err != nil {
		return "", err
	}
	d, err := s.PushManifest(ctx, repo, tag, text, m.MediaType)
	return d.Digest, err
}

func TestDamageIsFound(t *testing.T) {
	c, s := serve(t, Options{})
	c.image("a", "1.0.0", nil, "small and whole", "small and bent", "small and gone")
	s.fileAbove = -1
	c.image("a", "2.0.0", nil, "whole", "bent", "gone")
	path := func(content string) string { return s.blobPath(digest.FromString(content).Encoded()) }
	if err := errors.Join(os.WriteFile(path("bent"), []byte("tneb"), 0o600), os.Remove(path("gone"))); err != nil {
		t.Fatal(err)
	}
	for _, statement := range []string{"UPDATE small_blobs SET content = x'00' WHERE digest = ?", "DELETE FROM small_blobs WHERE digest = ?"} {
		content := map[bool]string{true: "small and bent", false: "small and gone"}[strings.HasPrefix(statement, "UPDATE")]
		if _, err := s.writer.db.ExecContext(t.Context(), statement, of(content)); err != nil {
			t.Fatal(err)
		}
	}
	damaged, err := s.Verify(t.Context())
	want := map[string]bool{of("bent"): true, of("gone"): true, of("small and bent"): true, of("small and gone"): true}
	if err != nil || len(damaged) != len(want) {
		t.Fatalf("%+v, %v", damaged, err)
	}
	for _, d := range damaged {
		if !want[d.Digest.String()] {
			t.Errorf("%+v", d)
		}
	}
}

func TestABackupIsADepotOfItsOwn(t *testing.T) {
	c, s := serve(t, Options{Serve: true})
	d := c.image("a", "1.0.0", nil, "layer", strings.Repeat("large ", smallBlob))
	to := filepath.Join(t.TempDir(), "backup")
	// From beside the one that serves, as the command does it.
	beside, err := Open(t.Context(), s.folder, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer beside.Close()
	if err := beside.Backup(AsConsole(t.Context()), to); err != nil {
		t.Fatal(err)
	}
	c.image("a", "2.0.0", nil, "later")
	copied, err := Open(t.Context(), to, Options{Serve: true})
	if err != nil {
		t.Fatal(err)
	}
	defer copied.Close()
	if damaged, err := copied.Verify(t.Context()); err != nil || len(damaged) != 0 {
		t.Errorf("%+v, %v", damaged, err)
	}
	ctx := AsConsole(t.Context())
	if got, err := copied.ResolveTag(ctx, "a", "1.0.0"); err != nil || got.Digest != d.Digest {
		t.Errorf("%+v, %v", got, err)
	}
	if _, err := copied.ResolveTag(ctx, "a", "2.0.0"); err == nil {
		t.Error("what came later is in the backup")
	}
	if err := beside.Backup(ctx, to); !errors.Is(err, ErrExists) {
		t.Errorf("over another backup: %v", err)
	}
}

func TestUsersAndTokens(t *testing.T) {
	clock := &clock{time.Now()}
	s, err := Open(t.Context(), t.TempDir(), Options{Now: clock.Now})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	ctx := AsConsole(t.Context())
	for _, name := range []string{"", "Ann", "a b", "../x", strings.Repeat("a", 65), "a:b"} {
		if err := s.AddUser(ctx, name, "hash", nil); !errors.Is(err, ErrBadName) {
			t.Errorf("%q: %v", name, err)
		}
	}
	if err := s.AddUser(ctx, "ann", "hash", []Grant{{"acme", Publish}, {"", Read}}); err != nil {
		t.Fatal(err)
	}
	if err := s.AddUser(ctx, "ann", "other", nil); !errors.Is(err, ErrExists) {
		t.Errorf("twice: %v", err)
	}
	if err := s.GrantUser(ctx, "ann", []Grant{{"acme", "everything"}}); !errors.Is(err, ErrBadName) {
		t.Errorf("no scope: %v", err)
	}
	if c, err := s.CredentialsOf(ctx, "ann"); err != nil || c.Hash != "hash" || len(c.Grants) != 2 {
		t.Errorf("%+v, %v: what was refused has left a trace", c, err)
	}
	secret, token, err := s.AddToken(ctx, "ann", Read, "ci", time.Hour)
	if err != nil || !IsToken(secret) {
		t.Fatal(secret, err)
	}
	if a, err := s.Bearer(ctx, secret); err != nil || a.User != "ann" || !a.May(Read, "acme/order") || a.May(Publish, "acme/order") {
		t.Errorf("%+v, %v", a, err)
	}
	if _, err := s.Bearer(ctx, secret+"x"); !errors.Is(err, ErrNotFound) {
		t.Errorf("another: %v", err)
	}
	clock.now = clock.now.Add(time.Hour)
	if _, err := s.Bearer(ctx, secret); !errors.Is(err, ErrNotFound) {
		t.Errorf("expired: %v", err)
	}
	clock.now = clock.now.Add(-time.Minute)
	if err := s.RevokeToken(ctx, token.ID); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Bearer(ctx, secret); !errors.Is(err, ErrNotFound) {
		t.Errorf("revoked: %v", err)
	}
	if secret, _, err = s.AddToken(ctx, "ann", Read, "", time.Hour); err != nil {
		t.Fatal(err)
	}
	if err := s.RemoveUser(ctx, "ann"); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Bearer(ctx, secret); !errors.Is(err, ErrNotFound) {
		t.Errorf("of a user who is gone: %v", err)
	}
	for _, err := range []error{s.RemoveUser(ctx, "ann"), s.SetPassword(ctx, "ann", ""), s.GrantUser(ctx, "ann", nil), s.RevokeToken(ctx, "x")} {
		if !errors.Is(err, ErrNotFound) {
			t.Errorf("%v, want nobody to be found", err)
		}
	}
	all, err := s.AuditSince(ctx, 0, time.Time{}, 100)
	if err != nil || len(all) != 5 || strings.Contains(string(all[2].Action), secret) {
		t.Errorf("%+v, %v", all, err)
	}
	for _, e := range all {
		if e.User != "(console)" {
			t.Errorf("%+v", e)
		}
	}
}
