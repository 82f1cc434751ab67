package simulate_test

import (
	"math"
	"testing"

	"sandtable/engine/report"
	"sandtable/engine/scenario"
	"sandtable/engine/simulate"
)

// role is so many people at so much an hour.
func role(name string, people int, perHour scenario.Money) *scenario.Role {
	return &scenario.Role{Name: name, Headcount: people, CostPerHour: perHour * 1_000_000}
}

func duty(minutes float64, roles ...string) *scenario.Duty {
	return &scenario.Duty{Duration: fixed(minutes * minute), Roles: roles}
}

// reportOf is the report of a run.
func reportOf(t *testing.T, sketched string, s *scenario.Scenario) *report.Report {
	t.Helper()
	p, r := simulated(t, sketched, started(s), simulate.Options{})
	return report.Of(p, r, "x")
}

func nearly(t *testing.T, what string, got *float64, want float64) {
	t.Helper()
	if got == nil || math.Abs(*got-want) > 1e-7*math.Max(1, math.Abs(want)) {
		value := math.NaN()
		if got != nil {
			value = *got
		}
		t.Errorf("%s: got %g, want %g", what, value, want)
	}
}

// TestAdviceApprovalAndReadingAreWork works out by hand a task of 10 minutes on which
// somebody is consulted first (5 minutes), which somebody approves after (4) and of which
// somebody is informed beside (20). Two cases come at 10:00 and 10:05.
//
//	e gives advice  10:00–10:05, 10:05–10:10
//	c works         10:05–10:15, 10:15–10:25
//	b approves      10:15–10:19, 10:25–10:29
//	i reads         10:19–10:39, 10:39–10:59
func TestAdviceApprovalAndReadingAreWork(t *testing.T) {
	s := timed(2, nil)
	s.Roles = map[string]*scenario.Role{"c": role("C", 1, 60), "e": role("E", 1, 120), "b": role("B", 1, 600), "i": role("I", 1, 30)}
	s.Tasks["A"] = &scenario.Task{Duration: fixed(10 * minute), Roles: []string{"c"}, Consult: duty(5, "e"), Approve: duty(4, "b"), Inform: duty(20, "i")}
	s.Arrivals["s"] = &scenario.Arrival{Cases: []scenario.Instance{{At: moment("10:00")}, {At: moment("10:05")}}}
	want := lines(`
		1,A,05T10:00,05T10:05,05T10:19,C
		1,B,05T10:19,05T10:19,05T10:19,
		2,A,05T10:05,05T10:15,05T10:29,C
		2,B,05T10:29,05T10:29,05T10:29,`)
	if got := worked(t, replaced(around, ""), s); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	r := reportOf(t, replaced(around, ""), s)
	a := r.Elements["A"]
	nearly(t, "wait", a.WaitTime.Mean, (5+10)/2.*minute)
	nearly(t, "waiting for advice", a.Waiting["consultation"].Mean, 5*minute)
	nearly(t, "waiting for people", a.Waiting["people"].Mean, 5/2.*minute)
	nearly(t, "waiting for approval", a.Waiting["approval"].Mean, 4*minute)
	nearly(t, "work", a.ServiceTime.Mean, 10*minute)
	nearly(t, "cycle", r.Process.CycleTime.Mean, (19+24)/2.*minute)
	nearly(t, "cost by case: work, advice and approval", r.Process.Cost.Mean, 10+10+40)
	nearly(t, "labour of the run: reading too", r.Money["labour"].Mean, 2*(10+10+40+10))
	for id, duties := range map[string]map[string]float64{"c": {"work": 1200}, "e": {"consult": 600}, "b": {"approve": 480}, "i": {"inform": 2400}} {
		if got := r.Roles[id].Duties; len(got) != 1 || got[only(duties)] != duties[only(duties)] {
			t.Errorf("%s: got duties %v, want %v", id, got, duties)
		}
	}
	nearly(t, "on shift until the last has read", pointer(r.Roles["i"].Available), 119*minute)
}

