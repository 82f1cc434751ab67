// Package calendar is working time: a weekly pattern in a time zone, with days
// that differ from it, and the reckoning of open and closed time along it.
//
// Shifts are read from the local clock. Where the clock is put forward, an hour
// that never strikes is not worked; where it is put back, an hour that strikes
// twice is worked twice. A shift from 22:00 to 06:00 is so 7 or 9 hours long on
// those nights. When that happens is up to the time zone data of the *time.Location.
package calendar

import (
	"fmt"
	"slices"
	"time"

	"sandtable/engine/problem"
)

// Span is a part of a day, from midnight on the local clock: [From, To), To at
// most 24 hours.
type Span struct{ From, To time.Duration }

// Shift is a span of one day of every week. Work past midnight is two shifts.
type Shift struct {
	Day      time.Weekday
	From, To time.Duration
}

// Date is a day on the local calendar.
type Date struct {
	Year  int
	Month time.Month
	Day   int
}

// String is the date as ISO 8601 writes it.
func (d Date) String() string { return fmt.Sprintf("%04d-%02d-%02d", d.Year, int(d.Month), d.Day) }

// Exception is a day that is worked otherwise than its weekday says: a holiday
// has no shifts, and a Saturday that makes up for it has those of a weekday.
type Exception struct {
	Date   Date
	Shifts []Span
}

// Calendar says when there is work. It does not change and may be shared.
type Calendar struct {
	zone       *time.Location
	week       *pattern
	exceptions []special // by date
}

// special is an exception ready for use.
type special struct {
	day     int64 // days since 1970-01-01
	pattern *pattern
}

// New is the calendar of a zone with these shifts every week, and on the dates
// of the exceptions theirs instead. Shifts that overlap or adjoin become one. The
// error is a *problem.Problem.
func New(zone *time.Location, week []Shift, exceptions []Exception) (*Calendar, error) {
	if zone == nil {
		zone = time.UTC
	}
	spans := make([]Span, 0, len(week))
	for _, s := range week {
		if s.Day < time.Sunday || s.Day > time.Saturday {
			return nil, problem.New("calendar.no-such-day",
				problem.Say("There is no weekday %d.", "不存在编号为 %d 的星期。", int(s.Day)),
				problem.Say("Weekdays go from 0, Sunday, to 6, Saturday.", "星期的编号从 0（星期日）到 6（星期六）。"))
		}
		if err := check(s.From, s.To, problem.Text{EN: s.Day.String(), ZH: weekdays[s.Day]}); err != nil {
			return nil, err
		}
		midnight := time.Duration(s.Day) * day
		spans = append(spans, Span{midnight + s.From, midnight + s.To})
	}
	specials, err := specialDays(exceptions)
	if err != nil {
		return nil, err
	}
	return &Calendar{zone: zone, week: newPattern(spans), exceptions: specials}, nil
}

// Always is open at every moment.
func Always() *Calendar {
	return &Calendar{zone: time.UTC, week: newPattern([]Span{{0, week}})}
}

const (
	day  = 24 * time.Hour
	week = 7 * day
)

var weekdays = [...]string{"星期日", "星期一", "星期二", "星期三", "星期四", "星期五", "星期六"}

// specialDays puts the exceptions in order and refuses a date that has two.
func specialDays(exceptions []Exception) ([]special, error) {
	specials := make([]special, 0, len(exceptions))
	for _, e := range exceptions {
		midnight := time.Date(e.Date.Year, e.Date.Month, e.Date.Day, 0, 0, 0, 0, time.UTC)
		if y, m, d := midnight.Date(); (Date{y, m, d}) != e.Date {
			return nil, problem.New("calendar.no-such-date",
				problem.Say("There is no day %s.", "不存在 %s 这一天。", e.Date),
				problem.Say("Correct the date of the exception.", "请更正例外日期。"))
		}
		for _, s := range e.Shifts {
			if err := check(s.From, s.To, problem.Text{EN: e.Date.String(), ZH: e.Date.String()}); err != nil {
				return nil, err
			}
		}
		specials = append(specials, special{midnight.Unix() / secondsPerDay, newDayPattern(e.Shifts)})
	}
	slices.SortFunc(specials, func(a, b special) int { return int(a.day - b.day) })
	for i := 1; i < len(specials); i++ {
		if specials[i].day == specials[i-1].day {
			date := time.Unix(specials[i].day*secondsPerDay, 0).UTC().Format(time.DateOnly)
			return nil, problem.New("calendar.date-twice",
				problem.Say("%s is an exception twice.", "%s 被重复设为例外日期。", date),
				problem.Say("List all its shifts in one exception.", "请把当天的所有班次写在同一个例外日期里。"))
		}
	}
	return specials, nil
}

// check refuses a shift that does not lie within one day.
func check(from, to time.Duration, on problem.Text) error {
	switch {
	case from < 0 || to > day:
		return problem.New("calendar.shift-outside-day",
			problem.Say("The shift %[3]s–%[4]s on %[1]s does not lie between 00:00 and 24:00.",
				"%[2]s的班次 %[3]s–%[4]s 超出了 00:00 至 24:00 的范围。", on.EN, on.ZH, clock(from), clock(to)),
			problem.Say("Write times of day from 00:00 to 24:00.", "请填写 00:00 至 24:00 之间的时间。"))
	case from >= to:
		return problem.New("calendar.shift-ends-before-it-starts",
			problem.Say("The shift %[3]s–%[4]s on %[1]s does not end after it starts.",
				"%[2]s的班次 %[3]s–%[4]s 的结束时间不晚于开始时间。", on.EN, on.ZH, clock(from), clock(to)),
			problem.Say("Split a shift past midnight in two: until 24:00, and from 00:00 on the next day.",
				"跨越午夜的班次请拆成两段：当天到 24:00，次日从 00:00 开始。"))
	}
	return nil
}

// clock is a time of day as people write it, to the second.
func clock(d time.Duration) string {
	if d < 0 {
		return "-" + clock(-d)
	}
	minutes := fmt.Sprintf("%02d:%02d", d/time.Hour, d%time.Hour/time.Minute)
	if rest := d % time.Minute; rest != 0 {
		return minutes + ":" + fmt.Sprintf("%02d", rest/time.Second)
	}
	return minutes
}
