package app

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"cuelabs.dev/go/oci/ociregistry/ocimem"
	"cuelabs.dev/go/oci/ociregistry/ociserver"

	"sandtable/app/release"
	"sandtable/engine/problem"
	"sandtable/storage/bundle"
	"sandtable/storage/registry"
	"sandtable/storage/secrets"
)

// site is an app with a process and its scenario, and a registry that asks for a password.
type site struct {
	*App
	folder   string
	log      bytes.Buffer
	process  Process
	scenario Scenario
	registry Registry
	address  string
}

const (
	sitePassword   = "secret-word-of-ann"
	sitePassphrase = "a sentence is a good passphrase"
)

func newSite(t *testing.T, wrap func(http.Handler) http.Handler) *site {
	t.Helper()
	s := &site{folder: t.TempDir()}
	s.App = newApp(t, filepath.Join(s.folder, "library.sqlite"), Options{Secrets: secrets.Open(filepath.Join(s.folder, "secrets.json"), true), Log: slog.New(slog.NewTextHandler(&s.log, &slog.HandlerOptions{Level: slog.LevelDebug}))})
	ctx := t.Context()
	project := must(s.Projects.Create(ctx, "Orders"))(t)
	s.process = must(s.Processes.Create(ctx, project.ID, "订单处理", released))(t)
	s.scenario = must(s.Scenarios.Create(ctx, s.process.ID, "As is", json.RawMessage(releasedNumbers)))(t)
	inner := ociserver.New(ocimem.New(), nil)
	if wrap != nil {
		inner = wrap(inner)
	}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, q *http.Request) {
		if user, password, _ := q.BasicAuth(); user != "ann" || password != sitePassword {
			w.Header().Set("WWW-Authenticate", `Basic realm="test"`)
			w.WriteHeader(http.StatusUnauthorized)
			return
		}
		inner.ServeHTTP(w, q)
	}))
	t.Cleanup(server.Close)
	s.address = strings.TrimPrefix(server.URL, "http://") + "/templates"
	s.registry = must(s.Registries.Put(ctx, Registry{Name: "company", Address: s.address}))(t)
	return s
}

// must is the value, or the end of the test.
func must[T any](value T, err error) func(*testing.T) T {
	return func(t *testing.T) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return value
	}
}

func (s *site) publication(version string) Publication {
	return Publication{ID: "acme/order", Version: version, Name: bundle.Text{ZH: "订单处理", EN: "Order handling"}, Registry: s.registry.ID,
		Processes: []PublishedProcess{{Process: s.process.ID, Name: bundle.Text{ZH: "订单处理"}, Scenarios: []ScenarioID{s.scenario.ID}}}}
}

func (s *site) logIn(t *testing.T) {
	t.Helper()
	if place := must(s.Registries.LogIn(t.Context(), s.registry.ID, "ann", sitePassword, ""))(t); place != secrets.File {
		t.Fatalf("the login went to %s", place)
	}
}

// publish waits until a release is there, or not.
func (s *site) publish(t *testing.T, q Request) Push {
	t.Helper()
	p := must(s.Publishing.Start(t.Context(), q))(t)
	for range 1000 {
		if p.State != PushPacking && p.State != PushSending {
			return p
		}
		time.Sleep(10 * time.Millisecond)
		p = must(s.Publishing.Get(p.ID))(t)
	}
	t.Fatalf("it comes to no end: %+v", p)
	return p
}

func codeOf(err error) string {
	if p := problem.Of(err); p != nil {
		return p.Code
	}
	return ""
}

