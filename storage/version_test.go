package storage

import (
	"path/filepath"
	"testing"
	"time"
)

func TestAVersionHasANameUntilItIsTakenAway(t *testing.T) {
	library, ctx := fresh(t), t.Context()
	process := newProcess(t, library, "<a/>")
	must(library.SaveProcess(ctx, ProcessSave{ID: process.ID, Expected: 1, XML: []byte("<bb/>")}))(t)
	if err := library.NameVersion(ctx, VersionName{Process: process.ID, Revision: 1, Name: "Approved", Note: "by the board", By: "Li"}); err != nil {
		t.Fatal(err)
	}
	all := must(library.Versions(ctx, process.ID))(t)
	if len(all) != 2 || all[0].Revision != 2 || all[0].Bytes != 5 || all[0].Name != "" || all[1].Name != "Approved" || all[1].Note != "by the board" || all[1].By != "Li" {
		t.Errorf("versions %+v, want the first one named", all)
	}
	if err := library.NameVersion(ctx, VersionName{Process: process.ID, Revision: 1}); err != nil {
		t.Fatal(err)
	}
	if all := must(library.Versions(ctx, process.ID))(t); all[1].Name != "" || all[1].Note != "" {
		t.Errorf("versions %+v, want none named", all)
	}
	wantError(t, "NameVersion", library.NameVersion(ctx, VersionName{Process: process.ID, Revision: 9, Name: "x"}), ErrNotFound)
}

func TestAnEarlierVersionComesBackAsTheNextOne(t *testing.T) {
	library, ctx := fresh(t), t.Context()
	process := newProcess(t, library, "<a/>")
	must(library.SaveProcess(ctx, ProcessSave{ID: process.ID, Expected: 1, XML: []byte("<b/>")}))(t)
	back := must(library.RestoreProcess(ctx, process.ID, 1, 2))(t)
	if back.Revision != 3 || string(back.XML) != "<a/>" || back.Name != process.Name {
		t.Errorf("restored %+v", back)
	}
	all := must(library.Versions(ctx, process.ID))(t)
	if len(all) != 3 || all[0].Source != 1 {
		t.Errorf("versions %+v, want the last one to bring back the first", all)
	}
	if err := library.NameVersion(ctx, VersionName{Process: process.ID, Revision: 3, Name: "Back"}); err != nil {
		t.Fatal(err)
	}
	if all := must(library.Versions(ctx, process.ID))(t); all[0].Source != 1 || all[0].Name != "Back" {
		t.Errorf("versions %+v, want the last one to bring back the first under a name", all)
	}
	_, err := library.RestoreProcess(ctx, process.ID, 1, 2)
	wantError(t, "RestoreProcess", err, ErrChangedElsewhere)
	_, err = library.RestoreProcess(ctx, process.ID, 7, 3)
	wantError(t, "RestoreProcess", err, ErrNotFound)
	if all := must(library.Versions(ctx, process.ID))(t); len(all) != 3 {
		t.Errorf("%d versions, want what was refused to change nothing", len(all))
	}
}

func TestAnEditionHasTheNumbersOfItsTime(t *testing.T) {
	now := time.Date(2026, 3, 2, 8, 0, 0, 0, time.UTC)
	library, ctx := opened(t, filepath.Join(t.TempDir(), "library.db"), Options{Now: func() time.Time { now = now.Add(time.Minute); return now }}), t.Context()
	process := newProcess(t, library, "<a/>")
	scenario := must(library.CreateScenario(ctx, process.ID, "As-is", []byte(`1`)))(t)
	must(library.SaveOrganisation(ctx, process.ProjectID, 0, []byte(`{"zone":"UTC"}`)))(t)
	must(library.SaveProcess(ctx, ProcessSave{ID: process.ID, Expected: 1, XML: []byte("<b/>")}))(t)
	must(library.SaveScenario(ctx, ScenarioSave{ID: scenario.ID, Expected: 1, Content: []byte(`2`)}))(t)
	for revision, want := range map[int64][2]string{1: {"<a/>", "1"}, 2: {"<b/>", "2"}} {
		e := must(library.EditionAt(ctx, process.ID, revision))(t)
		if string(e.Process.XML) != want[0] || len(e.Scenarios) != 1 || string(e.Scenarios[0].Content) != want[1] || string(e.Organisation) != `{"zone":"UTC"}` {
			t.Errorf("edition %d is %+v, want %v", revision, e, want)
		}
	}
	_, err := library.EditionAt(ctx, process.ID, 3)
	wantError(t, "EditionAt", err, ErrNotFound)
}
