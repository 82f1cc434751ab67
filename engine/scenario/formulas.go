package scenario

import (
	"errors"
	"slices"
	"strings"

	"sandtable/engine/condition"
	"sandtable/engine/problem"
)

// This file is where a scenario meets package condition: its formulas, values and
// decision tables are judged here and nowhere else.

// known is a name that formulas can use without a variable.
type known struct {
	name string
	kind condition.Kind
}

// given are the names that mean something in every formula.
func given() []known {
	return []known{
		{"elapsed", condition.Number},                 // hours since the case arrived
		{"chance", condition.Number},                  // a number drawn between 0 and 1
		{"now_hour", condition.Number},                // 0 to 24 on the clock of the scenario's zone
		{"weekday", condition.Integer},                // 1, Monday, to 7
		{"loopCounter", condition.Integer},            // which round or instance, from 1
		{"nrOfInstances", condition.Integer},          // of an activity with several
		{"nrOfActiveInstances", condition.Integer},    // of them, those under way
		{"nrOfCompletedInstances", condition.Integer}, // of them, those done
	}
}

// kinds are those of the variables' types.
func (t VariableType) kind() condition.Kind {
	switch t {
	case IntegerType:
		return condition.Integer
	case BooleanType:
		return condition.Boolean
	case TextType:
		return condition.Text
	}
	return condition.Number
}

// Variables are what the scenario's formulas can speak of: the names given in every
// formula, in the order elapsed, chance, now_hour, weekday, loopCounter, nrOfInstances,
// nrOfActiveInstances, nrOfCompletedInstances, then its data in the order of their
// names. A name that cannot be used is left out; Validate tells of it.
func (s *Scenario) Variables() *condition.Variables {
	v := condition.NewVariables()
	for _, g := range given() {
		if err := v.Add(g.name, g.kind); err != nil {
			panic("a name given to formulas is refused: " + err.Error())
		}
	}
	for _, name := range sorted(s.Data) {
		_ = s.declare(v, name)
	}
	return v
}

func (s *Scenario) declare(v *condition.Variables, name string) error {
	d := s.Data[name]
	if d == nil {
		d = &Variable{}
	}
	return v.Add(name, d.Type.kind(), d.Values...)
}

// names refuses variables that formulas could not use, and readies the critic to judge
// formulas.
func (c *critic) names() {
	c.variables = (&Scenario{}).Variables()
	for _, name := range sorted(c.scenario.Data) {
		if name == "" {
			continue // told as an id that is empty
		}
		at := path{"data", name}
		if slices.ContainsFunc(given(), func(g known) bool { return g.name == name }) {
			c.add(at, "reserved-name", problem.Say("%q means something of its own in formulas.", "%q 在公式中另有含义。", name),
				problem.Say("Give the variable another name.", "请为变量换个名称。"))
			continue
		}
		if err := c.scenario.declare(c.variables, name); err != nil {
			c.told(at, err)
			if d := c.scenario.Data[name]; d != nil && len(d.Values) > 0 { // formulas that use it are not to blame
				_ = c.variables.Add(name, d.Type.kind())
			}
		}
	}
}

// told makes a complaint of what package condition found, at the place where it did.
func (c *critic) told(at path, err error) {
	var p *problem.Problem
	if !errors.As(err, &p) {
		return
	}
	for _, step := range strings.Split(p.At.Path, "/") {
		if step != "" {
			at = at.to(step)
		}
	}
	code, _ := strings.CutPrefix(p.Code, "condition.")
	found := problem.New("scenario.formula-"+code, p.Message, p.Hint)
	c.found = append(c.found, complaint{problem: found, path: at, inside: p.At})
}

// formula refuses one that does not yield a value of the kind. It is nil where there is
// none that makes sense.
func (c *critic) formula(at path, source string, want condition.Kind) *condition.Formula {
	if source == "" {
		return nil
	}
	f, err := c.variables.Formula(source, want)
	c.told(at, err)
	return f
}

// key refuses a formula that yields nothing at all; any kind of value will do.
func (c *critic) key(at path, source string) {
	if source == "" {
		return
	}
	var first error
	for _, kind := range []condition.Kind{condition.Text, condition.Number, condition.Boolean} {
		_, err := c.variables.Formula(source, kind)
		if err == nil {
			return
		}
		if p := problem.Of(err); first == nil || p != nil && p.Code != "condition.wrong-kind" {
			first = err
		}
	}
	c.told(at, first)
}

// formulaFor refuses one whose value the variable cannot hold.
func (c *critic) formulaFor(at path, variable, source string) *condition.Formula {
	slot, ok := c.variables.Slot(variable)
	if !ok || source == "" {
		return nil
	}
	f, err := c.variables.FormulaFor(slot, source)
	c.told(at, err)
	return f
}

// constant refuses a value that the variable cannot hold.
func (c *critic) constant(at path, variable string, value any) {
	if slot, ok := c.variables.Slot(variable); ok {
		_, err := c.variables.Value(slot, value)
		c.told(at, err)
	}
}

// table refuses a decision table that cannot be understood.
func (c *critic) table(at path, t *Table) *condition.Table {
	spec := condition.TableSpec{Inputs: t.Inputs, Outputs: t.Outputs}
	for _, r := range t.Rules {
		if r == nil {
			return nil // the schema refuses it
		}
		spec.Rules = append(spec.Rules, condition.RuleSpec{When: r.When, Then: r.Then})
	}
	made, err := c.variables.Table(spec)
	c.told(at, err)
	return made
}
