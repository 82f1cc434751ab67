package report

import (
	"sandtable/engine/compile"
	"sandtable/engine/simulate"
)

// Week is how the run went by hour of the week, on the scenario's clock and after the
// warm-up: 168 numbers each, the first for Monday from 00:00 to 01:00. An hour that was
// never observed has 0 everywhere.
type Week struct {
	Observed []float64           `json:"observedSeconds" doc:"By hour of the week: time observed, mean over replications"`
	Arrivals []float64           `json:"arrivals" doc:"By hour of the week: cases that come per hour"`
	Roles    map[string]RoleWeek `json:"roles"`
}

// RoleWeek is the week of a role: means over the time observed.
type RoleWeek struct {
	OnShift []float64 `json:"onShift" doc:"People on shift, counted by what each can do at once"`
	Busy    []float64 `json:"busy" doc:"People at work, overtime included"`
	Waiting []float64 `json:"waiting" doc:"Work that waits for the role, alone or as one of several that can or must do it"`
	Busiest *Peak     `json:"busiest,omitempty" doc:"When most people are at work; left out where no hours stand out"`
	Longest *Peak     `json:"longest,omitempty" doc:"When most work waits in the hours in which the role usually has people on shift; left out where no hours stand out"`
}

// Peak is the part of a day around the hour in which a level is highest.
type Peak struct {
	Day  int     `json:"day" doc:"1 is Monday, 7 Sunday"`
	From int     `json:"from" doc:"First hour, 0 to 23"`
	To   int     `json:"to" doc:"Where the last hour ends, 1 to 24"`
	Mean float64 `json:"mean" doc:"Mean level over these hours"`
}

func week(p *compile.Program, r *simulate.Result) Week {
	y := &r.Rhythm
	w := Week{Observed: make([]float64, simulate.Hours), Arrivals: make([]float64, simulate.Hours), Roles: map[string]RoleWeek{}}
	for hour := range simulate.Hours {
		observed := y.Observed.Of(hour).Float()
		w.Observed[hour] = fine(observed / second / float64(max(1, r.Replications)))
		if observed > 0 {
			w.Arrivals[hour] = fine(float64(y.Arrivals[hour]) / (observed / 3600e9))
		}
	}
	callers := callersOf(p)
	for i := range p.Roles {
		one := RoleWeek{OnShift: levels(y, &y.There[i]), Busy: levels(y, &y.Busy[i]), Waiting: levels(y, callers[i].weeks(y)...)}
		one.Busiest, one.Longest = peak(one.Busy, w.Observed), peak(one.Waiting, manned(w.Observed, one.OnShift))
		w.Roles[p.Roles[i].ID] = one
	}
	return w
}

// levels is the mean of what lies under several levels together, by hour of the week.
func levels(y *simulate.Rhythm, of ...*simulate.Week) []float64 {
	all := make([]float64, simulate.Hours)
	for hour := range all {
		observed := y.Observed.Of(hour).Float()
		if observed == 0 {
			continue
		}
		sum := 0.0
		for _, w := range of {
			sum += w.Of(hour).Float()
		}
		all[hour] = fine(sum / observed)
	}
	return all
}

// usual is the part of the usual number of people from which on an hour is one of their hours: one
// Sunday that is worked to make up for a holiday does not make Sundays so.
const usual = 1. / 3

// manned is the time observed of the hours in which a role usually has people on shift: who
// looks for when they are too few does not want to hear of the nights. Usual is how many
// there are on average in the hours with any.
func manned(observed, onShift []float64) []float64 {
	sum, long := 0.0, 0.0
	for hour, v := range onShift {
		if v > 0 {
			sum += float64(v * observed[hour])
			long += observed[hour]
		}
	}
	some := make([]float64, len(observed))
	for hour, v := range onShift {
		if v > 0 && v >= usual*sum/long {
			some[hour] = observed[hour]
		}
	}
	return some
}

// Hours next to the highest belong to the peak as long as they have most of it, and there
// is one only where the highest is well above the mean.
const (
	most     = .75
	standOut = 1.25
)

// peak is nil where no hours of a week stand out.
func peak(level, observed []float64) *Peak {
	top, sum, long := 0, 0.0, 0.0
	for hour, v := range level {
		sum += float64(v * observed[hour])
		long += observed[hour]
		if observed[hour] > 0 && (v > level[top] || observed[top] == 0) {
			top = hour
		}
	}
	if long == 0 || level[top] == 0 || level[top] < standOut*sum/long {
		return nil
	}
	midnight := top - top%24
	from, to := top, top+1
	for from > midnight && observed[from-1] > 0 && level[from-1] >= most*level[top] {
		from--
	}
	for to < midnight+24 && observed[to] > 0 && level[to] >= most*level[top] {
		to++
	}
	sum, long = 0, 0
	for hour := from; hour < to; hour++ {
		sum += float64(level[hour] * observed[hour])
		long += observed[hour]
	}
	return &Peak{Day: midnight/24 + 1, From: from - midnight, To: to - midnight, Mean: fine(sum / long)}
}
