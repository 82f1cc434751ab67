package bpmn

import (
	"reflect"
	"strings"
	"testing"

	"sandtable/engine/model"
)

// drawnAs wraps the inside of a plane that draws a task and a flow to it.
func drawnAs(inside string) string {
	return `<process id="p"><startEvent id="s"/><task id="t"/><sequenceFlow id="f" sourceRef="s" targetRef="t"/></process>
<bpmndi:BPMNDiagram id="d" name="Page" resolution="96" documentation="x"><bpmndi:BPMNPlane id="pl" bpmnElement="p">
` + inside + `
</bpmndi:BPMNPlane></bpmndi:BPMNDiagram>`
}

const (
	bounds    = `<dc:Bounds x="10" y="-20.5" width="100" height="80"/>`
	shapeS    = `<bpmndi:BPMNShape id="s_di" bpmnElement="s">` + bounds + `</bpmndi:BPMNShape>`
	shapeT    = `<bpmndi:BPMNShape id="t_di" bpmnElement="tns:t" isHorizontal="false" isExpanded="true" isMarkerVisible="true" v:colour="red">` + bounds + `<bpmndi:BPMNLabel>` + bounds + `</bpmndi:BPMNLabel></bpmndi:BPMNShape>`
	edgeF     = `<bpmndi:BPMNEdge id="f_di" bpmnElement="f" sourceElement="s_di"><di:waypoint xsi:type="dc:Point" x="1" y="2"/><di:waypoint x="3" y="4"/></bpmndi:BPMNEdge>`
	withBound = `<bpmndi:BPMNShape id="t_di" bpmnElement="t"><dc:Bounds `
)

func TestADrawingIsReadWhole(t *testing.T) {
	d := mustDecode(t, drawnAs(shapeS+shapeT+edgeF))
	if len(d.Notices) != 0 {
		t.Fatal(notes(d))
	}
	g := d.Diagrams[0]
	shape, edge := g.Shapes[1], g.Edges[0]
	if g.Plane != "p" || g.Name != "Page" || len(g.Shapes) != 2 || len(g.Edges) != 1 {
		t.Errorf("got %+v", g)
	}
	want := model.Shape{Base: shape.Base, Element: "t", X: 10, Y: -20.5, Width: 100, Height: 80, Expanded: true, MarkerVisible: true, Label: &model.Bounds{X: 10, Y: -20.5, Width: 100, Height: 80}}
	if !reflect.DeepEqual(*shape, want) || shape.Attributes[0].Value != "red" {
		t.Errorf("got %+v, want %+v", *shape, want)
	}
	if points := []model.Point{{X: 1, Y: 2}, {X: 3, Y: 4}}; !reflect.DeepEqual(edge.WayPoints, points) || edge.Attributes[0].Name != "sourceElement" {
		t.Errorf("got %+v", edge)
	}
}

func TestWhatCannotBeDrawnIsRemarkedUponAndLeftOut(t *testing.T) {
	for _, c := range []struct{ name, inside, want string }{
		{"no position", withBound + `y="0" width="1" height="1"/></bpmndi:BPMNShape>`, "bpmn.bad-geometry"},
		{"no number", withBound + `x="NaN" y="0" width="1" height="1"/></bpmndi:BPMNShape>`, "bpmn.bad-geometry"},
		{"infinity", withBound + `x="0" y="-Inf" width="1" height="1"/></bpmndi:BPMNShape>`, "bpmn.bad-geometry"},
		{"far away", withBound + `x="0" y="1e8" width="1" height="1"/></bpmndi:BPMNShape>`, "bpmn.bad-geometry"},
		{"less than nothing wide", withBound + `x="0" y="0" width="-1" height="1"/></bpmndi:BPMNShape>`, "bpmn.bad-geometry"},
		{"no bounds", `<bpmndi:BPMNShape id="t_di" bpmnElement="t"/>`, "bpmn.bad-geometry"},
		{"of nothing", `<bpmndi:BPMNShape id="t_di">` + bounds + `</bpmndi:BPMNShape>`, "bpmn.draws-nothing"},
		{"of a stranger", `<bpmndi:BPMNShape id="t_di" bpmnElement="x">` + bounds + `</bpmndi:BPMNShape>`, "bpmn.draws-unknown"},
		{"of another shape", `<bpmndi:BPMNShape id="t_di" bpmnElement="s_di">` + bounds + `</bpmndi:BPMNShape>`, "bpmn.draws-unknown"},
	} {
		d := mustDecode(t, drawnAs(shapeS+edgeF+"\n"+c.inside))
		got := codes(d)
		// What is not drawn any more is said as well.
		if want := "bpmn.not-drawn " + c.want; got != want || len(d.Diagrams[0].Shapes) != 1 {
			t.Errorf("%s: got %q and %d shapes, want %q and 1", c.name, got, len(d.Diagrams[0].Shapes), want)
		}
		if last := d.Notices[len(d.Notices)-1]; last.At.Line != 6 || blocked(d) {
			t.Errorf("%s: got %v", c.name, last.Error())
		}
	}
	for _, edge := range []string{`<bpmndi:BPMNEdge id="e" bpmnElement="f"/>`, strings.Replace(edgeF, `y="4"`, `y="far"`, 1)} {
		if d := mustDecode(t, drawnAs(shapeS+shapeT+edge)); len(d.Diagrams[0].Edges) != 0 || !strings.Contains(codes(d), "bpmn.bad-geometry") {
			t.Errorf("%s: got %v", edge, notes(d))
		}
	}
}

func TestOnlyWhatShouldBeDrawnIsMissed(t *testing.T) {
	const sub = `<process id="p"><subProcess id="s"><task id="inner"/></subProcess></process><bpmndi:BPMNDiagram><bpmndi:BPMNPlane bpmnElement="p"><bpmndi:BPMNShape bpmnElement="s" isExpanded="%">` + bounds + `</bpmndi:BPMNShape></bpmndi:BPMNPlane></bpmndi:BPMNDiagram>`
	for expanded, want := range map[string]string{"false": "", "true": "bpmn.not-drawn"} {
		if got := codes(mustDecode(t, strings.Replace(sub, "%", expanded, 1))); got != want {
			t.Errorf("expanded %s: got %q, want %q", expanded, got, want)
		}
	}
	if d := mustDecode(t, `<process id="p"/>`); len(d.Notices) != 0 {
		t.Errorf("an empty process misses a drawing: %v", notes(d))
	}
	if d := mustDecode(t, `<process id="p"><task id="t"/></process>`); len(d.Notices) != 1 || d.Notices[0].Code != "bpmn.no-diagram" {
		t.Errorf("got %v, want that nothing is drawn", notes(d))
	}
	if got := codes(mustDecode(t, `<process id="p"/><bpmndi:BPMNDiagram><bpmndi:BPMNPlane bpmnElement="x"/></bpmndi:BPMNDiagram>`)); got != "bpmn.plane-of-nothing" {
		t.Errorf("got %q", got)
	}
}
