package simulate_test

import (
	"strings"
	"testing"

	"sandtable/engine/compile"
	"sandtable/engine/scenario"
	"sandtable/engine/simulate"
)

// busyClerk is two cases, of 10:00 and 10:01, for one clerk who takes an hour each, and a
// promise for that.
func busyClerk(p *scenario.Promise) *scenario.Scenario {
	s := timed(2, nil)
	s.Roles = map[string]*scenario.Role{"c": role("C", 1, 0), "d": role("D", 1, 0), "m": role("M", 1, 60)}
	s.Tasks["A"] = &scenario.Task{Duration: fixed(hour), Roles: []string{"c"}, Promise: p}
	s.Arrivals["s"] = &scenario.Arrival{Cases: []scenario.Instance{{At: moment("10:00")}, {At: moment("10:01")}}}
	return s
}

// TestPromisesAreKeptOrCost: the second case begins after 59 minutes and is done after 119.
func TestPromisesAreKeptOrCost(t *testing.T) {
	for _, c := range []struct {
		name                   string
		start, complete        float64 // minutes; 0: not promised
		lateStarts, lateDone   int64
		lateByStart, lateByEnd float64 // seconds
		penalty                float64
	}{
		{"both broken by the second case: it is late by 29 minutes", 30, 90, 1, 1, 29 * 60, 29 * 60, 10 + 6*29/60.},
		{"kept to the minute", 59, 119, 0, 0, 0, 0, 0},
		{"begun too late but done in time", 30, 119, 1, 0, 29 * 60, 0, 0},
		{"only the start was promised", 30, 0, 1, 0, 29 * 60, 0, 10 + 6*29/60.},
		{"both late", 0, 30, 0, 2, 0, (30 + 89) / 2. * 60, 20 + 6*(30+89)/60.},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := reportOf(t, oneStation, busyClerk(&scenario.Promise{StartWithin: seconds(c.start * minute), CompleteWithin: seconds(c.complete * minute), Penalty: 10_000_000, PenaltyPerHour: 6_000_000}))
			a := r.Elements["A"]
			if c.start > 0 {
				if a.Started == nil || a.Started.Late != c.lateStarts || a.Started.Kept != 2-c.lateStarts {
					t.Errorf("started: got %+v, want %d of 2 late", a.Started, c.lateStarts)
				} else if c.lateStarts > 0 {
					nearly(t, "lateness of starts", a.Started.Lateness, c.lateByStart)
				}
			}
			if c.complete > 0 {
				if a.Completed == nil || a.Completed.Late != c.lateDone || a.Completed.Kept != 2-c.lateDone {
					t.Fatalf("completed: got %+v, want %d of 2 late", a.Completed, c.lateDone)
				}
				nearly(t, "share kept", a.Completed.Share.Mean, float64(2-c.lateDone)/2)
				if c.lateDone > 0 {
					nearly(t, "lateness", a.Completed.Lateness, c.lateByEnd)
				}
			}
			if got := r.Money["penalties"]; c.penalty > 0 {
				nearly(t, "penalties", got.Mean, c.penalty)
				nearly(t, "cost by case", r.Process.Cost.Mean, c.penalty/2)
			} else if got.Mean != nil {
				t.Errorf("got penalties of %g, want none", *got.Mean)
			}
		})
	}
}

// TestAPromiseCountsTheHoursOfItsCalendar: from Monday 16:30 to Tuesday 09:30 is an hour of
// office time.
func TestAPromiseCountsTheHoursOfItsCalendar(t *testing.T) {
	for name, c := range map[string]struct {
		calendar string
		late     int64
	}{"office hours": {"office", 0}, "the clock on the wall": {"", 1}} {
		s := timed(1, map[string]float64{"A": 17 * 60})
		s.Tasks["A"].Promise = &scenario.Promise{CompleteWithin: seconds(hour), Calendar: c.calendar}
		s.Promise = &scenario.Promise{CompleteWithin: seconds(hour), Calendar: c.calendar, Penalty: 5_000_000}
		s.Arrivals["s"] = &scenario.Arrival{Cases: []scenario.Instance{{At: moment("16:30")}}}
		s.Calendars = map[string]*scenario.Calendar{"office": office()}
		r := reportOf(t, oneStation, s)
		if got := r.Elements["A"].Completed; got.Late != c.late || got.Kept != 1-c.late {
			t.Errorf("%s: got %+v for the task, want %d late", name, got, c.late)
		}
		if got := r.Process.Promise; got.Late != c.late || got.Kept != 1-c.late {
			t.Errorf("%s: got %+v for the case, want %d late", name, got, c.late)
		}
		nearly(t, name, r.Process.Cost.Mean, 5*float64(c.late))
	}
}

