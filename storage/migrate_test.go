package storage

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/pressly/goose/v3"
)

// later is the released schema with one more migration.
func later(t testing.TB, migration string) schema {
	t.Helper()
	files := fstest.MapFS{"0900_later.sql": {Data: []byte("-- +goose Up\n" + migration)}}
	for _, name := range must(fs.Glob(released().files, "*.sql"))(t) {
		files[name] = &fstest.MapFile{Data: must(fs.ReadFile(released().files, name))(t)}
	}
	return must(schemaOf(files))(t)
}

// until is the released schema as it was at a version.
func until(t testing.TB, version int64) schema {
	t.Helper()
	files := fstest.MapFS{}
	for _, name := range must(fs.Glob(released().files, "*.sql"))(t) {
		if n := must(goose.NumericComponent(name))(t); n <= version {
			files[name] = &fstest.MapFile{Data: must(fs.ReadFile(released().files, name))(t)}
		}
	}
	return must(schemaOf(files))(t)
}

func libraryFile(t testing.TB) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "library.db")
	if err := os.WriteFile(path, savedLibrary(t), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func backupsOf(t testing.TB, path string) []string {
	t.Helper()
	return must(filepath.Glob(filepath.Join(filepath.Dir(path), "backups", "*")))(t)
}

func TestALibraryIsCopiedBeforeItIsUpdated(t *testing.T) {
	path := libraryFile(t)
	clock := newClock()
	updated, err := open(t.Context(), path, Options{Now: clock.now}, later(t, "ALTER TABLE projects ADD COLUMN colour TEXT;"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := updated.writer.Exec("UPDATE projects SET colour = 'red'"); err != nil {
		t.Errorf("the update was not made: %v", err)
	}
	if err := updated.Close(); err != nil {
		t.Fatal(err)
	}
	backups := backupsOf(t, path)
	if len(backups) != 1 || filepath.Base(backups[0]) != fmt.Sprintf("library-schema%d-20260105T090000.000Z.db", released().latest) {
		t.Fatalf("backups %v, want one with schema and time in its name", backups)
	}
	// This version knows the copy but no longer the library, and after an update nothing is copied again.
	_, err = Open(t.Context(), path, Options{})
	wantError(t, "Open the updated library", err, ErrTooNew)
	again := must(open(t.Context(), path, Options{}, later(t, "ALTER TABLE projects ADD COLUMN colour TEXT;")))(t)
	if err := again.Close(); err != nil {
		t.Fatal(err)
	}
	if got := backupsOf(t, path); len(got) != 1 {
		t.Errorf("backups %v, want no second one", got)
	}
	checkRevisions(t, backups[0], 5)
}

func TestAnUpdateThatFailsLeavesTheLibraryAsItWas(t *testing.T) {
	path := libraryFile(t)
	_, err := open(t.Context(), path, Options{}, later(t, "ALTER TABLE projects ADD COLUMN colour TEXT;\nDELETE FROM nowhere;"))
	if err == nil || !strings.Contains(err.Error(), "backups") {
		t.Errorf("error %v, want one that names the backup", err)
	}
	checkRevisions(t, path, 5)
}

func TestALibraryThatAnotherWindowHasOpenIsNotUpdated(t *testing.T) {
	path := libraryFile(t)
	window := must(Open(t.Context(), path, Options{}))(t)
	schema := later(t, "ALTER TABLE projects ADD COLUMN colour TEXT;")
	_, err := open(t.Context(), path, Options{}, schema)
	wantError(t, "open with an update", err, ErrBusy)
	newProject(t, window, "still works")
	if err := window.Close(); err != nil {
		t.Fatal(err)
	}
	updated := must(open(t.Context(), path, Options{}, schema))(t)
	if err := updated.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestALibraryOfAnEarlierVersionIsNotUpdatedForReadingOnly(t *testing.T) {
	path := libraryFile(t)
	before := must(os.ReadFile(path))(t)
	_, err := open(t.Context(), path, Options{ReadOnly: true}, later(t, "ALTER TABLE projects ADD COLUMN colour TEXT;"))
	wantError(t, "open for reading", err, ErrReadOnly)
	if after := must(os.ReadFile(path))(t); !bytes.Equal(before, after) {
		t.Error("the file was changed")
	}
}

func TestWindowsThatOpenANewLibraryAtOnceAllGetIt(t *testing.T) {
	path := filepath.Join(t.TempDir(), "library.db")
	results := make(chan error)
	for range 6 {
		go func() {
			library, err := Open(t.Context(), path, Options{})
			if err == nil {
				_, err = library.CreateProject(t.Context(), "Loans")
				err = errors.Join(err, library.Close())
			}
			results <- err
		}()
	}
	for range 6 {
		if err := <-results; err != nil {
			t.Error(err)
		}
	}
	if projects := must(opened(t, path, Options{}).Projects(t.Context()))(t); len(projects) != 6 {
		t.Errorf("%d projects, want 6", len(projects))
	}
}

func TestABackupIsALibraryAndNeverReplacesAFile(t *testing.T) {
	library, process, err := openProcess(filepath.Join(t.TempDir(), "library.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer library.Close()
	to := filepath.Join(t.TempDir(), "it's a copy.db")
	if err := library.Backup(t.Context(), to); err != nil {
		t.Fatal(err)
	}
	wantError(t, "Backup over a file", library.Backup(t.Context(), to), fs.ErrExist)
	must(library.SaveProcess(t.Context(), ProcessSave{ID: process.ID, Expected: 1, XML: drawing(2)}))(t)
	backup := opened(t, to, Options{})
	if got := must(backup.Process(t.Context(), process.ID))(t); got.Revision != 1 || !bytes.Equal(got.XML, drawing(1)) {
		t.Errorf("the backup has revision %d, want 1", got.Revision)
	}
	if hits := must(backup.Search(t.Context(), "loan", 0))(t); len(hits) != 2 {
		t.Errorf("search in the backup finds %+v, want project and process", hits)
	}
}
