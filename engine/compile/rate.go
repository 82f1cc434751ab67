package compile

import (
	"time"

	"sandtable/engine/calendar"
	"sandtable/engine/scenario"
)

// Rate is how many cases come per hour, constant for stretches of time. Arrivals by a
// rate are those at rate 1 along the integral of it (Çinlar 1975, “Introduction to
// Stochastic Processes”, on non-homogeneous Poisson processes).
type Rate struct {
	hours   []hourly
	seasons []season
	open    *calendar.Timeline
}

type hourly struct {
	timeline *calendar.Timeline
	perHour  float64
}

type season struct {
	from, till int64
	factor     float64
}

// At is the rate per hour at a moment, and until when it holds.
func (r *Rate) At(at int64) (perHour float64, till int64) {
	till = change(r.open, at)
	for i := range r.hours {
		h := &r.hours[i]
		if h.timeline.Open(at) {
			perHour += h.perHour
		}
		till = min(till, change(h.timeline, at))
	}
	for i := range r.seasons {
		switch s := &r.seasons[i]; {
		case at < s.from:
			till = min(till, s.from)
		case at < s.till:
			perHour *= s.factor
			till = min(till, s.till)
		}
	}
	if !r.open.Open(at) {
		return 0, till
	}
	return perHour, till
}

// change is when a timeline opens or closes next.
func change(t *calendar.Timeline, at int64) int64 {
	if t.Open(at) {
		return t.Until(at)
	}
	return t.Next(at)
}

func (c *compiler) rate(a *scenario.Arrival) (*Rate, error) {
	zoneName := c.scenario.Zone
	if own := c.scenario.Calendars[a.Calendar]; own != nil && own.Zone != "" {
		zoneName = own.Zone
	}
	zone, err := time.LoadLocation(zoneName)
	if err != nil {
		return nil, err
	}
	r := &Rate{open: c.timelines[a.Calendar]}
	for _, h := range a.Rate.Week {
		hours := scenario.Calendar{Zone: zoneName, Week: []scenario.WeekShift{{Days: h.Days, From: h.From, To: h.To}}}
		compiled, err := hours.Compile(zoneName)
		if err != nil {
			return nil, err
		}
		r.hours = append(r.hours, hourly{compiled.From(c.program.Start), h.PerHour})
	}
	for _, p := range a.Rate.Periods {
		r.seasons = append(r.seasons, season{c.midnight(p.From, 0, zone), c.midnight(p.To, 1, zone), p.Factor})
	}
	return r, nil
}

// midnight is when a date begins, or some days later, since the start.
func (c *compiler) midnight(d scenario.Date, later int, zone *time.Location) int64 {
	return time.Date(d.Year, d.Month, d.Day+later, 0, 0, 0, 0, zone).Sub(c.program.Start).Nanoseconds()
}
