package dialect_test

import (
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"sandtable/engine/bpmn"
	"sandtable/engine/dialect"
	"sandtable/engine/finding"
	"sandtable/engine/problem"
	"sandtable/engine/scenario"
)

// file is a process of some elements, with three variables and two roles.
func file(inside, outside string) string {
	return `<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:st="urn:sandtable:bpmn:1" id="d" targetNamespace="t">
<bpmn:resource id="clerk" name="Clerk"/><bpmn:resource id="ann" name="Ann"><bpmn:extensionElements><st:role kind="person"/></bpmn:extensionElements></bpmn:resource>` + outside + `
<bpmn:process id="p" name="Order"><bpmn:extensionElements><st:variable name="amount" type="number" min="0"/><st:variable name="level" type="text" values="low|high"/><st:variable name="n" type="integer"/><st:variable name="ok" type="boolean"/></bpmn:extensionElements>
<bpmn:startEvent id="start"><bpmn:outgoing>f0</bpmn:outgoing></bpmn:startEvent><bpmn:sequenceFlow id="f0" sourceRef="start" targetRef="x"/>` + inside + `
<bpmn:sequenceFlow id="f9" sourceRef="x" targetRef="end"/><bpmn:endEvent id="end"/></bpmn:process></bpmn:definitions>`
}

func write(t *testing.T, text string, o dialect.Options) *dialect.Executable {
	t.Helper()
	x, err := dialect.Write(strings.NewReader(text), o)
	if err != nil {
		t.Fatal(err)
	}
	return x
}

func rules(all finding.Findings, severity finding.Severity) (ids []string) {
	for _, f := range all {
		if f.Severity == severity {
			ids = append(ids, f.Rule)
		}
	}
	return ids
}

const owned = `<bpmn:potentialOwner id="o"><bpmn:resourceRef>clerk</bpmn:resourceRef></bpmn:potentialOwner>`

