package profiles_test

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
)

// decode reads a file with one process, started and ended around what is inside.
func decode(t *testing.T, roots, inside string) *model.Definitions {
	t.Helper()
	return file(t, roots+`<process id="P" name="Order" isExecutable="true" camunda:historyTimeToLive="P9D"><startEvent id="s"/><endEvent id="e"/>`+inside+`</process>`)
}

func file(t *testing.T, inside string) *model.Definitions {
	t.Helper()
	d, err := bpmn.Decode(strings.NewReader(`<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" xmlns:flowable="http://flowable.org/bpmn" xmlns:activiti="http://activiti.org/bpmn" targetNamespace="x">` + inside + `</definitions>`))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// step is a node between start and end.
func step(node string) string {
	return node + `<sequenceFlow id="f1" sourceRef="s" targetRef="A"/><sequenceFlow id="f2" sourceRef="A" targetRef="e"/>`
}

func found(t *testing.T, d *model.Definitions, engines ...string) finding.Findings {
	t.Helper()
	all, _ := check.Examine(context.Background(), d, nil, check.Options{Fixes: true, Policy: &finding.Policy{Engines: engines}})
	return slices.DeleteFunc(all, func(f finding.Finding) bool { return !strings.HasPrefix(f.Rule, "engines.") })
}

// by are the rules that find something in each engine alone.
func by(t *testing.T, d *model.Definitions) string {
	t.Helper()
	var all []string
	for _, engine := range finding.Engines {
		var names []string
		for _, f := range found(t, d, engine) {
			names = append(names, strings.TrimPrefix(f.Rule, "engines.")+"@"+string(f.Element))
		}
		all = append(all, strings.Join(names, " "))
	}
	return strings.Join(all, " | ")
}

func TestEachEngineHasItsOwnWays(t *testing.T) {
	timer := func(node, timer string) string {
		return step(fmt.Sprintf(node, `<timerEventDefinition id="t">`+timer+`</timerEventDefinition>`))
	}
	const catch, border = `<intermediateCatchEvent id="A">%s</intermediateCatchEvent>`, `<userTask id="A"/><boundaryEvent id="b" attachedToRef="A">%s</boundaryEvent><sequenceFlow id="f3" sourceRef="b" targetRef="e"/>`
	for _, c := range []struct{ roots, inside, want string }{ // Camunda 7 | Camunda 8 | Flowable
		{``, step(`<userTask id="A"/>`), " |  | "},
		{``, step(`<complexGateway id="A"/>`), "unsupported@A | unsupported@A | ignored@A"},
		{``, step(`<transaction id="A"/>`), " | unsupported@A | "},
		{``, step(`<adHocSubProcess id="A"><userTask id="i"/></adHocSubProcess>`), "unsupported@A |  | "},
		{``, step(`<userTask id="A"><standardLoopCharacteristics/></userTask>`), "ignored@A | unsupported@A | ignored@A"},
		{``, step(`<serviceTask id="A" camunda:topic="x" camunda:type="external"/>`), " | implementation@A | implementation@A"},
		{``, step(`<serviceTask id="A" activiti:class="x.Y"/>`), " | implementation@A | "},
		{``, step(`<serviceTask id="A" flowable:expression="${x}"/>`), "implementation@A | implementation@A | "},
		{``, step(`<serviceTask id="A"><extensionElements><zeebe:taskDefinition type="x"/></extensionElements></serviceTask>`), "implementation@A |  | implementation@A"},
		{``, step(`<serviceTask id="A"><extensionElements><zeebe:taskDefinition/></extensionElements></serviceTask>`), "implementation@A | implementation@A | implementation@A"},
		{``, step(`<businessRuleTask id="A" camunda:decisionRef="x"/>`), " | implementation@A | "},
		{``, step(`<businessRuleTask id="A"><extensionElements><zeebe:calledDecision decisionId="x"/></extensionElements></businessRuleTask>`), "implementation@A |  | "},
		{``, step(`<scriptTask id="A" scriptFormat="groovy"><script>x = 1</script></scriptTask>`), " | implementation@A | "},
		{``, step(`<scriptTask id="A"/>`), "implementation@A | implementation@A | implementation@A"},
		{``, step(`<callActivity id="A" calledElement="Q"/>`), " | call@A | "},
		{``, step(`<callActivity id="A"/>`), "call@A | call@A | call@A"},
		{``, step(`<userTask id="A"><multiInstanceLoopCharacteristics><loopCardinality>3</loopCardinality></multiInstanceLoopCharacteristics></userTask>`), " | instances@A | "},
		{``, step(`<userTask id="A" camunda:formRef="x" camunda:formRefBinding="newest"/>`), "binding@A |  | "},
		{``, step(`<userTask id="A"><extensionElements><zeebe:formDefinition formId="x" bindingType="newest"/></extensionElements></userTask>`), " | binding@A | "},
		{``, step(`<userTask id="A"><extensionElements><zeebe:formDefinition formId="x"/></extensionElements></userTask>`), " |  | "},
		{`<error id="E"/>`, step(`<userTask id="A"/><boundaryEvent id="b" attachedToRef="A"><errorEventDefinition errorRef="E"/></boundaryEvent><endEvent id="x"><errorEventDefinition errorRef="E"/></endEvent><sequenceFlow id="f3" sourceRef="b" targetRef="x"/>`), "code@x | code@x | "},
		{`<error id="E" errorCode="e"/>`, step(`<userTask id="A"/><boundaryEvent id="b" attachedToRef="A"><errorEventDefinition/></boundaryEvent><endEvent id="x"><errorEventDefinition errorRef="E"/></endEvent><sequenceFlow id="f3" sourceRef="b" targetRef="x"/>`), " |  | "},
		{``, step(`<intermediateThrowEvent id="A"><escalationEventDefinition/></intermediateThrowEvent>`), " | code@A | "},
		{`<escalation id="E"/>`, step(`<intermediateThrowEvent id="A"><escalationEventDefinition escalationRef="E"/></intermediateThrowEvent>`), "code@A | code@A | "},
		{``, timer(catch, `<timeDuration>PT1H</timeDuration>`), " |  | "},
		{``, timer(catch, ``), "timer@A | timer@A | timer@A"},
		{``, timer(catch, `<timeDuration>${x}</timeDuration>`), " | timer@A | "},
		{``, timer(catch, `<timeDuration>=x</timeDuration>`), "timer@A |  | timer@A"},
		{``, timer(catch, `<timeDate>2026-12-31T09:00:00</timeDate>`), " | timer@A | "},
		{``, timer(catch, `<timeDate>2026-12-31T09:00:00+08:00</timeDate>`), " |  | "},
		{``, timer(catch, `<timeDate>tomorrow</timeDate>`), "timer@A | timer@A | timer@A"},
		{``, timer(catch, `<timeCycle>R3/PT10M</timeCycle>`), " | timer@A | "},
		{``, timer(border, `<timeCycle>0 0 9 * * ?</timeCycle>`), " | timer@b | "},
		{``, timer(strings.Replace(border, `attachedToRef`, `cancelActivity="false" attachedToRef`, 1), `<timeCycle>0 0 9 * * ?</timeCycle>`), " |  | "},
		{``, timer(catch, `<timeDuration>PT1H</timeDuration><timeDate>2026-12-31T09:00:00Z</timeDate>`), " | timer@A | "},
		{`<message id="M" name="m"/>`, step(`<intermediateCatchEvent id="A"><messageEventDefinition messageRef="M"/></intermediateCatchEvent>`), " | correlation@A | "},
		{`<message id="M"/>`, step(`<intermediateCatchEvent id="A"><messageEventDefinition messageRef="M"/></intermediateCatchEvent>`), "reference@A | reference@A correlation@A | "},
		{``, step(`<intermediateCatchEvent id="A"><messageEventDefinition flowable:messageExpression="${x}"/></intermediateCatchEvent>`), "reference@A | reference@A | "},
		{``, step(`<intermediateThrowEvent id="A"><messageEventDefinition/></intermediateThrowEvent>`), " | implementation@A | unsupported@A"},
		{``, step(`<intermediateThrowEvent id="A"><signalEventDefinition/></intermediateThrowEvent>`), "reference@A | reference@A | reference@A"},
		{``, step(`<receiveTask id="A"/>`), " | reference@A | "},
		{``, step(`<intermediateCatchEvent id="A"><conditionalEventDefinition><condition>x</condition></conditionalEventDefinition></intermediateCatchEvent>`), " | ignored@A | "},
		{``, step(`<subProcess id="A"><userTask id="i"/></subProcess>`), "start@A | start@A | "},
		{``, step(`<subProcess id="A"><startEvent id="i"><timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition></startEvent></subProcess>`), "start@i | start@i | start@i"},
		{``, step(`<userTask id="A"/><startEvent id="s2"><timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition></startEvent><sequenceFlow id="f3" sourceRef="s2" targetRef="A"/>`), "start@P |  | "},
		{`<message id="M" name="m"><extensionElements><zeebe:subscription correlationKey="=x"/></extensionElements></message>`, step(`<eventBasedGateway id="A"/><receiveTask id="r" messageRef="M"/><sequenceFlow id="f3" sourceRef="A" targetRef="r"/>`), "start@r | start@r | start@r"},
	} {
		if got := by(t, decode(t, c.roots, c.inside)); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.inside, got, c.want)
		}
	}
}

