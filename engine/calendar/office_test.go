package calendar

import (
	"testing"
	"time"
	_ "time/tzdata" // so that the zones exist wherever the tests run
)

// hoursOf writes times of day for tables: hoursOf(9, 17.5) is 09:00–17:30.
func hoursOf(from, to float64) Span {
	return Span{time.Duration(from * float64(time.Hour)), time.Duration(to * float64(time.Hour))}
}

// on is the same spans on each of the days.
func on(days []time.Weekday, spans ...Span) []Shift {
	var shifts []Shift
	for _, d := range days {
		for _, s := range spans {
			shifts = append(shifts, Shift{d, s.From, s.To})
		}
	}
	return shifts
}

var (
	workdays = []time.Weekday{time.Monday, time.Tuesday, time.Wednesday, time.Thursday, time.Friday}
	everyday = append([]time.Weekday{time.Saturday, time.Sunday}, workdays...)
	nine     = hoursOf(9, 17)
)

func zone(t testing.TB, name string) *time.Location {
	t.Helper()
	z, err := time.LoadLocation(name)
	if err != nil {
		t.Fatal(err)
	}
	return z
}

// axis is a timeline whose instants are written as local times.
type axis struct {
	t      testing.TB
	zone   *time.Location
	origin time.Time
	*Timeline
}

// lay compiles a calendar and starts its timeline at a local time.
func lay(t testing.TB, zoneName, origin string, week []Shift, exceptions ...Exception) axis {
	t.Helper()
	z := zone(t, zoneName)
	c, err := New(z, week, exceptions)
	if err != nil {
		t.Fatal(err)
	}
	start, err := time.ParseInLocation(layout, origin, z)
	if err != nil {
		t.Fatal(err)
	}
	return axis{t, z, start, c.From(start)}
}

const layout = "Mon 2006-01-02 15:04:05"

// instant reads a local time; one with an offset, "… +02:00", is unambiguous.
func (a axis) instant(local string) int64 {
	a.t.Helper()
	at, err := time.ParseInLocation(layout, local, a.zone)
	if err != nil {
		at, err = time.ParseInLocation(layout+" -07:00", local, a.zone)
	}
	if err != nil {
		a.t.Fatal(err)
	}
	return int64(at.Sub(a.origin))
}

func (a axis) local(instant int64) string {
	if instant == Never {
		return "never"
	}
	return a.origin.Add(time.Duration(instant)).In(a.zone).Format(layout)
}

func (a axis) wantAdd(from string, work time.Duration, want string) {
	a.t.Helper()
	if got := a.local(a.Add(a.instant(from), int64(work))); got != want {
		a.t.Errorf("%s + %v of work: got %s, want %s", from, work, got, want)
	}
}

func (a axis) wantNext(from, want string) {
	a.t.Helper()
	if got := a.local(a.Next(a.instant(from))); got != want {
		a.t.Errorf("open from %s: got %s, want %s", from, got, want)
	}
}

func (a axis) wantUntil(from, want string) {
	a.t.Helper()
	if got := a.local(a.Until(a.instant(from))); got != want {
		a.t.Errorf("open at %s until: got %s, want %s", from, got, want)
	}
}

func (a axis) wantWorked(from, to string, want time.Duration) {
	a.t.Helper()
	if got := time.Duration(a.Worked(a.instant(from), a.instant(to))); got != want {
		a.t.Errorf("open time from %s to %s: got %v, want %v", from, to, got, want)
	}
}
