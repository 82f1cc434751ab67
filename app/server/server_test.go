package server

import (
	"bufio"
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/json"
	"encoding/pem"
	"io"
	"math/big"
	"net"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"sandtable/app"
	"sandtable/engine/problem"
)

var frontEnd = fstest.MapFS{
	"index.html":         {Data: []byte("<title>start</title>")},
	"assets/main-1a.js":  {Data: []byte("let x")},
	"assets/main-1a.css": {Data: []byte("b{}")},
	"favicon.svg":        {Data: []byte("<svg/>")},
}

// running is a server with a library of its own, and a browser.
type running struct {
	*testing.T
	url     *url.URL // with the token
	browser *http.Client
	stop    func() error
}

func start(t *testing.T, o Options) *running {
	t.Helper()
	a, err := app.New(filepath.Join(t.TempDir(), "library.sqlite"), app.Options{})
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	ready, ended := make(chan string, 1), make(chan error, 1)
	o.Ready = func(u string) { ready <- u }
	go func() { ended <- Run(ctx, a, frontEnd, o) }()
	r := &running{T: t, browser: newBrowser(t)}
	r.stop = func() error { cancel(); err := <-ended; ended <- err; return err }
	t.Cleanup(func() {
		if err := r.stop(); err != nil {
			t.Errorf("the server ended with %v", err)
		}
		if err := a.Close(); err != nil {
			t.Errorf("close: %v", err)
		}
	})
	select {
	case u := <-ready:
		if r.url, err = url.Parse(u); err != nil {
			t.Fatal(err)
		}
	case err := <-ended:
		ended <- err
		t.Fatalf("the server did not start: %v", err)
	}
	return r
}

func newBrowser(t *testing.T) *http.Client {
	t.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	return &http.Client{Jar: jar, Timeout: 10 * time.Second}
}

// get asks for a path of the server, with headers given in pairs; "Host" is one of them.
func (r *running) get(path string, headers ...string) (*http.Response, string) {
	return r.send("GET", path, headers...)
}

func (r *running) send(method, path string, headers ...string) (*http.Response, string) {
	r.Helper()
	q, err := http.NewRequestWithContext(r.Context(), method, r.url.Scheme+"://"+r.url.Host+path, nil)
	if err != nil {
		r.Fatal(err)
	}
	for i := 0; i+1 < len(headers); i += 2 {
		if headers[i] == "Host" {
			q.Host = headers[i+1]
			for _, cookie := range r.browser.Jar.Cookies(r.url) { // the jar would keep it from another name
				q.AddCookie(cookie)
			}
			continue
		}
		q.Header.Set(headers[i], headers[i+1])
	}
	response, err := r.browser.Do(q)
	if err != nil {
		r.Fatalf("%s %s: %v", method, path, err)
	}
	defer func() { _ = response.Body.Close() }()
	text, err := io.ReadAll(response.Body)
	if err != nil {
		r.Fatalf("%s %s: %v", method, path, err)
	}
	return response, string(text)
}

func (r *running) signIn() {
	r.Helper()
	if response, text := r.get("/?" + r.url.RawQuery); response.StatusCode != 200 || !strings.Contains(text, "start") {
		r.Fatalf("sign in: got %d %s", response.StatusCode, text)
	}
}

func code(t *testing.T, text string) string {
	t.Helper()
	var e struct{ Code, Message, Hint string }
	if err := json.Unmarshal([]byte(text), &e); err != nil || e.Message == "" || e.Hint == "" {
		t.Errorf("got %s, want an error with code, sentence and way out", text)
	}
	return e.Code
}

