// Package rest is what the hub says and does beside the registry's own protocol: channels, rollouts, and which version a
// unit gets, as JSON under /api/v1. Who asks is in the context already (depot.As); REST.md lists the addresses.
package rest

import (
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"strconv"
	"strings"

	"github.com/go-chi/chi/v5"
	"github.com/opencontainers/go-digest"

	"sandtable/app"
	"sandtable/app/api"
	"sandtable/app/release"
	"sandtable/engine/problem"
)

// mostBody is what a request may carry, in bytes: a plan with all the units it may list.
const mostBody = 4 << 20

// routes answers requests at a desk.
type routes struct {
	desk *release.Desk
	log  *slog.Logger
}

// Handler answers everything under /api/v1/.
func Handler(desk *release.Desk, log *slog.Logger) http.Handler {
	r := routes{desk, log}
	mux := chi.NewMux()
	mux.Route("/api/v1", func(mux chi.Router) {
		mux.Get("/hub", r.hub)
		mux.Get("/versions", r.versions)
		mux.Get("/rights", r.rights)
		mux.Get("/channels", r.channels)
		mux.Get("/channels/*", r.channel)
		mux.Put("/channels/*", r.move)
		mux.Post("/rollbacks/*", r.rollBack)
		mux.Post("/withdrawals/*", r.withdraw)
		mux.Get("/resolve", r.resolve)
		mux.Get("/rollouts", r.rollouts)
		mux.Post("/rollouts", r.create)
		mux.Get("/rollouts/{id}", r.rollout)
		mux.Post("/rollouts/{id}/actions", r.act)
	})
	mux.NotFound(func(w http.ResponseWriter, q *http.Request) {
		api.WriteProblem(w, q, http.StatusNotFound, problem.New("request.no-such-address", problem.Say("There is nothing at this address.", "该地址不存在。"), problem.Say("The addresses begin with /api/v1/channels, /rollouts and /resolve.", "可用地址以 /api/v1/channels、/rollouts、/resolve 开头。")))
	})
	mux.MethodNotAllowed(func(w http.ResponseWriter, q *http.Request) {
		api.WriteProblem(w, q, http.StatusMethodNotAllowed, problem.New("request.no-such-method", problem.Say("This cannot be done at this address.", "该地址不支持此操作。"), problem.Say("Look the address up in the documentation.", "请查阅接口文档。")))
	})
	// A browser that has signed in to look at the page sends its login along with whatever another site has it post.
	guard := http.NewCrossOriginProtection()
	guard.SetDenyHandler(http.HandlerFunc(func(w http.ResponseWriter, q *http.Request) {
		api.WriteProblem(w, q, http.StatusForbidden, problem.New("request.cross-origin", problem.Say("This was asked for by another site.", "该请求来自其他网站。"), problem.Say("Ask from a program or from the hub's own page.", "请从程序或 Hub 页面发起请求。")))
	}))
	return guard.Handler(mux)
}

// About is how a hub is told from another registry.
type About struct {
	Hub     string `json:"hub"`
	Version string `json:"version"`
}

func (r *routes) hub(w http.ResponseWriter, _ *http.Request) {
	answer(w, http.StatusOK, About{"sandtable", app.Release})
}

func (r *routes) versions(w http.ResponseWriter, q *http.Request) {
	all, err := r.desk.Versions(q.Context(), q.URL.Query().Get("template"))
	r.answer(w, q, http.StatusOK, list[release.Version]{all}, err)
}

func (r *routes) rights(w http.ResponseWriter, q *http.Request) {
	got, err := r.desk.Rights(q.Context(), q.URL.Query().Get("template"))
	r.answer(w, q, http.StatusOK, got, err)
}

// place is the template and the channel in an address: all but the last element, and that one.
func place(q *http.Request) (template, name string) {
	path := chi.URLParam(q, "*")
	at := strings.LastIndex(path, "/")
	if at < 0 {
		return "", path
	}
	return path[:at], path[at+1:]
}

func (r *routes) channel(w http.ResponseWriter, q *http.Request) {
	template, name := place(q)
	c, err := r.desk.Channel(q.Context(), template, name)
	r.answerChannel(w, q, c, err)
}

func (r *routes) answerChannel(w http.ResponseWriter, q *http.Request, c release.Channel, err error) {
	if err != nil {
		r.refuse(w, q, err)
		return
	}
	w.Header().Set("ETag", strconv.Quote(c.Digest.String()))
	answer(w, http.StatusOK, c)
}

