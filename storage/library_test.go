package storage

import (
	"context"
	"errors"
	"fmt"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"sandtable/storage/queries"
)

// opened opens the library at path for the length of the test.
func opened(t testing.TB, path string, opts Options) *Library {
	t.Helper()
	library, err := Open(t.Context(), path, opts)
	if err != nil {
		t.Fatalf("Open(%s): %v", path, err)
	}
	t.Cleanup(func() {
		if err := library.Close(); err != nil {
			t.Errorf("Close: %v", err)
		}
	})
	return library
}

// fresh opens a new library.
func fresh(t testing.TB) *Library {
	t.Helper()
	return opened(t, filepath.Join(t.TempDir(), "library.db"), Options{})
}

// must is for what has to work before the test can begin.
func must[T any](value T, err error) func(testing.TB) T {
	return func(t testing.TB) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return value
	}
}

func newProject(t testing.TB, l *Library, name string) Project {
	t.Helper()
	return must(l.CreateProject(t.Context(), name))(t)
}

// newProcess makes a process in a project of its own.
func newProcess(t testing.TB, l *Library, xml string) Process {
	t.Helper()
	project := newProject(t, l, "Loans")
	return must(l.CreateProcess(t.Context(), project.ID, "Grant a loan", []byte(xml)))(t)
}

func wantError(t testing.TB, doing string, got, want error) {
	t.Helper()
	if !errors.Is(got, want) {
		t.Errorf("%s: error %v, want %v", doing, got, want)
	}
}

// clock is a time that only the test moves.
type clock struct{ at time.Time }

func newClock() *clock { return &clock{time.Date(2026, 1, 5, 9, 0, 0, 0, time.UTC)} }

func (c *clock) now() time.Time { return c.at }

func (c *clock) pass(d time.Duration) time.Time {
	c.at = c.at.Add(d)
	return c.at
}

func TestOpenCreatesFolderAndFileWhateverTheirNames(t *testing.T) {
	for _, name := range []string{"library.db", "a b/library.db", "50% #1?/lib?mode=ro.db", "沙盘/我的 库.db", "[ab]*/x&y=z+.db", "noextension"} {
		path := filepath.Join(t.TempDir(), filepath.FromSlash(name))
		library, err := Open(t.Context(), path, Options{})
		if err != nil {
			t.Errorf("Open(%q): %v", name, err)
			continue
		}
		newProject(t, library, "Loans")
		if err := library.Close(); err != nil {
			t.Errorf("Close(%q): %v", name, err)
		}
		if _, err := os.Stat(path); err != nil {
			t.Errorf("after Open(%q): %v", name, err)
		}
		again := opened(t, path, Options{})
		if projects := must(again.Projects(t.Context()))(t); len(projects) != 1 {
			t.Errorf("Open(%q) again: %d projects, want 1", name, len(projects))
		}
	}
}

func TestOneLibraryUnderTwoNamesIsOneLibrary(t *testing.T) {
	folder, link := t.TempDir(), filepath.Join(t.TempDir(), "link")
	if err := os.Symlink(folder, link); err != nil {
		t.Skipf("no links here: %v", err)
	}
	mine := opened(t, filepath.Join(link, "library.db"), Options{})
	other := opened(t, filepath.Join(folder, "library.db"), Options{})
	run := newRun(t, mine, newProcess(t, mine, "<a/>"))
	if mine.Path() != other.Path() {
		t.Errorf("paths %s and %s, want the same", mine.Path(), other.Path())
	}
	if lost := must(other.InterruptLostRuns(t.Context()))(t); len(lost) != 0 {
		t.Errorf("run %s was taken for lost", run.ID)
	}
}

