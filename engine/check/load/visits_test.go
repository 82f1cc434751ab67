package load_test

import (
	"context"
	"fmt"
	"io/fs"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"sandtable/engine/bpmn"
	"sandtable/engine/check"
	"sandtable/engine/check/load"
	"sandtable/engine/compile"
	"sandtable/engine/model"
	"sandtable/engine/scenario"
	"sandtable/engine/simulate"
	"sandtable/engine/sketch"
)

func event(chance float64) *scenario.Event {
	return &scenario.Event{Chance: &chance, After: &scenario.Distribution{Kind: scenario.Fixed}}
}

func count(n float64) *scenario.Repeat {
	return &scenario.Repeat{Count: &scenario.Number{Kind: scenario.Fixed, Value: n}}
}

// TestVisitsAgreeWithWhatIsWorkedOutByHand covers what a simulation of one element would not show.
func TestVisitsAgreeWithWhatIsWorkedOutByHand(t *testing.T) {
	const boundary = "startEvent s\n task A\n boundaryEvent b %s\n task B\n task C\n s -> A 1\n A -> B 2\n b -> C 3"
	for _, c := range []struct {
		name, drawing string
		change        func(d *model.Definitions, s *scenario.Scenario)
		want          map[model.ID]float64
	}{
		{"the rest of the shares is shared", "startEvent s\n exclusiveGateway g\n task A\n task B\n task C\n s -> g 1\n g -> A a\n g -> B b\n g -> C c",
			func(_ *model.Definitions, s *scenario.Scenario) { s.Branches["g"] = map[string]float64{"a": 0.4} },
			map[model.ID]float64{"A": 0.4, "B": 0.3, "C": 0.3}},
		{"a parallel join waits for all", "startEvent s\n parallelGateway f\n task A\n task B\n parallelGateway j\n task C\n s -> f 1\n f -> A 2\n f -> B 3\n A -> j 4\n B -> j 5\n j -> C 6",
			nil, map[model.ID]float64{"A": 1, "B": 1, "j": 1, "C": 1}},
		{"a parallel join that lacks a token does not go on", "startEvent s\n exclusiveGateway f\n task A\n task B\n parallelGateway j\n task C\n s -> f 1\n f -> A 2\n f -> B 3\n A -> j 4\n B -> j 5\n j -> C 6",
			func(_ *model.Definitions, s *scenario.Scenario) { s.Branches["f"] = map[string]float64{"2": 1} },
			map[model.ID]float64{"A": 1, "B": 0, "C": 0}},
		{"a parallel merge that feeds itself never goes on", "startEvent s\n parallelGateway j\n task A\n s -> j 1\n j -> A 2\n A -> j 3", nil, map[model.ID]float64{"A": 0}},
		{"an inclusive join makes one of many", "startEvent s\n inclusiveGateway f\n task A\n task B\n inclusiveGateway j\n task C\n s -> f 1\n f -> A 2\n f -> B 3\n A -> j 4\n B -> j 5\n j -> C 6",
			func(_ *model.Definitions, s *scenario.Scenario) {
				s.Branches["f"] = map[string]float64{"2": 0.5, "3": 0.5}
			}, map[model.ID]float64{"A": 0.625, "B": 0.625, "C": 1}}, // with a quarter, neither is drawn: then one of them by weight
		{"an inclusive join behind a choice is a merge", "startEvent s\n exclusiveGateway f\n task A\n task B\n inclusiveGateway j\n task C\n s -> f 1\n f -> A 2\n f -> B 3\n A -> j 4\n B -> j 5\n j -> C 6",
			nil, map[model.ID]float64{"A": 0.5, "C": 1}},
		{"tokens that may turn away before the join", "startEvent s\n parallelGateway f\n exclusiveGateway x\n exclusiveGateway y\n inclusiveGateway j\n task A\n task B\n task C\n s -> f 1\n f -> x 2\n f -> y 3\n x -> j xj\n x -> A xa\n y -> j yj\n y -> B yb\n j -> C 6",
			func(_ *model.Definitions, s *scenario.Scenario) {
				s.Branches["x"], s.Branches["y"] = map[string]float64{"xj": 0.5}, map[string]float64{"yj": 0.2}
			}, map[model.ID]float64{"A": 0.5, "B": 0.8, "C": 1 - 0.5*0.8}},
		{"a block that meets again and then may turn away", "startEvent s\n inclusiveGateway f\n task A\n parallelGateway k\n task K\n task L\n parallelGateway l\n exclusiveGateway x\n task X\n inclusiveGateway j\n task C\n s -> f 1\n f -> A fa\n f -> k fk\n A -> j 2\n k -> K 3\n k -> L 4\n K -> l 5\n L -> l 6\n l -> x 7\n x -> j xj\n x -> X xx\n j -> C 8",
			func(_ *model.Definitions, s *scenario.Scenario) {
				s.Branches["f"], s.Branches["x"] = map[string]float64{"fa": 0, "fk": 1}, map[string]float64{"xj": 0.5}
			}, map[model.ID]float64{"L": 1, "X": 0.5, "C": 0.5}},
		{"an inclusive block in a loop", "startEvent s\n exclusiveGateway m\n inclusiveGateway f\n task A\n task B\n inclusiveGateway j\n exclusiveGateway g\n endEvent e\n s -> m 1\n m -> f 2\n f -> A fa\n f -> B fb\n A -> j 3\n B -> j 4\n j -> g 5\n g -> m back\n g -> e 6",
			func(_ *model.Definitions, s *scenario.Scenario) {
				s.Branches["f"], s.Branches["g"] = map[string]float64{"fa": 1, "fb": 0.3}, map[string]float64{"back": 0.6}
			}, map[model.ID]float64{"A": 2.5, "B": 0.75, "e": 1}},
		{"an inclusive gateway where a loop begins", "startEvent s\n inclusiveGateway m\n task A\n exclusiveGateway g\n endEvent e\n s -> m 1\n m -> A 2\n A -> g 3\n g -> m back\n g -> e 4",
			func(_ *model.Definitions, s *scenario.Scenario) {
				s.Branches["g"] = map[string]float64{"back": 0.75}
			}, map[model.ID]float64{"A": 4, "e": 1}},
		{"a loop marker with a chance", one, func(d *model.Definitions, s *scenario.Scenario) {
			d.Node("A").Activity.Loop = &model.Loop{}
			s.Tasks["A"].Repeat = &scenario.Repeat{Chance: 0.75}
		}, map[model.ID]float64{"A": 4, "e": 1}},
		{"a loop marker that asks before", one, func(d *model.Definitions, s *scenario.Scenario) {
			d.Node("A").Activity.Loop = &model.Loop{TestBefore: true}
			s.Tasks["A"].Repeat = &scenario.Repeat{Chance: 0.75}
		}, map[model.ID]float64{"A": 3, "e": 1}},
		{"a loop marker with a maximum", one, func(d *model.Definitions, s *scenario.Scenario) {
			d.Node("A").Activity.Loop = &model.Loop{Maximum: "2"}
			s.Tasks["A"].Repeat = &scenario.Repeat{Chance: 0.75}
		}, map[model.ID]float64{"A": 1.75, "e": 1}},
		{"instances of a sub-process", "startEvent s\n subProcess P {\n task A\n }\n task B\n s -> P 1\n P -> B 2", func(d *model.Definitions, s *scenario.Scenario) {
			d.Node("P").Activity.Loop = &model.Loop{MultiInstance: true, Cardinality: &model.Expression{Text: "7"}}
			d.Node("A").Activity.Loop = &model.Loop{MultiInstance: true}
			s.Tasks["A"].Repeat = count(2.5)
		}, map[model.ID]float64{"P": 7, "A": 17.5, "B": 1}},
		{"a boundary event that interrupts", fmt.Sprintf(boundary, "message"), func(d *model.Definitions, s *scenario.Scenario) {
			d.Node("b").Event.Interrupting = true
			s.Events["b"] = event(0.3)
		}, map[model.ID]float64{"A": 1, "B": 0.7, "C": 0.3}},
		{"one that does not", fmt.Sprintf(boundary, "message noninterrupting"), func(_ *model.Definitions, s *scenario.Scenario) { s.Events["b"] = event(0.3) },
			map[model.ID]float64{"A": 1, "B": 1, "C": 0.3}},
		{"a timer of one mean against work of the same", fmt.Sprintf(boundary, "timer"), func(d *model.Definitions, s *scenario.Scenario) {
			d.Node("b").Event.Interrupting = true
			s.Tasks["A"].Duration = &scenario.Distribution{Kind: scenario.Uniform, Min: seconds(0), Max: seconds(80)}
			s.Events["b"] = &scenario.Event{After: &scenario.Distribution{Kind: scenario.Uniform, Min: seconds(0), Max: seconds(80)}}
		}, map[model.ID]float64{"B": 0.5, "C": 0.5}},
		{"work that fails with an error", fmt.Sprintf(boundary, "error"), func(d *model.Definitions, s *scenario.Scenario) {
			d.Node("b").Event.Interrupting = true
			s.Tasks["A"].Failure = &scenario.Failure{Chance: 0.1, Error: "E"}
		}, map[model.ID]float64{"B": 0.9, "C": 0.1}},
		{"an error from inside", "startEvent s\n subProcess A {\n startEvent i\n exclusiveGateway x\n endEvent ok\n endEvent bad error\n i -> x 11\n x -> ok 12\n x -> bad 13\n }\n boundaryEvent b error\n task B\n task C\n s -> A 1\n A -> B 2\n b -> C 3",
			func(d *model.Definitions, s *scenario.Scenario) {
				d.Node("b").Event.Interrupting = true
				s.Branches["x"] = map[string]float64{"13": 0.2}
			}, map[model.ID]float64{"bad": 0.2, "B": 0.8, "C": 0.2}},
		{"an event sub-process, which may come too late", "startEvent s\n task A\n subProcess E {\n startEvent i message\n task B\n i -> B 11\n }\n s -> A 1", func(d *model.Definitions, s *scenario.Scenario) {
			d.Node("E").Activity.TriggeredByEvent = true
			s.Events["i"] = event(0.25)
		}, map[model.ID]float64{"A": 1, "E": 0.125, "B": 0.125}},
		{"links", "startEvent s\n intermediateThrowEvent t link\n intermediateCatchEvent c link\n task A\n s -> t 1\n c -> A 2", nil, map[model.ID]float64{"A": 1}},
		{"two starts", "startEvent s\n startEvent q\n task A\n task B\n s -> A 1\n q -> B 2", func(_ *model.Definitions, s *scenario.Scenario) {
			s.Arrivals["q"] = &scenario.Arrival{Every: exponential(300)}
		}, map[model.ID]float64{"A": 0.75, "B": 0.25}},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, s := attached(c.drawing), network(map[string]float64{"A": 40, "B": 40, "C": 40})
			if c.change != nil {
				c.change(d, s)
			}
			got := load.Visits(d, s)
			for _, id := range []model.ID{"A", "B", "C", "E", "K", "L", "P", "X", "bad", "e", "j"} {
				if want, ok := c.want[id]; ok {
					near(t, string(id), got[id], want)
				}
			}
		})
	}
}

