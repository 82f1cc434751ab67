package promise_test

import (
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"

	"sandtable/engine/bpmn"
	"sandtable/engine/model"
	"sandtable/engine/promise"
	"sandtable/engine/scenario"
)

func decode(t *testing.T, inside string) *model.Definitions {
	t.Helper()
	d, err := bpmn.Decode(strings.NewReader(`<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:st="urn:sandtable:bpmn:1" targetNamespace="x">` + inside + `</definitions>`))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

const full = `<process id="P"><startEvent id="s"/><task id="A"><extensionElements>
<st:promise startWithin="PT1H" completeWithin=" P1D " calendar="office" penalty="50" penaltyPerHour="2.5" currency="CNY">
<st:action after="PT4H" do="remind"/><st:action after="PT8H" do="escalate" to="Head"/></st:promise></extensionElements></task></process>`

func TestAPromiseIsReadInFull(t *testing.T) {
	p := promise.Of(decode(t, full), nil).Of("A")
	if p == nil || len(p.Faults) > 0 {
		t.Fatalf("got %+v, want a promise without faults", p)
	}
	got := []string{p.StartWithin.String(), p.CompleteWithin.String(), p.Calendar, p.Penalty.String(), p.PenaltyPerHour.String(), p.Currency}
	if want := []string{"PT1H", "P1D", "office", "50.00", "2.50", "CNY"}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if len(p.Actions) != 2 || p.Actions[1].Do != scenario.Escalate || p.Actions[1].To != "Head" || p.Actions[1].After.String() != "PT8H" || p.Actions[0].Do != scenario.Remind {
		t.Errorf("got actions %+v", p.Actions)
	}
}

func TestWhatCannotBeReadIsAFaultAndTheRestCounts(t *testing.T) {
	for _, c := range []struct{ attributes, inside, fault, says string }{
		{`completeWithin="2 days"`, ``, "promise.completeWithin", "is not a duration"},
		{`completeWithin="-PT1H"`, ``, "promise.completeWithin", "is negative"},
		{`completeWithin="P1M"`, ``, "promise.completeWithin", "whose length varies"},
		{`penalty="50 CNY"`, ``, "promise.penalty", "not an amount"},
		{`penaltyPerHour="-1"`, ``, "promise.penaltyPerHour", "not an amount"},
		{`currency="yuan"`, ``, "promise.currency", "not a currency"},
		{``, `<st:action after="PT1H" do="shout"/>`, "promise.do", "nothing that can be done"},
		{``, `<st:action after="PT1H"/>`, "promise.do", "nothing that can be done"},
		{``, `<st:action do="remind"/>`, "promise.after", "after how long"},
		{``, `<st:action after="soon" do="remind"/>`, "promise.after", "is not a duration"},
		{``, `</st:promise><st:promise>`, "promise.twice", "only the first"},
	} {
		d := decode(t, `<process id="P"><task id="A" name="Pack"><extensionElements><st:promise startWithin="PT2H" `+c.attributes+`>`+c.inside+`</st:promise></extensionElements></task></process>`)
		p := promise.Of(d, nil).Of("A")
		if p == nil || len(p.Faults) != 1 || p.Faults[0].Code != c.fault || !strings.Contains(p.Faults[0].Message.EN, c.says) || p.Faults[0].At.Line == 0 {
			t.Errorf("%s %s: got %+v", c.attributes, c.inside, p)
		} else if p.StartWithin.String() != "PT2H" || len(p.Actions) > 0 {
			t.Errorf("%s %s: got %s and %d actions beside the fault", c.attributes, c.inside, p.StartWithin, len(p.Actions))
		}
	}
}

func TestTheScenariosPromiseStandsInsteadOfTheDrawings(t *testing.T) {
	d := decode(t, full)
	s := &scenario.Scenario{Promise: &scenario.Promise{CompleteWithin: 5}, Tasks: map[string]*scenario.Task{"A": {Promise: &scenario.Promise{CompleteWithin: 7}}}}
	all := promise.Of(d, s)
	if a := all.Of("A"); a.CompleteWithin != 7 || a.StartWithin != 0 || a.Currency != "" || a.Path != "/tasks/A/promise" || a.Node == nil {
		t.Errorf("got %+v, want the scenario's promise and nothing of the drawing's", a)
	}
	if p := all.Of("P"); p == nil || p.CompleteWithin != 5 || p.Path != "/promise" || len(all.All) != 2 || all.All[0] != p {
		t.Errorf("got %+v, want the scenario's promise of a case, first", p)
	}
}

func TestPromisesOnWhatKeepsNoneAreStray(t *testing.T) {
	const promised = `<extensionElements><st:promise completeWithin="PT1H"/></extensionElements>`
	d := decode(t, `<process id="P"><laneSet id="L"><lane id="lane">`+promised+`<flowNodeRef>s</flowNodeRef></lane></laneSet><startEvent id="s">`+promised+`</startEvent>
<subProcess id="S">`+promised+`<exclusiveGateway id="g">`+promised+`</exclusiveGateway></subProcess><sequenceFlow id="f" sourceRef="s" targetRef="S">`+promised+`</sequenceFlow></process>`)
	var got []model.ID
	all := promise.Of(d, nil)
	for _, b := range all.Stray {
		got = append(got, b.ID)
	}
	if want := []model.ID{"s", "g", "lane", "f"}; !slices.Equal(got, want) || len(all.All) != 1 || all.Of("S") == nil {
		t.Errorf("got %v and %d promises, want %v and that of S", got, len(all.All), want)
	}
}

// TestEveryAttributeOfTheDescriptorIsRead holds the reader to the definition of our extensions: each attribute
// changes what is read.
func TestEveryAttributeOfTheDescriptorIsRead(t *testing.T) {
	values := map[string]string{"startWithin": "PT1H", "completeWithin": "PT2H", "calendar": "office", "penalty": "1", "penaltyPerHour": "2", "currency": "CNY", "after": "PT3H", "do": "escalate", "to": "Head"}
	data, err := os.ReadFile("../../frontend/src/modeler/sandtable.json")
	if err != nil {
		t.Fatal(err)
	}
	var descriptor struct {
		Types []struct {
			Name       string
			Properties []struct {
				Name   string
				IsAttr bool
			}
		}
	}
	if err := json.Unmarshal(data, &descriptor); err != nil {
		t.Fatal(err)
	}
	read := func(x model.Extension) string {
		p := promise.Read(&model.Base{ID: "A", Extensions: []model.Extension{x}})
		p.Of = nil
		text, _ := json.Marshal(p)
		return string(text)
	}
	seen := 0
	for _, c := range descriptor.Types {
		for _, a := range c.Properties {
			if !a.IsAttr || c.Name != "Promise" && c.Name != "Action" {
				continue
			}
			seen++
			one := []model.Attribute{{Name: a.Name, Value: values[a.Name]}}
			with, without := model.Extension{Space: model.Space, Name: "promise", Attributes: one}, model.Extension{Space: model.Space, Name: "promise"}
			if c.Name == "Action" {
				var rest []model.Attribute
				for name, value := range map[string]string{"after": "PT1H", "do": "remind"} {
					if name != a.Name {
						rest = append(rest, model.Attribute{Name: name, Value: value})
					}
				}
				with = model.Extension{Space: model.Space, Name: "promise", Children: []model.Extension{{Space: model.Space, Name: "action", Attributes: append(one, rest...)}}}
				without.Children = []model.Extension{{Space: model.Space, Name: "action", Attributes: rest}}
			}
			if values[a.Name] == "" || read(with) == read(without) {
				t.Errorf("%s of %s is in the descriptor, but not read", a.Name, c.Name)
			}
		}
	}
	if seen != 9 {
		t.Errorf("the descriptor has %d attributes of promises and actions, want 9", seen)
	}
}
