package simulate

import (
	"context"
	"fmt"
	"reflect"
	"testing"
	"time"

	"sandtable/engine/compile"
	"sandtable/engine/scenario"
	"sandtable/engine/sketch"
)

// shifts is a program of work that the ends of shifts interrupt, that is finished in overtime, and that takes two people
// of different hours, over the night on which clocks are put forward in Berlin.
func shifts(t *testing.T, replications int, plain bool) *compile.Program {
	t.Helper()
	zone, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	hours := func(from, to int) *scenario.Calendar {
		return &scenario.Calendar{Week: []scenario.WeekShift{{Days: []scenario.Day{0, 1, 2, 3, 4, 5}, From: scenario.TimeOfDay(time.Duration(from) * time.Hour), To: scenario.TimeOfDay(time.Duration(to) * time.Hour)}}}
	}
	minutes := func(n int) *scenario.Distribution {
		return &scenario.Distribution{Kind: scenario.Exponential, Mean: scenario.Duration(n) * scenario.Duration(time.Minute)}
	}
	s := &scenario.Scenario{Start: time.Date(2026, 3, 26, 9, 7, 0, 0, zone), Zone: "Europe/Berlin",
		Arrivals:  map[string]*scenario.Arrival{"s": {Every: minutes(70)}},
		Calendars: map[string]*scenario.Calendar{"day": hours(8, 17), "night": hours(0, 12)},
		Roles: map[string]*scenario.Role{
			"clerk":  {Headcount: 2, Calendar: "day", CostPerHour: 36_000_000, Terms: scenario.Terms{AtOnce: 2}},
			"closer": {Headcount: 1, Calendar: "night", Terms: scenario.Terms{ShiftEnd: scenario.Finish, OvertimeFactor: 1.5}},
			"robot":  {Headcount: 1},
		},
		Tasks: map[string]*scenario.Task{
			"A": {Duration: minutes(150), Roles: []string{"clerk"}},
			"B": {Duration: minutes(25), Roles: []string{"closer"}},
			"C": {Duration: minutes(50), Roles: []string{"robot", "closer"}},
		},
		Run: scenario.Run{Horizon: scenario.Duration(21 * 24 * time.Hour), Replications: replications, Seed: 5, Warmup: scenario.Warmup{Length: scenario.Duration(50 * time.Hour)}}}
	if !plain {
		s.Tasks["A"].Roles, s.Tasks["A"].Needs = nil, []scenario.Need{{Count: 1, Roles: []string{"clerk"}}, {Count: 1, Roles: []string{"closer"}}}
	}
	p, err := compile.Definitions(sketch.Process("startEvent s\ntask A\ntask B\ntask C\ns -> A 1\nA -> B 2\nB -> C 3"), s)
	if err != nil {
		t.Fatal(err)
	}
	if p.Plain != plain {
		t.Fatalf("got a plain program: %v, want %v", p.Plain, plain)
	}
	return p
}

// TestTheHoursOfTheWeekAddUpToTheNanosecond of the work and the presence of everybody.
func TestTheHoursOfTheWeekAddUpToTheNanosecond(t *testing.T) {
	for _, plain := range []bool{true, false} {
		t.Run(fmt.Sprintf("plain %v", plain), func(t *testing.T) {
			p := shifts(t, 1, plain)
			r := newReplication(p)
			r.reset(0)
			if err := r.run(context.Background()); err != nil {
				t.Fatal(err)
			}
			s := r.sample
			for i := range p.Roles {
				busy := int64(0)
				for _, by := range s.roles[i].busy {
					busy += by
				}
				if got, fits := s.rhythm.busy[i].Total().Int(); !fits || got != busy || busy == 0 {
					t.Errorf("%s is busy for %d ns by hour of the week, want %d", p.Roles[i].ID, got, busy)
				}
				if got, fits := s.rhythm.there[i].Total().Int(); !fits || got != s.roles[i].available || got == 0 {
					t.Errorf("%s is there for %d ns by hour of the week, want %d", p.Roles[i].ID, got, s.roles[i].available)
				}
			}
			if s.roles[1].overtime == 0 {
				t.Error("nobody worked beyond the shift")
			}
			if got, _ := s.rhythm.observed.Total().Int(); got != s.end-s.warm {
				t.Errorf("observed for %d ns by hour of the week, want %d", got, s.end-s.warm)
			}
			for hour := range Hours { // who works until five is there at four, and not at five, in summer as in winter
				there, _ := s.rhythm.there[0].Of(hour).Int()
				if day, of := hour/24, hour%24; (there > 0) != (day != 5 && of >= 8 && of < 17) {
					t.Errorf("day %d, %d o'clock: clerks are there for %d ns", day+1, of, there)
				}
			}
		})
	}
}

// TestSeriesAndHoursAreTheSameOnAnyNumberOfThreads, to the last bit.
func TestSeriesAndHoursAreTheSameOnAnyNumberOfThreads(t *testing.T) {
	var first *Result
	for _, threads := range []int{1, 2, 8} {
		r, err := Program(context.Background(), shifts(t, 12, false), Options{Threads: threads})
		if err != nil {
			t.Fatal(err)
		}
		if first == nil {
			first = r
			continue
		}
		if !reflect.DeepEqual(first.Series, r.Series) || !reflect.DeepEqual(first.Rhythm, r.Rhythm) {
			t.Errorf("%d threads give another result than one", threads)
		}
	}
}
