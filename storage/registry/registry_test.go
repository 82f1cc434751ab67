package registry

import (
	"bytes"
	"context"
	"encoding/pem"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"cuelabs.dev/go/oci/ociregistry/ocimem"
	"cuelabs.dev/go/oci/ociregistry/ociserver"
	"golang.org/x/crypto/bcrypt"

	"sandtable/storage/bundle"
	"sandtable/storage/depot"
)

// release is a small bundle of some version; more is in its only process.
func release(t *testing.T, version, more string) *bundle.Bundle {
	t.Helper()
	b, err := bundle.New(bundle.Manifest{ID: "acme/order", Version: version, State: bundle.Released, Name: bundle.Text{ZH: "订单", EN: "Order"},
		Processes: []bundle.Process{{ID: "P", Name: bundle.Text{EN: "Order"}, File: "processes/order.bpmn"}}},
		[]bundle.Part{{Path: "processes/order.bpmn", Type: "application/xml", Content: []byte("<definitions>" + more + "</definitions>")},
			{Path: "scenarios/as-is.json", Type: "application/json", Content: []byte("{}")}})
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// distribution starts Debian's registry, which has no referrers API, in a folder of its own, and gives its address.
func distribution(t *testing.T, auth string) string {
	t.Helper()
	program, err := exec.LookPath("docker-registry")
	if err != nil {
		if program, err = filepath.Abs("../../build/bin/docker-registry"); err == nil {
			_, err = os.Stat(program)
		}
		if err != nil {
			t.Skip("skipped: no docker-registry; build/setup.sh test fetches it")
		}
	}
	free, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	address := free.Addr().String()
	_ = free.Close()
	folder := t.TempDir()
	config := filepath.Join(folder, "config.yml")
	text := fmt.Sprintf("version: 0.1\nlog:\n  level: error\n  accesslog:\n    disabled: true\nstorage:\n  filesystem:\n    rootdirectory: %s\n  delete:\n    enabled: true\nhttp:\n  addr: %s\n%s", folder, address, auth)
	if err := os.WriteFile(config, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	var log bytes.Buffer
	server := exec.Command(program, "serve", config)
	server.Stdout, server.Stderr = &log, &log
	if err := server.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = server.Process.Kill()
		_ = server.Wait()
		if t.Failed() {
			t.Logf("the registry said: %.2000s", log.String())
		}
	})
	for range 200 {
		if answer, err := http.Get("http://" + address + "/v2/"); err == nil {
			_ = answer.Body.Close()
			return address
		}
		time.Sleep(50 * time.Millisecond)
	}
	t.Fatalf("the registry does not answer: %s", log.String())
	return ""
}

// modern starts a registry with the referrers API, in memory.
func modern(t *testing.T) string {
	t.Helper()
	server := httptest.NewServer(ociserver.New(ocimem.New(), nil))
	t.Cleanup(server.Close)
	return strings.TrimPrefix(server.URL, "http://")
}

// hub starts a registry over the hub's own store, where everybody may do everything.
func hub(t *testing.T) string {
	t.Helper()
	store, err := depot.Open(t.Context(), t.TempDir(), depot.Options{})
	if err != nil {
		t.Fatal(err)
	}
	handler := store.Handler(func(q *http.Request, err error) { t.Errorf("%s %s: %v", q.Method, q.URL, err) })
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, q *http.Request) {
		handler.ServeHTTP(w, q.WithContext(depot.AsConsole(q.Context())))
	}))
	t.Cleanup(func() {
		server.Close()
		if err := store.Close(); err != nil {
			t.Error(err)
		}
	})
	return strings.TrimPrefix(server.URL, "http://")
}

