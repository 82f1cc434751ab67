package api

import (
	"encoding/json"
	"log/slog"
	"regexp"
	"strings"
	"testing"
)

func testLog(t *testing.T) *slog.Logger { return slog.New(slog.NewTextHandler(t.Output(), nil)) }

func TestTheDescriptionCoversEveryRouteAndResolves(t *testing.T) {
	text, err := OpenAPI()
	if err != nil {
		t.Fatal(err)
	}
	var described struct {
		OpenAPI    string `json:"openapi"`
		Paths      map[string]map[string]json.RawMessage
		Components struct {
			Schemas map[string]json.RawMessage
		}
	}
	if err := json.Unmarshal(text, &described); err != nil {
		t.Fatal(err)
	}
	if described.OpenAPI != "3.1.0" {
		t.Errorf("got OpenAPI %s, want 3.1.0", described.OpenAPI)
	}
	for _, route := range strings.Split(strings.TrimSpace(`
get /api/about
post /api/layout
post /api/leftovers
get /api/projects
post /api/projects
patch /api/projects/{id}
delete /api/projects/{id}
get /api/projects/{id}/callable
get /api/projects/{id}/processes
post /api/projects/{id}/processes
get /api/processes/{id}
put /api/processes/{id}
patch /api/processes/{id}
delete /api/processes/{id}
get /api/processes/{id}/versions
get /api/processes/{id}/versions/{revision}
put /api/processes/{id}/versions/{revision}/name
post /api/processes/{id}/versions/{revision}/restore
post /api/processes/{id}/versions/{revision}/copy
post /api/diff
get /api/search
get /api/processes/{id}/scenarios
post /api/processes/{id}/scenarios
get /api/scenarios/{id}
put /api/scenarios/{id}
delete /api/scenarios/{id}
get /api/scenarios/{id}/base
put /api/scenarios/{id}/base
delete /api/scenarios/{id}/base
delete /api/scenarios/{id}/base/stranded
post /api/scenarios/draft
post /api/scenarios/import
post /api/diagrams
post /api/check
post /api/decisions
post /api/distributions
post /api/quickest
get /api/processes/{id}/walks
post /api/processes/{id}/walks
get /api/processes/{id}/walks/file
put /api/walks/{id}
delete /api/walks/{id}
post /api/walk
post /api/walk/expect
post /api/walk/test
post /api/walk/suggest
post /api/projects/{id}/walks/test
post /api/organisation/import
post /api/raci
post /api/tables
post /api/tables/rows
post /api/raci/export
post /api/processes/{id}/handbook
post /api/raci/import
post /api/processes/{id}/runs
get /api/processes/{id}/runs
get /api/runs/{id}
post /api/runs/{id}/cancel
post /api/runs/{id}/first
delete /api/runs/{id}
get /api/runs/{id}/movements
get /api/runs/{id}/cases
get /api/runs/{id}/cases/{case}
get /api/runs/{id}/board
post /api/processes/{id}/experiments
get /api/processes/{id}/experiments
get /api/experiments/{id}
post /api/experiments/{id}/cancel
post /api/experiments/{id}/first
get /api/line
delete /api/experiments/{id}
post /api/experiments/choices
post /api/experiments/{id}/returns
get /api/processes/{id}/plan
put /api/processes/{id}/plan
get /api/backups
post /api/backups
post /api/backups/{name}/restore
get /api/journal
put /api/journal/{id}
get /api/journal/{id}
delete /api/journal/{id}
post /api/journal/{id}/restore
post /api/journal/{id}/discard
post /api/executables
post /api/deployments
get /api/registries
post /api/registries
put /api/registries/{id}
delete /api/registries/{id}
post /api/registries/{id}/ping
put /api/registries/{id}/login
delete /api/registries/{id}/login
get /api/keys
post /api/keys
delete /api/keys
post /api/keys/trusted
get /api/keys/file
post /api/registries/{id}/refresh
get /api/central
get /api/central/installed
post /api/central/preview
post /api/central/install
post /api/central/check
put /api/central/installed/{id}/channel
get /api/central/installed/{id}/difference
get /api/central/unit
put /api/central/unit
get /api/registries/{id}/offers
put /api/registries/{id}/channel
post /api/registries/{id}/channel/rollback
post /api/registries/{id}/withdrawals
post /api/registries/{id}/rollouts
post /api/registries/{id}/rollouts/{rollout}/actions
get /api/processes/{id}/publication
post /api/publications
post /api/publications/examine
post /api/publications/suggest
post /api/publications/file
get /api/publications/{id}
post /api/publications/{id}/cancel
get /api/samples
post /api/samples/{id}
get /api/scenario.schema.json
get /api/events`), "\n") {
		method, path, _ := strings.Cut(route, " ")
		if described.Paths[path][method] == nil {
			t.Errorf("%s is not described", route)
		}
	}
	for _, ref := range regexp.MustCompile(`#/components/schemas/(\w+)`).FindAllSubmatch(text, -1) {
		if described.Components.Schemas[string(ref[1])] == nil {
			t.Errorf("schema %s is referred to and not there", ref[1])
		}
	}
	for _, name := range []string{"Report", "ReportProcess", "Process", "Error", "RunEvent", "LibraryEvent"} {
		if described.Components.Schemas[name] == nil {
			t.Errorf("schema %s is missing", name)
		}
	}
	for _, foreign := range []string{"ErrorModel", `"array",`} { // the framework's errors; lists that may be null
		if strings.Contains(string(text), foreign) {
			t.Errorf("%s is in the description", foreign)
		}
	}
}

func TestTheDescriptionIsTheSameWithAndWithoutAServer(t *testing.T) {
	s := newSite(t, newLibrary(t))
	served, err := OpenAPI()
	if err != nil {
		t.Fatal(err)
	}
	_, text := s.send("GET", "/api/openapi.json", nil)
	if string(text) != string(served) {
		t.Error("the description that is served differs from the one that is written")
	}
}
