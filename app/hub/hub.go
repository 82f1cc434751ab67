// Package hub is the door for registry clients: the central server in one command. It serves a depot (storage/depot) over HTTP to whoever signs
// in, within limits, and keeps count.
//
// DESIGN.md beside this file says why it signs people in as it does.
package hub

import (
	"context"
	"errors"
	"log/slog"
	"net"
	"net/http"
	"strings"
	"time"

	"sandtable/app/hub/hooks"
	"sandtable/app/hub/rest"
	"sandtable/app/hub/site"
	"sandtable/app/release"
	"sandtable/app/server"
	"sandtable/engine"
	"sandtable/storage/depot"
	"sandtable/storage/registry"
)

// Options say what is served, where, and to whom. The zero value but for the folder listens on a free port of this machine, to users alone.
type Options struct {
	Folder          string           // where everything is kept
	Listen          string           // host:port; empty: 127.0.0.1 and a free port
	TLSCert, TLSKey string           // PEM files; both or neither
	Insecure        bool             // listen beyond this machine without TLS, on the administrator's own word
	Public          bool             // whoever does not sign in may read everything
	Proxied         bool             // the client's address is the last one in X-Forwarded-For, written by a proxy in front
	Rate            int              // requests a minute that one address may make; 0: any number
	MostBlob        int64            // the size in bytes up to which a part is taken; 0: 1 GiB
	Grace           time.Duration    // how long what nothing refers to is kept; 0: a day
	Log             *slog.Logger     // nil: nothing is logged
	Ready           func(url string) // called once listening; nil: nobody is told

	tempo tempo // that clients have to keep; zero: the usual
}

const (
	headerTimeout = 10 * time.Second
	idleTimeout   = 2 * time.Minute
	headerBytes   = 64 << 10
	sweepEvery    = 24 * time.Hour
	day           = 24 * time.Hour
)

// Hub is a depot behind its door.
type Hub struct {
	store   *depot.Store
	o       Options
	gate    *gate
	metrics *metrics
	content http.Handler // what is under /v2/
	rest    http.Handler // what is under /api/
	site    http.Handler // the pages
}

// Run serves until ctx is done, then lets requests under way finish and returns nil. What it refuses to do is a *problem.Problem.
func Run(ctx context.Context, o Options) (err error) {
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	if o.Grace == 0 {
		o.Grace = day
	}
	where := server.Options{Listen: o.Listen, TLSCert: o.TLSCert, TLSKey: o.TLSKey, Insecure: o.Insecure}
	listener, secured, err := where.Open(ctx)
	if err != nil {
		return err
	}
	store, err := depot.Open(ctx, o.Folder, depot.Options{Serve: true, MostBlob: o.MostBlob})
	if err != nil {
		return errors.Join(Explain(err), listener.Close())
	}
	defer func() { err = errors.Join(err, Explain(store.Close())) }()
	h := newHub(store, o)
	if err := h.note(ctx, depot.Started); err != nil {
		return errors.Join(Explain(err), listener.Close())
	}
	sweeping, telling := h.sweepDaily(ctx), h.tell(ctx)
	defer func() { <-sweeping; <-telling }()
	httpServer := &http.Server{
		Handler:           h,
		ReadHeaderTimeout: headerTimeout, // what comes after the header has its pace, see pace.go
		IdleTimeout:       idleTimeout,
		MaxHeaderBytes:    headerBytes,
		ErrorLog:          slog.NewLogLogger(o.Log.Handler(), slog.LevelWarn),
		TLSConfig:         secured,
	}
	if o.Ready != nil {
		o.Ready(address(listener.Addr(), secured != nil))
	}
	err = server.Serve(ctx, httpServer, listener, o.Log)
	return errors.Join(err, Explain(h.note(context.WithoutCancel(ctx), depot.Stopped)))
}