// nest draws a random process of nested blocks: sequences, choices, parallel and
// inclusive blocks, loops, sub-processes left in two ways, loop markers, instances, work
// that fails.
type nest struct {
	random   *rand.Rand
	count    *int
	nodes    []string
	flows    []string
	visited  *[]string // elements of which a simulation counts the visits
	scenario *scenario.Scenario
}

func (n *nest) name(of string) string {
	*n.count++
	return fmt.Sprintf("%s%d", of, *n.count)
}

func (n *nest) id(kind string, details ...string) string {
	id := n.name(kind)
	n.nodes = append(n.nodes, strings.Join(append([]string{kind, id}, details...), " "))
	return id
}

func (n *nest) task(details ...string) string {
	id := n.id("task", details...)
	*n.visited = append(*n.visited, id)
	n.scenario.Tasks[id] = &scenario.Task{Duration: exponential(1)}
	return id
}

func (n *nest) flow(from, to string) string {
	id := n.name("f")
	n.flows = append(n.flows, fmt.Sprintf("%s -> %s %s", from, to, id))
	return id
}

func (n *nest) text() string { return strings.Join(append(n.nodes, n.flows...), "\n") }

// block draws something and says where it is entered and left.
func (n *nest) block(depth int) (first, last string) {
	what := n.random.IntN(10)
	if depth == 0 && what > 0 && what < 7 {
		what = 0
	}
	switch what {
	case 1, 2, 3:
		return n.branches(depth, [...]string{"", "exclusiveGateway", "parallelGateway", "inclusiveGateway"}[what])
	case 4:
		merge, split := n.id("exclusiveGateway"), n.id("exclusiveGateway")
		first, last := n.block(depth - 1)
		n.flow(merge, first)
		n.flow(last, split)
		n.scenario.Branches[split] = map[string]float64{n.flow(split, merge): 0.8 * n.random.Float64()}
		return merge, split
	case 5:
		first, last := n.block(depth - 1)
		next, end := n.block(depth - 1)
		n.flow(last, next)
		return first, end
	case 6:
		return n.subProcess(depth)
	case 7:
		task := n.task("loop", fmt.Sprintf("max=%d", 1+n.random.IntN(9)))
		n.scenario.Tasks[task].Repeat = &scenario.Repeat{Chance: 0.8 * n.random.Float64()}
		return task, task
	case 8:
		task := n.task("several")
		n.scenario.Tasks[task].Repeat = &scenario.Repeat{Count: &scenario.Number{Kind: scenario.Poisson, Mean: 3 * n.random.Float64()}}
		return task, task
	case 9:
		task := n.task()
		n.scenario.Tasks[task].Failure = &scenario.Failure{Chance: n.random.Float64(), Error: "wrong"}
		return task, n.caught(task)
	}
	task := n.task()
	return task, task
}

