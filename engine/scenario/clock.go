package scenario

import (
	"fmt"
	"strings"
	"time"

	"sandtable/engine/problem"
)

const midnight = TimeOfDay(24 * time.Hour)

// ParseTimeOfDay reads 09:00, 23:59:59.5 or 24:00.
func ParseTimeOfDay(s string) (TimeOfDay, error) {
	if s == "24:00" || s == "24:00:00" {
		return midnight, nil
	}
	layout := "15:04"
	if len(s) > len(layout) {
		layout = "15:04:05"
	}
	t, err := time.Parse(layout, s)
	// time.Parse also takes 9:00 and any number of digits of a second.
	if err != nil || len(s) < 5 || s[2] != ':' || strings.Contains(s, ",") || len(s) > len("15:04:05.123456789") {
		return 0, problem.New("scenario.time-of-day",
			problem.Say("%q is not a time of day.", "%q 不是一天中的时刻。", s),
			problem.Say("Write 09:00, or 24:00 for the end of the day.", "请写成 09:00 的形式，一天结束写 24:00。"))
	}
	return TimeOfDay(t.Sub(t.Truncate(24 * time.Hour))), nil
}

// String writes 09:00, with seconds only where there are some.
func (t TimeOfDay) String() string {
	d := time.Duration(t)
	s := fmt.Sprintf("%02d:%02d", d/time.Hour, d%time.Hour/time.Minute)
	if rest := d % time.Minute; rest != 0 {
		s += fmt.Sprintf(":%02d", rest/time.Second)
		if part := rest % time.Second; part != 0 {
			s += "." + strings.TrimRight(fmt.Sprintf("%09d", part), "0")
		}
	}
	return s
}

// MarshalText writes 09:00.
func (t TimeOfDay) MarshalText() ([]byte, error) { return []byte(t.String()), nil }

// UnmarshalText reads what ParseTimeOfDay does.
func (t *TimeOfDay) UnmarshalText(text []byte) error {
	parsed, err := ParseTimeOfDay(string(text))
	*t = parsed
	return err
}

// ParseDate reads 2026-02-17.
func ParseDate(s string) (Date, error) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return Date{}, problem.New("scenario.date",
			problem.Say("%q is not a date.", "%q 不是有效的日期。", s),
			problem.Say("Write year, month and day: 2026-02-17.", "请写年、月、日：2026-02-17。"))
	}
	return Date{t.Year(), t.Month(), t.Day()}, nil
}

// String writes 2026-02-17.
func (d Date) String() string { return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day) }

// MarshalText writes 2026-02-17.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads what ParseDate does.
func (d *Date) UnmarshalText(text []byte) error {
	parsed, err := ParseDate(string(text))
	*d = parsed
	return err
}

var dayNames = [7]string{"sun", "mon", "tue", "wed", "thu", "fri", "sat"}

// String writes mon, tue, wed, thu, fri, sat or sun.
func (d Day) String() string {
	if int(d) < 0 || int(d) >= len(dayNames) {
		return fmt.Sprintf("day %d", int(d))
	}
	return dayNames[d]
}

// MarshalText writes mon, tue, wed, thu, fri, sat or sun.
func (d Day) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads what String writes.
func (d *Day) UnmarshalText(text []byte) error {
	for i, name := range dayNames {
		if name == string(text) {
			*d = Day(i)
			return nil
		}
	}
	return problem.New("scenario.choice",
		problem.Say("%q is not a day of the week.", "%q 不是星期几。", text),
		problem.Say("Write mon, tue, wed, thu, fri, sat or sun.", "请写 mon、tue、wed、thu、fri、sat 或 sun。"))
}

// parseInstant reads an RFC 3339 date and time, keeping the offset as written and
// nothing of the machine's own time zone.
func parseInstant(s string) (time.Time, error) {
	var t time.Time
	if err := t.UnmarshalText([]byte(s)); err != nil { // stricter than time.Parse
		return time.Time{}, problem.New("scenario.instant",
			problem.Say("%q is not a date and time.", "%q 不是有效的日期时间。", s),
			problem.Say("Write it with its offset: 2026-01-05T09:00:00+08:00.", "请带上时差：2026-01-05T09:00:00+08:00。"))
	}
	return portable(t), nil
}

// portable is the same instant at the same offset, in a location that is equal on
// every machine.
func portable(t time.Time) time.Time {
	_, offset := t.Zone()
	if offset == 0 {
		return t.UTC()
	}
	return t.In(time.FixedZone("", offset))
}
