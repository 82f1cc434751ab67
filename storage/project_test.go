package storage

import (
	"path/filepath"
	"testing"
	"time"
)

func TestAProjectIsCreatedRenamedListedAndDeleted(t *testing.T) {
	clock := newClock()
	library := opened(t, filepath.Join(t.TempDir(), "library.db"), Options{Now: clock.now})
	ctx := t.Context()

	loans := newProject(t, library, "Loans")
	if loans.Name != "Loans" || loans.Processes != 0 || !loans.CreatedAt.Equal(clock.at) || !loans.UpdatedAt.Equal(clock.at) {
		t.Errorf("created %+v at %v", loans, clock.at)
	}
	clock.pass(time.Minute)
	claims := newProject(t, library, "理赔")
	if got := must(library.Projects(ctx))(t); len(got) != 2 || got[0] != claims || got[1] != loans {
		t.Errorf("listed %+v, want the newer first: %+v", got, []Project{claims, loans})
	}

	renamed := clock.pass(time.Minute)
	got := must(library.RenameProject(ctx, loans.ID, "Credit"))(t)
	if got.Name != "Credit" || !got.CreatedAt.Equal(loans.CreatedAt) || !got.UpdatedAt.Equal(renamed) {
		t.Errorf("renamed %+v", got)
	}
	if err := library.DeleteProject(ctx, claims.ID); err != nil {
		t.Fatal(err)
	}
	if left := must(library.Projects(ctx))(t); len(left) != 1 || left[0] != got {
		t.Errorf("left %+v, want %+v", left, got)
	}
}

func TestAProjectThatIsNotThereIsNotFound(t *testing.T) {
	library, ctx := fresh(t), t.Context()
	_, err := library.Project(ctx, "nobody")
	wantError(t, "Project", err, ErrNotFound)
	_, err = library.RenameProject(ctx, "nobody", "x")
	wantError(t, "RenameProject", err, ErrNotFound)
	wantError(t, "DeleteProject", library.DeleteProject(ctx, "nobody"), ErrNotFound)
	_, err = library.Processes(ctx, "nobody")
	wantError(t, "Processes", err, ErrNotFound)
	_, err = library.CreateProcess(ctx, "nobody", "x", nil)
	wantError(t, "CreateProcess", err, ErrNotFound)
}

func TestDeletingAProjectDeletesAllThatIsInIt(t *testing.T) {
	library, ctx := fresh(t), t.Context()
	process := newProcess(t, library, "<a/>")
	kept := newProcess(t, library, "<b/>")
	must(library.SaveProcess(ctx, ProcessSave{ID: process.ID, Expected: 1, XML: []byte("<a2/>")}))(t)
	scenario := must(library.CreateScenario(ctx, process.ID, "As-is", []byte(`{}`)))(t)
	run := must(library.StartRun(ctx, NewRun{ProcessID: process.ID, Revision: 2, Scenario: []byte(`{}`)}))(t)

	if err := library.DeleteProject(ctx, process.ProjectID); err != nil {
		t.Fatal(err)
	}
	_, err := library.Process(ctx, process.ID)
	wantError(t, "Process", err, ErrNotFound)
	_, err = library.Scenario(ctx, scenario.ID)
	wantError(t, "Scenario", err, ErrNotFound)
	_, err = library.Run(ctx, run.ID)
	wantError(t, "Run", err, ErrNotFound)

	for table, want := range map[string]int{
		"projects": 1, "processes": 1, "process_versions": 1, "scenarios": 0, "scenario_versions": 0, "runs": 0,
	} {
		var got int
		if err := library.readers.QueryRow("SELECT count(*) FROM " + table).Scan(&got); err != nil || got != want {
			t.Errorf("%d rows left in %s, want %d (%v)", got, table, want, err)
		}
	}
	if hits := must(library.Search(ctx, "Grant", 0))(t); len(hits) != 1 || hits[0].ID != string(kept.ID) {
		t.Errorf("search finds %+v, want only %s", hits, kept.ID)
	}
}
