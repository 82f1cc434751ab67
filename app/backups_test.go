package app

import (
	"os"
	"path/filepath"
	"testing"
)

func TestClosingWaitsForTheDailyBackupAndLeavesNoHalfOfIt(t *testing.T) {
	path := filepath.Join(t.TempDir(), "library.sqlite")
	for range 20 {
		a, err := New(path, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := a.Projects.Create(t.Context(), "Loans"); err != nil {
			t.Fatal(err)
		}
		a.Backups.Daily()
		if err := a.Close(); err != nil {
			t.Fatal(err)
		}
	}
	found, err := BackupsOf(path)
	if err != nil || len(found) > 1 {
		t.Errorf("got %+v, %v, want one backup of the day at most", found, err)
	}
	for _, backup := range found {
		if err := CheckLibrary(t.Context(), backup.Path); err != nil {
			t.Error(err)
		}
	}
	left, err := filepath.Glob(filepath.Join(filepath.Dir(path), "backups", "*.part*"))
	if err != nil || len(left) != 0 {
		t.Errorf("%v was left (%v)", left, err)
	}
	if _, err := os.Stat(path); err != nil {
		t.Error(err)
	}
}
