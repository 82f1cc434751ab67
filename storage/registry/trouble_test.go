package registry

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"encoding/pem"
	"io"
	"log"
	"math/big"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"sandtable/storage/bundle"
	"sandtable/storage/depot"
)

// spoiled is the hub's own store behind a handler that may answer otherwise.
func spoiled(t *testing.T, around func(inner http.Handler) http.HandlerFunc) string {
	t.Helper()
	store, err := depot.Open(t.Context(), t.TempDir(), depot.Options{})
	if err != nil {
		t.Fatal(err)
	}
	handler := store.Handler(func(*http.Request, error) {})
	server := httptest.NewUnstartedServer(around(http.HandlerFunc(func(w http.ResponseWriter, q *http.Request) {
		handler.ServeHTTP(w, q.WithContext(depot.AsConsole(q.Context())))
	})))
	server.Config.ErrorLog = log.New(io.Discard, "", 0)
	server.Start()
	t.Cleanup(func() {
		server.CloseClientConnections()
		server.Close()
		if err := store.Close(); err != nil {
			t.Error(err)
		}
	})
	return strings.TrimPrefix(server.URL, "http://")
}

// isUpload says whether a request brings content.
func isUpload(q *http.Request) bool {
	return strings.Contains(q.URL.Path, "/blobs/uploads/") && q.Method == http.MethodPut
}

// patience is short where nothing comes any more, and the usual one elsewhere: a slow machine is no trouble.
func patience(trouble string) time.Duration {
	if trouble == "it takes nothing" || trouble == "it stops in the middle" {
		return 300 * time.Millisecond
	}
	return 0
}

func TestAPushIntoTroubleSaysWhatItIsAndPublishesNothing(t *testing.T) {
	status := func(code int) func(http.ResponseWriter, *http.Request, <-chan struct{}) {
		return func(w http.ResponseWriter, _ *http.Request, _ <-chan struct{}) { w.WriteHeader(code) }
	}
	for name, test := range map[string]struct {
		answer func(w http.ResponseWriter, q *http.Request, end <-chan struct{}) // instead of taking content
		want   Kind
	}{
		"its disk is full": {status(http.StatusInsufficientStorage), Full},
		"it is too large":  {status(http.StatusRequestEntityTooLarge), Full},
		"it takes nothing": {func(_ http.ResponseWriter, _ *http.Request, end <-chan struct{}) { <-end }, Unreachable},
		"a page, with 200": {func(w http.ResponseWriter, _ *http.Request, _ <-chan struct{}) {
			_, _ = io.WriteString(w, "<!doctype html>")
		}, Refused},
	} {
		t.Run(name, func(t *testing.T) {
			end := make(chan struct{})
			address := spoiled(t, func(inner http.Handler) http.HandlerFunc {
				return func(w http.ResponseWriter, q *http.Request) {
					if isUpload(q) {
						test.answer(w, q, end)
						return
					}
					inner.ServeHTTP(w, q)
				}
			})
			t.Cleanup(func() { close(end) }) // before the server is closed
			r := open(t, address, Options{Patience: patience(name)})
			if _, err := r.Push(t.Context(), release(t, "1.0.0", strings.Repeat("large ", 2<<20)), nil); kindOf(err) != test.want {
				t.Errorf("got %v, want %s", err, kinds[test.want])
			}
			if _, err := open(t, address, Options{}).Pull(t.Context(), "acme/order", "1.0.0", bundle.Limits{}); kindOf(err) != NotFound {
				t.Errorf("pulled: %v, want nothing to be there", err)
			}
		})
	}
}

func TestAPullInTroubleSaysWhatItIs(t *testing.T) {
	half := func(w http.ResponseWriter, _ *http.Request) {
		_, _ = io.WriteString(w, "half")
		_ = http.NewResponseController(w).Flush()
	}
	for name, test := range map[string]struct {
		answer func(w http.ResponseWriter, q *http.Request, end <-chan struct{}) // instead of a blob
		want   Kind
	}{
		"it stops in the middle": {func(w http.ResponseWriter, q *http.Request, end <-chan struct{}) { half(w, q); <-end }, Unreachable},
		"it hangs up half-way": {func(w http.ResponseWriter, q *http.Request, _ <-chan struct{}) {
			half(w, q)
			panic(http.ErrAbortHandler)
		}, Unreachable},
		"a page, with 200": {func(w http.ResponseWriter, _ *http.Request, _ <-chan struct{}) {
			_, _ = io.WriteString(w, "<!doctype html>")
		}, NoRegistry},
		"it has lost the content": {func(w http.ResponseWriter, q *http.Request, _ <-chan struct{}) { http.NotFound(w, q) }, NotFound},
	} {
		t.Run(name, func(t *testing.T) {
			var bad sync.Map
			end := make(chan struct{})
			address := spoiled(t, func(inner http.Handler) http.HandlerFunc {
				return func(w http.ResponseWriter, q *http.Request) {
					if _, now := bad.Load("now"); now && q.Method == http.MethodGet && strings.Contains(q.URL.Path, "/blobs/") {
						test.answer(w, q, end)
						return
					}
					inner.ServeHTTP(w, q)
				}
			})
			t.Cleanup(func() { close(end) }) // before the server is closed
			r := open(t, address, Options{})
			b := release(t, "1.0.0", "")
			if _, err := r.Push(t.Context(), b, nil); err != nil {
				t.Fatal(err)
			}
			bad.Store("now", true)
			hurried := open(t, address, Options{Patience: patience(name)})
			if _, err := hurried.Pull(t.Context(), "acme/order", "1.0.0", bundle.Limits{}); kindOf(err) != test.want {
				t.Errorf("got %v, want %s", err, kinds[test.want])
			}
			bad.Delete("now")
			if got, err := r.Pull(t.Context(), "acme/order", "1.0.0", bundle.Limits{}); err != nil || got.Digest() != b.Digest() {
				t.Errorf("when it is well again: %v", err)
			}
		})
	}
}

