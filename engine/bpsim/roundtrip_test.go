package bpsim_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"sandtable/engine/bpsim"
	"sandtable/engine/compile"
	"sandtable/engine/model"
	"sandtable/engine/report"
	"sandtable/engine/scenario"
	"sandtable/engine/simulate"
	"sandtable/engine/sketch"
)

const (
	second = scenario.Duration(time.Second)
	minute = 60 * second
	hour   = 60 * minute
)

// dice draws a process and numbers for it that BPSim can say.
type dice struct {
	*rand.Rand
	text   strings.Builder
	tasks  []string
	splits map[string][]string // flows by gateway
	events []string
	flows  int
}

func (d *dice) often(chance float64) bool { return d.Float64() < chance }

func pickOne[T any](d *dice, of ...T) T { return of[d.IntN(len(of))] }

func (d *dice) node(kind, more string) string {
	id := fmt.Sprintf("%s_%d", kind, d.flows+len(d.tasks)+len(d.events)+d.text.Len())
	fmt.Fprintf(&d.text, "%s %s %s\n", kind, id, more)
	return id
}

func (d *dice) connect(from, to string) string {
	d.flows++
	id := fmt.Sprintf("flow%d", d.flows)
	fmt.Fprintf(&d.text, "%s -> %s %s\n", from, to, id)
	return id
}

// draw makes a process of one step after the other.
func (d *dice) draw() *model.Definitions {
	d.splits = map[string][]string{}
	d.text.WriteString("startEvent s\n")
	last := d.task()
	d.connect("s", last)
	for range 2 + d.IntN(4) {
		switch d.IntN(4) {
		case 0:
			wait := d.node("intermediateCatchEvent", "timer")
			d.events = append(d.events, wait)
			d.connect(last, wait)
			last = wait
		case 1:
			kind := pickOne(d, "exclusiveGateway", "inclusiveGateway")
			split, join := d.node(kind, ""), d.node(kind, "")
			d.connect(last, split)
			for range 2 + d.IntN(2) {
				task := d.task()
				d.splits[split] = append(d.splits[split], d.connect(split, task))
				d.connect(task, join)
			}
			last = join
		default:
			task := d.task()
			d.connect(last, task)
			last = task
		}
	}
	fmt.Fprintf(&d.text, "endEvent e\n%s -> e last\n", last)
	return sketch.Process(d.text.String())
}

func (d *dice) task() string {
	id := d.node("task", "")
	d.tasks = append(d.tasks, id)
	return id
}

func (d *dice) time() *scenario.Distribution {
	mean := scenario.Duration(1+d.IntN(100)) * pickOne(d, second, minute, 7*second/3, minute/7)
	switch d.IntN(11) {
	case 0:
		return &scenario.Distribution{Kind: scenario.Uniform, Min: mean, Max: 2 * mean}
	case 1:
		return &scenario.Distribution{Kind: scenario.Triangular, Min: mean / 2, Mode: mean, Max: 3 * mean}
	case 2:
		return &scenario.Distribution{Kind: scenario.Normal, Mean: mean, SD: mean / 4}
	case 3:
		return &scenario.Distribution{Kind: scenario.Normal, Mean: mean, SD: mean / 4, Min: mean / 2, Max: 3 * mean / 2}
	case 4:
		return &scenario.Distribution{Kind: scenario.Lognormal, Mean: mean, SD: mean / 3}
	case 5:
		return &scenario.Distribution{Kind: scenario.Exponential, Mean: mean}
	case 6:
		return &scenario.Distribution{Kind: scenario.Gamma, Mean: mean, SD: mean / 2}
	case 7:
		return &scenario.Distribution{Kind: scenario.Erlang, Mean: mean, K: 1 + d.IntN(5)}
	case 8:
		return &scenario.Distribution{Kind: scenario.Weibull, Shape: 1.5, Scale: mean}
	case 9:
		return &scenario.Distribution{Kind: scenario.Discrete, Values: []scenario.Weighted{{Value: mean, Weight: .25}, {Value: 2 * mean, Weight: .75}}}
	}
	return &scenario.Distribution{Kind: scenario.Fixed, Value: mean}
}

func at(hours float64) scenario.TimeOfDay {
	return scenario.TimeOfDay(hours * float64(time.Hour))
}

