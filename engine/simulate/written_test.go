package simulate_test

import (
	"context"
	"strings"
	"testing"

	"sandtable/engine/bpmn"
	"sandtable/engine/compile"
	"sandtable/engine/scenario"
	"sandtable/engine/simulate"
)

// drawnWrite is a process whose task writes a value that the drawing has, by which a gateway decides.
const drawnWrite = `<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:st="urn:sandtable:bpmn:1" id="D" targetNamespace="urn:example">
  <bpmn:process id="P">
    <bpmn:startEvent id="s"/>
    <bpmn:task id="A"><bpmn:extensionElements><st:write variable="large" value="=amount &gt; 1000"/></bpmn:extensionElements></bpmn:task>
    <bpmn:exclusiveGateway id="g" default="no"/><bpmn:task id="B"/><bpmn:endEvent id="e"/>
    <bpmn:sequenceFlow id="f1" sourceRef="s" targetRef="A"/><bpmn:sequenceFlow id="f2" sourceRef="A" targetRef="g"/>
    <bpmn:sequenceFlow id="yes" sourceRef="g" targetRef="B"><bpmn:conditionExpression>large</bpmn:conditionExpression></bpmn:sequenceFlow>
    <bpmn:sequenceFlow id="no" sourceRef="g" targetRef="e"/><bpmn:sequenceFlow id="f3" sourceRef="B" targetRef="e"/>
  </bpmn:process>
</bpmn:definitions>`

func TestAValueDrawnAtATaskIsWrittenUnlessTheScenarioWritesIt(t *testing.T) {
	for _, c := range []struct {
		name, tasks string
		visits      uint64
	}{
		{"the drawing alone", `{}`, 10},
		{"the scenario instead", `{"A": {"writes": [{"to": "large", "value": false}]}}`, 0},
	} {
		d, err := bpmn.Decode(strings.NewReader(drawnWrite))
		if err != nil {
			t.Fatal(err)
		}
		s, err := scenario.Decode(strings.NewReader(`{"$schema": "urn:sandtable:scenario:1", "start": "2026-01-05T09:00:00Z", "zone": "UTC", "arrivals": {"s": {"every": {"dist": "fixed", "value": "PT1H"}}},
			"tasks": ` + c.tasks + `, "data": {"amount": {"type": "number", "value": 2000}, "large": {"type": "boolean"}}, "run": {"cases": 10, "replications": 1, "seed": 1}}`))
		if err != nil {
			t.Fatal(err)
		}
		p, err := compile.Definitions(d, s)
		if err != nil {
			t.Fatal(err)
		}
		var visits uint64
		_, err = simulate.Program(context.Background(), p, simulate.Options{Observe: func(r *simulate.Record) error {
			if r.Node >= 0 && p.Net.Nodes[r.Node].ID == "B" && r.Kind == simulate.Execution {
				visits++
			}
			return nil
		}})
		if err != nil {
			t.Fatal(err)
		}
		if visits != c.visits {
			t.Errorf("%s: got %d of 10 cases that come to B, want %d", c.name, visits, c.visits)
		}
	}
}
