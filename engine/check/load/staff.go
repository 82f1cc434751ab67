package load

import (
	"math"
	"slices"

	"sandtable/engine/calendar"
	"sandtable/engine/scenario"
)

// staff are those who do the work, and how much time they have for it.
type staff struct {
	crews   []crew
	members map[string][]int // crews by role, in the order of their names
}

// crew is a number of people with the same hours: the headcount of a role, or a person.
// Where they stand in for another role outside its hours they are two crews: in those
// hours, and in the others.
type crew struct {
	role   string // of a headcount, else empty
	person string // else empty
	roles  []string
	time   float64 // working seconds per second: of all of them, times speed and what they do at once
	each   float64 // of that, one of them
	closed bool    // never there
	stands []string
}

// staffOf finds the people of a scenario.
func (e *expectation) staffOf() *staff {
	s := &staff{members: map[string][]int{}}
	for _, id := range sortedKeys(e.numbers.Roles) {
		if r := e.numbers.Roles[id]; r != nil && r.Headcount > 0 {
			e.hire(s, crew{role: id, roles: []string{id}}, float64(r.Headcount), r.Calendar, r.Terms)
		}
	}
	for _, id := range sortedKeys(e.numbers.People) {
		if p := e.numbers.People[id]; p != nil {
			e.hire(s, crew{person: id, roles: p.Roles}, 1, p.Calendar, p.Terms)
		}
	}
	return s
}

// hire adds a crew, or two where it is a deputy.
func (e *expectation) hire(s *staff, c crew, size float64, hours string, terms scenario.Terms) {
	c.closed = e.hours.closed(hours)
	c.each = e.hours.open(hours) * orOne(terms.Speed) * orOne(float64(terms.AtOnce)) * e.upTime(terms.Breakdown)
	c.time = float64(size * c.each)
	stands, share := e.standsIn(c.roles, hours)
	if share > 0 {
		absent := c
		absent.time, absent.stands = float64(c.time*share), stands
		c.time -= absent.time
		s.add(absent)
	}
	if share < 1 {
		s.add(c)
	}
}

func (s *staff) add(c crew) {
	k := len(s.crews)
	s.crews = append(s.crews, c)
	for _, role := range slices.Concat(c.roles, c.stands) {
		if !slices.Contains(s.members[role], k) {
			s.members[role] = append(s.members[role], k)
		}
	}
}

func orOne(x float64) float64 {
	if x == 0 || !known(x) {
		return 1
	}
	return x
}

// upTime is the share of the time in which somebody, or a machine, is not broken down.
func (e *expectation) upTime(b *scenario.Breakdown) float64 {
	if b == nil {
		return 1
	}
	every, ok := e.means.seconds(b.Every)
	repair, there := e.means.seconds(b.Repair)
	if !ok || !there || every+repair <= 0 {
		return 1
	}
	return every / (every + repair)
}

// standsIn are the roles for which people of some roles are deputies, and in what share
// of these people's hours nobody of one of them is on shift.
func (e *expectation) standsIn(roles []string, hours string) (stands []string, share float64) {
	mine := e.hours.line(hours)
	if mine == nil {
		return nil, 0
	}
	var lines [][]*calendar.Timeline
	for _, id := range sortedKeys(e.numbers.Roles) {
		r := e.numbers.Roles[id]
		if r == nil || slices.Contains(roles, id) || !slices.ContainsFunc(roles, func(role string) bool { return slices.Contains(r.Deputies, role) }) {
			continue
		}
		stands = append(stands, id)
		lines = append(lines, e.shifts(id))
	}
	if len(stands) == 0 {
		return nil, 0
	}
	open, absent := e.hours.absent(mine, lines)
	if absent == 0 {
		return nil, 0
	}
	return stands, absent / open
}

// shifts are the hours of everybody who has a role.
func (e *expectation) shifts(role string) []*calendar.Timeline {
	var ids []string
	if r := e.numbers.Roles[role]; r.Headcount > 0 {
		ids = append(ids, r.Calendar)
	}
	for _, id := range sortedKeys(e.numbers.People) {
		if p := e.numbers.People[id]; p != nil && slices.Contains(p.Roles, role) && !slices.Contains(ids, p.Calendar) {
			ids = append(ids, p.Calendar)
		}
	}
	var lines []*calendar.Timeline
	for _, id := range ids {
		if line := e.hours.line(id); line != nil {
			lines = append(lines, line)
		}
	}
	return lines
}

const mostShifts = 1_000_000 // looked at for all deputies together

// absent is for how long one timeline is open, and for how long of that none of one of
// the groups is. Where shifts are too many to look at, it is all of it.
func (h *hours) absent(mine *calendar.Timeline, groups [][]*calendar.Timeline) (open, absent float64) {
	open = float64(mine.Worked(0, h.span))
	for at := mine.Next(0); at < h.span; at = mine.Next(at) {
		end := min(mine.Until(at), h.span)
		next, someone := end, true
		for _, lines := range groups {
			there := false
			for _, line := range lines {
				change := line.Next(at)
				if change == at {
					there = true
					change = line.Until(at)
				}
				next = min(next, change)
				h.patience--
			}
			someone = someone && there
		}
		if !someone {
			absent += float64(next - at)
		}
		if h.patience--; h.patience < 0 {
			return open, open
		}
		at = next
	}
	return open, absent
}

// can are the crews that can do the work of any of some roles, in order; those that are
// never there left out.
func (s *staff) can(roles []string) []int {
	var crews []int
	for _, role := range roles {
		for _, k := range s.members[role] {
			if c := &s.crews[k]; !c.closed && c.time > 0 {
				crews = append(crews, k)
			}
		}
	}
	slices.Sort(crews)
	return slices.Compact(crews)
}

// quickest is the mean time that work takes whoever of some roles is quickest at it.
// Where somebody is slower, this is less than the work that there will be.
func (e *expectation) quickest(s *staff, roles []string, t *scenario.Task, length *scenario.Distribution) (seconds float64, ok bool) {
	if t == nil || len(t.By) == 0 {
		return e.means.seconds(length)
	}
	seconds = math.Inf(1)
	for _, role := range roles {
		for _, k := range s.members[role] {
			own := length
			if x := t.By[role]; x != nil {
				own = x
			}
			if x, c := t.By[s.crews[k].person], &s.crews[k]; x != nil && c.person != "" {
				own = x
			}
			mean, ok := e.means.seconds(own)
			if !ok {
				return 0, false
			}
			seconds = min(seconds, mean)
		}
	}
	return seconds, true
}