func open(t *testing.T, address string, o Options) *Registry {
	t.Helper()
	r, err := Open(address, o)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// everywhere plays a test on every kind of registry there is.
func everywhere(t *testing.T, test func(t *testing.T, r *Registry)) {
	t.Run("with the referrers API", func(t *testing.T) { test(t, open(t, modern(t), Options{})) })
	t.Run("Debian's, without it", func(t *testing.T) { test(t, open(t, distribution(t, ""), Options{})) })
	t.Run("our hub", func(t *testing.T) { test(t, open(t, hub(t), Options{})) })
	t.Run("in a folder", func(t *testing.T) { test(t, open(t, modern(t)+"/templates", Options{})) })
}

func kindOf(err error) Kind {
	var e *Error
	if errors.As(err, &e) {
		return e.Kind
	}
	return 0
}

func TestWhatIsPushedIsPulled(t *testing.T) {
	everywhere(t, func(t *testing.T, r *Registry) {
		ctx := context.Background()
		key, err := bundle.NewKey()
		if err != nil {
			t.Fatal(err)
		}
		for _, version := range []string{"1.0.0", "1.10.0", "1.9.0-rc.1+build.5"} {
			b := release(t, version, version)
			if err := b.Sign(key); err != nil {
				t.Fatal(err)
			}
			var last Progress
			pushed, err := r.Push(ctx, b, func(p Progress) { last = p })
			if err != nil || pushed.Already || pushed.Digest != b.Digest() || last.Done != last.Total || last.Total == 0 {
				t.Fatalf("%s: %+v, %+v, %v", version, pushed, last, err)
			}
			if pushed, err := r.Push(ctx, b, nil); err != nil || !pushed.Already {
				t.Errorf("%s again: %+v, %v", version, pushed, err)
			}
			for _, reference := range []string{version, b.Digest().String()} {
				got, err := r.Pull(ctx, "acme/order", reference, bundle.Limits{})
				if err != nil || got.Digest() != b.Digest() || !got.SignedBy(key.Public()) {
					t.Errorf("%s by %s: %v", version, reference, err)
				}
			}
		}
		versions, channels, err := r.Tags(ctx, "acme/order")
		if got := strings.Join(versions, " "); err != nil || got != "1.10.0 1.9.0-rc.1+build.5 1.0.0" || len(channels) != 0 {
			t.Errorf("versions %q, channels %q, %v", got, channels, err)
		}
	})
}

func TestAVersionIsNeverPublishedTwice(t *testing.T) {
	everywhere(t, func(t *testing.T, r *Registry) {
		ctx := context.Background()
		first := release(t, "1.0.0", "first")
		if _, err := r.Push(ctx, first, nil); err != nil {
			t.Fatal(err)
		}
		if _, err := r.Push(ctx, release(t, "1.0.0", "second"), nil); kindOf(err) != Taken {
			t.Errorf("%v, want it refused as taken", err)
		}
		if got, err := r.Pull(ctx, "acme/order", "1.0.0", bundle.Limits{}); err != nil || got.Digest() != first.Digest() {
			t.Errorf("the first is no longer there: %v", err)
		}
	})
}

func TestWhatIsNotThereIsSaidSo(t *testing.T) {
	everywhere(t, func(t *testing.T, r *Registry) {
		ctx := context.Background()
		if err := r.Ping(ctx); err != nil {
			t.Error(err)
		}
		if _, err := r.Pull(ctx, "acme/nothing", "1.0.0", bundle.Limits{}); kindOf(err) != NotFound {
			t.Errorf("a template: %v", err)
		}
		if _, err := r.Push(ctx, release(t, "1.0.0", ""), nil); err != nil {
			t.Fatal(err)
		}
		if _, err := r.Pull(ctx, "acme/order", "2.0.0", bundle.Limits{}); kindOf(err) != NotFound {
			t.Errorf("a version: %v", err)
		}
	})
}

// TestTwentySignaturesAtOnceAreAllListed is what registries without the referrers API lose, unless the client looks.
func TestTwentySignaturesAtOnceAreAllListed(t *testing.T) {
	everywhere(t, func(t *testing.T, r *Registry) {
		ctx := context.Background()
		b := release(t, "1.0.0", "")
		if _, err := r.Push(ctx, b, nil); err != nil {
			t.Fatal(err)
		}
		const many = 20
		var keys [many]*bundle.Key
		var failures [many]error
		var all sync.WaitGroup
		for i := range many {
			all.Go(func() {
				mine := *b
				keys[i], failures[i] = bundle.NewKey()
				if failures[i] == nil {
					failures[i] = mine.Sign(keys[i])
				}
				if failures[i] == nil {
					_, failures[i] = r.Push(ctx, &mine, nil)
				}
			})
		}
		all.Wait()
		got, err := r.Pull(ctx, "acme/order", "1.0.0", bundle.Limits{})
		if err != nil {
			t.Fatal(err)
		}
		for i, k := range keys {
			// What was said to be there has to be there; what was not may be missing.
			if failures[i] != nil && kindOf(failures[i]) != Moved {
				t.Errorf("signature %d: %v", i, failures[i])
			}
			if failures[i] == nil && !got.SignedBy(k.Public()) {
				t.Errorf("signature %d was acknowledged, and is lost", i)
			}
		}
	})
}

func TestALoginIsAskedForAndChecked(t *testing.T) {
	hash, err := bcrypt.GenerateFromPassword([]byte("secret"), bcrypt.MinCost)
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "users")
	if err := os.WriteFile(file, append([]byte("ann:"), append(hash, '\n')...), 0o600); err != nil {
		t.Fatal(err)
	}
	address := distribution(t, "auth:\n  htpasswd:\n    realm: test\n    path: "+file+"\n")
	ctx := context.Background()
	for _, x := range []struct {
		o    Options
		want Kind
	}{{Options{}, NeedsLogin}, {Options{User: "ann", Password: "wrong"}, WrongLogin}, {Options{User: "bob", Password: "secret"}, WrongLogin}, {Options{User: "ann", Password: "secret"}, 0}} {
		r := open(t, address, x.o)
		if err := r.Ping(ctx); kindOf(err) != x.want {
			t.Errorf("%+v: asked for the registry: %v, want kind %d", x.o, err, x.want)
		}
		_, err := r.Push(ctx, release(t, "1.0.0", ""), nil)
		if kindOf(err) != x.want {
			t.Errorf("%+v: pushed: %v, want kind %d", x.o, err, x.want)
		}
		if err != nil && x.o.Password != "" && strings.Contains(err.Error(), x.o.Password) && x.o.Password != "wrong" {
			t.Errorf("the password is in the error: %v", err)
		}
	}
}

