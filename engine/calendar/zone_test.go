package calendar

import (
	"testing"
	"time"
)

func TestSummerTimeInBerlin(t *testing.T) {
	night := lay(t, "Europe/Berlin", "Thu 2026-01-01 00:00:00", append(on(everyday, hoursOf(22, 24)), on(everyday, hoursOf(0, 6))...))
	// On Sunday 29 March 02:00–03:00 does not exist, on 25 October it exists twice.
	night.wantAdd("Sat 2026-03-28 22:00:00", 8*time.Hour, "Sun 2026-03-29 23:00:00")
	night.wantWorked("Sat 2026-03-28 22:00:00", "Sun 2026-03-29 12:00:00", 7*time.Hour)
	night.wantWorked("Sat 2026-10-24 22:00:00", "Sun 2026-10-25 12:00:00", 9*time.Hour)
	night.wantAdd("Sat 2026-10-24 22:00:00", 8*time.Hour, "Sun 2026-10-25 05:00:00")
	night.wantUntil("Sat 2026-03-28 22:00:00", "Sun 2026-03-29 06:00:00")
	night.wantUntil("Sat 2026-10-24 22:00:00", "Sun 2026-10-25 06:00:00")

	office := lay(t, "Europe/Berlin", "Thu 2026-01-01 00:00:00", on(workdays, nine))
	office.wantAdd("Fri 2026-03-27 16:00:00", 2*time.Hour, "Mon 2026-03-30 10:00:00")
	office.wantAdd("Fri 2026-10-23 16:00:00", 2*time.Hour, "Mon 2026-10-26 10:00:00")
	office.wantNext("Mon 2026-07-06 17:00:00", "Tue 2026-07-07 09:00:00")
	office.wantWorked("Thu 2026-01-01 00:00:00", "Fri 2027-01-01 00:00:00", 261*8*time.Hour)
}

func TestAShiftInsideTheHourThatDoesNotExistIsNotWorked(t *testing.T) {
	a := lay(t, "Europe/Berlin", "Sat 2026-03-28 00:00:00", on(everyday, hoursOf(2.25, 2.75)))
	a.wantNext("Sat 2026-03-28 02:45:00", "Mon 2026-03-30 02:15:00")
	a.wantWorked("Sun 2026-03-29 00:00:00", "Mon 2026-03-30 00:00:00", 0)
}

func TestAShiftInsideTheHourThatExistsTwiceIsWorkedTwice(t *testing.T) {
	a := lay(t, "Europe/Berlin", "Sat 2026-10-24 00:00:00", on(everyday, hoursOf(2.25, 2.75)))
	a.wantWorked("Sun 2026-10-25 00:00:00", "Mon 2026-10-26 00:00:00", time.Hour)
	first := a.instant("Sun 2026-10-25 02:45:00 +02:00")
	if got, want := a.Next(first), a.instant("Sun 2026-10-25 02:15:00 +01:00"); got != want {
		t.Errorf("after the first 02:45: got %s, want the second 02:15", a.local(got))
	}
}

func TestDaylightSavingInNewYork(t *testing.T) {
	shift := lay(t, "America/New_York", "Thu 2026-01-01 00:00:00", on(everyday, hoursOf(0, 8)))
	shift.wantWorked("Sun 2026-03-08 00:00:00", "Mon 2026-03-09 00:00:00", 7*time.Hour)
	shift.wantWorked("Sun 2026-11-01 00:00:00", "Mon 2026-11-02 00:00:00", 9*time.Hour)
	shift.wantAdd("Sun 2026-03-08 00:00:00", 7*time.Hour, "Sun 2026-03-08 08:00:00")
	office := lay(t, "America/New_York", "Thu 2026-01-01 00:00:00", on(workdays, nine))
	office.wantAdd("Fri 2026-03-06 16:00:00", 2*time.Hour, "Mon 2026-03-09 10:00:00")
	office.wantAdd("Fri 2026-10-30 16:00:00", 2*time.Hour, "Mon 2026-11-02 10:00:00")
}

