package storage

import (
	"bytes"
	"database/sql"
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"
	"testing"
)

// savedLibrary returns the bytes of a closed library with some drawings in it.
func savedLibrary(t testing.TB) []byte {
	t.Helper()
	path := filepath.Join(t.TempDir(), "library.db")
	library, process, err := openProcess(path)
	if err != nil {
		t.Fatal(err)
	}
	for revision := int64(1); revision < 5; revision++ {
		must(library.SaveProcess(t.Context(), ProcessSave{ID: process.ID, Expected: revision, XML: drawing(revision + 1)}))(t)
	}
	if err := library.Close(); err != nil {
		t.Fatal(err)
	}
	return must(os.ReadFile(path))(t)
}

// foreignDatabase returns the bytes of a database of another program.
func foreignDatabase(t testing.TB, statements ...string) []byte {
	t.Helper()
	path := filepath.Join(t.TempDir(), "other.db")
	db := must(sql.Open("sqlite3", path))(t)
	for _, statement := range statements {
		if _, err := db.Exec(statement); err != nil {
			t.Fatal(err)
		}
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	return must(os.ReadFile(path))(t)
}

// changed returns a copy of content with bytes written over it at offset.
func changed(content []byte, offset int, bytes ...byte) []byte {
	damaged := append([]byte{}, content...)
	copy(damaged[offset:], bytes)
	return damaged
}

func TestAFileThatIsNoSoundLibraryIsRefusedAndLeftAsItIs(t *testing.T) {
	sound := savedLibrary(t)
	middle := len(sound) / 2 / 4096 * 4096
	newer := foreignDatabase(t, fmt.Sprintf("PRAGMA application_id = %d", applicationID),
		"CREATE TABLE goose_db_version (version_id INTEGER, is_applied INTEGER)", "INSERT INTO goose_db_version VALUES (1, 1), (999, 1)")
	cases := []struct {
		name    string
		content []byte
		want    error
	}{
		{"first bytes overwritten", changed(sound, 0, bytes.Repeat([]byte{0xFF}, 16)...), ErrCorrupt},
		{"page size impossible", changed(sound, 16, 0x12, 0x34), ErrCorrupt},
		{"first page zero but for the header", changed(sound, 100, make([]byte, 3996)...), ErrCorrupt},
		{"truncated in the middle", sound[:middle], ErrCorrupt},
		{"truncated within a page", sound[:middle+100], ErrCorrupt},
		{"truncated within the first page", sound[:1000], ErrCorrupt},
		{"page in the middle overwritten", changed(sound, middle, bytes.Repeat([]byte{0xFF}, 4096)...), ErrCorrupt},
		{"whole first page zero", changed(sound, 0, make([]byte, 4096)...), ErrNotALibrary},
		{"text", []byte("Dear Sir or Madam,\n"), ErrNotALibrary},
		{"one byte", []byte("x"), ErrNotALibrary},
		{"long text", bytes.Repeat([]byte("沙盘 is not a database. "), 1000), ErrNotALibrary},
		{"database of another program", foreignDatabase(t, "CREATE TABLE cookies (name TEXT)"), ErrNotALibrary},
		{"empty database of another program", foreignDatabase(t, "PRAGMA application_id = 1", "VACUUM"), ErrNotALibrary},
		{"schema of a later version", newer, ErrTooNew},
	}
	for _, c := range cases {
		for _, opts := range []Options{{}, {ReadOnly: true}} {
			path := filepath.Join(t.TempDir(), "library.db")
			if err := os.WriteFile(path, c.content, 0o600); err != nil {
				t.Fatal(err)
			}
			library, err := Open(t.Context(), path, opts)
			wantError(t, c.name, err, c.want)
			if library != nil {
				library.Close()
			}
			if got := must(os.ReadFile(path))(t); !bytes.Equal(got, c.content) {
				t.Errorf("%s: the file was changed", c.name)
			}
			for _, entry := range must(os.ReadDir(filepath.Dir(path)))(t) {
				// SQLite leaves these beside a library in which nothing waits to be written.
				if name := entry.Name(); name != "library.db" && name != "library.db-shm" && name != "library.db-wal" {
					t.Errorf("%s: %s was left beside it", c.name, name)
				}
			}
			if log, err := os.Stat(path + "-wal"); err == nil && log.Size() > 0 {
				t.Errorf("%s: %d bytes were written to a log", c.name, log.Size())
			}
		}
	}
}

func TestAFolderIsNoLibrary(t *testing.T) {
	_, err := Open(t.Context(), t.TempDir(), Options{})
	wantError(t, "Open a folder", err, ErrNotALibrary)
}

func TestADamagedLogIsNotTakenForTheLibrary(t *testing.T) {
	// A log of random bytes has no valid frame: SQLite passes over it, the file itself is sound.
	path := filepath.Join(t.TempDir(), "library.db")
	if err := os.WriteFile(path, savedLibrary(t), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path+"-wal", bytes.Repeat([]byte{0xA5}, 50000), 0o600); err != nil {
		t.Fatal(err)
	}
	checkRevisions(t, path, 5)
}

func TestAnEmptyFileBecomesALibrary(t *testing.T) {
	for name, content := range map[string][]byte{"no bytes": nil, "empty database": foreignDatabase(t, "VACUUM")} {
		path := filepath.Join(t.TempDir(), "library.db")
		if err := os.WriteFile(path, content, 0o600); err != nil {
			t.Fatal(err)
		}
		library := opened(t, path, Options{})
		if _, err := library.CreateProject(t.Context(), "Loans"); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestTheMarkOfALibraryStandsWhereFileManagersLookForIt(t *testing.T) {
	content := savedLibrary(t)
	if got := binary.BigEndian.Uint32(content[68:]); got != applicationID || string(content[68:72]) != "SAND" {
		t.Errorf("application id %x, want %x", got, applicationID)
	}
}
