package dialect_test

import (
	"context"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"sandtable/engine"
	"sandtable/engine/bpmn"
	"sandtable/engine/compile"
	"sandtable/engine/condition"
	"sandtable/engine/data"
	"sandtable/engine/dialect"
	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/scenario"
	"sandtable/engine/simulate"
)

// traces is the folder into which what engines take is written, with the cases that they are to play: the front end's tests
// (frontend/src/modeler/engines/executed.test.ts) and make test-engines ask for it.
var traces = flag.String("traces", "", "write executable processes and cases for them into this folder")

// trace is a case as the token game has played it.
type trace struct {
	Case  int64          `json:"case"`
	Start model.ID       `json:"start"`
	Data  map[string]any `json:"data"`
	Steps []step         `json:"steps"`
	Ways  []model.ID     `json:"ways"` // taken where there was a choice, in order
	Ends  []model.ID     `json:"ends"`
}

// step is something that whoever drives an engine does: a task is done, with what it hands over, or an event happens.
type step struct {
	Do      string         `json:"do"` // complete or happen
	Element model.ID       `json:"element"`
	Data    map[string]any `json:"data,omitempty"`
}

// TestTheTokenGamesCasesAgreeWithTheConditions makes for each process cases whose data lead where the game went: where a scenario chooses by chance,
// data are found that choose the same. They are what the exports are executed by.
func TestTheTokenGamesCasesAgreeWithTheConditions(t *testing.T) {
	for _, folder := range []string{"after-sales", "product-initiation", "order-change", "order-fulfilment", "supply-exception", "loan-approval", "rating"} {
		t.Run(folder, func(t *testing.T) {
			source := filepath.Join("../../app/samples", folder)
			if _, err := os.Stat(source); err != nil {
				source = filepath.Join("../testdata", folder)
			}
			text, err := os.ReadFile(filepath.Join(source, "process.bpmn"))
			if err != nil {
				t.Fatal(err)
			}
			numbers, err := os.Open(filepath.Join(source, "scenario.json"))
			if err != nil {
				t.Fatal(err)
			}
			defer numbers.Close()
			d, err := bpmn.Decode(strings.NewReader(string(text)))
			if err != nil {
				t.Fatal(err)
			}
			s, err := scenario.Decode(numbers)
			if err != nil {
				t.Fatal(err)
			}
			played := play(t, d, s)
			if len(played) < 5 {
				t.Fatalf("only %d cases can be played by data", len(played))
			}
			if *traces == "" {
				return
			}
			for _, e := range finding.Engines {
				keep(t, filepath.Join(*traces, folder, e), write(t, string(text), dialect.Options{Engine: e, Numbers: s}))
			}
			content, err := json.Marshal(played)
			if err == nil {
				err = os.WriteFile(filepath.Join(*traces, folder, "cases.json"), content, 0o600)
			}
			if err != nil {
				t.Fatal(err)
			}
		})
	}
}

