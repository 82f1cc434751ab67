package scenario

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/iotest"
	"time"

	"sandtable/engine/problem"
)

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

func written(t *testing.T, s *Scenario) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Encode(&b, s); err != nil {
		t.Fatalf("encode: %v", err)
	}
	return b.Bytes()
}

// places are problems in short: where and what.
func places(problems []problem.Problem) []string {
	var all []string
	for _, p := range problems {
		all = append(all, p.At.String()+" "+p.Code)
	}
	return all
}

// withEveryDistribution has one of each as the work of a task.
func withEveryDistribution() string {
	var tasks []string
	for i, c := range oneOfEach {
		tasks = append(tasks, fmt.Sprintf(`"T%d": {"duration": %s}`, i, c.text))
	}
	return strings.Replace(small, `"tasks": {`, `"tasks": {`+strings.Join(tasks, ", ")+", ", 1)
}

// withEveryNumber has one of each as what is known of a case.
func withEveryNumber() string {
	var data []string
	for i, c := range oneNumberOfEach {
		data = append(data, fmt.Sprintf(`"v%d": {"type": "number", "draw": %s}`, i, strings.Replace(c.text, "amount", "elapsed", 1)))
	}
	return strings.Replace(small, `"run": {`, `"data": {`+strings.Join(data, ", ")+`}, "run": {`, 1)
}

func TestAllMistakesAreToldInTheOrderOfTheFile(t *testing.T) {
	text := strings.NewReplacer(`"headcount": 3`, `"headcount": -3, "hedcount": 3`, `"PT1H"`, `"1h"`, `"replications": 2, "seed": 1`, `"sed": 1`, `"cases": 10, `, ``).Replace(small)
	s, problems, err := Inspect(strings.NewReader(text))
	if s != nil || err != nil {
		t.Errorf("got %v, %v; want no scenario and no error", s, err)
	}
	want := []string{
		"3:48 /arrivals/S/every/value scenario.duration",
		"5:22 /roles/clerk/headcount scenario.range",
		"5:39 /roles/clerk/hedcount scenario.unknown-field",
		"9:10 /run/sed scenario.unknown-field",
		"9:2 /run scenario.no-end", // what is missing is told after what is there
		"9:2 /run scenario.missing-field",
	}
	if got := places(problems); !slices.Equal(got, want) {
		t.Errorf(" got %q\nwant %q", got, want)
	}
}

func TestAFullScenarioReadsAsMeant(t *testing.T) {
	got, err := Decode(bytes.NewReader(must(os.ReadFile("testdata/full.json"))))
	if err != nil {
		t.Fatal(err)
	}
	want := &Scenario{
		Name: "As-is", Process: "Process_1", Zone: "Asia/Shanghai", Currency: "CNY",
		Start: time.Date(2026, time.January, 5, 9, 0, 0, 0, time.FixedZone("", 8*3600)),
		Arrivals: map[string]*Arrival{
			"StartEvent_1": {Every: &Distribution{Kind: Exponential, Mean: hour}, Calendar: "office"},
			"StartEvent_2": {Every: &Distribution{Kind: Fixed, Value: 36 * hour}, Closed: Defer},
		},
		Calendars: map[string]*Calendar{"office": {
			Name: "Office hours", Zone: "Asia/Shanghai",
			Week: []WeekShift{{Days: []Day{1, 2, 3, 4, 5}, From: TimeOfDay(9 * time.Hour), To: TimeOfDay(17 * time.Hour)}},
			Exceptions: []Exception{
				{Date: Date{2026, time.February, 17}, Name: "春节"},
				{Date: Date{2026, time.February, 28}, Open: []Span{{TimeOfDay(9 * time.Hour), TimeOfDay(12 * time.Hour)}}},
			},
		}},
		Roles:  map[string]*Role{"clerk": {Name: "Clerk", Headcount: 3, Calendar: "office", CostPerHour: 36_000_000}},
		People: map[string]*Person{"alice": {Name: "Alice", Roles: []string{"clerk"}, Calendar: "office", CostPerHour: 40_000_000}},
		Tasks: map[string]*Task{"Task_1": {
			Duration: &Distribution{Kind: Lognormal, Mean: 20 * minute, SD: 8 * minute}, Roles: []string{"clerk"},
			By:   map[string]*Distribution{"alice": {Kind: Uniform, Min: 10 * minute, Max: 30 * minute}},
			Cost: 5_000_000,
		}},
		Branches: map[string]map[string]float64{"Gateway_1": {"Flow_a": 0.2, "Flow_b": 0.8}},
		Run:      Run{Cases: 1000, Horizon: 30 * day, Replications: 30, Warmup: Warmup{Auto: true}, Seed: 1<<53 - 1},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf(" got %s\nwant %s", written(t, got), written(t, want))
	}
}

