package api

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"sandtable/engine/bpsim"
	"sandtable/engine/problem"
)

func TestNumbersGoOutAsBPSimAndComeBack(t *testing.T) {
	s := newSite(t, newLibrary(t))
	xml, content := string(sample(t).Process(problem.English)), json.RawMessage(sample(t).Scenario(problem.English))
	for _, embedded := range []bool{false, true} {
		out := do[Exported](s, 200, "POST", "/api/scenarios/export", object{"format": "bpsim", "xml": xml, "content": content, "embedded": embedded})
		if got := strings.Contains(out.Text, "<bpmn:definitions"); got != embedded || !strings.Contains(out.Text, "<bpsim:BPSimData") {
			t.Errorf("embedded: got %v, want %v", got, embedded)
		}
		if !strings.Contains(strings.Join(out.Notices, "\n"), "BPSim cannot say the warm-up of a run.") {
			t.Errorf("got the notices %q", out.Notices)
		}
		names := do[list[bpsim.Name]](s, 200, "POST", "/api/scenarios/bpsim", object{"content": out.Text})
		if len(names.Items) != 1 || names.Items[0].Name == "" {
			t.Fatalf("got %+v, want the one scenario", names.Items)
		}
		drawing := xml
		if embedded {
			drawing = out.Text
		}
		back := do[Imported](s, 200, "POST", "/api/scenarios/import", object{"format": "bpsim", "xml": drawing, "content": out.Text, "scenario": names.Items[0].ID})
		again := do[Exported](s, 200, "POST", "/api/scenarios/export", object{"format": "bpsim", "xml": xml, "content": back.Content})
		if len(again.Notices) != 0 {
			t.Errorf("what came back cannot be said whole: %q", again.Notices)
		}
	}
}

func TestNumbersOfOtherToolsAreRefusedInTheLanguageOfTheReader(t *testing.T) {
	s := newSite(t, newLibrary(t))
	xml := string(sample(t).Process(problem.English))
	const two = `<BPSimData xmlns="http://www.bpsim.org/schemas/1.0"><Scenario id="A"/><Scenario id="B"/></BPSimData>`
	for _, c := range []struct {
		path string
		body object
		code string
	}{
		{"/api/scenarios/import", object{"format": "bpsim", "xml": xml, "content": two}, "bpsim.which"},
		{"/api/scenarios/import", object{"format": "bpsim", "xml": xml, "content": two, "scenario": "C"}, "bpsim.unknown-scenario"},
		{"/api/scenarios/import", object{"format": "bpsim", "xml": xml, "content": xml}, "bpsim.none"},
		{"/api/scenarios/import", object{"format": "bpsim", "xml": "<a>", "content": two}, "bpmn.wrong-root"},
		{"/api/scenarios/bpsim", object{"content": "<!DOCTYPE a>"}, "bpmn.doctype"},
		{"/api/scenarios/export", object{"format": "bpsim", "xml": xml, "content": object{}}, "scenario.missing-field"},
	} {
		response, text := s.send("POST", c.path, c.body, "Accept-Language", "zh-CN")
		if response.StatusCode != http.StatusUnprocessableEntity || !strings.Contains(string(text), `"code":"`+c.code+`"`) || !strings.ContainsRune(string(text), '。') {
			t.Errorf("%s %s: got %d %s", c.path, c.code, response.StatusCode, text)
		}
	}
	if response, _ := s.send("POST", "/api/scenarios/export", object{"format": "prosimos", "xml": xml, "content": object{}}); response.StatusCode != http.StatusUnprocessableEntity {
		t.Errorf("another format: got %d", response.StatusCode)
	}
}
