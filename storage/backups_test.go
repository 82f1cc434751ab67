package storage

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"
)

func kindsOf(t testing.TB, path string) []BackupKind {
	t.Helper()
	var kinds []BackupKind
	for _, backup := range must(Backups(path))(t) {
		kinds = append(kinds, backup.Kind)
	}
	return kinds
}

func TestALibraryIsBackedUpOnceADayAndTheOldestGo(t *testing.T) {
	clock := newClock()
	path := filepath.Join(t.TempDir(), "library.db")
	library := opened(t, path, Options{Now: clock.now})
	if made := must(library.BackUpDaily(t.Context()))(t); made {
		t.Error("a library with nothing in it was backed up")
	}
	newProcess(t, library, "<a/>")
	must(library.BackUpNow(t.Context()))(t)
	for day := range 13 {
		for _, want := range []bool{true, false} {
			if made := must(library.BackUpDaily(t.Context()))(t); made != want {
				t.Errorf("day %d: made %v, want %v", day, made, want)
			}
			clock.pass(12 * time.Hour)
		}
	}
	backups := must(Backups(path))(t)
	if len(backups) != 11 || backups[10].Kind != BackupManual || backups[0].Kind != BackupDaily || !backups[0].CreatedAt.After(backups[9].CreatedAt) || backups[0].Bytes == 0 {
		t.Errorf("got %+v, want ten daily ones, the last first, and the one that was asked for", backups)
	}
}

func TestABackupTakesThePlaceOfTheLibraryAndUnsavedWorkStays(t *testing.T) {
	clock := newClock()
	var news []Change
	path := filepath.Join(t.TempDir(), "library.db")
	library := opened(t, path, Options{Now: clock.now, OnChange: func(c Change) { news = append(news, c) }})
	process := newProcess(t, library, "<first/>")
	if err := library.KeepEntry(t.Context(), sketch("old", "page", "<old/>")); err != nil {
		t.Fatal(err)
	}
	backup := must(library.BackUpNow(t.Context()))(t)
	must(library.SaveProcess(t.Context(), ProcessSave{ID: process.ID, Expected: 1, XML: []byte("<second/>")}))(t)
	if err := library.DeleteEntry(t.Context(), "old", "page"); err != nil {
		t.Fatal(err)
	}
	if err := library.KeepEntry(t.Context(), sketch("new", "page", "<new/>")); err != nil {
		t.Fatal(err)
	}

	other := must(Open(t.Context(), path, Options{}))(t)
	_, err := library.Restore(t.Context(), backup.Path)
	wantError(t, "restore below another window", err, ErrBusy)
	if err := other.Close(); err != nil {
		t.Fatal(err)
	}
	clock.pass(time.Minute)
	aside := must(library.Restore(t.Context(), backup.Path))(t)
	if last := news[len(news)-1]; last.Kind != KindEverything {
		t.Errorf("got %+v, want everything to be new", last)
	}
	if got := must(library.Process(t.Context(), process.ID))(t); got.Revision != 1 || string(got.XML) != "<first/>" {
		t.Errorf("got revision %d %s, want the first", got.Revision, got.XML)
	}
	entries := must(library.Entries(t.Context()))(t)
	if len(entries) != 1 || entries[0].ID != "new" {
		t.Errorf("got %+v, want the unsaved work of today", entries)
	}
	if _, steps, err := library.Entry(t.Context(), "new"); err != nil || len(steps) != 1 {
		t.Errorf("got %d steps (%v), want the one", len(steps), err)
	}
	// It goes on, and what was replaced can be brought back in turn.
	must(library.SaveProcess(t.Context(), ProcessSave{ID: process.ID, Expected: 1, XML: []byte("<other/>")}))(t)
	clock.pass(time.Minute)
	must(library.Restore(t.Context(), aside))(t)
	if got := must(library.Process(t.Context(), process.ID))(t); got.Revision != 2 || string(got.XML) != "<second/>" {
		t.Errorf("got revision %d %s, want what was replaced", got.Revision, got.XML)
	}
	if got, want := fmt.Sprint(kindsOf(t, path)), "[replaced replaced manual]"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if left, _ := filepath.Glob(path + "-restore*"); len(left) != 0 {
		t.Errorf("%v was left", left)
	}
}

func TestWhatIsNoSoundBackupIsNotRestored(t *testing.T) {
	sound := savedLibrary(t)
	path := filepath.Join(t.TempDir(), "library.db")
	library := opened(t, path, Options{})
	process := newProcess(t, library, "<a/>")
	for name, c := range map[string]struct {
		content []byte
		want    error
	}{
		"damaged": {changed(sound, len(sound)/2/4096*4096, bytes.Repeat([]byte{0xFF}, 4096)...), ErrCorrupt},
		"text":    {[]byte("Dear Sir or Madam,\n"), ErrNotALibrary},
		"empty":   {nil, ErrNotFound},
	} {
		from := filepath.Join(t.TempDir(), "backup.db")
		if err := os.WriteFile(from, c.content, 0o600); err != nil {
			t.Fatal(err)
		}
		_, err := library.Restore(t.Context(), from)
		wantError(t, name, err, c.want)
		_, err = Replace(t.Context(), filepath.Join(t.TempDir(), "library.db"), from)
		wantError(t, "replace by "+name, err, c.want)
	}
	if got := must(library.Process(t.Context(), process.ID))(t); string(got.XML) != "<a/>" {
		t.Errorf("got %s, want the library as it was", got.XML)
	}
}

func TestADamagedLibraryIsReplacedByABackupAndKeptAside(t *testing.T) {
	path := libraryFile(t)
	library := must(Open(t.Context(), path, Options{}))(t)
	backup := must(library.BackUpNow(t.Context()))(t)
	_, err := Replace(t.Context(), path, backup.Path)
	wantError(t, "replace what is open", err, ErrBusy)
	if err := library.Close(); err != nil {
		t.Fatal(err)
	}
	damaged := changed(must(os.ReadFile(path))(t), 16, 0x12, 0x34)
	if err := os.WriteFile(path, damaged, 0o600); err != nil {
		t.Fatal(err)
	}
	wantError(t, "Sound", Sound(t.Context(), path), ErrCorrupt)
	aside := must(Replace(t.Context(), path, backup.Path))(t)
	if got := must(os.ReadFile(aside))(t); !bytes.Equal(got, damaged) {
		t.Error("the damaged file was not kept as it was")
	}
	if err := Sound(t.Context(), path); err != nil {
		t.Error(err)
	}
	checkRevisions(t, path, 5)
}

func TestABackupOfAnEarlierVersionIsBroughtUpToDateWhenItIsRestored(t *testing.T) {
	old := filepath.Join(t.TempDir(), "library.db")
	before, err := open(t.Context(), old, Options{}, until(t, 5))
	if err != nil {
		t.Fatal(err)
	}
	newProject(t, before, "Old")
	if err := before.Close(); err != nil {
		t.Fatal(err)
	}
	library := fresh(t)
	must(library.Restore(t.Context(), old))(t)
	if projects := must(library.Projects(t.Context()))(t); len(projects) != 1 || projects[0].Name != "Old" {
		t.Errorf("got %+v, want the old project", projects)
	}
	if err := library.KeepEntry(t.Context(), sketch("a", "page", "<a/>")); err != nil {
		t.Errorf("the tables of today are missing: %v", err)
	}
}
