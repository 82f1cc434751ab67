package scenario

import (
	"math"
	"slices"
	"strings"

	"sandtable/engine/condition"
	"sandtable/engine/problem"
)

// choices refuses conditions and decisions that make no sense by themselves.
func (c *critic) choices() {
	for _, id := range sorted(c.scenario.Branches) {
		c.id(path{"branches"}, id)
	}
	for _, id := range sorted(c.scenario.Decisions) {
		c.id(path{"decisions"}, id)
	}
	for _, id := range sorted(c.scenario.Conditions) {
		c.id(path{"conditions"}, id)
		c.formula(path{"conditions", id}, c.scenario.Conditions[id], condition.Boolean)
	}
}

func (c *critic) data() {
	needs := map[string][]string{} // what a variable's first value is reckoned from
	for _, name := range sorted(c.scenario.Data) {
		c.id(path{"data"}, name)
		if v := c.scenario.Data[name]; v != nil {
			needs[name] = c.source(path{"data", name}, name, &v.Source)
		}
	}
	c.reckoning(needs)
	for _, id := range sorted(c.scenario.Tables) {
		c.id(path{"tables"}, id)
		if t := c.scenario.Tables[id]; t != nil {
			c.table(path{"tables", id}, t)
		}
	}
}

func (c *critic) writes(at path, all []*Write) {
	for i, w := range all {
		at := at.item(i)
		switch {
		case w == nil:
		case c.scenario.Data[w.To] == nil:
			c.unknown(at.to("to"), "variable", problem.Say("There is no variable %q.", "没有名为 %q 的变量。", w.To), w.To, sorted(c.scenario.Data))
		default:
			c.source(at, w.To, &w.Source)
		}
	}
}

// source refuses a value that the variable cannot have, and tells what variables it is
// reckoned from.
func (c *critic) source(at path, variable string, s *Source) []string {
	ways := 0
	for _, given := range []bool{s.Value != nil, s.Draw != nil, len(s.Choice) > 0, s.Formula != "", s.Table != ""} {
		if given {
			ways++
		}
	}
	if ways > 1 {
		c.add(at, "source-several", problem.Say("The value of %q comes from several places.", "变量 %q 的值有多个来源。", variable),
			problem.Say("Keep one of value, draw, choice, formula and table.", "value、draw、choice、formula、table 请只保留一个。"))
		return nil
	}
	switch {
	case s.Value != nil:
		c.constant(at.to("value"), variable, s.Value)
	case s.Draw != nil:
		return c.draw(at.to("draw"), variable, s.Draw)
	case len(s.Choice) > 0:
		c.choice(at.to("choice"), variable, s.Choice)
	case s.Formula != "":
		if f := c.formulaFor(at.to("formula"), variable, s.Formula); f != nil {
			return c.named(f.Reads())
		}
	case s.Table != "":
		return c.looksUp(at.to("table"), variable, s.Table)
	}
	return nil
}

// named are the variables in some slots.
func (c *critic) named(slots []int) []string {
	var names []string
	for _, slot := range slots {
		names = append(names, c.variables.Name(slot))
	}
	return names
}

func (c *critic) draw(at path, variable string, n *Number) []string {
	if t := c.scenario.Data[variable].Type; t == TextType || t == BooleanType {
		c.add(at, "draw-of-text", problem.Say("Numbers are drawn, but %q is of type %s.", "抽取得到的是数字，而变量 %q 的类型是 %s。", variable, string(t)),
			problem.Say("Give it a choice.", "请改用 choice。"))
		return nil
	}
	c.number(at, n)
	if n.IsFormula() {
		if f, err := c.variables.Formula(n.Formula, condition.Number); err == nil {
			return c.named(f.Reads())
		}
	}
	return nil
}

func (c *critic) choice(at path, variable string, all []Choice) {
	sum := 0.0
	for i, choice := range all {
		c.constant(at.item(i).to("value"), variable, choice.Value)
		sum += choice.Weight
	}
	if !(sum > 0 && !math.IsInf(sum, 0)) {
		c.add(at, "weights", problem.Say("The weights sum to %g, so nothing can be chosen.", "权重之和为 %g，无法选择。", sum),
			problem.Say("Give one of them a weight above zero.", "请至少设置一个大于零的权重。"))
	}
}

// looksUp refuses a decision table that is not there or says nothing of the variable.
func (c *critic) looksUp(at path, variable, id string) []string {
	t := c.scenario.Tables[id]
	switch {
	case t == nil:
		c.unknown(at, "table", problem.Say("There is no decision table %q.", "没有名为 %q 的决策表。", id), id, sorted(c.scenario.Tables))
	case !slices.Contains(t.Outputs, variable):
		c.add(at, "not-an-output", problem.Say("The decision table %q says nothing of %q.", "决策表 %q 的输出中没有 %q。", id, variable), meant(variable, t.Outputs))
	default:
		quiet := critic{scenario: c.scenario, variables: c.variables} // what is wrong with the table is told there
		if made := quiet.table(nil, t); made != nil {
			return c.named(made.Reads())
		}
	}
	return nil
}

// reckoning refuses first values that need each other.
func (c *critic) reckoning(needs map[string][]string) {
	const open, done = 1, 2
	state, way := map[string]int{}, []string{}
	var visit func(name string)
	visit = func(name string) {
		state[name], way = open, append(way, name)
		for _, other := range needs[name] {
			switch state[other] {
			case open:
				circle := append(slices.Clone(way[slices.Index(way, other):]), other)
				c.add(path{"data", name}, "data-circle", problem.Say("The first values need each other: %s.", "初始值互相依赖：%s。", strings.Join(circle, " → ")),
					problem.Say("Give one of them a value of its own.", "请为其中一个设置独立的值。"))
			case 0:
				visit(other)
			}
		}
		state[name], way = done, way[:len(way)-1]
	}
	for _, name := range sorted(needs) {
		if state[name] == 0 {
			visit(name)
		}
	}
}
