package edit_test

import (
	"testing"

	"sandtable/engine/edit"
	"sandtable/engine/model"
	"sandtable/engine/sketch"
)

func TestAFreshIDIsOneThatNothingHas(t *testing.T) {
	d := sketch.Process("startEvent Gateway_Fix\n subProcess Inner {\n task Task_Fix\n }\n message Message_Fix\n Gateway_Fix -> Inner Flow_Fix")
	d.Processes[0].DataObjects = []*model.DataObject{{Base: model.Base{ID: "Data_Fix"}}}
	for stem, want := range map[string]model.ID{
		"Gateway_Fix": "Gateway_Fix_2", "Task_Fix": "Task_Fix_2", "Flow_Fix": "Flow_Fix_2", "Message_Fix": "Message_Fix_2",
		"Data_Fix": "Data_Fix_2", "P": "P_2", "End_Fix": "End_Fix",
	} {
		if got := edit.Fresh(d, stem); got != want {
			t.Errorf("%s: got %s, want %s", stem, got, want)
		}
	}
	taken := edit.Taken(d)
	if a, b := edit.FreshIn(taken, "End_Fix"), edit.FreshIn(taken, "End_Fix"); a != "End_Fix" || b != "End_Fix_2" {
		t.Errorf("two of one stem: got %s and %s, want End_Fix and End_Fix_2", a, b)
	}
}

func TestWhatRulesOfStructureChangeCanBeChanged(t *testing.T) {
	const drawn = "startEvent s\n task A loop\n subProcess Q {\n task inner\n }\n intermediateThrowEvent l link\n s -> A 1\n A -> Q 2\n Q -> l 3"
	for _, c := range []struct {
		why  string
		edit edit.Edit
		is   func(*model.Definitions) bool
	}{
		{"a loop marker goes", edit.Edit{Do: edit.Set, Element: "A", Property: "loop"}, func(d *model.Definitions) bool { return d.Node("A").Activity.Loop == nil }},
		{"a link gets its name", edit.Edit{Do: edit.Set, Element: "l", Property: "link", Value: "Shipping"}, func(d *model.Definitions) bool {
			return d.Node("l").Event.Definitions[0].Link == "Shipping"
		}},
		{"a task has nothing inside", edit.Edit{Do: edit.Replace, Element: "Q", Kind: "task"}, func(d *model.Definitions) bool {
			return d.Node("Q").Activity.Inside == nil && d.Node("inner") == nil
		}},
	} {
		before := sketch.Process(drawn)
		after, err := edit.Apply(before, []edit.Edit{c.edit})
		if err != nil || !c.is(after) || c.is(before) {
			t.Errorf("%s: not so, or so before (%v)", c.why, err)
		}
	}
	for _, e := range []edit.Edit{{Do: edit.Set, Element: "s", Property: "loop"}, {Do: edit.Set, Element: "A", Property: "link"}, {Do: edit.Set, Element: "A", Property: "loop", Value: "often"}} {
		if _, err := edit.Apply(sketch.Process(drawn), []edit.Edit{e}); err == nil {
			t.Errorf("%s of %s as %q: got no error", e.Property, e.Element, e.Value)
		}
	}
}
