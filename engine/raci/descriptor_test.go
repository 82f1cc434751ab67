package raci

import (
	"encoding/json"
	"os"
	"reflect"
	"slices"
	"testing"

	"sandtable/engine/model"
)

// descriptor is what we need of the definition of our extension elements.
type descriptor struct {
	Types []struct {
		Name       string
		Properties []struct {
			Name, Type string
			IsAttr     bool
		}
	}
}

// TestEveryAttributeOfTheDescriptorIsRead holds the readers to the one definition of our extension elements: an
// attribute by itself makes a difference to what is read.
func TestEveryAttributeOfTheDescriptorIsRead(t *testing.T) {
	data, err := os.ReadFile("../../frontend/src/modeler/sandtable.json")
	if err != nil {
		t.Fatal(err)
	}
	var d descriptor
	if err := json.Unmarshal(data, &d); err != nil {
		t.Fatal(err)
	}
	read := map[string]func(model.Extension) any{
		"Duty":       func(x model.Extension) any { return Entries(&model.Node{Base: bearing(x)})[0] },
		"Step":       func(x model.Extension) any { return StepOf(&model.Node{Base: bearing(x)}) },
		"Separation": func(x model.Extension) any { return Separations(&model.Process{Base: bearing(x)})[0] },
		"Binding":    func(x model.Extension) any { return Bindings(&model.Process{Base: bearing(x)})[0] },
		"Role":       func(x model.Extension) any { b := bearing(x); return StandingOf(&b) },
	}
	seen := 0
	for _, typ := range d.Types {
		of := read[typ.Name]
		if of == nil {
			continue
		}
		seen++
		element := map[string]string{"Duty": "duty", "Step": "step", "Separation": "separation", "Binding": "binding", "Role": "role"}[typ.Name]
		nothing := of(model.Extension{Space: Space, Name: element})
		for _, p := range typ.Properties {
			value := "something"
			if p.Type == "Boolean" {
				value = "true"
			}
			x := model.Extension{Space: Space, Name: element, Attributes: []model.Attribute{{Name: p.Name, Value: value}}}
			if got := of(x); !p.IsAttr || reflect.DeepEqual(got, nothing) {
				t.Errorf("st:%s %s: it is not read: %+v", element, p.Name, got)
			}
		}
		if fields := reflect.TypeOf(nothing); fields.NumField()-positions(fields) != len(typ.Properties) {
			t.Errorf("st:%s: %d attributes in the descriptor, %d are read", element, len(typ.Properties), fields.NumField()-positions(fields))
		}
	}
	if seen != len(read) {
		t.Errorf("%d of the types of the descriptor are read, want %d", seen, len(read))
	}
}

func bearing(x model.Extension) model.Base { return model.Base{Extensions: []model.Extension{x}} }

// positions is how many fields say where something stands, which is no attribute.
func positions(t reflect.Type) int {
	n := 0
	for i := range t.NumField() {
		if t.Field(i).Type == reflect.TypeFor[model.Pos]() {
			n++
		}
	}
	return n
}

func TestEntriesKeepWhatTheMatrixCannotPlace(t *testing.T) {
	n := task("T", "Clerk", "Clerk", "Gone")
	n.Extensions = []model.Extension{
		{Space: Space, Name: "duty", Attributes: []model.Attribute{{Name: "code", Value: " A "}, {Name: "role", Value: "Nobody"}, {Name: "by", Value: "meeting"}}},
		{Space: "urn:other", Name: "duty", Attributes: []model.Attribute{{Name: "code", Value: "A"}, {Name: "role", Value: "Clerk"}}},
	}
	want := []Entry{{Code: "A", Role: "Nobody", By: InPerson}}
	if got := Entries(n); !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
	if got := Performers(n); !slices.Equal(got, []string{"Clerk", "Gone"}) {
		t.Errorf("got performers %q, want Clerk and Gone, each once", got)
	}
}

func TestABooleanIsReadAsXMLSchemaHasIt(t *testing.T) {
	for word, want := range map[string]bool{"true": true, "1": true, " true ": true, "false": false, "0": false, "yes": false, "": false} {
		n := &model.Node{Base: bearing(model.Extension{Space: Space, Name: "step", Attributes: []model.Attribute{{Name: "control", Value: word}}})}
		if got := StepOf(n).Control; got != want {
			t.Errorf("control=%q: got %v, want %v", word, got, want)
		}
	}
}
