package app

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"math"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"

	"sandtable/engine/bpmn"
	"sandtable/engine/dialect"
	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/scenario"
)

// Of whoever starts real engines (build/test-engines.sh): where they are, as name=address with a space between, and the folder with cases for them,
// which the tests of engine/dialect write.
const (
	enginesVariable = "SANDTABLE_ENGINES"
	tracesVariable  = "SANDTABLE_TRACES"
)

// driver does on an engine what its users, workers and surroundings do, over its REST API.
type driver interface {
	// start begins a case where the process begins, with data, and answers the engine's id of it.
	start(process model.ID, at *model.Node, signal string, number string, data map[string]any) string
	// complete does a task for whoever it waits for, people or software that asks for jobs of its topic, and says whether it waited at all.
	complete(instance string, task model.ID, topic string, data map[string]any) bool
	// happen lets a message come, a signal be heard, or time pass.
	happen(instance string, event model.ID) bool
	// past is what the engine has noted of a case.
	past(instance string) history
}

// history is what an engine has noted of a case.
type history struct {
	ended     bool
	visits    map[model.ID]int // how often each node was entered
	flows     map[model.ID]int // how often each flow was taken; nil where the engine does not note it
	variables map[string]any
	open      []string // what still waits
}

// passed is how often a case has gone through a node. An engine that notes flows notes events as entered that were only waited for.
func (h *history) passed(n *model.Node) int {
	if h.flows != nil && (n.Kind == model.BoundaryEvent || n.Kind == model.IntermediateCatchEvent) {
		return h.flows[n.Outgoing[0]]
	}
	return h.visits[n.ID]
}

// played is a case of the token game (engine/dialect/traces_test.go).
type played struct {
	Case  int64
	Start model.ID
	Data  map[string]any
	Steps []struct {
		Do      string
		Element model.ID
		Data    map[string]any
	}
	Ways, Ends []model.ID
}

// TestRealEnginesGoTheWaysOfTheTokenGame deploys each process as a user does, and drives its cases to their end. It skips itself where no
// engine is running: make test-engines starts some.
func TestRealEnginesGoTheWaysOfTheTokenGame(t *testing.T) {
	engines, traces := os.Getenv(enginesVariable), os.Getenv(tracesVariable)
	if engines == "" || traces == "" {
		t.Skipf("skipped: no engines in %s and %s", enginesVariable, tracesVariable)
	}
	folders, err := filepath.Glob(filepath.Join(traces, "*", "cases.json"))
	if err != nil || len(folders) == 0 {
		t.Fatalf("no cases in %s: %v", traces, err)
	}
	for _, engine := range strings.Fields(engines) {
		name, address, _ := strings.Cut(engine, "=")
		kind := name
		if name == "operaton" { // Camunda 7 carried on
			kind = finding.Camunda7
		}
		for _, cases := range folders {
			folder := filepath.Base(filepath.Dir(cases))
			t.Run(name+"/"+folder, func(t *testing.T) { goThrough(t, kind, address, folder, cases) })
		}
	}
}

func goThrough(t *testing.T, kind, address, folder, cases string) {
	p := newProcedure(t, kind, folder)
	var all []played
	if err := json.Unmarshal(p.read(cases), &all); err != nil {
		t.Fatal(err)
	}
	done, err := new(Deployments).Deploy(context.Background(), Executing{XML: string(p.xml), Scenario: p.numbers, Engine: kind}, Target{URL: address})
	if err != nil || len(done.Refusals) > 0 || len(done.Processes) == 0 && !done.Unchanged {
		t.Fatalf("deployed %+v, refused %v, %v", done.Processes, done.Refusals, err)
	}
	for i := range all {
		t.Run(fmt.Sprintf("case %d", all[i].Case), func(t *testing.T) {
			p.T = t
			p.drive(newDriver(t, kind, done.Target), &all[i])
		})
	}
	t.Logf("%d cases", len(all))
}

func newDriver(t *testing.T, kind, address string) driver {
	e := &restClient{T: t, address: address}
	switch kind {
	case finding.Camunda7:
		return &camundaDriver{e}
	case finding.Flowable:
		return &flowableDriver{e}
	}
	t.Fatalf("nobody drives %s", kind)
	return nil
}

// procedure is a drawn process with what is known of its steps.
type procedure struct {
	*testing.T
	xml, numbers []byte
	drawn        *model.Definitions
	topics       map[model.ID]string
	reckons      map[model.ID][]string // variables that the engine writes by itself when a step is done
}

func newProcedure(t *testing.T, kind, folder string) *procedure {
	t.Helper()
	source := filepath.Join("samples", folder)
	if _, err := os.Stat(source); err != nil {
		source = filepath.Join("../engine/testdata", folder)
	}
	p := &procedure{T: t, topics: map[model.ID]string{}, reckons: map[model.ID][]string{}}
	p.xml, p.numbers = p.read(filepath.Join(source, "process.bpmn")), p.read(filepath.Join(source, "scenario.json"))
	s, err := scenario.Decode(bytes.NewReader(p.numbers))
	if err == nil {
		p.drawn, err = bpmn.Decode(bytes.NewReader(p.xml))
	}
	if err != nil {
		t.Fatalf("%s for %s: %v", folder, kind, err)
	}
	for _, step := range dialect.Read(p.drawn, s).Steps {
		p.topics[step.ID] = step.Topic
		for _, w := range step.Writes {
			p.reckons[step.ID] = append(p.reckons[step.ID], w.Variable)
		}
	}
	return p
}

