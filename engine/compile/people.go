package compile

import (
	"fmt"
	"maps"
	"slices"
	"strings"

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
	for _, id := range slices.Sorted(maps.Keys(c.scenario.Roles)) {
		c.roles[id] = RoleID(len(c.program.Roles))
		c.program.Roles = append(c.program.Roles, Role{ID: id, Name: named(c.scenario.Roles[id].Name, id)})
	}
	for _, id := range slices.Sorted(maps.Keys(c.scenario.Roles)) {
		if r := c.scenario.Roles[id]; r.Headcount > 0 {
			c.hire(headcount(named(r.Name, id), r.Headcount), "", []string{id}, r.Calendar, int64(r.CostPerHour))
		}
	}
	for _, id := range slices.Sorted(maps.Keys(c.scenario.People)) {
		p := c.scenario.People[id]
		c.hire([]string{named(p.Name, id)}, id, p.Roles, p.Calendar, int64(p.CostPerHour))
	}
	return nil
}

func (c *compiler) hire(names []string, person string, roles []string, hours string, rate int64) {
	crew := Crew{Names: names, Timeline: c.timelines[hours], Rate: rate}
	id := CrewID(len(c.program.Crews))
	for _, role := range roles {
		crew.Roles = append(crew.Roles, c.roles[role])
		c.program.Roles[c.roles[role]].Headcount += len(names)
		c.members[role] = append(c.members[role], member{id, person})
	}
	c.program.Crews = append(c.program.Crews, crew)
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

// staff finds who may do a task: the crews of any of its roles, and the role each
// does it in.
func (c *compiler) staff(roles []string) (crews []CrewID, as []RoleID, people []string) {
	for _, role := range roles {
		for _, m := range c.members[role] {
			if !slices.Contains(crews, m.crew) {
				crews, as, people = append(crews, m.crew), append(as, c.roles[role]), append(people, m.person)
			}
		}
	}
	return crews, as, people
}

// queue finds or opens the queue of those crews.
func (c *compiler) queue(crews []CrewID) QueueID {
	var key strings.Builder
	for _, crew := range crews {
		fmt.Fprintf(&key, "%d ", crew)
	}
	if id, ok := c.queues[key.String()]; ok {
		return id
	}
	id := QueueID(len(c.program.Queues))
	c.program.Queues = append(c.program.Queues, Queue{Crews: crews})
	for _, crew := range crews {
		c.program.Crews[crew].Queues = append(c.program.Crews[crew].Queues, id)
	}
	c.queues[key.String()] = id
	return id
}

// duration is the most specific one given: the person's, the role's, the task's.
func duration(t *scenario.Task, person, role string) *scenario.Distribution {
	if d := t.By[person]; d != nil && person != "" {
		return d
	}
	if d := t.By[role]; d != nil {
		return d
	}
	return t.Duration
}