func TestAProcessOfTheLibraryIsPublishedAndTheSecretsStaySecret(t *testing.T) {
	s := newSite(t, nil)
	ctx := t.Context()

	begun := must(s.Publishing.Begin(ctx, s.process.ID))(t)
	if p := begun.Publication; begun.Published || p.Version != "1.0.0" || p.Name.ZH != "订单处理" || len(p.Processes) != 1 || len(p.Processes[0].Scenarios) != 1 {
		t.Errorf("to begin with: %+v", begun)
	}
	// Nobody is logged in: that is said, and nothing is sent.
	if p := s.publish(t, Request{Publication: s.publication("1.0.0")}); p.State != PushFailed || p.Error.Code != "registry.failed" {
		t.Errorf("without a login: %+v", p)
	}
	if _, err := s.Registries.LogIn(ctx, s.registry.ID, "ann", "wrong "+sitePassword, ""); err == nil || strings.Contains(err.Error(), sitePassword) {
		t.Errorf("a wrong password: %v", err)
	}
	s.logIn(t)
	key := must(s.Signing.Make(ctx, "Acme", sitePassphrase))(t)
	if _, err := s.Publishing.Start(ctx, Request{Publication: s.publication("1.0.0"), Key: key.Hint, Passphrase: "wrong " + sitePassphrase}); codeOf(err) != "key.passphrase" || strings.Contains(err.Error(), sitePassphrase) {
		t.Errorf("a wrong passphrase: %v", err)
	}
	p := s.publish(t, Request{Publication: s.publication("1.0.0"), Key: key.Hint, Passphrase: sitePassphrase})
	if p.State != PushDone || !p.Release.Signed || p.Release.Already || p.Release.Reference != s.address+"/acme/order:1.0.0" {
		t.Fatalf("%+v", p)
	}
	if p := s.publish(t, Request{Publication: s.publication("1.0.0"), Key: key.Hint, Passphrase: sitePassphrase}); p.State != PushDone || !p.Release.Already {
		t.Errorf("the same again: %+v", p)
	}
	begun = must(s.Publishing.Begin(ctx, s.process.ID))(t)
	if !begun.Published || begun.Publication.ID != "acme/order" || begun.Publication.Registry != s.registry.ID {
		t.Errorf("the answers are not remembered: %+v", begun)
	}

	// The password, the passphrase and the key are in their own file, and nowhere else.
	must(s.Backups.Make(ctx))(t)
	listed, err := json.Marshal([]any{must(s.Registries.List(ctx))(t), must(s.Signing.List(ctx))(t), p, begun})
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(string(listed), sitePassword) || strings.Contains(string(listed), "PRIVATE") {
		t.Errorf("a secret is told: %s", listed)
	}
	found := 0
	err = filepath.WalkDir(s.folder, func(file string, e os.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		text, err := os.ReadFile(file)
		for _, secret := range []string{sitePassword, sitePassphrase, "PRIVATE KEY"} {
			if bytes.Contains(text, []byte(secret)) {
				if found++; filepath.Base(file) != "secrets.json" || secret == sitePassphrase {
					t.Errorf("%q is in %s", secret, file)
				}
			}
		}
		return err
	})
	if err != nil || found != 2 {
		t.Errorf("found %d secrets in their file, want 2 (%v)", found, err)
	}
	if strings.Contains(s.log.String(), sitePassword) || strings.Contains(s.log.String(), sitePassphrase) {
		t.Error("a secret is in the log")
	}
}

func TestALibraryAndItsFilesMakeTheSamePackage(t *testing.T) {
	s := newSite(t, nil)
	ctx := t.Context()
	o := `{"units": [{"id": "u", "name": "Sales"}], "roles": [{"id": "clerk", "name": "Clerk", "english": "Clerk", "unit": "u", "costPerHour": "60.00"}, {"id": "other", "name": "Other"}], "people": [{"id": "li", "name": "Li Lei", "roles": ["clerk"]}]}`
	must(s.Organisations.Save(ctx, s.process.ProjectID, 0, json.RawMessage(o)))(t)
	publication := s.publication("1.0.0")
	publication.Changelog = "## 1.0.0\n\n- First."
	g, packed, err := s.Publishing.pack(ctx, publication, bundle.Released, nil)
	if err != nil {
		t.Fatal(err)
	}
	again, err := Pack(ctx, g.recipe, Packing{State: bundle.Released, Open: files(map[string][]byte{
		"订单处理.bpmn": []byte(released), "as-is.json": []byte(releasedNumbers), "organisation.json": []byte(o), "changelog.md": []byte("## 1.0.0\n\n- First.\n")}),
		Policy: must(s.Rules.For(ctx, ""))(t)})
	if err != nil || again.Bundle.Digest() != packed.Bundle.Digest() {
		t.Errorf("from files: %v, %v", again, err)
	}
	roles := string(packed.Bundle.Part(packed.Bundle.Manifest.Roles).Content)
	if !strings.Contains(roles, `"unit": "Sales"`) || strings.Contains(roles, "Li Lei") || strings.Contains(roles, "60") || strings.Contains(roles, "other") {
		t.Errorf("the roles are %s", roles)
	}
	var played int
	for range 2 {
		_, _, err := s.Publishing.pack(ctx, s.publication("1.0.1"), bundle.Released, nil)
		if err != nil {
			t.Fatal(err)
		}
		if played++; len(s.Publishing.evidence.kept) != 1 {
			t.Errorf("%d simulations are remembered after %d packages of one scenario", len(s.Publishing.evidence.kept), played)
		}
	}
}

func TestWhatStandsAgainstAReleaseNamesWhatToMend(t *testing.T) {
	s := newSite(t, nil)
	ctx := t.Context()
	bare := s.publication("1.0.0")
	bare.Processes[0].Scenarios = nil
	e := must(s.Publishing.Examine(ctx, bare))(t)
	if len(e.Obstacles) != 1 || e.Obstacles[0].Kind != NoScenarios || e.Obstacles[0].Process != s.process.ID {
		t.Errorf("without a scenario: %+v", e.Obstacles)
	}
	if p := s.publish(t, Request{Publication: bare}); p.State != PushFailed || p.Error.Code != "package.obstacles" {
		t.Errorf("released all the same: %+v", p)
	}
	// The step that the numbers speak of is gone.
	must(s.Processes.Save(ctx, ProcessSave{ID: s.process.ID, Revision: 1, XML: strings.ReplaceAll(released, `"U"`, `"Renamed"`)}))(t)
	e = must(s.Publishing.Examine(ctx, s.publication("1.0.0")))(t)
	kinds := map[ObstacleKind]ExaminedObstacle{}
	for _, o := range e.Obstacles {
		kinds[o.Kind] = o
	}
	if o, ok := kinds[NotPlayed]; !ok || o.Scenario != s.scenario.ID || o.Process != s.process.ID || len(e.Processes[0].Rehearsed) != 0 {
		t.Errorf("a scenario that cannot be played: %+v", e)
	}
	if e.Processes[0].Sound != "sound" {
		t.Errorf("got %+v", e.Processes[0])
	}
}

