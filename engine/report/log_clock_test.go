package report

import (
	"math/rand/v2"
	"testing"
	"time"
)

const logLayout = "2006-01-02T15:04:05.000Z07:00"

// logZones have summer time on either half of the earth, of half an hour, by Ramadan, none, a day that does
// not exist, seconds in old offsets, and offsets west, east and at UTC.
var logZones = []string{"UTC", "Asia/Shanghai", "America/New_York", "Australia/Lord_Howe", "Europe/London", "Europe/Dublin", "Africa/Casablanca",
	"Asia/Kathmandu", "America/St_Johns", "Pacific/Apia", "America/Sao_Paulo", "Pacific/Auckland", "America/Havana", "Etc/GMT+12", "Asia/Tehran", "Africa/Monrovia"}

func logZone(t testing.TB, name string) *time.Location {
	t.Helper()
	zone, err := time.LoadLocation(name)
	if err != nil {
		t.Fatal(err)
	}
	return zone
}

// agree compares a clock to time.Format at one instant.
func agree(t *testing.T, c *logClock, at int64) {
	t.Helper()
	want := c.start.Add(time.Duration(at)).Format(logLayout)
	if got := string(c.append(nil, at)); got != want {
		t.Fatalf("%v, %d ns later, in %v: got %s, want %s", c.start, at, c.start.Location(), got, want)
	}
}

// changes are the moments at which a zone's offset changes from one time to another.
func changes(from, to time.Time) []time.Time {
	var found []time.Time
	_, before := from.Zone()
	for at := from; at.Before(to); at = at.Add(12 * time.Hour) {
		if _, now := at.Zone(); now != before {
			low, high := at.Add(-12*time.Hour), at
			for high.Sub(low) > 1 {
				middle := low.Add(high.Sub(low) / 2)
				if _, o := middle.Zone(); o == before {
					low = middle
				} else {
					high = middle
				}
			}
			found, before = append(found, high), now
		}
	}
	return found
}

func TestTheLogsClockSaysWhatTimeFormatSays(t *testing.T) {
	const years = int64(250 * 365 * 24 * 3600 * 1e9)
	r := rand.New(rand.NewPCG(1, 2026))
	for _, name := range logZones {
		zone := logZone(t, name)
		for _, start := range []time.Time{
			time.Date(2026, 1, 5, 9, 0, 0, 0, zone),
			time.Date(2026, 3, 8, 0, 0, 0, 999_999_999, zone),
			time.Date(1969, 12, 31, 23, 59, 59, 123_456_789, zone),
			time.Date(1890, 5, 17, 1, 2, 3, 4, zone),
			time.Date(9800, 2, 28, 12, 0, 0, 0, zone),
		} {
			c := newLogClock(start)
			for range 3_000 {
				at := r.Int64N(years)
				agree(t, c, at)
				agree(t, c, at/1_000_000)
				agree(t, c, at-at/1_000_000)
			}
		}
	}
}

func TestTheLogsClockIsRightAroundEveryChangeOfOffset(t *testing.T) {
	r := rand.New(rand.NewPCG(2, 2026))
	for _, name := range logZones {
		start := time.Date(2026, 1, 5, 9, 0, 0, 1, logZone(t, name))
		to := start.AddDate(249, 0, 0)
		if testing.Short() {
			to = start.AddDate(20, 0, 0)
		}
		c, seen := newLogClock(start), changes(start, to)
		for _, change := range seen {
			at := int64(change.Sub(start))
			for _, near := range []int64{-1, 0, 1, -1e6, 1e6, -dayNanoseconds, dayNanoseconds, r.Int64N(dayNanoseconds), -r.Int64N(dayNanoseconds)} {
				agree(t, c, at+near)
			}
		}
		for year := 2027; year <= to.Year(); year++ {
			end := int64(time.Date(year, 1, 1, 0, 0, 0, 0, start.Location()).Sub(start))
			for _, near := range []int64{-dayNanoseconds - 1, -dayNanoseconds, -dayNanoseconds / 2, -1, 0} {
				agree(t, c, end+near)
			}
		}
		if name == "America/New_York" && len(seen) < 2*(to.Year()-start.Year())-1 {
			t.Errorf("%s: found %d changes of offset until %d, want two a year", name, len(seen), to.Year())
		}
	}
}

func TestTheLogsClockAllocatesNothingOnceWarm(t *testing.T) {
	c := newLogClock(time.Date(2026, 1, 5, 9, 0, 0, 0, logZone(t, "America/New_York")))
	b, at := make([]byte, 0, 64), int64(0)
	hours := func() {
		for range 50 * 24 {
			at += int64(time.Hour) + 12_345_678
			b = c.append(b[:0], at)
		}
	}
	hours()
	if got := testing.AllocsPerRun(20, hours); got > 2 {
		t.Errorf("got %g allocations in fifty days, want none but for a change of offset", got)
	}
}

func BenchmarkTheLogsClock(b *testing.B) {
	c := newLogClock(time.Date(2026, 1, 5, 9, 0, 0, 0, logZone(b, "Asia/Shanghai")))
	text, at := make([]byte, 0, 64), int64(0)
	b.ReportAllocs()
	for b.Loop() {
		at += 77_777_777_777_777
		text = c.append(text[:0], at%(20*365*dayNanoseconds))
	}
}
