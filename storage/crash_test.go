package storage

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"strconv"
	"testing"
	"time"
)

// drawing is what the children save as a revision: long enough for a save to take several pages,
// and different in each.
func drawing(revision int64) []byte {
	return bytes.Repeat(fmt.Appendf(nil, "<revision-%d/>", revision), 3000)
}

// openProcess opens the library and the one process in it, creating both if needed.
func openProcess(path string) (*Library, Process, error) {
	ctx := context.Background()
	library, err := Open(ctx, path, Options{})
	if err != nil {
		return nil, Process{}, err
	}
	projects, err := library.Projects(ctx)
	if err != nil {
		return nil, Process{}, err
	}
	for _, project := range projects {
		heads, err := library.Processes(ctx, project.ID)
		if err != nil {
			return nil, Process{}, err
		}
		for _, head := range heads {
			process, err := library.Process(ctx, head.ID)
			return library, process, err
		}
	}
	project, err := library.CreateProject(ctx, "Loans")
	if err != nil {
		return nil, Process{}, err
	}
	process, err := library.CreateProcess(ctx, project.ID, "Grant a loan", drawing(1))
	return library, process, err
}

// saveWithoutEnd saves revision after revision and prints the number of each that is safe.
func saveWithoutEnd(path string) error {
	library, process, err := openProcess(path)
	for err == nil {
		fmt.Println(process.Revision)
		process, err = library.SaveProcess(context.Background(), ProcessSave{
			ID: process.ID, Expected: process.Revision, XML: drawing(process.Revision + 1),
		})
	}
	return err
}

func TestAKilledWindowLosesNoAcknowledgedSave(t *testing.T) {
	path := filepath.Join(t.TempDir(), "library.db")
	chance := rand.New(rand.NewPCG(1, 1))
	var acknowledged int64
	for round := range 12 {
		window := startChild(t, "save without end", path)
		// The first rounds hit the creation of the library, the later ones the saves.
		delay := time.Duration(chance.IntN(2000)) * time.Microsecond
		if round < 4 {
			time.Sleep(time.Duration(round) * 8 * time.Millisecond)
		} else {
			for range 1 + chance.IntN(12) {
				if window.lines.Scan() {
					acknowledged = must(strconv.ParseInt(window.lines.Text(), 10, 64))(t)
				}
			}
		}
		time.Sleep(delay)
		window.kill(t)
		for window.lines.Scan() { // what it had printed before it died
			acknowledged = must(strconv.ParseInt(window.lines.Text(), 10, 64))(t)
		}
		window.Wait()
		checkRevisions(t, path, acknowledged)
	}
	if acknowledged < 20 {
		t.Errorf("only %d saves were made: the test hit nothing", acknowledged)
	}
}

// checkRevisions opens the library, which checks its integrity, and reads every revision.
func checkRevisions(t *testing.T, path string, acknowledged int64) {
	t.Helper()
	library, process, err := openProcess(path)
	if err != nil {
		t.Fatal(err)
	}
	defer library.Close()
	// The kill may have come between the save and the word that it is done.
	if process.Revision != acknowledged && process.Revision != acknowledged+1 {
		t.Fatalf("revision %d after %d was acknowledged", process.Revision, acknowledged)
	}
	for revision := int64(1); revision <= process.Revision; revision++ {
		got, err := library.ProcessAt(t.Context(), process.ID, revision)
		if err != nil || !bytes.Equal(got.XML, drawing(revision)) {
			t.Fatalf("revision %d: %d bytes (%v), want %d", revision, len(got.XML), err, len(drawing(revision)))
		}
	}
}

// saveThirty makes thirty saves, each again until it is the first on its revision.
func saveThirty(path string) error {
	library, process, err := openProcess(path)
	if err != nil {
		return err
	}
	if err := saveTimes(context.Background(), library, process, 30); err != nil {
		return err
	}
	return library.Close()
}

func saveTimes(ctx context.Context, library *Library, process Process, times int) error {
	for times > 0 {
		_, err := library.SaveProcess(ctx, ProcessSave{
			ID: process.ID, Expected: process.Revision, XML: drawing(process.Revision + 1),
		})
		switch {
		case err == nil:
			times--
		case !errors.Is(err, ErrChangedElsewhere):
			return err
		}
		if process, err = library.Process(ctx, process.ID); err != nil {
			return err
		}
	}
	return nil
}

func TestTwoProcessesThatSaveAtOnceLoseNothing(t *testing.T) {
	path := filepath.Join(t.TempDir(), "library.db")
	library, process, err := openProcess(path)
	if err != nil {
		t.Fatal(err)
	}
	defer library.Close()
	other := startChild(t, "save thirty", path)
	if err := saveTimes(t.Context(), library, process, 30); err != nil {
		t.Fatal(err)
	}
	if err := other.Wait(); err != nil {
		t.Fatalf("the other process: %v", err)
	}
	if got := must(library.Process(t.Context(), process.ID))(t).Revision; got != 61 {
		t.Errorf("revision %d after 2 × 30 saves, want 61", got)
	}
}

// writeWithoutLog leaves a write half-way in a library that has no write-ahead log, with some of it
// in the file already, and prints a word when it has come so far.
func writeWithoutLog(path string) error {
	db, err := sql.Open("sqlite3", source(path, "mode=rw", "_journal_mode=DELETE", "_cache_size=2"))
	if err != nil {
		return err
	}
	tx, err := db.Begin()
	if err != nil {
		return err
	}
	if _, err := tx.Exec("UPDATE process_versions SET xml = randomblob(length(xml))"); err != nil {
		return err
	}
	fmt.Println("half-way")
	select {} // until it is killed
}

func TestAWriteCutOffWithoutALogIsTakenBack(t *testing.T) {
	path := filepath.Join(t.TempDir(), "library.db")
	library, process, err := openProcess(path)
	if err != nil {
		t.Fatal(err)
	}
	for revision := int64(1); revision < 20; revision++ {
		must(library.SaveProcess(t.Context(), ProcessSave{ID: process.ID, Expected: revision, XML: drawing(revision + 1)}))(t)
	}
	if err := library.Close(); err != nil {
		t.Fatal(err)
	}
	writer := startChild(t, "write without log", path)
	if !writer.lines.Scan() {
		t.Fatal("the child wrote nothing")
	}
	writer.kill(t)
	writer.Wait()

	// Even one who only looks must not see the half.
	viewer := must(Open(t.Context(), path, Options{ReadOnly: true}))(t)
	if got := must(viewer.Process(t.Context(), process.ID))(t); !bytes.Equal(got.XML, drawing(20)) {
		t.Error("a library open for reading only shows the write that was cut off")
	}
	if err := viewer.Close(); err != nil {
		t.Error(err)
	}
	checkRevisions(t, path, 20)
}