func TestWhatADrawingSaysIsWrittenInTheWordsOfEachEngine(t *testing.T) {
	for _, c := range []struct {
		what, inside, outside string
		camunda7              string
		camunda8              string
		flowable              string
	}{
		{"responsible people are candidate groups", `<bpmn:userTask id="x">` + owned + `</bpmn:userTask>`, "",
			`camunda:candidateGroups="clerk"`, `<zeebe:userTask/><zeebe:assignmentDefinition candidateGroups="clerk"/>`, `flowable:candidateGroups="clerk"`},
		{"a person is the assignee", `<bpmn:userTask id="x"><bpmn:extensionElements><st:duty code="R" role="ann"/></bpmn:extensionElements></bpmn:userTask>`, "",
			`camunda:assignee="ann"`, `<zeebe:assignmentDefinition assignee="ann"/>`, `flowable:assignee="ann"`},
		{"what a drawing says in the engine's words stays", `<bpmn:userTask id="x" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" camunda:candidateGroups="others"/>`, "",
			`camunda:candidateGroups="others"`, `<zeebe:userTask/>`, `camunda:candidateGroups="others"`},
		{"a promise is a due date", `<bpmn:userTask id="x"><bpmn:extensionElements><st:promise startWithin="PT1H" completeWithin="P2D"/></bpmn:extensionElements></bpmn:userTask>`, "",
			`camunda:dueDate="P2D" camunda:followUpDate="PT1H"`, `<zeebe:taskSchedule dueDate="=now() + duration(&#34;P2D&#34;)" followUpDate="=now() + duration(&#34;PT1H&#34;)"/>`, `flowable:dueDate="P2D"`},
		{"software fetches jobs", `<bpmn:serviceTask id="x"><bpmn:extensionElements><st:automation system="SAP ERP"/></bpmn:extensionElements></bpmn:serviceTask>`, "",
			`camunda:type="external" camunda:topic="sap-erp.x"`, `<zeebe:taskDefinition type="sap-erp.x" retries="3"/>`, `flowable:type="external-worker" flowable:topic="sap-erp.x"`},
		{"a plain task that somebody does is one of people", `<bpmn:task id="x">` + owned + `</bpmn:task>`, "", `<bpmn:userTask id="x"`, `<bpmn:userTask id="x"`, `<bpmn:userTask id="x"`},
		{"formulas are reckoned", `<bpmn:businessRuleTask id="x"><bpmn:extensionElements><st:write variable="ok" value="=amount &lt; 24"/></bpmn:extensionElements></bpmn:businessRuleTask>`, "",
			`camunda:expression="${amount &lt; 24}" camunda:resultVariable="ok"`, `<zeebe:script expression="=amount &lt; 24" resultVariable="ok"/>`, `flowable:expression="${amount &lt; 24}" flowable:resultVariableName="ok"`},
		{"what a task writes besides is written", `<bpmn:userTask id="x"><bpmn:extensionElements><st:form><st:field variable="amount"/></st:form><st:write variable="level" value="low"/></bpmn:extensionElements></bpmn:userTask>`, "",
			`<camunda:outputParameter name="level">${'low'}</camunda:outputParameter>`, `<zeebe:output source="=amount" target="amount"/><zeebe:output source="=&#34;low&#34;" target="level"/>`, `expression="${execution.setVariable('level', 'low')}"`},
		{"variables begin with what formulas count on", `<bpmn:userTask id="x"/>`, "",
			`expression="${execution.hasVariable('amount') ? null : execution.setVariable('amount', 0.0)}"`, `<zeebe:output source="=if amount = null then 0 else amount" target="amount"/>`, `expression="${execution.hasVariable('level') ? null : execution.setVariable('level', '')}"`},
		{"instances are counted", `<bpmn:userTask id="x"><bpmn:multiInstanceLoopCharacteristics><bpmn:loopCardinality xsi:type="bpmn:tFormalExpression">n + 1</bpmn:loopCardinality><bpmn:completionCondition xsi:type="bpmn:tFormalExpression">nrOfCompletedInstances &gt;= 2</bpmn:completionCondition></bpmn:multiInstanceLoopCharacteristics></bpmn:userTask>`, "",
			`>${n + 1}</bpmn:loopCardinality>`, `<zeebe:loopCharacteristics inputCollection="=if n + 1 &lt; 1 then [] else for i in 1..(n + 1) return i"/>`, `>${nrOfCompletedInstances &gt;= 2}</bpmn:completionCondition>`},
		{"messages find their case", `<bpmn:receiveTask id="x" messageRef="m"/>`, `<bpmn:message id="m" name="Paid"/>`, `<bpmn:message id="m" name="Paid"/>`, `<zeebe:subscription correlationKey="=caseId"/>`, `<bpmn:message id="m" name="Paid"/>`},
		{"a called process gets to know the case", `<bpmn:callActivity id="x" calledElement="pay"/>`, "",
			`<camunda:in variables="all"/><camunda:out variables="all"/>`, `<zeebe:calledElement processId="pay" propagateAllChildVariables="true"/>`, `flowable:inheritVariables="true"`},
		{"forms of Flowable are properties", `<bpmn:userTask id="x"><bpmn:extensionElements><st:form><st:field variable="level" label="Level" required="true"/><st:field variable="amount" readonly="true"/></st:form></bpmn:extensionElements></bpmn:userTask>`, "",
			`camunda:formRef="Form_p_x" camunda:formRefBinding="deployment"`, `<zeebe:formDefinition formId="Form_p_x" bindingType="deployment"/>`, `<flowable:formProperty id="level" name="Level" type="enum" required="true"><flowable:value id="low" name="low"/>`},
	} {
		for engine, want := range map[string]string{finding.Camunda7: c.camunda7, finding.Camunda8: c.camunda8, finding.Flowable: c.flowable} {
			x := write(t, file(c.inside, c.outside), dialect.Options{Engine: engine})
			if x.Refused() {
				t.Errorf("%s: %s refuses %v", c.what, engine, x.Findings)
				continue
			}
			if got := string(x.Files[0].Data); !strings.Contains(got, want) {
				t.Errorf("%s: what %s gets has no\n  %s\nin\n%s", c.what, engine, want, got)
			}
		}
	}
}

