package edit_test

import (
	"strings"
	"testing"

	"sandtable/engine/bpmn"
	"sandtable/engine/edit"
	"sandtable/engine/model"
	"sandtable/engine/raci"
)

const claim = `<?xml version="1.0"?><definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:st="urn:sandtable:bpmn:1"
  xmlns:camunda="http://camunda.org/schema/1.0/bpmn" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="D" targetNamespace="urn:t">
  <resource id="clerk" name="Clerk"/><resource id="head" name="Head"/>
  <process id="P">
    <userTask id="a" camunda:candidateGroups="old"><extensionElements><zeebe:assignmentDefinition candidateGroups="old"/><st:duty code=" C " role=" head "/></extensionElements></userTask>
    <userTask id="b"/>
  </process>
</definitions>`

func decoded(t *testing.T) *model.Definitions {
	t.Helper()
	d, err := bpmn.Decode(strings.NewReader(claim))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func applied(t *testing.T, d *model.Definitions, e edit.Edit) *model.Definitions {
	t.Helper()
	after, err := edit.Apply(d, []edit.Edit{e})
	if err != nil {
		t.Fatal(err)
	}
	return after
}

func TestGroupsAreSetWhereverTheDrawingNamesThem(t *testing.T) {
	d := decoded(t)
	after := applied(t, d, edit.Edit{Do: edit.Set, Element: "a", Property: "groups", Value: "clerk,head"})
	groups := func(d *model.Definitions) (c7, c8 string) {
		n := d.Node("a")
		for _, a := range n.Attributes {
			if a.Name == "candidateGroups" {
				c7 = a.Value
			}
		}
		return c7, n.Extensions[0].Attributes[0].Value
	}
	if c7, c8 := groups(after); c7 != "clerk,head" || c8 != "clerk,head" {
		t.Errorf("got %q for Camunda and %q for Zeebe, want clerk,head for both", c7, c8)
	}
	if c7, c8 := groups(d); c7 != "old" || c8 != "old" {
		t.Errorf("the drawing that was given changed: %q, %q", c7, c8)
	}
	if _, err := edit.Apply(d, []edit.Edit{{Do: edit.Set, Element: "b", Property: "groups", Value: "clerk"}}); err == nil {
		t.Error("a task that names no groups: got no error")
	}
}

func TestADutyIsAssignedByAChannelAndTakenAway(t *testing.T) {
	d := applied(t, decoded(t), edit.Edit{Do: edit.Assign, Element: "a", Code: "C", Role: "head", Value: "meeting"})
	if got := raci.Entries(d.Node("a")); len(got) != 1 || got[0].By != raci.InPerson {
		t.Errorf("got %+v, want the one duty, by a meeting", got)
	}
	d = applied(t, d, edit.Edit{Do: edit.Unassign, Element: "a", Code: "C", Role: "head"})
	if got := raci.Entries(d.Node("a")); len(got) != 0 {
		t.Errorf("got %+v, want no duty", got)
	}
}

func TestARoleIsRemoved(t *testing.T) {
	d := decoded(t)
	if after := applied(t, d, edit.Edit{Do: edit.Remove, Element: "head"}); after.Resource("head") != nil || after.Resource("clerk") == nil || d.Resource("head") == nil {
		t.Error("got other roles than clerk, or the drawing that was given changed")
	}
}

func TestAFreshIDIsFree(t *testing.T) {
	d := decoded(t)
	for stem, want := range map[string]model.ID{"c": "c", "a": "a_2", "head": "head_2", "P": "P_2"} {
		if got := edit.Fresh(d, stem); got != want {
			t.Errorf("%s: got %s, want %s", stem, got, want)
		}
	}
}
