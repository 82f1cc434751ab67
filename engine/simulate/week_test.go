package simulate

import (
	"math/rand/v2"
	"testing"
	"time"
)

// TestHoursOfTheWeekAreThoseOfTheClock holds the division into hours to package time, minute by minute, around the nights
// on which clocks are put forward and back, and where they stand at half and quarter hours.
func TestHoursOfTheWeekAreThoseOfTheClock(t *testing.T) {
	chance := rand.New(rand.NewPCG(3, 4))
	for _, c := range []struct{ zone, start string }{
		{"UTC", "2026-01-01 00:00"}, {"Asia/Shanghai", "2026-06-05 08:17"}, {"Asia/Kathmandu", "2026-02-28 23:59"},
		{"Europe/Berlin", "2026-03-25 09:00"}, {"Europe/Berlin", "2026-10-22 00:00"}, {"America/New_York", "2026-10-30 13:30"},
		{"Australia/Lord_Howe", "2026-04-01 10:00"}, {"Australia/Lord_Howe", "2026-10-01 10:00"}, {"Europe/Berlin", "2026-03-30 00:00"},
	} {
		zone, err := time.LoadLocation(c.zone)
		if err != nil {
			t.Fatal(err)
		}
		start, err := time.ParseInLocation("2006-01-02 15:04", c.start, zone)
		if err != nil {
			t.Fatal(err)
		}
		x := axis{film: newFilm(1), clock: stretches(start, longest), was: patch{from: never}}
		for range 40 {
			from := chance.Int64N(14*24*60) * oneMinute
			till := from + (1+chance.Int64N(20*24*60))*oneMinute
			var got, want Week
			x.move(max(x.from, till))
			x.divide(&got, 3, from, till)
			got.settle()
			for at := from; at < till; at += oneMinute {
				on := start.Add(time.Duration(at))
				want.part[(int(on.Weekday())+6)%7*24+on.Hour()].add(3, oneMinute)
			}
			if got.part != want.part {
				t.Fatalf("%s from %s, minutes %d to %d: got %v, want %v", c.zone, c.start, from/oneMinute, till/oneMinute, got.part, want.part)
			}
		}
	}
}

// TestTheClockIsKnownForTheLongestRun: package time loses its way on the last day of leap years.
func TestTheClockIsKnownForTheLongestRun(t *testing.T) {
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	all := stretches(time.Date(2026, 1, 5, 9, 0, 0, 0, berlin), longest)
	if len(all) < 499 || len(all) > 502 {
		t.Errorf("got %d times that the clock is put forward or back in 250 years, want two each year", len(all))
	}
	for i := 1; i < len(all); i++ {
		if all[i].from != all[i-1].till || all[i].from <= all[i-1].from {
			t.Fatalf("stretch %d begins at %d, the one before ends at %d", i, all[i].from, all[i-1].till)
		}
	}
}
