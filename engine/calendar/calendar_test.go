package calendar

import (
	"testing"
	"time"

	"sandtable/engine/problem"
)

func TestCalendarsThatMakeNoSenseAreRefused(t *testing.T) {
	monday := func(from, to time.Duration) []Shift { return []Shift{{time.Monday, from, to}} }
	feb := func(d int, spans ...Span) Exception { return Exception{Date{2026, time.February, d}, spans} }
	for _, c := range []struct {
		name       string
		week       []Shift
		exceptions []Exception
		code       string
	}{
		{"backwards", monday(17*time.Hour, 9*time.Hour), nil, "calendar.shift-ends-before-it-starts"},
		{"empty", monday(9*time.Hour, 9*time.Hour), nil, "calendar.shift-ends-before-it-starts"},
		{"past midnight", monday(22*time.Hour, 30*time.Hour), nil, "calendar.shift-outside-day"},
		{"before midnight", monday(-time.Hour, time.Hour), nil, "calendar.shift-outside-day"},
		{"eighth day", []Shift{{7, 0, time.Hour}}, nil, "calendar.no-such-day"},
		{"30 February", nil, []Exception{feb(30)}, "calendar.no-such-date"},
		{"a date twice", nil, []Exception{feb(1), feb(2), feb(1)}, "calendar.date-twice"},
		{"exception backwards", nil, []Exception{feb(1, Span{2, 1})}, "calendar.shift-ends-before-it-starts"},
	} {
		_, err := New(time.UTC, c.week, c.exceptions)
		p := problem.Of(err)
		if p == nil || p.Code != c.code {
			t.Errorf("%s: got %v, want %s", c.name, err, c.code)
			continue
		}
		for _, text := range []problem.Text{p.Message, p.Hint} {
			if text.EN == "" || text.ZH == "" {
				t.Errorf("%s: not said in both languages: %+v", c.name, text)
			}
		}
	}
}

func TestARefusalNamesTheDayAndTheTimes(t *testing.T) {
	_, err := New(time.UTC, []Shift{{time.Monday, 17*time.Hour + 30*time.Second, 9 * time.Hour}}, nil)
	p := problem.Of(err)
	if got, want := p.Message.EN, "The shift 17:00:30–09:00 on Monday does not end after it starts."; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got, want := p.Message.ZH, "星期一的班次 17:00:30–09:00 的结束时间不晚于开始时间。"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestACalendarWithoutAZoneIsInUTC(t *testing.T) {
	c, err := New(nil, on(workdays, nine), nil)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := c.From(time.Date(2026, 1, 5, 0, 0, 0, 0, time.UTC)).Next(0), int64(9*time.Hour); got != want {
		t.Errorf("got %v, want %v", time.Duration(got), time.Duration(want))
	}
}
