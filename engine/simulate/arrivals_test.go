package simulate_test

import (
	"bytes"
	"context"
	"math"
	"strings"
	"testing"
	"time"

	"sandtable/engine/compile"
	"sandtable/engine/report"
	"sandtable/engine/scenario"
	"sandtable/engine/simulate"
	"sandtable/engine/sketch"
)

const onlyStart = "startEvent s\n task A\n s -> A 1"

// allDays is every day of the week.
func allDays() []scenario.Day {
	var days []scenario.Day
	for d := time.Sunday; d <= time.Saturday; d++ {
		days = append(days, scenario.Day(d))
	}
	return days
}

func rate(days []scenario.Day, from, to int, perHour float64) scenario.HourlyRate {
	return scenario.HourlyRate{Days: days, From: scenario.TimeOfDay(from) * scenario.TimeOfDay(time.Hour), To: scenario.TimeOfDay(to) * scenario.TimeOfDay(time.Hour), PerHour: perHour}
}

// cameAt is when cases arrive in one replication.
func cameAt(t *testing.T, s *scenario.Scenario) []time.Time {
	t.Helper()
	s.Run.Replications = 1
	p, err := compile.Definitions(sketch.Process(onlyStart), s)
	if err != nil {
		t.Fatal(err)
	}
	var all []time.Time
	_, err = simulate.Program(context.Background(), p, simulate.Options{Observe: func(r *simulate.Record) error {
		if r.Kind == simulate.CaseBegan {
			all = append(all, p.Start.Add(time.Duration(r.Enabled)))
		}
		return nil
	}})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// poisson fails unless some counts have the mean of a Poisson distribution and its variance.
func poisson(t *testing.T, what string, counts []float64, mean float64) {
	t.Helper()
	n := float64(len(counts))
	sum, squares := 0.0, 0.0
	for _, c := range counts {
		sum += c
	}
	average := sum / n
	for _, c := range counts {
		squares += (c - average) * (c - average)
	}
	dispersion := squares / (n - 1) / mean
	t.Logf("%-40s %8.4f, want %.4f; variance over mean %.3f", what, average, mean, dispersion)
	if math.Abs(average-mean) > 3*math.Sqrt(mean/n) {
		t.Errorf("%s: got %g, want %g ± %g", what, average, mean, 3*math.Sqrt(mean/n))
	}
	if spread := math.Sqrt((2 + 1/mean) / n); math.Abs(dispersion-1) > 3*spread { // Var(S²/m) ≈ (2 + 1/m)/n
		t.Errorf("%s: got a variance of %g means, want 1 ± %g", what, dispersion, 3*spread)
	}
}

// TestCasesComeByTheHourOfTheWeek: 6 an hour in the mornings of working days, 2 more at
// lunch time, doubled in the first half of February, nobody else.
func TestCasesComeByTheHourOfTheWeek(t *testing.T) {
	weekdays := office().Week[0].Days
	zone, _ := time.LoadLocation("Europe/Berlin")
	s := network(0, 1)
	s.Zone, s.Start = "Europe/Berlin", time.Date(2026, 1, 5, 0, 0, 0, 0, zone)
	s.Run = scenario.Run{Horizon: scenario.Duration(40 * 7 * 24 * time.Hour), Seed: 3}
	s.Arrivals["s"] = &scenario.Arrival{Rate: &scenario.Profile{
		Week:    []scenario.HourlyRate{rate(weekdays, 8, 13, 6), rate(weekdays, 12, 14, 2)},
		Periods: []scenario.Season{{From: scenario.Date{Year: 2026, Month: 2, Day: 1}, To: scenario.Date{Year: 2026, Month: 2, Day: 14}, Factor: 2}},
	}}
	perHour := map[int][]float64{} // by hour of working days
	season := []float64{}
	byHour := map[int64]float64{}
	for _, at := range cameAt(t, s) {
		byHour[at.Unix()/3600]++
		if h, d := at.Hour(), at.Weekday(); h < 8 || h >= 14 || d == time.Saturday || d == time.Sunday {
			t.Fatalf("somebody came at %v", at)
		}
	}
	for day := s.Start; day.Before(s.Start.AddDate(0, 0, 280)); day = day.AddDate(0, 0, 1) {
		if day.Weekday() == time.Saturday || day.Weekday() == time.Sunday {
			continue
		}
		for h := 8; h < 14; h++ {
			n := byHour[time.Date(day.Year(), day.Month(), day.Day(), h, 0, 0, 0, zone).Unix()/3600]
			if day.Month() == time.February && day.Day() <= 14 {
				if h < 12 {
					season = append(season, n)
				}
				continue
			}
			perHour[h] = append(perHour[h], n)
		}
	}
	poisson(t, "at 8", perHour[8], 6)
	poisson(t, "at 12", perHour[12], 8)
	poisson(t, "at 13", perHour[13], 2)
	poisson(t, "in the season, before noon", season, 12)
}

// TestARateKeepsToTheClockOnTheWallThroughSummerTime: on 29 March the hour from 2 to 3 does
// not exist in Berlin, on 25 October it is there twice.
func TestARateKeepsToTheClockOnTheWallThroughSummerTime(t *testing.T) {
	zone, _ := time.LoadLocation("Europe/Berlin")
	for day, want := range map[time.Time]float64{
		time.Date(2026, 3, 29, 0, 0, 0, 0, zone):  4 - 1,
		time.Date(2026, 10, 25, 0, 0, 0, 0, zone): 4 + 1,
		time.Date(2026, 6, 7, 0, 0, 0, 0, zone):   4,
	} {
		s := network(0, 1)
		s.Zone, s.Start = "Europe/Berlin", day
		s.Run = scenario.Run{Horizon: scenario.Duration(20 * time.Hour), Seed: 3}
		s.Arrivals["s"] = &scenario.Arrival{Every: fixed(1), Rate: &scenario.Profile{Week: []scenario.HourlyRate{rate(allDays(), 0, 4, 60)}}}
		all := cameAt(t, s)
		if got := float64(len(all)); math.Abs(got-60*want) > 1 {
			t.Errorf("%s: %g cases came, want %g hours of 60", day.Format(time.DateOnly), got, want)
		}
		if last := all[len(all)-1]; last.Hour() > 4 || last.Hour() == 4 && last.Minute() > 0 {
			t.Errorf("%s: somebody came at %v", day.Format(time.DateOnly), last)
		}
	}
}

// TestTheShapeOfArrivalsIsKeptByARate: fixed intervals at 30 an hour are two minutes, at 60
// one, and an interval that spans both is partly each.
func TestTheShapeOfArrivalsIsKeptByARate(t *testing.T) {
	s := timed(5, nil)
	s.Arrivals["s"] = &scenario.Arrival{Every: fixed(77), Rate: &scenario.Profile{Week: []scenario.HourlyRate{rate(allDays(), 9, 10, 2), rate(allDays(), 10, 11, 4), rate(allDays(), 12, 13, 1)}}}
	want := lines(`
		1,A,05T09:30,05T09:30,05T09:30,
		2,A,05T10:00,05T10:00,05T10:00,
		3,A,05T10:15,05T10:15,05T10:15,
		4,A,05T10:30,05T10:30,05T10:30,
		5,A,05T10:45,05T10:45,05T10:45,`)
	if got := worked(t, onlyStart, s); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	s.Run.Cases = 7 // hours end before their last moment: who would come then comes when the next ones begin
	if got := worked(t, onlyStart, s); !strings.HasSuffix(got, "6,A,05T12:00,05T12:00,05T12:00,\n7,A,06T09:00,06T09:00,06T09:00,") {
		t.Errorf("got\n%s", got)
	}
}

func TestArrivalsByARateRestWhileTheirCalendarIsClosed(t *testing.T) {
	s := timed(3, nil)
	s.Arrivals["s"] = &scenario.Arrival{Every: fixed(1), Calendar: "office", Rate: &scenario.Profile{Week: []scenario.HourlyRate{rate(allDays(), 0, 24, .25)}}}
	want := lines(`
		1,A,05T13:00,05T13:00,05T13:00,
		2,A,06T09:00,06T09:00,06T09:00,
		3,A,06T13:00,06T13:00,06T13:00,`)
	if got := worked(t, onlyStart, s); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestCasesComeToSeveralStartsAsLongAsThereMayBeMore(t *testing.T) {
	const two = "startEvent s\n startEvent s2\n task A\n task B\n s -> A 1\n s2 -> B 2"
	s := timed(5, nil)
	s.Arrivals["s2"] = &scenario.Arrival{Every: fixed(1.5 * hour)}
	want := lines(`
		1,A,05T10:00,05T10:00,05T10:00,
		2,B,05T10:30,05T10:30,05T10:30,
		3,A,05T11:00,05T11:00,05T11:00,
		4,B,05T12:00,05T12:00,05T12:00,
		5,A,05T12:00,05T12:00,05T12:00,`)
	if got := worked(t, two, s); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// TestPrecisionStopsAtTheSameReplicationWithAnyNumberOfThreads and reports the same bytes.
func TestPrecisionStopsAtTheSameReplicationWithAnyNumberOfThreads(t *testing.T) {
	played := map[int]string{}
	replications := 0
	for _, threads := range []int{1, 2, 7} {
		s := network(400, 3, station{"A", 1, exponential(60)})
		s.Run.Warmup = scenario.Warmup{}
		s.Run.Precision = &scenario.Precision{Of: "waitTime", Within: .1, AtMost: 400}
		p, r := simulated(t, oneStation, s, simulate.Options{Threads: threads})
		var out bytes.Buffer
		rep := report.Of(p, r, "x")
		if rep.Partial || !rep.Precision.Reached || *rep.Precision.Share > .1 {
			t.Errorf("%d threads: got partial %v, precision %+v", threads, rep.Partial, *rep.Precision)
		}
		played[threads] = encoded(t, &out, rep)
		replications = r.Replications
		if r.Requested != r.Replications || r.Replications <= 10 || r.Replications >= 400 {
			t.Errorf("%d threads: got %d of %d replications, want more than 10 and fewer than 400, all asked for", threads, r.Replications, r.Requested)
		}
	}
	if played[1] != played[2] || played[1] != played[7] {
		t.Errorf("reports differ with the number of threads")
	}
	// With one replication fewer it would not have been precise enough.
	s := network(400, replications-1, station{"A", 1, exponential(60)})
	s.Run.Warmup = scenario.Warmup{}
	_, r := simulated(t, oneStation, s, simulate.Options{})
	if mean, half := simulate.Interval(r.Wait.Means); half <= .1/1.1*mean {
		t.Errorf("%d replications were enough already: ± %g of %g", r.Replications, half, mean)
	}
}

func TestPrecisionGivesUpAfterAsManyReplicationsAsAreAllowed(t *testing.T) {
	for _, most := range []int{4, 15} {
		s := network(50, 2, station{"A", 1, exponential(90)})
		s.Run.Warmup = scenario.Warmup{}
		s.Run.Precision = &scenario.Precision{Of: "waitTime", Within: .001, AtMost: most}
		p, r := simulated(t, oneStation, s, simulate.Options{})
		rep := report.Of(p, r, "x")
		if r.Replications != most || r.Requested != most || r.Partial || rep.Precision.Reached || *rep.Precision.Share < .001 {
			t.Errorf("at most %d: got %d of %d replications, partial %v, precision %+v", most, r.Replications, r.Requested, r.Partial, *rep.Precision)
		}
	}
}
