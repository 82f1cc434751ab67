// Package site is the hub's page for people who look: which templates there are, what is in them, where channels stand and how far rollouts have
// come. It only reads, runs no script, and shows what others have pushed as pictures and text that can do nothing.
package site

import (
	"bytes"
	"embed"
	"errors"
	"html/template"
	"log/slog"
	"net/http"
	"net/url"
	"strconv"
	"time"

	"sandtable/app"
	"sandtable/app/api"
	"sandtable/app/release"
	"sandtable/engine/problem"
	"sandtable/engine/rollout"
	"sandtable/storage/depot"
)

//go:embed templates/*.html site.css
var files embed.FS

// policy lets a page load our style sheet and pictures, and send its own form to itself.
const policy = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// pushedPolicy is for what others have pushed: nothing runs, and nothing is loaded.
const pushedPolicy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox; frame-ancestors 'none'"

// Site is the pages of a hub.
type Site struct {
	desk  *release.Desk
	shelf *shelf
	log   *slog.Logger
	mux   *http.ServeMux
}

// New makes the pages. Who looks is in the context of a request (depot.As).
func New(desk *release.Desk, log *slog.Logger) *Site {
	s := &Site{desk: desk, shelf: newShelf(desk.Store), log: log, mux: http.NewServeMux()}
	s.mux.HandleFunc("GET /{$}", s.page("templates", s.templates))
	s.mux.HandleFunc("GET /template", s.page("template", s.template))
	s.mux.HandleFunc("GET /package", s.page("package", s.packed))
	s.mux.HandleFunc("GET /file", s.file)
	s.mux.HandleFunc("GET /site.css", s.style)
	s.mux.HandleFunc("GET /", s.page("", func(*http.Request, *view) error { return notThere() }))
	return s
}

func notThere() error {
	return problem.New("page.not-found", problem.Say("There is nothing at this address.", "该页面不存在。"), problem.Say("Begin at the list of templates.", "请从模板列表开始查找。"))
}

// ServeHTTP answers one request. A choice of language or look is kept, and the address without it is shown.
func (s *Site) ServeHTTP(w http.ResponseWriter, q *http.Request) {
	w.Header().Set("Content-Security-Policy", policy)
	w.Header().Set("Referrer-Policy", "same-origin")
	query := q.URL.Query()
	for name, allowed := range choices {
		value := query.Get(name)
		if !allowed[value] {
			continue
		}
		http.SetCookie(w, &http.Cookie{Name: "sandtable-" + name, Value: value, Path: "/", MaxAge: 365 * 24 * 3600, HttpOnly: true, Secure: q.TLS != nil, SameSite: http.SameSiteLaxMode})
		query.Del(name)
		to := url.URL{Path: "/", RawQuery: query.Encode()}
		if q.URL.Path == "/template" || q.URL.Path == "/package" { // never an address that somebody else made up
			to.Path = q.URL.Path
		}
		http.Redirect(w, q, to.String(), http.StatusSeeOther)
		return
	}
	s.mux.ServeHTTP(w, q)
}

var choices = map[string]map[string]bool{"lang": {"zh-CN": true, "en": true}, "theme": {"light": true, "dark": true, "system": true}}

func chosen(q *http.Request, name string) string {
	if c, err := q.Cookie("sandtable-" + name); err == nil && choices[name][c.Value] {
		return c.Value
	}
	return ""
}

// view is what a page shows.
type view struct {
	Language problem.Language
	Theme    string
	Title    string
	Search   string
	User     string
	Release  string
	Here     string // path and query of the page, to which a choice is added
	Data     any
	Problem  *problem.Problem

	status int
}

