package scenario

import (
	"bytes"
	"fmt"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"sandtable/engine/model"
	"sandtable/engine/problem"
	"sandtable/engine/sketch"
)

func singleTask() *model.Definitions {
	return sketch.Process("startEvent s\ntask A\nendEvent e\ns -> A f1\nA -> e f2")
}

// claimNamed is claim with a name that Prosimos files refer to.
func claimNamed() *model.Definitions {
	d := claim()
	d.Node("transfer").Name = "Transfer the money"
	return d
}

func TestTheSmallestProsimosFileIsImported(t *testing.T) {
	s, notices, err := FromProsimos(bytes.NewReader(must(os.ReadFile("testdata/prosimos-mm1.json"))), singleTask())
	if err != nil {
		t.Fatal(err)
	}
	always := []WeekShift{{Days: []Day{1, 2, 3, 4, 5, 6, 0}, To: midnight}}
	want := blank("Prosimos")
	want.Currency = ""
	want.Arrivals = map[string]*Arrival{"s": {Every: &Distribution{Kind: Exponential, Mean: 100 * second}, Calendar: "arrivals", Closed: Defer}}
	want.Calendars = map[string]*Calendar{"c": {Name: "c", Week: always}, "arrivals": {Name: "Arrivals", Week: always}}
	want.Roles = map[string]*Role{"p_r": {Name: "p_r", Headcount: 1, Calendar: "c", CostPerHour: 36_000_000}}
	want.Tasks = map[string]*Task{"A": {Duration: &Distribution{Kind: Exponential, Mean: 80 * second}, Roles: []string{"p_r"}}}
	want.Run = Run{Cases: 1000, Replications: 30, Seed: 1}
	if !reflect.DeepEqual(s, want) {
		t.Errorf("got\n%s\nwant\n%s", written(t, s), written(t, want))
	}
	if got := places(notices); !slices.Equal(got, []string{"1:1 scenario.prosimos-assumed"}) {
		t.Errorf("notices: got %q", got)
	}
}

