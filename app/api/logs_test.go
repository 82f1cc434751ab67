package api

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"mime"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"sandtable/app"
	"sandtable/engine"
	"sandtable/engine/bpmn"
	"sandtable/engine/problem"
	"sandtable/engine/report"
	"sandtable/engine/scenario"
)

// memory is a spool.
type memory struct{ bytes.Buffer }

func (m *memory) ReadAt(b []byte, at int64) (int, error) {
	return bytes.NewReader(m.Bytes()).ReadAt(b, at)
}

// logged is the log that a simulation writes as it goes.
func logged(t *testing.T, content object, f report.Format, only int) []byte {
	t.Helper()
	d, err := bpmn.Decode(bytes.NewReader(sample(t).Process(problem.English)))
	if err != nil {
		t.Fatal(err)
	}
	text, err := json.Marshal(content)
	if err != nil {
		t.Fatal(err)
	}
	s, err := scenario.Decode(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if _, err := engine.Simulate(t.Context(), d, s, engine.Options{Only: only, Log: &out, Format: f, Spool: new(memory)}); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestTheLogOfAStoredRunIsTheOneThatItWouldHaveWritten(t *testing.T) {
	s := newSite(t, newLibrary(t))
	p, content := s.process(), numbers(t, 150, 3)
	run := s.untilOver(s.start(p, content).ID)
	do[app.Process](s, 200, "PUT", "/api/processes/"+string(p.ID), object{"revision": p.Revision, "xml": strings.ReplaceAll(p.XML, "Check the order", "Look at it")}) // what was played is kept
	for _, f := range report.Formats {
		for _, replication := range []string{"", "&replication=3"} {
			response, got := s.send("GET", "/api/runs/"+string(run.ID)+"/log?format="+string(f)+replication, nil)
			only := 1
			if replication != "" {
				only = 3
			}
			if response.StatusCode != http.StatusOK || !bytes.Equal(got, logged(t, content, f, only)) {
				t.Errorf("%s%s: got %d with %d bytes, want the log: %.200s", f, replication, response.StatusCode, len(got), got)
			}
			kind, file, err := mime.ParseMediaType(response.Header.Get("Content-Disposition"))
			if kind != "attachment" || file["filename"] != "Orders"+f.Extension() || err != nil {
				t.Errorf("%s: got %s of %v (%v)", f, kind, file, err)
			}
			if response.Header.Get("Content-Type") != f.MediaType() {
				t.Errorf("%s: got %s, want %s", f, response.Header.Get("Content-Type"), f.MediaType())
			}
		}
	}
}

func TestALogThatCannotBeHadIsRefusedBeforeItBegins(t *testing.T) {
	s := newSite(t, newLibrary(t))
	p := s.process()
	run := s.untilOver(s.start(p, numbers(t, 20, 2)).ID)
	one := "/api/runs/" + string(run.ID) + "/log"
	for path, want := range map[string]int{
		"/api/runs/01890000-0000-7000-8000-000000000000/log": http.StatusNotFound,
		one + "?format=mxml":    http.StatusUnprocessableEntity,
		one + "?replication=-1": http.StatusUnprocessableEntity,
		one + "?replication=x":  http.StatusUnprocessableEntity,
	} {
		if refused := do[Error](s, want, "GET", path, nil, "Accept-Language", "zh-CN"); refused.Code == "" || refused.Message == "" {
			t.Errorf("%s: got %+v, want a problem", path, refused)
		}
	}
	only := s.untilOver(do[Run](s, http.StatusAccepted, "POST", "/api/processes/"+string(p.ID)+"/runs", object{"revision": p.Revision, "scenario": numbers(t, 20, 3), "only": 2}).ID)
	do[Error](s, http.StatusUnprocessableEntity, "GET", "/api/runs/"+string(only.ID)+"/log?replication=1", nil)
	if response, got := s.send("GET", "/api/runs/"+string(only.ID)+"/log", nil); response.StatusCode != 200 || !bytes.Equal(got, logged(t, numbers(t, 20, 3), report.CSV, 2)) {
		t.Errorf("got %d, want the log of the one replication that was played", response.StatusCode)
	}

	window := httptest.NewServer(Handler(s.app, Options{Door: Window}))
	defer window.Close()
	response, err := window.Client().Get(window.URL + one)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusUnprocessableEntity {
		t.Errorf("got %d in the window, want a refusal: it keeps logs in files", response.StatusCode)
	}
}

// TestALogEndsWhenNobodyReadsItAnyMore: of those who go away each leaves a place for the next,
// though there are but two at a time and each would write for hours.
func TestALogEndsWhenNobodyReadsItAnyMore(t *testing.T) {
	s := newSite(t, newLibrary(t))
	p := s.process()
	started := s.start(p, numbers(t, 500_000_000, 1))
	defer do[Run](s, 200, "POST", "/api/runs/"+string(started.ID)+"/cancel", nil)
	for range 5 {
		ctx, leave := context.WithTimeout(t.Context(), time.Minute)
		q, err := http.NewRequestWithContext(ctx, "GET", s.server.URL+"/api/runs/"+string(started.ID)+"/log", nil)
		if err != nil {
			t.Fatal(err)
		}
		response, err := s.server.Client().Do(q)
		if err != nil {
			t.Fatal(err)
		}
		first := make([]byte, 100_000)
		if _, err := io.ReadFull(response.Body, first); err != nil || !bytes.HasPrefix(first, []byte("case_id,")) {
			t.Fatalf("got %.40q and %v, want the beginning of a log", first, err)
		}
		leave()
		response.Body.Close()
	}
}