// TestABearerTokenIsFetched plays the flow of Docker's token servers, as clouds have it: 401, a token for the login, the same again.
func TestABearerTokenIsFetched(t *testing.T) {
	inner := ociserver.New(ocimem.New(), nil)
	var server *httptest.Server
	server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, q *http.Request) {
		if q.URL.Path == "/token" {
			if user, password, _ := q.BasicAuth(); user != "ann" || password != "secret" {
				w.WriteHeader(http.StatusUnauthorized)
				return
			}
			_, _ = fmt.Fprintf(w, `{"token": "for %s", "expires_in": 300}`, q.URL.Query().Get("scope"))
			return
		}
		if !strings.HasPrefix(q.Header.Get("Authorization"), "Bearer for ") {
			w.Header().Set("WWW-Authenticate", fmt.Sprintf(`Bearer realm="%s/token",service="test",scope="repository:acme/order:pull,push"`, server.URL))
			w.WriteHeader(http.StatusUnauthorized)
			return
		}
		inner.ServeHTTP(w, q)
	}))
	defer server.Close()
	address := strings.TrimPrefix(server.URL, "http://")
	if _, err := open(t, address, Options{User: "ann", Password: "secret"}).Push(context.Background(), release(t, "1.0.0", ""), nil); err != nil {
		t.Error(err)
	}
	if _, err := open(t, address, Options{User: "ann", Password: "wrong"}).Push(context.Background(), release(t, "1.0.0", ""), nil); kindOf(err) != WrongLogin {
		t.Errorf("%v, want the login to be wrong", err)
	}
}

func TestWhoeverAnswersIsNotBelieved(t *testing.T) {
	ctx := context.Background()
	page := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write([]byte("<html>It works")) }))
	defer page.Close()
	if _, err := open(t, strings.TrimPrefix(page.URL, "http://"), Options{}).Pull(ctx, "acme/order", "1.0.0", bundle.Limits{}); kindOf(err) != NoRegistry {
		t.Errorf("a web page: %v", err)
	}
	if err := open(t, "127.0.0.1:1", Options{}).Ping(ctx); kindOf(err) != Unreachable {
		t.Errorf("nobody: %v", err)
	}
	// A registry that hands out other bytes than those it announces.
	inner := ociserver.New(ocimem.New(), nil)
	lying := false
	liar := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, q *http.Request) {
		if lying && q.Method == http.MethodGet && strings.Contains(q.URL.Path, "/blobs/") {
			recorded := httptest.NewRecorder()
			inner.ServeHTTP(recorded, q)
			_, _ = w.Write(bytes.Repeat([]byte("x"), recorded.Body.Len()))
			return
		}
		inner.ServeHTTP(w, q)
	}))
	defer liar.Close()
	r := open(t, strings.TrimPrefix(liar.URL, "http://"), Options{})
	if _, err := r.Push(ctx, release(t, "1.0.0", ""), nil); err != nil {
		t.Fatal(err)
	}
	lying = true
	if b, err := r.Pull(ctx, "acme/order", "1.0.0", bundle.Limits{}); err == nil {
		t.Errorf("other bytes were taken for %v", b.Manifest)
	}
}

func TestACertificateHasToBeTrusted(t *testing.T) {
	server := httptest.NewTLSServer(ociserver.New(ocimem.New(), nil))
	defer server.Close()

	address := strings.Replace(strings.TrimPrefix(server.URL, "https://"), "127.0.0.1", "127.0.0.1", 1)
	ctx := context.Background()
	r := open(t, address, Options{})
	r.plain = false
	if err := r.Ping(ctx); kindOf(err) != NotTrusted {
		t.Errorf("%v, want it not trusted", err)
	}
	ca := pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: server.Certificate().Raw})
	r = open(t, address, Options{CA: ca})
	r.plain = false
	if err := r.Ping(ctx); err != nil {
		t.Errorf("with its authority: %v", err)
	}
	if _, err := Open(address, Options{CA: []byte("none")}); kindOf(err) != BadCA {
		t.Errorf("a file without certificates: %v", err)
	}
}

func TestAnAddressIsAHostAndNothingMore(t *testing.T) {
	for _, bad := range []string{"", "https://harbor.acme.com", "harbor.acme.com/Team", "ann:secret@harbor.acme.com", "a b", "host/../x", "host?x"} {
		if _, err := Open(bad, Options{}); kindOf(err) != BadAddress {
			t.Errorf("%q: %v", bad, err)
		}
	}
	for _, good := range []string{"harbor.acme.com", "harbor.acme.com:8443/templates/cn", "localhost:5000", "[::1]:5000"} {
		if _, err := Open(good, Options{}); err != nil {
			t.Errorf("%q: %v", good, err)
		}
	}
}

func TestCancellingEndsAPush(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := open(t, modern(t), Options{}).Push(ctx, release(t, "1.0.0", ""), nil); !errors.Is(err, context.Canceled) {
		t.Errorf("%v, want it cancelled", err)
	}
}
