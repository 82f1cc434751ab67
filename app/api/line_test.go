package api

import (
	"encoding/json"
	"net/http"
	"slices"
	"testing"

	"sandtable/app"
)

// line are the runs that are not over, in their order.
func (s *site) line() []QueuedRun {
	s.Helper()
	return do[list[QueuedRun]](s, 200, "GET", "/api/line", nil).Items
}

func TestTheNextRunIsTheOneThatWasMovedFirst(t *testing.T) {
	s := newSite(t, newLibrary(t))
	p := s.process()
	long := s.start(p, numbers(t, 2000, 5000))
	s.until(long.ID, "under way", func(r Run) bool { return r.Fraction > 0 })
	second, third, fourth := s.start(p, numbers(t, 50, 2)), s.start(p, numbers(t, 2000, 5000)), s.start(p, numbers(t, 50, 2))
	if second.Waiting != 1 || third.Waiting != 2 || fourth.Waiting != 3 {
		t.Errorf("got places %d, %d, %d, want 1, 2, 3", second.Waiting, third.Waiting, fourth.Waiting)
	}
	events := s.listen("")
	if moved := do[Run](s, 200, "POST", "/api/runs/"+string(fourth.ID)+"/first", nil); moved.Waiting != 1 {
		t.Errorf("got place %d, want the first", moved.Waiting)
	}
	told := map[string]int{}
	for len(told) < 3 {
		name, data := events.next()
		var e app.RunEvent
		if err := json.Unmarshal([]byte(data), &e); name == "run" && err == nil && e.Waiting > 0 {
			told[e.ID] = e.Waiting
		}
	}
	if told[string(fourth.ID)] != 1 || told[string(second.ID)] != 2 || told[string(third.ID)] != 3 {
		t.Errorf("got places %v told, want the fourth, the second and the third", told)
	}
	var ids []app.RunID
	for _, q := range s.line() {
		ids = append(ids, q.ID)
		if q.ProcessName != p.Name || q.Kind != "simulation" {
			t.Errorf("got %s of %q, want a simulation of %q", q.Kind, q.ProcessName, p.Name)
		}
	}
	if want := []app.RunID{long.ID, fourth.ID, second.ID, third.ID}; !slices.Equal(ids, want) {
		t.Errorf("got %v, want %v", ids, want)
	}
	do[Run](s, 200, "POST", "/api/runs/"+string(long.ID)+"/cancel", nil)
	if got := s.untilOver(second.ID); got.Status != app.RunFinished || got.Waiting != 0 {
		t.Errorf("got %s at place %d, want it finished", got.Status, got.Waiting)
	}
	if got := do[Run](s, 200, "POST", "/api/runs/"+string(second.ID)+"/first", nil); got.Status != app.RunFinished {
		t.Errorf("got %s, want a run that is over to stay as it is", got.Status)
	}
	do[Error](s, http.StatusNotFound, "POST", "/api/runs/none/first", nil)
	do[Error](s, http.StatusNotFound, "POST", "/api/experiments/"+string(third.ID)+"/first", nil)
	do[Run](s, 200, "POST", "/api/runs/"+string(third.ID)+"/cancel", nil)
	if left := s.line(); len(left) != 0 {
		t.Errorf("got %d runs, want none left", len(left))
	}
}

func TestARunTellsWhatItKnowsWhileItGoesOn(t *testing.T) {
	s := newSite(t, newLibrary(t))
	events := s.listen("")
	content := numbers(t, 200, 20)
	content["run"] = object{"cases": 200, "replications": 20, "seed": 7, "precision": object{"of": "waitTime", "within": 0.0001, "atMost": 100_000}}
	run := s.start(s.process(), content)
	for {
		name, data := events.next()
		var e app.RunEvent
		if err := json.Unmarshal([]byte(data), &e); name != "run" || err != nil || e.Known == nil || e.Known.Replications < 2 {
			continue
		}
		names := map[string]bool{}
		for _, m := range e.Known.Measures {
			names[m.Name] = true
			if m.HalfWidth == nil || *m.HalfWidth < 0 || m.Label.EN == "" || m.Label.ZH == "" {
				t.Errorf("got %+v, want an interval and words for it", m)
			}
		}
		if !names["cycleTime"] || !names["waitTime"] {
			t.Errorf("got %v, want cycle time and waiting", names)
		}
		if p := e.Known.Precision; p == nil || p.Of != "waitTime" || p.Share == nil || *p.Share <= 0 || p.Reached {
			t.Errorf("got %+v, want how well waiting is known", p)
		}
		break
	}
	do[Run](s, 200, "POST", "/api/runs/"+string(run.ID)+"/cancel", nil)
	// What was finished is kept, in whole replications.
	if r := reportOf(t, s.untilOver(run.ID)); !r.Partial || r.Cases.Started != int64(200*r.Replications) {
		t.Errorf("got %d cases in %d replications, want whole ones", r.Cases.Started, r.Replications)
	}
}

func TestAKeptRunIsPlayedAgainToTheSameBytes(t *testing.T) {
	s := newSite(t, newLibrary(t))
	p := s.process()
	content := numbers(t, 100, 3)
	content["run"] = object{"cases": 100, "replications": 3, "seed": 11, "precision": object{"of": "cycleTime", "within": 0.2, "atMost": 40}}
	first := s.untilOver(s.start(p, content).ID)
	var kept object
	if err := json.Unmarshal(first.Scenario.RawMessage, &kept); err != nil {
		t.Fatal(err)
	}
	again := s.untilOver(do[Run](s, http.StatusAccepted, "POST", "/api/processes/"+string(first.ProcessID)+"/runs", object{"revision": first.Revision, "scenario": kept}).ID)
	if again.Seed != 11 || again.Engine != first.Engine || again.Revision != first.Revision {
		t.Errorf("got %+v, want the seed, engine and revision of %+v", again.RunHead, first.RunHead)
	}
	if string(again.Report.RawMessage) != string(first.Report.RawMessage) || len(first.Report.RawMessage) < 100 {
		t.Errorf("got %.200s and %.200s", again.Report.RawMessage, first.Report.RawMessage)
	}
}
