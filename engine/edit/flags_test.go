package edit_test

import (
	"testing"

	"sandtable/engine/edit"
	"sandtable/engine/sketch"
)

func TestProcessesAndEventsTakeTheirFlags(t *testing.T) {
	d := sketch.Process("startEvent s\n task A\n boundaryEvent b timer=PT1H on=A\n s -> A f")
	changed, err := edit.Apply(d, []edit.Edit{{Do: edit.Set, Element: "P", Property: "executable", Value: "true"}, {Do: edit.Set, Element: "b", Property: "interrupting", Value: "false"},
		{Do: edit.Note, Element: "A", Kind: "promise", Property: "currency", Value: "CNY"}, {Do: edit.Note, Element: "A", Kind: "promise", Property: "penalty", Value: "1"}, {Do: edit.Note, Element: "A", Kind: "promise", Property: "penalty"}})
	if err != nil {
		t.Fatal(err)
	}
	if p := changed.Process("P"); !p.IsExecutable || p.ExecutableUnsaid || d.Process("P").IsExecutable {
		t.Errorf("got %+v, want an executable copy", p)
	}
	if changed.Node("b").Event.Interrupting || !d.Node("b").Event.Interrupting {
		t.Error("the timer of the copy does not interrupt, that of the original does")
	}
	own := changed.Node("A").Own("promise")
	if len(own) != 1 || len(own[0].Attributes) != 1 || own[0].Attribute("currency") != "CNY" {
		t.Errorf("got %+v, want the currency alone", own)
	}
	for _, wrong := range []edit.Edit{{Do: edit.Set, Element: "A", Property: "executable", Value: "true"}, {Do: edit.Set, Element: "A", Property: "interrupting", Value: "true"}} {
		if _, err := edit.Apply(d, []edit.Edit{wrong}); err == nil {
			t.Errorf("%+v: got no error", wrong)
		}
	}
}
