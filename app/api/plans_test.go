package api

import (
	"encoding/json"
	"net/http"
	"testing"

	"sandtable/app"
	"sandtable/engine/experiment"
	"sandtable/engine/roi"
)

func TestAPlanIsKeptWithItsProcessAndAnswersWhatAComparisonIsWorth(t *testing.T) {
	s := newSite(t, newLibrary(t))
	p := s.process()
	at := "/api/processes/" + string(p.ID) + "/plan"
	if none := do[Plan](s, 200, "GET", at, nil); none.Revision != 0 || string(none.Plan.RawMessage) != "{}" {
		t.Errorf("got revision %d of %s, want an empty plan", none.Revision, none.Plan.RawMessage)
	}
	plan := object{"months": 24, "casesPerMonth": 100.0, "investment": []object{{"name": "Training", "amount": "1000.00"}}}
	events := s.listen("")
	if kept := do[Plan](s, 200, "PUT", at, object{"revision": 0, "plan": plan}); kept.Revision != 1 {
		t.Errorf("got revision %d, want the first", kept.Revision)
	}
	if got := events.nextLibrary(); got.Kind != "plan" || got.ID != string(p.ID) || got.Revision != 1 {
		t.Errorf("got %+v, want the plan of the process", got)
	}
	if stale := do[Error](s, http.StatusConflict, "PUT", at, object{"revision": 0, "plan": object{}}); stale.Code != app.CodeChangedElsewhere {
		t.Errorf("got %+v, want the other window's plan to stand", stale)
	}
	if bad := do[Error](s, http.StatusUnprocessableEntity, "PUT", at, object{"revision": 1, "plan": object{"months": 241}}); bad.Code != "roi.value" && bad.Code != "request.invalid" {
		t.Errorf("got %+v", bad)
	}
	do[Error](s, http.StatusNotFound, "GET", "/api/processes/nobody/plan", nil)

	asIs, toBe := staffed(t, 200, 3, 1), staffed(t, 200, 3, 1)
	toBe["roles"].(object)["sales"].(object)["costPerHour"] = "1.00"
	toBe["automation"] = []object{{"name": "Portal", "build": "3000.00", "perMonth": "100.00"}}
	e := s.untilAnswered(s.experiment(p, object{"kind": "comparison", "replications": 5, "variants": []object{{"name": "Now", "scenario": asIs}, {"name": "Then", "scenario": toBe}}}).ID)
	kept := do[Plan](s, 200, "GET", at, nil)
	all := do[list[roi.Return]](s, 200, "POST", "/api/experiments/"+string(e.ID)+"/returns", kept.Plan).Items
	c := read[experiment.Comparison](t, e.Comparison.RawMessage)
	saved := -*c.Row("cost").Differences[0].Mean
	if len(all) != 1 || all[0].Variant != "Then" || all[0].Investment != 4000 || all[0].Running != 100 || all[0].PerCase == nil || all[0].PerCase.Mean != saved || saved <= 0 {
		t.Fatalf("got %+v, want what a portal and a training bring with cheaper people", all)
	}
	if want := saved*100 - 100; all[0].PerMonth.Mean != want || all[0].Months != 24 || len(all[0].Assumptions) == 0 {
		t.Errorf("got %+v a month, want %v", all[0].PerMonth, want)
	}

	alone := s.untilAnswered(s.experiment(p, object{"kind": "staffing", "replications": 2, "variants": []object{{"scenario": asIs}}}).ID)
	if refused := do[Error](s, http.StatusUnprocessableEntity, "POST", "/api/experiments/"+string(alone.ID)+"/returns", json.RawMessage("{}")); refused.Code != "roi.no-comparison" {
		t.Errorf("got %+v", refused)
	}
	do[Error](s, http.StatusNotFound, "POST", "/api/experiments/nobody/returns", json.RawMessage("{}"))
}
