package storage

import (
	"fmt"
	"path/filepath"
	"testing"
	"time"
)

func TestEachSaveOfAProcessIsAVersion(t *testing.T) {
	clock := newClock()
	library := opened(t, filepath.Join(t.TempDir(), "library.db"), Options{Now: clock.now})
	ctx := t.Context()
	created := clock.at
	process := newProcess(t, library, "<one/>")
	if process.Revision != 1 || string(process.XML) != "<one/>" {
		t.Errorf("created %+v", process)
	}

	saved := clock.pass(time.Hour)
	second := must(library.SaveProcess(ctx, ProcessSave{ID: process.ID, Expected: 1, XML: []byte("<第二版/>")}))(t)
	if second.Revision != 2 || second.Name != "Grant a loan" || !second.CreatedAt.Equal(created) || !second.UpdatedAt.Equal(saved) {
		t.Errorf("saved %+v", second.ProcessHead)
	}
	third := must(library.SaveProcess(ctx, ProcessSave{ID: process.ID, Expected: 2, Name: "放款", XML: nil}))(t)
	if third.Revision != 3 || third.Name != "放款" {
		t.Errorf("saved with a new name %+v", third.ProcessHead)
	}

	current := must(library.Process(ctx, process.ID))(t)
	if current.ProcessHead != third.ProcessHead || len(current.XML) != 0 {
		t.Errorf("read %+v, want %+v", current, third)
	}
	first := must(library.ProcessAt(ctx, process.ID, 1))(t)
	if first.Revision != 1 || string(first.XML) != "<one/>" || !first.UpdatedAt.Equal(created) || first.Name != "放款" {
		t.Errorf("revision 1 is %+v", first)
	}
	got := must(library.ProcessVersions(ctx, process.ID))(t)
	want := []Version{{3, saved, 0}, {2, saved, 12}, {1, created, 6}}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("versions %v, want %v", got, want)
	}
	project := must(library.Project(ctx, process.ProjectID))(t)
	if !project.UpdatedAt.Equal(saved) || project.Processes != 1 {
		t.Errorf("project %+v, want it updated with the process", project)
	}
}

func TestASaveOnAnOldRevisionChangesNothing(t *testing.T) {
	clock := newClock()
	library := opened(t, filepath.Join(t.TempDir(), "library.db"), Options{Now: clock.now})
	ctx := t.Context()
	process := newProcess(t, library, "<one/>")
	theirs := must(library.SaveProcess(ctx, ProcessSave{ID: process.ID, Expected: 1, XML: []byte("<theirs/>")}))(t)
	clock.pass(time.Hour)
	for _, expected := range []int64{1, 0, 3, -1} {
		_, err := library.SaveProcess(ctx, ProcessSave{ID: process.ID, Expected: expected, Name: "mine", XML: []byte("<mine/>")})
		wantError(t, fmt.Sprintf("save on revision %d", expected), err, ErrChangedElsewhere)
	}
	if got := must(library.Process(ctx, process.ID))(t); got.ProcessHead != theirs.ProcessHead || string(got.XML) != "<theirs/>" {
		t.Errorf("process %+v, want %+v", got, theirs)
	}
	if got := must(library.ProcessVersions(ctx, process.ID))(t); len(got) != 2 {
		t.Errorf("%d versions, want 2", len(got))
	}
}

func TestARenamedProcessKeepsItsRevision(t *testing.T) {
	library, ctx := fresh(t), t.Context()
	process := newProcess(t, library, "<one/>")
	head := must(library.RenameProcess(ctx, process.ID, "Lend"))(t)
	if head.Name != "Lend" || head.Revision != 1 {
		t.Errorf("renamed %+v", head)
	}
	if heads := must(library.Processes(ctx, process.ProjectID))(t); len(heads) != 1 || heads[0] != head {
		t.Errorf("listed %+v, want %+v", heads, head)
	}
}

func TestAProcessThatIsNotThereIsNotFound(t *testing.T) {
	library, ctx := fresh(t), t.Context()
	process := newProcess(t, library, "<one/>")
	_, err := library.ProcessAt(ctx, process.ID, 2)
	wantError(t, "ProcessAt a revision to come", err, ErrNotFound)
	if err := library.DeleteProcess(ctx, process.ID); err != nil {
		t.Fatal(err)
	}
	_, err = library.Process(ctx, process.ID)
	wantError(t, "Process", err, ErrNotFound)
	_, err = library.SaveProcess(ctx, ProcessSave{ID: process.ID, Expected: 1})
	wantError(t, "SaveProcess", err, ErrNotFound)
	_, err = library.RenameProcess(ctx, process.ID, "x")
	wantError(t, "RenameProcess", err, ErrNotFound)
	_, err = library.ProcessVersions(ctx, process.ID)
	wantError(t, "ProcessVersions", err, ErrNotFound)
	wantError(t, "DeleteProcess", library.DeleteProcess(ctx, process.ID), ErrNotFound)
	_, err = library.CreateScenario(ctx, process.ID, "x", []byte(`{}`))
	wantError(t, "CreateScenario", err, ErrNotFound)
	_, err = library.Scenarios(ctx, process.ID)
	wantError(t, "Scenarios", err, ErrNotFound)
	_, err = library.Runs(ctx, process.ID)
	wantError(t, "Runs", err, ErrNotFound)
}
