package depot

import (
	"context"
	"database/sql"
	"errors"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/opencontainers/go-digest"

	"cuelabs.dev/go/oci/ociregistry"

	"sandtable/storage/depot/statements"
)

// fresh is an empty depot, with somebody who may do everything.
func fresh(t testing.TB) (*Store, context.Context) {
	t.Helper()
	s, err := Open(t.Context(), t.TempDir(), Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s, As(context.Background(), Actor{User: "ann", Address: "192.0.2.1", Grants: []Grant{{"", Admin}}})
}

// manifest writes a manifest that is made of nothing.
func manifest(ctx context.Context, t testing.TB, s *Store, repo, content, state string) digest.Digest {
	t.Helper()
	d := digest.FromString(content)
	err := s.Change(ctx, "test", func(tx *Tx) error {
		if err := tx.AddRepo(ctx, statements.AddRepoParams{Name: repo}); err != nil {
			return err
		}
		_, err := tx.AddManifest(ctx, statements.AddManifestParams{Repo: repo, Digest: string(d), Annotations: "{}", State: state, Content: []byte(content)})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestAMovedTagItsEntryAndItsEventAreWrittenTogether(t *testing.T) {
	s, ctx := fresh(t)
	first, second := manifest(ctx, t, s, "acme/order", "first", "released"), manifest(ctx, t, s, "acme/order", "second", "released")
	if was, err := s.Move(ctx, Move{Repo: "acme/order", Tag: "stable", To: first}); err != nil || was != "" {
		t.Fatalf("%s, %v", was, err)
	}
	wrong := digest.FromString("other")
	if was, err := s.Move(ctx, Move{Repo: "acme/order", Tag: "stable", To: second, If: &wrong}); !errors.Is(err, ErrMoved) || was != first {
		t.Errorf("%s, %v, want it refused as moved, with what it stands for", was, err)
	}
	if was, err := s.Move(ctx, Move{Repo: "acme/order", Tag: "stable", To: second, If: &first}); err != nil || was != first {
		t.Errorf("%s, %v", was, err)
	}
	if _, err := s.Move(ctx, Move{Repo: "acme/order", Tag: "stable", To: second}); err != nil {
		t.Error(err)
	}
	history, err := s.History(ctx, "acme/order", "stable", 10)
	if err != nil || len(history) != 2 || history[0].Was != first || history[0].Became != second || history[0].User != "ann" || history[0].Address != "192.0.2.1" || history[1].Was != "" {
		t.Errorf("%+v, %v, want two entries, none for the moves that moved nothing", history, err)
	}
	if got := rows(t, s, "SELECT count(*) FROM outbox"); got != 2 {
		t.Errorf("%d events, want 2", got)
	}
}

func rows(t *testing.T, s *Store, query string) (n int) {
	t.Helper()
	if err := s.readers.QueryRow(query).Scan(&n); err != nil {
		t.Fatal(err)
	}
	return n
}

func TestAVersionMeansTheSameForEver(t *testing.T) {
	s, ctx := fresh(t)
	first, second := manifest(ctx, t, s, "acme/order", "first", ""), manifest(ctx, t, s, "acme/order", "second", "")
	if _, err := s.Move(ctx, Move{Repo: "acme/order", Tag: "1.0.0", To: first}); err != nil {
		t.Fatal(err)
	}
	_, err := s.Move(ctx, Move{Repo: "acme/order", Tag: "1.0.0", To: second})
	if !errors.Is(err, ociregistry.ErrDenied) || !strings.Contains(err.Error(), "immutable") {
		t.Errorf("%v, want it denied with the reason", err)
	}
	if _, err := s.Move(ctx, Move{Repo: "acme/order", Tag: "1.0.0", To: first}); err != nil {
		t.Errorf("the same again: %v", err)
	}
}

func TestWhichTagsAreVersions(t *testing.T) {
	for tag, want := range map[string]bool{"1.0.0": true, "1.2.3-rc.1": true, "1.2.0_7": true, "1.2.0-rc.1_build.5": true, "1.0": false, "1": false, "stable": false, "v1.0.0": false, "01.0.0": false, "latest": false} {
		if got := IsVersion(tag); got != want {
			t.Errorf("%s: got %t", tag, got)
		}
	}
}

func TestWhatATagNeeds(t *testing.T) {
	s, ctx := fresh(t)
	draft, released := manifest(ctx, t, s, "acme/order", "draft", "draft"), manifest(ctx, t, s, "acme/order", "released", "released")
	for _, x := range []struct {
		tag  string
		to   digest.Digest
		need Scope
	}{{"1.0.0", draft, Publish}, {"2.0.0", released, Release}, {"stable", draft, Release}} {
		for _, has := range Scopes {
			who := As(ctx, Actor{User: "bob", Grants: []Grant{{"acme", has}}})
			_, err := s.Move(who, Move{Repo: "acme/order", Tag: x.tag + map[bool]string{true: "-" + string(has)}[IsVersion(x.tag)], To: x.to})
			if want := has.Includes(x.need); (err == nil) != want || !want && !errors.Is(err, ociregistry.ErrDenied) {
				t.Errorf("%s with the scope %s: %v", x.tag, has, err)
			}
		}
		if _, err := s.Move(context.Background(), Move{Repo: "acme/order", Tag: x.tag, To: x.to}); !errors.Is(err, ociregistry.ErrUnauthorized) {
			t.Errorf("%s by a stranger: %v", x.tag, err)
		}
	}
}

func TestAGrantCoversWhatIsUnderItsPrefix(t *testing.T) {
	for _, x := range []struct {
		prefix, repo string
		want         bool
	}{{"", "acme/order", true}, {"acme", "acme/order", true}, {"acme", "acme", true}, {"acme", "acmes/order", false}, {"acme/order", "acme", false}} {
		if got := (Actor{Grants: []Grant{{x.prefix, Read}}}).May(Read, x.repo); got != x.want {
			t.Errorf("%q in %q: got %t", x.repo, x.prefix, got)
		}
	}
	if (Actor{Grants: []Grant{{"", Admin}}, Most: Read}).May(Publish, "acme") {
		t.Error("a token for reading publishes")
	}
}

func TestTheAuditLogIsOnlyEverAddedTo(t *testing.T) {
	s, ctx := fresh(t)
	if err := s.Change(ctx, "test", func(tx *Tx) error { return tx.Record(ctx, Entry{Action: Started}) }); err != nil {
		t.Fatal(err)
	}
	for _, statement := range []string{"DELETE FROM audit", "UPDATE audit SET user = 'eve'"} {
		if _, err := s.writer.db.Exec(statement); err == nil {
			t.Errorf("%s was carried out", statement)
		}
	}
	if all, err := s.AuditSince(ctx, 0, time.Time{}, 10); err != nil || len(all) != 1 || all[0].User != "ann" {
		t.Errorf("%+v, %v", all, err)
	}
}

func TestChangesThatShareACommitStandAlone(t *testing.T) {
	s, ctx := fresh(t)
	boom := errors.New("boom")
	var all sync.WaitGroup
	for i := range 200 {
		all.Go(func() {
			err := s.Change(ctx, "test", func(tx *Tx) error {
				if err := tx.Record(ctx, Entry{Action: Started}); err != nil {
					return err
				}
				if i%2 == 1 {
					return boom
				}
				return nil
			})
			if failed := errors.Is(err, boom); failed != (i%2 == 1) {
				t.Errorf("change %d: %v", i, err)
			}
		})
	}
	all.Wait()
	if got := rows(t, s, "SELECT count(*) FROM audit"); got != 100 {
		t.Errorf("%d entries, want those of the 100 that succeeded", got)
	}
}

func TestAPanicIsTheCallersAlone(t *testing.T) {
	s, ctx := fresh(t)
	func() {
		defer func() {
			if recover() == nil {
				t.Error("nobody heard of it")
			}
		}()
		_ = s.Change(ctx, "test", func(*Tx) error { panic("boom") })
	}()
	if err := s.Ready(ctx); err != nil {
		t.Error(err)
	}
}

func TestTwoThatServeOneFolderAreRefused(t *testing.T) {
	folder := t.TempDir()
	first, err := Open(t.Context(), folder, Options{Serve: true})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Open(t.Context(), folder, Options{Serve: true}); !errors.Is(err, ErrServed) {
		t.Errorf("%v, want it refused", err)
	}
	beside, err := Open(t.Context(), folder, Options{})
	if err != nil {
		t.Fatalf("to look after it: %v", err)
	}
	if err := errors.Join(beside.Close(), first.Close()); err != nil {
		t.Error(err)
	}
	again, err := Open(t.Context(), folder, Options{Serve: true})
	if err != nil {
		t.Fatalf("after the first has ended: %v", err)
	}
	_ = again.Close()
}

func TestAnotherFileIsRefusedAndLeftAlone(t *testing.T) {
	for name, statement := range map[string]struct {
		sql  string
		want error
	}{"another program's": {"CREATE TABLE t (x)", ErrNoHub}, "a later version's": {"UPDATE goose_db_version SET version_id = 9999", ErrTooNew}} {
		folder := t.TempDir()
		if errors.Is(statement.want, ErrTooNew) {
			s, err := Open(t.Context(), folder, Options{})
			if err != nil {
				t.Fatal(err)
			}
			_ = s.Close()
		}
		db, err := sql.Open("sqlite3", filepath.Join(folder, databaseName))
		if err != nil {
			t.Fatal(err)
		}
		if _, err := db.Exec(statement.sql); err != nil {
			t.Fatal(err)
		}
		_ = db.Close()
		if _, err := Open(t.Context(), folder, Options{}); !errors.Is(err, statement.want) {
			t.Errorf("%s: %v, want %v", name, err, statement.want)
		}
	}
}
