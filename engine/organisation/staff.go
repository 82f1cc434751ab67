package organisation

import (
	"maps"
	"slices"

	"sandtable/engine/scenario"
)

// Staff gives a scenario the people of the organisation: of each role that it knows by its id, the headcount, hours,
// cost, deputies and those known by name, with the calendars that they need. The scenario that is given does not change.
// Roles that the organisation does not have, and people that it does not have, stay as they are.
func (o *Organisation) Staff(s *scenario.Scenario) *scenario.Scenario {
	staffed := *s
	staffed.Roles, staffed.People, staffed.Calendars = maps.Clone(s.Roles), maps.Clone(s.People), maps.Clone(s.Calendars)
	known := map[string]bool{}
	for id := range s.Roles {
		known[id] = o.Role(id) != nil
	}
	for id := range s.Roles {
		if known[id] {
			staffed.Roles[id] = o.role(s.Roles[id], id, known)
			o.lend(&staffed, o.Role(id).Calendar)
		}
	}
	for _, p := range o.People {
		o.hire(&staffed, &p, known)
	}
	return &staffed
}

func (o *Organisation) role(old *scenario.Role, id string, known map[string]bool) *scenario.Role {
	r, from := scenario.Role{}, o.Role(id)
	if old != nil {
		r = *old
	}
	r.Name, r.Headcount, r.Calendar, r.Deputies = from.Name, from.Headcount, from.Calendar, nil
	if from.CostPerHour > 0 {
		r.CostPerHour = from.CostPerHour
	}
	for _, d := range from.Deputies {
		if known[d] {
			r.Deputies = append(r.Deputies, d)
		}
	}
	return &r
}

// hire adds somebody who plays one of the roles that are known.
func (o *Organisation) hire(s *scenario.Scenario, p *Person, known map[string]bool) {
	roles := slices.DeleteFunc(slices.Clone(p.Roles), func(id string) bool { return !known[id] })
	if len(roles) == 0 {
		return
	}
	person := scenario.Person{}
	if old := s.People[p.ID]; old != nil {
		person = *old
	}
	first := o.Role(roles[0])
	person.Name, person.Roles, person.Calendar = p.Name, roles, p.Calendar
	if person.Calendar == "" {
		person.Calendar = first.Calendar
	}
	if person.CostPerHour = p.CostPerHour; person.CostPerHour == 0 {
		person.CostPerHour = first.CostPerHour
	}
	if s.People == nil {
		s.People = map[string]*scenario.Person{}
	}
	s.People[p.ID] = &person
	o.lend(s, person.Calendar)
}

// lend gives the scenario a calendar of the organisation.
func (o *Organisation) lend(s *scenario.Scenario, id string) {
	c := o.Calendars[id]
	if id == "" || c == nil {
		return
	}
	if s.Calendars == nil {
		s.Calendars = map[string]*scenario.Calendar{}
	}
	lent := *c
	if lent.Zone == "" && o.Zone != s.Zone {
		lent.Zone = o.Zone
	}
	s.Calendars[id] = &lent
}
