package desktop

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"sandtable/engine/problem"
)

func TestAFileThatOthersChangeIsNoticedAndOneThatIsOursIsNot(t *testing.T) {
	var files opened
	path := filepath.Join(t.TempDir(), "a.bpmn")
	write := func(content string) {
		t.Helper()
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	look := func() FileState {
		t.Helper()
		state, err := files.look(path)
		if err != nil {
			t.Fatal(err)
		}
		return state
	}
	write("one")
	if _, err := files.look(path); problem.Of(err) == nil || problem.Of(err).Code != "file.not-opened" {
		t.Errorf("got %v, want that a file nobody opened is not looked at", err)
	}
	read := files.took(path, []byte("one"))
	if got := look(); got != (FileState{Digest: read}) {
		t.Errorf("got %+v, want it as it was read", got)
	}
	write("two") // as long as before, and perhaps in the same instant
	if err := os.Chtimes(path, time.Time{}, time.Now().Add(time.Minute)); err != nil {
		t.Fatal(err)
	}
	if got := look(); got.Digest == read || got.Own {
		t.Errorf("got %+v, want another content", got)
	}
	content, digest, err := files.read(path)
	if err != nil || string(content) != "two" || digest != look().Digest {
		t.Errorf("got %q %s (%v), want the new content", content, digest, err)
	}
	write("three")
	files.wrote(path, []byte("three"))
	if got := look(); !got.Own || got.Digest == digest {
		t.Errorf("got %+v, want it known as our own", got)
	}
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	if got := look(); got != (FileState{}) {
		t.Errorf("got %+v, want that it is gone", got)
	}
}

func TestAFileChangedBetweenReadingAndLookingIsNoticed(t *testing.T) {
	var files opened
	path := filepath.Join(t.TempDir(), "a.bpmn")
	read := files.took(path, []byte("before"))
	if err := os.WriteFile(path, []byte("after!"), 0o600); err != nil {
		t.Fatal(err)
	}
	if got, err := files.look(path); err != nil || got.Digest == read {
		t.Errorf("got %+v (%v), want another content", got, err)
	}
}