func TestWhatIsWrittenReadsBackTheSameAndIsWrittenTheSame(t *testing.T) {
	for _, text := range []string{small, string(must(os.ReadFile("testdata/full.json"))), string(must(os.ReadFile("testdata/everything.json"))), withEveryDistribution(), withEveryNumber()} {
		first, err := Decode(strings.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		bytes1 := written(t, first)
		second, err := Decode(bytes.NewReader(bytes1))
		if err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(first, second) {
			t.Errorf("read back as\n%s\nwant\n%s", written(t, second), bytes1)
		}
		if bytes2 := written(t, second); !bytes.Equal(bytes1, bytes2) {
			t.Errorf("written as\n%s\nthen as\n%s", bytes1, bytes2)
		}
	}
}

func TestTheCanonicalFormIsStable(t *testing.T) {
	want := must(os.ReadFile("testdata/small.canonical.json"))
	if got := written(t, must(Decode(strings.NewReader(small)))); !bytes.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestEmptyAndMissingFieldsMeanTheSame(t *testing.T) {
	const bare = `{"$schema": "urn:sandtable:scenario:1", "start": "2026-01-05T09:00:00Z", "zone": "UTC", "run": {"cases": 1, "replications": 1}}`
	empty := strings.Replace(bare, `"run"`, `"arrivals": {}, "calendars": {}, "roles": {}, "people": {}, "tasks": {}, "branches": {}, "run"`, 1)
	a, b := must(Decode(strings.NewReader(bare))), must(Decode(strings.NewReader(empty)))
	if !reflect.DeepEqual(a, b) {
		t.Errorf("got %+v and %+v, want the same", a, b)
	}
}

func TestAScenarioMadeInGoIsJudgedAsAFileIs(t *testing.T) {
	if got := Validate(must(Decode(strings.NewReader(small)))); len(got) != 0 {
		t.Errorf("got %v, want no problems", got)
	}
	bad := &Scenario{
		Zone:     "UTC",
		Arrivals: map[string]*Arrival{"S": {}, "S2": nil},
		Roles:    map[string]*Role{"r": {Headcount: -1, Calendar: "none", CostPerHour: -5}},
		Tasks:    map[string]*Task{"T": {Duration: &Distribution{Kind: "odd"}, Roles: []string{"q"}}, "T2": {Duration: &Distribution{Kind: Samples}}},
		Run:      Run{Horizon: -1},
	}
	want := []string{
		"/start scenario.missing-field",
		"/arrivals/S scenario.arrival-empty",
		"/arrivals/S2 scenario.wrong-type",
		"/roles/r/headcount scenario.range",
		"/roles/r/calendar scenario.unknown-calendar",
		"/roles/r/costPerHour scenario.money",
		"/tasks/T/duration/dist scenario.choice",
		"/tasks/T/roles/0 scenario.unknown-role",
		"/tasks/T2/duration/values scenario.empty",
		"/run/horizon scenario.duration-negative",
		"/run/replications scenario.range",
	}
	for range 5 { // the order does not change
		if got := places(Validate(bad)); !slices.Equal(got, want) {
			t.Fatalf(" got %q\nwant %q", got, want)
		}
	}
	var b bytes.Buffer
	if err := Encode(&b, bad); problem.Of(err) == nil || b.Len() > 0 {
		t.Errorf("encode: got %v and %q, want a problem and nothing written", err, b.String())
	}
}

func TestAShareThatIsNotANumberIsRefused(t *testing.T) {
	s := must(Decode(strings.NewReader(small)))
	s.Branches["G"]["a"] = math.NaN()
	if got := places(Validate(s)); !slices.Equal(got, []string{" scenario.not-a-number"}) {
		t.Errorf("got %q", got)
	}
}

func TestAFileThatIsTooLargeIsRefusedWithoutBeingKept(t *testing.T) {
	_, err := Decode(io.MultiReader(strings.NewReader(`{"name": "`), io.LimitReader(endless{}, 1<<40)))
	if p := problem.Of(err); p == nil || p.Code != "scenario.too-big" {
		t.Errorf("got %v, want scenario.too-big", err)
	}
	_, err = Decode(strings.NewReader("[" + strings.Repeat("1,", mostValues) + "1]"))
	if p := problem.Of(err); p == nil || p.Code != "scenario.too-big" {
		t.Errorf("got %v, want scenario.too-big", err)
	}
}

// endless is a text without end.
type endless struct{}

func (endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = 'a'
	}
	return len(p), nil
}

func TestAFileThatCannotBeReadIsNotAnEmptyOne(t *testing.T) {
	broken := errors.New("the disk is gone")
	if _, err := Decode(iotest.ErrReader(broken)); !errors.Is(err, broken) {
		t.Errorf("got %v, want %v", err, broken)
	}
}

func TestTheMarkOfSomeEditorsIsNoMistake(t *testing.T) {
	if _, err := Decode(strings.NewReader("\ufeff" + small)); err != nil {
		t.Error(err)
	}
}

func FuzzDecode(f *testing.F) {
	f.Add([]byte(small))
	f.Add([]byte(withEveryDistribution()))
	f.Add([]byte(withEveryNumber()))
	f.Add(must(os.ReadFile("testdata/full.json")))
	f.Add(must(os.ReadFile("testdata/everything.json")))
	for _, s := range []string{"", "{}", "[]", `{"a":1e999}`, `{"a":"\ud800"}`, strings.Repeat("[", 100), strings.Replace(small, `"seed": 1`, `"seed": -0`, 1)} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		s, problems, err := Inspect(bytes.NewReader(text))
		for _, p := range problems {
			if p.Code == "" || p.Message.EN == "" || p.Message.ZH == "" {
				t.Fatalf("%+v is not a problem in two languages", p)
			}
		}
		if err != nil && problem.Of(err) == nil || s == nil && err == nil && len(problems) == 0 {
			t.Fatalf("got %v, %v, %v", s, problems, err)
		}
		if s == nil {
			return
		}
		back, err := Decode(bytes.NewReader(written(t, s)))
		if err != nil || !reflect.DeepEqual(back, s) {
			t.Fatalf("read back as %+v, %v; want %+v", back, err, s)
		}
	})
}
