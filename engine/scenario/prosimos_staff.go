package scenario

import (
	"math"
	"slices"

	"sandtable/engine/problem"
)

// prosimosResource is one entry of a resource list: a person, or several alike.
type prosimosResource struct {
	id, name, calendar string
	cost               Money
	amount             int
	pools              []*prosimosPool
	role               string // its own, where it is several alike or a pool to itself
	busy               bool   // does some task
	at                 path
}

// prosimosPool is a resource profile.
type prosimosPool struct {
	id, name string
	members  []*prosimosResource
	role     string
}

// hasPersons says whether some members are known by name.
func (p *prosimosPool) hasPersons() bool {
	return slices.ContainsFunc(p.members, func(r *prosimosResource) bool { return r.role == "" })
}

// prosimosStaff is everybody in the file, in file order.
type prosimosStaff struct {
	pools     []*prosimosPool
	resources []*prosimosResource
	byID      map[string]*prosimosResource
	teams     map[string]string // role of persons who share a task but no pool, by their ids
}

// staff takes the resources and who does which task for how long. A resource that is
// several alike, or a pool to itself, becomes a role with a headcount. The others
// become people, with their pools as roles.
func (im *importer) staff() {
	s := im.profiles()
	if im.failed != nil {
		return
	}
	im.scenario.Roles, im.scenario.People = map[string]*Role{}, map[string]*Person{}
	taken := func(id string) bool {
		r := s.byID[id]
		return im.scenario.Roles[id] != nil || r != nil && r.role == ""
	}
	for _, r := range s.resources {
		alone := len(r.pools) == 1 && len(r.pools[0].members) == 1
		if !alone && r.amount == 1 {
			continue
		}
		id, name := r.id, r.name
		if alone {
			id, name = r.pools[0].id, r.pools[0].name
		}
		r.role = "?" // no longer a person, so its id is free
		r.role = im.free(id, taken)
		im.scenario.Roles[r.role] = &Role{Name: name, Headcount: r.amount, Calendar: r.calendar, CostPerHour: r.cost}
	}
	for _, p := range s.pools {
		if p.hasPersons() {
			p.role = im.free(p.id, taken)
			im.scenario.Roles[p.role] = &Role{Name: p.name}
		}
	}
	for _, r := range s.resources {
		if r.role != "" {
			continue
		}
		person := &Person{Name: r.name, Calendar: r.calendar, CostPerHour: r.cost}
		for _, p := range r.pools {
			person.Roles = append(person.Roles, p.role)
		}
		im.scenario.People[r.id] = person
	}
	im.staffed = s
	im.work(s)
}

// profiles reads resource_profiles.
func (im *importer) profiles() *prosimosStaff {
	s := &prosimosStaff{byID: map[string]*prosimosResource{}, teams: map[string]string{}}
	pools := map[string]bool{}
	for i, v := range im.list(im.file.root, nil, "resource_profiles") {
		at := path{"resource_profiles"}.item(i)
		pool := &prosimosPool{id: im.text(v, at, "id")}
		pool.name = im.label(v, pool.id)
		if pools[pool.id] {
			im.twice(at.to("id"), pool.id)
		}
		pools[pool.id] = true
		s.pools = append(s.pools, pool)
		for j, v := range im.list(v, at, "resource_list") {
			r := im.resource(v, at.to("resource_list").item(j))
			if known := s.byID[r.id]; known != nil {
				im.same(known, r)
				r = known
			} else {
				s.resources, s.byID[r.id] = append(s.resources, r), r
			}
			if n := len(r.pools); n > 0 && r.pools[n-1] == pool {
				im.twice(at.to("resource_list").item(j).to("id"), r.id)
			}
			pool.members, r.pools = append(pool.members, r), append(r.pools, pool)
		}
		im.spare(v, at, "id", "name", "resource_list")
	}
	return s
}

func (im *importer) resource(v *value, at path) *prosimosResource {
	r := &prosimosResource{id: im.text(v, at, "id"), calendar: im.text(v, at, "calendar"), at: at}
	r.name = im.label(v, r.id)
	if im.failed == nil && im.scenario.Calendars[r.calendar] == nil {
		im.fail(at.to("calendar"), "unknown-calendar", problem.Say("There is no calendar %q.", "没有名为 %q 的日历。", r.calendar), meant(r.calendar, sorted(im.scenario.Calendars)))
	}
	cost := math.Round(im.number(v, at, "cost_per_hour") * unitsOfMoney)
	if !(cost >= 0 && cost < math.MaxInt64) {
		im.fail(at.to("cost_per_hour"), "cost", problem.Say("The cost must be a number that is not negative.", "成本应为非负数。"), problem.Text{})
		cost = 0
	}
	r.cost = Money(cost)
	amount := im.number(v, at, "amount")
	if !(amount >= 0 && amount <= 1_000_000 && amount == math.Trunc(amount)) {
		im.fail(at.to("amount"), "amount", problem.Say("The amount must be a whole number from 0 to 1000000.", "数量应为 0 到 1000000 的整数。"), problem.Text{})
		amount = 0
	}
	r.amount = int(amount)
	im.spare(v, at, "id", "name", "calendar", "cost_per_hour", "amount", "assignedTasks", "assigned_tasks")
	return r
}

// same fails if a resource that is in several pools is not the same in all.
func (im *importer) same(known, r *prosimosResource) {
	if known.calendar != r.calendar || known.cost != r.cost || known.amount != r.amount {
		im.fail(r.at, "different", problem.Say("%q is in two profiles with a different calendar, cost or amount.", "%q 出现在两个资源档案中，但日历、成本或数量不同。", r.id),
			problem.Say("Make them equal, or give one another id.", "请改为一致，或为其中一个换标识。"))
	}
}