// choice is a gateway with two ways out, of these conditions.
func choice(yes, no, more string) string {
	condition := func(text string) string {
		if text == "" {
			return ""
		}
		return `<conditionExpression>` + text + `</conditionExpression>`
	}
	return `<exclusiveGateway id="A" ` + more + `/><userTask id="B"/><sequenceFlow id="f1" sourceRef="s" targetRef="A"/><sequenceFlow id="f2" sourceRef="A" targetRef="B">` + condition(yes) +
		`</sequenceFlow><sequenceFlow id="f3" sourceRef="A" targetRef="e">` + condition(no) + `</sequenceFlow><sequenceFlow id="f4" sourceRef="B" targetRef="e"/>`
}

func TestEachEngineChoosesInItsOwnWay(t *testing.T) {
	for _, c := range []struct{ yes, no, more, want string }{
		{`x`, ``, `default="f3"`, " |  | "},
		{`x`, ``, ``, " | flow@f3 | "},
		{``, ``, ``, "flow@f2 flow@f3 | flow@f2 flow@f3 | "},
		{``, ``, `default="f3"`, "flow@f2 | flow@f2 | "},
		{`x`, `y`, `default="f3"`, "flow@f3 |  | flow@f3"},
		{`x`, `y`, ``, "no-default@A | no-default@A | no-default@A"},
		{`${x > 1}`, ``, `default="f3"`, " | language@f2 | "},
		{`= x > 1`, ``, `default="f3"`, "language@f2 |  | language@f2"},
	} {
		if got := by(t, decode(t, ``, choice(strings.ReplaceAll(c.yes, ">", "&gt;"), c.no, c.more))); got != c.want {
			t.Errorf("%s, %s, %s: got %s, want %s", c.yes, c.no, c.more, got, c.want)
		}
	}
}

