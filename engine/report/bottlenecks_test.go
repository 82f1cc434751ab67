package report_test

import (
	"context"
	"math"
	"slices"
	"testing"
	"time"

	"sandtable/engine/compile"
	"sandtable/engine/report"
	"sandtable/engine/scenario"
	"sandtable/engine/simulate"
	"sandtable/engine/sketch"
)

const hour = scenario.Duration(time.Hour)

func fixed(d scenario.Duration) *scenario.Distribution {
	return &scenario.Distribution{Kind: scenario.Fixed, Value: d}
}

// mornings is a clinic with a doctor in from nine to twelve and a nurse around the clock; cases come at given hours from Monday 00:00 on.
func mornings(t *testing.T, task *scenario.Task, comeAt ...int) *report.Report {
	t.Helper()
	return played(t, ofMornings(task, comeAt...))
}

func ofMornings(task *scenario.Task, comeAt ...int) *scenario.Scenario {
	s := &scenario.Scenario{Start: time.Date(2026, 1, 5, 0, 0, 0, 0, time.UTC), Zone: "UTC",
		Arrivals: map[string]*scenario.Arrival{"s": {}},
		Calendars: map[string]*scenario.Calendar{"mornings": {Week: []scenario.WeekShift{{Days: []scenario.Day{1, 2, 3, 4, 5},
			From: scenario.TimeOfDay(9 * time.Hour), To: scenario.TimeOfDay(12 * time.Hour)}}}},
		Roles: map[string]*scenario.Role{"doctor": {Headcount: 1, Calendar: "mornings"}, "nurse": {Headcount: 1}},
		Tasks: map[string]*scenario.Task{"A": task, "B": {Duration: fixed(hour / 2), Roles: []string{"nurse"}}},
		Run:   scenario.Run{Cases: len(comeAt), Replications: 1, Seed: 1}}
	for _, at := range comeAt {
		s.Arrivals["s"].Cases = append(s.Arrivals["s"].Cases, scenario.Instance{At: s.Start.Add(time.Duration(at) * time.Hour)})
	}
	return s
}