func TestEveryConnectionHasThePragmas(t *testing.T) {
	library := fresh(t)
	pragma := func(l interface {
		Scan(...any) error
	}) (value string) {
		if err := l.Scan(&value); err != nil {
			t.Fatal(err)
		}
		return value
	}
	for _, want := range []struct{ pragma, value string }{
		{"journal_mode", "wal"}, {"synchronous", "2"}, {"foreign_keys", "1"}, {"busy_timeout", "5000"}, {"application_id", "1396788804"},
	} {
		if got := pragma(library.writer.QueryRow("PRAGMA " + want.pragma)); got != want.value {
			t.Errorf("writer: %s = %s, want %s", want.pragma, got, want.value)
		}
	}
	for i := range 4 {
		conn := must(library.readers.Conn(t.Context()))(t) // kept, so that each is another one
		defer conn.Close()
		for _, want := range []struct{ pragma, value string }{{"query_only", "1"}, {"busy_timeout", "5000"}, {"journal_mode", "wal"}} {
			if got := pragma(conn.QueryRowContext(t.Context(), "PRAGMA "+want.pragma)); got != want.value {
				t.Errorf("reader %d: %s = %s, want %s", i, want.pragma, got, want.value)
			}
		}
	}
}

func TestCloseLeavesOneFileAndTheGate(t *testing.T) {
	path := filepath.Join(t.TempDir(), "library.db")
	library := must(Open(t.Context(), path, Options{}))(t)
	newProcess(t, library, "<a/>")
	if err := library.Close(); err != nil {
		t.Fatal(err)
	}
	var names []string
	filepath.WalkDir(filepath.Dir(path), func(file string, entry os.DirEntry, err error) error {
		if err == nil && !entry.IsDir() {
			names = append(names, entry.Name())
		}
		return err
	})
	if got, want := fmt.Sprint(names), "[library.db gate]"; got != want {
		t.Errorf("files %s, want %s", got, want)
	}
}

func TestTwoWindowsThatSaveAtOnceOneWinsAndTheOtherIsTold(t *testing.T) {
	path := filepath.Join(t.TempDir(), "library.db")
	windows := [2]*Library{opened(t, path, Options{}), opened(t, path, Options{})}
	process := newProcess(t, windows[0], "start")
	for round := range 50 {
		expected := int64(round + 1)
		var results [2]error
		var both sync.WaitGroup
		for i, window := range windows {
			both.Go(func() {
				xml := []byte(fmt.Sprintf("window %d, round %d", i, round))
				_, results[i] = window.SaveProcess(t.Context(), ProcessSave{ID: process.ID, Expected: expected, XML: xml})
			})
		}
		both.Wait()
		winner, loser := 0, 1
		if results[0] != nil {
			winner, loser = 1, 0
		}
		if results[winner] != nil || !errors.Is(results[loser], ErrChangedElsewhere) {
			t.Fatalf("round %d: errors %v and %v, want none and %v", round, results[winner], results[loser], ErrChangedElsewhere)
		}
		// The one who lost reads what the other has saved.
		got := must(windows[loser].Process(t.Context(), process.ID))(t)
		if want := fmt.Sprintf("window %d, round %d", winner, round); string(got.XML) != want || got.Revision != expected+1 {
			t.Fatalf("round %d: revision %d %q, want revision %d %q", round, got.Revision, got.XML, expected+1, want)
		}
	}
	if versions := must(windows[0].ProcessVersions(t.Context(), process.ID))(t); len(versions) != 51 {
		t.Errorf("%d versions, want 51: none for a save that lost", len(versions))
	}
}

func TestManyGoroutinesMayUseOneLibrary(t *testing.T) {
	library := fresh(t)
	project := newProject(t, library, "Loans")
	var all sync.WaitGroup
	for i := range 8 {
		all.Go(func() {
			for range 5 {
				process, err := library.CreateProcess(t.Context(), project.ID, fmt.Sprint("Process ", i), []byte("<a/>"))
				if err != nil {
					t.Error(err)
					return
				}
				if _, err := library.Process(t.Context(), process.ID); err != nil {
					t.Error(err)
				}
			}
		})
	}
	all.Wait()
	if got := must(library.Project(t.Context(), project.ID))(t).Processes; got != 40 {
		t.Errorf("%d processes, want 40", got)
	}
}

