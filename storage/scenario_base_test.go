package storage

import (
	"encoding/json"
	"testing"
)

// plainly is an inheritance of texts: a scenario that follows becomes what its base is, with a mark.
var plainly = Inheritance{
	Changes: func(_, _ json.RawMessage) (json.RawMessage, error) { return []byte(`{}`), nil },
	Follow: func(_, after, _, changes json.RawMessage) (Followed, error) {
		return Followed{Content: after, Changes: changes, Stranded: []string{"/lost"}}, nil
	},
	Stands: func(_, _ json.RawMessage, stranded []string) ([]string, error) { return stranded, nil },
}

func TestScenariosMadeFromOneFollowItInTheSameSave(t *testing.T) {
	library, ctx := fresh(t), t.Context()
	process := newProcess(t, library, "<a/>")
	base := must(library.CreateScenario(ctx, process.ID, "As-is", []byte(`{"a":1}`)))(t)
	child := must(library.DeriveScenario(ctx, base.ID, "To-be", []byte(`{"a":2}`), plainly))(t)
	if child.Base != base.ID || child.ProcessID != process.ID {
		t.Errorf("made %+v", child.ScenarioHead)
	}
	save := ScenarioSave{ID: base.ID, Expected: 1, Content: []byte(`{"a":3}`)}
	if _, err := library.SaveScenario(ctx, save); err == nil {
		t.Error("a base was saved though nothing said how others follow")
	}
	save.Inheritance = plainly
	must(library.SaveScenario(ctx, save))(t)
	got := must(library.Scenario(ctx, child.ID))(t)
	if got.Revision != 2 || string(got.Content) != `{"a":3}` || got.Base != base.ID {
		t.Errorf("got %+v %s, want revision 2 with what the base has become", got.ScenarioHead, got.Content)
	}
	if before := must(library.ScenarioAt(ctx, child.ID, 1))(t); string(before.Content) != `{"a":2}` {
		t.Errorf("revision 1 is %s now", before.Content)
	}
	if basis := must(library.ScenarioBase(ctx, child.ID))(t); basis.Revision != 2 || len(basis.Stranded) != 1 {
		t.Errorf("got %+v", basis)
	}
	// What comes to the same is no new revision.
	save.Expected, save.Content = 2, []byte(`{ "a": 3 }`)
	must(library.SaveScenario(ctx, save))(t)
	if again := must(library.Scenario(ctx, child.ID))(t); again.Revision != 2 {
		t.Errorf("revision %d, want 2 still", again.Revision)
	}
	if err := library.DeleteScenario(ctx, base.ID); err != nil {
		t.Fatal(err)
	}
	if alone := must(library.Scenario(ctx, child.ID))(t); alone.Base != "" || string(alone.Content) != `{"a":3}` {
		t.Errorf("got %+v %s, want it whole and alone", alone.ScenarioHead, alone.Content)
	}
	_, err := library.ScenarioBase(ctx, child.ID)
	wantError(t, "ScenarioBase", err, ErrNotFound)
	wantError(t, "FreeScenario", library.FreeScenario(ctx, child.ID), ErrNotFound)
}
