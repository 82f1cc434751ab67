package simulate_test

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"sandtable/engine/compile"
	"sandtable/engine/scenario"
	"sandtable/engine/simulate"
	"sandtable/engine/sketch"
)

// dice makes a random net and a random scenario for it.
type dice struct {
	*rand.Rand
	text   strings.Builder
	tasks  []string
	flows  int
	nodes  int
	leaves bool // something may take work away before it is done
}

func (d *dice) often(chance float64) bool { return d.Float64() < chance }

func (d *dice) node(kind, more string) string {
	id := fmt.Sprintf("%c%d", kind[0], d.nodes)
	d.nodes++
	fmt.Fprintf(&d.text, "%s %s %s\n", kind, id, more)
	return id
}

func (d *dice) connect(from, to string) string {
	id := fmt.Sprintf("f%d", d.flows)
	d.flows++
	fmt.Fprintf(&d.text, "%s -> %s %s\n", from, to, id)
	return id
}

// block draws something to do after a node, and says what comes last in it.
func (d *dice) block(after string, depth int) string {
	switch kind := d.IntN(10); {
	case depth == 0 || kind < 4:
		return d.task(after)
	case kind < 6:
		return d.block(d.block(after, depth-1), depth-1)
	case kind == 6:
		return d.split(after, "exclusiveGateway", depth)
	case kind == 7:
		return d.split(after, "parallelGateway", depth)
	case kind == 8:
		return d.split(after, "inclusiveGateway", depth)
	}
	join := d.node("exclusiveGateway", "")
	d.connect(after, join)
	last := d.block(join, depth-1)
	again := d.node("exclusiveGateway", "")
	d.connect(last, again)
	d.connect(again, join)
	return again
}

func (d *dice) task(after string) string {
	marker := ""
	if d.often(.1) {
		marker = "several"
	}
	id := d.node("task", marker)
	d.tasks = append(d.tasks, id)
	d.connect(after, id)
	if marker == "" && d.often(.15) { // cut off by a timer
		d.leaves = true
		join := d.node("exclusiveGateway", "")
		late := d.node("boundaryEvent", "timer on="+id)
		d.connect(id, join)
		d.connect(late, join)
		return join
	}
	return id
}

func (d *dice) split(after, kind string, depth int) string {
	split := d.node(kind, "")
	d.connect(after, split)
	var ends []string
	for range 2 + d.IntN(2) {
		ends = append(ends, d.block(split, depth-1))
	}
	join := d.node(kind, "")
	for _, end := range ends {
		d.connect(end, join)
	}
	return join
}

func (d *dice) duration() *scenario.Distribution {
	mean := seconds(float64(60 * (1 + d.IntN(40))))
	switch d.IntN(5) {
	case 0:
		return &scenario.Distribution{Kind: scenario.Fixed, Value: mean}
	case 1:
		return &scenario.Distribution{Kind: scenario.Uniform, Min: 0, Max: 2 * mean}
	case 2:
		return &scenario.Distribution{Kind: scenario.Expression, Formula: "size * 60 + chance", Unit: seconds(1)}
	}
	return &scenario.Distribution{Kind: scenario.Exponential, Mean: mean}
}

func pickOne[T any](d *dice, of ...T) T { return of[d.IntN(len(of))] }

// scenario is one for what has been drawn. Everybody has some hours in common, so that no work is stuck for good.
func (d *dice) scenario() *scenario.Scenario {
	s := &scenario.Scenario{Start: monday(), Zone: pickOne(d, "UTC", "Europe/Berlin", "America/New_York"), Tasks: tasks{}, Roles: roles{}, People: map[string]*scenario.Person{},
		Calendars: map[string]*scenario.Calendar{"long": week(time.Saturday, 6, 22), "office": office(), "broken": week(time.Friday, 8, 11, 11.5, 16), "short": week(time.Friday, 9.5, 11.25)},
		Arrivals:  map[string]*scenario.Arrival{"s": {Every: exponential(float64(600 + d.IntN(6000)))}},
		Data:      map[string]*scenario.Variable{"size": {Type: scenario.NumberType, Source: scenario.Source{Draw: &scenario.Number{Kind: scenario.Exponential, Mean: 12}}}},
		Stock:     map[string]*scenario.Stock{"stuff": {Initial: 5, ReorderAt: 3, OrderUpTo: 20, LeadTime: exponential(7200)}},
		Events:    map[string]*scenario.Event{},
		Run:       scenario.Run{Cases: 40 + d.IntN(60), Replications: 2, Seed: d.Uint64N(1 << 50)}}
	if d.often(.5) {
		s.Queue = d.queue()
	}
	names := []string{"a", "b", "c", "d"}[:2+d.IntN(3)]
	for _, name := range names {
		s.Roles[name] = &scenario.Role{Headcount: 2 + d.IntN(3), Calendar: pickOne(d, "", "long", "office", "broken", "short"), CostPerHour: scenario.Money(d.IntN(100_000_000)), Terms: d.terms()}
		if d.often(.2) {
			s.Roles[name].Queue = d.queue()
		}
	}
	if d.often(.4) {
		s.Roles[names[0]].Deputies = []string{names[1]}
	}
	if d.often(.4) {
		s.People["p"] = &scenario.Person{Roles: names[:2], Calendar: pickOne(d, "", "office", "broken"), CostPerHour: 1_000_000, Terms: d.terms()}
	}
	for i, id := range d.tasks {
		s.Tasks[id] = d.work(s, names, i)
	}
	for _, line := range strings.Split(d.text.String(), "\n") {
		if f := strings.Fields(line); len(f) == 3 && f[2] == "several" {
			s.Tasks[f[1]].Repeat = &scenario.Repeat{Count: &scenario.Number{Kind: scenario.Fixed, Value: float64(1 + d.IntN(4))}}
		}
		if f := strings.Fields(line); len(f) > 1 && f[0] == "boundaryEvent" {
			s.Events[f[1]] = &scenario.Event{After: exponential(float64(3600 * (1 + d.IntN(20))))}
		}
	}
	if d.often(.3) {
		s.Run.Horizon = seconds(float64(3600 * (1 + d.IntN(100))))
	}
	if d.often(.3) {
		s.Run.Warmup.Length = seconds(float64(3600 * (1 + d.IntN(30))))
	}
	if d.often(.2) {
		s.Promise = &scenario.Promise{CompleteWithin: seconds(20 * hour), Penalty: 10, PenaltyPerHour: 3, Actions: []*scenario.Action{{After: seconds(hour), Do: scenario.Remind}, {After: seconds(9 * hour), Do: scenario.Escalate, To: names[0], Work: exponential(100)}}}
	}
	return s
}

