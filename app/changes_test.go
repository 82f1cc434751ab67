package app

import (
	"strings"
	"testing"
)

const changesBefore = `<d:definitions xmlns:d="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:di="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC">
<d:process id="P"><d:startEvent id="S"><d:outgoing>F</d:outgoing></d:startEvent><d:task id="A" name="Check"><d:incoming>F</d:incoming></d:task>
<d:sequenceFlow id="F" sourceRef="S" targetRef="A"/></d:process>
<di:BPMNDiagram id="D"><di:BPMNPlane id="L" bpmnElement="P">
<di:BPMNShape id="S_di" bpmnElement="S"><dc:Bounds x="1" y="2" width="36" height="36"/></di:BPMNShape>
<di:BPMNShape id="A_di" bpmnElement="A"><dc:Bounds x="100" y="2" width="100" height="80"/></di:BPMNShape>
<di:BPMNEdge id="F_di" bpmnElement="F"/></di:BPMNPlane></di:BPMNDiagram></d:definitions>`

func TestWhatDiffersIsCountedByElement(t *testing.T) {
	edit := func(old, new string) []byte { return []byte(replaceOnce(t, changesBefore, old, new)) }
	for name, c := range map[string]struct {
		after []byte
		want  Changes
	}{
		"nothing":             {[]byte(changesBefore), Changes{}},
		"another order":       {edit(`id="A" name="Check"`, `name="Check" id="A"`), Changes{}},
		"other spaces":        {edit("\n<d:sequenceFlow", "\n\n   <d:sequenceFlow"), Changes{}},
		"a name":              {edit(`name="Check"`, `name="Approve"`), Changes{Changed: 1}},
		"documentation":       {edit(`<d:incoming>F</d:incoming></d:task>`, `<d:documentation>Look.</d:documentation></d:task>`), Changes{Changed: 1}},
		"a timer in an event": {edit(`<d:outgoing>F</d:outgoing>`, `<d:timerEventDefinition id="T"/>`), Changes{Changed: 1}},
		"a place":             {edit(`x="100"`, `x="200"`), Changes{Moved: 1}},
		"where a name stands": {edit(`width="100" height="80"/>`, `width="100" height="80"/><di:BPMNLabel><dc:Bounds x="1"/></di:BPMNLabel>`), Changes{}},
		"a role":              {edit(`<d:process id="P">`, `<d:resource id="R" name="Clerk"/><d:process id="P">`), Changes{Added: 1}},
		"a step more":         {edit(`<d:sequenceFlow`, `<d:task id="B"/><d:sequenceFlow`), Changes{Added: 1}}, // not drawn
		"a step drawn": {[]byte(replaceOnce(t, string(edit(`<d:sequenceFlow`, `<d:task id="B"/><d:sequenceFlow`)),
			`<di:BPMNEdge`, `<di:BPMNShape bpmnElement="B"/><di:BPMNEdge`)), Changes{Added: 1}},
		"no flow": {[]byte(replaceOnce(t, string(edit(`<d:sequenceFlow id="F" sourceRef="S" targetRef="A"/>`, ``)),
			`<di:BPMNEdge id="F_di" bpmnElement="F"/>`, ``)), Changes{Removed: 1}},
		"no drawing at all": {[]byte("<cut off"), Changes{Removed: 4}}, // the process, too
	} {
		if got := changesBetween([]byte(changesBefore), c.after); got != c.want {
			t.Errorf("%s: got %+v, want %+v", name, got, c.want)
		}
	}
}

func replaceOnce(t *testing.T, text, old, new string) string {
	t.Helper()
	if strings.Count(text, old) != 1 {
		t.Fatalf("%q stands %d times in the drawing, want once", old, strings.Count(text, old))
	}
	return strings.Replace(text, old, new, 1)
}