// page shows a template with what do finds.
func (s *Site) page(name string, do func(*http.Request, *view) error) http.HandlerFunc {
	return func(w http.ResponseWriter, q *http.Request) {
		v := &view{Language: api.Language(q.Header.Get("Accept-Language")), Theme: "system", User: depot.ActorOf(q.Context()).User, Release: app.Release, status: http.StatusOK}
		if l := chosen(q, "lang"); l != "" {
			v.Language = problem.Language(l)
		}
		if t := chosen(q, "theme"); t != "" {
			v.Theme = t
		}
		v.Search = q.URL.Query().Get("q")
		v.Here = here(q)
		name := name
		if err := do(q, v); err != nil {
			name = "problem"
			s.trouble(q, v, err)
			if v.status == http.StatusUnauthorized {
				depot.WriteError(w, v.status, "UNAUTHORIZED", v.Problem.Message.In(v.Language)) // the browser asks for the login
				return
			}
		}
		var b bytes.Buffer
		if err := v.templates().ExecuteTemplate(&b, name, v); err != nil {
			s.log.Error("a page could not be written", "page", name, "error", err)
			http.Error(w, "", http.StatusInternalServerError)
			return
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.Header().Set("Cache-Control", "no-store")
		w.Header().Set("Vary", "Accept-Language, Cookie")
		w.WriteHeader(v.status)
		_, _ = w.Write(b.Bytes()) // the reader may be gone
	}
}

// here is the page's own address with a question mark, so that a choice can follow.
func here(q *http.Request) string {
	query := q.URL.Query()
	query.Del("lang")
	query.Del("theme")
	if text := query.Encode(); text != "" {
		return q.URL.Path + "?" + text + "&"
	}
	return q.URL.Path + "?"
}

func (s *Site) trouble(q *http.Request, v *view, err error) {
	v.Problem, v.status = problem.Of(err), http.StatusNotFound
	switch {
	case v.Problem == nil:
		v.status = http.StatusInternalServerError
		v.Problem = problem.New(release.CodeUnavailable, problem.Say("The page could not be made.", "页面生成失败。"), problem.Say("Try again; the hub's log has the details.", "请重试；详细信息见服务器日志。"))
		s.log.Error("a page failed", "path", q.URL.Path, "error", err)
	case v.Problem.Code == release.CodeNeedsLogin:
		v.status = http.StatusUnauthorized
	case v.Problem.Code == release.CodeNotAllowed: // whether it is there is nobody's business who may not see it
		v.Problem = problem.Of(notThere())
	case v.Problem.Code == release.CodeUnavailable:
		v.status = http.StatusInternalServerError
		s.log.Error("a page failed", "path", q.URL.Path, "error", errors.Join(err, v.Problem.Cause))
	}
}

func (s *Site) style(w http.ResponseWriter, _ *http.Request) {
	text, err := files.ReadFile("site.css")
	if err != nil {
		panic(err) // it is embedded
	}
	w.Header().Set("Content-Type", "text/css; charset=utf-8")
	w.Header().Set("Cache-Control", "max-age=300")
	_, _ = w.Write(text)
}

// parsed are the templates of each language.
var parsed = map[problem.Language]*template.Template{problem.English: parse(problem.English), problem.Chinese: parse(problem.Chinese)}

func (v *view) templates() *template.Template { return parsed[v.Language] }

// parse reads the templates in one language: {{t "English" "中文"}} is a text in both, and arguments may follow.
func parse(l problem.Language) *template.Template {
	return template.Must(template.New("").Funcs(template.FuncMap{
		"t":       func(en, zh string, args ...any) string { return problem.Say(en, zh, args...).In(l) },
		"in":      func(text problem.Text) string { return text.In(l) },
		"state":   func(s rollout.State) string { return s.In(l) },
		"kind":    func(k rollout.Kind) string { return k.In(l) },
		"time":    func(at time.Time) string { return at.Local().Format("2006-01-02 15:04") },
		"instant": func(at time.Time) string { return at.UTC().Format(time.RFC3339) },
		"percent": func(share float64) string { return strconv.FormatFloat(100*share, 'f', -1, 64) + "%" },
		"add":     func(a, b int) int { return a + b },
		"short":   func(text string) string { return text[:min(len(text), 19)] },
	}).ParseFS(files, "templates/*.html"))
}
