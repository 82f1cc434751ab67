package site

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"path"
	"slices"
	"strings"
	"time"

	"cuelabs.dev/go/oci/ociregistry"

	"sandtable/app/release"
	"sandtable/engine/matrix"
	"sandtable/engine/problem"
	"sandtable/engine/rollout"
	"sandtable/storage/bundle"
	"sandtable/storage/depot"
)

// both is a text of a package in the language of the page, or in the other where there is only that.
func both(t bundle.Text) problem.Text {
	return problem.Text{EN: cmp.Or(t.EN, t.ZH), ZH: cmp.Or(t.ZH, t.EN)}
}

// card is a template in the list.
type card struct {
	ID            string
	Name, Summary problem.Text
	Latest        string
	At            time.Time
	Industry      string
	Class         string
	Channels      []release.Channel
	Rollout       *release.Rollout // that is open; nil: none
}

func (s *Site) templates(q *http.Request, v *view) error {
	ctx := q.Context()
	cards := []card{}
	for repo, err := range s.desk.Store.Repositories(ctx, "") {
		if errors.Is(err, ociregistry.ErrUnauthorized) {
			return problem.New(release.CodeNeedsLogin, problem.Say("sign in with a name and a password or a token", "请使用用户名和密码（或令牌）登录"), problem.Text{})
		} else if err != nil {
			return err
		}
		c, err := s.card(ctx, repo)
		if err != nil {
			return err
		}
		if c != nil && c.matches(v.Search) {
			cards = append(cards, *c)
		}
	}
	v.Title, v.Data = problem.Say("Templates", "模板").In(v.Language), cards
	return nil
}

// card describes a template by its newest version; nil for a repository with no template in it.
func (s *Site) card(ctx context.Context, repo string) (*card, error) {
	versions, err := s.desk.Store.Versions(ctx, repo)
	if err != nil {
		return nil, err
	}
	i := slices.IndexFunc(versions, func(v depot.Version) bool { return v.Present && v.State != "" })
	if i < 0 {
		return nil, nil
	}
	m, err := s.shelf.manifest(ctx, repo, versions[i].Digest)
	if err != nil {
		return nil, err
	}
	c := &card{ID: repo, Name: both(m.Name), Summary: both(m.Summary), Latest: versions[i].Version, At: versions[i].PublishedAt, Industry: m.Industry, Class: m.ProcessClass}
	if c.Channels, err = s.desk.Channels(ctx, repo); err != nil {
		return nil, err
	}
	all, err := s.desk.Rollouts(ctx, repo, "")
	if i := slices.IndexFunc(all, func(r release.Rollout) bool { return r.Status.State.Open() }); i >= 0 {
		c.Rollout = &all[i]
	}
	return c, err
}

// matches says whether every word that is looked for is somewhere in the card.
func (c *card) matches(search string) bool {
	text := strings.ToLower(strings.Join([]string{c.ID, c.Name.EN, c.Name.ZH, c.Summary.EN, c.Summary.ZH, c.Industry, c.Class}, "\n"))
	for _, word := range strings.Fields(strings.ToLower(search)) {
		if !strings.Contains(text, word) {
			return false
		}
	}
	return true
}

// shown is a template with all that is known of it.
type shown struct {
	card
	Versions []depot.Version
	Rollouts []plan
}

// plan is a rollout as the page shows it.
type plan struct {
	release.Rollout
	Steps []step
}

// step is a step of a rollout.
type step struct {
	Name    string
	Share   float64
	Listed  int
	Reached bool
	Now     bool
}

func planOf(r release.Rollout) plan {
	p := plan{Rollout: r}
	for i, s := range r.Plan.Steps {
		state := r.Status.State
		reached := i <= r.Status.Step && state != rollout.Aborted && state != rollout.RolledBack
		p.Steps = append(p.Steps, step{s.Name, s.Share, len(s.Units), reached, state.OnItsWay() && i == r.Status.Step})
	}
	slices.Reverse(p.Log) // the newest first
	return p
}

func (s *Site) template(q *http.Request, v *view) error {
	ctx, id := q.Context(), q.URL.Query().Get("id")
	if !depot.ActorOf(ctx).May(depot.Read, id) {
		return s.closed(ctx)
	}
	c, err := s.card(ctx, id)
	if err != nil {
		return err
	} else if c == nil {
		return notThere()
	}
	data := shown{card: *c}
	if data.Versions, err = s.desk.Store.Versions(ctx, id); err != nil {
		return err
	}
	all, err := s.desk.Rollouts(ctx, id, "")
	if err != nil {
		return err
	}
	for _, r := range all {
		r.Log = slices.Clone(r.Log)
		data.Rollouts = append(data.Rollouts, planOf(r))
	}
	v.Title, v.Data = c.Name.In(v.Language), data
	return nil
}

// closed is what somebody gets who may not look: a stranger is asked to sign in.
func (s *Site) closed(ctx context.Context) error {
	if depot.ActorOf(ctx).User == "" {
		return problem.New(release.CodeNeedsLogin, problem.Say("sign in with a name and a password or a token", "请使用用户名和密码（或令牌）登录"), problem.Text{})
	}
	return notThere()
}

// contents is a package with what is in it.
type contents struct {
	ID        string
	Version   depot.Version
	Manifest  bundle.Manifest
	Name      problem.Text
	Summary   problem.Text
	Processes []process
	Changelog string
	Documents []string
}