func played(t *testing.T, s *scenario.Scenario) *report.Report {
	t.Helper()
	p, err := compile.Definitions(sketch.Process("startEvent s\ntask A\ntask B\ns -> A 1\nA -> B 2"), s)
	if err != nil {
		t.Fatal(err)
	}
	r, err := simulate.Program(context.Background(), p, simulate.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return report.Of(p, r, "test")
}

// TestABottleneckIsWhatWorkWaitsForLongest: two cases come on Monday at 8 and take the doctor an hour each. The first waits
// an hour off shift, the second another one for her to be free: 3 hours, 2 of them off shift. Nothing waits for the nurse.
func TestABottleneckIsWhatWorkWaitsForLongest(t *testing.T) {
	r := mornings(t, &scenario.Task{Duration: fixed(hour), Roles: []string{"doctor"}}, 8, 8)
	if got := r.Bottlenecks; len(got.Roles) != 1 || len(got.Elements) != 1 {
		t.Fatalf("got %d roles and %d steps, want one each", len(got.Roles), len(got.Elements))
	}
	doctor, a := r.Bottlenecks.Roles[0], r.Bottlenecks.Elements[0]
	if doctor.ID != "doctor" || a.ID != "A" || len(doctor.With) != 1 || doctor.With[0] != "A" || a.With[0] != "doctor" {
		t.Errorf("got role %s at %v, step %s of %v", doctor.ID, doctor.With, a.ID, a.With)
	}
	for _, b := range []report.Bottleneck{doctor, a} {
		if *b.Waiting.Mean != 1.5*3600 || b.Share != 1 || math.Abs(*b.OffShift-2./3) > 1e-12 {
			t.Errorf("%s: got %g s per case, share %g, off shift %g; want 5400, 1 and 2/3", b.ID, *b.Waiting.Mean, b.Share, *b.OffShift)
		}
		if want := (report.Peak{Day: 1, From: 9, To: 10, Mean: 1}); b.Peak == nil || *b.Peak != want {
			t.Errorf("%s: got a peak of %v, want %v: at eight she is not there", b.ID, b.Peak, want)
		}
	}
	week := r.Week.Roles["doctor"]
	for at, want := range map[int][3]float64{8: {0, 0, 2}, 9: {1, 1, 1}, 10: {1, 1, 0}} {
		if got := [3]float64{week.OnShift[at], week.Busy[at], week.Waiting[at]}; got != want {
			t.Errorf("Monday at %d: got on shift, busy, waiting %v, want %v", at, got, want)
		}
	}
	if r.Week.Arrivals[8] != 2 || r.Week.Observed[8] != 3600 || r.Week.Observed[12] != 0 {
		t.Errorf("got %g cases at eight, observed for %g s, and %g s at noon", r.Week.Arrivals[8], r.Week.Observed[8], r.Week.Observed[12])
	}
}

// TestWorkForOneOfSeveralWaitsForEachOfThem, and work that takes both as well.
func TestWorkForOneOfSeveralWaitsForEachOfThem(t *testing.T) {
	for name, task := range map[string]*scenario.Task{
		"either": {Duration: fixed(4 * hour), Roles: []string{"doctor", "nurse"}},
		"both":   {Duration: fixed(hour), Needs: []scenario.Need{{Roles: []string{"doctor"}}, {Roles: []string{"nurse"}}}},
	} {
		r := mornings(t, task, 8, 8, 8)
		if len(r.Bottlenecks.Roles) != 2 {
			t.Fatalf("%s: got %d roles, want both", name, len(r.Bottlenecks.Roles))
		}
		for _, b := range r.Bottlenecks.Roles {
			if b.Share < .5 || len(b.With) == 0 || b.With[0] != "A" {
				t.Errorf("%s: %s has a share of %g at %v, want most, at A", name, b.ID, b.Share, b.With)
			}
		}
	}
}

func TestNobodyIsABottleneckWhereNothingWaits(t *testing.T) {
	r := mornings(t, &scenario.Task{Duration: fixed(hour), Roles: []string{"nurse"}}, 8, 24)
	if len(r.Bottlenecks.Roles)+len(r.Bottlenecks.Elements) != 0 || len(r.Series.Queues) != 0 {
		t.Errorf("got %v and queues %v, want none", r.Bottlenecks, r.Series.Queues)
	}
	if one := r.People[0]; one.Utilization == nil || *one.Utilization != 0 || one.Items != 0 {
		t.Errorf("got %+v, want a doctor who is there and has nothing to do", one)
	}
	if nurse := r.People[1]; nurse.Items != 4 || nurse.Busy != 3*3600 || nurse.Duties["work"] != 3*3600 {
		t.Errorf("got %+v, want a nurse who does 4 things in 3 hours", nurse)
	}
	if got := *r.Process.Throughput.Mean; math.Abs(got-2/(25.5/24)) > 1e-9 {
		t.Errorf("got %g cases a day, want 2 in 25½ hours", got)
	}
}

// TestTheSeriesIsTheLevelOverTime: one case from eight to half past nine, alone in the process, in buckets of five minutes.
func TestTheSeriesIsTheLevelOverTime(t *testing.T) {
	r := mornings(t, &scenario.Task{Duration: fixed(hour), Roles: []string{"nurse"}}, 8)
	if r.Series.Bucket != 300 || len(r.Series.Replications) != 114 {
		t.Fatalf("got %d buckets of %g s, want 114 of 5 minutes", len(r.Series.Replications), r.Series.Bucket)
	}
	for b, got := range r.Series.InProgress.Mean {
		want := 0.
		if b >= 96 {
			want = 1
		}
		if low, high := r.Series.InProgress.Low[b], r.Series.InProgress.High[b]; got != want || low != want || high != want || r.Series.Busy["nurse"][b] != want {
			t.Errorf("bucket %d: got %g cases, %g to %g, %g at work, want %g", b, got, low, high, r.Series.Busy["nurse"][b], want)
		}
	}
}

// TestOfManyPeopleTheBusiestAreListed, and the rest are counted: the nurse and the two doctors who have something to do, and
// enough of those who have nothing.
func TestOfManyPeopleTheBusiestAreListed(t *testing.T) {
	s := ofMornings(&scenario.Task{Duration: fixed(hour), Roles: []string{"doctor"}}, 8, 8)
	s.Roles["doctor"].Headcount = 3000
	r := played(t, s)
	if len(r.People) != report.Listed || r.Unlisted != 3001-report.Listed {
		t.Fatalf("got %d people and %d more, want %d of 3001", len(r.People), r.Unlisted, report.Listed)
	}
	var busy []string
	for _, p := range r.People {
		if p.Busy > 0 {
			busy = append(busy, p.Roles[0])
		}
	}
	if want := []string{"doctor", "doctor", "nurse"}; !slices.Equal(busy, want) {
		t.Errorf("got %v at work, want %v", busy, want)
	}
}
