package hub

import (
	"bytes"
	"context"
	"crypto/tls"
	"crypto/x509"
	"encoding/pem"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"cuelabs.dev/go/oci/ociregistry"
	"github.com/opencontainers/go-digest"
	"golang.org/x/crypto/bcrypt"

	"sandtable/engine/problem"
	"sandtable/storage/bundle"
	"sandtable/storage/depot"
	"sandtable/storage/registry"
)

// door is a hub that can be knocked at, with what it logs.
type door struct {
	*testing.T
	store *depot.Store
	hub   *Hub
	url   string
	stop  func() // from now on nobody answers
	log   *bytes.Buffer
}

func open(t *testing.T, o Options) *door {
	t.Helper()
	store, err := depot.Open(t.Context(), t.TempDir(), depot.Options{MostBlob: o.MostBlob})
	if err != nil {
		t.Fatal(err)
	}
	d := &door{T: t, store: store, log: &bytes.Buffer{}}
	o.Log = slog.New(slog.NewTextHandler(d.log, nil))
	d.hub = newHub(store, o)
	// As quick as the users' in these tests: a minute's tries have to fit into a minute, on a slow machine too.
	if d.hub.gate.nobody, err = bcrypt.GenerateFromPassword([]byte("nobody"), bcrypt.MinCost); err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(d.hub)
	d.url, d.stop = server.URL, server.Close
	t.Cleanup(func() {
		server.Close()
		if err := store.Close(); err != nil {
			t.Error(err)
		}
	})
	return d
}

// user adds somebody whose password is their name and "'s password".
func (d *door) user(name string, grants ...depot.Grant) {
	d.Helper()
	hash, err := bcrypt.GenerateFromPassword([]byte(name+"'s password"), bcrypt.MinCost)
	if err == nil {
		err = d.store.AddUser(depot.AsConsole(d.Context()), name, string(hash), grants)
	}
	if err != nil {
		d.Fatal(err)
	}
}

// knock makes a request with an Authorization header; empty: without.
func (d *door) knock(method, path, authorization string) (status int, header http.Header, body string) {
	d.Helper()
	q, err := http.NewRequestWithContext(d.Context(), method, d.url+path, nil)
	if err != nil {
		d.Fatal(err)
	}
	if authorization != "" {
		q.Header.Set("Authorization", authorization)
	}
	a, err := http.DefaultClient.Do(q)
	if err != nil {
		d.Fatal(err)
	}
	defer a.Body.Close()
	text, err := io.ReadAll(a.Body)
	if err != nil {
		d.Fatal(err)
	}
	return a.StatusCode, a.Header, string(text)
}

func basic(user, password string) string {
	q := &http.Request{Header: http.Header{}}
	q.SetBasicAuth(user, password)
	return q.Header.Get("Authorization")
}

func TestWhoIsLetIn(t *testing.T) {
	d := open(t, Options{})
	d.user("ann", depot.Grant{Scope: depot.Admin})
	ctx := depot.AsConsole(t.Context())
	token, _, err := d.store.AddToken(ctx, "ann", depot.Read, "", time.Hour)
	if err != nil {
		t.Fatal(err)
	}
	expired, _, err := d.store.AddToken(ctx, "ann", depot.Read, "", -time.Second)
	if err != nil {
		t.Fatal(err)
	}
	revoked, r, err := d.store.AddToken(ctx, "ann", depot.Read, "", time.Hour)
	if err != nil {
		t.Fatal(err)
	}
	if status, _, _ := d.knock("GET", "/v2/", "Bearer "+revoked); status != 200 {
		t.Errorf("before it is revoked: %d", status)
	}
	if err := d.store.RevokeToken(ctx, r.ID); err != nil {
		t.Fatal(err)
	}
	for name, x := range map[string]struct {
		authorization string
		want          int
	}{
		"a stranger":                  {"", 401},
		"a user":                      {basic("ann", "ann's password"), 200},
		"a wrong password":            {basic("ann", "other"), 401},
		"no password":                 {basic("ann", ""), 401},
		"nobody":                      {basic("bob", "ann's password"), 401},
		"a token as the password":     {basic("ann", token), 200},
		"another's token":             {basic("bob", token), 401},
		"a token as bearer":           {"Bearer " + token, 200},
		"a token that has expired":    {"Bearer " + expired, 401},
		"a token that was revoked":    {"Bearer " + revoked, 401},
		"no token":                    {"Bearer x", 401},
		"an endless password":         {basic("ann", strings.Repeat("x", 5000)), 401},
		"something else":              {"Digest x", 401},
		"the hash in the place of it": {basic("ann", "$2a$04$"), 401},
		"an injection":                {basic("ann' OR '1'='1", "x"), 401},
	} {
		status, header, body := d.knock("GET", "/v2/", x.authorization)
		if status != x.want || (status == 401) != (header.Get("WWW-Authenticate") != "") || strings.Contains(body, "password\"") {
			t.Errorf("%s: got %d %v %s", name, status, header, body)
		}
	}
	if d.log.Len() > 0 {
		t.Errorf("logged: %s", d.log)
	}
}