func TestShanghaiHasNoSummerTimeAnyMore(t *testing.T) {
	office := lay(t, "Asia/Shanghai", "Mon 2026-01-05 09:00:00", on(workdays, nine))
	if got := len(office.segments); got != 1 {
		t.Errorf("got %d segments, want 1", got)
	}
	office.wantAdd("Fri 2026-03-27 16:00:00", 2*time.Hour, "Mon 2026-03-30 10:00:00")
	old := lay(t, "Asia/Shanghai", "Wed 1986-01-01 00:00:00", on(everyday, hoursOf(0, 8))) // from 4 May 1986, 02:00
	old.wantWorked("Sun 1986-05-04 00:00:00", "Mon 1986-05-05 00:00:00", 7*time.Hour)
}

func TestADayThatTheZoneSkipsIsNotWorked(t *testing.T) {
	// Samoa crossed the date line: Thursday 29 December 2011 was followed by Saturday.
	open := Exception{Date{2011, time.December, 30}, []Span{nine}}
	a := lay(t, "Pacific/Apia", "Wed 2011-12-28 00:00:00", on(workdays, nine), open)
	a.wantAdd("Thu 2011-12-29 16:00:00", 2*time.Hour, "Mon 2012-01-02 10:00:00")
}

func TestAnExceptionOnADayWithAClockChange(t *testing.T) {
	open := []Span{hoursOf(1, 4)}
	a := lay(t, "Europe/Berlin", "Thu 2026-01-01 00:00:00", on(workdays, nine),
		Exception{Date{2026, time.March, 29}, open}, Exception{Date{2026, time.October, 25}, open})
	a.wantWorked("Sat 2026-03-28 00:00:00", "Mon 2026-03-30 00:00:00", 2*time.Hour)
	a.wantWorked("Sat 2026-10-24 00:00:00", "Mon 2026-10-26 00:00:00", 4*time.Hour)
	a.wantUntil("Sun 2026-03-29 01:30:00", "Sun 2026-03-29 04:00:00")
}

func TestTheOriginMayHaveFractionsOfASecondAndAnotherZone(t *testing.T) {
	c, err := New(zone(t, "Asia/Shanghai"), on(workdays, nine), nil)
	if err != nil {
		t.Fatal(err)
	}
	line := c.From(time.Date(2026, 1, 5, 0, 59, 59, 999_999_999, time.UTC)) // 08:59:59.999999999 in Shanghai
	if got := line.Next(0); got != 1 {
		t.Errorf("got %d, want 1", got)
	}
	if got, want := line.Add(0, int64(8*time.Hour)), int64(8*time.Hour)+1; got != want {
		t.Errorf("got %d, want %d", got, want)
	}
	berlin, err := New(zone(t, "Europe/Berlin"), on(everyday, hoursOf(2, 3)), []Exception{{Date{2026, time.March, 30}, []Span{hoursOf(0, 1)}}})
	if err != nil {
		t.Fatal(err)
	}
	line = berlin.From(time.Date(2026, 3, 28, 22, 59, 59, 999_999_999, time.UTC)) // a nanosecond before Sunday
	if got, want := line.Next(0), int64(23*time.Hour)+1; got != want {            // the clock skips 02:00 to 03:00
		t.Errorf("got %v, want %v", time.Duration(got), time.Duration(want))
	}
}

func TestSummerTimeGoesOnInTheFarFuture(t *testing.T) {
	office := lay(t, "Europe/Berlin", "Tue 2040-12-25 00:00:00", on(workdays, nine))
	office.wantNext("Mon 2041-07-01 17:00:00", "Tue 2041-07-02 09:00:00")
	office.wantNext("Sat 2200-07-05 17:00:00", "Mon 2200-07-07 09:00:00")
	office.wantNext("Wed 2200-12-31 17:00:00", "Thu 2201-01-01 09:00:00")
}
