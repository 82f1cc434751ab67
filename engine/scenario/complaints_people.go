package scenario

import (
	"slices"
	"strings"

	"sandtable/engine/condition"
	"sandtable/engine/problem"
)

func (c *critic) staff() {
	for _, id := range sorted(c.scenario.Roles) {
		at := path{"roles", id}
		c.id(path{"roles"}, id)
		if role := c.scenario.Roles[id]; role != nil {
			c.usesCalendar(at, role.Calendar)
			c.terms(at, &role.Terms)
			c.roleList(at.to("deputies"), role.Deputies)
			c.queue(at.to("queue"), role.Queue)
		}
	}
	c.circles()
	for _, id := range sorted(c.scenario.People) {
		at := path{"people", id}
		c.id(path{"people"}, id)
		if _, ok := c.scenario.Roles[id]; ok {
			c.add(at, "same-id", problem.Say("%q is a role and a person.", "%q 既是角色又是人员。", id), problem.Say("Give the person another id.", "请为此人换一个标识。"))
		}
		if person := c.scenario.People[id]; person != nil {
			c.usesCalendar(at, person.Calendar)
			c.usesRoles(at, person.Roles)
			c.terms(at, &person.Terms)
		}
	}
}

func (c *critic) terms(at path, t *Terms) {
	if t.Breakdown == nil {
		return
	}
	at = at.to("breakdown")
	c.drawn(at.to("every"), t.Breakdown.Every, false)
	c.drawn(at.to("repair"), t.Breakdown.Repair, false)
	if never(t.Breakdown.Every) {
		c.add(at.to("every"), "endless", problem.Say("It breaks down again at once, without end.", "修复后立即再次故障，永无休止。"),
			problem.Say("Give the time between failures.", "请设置故障之间的时间。"))
	}
}

// circles refuses roles that stand in for themselves, at once or by way of others.
func (c *critic) circles() {
	const open, done = 1, 2
	state, way := map[string]int{}, []string{}
	var visit func(id string)
	visit = func(id string) {
		state[id] = open
		way = append(way, id)
		if role := c.scenario.Roles[id]; role != nil {
			for i, deputy := range role.Deputies {
				switch state[deputy] {
				case open:
					c.circle(path{"roles", id, "deputies"}.item(i), way[slices.Index(way, deputy):], deputy)
				case 0:
					visit(deputy)
				}
			}
		}
		state[id], way = done, way[:len(way)-1]
	}
	for _, id := range sorted(c.scenario.Roles) {
		if state[id] == 0 {
			visit(id)
		}
	}
}

func (c *critic) circle(at path, way []string, deputy string) {
	if len(way) == 1 {
		c.add(at, "own-deputy", problem.Say("%q is its own deputy.", "角色 %q 是自己的代理。", deputy), problem.Say("Take it out.", "请删除。"))
		return
	}
	c.add(at, "deputies-circle", problem.Say("The deputies go in a circle: %s.", "代理关系成环：%s。", strings.Join(append(slices.Clone(way), deputy), " → ")),
		problem.Say("Take one of them out.", "请去掉其中一个。"))
}

func (c *critic) queue(at path, q *Queue) {
	if q != nil {
		c.formula(at.to("urgency"), q.Urgency, condition.Number)
	}
}

// tooFew refuses needs that ask for more different people than there are. By Hall's
// theorem it is enough to look at every set of needs: together they must find as many
// people as they ask for.
func (c *critic) tooFew(at path, needs []Need) {
	if len(needs) > 8 {
		return // the schema refuses it
	}
	for set := 1; set < 1<<len(needs); set++ { // a set comes after all that are part of it
		asked, roles, last := 0, map[string]bool{}, 0
		for i, need := range needs {
			if set&(1<<i) != 0 {
				asked, last = asked+max(1, need.Count), i
				for _, role := range need.Roles {
					roles[role] = true
				}
			}
		}
		there, counted := c.people(roles, asked)
		if !counted {
			return
		}
		if asked > there {
			c.add(at.item(last), "too-few", problem.Say("%d of %s are needed together; there are %d.", "需要 %[2]s 共 %[1]d 人同时到位，但只有 %[3]d 人。", asked, strings.Join(sorted(roles), ", "), there),
				problem.Say("Ask for fewer, or raise a headcount.", "请减少所需人数，或增加角色人数。"))
			return
		}
	}
}

// people counts those who have one of the roles, or stand in for one, up to as many as
// are asked for.
func (c *critic) people(roles map[string]bool, asked int) (there int, counted bool) {
	all := map[string]bool{}
	for id := range roles {
		all[id] = true
		if r := c.scenario.Roles[id]; r != nil {
			for _, deputy := range r.Deputies {
				all[deputy] = true
			}
		}
	}
	named := map[string]bool{}
	for _, id := range sorted(all) {
		if r := c.scenario.Roles[id]; r != nil {
			there += r.Headcount
		}
		for _, person := range c.personsBy()[id] {
			if there+len(named) >= asked {
				return asked, true
			}
			if c.enough(1) {
				return 0, false
			}
			named[person] = true
		}
	}
	return there + len(named), !c.enough(len(all))
}

// personsBy are the ids of persons by role.
func (c *critic) personsBy() map[string][]string {
	if c.persons == nil {
		c.persons = map[string][]string{}
		for _, id := range sorted(c.scenario.People) {
			if p := c.scenario.People[id]; p != nil {
				for _, role := range p.Roles {
					c.persons[role] = append(c.persons[role], id)
				}
			}
		}
	}
	return c.persons
}