func TestTheHubTellsThatItIsOneToWhoeverMayAsk(t *testing.T) {
	d := open(t, Options{})
	d.user("ann", depot.Grant{Scope: depot.Read})
	for authorization, want := range map[string]string{"": "", basic("ann", "wrong"): "", basic("ann", "ann's password"): "1"} {
		if _, header, _ := d.knock("GET", "/v2/", authorization); header.Get(registry.HubHeader) != want {
			t.Errorf("%q: got %q, want %q", authorization, header.Get(registry.HubHeader), want)
		}
	}
}

func TestATokenIsEnoughForAClient(t *testing.T) {
	d := open(t, Options{})
	d.user("ann", depot.Grant{Scope: depot.Admin})
	ctx := depot.AsConsole(t.Context())
	secret, token, err := d.store.AddToken(ctx, "ann", depot.Release, "", time.Hour)
	if err != nil {
		t.Fatal(err)
	}
	b, err := bundle.New(bundle.Manifest{ID: "acme/order", Version: "1.0.0", State: bundle.Released, Name: bundle.Text{EN: "Order"}}, []bundle.Part{{Path: "a.txt", Type: "text/plain", Content: []byte("a")}})
	if err != nil {
		t.Fatal(err)
	}
	r, err := registry.Open(strings.TrimPrefix(d.url, "http://"), registry.Options{Token: secret})
	if err != nil {
		t.Fatal(err)
	}
	if err := r.Ping(ctx); err != nil {
		t.Errorf("ping: %v", err)
	}
	if _, err := r.Push(ctx, b, nil); err != nil {
		t.Errorf("push: %v", err)
	}
	if got, err := r.Pull(ctx, "acme/order", "1.0.0", bundle.Limits{}); err != nil || got.Digest() != b.Digest() {
		t.Errorf("pull: %v", err)
	}
	if isHub, err := r.IsHub(ctx); err != nil || !isHub {
		t.Errorf("is it a hub: %v, %v", isHub, err)
	}
	if err := d.store.RevokeToken(ctx, token.ID); err != nil {
		t.Fatal(err)
	}
	var e *registry.Error
	if err := r.Ping(ctx); !errors.As(err, &e) || e.Kind != registry.WrongLogin {
		t.Errorf("with a token that was revoked: %v, want a wrong login", err)
	}
}

func TestATokenAllowsNoMoreThanItsScope(t *testing.T) {
	d := open(t, Options{})
	d.user("ann", depot.Grant{Scope: depot.Admin})
	token, _, err := d.store.AddToken(depot.AsConsole(t.Context()), "ann", depot.Read, "", time.Hour)
	if err != nil {
		t.Fatal(err)
	}
	if status, _, body := d.knock("POST", "/v2/acme/blobs/uploads/", "Bearer "+token); status != 403 {
		t.Errorf("got %d %s", status, body)
	}
	if status, _, body := d.knock("POST", "/v2/acme/blobs/uploads/", basic("ann", "ann's password")); status != 202 {
		t.Errorf("ann herself: got %d %s", status, body)
	}
}

