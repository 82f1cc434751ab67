package load

import (
	"time"

	"sandtable/engine/calendar"
	"sandtable/engine/scenario"
)

// hours are the calendars of a scenario over a stretch of time that stands for all of
// the run: whole weeks from its start. They are four, or a year where some calendar has
// days of its own or a season changes arrivals, or as long as the run where that is
// known and is between a week and a year.
type hours struct {
	scenario *scenario.Scenario
	start    time.Time
	span     int64 // nanoseconds
	lines    map[string]*calendar.Timeline
	patience int // shifts that may still be looked at, one by one
}

const (
	week       = 7 * 24 * int64(time.Hour)
	shortYear  = 52 * week
	shortMonth = 4 * week
)

func newHours(s *scenario.Scenario) *hours {
	h := &hours{scenario: s, span: shortMonth, lines: map[string]*calendar.Timeline{}, patience: mostShifts}
	h.start = s.Start
	if zone, err := time.LoadLocation(s.Zone); err == nil {
		h.start = h.start.In(zone)
	}
	for _, c := range s.Calendars {
		if c != nil && len(c.Exceptions) > 0 {
			h.span = shortYear
		}
	}
	for _, a := range s.Arrivals {
		if a != nil && a.Rate != nil && len(a.Rate.Periods) > 0 {
			h.span = shortYear
		}
	}
	if run := int64(s.Run.Horizon); run >= week {
		h.span = min((run+week-1)/week*week, shortYear)
	}
	return h
}

// line is a calendar on the axis of the run, nil where there is none of that name or it
// makes no sense. The empty name is round the clock.
func (h *hours) line(id string) *calendar.Timeline {
	if line, ok := h.lines[id]; ok {
		return line
	}
	var line *calendar.Timeline
	if id == "" {
		line = calendar.Always().From(h.start)
	} else if c := h.scenario.Calendars[id]; c != nil {
		if compiled, err := c.Compile(h.scenario.Zone); err == nil {
			line = compiled.From(h.start)
		}
	}
	h.lines[id] = line
	return line
}

// open is the share of the time that a calendar is open, 0 where it is not known.
func (h *hours) open(id string) float64 {
	line := h.line(id)
	if line == nil {
		return 0
	}
	return float64(line.Worked(0, h.span)) / float64(h.span)
}

// closed says whether a calendar never opens after the start.
func (h *hours) closed(id string) bool {
	line := h.line(id)
	return line != nil && line.Next(0) == calendar.Never
}
