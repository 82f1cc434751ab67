package api

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"

	"sandtable/app"
	"sandtable/app/samples"
	"sandtable/engine/problem"
)

// site is the real handler over a real library, and a client of it.
type site struct {
	*testing.T
	app    *app.App
	server *httptest.Server
}

func newLibrary(t *testing.T) string { return filepath.Join(t.TempDir(), "library.sqlite") }

func newSite(t *testing.T, library string) *site {
	t.Helper()
	a, err := app.New(library, app.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := a.Close(); err != nil {
			t.Errorf("close: %v", err)
		}
	})
	server := httptest.NewServer(Handler(a, Options{}))
	t.Cleanup(server.Close)
	return &site{T: t, app: a, server: server}
}

// send makes a request; the body is JSON unless it is bytes.
func (s *site) send(method, path string, content any, headers ...string) (*http.Response, []byte) {
	s.Helper()
	var reader io.Reader
	kind := "application/json"
	switch c := content.(type) {
	case nil:
	case []byte:
		reader, kind = bytes.NewReader(c), "application/octet-stream"
	case string:
		reader = strings.NewReader(c)
	default:
		text, err := json.Marshal(c)
		if err != nil {
			s.Fatal(err)
		}
		reader = bytes.NewReader(text)
	}
	q, err := http.NewRequestWithContext(s.Context(), method, s.server.URL+path, reader)
	if err != nil {
		s.Fatal(err)
	}
	if reader != nil {
		q.Header.Set("Content-Type", kind)
	}
	for i := 0; i+1 < len(headers); i += 2 {
		q.Header.Set(headers[i], headers[i+1])
	}
	response, err := s.server.Client().Do(q)
	if err != nil {
		s.Fatalf("%s %s: %v", method, path, err)
	}
	defer func() { _ = response.Body.Close() }()
	text, err := io.ReadAll(response.Body)
	if err != nil {
		s.Fatalf("%s %s: %v", method, path, err)
	}
	return response, text
}

// do makes a request, expects a status, and reads the answer into a T.
func do[T any](s *site, want int, method, path string, content any, headers ...string) T {
	s.Helper()
	response, text := s.send(method, path, content, headers...)
	if response.StatusCode != want {
		s.Fatalf("%s %s: got %d %s, want %d", method, path, response.StatusCode, text, want)
	}
	var value T
	if len(text) > 0 {
		if err := json.Unmarshal(text, &value); err != nil {
			s.Fatalf("%s %s: %v in %s", method, path, err, text)
		}
	}
	return value
}

type object = map[string]any

func sample(t *testing.T) samples.Sample {
	t.Helper()
	return samples.All()[0]
}

func (s *site) project(name string) app.Project {
	s.Helper()
	return do[app.Project](s, http.StatusCreated, "POST", "/api/projects", object{"name": name})
}

func (s *site) process() app.Process {
	s.Helper()
	return do[app.Process](s, http.StatusCreated, "POST", "/api/projects/"+string(s.project("P").ID)+"/processes",
		object{"name": "Orders", "xml": string(sample(s.T).Process(problem.English))})
}

func TestAProjectIsMadeRenamedListedAndRemoved(t *testing.T) {
	s := newSite(t, newLibrary(t))
	if got := do[list[app.Project]](s, 200, "GET", "/api/projects", nil); got.Items == nil || len(got.Items) != 0 {
		t.Errorf("got %v, want an empty list, not null", got.Items)
	}
	p := s.project("  Sales ")
	if p.Name != "Sales" || p.ID == "" || p.CreatedAt.IsZero() {
		t.Errorf("got %+v", p)
	}
	if got := do[app.Project](s, 200, "PATCH", "/api/projects/"+string(p.ID), object{"name": "销售"}); got.Name != "销售" {
		t.Errorf("got %q, want 销售", got.Name)
	}
	if got := do[list[app.Project]](s, 200, "GET", "/api/projects", nil); len(got.Items) != 1 || got.Items[0].Name != "销售" {
		t.Errorf("got %+v, want 销售 alone", got.Items)
	}
	do[any](s, http.StatusNoContent, "DELETE", "/api/projects/"+string(p.ID), nil)
	do[Error](s, http.StatusNotFound, "DELETE", "/api/projects/"+string(p.ID), nil)
}

