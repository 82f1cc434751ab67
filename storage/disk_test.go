package storage

import (
	"bytes"
	"path/filepath"
	"testing"
)

// SQLite's own limit on the size of a file stands in for the disk where the system gives us no
// small one; disk_linux_test.go has the real thing.
func TestASaveForWhichTheFileHasNoRoomChangesNothing(t *testing.T) {
	path := filepath.Join(t.TempDir(), "library.db")
	library, process, err := openProcess(path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := library.writer.Exec("PRAGMA max_page_count = 150"); err != nil {
		t.Fatal(err)
	}
	_, err = library.SaveProcess(t.Context(), ProcessSave{
		ID: process.ID, Expected: 1, Name: "never", XML: bytes.Repeat([]byte("x"), 500_000),
	})
	wantError(t, "SaveProcess", err, ErrDiskFull)
	if got := must(library.Process(t.Context(), process.ID))(t); got.ProcessHead != process.ProcessHead {
		t.Errorf("process %+v, want %+v as before", got.ProcessHead, process.ProcessHead)
	}
	must(library.SaveProcess(t.Context(), ProcessSave{ID: process.ID, Expected: 1, XML: drawing(2)}))(t)
	if err := library.Close(); err != nil {
		t.Fatal(err)
	}
	checkRevisions(t, path, 2)
}
