package secrets

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/zalando/go-keyring"
)

func TestASecretIsKeptForItsOwnerAlone(t *testing.T) {
	file := filepath.Join(t.TempDir(), "folder", "secrets.json")
	s := Open(file, true)
	if _, err := s.Get("harbor"); !errors.Is(err, ErrNone) {
		t.Errorf("before anything is kept: got %v, want ErrNone", err)
	}
	if err := s.Delete("harbor"); err != nil {
		t.Errorf("what is not there cannot be forgotten: %v", err)
	}
	if place, err := s.Put("harbor", "a password"); place != File || err != nil {
		t.Fatalf("got %s, %v", place, err)
	}
	if _, err := s.Put("key", "a key"); err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(file)
	if err != nil || runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 {
		t.Errorf("got %v, %v, want 0600", info.Mode(), err)
	}
	again := Open(file, true)
	if secret, err := again.Get("harbor"); secret != "a password" || err != nil {
		t.Errorf("got %q, %v", secret, err)
	}
	if err := again.Delete("harbor"); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Get("harbor"); !errors.Is(err, ErrNone) {
		t.Errorf("after it was forgotten: got %v", err)
	}
	if secret, err := s.Get("key"); secret != "a key" || err != nil {
		t.Errorf("another one went with it: %q, %v", secret, err)
	}
}

func TestAFileThatOthersReadIsNoPlaceForSecrets(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("rights are those of the folder")
	}
	file := filepath.Join(t.TempDir(), "secrets.json")
	s := Open(file, true)
	if _, err := s.Put("harbor", "a password"); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(file, 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Get("harbor"); !errors.Is(err, ErrFile) {
		t.Errorf("got %v, want it refused", err)
	}
	for _, text := range []string{"", "harbor: a password", `{"harbor": 1}`} {
		if err := errors.Join(os.Remove(file), os.WriteFile(file, []byte(text), 0o600)); err != nil {
			t.Fatal(err)
		}
		_, err := s.Put("other", "x")
		if !errors.Is(err, ErrFile) || strings.Contains(err.Error(), "password") {
			t.Errorf("%q: got %v, want it refused, and not quoted", text, err)
		}
	}
}

func TestAKeyringIsPreferredAndTheFileIsTheWayOut(t *testing.T) {
	keyring.MockInit()
	file := filepath.Join(t.TempDir(), "secrets.json")
	alone, ring := Open(file, true), &Store{file: file}
	ring.ring.Store(true)
	if _, err := alone.Put("harbor", "old"); err != nil {
		t.Fatal(err)
	}
	if secret, err := ring.Get("harbor"); secret != "old" || err != nil {
		t.Errorf("what the file has is not found beside a keyring: %q, %v", secret, err)
	}
	if place, err := ring.Put("harbor", "new"); place != Keyring || err != nil {
		t.Fatalf("got %s, %v", place, err)
	}
	if text, err := os.ReadFile(file); err != nil || strings.Contains(string(text), "old") {
		t.Errorf("the old one is still in the file: %s, %v", text, err)
	}
	if secret, err := ring.Get("harbor"); secret != "new" || err != nil {
		t.Errorf("got %q, %v", secret, err)
	}

	keyring.MockInitWithError(errors.New("no session"))
	if place, err := ring.Put("key", "kept all the same"); place != File || err != nil {
		t.Errorf("got %s, %v, want the file", place, err)
	}
	if secret, err := ring.Get("key"); secret != "kept all the same" || err != nil {
		t.Errorf("got %q, %v", secret, err)
	}
}