func (r *routes) channels(w http.ResponseWriter, q *http.Request) {
	all, err := r.desk.Channels(q.Context(), q.URL.Query().Get("template"))
	r.answer(w, q, http.StatusOK, list[release.Channel]{all}, err)
}

// list is how lists are answered: an object, so that more can be said about them later.
type list[T any] struct {
	Items []T `json:"items"`
}

func (r *routes) move(w http.ResponseWriter, q *http.Request) {
	var m release.MoveRequest
	if !r.read(w, q, &m) || !r.expected(w, q, &m) {
		return
	}
	template, name := place(q)
	c, err := r.desk.Move(q.Context(), template, name, m)
	r.answerChannel(w, q, c, err)
}

func (r *routes) rollBack(w http.ResponseWriter, q *http.Request) {
	var m release.MoveRequest
	if !r.read(w, q, &m) || !r.expected(w, q, &m) {
		return
	}
	template, name := place(q)
	c, err := r.desk.RollBack(q.Context(), template, name, m)
	r.answerChannel(w, q, c, err)
}

// expected reads where the channel has to stand until now: If-Match with its digest, or If-None-Match: * for one that is not there yet. Whoever does not care says so
// with If-Match: *.
func (r *routes) expected(w http.ResponseWriter, q *http.Request, m *release.MoveRequest) bool {
	match, none := q.Header.Get("If-Match"), q.Header.Get("If-None-Match")
	switch {
	case none == "*" && match == "":
		m.If = new(digest.Digest(""))
	case match == "*" && none == "":
	case match != "" && none == "":
		text, err := strconv.Unquote(match)
		d := digest.Digest(text)
		if err != nil || d.Validate() != nil {
			api.WriteProblem(w, q, http.StatusBadRequest, problem.New("request.if-match", problem.Say("If-Match holds no digest: %s.", "If-Match 中不是有效的摘要：%s。", match), problem.Say("Send the ETag of the channel, in quotes.", "请发送通道的 ETag（含引号）。")))
			return false
		}
		m.If = &d
	default:
		api.WriteProblem(w, q, http.StatusPreconditionRequired, problem.New("request.if-match", problem.Say("Where does the channel have to stand until now?", "请说明通道切换前应处于哪个版本。"),
			problem.Say("Send If-Match with its ETag, If-None-Match: * for a new channel, or If-Match: * for wherever it is.", "请以 If-Match 发送其 ETag；新通道用 If-None-Match: *；不限则用 If-Match: *。")))
		return false
	}
	return true
}

func (r *routes) withdraw(w http.ResponseWriter, q *http.Request) {
	var in struct {
		Reason string `json:"reason"`
	}
	if !r.read(w, q, &in) {
		return
	}
	template, version := place(q)
	r.answer(w, q, http.StatusOK, struct {
		Template string `json:"template"`
		Version  string `json:"version"`
	}{template, version}, r.desk.Withdraw(q.Context(), template, version, in.Reason))
}

func (r *routes) resolve(w http.ResponseWriter, q *http.Request) {
	v := q.URL.Query()
	got, err := r.desk.Resolve(q.Context(), v.Get("template"), v.Get("channel"), v.Get("unit"))
	r.answer(w, q, http.StatusOK, got, err)
}

func (r *routes) rollouts(w http.ResponseWriter, q *http.Request) {
	v := q.URL.Query()
	all, err := r.desk.Rollouts(q.Context(), v.Get("template"), v.Get("channel"))
	r.answer(w, q, http.StatusOK, list[release.Rollout]{all}, err)
}

func (r *routes) create(w http.ResponseWriter, q *http.Request) {
	var p release.Proposal
	if !r.read(w, q, &p) {
		return
	}
	got, created, err := r.desk.Create(q.Context(), p)
	status := http.StatusOK
	if created {
		status = http.StatusCreated
	}
	r.answerRollout(w, q, status, got, err)
}

func (r *routes) rollout(w http.ResponseWriter, q *http.Request) {
	got, err := r.desk.Rollout(q.Context(), chi.URLParam(q, "id"))
	r.answerRollout(w, q, http.StatusOK, got, err)
}

func (r *routes) answerRollout(w http.ResponseWriter, q *http.Request, status int, got release.Rollout, err error) {
	if err == nil {
		w.Header().Set("ETag", strconv.Quote(strconv.FormatInt(got.Revision, 10)))
	}
	r.answer(w, q, status, got, err)
}

