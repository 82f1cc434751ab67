package adopt_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sandtable/engine/adopt"
	"sandtable/engine/bpmn"
	"sandtable/engine/compile"
	"sandtable/engine/data"
	"sandtable/engine/raci"
	"sandtable/engine/scenario"
)

const drawing = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:st="urn:sandtable:bpmn:1" xmlns:other="urn:other" id="D" targetNamespace="urn:t">
  <!-- clerk stays what it is in here -->
  <bpmn:resource id="clerk" name='Clerk &amp; co'><bpmn:extensionElements><st:role senior="boss" deputy="helper"/></bpmn:extensionElements></bpmn:resource>
  <bpmn:resource id="helper" name="Helper"/>
  <bpmn:resource id="boss" name="Boss"/>
  <bpmn:process id="P" name="clerk">
    <bpmn:extensionElements><st:term name="Value" owner="boss" text="Net"/><st:variable name="clerk" type="text" values="boss|clerk"/></bpmn:extensionElements>
    <bpmn:laneSet id="L"><bpmn:lane id="clerk_lane" name="clerk" partitionElementRef="clerk"><bpmn:flowNodeRef>T</bpmn:flowNodeRef></bpmn:lane></bpmn:laneSet>
    <bpmn:startEvent id="S"/>
    <bpmn:userTask id="T" name="Ask the clerk"><bpmn:extensionElements><st:duty code="A" role="boss"/><other:duty role="boss"/><st:promise completeWithin="P1D"><st:action after="P1D" do="escalate" to="boss"/></st:promise></bpmn:extensionElements>
      <bpmn:potentialOwner id="o"><bpmn:resourceRef>clerk</bpmn:resourceRef></bpmn:potentialOwner></bpmn:userTask>
    <bpmn:endEvent id="E"/>
    <bpmn:sequenceFlow id="f" sourceRef="S" targetRef="T"/><bpmn:sequenceFlow id="g" sourceRef="T" targetRef="E"/>
  </bpmn:process>
