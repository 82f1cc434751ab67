package api

import (
	"net/http"
	"strings"
	"testing"

	"sandtable/app"
)

func TestAVersionIsNamedComparedRestoredAndCopied(t *testing.T) {
	s := newSite(t, newLibrary(t))
	p := s.process()
	path := "/api/processes/" + string(p.ID)
	first := p.XML
	draft := do[Draft](s, 200, "POST", "/api/scenarios/draft", object{"xml": p.XML})
	numbers := do[Scenario](s, http.StatusCreated, "POST", path+"/scenarios", object{"content": draft.Content})
	do[app.Process](s, 200, "PUT", path, object{"xml": strings.Replace(first, "Check the order", "Look at the order", 1), "revision": 1})

	do[any](s, http.StatusNoContent, "PUT", path+"/versions/1/name", object{"name": " Approved ", "note": "by the board", "by": "Li"})
	all := do[list[app.ProcessVersion]](s, 200, "GET", path+"/versions", nil).Items
	if len(all) != 2 || all[1].Name != "Approved" || all[1].By != "Li" || all[0].Name != "" {
		t.Errorf("got %+v, want the first one named", all)
	}
	refused := do[Error](s, http.StatusUnprocessableEntity, "PUT", path+"/versions/1/name", object{"note": "a note alone"})
	if refused.Code != "name.empty" {
		t.Errorf("got %+v, want a note without a name refused", refused)
	}
	do[Error](s, http.StatusNotFound, "PUT", path+"/versions/9/name", object{"name": "x"})

	found := do[Difference](s, 200, "POST", "/api/diff", object{"before": object{"process": p.ID, "revision": 1}, "after": object{"process": p.ID}}, "Accept-Language", "zh")
	if len(found.Changes) != 1 || found.Changes[0].Text != "用户任务“Check the order”改名为“Look at the order”。" || found.Weight != "patch" || found.Changes[0].Element != "Task_CheckOrder" {
		t.Errorf("got %+v, want a new name", found)
	}
	content := strings.Replace(string(draft.Content.RawMessage), `"replications":`, `"replications":1`, 1)
	found = do[Difference](s, 200, "POST", "/api/diff", `{"before":{"process":"`+string(p.ID)+`"},"after":{"process":"`+string(p.ID)+`","scenarioId":"`+string(numbers.ID)+`","scenario":`+content+`}}`)
	if len(found.Changes) != 1 || found.Changes[0].Group != "scenario" || found.Changes[0].Path != "/run/replications" {
		t.Errorf("got %+v, want the replications on the screen", found)
	}
	found = do[Difference](s, 200, "POST", "/api/diff", object{"before": object{"process": p.ID}, "after": object{"process": p.ID, "scenarioId": numbers.ID, "scenario": object{"wrong": 1}}})
	if len(found.Changes) != 0 || !found.Unread {
		t.Errorf("got %+v, want numbers with mistakes not to be compared, and that to be said", found)
	}
	do[Error](s, http.StatusNotFound, "POST", "/api/diff", object{"before": object{"process": p.ID, "revision": 7}, "after": object{"xml": first}})

	do[Error](s, http.StatusConflict, "POST", path+"/versions/1/restore", object{"revision": 1})
	back := do[app.Process](s, 200, "POST", path+"/versions/1/restore", object{"revision": 2})
	if back.Revision != 3 || back.XML != first {
		t.Errorf("got revision %d, want the first drawing as the third", back.Revision)
	}
	if all := do[list[app.ProcessVersion]](s, 200, "GET", path+"/versions", nil).Items; all[0].Source != 1 {
		t.Errorf("got %+v, want it to be said what was brought back", all[0])
	}
	made := do[app.Process](s, http.StatusCreated, "POST", path+"/versions/2/copy", object{"name": "Another"})
	if made.Name != "Another" || made.Revision != 1 || !strings.Contains(made.XML, "Look at the order") {
		t.Errorf("got %+v, want the second version as a process of its own", made.ProcessHead)
	}
	if kept := do[list[app.ScenarioHead]](s, 200, "GET", "/api/processes/"+string(made.ID)+"/scenarios", nil).Items; len(kept) != 1 {
		t.Errorf("got %d scenarios, want that of the time", len(kept))
	}
}