func TestAProcessKeepsEveryRevision(t *testing.T) {
	s := newSite(t, newLibrary(t))
	p := s.process()
	first := p.XML
	second := strings.Replace(first, `name="`, `name="X `, 1)
	path := "/api/processes/" + string(p.ID)

	p = do[app.Process](s, 200, "PUT", path, object{"xml": second, "revision": 1})
	if p.Revision != 2 || p.XML != second || p.Name != "Orders" {
		t.Errorf("got revision %d, name %q, want 2 and Orders", p.Revision, p.Name)
	}
	if got := do[app.Process](s, 200, "GET", path, nil); got.Revision != 2 || got.XML != second {
		t.Errorf("got revision %d, want the second drawing", got.Revision)
	}
	if got := do[app.Process](s, 200, "GET", path+"/versions/1", nil); got.XML != first {
		t.Error("revision 1 is not what was saved first")
	}
	versions := do[list[app.ProcessVersion]](s, 200, "GET", path+"/versions", nil).Items
	if len(versions) != 2 || versions[0].Revision != 2 || versions[0].Bytes != int64(len(second)) {
		t.Errorf("got %+v, want revisions 2 and 1", versions)
	}
	if got := do[app.ProcessHead](s, 200, "PATCH", path, object{"name": "Returns"}); got.Name != "Returns" || got.Revision != 2 {
		t.Errorf("got %+v, want the new name and the old revision", got)
	}
	do[any](s, http.StatusNoContent, "DELETE", path, nil)
	do[Error](s, http.StatusNotFound, "GET", path, nil)
}

func TestAnOutdatedSaveIsAConflictThatLeavesTheOtherWork(t *testing.T) {
	s := newSite(t, newLibrary(t))
	p := s.process()
	path := "/api/processes/" + string(p.ID)
	do[app.Process](s, 200, "PUT", path, object{"xml": p.XML, "revision": 1})
	got := do[Error](s, http.StatusConflict, "PUT", path, object{"xml": p.XML, "revision": 1}, "Accept-Language", "zh-CN,en;q=0.5")
	if got.Code != app.CodeChangedElsewhere || !strings.Contains(got.Message, "另一个窗口") || got.Hint == "" {
		t.Errorf("got %+v", got)
	}
	if now := do[app.Process](s, 200, "GET", path, nil); now.Revision != 2 {
		t.Errorf("got revision %d, want 2", now.Revision)
	}
}

func TestAScenarioIsDraftedSavedAndKeptAsItWasSent(t *testing.T) {
	s := newSite(t, newLibrary(t))
	p := s.process()
	draft := do[Draft](s, 200, "POST", "/api/scenarios/draft", object{"xml": p.XML}, "Accept-Language", "zh")
	if !bytes.Contains(draft.Content.RawMessage, []byte("现状")) {
		t.Errorf("the draft is not Chinese: %.200s", draft.Content.RawMessage)
	}
	c := do[Scenario](s, http.StatusCreated, "POST", "/api/processes/"+string(p.ID)+"/scenarios", object{"content": draft.Content})
	if c.Name != "现状" || c.Revision != 1 {
		t.Errorf("got %+v, want the name in the content", c.ScenarioHead)
	}
	path := "/api/scenarios/" + string(c.ID)
	c = do[Scenario](s, 200, "PUT", path, object{"content": draft.Content, "revision": 1, "name": "To-be"})
	if c.Name != "To-be" || c.Revision != 2 {
		t.Errorf("got %+v", c.ScenarioHead)
	}
	do[Error](s, http.StatusConflict, "PUT", path, object{"content": draft.Content, "revision": 1})
	refused := do[Error](s, http.StatusUnprocessableEntity, "PUT", path, object{"content": object{"wrong": 1}, "revision": 2})
	if !strings.HasPrefix(refused.Code, "scenario.") || refused.At.Path == "" {
		t.Errorf("got %+v, want a refusal of the scenario's with a path", refused)
	}
	if got := do[list[app.ScenarioHead]](s, 200, "GET", "/api/processes/"+string(p.ID)+"/scenarios", nil).Items; len(got) != 1 {
		t.Errorf("got %d scenarios, want 1", len(got))
	}
	do[any](s, http.StatusNoContent, "DELETE", path, nil)
	do[Error](s, http.StatusNotFound, "GET", path, nil)
	if schema := do[object](s, 200, "GET", "/api/scenario.schema.json", nil); schema["$schema"] == nil {
		t.Errorf("got %v, want a JSON Schema", schema)
	}
}

func TestADrawingOfAnyEncodingOpensAsUTF8(t *testing.T) {
	s := newSite(t, newLibrary(t))
	xml := `<?xml version="1.0" encoding="GBK"?><definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="x"><process id="p" name="%s"><startEvent id="s"/></process></definitions>`
	file := fmt.Appendf(nil, xml, "\xb2\xe9") // 查 in GBK
	got := do[Diagram](s, 200, "POST", "/api/diagrams?name=C:%5Cwork%5Corder.bpmn", file)
	if got.Name != "order" || got.HasDiagram || !strings.Contains(got.XML, `name="查"`) || len(got.Findings) == 0 {
		t.Errorf("got %+v", got)
	}
	refused := do[Error](s, http.StatusUnprocessableEntity, "POST", "/api/diagrams", []byte("no XML at all"))
	if !strings.HasPrefix(refused.Code, "bpmn.") || refused.Hint == "" {
		t.Errorf("got %+v, want a refusal with a way out", refused)
	}
	do[Error](s, http.StatusBadRequest, "POST", "/api/diagrams", []byte{})
}

