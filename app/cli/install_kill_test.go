package cli

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"sandtable/app"
	"sandtable/app/samples"
	"sandtable/engine/problem"
	"sandtable/storage"
	"sandtable/storage/bundle"
	"sandtable/storage/depot"
	"sandtable/storage/registry"
)

// The tests below kill a real server, -9, while it installs packages from a registry, and look at what is in its library then.

func TestAKilledInstallationIsThereWholeOrNotAtAll(t *testing.T) {
	if testing.Short() {
		t.Skip("starts and kills twenty servers")
	}
	killInstallations(t, 20)
}

func TestLongKilledInstallationsAreThereWholeOrNotAtAll(t *testing.T) {
	if os.Getenv("SANDTABLE_LONG") == "" {
		t.Skip("SANDTABLE_LONG is not set: it kills two hundred servers")
	}
	killInstallations(t, 200)
}

func killInstallations(t *testing.T, rounds int) {
	i := newInstaller(t)
	for round := range rounds {
		i.installUntilKilled(round)
		i.checkIntegrity()
		i.check()
		if t.Failed() {
			t.Fatalf("after round %d", round)
		}
	}
	if i.acked < rounds || i.sent == i.acked || i.updates == 0 {
		t.Errorf("%d of %d installations acknowledged, %d were updates, in %d rounds: the test hit nothing", i.acked, i.sent, i.updates, rounds)
	}
	t.Logf("%d kills, %d of %d installations acknowledged, %d were updates, all of them whole", rounds, i.acked, i.sent, i.updates)
}

const (
	installedID       = "acme/many"
	installedVersions = 3
	installedParts    = 6 // processes of the package, each with a scenario
)

// installer installs a package of several processes again and again, as a project of its own or over the one before, and remembers what was acknowledged.
type installer struct {
	*drawer
	registry string // as the library knows it
	address  string

	project       string // where the last one was installed; empty: nowhere yet
	into          map[string]app.ProcessID
	known         map[string]int64 // projects that were acknowledged, with the revision that their processes have at least
	acked, sent   int
	updates, last int
}

func newInstaller(t *testing.T) *installer {
	store := must(depot.Open(t.Context(), t.TempDir(), depot.Options{}))(t)
	handler := store.Handler(func(q *http.Request, err error) {
		if q.Context().Err() == nil { // the one that asked lives
			t.Errorf("%s %s: %v", q.Method, q.URL, err)
		}
	})
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, q *http.Request) {
		handler.ServeHTTP(w, q.WithContext(depot.AsConsole(q.Context())))
	}))
	t.Cleanup(func() {
		server.Close()
		_ = store.Close()
	})
	i := &installer{drawer: &drawer{victim: newVictim(t, 8), library: filepath.Join(t.TempDir(), "library.sqlite")}, address: strings.TrimPrefix(server.URL, "http://"), known: map[string]int64{}}
	r := must(registry.Open(i.address, registry.Options{}))(t)
	for version := range installedVersions {
		must(r.Push(t.Context(), i.pack(fmt.Sprintf("1.%d.0", version)), nil))(t)
	}
	return i
}

func (i *installer) pack(version string) *bundle.Bundle {
	sample := samples.All()[0]
	m := bundle.Manifest{ID: installedID, Version: version, State: bundle.Released, Name: bundle.Text{EN: "Many"}}
	var parts []bundle.Part
	for n := range installedParts {
		drawing := strings.Replace(string(sample.Process(problem.English)), "?>", fmt.Sprintf("?>\n<!-- %d of %s -->", n, version), 1)
		process := bundle.Process{ID: "P", Name: bundle.Text{EN: fmt.Sprintf("Process %d", n)}, File: fmt.Sprintf("processes/%d.bpmn", n),
			Scenarios: []bundle.Run{{Name: "As is", File: fmt.Sprintf("scenarios/%d.json", n)}}}
		m.Processes = append(m.Processes, process)
		parts = append(parts, bundle.Part{Path: process.File, Type: "application/xml", Content: []byte(drawing)},
			bundle.Part{Path: process.Scenarios[0].File, Type: "application/json", Content: sample.Scenario(problem.English)})
	}
	return must(bundle.New(m, parts))(i.TB)
}

