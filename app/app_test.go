package app

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"sandtable/app/samples"
	"sandtable/engine/problem"
	"sandtable/storage"
)

func newApp(t *testing.T, path string, o Options) *App {
	t.Helper()
	a, err := New(path, o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := a.Close(); err != nil {
			t.Errorf("close: %v", err)
		}
	})
	return a
}

func TestTheLibraryIsWhereTheSystemKeepsAProgramsData(t *testing.T) {
	t.Setenv(LibraryVariable, "")
	t.Setenv("HOME", "/home/wang")
	if runtime.GOOS == "linux" {
		for xdg, want := range map[string]string{
			"/data": "/data/sandtable/library.sqlite", "": "/home/wang/.local/share/sandtable/library.sqlite", "relative": "/home/wang/.local/share/sandtable/library.sqlite",
		} {
			t.Setenv("XDG_DATA_HOME", xdg)
			if got, err := DefaultLibraryPath(); err != nil || got != want {
				t.Errorf("XDG_DATA_HOME=%q: got %q, %v, want %q", xdg, got, err, want)
			}
		}
	}
	here, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	t.Setenv(LibraryVariable, "my.sqlite")
	if got, err := DefaultLibraryPath(); err != nil || got != filepath.Join(here, "my.sqlite") {
		t.Errorf("got %q, %v, want my.sqlite here", got, err)
	}
}

func TestEveryKindOfTroubleWithTheLibraryHasItsOwnSentences(t *testing.T) {
	seen := map[string]bool{}
	for _, kind := range []error{
		storage.ErrNotFound, storage.ErrChangedElsewhere, storage.ErrReadOnly, storage.ErrCorrupt, storage.ErrDiskFull, storage.ErrBusy,
		context.Canceled, errors.New("unforeseen"),
	} {
		err := explain(aProcess, fmt.Errorf("save process: %w", kind))
		p := problem.Of(err)
		if p == nil || p.Message.EN == "" || p.Message.ZH == "" || p.Hint.EN == "" || p.Hint.ZH == "" {
			t.Errorf("%v: got %v, want sentences in both languages", kind, err)
			continue
		}
		if seen[p.Code] {
			t.Errorf("%v: code %s is another's", kind, p.Code)
		}
		seen[p.Code] = true
		if !errors.Is(err, kind) {
			t.Errorf("%v: the cause is lost", kind)
		}
		if strings.Contains(p.Line(problem.English), "save process") {
			t.Errorf("%v: the user is shown the cause: %s", kind, p.Line(problem.English))
		}
	}
	if explain(aProcess, nil) != nil {
		t.Error("success was explained")
	}
}

func TestALibraryThatCannotBeOpenedIsRefusedWithAWayOut(t *testing.T) {
	folder := t.TempDir()
	other := filepath.Join(folder, "letter.txt")
	if err := os.WriteFile(other, []byte("Dear reader, this is no database at all."), 0o600); err != nil {
		t.Fatal(err)
	}
	a, err := New(other, Options{})
	p := problem.Of(err)
	if a != nil || p == nil || p.Code != "library.other-file" || p.At.File != other {
		t.Errorf("got %v, want library.other-file at %s", err, other)
	}
	if content, err := os.ReadFile(other); err != nil || !strings.HasPrefix(string(content), "Dear") {
		t.Errorf("the file was touched: %q, %v", content, err)
	}
	under := filepath.Join(other, "library.sqlite")
	if _, err := New(under, Options{}); problem.Of(err) == nil {
		t.Errorf("got %v, want a problem for a folder that is a file", err)
	}
}

func TestALibraryOpenedForReadingIsNotChanged(t *testing.T) {
	path := filepath.Join(t.TempDir(), "library.sqlite")
	a := newApp(t, path, Options{})
	if _, err := a.Projects.Create(t.Context(), "P"); err != nil {
		t.Fatal(err)
	}
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	reader := newApp(t, path, Options{ReadOnly: true})
	if got, err := reader.Projects.List(t.Context()); err != nil || len(got) != 1 {
		t.Errorf("got %v, %v, want the project", got, err)
	}
	_, err := reader.Projects.Create(t.Context(), "Q")
	if p := problem.Of(err); p == nil || p.Code != CodeReadOnly {
		t.Errorf("got %v, want %s", err, CodeReadOnly)
	}
}

func TestClosingTwiceIsClosingOnce(t *testing.T) {
	a := newApp(t, filepath.Join(t.TempDir(), "library.sqlite"), Options{})
	for range 2 {
		if err := a.Close(); err != nil {
			t.Error(err)
		}
	}
	if _, err := a.Projects.List(t.Context()); problem.Of(err) == nil {
		t.Errorf("got %v, want a problem after closing", err)
	}
}

