package storage

import (
	"encoding/json"
	"path/filepath"
	"testing"
)

func TestADeliveryIsInstalledWholeOrNotAtAll(t *testing.T) {
	library := opened(t, filepath.Join(t.TempDir(), "library.db"), Options{})
	ctx := t.Context()
	process := newProcess(t, library, "<one/>")
	origin := Origin{Registry: "harbor.acme.com", Template: "acme/order", Version: "1.0.0", Digest: "sha256:1", Part: "processes/order.bpmn"}
	delivery := Delivery{Name: "Delivered", Organisation: &OrganisationSave{Content: json.RawMessage(`{}`)}, Processes: []DeliveredProcess{
		{Name: "New", XML: []byte("<new/>"), Scenarios: []DeliveredScenario{{Name: "As is", Content: json.RawMessage(`{"a": 1}`)}}, Origin: origin},
		{Into: process.ID, Expected: 7, XML: []byte("<two/>"), Origin: origin}, // somebody has saved since
	}}
	_, err := library.Install(ctx, delivery)
	wantError(t, "install over another revision", err, ErrChangedElsewhere)
	if projects, installed := must(library.Projects(ctx))(t), must(library.Installations(ctx))(t); len(projects) != 1 || projects[0].Processes != 1 || len(installed) != 0 {
		t.Errorf("half of it is there: %+v, %+v", projects, installed)
	}
	delivery.Processes[1].Expected = 1
	heads := must(library.Install(ctx, delivery))(t)
	if len(heads) != 2 || heads[0].Name != "New" || heads[1].ID != process.ID || heads[1].Revision != 2 || heads[1].Name != "Grant a loan" {
		t.Errorf("got %+v", heads)
	}
	installed := must(library.Installations(ctx))(t)
	if len(installed) != 2 || installed[0].Origin != origin || installed[0].Revision != installed[0].Latest {
		t.Errorf("got %+v", installed)
	}
	if scenarios := must(library.Scenarios(ctx, heads[0].ID))(t); len(scenarios) != 1 {
		t.Errorf("got %+v", scenarios)
	}
	must(library.SaveProcess(ctx, ProcessSave{ID: process.ID, Expected: 2, XML: []byte("<mine/>")}))(t)
	for _, x := range must(library.Installations(ctx))(t) {
		if x.Process == process.ID && (x.Revision != 2 || x.Latest != 3) {
			t.Errorf("what was changed since is not seen: %+v", x)
		}
	}
}

func TestADeliveredScenarioStaysAsDeliveredAndTakesItsFollowersAlong(t *testing.T) {
	library, ctx := fresh(t), t.Context()
	process := newProcess(t, library, "<one/>")
	base := must(library.CreateScenario(ctx, process.ID, "As-is", []byte(`{"a":1}`)))(t)
	toBe := must(library.DeriveScenario(ctx, base.ID, "To-be", []byte(`{"a":2}`), plainly))(t)
	mine := must(library.DeriveScenario(ctx, base.ID, "Mine", []byte(`{"a":3}`), plainly))(t)
	changed := plainly
	changed.Changes = func(base, _ json.RawMessage) (json.RawMessage, error) {
		return json.Marshal(map[string]json.RawMessage{"of": base})
	}
	must(library.Install(ctx, Delivery{Project: process.ProjectID, Inheritance: changed, Processes: []DeliveredProcess{{Into: process.ID, Expected: 1, XML: []byte("<two/>"), Scenarios: []DeliveredScenario{
		{Into: toBe.ID, Expected: 1, Content: []byte(`{"a":20}`)}, {Into: base.ID, Expected: 1, Content: []byte(`{"a":10}`)}}}}}))(t)
	for id, want := range map[ScenarioID]string{base.ID: `{"a":10}`, toBe.ID: `{"a":20}`, mine.ID: `{"a":10}`} {
		if got := must(library.Scenario(ctx, id))(t); string(got.Content) != want || got.Revision != 2 {
			t.Errorf("%s is %s at revision %d, want %s at 2", got.Name, got.Content, got.Revision, want)
		}
	}
	seen := map[string]bool{}
	watch := plainly
	watch.Follow = func(_, after, own, changes json.RawMessage) (Followed, error) {
		seen[string(changes)] = true
		return Followed{Content: own, Changes: changes}, nil
	}
	must(library.SaveScenario(ctx, ScenarioSave{ID: base.ID, Expected: 2, Content: []byte(`{"a":11}`), Inheritance: watch}))(t)
	if !seen[`{"of":{"a":10}}`] {
		t.Errorf("followed with %v, want what the delivered to-be changes of the delivered as-is", seen)
	}
}

func TestRegistriesAndWhatTheyHaveAreKept(t *testing.T) {
	library := opened(t, filepath.Join(t.TempDir(), "library.db"), Options{})
	ctx := t.Context()
	one := must(library.PutRegistry(ctx, Registry{Name: "company", Address: "harbor.acme.com"}))(t)
	_, err := library.PutRegistry(ctx, Registry{Name: "company", Address: "other"})
	wantError(t, "a name twice", err, ErrNameTaken)
	one.Address = "harbor.acme.com/templates"
	must(library.PutRegistry(ctx, one))(t)
	listed := func(templates ...string) (all []Listed) {
		for _, x := range templates {
			all = append(all, Listed{Template: x, Content: json.RawMessage(`{}`)})
		}
		return all
	}
	if err := library.PutCatalogue(ctx, one.ID, listed("a", "b", "c"), nil); err != nil {
		t.Fatal(err)
	}
	if err := library.PutCatalogue(ctx, one.ID, listed("b"), []string{"c"}); err != nil {
		t.Fatal(err)
	}
	if got := must(library.Catalogue(ctx))(t); len(got) != 2 || got[0].Template != "b" || got[1].Template != "c" {
		t.Errorf("got %+v", got)
	}
	if err := library.DeleteRegistry(ctx, one.ID); err != nil {
		t.Fatal(err)
	}
	if got := must(library.Catalogue(ctx))(t); len(got) != 0 {
		t.Errorf("what is known of a registry outlives it: %+v", got)
	}
}
