package compile

import (
	"errors"
	"maps"
	"slices"
	"strconv"
	"strings"

	"sandtable/engine/condition"
	"sandtable/engine/model"
	"sandtable/engine/problem"
	"sandtable/engine/random"
	"sandtable/engine/scenario"
	"sandtable/engine/token"
)

// Data is what is known of a case: a row of numbers, one for each variable. The first
// ones are not the case's own but filled in where a formula reads them.
type Data struct {
	Variables *condition.Variables
	Width     int          // of a row; 0: no formula is used at all
	Initial   []Assignment // when a case arrives, in this order
}

// Slots of a row that the simulator fills in before a formula that reads them, in the
// order of scenario.Variables.
const (
	Elapsed   = iota // hours since the case arrived
	Chance           // a uniform draw
	Hour             // of the day, 0 to 24, in the scenario's zone
	Weekday          // 1 (Monday) to 7
	Counter          // loopCounter: which round or instance, from 1
	Instances        // nrOfInstances
	Active           // nrOfActiveInstances
	Completed        // nrOfCompletedInstances
)

// Formula is a formula over a row.
type Formula struct {
	*condition.Formula
	Text  string
	Clock bool // it reads Elapsed, Hour or Weekday
	Round bool // it reads Counter, Instances, Active or Completed
}

// Assignment gives a slot of a row a value: the first of these that is there.
type Assignment struct {
	Slot     int
	Formula  *Formula
	Table    *condition.Table
	Output   int  // of the table
	Together int  // of a table that is drawn: so many assignments, from this one on, come from asking it once; none of the others
	Told     bool // of a table: that none of its rules holds is counted here, once for all of its outputs
	Drawn    random.Distribution
	Weights  []float64 // of Values, summed up from the left to 1
	Values   []float64
	Constant float64
	Whole    bool   // rounded to the nearest whole number, halves away from zero
	Draw     uint32 // which draw it is; that of the table where it comes from one, so that all its outputs fit together
	Path     string // in the scenario
}

// data readies the variables, and their values when a case arrives.
func (c *compiler) data() error {
	v := c.scenario.Variables()
	c.program.Data.Variables = v
	names := slices.Sorted(maps.Keys(c.scenario.Data))
	if len(names) > 0 {
		c.program.Data.Width = v.Len()
	}
	by := map[int]*Assignment{} // slot
	told := map[string]bool{}
	for _, name := range names {
		a, err := c.assignment(name, &c.scenario.Data[name].Source, scenario.Pointer("data", name))
		if err != nil {
			return err
		}
		a.Told = tells(told, c.scenario.Data[name].Table)
		by[a.Slot] = &a
	}
	for _, name := range names {
		slot, _ := v.Slot(name)
		c.reckon(by, slot)
	}
	return nil
}

// reckon puts a variable's first value behind those that it is reckoned from.
func (c *compiler) reckon(by map[int]*Assignment, slot int) {
	a := by[slot]
	if a == nil {
		return // done, or not the case's own
	}
	delete(by, slot)
	for _, other := range a.reads() {
		c.reckon(by, other)
	}
	c.program.Data.Initial = append(c.program.Data.Initial, *a)
}

// reads are the slots that a value is reckoned from.
func (a *Assignment) reads() []int {
	switch {
	case a.Formula != nil:
		return a.Formula.Reads()
	case a.Table != nil:
		return a.Table.Reads()
	}
	return nil
}

// assignment readies where a value comes from.
func (c *compiler) assignment(name string, s *scenario.Source, path string) (Assignment, error) {
	v := c.program.Data.Variables
	slot, _ := v.Slot(name)
	a := Assignment{Slot: slot, Whole: v.Kind(slot) == condition.Integer, Draw: number(model.ID(path), c.numbers), Path: path}
	var err error
	switch {
	case s.Formula != "":
		a.Formula, err = c.formula(s.Formula, v.Kind(slot), path+"/formula")
	case s.Table != "":
		a.Table, a.Output, err = c.table(s.Table, name)
		a.Draw = c.drawOfTable(s.Table)
	case s.Draw != nil && s.Draw.Kind == scenario.Expression:
		a.Formula, err = c.number(s.Draw.Formula, path+"/draw/formula")
	case s.Draw != nil:
		a.Drawn, err = s.Draw.Sampler()
	case len(s.Choice) > 0:
		err = c.choice(&a, s.Choice)
	case s.Value != nil:
		a.Constant, err = v.Value(slot, s.Value)
	}
	return a, placed(err, path)
}