func (r *routes) act(w http.ResponseWriter, q *http.Request) {
	var a release.Act
	if !r.read(w, q, &a) {
		return
	}
	if match := q.Header.Get("If-Match"); match != "" && match != "*" {
		text, err := strconv.Unquote(match)
		if a.Revision, _ = strconv.ParseInt(text, 10, 64); err != nil || a.Revision < 1 {
			api.WriteProblem(w, q, http.StatusBadRequest, problem.New("request.if-match", problem.Say("If-Match holds no revision: %s.", "If-Match 中不是有效的修订号：%s。", match), problem.Say("Send the ETag of the rollout, in quotes.", "请发送该发布的 ETag（含引号）。")))
			return
		}
	}
	got, err := r.desk.Do(q.Context(), chi.URLParam(q, "id"), a)
	r.answerRollout(w, q, http.StatusOK, got, err)
}

// read reads what a request carries; fields that are not known are refused by name.
func (r *routes) read(w http.ResponseWriter, q *http.Request, into any) bool {
	d := json.NewDecoder(http.MaxBytesReader(w, q.Body, mostBody))
	d.DisallowUnknownFields()
	err := d.Decode(into)
	if err == nil || errors.Is(err, io.EOF) {
		return true
	}
	var large *http.MaxBytesError
	status := http.StatusBadRequest
	if errors.As(err, &large) {
		status = http.StatusRequestEntityTooLarge
	}
	p := problem.Of(err)
	if p == nil {
		p = problem.New("request.unreadable", problem.Say("The request cannot be read: %v.", "无法读取请求：%v。", err), problem.Say("Send JSON with the fields that the documentation lists.", "请按接口文档发送 JSON。"))
	}
	api.WriteProblem(w, q, status, p)
	return false
}

// statuses of the problems that are not simply refused for what they are.
var statuses = map[string]int{
	release.CodeMoved:       http.StatusPreconditionFailed,
	release.CodeChanged:     http.StatusPreconditionFailed,
	release.CodeNoChannel:   http.StatusNotFound,
	release.CodeNoVersion:   http.StatusNotFound,
	release.CodeNoRollout:   http.StatusNotFound,
	release.CodeAnother:     http.StatusConflict,
	"rollout.id-used":       http.StatusConflict,
	release.CodeNotAllowed:  http.StatusForbidden,
	release.CodeNeedsLogin:  http.StatusUnauthorized,
	release.CodeUnavailable: http.StatusInternalServerError,
}

// refusal is what a request gets that could not be served; Now is what there is where somebody else was first.
type refusal struct {
	Code    string        `json:"code"`
	Message string        `json:"message"`
	Hint    string        `json:"hint"`
	At      problem.Place `json:"at,omitzero"`
	Now     any           `json:"now,omitempty"`
}

func (r *routes) refuse(w http.ResponseWriter, q *http.Request, err error) {
	p, l := problem.Of(err), api.Language(q.Header.Get("Accept-Language"))
	if p == nil {
		p = problem.New(release.CodeUnavailable, problem.Say("The hub could not do it.", "Hub 未能完成操作。"), problem.Say("Try again; its log has the details.", "请重试；详细信息见其日志。")).Because(err)
	}
	status, known := statuses[p.Code]
	if !known {
		status = http.StatusUnprocessableEntity
	}
	if status == http.StatusInternalServerError {
		r.log.Error("a request failed", "method", q.Method, "path", q.URL.Path, "error", err, "cause", p.Cause)
	}
	said := refusal{Code: p.Code, Message: p.Message.In(l), Hint: p.Hint.In(l), At: p.At}
	var c *release.Conflict
	if errors.As(err, &c) {
		said.Now = c.Now
		if at, ok := c.Now.(release.Channel); ok && at.Digest != "" {
			w.Header().Set("ETag", strconv.Quote(at.Digest.String()))
		}
	}
	answer(w, status, said)
}

func (r *routes) answer(w http.ResponseWriter, q *http.Request, status int, value any, err error) {
	if err != nil {
		r.refuse(w, q, err)
		return
	}
	answer(w, status, value)
}

func answer(w http.ResponseWriter, status int, value any) {
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Cache-Control", "no-store")
	w.Header().Set("X-Content-Type-Options", "nosniff")
	w.WriteHeader(status)
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	_ = e.Encode(value) // the reader may be gone; there is nobody left to tell
}
