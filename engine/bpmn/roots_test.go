package bpmn

import (
	"reflect"
	"testing"

	"sandtable/engine/model"
)

func TestDataPoolsRolesAndSharedElementsAreRead(t *testing.T) {
	d := mustDecode(t, `<import importType="x" location="y.xsd" namespace="urn:y"/>
	<itemDefinition id="item" structureRef="xsd:string" isCollection="true" itemKind="Physical"/>
	<message id="m" name="M" itemRef="item"/>
	<resource id="clerk" name="Clerk"><resourceParameter id="rp" name="region" isRequired="true"/></resource>
	<dataStore id="store" capacity="5" isUnlimited="false" itemSubjectRef="item"><dataState name="full"/></dataStore>
	<category id="cat"><categoryValue id="cv" value="urgent"/></category>
	<interface id="i" name="I" implementationRef="v:impl"><operation id="op" name="O"><inMessageRef>m</inMessageRef><outMessageRef>m</outMessageRef></operation></interface>
	<correlationProperty id="cp" type="v:t"><correlationPropertyRetrievalExpression messageRef="m"><messagePath>order/id</messagePath></correlationPropertyRetrievalExpression></correlationProperty>
	<globalScriptTask id="gs" scriptLanguage="x"><script>1</script></globalScriptTask><globalUserTask id="gu" implementation="##unspecified"/>
	<choreography id="ch"><participant id="cpa"/><choreographyTask id="ct"><participantRef>cpa</participantRef></choreographyTask></choreography>
	<partnerRole id="pr"/>
	<collaboration id="col"><participant id="pool" name="Us" processRef="tns:p"><participantMultiplicity minimum="2" maximum="4"/></participant><participant id="them"/>
		<messageFlow id="mf" sourceRef="them" targetRef="t" messageRef="m"/><correlationKey id="key"><correlationPropertyRef>cp</correlationPropertyRef></correlationKey>
		<conversation id="talk"/><textAnnotation id="note"><text>Hello</text></textAnnotation></collaboration>
	<process id="p" processType="Private" isExecutable="true"><correlationSubscription correlationKeyRef="key"><correlationPropertyBinding correlationPropertyRef="cp"><dataPath>x</dataPath></correlationPropertyBinding></correlationSubscription>
		<laneSet id="ls"><lane id="l" name="Clerks" partitionElementRef="clerk"><flowNodeRef>t</flowNodeRef><childLaneSet><lane id="l2"><flowNodeRef>t</flowNodeRef></lane></childLaneSet></lane></laneSet>
		<dataObject id="do" itemSubjectRef="v:string" isCollection="true"/><dataObjectReference id="dor" dataObjectRef="do"><dataState name="new"/></dataObjectReference><dataStoreReference id="dsr" dataStoreRef="store"/>
		<task id="t"><ioSpecification><dataInput id="di"/><dataOutput id="dout"/><inputSet><dataInputRefs>di</dataInputRefs></inputSet><outputSet><dataOutputRefs>dout</dataOutputRefs></outputSet></ioSpecification>
			<dataInputAssociation id="dia"><sourceRef>dor</sourceRef><targetRef>di</targetRef><assignment><from>a</from><to>b</to></assignment></dataInputAssociation>
			<potentialOwner id="po"><resourceRef>clerk</resourceRef><resourceParameterBinding parameterRef="rp"><formalExpression>"north"</formalExpression></resourceParameterBinding></potentialOwner>
			<performer id="pe"><resourceAssignmentExpression><expression>boss</expression></resourceAssignmentExpression></performer></task>
		<group id="g" categoryValueRef="cv"/><association id="as" sourceRef="t" targetRef="g" associationDirection="One"/></process>`)
	if got := codes(d); got != "bpmn.import-not-opened" {
		t.Fatal(notes(d))
	}
	p, task := d.Processes[0], d.Node("t").Activity
	for _, c := range []struct {
		what      string
		got, want any
	}{
		{"import", d.Imports[0].Location, "y.xsd"},
		{"item", []any{d.Items[0].Structure, d.Items[0].Kind, d.Items[0].Collection}, []any{"xsd:string", "Physical", true}},
		{"message", d.Messages[0].Item, model.ID("item")},
		{"resource", []any{d.Resources[0].Name, d.Resources[0].Parameters[0].Required}, []any{"Clerk", true}},
		{"store", []any{d.DataStores[0].Capacity, d.DataStores[0].Unlimited, d.DataStores[0].State}, []any{"5", false, "full"}},
		{"category", d.Categories[0].Values[0].Value, "urgent"},
		{"operation", []any{d.Interfaces[0].Operations[0].In, d.Interfaces[0].Operations[0].Out}, []any{model.ID("m"), model.ID("m")}},
		{"correlation", d.Correlations[0].Retrieval[0].Expression.Text, "order/id"},
		{"global tasks", []any{d.GlobalTasks[0].Kind, d.GlobalTasks[0].Script, d.GlobalTasks[1].Kind}, []any{model.ScriptTask, "1", model.UserTask}},
		{"choreography", []any{d.Others[0].Element, d.Others[0].Children[1].Element, d.Others[0].Children[1].Children[0].Text}, []any{"choreography", "choreographyTask", "cpa"}},
		{"partner", d.Others[1].Element, "partnerRole"},
		{"pool", []any{d.Collaborations[0].Participants[0].Process, d.Collaborations[0].Participants[0].Maximum}, []any{model.ID("p"), "4"}},
		{"message flow", d.Collaborations[0].MessageFlows[0].Message, model.ID("m")},
		{"key", d.Collaborations[0].Correlations[0].Properties, []model.ID{"cp"}},
		{"conversation", d.Collaborations[0].Others[0].Element, "conversation"},
		{"annotation", d.Collaborations[0].Artifacts[0].Text, "Hello"},
		{"process", []any{p.Type, p.IsExecutable}, []any{"Private", true}},
		{"subscription", p.CorrelationSub[0].Bindings[0].Expression.Text, "x"},
		{"lane", []any{p.LaneSets[0].Lanes[0].Element, p.LaneSets[0].Lanes[0].Nodes, p.LaneSets[0].Lanes[0].Children.Lanes[0].Nodes}, []any{model.ID("clerk"), []model.ID{"t"}, []model.ID{"t"}}},
		{"data object", []any{p.DataObjects[0].Item, p.DataObjects[0].Collection}, []any{model.ID("v:string"), true}},
		{"references", []any{p.DataReferences[0].Ref, p.DataReferences[0].State, p.DataReferences[1].Store}, []any{model.ID("do"), "new", true}},
		{"ports", []any{task.IO.InputSets[0].Ports, task.IO.OutputSets[0].Ports}, []any{[]model.ID{"di"}, []model.ID{"dout"}}},
		{"association of data", []any{task.Data[0].Input, task.Data[0].Sources, task.Data[0].Target, task.Data[0].Assignments[0].To.Text}, []any{true, []model.ID{"dor"}, model.ID("di"), "b"}},
		{"owner", []any{task.Performers[0].Element, task.Performers[0].Resource, task.Performers[0].Bindings[0].Expression.Text}, []any{"potentialOwner", model.ID("clerk"), `"north"`}},
		{"performer", task.Performers[1].Assignment.Text, "boss"},
		{"group", p.Artifacts[0].CategoryValue, model.ID("cv")},
		{"association", []any{p.Artifacts[1].Source, p.Artifacts[1].Target, p.Artifacts[1].Direction}, []any{model.ID("t"), model.ID("g"), "One"}},
	} {
		if !reflect.DeepEqual(c.got, c.want) {
			t.Errorf("%s: got %v, want %v", c.what, c.got, c.want)
		}
	}
}

