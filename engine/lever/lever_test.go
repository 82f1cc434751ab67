package lever_test

import (
	"bytes"
	"math"
	"os"
	"slices"
	"testing"
	"time"

	"sandtable/engine/bpmn"
	"sandtable/engine/lever"
	"sandtable/engine/model"
	"sandtable/engine/problem"
	"sandtable/engine/scenario"
	"sandtable/engine/sketch"
)

// network has a number of every kind.
const network = `
	startEvent s
	task A
	exclusiveGateway g
	task B
	inclusiveGateway o
	intermediateCatchEvent w timer
	task C
	endEvent e
	s -> A 1
	A -> g 2
	g -> B gb
	g -> o go
	g -> w gw
	B -> e 3
	o -> C oc
	o -> e oe
	w -> e 4
	C -> e 5`

func numbers() *scenario.Scenario {
	minute := func(n int) *scenario.Distribution {
		return &scenario.Distribution{Kind: scenario.Exponential, Mean: scenario.Duration(n) * 60e9}
	}
	half := .5
	return &scenario.Scenario{
		Zone:      "UTC",
		Start:     time.Date(2026, 1, 5, 9, 0, 0, 0, time.UTC),
		Arrivals:  map[string]*scenario.Arrival{"s": {Every: minute(10)}},
		Calendars: map[string]*scenario.Calendar{"c": {Week: []scenario.WeekShift{{Days: []scenario.Day{1}, From: 9 * 3600e9, To: 17 * 3600e9}}}},
		Roles: map[string]*scenario.Role{"clerk": {Name: "Clerk", Headcount: 2, CostPerHour: 36_000_000},
			"expert": {Name: "Expert"}},
		People: map[string]*scenario.Person{"lin": {Name: "Lin", Roles: []string{"expert"}, Calendar: "c", CostPerHour: 90_000_000}},
		Tasks: map[string]*scenario.Task{
			"A": {Duration: minute(5), By: map[string]*scenario.Distribution{"lin": minute(3)}, Roles: []string{"clerk"}, Failure: &scenario.Failure{Chance: .1},
				Consult: &scenario.Duty{Duration: minute(2), Roles: []string{"expert"}}},
			"B": {Duration: minute(4), Roles: []string{"expert"}},
		},
		Branches: map[string]map[string]float64{"g": {"gb": .5, "go": .3, "gw": .2}, "o": {"oc": .6, "oe": .7}},
		Events:   map[string]*scenario.Event{"w": {After: minute(60), Chance: &half}},
		Run:      scenario.Run{Cases: 10, Replications: 1},
	}
}