func TestACheckSaysWhetherAProcessCanBePlayed(t *testing.T) {
	s := newSite(t, newLibrary(t))
	drawn := sample(t)
	good := do[CheckResult](s, 200, "POST", "/api/check", object{
		"xml": string(drawn.Process(problem.English)), "scenario": json.RawMessage(drawn.Scenario(problem.English)),
	})
	if !good.Playable {
		t.Errorf("the sample cannot be played: %+v", good.Findings)
	}
	for name, request := range map[string]object{
		"broken scenario": {"xml": string(drawn.Process(problem.English)), "scenario": object{"run": 7}},
		"broken XML":      {"xml": "<definitions>"},
	} {
		got := do[CheckResult](s, 200, "POST", "/api/check", request, "Accept-Language", "zh")
		if got.Playable || len(got.Findings) == 0 {
			t.Errorf("%s: got %+v, want findings that forbid playing", name, got)
			continue
		}
		if f := got.Findings[len(got.Findings)-1]; f.Severity != "error" || f.Message == "" || f.Hint == "" {
			t.Errorf("%s: got %+v, want a whole finding", name, f)
		}
	}
	alone := do[CheckResult](s, 200, "POST", "/api/check", object{"xml": string(drawn.Process(problem.English)), "scenario": nil})
	if alone.Findings == nil {
		t.Error("findings are null, want a list")
	}
}

func TestASampleIsInstalledInTheReadersLanguage(t *testing.T) {
	s := newSite(t, newLibrary(t))
	listed := do[list[Sample]](s, 200, "GET", "/api/samples", nil, "Accept-Language", "zh-TW").Items
	if len(listed) == 0 || listed[0].Name != sample(t).Name.ZH {
		t.Fatalf("got %+v, want Chinese names", listed)
	}
	made := do[InstalledSample](s, http.StatusCreated, "POST", "/api/samples/"+listed[0].ID, nil, "Accept-Language", "zh")
	if made.Project.Name != sample(t).Name.ZH || made.Project.Processes != 1 || made.Process.Revision != 1 || len(made.Scenario.Content.RawMessage) == 0 {
		t.Errorf("got %+v", made.Project)
	}
	again := do[InstalledSample](s, http.StatusCreated, "POST", "/api/samples/"+listed[0].ID, object{"projectId": made.Project.ID})
	if again.Project.ID != made.Project.ID || again.Project.Processes != 2 {
		t.Errorf("got %+v, want the same project with two processes", again.Project)
	}
	do[Error](s, http.StatusNotFound, "POST", "/api/samples/none", nil)
	do[Error](s, http.StatusNotFound, "POST", "/api/samples/"+listed[0].ID, object{"projectId": "none"})
}

func TestXMLIsReadableInJSON(t *testing.T) {
	s := newSite(t, newLibrary(t))
	p := s.process()
	_, text := s.send("GET", "/api/processes/"+string(p.ID), nil)
	if bytes.Contains(text, []byte(`\u003c`)) || !bytes.Contains(text, []byte(`<?xml`)) {
		t.Errorf("angle brackets are escaped: %.120s", text)
	}
}

func TestAboutSaysWhichProgramThisIs(t *testing.T) {
	s := newSite(t, newLibrary(t))
	got := do[About](s, 200, "GET", "/api/about", nil)
	if got.Name != "Sandtable" || got.Door != Browser || got.SQLite == "" || got.Engine == "" || len(got.Languages) != 2 {
		t.Errorf("got %+v", got)
	}
	window := httptest.NewRecorder()
	Handler(s.app, Options{Door: Window}).ServeHTTP(window, httptest.NewRequestWithContext(context.Background(), "GET", "/api/about", nil))
	if !strings.Contains(window.Body.String(), `"door":"window"`) {
		t.Errorf("got %s, want the window's door", window.Body)
	}
}

func TestNothingIsCachedAndNothingIsAnswered304(t *testing.T) {
	s := newSite(t, newLibrary(t))
	for _, path := range []string{"/api/about", "/api/openapi.json", "/api/scenario.schema.json", "/api/none"} {
		response, _ := s.send("GET", path, nil, "If-None-Match", "*", "If-Modified-Since", "Mon, 01 Jan 2125 00:00:00 GMT")
		if response.StatusCode == http.StatusNotModified || response.Header.Get("Cache-Control") != "no-store" || response.Header.Get("ETag") != "" {
			t.Errorf("%s: got %d with %v", path, response.StatusCode, response.Header)
		}
	}
}
