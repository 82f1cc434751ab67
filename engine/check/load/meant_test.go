package load_test

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"sandtable/engine/bpmn"
	"sandtable/engine/check"
	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/scenario"
)

// people is a process of several tasks in a row, each done by the role of its name.
func people(t *testing.T, names ...string) *model.Definitions {
	t.Helper()
	roles, tasks, flows, last := "", "", "", "s"
	for i, name := range names {
		roles += fmt.Sprintf(`<resource id="r%[1]s" name="r%[1]s"/>`, name)
		tasks += fmt.Sprintf(`<userTask id="%[1]s" name="%[1]s"><potentialOwner><resourceRef>r%[1]s</resourceRef></potentialOwner></userTask>`, name)
		flows += fmt.Sprintf(`<sequenceFlow id="f%d" sourceRef="%s" targetRef="%s"/>`, i, last, name)
		last = name
	}
	d, err := bpmn.Decode(strings.NewReader(`<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="x">` + roles + `<process id="P"><startEvent id="s"/>` + tasks + `<endEvent id="e"/>` + flows +
		fmt.Sprintf(`<sequenceFlow id="f" sourceRef="%s" targetRef="e"/></process></definitions>`, last)))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// meant are the findings of some rules, as "rule@place".
func meant(d *model.Definitions, s *scenario.Scenario, p *finding.Policy, rules ...string) string {
	all, _ := check.Examine(context.Background(), d, s, check.Options{Policy: p})
	var found []string
	for _, f := range all {
		for _, r := range rules {
			if f.Rule == "scenario."+r {
				place := string(f.Element)
				if place == "" {
					place = f.At.Path
				}
				found = append(found, r+"@"+place)
			}
		}
	}
	return strings.Join(found, " ")
}

var draftDuration = scenario.Distribution{Kind: scenario.Triangular, Min: seconds(300), Mode: seconds(600), Max: seconds(1200)}

func TestOnlyWhatIsLeftOfADraftIsTold(t *testing.T) {
	d := people(t, "A", "B", "C")
	s := network(map[string]float64{"A": 10, "B": 10, "C": 10})
	if got := meant(d, s, nil, "draft-duration", "no-duration"); got != "" {
		t.Errorf("all estimated: got %q", got)
	}
	s.Tasks["A"].Duration, s.Tasks["B"].Duration = &draftDuration, &draftDuration
	if got := meant(d, s, nil, "draft-duration"); got != "draft-duration@A draft-duration@B" {
		t.Errorf("two left: got %q", got)
	}
	one := &finding.Policy{Limits: map[string]map[string]float64{"scenario.draft-duration": {"most": 1}}}
	if got := meant(d, s, one, "draft-duration"); got != "draft-duration@A" {
		t.Errorf("one at most: got %q", got)
	}
	s.Tasks["C"].Duration = &draftDuration
	if got := meant(d, s, nil, "draft-duration"); got != "draft-duration@/tasks" {
		t.Errorf("all left: got %q", got)
	}
}

func TestTheDraftIsKnownAgain(t *testing.T) {
	d := people(t, "A", "B")
	if got := meant(d, scenario.Draft(d), nil, "draft-duration"); got != "draft-duration@/tasks" {
		t.Errorf("got %q: the rule does not know the durations of a draft any more", got)
	}
}

func TestTasksOfPeopleTakeTime(t *testing.T) {
	d := people(t, "A", "B")
	s := network(map[string]float64{"A": 10})
	s.Roles["rB"] = &scenario.Role{Headcount: 1}
	if got := meant(d, s, nil, "no-duration"); got != "no-duration@B" {
		t.Errorf("got %q", got)
	}
	d.Node("B").Kind = model.ServiceTask
	if got := meant(d, s, nil, "no-duration"); got != "" {
		t.Errorf("software may take none: got %q", got)
	}
	d.Node("B").Kind, s.Tasks = model.UserTask, nil
	if got := meant(d, s, nil, "no-duration"); got != "" {
		t.Errorf("numbers for the flow alone: got %q", got)
	}
}

func TestRolesAndTheirPeopleFitTheWork(t *testing.T) {
	d := people(t, "A", "B")
	s := network(map[string]float64{"A": 10, "B": 10})
	if got := meant(d, s, nil, "idle", "unstaffed"); got != "" {
		t.Errorf("got %q", got)
	}
	s.Tasks["B"].Roles = []string{"rA"} // the drawing says rB
	if got := meant(d, s, nil, "idle", "unstaffed"); got != "idle@/roles/rB" {
		t.Errorf("somebody else does it: got %q", got)
	}
	s.Roles["rA"].Deputies = []string{"rB"}
	if got := meant(d, s, nil, "idle"); got != "" {
		t.Errorf("a deputy has work: got %q", got)
	}
	s.Roles["rA"].Deputies = nil
	s.Tasks["A"].Promise = &scenario.Promise{CompleteWithin: seconds(9), Actions: []*scenario.Action{{After: seconds(5), Do: scenario.Escalate, To: "rB"}}}
	if got := meant(d, s, nil, "idle"); got != "" {
		t.Errorf("escalations go there: got %q", got)
	}
	delete(s.Roles, "rB")
	if got := meant(d, s, nil, "unstaffed"); got != "unstaffed@B" {
		t.Errorf("nobody of the drawing's role: got %q", got)
	}
	d.Node("B").Kind = model.ServiceTask
	if got := meant(d, s, nil, "unstaffed"); got != "" {
		t.Errorf("software has no people: got %q", got)
	}
	d.Node("B").Kind = model.UserTask
	s.Roles = map[string]*scenario.Role{"other": {Headcount: 1}}
	s.Tasks["A"].Roles, s.Tasks["B"].Roles = []string{"other"}, []string{"other"}
	if got := meant(d, s, nil, "unstaffed"); got != "" {
		t.Errorf("roles of the scenario's own: got %q", got)
	}
}

func week(day scenario.Day) *scenario.Calendar {
	return &scenario.Calendar{Week: []scenario.WeekShift{{Days: []scenario.Day{day}, From: scenario.TimeOfDay(9 * time.Hour), To: scenario.TimeOfDay(17 * time.Hour)}}}
}

func TestCalendarsAreUsedAndMeet(t *testing.T) {
	d := people(t, "A")
	s := network(map[string]float64{"A": 1})
	s.Calendars["monday"], s.Calendars["friday"] = week(1), week(5)
	if got := meant(d, s, nil, "unused-calendar", "hours-apart"); got != "unused-calendar@/calendars/friday unused-calendar@/calendars/monday" {
		t.Errorf("got %q", got)
	}
	s.Arrivals["s"].Calendar, s.Roles["rA"].Calendar = "monday", "friday"
	if got := meant(d, s, nil, "unused-calendar", "hours-apart"); got != "hours-apart@/roles/rA/calendar" {
		t.Errorf("got %q", got)
	}
	s.Arrivals["s"].Calendar = ""
	s.Tasks["A"].Promise = &scenario.Promise{CompleteWithin: seconds(9), Calendar: "monday"}
	if got := meant(d, s, nil, "unused-calendar", "hours-apart"); got != "" {
		t.Errorf("cases come at any time, and a promise counts on Mondays: got %q", got)
	}
}

func TestSpreadsAreHeldToTheLimit(t *testing.T) {
	d := people(t, "A")
	s := network(map[string]float64{"A": 1})
	wild := func(sd float64) *scenario.Distribution {
		return &scenario.Distribution{Kind: scenario.Lognormal, Mean: seconds(1), SD: seconds(sd)}
	}
	s.Tasks["A"].Duration = wild(4.9)
	if got := meant(d, s, nil, "wild-spread"); got != "" {
		t.Errorf("got %q", got)
	}
	s.Tasks["A"].Duration = wild(5.1)
	if got := meant(d, s, nil, "wild-spread"); got != "wild-spread@/tasks/A/duration" {
		t.Errorf("got %q", got)
	}
	more := &finding.Policy{Limits: map[string]map[string]float64{"scenario.wild-spread": {"ratio": 6}}}
	if got := meant(d, s, more, "wild-spread"); got != "" {
		t.Errorf("with another limit: got %q", got)
	}
}

func TestTheWarmupIsShorterThanTheRun(t *testing.T) {
	d := people(t, "A")
	s := network(map[string]float64{"A": 1}) // 1000 cases, one every 100 s
	for _, c := range []struct {
		warmup, horizon float64
		cases           int
		want            string
	}{
		{0, 0, 1000, ""}, {99_000, 0, 1000, ""}, {101_000, 0, 1000, "long-warmup@/run/warmup"},
		{50, 49, 0, "long-warmup@/run/warmup"}, {50, 51, 0, ""}, {50_000, 60_000, 100, "long-warmup@/run/warmup"},
	} {
		s.Run.Warmup.Length, s.Run.Horizon, s.Run.Cases = seconds(c.warmup), seconds(c.horizon), c.cases
		if got := meant(d, s, nil, "long-warmup"); got != c.want {
			t.Errorf("%+v: got %q", c, got)
		}
	}
}