func (d *dice) calendar() *scenario.Calendar {
	c := &scenario.Calendar{Name: pickOne(d, "", "Office & “home” <b>", "办公时间"), Zone: pickOne(d, "", "Europe/Berlin"),
		Week: []scenario.WeekShift{{Days: []scenario.Day{1, 2, 3, 4, 5}, From: at(9), To: at(12)}, {Days: []scenario.Day{1, 3, 2}, From: at(13.5), To: at(24)}}}
	if d.often(.5) {
		c.Exceptions = []scenario.Exception{
			{Date: scenario.Date{Year: 2026, Month: time.January, Day: 7}, Name: "元旦; again, and a name that is long enough for a folded line of text"},
			{Date: scenario.Date{Year: 2026, Month: time.January, Day: 10}, Name: "Working Saturday", Open: []scenario.Span{{From: at(10), To: at(11)}, {From: at(12), To: at(13)}}},
			{Date: scenario.Date{Year: 2026, Month: time.January, Day: 11}},
		}
	}
	return c
}

// scenario is one that BPSim can say.
func (d *dice) scenario() *scenario.Scenario {
	s := &scenario.Scenario{Name: "Today & tomorrow", Start: time.Date(2026, 1, 5, 9, 0, 0, 0, time.FixedZone("", 8*60*60)), Zone: "Asia/Shanghai",
		Currency:  pickOne(d, "CNY", "EUR", ""),
		Calendars: map[string]*scenario.Calendar{"office": d.calendar(), "evening": d.calendar()},
		Roles: map[string]*scenario.Role{
			"clerk": {Headcount: 1 + d.IntN(3), Calendar: pickOne(d, "", "office", "evening"), CostPerHour: scenario.Money(d.IntN(90_000_000)), Terms: scenario.Terms{CostPerUse: scenario.Money(d.IntN(2) * 1_250_000)}},
			"boss":  {Name: "The boss & co"}, "team": {Headcount: 2, Name: "团队"},
		},
		People: map[string]*scenario.Person{"wang": {Name: "王芳", Roles: []string{"boss", "team"}, Calendar: pickOne(d, "", "office"), CostPerHour: 50_000_000}, "li": {Roles: []string{"boss"}}},
		Tasks:  map[string]*scenario.Task{}, Events: map[string]*scenario.Event{}, Branches: map[string]map[string]float64{},
		Conditions: map[string]string{}, Decisions: map[string]scenario.Decision{},
		Data: map[string]*scenario.Variable{
			"amount": {Type: scenario.NumberType, Source: scenario.Source{Draw: &scenario.Number{Kind: scenario.Lognormal, Mean: 1000, SD: 300}}},
			"tier":   {Type: scenario.TextType, Values: []string{"gold", "silver"}, Source: scenario.Source{Choice: []scenario.Choice{{Value: "gold", Weight: .2}, {Value: "silver", Weight: .8}}}},
			"rounds": {Type: scenario.IntegerType, Source: scenario.Source{Value: 0.0}}, "vip": {Type: scenario.BooleanType, Source: scenario.Source{Value: true}},
			"fee": {Type: scenario.NumberType, Source: scenario.Source{Formula: "amount * 2"}},
		},
		Arrivals: map[string]*scenario.Arrival{"s": d.arrival()},
		Run:      scenario.Run{Cases: 20 + d.IntN(50), Replications: 1 + d.IntN(3), Seed: d.Uint64N(1 << 50)}}
	if d.often(.3) {
		s.Run.Horizon = 50 * hour
	}
	for _, id := range d.tasks {
		s.Tasks[id] = d.work()
	}
	for _, id := range d.events {
		s.Events[id] = &scenario.Event{After: d.time(), Calendar: pickOne(d, "", "office")}
	}
	for gateway, flows := range d.splits {
		shares := map[string]float64{flows[0]: .25, flows[1]: .75}
		if len(flows) > 2 {
			shares = map[string]float64{flows[0]: .25, flows[1]: .5, flows[2]: .25}
		}
		s.Branches[gateway] = shares
		if d.often(.5) {
			s.Decisions[gateway] = scenario.ConditionsThenShares
			s.Conditions[flows[0]] = pickOne(d, `amount > 1000 and tier == "gold"`, `not vip or rounds >= 2`, "(amount + 1) * 2 - fee / 3 != 7 % 4", `not (tier != "silver") and true`, "round(amount) > floor(fee) - (2 - 1)")
		}
	}
	if d.often(.3) {
		s.Queue = &scenario.Queue{Preempt: true}
	}
	return s
}