func TestExtensionsAreKeptAsTrees(t *testing.T) {
	n := theNode(t, `<process id="p"><task id="n" v:owner="Li" odd="1"><documentation>One</documentation><documentation>Two</documentation>
		<extensionElements><v:form kind="x">
			<v:field v:a="1">text</v:field><v:field/></v:form><v:last/></extensionElements></task></process>`)
	if n.Documentation != "One\n\nTwo" {
		t.Errorf("got documentation %q", n.Documentation)
	}
	if want := []model.Attribute{{Space: "urn:vendor", Name: "owner", Value: "Li"}, {Name: "odd", Value: "1"}}; !reflect.DeepEqual(n.Attributes, want) {
		t.Errorf("got attributes %v, want %v", n.Attributes, want)
	}
	if len(n.Extensions) != 2 || len(n.Extensions[0].Children) != 2 {
		t.Fatalf("got extensions %+v", n.Extensions)
	}
	field := n.Extensions[0].Children[0]
	want := model.Extension{Space: "urn:vendor", Name: "field", Text: "text", Attributes: []model.Attribute{{Space: "urn:vendor", Name: "a", Value: "1"}}, At: model.Pos{Line: 5, Column: 4}}
	if !reflect.DeepEqual(field, want) {
		t.Errorf("got %+v, want %+v", field, want)
	}
}

func TestNamespacesDecideAndPrefixesDoNot(t *testing.T) {
	for _, text := range []string{
		`<b:definitions xmlns:b="` + modelSpace + `"><b:process id="p"><b:task id="n"/></b:process></b:definitions>`,
		`<definitions xmlns="` + modelSpace + `"><process id="p"><x:task xmlns:x="` + modelSpace + `" id="n"/></process></definitions>`,
		`<wurst:definitions xmlns:wurst="` + modelSpace + `"><process xmlns="` + modelSpace + `" id="p"><task id="n"/></process></wurst:definitions>`,
	} {
		d, err := decodeText(text)
		if err != nil || d.Node("n") == nil || codes(d) != "" {
			t.Errorf("%s: %v %v", text, err, notes(d))
		}
	}
	d, err := decodeText(`<bpmn:definitions xmlns:bpmn="` + modelSpace + `"><process xmlns="urn:other" id="p"/></bpmn:definitions>`)
	if err != nil || len(d.Processes) != 0 || codes(d) != "bpmn.foreign-element" {
		t.Errorf("an element of another namespace was taken for BPMN's: %v %v", err, notes(d))
	}
}
