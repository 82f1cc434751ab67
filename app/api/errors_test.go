package api

import (
	"bytes"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"sandtable/app"
	"sandtable/engine/problem"
)

func TestRefusalsHaveOneShapeInBothLanguages(t *testing.T) {
	s := newSite(t, newLibrary(t))
	project := "/api/projects/" + string(s.project("P").ID) + "/processes"
	process := s.process()
	experiments := "/api/processes/" + string(process.ID) + "/experiments"
	long := strings.Repeat("长", 201)
	for _, c := range []struct {
		method, path string
		body         any
		status       int
		code, at     string
		en, zh       string
	}{
		{"POST", "/api/projects", "{", 400, "request.not-json", "", "not JSON", "不是 JSON"},
		{"POST", "/api/projects", "", 400, "request.invalid", "", "empty", "为空"},
		{"POST", "/api/projects", "{}", 422, "request.invalid", "", "lacks the field “name”", "缺少字段“name”"},
		{"POST", "/api/projects", `{"name":7}`, 422, "request.invalid", "/name", "“name” must be text", "“name” 必须是文本"},
		{"POST", "/api/projects", `{"name":"a","x":1}`, 422, "request.invalid", "/x", "“x” is not a known field", "“x” 不是已知字段"},
		{"POST", "/api/projects", `[]`, 422, "request.invalid", "", "must be an object", "必须是对象"},
		{"POST", "/api/projects", `{"name":"  "}`, 422, "name.empty", "", "no name", "不能为空"},
		{"POST", "/api/projects", object{"name": long}, 422, "name.too-long", "", "200 characters", "200 个字符"},
		{"POST", "/api/projects", object{"name": "a\nb"}, 422, "name.not-text", "", "cannot be shown", "无法显示"},
		{"POST", "/api/projects", []byte(`{"name":"a"}`), 415, "request.wrong-type", "", "not understood", "不支持"},
		{"GET", "/api/processes/none", nil, 404, app.CodeNotFound, "", "This process does not exist", "此流程不存在"},
		{"GET", "/api/processes/" + string(process.ID) + "/versions/9", nil, 404, app.CodeNotFound, "", "version", "流程版本"},
		{"GET", "/api/processes/" + string(process.ID) + "/versions/last", nil, 422, "request.invalid", "", "whole number", "整数"},
		{"GET", "/api/runs/none", nil, 404, app.CodeNotFound, "", "simulation", "仿真"},
		{"POST", "/api/runs/none/cancel", nil, 404, app.CodeNotFound, "", "simulation", "仿真"},
		{"GET", "/api/projects/none/processes", nil, 404, app.CodeNotFound, "", "project", "项目"},
		{"POST", "/api/projects/none/processes", object{"name": "a", "xml": process.XML}, 404, app.CodeNotFound, "", "project", "项目"},
		{"POST", project, object{"name": "a", "xml": "<a/>"}, 422, "", "", "", ""},
		{"POST", "/api/scenarios/import", object{"format": "other", "xml": "", "content": ""}, 422, "request.invalid", "/format", "one of", "之一"},
		{"POST", "/api/scenarios/import", object{"format": "prosimos", "xml": process.XML, "content": "{"}, 422, "", "", "", ""},
		{"POST", "/api/processes/" + string(process.ID) + "/runs", object{"revision": 1, "scenario": object{}}, 422, "", "", "", ""},
		{"POST", experiments, object{"kind": "comparison", "revision": 1, "variants": []int{}}, 422, "request.invalid", "/variants", "“variants” must have entries, at least 1.", "“variants” 至少要有 1 项。"},
		{"POST", experiments, object{"kind": "comparison", "revision": 1, "variants": make([]object, 13)}, 422, "request.invalid", "/variants", "“variants” must have at most 12 entries.", "“variants” 最多 12 项。"},
		{"POST", experiments, object{"kind": "comparison", "revision": 1, "variants": []object{{"name": long}}}, 422, "request.invalid", "/variants/0/name", "must have at most 200 characters.", "最多 200 个字符。"},
		{"GET", "/api/runs/none/log?replication=1000001", nil, 422, "request.invalid", "", "must be at most 1000000.", "不能大于 1000000。"},
		{"GET", "/api/nothing", nil, 404, "request.no-such-address", "", "nothing at this address", "不存在"},
		{"DELETE", "/api/about", nil, 405, "request.no-such-method", "", "cannot be done", "不支持"},
	} {
		for _, l := range []struct{ tag, want string }{{"en-GB", c.en}, {"zh-CN", c.zh}} {
			response, text := s.send(c.method, c.path, c.body, "Accept-Language", l.tag, "Accept", "*/*")
			name := fmt.Sprintf("%s %s %.60v in %s", c.method, c.path, c.body, l.tag)
			if response.StatusCode != c.status || response.Header.Get("Content-Type") != "application/json" {
				t.Errorf("%s: got %d %s %s, want %d", name, response.StatusCode, response.Header.Get("Content-Type"), text, c.status)
				continue
			}
			got := do[Error](s, c.status, c.method, c.path, c.body, "Accept-Language", l.tag)
			if c.code != "" && got.Code != c.code || c.at != "" && got.At.Path != c.at || !strings.Contains(got.Message, l.want) {
				t.Errorf("%s: got %+v, want %s at %q saying %q", name, got, c.code, c.at, l.want)
			}
			if got.Code == "" || got.Message == "" || got.Hint == "" {
				t.Errorf("%s: got %+v, want code, sentence and way out", name, got)
			}
			if chinese := strings.ContainsFunc(got.Message, func(r rune) bool { return r >= 0x4e00 && r <= 0x9fff }); chinese != (l.tag == "zh-CN") {
				t.Errorf("%s: got %q in the other language", name, got.Message)
			}
		}
	}
}

