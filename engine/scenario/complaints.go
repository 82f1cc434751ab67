package scenario

import (
	"errors"
	"maps"
	"slices"

	"sandtable/engine/condition"
	"sandtable/engine/problem"
	"sandtable/engine/random"
)

// complaints are what the schema cannot see: names that lead nowhere, parameters
// that do not go together, days that end before they start. They need no drawing.
func (s *Scenario) complaints() []complaint {
	c := critic{scenario: s}
	if s.Start.IsZero() {
		c.add(path{"start"}, "missing-field", problem.Say("The start is not set.", "没有设置开始时间。"), loadRules().about(Version+"#", "start"))
	}
	c.names()
	c.calendars()
	c.arrivals()
	c.staff()
	c.tasks()
	c.choices()
	c.data()
	c.happenings()
	c.stock()
	c.queue(path{"queue"}, s.Queue)
	c.promise(path{"promise"}, s.Promise, false)
	c.precision()
	return c.found
}

// critic collects complaints about one scenario.
type critic struct {
	scenario  *Scenario
	variables *condition.Variables
	found     []complaint
	persons   map[string][]string // by role; see personsBy
	made      map[string]bool     // stock that some task makes
	effort    int                 // spent on what could take long; see enough
}

// enough says whether so much has been looked at that a file must be meant to keep us
// busy. What is left is then not looked at.
func (c *critic) enough(more int) bool {
	c.effort += more
	return c.effort > 20_000_000
}

func (c *critic) add(at path, code string, message, hint problem.Text) {
	if c.full() {
		return
	}
	c.found = append(c.found, complaint{problem: problem.New("scenario."+code, message, hint), path: at})
}

// full says whether there is enough to complain about.
func (c *critic) full() bool { return len(c.found) > mostComplaints }

// sorted are the keys of a map in their one order.
func sorted[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }

// id refuses the empty name.
func (c *critic) id(in path, id string) {
	if id == "" {
		c.add(in.to(id), "empty-id", problem.Say("An id is empty.", "标识为空。"), problem.Say("Give it a name.", "请填写标识。"))
	}
}

func (c *critic) usesCalendar(at path, id string) {
	if _, ok := c.scenario.Calendars[id]; !ok && id != "" && !c.full() {
		c.add(at.to("calendar"), "unknown-calendar", problem.Say("There is no calendar %q.", "没有名为 %q 的日历。", id), meant(id, sorted(c.scenario.Calendars)))
	}
}

// unknown refuses a name that leads nowhere.
func (c *critic) unknown(at path, code string, message problem.Text, name string, known []string) {
	c.add(at, "unknown-"+code, message, meant(name, known))
}

// twice refuses what is listed a second time.
func (c *critic) twice(at path, id string) {
	c.add(at, "twice", problem.Say("%q is listed twice.", "%q 重复列出。", id), problem.Say("Keep one of them.", "请只保留一个。"))
}

// eachOnce refuses names that stand in a list twice.
func (c *critic) eachOnce(at path, ids []string) {
	seen := map[string]bool{}
	for i, id := range ids {
		if seen[id] {
			c.twice(at.item(i), id)
		}
		seen[id] = true
	}
}

func (c *critic) usesRoles(at path, ids []string) { c.roleList(at.to("roles"), ids) }

// roleList refuses names in a list that are no roles, and those that stand there twice.
func (c *critic) roleList(at path, ids []string) {
	seen := map[string]bool{}
	for i, id := range ids {
		if c.role(at.item(i), id) && seen[id] {
			c.add(at.item(i), "twice", problem.Say("The role %q is listed twice.", "角色 %q 重复列出。", id), problem.Say("Keep one of them.", "请只保留一个。"))
		}
		seen[id] = true
	}
}

// role refuses a name that is no role, and says whether it is one.
func (c *critic) role(at path, id string) bool {
	_, isRole := c.scenario.Roles[id]
	_, isPerson := c.scenario.People[id]
	switch {
	case isRole || c.full():
	case isPerson:
		c.add(at, "unknown-role", problem.Say("%q is a person, not a role.", "%q 是人员，不是角色。", id),
			problem.Say("Name a role that this person has.", "请填写此人担任的角色。"))
	default:
		c.unknown(at, "role", problem.Say("There is no role %q.", "没有名为 %q 的角色。", id), id, sorted(c.scenario.Roles))
	}
	return isRole
}

// drawn refuses parameters that do not go together. A formula can only stand where
// there is a case to speak of.
func (c *critic) drawn(at path, d *Distribution, ofCase bool) {
	switch {
	case d == nil:
	case d.IsFormula() && !ofCase:
		c.add(at, "formula-without-case", problem.Say("No case is known here, so a formula has nothing to go by.", "此处没有案例，公式无从计算。"),
			problem.Say("Use another kind of distribution.", "请改用其他类型的分布。"))
	case d.IsFormula():
		c.formula(at.to("formula"), d.Formula, condition.Number)
		if d.Unit <= 0 {
			c.add(at.to("unit"), "parameter", problem.Say("unit must be greater than zero.", "unit 必须大于零。"), problem.Text{})
		}
	default:
		_, err := d.Sampler()
		c.parameter(at, err)
	}
}

// distribution refuses parameters that do not go together, of work on a case.
func (c *critic) distribution(at path, d *Distribution) { c.drawn(at, d, true) }

// number refuses parameters that do not go together.
func (c *critic) number(at path, n *Number) {
	switch {
	case n == nil:
	case n.IsFormula():
		c.formula(at.to("formula"), n.Formula, condition.Number)
	default:
		_, err := n.Sampler()
		c.parameter(at, err)
	}
}

// never says whether a length of time is always zero.
func never(d *Distribution) bool {
	if d == nil {
		return false
	}
	sampler, err := d.Sampler()
	return err == nil && sampler.Mean() == 0
}

func (c *critic) parameter(at path, err error) {
	var wrong *random.ParameterError
	if errors.As(err, &wrong) {
		field := problem.Text{EN: wrong.Field + " " + wrong.Text.EN + ".", ZH: wrong.Field + " " + wrong.Text.ZH + "。"}
		c.add(at.to(wrong.Field), "parameter", field, problem.Text{})
	}
}
