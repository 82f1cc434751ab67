package api

import (
	"testing"

	"sandtable/engine/report"
)

func TestWhereTheCasesOfARunAreIsToldByStretches(t *testing.T) {
	s := newSite(t, newLibrary(t))
	run := s.untilOver(s.start(s.process(), numbers(t, 40, 2)).ID)
	path := "/api/runs/" + string(run.ID) + "/movements"
	whole := do[report.Stretch](s, 200, "GET", path+"?until=1e9&limit=50000", nil)
	if !whole.Over || len(whole.Arrivals) != 40 || len(whole.Endings) != 40 || len(whole.Stays) == 0 || len(whole.Passages) == 0 {
		t.Fatalf("got %d arrivals, %d endings, %d stays, %d passages, over: %v; want all of 40 cases", len(whole.Arrivals), len(whole.Endings), len(whole.Stays), len(whole.Passages), whole.Over)
	}
	first := do[report.Stretch](s, 200, "GET", path+"?until=3600", nil)
	if first.Over || first.Until != 3600 || len(first.Passages) == 0 || len(first.Passages) >= len(whole.Passages) {
		t.Errorf("got until %v with %d passages, want the first hour", first.Until, len(first.Passages))
	}
	for query, status := range map[string]int{"?from=5&until=2": 422, "?replication=9999999": 422, "?from=-1": 422, "?replication=2&until=10": 200} {
		if response, text := s.send("GET", path+query, nil); response.StatusCode != status {
			t.Errorf("%s: got %d %s, want %d", query, response.StatusCode, text, status)
		}
	}
}
