package simulate_test

import (
	"testing"

	"sandtable/engine/scenario"
	"sandtable/engine/simulate"
)

// TestWorkThatStandsStillBetweenShiftsIsAPause: two hours that begin at 16:00 go on at 9:00, after 16 hours; those who finish what they
// began, or begin only what they can finish, pause nothing.
func TestWorkThatStandsStillBetweenShiftsIsAPause(t *testing.T) {
	for end, want := range map[scenario.ShiftEnd]float64{scenario.Interrupt: 16 * hour, scenario.Finish: 0, scenario.Whole: 0} {
		for _, setup := range []*scenario.Setup{nil, {Cost: 1}} { // a set-up takes the long way
			ts, rs := one(120, scenario.Terms{ShiftEnd: end})
			ts["A"].Setup = setup
			s := every(7*hour, 1, ts, rs)
			s.Start, s.Zone, s.Calendars = monday(), "UTC", map[string]*scenario.Calendar{"office": office()}
			_, p, r := played(t, oneStation, s)
			equal(t, "plain", p.Plain, setup == nil && end != scenario.Whole)
			equal(t, "pause of the case", r.Waits[simulate.Pause][0], want*1e9)
			for i := range r.Elements {
				if len(p.Tasks) == 1 && i == int(p.Tasks[0]) {
					equal(t, "pause at A", r.Elements[i].Waits[simulate.Pause][0], want*1e9)
				}
			}
		}
	}
}

// TestWhatACaseWaitsForAndIsWorkedOnIsItsTime: of cases that do one thing after the other, causes of waiting, pauses among
// them, and work add up to the cycle time, whatever is done how.
func TestWhatACaseWaitsForAndIsWorkedOnIsItsTime(t *testing.T) {
	const line = "startEvent s\n task A\n task B\n endEvent e\n s -> A 1\n A -> B 2\n B -> e 3"
	for name, change := range map[string]func(*scenario.Scenario){
		"plain":    func(*scenario.Scenario) {},
		"failures": func(s *scenario.Scenario) { s.Tasks["A"].Failure = &scenario.Failure{Chance: .3, Effort: .5} },
		"urgent": func(s *scenario.Scenario) {
			s.Tasks["A"].Roles, s.Tasks["B"].Roles = []string{"r"}, []string{"r"}
			s.Tasks["B"].Urgency, s.Roles["r"].Queue = 1, &scenario.Queue{Preempt: true}
		},
		"batches": func(s *scenario.Scenario) { s.Tasks["B"].Batch = &scenario.Batch{Size: 3, Wait: seconds(4 * hour)} },
		"in turn": func(s *scenario.Scenario) {
			s.Tasks["B"].Batch = &scenario.Batch{Size: 3, Wait: seconds(4 * hour), Mode: scenario.InTurn}
		},
		"teams": func(s *scenario.Scenario) {
			s.Tasks["B"].Roles, s.Tasks["B"].Needs = nil, []scenario.Need{{Roles: []string{"r"}}, {Roles: []string{"q"}}}
		},
		"approval": func(s *scenario.Scenario) {
			s.Tasks["A"].Consult, s.Tasks["A"].Approve = &scenario.Duty{Duration: exponential(1800), Roles: []string{"q"}}, &scenario.Duty{Duration: exponential(1800), Roles: []string{"q"}}
		},
		"whole": func(s *scenario.Scenario) { s.Roles["r"].ShiftEnd = scenario.Whole },
	} {
		s := &scenario.Scenario{Start: monday(), Zone: "UTC", Arrivals: map[string]*scenario.Arrival{"s": {Every: exponential(3 * hour)}},
			Calendars: map[string]*scenario.Calendar{"office": office(), "late": week(5, 12, 20)},
			Tasks:     tasks{"A": {Duration: exponential(3000), Roles: []string{"r"}}, "B": {Duration: exponential(4000), Roles: []string{"q"}}},
			Roles:     roles{"r": {Headcount: 2, Calendar: "office"}, "q": {Headcount: 2, Calendar: "late"}},
			Run:       scenario.Run{Cases: 300, Seed: 4}}
		change(s)
		_, p, r := played(t, line, s)
		equal(t, name+": plain", p.Plain, name == "plain")
		total := r.Processing.Means[0]
		for _, long := range r.Waits {
			total += long[0]
		}
		closeTo(t, name+": waiting, pauses and work", r.Cycle.Means[0], total)
		if r.Waits[simulate.Pause][0] <= 0 {
			t.Errorf("%s: nothing pauses, so this shows little", name)
		}
	}
}
