package bpmn

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"sandtable/engine/model"
)

const flowAB = `<startEvent id="a"/><task id="b"/><sequenceFlow id="f" sourceRef="a" targetRef="b"/>`

func TestWhatDoesNotFitTogetherIsRemarkedUponAtItsPlace(t *testing.T) {
	for _, c := range []struct {
		name, inside string
		want         string // code, line:column, ! where it blocks
	}{
		{"all is well", `<process id="p">` + flowAB + `</process>`, ""},
		{"a flow to what does not exist", "<process id=\"p\"><task id=\"a\"/>\n<sequenceFlow id=\"f\" sourceRef=\"a\" targetRef=\"x\"/></process>", "bpmn.flow-dangling 4:1!"},
		{"a flow to data", "<process id=\"p\"><task id=\"a\"/><dataObject id=\"x\"/>\n<sequenceFlow id=\"f\" sourceRef=\"a\" targetRef=\"x\"/></process>", "bpmn.flow-dangling 4:1!"},
		{"a flow without source", "<process id=\"p\"><task id=\"a\"/>\n<sequenceFlow id=\"f\" targetRef=\"a\"/></process>", "bpmn.flow-without-source 4:1!"},
		{"a flow without target", "<process id=\"p\"><task id=\"a\"/>\n<sequenceFlow id=\"f\" sourceRef=\"a\"/></process>", "bpmn.flow-without-target 4:1!"},
		{"a flow without ends", "<process id=\"p\"><task id=\"a\"/>\n<sequenceFlow id=\"f\"/></process>", "bpmn.flow-without-ends 4:1"},
		{"a flow across pools", "<process id=\"p\"><task id=\"a\"/>\n<sequenceFlow id=\"f\" sourceRef=\"a\" targetRef=\"b\"/></process><process id=\"q\"><task id=\"b\"/></process>", "bpmn.flow-across-pools 4:1!"},
		{"a flow across a border", "<process id=\"p\"><task id=\"a\"/><subProcess id=\"s\"><task id=\"b\"/></subProcess>\n<sequenceFlow id=\"f\" sourceRef=\"a\" targetRef=\"b\"/></process>", "bpmn.flow-across-scopes 4:1!"},
		{"a flow written elsewhere", "<process id=\"p\"><subProcess id=\"s\"><task id=\"a\"/><task id=\"b\"/></subProcess>\n<sequenceFlow id=\"f\" sourceRef=\"a\" targetRef=\"b\"/></process>", "bpmn.flow-elsewhere 4:1"},
		{"a node that says otherwise", "<process id=\"p\">\n<task id=\"a\"><outgoing>g</outgoing></task><task id=\"b\"/><sequenceFlow id=\"f\" sourceRef=\"a\" targetRef=\"b\"/></process>", "bpmn.flows-disagree 4:1"},
		{"a node that says the same in another order", `<process id="p"><task id="a"><outgoing>g</outgoing><outgoing>f</outgoing></task><task id="b"/><sequenceFlow id="f" sourceRef="a" targetRef="b"/><sequenceFlow id="g" sourceRef="a" targetRef="b"/></process>`, ""},
		{"a default that does not leave", "<process id=\"p\"><task id=\"a\"/>\n<task id=\"b\" default=\"f\"/><sequenceFlow id=\"f\" sourceRef=\"a\" targetRef=\"b\"/></process>", "bpmn.default-not-outgoing 4:1"},
		{"a boundary event without host", "<process id=\"p\">\n<boundaryEvent id=\"b\" attachedToRef=\"x\"/></process>", "bpmn.boundary-without-host 4:1!"},
		{"a boundary event attached to nothing", "<process id=\"p\">\n<boundaryEvent id=\"b\"/></process>", "bpmn.boundary-without-host 4:1!"},
		{"a boundary event on a gateway", "<process id=\"p\"><parallelGateway id=\"g\"/>\n<boundaryEvent id=\"b\" attachedToRef=\"g\"/></process>", "bpmn.boundary-without-host 4:1!"},
		{"a boundary event in another scope", "<process id=\"p\"><subProcess id=\"s\"><task id=\"t\"/></subProcess>\n<boundaryEvent id=\"b\" attachedToRef=\"t\"/></process>", "bpmn.boundary-without-host 4:1!"},
		{"a compensation handler with flow", "<process id=\"p\"><task id=\"a\"/><task id=\"h\" isForCompensation=\"true\"/>\n<sequenceFlow id=\"f\" sourceRef=\"h\" targetRef=\"a\"/></process>", "bpmn.flow-at-compensation 4:1!"},
		{"a flow into an event sub-process", "<process id=\"p\"><task id=\"a\"/>\n<subProcess id=\"s\" triggeredByEvent=\"true\"/><sequenceFlow id=\"f\" sourceRef=\"a\" targetRef=\"s\"/></process>", "bpmn.flow-at-event-sub-process 4:1!"},
		{"a signal without reference, to be run", "<process id=\"p\" isExecutable=\"true\"><endEvent id=\"e\">\n<signalEventDefinition/></endEvent></process>", "bpmn.signal-without-ref 4:1!"},
		{"a signal without reference, as a sketch", "<process id=\"p\"><endEvent id=\"e\">\n<signalEventDefinition/></endEvent></process>", "bpmn.signal-without-ref 4:1"},
		{"a signal that an extension names", `<process id="p" isExecutable="true"><endEvent id="e"><signalEventDefinition v:signal="x"/></endEvent></process>`, ""},
		{"a signal that does not exist", "<process id=\"p\"><endEvent id=\"e\">\n<signalEventDefinition signalRef=\"x\"/></endEvent></process>", "bpmn.signal-without-ref 4:1!"},
		{"a process that calls itself", "<process id=\"p\">\n<callActivity id=\"c\" calledElement=\"tns:p\"/></process>", "bpmn.calls-itself 4:1"},
		{"a process elsewhere that is called", `<process id="p"><callActivity id="c" calledElement="other"/></process>`, ""},
		{"a timer that is none", "<process id=\"p\"><startEvent id=\"s\"><timerEventDefinition>\n<timeDuration>-P1D</timeDuration></timerEventDefinition></startEvent></process>", "bpmn.bad-timer 4:1!"},
		{"a timer that is computed", `<process id="p"><startEvent id="s"><timerEventDefinition><timeDuration>${wait}</timeDuration></timerEventDefinition></startEvent></process>`, ""},
		{"a lane with a stranger", "<process id=\"p\"><laneSet><lane id=\"l\">\n<flowNodeRef>x</flowNodeRef></lane></laneSet></process>", "bpmn.lane-unknown-node 4:1"},
		{"a node in two lanes", "<process id=\"p\"><laneSet><lane id=\"l\"><flowNodeRef>b</flowNodeRef></lane><lane id=\"m\">\n<flowNodeRef>b</flowNodeRef></lane></laneSet><task id=\"b\"/></process>", "bpmn.node-in-two-lanes 4:1"},
		{"a node in lanes of two sets", `<process id="p"><laneSet><lane id="l"><flowNodeRef>b</flowNodeRef></lane></laneSet><laneSet><lane id="m"><flowNodeRef>b</flowNodeRef></lane></laneSet><task id="b"/></process>`, ""},
		{"a message that does not exist", "<process id=\"p\"><startEvent id=\"s\">\n<messageEventDefinition messageRef=\"x\"/></startEvent></process>", "bpmn.dangling-reference 4:1"},
		{"a type of another namespace", `<message id="m" itemRef="v:text"/>`, ""},
		{"a prefix that nobody declared is a part of the id", `<message id="m"/><process id="p"><startEvent id="s"><messageEventDefinition messageRef="z:m"/></startEvent></process>`, "bpmn.dangling-reference 3:53"},
		{"a node without id", "<process id=\"p\">\n<task/></process>", "bpmn.no-id 4:1"},
		{"an id that is no name", "<process id=\"p\">\n<task id=\"1 a\"/></process>", "bpmn.invalid-id 4:1"},
		{"ids alike that nothing mentions", "<process id=\"p\"><task id=\"a\"/>\n<task id=\"a\"/></process>", "bpmn.duplicate-id 4:1"},
		{"an element that BPMN does not know", "<process id=\"p\">\n<superTask id=\"a\"/></process>", "bpmn.unknown-element 4:1"},
		{"an element in the wrong place", "<process id=\"p\">\n<operation name=\"a\"/></process>", "bpmn.unknown-element 4:1"},
		{"a foreign element in the wrong place", "<process id=\"p\">\n<v:x/></process>", "bpmn.foreign-element 4:1"},
		{"an attribute that BPMN does not know", "<process id=\"p\">\n<task id=\"a\" colour=\"red\"/></process>", "bpmn.unknown-attribute 4:1"},
		{"text where none belongs", "<process id=\"p\">\n<task id=\"a\">hello</task></process>", "bpmn.stray-text 4:1"},
		{"a value that is none", "<process id=\"p\">\n<task id=\"a\" isForCompensation=\"perhaps\"/></process>", "bpmn.bad-value 4:1"},
		{"a number that is none", "<process id=\"p\">\n<task id=\"a\" startQuantity=\"many\"/></process>", "bpmn.bad-value 4:1"},
		{"a word that is none", "<process id=\"p\">\n<parallelGateway id=\"a\" gatewayDirection=\"Up\"/></process>", "bpmn.bad-value 4:1"},
		{"a condition given twice", "<process id=\"p\">" + strings.Replace(flowAB, "/><task", "/><task", 1) + "<sequenceFlow id=\"g\" sourceRef=\"a\" targetRef=\"b\"><conditionExpression>x</conditionExpression>\n<conditionExpression>y</conditionExpression></sequenceFlow></process>", "bpmn.given-twice 4:1"},
		{"a script given twice", "<process id=\"p\"><scriptTask id=\"a\"><script>x</script>\n<script>y</script></scriptTask></process>", "bpmn.given-twice 4:1"},
		{"an import", "\n<import importType=\"x\" location=\"../y\" namespace=\"z\"/>", "bpmn.import-not-opened 4:1"},
		{"an extension definition", "\n<extension definition=\"v:x\"/>", "bpmn.unknown-extension 4:1"},
		{"a name with invisible characters", "<process id=\"p\">\n<task id=\"a\" name=\"a\u202Eb\"/></process>", "bpmn.deceptive-name 4:1"},
		{"a message flow without target", "<collaboration id=\"c\"><participant id=\"a\"/>\n<messageFlow id=\"m\" sourceRef=\"a\"/></collaboration>", "bpmn.message-flow-without-end 4:1"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, n := range mustDecode(t, c.inside).Notices {
				if n.Code == "bpmn.no-diagram" {
					continue
				}
				blocks := ""
				if n.Blocks {
					blocks = "!"
				}
				got = append(got, fmt.Sprintf("%s %d:%d%s", n.Code, n.At.Line, n.At.Column, blocks))
				checkSentence(t, &n.Problem)
			}
			if strings.Join(got, ", ") != c.want {
				t.Errorf("got %q, want %q", strings.Join(got, ", "), c.want)
			}
		})
	}
}