func TestProgressIsToldAtMostTenTimesASecondAndSaysHowLongItTakes(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var events Events
		q := &queue{events: &events, now: time.Now}
		j := &job{id: "r", started: time.Now()}
		listener := events.Listen(0)
		defer listener.Close()
		var told []Event
		done, announced, heard := make(chan struct{}), make(chan struct{}), make(chan struct{})
		go func() { defer close(announced); q.announce(j, done) }()
		go func() {
			defer close(heard)
			for {
				event, err := listener.Next(t.Context())
				if err != nil {
					return
				}
				told = append(told, event)
			}
		}()
		for i := range 2000 { // for two seconds, a thousand times a second
			time.Sleep(time.Millisecond)
			j.mu.Lock()
			j.progress = progress{cases: int64(i)}
			j.mu.Unlock()
		}
		close(done)
		<-announced
		events.close()
		<-heard
		if len(told) < 15 || len(told) > 20 {
			t.Errorf("got %d events in two seconds, want about 20 and no more", len(told))
		}
		if !slices.IsSortedFunc(told, func(a, b Event) int { return int(a.Run.CasesDone - b.Run.CasesDone) }) {
			t.Error("progress goes back")
		}
	})
}

func TestARunOfAWindowThatCrashedHasFailed(t *testing.T) {
	h := runHeadOf(storage.RunHead{Status: storage.RunInterrupted})
	if h.Status != RunFailed || h.Error == nil || h.Error.Code != "run.interrupted" {
		t.Errorf("got %s, %v", h.Status, h.Error)
	}
}

func TestAProblemIsKeptInBothLanguagesWithItsPlace(t *testing.T) {
	p := problem.New("x.y", problem.Say("a", "甲"), problem.Say("b", "乙")).Located(problem.Place{Path: "/run", Line: 3})
	if got := problemFrom(kept(p)); *got != *p {
		t.Errorf("got %+v, want %+v", got, p)
	}
	if got := problemFrom(json.RawMessage(`7`)); got == nil || got.Code != CodeFailed {
		t.Errorf("got %v, want a problem all the same", got)
	}
}

func TestARunWhoseResultCannotBeKeptHasFailed(t *testing.T) {
	a := newApp(t, filepath.Join(t.TempDir(), "library.sqlite"), Options{})
	sample := samples.All()[0]
	made, err := a.Samples.Install(t.Context(), sample.ID, "", problem.English)
	if err != nil {
		t.Fatal(err)
	}
	run, err := a.Simulations.Start(t.Context(), NewRun{Process: made.Process.ID, Revision: 1, Scenario: made.Scenario.Content})
	if err != nil {
		t.Fatal(err)
	}
	// The run is over for us and not for the library, as after a write that failed.
	a.queue.mu.Lock()
	j := a.queue.jobs[run.ID]
	delete(a.queue.jobs, run.ID)
	a.queue.mu.Unlock()
	for _, look := range []func() (RunHead, error){
		func() (RunHead, error) { r, err := a.Simulations.Get(t.Context(), run.ID); return r.RunHead, err },
		func() (RunHead, error) {
			l, err := a.Simulations.List(t.Context(), made.Process.ID)
			if len(l) != 1 {
				return RunHead{}, err
			}
			return l[0], err
		},
	} {
		if h, err := look(); err != nil || h.Status != RunFailed || h.Error == nil || h.Error.Code != "run.not-kept" {
			t.Errorf("got %+v, %v, want a run that was not kept", h, err)
		}
	}
	j.cancel()
	<-j.over
}

func TestFileNamesBecomeProcessNames(t *testing.T) {
	for file, want := range map[string]string{
		"order.bpmn": "order", `C:\Users\王\订单.bpmn`: "订单", "/tmp/a.b.xml": "a.b", "order.bpmn20.xml": "order", "": "", ".bpmn": "", "plain": "plain",
	} {
		if got := bareName(file); got != want {
			t.Errorf("%q: got %q, want %q", file, got, want)
		}
	}
}

func TestOwnWritesAreNotTakenForAnotherWindows(t *testing.T) {
	a := newApp(t, filepath.Join(t.TempDir(), "library.sqlite"), Options{})
	listener := a.Events.Listen(0)
	defer listener.Close()
	project, err := a.Projects.Create(t.Context(), "Ours")
	if err != nil {
		t.Fatal(err)
	}
	if got := next(t, listener); got.Library == nil || got.Library.ID != string(project.ID) {
		t.Errorf("got %+v, want the project", got.Library)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 2*watchInterval+watchInterval/2)
	defer cancel()
	if got, err := listener.Next(ctx); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("got %+v, want nothing more", got)
	}
}