func newHub(store *depot.Store, o Options) *Hub {
	if o.tempo == (tempo{}) {
		o.tempo = usual
	}
	h := &Hub{store: store, o: o, gate: newGate(store, o), metrics: newMetrics()}
	h.content = store.Handler(func(r *http.Request, err error) {
		o.Log.Error("request failed", "method", r.Method, "path", r.URL.Path, "error", err)
	})
	desk := &release.Desk{Store: store}
	h.rest, h.site = rest.Handler(desk, o.Log), site.New(desk, o.Log)
	return h
}

func address(at net.Addr, secured bool) string {
	if secured {
		return "https://" + at.String()
	}
	return "http://" + at.String()
}

// note tells the audit log that the hub starts or stops.
func (h *Hub) note(ctx context.Context, action depot.Action) error {
	ctx = depot.AsConsole(ctx)
	return h.store.Change(ctx, "write the audit log", func(tx *depot.Tx) error {
		return tx.Record(ctx, depot.Entry{Action: action, Detail: map[string]string{"version": engine.Version}})
	})
}

// sweepDaily takes away what nothing needs, once a day, until ctx is done; then the channel is closed.
func (h *Hub) sweepDaily(ctx context.Context) <-chan struct{} {
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		tick := time.NewTicker(sweepEvery)
		defer tick.Stop()
		for {
			select {
			case <-ctx.Done():
				return
			case <-tick.C:
			}
			if w, err := h.store.Sweep(depot.AsConsole(ctx), h.o.Grace); err != nil && ctx.Err() == nil {
				h.o.Log.Error("sweep failed", "error", err)
			} else {
				h.o.Log.Info("swept", "manifests", w.Manifests, "blobs", w.Blobs, "bytes", w.Bytes, "uploads", w.Uploads)
			}
		}
	}()
	return ended
}

// tell tells others what happens, until ctx is done; then the channel is closed.
func (h *Hub) tell(ctx context.Context) <-chan struct{} {
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		(&hooks.Sender{Store: h.store, Log: h.o.Log}).Run(ctx)
	}()
	return ended
}

// ServeHTTP answers one request: within its pace and the address's rate, in the name of whoever has signed in, counted.
func (h *Hub) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	paced := pace(w, r, h.o.tempo)
	h.metrics.inFlight.Add(1)
	defer h.metrics.count(r, paced, time.Now())
	header := paced.Header()
	header.Set("X-Content-Type-Options", "nosniff")
	header.Set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
	if h.gate.secure {
		header.Set("Strict-Transport-Security", "max-age=31536000")
	}
	if h.gate.tooOften(paced, r) {
		return
	}
	if r.URL.Path == "/healthz" {
		h.health(paced, r)
		return
	}
	actor, ok := h.gate.admit(paced, r)
	if !ok {
		return
	}
	r = r.WithContext(depot.As(r.Context(), actor))
	switch path := r.URL.Path; {
	case path == "/v2" || strings.HasPrefix(path, "/v2/"):
		h.registry(paced, r, actor)
	case strings.HasPrefix(path, "/api/"):
		h.rest.ServeHTTP(paced, r)
	case path == "/metrics":
		h.figures(paced, r, actor)
	default:
		h.site.ServeHTTP(paced, r)
	}
}

// registry asks strangers who they are before anything else, unless they may read: clients learn by the first answer how to sign in.
func (h *Hub) registry(w http.ResponseWriter, r *http.Request, actor depot.Actor) {
	if actor.User == "" && len(actor.Grants) == 0 {
		depot.WriteError(w, http.StatusUnauthorized, "UNAUTHORIZED", "sign in with a name and a password or a token")
		return
	}
	w.Header().Set(registry.HubHeader, "1")
	h.content.ServeHTTP(w, r)
}

// health says whether the hub can write, without saying more to strangers.
func (h *Hub) health(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Cache-Control", "no-store")
	if err := h.store.Ready(r.Context()); err != nil {
		h.o.Log.Error("not healthy", "error", err)
		w.WriteHeader(http.StatusServiceUnavailable)
		_, _ = w.Write([]byte(`{"status":"failing"}` + "\n"))
		return
	}
	_, _ = w.Write([]byte(`{"status":"ok"}` + "\n"))
}
