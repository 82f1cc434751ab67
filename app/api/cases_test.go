package api

import (
	"fmt"
	"testing"

	"sandtable/engine/report"
)

func TestTheCasesOfARunAreListedToldInFullAndShownOnABoard(t *testing.T) {
	s := newSite(t, newLibrary(t))
	run := s.untilOver(s.start(s.process(), numbers(t, 40, 2)).ID)
	path := "/api/runs/" + string(run.ID)
	list := func(query string) report.CasePage {
		return do[report.CasePage](s, 200, "GET", path+"/cases?"+query, nil)
	}

	longest := list("sort=cycleTime&descending=true&limit=5")
	if longest.Total != 40 || longest.Matching != 40 || len(longest.Items) != 5 || longest.Items[0].CycleTime < longest.Items[4].CycleTime {
		t.Fatalf("got %+v, want the five longest of 40", longest)
	}
	third := fmt.Sprint(longest.Items[2].CycleTime)
	if got := list("of=cycleTime&from=" + third); got.Matching != 3 {
		t.Errorf("at least as long as the third: got %d, want 3", got.Matching)
	}
	if got := list("of=cycleTime&until=0"); got.Matching != 0 { // 0 is a bound, not none
		t.Errorf("no longer than nothing: got %d, want none", got.Matching)
	}
	if got := list("offset=38&limit=5"); len(got.Items) != 2 || got.Items[1].Case != 40 {
		t.Errorf("the last page: got %+v, want cases 39 and 40", got.Items)
	}
	if got := list("replication=2&limit=1"); got.Items[0] == list("limit=1").Items[0] {
		t.Error("got the same first case in both replications")
	}

	history := do[report.CaseHistory](s, 200, "GET", fmt.Sprintf("%s/cases/%d", path, longest.Items[0].Case), nil)
	if history.CaseLine != longest.Items[0] || len(history.History) < history.Steps {
		t.Errorf("got %+v, want the history of %+v", history.CaseLine, longest.Items[0])
	}

	board := do[report.Board](s, 200, "GET", path+"/board", nil)
	last := board.Frames[len(board.Frames)-1]
	if len(board.Columns) == 0 || last.Arrived != 40 || last.Ended != 40 {
		t.Errorf("got %d columns and at last %d of %d cases over, want all of 40", len(board.Columns), last.Ended, last.Arrived)
	}
	closer := do[report.Board](s, 200, "GET", fmt.Sprintf("%s/board?from=%v&until=%v", path, board.Step, 3*board.Step), nil)
	if closer.Step >= board.Step || closer.Frames[0].At < board.Step {
		t.Errorf("got steps of %v from %v on, want shorter ones than %v", closer.Step, closer.Frames[0].At, board.Step)
	}

	for query, status := range map[string]int{"/cases/41": 422, "/cases/0": 422, "/cases?sort=colour": 422, "/cases?limit=501": 422, "/board?from=9&until=3": 422, "/cases?outcome=completed": 200} {
		if response, text := s.send("GET", path+query, nil); response.StatusCode != status {
			t.Errorf("%s: got %d %s, want %d", query, response.StatusCode, text, status)
		}
	}
}
