package server

import (
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base64"
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
	"time"

	"github.com/go-chi/httprate"

	"sandtable/app/api"
	"sandtable/engine/problem"
)

const (
	tokenParameter = "token"
	triesPerMinute = 10
)

// gate decides who gets in.
type gate struct {
	token    string
	session  string // what the cookie holds: not the token, so that one cannot be read from the other
	cookie   string // its name; browsers share cookies between the ports of a host, so the port is in it
	names    []string
	loopback bool // only this machine can reach the server
	secure   bool // TLS
	tries    *httprate.RateLimiter
}

func newGate(o Options, at *net.TCPAddr) *gate {
	g := &gate{
		token:    o.Token,
		session:  secret(),
		cookie:   fmt.Sprintf("sandtable-%d", at.Port),
		names:    o.Hosts,
		loopback: at.IP.IsLoopback(),
		secure:   o.TLSCert != "",
		tries:    httprate.NewRateLimiter(triesPerMinute, time.Minute),
	}
	if g.token == "" {
		g.token = secret()
	}
	return g
}

// secret is 256 bits of chance that fit into a URL.
func secret() string {
	var b [32]byte
	rand.Read(b[:]) // never fails: the program ends instead
	return base64.RawURLEncoding.EncodeToString(b[:])
}

// same compares in a time that does not depend on where the difference is.
func same(a, b string) bool {
	x, y := sha256.Sum256([]byte(a)), sha256.Sum256([]byte(b))
	return subtle.ConstantTimeCompare(x[:], y[:]) == 1
}

// guard lets through to next what comes from a page of ours in a browser that has
// signed in, and answers everything else itself.
func (g *gate) guard(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		setSecurityHeaders(w.Header(), g.secure)
		switch {
		case !g.knows(r.Host):
			refuse(w, r, http.StatusMisdirectedRequest, wrongHost())
		case !g.fromHere(r):
			refuse(w, r, http.StatusForbidden, wrongOrigin())
		case r.URL.Query().Has(tokenParameter) && !isAPI(r):
			g.signIn(w, r)
		case !g.signedIn(r):
			refuse(w, r, http.StatusUnauthorized, notSignedIn())
		default:
			next.ServeHTTP(w, r)
		}
	})
}

// knows says whether the server may be called by this Host. Another site can make its
// own name point here (DNS rebinding) but cannot make a browser send an address instead.
func (g *gate) knows(hostport string) bool {
	host := hostport
	if h, _, err := net.SplitHostPort(hostport); err == nil {
		host = h
	}
	if ip, err := netip.ParseAddr(strings.Trim(host, "[]")); err == nil {
		return ip.IsLoopback() || !g.loopback
	}
	if strings.EqualFold(host, "localhost") {
		return true
	}
	for _, name := range g.names {
		if strings.EqualFold(host, name) || strings.EqualFold(hostport, name) {
			return true
		}
	}
	return false
}

// fromHere says whether a page of ours, or the user's own hand, sent the request.
func (g *gate) fromHere(r *http.Request) bool {
	if origins, sent := r.Header["Origin"]; sent {
		if len(origins) != 1 || !g.isOurs(origins[0], r.Host) {
			return false
		}
	}
	switch r.Header.Get("Sec-Fetch-Site") {
	case "", "none", "same-origin":
		return true
	}
	// A link elsewhere may lead to our page, but nothing else from elsewhere is wanted.
	return r.Method == http.MethodGet && !isAPI(r) &&
		r.Header.Get("Sec-Fetch-Mode") == "navigate" && r.Header.Get("Sec-Fetch-Dest") == "document"
}

func (g *gate) isOurs(origin, host string) bool {
	u, err := url.Parse(origin)
	if err != nil {
		return false
	}
	scheme := "http"
	if g.secure {
		scheme = "https"
	}
	return u.Scheme == scheme && strings.EqualFold(u.Host, host)
}

// signIn exchanges the token for the cookie and leads to the same page without it.
func (g *gate) signIn(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		refuse(w, r, http.StatusUnauthorized, notSignedIn())
		return
	}
	query := r.URL.Query()
	if !same(query.Get(tokenParameter), g.token) {
		caller, _, err := net.SplitHostPort(r.RemoteAddr)
		if err != nil {
			caller = r.RemoteAddr
		}
		if g.tries.OnLimit(w, r, httprate.CanonicalizeIP(caller)) {
			refuse(w, r, http.StatusTooManyRequests, tooManyTries())
			return
		}
		refuse(w, r, http.StatusUnauthorized, wrongToken())
		return
	}
	http.SetCookie(w, &http.Cookie{
		Name: g.cookie, Value: g.session, Path: "/",
		HttpOnly: true, Secure: g.secure, SameSite: http.SameSiteStrictMode,
	})
	query.Del(tokenParameter)
	// Always a path of this server: "//elsewhere" would lead away from it.
	clean := url.URL{Path: "/" + strings.TrimLeft(r.URL.Path, "/"), RawQuery: query.Encode()}
	w.Header().Set("Cache-Control", "no-store")
	http.Redirect(w, r, clean.String(), http.StatusSeeOther)
}

func (g *gate) signedIn(r *http.Request) bool {
	for _, cookie := range r.CookiesNamed(g.cookie) {
		if same(cookie.Value, g.session) {
			return true
		}
	}
	return false
}

func isAPI(r *http.Request) bool { return strings.HasPrefix(r.URL.Path, "/api/") }

// refuse answers a program with JSON and a person with a page.
func refuse(w http.ResponseWriter, r *http.Request, status int, p *problem.Problem) {
	if isAPI(r) {
		api.WriteProblem(w, r, status, p)
		return
	}
	writePage(w, r, status, p)
}
