package storage

import (
	"encoding/json"
	"errors"
	"maps"
	"path/filepath"
	"slices"
	"testing"
	"time"
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

func TestScenariosFollowNoneThatFollowsThem(t *testing.T) {
	library, ctx := fresh(t), t.Context()
	process := newProcess(t, library, "<a/>")
	one := must(library.CreateScenario(ctx, process.ID, "One", []byte(`{"a":1}`)))(t)
	two := must(library.DeriveScenario(ctx, one.ID, "Two", []byte(`{"a":2}`), plainly))(t)
	three := must(library.CreateScenario(ctx, process.ID, "Three", []byte(`{"a":3}`)))(t)
	if err := library.LinkScenario(ctx, three.ID, two.ID, plainly); err != nil {
		t.Fatal(err)
	}
	err := library.LinkScenario(ctx, one.ID, three.ID, plainly)
	var circle *CircleError
	if !errors.As(err, &circle) || !slices.Equal(circle.Names, []string{"Three", "Two", "One"}) {
		t.Errorf("got %v, want the way from Three to One", err)
	}
	if got := must(library.Scenario(ctx, one.ID))(t); got.Base != "" {
		t.Errorf("One follows %s, want none", got.Base)
	}
	// From one base to another.
	if err := library.LinkScenario(ctx, three.ID, one.ID, plainly); err != nil {
		t.Fatal(err)
	}
	if got := must(library.Scenario(ctx, three.ID))(t); got.Base != one.ID || got.Revision != 1 || string(got.Content) != `{"a":3}` {
		t.Errorf("got %+v %s, want the same numbers and another base", got.ScenarioHead, got.Content)
	}
}

func TestACopyFollowsTheNextOneUpThatWasThere(t *testing.T) {
	now := newClock()
	library, ctx := opened(t, filepath.Join(t.TempDir(), "library.db"), Options{Now: now.now}), t.Context()
	process := newProcess(t, library, "<a/>")
	base := must(library.CreateScenario(ctx, process.ID, "As-is", []byte(`{"a":1}`)))(t)
	child := must(library.CreateScenario(ctx, process.ID, "To-be", []byte(`{"a":2}`)))(t)
	now.pass(time.Hour)
	must(library.SaveProcess(ctx, ProcessSave{ID: process.ID, Expected: 1, XML: []byte("<b/>")}))(t)
	now.pass(time.Hour)
	between := must(library.DeriveScenario(ctx, base.ID, "Between", []byte(`{"a":3}`), plainly))(t)
	if err := library.LinkScenario(ctx, child.ID, between.ID, plainly); err != nil {
		t.Fatal(err)
	}
	for revision, want := range map[int64]map[string]string{1: {"To-be": "As-is"}, 2: {"To-be": "Between", "Between": "As-is"}} {
		made := must(library.CopyEdition(ctx, process.ID, revision, "Copy", plainly))(t)
		names, follows := map[ScenarioID]string{}, map[string]string{}
		heads := must(library.Scenarios(ctx, made.ID))(t)
		for _, h := range heads {
			names[h.ID] = h.Name
		}
		for _, h := range heads {
			if h.Base != "" {
				follows[h.Name] = names[h.Base]
			}
		}
		if !maps.Equal(follows, want) {
			t.Errorf("of revision %d got %v, want %v", revision, follows, want)
		}
	}
}
