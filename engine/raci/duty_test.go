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

// speaking is a drawing with duties of one step each: "D=Boss A=HR".
func speaking(t *testing.T, steps ...string) *model.Definitions {
	t.Helper()
	d := &model.Definitions{Resources: []*model.Resource{{Base: model.Base{ID: "Boss"}}, {Base: model.Base{ID: "HR"}}, {Base: model.Base{ID: "Desk"}}}}
	p := &model.Process{LaneSets: []*model.LaneSet{{Lanes: []*model.Lane{{Base: model.Base{ID: "Lane"}, Element: "Desk"}}}}}
	for i, duties := range steps {
		n := &model.Node{Base: model.Base{ID: model.ID(string(rune('a' + i)))}, Kind: model.Task, Activity: &model.Activity{}}
		for _, duty := range strings.Fields(duties) {
			code, role, _ := strings.Cut(duty, "=")
			n.Extensions = append(n.Extensions, model.Extension{Space: raci.Space, Name: "duty", Attributes: []model.Attribute{{Name: "code", Value: code}, {Name: "role", Value: role}}})
		}
		p.Nodes = append(p.Nodes, n)
		p.LaneSets[0].Lanes[0].Nodes = append(p.LaneSets[0].Lanes[0].Nodes, n.ID)
	}
	d.Processes = []*model.Process{p}
	return d
}

func TestTheDriverOfDACIDoesTheStep(t *testing.T) {
	for _, c := range []struct {
		why   string
		steps []string
		does  []string // the first step
		d     []string // who has the duty D with it
	}{
		{"D does it, not the lane", []string{"D=Boss A=HR C=Desk"}, []string{"Boss"}, []string{"Boss"}},
		{"beside R", []string{"R=HR D=Boss D=HR"}, []string{"HR", "Boss"}, []string{"HR", "Boss"}},
		{"where nobody has D the lane does it", []string{"A=HR", "D=Boss"}, []string{"Desk"}, []string{"Desk"}},
		{"D of other sets is a duty like others", []string{"D=Boss P=HR"}, []string{"Desk"}, []string{"Boss"}},
		{"wherever the other code stands", []string{"D=Boss", "S=HR"}, []string{"Desk"}, []string{"Boss"}},
		{"nobody has D", []string{"A=Boss"}, []string{"Desk"}, nil},
	} {
		m := raci.Of(speaking(t, c.steps...))
		if got := m.Responsible("a"); !slices.Equal(got, c.does) {
			t.Errorf("%s: done by %q, want %q", c.why, got, c.does)
		}
		if got := m.Duty("a", "D"); !slices.Equal(got, c.d) {
			t.Errorf("%s: D is %q, want %q", c.why, got, c.d)
		}
	}
	m := raci.Of(speaking(t, "D=Boss A=HR C=Desk I=Boss"))
	if a, c, i := m.Accountable("a"), m.Consulted("a"), m.Informed("a"); !slices.Equal(a, []string{"HR"}) || !slices.Equal(c, []string{"Desk"}) || !slices.Equal(i, []string{"Boss"}) {
		t.Errorf("got A %q, C %q, I %q, want HR, Desk and Boss", a, c, i)
	}
}