func (n *nest) branches(depth int, kind string) (first, last string) {
	split, join := n.id(kind), n.id(kind)
	shares := map[string]float64{}
	left := 1.0
	for k := range 2 + n.random.IntN(2) {
		first, last := n.block(depth - 1)
		f := n.flow(split, first)
		n.flow(last, join)
		if share := left * n.random.Float64(); k > 0 { // the first takes the rest
			shares[f], left = share, left-share
		}
	}
	if kind != "parallelGateway" {
		n.scenario.Branches[split] = shares
	}
	return split, join
}

// subProcess is left as it should be or by an error.
func (n *nest) subProcess(depth int) (first, last string) {
	inside := &nest{random: n.random, count: n.count, visited: n.visited, scenario: n.scenario}
	first, last = inside.block(depth - 1)
	inside.flow(inside.id("startEvent"), first)
	split := inside.id("exclusiveGateway")
	inside.flow(last, split)
	inside.flow(split, inside.id("endEvent"))
	n.scenario.Branches[split] = map[string]float64{inside.flow(split, inside.id("endEvent", "error=wrong")): n.random.Float64()}
	process := n.name("subProcess")
	n.nodes = append(n.nodes, "subProcess "+process+" {\n"+inside.text()+"\n}")
	return process, n.caught(process)
}

