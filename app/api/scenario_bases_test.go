package api

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"sandtable/app"
)

// headcountOf reads how many people a role has in a scenario of the library.
func (s *site) headcountOf(id app.ScenarioID, role string) (headcount float64, has bool) {
	s.Helper()
	content := read[object](s.T, do[Scenario](s, 200, "GET", "/api/scenarios/"+string(id), nil).Content.RawMessage)
	r, has := content["roles"].(object)[role].(object)
	if !has {
		return 0, false
	}
	return r["headcount"].(float64), true
}

func TestAToBeFollowsItsAsIs(t *testing.T) {
	s := newSite(t, newLibrary(t))
	p := s.process()
	all := "/api/processes/" + string(p.ID) + "/scenarios"
	asIs := s.scenario(p, "As-is", staffed(t, 100, 2, 2))
	toBe := do[Scenario](s, http.StatusCreated, "POST", all, object{"name": "To-be", "base": asIs, "content": staffed(t, 100, 2, 5)})
	further := do[Scenario](s, http.StatusCreated, "POST", all, object{"name": "Peak", "base": toBe.ID, "content": staffed(t, 100, 2, 5)})
	for _, head := range do[list[app.ScenarioHead]](s, 200, "GET", all, nil).Items {
		if want := map[app.ScenarioID]app.ScenarioID{toBe.ID: asIs, further.ID: toBe.ID}[head.ID]; head.Base != want {
			t.Errorf("%s is made from %q, want %q", head.Name, head.Base, want)
		}
	}

	// A third of the finance people, in the as-is alone; the clerks of the to-be are its own.
	edited := staffed(t, 100, 2, 3)
	edited["roles"].(object)["finance"].(object)["headcount"] = 7
	do[Scenario](s, 200, "PUT", "/api/scenarios/"+string(asIs), object{"content": edited, "revision": 1})
	for _, id := range []app.ScenarioID{toBe.ID, further.ID} {
		if finance, _ := s.headcountOf(id, "finance"); finance != 7 {
			t.Errorf("%s has %v in finance, want 7 as its base", id, finance)
		}
		if sales, _ := s.headcountOf(id, "sales"); sales != 5 {
			t.Errorf("%s has %v in sales, want its own 5", id, sales)
		}
	}
	// Whoever edits what the to-be was before is told, as of any other save elsewhere.
	do[Error](s, http.StatusConflict, "PUT", "/api/scenarios/"+string(toBe.ID), object{"content": edited, "revision": 1})

	path := "/api/scenarios/" + string(toBe.ID) + "/base"
	if base := do[ScenarioBasis](s, 200, "GET", path, nil); base.ID != asIs || base.Revision != 2 || len(base.Stranded) != 0 {
		t.Errorf("got %+v %q, want the as-is as it is now", base.ScenarioHead, base.Stranded)
	}
	do[any](s, http.StatusNoContent, "DELETE", "/api/scenarios/"+string(asIs), nil)
	do[Error](s, http.StatusNotFound, "GET", path, nil)
	if sales, _ := s.headcountOf(toBe.ID, "sales"); sales != 5 {
		t.Errorf("without its as-is it has %v in sales, want 5", sales)
	}
	if base := do[ScenarioBasis](s, 200, "GET", "/api/scenarios/"+string(further.ID)+"/base", nil); base.ID != toBe.ID {
		t.Errorf("got %s, want the to-be", base.ID)
	}
}

func TestWhatTheAsIsHasLostStaysInTheToBeUntilSomebodyDecides(t *testing.T) {
	s := newSite(t, newLibrary(t))
	p := s.process()
	all := "/api/processes/" + string(p.ID) + "/scenarios"
	with := func(guests float64) object {
		content := staffed(t, 100, 2, 2)
		content["roles"].(object)["guest"] = object{"name": "Guest", "headcount": guests}
		return content
	}
	asIs := s.scenario(p, "As-is", with(1))
	toBe := do[Scenario](s, http.StatusCreated, "POST", all, object{"name": "To-be", "base": asIs, "content": with(4)}).ID
	path := "/api/scenarios/" + string(toBe) + "/base"
	do[Scenario](s, 200, "PUT", "/api/scenarios/"+string(asIs), object{"content": staffed(t, 100, 2, 2), "revision": 1})
	if got := do[ScenarioBasis](s, 200, "GET", path, nil).Stranded; !slices.Equal(got, []string{"/roles/guest"}) {
		t.Errorf("stranded %q, want the guests", got)
	}
	if guests, has := s.headcountOf(toBe, "guest"); !has || guests != 4 {
		t.Errorf("got %v guests, want 4: they are kept", guests)
	}
	do[any](s, http.StatusNoContent, "DELETE", path+"/stranded", nil)
	if got := do[ScenarioBasis](s, 200, "GET", path, nil).Stranded; len(got) != 0 {
		t.Errorf("stranded %q, want none: they were kept", got)
	}

	do[any](s, http.StatusNoContent, "DELETE", path, nil)
	do[Error](s, http.StatusNotFound, "DELETE", path, nil)
	do[Scenario](s, 200, "PUT", "/api/scenarios/"+string(asIs), object{"content": staffed(t, 100, 2, 9), "revision": 2})
	if sales, _ := s.headcountOf(toBe, "sales"); sales != 2 {
		t.Errorf("it stands alone and has %v in sales, want 2", sales)
	}
}