func (d *dice) arrival() *scenario.Arrival {
	switch d.IntN(4) {
	case 0:
		return &scenario.Arrival{Rate: &scenario.Profile{Week: []scenario.HourlyRate{
			{Days: []scenario.Day{1, 2, 3, 4, 5}, From: at(8), To: at(12), PerHour: 7}, {Days: []scenario.Day{1, 2, 3, 4, 5}, From: at(12), To: at(24), PerHour: 2.3}}}}
	case 1:
		a := &scenario.Arrival{}
		when := time.Date(2026, 1, 5, 9, 0, 0, 0, time.FixedZone("", 8*60*60))
		for range 90 {
			when = when.Add(time.Duration(d.IntN(100)) * time.Minute / 7)
			a.Cases = append(a.Cases, scenario.Instance{At: when})
		}
		return a
	}
	return &scenario.Arrival{Every: d.time(), Calendar: pickOne(d, "", "office", "evening")}
}

func (d *dice) work() *scenario.Task {
	t := &scenario.Task{Duration: d.time(), Roles: pickOne(d, []string{"clerk"}, []string{"clerk", "boss"}, []string{"team"}, []string{"boss"}), Cost: scenario.Money(d.IntN(3) * 1_000_001), Urgency: float64(d.IntN(3))}
	if d.often(.2) {
		t.Roles, t.Needs = nil, []scenario.Need{{Roles: []string{"clerk"}}, {Roles: []string{"boss", "team"}, Count: 2}}
	}
	if d.often(.1) {
		t.Duration = &scenario.Distribution{Kind: scenario.Expression, Formula: "10 + rounds * 2", Unit: minute}
	}
	if d.often(.3) {
		t.Writes = []*scenario.Write{{To: "rounds", Source: scenario.Source{Formula: "rounds + 1"}}, {To: "tier", Source: scenario.Source{Value: "gold"}},
			{To: "amount", Source: scenario.Source{Draw: &scenario.Number{Kind: scenario.Uniform, Min: pointer(10.5), Max: pointer(99.25)}}}, {To: "vip", Source: scenario.Source{Formula: "amount > 50"}}}
	}
	return t
}

func pointer(f float64) *float64 { return &f }

// TestWhatBPSimCanSayComesBackAndGivesTheSameReport writes random scenarios, reads them
// again, and plays both.
func TestWhatBPSimCanSayComesBackAndGivesTheSameReport(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	played := 0
	for seed := uint64(1); seed <= 150; seed++ {
		d := &dice{Rand: rand.New(rand.NewPCG(seed, 7))}
		drawing := d.draw()
		s := d.scenario()
		if wrong := scenario.Validate(s); len(wrong) > 0 {
			t.Fatalf("%d: %v", seed, &wrong[0])
		}
		text, notices, err := bpsim.Encode(s, drawing)
		if err != nil {
			t.Fatalf("%d: %v", seed, err)
		}
		for _, n := range notices {
			if bpsim.Lost(n) {
				t.Fatalf("%d: %v\n%s", seed, &n, text)
			}
		}
		back := decoded(t, text, drawing)
		if got, want := written(t, back), written(t, s); got != want {
			t.Fatalf("%d: got\n%s\nwant\n%s\nthrough\n%s", seed, got, want, text)
		}
		if seed%5 == 0 {
			played++
			if got, want := reported(t, drawing, back), reported(t, drawing, s); got != want {
				t.Fatalf("%d: the reports differ\n%s", seed, text)
			}
		}
	}
	if played < 30 {
		t.Errorf("only %d were played", played)
	}
}

func decoded(t *testing.T, text []byte, drawing *model.Definitions) *scenario.Scenario {
	t.Helper()
	f, err := bpsim.Decode(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	s, notices, err := f.Scenario("", drawing)
	if err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	for _, n := range notices {
		if bpsim.Lost(n) {
			t.Errorf("%v\n%s", &n, text)
		}
	}
	return s
}

func written(t *testing.T, s *scenario.Scenario) string {
	t.Helper()
	var b strings.Builder
	if err := scenario.Encode(&b, s); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func reported(t *testing.T, drawing *model.Definitions, s *scenario.Scenario) string {
	t.Helper()
	p, err := compile.Definitions(drawing, s)
	if err != nil {
		t.Fatal(err)
	}
	r, err := simulate.Program(context.Background(), p, simulate.Options{Threads: 1})
	if err != nil {
		t.Fatal(err)
	}
	text, err := json.Marshal(report.Of(p, r, "test"))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