func action(after float64, do scenario.ActionKind, to string) *scenario.Action {
	return &scenario.Action{After: seconds(after * minute), Do: do, To: to}
}

// TestActionsAboutWorkThatTakesLong looks at the second case, which waits for the clerk from
// 10:01 to 11:00 unless something is done about it.
func TestActionsAboutWorkThatTakesLong(t *testing.T) {
	const first = "1,A,05T10:00,05T10:00,05T11:00,C\n"
	for _, c := range []struct {
		name    string
		actions []*scenario.Action
		edit    func(*scenario.Scenario)
		want    string
		actedOn int64
	}{
		{"it is reassigned", []*scenario.Action{action(20, scenario.Reassign, "d")}, nil,
			first + "2,A,05T10:01,05T10:21,05T11:21,D", 2},
		{"it is reassigned to the manager after all", []*scenario.Action{action(20, scenario.Reassign, "d"), action(30, scenario.Reassign, "m")}, func(s *scenario.Scenario) {
			s.Roles["d"].Calendar = "night"
		}, first + "2,A,05T10:01,05T10:31,05T11:31,M", 4},
		{"it is taken as done", []*scenario.Action{action(20, scenario.Decide, "")}, nil,
			"2,A,05T10:01,05T10:21,05T10:21,\n" + strings.TrimSpace(first), 2},
		{"it is done before", []*scenario.Action{action(180, scenario.Decide, "")}, nil,
			first + "2,A,05T10:01,05T11:00,05T12:00,C", 0},
		{"it has begun, so nothing can be done", []*scenario.Action{action(70, scenario.Decide, ""), action(75, scenario.Reassign, "d")}, nil,
			first + "2,A,05T10:01,05T11:00,05T12:00,C", 2},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := busyClerk(&scenario.Promise{CompleteWithin: seconds(hour), Actions: c.actions})
			if c.edit != nil {
				c.edit(s)
			}
			calendars := map[string]*scenario.Calendar{"night": {Week: []scenario.WeekShift{{Days: allDays(), From: scenario.TimeOfDay(22 * hour * 1e9), To: scenario.TimeOfDay(24 * hour * 1e9)}}}}
			if got := workedBy(t, oneStation, s, calendars); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
			s.Calendars = calendars
			if got := reportOf(t, oneStation, s).Elements["A"].Completed.Actions; got != c.actedOn {
				t.Errorf("got %d actions, want %d", got, c.actedOn)
			}
		})
	}
}