func TestWhatAnEngineCannotBeToldIsRefusedAtItsPlace(t *testing.T) {
	table := `<bpmn:businessRuleTask id="x"><bpmn:extensionElements><st:table><st:input formula="amount"/><st:output variable="level"/><st:rule><st:cell value="&lt; n * 2"/><st:cell value="low"/></st:rule></st:table></bpmn:extensionElements></bpmn:businessRuleTask>`
	choice := func(condition string) string {
		return `<bpmn:exclusiveGateway id="x" default="f9"><bpmn:outgoing>f9</bpmn:outgoing><bpmn:outgoing>f2</bpmn:outgoing></bpmn:exclusiveGateway><bpmn:sequenceFlow id="f2" sourceRef="x" targetRef="end">` + condition + `</bpmn:sequenceFlow>`
	}
	for _, c := range []struct{ what, inside, engine, rule, element string }{
		{"a power in a condition", choice(`<bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">amount ** 2 &gt; 4</bpmn:conditionExpression>`), finding.Camunda7, "dialect.formula", "f2"},
		{"a name that is not there", choice(`<bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">amuont &gt; 4</bpmn:conditionExpression>`), finding.Camunda8, "dialect.formula", "f2"},
		{"a way without a condition", choice(""), finding.Camunda8, "engines.flow", "f2"},
		{"the same in Flowable", choice(""), finding.Flowable, "dialect.unasked", "f2"},
		{"a calculation in a test of a table", table, finding.Camunda7, "dialect.formula", "x"},
		{"a script", `<bpmn:scriptTask id="x" scriptFormat="groovy"><bpmn:script>a = 1</bpmn:script></bpmn:scriptTask>`, finding.Camunda8, "dialect.script", "x"},
		{"what instances reckon", `<bpmn:userTask id="x"><bpmn:extensionElements><st:write variable="n" value="2"/></bpmn:extensionElements><bpmn:multiInstanceLoopCharacteristics><bpmn:loopCardinality>3</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics></bpmn:userTask>`, finding.Camunda8, "dialect.instances-write", "x"},
		{"a complex gateway", `<bpmn:complexGateway id="x"/>`, finding.Camunda7, "engines.unsupported", "x"},
	} {
		x := write(t, file(c.inside, ""), dialect.Options{Engine: c.engine})
		i := slices.IndexFunc(x.Findings, func(f finding.Finding) bool { return f.Severity == finding.Error && f.Rule == c.rule })
		if i < 0 || len(x.Files) > 0 {
			t.Errorf("%s in %s: %d files and %v, not a refusal by %s", c.what, c.engine, len(x.Files), rules(x.Findings, finding.Error), c.rule)
			continue
		}
		if f := x.Findings[i]; string(f.Element) != c.element || f.At.Line == 0 || f.Hint.EN == "" || f.Hint.ZH == "" {
			t.Errorf("%s in %s: told of %q at %v, with the way out %q", c.what, c.engine, f.Element, f.At, f.Hint.EN)
		}
	}
}

func TestThereIsNoOtherEngine(t *testing.T) {
	_, err := dialect.Write(strings.NewReader(file(`<bpmn:task id="x"/>`, "")), dialect.Options{Engine: "activiti"})
	if p := problem.Of(err); p == nil || p.Code != "policy.unknown-engine" {
		t.Errorf("got %v", err)
	}
}

// templates are the samples of which every choice has a condition.
var templates = []string{"after-sales", "product-initiation", "order-change", "order-fulfilment", "supply-exception"}

