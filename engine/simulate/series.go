package simulate

import (
	"sandtable/engine/compile"
)

// rows says which row of a film is which level.
type rows struct{ queues, roles, stocks, all int }

func rowsOf(p *compile.Program) rows {
	r := rows{queues: 1}
	r.roles = r.queues + len(p.Tasks)
	r.stocks = r.roles + 2*len(p.Roles)
	r.all = r.stocks + len(p.Stocks)
	return r
}

// Series is how levels went over the time of the run, from its very start, the warm-up
// included, in buckets of equal width. Replications may end at different times: what a
// replication has not lived to see is in no average.
type Series struct {
	Ends []int64 // of each replication

	film
	rows
	lives []life
}

// life is how many cases were in progress in one replication.
type life struct {
	rung  int
	areas []Area
}

func newSeries(p *compile.Program) Series {
	r := rowsOf(p)
	return Series{film: newFilm(r.all), rows: r}
}

// take merges one more replication.
func (s *Series) take(a *axis, end int64) {
	s.Ends = append(s.Ends, end)
	s.film.merge(&a.film)
	used := int((end + a.width() - 1) / a.width())
	s.lives = append(s.lives, life{a.rung, append([]Area(nil), a.row(0)[:min(used, Buckets)]...)})
}

// Width is the width of the buckets, in nanoseconds.
func (s *Series) Width() int64 { return s.width() }

// Standing is how many replications have come into each bucket, as far as there are any.
func (s *Series) Standing() []int {
	var all []int
	for b := int64(0); b < Buckets; b++ {
		n := 0
		for _, end := range s.Ends {
			if end > b*s.width() {
				n++
			}
		}
		if n == 0 {
			break
		}
		all = append(all, n)
	}
	return all
}

// InProgress is the cases under way.
func (s *Series) InProgress() []Area { return s.row(0) }

// InProgressOf is the cases under way in one replication.
func (s *Series) InProgressOf(replication int) []Area {
	l := &s.lives[replication]
	all := make([]Area, Buckets)
	copy(all, l.areas)
	for rung := l.rung; rung < s.rung; rung++ {
		coarsen(all, int(widths[rung+1]/widths[rung]))
	}
	return all
}

// Queue is what waits for people at the so-manieth task of the program.
func (s *Series) Queue(task int) []Area { return s.row(s.queues + task) }

// Busy is who of a role is at work.
func (s *Series) Busy(role compile.RoleID) []Area { return s.row(s.roles + 2*int(role)) }

// There is who of a role is on shift.
func (s *Series) There(role compile.RoleID) []Area { return s.row(s.roles + 2*int(role) + 1) }

// Stock is a stock, in thousandths.
func (s *Series) Stock(id compile.StockID) []Area { return s.row(s.stocks + int(id)) }

// Lived is for how long one replication was in a bucket.
func (s *Series) Lived(replication, bucket int) int64 {
	from := int64(bucket) * s.width()
	return max(0, min(s.Ends[replication]-from, s.width()))
}

// Mean is the mean of a level in a bucket over all replications, each weighing as long as
// it was in it.
func (s *Series) Mean(of []Area, bucket int) float64 {
	var lived Area
	for k := range s.Ends {
		lived.add(1, s.Lived(k, bucket))
	}
	return of[bucket].Float() / lived.Float()
}

// Rhythm is what all replications observed by hour of the week, after their warm-ups.
type Rhythm struct {
	Arrivals [Hours]int64 // cases
	Observed Week
	Busy     []Week // by role
	There    []Week // by role
	Tasks    []Week // by task of the program: what waits for people
	Own      []Week // by task: of that, what its own people are to do
	Lines    []Week // by queue of the program: what waits in it beside the work of tasks for their own people
}

func newRhythm(p *compile.Program) Rhythm {
	return Rhythm{Tasks: make([]Week, len(p.Tasks)), Own: make([]Week, len(p.Tasks)), Busy: make([]Week, len(p.Roles)), There: make([]Week, len(p.Roles)), Lines: make([]Week, len(p.Queues))}
}

func (y *Rhythm) take(o *rhythm) {
	for hour, n := range o.arrivals {
		y.Arrivals[hour] += n
	}
	y.Observed.merge(&o.observed)
	for i := range o.busy {
		y.Busy[i].merge(&o.busy[i])
		y.There[i].merge(&o.there[i])
	}
	for i := range o.tasks {
		y.Tasks[i].merge(&o.tasks[i])
		own := o.tasks[i]
		own.without(&o.away[i].week)
		y.Own[i].merge(&own)
	}
	for i := range o.lines {
		y.Lines[i].merge(&o.lines[i].week)
	}
}

// keep wires the books of a run that are kept over time.
func (s *sample) keep(p *compile.Program) {
	r := rowsOf(p)
	until := int64(longest)
	if p.Scenario.Run.Horizon > 0 {
		until = int64(p.Scenario.Run.Horizon)
	}
	y := rhythm{tasks: make([]Week, len(p.Tasks)), away: make([]standing, len(p.Tasks)), lines: make([]standing, len(p.Queues)),
		busy: make([]Week, len(p.Roles)), there: make([]Week, len(p.Roles))}
	s.axis = axis{film: newFilm(r.all), clock: stretches(p.Start, until)}
	s.rhythm = y
	if p.Scenario.Run.Horizon > 0 && p.Scenario.Run.Cases == 0 { // the run ends there
		s.axis.cover(until)
	}
	s.inProgress.track = s.axis.track(0, nil)
	s.busy, s.onShift = make([]track, len(p.Roles)), make([][]Area, len(p.Roles))
	s.taskOf = make([]int32, len(p.Net.Nodes))
	for k, at := range p.Tasks {
		s.taskOf[at] = int32(k)
		s.elements[at].queue.track = s.axis.track(r.queues+k, &y.tasks[k])
		s.axis.tracks = append(s.axis.tracks, &s.elements[at].queue.track)
	}
	for i := range p.Roles {
		s.busy[i] = s.axis.track(r.roles+2*i, &y.busy[i])
		s.onShift[i] = s.axis.row(r.roles + 2*i + 1)
		s.axis.tracks = append(s.axis.tracks, &s.busy[i])
	}
	s.axis.tracks = append(s.axis.tracks, &s.inProgress.track)
	for i := range p.Stocks {
		shelf := s.axis.track(r.stocks+i, nil)
		shelf.fine = false
		s.shelves = append(s.shelves, shelf)
	}
}

// track is a level's row of the film, and its week.
func (x *axis) track(row int, week *Week) track {
	return track{from: never, fine: true, axis: x, row: x.row(row), week: week}
}
