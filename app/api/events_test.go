package api

import (
	"bufio"
	"context"
	"encoding/json"
	"net/http"
	"strings"
	"testing"
	"time"

	"sandtable/app"
)

// stream reads server-sent events.
type stream struct {
	*testing.T
	lines *bufio.Scanner
	last  string // id
}

func (s *site) listen(after string) *stream {
	s.Helper()
	ctx, cancel := context.WithTimeout(s.Context(), time.Minute)
	s.Cleanup(cancel)
	q, err := http.NewRequestWithContext(ctx, "GET", s.server.URL+EventsPath, nil)
	if err != nil {
		s.Fatal(err)
	}
	if after != "" {
		q.Header.Set("Last-Event-ID", after)
	}
	response, err := s.server.Client().Do(q)
	if err != nil {
		s.Fatal(err)
	}
	s.Cleanup(func() { _ = response.Body.Close() })
	if got := response.Header.Get("Content-Type"); got != "text/event-stream" || response.StatusCode != 200 {
		s.Fatalf("got %d %s, want an event stream", response.StatusCode, got)
	}
	return &stream{T: s.T, lines: bufio.NewScanner(response.Body)}
}

// next is the next event's name and data.
func (s *stream) next() (name, data string) {
	s.Helper()
	for s.lines.Scan() {
		field, value, _ := strings.Cut(s.lines.Text(), ": ")
		switch {
		case field == "id":
			s.last = value
		case field == "event":
			name = value
		case field == "data":
			data = value
		case field == "" && name != "":
			return name, data
		}
	}
	s.Fatalf("the stream ended: %v", s.lines.Err())
	return "", ""
}

// untilRun reads until a run has a status, any but running if it is empty.
func (s *stream) untilRun(id app.RunID, status app.RunStatus) app.RunEvent {
	s.Helper()
	for {
		name, data := s.next()
		var e app.RunEvent
		if name != "run" {
			continue
		}
		if err := json.Unmarshal([]byte(data), &e); err != nil {
			s.Fatal(err)
		}
		if e.ID == string(id) && (e.Status == status || status == "" && e.Status != app.RunRunning) {
			return e
		}
	}
}

func (s *stream) nextLibrary() app.LibraryEvent {
	s.Helper()
	for {
		name, data := s.next()
		if name != "library" {
			continue
		}
		var e app.LibraryEvent
		if err := json.Unmarshal([]byte(data), &e); err != nil {
			s.Fatal(err)
		}
		return e
	}
}

func TestEventsTellWhatWasWritten(t *testing.T) {
	s := newSite(t, newLibrary(t))
	events := s.listen("")
	p := s.process()
	if got := events.nextLibrary(); got.Kind != "project" || got.ID != string(p.ProjectID) {
		t.Errorf("got %+v, want the project", got)
	}
	if got := events.nextLibrary(); got.Kind != "process" || got.ID != string(p.ID) || got.Revision != 1 {
		t.Errorf("got %+v, want the process", got)
	}
}

func TestAListenerThatReconnectsIsToldThatItMissedSomething(t *testing.T) {
	s := newSite(t, newLibrary(t))
	events := s.listen("")
	s.project("A")
	events.nextLibrary()
	s.project("B")
	if got := s.listen(events.last).nextLibrary(); got.Kind != app.Everything {
		t.Errorf("got %+v, want everything", got)
	}
}

func TestAnotherWindowsWritesAreAnnounced(t *testing.T) {
	library := newLibrary(t)
	here, there := newSite(t, library), newSite(t, library)
	events := here.listen("")
	time.Sleep(100 * time.Millisecond) // the watch has looked once
	there.project("Theirs")
	if got := events.nextLibrary(); got.Kind != app.Everything {
		t.Errorf("got %+v, want everything", got)
	}
	here.project("Ours")
	if got := events.nextLibrary(); got.Kind != "project" {
		t.Errorf("got %+v, want our project by name", got)
	}
}

func TestTheStreamEndsWithTheApplication(t *testing.T) {
	s := newSite(t, newLibrary(t))
	events := s.listen("")
	if err := s.app.Close(); err != nil {
		t.Fatal(err)
	}
	for events.lines.Scan() {
	}
	if err := events.lines.Err(); err != nil {
		t.Errorf("got %v, want an end", err)
	}
}