func (p *procedure) read(path string) []byte {
	p.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		p.Fatal(err)
	}
	return content
}

// drive plays a case, and holds what the engine has noted of it to the game.
func (p *procedure) drive(d driver, one *played) {
	begin := p.drawn.Node(one.Start)
	instance := d.start(p.processOf(one.Start), begin, p.signal(begin), uuid.NewString(), one.Data)
	variables, visits := maps.Clone(one.Data), map[model.ID]int{}
	for _, s := range one.Steps {
		visits[s.Element]++
		maps.Copy(variables, s.Data)
		if s.Do == "happen" {
			if !d.happen(instance, s.Element) {
				p.Fatalf("%s is not waited for, but %v", s.Element, d.past(instance).open)
			}
			continue
		}
		given := maps.Clone(s.Data)
		for _, name := range p.reckons[s.Element] {
			delete(given, name)
		}
		if !d.complete(instance, s.Element, p.topics[s.Element], given) && d.past(instance).visits[s.Element] < visits[s.Element] {
			p.Fatalf("%s is not there to be done, but %v", s.Element, d.past(instance).open)
		}
	}
	for _, end := range one.Ends {
		visits[end]++
		d.complete(instance, end, p.topics[end], nil) // whoever sends its message
	}
	p.compare(d.past(instance), one, visits, variables)
}

func (p *procedure) compare(past history, one *played, visits map[model.ID]int, variables map[string]any) {
	if !past.ended {
		p.Errorf("the case has not ended: %v", past.open)
	}
	for _, process := range p.drawn.Processes {
		process.Walk(func(n, _ *model.Node) {
			if n.Kind.IsTask() || n.Kind == model.EndEvent || n.Kind == model.BoundaryEvent || n.Kind == model.IntermediateCatchEvent {
				if got, want := past.passed(n), visits[n.ID]; got != want {
					p.Errorf("%s was passed %d times, in the game %d times", n.ID, got, want)
				}
			}
		})
	}
	p.compareWays(past, one.Ways)
	for _, name := range slices.Sorted(maps.Keys(variables)) {
		if got, want := past.variables[name], variables[name]; !alike(got, want) {
			p.Errorf("in the end, %s is %v, in the game %v", name, got, want)
		}
	}
}

// compareWays holds the ways out of gateways to the game; where an engine does not note them, what they lead to.
func (p *procedure) compareWays(past history, ways []model.ID) {
	taken, entered := map[model.ID]int{}, map[model.ID]int{}
	for _, way := range ways {
		taken[way]++
		entered[p.drawn.Flow(way).Target]++
	}
	for node, want := range entered {
		if past.visits[node] < want {
			p.Errorf("%s was entered %d times, in the game %d times by a gateway", node, past.visits[node], want)
		}
	}
	for _, process := range p.drawn.Processes {
		process.Walk(func(n, _ *model.Node) {
			if past.flows == nil || n.Kind != model.ExclusiveGateway && n.Kind != model.InclusiveGateway || len(n.Outgoing) < 2 {
				return
			}
			for _, way := range n.Outgoing {
				if past.flows[way] != taken[way] {
					p.Errorf("%s was taken %d times, in the game %d times", way, past.flows[way], taken[way])
				}
			}
		})
	}
}

func alike(got, want any) bool {
	a, isNumber := got.(float64)
	b, too := want.(float64)
	if isNumber && too {
		return math.Abs(a-b) <= 1e-9*max(1, math.Abs(b))
	}
	return got == want
}

func (p *procedure) processOf(node model.ID) (found model.ID) {
	for _, process := range p.drawn.Processes {
		process.Walk(func(n, _ *model.Node) {
			if n.ID == node {
				found = process.ID
			}
		})
	}
	return found
}

// signal is the name of the signal or message that a start waits for; empty: none.
func (p *procedure) signal(start *model.Node) string {
	for _, d := range start.Event.Definitions {
		for _, s := range p.drawn.Signals {
			if s.ID == d.Ref {
				return s.Name
			}
		}
		for _, m := range p.drawn.Messages {
			if m.ID == d.Ref {
				return m.Name
			}
		}
	}
	return ""
}

// restClient speaks JSON with a REST API, and fails the test where that does not succeed.
type restClient struct {
	*testing.T
	address string
}

func (c *restClient) get(path string, into any) { c.Helper(); c.ask(http.MethodGet, path, nil, into) }

func (c *restClient) post(path string, body, into any) {
	c.Helper()
	c.ask(http.MethodPost, path, body, into)
}

func (c *restClient) ask(method, path string, body, into any) {
	c.Helper()
	content, err := json.Marshal(body)
	if err != nil {
		c.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(c.Context(), time.Minute)
	defer cancel()
	q, err := http.NewRequestWithContext(ctx, method, c.address+path, bytes.NewReader(content))
	if err != nil {
		c.Fatal(err)
	}
	q.Header.Set("Content-Type", "application/json")
	answer, err := http.DefaultClient.Do(q)
	if err != nil {
		c.Fatal(err)
	}
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	if err != nil || answer.StatusCode >= 300 {
		c.Fatalf("%s %s: %s %s %v", method, path, answer.Status, cmp.Or(string(text), "without a word"), err)
	}
	if into != nil {
		if err := json.Unmarshal(text, into); err != nil {
			c.Fatalf("%s %s: %v in %s", method, path, err, text)
		}
	}
}
