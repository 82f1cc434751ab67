package load

import (
	"slices"

	"sandtable/engine/model"
	"sandtable/engine/scenario"
)

// Load is how much of its time a role needs for the work that comes to it, on average
// over all of a run, reckoned without one.
type Load struct {
	Role string
	Name string
	Load float64 // Work / Time; 1 or more: the queue grows as long as the run lasts. 0 where Time is 0
	Work float64 // hours of work per week for everybody who has the role
	Time float64 // hours that they have for it per week
	// Together are the roles with which it shares the people that decide its load; empty
	// where it shares none.
	Together  []string
	Estimated bool // events, conditions or formulas have part in it, whose outcome is guessed
}

// Loads are the loads of all roles of a scenario, by id. Work that several can do is
// shared out as evenly as it goes, so that what is left above 1 cannot be avoided by
// any sharing. Setup times are left out, and work of which no mean is known (formulas).
// Somebody who is slower than others at the same task counts as the quickest of them. It
// is nil where nothing can be said: no process, no rate of arrival, an endless loop.
func Loads(d *model.Definitions, s *scenario.Scenario) []Load {
	e := expect(d, s)
	if e == nil {
		return nil
	}
	u := e.utilisation()
	if u == nil {
		return nil
	}
	return u.loads()
}

// utilisation is how work and time of a scenario compare.
type utilisation struct {
	*expectation
	staff   *staff
	demands []demand
	load    []float64 // by crew
	sets    []set     // the busiest first
}

// utilisation is nil where nothing can be said.
func (e *expectation) utilisation() *utilisation {
	if !e.utilised {
		e.utilised, e.used = true, e.utilise()
	}
	return e.used
}

func (e *expectation) utilise() *utilisation {
	if e.rate <= 0 || !known(e.rate) || e.unsolved || e.endless() {
		return nil
	}
	u := &utilisation{expectation: e, staff: e.staffOf()}
	u.demands = e.demands(u.staff)
	u.load, u.sets = level(u.demands, u.staff.time())
	return u
}

func (s *staff) time() []float64 {
	time := make([]float64, len(s.crews))
	for k := range s.crews {
		time[k] = s.crews[k].time
	}
	return time
}

// endless says whether some element is come to without end.
func (e *expectation) endless() bool {
	for _, p := range e.played {
		for i := range p.nodes {
			if !known(product(p.tokens[i], p.times[i])) {
				return true
			}
		}
	}
	return false
}

func (u *utilisation) loads() []Load {
	const hoursPerWeek = 7 * 24
	var loads []Load
	together := u.together()
	for _, id := range sortedKeys(u.numbers.Roles) {
		r := u.numbers.Roles[id]
		if r == nil {
			continue
		}
		l := Load{Role: id, Name: nameOf(r.Name, id), Estimated: u.estimated}
		for _, k := range u.staff.members[id] {
			if c := &u.staff.crews[k]; slices.Contains(c.roles, id) {
				l.Work += float64(u.load[k] * c.time * hoursPerWeek)
				l.Time += float64(c.time * hoursPerWeek)
			}
		}
		if l.Time > 0 {
			l.Load = l.Work / l.Time
		}
		l.Together = slices.DeleteFunc(slices.Clone(together[id]), func(other string) bool { return other == id })
		loads = append(loads, l)
	}
	return loads
}

// together are the roles in the busiest set that a role is part of, itself included.
func (u *utilisation) together() map[string][]string {
	found := map[string][]string{}
	for k := range u.sets {
		roles := u.rolesOf(&u.sets[k])
		for _, role := range roles {
			if found[role] == nil {
				found[role] = roles
			}
		}
	}
	return found
}

// rolesOf are the roles whose work a set is, by id.
func (u *utilisation) rolesOf(s *set) []string {
	var roles []string
	for _, k := range s.demands {
		roles = append(roles, u.demands[k].roles...)
	}
	slices.Sort(roles)
	return slices.Compact(roles)
}

// more is the smallest number of additional people of one role for which the load of a
// set stays below 1, and that role; 0 where nobody of a single role is enough.
func (u *utilisation) more(s *set) (people int, role string) {
	const most, mostRoles = 1_000_000, 8
	roles := u.rolesOf(s)
	if len(roles) > mostRoles {
		return 0, ""
	}
	for _, id := range roles {
		each := u.oneMore(id)
		if each <= 0 || (s.work-s.time)/each > most {
			continue
		}
		n := int((s.work-s.time)/each) + 1
		if (people == 0 || n < people) && u.enough(s, id, float64(n)*each) {
			people, role = n, id
		}
	}
	return people, role
}

// oneMore is the time of another person with a role: on the terms of its headcount, or
// of the others who have it.
func (u *utilisation) oneMore(id string) float64 {
	r := u.numbers.Roles[id]
	if r == nil {
		return 0
	}
	if r.Headcount > 0 || len(u.staff.members[id]) == 0 {
		return u.hours.open(r.Calendar) * orOne(r.Speed) * orOne(float64(r.AtOnce)) * u.upTime(r.Breakdown)
	}
	sum, n := 0.0, 0.0
	for _, k := range u.staff.members[id] {
		sum, n = sum+u.staff.crews[k].each, n+1
	}
	return sum / n
}

// enough says whether so much more time of a role brings all of a set below 1.
func (u *utilisation) enough(s *set, role string, time float64) bool {
	demands, in := make([]demand, 0, len(s.demands)), map[int]bool{}
	for _, c := range s.crews {
		in[c] = true
	}
	has := append(u.staff.time(), time)
	for _, k := range s.demands {
		d := u.demands[k]
		d.crews = slices.DeleteFunc(slices.Clone(d.crews), func(c int) bool { return !in[c] })
		if slices.Contains(d.roles, role) {
			d.crews = append(d.crews, len(has)-1)
		}
		demands = append(demands, d)
	}
	_, sets := level(demands, has)
	return len(sets) > 0 && sets[0].load < 1
}

func nameOf(name, id string) string {
	if name != "" {
		return name
	}
	return id
}