// process is a process of a package.
type process struct {
	Name     problem.Text
	Sound    string
	Pictures []string
	Duties   *matrix.Listing
	Findings []finding
	Evidence []evidence
}

// finding is one of the checker's.
type finding struct {
	Severity string       `json:"severity"`
	Message  problem.Text `json:"message"`
	Hint     problem.Text `json:"hint"`
}

// evidence is what a simulation came to.
type evidence struct {
	Name      string `json:"-"`
	Seed      uint64 `json:"-"`
	Engine    string `json:"engine"`
	Sentences []struct {
		Text problem.Text `json:"text"`
	} `json:"sentences"`
}

// found is the package that a page is about.
func (s *Site) found(q *http.Request) (string, depot.Version, bundle.Manifest, error) {
	ctx, id, name := q.Context(), q.URL.Query().Get("id"), q.URL.Query().Get("version")
	if !depot.ActorOf(ctx).May(depot.Read, id) {
		return id, depot.Version{}, bundle.Manifest{}, s.closed(ctx)
	}
	versions, err := s.desk.Store.Versions(ctx, id)
	i := slices.IndexFunc(versions, func(v depot.Version) bool { return v.Version == name && v.Present && v.State != "" })
	if err != nil || i < 0 {
		return id, depot.Version{}, bundle.Manifest{}, cmp.Or(err, notThere())
	}
	m, err := s.shelf.manifest(ctx, id, versions[i].Digest)
	return id, versions[i], m, err
}

func (s *Site) packed(q *http.Request, v *view) error {
	id, version, m, err := s.found(q)
	if err != nil {
		return err
	}
	c := contents{ID: id, Version: version, Manifest: m, Name: both(m.Name), Summary: both(m.Summary)}
	for _, p := range m.Processes {
		one, err := s.process(q.Context(), id, &m, p)
		if err != nil {
			return err
		}
		c.Processes = append(c.Processes, one)
	}
	log, _, err := s.shelf.part(q.Context(), id, &m, "CHANGELOG.md")
	if err != nil {
		return err
	}
	c.Changelog = strings.ToValidUTF8(string(log), "?")
	for _, f := range m.Files {
		if f.Type == "text/html" {
			c.Documents = append(c.Documents, f.Path)
		}
	}
	v.Title, v.Data = c.Name.In(v.Language)+" "+version.Version, c
	return nil
}

func (s *Site) process(ctx context.Context, id string, m *bundle.Manifest, p bundle.Process) (process, error) {
	one := process{Name: both(p.Name), Sound: p.Sound, Pictures: p.Pictures}
	if one.Name.EN == "" {
		one.Name = problem.Text{EN: p.ID, ZH: p.ID}
	}
	// What cannot be read is not shown; the file itself is still there to be fetched.
	read := func(path string, into any) (bool, error) {
		text, _, err := s.shelf.part(ctx, id, m, path)
		return err == nil && text != nil && json.Unmarshal(text, into) == nil, err
	}
	for _, path := range p.Duties {
		duties := new(matrix.Listing)
		if ok, err := read(path, duties); err != nil {
			return one, err
		} else if ok && strings.HasSuffix(path, ".json") {
			one.Duties = duties
		}
	}
	if _, err := read(p.Findings, &one.Findings); err != nil {
		return one, err
	}
	for _, run := range p.Scenarios {
		e := evidence{Name: run.Name, Seed: run.Seed}
		if ok, err := read(run.Report, &e); err != nil {
			return one, err
		} else if ok {
			one.Evidence = append(one.Evidence, e)
		}
	}
	return one, nil
}

// Codes are the duty codes of a role in a step, with commas.
func (p process) Codes(s matrix.ListedStep, role string) string {
	return strings.Join(s.Duties[role], ", ")
}

// file hands out a part of a package: pictures and documents to look at, which can do nothing; everything else to keep.
func (s *Site) file(w http.ResponseWriter, q *http.Request) {
	w.Header().Set("Content-Security-Policy", pushedPolicy)
	id, _, m, err := s.found(q)
	var text []byte
	var f *bundle.File
	if err == nil {
		text, f, err = s.shelf.part(q.Context(), id, &m, q.URL.Query().Get("path"))
	}
	if err != nil || f == nil {
		w.Header().Set("Content-Security-Policy", policy)
		s.page("", func(*http.Request, *view) error { return cmp.Or(err, notThere()) })(w, q)
		return
	}
	kind, show := "application/octet-stream", false
	switch f.Type {
	case "image/svg+xml":
		if clean, err := static(text); err == nil {
			kind, show, text = f.Type, true, clean
		}
	case "image/png":
		kind, show = f.Type, true
	case "text/html":
		kind, show = "text/html; charset=utf-8", true
	}
	if !show {
		w.Header().Set("Content-Disposition", `attachment; filename="`+strings.Map(plainName, path.Base(f.Path))+`"`)
	}
	w.Header().Set("Content-Type", kind)
	w.Header().Set("Cache-Control", "private, max-age=3600")
	_, _ = w.Write(text)
}

// plainName keeps a file's name within a header.
func plainName(r rune) rune {
	if r < ' ' || r > '~' || r == '"' || r == '\\' {
		return '_'
	}
	return r
}
