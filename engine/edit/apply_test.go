package edit_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"sandtable/engine/bpmn"
	"sandtable/engine/edit"
	"sandtable/engine/model"
	"sandtable/engine/raci"
)

const drawn = `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:st="urn:sandtable:bpmn:1" id="D" targetNamespace="x">
<resource id="Clerk" name="Clerk"/><resource id="Boss" name="Boss"/>
<process id="P">
 <laneSet id="LS"><lane id="Desk" name="Desk" partitionElementRef="Clerk"><flowNodeRef>S</flowNodeRef><flowNodeRef>A</flowNodeRef></lane><lane id="Office" name="Office"/></laneSet>
 <startEvent id="S"/><userTask id="A" name="Check order"><extensionElements><st:duty code="A" role="Boss"/></extensionElements></userTask>
 <boundaryEvent id="B" attachedToRef="A"><timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition></boundaryEvent>
 <exclusiveGateway id="G" default="f3"/><endEvent id="E"/><endEvent id="E2"/>
 <sequenceFlow id="f1" sourceRef="S" targetRef="A"/><sequenceFlow id="f2" sourceRef="A" targetRef="G"/>
 <sequenceFlow id="f3" sourceRef="G" targetRef="E"/><sequenceFlow id="f4" sourceRef="G" targetRef="A"/><sequenceFlow id="f5" sourceRef="B" targetRef="E2"/>
</process></definitions>`

