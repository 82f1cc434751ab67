package bpmn

import (
	"reflect"
	"strings"
	"testing"

	"sandtable/engine/model"
)

func TestEveryKindOfNodeIsReadWithItsPartAndWithoutRemark(t *testing.T) {
	for kind := model.StartEvent; kind <= model.CallChoreography; kind++ {
		host := ""
		if kind == model.BoundaryEvent {
			host = ` attachedToRef="host"`
		}
		for _, text := range []string{
			`<` + kind.String() + ` id="n" name="订单"` + host + `/>`,
			`<` + kind.String() + ` id="n" name="订单"` + host + `></` + kind.String() + `>`,
		} {
			d := mustDecode(t, `<process id="p"><task id="host"/>`+text+`</process>`)
			n := d.Node("n")
			if n == nil || n.Kind != kind || n.Name != "订单" || codes(d) != "" {
				t.Errorf("%s: got %+v, %v", kind, n, notes(d))
				continue
			}
			if (n.Event != nil) != kind.IsEvent() || (n.Activity != nil) != kind.IsActivity() || (n.Gateway != nil) != kind.IsGateway() {
				t.Errorf("%s has the wrong part: %+v", kind, n)
			}
			if kind.IsSubProcess() && n.Activity.Inside == nil {
				t.Errorf("%s has no inside", kind)
			}
		}
	}
}

func TestEveryEventDefinitionIsReadInEveryEventAndAtTheRoot(t *testing.T) {
	for kind := model.MessageEvent; kind <= model.TerminateEvent; kind++ {
		element := kind.String() + "EventDefinition"
		for _, event := range []string{"startEvent", "endEvent", "intermediateCatchEvent", "intermediateThrowEvent", `boundaryEvent attachedToRef="host"`} {
			name, _, _ := strings.Cut(event, " ")
			n := theNode(t, `<process id="p"><task id="host"/><`+strings.Replace(event, name, name+` id="n"`, 1)+`><`+element+` id="e"/></`+name+`></process>`)
			if len(n.Event.Definitions) != 1 || n.Event.Definitions[0].Kind != kind || n.Event.Definitions[0].ID != "e" {
				t.Errorf("%s in %s: got %+v", element, name, n.Event.Definitions)
			}
		}
		d := mustDecode(t, `<`+element+` id="shared"/><process id="p"><startEvent id="n"><eventDefinitionRef>tns:shared</eventDefinitionRef></startEvent></process>`)
		if len(d.EventDefs) != 1 || d.EventDefs[0].Kind != kind || d.Node("n").Event.References[0] != "shared" || codes(d) != "" {
			t.Errorf("%s at the root: %+v %v", element, d.EventDefs, notes(d))
		}
	}
}

func TestDefaultsOfTheStandardCountWhereAFileIsSilent(t *testing.T) {
	d := mustDecode(t, `<process id="p">
		<task id="t"><multiInstanceLoopCharacteristics/></task>
		<boundaryEvent id="b" attachedToRef="t"><compensateEventDefinition/></boundaryEvent>
		<startEvent id="s"/><adHocSubProcess id="a"/><eventBasedGateway id="g"/></process><dataStore id="ds"/>`)
	task, gateway := d.Node("t").Activity, d.Node("g").Gateway
	for name, ok := range map[string]bool{
		"StartQuantity":      task.StartQuantity == 1,
		"CompletionQuantity": task.CompletionQuantity == 1,
		"Behavior":           task.Loop.Behavior == "All" && task.Loop.MultiInstance && !task.Loop.Sequential,
		"boundary":           d.Node("b").Event.Interrupting,
		"Wait":               d.Node("b").Event.Definitions[0].Wait,
		"start":              d.Node("s").Event.Interrupting,
		"CancelRemaining":    d.Node("a").Activity.CancelRemaining,
		"EventType":          gateway.EventType == "Exclusive",
		"Direction":          gateway.Direction == "Unspecified",
		"Unlimited":          d.DataStores[0].Unlimited,
	} {
		if !ok {
			t.Errorf("%s has the wrong default", name)
		}
	}
}

