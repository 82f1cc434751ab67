package calendar

import (
	"math"
	"sort"
	"time"
)

const (
	secondsPerDay  = 24 * 60 * 60
	secondsPerWeek = 7 * secondsPerDay
)

// From lays the calendar along an axis that begins at an instant.
func (c *Calendar) From(origin time.Time) *Timeline {
	b := builder{calendar: c, origin: origin}
	for from := origin.In(c.zone); ; {
		_, offset := from.Zone()
		_, change := from.ZoneBounds()
		if !change.IsZero() && !change.After(from) {
			// Beyond the transitions listed for a zone, ZoneBounds takes a year to have 365
			// days (go1.26, time/zoneinfo.go: tzset), so the 366th lies beyond its own end.
			change = from.Add(day)
		}
		to := int64(Never)
		if !change.IsZero() {
			to = b.instant(change)
		}
		b.stretch(int64(offset), b.instant(from), to)
		if to == Never {
			return b.timeline()
		}
		from = change
	}
}

// builder collects the segments of a timeline in order.
type builder struct {
	calendar *Calendar
	origin   time.Time
	segments []segment
}

// instant is a time on the axis, or Never where that ends. Times before the
// origin are negative.
func (b *builder) instant(t time.Time) int64 {
	const most = math.MaxInt64 / int64(time.Second)
	seconds := t.Unix() - b.origin.Unix()
	switch {
	case seconds >= most:
		return Never
	case seconds <= -most:
		return -Never
	}
	return seconds*int64(time.Second) + int64(t.Nanosecond()-b.origin.Nanosecond())
}

// stretch adds the segments of a stretch with one offset from UTC: the week,
// broken up by the exceptions.
func (b *builder) stretch(offset, from, to int64) {
	c := b.calendar
	// Local midnight of day d, in seconds since 1970, is d·86400; here as an instant.
	midnight := func(d int64) int64 {
		return b.instant(time.Unix(d*secondsPerDay-offset, 0))
	}
	first := sort.Search(len(c.exceptions), func(i int) bool { return midnight(c.exceptions[i].day+1) > from })
	for _, e := range c.exceptions[first:] {
		begin, end := max(midnight(e.day), from), min(midnight(e.day+1), to)
		if begin >= to {
			break
		}
		b.add(c.week, b.sinceSunday(offset, from), from, begin)
		b.add(e.pattern, uint64(begin-midnight(e.day)), begin, end)
		from = end
	}
	b.add(c.week, b.sinceSunday(offset, from), from, to)
}

// sinceSunday is how far into its week, which begins on Sunday, an instant is on
// a clock with this offset.
func (b *builder) sinceSunday(offset, instant int64) uint64 {
	nanos := instant%int64(time.Second) + int64(b.origin.Nanosecond())
	seconds := b.origin.Unix() + instant/int64(time.Second) + offset + nanos/int64(time.Second)
	seconds = (seconds + int64(time.Thursday)*secondsPerDay) % secondsPerWeek // 1970 began on a Thursday
	if seconds < 0 {
		seconds += secondsPerWeek
	}
	return uint64(seconds)*uint64(time.Second) + uint64(nanos%int64(time.Second))
}

// add appends a segment, unless it is empty or goes on from the last one.
func (b *builder) add(p *pattern, position uint64, from, to int64) {
	if from >= to {
		return
	}
	if last := len(b.segments) - 1; last >= 0 {
		s := &b.segments[last]
		same := s.pattern == p && s.at(uint64(from))%weekLength == position
		if same || s.pattern.full() && p.full() {
			s.end = uint64(to)
			return
		}
	}
	b.segments = append(b.segments, segment{start: uint64(from), end: uint64(to), position: position, pattern: p})
}

// timeline sums up the open time.
func (b *builder) timeline() *Timeline {
	t := &Timeline{segments: b.segments}
	t.always = len(t.segments) == 1 && t.segments[0].pattern.full()
	for i := range t.segments {
		s := &t.segments[i]
		s.worked = s.pattern.worked(s.position)
		s.before = t.open
		t.open = s.passed(s.end)
	}
	return t
}