// TestEveryTemplateIsWrittenForEveryEngine: whole, readable, with its diagram, and the same each time.
func TestEveryTemplateIsWrittenForEveryEngine(t *testing.T) {
	for _, name := range templates {
		for _, language := range []string{"process.bpmn", "process.zh-CN.bpmn"} {
			text, err := os.ReadFile(filepath.Join("../../app/samples", name, language))
			if err != nil {
				t.Fatal(err)
			}
			for _, engine := range finding.Engines {
				x := write(t, string(text), dialect.Options{Engine: engine, Version: "1.2.0"})
				if x.Refused() {
					t.Errorf("%s of %s for %s: %v", language, name, engine, x.Findings)
					continue
				}
				again := write(t, string(text), dialect.Options{Engine: engine, Version: "1.2.0"})
				for i, f := range x.Files {
					readable(t, f)
					if string(f.Data) != string(again.Files[i].Data) {
						t.Errorf("%s of %s for %s is another one each time", f.Name, name, engine)
					}
				}
				was, _ := bpmn.Decode(strings.NewReader(string(text)))
				is, err := bpmn.Decode(strings.NewReader(string(x.Files[0].Data)))
				if err != nil || len(is.Diagrams) != len(was.Diagrams) || len(is.Notices) > len(was.Notices) {
					t.Errorf("%s of %s for %s: %v, %d diagrams of %d, %d notices", language, name, engine, err, len(is.Diagrams), len(was.Diagrams), len(is.Notices))
				}
			}
		}
	}
}

func readable(t *testing.T, f dialect.File) {
	t.Helper()
	if strings.HasSuffix(f.Name, ".form") {
		if !json.Valid(f.Data) {
			t.Errorf("%s is no JSON", f.Name)
		}
		return
	}
	d := xml.NewDecoder(strings.NewReader(string(f.Data)))
	for {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			return
		} else if err != nil {
			t.Fatalf("%s: %v", f.Name, err)
		}
	}
}

func TestADecisionTableIsDMNOrFormulas(t *testing.T) {
	text, err := os.ReadFile("../testdata/rating/process.bpmn")
	if err != nil {
		t.Fatal(err)
	}
	for engine, want := range map[string][]string{
		finding.Camunda7: {`camunda:historyTimeToLive="P180D"`, `hitPolicy="FIRST"`, `typeRef="double"`, `<text>[1000..5000]</text>`, `<text>amount / 50000</text>`, `<text>&#34;gold&#34;, &#34;known&#34;</text>`},
		finding.Camunda8: {`typeRef="number"`, `<decision id="Decision_rate" name="Rate order">`},
	} {
		x := write(t, string(text), dialect.Options{Engine: engine})
		i := slices.IndexFunc(x.Files, func(f dialect.File) bool { return f.Name == "Decision_rate.dmn" })
		if i < 0 {
			t.Fatalf("%s gets %d files: %v", engine, len(x.Files), x.Findings)
		}
		for _, part := range want {
			if part = strings.ReplaceAll(part, "&#34;", `"`); !strings.Contains(string(x.Files[i].Data), part) {
				t.Errorf("what %s gets has no %s in\n%s", engine, part, x.Files[i].Data)
			}
		}
	}
	x := write(t, string(text), dialect.Options{Engine: finding.Flowable})
	if got := string(x.Files[0].Data); !strings.Contains(got, `flowable:expression="${(amount &lt; 1000) ? ('low') : (`) || !strings.Contains(got, `execution.setVariable('discount', (amount`) {
		t.Errorf("what Flowable gets has no formulas:\n%s", got)
	}
}

func TestAScenariosDataStandsInWhereTheDrawingHasNone(t *testing.T) {
	text, err := os.ReadFile("../../app/samples/loan-approval/process.bpmn")
	if err != nil {
		t.Fatal(err)
	}
	if alone := write(t, string(text), dialect.Options{Engine: finding.Camunda8}); !slices.Contains(rules(alone.Findings, finding.Error), "dialect.condition") {
		t.Errorf("conditions without data were taken: %v", alone.Findings)
	}
	numbers, err := os.Open("../../app/samples/loan-approval/scenario.json")
	if err != nil {
		t.Fatal(err)
	}
	defer numbers.Close()
	s, err := scenario.Decode(numbers)
	if err != nil {
		t.Fatal(err)
	}
	if x := write(t, string(text), dialect.Options{Engine: finding.Camunda8, Numbers: s}); x.Refused() || !strings.Contains(string(x.Files[0].Data), `=risk = "high"`) {
		t.Errorf("with the scenario's data: %v", rules(x.Findings, finding.Error))
	}
}
