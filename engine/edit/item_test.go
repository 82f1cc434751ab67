package edit_test

import (
	"testing"

	"sandtable/engine/edit"
	"sandtable/engine/model"
	"sandtable/engine/sketch"
)

func TestItemSetsOneOfSeveral(t *testing.T) {
	d := sketch.Process("startEvent s\n task A\n s -> A 1")
	p := d.Processes[0]
	variable := func(name, kind string) model.Extension {
		return model.Extension{Space: model.Space, Name: "variable", Attributes: []model.Attribute{{Name: "name", Value: name}, {Name: "type", Value: kind}}}
	}
	p.Extensions = []model.Extension{variable("a", "text"), variable("b", "text")}
	after, err := edit.Apply(d, []edit.Edit{
		{Do: edit.Item, Element: p.ID, Kind: "variable", Name: "b", Property: "type", Value: "number"},
		{Do: edit.Item, Element: p.ID, Kind: "variable", Name: "c", Property: "type", Value: "boolean"},
		{Do: edit.Item, Element: p.ID, Kind: "variable", Name: "c", Property: "input", Value: "true"},
		{Do: edit.Item, Element: p.ID, Kind: "variable", Name: "a"},
		{Do: edit.Item, Element: "A", Kind: "write", Name: "b", Property: "value", Value: "5"},
	})
	if err != nil {
		t.Fatal(err)
	}
	got := ""
	for _, e := range after.Processes[0].Own("variable") {
		got += e.Attribute("name") + " " + e.Attribute("type") + " " + e.Attribute("input") + "; "
	}
	if want := "b number ; c boolean true; "; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if w := after.Node("A").Own("write"); len(w) != 1 || w[0].Attribute("variable") != "b" || w[0].Attribute("value") != "5" {
		t.Errorf("got %+v, want a write of b", w)
	}
	if own := p.Own("variable"); len(own) != 2 || own[1].Attribute("type") != "text" {
		t.Errorf("the drawing that was given changed: %+v", own)
	}
	if _, err := edit.Apply(d, []edit.Edit{{Do: edit.Item, Element: "nowhere", Kind: "variable", Name: "x", Property: "type"}}); err == nil {
		t.Error("an item of an element that is not there was set")
	}
}