func TestDataVersionTellsOnlyOfOtherWindows(t *testing.T) {
	path := filepath.Join(t.TempDir(), "library.db")
	mine, other := opened(t, path, Options{}), opened(t, path, Options{})
	version := func() int64 { return must(mine.DataVersion(t.Context()))(t) }

	// SQLite counts from the opening of a connection: after these a connection that was replaced
	// by another would show.
	for range 3 {
		newProject(t, other, "Claims")
		version()
	}
	before := version()
	project := newProject(t, mine, "Loans")
	if got := version(); got != before {
		t.Errorf("after my own change: %d, want %d as before", got, before)
	}
	// A change that is given up half-way must not count either.
	cancelled, cancel := context.WithCancel(t.Context())
	err := mine.write(cancelled, "rename", func(q *queries.Queries) error {
		if _, err := q.RenameProject(cancelled, queries.RenameProjectParams{ID: string(project.ID), Name: "never"}); err != nil {
			return err
		}
		cancel()
		time.Sleep(20 * time.Millisecond) // for database/sql to notice
		_, err := q.RenameProject(cancelled, queries.RenameProjectParams{ID: string(project.ID), Name: "never"})
		return err
	})
	wantError(t, "a change that is cancelled half-way", err, context.Canceled)
	if got := must(mine.Project(t.Context(), project.ID))(t).Name; got != "Loans" {
		t.Errorf("a cancelled change left the name %q", got)
	}
	if got := version(); got != before {
		t.Errorf("after a cancelled change: %d, want %d as before", got, before)
	}
	newProject(t, other, "Claims")
	if got := version(); got == before {
		t.Errorf("after the other window's change: still %d", got)
	}
}

func TestEachCommittedChangeIsToldOnce(t *testing.T) {
	var told []Change
	path := filepath.Join(t.TempDir(), "library.db")
	library := opened(t, path, Options{OnChange: func(c Change) { told = append(told, c) }})
	ctx := t.Context()
	project := newProject(t, library, "Loans")
	process := must(library.CreateProcess(ctx, project.ID, "Grant", []byte("1")))(t)
	must(library.SaveProcess(ctx, ProcessSave{ID: process.ID, Expected: 1, XML: []byte("2")}))(t)
	library.SaveProcess(ctx, ProcessSave{ID: process.ID, Expected: 1, XML: []byte("3")}) // loses
	scenario := must(library.CreateScenario(ctx, process.ID, "As-is", []byte(`{}`)))(t)
	run := must(library.StartRun(ctx, NewRun{ProcessID: process.ID, Revision: 2, Scenario: []byte(`{}`)}))(t)
	must(library.EndRun(ctx, run.ID, RunEnd{Status: RunFinished}))(t)
	if err := library.PutSetting(ctx, "language", "zh"); err != nil {
		t.Fatal(err)
	}
	if err := library.DeleteProject(ctx, project.ID); err != nil {
		t.Fatal(err)
	}
	want := []Change{
		{Kind: KindProject, ID: string(project.ID)},
		{Kind: KindProcess, ID: string(process.ID), Revision: 1},
		{Kind: KindProcess, ID: string(process.ID), Revision: 2},
		{Kind: KindScenario, ID: string(scenario.ID), Revision: 1},
		{Kind: KindRun, ID: string(run.ID)},
		{Kind: KindRun, ID: string(run.ID)},
		{Kind: KindSetting, ID: "language"},
		{Kind: KindProject, ID: string(project.ID), Deleted: true},
	}
	if got := fmt.Sprint(told); got != fmt.Sprint(want) {
		t.Errorf("told\n%v, want\n%v", got, want)
	}
}

func TestAWriteThatWaitsTooLongForAnotherWindowIsBusy(t *testing.T) {
	path := filepath.Join(t.TempDir(), "library.db")
	mine := opened(t, path, Options{Wait: 50 * time.Millisecond})
	other := opened(t, path, Options{})
	tx := must(other.writer.Begin())(t)
	_, err := mine.CreateProject(t.Context(), "Loans")
	wantError(t, "create while the other writes", err, ErrBusy)
	if err := tx.Rollback(); err != nil {
		t.Fatal(err)
	}
	newProject(t, mine, "Loans")
}

func TestStorageImportsNeitherEngineNorApp(t *testing.T) {
	for _, pattern := range []string{"*.go", "*/*.go"} {
		for _, file := range must(filepath.Glob(pattern))(t) {
			parsed := must(parser.ParseFile(token.NewFileSet(), file, nil, parser.ImportsOnly))(t)
			for _, imported := range parsed.Imports {
				path := strings.Trim(imported.Path.Value, `"`)
				if strings.HasPrefix(path, "sandtable/") && !strings.HasPrefix(path, "sandtable/storage") {
					t.Errorf("%s imports %s", file, path)
				}
			}
		}
	}
}
