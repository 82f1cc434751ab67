package report

import (
	"math"
	"time"
)

// logClock writes instants as time.Format does under "2006-01-02T15:04:05.000Z07:00",
// many times as fast: it remembers how far from UTC the zone is, and until when, and
// what the last days are called. It is for one goroutine.
type logClock struct {
	start time.Time
	day   int64 // of the start in UTC, since 1970
	now   offset
	last  offset // the one used before, since a line looks back
	days  [64]logDay
}

// offset is a stretch of time, from and to in nanoseconds since the start, along which
// a zone is equally far from UTC.
type offset struct {
	from, to int64
	ahead    int64 // what local midnight of day 0 is before the start, in nanoseconds
	suffix   []byte
}

// logDay is a local day: which one after the clock's, and its date with a T.
type logDay struct {
	number int64
	date   []byte
}

const (
	daySeconds     = 24 * 60 * 60
	dayNanoseconds = int64(daySeconds * time.Second)
)

// newLogClock is a clock for instants from start on, in the zone of start.
func newLogClock(start time.Time) *logClock {
	seconds := start.Unix()
	if seconds < 0 {
		seconds -= daySeconds - 1 // so that the division rounds down
	}
	return &logClock{start: start, day: seconds / daySeconds}
}

// append writes the instant so many nanoseconds after the start, at most 250 years.
func (c *logClock) append(b []byte, at int64) []byte {
	if at < c.now.from || at >= c.now.to {
		c.turn(at)
	}
	local := at + c.now.ahead
	number, rest := local/dayNanoseconds, local%dayNanoseconds
	if rest < 0 {
		number, rest = number-1, rest+dayNanoseconds
	}
	day := &c.days[uint64(number)%uint64(len(c.days))]
	if day.number != number || day.date == nil {
		day.number = number
		day.date = time.Unix((c.day+number)*daySeconds, 0).UTC().AppendFormat(day.date[:0], "2006-01-02T")
	}
	b = append(b, day.date...)
	ms := uint32(rest / int64(time.Millisecond))
	s, ms := ms/1000, ms%1000
	m, s := s/60, s%60
	h, m := m/60, m%60
	b = append(b, tens(h), ones(h), ':', tens(m), ones(m), ':', tens(s), ones(s), '.', byte('0'+ms/100), tens(ms%100), ones(ms))
	return append(b, c.now.suffix...)
}

func tens(n uint32) byte { return byte('0' + n/10) }
func ones(n uint32) byte { return byte('0' + n%10) }

// turn finds the offset from UTC at an instant.
func (c *logClock) turn(at int64) {
	c.now, c.last = c.last, c.now
	if at >= c.now.from && at < c.now.to {
		return
	}
	t := c.start.Add(time.Duration(at))
	_, seconds := t.Zone()
	midnight := time.Unix(c.day*daySeconds-int64(seconds), 0)
	c.now = offset{ahead: int64(c.start.Sub(midnight)), suffix: t.AppendFormat(nil, "Z07:00")}
	from, to := t.ZoneBounds()
	c.now.from, c.now.to = c.since(from, math.MinInt64), c.since(to, math.MaxInt64)
	if at < c.now.from || at >= c.now.to {
		// On the 366th day of a year beyond those listed for a zone, ZoneBounds ends before
		// the instant (go1.26, time/zoneinfo.go: tzset takes a year to have 365 days).
		c.now.from, c.now.to = at, at+1
	}
}

// since is a time in nanoseconds since the start, as near to it as 292 years allow.
func (c *logClock) since(t time.Time, unbounded int64) int64 {
	if t.IsZero() {
		return unbounded
	}
	return int64(t.Sub(c.start))
}