func TestLoopsWaitForSomethingInCamunda8(t *testing.T) {
	loop := func(tasks string) string {
		return `<exclusiveGateway id="m"/><exclusiveGateway id="A" default="f2"/>` + tasks + `<sequenceFlow id="f1" sourceRef="s" targetRef="m"/><sequenceFlow id="f3" sourceRef="m" targetRef="x"/><sequenceFlow id="f4" sourceRef="x" targetRef="A"/>
<sequenceFlow id="f2" sourceRef="A" targetRef="e"/><sequenceFlow id="f5" sourceRef="A" targetRef="m"><conditionExpression>again</conditionExpression></sequenceFlow>`
	}
	for _, c := range []struct{ inside, want string }{
		{loop(`<task id="x"/>`), " | busy-loop@x | "},
		{loop(`<manualTask id="x"/>`), " | busy-loop@x | "},
		{loop(`<userTask id="x"/>`), " |  | "},
		{loop(`<parallelGateway id="x"/>`), " |  | "},
		{step(`<task id="A"/>`), " |  | "},
	} {
		if got := by(t, decode(t, ``, c.inside)); got != c.want {
			t.Errorf("%s: got %s, want %s", c.inside, got, c.want)
		}
	}
}

func TestFixesForEngines(t *testing.T) {
	for _, c := range []struct {
		d      *model.Definitions
		engine string
		want   edit.Edit
	}{
		{file(t, `<process id="P" isExecutable="false"><startEvent id="s"/><userTask id="A"/><endEvent id="e"/><sequenceFlow id="f1" sourceRef="s" targetRef="A"/><sequenceFlow id="f2" sourceRef="A" targetRef="e"/></process>`), finding.Flowable,
			edit.Edit{Do: edit.Set, Element: "P", Property: "executable", Value: "true"}},
		{decode(t, ``, choice(`x`, ``, ``)), finding.Camunda8, edit.Edit{Do: edit.Set, Element: "A", Property: "default", Value: "f3"}},
		{decode(t, ``, choice(`x`, `y`, `default="f3"`)), finding.Camunda7, edit.Edit{Do: edit.Set, Element: "f3", Property: "condition"}},
		{decode(t, ``, choice(`${x &gt; 1}`, ``, `default="f3"`)), finding.Camunda8, edit.Edit{Do: edit.Set, Element: "f2", Property: "condition", Value: "x > 1"}},
	} {
		all := found(t, c.d, c.engine)
		if len(all) != 1 || len(all[0].Fixes) != 1 || !slices.Equal(all[0].Fixes[0].Edits, []edit.Edit{c.want}) {
			t.Errorf("%v: got %+v", c.want, all)
		}
	}
}