// caught goes on after an activity, by way of another task where it threw an error.
func (n *nest) caught(activity string) (last string) {
	merge := n.id("exclusiveGateway")
	n.flow(activity, merge)
	task := n.task()
	n.flow(n.id("boundaryEvent", "on="+activity, "error=wrong"), task)
	n.flow(task, merge)
	return merge
}

// TestVisitsAgreeWithASimulation compares them for every task of random drawings. Of as
// many comparisons a few may lie outside 3 σ.
func TestVisitsAgreeWithASimulation(t *testing.T) {
	compared, outside := 0, 0
	for seed := range uint64(30) {
		s := &scenario.Scenario{Start: time.Date(2026, 1, 5, 0, 0, 0, 0, time.UTC), Zone: "UTC",
			Branches: map[string]map[string]float64{}, Tasks: map[string]*scenario.Task{},
			Run: scenario.Run{Cases: 400, Replications: 40, Seed: seed}}
		n := &nest{random: rand.New(rand.NewPCG(seed, 1)), count: new(int), visited: new([]string), scenario: s}
		start := n.id("startEvent")
		s.Arrivals = map[string]*scenario.Arrival{start: {Every: exponential(100)}}
		first, last := n.block(4)
		n.flow(start, first)
		n.flow(last, n.id("endEvent"))
		d := sketch.Process(n.text())
		d.Errors = []*model.Error{{Base: model.Base{ID: "wrong"}}}
		program, err := compile.Definitions(d, s)
		if err != nil {
			t.Fatalf("%v in\n%s", err, n.text())
		}
		result, err := simulate.Program(context.Background(), program, simulate.Options{})
		if err != nil {
			t.Fatalf("%v in\n%s", err, n.text())
		}
		visits := load.Visits(d, s)
		for _, task := range *n.visited {
			at, _ := program.Net.Node(model.ID(task))
			mean, σ := meanAndError(result.Elements[at].Visits.Means)
			compared++
			off := math.Abs(mean - visits[model.ID(task)])
			if off > 3*σ+1e-9 {
				outside++
			}
			if off > 5*σ+1e-9 {
				t.Errorf("seed %d, %s: reckoned %.5f, simulated %.5f ± %.5f in\n%s\n%v", seed, task, visits[model.ID(task)], mean, 3*σ, n.text(), s.Branches)
			}
		}
	}
	if t.Logf("%d of %d outside 3 σ", outside, compared); outside > compared/50 || compared < 100 {
		t.Errorf("%d of %d comparisons are outside 3 σ", outside, compared)
	}
}

func meanAndError(of []float64) (mean, σ float64) {
	for _, x := range of {
		mean += x / float64(len(of))
	}
	for _, x := range of {
		σ += (x - mean) * (x - mean)
	}
	return mean, math.Sqrt(σ / float64(len(of)-1) / float64(len(of)))
}

