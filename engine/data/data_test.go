package data_test

import (
	"encoding/json"
	"fmt"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"sandtable/engine/bpmn"
	"sandtable/engine/data"
	"sandtable/engine/model"
	"sandtable/engine/scenario"
)

// file is a process with extensions of its own, a user task “T” with others, and more.
func file(t *testing.T, process, task, more string) *model.Definitions {
	t.Helper()
	d, err := bpmn.Decode(strings.NewReader(`<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:st="urn:sandtable:bpmn:1" xmlns:other="urn:other" id="D" targetNamespace="urn:t">
<process id="P"><extensionElements>` + process + `</extensionElements>
<startEvent id="S"/><userTask id="T"><extensionElements>` + task + `</extensionElements></userTask><endEvent id="E"/>
<sequenceFlow id="f1" sourceRef="S" targetRef="T"/><sequenceFlow id="f2" sourceRef="T" targetRef="E"/>
` + more + `</process></definitions>`))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// TestEveryAttributeOfOurExtensionsIsRead takes every attribute that the descriptor has away in turn: what is read of
// the file has to change.
func TestEveryAttributeOfOurExtensionsIsRead(t *testing.T) {
	text, err := os.ReadFile("../../frontend/src/modeler/sandtable.json")
	if err != nil {
		t.Fatal(err)
	}
	var descriptor struct {
		Types []struct {
			Name       string
			Properties []struct {
				Name   string
				Type   string
				IsAttr bool
				IsMany bool
			}
		}
	}
	if err := json.Unmarshal(text, &descriptor); err != nil {
		t.Fatal(err)
	}
	values := map[string]string{"Variable.type": "number", "Variable.min": "1", "Variable.max": "9", "Variable.input": "true",
		"Field.required": "true", "Field.readonly": "true", "Variable.values": "low | high"}
	seen := 0
	for _, kind := range descriptor.Types {
		if !slices.Contains([]string{"Variable", "Read", "Write", "Term", "Form", "Field", "Table", "Input", "Output", "Rule", "Cell"}, kind.Name) {
			continue
		}
		write := func(without string) string {
			var b strings.Builder
			fmt.Fprintf(&b, "<st:%s", strings.ToLower(kind.Name))
			for _, p := range kind.Properties {
				value := values[kind.Name+"."+p.Name]
				if value == "" {
					value = "a" + p.Name
				}
				if p.IsAttr && p.Name != without {
					fmt.Fprintf(&b, " %s=%q", p.Name, value)
				}
			}
			return b.String() + "/>"
		}
		read := func(text string) any {
			switch kind.Name {
			case "Variable", "Term":
				d := data.Of(file(t, text, "", ""), nil)
				return fmt.Sprint(said(d.Variables), said(d.Terms), d.Wrong)
			case "Input", "Output":
				table := data.DrawnTable(file(t, "", "<st:table>"+text+"</st:table>", "").Node("T"))
				return [][]string{table.Inputs, table.Outputs}
			case "Table":
				return data.DrawnTable(file(t, "", strings.Replace(text, "/>", `><st:input formula="x"/></st:table>`, 1), "").Node("T")).Policy
			case "Cell":
				return data.DrawnTable(file(t, "", "<st:table><st:rule>"+text+"</st:rule></st:table>", "").Node("T")).Rules
			case "Field":
				return fmt.Sprint(said(data.FormOf(file(t, "", "<st:form>"+text+"</st:form>", "").Node("T")).Fields))
			}
			return fmt.Sprint(said(data.Of(file(t, "", text, ""), nil).Uses))
		}
		for _, p := range kind.Properties {
			seen++
			if (kind.Name == "Form" || kind.Name == "Table" || kind.Name == "Rule") && p.IsMany {
				continue // read with what is in it
			}
			if reflect.DeepEqual(read(write("")), read(write(p.Name))) {
				t.Errorf("%s.%s makes no difference", kind.Name, p.Name)
			}
		}
	}
	if seen < 20 {
		t.Errorf("only %d attributes were looked at", seen)
	}
}

// said are things without where they stand.
func said[T any](list []*T) (all []string) {
	for _, x := range list {
		v := reflect.ValueOf(*x)
		line := ""
		for i := range v.NumField() {
			switch name := v.Type().Field(i).Name; name {
			case "At", "Holder", "Node", "Formula":
			case "Min", "Max":
				if p := v.Field(i); !p.IsNil() {
					line += fmt.Sprint(name, p.Elem())
				}
			default:
				line += fmt.Sprint(name, v.Field(i), ";")
			}
		}
		all = append(all, line)
	}
	return all
}

func numbers(t *testing.T, more string) *scenario.Scenario {
	t.Helper()
	s, err := scenario.Decode(strings.NewReader(`{"$schema": "urn:sandtable:scenario:1", "start": "2026-01-05T09:00:00+08:00", "zone": "Asia/Shanghai", ` + more + `, "run": {"cases": 1, "replications": 1, "seed": 1}}`))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestTheScenariosTypesWinAndTheDrawingsBoundsStay(t *testing.T) {
	d := file(t, `<st:variable name="amount" type="number" min="5"/><st:variable name="grade" type="text" values="a|b"/>`, "", "")
	got := data.Of(d, numbers(t, `"data": {"amount": {"type": "integer", "value": 7}, "grade": {"type": "text", "values": ["a", "b", "c"]}, "vip": {"type": "boolean"}}`))
	amount, grade, vip := got.Variable("amount"), got.Variable("grade"), got.Variable("vip")
	if amount.Type != data.Integer || *amount.Min != 5 || !amount.Input || amount.Path != "/data/amount" {
		t.Errorf("amount: got %+v", amount)
	}
	if !slices.Equal(grade.Values, []string{"a", "b", "c"}) || grade.Input {
		t.Errorf("grade: got %+v", grade)
	}
	if vip == nil || vip.Holder != nil || vip.Input {
		t.Errorf("vip: got %+v", vip)
	}
	if len(got.Wrong) != 1 || got.Wrong[0].Path != "/data/amount" {
		t.Errorf("got %+v, want one about the types of amount", got.Wrong)
	}
}

func TestDeclarationsThatCannotBeAreTold(t *testing.T) {
	for text, want := range map[string]int{
		`<st:variable name="a" type="number"/>`: 0, `<st:variable name="order no" type="text"/>`: 1, `<st:variable name="a" type="money"/>`: 1, `<st:variable name="a"/>`: 1,
		`<st:variable type="text"/>`: 1, `<st:variable name="a" type="number" values="1|2"/>`: 1, `<st:variable name="a" type="text" values="x|x"/>`: 1,
		`<st:variable name="a" type="number" min="x"/>`: 1, `<st:variable name="a" type="text" min="1"/>`: 1, `<st:variable name="a" type="integer" max="1.5"/>`: 1,
		`<st:variable name="a" type="duration" min="PT1H" max="P2D"/>`: 0, `<st:variable name="a" type="duration" min="P1Y"/>`: 1, `<st:variable name="a" type="number" min="3" max="2"/>`: 1,
		`<st:variable name="elapsed" type="number"/>`: 1, `<st:variable name="and" type="text"/>`: 1, `<st:variable name="金额" type="number"/>`: 0, `<st:variable name="a" type="date"/>`: 0,
		`<st:variable name="a" type="text"/><st:variable name="a" type="text"/>`: 1,
	} {
		if got := data.Of(file(t, text, "", ""), nil).Wrong; len(got) != want {
			t.Errorf("%s: got %+v, want %d", text, got, want)
		}
	}
}

func TestWhoseAConditionIs(t *testing.T) {
	const amount = `<st:variable name="amount" type="number"/>`
	asked := func(expression string) string {
		return `<exclusiveGateway id="G"/><endEvent id="E1"/><endEvent id="E2"/><sequenceFlow id="f3" sourceRef="G" targetRef="E1"><conditionExpression xsi:type="tFormalExpression"` + expression + `</conditionExpression></sequenceFlow><sequenceFlow id="f4" sourceRef="G" targetRef="E2"/>`
	}
	played := numbers(t, `"data": {"amount": {"type": "number"}}`)
	for _, c := range []struct {
		why, declared, expression string
		scenario                  *scenario.Scenario
		ours                      bool
	}{
		{"declared", amount, `>amount &gt; 5`, nil, true},
		{"nonsense, but declared", amount, `>is large`, nil, true},
		{"nothing declared", "", `>amount &gt; 5`, nil, false},
		{"it says so", "", ` language="expr">amount &gt; 5`, nil, true},
		{"it says otherwise", amount, ` language="http://www.w3.org/1999/XPath">amount &gt; 5`, nil, false},
		{"JUEL", amount, `>${amount &gt; 5}`, nil, false},
		{"FEEL", amount, `>=amount &gt; 5`, nil, false},
		{"the scenario knows it", "", `>amount &gt; 5`, played, true},
		{"the scenario knows the name", "", `>amount &gt; 5 EUR`, played, true},
		{"plain words", "", `>the order is large`, played, false},
	} {
		got := data.Of(file(t, c.declared, "", asked(c.expression)), c.scenario)
		if len(got.Formulas) != 1 || got.Formulas[0].Ours != c.ours {
			t.Errorf("%s: got %+v, want ours: %v", c.why, got.Formulas, c.ours)
		}
	}
}

func TestUsesComeInTheOrderInWhichTheyHappen(t *testing.T) {
	d := file(t, `<st:variable name="a" type="number"/><st:variable name="b" type="number"/>`,
		`<st:write variable="b" value="=a + 1"/><st:form><st:field variable="a"/><st:field variable="b" readonly="true"/></st:form><st:read variable="a"/>`, "")
	var got []string
	for _, u := range data.Of(d, numbers(t, `"data": {"a": {"type": "number"}, "b": {"type": "number"}}, "tasks": {"T": {"writes": [{"to": "a", "formula": "b * 2"}]}}`)).Uses {
		what := "reads "
		if u.Write {
			what = "writes "
		}
		got = append(got, what+u.Variable)
	}
	want := []string{"reads a", "reads b", "writes a", "reads a", "writes b", "reads b", "writes a"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestWhatOthersReadIsMentioned(t *testing.T) {
	d := file(t, "", `<other:in source="fromExtension"/>`, `<scriptTask id="X"><script>total = fromScript * 2</script></scriptTask><intermediateCatchEvent id="C"><timerEventDefinition><timeDuration xsi:type="tFormalExpression">${fromTimer}</timeDuration></timerEventDefinition></intermediateCatchEvent>`)
	got := data.Of(d, numbers(t, `"data": {"fromScenario": {"type": "number"}, "silent": {"type": "number"}}, "tasks": {"T": {"duration": {"dist": "expression", "formula": "fromScenario * 2", "unit": "PT1H"}, "writes": [{"to": "silent", "value": 3}]}}`))
	for name, want := range map[string]bool{"fromExtension": true, "fromScript": true, "fromTimer": true, "fromScenario": true, "silent": false} {
		if got.Mentions(name) != want {
			t.Errorf("%s: got mentioned: %v", name, !want)
		}
	}
	for name, want := range map[string]bool{"fromExtension": true, "fromScript": true, "fromTimer": false, "fromScenario": false} {
		if got.Touches(name) != want {
			t.Errorf("%s: got touched: %v", name, !want)
		}
	}
}