func TestARegistryThatTricklesIsWaitedFor(t *testing.T) {
	address := spoiled(t, func(inner http.Handler) http.HandlerFunc {
		return func(w http.ResponseWriter, q *http.Request) {
			if q.Method != http.MethodGet || !strings.Contains(q.URL.Path, "/blobs/") {
				inner.ServeHTTP(w, q)
				return
			}
			whole := httptest.NewRecorder()
			inner.ServeHTTP(whole, q)
			for name, values := range whole.Header() {
				w.Header()[name] = values
			}
			for _, b := range whole.Body.Bytes() {
				_, _ = w.Write([]byte{b})
				_ = http.NewResponseController(w).Flush()
				time.Sleep(time.Millisecond)
			}
		}
	})
	r := open(t, address, Options{})
	b := release(t, "1.0.0", "")
	if _, err := r.Push(t.Context(), b, nil); err != nil {
		t.Fatal(err)
	}
	if got, err := r.Pull(t.Context(), "acme/order", "1.0.0", bundle.Limits{}); err != nil || got.Digest() != b.Digest() {
		t.Errorf("got %v", err)
	}
}

func TestOfTwoWhoPublishOneVersionAtOnceOneIsRefused(t *testing.T) {
	for name, start := range map[string]func(t *testing.T) string{"our hub": hub, "Debian's": func(t *testing.T) string { return distribution(t, "") }} {
		t.Run(name, func(t *testing.T) {
			address := start(t)
			bundles := [2]*bundle.Bundle{release(t, "1.0.0", "one"), release(t, "1.0.0", "another")}
			var errs [2]error
			var both sync.WaitGroup
			for i := range bundles {
				r := open(t, address, Options{})
				both.Go(func() { _, errs[i] = r.Push(t.Context(), bundles[i], nil) })
			}
			both.Wait()
			there, err := open(t, address, Options{}).Pull(t.Context(), "acme/order", "1.0.0", bundle.Limits{})
			if err != nil {
				t.Fatal(err)
			}
			won := 0
			for i, b := range bundles {
				switch {
				case b.Digest() == there.Digest() && errs[i] != nil:
					t.Errorf("the one whose content is there was told: %v", errs[i])
				case errs[i] == nil:
					won++
				case kindOf(errs[i]) != Taken:
					t.Errorf("the other was told: %v, want that it is taken", errs[i])
				}
			}
			if name == "our hub" && won != 1 { // others move tags: the first may look before the second has come
				t.Errorf("%d of two have published it", won)
			}
		})
	}
}

func TestACertificateOfAnotherTimeIsNotTrusted(t *testing.T) {
	for name, from := range map[string]time.Time{"expired": time.Now().Add(-48 * time.Hour), "of tomorrow": time.Now().Add(24 * time.Hour)} {
		key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
		if err != nil {
			t.Fatal(err)
		}
		template := &x509.Certificate{SerialNumber: big.NewInt(1), NotBefore: from, NotAfter: from.Add(24 * time.Hour), IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)}, IsCA: true, BasicConstraintsValid: true}
		raw, err := x509.CreateCertificate(rand.Reader, template, template, key.Public(), key)
		if err != nil {
			t.Fatal(err)
		}
		server := httptest.NewUnstartedServer(http.NotFoundHandler())
		server.Config.ErrorLog = log.New(io.Discard, "", 0)
		server.TLS = &tls.Config{Certificates: []tls.Certificate{{Certificate: [][]byte{raw}, PrivateKey: key}}, MinVersion: tls.VersionTLS12}
		server.StartTLS()
		r := open(t, strings.TrimPrefix(server.URL, "https://"), Options{CA: pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: raw})})
		r.plain = false // it is on this machine
		if err := r.Ping(t.Context()); kindOf(err) != NotTrusted {
			t.Errorf("%s: got %v", name, err)
		}
		server.Close()
	}
}