func keep(t *testing.T, folder string, x *dialect.Executable) {
	t.Helper()
	if err := os.MkdirAll(folder, 0o750); err != nil {
		t.Fatal(err)
	}
	if x.Refused() {
		t.Fatalf("%s refuses %v", x.Engine, x.Findings)
	}
	for _, f := range x.Files {
		if err := os.WriteFile(filepath.Join(folder, f.Name), f.Data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

// play is cases of the first replication that data can lead, at most twelve: those first that go where none has been.
func play(t *testing.T, d *model.Definitions, s *scenario.Scenario) []*trace {
	t.Helper()
	const looked = 300
	cases := map[int64]*recorder{}
	over := 0
	err := engine.Replay(context.Background(), d, s, 1, func(p *compile.Program) func(*simulate.Record) error {
		known := data.Of(d, s)
		return func(r *simulate.Record) error {
			if r.Case < 1 || r.Case > looked {
				return nil
			}
			if cases[r.Case] == nil {
				cases[r.Case] = newRecorder(d, known, p, r.Case)
			}
			cases[r.Case].take(r)
			if r.Kind == simulate.CaseEnded {
				if over++; over == looked {
					return engine.ErrEnough
				}
			}
			return nil
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	var all []*trace
	for n := int64(1); n <= looked; n++ {
		if c := cases[n]; c != nil && c.ended && !c.spoilt {
			all = append(all, &c.trace)
		}
	}
	return telling(all, 12)
}

// telling are so many cases, in their order: those first that pass what none before has.
func telling(all []*trace, most int) []*trace {
	seen := map[model.ID]bool{}
	var fresh, other []*trace
	for _, c := range all {
		before := len(seen)
		for _, id := range c.places() {
			seen[id] = true
		}
		if len(seen) > before {
			fresh = append(fresh, c)
		} else {
			other = append(other, c)
		}
	}
	chosen := slices.Concat(fresh, other)
	chosen = chosen[:min(most, len(chosen))]
	slices.SortFunc(chosen, func(a, b *trace) int { return int(a.Case - b.Case) })
	return chosen
}

// places are where a case has been.
func (c *trace) places() []model.ID {
	all := slices.Concat([]model.ID{c.Start}, c.Ways, c.Ends)
	for _, s := range c.Steps {
		all = append(all, s.Element)
	}
	return all
}

// recorder makes a trace of what is told of a case.
type recorder struct {
	trace
	file   *model.Definitions
	known  *data.Data
	play   *compile.Program
	row    []float64 // as an engine has it
	fixed  map[string]bool
	ended  bool
	spoilt bool // no data lead this way, or something goes wrong in it that the driver does not do
}

func newRecorder(d *model.Definitions, known *data.Data, p *compile.Program, n int64) *recorder {
	return &recorder{trace: trace{Case: n, Data: map[string]any{}, Steps: []step{}, Ways: []model.ID{}, Ends: []model.ID{}}, file: d, known: known, play: p,
		row: make([]float64, known.Known().Len()), fixed: map[string]bool{}}
}

func (c *recorder) take(r *simulate.Record) {
	id := c.play.Net.Nodes[r.Node].ID
	node := c.file.Node(id)
	switch {
	case r.Kind == simulate.CaseBegan:
		c.Start = id
		c.put(c.Data, c.play.Data.Initial, r)
	case r.Kind == simulate.Execution && r.Outcome == simulate.Completed:
		s := step{Do: "complete", Element: id, Data: map[string]any{}}
		c.put(s.Data, r.Writes, r)
		c.Steps, c.fixed = append(c.Steps, s), map[string]bool{}
	case r.Kind == simulate.CaseEnded:
		c.ended, c.spoilt = true, c.spoilt || r.Outcome != simulate.Completed
	case r.Kind == simulate.Execution && r.Outcome == simulate.Withdrawn:
		// an event at its border, or an end, took it away
	case r.Kind == simulate.Execution || r.Kind == simulate.Failed || r.Kind == simulate.Uncaught:
		c.spoilt = true
	case r.Kind == simulate.Happened && node.Kind == model.EndEvent:
		c.Ends = append(c.Ends, id)
	case r.Kind == simulate.Happened && (node.Kind == model.IntermediateCatchEvent || node.Kind == model.BoundaryEvent):
		c.spoilt = c.spoilt || r.Event == model.ErrorEvent
		c.Steps = append(c.Steps, step{Do: "happen", Element: id})
	case r.Kind == simulate.Took && (node.Kind == model.ExclusiveGateway || node.Kind == model.InclusiveGateway):
		c.chose(node, c.play.Net.Flows[r.Flow].ID)
	}
}

// put notes what was written.
func (c *recorder) put(into map[string]any, written []compile.Assignment, r *simulate.Record) {
	v := c.play.Data.Variables
	for i := range written {
		name := v.Name(written[i].Slot)
		into[name] = v.Format(written[i].Slot, r.Row[written[i].Slot])
		if slot, ok := c.known.Known().Slot(name); ok {
			if x, err := c.known.Known().Value(slot, into[name]); err == nil {
				c.row[slot], c.fixed[name] = x, true
			}
		}
	}
}

// chose finds data by which the conditions of a gateway choose a way, where they do not yet.
func (c *recorder) chose(gateway *model.Node, way model.ID) {
	c.Ways = append(c.Ways, way)
	if c.leads(gateway, way) {
		c.hold(gateway)
		return
	}
	before := slices.Clone(c.row)
	var free []string
	for _, name := range c.asks(gateway) {
		if !c.fixed[name] {
			free = append(free, name)
		}
	}
	if len(c.Steps) == 0 || !c.search(gateway, way, free) {
		c.row, c.spoilt = before, true
		return
	}
	last := &c.Steps[len(c.Steps)-1]
	if last.Data == nil {
		last.Data = map[string]any{}
	}
	for _, name := range free {
		slot, _ := c.known.Known().Slot(name)
		last.Data[name] = c.known.Known().Format(slot, c.row[slot])
	}
	c.hold(gateway)
}

// hold keeps what a choice has counted on until the next task is done.
func (c *recorder) hold(gateway *model.Node) {
	for _, name := range c.asks(gateway) {
		c.fixed[name] = true
	}
}

// asks are the variables in the conditions of a gateway.
func (c *recorder) asks(gateway *model.Node) (names []string) {
	for _, f := range c.known.Formulas {
		if f.Node != gateway || f.Made == nil {
			continue
		}
		for _, slot := range f.Made.Reads() {
			if name := c.known.Known().Name(slot); !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}
	return names
}

// search tries values of the free variables until the way is chosen.
func (c *recorder) search(gateway *model.Node, way model.ID, free []string) bool {
	if len(free) == 0 {
		return c.leads(gateway, way)
	}
	known := c.known.Known()
	slot, _ := known.Slot(free[0])
	values := []any{0, 1, 10, 1000, 50_000, 1_000_000, 100_000_000}
	switch known.Kind(slot) {
	case condition.Boolean:
		values = []any{false, true}
	case condition.Text:
		values = nil
		for _, s := range c.known.Variable(free[0]).Values {
			values = append(values, s)
		}
	}
	for _, value := range values {
		x, err := known.Value(slot, value)
		if err != nil {
			continue
		}
		if c.row[slot] = x; c.search(gateway, way, free[1:]) {
			return true
		}
	}
	return false
}

// leads says whether the conditions choose the way, alone or, out of an inclusive gateway, among others.
func (c *recorder) leads(gateway *model.Node, way model.ID) bool {
	var holding []model.ID
	for _, id := range gateway.Outgoing {
		for _, f := range c.known.Formulas {
			if f.Flow != nil && f.Flow.ID == id && f.Made != nil && id != gateway.Gateway.Default {
				if x, err := f.Made.Eval(c.row); err == nil && x == 1 {
					holding = append(holding, id)
				}
			}
		}
	}
	switch {
	case len(holding) == 0:
		return way == gateway.Gateway.Default
	case gateway.Kind == model.ExclusiveGateway:
		return holding[0] == way
	}
	return slices.Contains(holding, way)
}
