package simulate

import (
	"slices"

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

// presence is when somebody with certain hours is on shift, and how many of each role are.
type presence struct {
	hours *calendar.Timeline
	roles []compile.RoleID
	seats []int64 // beside roles
	row   [Buckets]Area
	week  Week
}

// presences are those of all crews, the same hours taken together.
func presences(p *compile.Program) []presence {
	var all []presence
	for i := range p.Crews {
		c := &p.Crews[i]
		at := slices.IndexFunc(all, func(o presence) bool { return o.hours == c.Timeline })
		if at < 0 {
			at = len(all)
			all = append(all, presence{hours: c.Timeline})
		}
		o := &all[at]
		for _, role := range c.Roles {
			k := slices.Index(o.roles, role)
			if k < 0 {
				k = len(o.roles)
				o.roles, o.seats = append(o.roles, role), append(o.seats, 0)
			}
			o.seats[k] += int64(c.Size() * c.AtOnce)
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
	y.forget(y.tasks)
	y.forget(y.busy)
	y.restart(0)
}

// restart forgets what was before a moment, but for who waits.
func (y *rhythm) restart(at int64) {
	y.arrivals = [Hours]int64{}
	y.observed.reset()
	y.forget(y.there)
	for _, all := range [][]standing{y.away, y.lines} {
		for i := range all {
			all[i].since = at
			all[i].week.reset()
		}
	}
}

func (y *rhythm) forget(all []Week) {
	for i := range all {
		all[i].reset()
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
	y.settle()
	for i := range r.presences {
		r.presences[i].close(s, r.now)
	}
}

// close enters in the books who was there until now.
func (o *presence) close(s *sample, now int64) {
	clear(o.row[:])
	o.week.reset()
	t := track{axis: &s.axis, row: o.row[:], week: &o.week}
	for from := int64(0); from < now; {
		open, till := o.hours.Period(from)
		if till = min(till, now); open {
			t.scatter(1, from, till)
		}
		from = till
	}
	o.week.settle()
	for k, role := range o.roles {
		s.rhythm.there[role].mergeTimes(&o.week, o.seats[k])
		for b, a := range o.row {
			s.onShift[role][b].mergeTimes(a, o.seats[k])
		}
	}
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