// TestWhoIsRemovedIsOutAtOnce is why the database is asked each time, and only the hash is remembered.
func TestWhoIsRemovedIsOutAtOnce(t *testing.T) {
	d := open(t, Options{})
	d.user("ann", depot.Grant{Scope: depot.Read})
	d.user("bob", depot.Grant{Scope: depot.Read})
	for _, name := range []string{"ann", "bob"} {
		if status, _, _ := d.knock("GET", "/v2/", basic(name, name+"'s password")); status != 200 {
			t.Fatal(status)
		}
	}
	hash, err := bcrypt.GenerateFromPassword([]byte("new"), bcrypt.MinCost)
	if err != nil {
		t.Fatal(err)
	}
	ctx := depot.AsConsole(t.Context())
	if err := errors.Join(d.store.RemoveUser(ctx, "ann"), d.store.SetPassword(ctx, "bob", string(hash))); err != nil {
		t.Fatal(err)
	}
	for authorization, want := range map[string]int{basic("ann", "ann's password"): 401, basic("bob", "bob's password"): 401, basic("bob", "new"): 200} {
		if status, _, _ := d.knock("GET", "/v2/", authorization); status != want {
			t.Errorf("%s: got %d", authorization, status)
		}
	}
}

func TestGuessingPasswordsIsStopped(t *testing.T) {
	d := open(t, Options{})
	d.user("ann", depot.Grant{Scope: depot.Read})
	if status, _, _ := d.knock("GET", "/v2/", basic("ann", "ann's password")); status != 200 {
		t.Fatal(status)
	}
	got := map[int]int{}
	for i := range 30 {
		status, header, _ := d.knock("GET", "/v2/", basic("ann", fmt.Sprint(i)))
		got[status]++
		if status == 429 && header.Get("Retry-After") == "" {
			t.Error("it is not said when to come back")
		}
	}
	if got[401] != triesForOne-1 || got[429] != 30-got[401] { // Ann's own first sign-in was a try, too
		t.Errorf("got %v", got)
	}
	// Ann is not shut out by somebody who guesses from her own address: hers is remembered.
	if status, _, _ := d.knock("GET", "/v2/", basic("ann", "ann's password")); status != 200 {
		t.Errorf("ann: got %d", status)
	}
	all, err := d.store.AuditSince(t.Context(), 0, time.Time{}, 100)
	stopped := 0
	for _, e := range all {
		if e.Action == depot.SignInsStopped {
			stopped++
		}
	}
	if err != nil || stopped != 1 {
		t.Errorf("%d entries, %v, want one for all of them", stopped, err)
	}
	// Under many names from one address, too.
	limited := false
	for i := range triesForAny + 10 {
		status, _, _ := d.knock("GET", "/v2/", basic(fmt.Sprintf("user%d", i), "x"))
		limited = limited || status == 429
	}
	if !limited {
		t.Error("any number of names may be tried")
	}
}

func TestTheRateOfOneAddress(t *testing.T) {
	d := open(t, Options{Rate: 20, Proxied: true})
	ask := func(from string) int {
		q, err := http.NewRequestWithContext(t.Context(), "GET", d.url+"/v2/", nil)
		if err != nil {
			t.Fatal(err)
		}
		q.Header.Set("X-Forwarded-For", "203.0.113.9, "+from)
		a, err := http.DefaultClient.Do(q)
		if err != nil {
			t.Fatal(err)
		}
		_ = a.Body.Close()
		return a.StatusCode
	}
	for i := range 25 {
		if got, want := ask("192.0.2.1") == 429, i >= 20; got != want {
			t.Errorf("request %d: limited %t", i, got)
		}
	}
	if got := ask("192.0.2.2"); got != 401 {
		t.Errorf("another address: %d", got)
	}
}