func TestFlowsAndNotNodesSayWhatLeadsWhere(t *testing.T) {
	d := mustDecode(t, `<process id="p"><task id="a"><incoming>f</incoming></task><task id="b"/><task id="c"/>
		<sequenceFlow id="g" sourceRef="a" targetRef="c"/><sequenceFlow id="f" sourceRef="a" targetRef="b"/></process>`)
	a := d.Node("a")
	if len(a.Incoming) != 0 || !reflect.DeepEqual(a.Outgoing, []model.ID{"g", "f"}) || !reflect.DeepEqual(d.Node("b").Incoming, []model.ID{"f"}) {
		t.Errorf("got %v → a → %v", a.Incoming, a.Outgoing)
	}
}

func TestWhatWasLeftOutOrMovedIsSoInTheModel(t *testing.T) {
	d := mustDecode(t, `<process id="p"><subProcess id="s"><task id="a"/><task id="b"/></subProcess><sequenceFlow id="f" sourceRef="a" targetRef="b"/>
		<sequenceFlow id="nowhere"/><exclusiveGateway id="x" default="f"/>
		<laneSet><lane id="l"><flowNodeRef>x</flowNodeRef><flowNodeRef>ghost</flowNodeRef></lane><lane id="m"><flowNodeRef>x</flowNodeRef><flowNodeRef>s</flowNodeRef></lane></laneSet></process>`)
	p := d.Processes[0]
	if len(p.Flows) != 0 || len(d.Node("s").Activity.Inside.Flows) != 1 {
		t.Errorf("the flow was not moved to its ends: %v", p.Flows)
	}
	if got := d.Node("x").Gateway.Default; got != "" {
		t.Errorf("the default counts: %s", got)
	}
	lanes := p.LaneSets[0].Lanes
	if !reflect.DeepEqual(lanes[0].Nodes, []model.ID{"x"}) || !reflect.DeepEqual(lanes[1].Nodes, []model.ID{"s"}) {
		t.Errorf("got lanes %v and %v", lanes[0].Nodes, lanes[1].Nodes)
	}
}