func TestNothingIsSaidOfEnginesThatNobodyNamed(t *testing.T) {
	if all := found(t, decode(t, ``, step(`<complexGateway id="A"/>`))); len(all) > 0 {
		t.Errorf("got %v", all)
	}
}

func TestOneFindingNamesAllEnginesThatRefuse(t *testing.T) {
	all := found(t, decode(t, ``, step(`<complexGateway id="A"/>`)), finding.Camunda8, finding.Camunda7)
	if len(all) != 1 || !strings.HasSuffix(all[0].Message.EN, "refused by Camunda 7 and Camunda 8.") || !strings.Contains(all[0].Message.ZH, "，Camunda 7 和 Camunda 8 不支持") {
		t.Errorf("got %+v", all)
	}
}

func TestOtherPoolsMayBeDrawnInAnyWay(t *testing.T) {
	d := file(t, `<process id="P" isExecutable="true" camunda:historyTimeToLive="P9D"><startEvent id="s"/><endEvent id="e"/><sequenceFlow id="f1" sourceRef="s" targetRef="e"/></process>
<process id="Q" isExecutable="false"><complexGateway id="g"/></process>`)
	if got := by(t, d); got != " |  | " {
		t.Errorf("got %s", got)
	}
}

func TestAPolicyNamesEnginesThatAreKnown(t *testing.T) {
	if _, err := finding.DecodePolicy(strings.NewReader(`{"engines": ["camunda7", "camunda8", "flowable"]}`)); err != nil {
		t.Errorf("got %v", err)
	}
	if _, err := finding.DecodePolicy(strings.NewReader(`{"engines": ["camunda7", "jbpm"]}`)); err == nil || !strings.Contains(err.Error(), "/engines/1") {
		t.Errorf("got %v, want it refused at /engines/1", err)
	}
}

func TestALargeFileIsHeldToAllEnginesQuickly(t *testing.T) {
	var b strings.Builder
	b.WriteString(`<process id="P" isExecutable="true"><startEvent id="t0"/>`)
	for i := 1; i <= 20_000; i++ {
		fmt.Fprintf(&b, `<serviceTask id="t%d"/><sequenceFlow id="f%d" sourceRef="t%d" targetRef="t%d"/>`, i, i, i-1, i)
	}
	b.WriteString(`</process>`)
	d := file(t, b.String())
	start, s := time.Now(), finding.NewSubject(d, nil, &finding.Policy{Engines: finding.Engines})
	for _, g := range check.Groups() {
		if g.Name == "engines" {
			for _, r := range g.Rules {
				s.Look(r)
			}
		}
	}
	if took := time.Since(start); took > 2*time.Second {
		t.Errorf("took %s", took)
	}
	s.Policy.Limits = map[string]map[string]float64{"engines.implementation": {"most": 3}}
	all, _ := check.Examine(context.Background(), decode(t, ``, step(`<serviceTask id="A"/><serviceTask id="B"/><serviceTask id="C"/><serviceTask id="D"/><serviceTask id="E"/>`)), nil, check.Options{Policy: s.Policy})
	named := slices.DeleteFunc(all, func(f finding.Finding) bool { return f.Rule != "engines.implementation" })
	if len(named) != 3 || !strings.HasSuffix(named[2].Message.EN, " So it is with 2 more.") {
		t.Errorf("got %v, want three and the number of the rest", named)
	}
}
