package calendar

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"
)

// naive is the plainest answer: whether each minute from the origin is open, by
// asking the local clock.
type naive struct {
	open []bool
}

const minute = int64(time.Minute)

func newNaive(z *time.Location, origin time.Time, days int, week []Shift, exceptions []Exception) naive {
	special := map[Date][]Span{}
	for _, e := range exceptions {
		special[e.Date] = append([]Span{}, e.Shifts...)
	}
	n := naive{make([]bool, days*24*60)}
	for i := range n.open {
		at := origin.Add(time.Duration(i) * time.Minute).In(z)
		year, month, d := at.Date()
		clock := time.Duration(at.Hour())*time.Hour + time.Duration(at.Minute())*time.Minute
		spans, ok := special[Date{year, month, d}]
		if !ok {
			for _, s := range week {
				if s.Day == at.Weekday() {
					spans = append(spans, Span{s.From, s.To})
				}
			}
		}
		for _, s := range spans {
			n.open[i] = n.open[i] || s.From <= clock && clock < s.To
		}
	}
	return n
}

// end is where the oracle's knowledge ends.
func (n naive) end() int64 { return int64(len(n.open)) * minute }

func (n naive) next(at int64) int64 {
	for ; at < n.end() && !n.open[at/minute]; at = (at/minute + 1) * minute {
	}
	return at
}

func (n naive) until(at int64) int64 {
	for ; at < n.end() && n.open[at/minute]; at = (at/minute + 1) * minute {
	}
	return at
}

func (n naive) add(at, work int64) int64 {
	for work > 0 && at < n.end() {
		at = n.next(at)
		step := min(work, (at/minute+1)*minute-at)
		at, work = at+step, work-step
	}
	return at
}

func (n naive) worked(from, to int64) int64 {
	sum := int64(0)
	for at := from; at < to; at = (at/minute + 1) * minute {
		if n.open[at/minute] {
			sum += min(to, (at/minute+1)*minute) - at
		}
	}
	return sum
}

// places are zones and moments that have something to trip over.
var places = []struct{ zone, from string }{
	{"UTC", "2026-01-05"},
	{"Asia/Shanghai", "2026-02-10"},
	{"Europe/Berlin", "2026-03-20"},
	{"Europe/Berlin", "2026-10-15"},
	{"Europe/Berlin", "2040-12-20"},    // the last days of a leap year beyond the listed transitions
	{"America/New_York", "2026-03-01"}, //
	{"America/New_York", "2050-10-25"},
	{"Australia/Lord_Howe", "2026-03-25"}, // half an hour of summer time
	{"America/Sao_Paulo", "2018-10-25"},   // midnight does not exist
	{"America/Havana", "2026-10-25"},      // 00:00–01:00 exists twice
	{"Africa/Cairo", "2026-10-20"},        // 23:00–24:00 exists twice
	{"Africa/Casablanca", "2026-02-10"},   // summer time stops for Ramadan
	{"Pacific/Apia", "2011-12-20"},        // a day does not exist
	{"Asia/Kathmandu", "1985-12-20"},      // from +05:30 to +05:45
	{"America/St_Johns", "2010-10-30"},    // one minute past midnight
	{"Europe/Dublin", "2026-10-15"},       // summer is the standard time
	{"Asia/Shanghai", "1940-05-20"},
}

func randomSpans(r *rand.Rand, most int) []Span {
	spans := make([]Span, 0, most)
	for range r.IntN(most + 1) {
		a, b := r.IntN(24*12), r.IntN(24*12)
		if r.IntN(4) == 0 {
			a = 0
		}
		if r.IntN(4) == 0 {
			b = 24*12 - 1
		}
		spans = append(spans, Span{time.Duration(min(a, b)) * 5 * time.Minute, time.Duration(max(a, b)+1) * 5 * time.Minute})
	}
	return spans
}

