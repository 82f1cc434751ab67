// Package api is the application over HTTP: routes, their description (OpenAPI 3.1),
// errors and events. Every front end comes in this way, the window's included; who may
// come in is decided by the doors that use it.
package api

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"runtime/debug"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humachi"
	"github.com/go-chi/chi/v5"

	"sandtable/app"
)

// Door is the way by which a user came in.
type Door string

const (
	Browser Door = "browser"
	Window  Door = "window"
)

// Options says how the API is set up. The zero value is ready for use.
type Options struct {
	Door Door         // empty: Browser
	Log  *slog.Logger // nil: nothing is logged
}

// Limits of what a request may carry. The engine's own limits (64 MiB for a drawing,
// 32 MiB for a scenario) are tighter and have better sentences; these leave room for
// them to be said, and for what JSON adds to a drawing by quoting it.
const (
	smallBody = 1 << 20
	largeBody = 160 << 20
	readLimit = 2 * time.Minute
)

// Handler answers everything under /api/.
func Handler(a *app.App, o Options) http.Handler {
	if o.Door == "" {
		o.Door = Browser
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	r := &routes{app: a, door: o.Door, log: o.Log}
	mux := chi.NewMux()
	mux.Use(r.survive, prepare)
	mux.NotFound(func(w http.ResponseWriter, q *http.Request) { WriteProblem(w, q, http.StatusNotFound, noRoute()) })
	mux.MethodNotAllowed(func(w http.ResponseWriter, q *http.Request) {
		WriteProblem(w, q, http.StatusMethodNotAllowed, noMethod())
	})
	r.register(mux)
	return mux
}

// routes is what the routes share.
type routes struct {
	app  *app.App
	door Door
	log  *slog.Logger
	api  huma.API
}

func (r *routes) register(mux chi.Router) {
	r.api = humachi.New(mux, describe())
	r.about()
	r.projects()
	r.processes()
	r.versions()
	r.search()
	r.scenarios()
	r.checks()
	r.shows()
	r.quickest()
	r.walks()
	r.formulas()
	r.distributions()
	r.decisions()
	r.rules()
	r.raci()
	r.organisations()
	r.runs()
	r.logs()
	r.movements()
	r.cases()
	r.experiments()
	r.line()
	r.plans()
	r.samples()
	r.tables()
	r.handbooks()
	r.layout()
	r.journal()
	r.backups()
	r.deployments()
	r.registries()
	r.publishing()
	r.central()
	r.updates()
	r.releases()
	r.events()
	r.description()
	finish(r.api.OpenAPI())
}

// prepare tells caches to keep nothing, and the handlers which language to speak.
func prepare(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, q *http.Request) {
		w.Header().Set("Cache-Control", "no-store")
		w.Header().Set("X-Content-Type-Options", "nosniff")
		ctx := context.WithValue(q.Context(), languageKey{}, Language(q.Header.Get("Accept-Language")))
		next.ServeHTTP(w, q.WithContext(ctx))
	})
}

// survive answers a bug with a sentence. In the window nothing else stands between a
// panic here and the end of the program.
func (r *routes) survive(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, q *http.Request) {
		defer func() {
			bug := recover()
			if bug == nil {
				return
			}
			if err, ok := bug.(error); ok && errors.Is(err, http.ErrAbortHandler) {
				panic(bug)
			}
			r.log.Error("a request panicked", "method", q.Method, "path", q.URL.Path, "panic", bug, "stack", string(debug.Stack()))
			WriteProblem(w, q, http.StatusInternalServerError, broken())
		}()
		next.ServeHTTP(w, q)
	})
}

// operation names a route: "GET", "/api/about", "about", "What this program is".
func operation(method, path, id, summary string) huma.Operation {
	return huma.Operation{
		OperationID: id, Method: method, Path: path, Summary: summary,
		MaxBodyBytes: smallBody, BodyReadTimeout: readLimit,
	}
}

// withStatus is an operation that succeeds with another status than 200.
func withStatus(op huma.Operation, status int) huma.Operation {
	op.DefaultStatus = status
	return op
}

// withLargeBody is an operation that takes drawings or scenarios.
func withLargeBody(op huma.Operation) huma.Operation {
	op.MaxBodyBytes = largeBody
	return op
}

// handle publishes a function. Its errors are told in the caller's language.
func handle[In, Out any](r *routes, op huma.Operation, do func(context.Context, *In) (*Out, error)) {
	op.Responses = map[string]*huma.Response{"default": r.errorResponse()}
	huma.Register(r.api, op, func(ctx context.Context, in *In) (*Out, error) {
		out, err := do(ctx, in)
		if err != nil {
			return nil, r.refusal(ctx, err)
		}
		return out, nil
	})
}

// body is a response that is JSON.
type body[T any] struct{ Body T }

func answer[T any](value T, err error) (*body[T], error) {
	if err != nil {
		return nil, err
	}
	return &body[T]{value}, nil
}

// list is how lists are answered: an object, so that more can be said about them later.
type list[T any] struct {
	Items []T `json:"items"`
}

func answerList[T any](items []T, err error) (*body[list[T]], error) {
	return answer(list[T]{items}, err)
}

// none is a response without content, or a request without parameters.
type none struct{}