func text(t *testing.T, s *scenario.Scenario) string {
	t.Helper()
	var b bytes.Buffer
	if err := scenario.Encode(&b, s); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func named(t *testing.T, d *model.Definitions, s *scenario.Scenario, name string) *lever.Lever {
	t.Helper()
	l, err := lever.Find(d, s, name)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// TestEveryLeverChangesACopyThatCanBePlayed, and nothing else.
func TestEveryLeverChangesACopyThatCanBePlayed(t *testing.T) {
	d, s := sketch.Process(network), numbers()
	before := text(t, s)
	all := lever.Of(d, s)
	var names []string
	for i := range all {
		l := &all[i]
		names = append(names, l.Name)
		same, err := l.Set(s, l.Now)
		if err != nil {
			t.Fatalf("%s: %v", l.Name, err)
		}
		if got := text(t, same); l.Name != "roles/expert/headcount" && l.Name != "roles/clerk/speed" && got != before {
			t.Errorf("%s as it is changes something:\n%s", l.Name, got)
		}
		value := map[lever.Kind]float64{lever.Factor: 1.25, lever.People: l.Now + 1, lever.Chance: .25}[l.Kind]
		changed, err := l.Set(s, value)
		if err != nil {
			t.Fatalf("%s: %v", l.Name, err)
		}
		if text(t, changed) == before {
			t.Errorf("%s changes nothing", l.Name)
		}
		if wrong := append(scenario.Validate(changed), changed.Against(d)...); len(wrong) > 0 {
			t.Errorf("%s makes a scenario that cannot be played: %v", l.Name, wrong[0].Error())
		}
		if text(t, s) != before {
			t.Fatalf("%s changed the scenario itself", l.Name)
		}
	}
	want := []string{"arrivals/s", "tasks/A/duration", "tasks/A/consult", "tasks/A/failure", "tasks/B/duration", "branches/g/gb", "branches/g/go", "branches/g/gw",
		"branches/o/oc", "branches/o/oe", "events/w/after", "events/w/chance", "roles/clerk/headcount", "roles/clerk/speed", "roles/clerk/costPerHour", "roles/expert/headcount"}
	if !slices.Equal(names, want) {
		t.Errorf("got levers %q\nwant %q", names, want)
	}
}

func TestTheOtherWaysOfAGatewayKeepTheirProportions(t *testing.T) {
	d, s := sketch.Process(network), numbers()
	for _, c := range []struct{ set, b, o, w float64 }{{.5, .5, .3, .2}, {0, 0, .6, .4}, {.75, .75, .15, .1}, {1, 1, 0, 0}} {
		changed, err := named(t, d, s, "branches/g/gb").Set(s, c.set)
		if err != nil {
			t.Fatal(err)
		}
		got := changed.Branches["g"]
		for flow, want := range map[string]float64{"gb": c.b, "go": c.o, "gw": c.w} {
			if math.Abs(got[flow]-want) > 1e-12 {
				t.Errorf("gb at %g: %s has %g, want %g", c.set, flow, got[flow], want)
			}
		}
	}
	changed, _ := named(t, d, s, "branches/o/oc").Set(s, .1)
	if got := changed.Branches["o"]; got["oc"] != .1 || got["oe"] != .7 {
		t.Errorf("an inclusive gateway has %v, want its flows by themselves", got)
	}
}

// TestWhoJoinsPeopleKnownByNameWorksTheirHours: round the clock and for nothing, as a
// headcount without calendar would be, is nobody that one could hire.
func TestWhoJoinsPeopleKnownByNameWorksTheirHours(t *testing.T) {
	d, s := sketch.Process(network), numbers()
	changed, err := named(t, d, s, "roles/expert/headcount").Set(s, 1)
	if err != nil {
		t.Fatal(err)
	}
	if got := changed.Roles["expert"]; got.Headcount != 1 || got.Calendar != "c" || got.CostPerHour != 90_000_000 {
		t.Errorf("got %+v, want one who works as Lin does", got)
	}
}

func TestPatternsChooseLevers(t *testing.T) {
	d, s := sketch.Process(network), numbers()
	for pattern, want := range map[string]int{"tasks": 4, "tasks/*/duration": 2, "TASKS/a": 3, "roles/*/headcount": 2, "*": 16, "branches/g/": 3} {
		got, err := lever.Matching(d, s, pattern)
		if err != nil || len(got) != want {
			t.Errorf("%s: got %d, %v; want %d", pattern, len(got), err, want)
		}
	}
	for _, pattern := range []string{"task", "tasks/A/durations", "tasks/A/duration/x", ""} {
		if got, err := lever.Matching(d, s, pattern); problem.Of(err) == nil || problem.Of(err).Code != "lever.unknown" {
			t.Errorf("%q: got %v, %v; want it refused", pattern, got, err)
		}
	}
}

func TestValuesThatALeverCannotTakeAreRefused(t *testing.T) {
	d, s := sketch.Process(network), numbers()
	for _, c := range []struct {
		name  string
		value float64
		code  string
	}{
		{"roles/clerk/headcount", 1.5, "lever.people"}, {"roles/clerk/headcount", -1, "lever.people"}, {"roles/clerk/headcount", math.NaN(), "lever.people"},
		{"branches/g/gb", 1.01, "lever.chance"}, {"tasks/A/failure", math.NaN(), "lever.chance"},
		{"arrivals/s", 0, "lever.factor"}, {"arrivals/s", math.Inf(1), "lever.factor"}, {"tasks/A/duration", -2, "lever.factor"},
	} {
		if _, err := named(t, d, s, c.name).Set(s, c.value); problem.Of(err) == nil || problem.Of(err).Code != c.code {
			t.Errorf("%s = %g: got %v, want %s", c.name, c.value, err, c.code)
		}
	}
}

// TestAHeadcountOfZeroBesideNamedPeopleDoesNotSayThatThereIsNobody: Lin is there all the same.
func TestAHeadcountOfZeroBesideNamedPeopleDoesNotSayThatThereIsNobody(t *testing.T) {
	s := numbers()
	d := sketch.Process(network)
	if l := named(t, d, s, "roles/expert/headcount"); l.Now != 0 || l.Label.EN != "people beside 1 named: Expert" || l.Label.ZH != "人数（1 名具名人员之外）：Expert" {
		t.Errorf("got %g %q", l.Now, l.Label)
	}
}

func TestALeverSaysInBothLanguagesWhatItIs(t *testing.T) {
	file, err := os.Open("../testdata/loan/process.bpmn")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	d, err := bpmn.Decode(file)
	if err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile("../testdata/loan/scenario.json")
	if err != nil {
		t.Fatal(err)
	}
	s, err := scenario.Decode(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]string{}
	for _, l := range lever.Of(d, s) {
		if l.Label.EN == "" || l.Label.ZH == "" {
			t.Errorf("%s has the label %q", l.Name, l.Label)
		}
		if other := seen[l.Label.EN]; other != "" {
			t.Errorf("%s and %s are both called %q", l.Name, other, l.Label.EN)
		}
		seen[l.Label.EN] = l.Name
	}
	if len(seen) < 5 {
		t.Errorf("the sample has only %d levers", len(seen))
	}
}

// TestTasksOfOneNameAreToldApartByTheirIds: three levers with the same words say nothing.
func TestTasksOfOneNameAreToldApartByTheirIds(t *testing.T) {
	d, s := sketch.Process(network), numbers()
	for _, id := range []model.ID{"A", "B"} {
		d.Node(id).Name = "做"
	}
	a, b := named(t, d, s, "tasks/A/duration").Label, named(t, d, s, "tasks/B/duration").Label
	if a.EN != "duration of “做 A”" || b.ZH != "“做 B”的作业时长" {
		t.Errorf("got %q and %q", a, b)
	}
}
