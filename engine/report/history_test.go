package report

import (
	"context"
	"math"
	"testing"
	"time"

	"sandtable/engine/compile"
	"sandtable/engine/scenario"
	"sandtable/engine/simulate"
	"sandtable/engine/sketch"
)

// TestAHistoryShowsWhereWorkPausesBetweenShifts: what is painted as a pause is as long as the simulation says, and none of it is
// told to be work.
func TestAHistoryShowsWhereWorkPausesBetweenShifts(t *testing.T) {
	days := []scenario.Day{scenario.Day(time.Monday), scenario.Day(time.Tuesday), scenario.Day(time.Wednesday), scenario.Day(time.Thursday), scenario.Day(time.Friday)}
	shift := func(from, to int) scenario.WeekShift {
		return scenario.WeekShift{Days: days, From: scenario.TimeOfDay(from * 3600e9), To: scenario.TimeOfDay(to * 3600e9)}
	}
	for name, change := range map[string]func(*scenario.Scenario){
		"plain":    func(*scenario.Scenario) {},
		"failures": func(s *scenario.Scenario) { s.Tasks["A"].Failure = &scenario.Failure{Chance: .3} },
		"teams": func(s *scenario.Scenario) {
			s.Tasks["B"].Roles, s.Tasks["B"].Needs = nil, []scenario.Need{{Roles: []string{"r"}}, {Roles: []string{"q"}}}
		},
	} {
		s := numbers()
		s.Calendars = map[string]*scenario.Calendar{"office": {Week: []scenario.WeekShift{shift(9, 12), shift(13, 17)}}, "late": {Week: []scenario.WeekShift{shift(12, 20)}}}
		s.Roles["r"].Calendar, s.Roles["q"].Calendar = "office", "late"
		s.Arrivals["s"].Every, s.Tasks["A"].Duration, s.Tasks["B"].Duration = spread(300), spread(100), spread(150)
		s.Run.Cases, s.Run.Replications = 40, 1
		change(s)
		p, err := compile.Definitions(sketch.Process(office), s)
		if err != nil {
			t.Fatal(err)
		}
		var histories []*History
		for i := range 40 {
			histories = append(histories, NewHistory(p, int64(i+1)))
		}
		want, work := make([]float64, 40), 0.
		if err := simulate.Replay(context.Background(), p, 1, simulate.Options{Closely: true, Observe: func(r *simulate.Record) error {
			if r.Kind == simulate.Execution {
				want[r.Case-1] += float64(r.Waits[simulate.Pause]) / second
			}
			for _, h := range histories {
				h.Observe(r)
			}
			return nil
		}}); err != nil {
			t.Fatal(err)
		}
		all := 0.
		for i, h := range histories {
			paused := 0.
			for _, step := range h.Told().History {
				at := step.Enabled
				for _, span := range step.Spans {
					if math.Abs(span.From-at) > 1e-6 {
						t.Errorf("%s: case %d: a span begins at %g, the one before ends at %g", name, i+1, span.From, at)
					}
					at = span.Until
					switch {
					case span.Cause == "pause" && span.State == SpanPaused:
						paused += span.Until - span.From
					case span.State == SpanWorking:
						work += span.Until - span.From
					}
				}
			}
			if math.Abs(paused-want[i]) > 1e-6 {
				t.Errorf("%s: case %d: got pauses of %g s, want %g s", name, i+1, paused, want[i])
			}
			all += paused
		}
		r, err := simulate.Program(context.Background(), p, simulate.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if got := r.Processing.Pooled.Mean() * 40 / second; math.Abs(got-work) > 1e-3 || all == 0 {
			t.Errorf("%s: got %g s of work painted and %g s of pauses, want %g s of work", name, work, all, got)
		}
	}
}
