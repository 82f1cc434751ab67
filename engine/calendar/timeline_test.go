package calendar

import (
	"testing"
	"time"
)

func TestTenHoursFromMondayNineEndOnTuesdayAtEleven(t *testing.T) {
	office := lay(t, "UTC", "Mon 2026-01-05 09:00:00", on(workdays, nine))
	office.wantAdd("Mon 2026-01-05 09:00:00", 10*time.Hour, "Tue 2026-01-06 11:00:00")
	office.wantAdd("Fri 2026-01-09 16:00:00", 2*time.Hour, "Mon 2026-01-12 10:00:00")
	office.wantAdd("Sat 2026-01-10 12:00:00", 1, "Mon 2026-01-12 09:00:00")
	office.wantAdd("Mon 2026-01-05 09:00:00", 40*time.Hour, "Fri 2026-01-09 17:00:00")
	office.wantAdd("Mon 2026-01-05 09:00:00", 400*time.Hour, "Fri 2026-03-13 17:00:00")
	office.wantWorked("Mon 2026-01-05 09:00:00", "Tue 2026-01-06 11:00:00", 10*time.Hour)
}

func TestWorkEnabledWhenTheShiftEndsStartsTheNextMorning(t *testing.T) {
	office := lay(t, "UTC", "Mon 2026-01-05 00:00:00", on(workdays, nine))
	office.wantNext("Mon 2026-01-05 17:00:00", "Tue 2026-01-06 09:00:00")
	office.wantNext("Fri 2026-01-09 17:00:00", "Mon 2026-01-12 09:00:00")
	office.wantNext("Mon 2026-01-05 16:59:59", "Mon 2026-01-05 16:59:59")
	office.wantNext("Mon 2026-01-05 09:00:00", "Mon 2026-01-05 09:00:00")
	if office.Open(office.instant("Mon 2026-01-05 17:00:00")) {
		t.Error("open at 17:00:00 sharp")
	}
	if !office.Open(office.instant("Mon 2026-01-05 17:00:00") - 1) {
		t.Error("closed a nanosecond before 17:00")
	}
	if !office.Open(office.instant("Mon 2026-01-05 09:00:00")) {
		t.Error("closed at 09:00:00 sharp")
	}
}

func TestWorkThatEndsWithTheShiftEndsThenAndNotTheNextMorning(t *testing.T) {
	office := lay(t, "UTC", "Mon 2026-01-05 09:00:00", on(workdays, nine))
	office.wantAdd("Mon 2026-01-05 09:00:00", 8*time.Hour, "Mon 2026-01-05 17:00:00")
	office.wantAdd("Mon 2026-01-05 09:00:00", 8*time.Hour+1, "Tue 2026-01-06 09:00:00")
	office.wantAdd("Sat 2026-01-10 12:00:00", 0, "Sat 2026-01-10 12:00:00")
}

func TestLunchIsNotWorked(t *testing.T) {
	office := lay(t, "UTC", "Mon 2026-01-05 09:00:00", on(workdays, hoursOf(13, 17), hoursOf(9, 12)))
	office.wantAdd("Mon 2026-01-05 11:30:00", time.Hour, "Mon 2026-01-05 13:30:00")
	office.wantAdd("Mon 2026-01-05 09:00:00", 3*time.Hour, "Mon 2026-01-05 12:00:00")
	office.wantUntil("Mon 2026-01-05 11:30:00", "Mon 2026-01-05 12:00:00")
	office.wantNext("Mon 2026-01-05 12:00:00", "Mon 2026-01-05 13:00:00")
	office.wantWorked("Mon 2026-01-05 09:00:00", "Mon 2026-01-12 09:00:00", 35*time.Hour)
}