func TestWhatIsPublicIsReadByAnybodyAndWrittenByUsers(t *testing.T) {
	d := open(t, Options{Public: true})
	d.user("ann", depot.Grant{Scope: depot.Admin})
	address := strings.TrimPrefix(d.url, "http://")
	b := pack(t, "1.0.0", bundle.Released)
	push := func(o registry.Options) error {
		r, err := registry.Open(address, o)
		if err != nil {
			return err
		}
		_, err = r.Push(t.Context(), b, nil)
		return err
	}
	var e *registry.Error
	if err := push(registry.Options{}); !errors.As(err, &e) || e.Kind != registry.NeedsLogin {
		t.Errorf("a stranger pushed: %v", err)
	}
	if err := push(registry.Options{User: "ann", Password: "ann's password"}); err != nil {
		t.Fatal(err)
	}
	r, err := registry.Open(address, registry.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if got, err := r.Pull(t.Context(), "acme/order", "1.0.0", bundle.Limits{}); err != nil || got.Digest() != b.Digest() {
		t.Errorf("a stranger pulled: %v", err)
	}
	if status, _, _ := d.knock("GET", "/v2/acme/order/tags/list", basic("", "")); status != 200 {
		t.Errorf("a stranger who says that he has no login: %d", status)
	}
	if status, _, _ := d.knock("GET", "/metrics", ""); status != 401 {
		t.Errorf("figures for strangers: %d", status)
	}
}

func pack(t testing.TB, version string, state bundle.State) *bundle.Bundle {
	t.Helper()
	b, err := bundle.New(bundle.Manifest{ID: "acme/order", Version: version, State: state, Name: bundle.Text{EN: "Order"}},
		[]bundle.Part{{Path: "README.md", Type: "text/markdown", Content: []byte(version)}})
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestWhatIsReleasedNeedsTheRightToRelease(t *testing.T) {
	d := open(t, Options{})
	d.user("bob", depot.Grant{Prefix: "acme", Scope: depot.Publish})
	d.user("ann", depot.Grant{Prefix: "acme", Scope: depot.Release})
	for _, x := range []struct {
		user, version string
		state         bundle.State
		want          registry.Kind
	}{{"bob", "1.0.0-rc.1", bundle.Draft, 0}, {"bob", "1.0.0", bundle.Released, registry.Forbidden}, {"ann", "1.0.0", bundle.Released, 0}} {
		r, err := registry.Open(strings.TrimPrefix(d.url, "http://"), registry.Options{User: x.user, Password: x.user + "'s password"})
		if err != nil {
			t.Fatal(err)
		}
		_, err = r.Push(t.Context(), pack(t, x.version, x.state), nil)
		var e *registry.Error
		if errors.As(err, &e); (x.want == 0) != (err == nil) || x.want != 0 && e.Kind != x.want {
			t.Errorf("%s pushes %s %s: %v", x.user, x.state, x.version, err)
		}
	}
}

// TestSlowClientsAreLetGo stalls in the middle of a push, trickles, and takes nothing of an answer that no buffer holds.
func TestSlowClientsAreLetGo(t *testing.T) {
	d := open(t, Options{tempo: tempo{300 * time.Millisecond, 10_000_000}})
	d.user("ann", depot.Grant{Scope: depot.Admin})
	d.knock("GET", "/v2/", basic("ann", "ann's password"))
	large := bytes.Repeat([]byte("sandtable "), 5_000_000)
	there, err := d.store.PushBlob(depot.AsConsole(t.Context()), "a", ociregistry.Descriptor{Digest: digest.FromBytes(large), Size: int64(len(large))}, bytes.NewReader(large))
	if err != nil {
		t.Fatal(err)
	}
	authorization := "Host: x\r\nAuthorization: " + basic("ann", "ann's password") + "\r\n"
	push := "POST /v2/a/blobs/uploads/?digest=sha256:" + strings.Repeat("0", 64) + " HTTP/1.1\r\n" + authorization + "Content-Length: 100000\r\n\r\n"
	connect := func(text string) net.Conn {
		c, err := net.Dial("tcp", strings.TrimPrefix(d.url, "http://"))
		if err == nil {
			_, err = c.Write([]byte(text))
		}
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = c.Close() })
		_ = c.SetDeadline(time.Now().Add(time.Minute)) // else the test would hang
		return c
	}
	t.Run("stalls", func(t *testing.T) {
		answer, err := io.ReadAll(connect(push + "half"))
		if err != nil || !bytes.HasPrefix(answer, []byte("HTTP/1.1 408")) {
			t.Errorf("%.200s, %v, want it to be told that it was too slow", answer, err)
		}
	})
	t.Run("trickles", func(t *testing.T) {
		c := connect(push)
		var err error
		for err == nil {
			time.Sleep(50 * time.Millisecond)
			_, err = c.Write([]byte("x"))
		}
		if errors.Is(err, os.ErrDeadlineExceeded) {
			t.Error("it may trickle for ever")
		}
	})
	t.Run("takes nothing", func(t *testing.T) {
		c := connect("GET /v2/a/blobs/" + there.Digest.String() + " HTTP/1.1\r\n" + authorization + "\r\n")
		if _, err := io.ReadFull(c, make([]byte, 8)); err != nil { // it is being answered
			t.Fatal(err)
		}
		for d.hub.metrics.inFlight.Load() > 0 {
			time.Sleep(50 * time.Millisecond)
		}
		if n, _ := io.Copy(io.Discard, c); n >= int64(len(large)) {
			t.Errorf("%d bytes came, although nobody took them", n)
		}
	})
}

