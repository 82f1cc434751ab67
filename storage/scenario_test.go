package storage

import (
	"testing"
)

func TestEachSaveOfAScenarioIsAVersion(t *testing.T) {
	library, ctx := fresh(t), t.Context()
	process := newProcess(t, library, "<a/>")
	scenario := must(library.CreateScenario(ctx, process.ID, "As-is", []byte(`{"name":"As-is"}`)))(t)
	saved := must(library.SaveScenario(ctx, ScenarioSave{ID: scenario.ID, Expected: 1, Name: "旺季", Content: []byte(`{"name":"旺季"}`)}))(t)
	if saved.Revision != 2 || saved.Name != "旺季" {
		t.Errorf("saved %+v", saved.ScenarioHead)
	}
	kept := must(library.SaveScenario(ctx, ScenarioSave{ID: scenario.ID, Expected: 2, Content: []byte(`{}`)}))(t)
	if kept.Revision != 3 || kept.Name != "旺季" {
		t.Errorf("saved without a name %+v, want the old name", kept.ScenarioHead)
	}
	if got := must(library.Scenario(ctx, scenario.ID))(t); got.ScenarioHead != kept.ScenarioHead || string(got.Content) != `{}` {
		t.Errorf("read %+v", got)
	}
	if got := must(library.ScenarioAt(ctx, scenario.ID, 2))(t); string(got.Content) != `{"name":"旺季"}` || got.Revision != 2 {
		t.Errorf("revision 2 is %+v", got)
	}
	if got := must(library.ScenarioVersions(ctx, scenario.ID))(t); len(got) != 3 || got[1].Bytes != 17 {
		t.Errorf("versions %+v, want 3, the second of 17 bytes", got)
	}
	if got := must(library.Scenarios(ctx, process.ID))(t); len(got) != 1 || got[0] != kept.ScenarioHead {
		t.Errorf("listed %+v", got)
	}
}

func TestAScenarioSavedElsewhereIsNotOverwritten(t *testing.T) {
	library, ctx := fresh(t), t.Context()
	process := newProcess(t, library, "<a/>")
	scenario := must(library.CreateScenario(ctx, process.ID, "As-is", []byte(`1`)))(t)
	must(library.SaveScenario(ctx, ScenarioSave{ID: scenario.ID, Expected: 1, Content: []byte(`2`)}))(t)
	_, err := library.SaveScenario(ctx, ScenarioSave{ID: scenario.ID, Expected: 1, Name: "mine", Content: []byte(`3`)})
	wantError(t, "SaveScenario", err, ErrChangedElsewhere)
	if got := must(library.Scenario(ctx, scenario.ID))(t); got.Name != "As-is" || string(got.Content) != `2` {
		t.Errorf("scenario %+v, want the other's", got)
	}
}

func TestWhatIsNoJSONIsNoScenario(t *testing.T) {
	library, ctx := fresh(t), t.Context()
	process := newProcess(t, library, "<a/>")
	if _, err := library.CreateScenario(ctx, process.ID, "As-is", []byte(`{"cut off`)); err == nil {
		t.Error("CreateScenario accepted half an object")
	}
	if got := must(library.Scenarios(ctx, process.ID))(t); len(got) != 0 {
		t.Errorf("listed %+v, want none", got)
	}
}

func TestADeletedScenarioIsNotFound(t *testing.T) {
	library, ctx := fresh(t), t.Context()
	process := newProcess(t, library, "<a/>")
	scenario := must(library.CreateScenario(ctx, process.ID, "As-is", []byte(`{}`)))(t)
	if err := library.DeleteScenario(ctx, scenario.ID); err != nil {
		t.Fatal(err)
	}
	_, err := library.Scenario(ctx, scenario.ID)
	wantError(t, "Scenario", err, ErrNotFound)
	_, err = library.ScenarioAt(ctx, scenario.ID, 1)
	wantError(t, "ScenarioAt", err, ErrNotFound)
	_, err = library.SaveScenario(ctx, ScenarioSave{ID: scenario.ID, Expected: 1, Content: []byte(`{}`)})
	wantError(t, "SaveScenario", err, ErrNotFound)
	_, err = library.ScenarioVersions(ctx, scenario.ID)
	wantError(t, "ScenarioVersions", err, ErrNotFound)
	wantError(t, "DeleteScenario", library.DeleteScenario(ctx, scenario.ID), ErrNotFound)
}