func TestAProsimosFileIsImportedByItsMeaning(t *testing.T) {
	s, notices, err := FromProsimos(bytes.NewReader(must(os.ReadFile("testdata/prosimos-claims.json"))), claimNamed())
	if err != nil {
		t.Fatal(err)
	}
	nine, five := TimeOfDay(9*time.Hour), TimeOfDay(17*time.Hour)
	wantCalendars := map[string]*Calendar{
		"office":   {Name: "Office", Week: []WeekShift{{[]Day{1, 2, 3, 4, 5}, nine, five}}},
		"nights":   {Name: "Nights", Week: []WeekShift{{[]Day{6}, TimeOfDay(22 * time.Hour), midnight}, {[]Day{0}, 0, TimeOfDay(6 * time.Hour)}}},
		"arrivals": {Name: "Arrivals", Week: []WeekShift{{[]Day{5, 6, 0, 1}, TimeOfDay(8 * time.Hour), TimeOfDay(12*time.Hour + 30*time.Minute)}}},
	}
	wantRoles := map[string]*Role{
		"desk": {Name: "Desk"},
		"temp": {Name: "Temps", Headcount: 4, Calendar: "nights", CostPerHour: 20_000_000},
		"cash": {Name: "Cash", Headcount: 2, Calendar: "office", CostPerHour: 40_000_000},
		// The pool's id is that of a person, who keeps it.
		"cal_":      {Name: "Cal"},
		"team_file": {Name: "Cal · file"},
	}
	wantPeople := map[string]*Person{
		"ann": {Name: "Ann", Roles: []string{"desk", "team_file"}, Calendar: "office", CostPerHour: 30_500_000},
		"ben": {Name: "Ben", Roles: []string{"desk", "cal_"}, Calendar: "office", CostPerHour: 30_500_000},
		"cal": {Name: "Cal", Roles: []string{"cal_", "team_file"}, Calendar: "office"},
	}
	quick := &Distribution{Kind: Uniform, Min: minute, Max: 120*second + second/4}
	wantTasks := map[string]*Task{
		"check": {Roles: []string{"desk"}, Duration: &Distribution{Kind: Normal, Mean: 600 * second, SD: minute},
			By: map[string]*Distribution{"ben": {Kind: Lognormal, Mean: 600 * second, SD: 120 * second, Max: hour}}},
		"file": {Roles: []string{"temp", "team_file"}, Duration: quick,
			By: map[string]*Distribution{"cal": {Kind: Gamma, Mean: 100 * second, SD: 20 * second, Min: 30 * second}}},
		"transfer": {Roles: []string{"cash"}, Duration: &Distribution{Kind: Fixed, Value: 300 * second}},
	}
	wantArrivals := map[string]*Arrival{"start": {Calendar: "arrivals", Closed: Defer, Every: &Distribution{Kind: Discrete,
		Values: []Weighted{{600 * second, 0.25}, {900*second + second/2, 0}, {1800 * second, 0.75}}}}}
	for _, c := range []struct {
		name      string
		got, want any
	}{
		{"calendars", s.Calendars, wantCalendars}, {"roles", s.Roles, wantRoles}, {"people", s.People, wantPeople},
		{"tasks", s.Tasks, wantTasks}, {"arrivals", s.Arrivals, wantArrivals},
	} {
		if !reflect.DeepEqual(c.got, c.want) {
			t.Errorf("%s differ in\n%s", c.name, written(t, s))
		}
	}
	ok := s.Branches["ok"]
	if near := func(a, b float64) bool { return a-b < 1e-12 && b-a < 1e-12 }; !near(ok["yes"], 0.7) || !near(ok["no"], 0.15) || !near(ok["again"], 0.15) {
		t.Errorf("exclusive gateway: got %v; want 0.7 and the rest shared", ok)
	}
	if want := map[string]float64{"money": 0.9, "paper": 0.8}; !reflect.DeepEqual(s.Branches["also"], want) {
		t.Errorf("inclusive gateway: got %v, want the chances as they are", s.Branches["also"])
	}
	if got, want := places(notices), []string{"28:6 /task_resource_distribution/2/task_id scenario.prosimos-by-name", "1:1 scenario.prosimos-assumed"}; !slices.Equal(got, want) {
		t.Errorf("notices:\n got %q\nwant %q", got, want)
	}
	if got := s.Against(claimNamed()); len(got) > 0 {
		t.Errorf("it does not fit its drawing: %v", got)
	}
}

func TestParametersOfProsimosComeInTheirOwnOrders(t *testing.T) {
	for _, c := range []struct {
		name   string
		params string
		want   Distribution
	}{
		{"fix", "7", Distribution{Kind: Fixed, Value: 7 * second}},
		{"fix", "0.0000000014", Distribution{Kind: Fixed, Value: 1}},
		{"uniform", "0 3", Distribution{Kind: Uniform, Max: 3 * second}},
		{"uniform", "3 3", Distribution{Kind: Fixed, Value: 3 * second}},
		{"expon", "80 0 1e12", Distribution{Kind: Exponential, Mean: 80 * second}},
		{"expon", "80 20 600", Distribution{Kind: Exponential, Mean: 80 * second, Min: 20 * second, Max: 600 * second}},
		{"expon", "80", Distribution{Kind: Exponential, Mean: 80 * second}},
		{"expon", "80 80 600", Distribution{Kind: Fixed, Value: 80 * second}},
		{"norm", "80 20 -5 Infinity", Distribution{Kind: Normal, Mean: 80 * second, SD: 20 * second}},
		{"norm", "80 20 10 100", Distribution{Kind: Normal, Mean: 80 * second, SD: 20 * second, Min: 10 * second, Max: 100 * second}},
		{"norm", "80 0 0 1e12", Distribution{Kind: Fixed, Value: 80 * second}},
		{"lognorm", "80 25600 0 1e12", Distribution{Kind: Lognormal, Mean: 80 * second, SD: 160 * second}},
		{"gamma", "80 1600 1 500", Distribution{Kind: Gamma, Mean: 80 * second, SD: 40 * second, Min: second, Max: 500 * second}},
	} {
		var params []string
		for _, p := range strings.Fields(c.params) {
			params = append(params, `{"value": `+p+`}`)
		}
		text := strings.Replace(string(must(os.ReadFile("testdata/prosimos-mm1.json"))),
			`"distribution_name": "expon", "distribution_params": [{"value": 80}, {"value": 0}, {"value": 1e12}]`,
			fmt.Sprintf(`"distribution_name": %q, "distribution_params": [%s]`, c.name, strings.Join(params, ", ")), 1)
		s, _, err := FromProsimos(strings.NewReader(text), singleTask())
		if err != nil {
			t.Errorf("%s %s: %v", c.name, c.params, err)
			continue
		}
		if got := *s.Tasks["A"].Duration; !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s %s: got %+v, want %+v", c.name, c.params, got, c.want)
		}
	}
}

