package simulate

import (
	"sandtable/engine/calendar"
	"sandtable/engine/compile"
	"sandtable/engine/scenario"
)

// rhythm is what one replication observed by hour of the week, since the end of the warm-up.
type rhythm struct {
	arrivals [Hours]int64
	observed Week
	tasks    []Week     // by task of the program: what waits for people
	away     []standing // by task: of that, what others than its own people are to do
	lines    []standing // by queue: other work than that of tasks for their own people
	busy     []Week     // by role
	there    []Week     // by role
}

// standing is how many pieces of work wait in one place.
type standing struct {
	now   int64
	since int64
	week  Week
}

// roster is so many seats of a role that come and go together.
type roster struct {
	hours *calendar.Timeline
	role  compile.RoleID
	seats int64
}

// rosters are those of all crews, the same hours and role taken together.
func rosters(p *compile.Program) []roster {
	var all []roster
	for i := range p.Crews {
		c := &p.Crews[i]
	roles:
		for _, role := range c.Roles {
			for k := range all {
				if all[k].hours == c.Timeline && all[k].role == role {
					all[k].seats += int64(c.Size() * c.AtOnce)
					continue roles
				}
			}
			all = append(all, roster{c.Timeline, role, int64(c.Size() * c.AtOnce)})
		}
	}
	return all
}

func (y *rhythm) reset() {
	for _, all := range [][]standing{y.away, y.lines} {
		for i := range all {
			all[i].now = 0
		}
	}
	for _, all := range [][]Week{y.tasks, y.busy} {
		clear(all)
	}
	y.restart(0)
}

// restart forgets what was before a moment, but for who waits.
func (y *rhythm) restart(at int64) {
	y.arrivals, y.observed = [Hours]int64{}, Week{}
	clear(y.there)
	for _, all := range [][]standing{y.away, y.lines} {
		for i := range all {
			all[i] = standing{now: all[i].now, since: at}
		}
	}
}

// arrive counts a case.
func (s *sample) arrive(now int64) { s.rhythm.arrivals[s.axis.at(now)]++ }

// step lets so many more stand in a place from now on.
func (p *standing) step(x *axis, now, by int64) {
	if p.now != 0 {
		if now > x.till {
			x.move(now)
		}
		x.divide(&p.week, p.now, p.since, now)
	}
	p.now += by
	p.since = now
}

// stray counts work that so many more or fewer of wait for people who are not those of its task.
func (r *replication) stray(it *item, by int64) {
	w := &r.program.Work[it.place.Node]
	if it.kind == execution {
		if it.queue == w.Queue {
			return
		}
		r.sample.rhythm.away[r.sample.taskOf[it.place.Node]].step(&r.sample.axis, r.now, by)
	}
	r.sample.rhythm.lines[it.queue].step(&r.sample.axis, r.now, by)
}

// attend enters in the books when a stretch of work was done that ends now, so long of
// the time since it was begun.
func (r *replication) attend(it *item, id compile.CrewID, role compile.RoleID, spent int64) {
	switch t := &r.sample.busy[role]; {
	case spent != r.now-it.started:
		r.attendByShift(it, id, role)
	case it.started < t.from || r.now > t.till:
		t.enter(1, it.started, r.now)
	default:
		t.held += uint64(spent)
	}
}

// attendByShift enters a stretch of work in the books that the ends of shifts interrupted.
func (r *replication) attendByShift(it *item, id compile.CrewID, role compile.RoleID) {
	x, t := &r.sample.axis, &r.sample.busy[role]
	if r.now > x.till {
		x.move(r.now)
	}
	r.hours = r.hours[:0]
	if it.team() != none {
		r.hours = r.hoursOf(it, false)
	} else if crew := &r.program.Crews[id]; !crew.Timeline.Always() && crew.AtEnd != scenario.Finish {
		r.hours = append(r.hours, crew.Timeline)
	}
	for from := it.started; from < r.now; {
		open, change := together(r.hours, from)
		if change = min(change, r.now); open {
			t.scatter(1, from, change)
		}
		from = change
	}
}

// closeRhythm enters in the books who was on shift when, and that the run was observed
// since the end of the warm-up.
func (r *replication) closeRhythm() {
	s, y := r.sample, &r.sample.rhythm
	s.axis.move(r.now)
	s.axis.settle()
	for _, all := range [][]standing{y.away, y.lines} {
		for i := range all {
			all[i].step(&s.axis, r.now, 0)
		}
	}
	if s.warm < r.now {
		s.axis.divide(&y.observed, 1, s.warm, r.now)
	}
	for i := range r.rosters {
		o := &r.rosters[i]
		for from := int64(0); from < r.now; {
			open, till := o.hours.Period(from)
			if till = min(till, r.now); open {
				s.onShift[o.role].scatter(o.seats, from, till)
			}
			from = till
		}
	}
	y.settle()
}

func (y *rhythm) settle() {
	y.observed.settle()
	for _, all := range [][]Week{y.tasks, y.busy, y.there} {
		for i := range all {
			all[i].settle()
		}
	}
	for _, all := range [][]standing{y.away, y.lines} {
		for i := range all {
			all[i].week.settle()
		}
	}
}