func TestTheTokenIsExchangedForACookieAndLeavesTheAddress(t *testing.T) {
	r := start(t, Options{})
	if token := r.url.Query().Get("token"); len(token) < 43 {
		t.Errorf("got a token of %d characters, want 256 bits", len(token))
	}
	r.browser.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	response, _ := r.get("/projects?tab=2&" + r.url.RawQuery)
	if response.StatusCode != http.StatusSeeOther || response.Header.Get("Location") != "/projects?tab=2" {
		t.Errorf("got %d to %s, want the clean address", response.StatusCode, response.Header.Get("Location"))
	}
	cookies := response.Cookies()
	if len(cookies) != 1 {
		t.Fatalf("got %v, want one cookie", cookies)
	}
	if c := cookies[0]; !c.HttpOnly || c.SameSite != http.SameSiteStrictMode || c.Path != "/" || c.Value == r.url.Query().Get("token") {
		t.Errorf("got %v", c)
	}
	if response, _ := r.get("/api/about"); response.StatusCode != 200 {
		t.Errorf("got %d with the cookie, want 200", response.StatusCode)
	}
	if response, _ := r.get("//evil.example/x?" + r.url.RawQuery); strings.HasPrefix(response.Header.Get("Location"), "//") {
		t.Errorf("the redirect leads away: %s", response.Header.Get("Location"))
	}
}

func TestNobodyGetsInWithoutTheCookie(t *testing.T) {
	r := start(t, Options{})
	response, text := r.get("/api/projects", "Accept-Language", "zh")
	if response.StatusCode != http.StatusUnauthorized || code(t, text) != "server.not-signed-in" || !strings.Contains(text, "尚未登录") {
		t.Errorf("got %d %s", response.StatusCode, text)
	}
	for _, path := range []string{"/", "/assets/main-1a.js", "/projects"} {
		response, text := r.get(path, "Cookie", "sandtable-"+r.url.Port()+"=wrong")
		if response.StatusCode != http.StatusUnauthorized || strings.Contains(text, "let x") || !strings.Contains(text, "<h1>") {
			t.Errorf("%s: got %d %s", path, response.StatusCode, text)
		}
	}
	if response, _ := r.get("/api/about?" + r.url.RawQuery); response.StatusCode != http.StatusUnauthorized {
		t.Errorf("the API took the token from the address: %d", response.StatusCode)
	}
	if response, _ := r.send("POST", "/?"+r.url.RawQuery); response.StatusCode != http.StatusUnauthorized {
		t.Errorf("a form signed in: %d", response.StatusCode)
	}
}

func TestGuessingTheTokenIsSlowedDownAndTheRightOneStillWorks(t *testing.T) {
	r := start(t, Options{})
	statuses := map[int]int{}
	for range triesPerMinute + 5 {
		response, _ := r.get("/?token=guess")
		statuses[response.StatusCode]++
	}
	if statuses[http.StatusUnauthorized] != triesPerMinute || statuses[http.StatusTooManyRequests] != 5 {
		t.Errorf("got %v, want %d wrong and 5 too many", statuses, triesPerMinute)
	}
	r.signIn()
}