func TestProbabilitiesThatDoNotSumTo1AreScaledWithANotice(t *testing.T) {
	text := strings.Replace(string(must(os.ReadFile("testdata/prosimos-claims.json"))),
		`{"path_id": "yes", "value": 0.7}, {"path_id": "no"}, {"path_id": "again"}`,
		`{"path_id": "yes", "value": 0.5}, {"path_id": "no", "value": 0.25}, {"path_id": "again", "value": 0.5}`, 1)
	s, notices, err := FromProsimos(strings.NewReader(text), claimNamed())
	if err != nil {
		t.Fatal(err)
	}
	if want := map[string]float64{"yes": 0.4, "no": 0.2, "again": 0.4}; !reflect.DeepEqual(s.Branches["ok"], want) {
		t.Errorf("got %v, want %v", s.Branches["ok"], want)
	}
	if got := places(notices); !slices.Contains(got, "17:26 /gateway_branching_probabilities/0/probabilities scenario.prosimos-scaled") {
		t.Errorf("got %q", got)
	}
}

func TestAFileForOneOfSeveralProcessesSaysWhich(t *testing.T) {
	d := singleTask()
	other := sketch.Process("startEvent s2\ntask B\ns2 -> B f1").Processes[0]
	other.ID = "Other"
	d.Processes = []*model.Process{other, d.Processes[0]}
	s, notices, err := FromProsimos(bytes.NewReader(must(os.ReadFile("testdata/prosimos-mm1.json"))), d)
	if err != nil || s.Process != "P" || s.Arrivals["s"] == nil {
		t.Fatalf("got %+v, %v; want arrivals of the process P", s, err)
	}
	want := []string{"1:1 scenario.prosimos-process", "1:1 scenario.prosimos-assumed", "1:1 scenario.prosimos-no-duration"}
	if got := places(notices); !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func FuzzFromProsimos(f *testing.F) {
	f.Add(must(os.ReadFile("testdata/prosimos-mm1.json")))
	f.Add(must(os.ReadFile("testdata/prosimos-claims.json")))
	f.Add(must(os.ReadFile("testdata/prosimos-rules.json")))
	f.Add([]byte(`{"resource_profiles": NaN}`))
	d := claimNamed()
	d.Processes[0].Nodes = append(d.Processes[0].Nodes, printing().Processes[0].Nodes[2:]...)
	d.Processes[0].Nodes = append(d.Processes[0].Nodes, singleTask().Processes[0].Nodes[1]) // task A
	f.Fuzz(func(t *testing.T, text []byte) {
		s, notices, err := FromProsimos(bytes.NewReader(text), d)
		if err != nil {
			if p := problem.Of(err); p == nil || p.Message.ZH == "" || s != nil || notices != nil {
				t.Fatalf("got %v, %v, %v", s, notices, err)
			}
			return
		}
		if got := Validate(s); len(got) > 0 {
			t.Fatalf("imported with problems: %v", got)
		}
	})
}