// TestWhatIsRemindedOfGoesFirst: B waits since 10:00 and C since 10:01; C is reminded of.
func TestWhatIsRemindedOfGoesFirst(t *testing.T) {
	const text = "startEvent s\n parallelGateway f\n task A\n task B\n task C\n s -> f 1\n f -> A 2\n f -> B 3\n f -> C 4"
	s := timed(1, nil)
	s.Roles = map[string]*scenario.Role{"c": role("C", 1, 0)}
	for _, id := range []string{"A", "B", "C"} {
		s.Tasks[id] = &scenario.Task{Duration: fixed(30 * minute), Roles: []string{"c"}}
	}
	s.Tasks["C"].Promise = &scenario.Promise{CompleteWithin: seconds(hour), Actions: []*scenario.Action{action(10, scenario.Remind, "")}}
	want := lines(`
		1,A,05T10:00,05T10:00,05T10:30,C
		1,C,05T10:00,05T10:30,05T11:00,C
		1,B,05T10:00,05T11:00,05T11:30,C`)
	if got := worked(t, text, s); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestAnEscalationBringsWorkToItsRole(t *testing.T) {
	s := busyClerk(&scenario.Promise{CompleteWithin: seconds(hour), Actions: []*scenario.Action{{After: seconds(90 * minute), Do: scenario.Escalate, To: "m", Work: fixed(10 * minute)}}})
	s.Promise = &scenario.Promise{CompleteWithin: seconds(hour), Actions: []*scenario.Action{{After: seconds(30 * minute), Do: scenario.Escalate, To: "m", Work: fixed(5 * minute)}}}
	r := reportOf(t, oneStation, s)
	nearly(t, "work of escalations: one of the task, two of cases", pointer(r.Roles["m"].Duties["escalation"]), (10+2*5)*minute)
	nearly(t, "its cost", r.Money["labour"].Mean, 20)
	nearly(t, "cost by case", r.Process.Cost.Mean, 10)
	if r.Elements["A"].Completed.Actions != 1 || r.Process.Promise.Actions != 2 {
		t.Errorf("got %d and %d actions, want 1 and 2", r.Elements["A"].Completed.Actions, r.Process.Promise.Actions)
	}
}

// TestWhatIsTakenAsDoneNeedsNothingMore: no stock, no advice, no batch, no approval.
func TestWhatIsTakenAsDoneNeedsNothingMore(t *testing.T) {
	for name, prepare := range map[string]func(*scenario.Scenario){
		"stock":    func(s *scenario.Scenario) { s.Tasks["A"].Uses = map[string]float64{"steel": 1} },
		"advice":   func(s *scenario.Scenario) { s.Tasks["A"].Consult = duty(300, "m") },
		"a batch":  func(s *scenario.Scenario) { s.Tasks["A"].Batch = &scenario.Batch{Size: 3} },
		"approval": func(s *scenario.Scenario) { s.Tasks["A"].Approve = duty(300, "m"); s.Roles["c"].Calendar = "late" },
	} {
		t.Run(name, func(t *testing.T) {
			s := busyClerk(&scenario.Promise{CompleteWithin: seconds(hour), Actions: []*scenario.Action{action(20, scenario.Decide, "")}})
			s.Stock = map[string]*scenario.Stock{"steel": {Initial: 0}}
			s.Tasks["A"].Makes = map[string]float64{"steel": 5}
			prepare(s)
			calendars := map[string]*scenario.Calendar{"late": {Week: []scenario.WeekShift{{Days: allDays(), From: scenario.TimeOfDay(22 * hour * 1e9), To: scenario.TimeOfDay(24 * hour * 1e9)}}}}
			want := "1,A,05T10:00,05T10:20,05T10:20,\n2,A,05T10:01,05T10:21,05T10:21,"
			if got := workedBy(t, oneStation, s, calendars); got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
			s.Calendars = calendars
			r := reportOf(t, oneStation, s)
			nearly(t, "made of nothing", r.Stock["steel"].Level.Max, 0)
			if name == "advice" {
				nearly(t, "advice until then", pointer(r.Roles["m"].Duties["consult"]), 21*minute)
			}
		})
	}
}

// TestWhatIsReassignedGoesThereAfterItsPreparation, and again when it has failed.
func TestWhatIsReassignedGoesThereAfterItsPreparation(t *testing.T) {
	s := busyClerk(&scenario.Promise{CompleteWithin: seconds(hour), Actions: []*scenario.Action{action(20, scenario.Reassign, "d")}})
	s.Roles["e"] = role("E", 2, 0)
	s.Tasks["A"].Consult = duty(30, "e")
	s.Tasks["A"].Failure = &scenario.Failure{Chance: .8}
	s.Run.Seed = 5
	s.Roles["d"].Headcount = 2
	p, r := simulated(t, oneStation, started(s), simulate.Options{})
	if got := r.Roles[roleNumber(t, p, "c")].Busy[0][0]; got != 0 {
		t.Errorf("the clerk worked for %g s, want none of it: all was reassigned", got/1e9)
	}
	if got, failures := r.Roles[roleNumber(t, p, "d")].Busy[0][0]/3600e9, at(t, p, r, "A").Failures; got != float64(2+failures) || failures == 0 {
		t.Errorf("they to whom it was reassigned worked for %g h with %d failures, want one for each time", got, failures)
	}
}

func roleNumber(t *testing.T, p *compile.Program, id string) int {
	t.Helper()
	for i := range p.Roles {
		if p.Roles[i].ID == id {
			return i
		}
	}
	t.Fatalf("no role %s", id)
	return 0
}