func read(t *testing.T) *model.Definitions {
	t.Helper()
	d, err := bpmn.Decode(strings.NewReader(drawn))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// flows are a drawing's sequence flows, as in “f1 S A”.
func flows(d *model.Definitions) string {
	var all []string
	for _, f := range d.Processes[0].Flows {
		all = append(all, string(f.ID)+" "+string(f.Source)+" "+string(f.Target))
	}
	return strings.Join(all, ", ")
}

func TestEveryVerbDoesWhatItSaysAndLeavesTheDrawingAlone(t *testing.T) {
	for _, c := range []struct {
		why   string
		edits []edit.Edit
		holds func(*model.Definitions) bool
	}{
		{"a node goes with its flows and what is attached to it", []edit.Edit{{Do: edit.Remove, Element: "A"}}, func(d *model.Definitions) bool {
			return flows(d) == "f3 G E" && d.Node("B") == nil && len(d.Node("S").Outgoing) == 0 && !slices.Contains(d.Processes[0].LaneSets[0].Lanes[0].Nodes, "A")
		}},
		{"a flow goes, and is no default any more", []edit.Edit{{Do: edit.Remove, Element: "f3"}}, func(d *model.Definitions) bool {
			return d.Flow("f3") == nil && d.Node("G").Gateway.Default == "" && len(d.Node("E").Incoming) == 0
		}},
		{"a node is put between two", []edit.Edit{
			{Do: edit.Add, Element: "N", Kind: "parallelGateway", Name: "Both", Source: "S"},
			{Do: edit.Reconnect, Element: "f1", Target: "N"}, {Do: edit.Connect, Element: "n1", Source: "N", Target: "A"},
		}, func(d *model.Definitions) bool {
			return strings.HasPrefix(flows(d), "f1 S N,") && strings.HasSuffix(flows(d), "n1 N A") && d.Node("N").Kind == model.ParallelGateway &&
				slices.Equal(d.Node("N").Incoming, []model.ID{"f1"}) && slices.Contains(d.Processes[0].LaneSets[0].Lanes[0].Nodes, "N") && !slices.Contains(d.Node("A").Incoming, "f1")
		}},
		{"a boundary event is attached", []edit.Edit{{Do: edit.Add, Element: "T", Kind: "boundaryEvent", Event: "timer", Value: "PT4H", Source: "A"}}, func(d *model.Definitions) bool {
			n := d.Node("T")
			return n.Event.AttachedTo == "A" && n.Event.Definitions[0].Duration.Text == "PT4H"
		}},
		{"a gateway becomes another", []edit.Edit{{Do: edit.Replace, Element: "G", Kind: "parallelGateway"}}, func(d *model.Definitions) bool {
			return d.Node("G").Kind == model.ParallelGateway && d.Node("G").Gateway.Default == ""
		}},
		{"a task becomes a sub-process", []edit.Edit{{Do: edit.Replace, Element: "A", Kind: "subProcess"}}, func(d *model.Definitions) bool {
			return d.Node("A").Activity.Inside != nil
		}},
		{"names change", []edit.Edit{{Do: edit.Rename, Element: "A", Name: "Approve"}, {Do: edit.Rename, Element: "Desk", Name: "Front desk"}}, func(d *model.Definitions) bool {
			return d.Node("A").Name == "Approve" && d.Processes[0].LaneSets[0].Lanes[0].Name == "Front desk"
		}},
		{"default, condition, duration", []edit.Edit{
			{Do: edit.Set, Element: "G", Property: "default", Value: "f4"}, {Do: edit.Set, Element: "f3", Property: "condition", Value: "ok"}, {Do: edit.Set, Element: "B", Property: "duration", Value: "PT2H"},
		}, func(d *model.Definitions) bool {
			return d.Node("G").Gateway.Default == "f4" && d.Flow("f3").Condition.Text == "ok" && d.Node("B").Event.Definitions[0].Duration.Text == "PT2H"
		}},
		{"a step moves to another lane, which stands for another role", []edit.Edit{
			{Do: edit.Define, Element: "Chief", Name: "Chief"}, {Do: edit.Set, Element: "A", Property: "lane", Value: "Office"}, {Do: edit.Set, Element: "Office", Property: "role", Value: "Chief"},
		}, func(d *model.Definitions) bool {
			return slices.Equal(raci.Of(d).Responsible("A"), []string{"Chief"})
		}},
		{"duties come and go", []edit.Edit{
			{Do: edit.Unassign, Element: "A", Code: "A", Role: "Boss"}, {Do: edit.Assign, Element: "A", Code: "A", Role: "Clerk"}, {Do: edit.Assign, Element: "A", Code: "R", Role: "Boss"},
		}, func(d *model.Definitions) bool {
			m := raci.Of(d)
			return slices.Equal(m.Accountable("A"), []string{"Clerk"}) && slices.Equal(m.Responsible("A"), []string{"Boss"})
		}},
		{"a note is made, changed and taken away", []edit.Edit{
			{Do: edit.Note, Element: "A", Kind: "step", Property: "signing", Value: "all"}, {Do: edit.Note, Element: "A", Kind: "step", Property: "signing", Value: "any"},
			{Do: edit.Note, Element: "A", Kind: "duty"},
		}, func(d *model.Definitions) bool {
			own := d.Node("A").Own("step")
			return len(own) == 1 && own[0].Attribute("signing") == "any" && len(d.Node("A").Own("duty")) == 0
		}},
	} {
		d := read(t)
		after, err := edit.Apply(d, c.edits)
		if err != nil {
			t.Errorf("%s: %v", c.why, err)
			continue
		}
		if !c.holds(after) {
			t.Errorf("%s: not so: %s", c.why, flows(after))
		}
		if !reflect.DeepEqual(d, read(t)) {
			t.Errorf("%s: the drawing that was given has changed", c.why)
		}
	}
}

func TestWhatCannotBeCarriedOutIsRefused(t *testing.T) {
	for why, e := range map[string]edit.Edit{
		"nobody":           {Do: edit.Remove, Element: "X"},
		"no element":       {Do: edit.Add, Element: "N", Kind: "teapot", Source: "S"},
		"a taken id":       {Do: edit.Add, Element: "A", Kind: "task", Source: "S"},
		"a flow to no one": {Do: edit.Connect, Element: "n", Source: "S", Target: "X"},
		"a taken flow id":  {Do: edit.Connect, Element: "f1", Source: "S", Target: "G"},
		"no timer":         {Do: edit.Set, Element: "A", Property: "duration", Value: "PT1H"},
		"no lane":          {Do: edit.Set, Element: "A", Property: "lane", Value: "X"},
		"no property":      {Do: edit.Set, Element: "A", Property: "colour", Value: "red"},
		"no verb":          {Do: "dance", Element: "A"},
	} {
		if _, err := edit.Apply(read(t), []edit.Edit{e}); err == nil {
			t.Errorf("%s: was carried out", why)
		}
	}
}