func (d *dice) queue() *scenario.Queue {
	q := &scenario.Queue{Order: pickOne(d, scenario.FirstCome, scenario.DueDate, scenario.Shortest), Preempt: d.often(.4)}
	if d.often(.5) {
		q.Urgency = "size > 10 ? 3 : 1"
	}
	if d.often(.3) {
		q.Ageing = seconds(hour)
	}
	return q
}

func (d *dice) terms() scenario.Terms {
	t := scenario.Terms{ShiftEnd: pickOne(d, scenario.Interrupt, scenario.Finish, scenario.Whole), AtOnce: pickOne(d, 0, 0, 2), Speed: pickOne(d, 0, .5, 2), OvertimeFactor: pickOne(d, 0, 1.5)}
	if d.often(.3) {
		t.CostPerUse, t.IdleCostPerHour = 1000, 2000
	}
	if d.often(.2) {
		t.Breakdown = &scenario.Breakdown{Every: exponential(float64(3600 * (2 + d.IntN(30)))), Repair: exponential(float64(600 * (1 + d.IntN(10))))}
	}
	return t
}

func (d *dice) work(s *scenario.Scenario, names []string, number int) *scenario.Task {
	t := &scenario.Task{}
	if d.often(.1) {
		return t // no work
	}
	t.Duration = d.duration()
	switch {
	case d.often(.2):
		for range 1 + d.IntN(2) {
			t.Needs = append(t.Needs, scenario.Need{Roles: []string{pickOne(d, names...)}, Count: 1})
		}
		if len(t.Needs) == 1 || t.Needs[0].Roles[0] == t.Needs[1].Roles[0] {
			t.Needs = []scenario.Need{{Roles: names[:2]}, {Roles: names[1:2]}}
		}
	case d.often(.9):
		t.Roles = names[d.IntN(len(names)):]
	}
	staffed := len(t.Roles)+len(t.Needs) > 0
	if d.often(.2) && staffed {
		t.Allocate = &scenario.Allocation{Rule: pickOne(d, scenario.LongestIdle, scenario.Cheapest, scenario.Fastest, scenario.Listed), KeepCase: d.often(.5)}
		if other := d.tasks[d.IntN(len(d.tasks))]; number > 0 && len(t.Roles) > 0 && d.often(.5) && other != d.tasks[number] {
			t.Allocate.OtherThan = []string{other}
		}
	}
	if d.often(.2) {
		t.Batch = &scenario.Batch{Size: d.IntN(4), Wait: seconds(3600), Mode: pickOne(d, scenario.Together, scenario.InTurn), Most: pickOne(d, 0, 3, 4), Factors: []scenario.Factor{{Size: 2, Factor: 1.4}}}
		if d.often(.3) {
			t.Batch.At = []scenario.TimeOfDay{oclock(10), oclock(14)}
		}
	}
	if d.often(.2) && staffed {
		t.Setup = &scenario.Setup{Duration: d.duration(), Cost: 7}
		if t.Setup.Duration.Kind == scenario.Expression {
			t.Setup.Duration = fixed(60)
		}
	}
	if d.often(.15) {
		t.Failure = &scenario.Failure{Chance: .3, Effort: .6}
	}
	if d.often(.15) {
		t.Consult = &scenario.Duty{Duration: exponential(300), Roles: names[:1]}
	}
	if d.often(.15) {
		t.Approve = &scenario.Duty{Duration: exponential(300), Roles: names[1:2]}
	}
	if d.often(.15) {
		t.Inform = &scenario.Duty{Duration: exponential(300), Roles: names}
	}
	if d.often(.2) {
		t.Uses = map[string]float64{"stuff": 1}
	}
	if d.often(.2) {
		t.Promise = &scenario.Promise{CompleteWithin: seconds(hour), Penalty: 3, Actions: []*scenario.Action{{After: seconds(600), Do: scenario.Remind}, {After: seconds(2 * hour), Do: scenario.Reassign, To: names[1]}}}
		if d.often(.3) {
			t.Promise.Actions = append(t.Promise.Actions, &scenario.Action{After: seconds(50 * hour), Do: scenario.Decide})
		}
	}
	t.Urgency = float64(d.IntN(3))
	return t
}

