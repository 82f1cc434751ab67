package scenario

import (
	"slices"
	"strings"
	"testing"

	"sandtable/engine/bpmn"
	"sandtable/engine/model"
	"sandtable/engine/problem"
)

// shop is a drawing with everything that a scenario can speak of: two pools that send each
// other messages, a black box, events of every kind, loops, several instances, a call of a
// process that is elsewhere.
const shop = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:st="urn:sandtable:bpmn:1" id="D" targetNamespace="urn:t">
  <message id="Order"/><message id="Receipt"/><message id="Letter"/>
  <signal id="Alarm"/><signal id="Closing"/>
  <error id="Broken"/>
  <resource id="Boss" name="Boss"/>
  <collaboration id="C">
    <participant id="Pool_Customer" processRef="Customer"/>
    <participant id="Pool_Shop" processRef="Shop"/>
    <participant id="Pool_Bank"/>
    <messageFlow id="mf1" sourceRef="ask" targetRef="ordered"/>
    <messageFlow id="mf2" sourceRef="answer" targetRef="receipt"/>
    <messageFlow id="mf3" sourceRef="Pool_Bank" targetRef="paid"/>
  </collaboration>
  <process id="Customer">
    <startEvent id="wish"><outgoing>c1</outgoing></startEvent>
    <sendTask id="ask" messageRef="Order"><incoming>c1</incoming><outgoing>c2</outgoing></sendTask>
    <receiveTask id="receipt" messageRef="Receipt"><incoming>c2</incoming><outgoing>c3</outgoing></receiveTask>
    <endEvent id="happy"><incoming>c3</incoming></endEvent>
    <sequenceFlow id="c1" sourceRef="wish" targetRef="ask"/><sequenceFlow id="c2" sourceRef="ask" targetRef="receipt"/><sequenceFlow id="c3" sourceRef="receipt" targetRef="happy"/>
  </process>
  <process id="Shop">
    <startEvent id="ordered"><outgoing>f1</outgoing><messageEventDefinition messageRef="Order"/></startEvent>
    <userTask id="check"><extensionElements><st:duty code="A" role="Boss"/></extensionElements><incoming>f1</incoming><outgoing>f2</outgoing></userTask>
    <boundaryEvent id="late" attachedToRef="check"><timerEventDefinition><timeDuration xsi:type="tFormalExpression">PT2H</timeDuration></timerEventDefinition></boundaryEvent>
    <boundaryEvent id="someday" attachedToRef="check"><timerEventDefinition><timeDuration xsi:type="tFormalExpression">${later}</timeDuration></timerEventDefinition></boundaryEvent>
    <boundaryEvent id="broke" attachedToRef="check"><errorEventDefinition errorRef="Broken"/></boundaryEvent>
    <boundaryEvent id="alarm" attachedToRef="check"><signalEventDefinition signalRef="Alarm"/></boundaryEvent>
    <exclusiveGateway id="way" default="no"><incoming>f2</incoming><outgoing>yes</outgoing><outgoing>no</outgoing></exclusiveGateway>
    <intermediateCatchEvent id="paid"><incoming>yes</incoming><outgoing>f3</outgoing><messageEventDefinition messageRef="Letter"/></intermediateCatchEvent>
    <intermediateCatchEvent id="closing"><incoming>f3</incoming><outgoing>f4</outgoing><signalEventDefinition signalRef="Closing"/></intermediateCatchEvent>
    <intermediateCatchEvent id="rich"><incoming>f4</incoming><outgoing>f5</outgoing><conditionalEventDefinition><condition xsi:type="tFormalExpression">amount &gt; 10</condition></conditionalEventDefinition></intermediateCatchEvent>
    <intermediateCatchEvent id="vague"><incoming>f5</incoming><outgoing>f6</outgoing><conditionalEventDefinition><condition>when the customer feels like it</condition></conditionalEventDefinition></intermediateCatchEvent>
    <callActivity id="elsewhere" calledElement="NotInThisFile"><incoming>f6</incoming><outgoing>f7</outgoing></callActivity>
    <subProcess id="pack"><incoming>f7</incoming><outgoing>f8</outgoing>
      <multiInstanceLoopCharacteristics><loopCardinality>items.size</loopCardinality></multiInstanceLoopCharacteristics>
      <startEvent id="ps"><outgoing>p1</outgoing></startEvent><task id="wrap"><incoming>p1</incoming><standardLoopCharacteristics/></task>
      <sequenceFlow id="p1" sourceRef="ps" targetRef="wrap"/>
    </subProcess>
    <intermediateThrowEvent id="answer"><incoming>f8</incoming><incoming>no</incoming><outgoing>f9</outgoing><messageEventDefinition messageRef="Receipt"/></intermediateThrowEvent>
    <endEvent id="closed"><incoming>f9</incoming><signalEventDefinition signalRef="Closing"/></endEvent>
    <sequenceFlow id="f1" sourceRef="ordered" targetRef="check"/><sequenceFlow id="f2" sourceRef="check" targetRef="way"/>
    <sequenceFlow id="yes" sourceRef="way" targetRef="paid"><conditionExpression xsi:type="tFormalExpression">amoutn &gt; 5</conditionExpression></sequenceFlow>
    <sequenceFlow id="no" sourceRef="way" targetRef="answer"/>
    <sequenceFlow id="f3" sourceRef="paid" targetRef="closing"/><sequenceFlow id="f4" sourceRef="closing" targetRef="rich"/><sequenceFlow id="f5" sourceRef="rich" targetRef="vague"/>
    <sequenceFlow id="f6" sourceRef="vague" targetRef="elsewhere"/><sequenceFlow id="f7" sourceRef="elsewhere" targetRef="pack"/><sequenceFlow id="f8" sourceRef="pack" targetRef="answer"/><sequenceFlow id="f9" sourceRef="answer" targetRef="closed"/>
  </process>
