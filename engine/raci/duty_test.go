package raci_test

import (
	"slices"
	"strings"
	"testing"

	"sandtable/engine/bpmn"
	"sandtable/engine/model"
	"sandtable/engine/raci"
)

const hiring = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
             xmlns:st="urn:sandtable:bpmn:1" xmlns:other="urn:example" id="D" targetNamespace="urn:t">
  <resource id="Boss" name="部门经理"/>
  <resource id="HR" name="HR"/>
  <resource id="Legal" name="Legal"/>
  <collaboration id="C"><participant id="Pool" name="Company" processRef="P"/></collaboration>
  <process id="P" isExecutable="true">
    <laneSet id="LS"><lane id="Desk" name="Desk"><flowNodeRef>Check</flowNodeRef><flowNodeRef>Gate</flowNodeRef></lane></laneSet>
    <userTask id="Check" name="审核简历">
      <extensionElements>
        <st:duty code="A" role="Boss"/>
        <st:duty code="C" role="Legal"/>
        <st:duty code="C" role=" HR "/>
        <st:duty code="C" role="Legal"/>
        <st:duty code="I" role="Desk"/>
        <st:duty code="I" role="Pool"/>
        <st:duty code="V" role="HR"/>
        <st:duty code="质检" role="HR"/>
        <st:duty code="A" role="Nobody"/>
        <st:duty code="" role="HR"/>
        <st:duty role="HR"/>
        <st:duty code="A"/>
        <other:duty code="A" role="HR"/>
        <st:note code="A" role="HR"/>
      </extensionElements>
    </userTask>
    <userTask id="Sign">
      <extensionElements><st:duty code="R" role="Boss"/><st:duty code="R" role="HR"/></extensionElements>
      <potentialOwner><resourceRef>HR</resourceRef></potentialOwner>
    </userTask>
    <exclusiveGateway id="Gate">
      <extensionElements><st:duty code="A" role="Boss"/></extensionElements>
    </exclusiveGateway>
    <subProcess id="Sub">
      <extensionElements><st:duty code="A" role="Boss"/><st:duty code="R" role="Legal"/></extensionElements>
      <task id="Inside"/>
    </subProcess>
  </process>
</definitions>`

func TestDutiesAreReadFromTheDrawing(t *testing.T) {
	d, err := bpmn.Decode(strings.NewReader(hiring))
	if err != nil {
		t.Fatal(err)
	}
	m := raci.Of(d)
	for _, c := range []struct {
		why  string
		got  []string
		want []string
	}{
		{"approval", m.Accountable("Check"), []string{"Boss"}},
		{"consultation, each once, in file order", m.Consulted("Check"), []string{"Legal", "HR"}},
		{"lanes and pools can be informed", m.Informed("Check"), []string{"Desk", "Pool"}},
		{"a code of one's own", m.Duty("Check", "V"), []string{"HR"}},
		{"a code in Chinese", m.Duty("Check", "质检"), []string{"HR"}},
		{"a code that nobody has", m.Duty("Check", "S"), nil},
		{"R is still the lane's", m.Duty("Check", "R"), []string{"Desk"}},
		{"R as BPMN has it comes first, then our own", m.Responsible("Sign"), []string{"HR", "Boss"}},
		{"gateways have duties too", m.Accountable("Gate"), []string{"Boss"}},
		{"what is inside a sub-process is done by whoever does that", m.Responsible("Inside"), []string{"Legal"}},
		{"but approval is not handed down", m.Accountable("Inside"), nil},
		{"nobody for what is not there", m.Informed("NoSuchNode"), nil},
		{"all codes of a step", m.Codes("Check"), []string{"A", "C", "I", "R", "V", "质检"}},
	} {
		if !slices.Equal(c.got, c.want) {
			t.Errorf("%s: got %q, want %q", c.why, c.got, c.want)
		}
	}
	m.Accountable("Check")[0] = "somebody else"
	if got := m.Accountable("Check")[0]; got != "Boss" {
		t.Errorf("a caller changed the matrix: %q", got)
	}
}

func TestDutiesOfAModelMadeInGo(t *testing.T) {
	n := &model.Node{Base: model.Base{ID: "T", Extensions: []model.Extension{{Space: raci.Space, Name: "duty",
		Attributes: []model.Attribute{{Name: "code", Value: "I"}, {Space: raci.Space, Name: "role", Value: "R1"}}}}},
		Kind: model.Task, Activity: &model.Activity{}}
	d := &model.Definitions{Resources: []*model.Resource{{Base: model.Base{ID: "R1"}}},
		Processes: []*model.Process{{Scope: model.Scope{Nodes: []*model.Node{n}}}}}
	if got := raci.Of(d).Informed("T"); !slices.Equal(got, []string{"R1"}) {
		t.Errorf("got %q, want R1", got)
	}
}