// TestWhateverIsPlayedKeepsItsBooks plays random scenarios over random nets.
func TestWhateverIsPlayedKeepsItsBooks(t *testing.T) {
	long(t)
	played, refused := 0, map[string]int{}
	for seed := uint64(1); played < 400 && seed < 4000; seed++ {
		d := &dice{Rand: rand.New(rand.NewPCG(seed, 1))}
		d.text.WriteString("startEvent s\n")
		last := d.block("s", 3)
		fmt.Fprintf(&d.text, "endEvent e\n%s -> e last\n", last)
		s := d.scenario()
		if wrong := scenario.Validate(s); len(wrong) > 0 {
			refused[wrong[0].Message.EN]++
			continue
		}
		p, err := compile.Definitions(sketch.Process(d.text.String()), s)
		if err != nil {
			refused[err.Error()]++
			continue // roles that share people order their work in different ways
		}
		played++
		t.Run(fmt.Sprint(seed), func(t *testing.T) { d.play(t, p, s) })
	}
	if testing.Verbose() {
		t.Log(refused)
	}
	if played < 300 {
		t.Errorf("only %d scenarios could be played", played)
	}
}

func (d *dice) play(t *testing.T, p *compile.Program, s *scenario.Scenario) {
	ctx, stop := context.WithTimeout(context.Background(), 60*time.Second)
	defer stop()
	defer func() {
		if bug := recover(); bug != nil {
			t.Fatalf("panic: %v\n%s\n%s", bug, d.text.String(), described(s))
		}
	}()
	r, err := simulate.Program(ctx, p, simulate.Options{Threads: 1})
	if err != nil || r.Partial {
		t.Fatalf("%v %v\n%s", err, r, d.text.String())
	}
	books(t, p, r)
	if two, err := simulate.Program(ctx, p, simulate.Options{Threads: 2}); err != nil || jsonOf(t, p, r) != jsonOf(t, p, two) {
		t.Errorf("two threads give another report")
	}
	if s.Run.Horizon > 0 || s.Run.Warmup.Length > 0 {
		return
	}
	if r.Unfinished > 0 {
		t.Fatalf("%d unfinished\n%s\n%s", r.Unfinished, d.text.String(), described(s))
	}
	if r, err = simulate.Program(ctx, p, simulate.Options{Only: 1}); err != nil {
		t.Fatal(err)
	}
	closeTo(t, "cases under way", area(&r.InProgress), sum(&r.Cycle))
	for i := range p.Net.Nodes {
		d.element(t, p, s, r, i)
	}
}

// element holds the books of one task to each other: what is kept by time, by execution and by cause.
func (d *dice) element(t *testing.T, p *compile.Program, s *scenario.Scenario, r *simulate.Result, i int) {
	e, id := &r.Elements[i], string(p.Net.Nodes[i].ID)
	task := s.Tasks[id]
	if task == nil || e.Wait.Pooled.Weight() == 0 || d.leaves {
		return
	}
	causes := map[simulate.Cause]float64{}
	for k := range e.Waits {
		for _, long := range e.Waits[k] {
			causes[simulate.Cause(k)] += long * float64(e.Wait.Pooled.Weight())
		}
	}
	closeTo(t, "time in the queue of "+id, area(&e.Queue), causes[simulate.ForPeople]+causes[simulate.OffShift])
	if task.Failure == nil && e.Interrupted == 0 && r.Breakdowns == 0 {
		closeTo(t, "causes of waiting at "+id, causes[simulate.ForPeople]+causes[simulate.OffShift]+causes[simulate.ForBatch]+causes[simulate.ForConsultation]+causes[simulate.ForStock], sum(&e.Wait))
	}
}

// area is a level, times how long it was.
func area(q *simulate.Quantity) float64 { return q.Pooled.Mean() * float64(q.Pooled.Weight()) }

// sum is of all observations.
func sum(q *simulate.Quantity) float64 { return area(q) }

func closeTo(t *testing.T, what string, got, want float64) {
	t.Helper()
	if math.Abs(got-want) > 1e-9*max(math.Abs(got), math.Abs(want))+1e3 {
		t.Errorf("%s: got %g s, want %g s", what, got/1e9, want/1e9)
	}
}

func described(s *scenario.Scenario) string {
	var text strings.Builder
	if err := scenario.Encode(&text, s); err != nil {
		return err.Error()
	}
	return text.String()
}
