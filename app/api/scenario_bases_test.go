package api

import (
	"net/http"
	"slices"
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
