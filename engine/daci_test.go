package engine_test

import (
	"bytes"
	"reflect"
	"strings"
	"testing"

	"sandtable/engine"
	"sandtable/engine/bpmn"
	"sandtable/engine/scenario"
)

// proposing is a step in the desk's lane that DRIVER does, the head approves, legal is asked about and audit is told of.
const proposing = `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:st="urn:sandtable:bpmn:1" id="D" targetNamespace="urn:t">
  <resource id="Desk" name="Desk"/><resource id="Lead" name="Lead"/><resource id="Head" name="Head"/><resource id="Legal" name="Legal"/><resource id="Audit" name="Audit"/>
  <process id="P" isExecutable="true">
    <laneSet id="LS"><lane id="Lane" partitionElementRef="Desk"><flowNodeRef>T</flowNodeRef></lane></laneSet>
    <startEvent id="S"/><sequenceFlow id="f" sourceRef="S" targetRef="T"/>
    <userTask id="T"><extensionElements>DRIVER<st:duty code="A" role="Head"/><st:duty code="C" role="Legal"/><st:duty code="I" role="Audit"/></extensionElements></userTask>
    <sequenceFlow id="g" sourceRef="T" targetRef="E"/><endEvent id="E"/>
  </process>
</definitions>`

const proposed = `{"$schema":"urn:sandtable:scenario:1","name":"n","start":"2026-01-05T09:00:00+08:00","zone":"Asia/Shanghai",
  "run":{"cases":50,"replications":2,"seed":1},
  "arrivals":{"S":{"every":{"dist":"exponential","mean":"PT1H"}}},
  "roles":{"Desk":{"headcount":1},"Lead":{"headcount":1},"Head":{"headcount":1},"Legal":{"headcount":1},"Audit":{"headcount":1}},
  "tasks":{"T":{"duration":{"dist":"fixed","value":"PT20M"},"approve":{"duration":{"dist":"fixed","value":"PT10M"}},"consult":{"duration":{"dist":"fixed","value":"PT5M"}},"inform":{"duration":{"dist":"fixed","value":"PT1M"}}}}}`

func TestADACIDrawingIsPlayedWithItsDriver(t *testing.T) {
	duties := func(driver string) map[string]map[string]float64 {
		t.Helper()
		d, err := bpmn.Decode(strings.NewReader(strings.ReplaceAll(proposing, "DRIVER", driver)))
		if err != nil {
			t.Fatal(err)
		}
		s, err := scenario.Decode(bytes.NewReader([]byte(proposed)))
		if err != nil {
			t.Fatal(err)
		}
		r, err := engine.Simulate(t.Context(), d, s, engine.Options{})
		if err != nil || r.Fault != nil {
			t.Fatalf("%v, %+v", err, r)
		}
		hours := map[string]map[string]float64{}
		for id, role := range r.Roles {
			hours[id] = map[string]float64{}
			for duty, seconds := range role.Duties {
				if seconds != 0 {
					hours[id][duty] = float64(seconds)
				}
			}
		}
		return hours
	}
	got := duties(`<st:duty code="D" role="Lead"/>`)
	for role, duty := range map[string]string{"Lead": "work", "Head": "approve", "Legal": "consult", "Audit": "inform"} {
		if len(got[role]) != 1 || got[role][duty] == 0 {
			t.Errorf("%s: got %v, want %s and nothing else", role, got[role], duty)
		}
	}
	if len(got["Desk"]) != 0 {
		t.Errorf("the lane's role: got %v, want nothing: somebody else drives", got["Desk"])
	}
	if want := duties(`<st:duty code="R" role="Lead"/>`); !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want what R gives: %v", got, want)
	}
}
