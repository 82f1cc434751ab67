package scenario

import (
	"testing"
	"time"
)

func TestTimesOfDayGoFromMidnightToMidnight(t *testing.T) {
	for text, want := range map[string]time.Duration{
		"00:00": 0, "09:00": 9 * time.Hour, "24:00": 24 * time.Hour, "17:30:15": 17*time.Hour + 30*time.Minute + 15*time.Second,
		"08:00:00.25": 8*time.Hour + 250*time.Millisecond,
	} {
		got, err := ParseTimeOfDay(text)
		if err != nil || time.Duration(got) != want || got.String() != text {
			t.Errorf("%s: got %d (%s), %v; want %d", text, got, got, err, want)
		}
	}
	for _, text := range []string{"", "9:00", "9", "24:01", "24:00:01", "25:00", "12:60", "12:00:60", "12:00pm", "12:00:00,5", "12:00:00.1234567891", "-1:00", "12-00"} {
		if got, err := ParseTimeOfDay(text); err == nil {
			t.Errorf("%q was read as %s, want a refusal", text, got)
		}
	}
}

func TestDatesExistInTheCalendar(t *testing.T) {
	if got, err := ParseDate("2028-02-29"); err != nil || got != (Date{2028, time.February, 29}) || got.String() != "2028-02-29" {
		t.Errorf("got %v, %v; want 2028-02-29", got, err)
	}
	for _, text := range []string{"", "2026-02-29", "2026-2-1", "26-02-01", "2026-13-01", "2026/02/01"} {
		if got, err := ParseDate(text); err == nil {
			t.Errorf("%q was read as %s, want a refusal", text, got)
		}
	}
}

func TestAZoneMeansTheSameOnEveryMachine(t *testing.T) {
	for _, name := range []string{"", "Local", "Mars/Olympus", "../etc/passwd"} {
		if _, err := loadZone(name); err == nil {
			t.Errorf("%q was taken for a time zone, want a refusal", name)
		}
	}
	for _, name := range []string{"UTC", "Asia/Shanghai", "America/New_York"} {
		if zone, err := loadZone(name); err != nil || zone.String() != name {
			t.Errorf("%q: got %v, %v", name, zone, err)
		}
	}
}

func TestAnInstantWithAnOffsetTellsItsZone(t *testing.T) {
	for _, c := range []struct{ at, usual, want string }{
		{"2026-01-05T09:00:00+08:00", "Asia/Shanghai", "Asia/Shanghai"},
		{"2026-07-05T09:00:00+02:00", "Europe/Berlin", "Europe/Berlin"},
		{"2026-01-05T09:00:00Z", "Asia/Shanghai", "UTC"},
		{"2026-01-05T09:00:00-05:00", "Asia/Shanghai", "Etc/GMT+5"},
		{"2026-01-05T09:00:00+01:00", "Asia/Shanghai", "Etc/GMT-1"},
		{"2026-01-05T09:00:00+05:30", "Asia/Shanghai", "Asia/Shanghai"},
	} {
		at, err := parseInstant(c.at)
		if err != nil {
			t.Fatal(err)
		}
		got := ZoneAt(at, c.usual)
		if got != c.want {
			t.Errorf("%s: got %s, want %s", c.at, got, c.want)
		}
		if _, err := loadZone(got); err != nil {
			t.Errorf("%s: %v", got, err)
		}
	}
}