</definitions>`

func shopDrawing(t *testing.T) *model.Definitions {
	t.Helper()
	d, err := bpmn.Decode(strings.NewReader(shop))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// told are problems with their place, in English.
func told(problems []problem.Problem) []string {
	var all []string
	for _, p := range problems {
		all = append(all, p.Error())
	}
	return all
}

func TestADraftSaysWhenThingsHappenThatTheDrawingDoesNotBringAbout(t *testing.T) {
	d := shopDrawing(t)
	s := Draft(d)
	if got := told(s.Against(d)); len(got) > 0 {
		t.Errorf("the draft does not fit its drawing: %q", got)
	}
	if got := told(Validate(s)); len(got) > 0 {
		t.Errorf("the draft has problems: %q", got)
	}
	if got := sorted(s.Arrivals); s.Process != "Customer" || !slices.Equal(got, []string{"wish"}) {
		t.Errorf("cases come to %q of %s; want the customer's wish, since the shop begins with the message", got, s.Process)
	}
	if got := sorted(s.Events); !slices.Equal(got, []string{"alarm", "broke", "paid", "rich", "someday", "vague"}) {
		t.Errorf("events: got %q; want those that nothing brings about", got)
	}
	for id, want := range map[string]Duration{"alarm": 4 * hour, "paid": 4 * hour, "broke": 0} {
		got := Duration(0)
		if after := s.Events[id].After; after != nil {
			got = after.Mean
		}
		if got != want {
			t.Errorf("%s happens after %s, want %s", id, got, want)
		}
	}
	if e := s.Events["alarm"]; e.Chance == nil || *e.Chance != 0.1 {
		t.Errorf("alarm: got %v, want one time in ten", e.Chance)
	}
	if s.Events["paid"].Chance != nil {
		t.Error("a message in the way of the case comes for sure")
	}
	if r := s.Tasks["wrap"].Repeat; r == nil || r.Chance != 0.2 {
		t.Errorf("wrap: got %+v, want a loop one time in five", r)
	}
	if r := s.Tasks["pack"]; r == nil || r.Duration != nil || r.Repeat.Count.Value != 3 {
		t.Errorf("pack: got %+v, want three instances and no work", r)
	}
	if s.Tasks["elsewhere"] == nil || s.Tasks["elsewhere"].Duration == nil {
		t.Error("a call of what is not in the file takes work")
	}
}

func TestWhatDoesNotFitTheDrawingIsToldInTheOrderOfTheCanonicalForm(t *testing.T) {
	d := shopDrawing(t)
	s := Draft(d)
	s.Events = map[string]*Event{"happy": {}, "ordered": {}, "paied": {}, "late": {}}
	s.Arrivals["ps"] = s.Arrivals["wish"]
	s.Roles["Temp"] = &Role{Deputies: []string{"Pool_Shop"}}
	s.Roles["Ghost"] = &Role{}
	s.Tasks["check"].Roles = []string{"Temp"}
	s.Tasks["check"].Approve = &Duty{Duration: &Distribution{Kind: Fixed}}
	s.Tasks["check"].Consult = &Duty{Duration: &Distribution{Kind: Fixed}}
	s.Tasks["check"].Inform = &Duty{Duration: &Distribution{Kind: Fixed}, Roles: []string{"Ghost"}}
	s.Tasks["check"].Allocate = &Allocation{SameAs: "chek", OtherThan: []string{"pack"}}
	s.Tasks["check"].Failure = &Failure{Chance: 0.1, Error: "Brokn"}
	s.Tasks["check"].Repeat = &Repeat{Chance: 0.1}
	s.Tasks["pack"].Cost = 1
	s.Tasks["wrap"].Repeat = &Repeat{Until: "true"}
	s.Tasks["paid"] = &Task{}
	s.Decisions = map[string]Decision{"way": ByConditions, "check": ByShares, "wya": ByShares}
	s.Conditions = map[string]string{"f9": "true", "f99": "true"}
	s.Signals = map[string]*Signal{"Alarm": {}, "Alram": {}}
	s.Messages = map[string]*Message{"Order": {}, "Oder": {}}
	s.Automation = []*Automation{{Name: "x", Tasks: []string{"check", "wrapp"}}}
	want := []string{
		`/arrivals/ps ps: The start event "ps" is not one of the process that is played. Set process, or let cases come elsewhere.`,
		`/tasks/check/consult check: Nobody has the duty C at "check". List its roles here, or set them in the RACI matrix.`,
		`/tasks/check/approve check: "check" is done by "Boss", of whom the scenario has nobody. Add the role, or list the task's roles.`,
		`/roles/Ghost check: Nobody has role "Ghost", which "check" needs. Give the role a headcount or a person.`,
		`/tasks/check/allocate/sameAs: The drawing has no element "chek". Did you mean "check"?`,
		`/tasks/check/allocate/otherThan/0 pack: Only tasks take work; "pack" is none.`,
		`/tasks/check/failure/error check: The drawing has no error "Brokn". Did you mean "Broken"?`,
		`/tasks/check/repeat check: "check" has neither a loop nor a multi-instance marker. Draw the marker, or leave repeat out.`,
		`/tasks/pack pack: Only tasks take work; "pack" is none. An activity with work inside takes only repeat.`,
		`/tasks/paid paid: Only tasks take work; "paid" is none. Say in events when an event happens.`,
		`/tasks/wrap/repeat/until wrap: until is of several instances; "wrap" is a loop. Give count, chance or while.`,
		`/decisions/check check: Tokens do not leave "check" by choice.`,
		`/decisions/way yes: The condition of "yes" in the drawing cannot be read: There is no variable named amoutn. Correct it, or write another for the flow under conditions.`,
		`/decisions/wya: The drawing has no element "wya". Did you mean "way"?`,
		`/conditions/f9 f9: Tokens do not leave "answer" by choice.`,
		`/conditions/f99: The drawing has no sequence flow "f99". Possible here: yes, no.`,
		`/events/happy happy: "happy" waits for nothing that could be said here. Give entries for catching events and receive tasks.`,
		`/events/ordered ordered: "ordered" waits for nothing that could be said here. Give arrivals for a start event.`,
		`/events/paid paid: Nothing says when "paid" happens: nothing in the drawing that is played sends its message. Give it an entry in events: after, with how long it takes.`,
		`/events/paied: The drawing has no element "paied". Did you mean "paid"?`,
		`/events/rich rich: Nothing says when "rich" happens: its condition cannot be read. Give it an entry in events: after, with how long it takes.`,
		`/events/someday someday: Nothing says when "someday" happens: its timer is not ISO 8601, such as PT2H. Give it an entry in events: after, with how long it takes.`,
		`/events/vague vague: Nothing says when "vague" happens: its condition cannot be read. Give it an entry in events: after, with how long it takes.`,
		`/signals/Alram: The drawing has no signal "Alram". Did you mean "Alarm"?`,
		`/messages/Oder: The drawing has no message "Oder". Did you mean "Order"?`,
		`/automation/0/tasks/1: The drawing has no element "wrapp". Did you mean "wrap"?`,
	}
	problems := s.Against(d)
	if got := told(problems); !slices.Equal(got, want) {
		for i := range max(len(got), len(want)) {
			if i >= len(got) || i >= len(want) || got[i] != want[i] {
				t.Fatalf("complaint %d:\n got %q\nwant %q", i, got[min(i, len(got)-1)], want[min(i, len(want)-1)])
			}
		}
	}
	for _, p := range problems {
		if p.Message.ZH == "" || (p.Hint.EN == "") != (p.Hint.ZH == "") {
			t.Errorf("%s is not in two languages", p.Error())
		}
	}
}

