package promises_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"sandtable/engine/bpmn"
	"sandtable/engine/check"
	"sandtable/engine/edit"
	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/scenario"
)

func decode(t *testing.T, inside string) *model.Definitions {
	t.Helper()
	d, err := bpmn.Decode(strings.NewReader(`<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:st="urn:sandtable:bpmn:1" targetNamespace="x">` + inside + `</definitions>`))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// looked is what the rules of the group find.
func looked(t *testing.T, d *model.Definitions, s *scenario.Scenario) finding.Findings {
	t.Helper()
	all, _ := check.Examine(context.Background(), d, s, check.Options{Fixes: true})
	return slices.DeleteFunc(all, func(f finding.Finding) bool { return !strings.HasPrefix(f.Rule, "sla.") })
}

func rules(found finding.Findings) string {
	var all []string
	for _, f := range found {
		all = append(all, f.Rule+"@"+string(f.Element))
	}
	return strings.Join(all, " ")
}

func promised(attributes, inside string) string {
	return `<extensionElements><st:promise ` + attributes + `>` + inside + `</st:promise></extensionElements>`
}

func timer(id, on, duration, more string) string {
	return fmt.Sprintf(`<boundaryEvent id=%q name="Late" attachedToRef=%q %s><timerEventDefinition><timeDuration>%s</timeDuration></timerEventDefinition></boundaryEvent><endEvent id="%s_end" name="Told"/><sequenceFlow id="%s_f" sourceRef=%q targetRef="%s_end"/>`, id, on, more, duration, id, id, id, id)
}

// oneTask is a process with one task that has a promise, and more beside it.
func oneTask(attributes, actions, more string) string {
	return `<resource id="Clerk" name="Clerk"/><resource id="Head" name="Head"/><process id="P" name="Claim"><startEvent id="s"/><userTask id="A" name="Assess">` + promised(attributes, actions) +
		`<potentialOwner><resourceRef>Clerk</resourceRef></potentialOwner></userTask><endEvent id="e" name="Paid"/><sequenceFlow id="f1" sourceRef="s" targetRef="A"/><sequenceFlow id="f2" sourceRef="A" targetRef="e"/>` + more + `</process>`
}

func TestTimersAreHeldToThePromise(t *testing.T) {
	const soft = `cancelActivity="false"`
	for _, c := range []struct{ attributes, actions, timers, want string }{
		{`completeWithin="P1D"`, ``, timer("b", "A", "PT4H", ``), "sla.timer@b"},
		{`completeWithin="P1D"`, ``, timer("b", "A", "P1D", ``), ""},
		{`completeWithin="P1D"`, ``, timer("b", "A", "P2D", ``), "sla.timer@b"},
		{`completeWithin="P1D"`, ``, timer("b", "A", "P2D", ``) + timer("c", "A", "PT20H", soft), ""},
		{`completeWithin="P1D"`, `<st:action after="PT20H" do="remind"/>`, timer("b", "A", "P2D", ``), ""},
		{`completeWithin="P1D"`, ``, timer("b", "A", "P2D", soft), "sla.timer@b"},
		{`completeWithin="P1D"`, ``, timer("b", "A", "PT20H", soft), ""},
		{`completeWithin="P1D"`, `<st:action after="PT20H" do="remind"/>`, timer("b", "A", "PT20H", soft), ""},
		{`completeWithin="P1D"`, `<st:action after="PT20H" do="remind"/>`, timer("b", "A", "PT12H", soft), "sla.timer@b"},
		{`completeWithin="PT8H" calendar="office"`, ``, timer("b", "A", "P1D", soft), ""},
		{`completeWithin="PT8H" calendar="office"`, ``, timer("b", "A", "PT4H", ``), "sla.timer@b"},
		{`startWithin="PT1H"`, ``, timer("b", "A", "P2D", ``), ""},
		{`completeWithin="P1D"`, ``, timer("b", "A", "${due}", ``), ""},
	} {
		found := looked(t, decode(t, oneTask(c.attributes, c.actions, c.timers)), nil)
		if got := rules(found); got != c.want {
			t.Errorf("%s %s %s: got %q, want %q", c.attributes, c.actions, c.timers, got, c.want)
		} else if len(found) == 1 && len(found[0].Fixes) != 1 {
			t.Errorf("%s %s: got fixes %v, want the timer set", c.attributes, c.timers, found[0].Fixes)
		}
	}
}

func TestAnEscalationIsDrawnByTheFix(t *testing.T) {
	d := decode(t, oneTask(`completeWithin="P1D"`, `<st:action after="PT20H" do="escalate" to="Head"/>`, ``))
	found := looked(t, d, nil)
	if rules(found) != "sla.no-escalation@A" || len(found[0].Fixes) != 1 {
		t.Fatalf("got %v", found)
	}
	mended, err := edit.Apply(d, found[0].Fixes[0].Edits)
	if err != nil {
		t.Fatal(err)
	}
	b := mended.Node("A_late")
	if b == nil || b.Event.Interrupting || b.Event.AttachedTo != "A" || mended.Node("A_escalated").Name != "Head" {
		t.Errorf("got %+v, want a timer at A that does not interrupt and leads to Head", b)
	}
}

func TestEscalationsNeedSomebodyElse(t *testing.T) {
	for _, c := range []struct{ action, want string }{
		{`<st:action after="PT20H" do="escalate" to="Head"/>`, ""},
		{`<st:action after="PT20H" do="escalate"/>`, "sla.target@A"},
		{`<st:action after="PT20H" do="reassign" to="Chief"/>`, "sla.target@A"},
		{`<st:action after="PT20H" do="escalate" to="Clerk"/>`, "sla.target@A"},
		{`<st:action after="PT20H" do="remind" to="Clerk"/>`, ""},
		{`<st:action after="PT20H" do="remind"/>`, ""},
	} {
		found := looked(t, decode(t, oneTask(`completeWithin="P1D"`, c.action, timer("b", "A", "PT20H", `cancelActivity="false"`))), nil)
		if got := rules(found); got != c.want {
			t.Errorf("%s: got %q, want %q", c.action, got, c.want)
		}
	}
}

func TestAReminderComesBeforeTheEscalation(t *testing.T) {
	const late = `<st:action after="PT12H" do="escalate" to="Head"/><st:action after="PT20H" do="remind"/>`
	found := looked(t, decode(t, oneTask(`completeWithin="P1D"`, late, timer("b", "A", "PT12H", `cancelActivity="false"`))), nil)
	if rules(found) != "sla.order@A" {
		t.Errorf("got %v", found)
	}
}

// loan has parallel work, a loop and a shortcut, with least times from a scenario.
const loan = `<process id="P" name="Loan"><extensionElements><st:promise completeWithin="%s" calendar="%s"/></extensionElements><startEvent id="s"/>
<parallelGateway id="g"/><userTask id="A" name="Check income"/><userTask id="B" name="Value house"/><parallelGateway id="j"/>
<exclusiveGateway id="x"/><userTask id="C" name="Decide"/><userTask id="D" name="Call customer"/><exclusiveGateway id="y"/><endEvent id="e" name="Granted"/>
<sequenceFlow id="f1" sourceRef="s" targetRef="g"/><sequenceFlow id="f2" sourceRef="g" targetRef="A"/><sequenceFlow id="f3" sourceRef="g" targetRef="B"/>
<sequenceFlow id="f4" sourceRef="A" targetRef="j"/><sequenceFlow id="f5" sourceRef="B" targetRef="j"/><sequenceFlow id="f6" sourceRef="j" targetRef="x"/>
<sequenceFlow id="f7" sourceRef="x" targetRef="C"/><sequenceFlow id="f8" sourceRef="x" targetRef="D"/><sequenceFlow id="f9" sourceRef="C" targetRef="y"/><sequenceFlow id="f10" sourceRef="D" targetRef="y"/>
<sequenceFlow id="f11" sourceRef="y" targetRef="e"/></process>`

func numbers() *scenario.Scenario {
	hours := func(h int64) *scenario.Task {
		return &scenario.Task{Roles: []string{"r"}, Duration: &scenario.Distribution{Kind: scenario.Uniform, Min: scenario.Duration(h * int64(time.Hour)), Max: scenario.Duration(99 * int64(time.Hour))}}
	}
	return &scenario.Scenario{Start: time.Date(2026, 1, 5, 9, 0, 0, 0, time.UTC), Zone: "UTC",
		Arrivals:  map[string]*scenario.Arrival{"s": {Every: &scenario.Distribution{Kind: scenario.Fixed, Value: scenario.Duration(1000 * time.Hour)}}},
		Roles:     map[string]*scenario.Role{"r": {Headcount: 9, Calendar: "office"}},
		Calendars: map[string]*scenario.Calendar{"office": {Week: []scenario.WeekShift{{Days: []scenario.Day{1, 2, 3, 4, 5}, From: scenario.TimeOfDay(9 * time.Hour), To: scenario.TimeOfDay(17 * time.Hour)}}}},
		Tasks:     map[string]*scenario.Task{"A": hours(2), "B": hours(5), "C": hours(3), "D": hours(1)},
		Run:       scenario.Run{Cases: 10, Replications: 1}}
}

func TestTheQuickestWayWaitsAtJoinsAndTakesShortcuts(t *testing.T) {
	// The longer of A and B, then the shorter of C and D: 5 h + 1 h.
	for _, c := range []struct {
		limit, calendar, want string
		change                func(*scenario.Scenario)
	}{
		{"PT6H", "", "", nil},
		{"PT5H59M", "", "sla.unreachable@P", nil},
		{"PT5H59M", "office", "sla.unreachable@P", nil},
		{"PT5H59M", "office", "", func(s *scenario.Scenario) { s.Roles["r"].Calendar = "" }},              // they work at night too
		{"PT5H59M", "office", "", func(s *scenario.Scenario) { s.Roles["r"].ShiftEnd = scenario.Finish }}, // overtime does not count
		{"PT5H59M", "", "", func(s *scenario.Scenario) { s.Roles["r"].Speed = 2 }},
		{"PT2H59M", "", "sla.unreachable@P", func(s *scenario.Scenario) { s.Roles["r"].Speed = 2 }},
		{"PT5H", "", "", func(s *scenario.Scenario) {
			s.Tasks["B"].By = map[string]*scenario.Distribution{"r": {Kind: scenario.Exponential, Mean: 1}}
		}},
		{"PT1H", "", "", func(s *scenario.Scenario) { s.Tasks = nil }},
		{"PT4H", "", "", func(s *scenario.Scenario) { // what takes long is decided by the clock
			s.Tasks["B"].Promise = &scenario.Promise{StartWithin: scenario.Duration(4 * time.Hour), Actions: []*scenario.Action{{After: scenario.Duration(3 * time.Hour), Do: scenario.Decide}}}
		}},
		{"PT3H59M", "", "sla.unreachable@P", func(s *scenario.Scenario) {
			s.Tasks["B"].Promise = &scenario.Promise{StartWithin: scenario.Duration(4 * time.Hour), Actions: []*scenario.Action{{After: scenario.Duration(3 * time.Hour), Do: scenario.Decide}}}
		}},
	} {
		s := numbers()
		if c.change != nil {
			c.change(s)
		}
		found := looked(t, decode(t, fmt.Sprintf(loan, c.limit, c.calendar)), s)
		if got := rules(found); got != c.want {
			t.Errorf("%s %s: got %q, want %q", c.limit, c.calendar, got, c.want)
		}
		for _, f := range found {
			if f.Severity != finding.Warning {
				t.Errorf("%s: got %s, want a warning where estimates have part in it", f.Rule, f.Severity)
			}
		}
	}
}

func TestAnInterruptedWaitIsNoLowerBoundAndAReminderIsNoEnd(t *testing.T) {
	wait := func(more string) string {
		return `<process id="P" name="Wait"><extensionElements><st:promise completeWithin="P2D"/></extensionElements><startEvent id="s"/><subProcess id="S" name="Wait for it"><startEvent id="i"/>
<intermediateCatchEvent id="c" name="Three days"><timerEventDefinition><timeDuration>P3D</timeDuration></timerEventDefinition></intermediateCatchEvent><endEvent id="ie" name="Over"/>
<sequenceFlow id="i1" sourceRef="i" targetRef="c"/><sequenceFlow id="i2" sourceRef="c" targetRef="ie"/></subProcess><endEvent id="e" name="Done"/><sequenceFlow id="f1" sourceRef="s" targetRef="S"/><sequenceFlow id="f2" sourceRef="S" targetRef="e"/>` + more + `</process>`
	}
	for _, c := range []struct{ more, want string }{
		{``, "sla.unreachable@P"},
		{timer("b", "S", "P1D", ``), ""},
		{timer("b", "S", "P1D", `cancelActivity="false"`), "sla.unreachable@P"},
		{strings.Replace(timer("b", "S", "P1D", `cancelActivity="false"`), `name="Told"/>`, `name="Told"><terminateEventDefinition/></endEvent>`, 1), ""},
		{`<subProcess id="E" name="Stop" triggeredByEvent="true"><startEvent id="es"><messageEventDefinition/></startEvent><endEvent id="ee" name="Stopped"/><sequenceFlow id="e1" sourceRef="es" targetRef="ee"/></subProcess>`, ""},
	} {
		found := looked(t, decode(t, wait(c.more)), nil)
		if got := rules(found); got != c.want {
			t.Errorf("%s: got %q, want %q", c.more, got, c.want)
		}
		if len(found) == 1 && (found[0].Severity != finding.Error || found[0].Blocks) {
			t.Errorf("got %s, blocks %t; want an error that does not block", found[0].Severity, found[0].Blocks)
		}
	}
}

func TestAStepThatCanBeAvoidedMayTakeLonger(t *testing.T) {
	long := promised(`completeWithin="P9D"`, ``)
	d := strings.Replace(fmt.Sprintf(loan, "P5D", ""), `<userTask id="C" name="Decide"/>`, `<userTask id="C" name="Decide">`+long+`</userTask>`, 1)
	if got := rules(looked(t, decode(t, d), nil)); got != "" {
		t.Errorf("one way out has a longer step: got %q, want nothing", got)
	}
	d = strings.Replace(d, `<userTask id="D" name="Call customer"/>`, `<userTask id="D" name="Call customer">`+long+`</userTask>`, 1)
	if got := rules(looked(t, decode(t, d), nil)); got != "sla.shorter-than-step@P" {
		t.Errorf("both ways have one: got %q", got)
	}
}

func TestTheCurrencyIsTakenFromAnotherPromise(t *testing.T) {
	d := decode(t, strings.Replace(oneTask(`completeWithin="P1D" penalty="5"`, ``, ``), `<startEvent id="s"/>`, promised(`completeWithin="P9D" penalty="9" currency="EUR"`, ``)+`<startEvent id="s"/>`, 1))
	found := looked(t, d, nil)
	if rules(found) != "sla.currency@A" || len(found[0].Fixes) != 1 || found[0].Fixes[0].Edits[0].Value != "EUR" {
		t.Errorf("got %+v", found)
	}
	if got := rules(looked(t, d, &scenario.Scenario{Currency: "CNY", Start: time.Date(2026, 1, 5, 9, 0, 0, 0, time.UTC)})); got != "" {
		t.Errorf("the scenario has a currency: got %q", got)
	}
}

func TestMisplacedPromisesCanBeRemoved(t *testing.T) {
	d := decode(t, strings.Replace(oneTask(`completeWithin="P1D"`, ``, ``), `<endEvent id="e" name="Paid"/>`, `<endEvent id="e" name="Paid">`+promised(`completeWithin="P1D"`, ``)+`</endEvent>`, 1))
	found := looked(t, d, nil)
	if rules(found) != "sla.misplaced@e" || len(found[0].Fixes) != 1 {
		t.Errorf("got %+v", found)
	}
	d = decode(t, strings.Replace(oneTask(`completeWithin="P1D"`, ``, ``), `<startEvent id="s"/>`, promised(`startWithin="PT1H" completeWithin="P9D"`, ``)+`<startEvent id="s"/>`, 1))
	if found = looked(t, d, nil); rules(found) != "sla.misplaced@P" || len(found[0].Fixes) != 1 {
		t.Errorf("got %+v", found)
	}
}

func TestProcessesThatCallEachOtherAreReckonedOnce(t *testing.T) {
	found := looked(t, decode(t, `<process id="P">`+promised(`completeWithin="P1D"`, ``)+`<startEvent id="s"/><callActivity id="A" calledElement="Q"/><endEvent id="e"/><sequenceFlow id="f1" sourceRef="s" targetRef="A"/><sequenceFlow id="f2" sourceRef="A" targetRef="e"/></process>
<process id="Q"><startEvent id="s2"/><callActivity id="B" calledElement="P"/><endEvent id="e2"/><sequenceFlow id="f3" sourceRef="s2" targetRef="B"/><sequenceFlow id="f4" sourceRef="B" targetRef="e2"/></process>`), nil)
	if got := rules(found); got != "" {
		t.Errorf("got %q", got)
	}
}

func TestALargeFileWithAPromiseAtEveryTaskIsLookedAtQuickly(t *testing.T) {
	var b strings.Builder
	b.WriteString(`<process id="P">` + promised(`completeWithin="PT1H"`, ``) + `<startEvent id="t0"/>`)
	const n = 10_000
	for i := 1; i <= n; i++ {
		fmt.Fprintf(&b, `<userTask id="t%d">%s</userTask><sequenceFlow id="f%d" sourceRef="t%d" targetRef="t%d"/>`, i, promised(`completeWithin="PT2H"`, ``), i, i-1, i)
	}
	b.WriteString(`</process>`)
	d := decode(t, b.String())
	var group check.Group
	for _, g := range check.Groups() {
		if g.Name == "sla" {
			group = g
		}
	}
	start, s := time.Now(), finding.NewSubject(d, nil, nil)
	for _, r := range group.Rules {
		s.Look(r)
	}
	if took := time.Since(start); took > 3*time.Second {
		t.Errorf("took %s", took)
	}
}