func TestAScenarioFollowsOneOfItsOwnProcessOnly(t *testing.T) {
	s := newSite(t, newLibrary(t))
	asIs := s.scenario(s.process(), "As-is", staffed(t, 100, 2, 2))
	other := "/api/processes/" + string(s.process().ID) + "/scenarios"
	if got := do[Error](s, http.StatusUnprocessableEntity, "POST", other, object{"name": "To-be", "base": asIs, "content": staffed(t, 100, 2, 2)}); got.Code != "scenario.other-process" {
		t.Errorf("got %+v", got)
	}
}

func TestAScenarioIsLetFollowAnotherOneAfterwards(t *testing.T) {
	s := newSite(t, newLibrary(t))
	p := s.process()
	asIs, toBe := s.scenario(p, "As-is", staffed(t, 100, 2, 2)), s.scenario(p, "To-be", staffed(t, 100, 2, 5))
	peak := s.scenario(p, "Peak", staffed(t, 100, 2, 9))
	link := func(status int, id, base app.ScenarioID) Error {
		t.Helper()
		return do[Error](s, status, "PUT", "/api/scenarios/"+string(id)+"/base", object{"base": base})
	}
	before := do[Scenario](s, 200, "GET", "/api/scenarios/"+string(toBe), nil)
	link(200, toBe, peak)
	basis := do[ScenarioBasis](s, 200, "PUT", "/api/scenarios/"+string(toBe)+"/base", object{"base": asIs}) // instead of the peak
	if basis.ID != asIs || len(basis.Stranded) != 0 {
		t.Errorf("got %+v, want it to follow the as-is", basis)
	}
	after := do[Scenario](s, 200, "GET", "/api/scenarios/"+string(toBe), nil)
	if after.Base != asIs || after.Revision != before.Revision || string(after.Content.RawMessage) != string(before.Content.RawMessage) {
		t.Errorf("got %+v, want the same numbers of the same revision", after.ScenarioHead)
	}
	link(200, peak, toBe)

	edited := staffed(t, 100, 2, 3)
	edited["roles"].(object)["finance"].(object)["headcount"] = 7
	do[Scenario](s, 200, "PUT", "/api/scenarios/"+string(asIs), object{"content": edited, "revision": 1})
	for id, want := range map[app.ScenarioID]float64{toBe: 5, peak: 9} {
		sales, _ := s.headcountOf(id, "sales")
		if finance, _ := s.headcountOf(id, "finance"); finance != 7 || sales != want {
			t.Errorf("got %v in finance and %v in sales, want the base's 7 and its own %v", finance, sales, want)
		}
	}

	if got := link(http.StatusUnprocessableEntity, asIs, peak); got.Code != "scenario.circle" || !strings.Contains(got.Message, "Peak → To-be → As-is") {
		t.Errorf("got %+v, want the circle by the names of those in it", got)
	}
	if got := link(http.StatusUnprocessableEntity, asIs, asIs); got.Code != "scenario.circle" {
		t.Errorf("got %+v, want it not to follow itself", got)
	}
	if got := link(http.StatusUnprocessableEntity, asIs, s.scenario(s.process(), "Elsewhere", staffed(t, 100, 2, 2))); got.Code != "scenario.other-process" {
		t.Errorf("got %+v, want one of another process refused", got)
	}
	link(http.StatusNotFound, asIs, "nobody")
	link(http.StatusNotFound, "nobody", asIs)
	if head := do[Scenario](s, 200, "GET", "/api/scenarios/"+string(asIs), nil); head.Base != "" {
		t.Errorf("the as-is follows %s, want none", head.Base)
	}
}

func TestCopiesOfScenariosFollowOneAnother(t *testing.T) {
	s := newSite(t, newLibrary(t))
	p := s.process()
	with := func(guests float64) object {
		content := staffed(t, 100, 2, 2)
		content["roles"].(object)["guest"] = object{"name": "Guest", "headcount": guests}
		return content
	}
	// The to-be is older than what it follows now, and something is stranded in it.
	toBe := s.scenario(p, "To-be", with(4))
	asIs := s.scenario(p, "As-is", with(1))
	do[ScenarioBasis](s, 200, "PUT", "/api/scenarios/"+string(toBe)+"/base", object{"base": asIs})
	do[Scenario](s, 200, "PUT", "/api/scenarios/"+string(asIs), object{"content": staffed(t, 100, 2, 2), "revision": 1})

	made := do[app.Process](s, http.StatusCreated, "POST", "/api/processes/"+string(p.ID)+"/versions/1/copy", object{"name": "Another"})
	copies := map[string]app.ScenarioHead{}
	for _, head := range do[list[app.ScenarioHead]](s, 200, "GET", "/api/processes/"+string(made.ID)+"/scenarios", nil).Items {
		copies[head.Name] = head
	}
	if len(copies) != 2 || copies["To-be"].Base != copies["As-is"].ID || copies["As-is"].Base != "" {
		t.Fatalf("got %+v, want the copied to-be to follow the copied as-is", copies)
	}
	if got := do[ScenarioBasis](s, 200, "GET", "/api/scenarios/"+string(copies["To-be"].ID)+"/base", nil).Stranded; !slices.Equal(got, []string{"/roles/guest"}) {
		t.Errorf("stranded %q, want the guests as in the original", got)
	}
	do[Scenario](s, 200, "PUT", "/api/scenarios/"+string(copies["As-is"].ID), object{"content": staffed(t, 100, 2, 8), "revision": 1})
	if sales, _ := s.headcountOf(copies["To-be"].ID, "sales"); sales != 8 {
		t.Errorf("the copy has %v in sales, want 8 as the copy that it follows", sales)
	}
	if sales, _ := s.headcountOf(toBe, "sales"); sales != 2 {
		t.Errorf("the original has %v in sales, want 2 still", sales)
	}
}