func only(m map[string]float64) string {
	for k := range m {
		return k
	}
	return ""
}

// TestWorkBeginsWhenAllHaveGivenAdvice and the case goes on when all have approved.
func TestWorkBeginsWhenAllHaveGivenAdvice(t *testing.T) {
	s := timed(1, nil)
	s.Roles = map[string]*scenario.Role{"c": role("C", 1, 0), "e": role("E", 1, 0), "l": role("L", 1, 0), "slow": {Name: "S", Headcount: 1, Terms: scenario.Terms{Speed: .5}}}
	s.Tasks["A"] = &scenario.Task{Duration: fixed(10 * minute), Roles: []string{"c"}, Consult: duty(5, "e", "slow"), Approve: duty(3, "l", "slow")}
	want := "1,A,05T10:00,05T10:10,05T10:26,C\n1,B,05T10:26,05T10:26,05T10:26,"
	if got := worked(t, replaced(around, ""), s); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// TestADutyIsWithdrawnWithItsExecution: at 10:03 a timer takes the task away; the expert is
// free again for the second case, and what he has done costs.
func TestADutyIsWithdrawnWithItsExecution(t *testing.T) {
	const text = "startEvent s\n task A\n boundaryEvent b on=A timer=PT3M\n task B\n s -> A 1\n b -> B 2"
	s := timed(2, nil)
	s.Roles = map[string]*scenario.Role{"e": role("E", 1, 60), "l": role("L", 1, 60)}
	s.Tasks["A"] = &scenario.Task{Consult: duty(10, "e", "l")}
	s.Arrivals["s"] = &scenario.Arrival{Cases: []scenario.Instance{{At: moment("10:00")}, {At: moment("10:01")}}}
	r := reportOf(t, text, s)
	if got := r.Elements["B"].Visits.Mean; got == nil || *got != 1 {
		t.Fatalf("got %v visits of B, want 1", got)
	}
	// Case 1 has both from 10:00 to 10:03, case 2 from 10:03 to 10:04.
	nearly(t, "consulting", pointer(r.Roles["e"].Duties["consult"]), 4*minute)
	nearly(t, "cost", r.Money["labour"].Mean, 8)
	nearly(t, "cost by case", r.Process.Cost.Mean, 4)
	if r.Cases.Completed != 2 {
		t.Errorf("got %d cases, want 2", r.Cases.Completed)
	}
}

// TestAdviceByTheDataOfTheCase, and reading that outlives the case whose data says how long.
func TestAdviceByTheDataOfTheCase(t *testing.T) {
	s := timed(1, nil)
	s.Roles = map[string]*scenario.Role{"e": role("E", 1, 0)}
	s.Data = map[string]*scenario.Variable{"pages": variable(scenario.NumberType, constant(12.))}
	long := &scenario.Distribution{Kind: scenario.Expression, Formula: "pages / 2", Unit: seconds(minute)}
	s.Tasks["A"] = &scenario.Task{Consult: &scenario.Duty{Duration: long, Roles: []string{"e"}}, Inform: &scenario.Duty{Duration: long, Roles: []string{"e"}}}
	r := reportOf(t, replaced(around, ""), s)
	nearly(t, "cycle", r.Process.CycleTime.Mean, 6*minute)
	nearly(t, "reading", pointer(r.Roles["e"].Duties["inform"]), 6*minute)
}

// TestApproversAreAQueueOfTheirOwn: approval work alone, M/M/1 of 80 s.
func TestApproversAreAQueueOfTheirOwn(t *testing.T) {
	long(t)
	t.Parallel()
	s := network(30_000, 40)
	s.Roles["b"] = &scenario.Role{Headcount: 1}
	s.Tasks["A"] = &scenario.Task{Approve: &scenario.Duty{Duration: exponential(80), Roles: []string{"b"}}}
	p, r := simulated(t, oneStation, s, simulate.Options{})
	within(t, "approval in an M/M/1", &simulate.Quantity{Means: at(t, p, r, "A").Waits[simulate.ForApproval]}, 1e9, 400)
}
