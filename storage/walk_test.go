package storage

import (
	"testing"
)

func TestWalksAreKeptWithTheirProcess(t *testing.T) {
	library, ctx := fresh(t), t.Context()
	process := newProcess(t, library, "<a/>")
	made := must(library.CreateWalks(ctx, process.ID, []Walk{{Name: "Approved", Content: []byte(`{"start":{}}`)}, {Name: "驳回", Content: []byte(`{"start":{}}`)}}))(t)
	if len(made) != 2 || made[0].Revision != 1 || made[1].Name != "驳回" {
		t.Fatalf("made %+v", made)
	}
	saved := must(library.SaveWalk(ctx, WalkSave{ID: made[0].ID, Expected: 1, Name: "Approved at once", Content: []byte(`{"start":{},"steps":[]}`)}))(t)
	if saved.Revision != 2 || saved.Name != "Approved at once" {
		t.Errorf("saved %+v", saved)
	}
	_, err := library.SaveWalk(ctx, WalkSave{ID: made[0].ID, Expected: 1, Name: "mine", Content: []byte(`{}`)})
	wantError(t, "SaveWalk", err, ErrChangedElsewhere)
	if got := must(library.Walks(ctx, process.ID))(t); len(got) != 2 || got[0].Name != "Approved at once" || string(got[0].Content) != `{"start":{},"steps":[]}` {
		t.Errorf("listed %+v, want what was saved first and not overwritten", got)
	}
	if err := library.DeleteWalk(ctx, made[0].ID); err != nil {
		t.Fatal(err)
	}
	wantError(t, "DeleteWalk", library.DeleteWalk(ctx, made[0].ID), ErrNotFound)
	if got := must(library.Walks(ctx, process.ID))(t); len(got) != 1 || got[0].ID != made[1].ID {
		t.Errorf("listed %+v, want the other one", got)
	}
}

func TestOfSeveralWalksAllAreKeptOrNone(t *testing.T) {
	library, ctx := fresh(t), t.Context()
	process := newProcess(t, library, "<a/>")
	if _, err := library.CreateWalks(ctx, process.ID, []Walk{{Name: "good", Content: []byte(`{}`)}, {Name: "bad", Content: []byte(`{"cut off`)}}); err == nil {
		t.Error("CreateWalks accepted half an object")
	}
	if got := must(library.Walks(ctx, process.ID))(t); len(got) != 0 {
		t.Errorf("listed %+v, want none", got)
	}
	_, err := library.CreateWalks(ctx, "nowhere", []Walk{{Name: "good", Content: []byte(`{}`)}})
	wantError(t, "CreateWalks", err, ErrNotFound)
}