// TestBrokenClients leaves connections half-way, and looks whether the hub is as before.
func TestBrokenClients(t *testing.T) {
	d := open(t, Options{})
	d.user("ann", depot.Grant{Scope: depot.Admin})
	authorization := "Authorization: " + basic("ann", "ann's password") + "\r\n"
	d.knock("GET", "/v2/", basic("ann", "ann's password"))
	var all sync.WaitGroup
	for _, text := range []string{
		"GET /v2/ HTTP/1.1\r\nHost: x\r\n",
		"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
		"POST /v2/a/blobs/uploads/?digest=sha256:" + strings.Repeat("0", 64) + " HTTP/1.1\r\nHost: x\r\n" + authorization + "Content-Length: 1000\r\n\r\nhalf",
		"POST /v2/a/blobs/uploads/?digest=sha256:" + strings.Repeat("0", 64) + " HTTP/1.1\r\nHost: x\r\n" + authorization + "Transfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\nx",
		"PUT /v2/a/manifests/t HTTP/1.1\r\nHost: x\r\n" + authorization + "Content-Type: application/vnd.oci.image.manifest.v1+json\r\nContent-Length: 1000\r\n\r\n{",
		"PUT /v2/a/manifests/t HTTP/1.1\r\nHost: x\r\n" + authorization + "Content-Length: -1\r\n\r\n{",
		"GET /v2/../../etc/passwd HTTP/1.1\r\nHost: x\r\n" + authorization + "\r\n",
		"GET /v2/a/blobs/sha256:..%2f..%2fhub.sqlite HTTP/1.1\r\nHost: x\r\n" + authorization + "\r\n",
	} {
		for range 5 {
			all.Go(func() {
				c, err := net.Dial("tcp", strings.TrimPrefix(d.url, "http://"))
				if err != nil {
					t.Error(err)
					return
				}
				_, _ = c.Write([]byte(text))
				_ = c.(*net.TCPConn).CloseWrite()
				answer, _ := io.ReadAll(c)
				if bytes.HasPrefix(answer, []byte("HTTP/1.1 5")) || bytes.HasPrefix(answer, []byte("HTTP/1.1 2")) {
					t.Errorf("%.60q was answered with %.200s", text, answer)
				}
				_ = c.Close()
			})
		}
	}
	all.Wait()
	if status, _, _ := d.knock("GET", "/v2/", basic("ann", "ann's password")); status != 200 {
		t.Errorf("afterwards: %d", status)
	}
	if counts, err := d.store.Count(t.Context()); err != nil || counts.Manifests+counts.Blobs+counts.Tags != 0 {
		t.Errorf("%+v, %v: something half is there", counts, err)
	}
	if strings.Contains(d.log.String(), "level=ERROR") {
		t.Errorf("logged: %s", d.log)
	}
}