// large is a drawing of so many nodes, all within one loop, so that nothing in it can be
// reckoned by itself. Its choices jump at most so far.
func large(nodes, jump int) *model.Definitions {
	random := rand.New(rand.NewPCG(7, 7))
	p := &model.Process{Base: model.Base{ID: "P"}}
	join := func(from, to *model.Node) {
		f := &model.SequenceFlow{Base: model.Base{ID: model.ID(fmt.Sprintf("f%d", len(p.Flows)))}, Source: from.ID, Target: to.ID}
		p.Flows = append(p.Flows, f)
		from.Outgoing, to.Incoming = append(from.Outgoing, f.ID), append(to.Incoming, f.ID)
	}
	for i := range nodes {
		n := &model.Node{Base: model.Base{ID: model.ID(fmt.Sprintf("n%d", i))}, Kind: model.Task, Activity: &model.Activity{}}
		switch {
		case i == 0 || i == nodes-1:
			n.Kind, n.Activity, n.Event = [...]model.Kind{model.StartEvent, model.EndEvent}[min(i, 1)], nil, &model.Event{}
		case i%3 == 1 || i == nodes-2:
			n.Kind, n.Activity, n.Gateway = model.ExclusiveGateway, nil, &model.Gateway{}
		}
		if p.Nodes = append(p.Nodes, n); i > 0 {
			join(p.Nodes[i-1], n)
		}
	}
	for i, n := range p.Nodes {
		if n.Kind == model.ExclusiveGateway && i < nodes-2 {
			join(n, p.Nodes[min(max(1, i-jump+random.IntN(3*jump)), nodes-1)]) // more often ahead than back
		}
	}
	join(p.Nodes[nodes-2], p.Nodes[1])
	return &model.Definitions{Processes: []*model.Process{p}}
}

// TestALargeDrawingIsReckonedWhileTheUserTypes is about time, with room for slow
// machines: it takes a tenth of what is asked for on a laptop.
func TestALargeDrawingIsReckonedWhileTheUserTypes(t *testing.T) {
	for _, c := range []struct {
		nodes, jump int
		most        time.Duration
		solved      bool
	}{
		{5_000, 40, time.Second, true},
		{20_000, 40, 4 * time.Second, true},
		{5_000, 5_000, 2 * time.Second, false},   // such a tangle need not be solved, but must not
		{20_000, 20_000, 8 * time.Second, false}, // keep anybody waiting
	} {
		d := large(c.nodes, c.jump)
		s := scenario.Draft(d)
		for _, task := range s.Tasks {
			task.Duration = &scenario.Distribution{Kind: scenario.Lognormal, Mean: seconds(300), SD: seconds(200), Min: seconds(10), Max: seconds(1000)}
		}
		began := time.Now()
		visits := load.Visits(d, s)
		reckoned := time.Since(began)
		load.Loads(d, s)
		took := time.Since(began)
		end := visits[model.ID(fmt.Sprintf("n%d", c.nodes-1))]
		t.Logf("%d nodes: visits in %v, with loads %v, end event %g", c.nodes, reckoned, took, end)
		if took > c.most {
			t.Errorf("%d nodes took %v", c.nodes, took)
		}
		if c.solved && math.Abs(end-1) > 1e-9 {
			t.Errorf("%d nodes: %g tokens come to the end, want 1", c.nodes, end)
		}
	}
}

// TestEveryFileOfTheCorpusCanBeReckoned is about panics: whatever a file holds, what can
// be said of it with drafted numbers is said.
func TestEveryFileOfTheCorpusCanBeReckoned(t *testing.T) {
	corpus := os.Getenv("SANDTABLE_CORPUS")
	if corpus == "" {
		t.Skip("skipped: no corpus")
	}
	files, slowest := 0, time.Duration(0)
	err := filepath.WalkDir(corpus+"/", func(file string, _ fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(file, ".bpmn") {
			return err
		}
		content, err := os.Open(file)
		if err != nil {
			return err
		}
		defer content.Close()
		d, err := bpmn.Decode(content)
		if err != nil {
			return nil // refused by name: not for this test
		}
		files++
		s := scenario.Draft(d)
		began := time.Now()
		load.Loads(d, s)
		found := check.All(d, s)
		slowest = max(slowest, time.Since(began))
		for id, visits := range load.Visits(d, s) {
			if math.IsNaN(visits) || visits < 0 {
				t.Errorf("%s: %g visits to %s", file, visits, id)
			}
		}
		for _, f := range found {
			if f.Message.EN == "" || f.Message.ZH == "" {
				t.Errorf("%s: %s says nothing", file, f.Rule)
			}
		}
		return nil
	})
	if err != nil || files == 0 {
		t.Fatalf("%d files: %v", files, err)
	}
	t.Logf("%d files, the slowest in %v", files, slowest)
}
