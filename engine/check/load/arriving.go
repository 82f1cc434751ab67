// Package load has the rules about the numbers of a scenario, and reckons what a run of it would show: how often cases
// come by, and how much of their time people need.
package load

import (
	"slices"
	"time"

	"sandtable/engine/calendar"
	"sandtable/engine/model"
	"sandtable/engine/scenario"
)

// arrive finds how many cases come per second, on average over the time that stands for
// the run. Where that is not known of one stream, it is not known of all.
func (e *expectation) arrive() {
	e.rates = map[string]float64{}
	for _, id := range sortedKeys(e.numbers.Arrivals) {
		a := e.numbers.Arrivals[id]
		if a == nil || id != string(e.process.ID) && e.starts[model.ID(id)] == nil {
			continue
		}
		rate, ok := e.perSecond(a)
		if !ok {
			e.rates, e.rate = map[string]float64{}, 0
			return
		}
		e.rates[id] = rate
		e.rate += rate
	}
}

func (e *expectation) perSecond(a *scenario.Arrival) (rate float64, ok bool) {
	switch {
	case len(a.Cases) > 0:
		e.estimated = true
		return perSecond(a.Cases)
	case a.Rate != nil:
		return e.profile(a), true
	}
	every, ok := e.means.seconds(a.Every)
	if !ok || every <= 0 {
		return 0, false
	}
	if a.Calendar == "" || a.Closed == scenario.Defer && !e.hours.closed(a.Calendar) {
		return 1 / every, true
	}
	return e.hours.open(a.Calendar) / every, true
}

// leastSpan is how long cases have to come for before that tells a rate: a working day. Two that come half an hour apart do not.
const leastSpan = 8 * time.Hour

// perSecond is the rate of cases at known moments between the first and the last. It is not known where these are too near.
func perSecond(cases []scenario.Instance) (rate float64, ok bool) {
	first, last := cases[0].At, cases[0].At
	for _, c := range cases {
		if c.At.Before(first) {
			first = c.At
		}
		if c.At.After(last) {
			last = c.At
		}
	}
	span := last.Sub(first)
	if span < leastSpan {
		return 0, false
	}
	return float64(len(cases)-1) / span.Seconds(), true
}

const mostStretches = 500_000 // days times hourly rates that are looked at

// profile is the average of a rate that depends on the hour, seasons included. In closed
// hours nobody comes.
func (e *expectation) profile(a *scenario.Arrival) float64 {
	line, zone := e.hours.line(a.Calendar), e.hours.start.Location()
	if c := e.numbers.Calendars[a.Calendar]; c != nil && c.Zone != "" {
		if own, err := time.LoadLocation(c.Zone); err == nil {
			zone = own
		}
	}
	if line == nil {
		return 0
	}
	from := e.hours.start.In(zone)
	days := int(e.hours.span / (24 * int64(time.Hour)))
	if len(a.Rate.Week)*(days+1) > mostStretches {
		days = 28
	}
	span := int64(days) * 24 * int64(time.Hour)
	sum := 0.0
	for day := range days + 1 {
		date := time.Date(from.Year(), from.Month(), from.Day()+day, 0, 0, 0, 0, zone)
		factor := season(a.Rate.Periods, date)
		for i := range a.Rate.Week {
			r := &a.Rate.Week[i]
			if !slices.Contains(r.Days, scenario.Day(date.Weekday())) || !known(r.PerHour*factor) {
				continue
			}
			begin, end := clock(date, r.From).Sub(e.hours.start), clock(date, r.To).Sub(e.hours.start)
			sum += r.PerHour * factor * worked(line, max(0, int64(begin)), min(int64(end), span)) / float64(time.Hour)
		}
	}
	return sum / time.Duration(span).Seconds()
}

func worked(line *calendar.Timeline, from, to int64) float64 {
	if from >= to {
		return 0
	}
	return float64(line.Worked(from, to))
}

// clock is a time of a day on the clock on the wall.
func clock(date time.Time, at scenario.TimeOfDay) time.Time {
	return time.Date(date.Year(), date.Month(), date.Day(), 0, 0, int(time.Duration(at)/time.Second), 0, date.Location())
}

// season is the product of the factors of a date.
func season(periods []scenario.Season, date time.Time) float64 {
	today, factor := scenario.Date{Year: date.Year(), Month: date.Month(), Day: date.Day()}, 1.0
	for _, s := range periods {
		if !earlier(today, s.From) && !earlier(s.To, today) {
			factor *= s.Factor
		}
	}
	return factor
}

func earlier(a, b scenario.Date) bool {
	if a.Year != b.Year {
		return a.Year < b.Year
	}
	if a.Month != b.Month {
		return a.Month < b.Month
	}
	return a.Day < b.Day
}
