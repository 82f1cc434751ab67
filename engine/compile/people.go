package compile

import (
	"fmt"
	"maps"
	"slices"

	"sandtable/engine/calendar"
	"sandtable/engine/model"
	"sandtable/engine/scenario"
)

// member is somebody in a role: one of its headcount, or a person by name.
type member struct {
	crew   CrewID
	person string // id of the person; empty for a headcount
}

// people makes the crews: one for each role's headcount, one for each person.
func (c *compiler) people() error {
	c.members, c.roles = map[string][]member{}, map[string]RoleID{}
	ids := slices.Sorted(maps.Keys(c.scenario.Roles))
	for _, id := range ids {
		c.roles[id] = RoleID(len(c.program.Roles))
		c.program.Roles = append(c.program.Roles, Role{ID: id, Name: named(c.scenario.Roles[id].Name, id)})
	}
	for _, id := range ids {
		r := c.scenario.Roles[id]
		if r.Headcount == 0 {
			continue
		}
		if err := c.hire(headcount(named(r.Name, id), r.Headcount), "", id, []string{id}, r.Calendar, r.CostPerHour, &r.Terms); err != nil {
			return err
		}
	}
	for _, id := range slices.Sorted(maps.Keys(c.scenario.People)) {
		p := c.scenario.People[id]
		if err := c.hire([]string{named(p.Name, id)}, id, id, p.Roles, p.Calendar, p.CostPerHour, &p.Terms); err != nil {
			return err
		}
	}
	return nil
}

func (c *compiler) hire(names []string, person, id string, roles []string, hours string, rate scenario.Money, terms *scenario.Terms) error {
	crew := Crew{Names: names, Timeline: c.timelines[hours], Rate: int64(rate), Overtime: int64(rate), Idle: int64(terms.IdleCostPerHour),
		PerUse: int64(terms.CostPerUse), AtEnd: terms.ShiftEnd, Speed: orOne(terms.Speed), AtOnce: max(1, terms.AtOnce)}
	if terms.OvertimeFactor > 0 {
		crew.Overtime = int64(float64(float64(rate)*terms.OvertimeFactor) + 0.5)
	}
	if b := terms.Breakdown; b != nil {
		every, err := b.Every.Sampler()
		if err != nil {
			return fmt.Errorf("breakdowns of %s: %w", id, err)
		}
		repair, err := b.Repair.Sampler()
		if err != nil {
			return fmt.Errorf("repairs of %s: %w", id, err)
		}
		crew.Fails = &Fails{every, repair, number(model.ID("breakdown:"+id), c.numbers)}
	}
	if crew.AtEnd == scenario.Whole {
		crew.Longest = longestShift(crew.Timeline)
	}
	at := CrewID(len(c.program.Crews))
	for _, role := range roles {
		crew.Roles = append(crew.Roles, c.roles[role])
		c.program.Roles[c.roles[role]].Headcount += len(names)
		c.members[role] = append(c.members[role], member{at, person})
	}
	c.program.Crews = append(c.program.Crews, crew)
	return nil
}

// longestShift is how long somebody is on shift at most: of so many shifts from the start
// on that every week of a year is among them.
func longestShift(hours *calendar.Timeline) (longest int64) {
	const shifts = 1000
	if hours.Always() {
		return never
	}
	for at, n := hours.Next(0), 0; at != never && n < shifts; n++ {
		till := hours.Until(at)
		longest = max(longest, till-at)
		at = hours.Next(till)
	}
	return longest
}

func orOne(x float64) float64 {
	if x == 0 {
		return 1
	}
	return x
}

func named(name, id string) string {
	if name != "" {
		return name
	}
	return id
}

// headcount names the people of a role by number where there are several.
func headcount(role string, n int) []string {
	if n == 1 {
		return []string{role}
	}
	names := make([]string, n)
	for i := range names {
		names[i] = fmt.Sprintf("%s %d", role, i+1)
	}
	return names
}