func TestWhatIsTooLargeIsRefused(t *testing.T) {
	s := newSite(t, newLibrary(t))
	name := do[Error](s, http.StatusRequestEntityTooLarge, "POST", "/api/projects", object{"name": strings.Repeat("a", smallBody)})
	if name.Code != "request.too-large" {
		t.Errorf("got %+v", name)
	}
	file := bytes.Repeat([]byte(" "), 64<<20+1)
	drawing := do[Error](s, http.StatusRequestEntityTooLarge, "POST", "/api/diagrams", file, "Accept-Language", "zh")
	if drawing.Code != "bpmn.too-large" || !strings.Contains(drawing.Message, "64") {
		t.Errorf("got %+v, want the limit in the sentence", drawing)
	}
}

func TestABugIsAnsweredWithASentence(t *testing.T) {
	r := &routes{log: testLog(t)}
	w := httptest.NewRecorder()
	q := httptest.NewRequestWithContext(t.Context(), "GET", "/api/x", nil)
	q.Header.Set("Accept-Language", "zh")
	r.survive(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { panic("secret detail") })).ServeHTTP(w, q)
	if w.Code != http.StatusInternalServerError || strings.Contains(w.Body.String(), "secret") || !strings.Contains(w.Body.String(), "内部发生错误") {
		t.Errorf("got %d %s", w.Code, w.Body)
	}
}

func TestTheLanguageIsTheOneLikedBestOfThoseThereAre(t *testing.T) {
	for header, want := range map[string]problem.Language{
		"": "en", "zh": "zh-CN", "zh-TW,zh;q=0.9,en;q=0.8": "zh-CN", "en-US,en;q=0.9,zh;q=0.8": "en", "de,zh;q=0.1": "zh-CN",
		"fr": "en", "en;q=0.2, zh-Hans;q=0.7": "zh-CN", "zh;q=0, en": "en", "zh;q=x": "en", "*": "en", "ZH-cn": "zh-CN",
	} {
		if got := Language(header); got != want {
			t.Errorf("%q: got %s, want %s", header, got, want)
		}
	}
}
