package scenario

import (
	"encoding/json"
	"time"

	"sandtable/engine/calendar"
)

// Compile makes a calendar ready to reckon with. It stands in the zone of its own or,
// if it names none, in the default.
func (c *Calendar) Compile(defaultZone string) (*calendar.Calendar, error) {
	name := c.Zone
	if name == "" {
		name = defaultZone
	}
	zone, err := loadZone(name)
	if err != nil {
		return nil, err
	}
	var week []calendar.Shift
	for _, shift := range c.Week {
		for _, day := range shift.Days {
			week = append(week, calendar.Shift{Day: time.Weekday(day), From: time.Duration(shift.From), To: time.Duration(shift.To)})
		}
	}
	var exceptions []calendar.Exception
	for _, e := range c.Exceptions {
		var spans []calendar.Span
		for _, s := range e.Open {
			spans = append(spans, calendar.Span{From: time.Duration(s.From), To: time.Duration(s.To)})
		}
		exceptions = append(exceptions, calendar.Exception{Date: calendar.Date{Year: e.Date.Year, Month: e.Date.Month, Day: e.Date.Day}, Shifts: spans})
	}
	return calendar.New(zone, week, exceptions)
}

// MarshalJSON writes an empty list where the day is closed.
func (e Exception) MarshalJSON() ([]byte, error) {
	type plain Exception
	if e.Open == nil {
		e.Open = []Span{}
	}
	return json.Marshal(plain(e))
}
