// Package server is the door for browsers: the front end and the API over HTTP, for
// whoever holds the token.
//
// It listens on this machine alone unless told otherwise. A browser signs in once by
// opening a URL with the token, which is exchanged for a cookie that only this site
// gets back; from then on every request is checked for the cookie, for the name under
// which the server was called (against DNS rebinding) and for the page it comes from.
package server

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"net"
	"net/http"
	"net/url"
	"time"

	"sandtable/app"
	"sandtable/app/api"
)

// Options says where to listen and whom to let in. The zero value listens on a free
// port of this machine only.
type Options struct {
	Listen          string           // host:port; empty: 127.0.0.1 and a free port
	TLSCert, TLSKey string           // PEM files; both or neither
	Insecure        bool             // listen beyond this machine without TLS, on the user's own word
	Hosts           []string         // further names under which the server may be called
	Token           string           // what signs in; empty: a new one of 256 bits
	Log             *slog.Logger     // nil: nothing is logged
	Ready           func(url string) // called once listening, with the address that signs in; nil: nobody is told
}

// Time limits of one request. Events, which last as long as the page, lift them.
const (
	headerTimeout   = 10 * time.Second
	requestTimeout  = 5 * time.Minute // 64 MiB over a slow line
	idleTimeout     = 2 * time.Minute
	shutdownTimeout = 5 * time.Second
	headerBytes     = 64 << 10
)

// Run serves until ctx is done, then lets requests under way finish and returns nil.
// What it refuses to do is a *problem.Problem.
func Run(ctx context.Context, a *app.App, assets fs.FS, o Options) error {
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	listener, secured, err := o.Open(ctx)
	if err != nil {
		return err
	}
	gate := newGate(o, listener.Addr().(*net.TCPAddr))
	server := &http.Server{
		Handler:           gate.guard(untilDone(ctx, handler(a, assets, o.Log))),
		ReadHeaderTimeout: headerTimeout,
		ReadTimeout:       requestTimeout,
		WriteTimeout:      requestTimeout,
		IdleTimeout:       idleTimeout,
		MaxHeaderBytes:    headerBytes,
		ErrorLog:          slog.NewLogLogger(o.Log.Handler(), slog.LevelWarn),
		TLSConfig:         secured,
	}
	if o.Ready != nil {
		o.Ready(gate.address(listener.Addr().(*net.TCPAddr)))
	}
	return Serve(ctx, server, listener, o.Log)
}

// Open listens where the options say, or refuses to where anybody on the way could read along. The configuration is nil without TLS.
func (o Options) Open(ctx context.Context) (net.Listener, *tls.Config, error) {
	if o.Listen == "" {
		o.Listen = "127.0.0.1:0"
	}
	certificate, err := o.judge()
	if err != nil {
		return nil, nil, err
	}
	listener, err := (&net.ListenConfig{}).Listen(ctx, "tcp", o.Listen)
	if err != nil {
		return nil, nil, cannotListen(o.Listen, err)
	}
	if certificate == nil {
		return listener, nil, nil
	}
	return listener, &tls.Config{Certificates: []tls.Certificate{*certificate}, MinVersion: tls.VersionTLS12}, nil
}

// Serve answers until ctx is done, then lets requests under way finish and returns nil. It closes the listener.
func Serve(ctx context.Context, server *http.Server, listener net.Listener, log *slog.Logger) error {
	ended := make(chan error, 1)
	go func() {
		if server.TLSConfig != nil {
			ended <- server.ServeTLS(listener, "", "")
		} else {
			ended <- server.Serve(listener)
		}
	}()
	select {
	case err := <-ended:
		return fmt.Errorf("serve: %w", err)
	case <-ctx.Done():
	}
	patience, cancel := context.WithTimeout(context.WithoutCancel(ctx), shutdownTimeout)
	defer cancel()
	if err := server.Shutdown(patience); err != nil {
		log.Warn("requests were cut off at the end", "error", err)
		if err := server.Close(); err != nil {
			return fmt.Errorf("close the server: %w", err)
		}
	}
	if err := <-ended; !errors.Is(err, http.ErrServerClosed) {
		return fmt.Errorf("serve: %w", err)
	}
	return nil
}

// handler is everything behind the gate.
func handler(a *app.App, assets fs.FS, log *slog.Logger) http.Handler {
	mux := http.NewServeMux()
	mux.Handle("/api/", api.Handler(a, api.Options{Door: api.Browser, Log: log}))
	mux.Handle("/", pages(assets))
	return mux
}

// untilDone ends event streams, and logs that are being written, when the server is to
// stop. They would not end soon by themselves, and a shutdown waits for what is under way.
func untilDone(ctx context.Context, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if api.Lasting(r.URL.Path) {
			request, cancel := context.WithCancel(r.Context())
			defer cancel()
			defer context.AfterFunc(ctx, cancel)()
			r = r.WithContext(request)
		}
		next.ServeHTTP(w, r)
	})
}

// address is the URL that signs in.
func (g *gate) address(at *net.TCPAddr) string {
	host := at.IP.String()
	switch {
	case len(g.names) > 0 && !at.IP.IsLoopback():
		host = g.names[0]
	case at.IP.IsUnspecified():
		host = "127.0.0.1"
	}
	scheme := "http"
	if g.secure {
		scheme = "https"
	}
	u := url.URL{Scheme: scheme, Host: net.JoinHostPort(host, fmt.Sprint(at.Port)), Path: "/", RawQuery: url.Values{tokenParameter: {g.token}}.Encode()}
	return u.String()
}
