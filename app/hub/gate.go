package hub

import (
	"context"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"net"
	"net/http"
	"strings"
	"sync"
	"time"

	"github.com/go-chi/httprate"
	"golang.org/x/crypto/bcrypt"

	"sandtable/storage/depot"
)

// How many passwords may be tried in a minute. A password that was right is not tried again for a while, so these are few.
const (
	triesForOne     = 10 // by one address for one user
	triesForAny     = 60 // by one address for any users
	triesFromAll    = 100
	rememberedFor   = 10 * time.Minute
	mostRemembered  = 10_000
	hashedAtOnce    = 2 // a hash takes a core for 50 ms
	longestPassword = 200
)

// gate finds out who somebody is.
type gate struct {
	store   *depot.Store
	secure  bool
	public  bool
	proxied bool
	log     func(string, ...any)

	requests *httprate.RateLimiter // by address; nil: any number
	one      *httprate.RateLimiter // by address and user
	any      *httprate.RateLimiter // by address
	all      *httprate.RateLimiter // by user
	reports  *httprate.RateLimiter // keeps a flood out of the audit log

	hashing chan struct{}
	nobody  []byte // the hash that the password of somebody who is not there is held against

	secret     [32]byte
	mu         sync.Mutex
	remembered map[[sha256.Size]byte]time.Time // passwords that were right, and until when that is believed

	failures, stopped counter
}

func newGate(store *depot.Store, o Options) *gate {
	g := &gate{
		store: store, secure: o.TLSCert != "", public: o.Public, proxied: o.Proxied, log: o.Log.Error,
		one:        httprate.NewRateLimiter(triesForOne, time.Minute),
		any:        httprate.NewRateLimiter(triesForAny, time.Minute),
		all:        httprate.NewRateLimiter(triesFromAll, time.Minute),
		reports:    httprate.NewRateLimiter(1, time.Minute),
		hashing:    make(chan struct{}, hashedAtOnce),
		remembered: map[[sha256.Size]byte]time.Time{},
	}
	if o.Rate > 0 {
		g.requests = httprate.NewRateLimiter(o.Rate, time.Minute)
	}
	rand.Read(g.secret[:])
	g.nobody, _ = HashPassword(hex.EncodeToString(g.secret[:16])) // it is not too long
	return g
}

// HashPassword is what is kept of a password. One of more than 72 bytes is an error: bcrypt would not look at the rest.
func HashPassword(password string) ([]byte, error) {
	return bcrypt.GenerateFromPassword([]byte(password), bcrypt.DefaultCost)
}

// admit says in whose name a request is answered. False: it was answered, with a refusal.
func (g *gate) admit(w http.ResponseWriter, r *http.Request) (depot.Actor, bool) {
	from := g.address(r)
	actor, err := g.who(r, from)
	switch {
	case err == nil:
		actor.Address = from
		return actor, true
	case errors.Is(err, errTooMany):
		w.Header().Set("Retry-After", "60")
		depot.WriteError(w, http.StatusTooManyRequests, "TOOMANYREQUESTS", "too many passwords were tried; come back in a minute")
	case errors.Is(err, errWrong):
		g.failures.add(1)
		depot.WriteError(w, http.StatusUnauthorized, "UNAUTHORIZED", "the name, the password or the token is wrong, or has expired")
	case r.Context().Err() != nil:
		// Whoever is gone is not told 200, which is what an answer that nobody writes would be.
		depot.WriteError(w, http.StatusRequestTimeout, "UNAVAILABLE", "the connection was given up before the hub knew who you are")
	default:
		g.log("signing in failed", "error", err)
		depot.WriteError(w, http.StatusServiceUnavailable, "UNAVAILABLE", "the hub cannot look up who you are; its log says why")
	}
	return depot.Actor{}, false
}

// tooOften refuses an address that has used up its minute. True: it was answered.
func (g *gate) tooOften(w http.ResponseWriter, r *http.Request) bool {
	if g.requests == nil || !g.requests.OnLimit(w, r, g.address(r)) {
		return false
	}
	depot.WriteError(w, http.StatusTooManyRequests, "TOOMANYREQUESTS", "this address asks more often than the hub allows; come back in a minute")
	return true
}

// address is the host that a request comes from.
func (g *gate) address(r *http.Request) string {
	from, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		from = r.RemoteAddr
	}
	if g.proxied {
		hops := strings.Split(strings.Join(r.Header.Values("X-Forwarded-For"), ","), ",")
		if last := net.ParseIP(strings.TrimSpace(hops[len(hops)-1])); last != nil {
			from = last.String()
		}
	}
	return httprate.CanonicalizeIP(from)
}