func TestShiftsThatOverlapOrAdjoinAreOne(t *testing.T) {
	office := lay(t, "UTC", "Mon 2026-01-05 00:00:00",
		on(workdays, hoursOf(9, 13), hoursOf(12, 15), hoursOf(15, 17), hoursOf(10, 11)))
	office.wantUntil("Mon 2026-01-05 09:00:00", "Mon 2026-01-05 17:00:00")
	office.wantWorked("Mon 2026-01-05 00:00:00", "Tue 2026-01-06 00:00:00", 8*time.Hour)
}

func TestAShiftPastMidnightIsTwoShiftsThatAdjoin(t *testing.T) {
	night := append(on(everyday, hoursOf(22, 24)), on(everyday, hoursOf(0, 6))...)
	guard := lay(t, "UTC", "Mon 2026-01-05 00:00:00", night)
	for _, from := range []string{"Mon 2026-01-05 22:00:00", "Sat 2026-01-10 23:59:59", "Sun 2026-01-11 00:00:00"} {
		end := guard.instant(from)/int64(day)*int64(day) + int64(6*time.Hour)
		if guard.instant(from)%int64(day) >= int64(22*time.Hour) {
			end += int64(day)
		}
		guard.wantUntil(from, guard.local(end))
	}
}

func TestMakeUpSaturdaysAroundTheSpringFestivalAreWorked(t *testing.T) {
	var rest []Exception // 2026: off from Sunday 15 to Monday 23 February, worked on Saturdays 14 and 28
	for d := 15; d <= 23; d++ {
		rest = append(rest, Exception{Date: Date{2026, time.February, d}})
	}
	for _, d := range []int{28, 14} {
		rest = append(rest, Exception{Date{2026, time.February, d}, []Span{nine}})
	}
	office := lay(t, "Asia/Shanghai", "Thu 2026-01-01 00:00:00", on(workdays, nine), rest...)
	office.wantAdd("Fri 2026-02-13 16:00:00", 2*time.Hour, "Sat 2026-02-14 10:00:00")
	office.wantAdd("Sat 2026-02-14 16:00:00", 2*time.Hour, "Tue 2026-02-24 10:00:00")
	office.wantAdd("Fri 2026-02-27 09:00:00", 24*time.Hour, "Mon 2026-03-02 17:00:00")
	office.wantNext("Sat 2026-02-14 17:00:00", "Tue 2026-02-24 09:00:00")
	office.wantNext("Sat 2026-02-21 12:00:00", "Tue 2026-02-24 09:00:00")
	office.wantNext("Sat 2026-02-28 17:00:00", "Mon 2026-03-02 09:00:00")
	office.wantNext("Sat 2026-03-07 12:00:00", "Mon 2026-03-09 09:00:00")
	office.wantWorked("Sun 2026-02-01 00:00:00", "Sun 2026-03-01 00:00:00", (20-6+2)*8*time.Hour)
}

func TestAHolidayCanBeOpenForPartOfTheDay(t *testing.T) {
	eve := Exception{Date{2026, time.December, 24}, []Span{hoursOf(9, 12)}}
	office := lay(t, "Europe/Berlin", "Thu 2026-12-24 10:30:00", on(workdays, nine), eve)
	office.wantUntil("Thu 2026-12-24 10:30:00", "Thu 2026-12-24 12:00:00")
	office.wantAdd("Thu 2026-12-24 10:30:00", 2*time.Hour, "Fri 2026-12-25 09:30:00")
}

func TestAnExceptionAroundTheClockAdjoinsItsNeighbours(t *testing.T) {
	open := Exception{Date{2026, time.January, 7}, []Span{hoursOf(0, 12), hoursOf(12, 24)}}
	always := lay(t, "UTC", "Mon 2026-01-05 00:00:00", on(everyday, hoursOf(0, 24)), open)
	if !always.Timeline.Always() {
		t.Error("a day that is open as always interrupts Always")
	}
	evening := lay(t, "UTC", "Mon 2026-01-05 00:00:00", on(everyday, hoursOf(18, 24)), open)
	evening.wantUntil("Tue 2026-01-06 19:00:00", "Thu 2026-01-08 00:00:00")
}

