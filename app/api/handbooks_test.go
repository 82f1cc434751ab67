package api

import (
	"net/http"
	"reflect"
	"strings"
	"testing"

	"sandtable/engine/handbook"
	"sandtable/engine/problem"
)

func TestAProcessGoesOutAsAHandbook(t *testing.T) {
	s := newSite(t, newLibrary(t))
	project := do[object](s, 201, "POST", "/api/projects", object{"name": "Orders"})
	process := do[object](s, 201, "POST", "/api/projects/"+project["id"].(string)+"/processes", object{"name": "Orders", "xml": string(sample(t).Process(problem.English))})
	to := "/api/processes/" + process["id"].(string) + "/handbook"
	page := do[HandbookFile](s, 200, "POST", to, object{"language": "both", "format": "html", "owner": "Ann Lee", "without": []string{"findings"}})
	for _, want := range []string{"<!DOCTYPE html>", "流程手册 · Process handbook", "Ann Lee"} {
		if !strings.Contains(string(page.Data), want) {
			t.Errorf("%q is not in the handbook", want)
		}
	}
	if strings.Contains(string(page.Data), "What the checker found") {
		t.Error("a chapter that was left out is in the handbook")
	}
	if word := do[HandbookFile](s, 200, "POST", to, object{"language": "en", "format": "docx"}); !strings.HasPrefix(string(word.Data), "PK") {
		t.Errorf("the Word document begins with %q", word.Data[:4])
	}
	for _, wrong := range []object{{"language": "fr", "format": "html"}, {"language": "en", "format": "pdf"}, {"language": "en", "format": "html", "without": []string{"cover"}}, {"language": "en", "format": "html", "date": "today"}} {
		if response, text := s.send("POST", to, wrong); response.StatusCode != http.StatusUnprocessableEntity {
			t.Errorf("%v: got %d %s", wrong, response.StatusCode, text)
		}
	}
	if response, _ := s.send("POST", "/api/processes/gone/handbook", object{"language": "en", "format": "html"}); response.StatusCode != http.StatusNotFound {
		t.Errorf("a process that is gone: got %d", response.StatusCode)
	}
	if response, text := s.send("POST", to, object{"language": "en", "format": "html", "since": 99}); response.StatusCode != http.StatusNotFound {
		t.Errorf("a version that is not there: got %d %s", response.StatusCode, text)
	}
}

func TestEveryChapterCanBeLeftOut(t *testing.T) {
	field, _ := reflect.TypeFor[HandbookRequest]().FieldByName("Without")
	var names []string
	for _, c := range handbook.Chapters {
		names = append(names, string(c))
	}
	if got, want := field.Tag.Get("enum"), strings.Join(names, ","); got != want {
		t.Errorf("the API knows %s, the handbook has %s", got, want)
	}
}