func TestHealthAndFigures(t *testing.T) {
	d := open(t, Options{})
	d.user("ann", depot.Grant{Scope: depot.Read})
	if status, _, body := d.knock("GET", "/healthz", ""); status != 200 || !strings.Contains(body, "ok") {
		t.Errorf("%d %s", status, body)
	}
	d.knock("GET", "/nothing", "")
	d.knock("BREW", "/v2/", "")
	status, header, body := d.knock("GET", "/metrics", basic("ann", "ann's password"))
	if status != 200 || !strings.HasPrefix(header.Get("Content-Type"), "text/plain; version=0.0.4") {
		t.Errorf("%d %v", status, header)
	}
	for _, want := range []string{`sandtable_hub_requests_total{method="GET",code="200"} 1`, `sandtable_hub_requests_total{method="GET",code="404"} 1`, `sandtable_hub_requests_total{method="other",code="401"} 1`,
		"sandtable_hub_request_seconds_count 3", `sandtable_hub_request_seconds_bucket{le="+Inf"} 3`, "sandtable_hub_blobs 0"} {
		if !strings.Contains(body, want+"\n") {
			t.Errorf("%q is missing in:\n%s", want, body)
		}
	}
}

func TestAHubThatIsStoppedLetsRequestsFinish(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	folder := t.TempDir()
	ready, ended := make(chan string, 1), make(chan error, 1)
	go func() {
		ended <- Run(ctx, Options{Folder: folder, Public: true, Ready: func(url string) { ready <- url }})
	}()
	url := <-ready
	in, out := io.Pipe()
	answered := make(chan int, 1)
	go func() {
		q, err := http.NewRequest("GET", url+"/v2/", nil)
		if err == nil {
			var a *http.Response
			if a, err = http.DefaultClient.Do(q); err == nil {
				_ = a.Body.Close()
				answered <- a.StatusCode
			}
		}
		_, _ = io.Copy(io.Discard, in)
	}()
	if got := <-answered; got != 200 {
		t.Errorf("got %d", got)
	}
	_ = out.Close()
	stop()
	if err := <-ended; err != nil {
		t.Error(err)
	}
	store, err := depot.Open(t.Context(), folder, depot.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	all, err := store.AuditSince(t.Context(), 0, time.Time{}, 10)
	if err != nil || len(all) != 2 || all[0].Action != depot.Started || all[1].Action != depot.Stopped {
		t.Errorf("%+v, %v", all, err)
	}
}

func TestOverTLS(t *testing.T) {
	example := httptest.NewTLSServer(http.NotFoundHandler()) // for its certificate
	defer example.Close()
	pair := example.TLS.Certificates[0]
	key, err := x509.MarshalPKCS8PrivateKey(pair.PrivateKey)
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	certFile, keyFile := filepath.Join(folder, "cert.pem"), filepath.Join(folder, "key.pem")
	err = errors.Join(os.WriteFile(certFile, pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: pair.Certificate[0]}), 0o600),
		os.WriteFile(keyFile, pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: key}), 0o600))
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	ready, ended := make(chan string, 1), make(chan error, 1)
	go func() {
		ended <- Run(ctx, Options{Folder: filepath.Join(folder, "hub"), TLSCert: certFile, TLSKey: keyFile, Public: true, Ready: func(url string) { ready <- url }})
	}()
	url := <-ready
	a, err := example.Client().Get(url + "/v2/")
	if err != nil {
		t.Fatal(err)
	}
	_ = a.Body.Close()
	if !strings.HasPrefix(url, "https://") || a.StatusCode != 200 || a.Header.Get("Strict-Transport-Security") == "" || a.TLS.Version < tls.VersionTLS12 {
		t.Errorf("%s: %s %v", url, a.Status, a.Header)
	}
	example.Client().CloseIdleConnections()
	stop()
	if err := <-ended; err != nil {
		t.Error(err)
	}
}

func TestWhereItDoesNotListen(t *testing.T) {
	for name, x := range map[string]struct {
		o    Options
		code string
	}{
		"beyond this machine without TLS": {Options{Listen: "0.0.0.0:0"}, "server.unprotected"},
		"with a certificate that is none": {Options{Listen: "0.0.0.0:0", TLSCert: "nope.pem", TLSKey: "nope.pem"}, "server.bad-certificate"},
		"nowhere":                         {Options{Listen: "nowhere"}, "server.bad-address"},
	} {
		x.o.Folder = t.TempDir()
		if p := problem.Of(Run(t.Context(), x.o)); p == nil || p.Code != x.code {
			t.Errorf("%s: %v, want %s", name, p, x.code)
		}
	}
}