func TestWhatTheDrawingBringsAboutNeedsNoNumbers(t *testing.T) {
	d := shopDrawing(t)
	events := func(change func(*Scenario)) []string {
		s := Draft(d)
		s.Events = nil
		change(s)
		var ids []string
		for _, p := range s.Against(d) {
			if p.Code == "scenario.never-happens" {
				ids = append(ids, p.At.Element)
			}
		}
		return ids
	}
	for _, c := range []struct {
		why    string
		change func(*Scenario)
		want   []string
	}{
		{"as it is", func(*Scenario) {}, []string{"alarm", "paid", "rich", "someday", "vague"}},
		{"a variable for the condition", func(s *Scenario) { s.Data = map[string]*Variable{"amount": {Type: NumberType}} }, []string{"alarm", "paid", "someday", "vague"}},
		{"a signal from outside", func(s *Scenario) {
			s.Signals = map[string]*Signal{"Alarm": {Every: &Distribution{Kind: Fixed, Value: hour}}}
		}, []string{"paid", "rich", "someday", "vague"}},
		{"an entry without a time is as the drawing", func(s *Scenario) { s.Events = map[string]*Event{"paid": {}} }, []string{"alarm", "paid", "rich", "someday", "vague"}},
		{"an entry", func(s *Scenario) {
			s.Events = map[string]*Event{"paid": {After: &Distribution{Kind: Fixed, Value: hour}}}
		}, []string{"alarm", "rich", "someday", "vague"}},
		{"the shop alone: the customer, to whom nobody comes, sends nothing and waits for nothing", func(s *Scenario) {
			s.Process, s.Arrivals = "Shop", map[string]*Arrival{"ordered": s.Arrivals["wish"]}
		}, []string{"alarm", "paid", "rich", "someday", "vague"}},
	} {
		if got := events(c.change); !slices.Equal(got, c.want) {
			t.Errorf("%s: got %q, want %q", c.why, got, c.want)
		}
	}
}

func TestATimerIsReadableInISO8601Only(t *testing.T) {
	expression := func(s string) *model.Expression { return &model.Expression{Text: s} }
	for text, want := range map[string]bool{"PT2H": true, " P1DT12H ": true, "P": false, "PT": false, "2 hours": false, "${x}": false, "-PT1H": false} {
		if got := readable(&model.EventDefinition{Duration: expression(text)}); got != want {
			t.Errorf("duration %q: got %v", text, got)
		}
	}
	for text, want := range map[string]bool{"2026-02-17T09:00:00Z": true, "2026-02-17": true, "tomorrow": false, "PT2H": false} {
		if got := readable(&model.EventDefinition{Date: expression(text)}); got != want {
			t.Errorf("date %q: got %v", text, got)
		}
	}
	for text, want := range map[string]bool{"R3/PT10M": true, "R/2026-02-17T09:00:00Z/P1D": true, "0 0 9 * * MON": false, "R3": false, "R/x": false} {
		if got := readable(&model.EventDefinition{Cycle: expression(text)}); got != want {
			t.Errorf("cycle %q: got %v", text, got)
		}
	}
}