// compare asks a timeline and the oracle the same random questions.
func compare(t *testing.T, seed uint64, place int, questions int) {
	t.Helper()
	const days = 30
	r := rand.New(rand.NewPCG(seed, 1))
	where := places[place%len(places)]
	z := zone(t, where.zone)
	origin, err := time.ParseInLocation(time.DateOnly, where.from, z)
	if err != nil {
		t.Fatal(err)
	}
	origin = origin.Add(time.Duration(r.IntN(4*24*60)) * time.Minute)
	var shifts []Shift
	for d := range time.Saturday + 1 {
		for _, s := range randomSpans(r, 3) {
			shifts = append(shifts, Shift{d, s.From, s.To})
		}
	}
	var exceptions []Exception
	for _, d := range r.Perm(days + 4)[:r.IntN(8)] {
		y, m, day := origin.AddDate(0, 0, d-2).Date()
		date := Date{y, m, day} // the same one twice where a day does not exist
		if !slices.ContainsFunc(exceptions, func(e Exception) bool { return e.Date == date }) {
			exceptions = append(exceptions, Exception{date, randomSpans(r, 2)})
		}
	}
	c, err := New(z, shifts, exceptions)
	if err != nil {
		t.Fatal(err)
	}
	line, oracle := c.From(origin), newNaive(z, origin, days, shifts, exceptions)
	about := fmt.Sprintf("seed %d, %s from %v, %v, exceptions %v", seed, where.zone, origin, shifts, exceptions)
	var changes []int64
	for i := 1; i < len(oracle.open); i++ {
		if oracle.open[i] != oracle.open[i-1] {
			changes = append(changes, int64(i)*minute)
		}
	}
	instant := func() int64 {
		if len(changes) > 0 && r.IntN(2) == 0 {
			return changes[r.IntN(len(changes))] - r.Int64N(2)
		}
		return r.Int64N(oracle.end())
	}
	same := func(question string, got, want int64, arguments ...int64) {
		// Where the oracle's knowledge ends both may only agree that it is later.
		if got != want && !(want >= oracle.end() && got >= oracle.end()) {
			t.Fatalf("%s%v: got %v, want %v\n%s", question, arguments, time.Duration(got), time.Duration(want), about)
		}
	}
	for range questions {
		at, to, work := instant(), instant(), r.Int64N(int64(60*time.Hour))
		if got, want := line.Open(at), oracle.open[at/minute]; got != want {
			t.Fatalf("Open(%v): got %v, want %v\n%s", time.Duration(at), got, want, about)
		}
		if open, till := line.Period(at); open != oracle.open[at/minute] {
			t.Fatalf("Period(%v): got open %v, want %v\n%s", time.Duration(at), open, oracle.open[at/minute], about)
		} else if open {
			same("Period that is open", till, oracle.until(at), at)
		} else {
			same("Period that is closed", till, oracle.next(at), at)
		}
		same("Next", line.Next(at), oracle.next(at), at)
		same("Until", line.Until(at), oracle.until(at), at)
		same("Add", line.Add(at, work), oracle.add(at, work), at, work)
		same("Worked", line.Worked(min(at, to), max(at, to)), oracle.worked(min(at, to), max(at, to)), at, to)
		same("Worked backwards", line.Worked(at, to), -line.Worked(to, at), at, to)
		between := instant()
		same("Worked in parts", line.Worked(at, between)+line.Worked(between, to), line.Worked(at, to), at, between, to)
		if end := line.Add(at, work); end < oracle.end() {
			same("Worked until the end of work", line.Worked(at, end), work, at, work)
			if work > 0 {
				same("Worked until just before", line.Worked(at, end-1), work-1, at, work)
			}
			same("Add in parts", line.Add(line.Add(at, work/3), work-work/3), end, at, work)
		}
	}
}

func TestATimelineAnswersAsAMinuteByMinuteCountDoes(t *testing.T) {
	for place := range places {
		for seed := range uint64(8) {
			compare(t, seed, place, 40)
		}
	}
}

func FuzzATimelineAnswersAsAMinuteByMinuteCountDoes(f *testing.F) {
	for place := range places {
		f.Add(uint64(100+place), place)
	}
	f.Fuzz(func(t *testing.T, seed uint64, place int) {
		if place >= 0 {
			compare(t, seed, place, 20)
		}
	})
}
