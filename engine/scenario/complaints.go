package scenario

import (
	"errors"
	"maps"
	"slices"

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
	c.calendars()
	c.arrivals()
	c.staff()
	c.tasks()
	for _, id := range sorted(s.Branches) {
		c.id(path{"branches"}, id)
	}
	return c.found
}

// critic collects complaints about one scenario.
type critic struct {
	scenario *Scenario
	found    []complaint
}

func (c *critic) add(at path, code string, message, hint problem.Text) {
	c.found = append(c.found, complaint{problem: problem.New("scenario."+code, message, hint), path: at})
}

// sorted are the keys of a map in their one order.
func sorted[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }

// id refuses the empty name.
func (c *critic) id(in path, id string) {
	if id == "" {
		c.add(in.to(id), "empty-id", problem.Say("An id is empty.", "标识为空。"), problem.Say("Give it a name.", "请填写标识。"))
	}
}

func (c *critic) calendars() {
	for _, id := range sorted(c.scenario.Calendars) {
		at := path{"calendars", id}
		c.id(path{"calendars"}, id)
		if calendar := c.scenario.Calendars[id]; calendar != nil {
			c.calendar(at, calendar)
		}
	}
}

func (c *critic) calendar(at path, calendar *Calendar) {
	before, open := len(c.found), false
	for i, shift := range calendar.Week {
		c.span(at.to("week").item(i), Span{shift.From, shift.To})
		open = true
	}
	dates := map[Date]bool{}
	for i, exception := range calendar.Exceptions {
		at := at.to("exceptions").item(i)
		if dates[exception.Date] {
			c.add(at.to("date"), "date-twice", problem.Say("%s is an exception twice.", "%s 重复设为例外日期。", exception.Date),
				problem.Say("List all hours of the day in one exception.", "请把当天的所有时段写在同一项里。"))
		}
		dates[exception.Date] = true
		for j, span := range exception.Open {
			c.span(at.to("open").item(j), span)
			open = true
		}
	}
	if !open {
		c.add(at, "never-open", problem.Say("The calendar has no working hours.", "此日历没有任何工作时间。"),
			problem.Say("Add shifts to its week.", "请在每周安排中添加班次。"))
	}
	if len(c.found) > before {
		return
	}
	if zone := calendar.Zone; zone != "" || c.scenario.Zone != "" {
		if _, err := calendar.Compile(c.scenario.Zone); err != nil {
			if p := problem.Of(err); p != nil && p.Code != "scenario.zone" { // a zone is told where it stands
				c.found = append(c.found, complaint{problem: p, path: at})
			}
		}
	}
}

func (c *critic) span(at path, s Span) {
	if s.From >= s.To {
		c.add(at.to("to"), "ends-before-start", problem.Say("%s–%s does not end after it starts.", "%s–%s 的结束时刻不晚于开始时刻。", s.From, s.To),
			problem.Say("Split hours past midnight in two: until 24:00, and from 00:00 on the next day.", "跨越午夜的时段请拆成两段：当天到 24:00，次日从 00:00 开始。"))
	}
}

func (c *critic) arrivals() {
	for _, id := range sorted(c.scenario.Arrivals) {
		at := path{"arrivals", id}
		c.id(path{"arrivals"}, id)
		if arrival := c.scenario.Arrivals[id]; arrival != nil {
			c.distribution(at.to("every"), arrival.Every)
			c.usesCalendar(at, arrival.Calendar)
		}
	}
}

func (c *critic) usesCalendar(at path, id string) {
	if _, ok := c.scenario.Calendars[id]; !ok && id != "" {
		c.add(at.to("calendar"), "unknown-calendar", problem.Say("There is no calendar %q.", "没有名为 %q 的日历。", id), meant(id, sorted(c.scenario.Calendars)))
	}
}

func (c *critic) staff() {
	for _, id := range sorted(c.scenario.Roles) {
		c.id(path{"roles"}, id)
		if role := c.scenario.Roles[id]; role != nil {
			c.usesCalendar(path{"roles", id}, role.Calendar)
		}
	}
	for _, id := range sorted(c.scenario.People) {
		at := path{"people", id}
		c.id(path{"people"}, id)
		if _, ok := c.scenario.Roles[id]; ok {
			c.add(at, "same-id", problem.Say("%q is a role and a person.", "%q 既是角色又是人员。", id), problem.Say("Give the person another id.", "请为此人换一个标识。"))
		}
		if person := c.scenario.People[id]; person != nil {
			c.usesCalendar(at, person.Calendar)
			c.usesRoles(at, person.Roles)
		}
	}
}

func (c *critic) usesRoles(at path, ids []string) {
	for i, id := range ids {
		at := at.to("roles").item(i)
		_, isRole := c.scenario.Roles[id]
		_, isPerson := c.scenario.People[id]
		switch {
		case !isRole && isPerson:
			c.add(at, "unknown-role", problem.Say("%q is a person, not a role.", "%q 是人员，不是角色。", id),
				problem.Say("Name a role that this person has.", "请填写此人担任的角色。"))
		case !isRole:
			c.add(at, "unknown-role", problem.Say("There is no role %q.", "没有名为 %q 的角色。", id), meant(id, sorted(c.scenario.Roles)))
		case slices.Contains(ids[:i], id):
			c.add(at, "twice", problem.Say("The role %q is listed twice.", "角色 %q 重复列出。", id), problem.Say("Keep one of them.", "请只保留一个。"))
		}
	}
}

func (c *critic) tasks() {
	for _, id := range sorted(c.scenario.Tasks) {
		at, task := path{"tasks", id}, c.scenario.Tasks[id]
		c.id(path{"tasks"}, id)
		if task == nil {
			continue
		}
		c.distribution(at.to("duration"), task.Duration)
		c.usesRoles(at, task.Roles)
		if task.Duration == nil && len(task.By) > 0 {
			c.add(at.to("by"), "by-without-duration", problem.Say("There are durations by person or role, but none for everybody else.", "设置了个别人员或角色的时长，但没有通用时长。"),
				problem.Say("Add duration; it counts for whoever is not listed here.", "请补上 duration，未列出的人员按它计算。"))
		}
		for _, who := range sorted(task.By) {
			c.distribution(at.to("by", who), task.By[who])
			_, isRole := c.scenario.Roles[who]
			if _, isPerson := c.scenario.People[who]; !isRole && !isPerson {
				c.add(at.to("by", who), "unknown-person", problem.Say("There is no person or role %q.", "没有名为 %q 的人员或角色。", who),
					meant(who, slices.Concat(sorted(c.scenario.People), sorted(c.scenario.Roles))))
			}
		}
	}
}

// distribution refuses parameters that do not go together.
func (c *critic) distribution(at path, d *Distribution) {
	if d == nil {
		return
	}
	_, err := d.Sampler()
	if err == nil {
		return
	}
	var wrong *random.ParameterError
	if errors.As(err, &wrong) {
		field := problem.Text{EN: wrong.Field + " " + wrong.Text.EN + ".", ZH: wrong.Field + " " + wrong.Text.ZH + "。"}
		c.add(at.to(wrong.Field), "parameter", field, problem.Text{})
	}
}