func TestTheNextVersionComesFromTheRegistry(t *testing.T) {
	s := newSite(t, nil)
	ctx := t.Context()
	s.logIn(t)
	first := must(s.Publishing.Suggest(ctx, s.publication(""), s.registry.ID))(t)
	if first.Last != "" || first.Version != "1.0.0" || !strings.Contains(first.Changelog, "首次发布") || !strings.Contains(first.Changelog, "First release") {
		t.Errorf("nothing was published: %+v", first)
	}
	if p := s.publish(t, Request{Publication: s.publication("1.0.0")}); p.State != PushDone {
		t.Fatalf("%+v", p)
	}
	changed := strings.Replace(released, `<endEvent id="E" name="Order checked"/>`, `<endEvent id="E" name="Order handled"/>`, 1)
	must(s.Processes.Save(ctx, ProcessSave{ID: s.process.ID, Revision: 1, XML: changed}))(t)
	next := must(s.Publishing.Suggest(ctx, s.publication("9.9.9"), s.registry.ID))(t)
	if next.Last != "1.0.0" || next.Version != "1.0.1" || len(next.Reasons) != 1 || !strings.Contains(next.Changelog, "改名为“Order handled”") {
		t.Errorf("after a change: %+v", next)
	}
	// The same version with other content is refused, by name.
	if p := s.publish(t, Request{Publication: s.publication("1.0.0")}); p.State != PushFailed || !strings.Contains(p.Error.Message.ZH, "已发布且内容不同") {
		t.Errorf("a version twice: %+v", p)
	}
}

func TestAPushThatIsBrokenOffGoesOn(t *testing.T) {
	stop := make(chan struct{})
	reached := make(chan struct{}, 100)
	var sent atomic.Int64
	var hold atomic.Bool
	hold.Store(true)
	s := newSite(t, func(inner http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, q *http.Request) {
			if q.Method == http.MethodPut && strings.Contains(q.URL.Path, "/blobs/") {
				sent.Add(1)
			}
			if hold.Load() && q.Method == http.MethodPut && strings.Contains(q.URL.Path, "/manifests/") {
				reached <- struct{}{}
				select {
				case <-stop:
				case <-q.Context().Done():
				}
				return
			}
			inner.ServeHTTP(w, q)
		})
	})
	defer close(stop)
	s.logIn(t)
	p := must(s.Publishing.Start(t.Context(), Request{Publication: s.publication("1.0.0")}))(t)
	<-reached
	must(s.Publishing.Cancel(p.ID))(t)
	for p.State == PushPacking || p.State == PushSending {
		time.Sleep(5 * time.Millisecond)
		p = must(s.Publishing.Get(p.ID))(t)
	}
	if p.State != PushCancelled {
		t.Fatalf("%+v", p)
	}
	hold.Store(false)
	before := sent.Load()
	if p := s.publish(t, Request{Publication: s.publication("1.0.0")}); p.State != PushDone || sent.Load() != before {
		t.Errorf("tried again: %+v, and %d parts were sent twice", p, sent.Load()-before)
	}
}

func TestAReleaseIsAFileToo(t *testing.T) {
	s := newSite(t, nil)
	key := must(s.Signing.Make(t.Context(), "Acme", sitePassphrase))(t)
	a := must(s.Publishing.Save(t.Context(), Request{Publication: s.publication("1.2.0"), Key: key.Hint, Passphrase: sitePassphrase}))(t)
	b, err := bundle.Read(bytes.NewReader(a.Content), bundle.Limits{})
	public, wrong := bundle.ReadPublicKey([]byte(key.PEM))
	if a.Name != "acme-order-1.2.0.sandtable.tar" || errors.Join(err, wrong) != nil || !b.SignedBy(public) {
		t.Errorf("%s: %v, %v", a.Name, err, wrong)
	}
}

func TestEveryTroubleWithARegistryHasItsSentences(t *testing.T) {
	for kind := registry.Unreachable; kind <= registry.Refused; kind++ {
		p := problem.Of(release.ExplainRegistry(&registry.Error{Kind: kind, Where: "harbor.acme.com"}))
		if p == nil || p.Message.EN == "" || p.Message.ZH == "" || p.Hint.EN == "" || p.Hint.ZH == "" {
			t.Errorf("kind %d: %+v", kind, p)
		}
	}
	for kind := bundle.NotABundle; kind <= bundle.Several; kind++ {
		p := problem.Of(release.ExplainBundle(&bundle.Fault{Kind: kind, Place: "x"}))
		if p == nil || p.Message.EN == "" || p.Message.ZH == "" || p.Hint.ZH == "" {
			t.Errorf("kind %d: %+v", kind, p)
		}
	}
	if err := release.ExplainRegistry(context.Canceled); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}
