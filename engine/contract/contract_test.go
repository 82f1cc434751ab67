package contract_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"sandtable/engine/bpmn"
	"sandtable/engine/contract"
	"sandtable/engine/model"
)

const order = `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:st="urn:sandtable:bpmn:1" id="D" targetNamespace="urn:t">
<message id="M_Order" name="Order"/><message id="M_Done" name="Delivery note" itemRef="I"/><message id="M_Never" name="Reminder"/><signal id="S_Stop" name="Stop"/><itemDefinition id="I" structureRef="DeliveryNote"/>
<collaboration id="C"><participant id="A" processRef="P"/><participant id="B" name="Customer"/><messageFlow id="mf" sourceRef="T" targetRef="B" messageRef="M_Never"/></collaboration>
<process id="P" name="Order"><extensionElements><st:term name="Order value" owner="Sales" text="Net" from="Price | Quantity"/>
<st:variable name="amount" type="number" min="0" max="1000" input="true" term="Order value" text="What it is worth"/><st:variable name="status" type="text" values="open|done"/><st:variable name="late" type="duration"/><st:variable name="sure" type="boolean"/></extensionElements>
<startEvent id="S"><messageEventDefinition id="e" messageRef="M_Order"/></startEvent><userTask id="T" name="Check"/><boundaryEvent id="X" attachedToRef="T"><signalEventDefinition id="g" signalRef="S_Stop"/></boundaryEvent>
<endEvent id="E" name="Delivered"><messageEventDefinition id="f" messageRef="M_Done"/></endEvent><endEvent id="E2"/><sequenceFlow id="f1" sourceRef="S" targetRef="T"/><sequenceFlow id="f2" sourceRef="T" targetRef="E"/><sequenceFlow id="f3" sourceRef="X" targetRef="E2"/></process></definitions>`

func decoded(t *testing.T, text string) *model.Definitions {
	t.Helper()
	d, err := bpmn.Decode(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

var head = contract.Head{ID: "acme/order", Version: "1.2.0", Active: true}

func TestADictionaryIsADataContract(t *testing.T) {
	var c struct {
		Status string
		Schema []struct {
			Name, BusinessName string
			Properties         []struct {
				Name, BusinessName, LogicalType string
				LogicalTypeOptions              map[string]float64
				Required                        bool
				Quality                         []struct {
					Arguments struct{ ValidValues []string }
				}
				CustomProperties []struct{ Property, Value string }
			}
		}
		CustomProperties []struct {
			Value []struct{ Name, Owner string }
		}
	}
	if err := json.Unmarshal(contract.ODCS(decoded(t, order), head), &c); err != nil {
		t.Fatal(err)
	}
	if c.Status != "active" || len(c.Schema) != 1 || c.Schema[0].Name != "P" || c.Schema[0].BusinessName != "Order" || len(c.CustomProperties) != 1 || c.CustomProperties[0].Value[0].Owner != "Sales" {
		t.Fatalf("got %+v", c)
	}
	p := c.Schema[0].Properties
	if len(p) != 4 || p[0].BusinessName != "Order value" || p[0].LogicalTypeOptions["maximum"] != 1000 || !p[0].Required || p[0].CustomProperties[0].Value != "Sales" ||
		!slices.Equal(p[1].Quality[0].Arguments.ValidValues, []string{"open", "done"}) || p[2].LogicalType != "number" || p[2].CustomProperties[0].Value != "seconds" || p[3].LogicalType != "boolean" {
		t.Errorf("got %+v", p)
	}
}

func TestWhatPassesIsAnAsyncAPI(t *testing.T) {
	var a struct {
		Channels map[string]struct {
			Messages map[string]struct{ Payload map[string]string }
		}
		Operations map[string]struct {
			Action  string
			Channel map[string]string
		}
	}
	if err := json.Unmarshal(contract.AsyncAPI(decoded(t, order), head), &a); err != nil {
		t.Fatal(err)
	}
	if len(a.Channels) != 4 || a.Channels["M_Done"].Messages["M_Done"].Payload["title"] != "DeliveryNote" {
		t.Errorf("channels: %+v", a.Channels)
	}
	want := map[string]string{"S.receive.M_Order": "receive", "X.receive.S_Stop": "receive", "E.send.M_Done": "send", "T.send.M_Never": "send"}
	for name, action := range want {
		if a.Operations[name].Action != action {
			t.Errorf("%s: got %+v, want it to %s", name, a.Operations[name], action)
		}
	}
	if len(a.Operations) != len(want) {
		t.Errorf("got %d operations, want %d: %+v", len(a.Operations), len(want), a.Operations)
	}
}

func TestWhereThereIsNothingToSayNothingIsWritten(t *testing.T) {
	d := decoded(t, `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"><process id="P"/></definitions>`)
	if got := contract.ODCS(d, head); got != nil {
		t.Errorf("got %s", got)
	}
	if got := contract.AsyncAPI(d, head); got != nil {
		t.Errorf("got %s", got)
	}
}

// TestContractsKeepToTheirStandards holds what is written against the schemas that the standards publish.
func TestContractsKeepToTheirStandards(t *testing.T) {
	corpus := os.Getenv("SANDTABLE_CORPUS")
	if corpus == "" {
		t.Skip("skipped: no corpus")
	}
	files, err := filepath.Glob("../../app/samples/*/process*.bpmn")
	if err != nil || len(files) < 10 {
		t.Fatalf("%d samples, %v", len(files), err)
	}
	texts := []string{order}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		texts = append(texts, string(text))
	}
	for _, standard := range []struct {
		schema string
		write  func(*model.Definitions, contract.Head) []byte
	}{{"odcs/odcs-json-schema-v3.1.0.json", contract.ODCS}, {"asyncapi/asyncapi-3.0.0-without-id.json", contract.AsyncAPI}} {
		schema, err := jsonschema.NewCompiler().Compile(filepath.Join(corpus, "schemas", standard.schema))
		if err != nil {
			t.Fatal(err)
		}
		held := 0
		for i, text := range texts {
			got := standard.write(decoded(t, text), head)
			if got == nil {
				continue
			}
			held++
			document, err := jsonschema.UnmarshalJSON(bytes.NewReader(got))
			if err != nil {
				t.Fatal(err)
			}
			if err := schema.Validate(document); err != nil {
				t.Errorf("file %d breaks %s: %v", i, standard.schema, err)
			}
		}
		if held < 5 {
			t.Errorf("only %d documents were held against %s", held, standard.schema)
		}
	}
}
