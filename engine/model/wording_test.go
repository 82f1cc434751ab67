package model_test

import (
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"

	"sandtable/engine/bpmn"
	"sandtable/engine/model"
)

func TestTextsInOtherLanguagesAreRead(t *testing.T) {
	const head = `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:st="urn:sandtable:bpmn:1" id="D" targetNamespace="urn:t"`
	const process = `><process id="P"><task id="T" name="检查订单"><extensionElements><st:text lang="en" name="Check order" documentation="Look at&#10;the amount."/><st:text lang=" fr " name="Vérifier"/></extensionElements></task></process></definitions>`
	for said, want := range map[string]string{` st:language="zh-CN"`: "zh-CN", ` st:language=" en "`: "en", "": "", ` language="en"`: ""} {
		d, err := bpmn.Decode(strings.NewReader(head + said + process))
		if err != nil {
			t.Fatalf("%s: %v", said, err)
		}
		if got := d.Language(); got != want {
			t.Errorf("definitions with%s: got language %q, want %q", said, got, want)
		}
		wordings := []model.Wording{{Language: "en", Name: "Check order", Documentation: "Look at\nthe amount."}, {Language: "fr", Name: "Vérifier"}}
		if got := d.Node("T").Wordings(); !slices.Equal(got, wordings) {
			t.Errorf("got %+v, want %+v", got, wordings)
		}
	}
}

// TestEveryAttributeOfTextsIsRead holds the reader to the definition of our extensions.
func TestEveryAttributeOfTextsIsRead(t *testing.T) {
	data, err := os.ReadFile("../../frontend/src/modeler/sandtable.json")
	if err != nil {
		t.Fatal(err)
	}
	var descriptor struct {
		Types []struct {
			Name       string
			Extends    []string
			Properties []struct{ Name string }
		}
	}
	if err := json.Unmarshal(data, &descriptor); err != nil {
		t.Fatal(err)
	}
	seen := 0
	for _, kind := range descriptor.Types {
		for _, p := range kind.Properties {
			attribute := []model.Attribute{{Space: model.Space, Name: p.Name, Value: "x"}}
			switch {
			case kind.Name == "Text":
				b := model.Base{Extensions: []model.Extension{{Space: model.Space, Name: "text", Attributes: attribute}}}
				if b.Wordings()[0] == (model.Wording{}) {
					t.Errorf("%s of st:text is in the descriptor, but not read", p.Name)
				}
			case slices.Contains(kind.Extends, "bpmn:Definitions"):
				if d := (model.Definitions{Base: model.Base{Attributes: attribute}}); d.Language() == "" {
					t.Errorf("%s of definitions is in the descriptor, but not read", p.Name)
				}
			default:
				continue
			}
			seen++
		}
	}
	if seen != 4 {
		t.Errorf("the descriptor has %d attributes of texts, want 4", seen)
	}
}
