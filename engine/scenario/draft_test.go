package scenario

import (
	"bytes"
	"slices"
	"testing"

	"sandtable/engine/model"
	"sandtable/engine/problem"
	"sandtable/engine/sketch"
)

// claim is a process with every kind of node that a draft looks at, in two lanes.
func claim() *model.Definitions {
	d := sketch.Process(`
		startEvent start
		startEvent letter message
		userTask check
		exclusiveGateway ok default=no
		inclusiveGateway also default=skip
		subProcess pay {
			task transfer
		}
		task file
		endEvent end
		start -> check    f1
		letter -> check   f2
		check -> ok       f3
		ok -> also        yes
		ok -> end         no
		ok -> check       again
		also -> pay       money
		also -> file      paper
		also -> end       skip
		pay -> end        f4
		file -> end       f5`)
	d.Processes[0].LaneSets = []*model.LaneSet{{Lanes: []*model.Lane{
		{Base: model.Base{ID: "Lane_Desk", Name: "Desk"}, Nodes: []model.ID{"check", "file"}},
		{Base: model.Base{ID: "Lane_Cash", Name: "Cash"}, Nodes: []model.ID{"pay"}},
		{Base: model.Base{ID: "Lane_Idle", Name: "Idle"}, Nodes: []model.ID{"end"}},
	}}}
	return d
}

func TestADraftHasANumberForEverythingThatNeedsOne(t *testing.T) {
	s := Draft(claim())
	if got := sorted(s.Tasks); !slices.Equal(got, []string{"check", "file", "transfer"}) {
		t.Errorf("tasks: got %q", got)
	}
	if got := sorted(s.Roles); !slices.Equal(got, []string{"Lane_Cash", "Lane_Desk"}) {
		t.Errorf("roles: got %q; want those that do some task", got)
	}
	if got := sorted(s.Arrivals); !slices.Equal(got, []string{"start"}) {
		t.Errorf("arrivals: got %q; want the start that waits for nothing", got)
	}
	ok := s.Branches["ok"]
	if ok["yes"] != 0.3333 || ok["no"] != 0.3333 || ok["again"] != 0.3334 {
		t.Errorf("exclusive gateway: got %v, want thirds that sum to 1", ok)
	}
	if also := s.Branches["also"]; len(also) != 2 || also["money"] != 0.5 || also["paper"] != 0.5 {
		t.Errorf("inclusive gateway: got %v, want a half each but for the default", also)
	}
	if s.Process != "" {
		t.Errorf("process %q is named though there is only one", s.Process)
	}
}

func TestADraftHasNoProblemsAndFitsItsDrawing(t *testing.T) {
	for _, l := range []problem.Language{problem.English, problem.Chinese} {
		for name, d := range map[string]*model.Definitions{"claim": claim(), "empty": sketch.Process(""), "nothing": {}} {
			s := DraftIn(l, d)
			if got := Validate(s); len(got) > 0 {
				t.Errorf("%s: %v", name, got)
			}
			if got := s.Against(d); len(got) > 0 && name == "claim" {
				t.Errorf("%s: %v", name, got)
			}
		}
	}
}

func TestADraftDependsOnTheDrawingAlone(t *testing.T) {
	first := written(t, Draft(claim()))
	for range 20 {
		if again := written(t, Draft(claim())); !bytes.Equal(first, again) {
			t.Fatalf("got\n%s\nthen\n%s", first, again)
		}
	}
}

func TestOfSeveralProcessesTheFirstWithAStartIsPlayed(t *testing.T) {
	d := &model.Definitions{Processes: []*model.Process{sketch.Process("task x").Processes[0], claim().Processes[0], claim().Processes[0]}}
	d.Processes[0].ID, d.Processes[1].ID, d.Processes[2].ID = "P0", "P1", "P2"
	if got := Draft(d).Process; got != "P1" {
		t.Errorf("got %q, want P1", got)
	}
}

func TestAgainstTellsWhereScenarioAndDrawingDoNotFit(t *testing.T) {
	s := Draft(claim())
	s.Arrivals["strat"], s.Arrivals["check"] = s.Arrivals["start"], s.Arrivals["start"]
	s.Tasks["chek"], s.Tasks["pay"] = s.Tasks["check"], s.Tasks["check"]
	delete(s.Roles, "Lane_Cash")
	s.Branches["ok"] = map[string]float64{"yes": 0.5, "no": 0.3, "again": 0.1}
	s.Branches["also"] = map[string]float64{"money": 0.9, "paper": 0.9} // chances, not shares
	s.Branches["okay"] = nil
	s.Branches["file"] = nil
	want := []string{
		`/arrivals/check check: Cases can only come to a start event; "check" is none.`,
		`/arrivals/strat: The drawing has no element "strat". Did you mean "start"?`,
		`/tasks/chek: The drawing has no element "chek". Did you mean "check"?`,
		`/tasks/pay pay: Only tasks take work; "pay" is none.`,
		`/tasks/transfer transfer: "transfer" is done by "Lane_Cash", of whom the scenario has nobody. Add the role, or list the task's roles.`,
		`/branches/file file: Tokens do not leave "file" by choice.`,
		`/branches/ok ok: The shares of "ok" sum to 0.9, not 1. Correct them, or leave one out to take what is left.`,
		`/branches/okay: The drawing has no element "okay". Possible here: ok, also.`,
	}
	var got []string
	for _, p := range s.Against(claim()) {
		got = append(got, p.Error())
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%q\nwant\n%q", got, want)
	}
}

func TestSharesThatAreLeftOutTakeWhatIsLeft(t *testing.T) {
	s := Draft(claim())
	for _, c := range []struct {
		shares map[string]float64
		fits   bool
	}{
		{map[string]float64{"yes": 0.5}, true},
		{map[string]float64{"yes": 0.5, "no": 0.5}, true},
		{map[string]float64{"yes": 0.5, "no": 0.6}, false},
		{map[string]float64{"yes": 0.333333, "no": 0.333333, "again": 0.333333}, true},
		{map[string]float64{"yes": 0.33, "no": 0.33, "again": 0.33}, false},
		{map[string]float64{"f3": 0.5}, false}, // leads into the gateway
	} {
		s.Branches["ok"] = c.shares
		if got := s.Against(claim()); (len(got) == 0) != c.fits {
			t.Errorf("%v: got %v, want fit: %v", c.shares, got, c.fits)
		}
	}
}

func TestAProcessThatIsNotClearIsAsked(t *testing.T) {
	d := &model.Definitions{Processes: []*model.Process{claim().Processes[0], claim().Processes[0]}}
	d.Processes[0].ID, d.Processes[1].ID = "P1", "P2"
	s := Draft(d)
	for id, want := range map[string]string{
		"":   "/process: Several processes have a start; nothing says which is played. Possible here: P1, P2.",
		"P3": `/process: The drawing has no process "P3". Did you mean "P1"?`,
	} {
		s.Process = id
		if got := s.Against(d); len(got) == 0 || got[0].Error() != want {
			t.Errorf("%q: got %v, want %s", id, got, want)
		}
	}
}