var (
	errWrong   = errors.New("the login is wrong")
	errTooMany = errors.New("too many passwords were tried")
)

func (g *gate) who(r *http.Request, from string) (depot.Actor, error) {
	header := r.Header.Get("Authorization")
	user, secret, ok := r.BasicAuth()
	if header == "" || ok && user+secret == "" { // so some clients say that they have no login
		var stranger depot.Actor
		if g.public {
			stranger.Grants = []depot.Grant{{Scope: depot.Read}}
		}
		return stranger, nil
	}
	if token, isBearer := strings.CutPrefix(header, "Bearer "); isBearer {
		secret, ok = token, depot.IsToken(token)
	}
	switch {
	case !ok || len(user)+len(secret) > longestPassword:
		return depot.Actor{}, errWrong
	case depot.IsToken(secret):
		return g.bearer(r, from, user, secret)
	}
	return g.password(r, from, user, secret)
}

// bearer holds a token against the database, each time: one that was revoked a moment ago is refused. Guessing 130 bits needs no limit of its own.
func (g *gate) bearer(r *http.Request, from, user, secret string) (depot.Actor, error) {
	actor, err := g.store.Bearer(r.Context(), secret)
	if errors.Is(err, depot.ErrNotFound) || err == nil && user != "" && user != actor.User {
		if g.limited(r, g.any, from) {
			return depot.Actor{}, errTooMany
		}
		return depot.Actor{}, errWrong
	}
	return actor, err
}

func (g *gate) password(r *http.Request, from, user, password string) (depot.Actor, error) {
	c, err := g.store.CredentialsOf(r.Context(), user)
	switch {
	case errors.Is(err, depot.ErrNotFound):
		c.Hash = string(g.nobody) // takes as long as for somebody who is there
	case err != nil:
		return depot.Actor{}, err
	}
	// The hash is part of what is remembered: a password that was changed is tried anew.
	key := g.mark(c.Hash, password)
	if g.remembers(key) {
		return depot.Actor{User: user, Grants: c.Grants}, nil
	}
	if g.limited(r, g.one, from+" "+user) || g.limited(r, g.any, from) || g.limited(r, g.all, user) {
		g.report(r, from, user)
		return depot.Actor{}, errTooMany
	}
	select {
	case g.hashing <- struct{}{}:
		defer func() { <-g.hashing }()
	case <-r.Context().Done():
		return depot.Actor{}, r.Context().Err()
	}
	if bcrypt.CompareHashAndPassword([]byte(c.Hash), []byte(password)) != nil || err != nil {
		return depot.Actor{}, errWrong
	}
	g.remember(key)
	return depot.Actor{User: user, Grants: c.Grants}, nil
}

// limited counts a try, and says whether it is one too many.
func (g *gate) limited(r *http.Request, by *httprate.RateLimiter, key string) bool {
	return by.OnLimit(discard{}, r, key)
}

// report tells the audit log, once a minute for an address and a user.
func (g *gate) report(r *http.Request, from, user string) {
	g.stopped.add(1)
	if g.limited(r, g.reports, from+" "+user) {
		return
	}
	if len(user) > 64 {
		user = user[:64]
	}
	ctx := depot.As(context.WithoutCancel(r.Context()), depot.Actor{Address: from})
	err := g.store.Change(ctx, "write the audit log", func(tx *depot.Tx) error {
		return tx.Record(ctx, depot.Entry{Action: depot.SignInsStopped, Detail: map[string]string{"user": strings.ToValidUTF8(user, "?")}})
	})
	if err != nil {
		g.log("the audit log cannot be written", "error", err)
	}
}

// mark stands for a password in memory.
func (g *gate) mark(hash, password string) (key [sha256.Size]byte) {
	mac := hmac.New(sha256.New, g.secret[:])
	mac.Write([]byte(hash + "\x00" + password))
	mac.Sum(key[:0])
	return key
}

func (g *gate) remembers(key [sha256.Size]byte) bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	return time.Now().Before(g.remembered[key])
}

func (g *gate) remember(key [sha256.Size]byte) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if len(g.remembered) >= mostRemembered {
		clear(g.remembered) // they are looked up again
	}
	g.remembered[key] = time.Now().Add(rememberedFor)
}

// discard is an answer that nobody reads: the limiter writes headers that would tell how many tries are left.
type discard struct{}

func (discard) Header() http.Header         { return http.Header{} }
func (discard) Write(p []byte) (int, error) { return len(p), nil }
func (discard) WriteHeader(int)             {}