func TestWhatActivitiesSayIsRead(t *testing.T) {
	d := mustDecode(t, `<message id="m"/><interface id="i" name="I"><operation id="o" name="O"><inMessageRef>m</inMessageRef></operation></interface>
	<process id="p"><ioSpecification><dataInput id="di"/></ioSpecification>
		<receiveTask id="receive" messageRef="tns:m" operationRef="o" instantiate="true" implementation="##WebService"/>
		<scriptTask id="script" scriptFormat="text/x"><script><![CDATA[a < b]]></script></scriptTask>
		<callActivity id="call" calledElement="v:other"/>
		<transaction id="transaction" method="##Store"/>
		<adHocSubProcess id="adhoc" ordering="Sequential" cancelRemainingInstances="false"><completionCondition>done</completionCondition></adHocSubProcess>
		<task id="standard" isForCompensation="true" startQuantity="2"><standardLoopCharacteristics testBefore="true" loopMaximum="3"><loopCondition>more</loopCondition></standardLoopCharacteristics></task>
		<userTask id="several"><multiInstanceLoopCharacteristics isSequential="true" behavior="One" v:collection="x"><loopCardinality xsi:type="tFormalExpression" language="urn:l">3</loopCardinality>
			<loopDataInputRef>di</loopDataInputRef><inputDataItem id="item" name="order"/><completionCondition>enough</completionCondition></multiInstanceLoopCharacteristics></userTask>
		<complexGateway id="complex"><activationCondition>two</activationCondition></complexGateway>
	</process>`)
	if got := codes(d); got != "" {
		t.Fatal(notes(d))
	}
	part := func(id model.ID) *model.Activity { return d.Node(id).Activity }
	for _, c := range []struct {
		what      string
		got, want any
	}{
		{"receive", []any{part("receive").Message, part("receive").Operation, part("receive").Instantiate}, []any{model.ID("m"), model.ID("o"), true}},
		{"script", part("script").Script + part("script").ScriptFormat, "a < btext/x"},
		{"call", []any{part("call").Called, part("call").CalledName}, []any{model.ID("other"), "v:other"}},
		{"transaction", part("transaction").TransactionKind, "##Store"},
		{"ad hoc", []any{part("adhoc").Ordering, part("adhoc").CancelRemaining, part("adhoc").Completion.Text}, []any{"Sequential", false, "done"}},
		{"standard loop", []any{part("standard").Loop.TestBefore, part("standard").Loop.Maximum, part("standard").Loop.Condition.Text, part("standard").ForCompensation, part("standard").StartQuantity}, []any{true, "3", "more", true, 2}},
		{"multi-instance", []any{part("several").Loop.Sequential, part("several").Loop.Behavior, part("several").Loop.Cardinality.Text, part("several").Loop.Cardinality.Formal, part("several").Loop.Cardinality.Language, part("several").Loop.InputData, part("several").Loop.InputItem, part("several").Loop.Completion.Text},
			[]any{true, "One", "3", true, "urn:l", model.ID("di"), "order", "enough"}},
		{"its vendor's attribute", part("several").Loop.Attributes, []model.Attribute{{Space: "urn:vendor", Name: "collection", Value: "x"}}},
		{"complex", d.Node("complex").Gateway.Activation.Text, "two"},
	} {
		if !reflect.DeepEqual(c.got, c.want) {
			t.Errorf("%s: got %v, want %v", c.what, c.got, c.want)
		}
	}
}

func TestEventsSayWhatTheyWaitFor(t *testing.T) {
	d := mustDecode(t, `<error id="e" name="E" errorCode="E1"/><escalation id="c" escalationCode="C1"/><signal id="s"/><process id="p" isExecutable="true">
		<subProcess id="sub" triggeredByEvent="true"><startEvent id="start" isInterrupting="false"><errorEventDefinition errorRef="e"/></startEvent></subProcess>
		<task id="t"/><boundaryEvent id="b" attachedToRef="t" cancelActivity="false" parallelMultiple="true"><escalationEventDefinition escalationRef="c"/><signalEventDefinition signalRef="s"/></boundaryEvent>
		<intermediateCatchEvent id="timer"><timerEventDefinition><timeCycle>R3/PT1H</timeCycle></timerEventDefinition></intermediateCatchEvent>
		<intermediateCatchEvent id="condition"><conditionalEventDefinition><condition>x > 1</condition></conditionalEventDefinition></intermediateCatchEvent>
		<intermediateThrowEvent id="link"><linkEventDefinition id="l1" name="L"><target>l2</target></linkEventDefinition></intermediateThrowEvent>
		<intermediateCatchEvent id="linked"><linkEventDefinition id="l2" name="L"><source>l1</source></linkEventDefinition></intermediateCatchEvent>
		<intermediateThrowEvent id="undo"><compensateEventDefinition activityRef="t" waitForCompletion="false"/></intermediateThrowEvent>
		</process>`)
	if got := codes(d); got != "" {
		t.Fatal(notes(d))
	}
	event := func(id model.ID) *model.Event { return d.Node(id).Event }
	first := func(id model.ID) *model.EventDefinition { return event(id).Definitions[0] }
	for _, c := range []struct {
		what      string
		got, want any
	}{
		{"event sub-process", d.Node("sub").Activity.TriggeredByEvent, true},
		{"its start", []any{event("start").Interrupting, first("start").Ref}, []any{false, model.ID("e")}},
		{"boundary", []any{event("b").Interrupting, event("b").ParallelMultiple, event("b").AttachedTo, len(event("b").Definitions)}, []any{false, true, model.ID("t"), 2}},
		{"timer", first("timer").Cycle.Text, "R3/PT1H"},
		{"condition", first("condition").Condition.Text, "x > 1"},
		{"link", []any{first("link").Link, first("link").LinkTarget, first("linked").LinkSource[0]}, []any{"L", model.ID("l2"), model.ID("l1")}},
		{"compensation", []any{first("undo").Ref, first("undo").Wait}, []any{model.ID("t"), false}},
		{"codes", d.Errors[0].Code + d.Escalations[0].Code, "E1C1"},
	} {
		if !reflect.DeepEqual(c.got, c.want) {
			t.Errorf("%s: got %v, want %v", c.what, c.got, c.want)
		}
	}
}
