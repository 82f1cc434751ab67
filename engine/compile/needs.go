package compile

import (
	"fmt"
	"slices"

	"sandtable/engine/problem"
	"sandtable/engine/scenario"
)

// staff is who may do something: crews, the role each does it in, and the person's id
// where a crew is one by name. Stand-ins come last.
type staff struct {
	crews    []CrewID
	as       []RoleID
	people   []string
	standIns int
	parts    []Part
}

// anyOf is one person of any of the roles, or of those who stand in for them.
func (c *compiler) anyOf(roles []string) staff {
	var s staff
	for _, role := range roles {
		c.join(&s, role)
	}
	regular := len(s.crews)
	for _, role := range roles {
		if r := c.scenario.Roles[role]; r != nil {
			for _, deputy := range r.Deputies {
				c.join(&s, deputy)
			}
		}
	}
	s.standIns = len(s.crews) - regular
	return s
}

// join adds the crews of a role that are not there yet; they do the work as such.
func (c *compiler) join(s *staff, role string) {
	for _, m := range c.members[role] {
		if !slices.Contains(s.crews, m.crew) {
			s.crews, s.as, s.people = append(s.crews, m.crew), append(s.as, c.roles[role]), append(s.people, m.person)
		}
	}
}

// together are several people at once: all the needs.
func (c *compiler) together(needs []scenario.Need) staff {
	var all staff
	for _, n := range needs {
		one := c.anyOf(n.Roles)
		part := Part{Crews: one.crews, Count: max(1, n.Count), StandIns: one.standIns}
		for i, crew := range one.crews {
			if !slices.Contains(all.crews, crew) {
				all.crews, all.as, all.people = append(all.crews, crew), append(all.as, one.as[i]), append(all.people, one.people[i])
			}
			part.Members = append(part.Members, slices.Index(all.crews, crew))
		}
		all.parts = append(all.parts, part)
	}
	return all
}

// queue finds or opens the queue of those people. Roles that order their work in
// different ways cannot share one, nor can a crew serve both.
func (c *compiler) queue(s staff) (QueueID, error) {
	key := fmt.Sprint(s.crews, s.parts, s.standIns)
	if id, ok := c.queues[key]; ok {
		return id, nil
	}
	discipline, of, err := c.discipline(s)
	if err != nil {
		return None, err
	}
	q := Queue{Crews: s.crews, Parts: s.parts, StandIns: s.standIns, Order: discipline.Order, Preempt: discipline.Preempt, Ageing: never}
	if discipline.Ageing > 0 {
		q.Ageing = int64(discipline.Ageing)
	}
	if discipline.Urgency != "" {
		if q.Urgency, err = c.number(discipline.Urgency, of+"/urgency"); err != nil {
			return None, err
		}
	}
	id := QueueID(len(c.program.Queues))
	c.program.Queues = append(c.program.Queues, q)
	for member, crew := range s.crews {
		c.program.Queues[id].Choosy = c.program.Queues[id].Choosy || c.program.Crews[crew].AtEnd == scenario.Whole
		c.program.Crews[crew].Queues = append(c.program.Crews[crew].Queues, id)
		c.program.Crews[crew].Members = append(c.program.Crews[crew].Members, member)
	}
	c.queues[key] = id
	return id, nil
}

// discipline is the order of work that all roles of the crews agree on, and where the
// scenario says so.
func (c *compiler) discipline(s staff) (order scenario.Queue, path string, err error) {
	var found *scenario.Queue
	var of string
	for _, crew := range s.crews {
		for _, role := range c.program.Crews[crew].Roles {
			q, at := c.scenario.Roles[c.program.Roles[role].ID].Queue, scenario.Pointer("roles", c.program.Roles[role].ID, "queue")
			if q == nil {
				q, at = c.scenario.Queue, "/queue"
			}
			if q == nil {
				q = &scenario.Queue{}
			}
			if found == nil {
				found, of, path = q, c.program.Roles[role].Name, at
			} else if *found != *q {
				return *q, at, problem.New("compile.orders", problem.Say("“%s” and “%s” share people but order their work in different ways.", "“%s”与“%s”共用人员，但排队规则不同。", of, c.program.Roles[role].Name),
					problem.Say("Give both the same queue, or the scenario one for all.", "请为两者设置相同的排队规则，或在情景中统一设置。")).
					Located(problem.Place{Path: scenario.Pointer("roles", c.program.Roles[role].ID, "queue")})
			}
		}
	}
	if found == nil {
		found = &scenario.Queue{}
	}
	return *found, path, nil
}