func (c *compiler) choice(a *Assignment, choices []scenario.Choice) error {
	total, sum := 0.0, 0.0
	for _, one := range choices {
		total += one.Weight
	}
	for _, one := range choices {
		value, err := c.program.Data.Variables.Value(a.Slot, one.Value)
		if err != nil {
			return err
		}
		sum += one.Weight
		a.Values, a.Weights = append(a.Values, value), append(a.Weights, sum/total)
	}
	return nil
}

// constant is a value that is known beforehand.
func (c *compiler) constant(name string, value any) (Assignment, error) {
	v := c.program.Data.Variables
	slot, ok := v.Slot(name)
	if !ok {
		return Assignment{}, problem.New("compile.unknown-variable", problem.Say("There is no variable “%s”.", "没有变量“%s”。", name),
			problem.Say("Declare it in data.", "请在 data 中声明。"))
	}
	x, err := v.Value(slot, value)
	return Assignment{Slot: slot, Constant: x}, err
}

// drawOfTable numbers a decision table for random.Draw.
func (c *compiler) drawOfTable(id string) uint32 {
	if c.tables == nil {
		c.tables = map[string]uint32{}
	}
	draw, known := c.tables[id]
	if !known {
		draw = number(model.ID("table:"+id), c.numbers)
		c.tables[id] = draw
	}
	return draw
}

func (c *compiler) table(id, output string) (*condition.Table, int, error) {
	t := c.scenario.Tables[id]
	if t == nil {
		return nil, 0, problem.New("compile.unknown-table", problem.Say("There is no decision table “%s”.", "没有决策表“%s”。", id), problem.Text{})
	}
	spec := condition.TableSpec{Inputs: t.Inputs, Outputs: t.Outputs}
	for _, r := range t.Rules {
		spec.Rules = append(spec.Rules, condition.RuleSpec{When: r.When, Then: r.Then})
	}
	table, err := c.program.Data.Variables.Table(spec)
	return table, slices.Index(t.Outputs, output), err
}

// number readies a formula that yields a number.
func (c *compiler) number(source, path string) (*Formula, error) {
	return c.formula(source, condition.Number, path)
}

// condition readies a formula that yields true or false.
func (c *compiler) condition(source, path string) (*Formula, error) {
	return c.formula(source, condition.Boolean, path)
}

func (c *compiler) formula(source string, kind condition.Kind, path string) (*Formula, error) {
	compiled, err := c.program.Data.Variables.Formula(source, kind)
	if err != nil {
		return nil, placed(err, path)
	}
	return c.readied(compiled, source), nil
}

// readied notes what a formula needs to be filled in before it is worked out.
func (c *compiler) readied(made *condition.Formula, source string) *Formula {
	f := &Formula{Formula: made, Text: strings.TrimSpace(source)}
	for _, slot := range made.Reads() {
		f.Clock = f.Clock || slot == Elapsed || slot == Hour || slot == Weekday
		f.Round = f.Round || slot == Counter || slot == Instances || slot == Active || slot == Completed
	}
	c.program.Data.Width = c.program.Data.Variables.Len()
	return f
}

// anyKind readies a formula that yields a value of any kind, to be compared with others.
func (c *compiler) anyKind(source, path string) (*Formula, error) {
	var first error
	for _, kind := range []condition.Kind{condition.Text, condition.Number, condition.Boolean} {
		f, err := c.formula(source, kind, path)
		if err == nil {
			return f, nil
		}
		if first == nil {
			first = err
		}
	}
	return nil, first
}

// placed gives a problem its path in the scenario.
func placed(err error, path string) error {
	var p *problem.Problem
	if errors.As(err, &p) && p.At.Path == "" {
		at := p.At
		at.Path = path
		return p.Located(at)
	}
	return err
}

// written readies what a task writes to the data of a case: the values drawn at it, what its decision table says, then what
// the scenario does.
func (c *compiler) written(m *More, at token.NodeID, t *scenario.Task) (bool, error) {
	if err := c.valued(m, at, t); err != nil {
		return false, err
	}
	if err := c.decides(m, at, t); err != nil {
		return false, err
	}
	told := map[string]bool{}
	for i, w := range t.Writes {
		path := scenario.Pointer("tasks", string(c.net.Nodes[at].ID), "writes", strconv.Itoa(i))
		a, err := c.assignment(w.To, &w.Source, path)
		if err != nil {
			return false, err
		}
		a.Told = tells(told, w.Table)
		m.Writes = append(m.Writes, a)
	}
	return len(m.Writes) > 0, nil
}

// tells says whether a table has not been among those told of, and notes it.
func tells(told map[string]bool, table string) bool {
	first := table != "" && !told[table]
	told[table] = true
	return first
}

// placedAt gives a problem a place in the drawing.
func placedAt(err error, at problem.Place) error {
	var p *problem.Problem
	if errors.As(err, &p) {
		return p.Located(at)
	}
	return err
}