func TestFlowsWithoutIdsCanBeToldApart(t *testing.T) {
	d := mustDecode(t, `<process id="p"><startEvent id="a"/><task id="b"/><endEvent id="c"/><sequenceFlow sourceRef="a" targetRef="b"/><sequenceFlow sourceRef="b" targetRef="c"/></process>`)
	b := d.Node("b")
	if len(b.Incoming) != 1 || len(b.Outgoing) != 1 || b.Incoming[0] == b.Outgoing[0] || b.Incoming[0] != d.Processes[0].Flows[0].ID {
		t.Errorf("got %v → b → %v", b.Incoming, b.Outgoing)
	}
}

func TestIdsAlikeAreRefusedOnlyWhereSomethingMentionsThem(t *testing.T) {
	for _, inside := range []string{
		"<process id=\"p\"><task id=\"a\"/>\n<task id=\"a\"/><startEvent id=\"s\"/><sequenceFlow id=\"f\" sourceRef=\"s\" targetRef=\"a\"/></process>",
		"<process id=\"p\"><laneSet><lane><flowNodeRef>a</flowNodeRef></lane></laneSet><task id=\"a\"/>\n<task id=\"a\"/></process>",
	} {
		if p := refusal(t, file(inside)); p.Code != "bpmn.duplicate-id" || p.At.Line != 4 || p.At.Element != "a" {
			t.Errorf("got %v", p)
		}
	}
	// Shapes that are called like their element are sloppy, but no one is misled.
	d := mustDecode(t, `<process id="p"><task id="a"/><startEvent id="s"/><sequenceFlow id="f" sourceRef="s" targetRef="a"/></process>
		<bpmndi:BPMNDiagram><bpmndi:BPMNPlane bpmnElement="p"><bpmndi:BPMNShape id="a" bpmnElement="a"><dc:Bounds x="0" y="0" width="1" height="1"/></bpmndi:BPMNShape></bpmndi:BPMNPlane></bpmndi:BPMNDiagram>`)
	if len(d.Diagrams[0].Shapes) != 1 || blocked(d) || !strings.Contains(codes(d), "bpmn.duplicate-id") {
		t.Errorf("got %v", notes(d))
	}
}

func TestARemarkNamesTheElementToShow(t *testing.T) {
	d := mustDecode(t, `<process id="p"><startEvent id="s"><timerEventDefinition><timeDate>soon</timeDate></timerEventDefinition></startEvent>
		<startEvent id="m"><messageEventDefinition messageRef="x"/></startEvent><superTask/></process>`)
	for i, want := range []string{"s", "m", "p"} {
		if got := d.Notices[i].At.Element; got != want {
			t.Errorf("%v: got element %q, want %q", d.Notices[i].Error(), got, want)
		}
	}
}