func (i *installer) installUntilKilled(round int) {
	server := i.serve()
	if i.base == "" {
		return
	}
	if i.registry == "" {
		i.registry = string(call[app.Registry](i.drawer, "POST", "/api/registries", map[string]any{"name": "company", "address": i.address}).ID)
	}
	going := i.install(round) // one is there however slow the machine is
	killed := i.killWithin(server, 300*time.Millisecond)
	for going {
		going = i.install(round)
	}
	<-killed
}

// install installs once; false when the server is gone.
func (i *installer) install(round int) bool {
	i.last++
	asked := map[string]any{"registry": i.registry, "template": installedID, "version": fmt.Sprintf("1.%d.0", i.last%installedVersions)}
	body := map[string]any{"package": asked, "digest": "", "unverified": installedID, "newProject": fmt.Sprintf("Project %d-%d", round, i.last)}
	update := i.project != "" && i.last%3 != 0
	if update {
		fates := map[string]app.Fate{}
		for part := range i.into {
			fates[part] = app.Update
		}
		i.updates++
		asked["project"], body["fates"], body["into"] = i.project, fates, i.into
	}
	i.sent++
	ok, text := i.try("POST", "/api/central/install", body)
	if !ok {
		i.project = "" // it may be one revision further
		return false
	}
	i.acked++
	var made struct{ Items []app.ProcessHead }
	if err := json.Unmarshal(text, &made); err != nil || len(made.Items) != installedParts {
		i.Errorf("installed are %+v (%v), want %d processes", made.Items, err, installedParts)
		return false
	}
	heads := made.Items
	if !update {
		i.project, i.into = string(heads[0].ProjectID), map[string]app.ProcessID{}
		for n, head := range heads {
			i.into[fmt.Sprintf("processes/%d.bpmn", n)] = head.ID
		}
	}
	i.known[i.project] = heads[0].Revision
	return true
}

// check opens the library that the killed server has left. Every project has all of the package's processes, from one version of it and of one revision, each with its
// scenario; and what was acknowledged is there.
func (i *installer) check() {
	i.Helper()
	ctx := i.Context()
	library := must(storage.Open(ctx, i.library, storage.Options{}))(i.TB)
	defer library.Close()
	origins := map[storage.ProcessID]storage.Installation{}
	for _, x := range must(library.Installations(ctx))(i.TB) {
		origins[x.Process] = x
	}
	seen := map[string]bool{}
	for _, project := range must(library.Projects(ctx))(i.TB) {
		seen[string(project.ID)] = true
		heads := must(library.Processes(ctx, project.ID))(i.TB)
		if len(heads) != installedParts {
			i.Errorf("%s has %d processes, want %d", project.Name, len(heads), installedParts)
			continue
		}
		first := origins[heads[0].ID]
		if first.Revision < i.known[string(project.ID)] {
			i.Errorf("%s has revision %d, and %d was acknowledged", project.Name, first.Revision, i.known[string(project.ID)])
		}
		for _, head := range heads {
			if x := origins[head.ID]; x.Version != first.Version || x.Version == "" || x.Revision != first.Revision || x.Latest != x.Revision {
				i.Errorf("%s, %s: it is %+v, and another process %+v", project.Name, head.Name, x, first)
			}
			process := must(library.Process(ctx, head.ID))(i.TB)
			if !strings.Contains(string(process.XML), " of "+first.Version+" -->") {
				i.Errorf("%s, %s: its drawing is not of version %s", project.Name, head.Name, first.Version)
			}
			if scenarios := must(library.Scenarios(ctx, head.ID))(i.TB); len(scenarios) != 1 {
				i.Errorf("%s, %s has %d scenarios, want 1", project.Name, head.Name, len(scenarios))
			}
		}
	}
	for id := range i.known {
		if !seen[id] {
			i.Errorf("project %s was acknowledged, and is lost", id)
		}
	}
}