</bpmn:definitions>`

const numbers = `{"$schema": "urn:sandtable:scenario:1", "name": "As is", "start": "2026-01-05T09:00:00+08:00", "zone": "Asia/Shanghai", "arrivals": {"S": {"every": {"dist": "exponential", "mean": "PT1H"}}},
 "calendars": {}, "roles": {"boss": {"name": "Boss", "headcount": 1}, "clerk": {"name": "Clerk", "headcount": 2, "deputies": ["helper"]}, "helper": {"name": "Helper", "headcount": 5}},
 "tasks": {"T": {"duration": {"dist": "fixed", "value": "PT30M"}, "roles": ["clerk", "helper"], "by": {"clerk": {"dist": "fixed", "value": "PT20M"}},
   "promise": {"completeWithin": "P1D", "actions": [{"after": "P1D", "do": "escalate", "to": "boss"}]}}}, "run": {"cases": 10, "replications": 1, "seed": 7}}`

var roles = map[string]adopt.Role{"clerk": {ID: "role <7>", Name: "Sachbearbeiter"}, "boss": {ID: "chef", Name: "Chef"}, "helper": {ID: "helper", Name: ""}}

func TestRolesBecomeOnesOwnAndNothingElseChanges(t *testing.T) {
	got, err := adopt.Drawing([]byte(drawing), roles, map[string]adopt.Term{"Value": {Owner: "Chef", Text: `Gross "all in"`}})
	if err != nil {
		t.Fatal(err)
	}
	want := strings.NewReplacer(`id="clerk" name='Clerk &amp; co'`, `id="role &lt;7&gt;" name='Sachbearbeiter'`, `senior="boss"`, `senior="chef"`, `id="boss" name="Boss"`, `id="chef" name="Chef"`,
		`owner="boss" text="Net"`, `owner="Chef" text="Gross &#34;all in&#34;"`, `partitionElementRef="clerk"`, `partitionElementRef="role &lt;7&gt;"`, `code="A" role="boss"`, `code="A" role="chef"`,
		`to="boss"`, `to="chef"`, `<bpmn:resourceRef>clerk<`, `<bpmn:resourceRef>role &lt;7&gt;<`).Replace(drawing)
	// Of another namespace nothing is known.
	want = strings.Replace(want, `<other:duty role="chef"/>`, `<other:duty role="boss"/>`, 1)
	if string(got) != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestTwoRolesThatBecomeOneAreDeclaredOnce(t *testing.T) {
	one := map[string]adopt.Role{"clerk": {ID: "team", Name: "Team"}, "helper": {ID: "team", Name: "Team"}}
	got, err := adopt.Drawing([]byte(drawing), one, nil)
	if err != nil {
		t.Fatal(err)
	}
	d, err := bpmn.Decode(bytes.NewReader(got))
	if err != nil || len(d.Resources) != 2 || d.Resources[0].ID != "team" || d.Resources[1].ID != "boss" {
		t.Fatalf("got %v, %v", d, err)
	}
	text, err := adopt.Scenario([]byte(numbers), one)
	if err != nil {
		t.Fatal(err)
	}
	s, err := scenario.Decode(bytes.NewReader(text))
	if err != nil || len(s.Roles) != 2 || s.Roles["team"].Headcount != 2 || s.Roles["team"].Name != "Team" {
		t.Errorf("got %s, %v", text, err)
	}
}

func TestNumbersFollowTheDrawing(t *testing.T) {
	xml, err := adopt.Drawing([]byte(drawing), roles, nil)
	if err != nil {
		t.Fatal(err)
	}
	text, err := adopt.Scenario([]byte(numbers), roles)
	if err != nil {
		t.Fatal(err)
	}
	d, err := bpmn.Decode(bytes.NewReader(xml))
	if err != nil {
		t.Fatal(err)
	}
	s, err := scenario.Decode(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := compile.Definitions(d, s); err != nil {
		t.Errorf("it cannot be played: %v", err)
	}
	task := s.Tasks["T"]
	if task.Roles[0] != "role <7>" || task.By["role <7>"] == nil || task.Promise.Actions[0].To != "chef" || s.Roles["role <7>"].Deputies[0] != "helper" {
		t.Errorf("got %s", text)
	}
	if m := raci.Of(d); m.Accountable("T")[0] != "chef" {
		t.Errorf("got %v", m.Accountable("T"))
	}
	if terms := data.Of(d, nil).Terms; terms[0].Owner != "boss" { // the name of a person or role, as somebody wrote it
		t.Errorf("got %+v", terms[0])
	}
}

// TestEveryTemplateFindsItsRolesElsewhere gives all roles of every template other ids: what stays behind would be missed by the compiler.
func TestEveryTemplateFindsItsRolesElsewhere(t *testing.T) {
	files, err := filepath.Glob("../../app/samples/*/process*.bpmn")
	if err != nil || len(files) < 10 {
		t.Fatalf("%d samples, %v", len(files), err)
	}
	for _, file := range files {
		if strings.Contains(file, "equipment-purchase") {
			continue // it has mistakes on purpose
		}
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		numbers, err := os.ReadFile(strings.NewReplacer("process", "scenario", ".bpmn", ".json").Replace(filepath.Base(file)))
		if err != nil {
			numbers, err = os.ReadFile(filepath.Join(filepath.Dir(file), strings.NewReplacer("process", "scenario", ".bpmn", ".json").Replace(filepath.Base(file))))
		}
		if err != nil {
			t.Fatal(err)
		}
		before, err := bpmn.Decode(bytes.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		all := map[string]adopt.Role{}
		for _, r := range before.Resources {
			all[string(r.ID)] = adopt.Role{ID: "own-" + string(r.ID), Name: "Own " + r.Name}
		}
		xml, err := adopt.Drawing(text, all, nil)
		if err != nil {
			t.Fatal(err)
		}
		after, err := bpmn.Decode(bytes.NewReader(xml))
		if err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		for _, r := range after.Resources {
			if !strings.HasPrefix(string(r.ID), "own-") {
				t.Errorf("%s: %s is still there", file, r.ID)
			}
		}
		changed, err := adopt.Scenario(numbers, all)
		if err != nil {
			t.Fatal(err)
		}
		s, err := scenario.Decode(bytes.NewReader(changed))
		if err != nil {
			t.Errorf("%s: %v", file, err)
			continue
		}
		if _, err := compile.Definitions(after, s); err != nil {
			t.Errorf("%s: %v", file, err)
		}
	}
}