func TestAlwaysIsOpenAtEveryMoment(t *testing.T) {
	always := Always().From(time.Date(2026, 1, 5, 9, 0, 0, 0, time.UTC))
	if !always.Always() || !always.Open(0) || !always.Open(Never-1) {
		t.Error("not always open")
	}
	if got := always.Next(42); got != 42 {
		t.Errorf("next: got %d, want 42", got)
	}
	if got := always.Until(42); got != Never {
		t.Errorf("until: got %d, want never", got)
	}
	if got := always.Add(42, 8); got != 50 {
		t.Errorf("add: got %d, want 50", got)
	}
	if got := always.Add(Never-5, 5); got != Never {
		t.Errorf("add up to the end: got %d, want never", got)
	}
	if got := always.Worked(42, 50); got != 8 {
		t.Errorf("worked: got %d, want 8", got)
	}
}

func TestWhatNeverOpensNeverOpens(t *testing.T) {
	closed := lay(t, "Europe/Berlin", "Mon 2026-01-05 00:00:00", nil)
	if got := closed.Next(5); got != Never {
		t.Errorf("next: got %d, want never", got)
	}
	if got := closed.Add(5, 1); got != Never {
		t.Errorf("add: got %d, want never", got)
	}
	if got := closed.Worked(0, Never); got != 0 {
		t.Errorf("worked: got %d, want 0", got)
	}
	once := lay(t, "Europe/Berlin", "Mon 2026-01-05 00:00:00", nil,
		Exception{Date{2030, time.June, 3}, []Span{nine}}, Exception{Date{2020, time.June, 3}, []Span{nine}})
	once.wantNext("Mon 2026-01-05 00:00:00", "Mon 2030-06-03 09:00:00")
	once.wantAdd("Mon 2026-01-05 00:00:00", 8*time.Hour, "Mon 2030-06-03 17:00:00")
	once.wantAdd("Mon 2026-01-05 00:00:00", 8*time.Hour+1, "never")
	once.wantNext("Mon 2030-06-03 17:00:00", "never")
}

func TestTwoHundredAndFiftyYearsAreAnswered(t *testing.T) {
	office := lay(t, "Europe/Berlin", "Mon 2026-01-05 00:00:00", on(workdays, nine))
	office.wantNext("Sun 2276-01-02 12:00:00", "Mon 2276-01-03 09:00:00")
	weeks := office.instant("Mon 2276-01-03 00:00:00") / int64(week)
	office.wantAdd("Mon 2026-01-05 00:00:00", time.Duration(weeks*40)*time.Hour, "Fri 2275-12-31 17:00:00")
	if got := office.Add(Never-1, 1); got != Never {
		t.Errorf("beyond the end: got %s, want never", office.local(got))
	}
	if got := office.Next(Never); got != Never {
		t.Errorf("next of never: got %d, want never", got)
	}
	if got := office.Add(Never, 5); got != Never {
		t.Errorf("never and more: got %d, want never", got)
	}
	if got := office.Add(0, Never); got != Never {
		t.Errorf("work without end: got %d, want never", got)
	}
}

func TestAnInstantBeforeTheOriginPanics(t *testing.T) {
	office := lay(t, "UTC", "Mon 2026-01-05 00:00:00", on(workdays, nine))
	defer func() {
		if recover() == nil {
			t.Error("no panic")
		}
	}()
	office.Next(-1)
}

func TestNothingAllocates(t *testing.T) {
	office := lay(t, "Europe/Berlin", "Mon 2026-01-05 00:00:00", on(workdays, nine), Exception{Date: Date{2026, 5, 1}})
	at := office.instant("Fri 2026-03-27 16:00:00")
	if got := testing.AllocsPerRun(100, func() {
		end := office.Add(at, int64(time.Hour))
		office.Next(end)
		office.Worked(at, end)
		office.Until(at)
		office.Open(at)
	}); got != 0 {
		t.Errorf("got %v allocations, want 0", got)
	}
}