func TestRequestsOfOtherSitesAreRefused(t *testing.T) {
	r := start(t, Options{})
	r.signIn()
	own := "http://" + r.url.Host
	for _, c := range []struct {
		name    string
		path    string
		headers []string
		want    int
	}{
		{"a program without browser headers", "/api/about", nil, 200},
		{"our page", "/api/about", []string{"Origin", own, "Sec-Fetch-Site", "same-origin"}, 200},
		{"the address bar", "/", []string{"Sec-Fetch-Site", "none", "Sec-Fetch-Mode", "navigate"}, 200},
		{"localhost", "/api/about", []string{"Host", "localhost:" + r.url.Port(), "Origin", "http://localhost:" + r.url.Port()}, 200},
		{"a tunnel on another port", "/api/about", []string{"Host", "127.0.0.1:9"}, 200},
		{"IPv6", "/api/about", []string{"Host", "[::1]:" + r.url.Port()}, 200},
		{"a link elsewhere to our page", "/", []string{"Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "navigate", "Sec-Fetch-Dest", "document"}, 200},
		{"DNS rebinding", "/api/about", []string{"Host", "evil.example:" + r.url.Port()}, http.StatusMisdirectedRequest},
		{"a name that looks like an address", "/api/about", []string{"Host", "127.0.0.1.evil.example"}, http.StatusMisdirectedRequest},
		{"another machine's address", "/api/about", []string{"Host", "192.0.2.7"}, http.StatusMisdirectedRequest},
		{"another site's script", "/api/about", []string{"Origin", "https://evil.example"}, http.StatusForbidden},
		{"another port of this machine", "/api/about", []string{"Origin", "http://127.0.0.1:1"}, http.StatusForbidden},
		{"our host by another scheme", "/api/about", []string{"Origin", "https://" + r.url.Host}, http.StatusForbidden},
		{"a sandboxed frame", "/api/about", []string{"Origin", "null"}, http.StatusForbidden},
		{"another site's image", "/api/about", []string{"Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "no-cors"}, http.StatusForbidden},
		{"another port's request", "/api/about", []string{"Sec-Fetch-Site", "same-site", "Sec-Fetch-Mode", "cors"}, http.StatusForbidden},
		{"a link elsewhere to the API", "/api/about", []string{"Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "navigate", "Sec-Fetch-Dest", "document"}, http.StatusForbidden},
		{"another site's frame", "/", []string{"Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "navigate", "Sec-Fetch-Dest", "iframe"}, http.StatusForbidden},
	} {
		if response, text := r.get(c.path, c.headers...); response.StatusCode != c.want {
			t.Errorf("%s: got %d %.80s, want %d", c.name, response.StatusCode, text, c.want)
		}
	}
}

func TestPagesAreServedWithSafeHeaders(t *testing.T) {
	r := start(t, Options{})
	r.signIn()
	for path, want := range map[string]struct {
		status              int
		kind, caching, text string
	}{
		"/":                   {200, "text/html", "no-cache", "start"},
		"/index.html":         {200, "text/html", "no-cache", "start"},
		"/projects/7":         {200, "text/html", "no-cache", "start"},
		"/assets/main-1a.js":  {200, "text/javascript", "immutable", "let x"},
		"/assets/main-1a.css": {200, "text/css", "immutable", "b{}"},
		"/favicon.svg":        {200, "image/svg+xml", "no-cache", "<svg/>"},
		"/assets/old.js":      {404, "text/html", "no-store", "nothing at this address"},
		"/assets":             {200, "text/html", "no-cache", "start"},
	} {
		response, text := r.get(path)
		h := response.Header
		if response.StatusCode != want.status || !strings.HasPrefix(h.Get("Content-Type"), want.kind) || !strings.Contains(h.Get("Cache-Control"), want.caching) || !strings.Contains(text, want.text) {
			t.Errorf("%s: got %d %s %s %q, want %v", path, response.StatusCode, h.Get("Content-Type"), h.Get("Cache-Control"), text, want)
		}
		if csp := h.Get("Content-Security-Policy"); !strings.Contains(csp, "default-src 'self'") || strings.Contains(csp, "http") || h.Get("X-Content-Type-Options") != "nosniff" || h.Get("Referrer-Policy") != "no-referrer" {
			t.Errorf("%s: got headers %v", path, h)
		}
	}
	if response, _ := r.send("DELETE", "/"); response.StatusCode != http.StatusMethodNotAllowed {
		t.Errorf("got %d, want 405", response.StatusCode)
	}
}

func TestPathsDoNotLeadOutOfTheFrontEnd(t *testing.T) {
	folder := t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, "secret.txt"), []byte("secret"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(filepath.Join(folder, "dist"), 0o700); err != nil {
		t.Fatal(err)
	}
	handler := pages(os.DirFS(filepath.Join(folder, "dist")))
	for _, path := range []string{"/../secret.txt", "/..%2fsecret.txt", "/a/../../secret.txt", `/..\secret.txt`, "/%2e%2e/secret.txt", "//secret.txt", "/./../secret.txt", "/secret.txt%00"} {
		w := httptest.NewRecorder()
		u, err := url.Parse(path)
		if err != nil {
			t.Fatal(err)
		}
		q, err := http.NewRequestWithContext(t.Context(), "GET", "http://127.0.0.1/", nil)
		if err != nil {
			t.Fatal(err)
		}
		q.URL.Path, q.URL.RawPath = u.Path, u.RawPath
		handler.ServeHTTP(w, q)
		if strings.Contains(w.Body.String(), "secret") || w.Code != http.StatusNotFound {
			t.Errorf("%s: got %d %s", path, w.Code, w.Body)
		}
	}
}

func TestListeningBeyondThisMachineNeedsTLSOrTheUsersWord(t *testing.T) {
	a, err := app.New(filepath.Join(t.TempDir(), "library.sqlite"), app.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = a.Close() }()
	taken, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = taken.Close() }()
	for _, c := range []struct {
		o    Options
		want string
	}{
		{Options{Listen: "0.0.0.0:0"}, "server.unprotected"},
		{Options{Listen: ":0"}, "server.unprotected"},
		{Options{Listen: "[::]:0"}, "server.unprotected"},
		{Options{Listen: "example.com:80"}, "server.unprotected"},
		{Options{Listen: "127.0.0.1"}, "server.bad-address"},
		{Options{Listen: "0.0.0.0:0", TLSCert: "none.pem", TLSKey: "none.key"}, "server.bad-certificate"},
		{Options{Listen: "0.0.0.0:0", TLSCert: "none.pem"}, "server.bad-certificate"},
		{Options{Listen: taken.Addr().String()}, "server.port-taken"},
		{Options{Listen: "127.0.0.1:99999"}, "server.cannot-listen"},
	} {
		err := Run(t.Context(), a, frontEnd, c.o)
		if p := problem.Of(err); p == nil || p.Code != c.want || p.Hint.ZH == "" {
			t.Errorf("%+v: got %v, want %s", c.o, err, c.want)
		}
	}
	r := start(t, Options{Listen: "0.0.0.0:0", Insecure: true, Hosts: []string{"sandtable.example"}})
	r.url.Host = "127.0.0.1:" + r.url.Port()
	r.signIn()
	for host, want := range map[string]int{"sandtable.example": 200, "192.0.2.7": 200, "evil.example": http.StatusMisdirectedRequest} {
		if response, _ := r.get("/api/about", "Host", host); response.StatusCode != want {
			t.Errorf("%s: got %d, want %d", host, response.StatusCode, want)
		}
	}
}

func TestTLSIsSpokenWithTheCertificateGiven(t *testing.T) {
	cert, key := certificate(t)
	r := start(t, Options{TLSCert: cert, TLSKey: key})
	if r.url.Scheme != "https" {
		t.Fatalf("got %s, want https", r.url)
	}
	r.browser.Transport = &http.Transport{TLSClientConfig: &tls.Config{InsecureSkipVerify: true}}
	r.browser.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	response, _ := r.get("/?" + r.url.RawQuery)
	if cookies := response.Cookies(); len(cookies) != 1 || !cookies[0].Secure {
		t.Errorf("got %v, want a cookie for TLS only", cookies)
	}
}

func TestStoppingEndsEventStreamsAndLetsTheRestFinish(t *testing.T) {
	r := start(t, Options{})
	r.signIn()
	q, err := http.NewRequestWithContext(t.Context(), "GET", "http://"+r.url.Host+"/api/events", nil)
	if err != nil {
		t.Fatal(err)
	}
	response, err := r.browser.Do(q)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = response.Body.Close() }()
	lines := bufio.NewScanner(response.Body)
	if !lines.Scan() || !strings.HasPrefix(lines.Text(), "retry:") {
		t.Fatalf("got %q, want the stream to begin", lines.Text())
	}
	began := time.Now()
	if err := r.stop(); err != nil {
		t.Errorf("got %v, want a quiet end", err)
	}
	if took := time.Since(began); took >= shutdownTimeout {
		t.Errorf("stopping took %v: the stream was cut off rather than ended", took)
	}
	for lines.Scan() {
	}
	if err := lines.Err(); err != nil {
		t.Errorf("the stream broke: %v", err)
	}
}

// certificate makes one for this machine that is valid for an hour.
func certificate(t *testing.T) (cert, key string) {
	t.Helper()
	private, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := x509.Certificate{SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "localhost"}, NotAfter: time.Now().Add(time.Hour)}
	public, err := x509.CreateCertificate(rand.Reader, &template, &template, &private.PublicKey, private)
	if err != nil {
		t.Fatal(err)
	}
	secret, err := x509.MarshalECPrivateKey(private)
	if err != nil {
		t.Fatal(err)
	}
	write := func(name, kind string, content []byte) string {
		path := filepath.Join(t.TempDir(), name)
		if err := os.WriteFile(path, pem.EncodeToMemory(&pem.Block{Type: kind, Bytes: content}), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	return write("cert.pem", "CERTIFICATE", public), write("key.pem", "EC PRIVATE KEY", secret)
}
