package draft

import (
	"encoding/xml"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"sandtable/engine/layout"
	"sandtable/engine/model"
	"sandtable/engine/raci"
)

// Sizes of what is drawn, in pixels, as bpmn-js has them.
const (
	taskWidth, taskHeight = 100, 80
	gatewaySize           = 50
	eventSize             = 36
	band                  = 30 // the name at the left of a pool or lane
	originX, originY      = 160, 80
)

// xml is the drawing as BPMN 2.0.
func (g *graph) xml() string {
	w := &writer{}
	w.line(`<?xml version="1.0" encoding="UTF-8"?>`)
	w.line(`<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:st="%s" id="Definitions_1" targetNamespace="urn:sandtable:process" exporter="Sandtable">`, model.Space)
	for i, title := range g.roles {
		w.line(`  <bpmn:resource id="%s" name="%s" />`, roleID(i), title)
	}
	if g.pooled() {
		w.line(`  <bpmn:collaboration id="Collaboration_1">`)
		w.line(`    <bpmn:participant id="Pool_1" name="%s" processRef="Process_1" />`, g.name)
		w.line(`  </bpmn:collaboration>`)
	}
	w.line(`  <bpmn:process id="Process_1" name="%s" isExecutable="false">`, g.name)
	g.laneSet(w)
	in, out := g.incoming(), g.outgoing()
	for i, n := range g.nodes {
		g.node(w, n, in[i], out[i])
	}
	for _, f := range g.flows {
		title := ""
		if f.name != "" {
			title = ` name="` + escaped(f.name) + `"`
		}
		w.raw(`    <bpmn:sequenceFlow id="` + string(f.id) + `"` + title + ` sourceRef="` + string(g.nodes[f.from].id) + `" targetRef="` + string(g.nodes[f.to].id) + `" />`)
	}
	w.line(`  </bpmn:process>`)
	g.diagram(w)
	w.line(`</bpmn:definitions>`)
	return w.String()
}

// pooled says whether there is a pool: lanes need one.
func (g *graph) pooled() bool { return len(g.lanes) > 0 }

func roleID(i int) string { return "Role_" + strconv.Itoa(i+1) }

func laneID(i int) string { return "Lane_" + strconv.Itoa(i+1) }

func (g *graph) laneSet(w *writer) {
	if !g.pooled() {
		return
	}
	w.line(`    <bpmn:laneSet id="LaneSet_1">`)
	for i, l := range g.lanes {
		element := ""
		if l.role >= 0 {
			element = ` partitionElementRef="` + roleID(l.role) + `"`
		}
		w.raw(`      <bpmn:lane id="` + laneID(i) + `" name="` + escaped(l.name) + `"` + element + `>`)
		for _, n := range g.nodes {
			if n.lane == i {
				w.line(`        <bpmn:flowNodeRef>%s</bpmn:flowNodeRef>`, string(n.id))
			}
		}
		w.line(`      </bpmn:lane>`)
	}
	w.line(`    </bpmn:laneSet>`)
}

// node writes a flow node with what the table says of its step.
func (g *graph) node(w *writer, n *node, in, out []int) {
	title := ""
	if n.name != "" {
		title = ` name="` + escaped(n.name) + `"`
	}
	w.raw(`    <bpmn:` + n.kind.String() + ` id="` + string(n.id) + `"` + title + `>`)
	var s *step
	if n.step >= 0 {
		s = g.steps[n.step]
		if len(s.note) > 0 {
			w.line(`      <bpmn:documentation>%s</bpmn:documentation>`, strings.Join(s.note, "\n"))
		}
		g.duties(w, n, s)
	}
	for _, f := range in {
		w.line(`      <bpmn:incoming>%s</bpmn:incoming>`, string(g.flows[f].id))
	}
	for _, f := range out {
		w.line(`      <bpmn:outgoing>%s</bpmn:outgoing>`, string(g.flows[f].id))
	}
	if s != nil && n.kind.IsActivity() && g.owned(n, s) {
		for k, who := range s.roles {
			w.raw(`      <bpmn:potentialOwner id="Owner_` + string(n.id) + `_` + strconv.Itoa(k+1) + `"><bpmn:resourceRef>` + roleID(who) + `</bpmn:resourceRef></bpmn:potentialOwner>`)
		}
	}
	w.line(`    </bpmn:%s>`, n.kind.String())
}

// owned says whether a step has to name who does it, because its lane does not say.
func (g *graph) owned(n *node, s *step) bool {
	if len(s.roles) == 0 || n.lane >= len(g.lanes) {
		return false
	}
	return !slices.Equal(s.roles, []int{g.lanes[n.lane].role})
}

func (g *graph) duties(w *writer, n *node, s *step) {
	if len(s.duties) == 0 || n.kind.IsEvent() {
		return
	}
	w.line(`      <bpmn:extensionElements>`)
	for _, d := range s.duties {
		w.line(`        <st:duty code="%s" role="%s" />`, d.code, roleID(d.role))
	}
	w.line(`      </bpmn:extensionElements>`)
}

// diagram writes where everything stands.
func (g *graph) diagram(w *writer) {
	boxes, lines := make([]layout.Box, 0, len(g.nodes)), make([]layout.Line, 0, len(g.flows))
	order, number := g.drawingOrder()
	for _, i := range order {
		boxes = append(boxes, box(g.nodes[i]))
	}
	for _, f := range g.flows {
		l := layout.Line{From: number[f.from], To: number[f.to]}
		if f.name != "" {
			l.Label, l.Lines = extent(f.name)
		}
		lines = append(lines, l)
	}
	d := layout.Of(boxes, lines, len(g.lanes))
	x, y := float64(originX), float64(originY)
	plane := "Process_1"
	if g.pooled() {
		plane = "Collaboration_1"
	}
	w.line(`  <bpmndi:BPMNDiagram id="Diagram_1">`)
	w.line(`    <bpmndi:BPMNPlane id="Plane_1" bpmnElement="%s">`, plane)
	if g.pooled() {
		w.shape("Pool_1", ` isHorizontal="true"`, model.Bounds{X: x, Y: y, Width: d.Width + 2*band, Height: d.Height}, nil)
		for i, l := range d.Lanes {
			w.shape(laneID(i), ` isHorizontal="true"`, model.Bounds{X: x + band, Y: y + l.Y, Width: d.Width + band, Height: l.Height}, nil)
		}
		x += 2 * band
	}
	topped := g.topped(d, number)
	for k, i := range order {
		w.node(g.nodes[i], moved(d.Boxes[k], x, y), topped[i])
	}
	for i, f := range g.flows {
		w.edge(f, d.Lines[i], d.Labels[i], x, y)
	}
	w.line(`    </bpmndi:BPMNPlane>`)
	w.line(`  </bpmndi:BPMNDiagram>`)
}

// topped are the nodes at whose top a line begins or ends.
func (g *graph) topped(d *layout.Drawing, number []int) map[int]bool {
	at := map[int]bool{}
	for i, f := range g.flows {
		points := d.Lines[i]
		for end, node := range map[int]int{0: f.from, len(points) - 1: f.to} {
			if points[end].Y == d.Boxes[number[node]].Y {
				at[node] = true
			}
		}
	}
	return at
}

// drawingOrder are the nodes with the starts first, where a drawing begins, and where each of them is in that order.
func (g *graph) drawingOrder() (order, number []int) {
	number = make([]int, len(g.nodes))
	for _, starts := range []bool{true, false} {
		for i, n := range g.nodes {
			if (n.kind == model.StartEvent) == starts {
				number[i] = len(order)
				order = append(order, i)
			}
		}
	}
	return order, number
}

func box(n *node) layout.Box {
	switch {
	case n.kind.IsEvent():
		return layout.Box{Width: eventSize, Height: eventSize, Lane: n.lane}
	case n.kind.IsGateway():
		return layout.Box{Width: gatewaySize, Height: gatewaySize, Lane: n.lane, Diamond: true}
	}
	return layout.Box{Width: widthOf(n.name), Height: taskHeight, Lane: n.lane}
}

// widthOf is how wide a task has to be for its name to fit: four lines, or five of a very long one.
func widthOf(name string) float64 {
	const lines, most = 4, 220
	sum := 0.0
	for _, r := range name {
		sum += letter(r)
	}
	return min(max(taskWidth, float64(math.Ceil(sum*1.25/lines/10)*10)+10), most)
}

// letter is how wide a character is in a text of twelve pixels, about.
func letter(r rune) float64 {
	if r >= 0x1100 {
		return 12
	}
	return 6.8
}

func moved(b model.Bounds, x, y float64) model.Bounds {
	b.X, b.Y = b.X+x, b.Y+y
	return b
}

// extent is how wide a label is, in pixels, and how many lines it has: twelve pixels for a Chinese character, about seven for a letter,
// ninety to a line.
func extent(text string) (width float64, lines int) {
	const most = 90.0
	for _, r := range text {
		width += letter(r)
	}
	lines = min(int(width/most)+1, 4)
	return min(width+6, most), lines
}

// writer writes lines of XML.
type writer struct{ strings.Builder }

// line writes a line; its arguments, texts, are escaped.
func (w *writer) line(format string, args ...string) {
	all := make([]any, len(args))
	for i, a := range args {
		all[i] = escaped(a)
	}
	fmt.Fprintf(&w.Builder, format+"\n", all...)
}

func (w *writer) raw(line string) { w.WriteString(line + "\n") }

func escaped(text string) string {
	if !utf8.ValidString(text) {
		text = strings.ToValidUTF8(text, "")
	}
	var b strings.Builder
	if err := xml.EscapeText(&b, []byte(text)); err != nil {
		panic("draft: a string builder refuses a text: " + err.Error())
	}
	return b.String()
}

func (w *writer) shape(element, more string, b model.Bounds, label *model.Bounds) {
	w.raw(`      <bpmndi:BPMNShape id="` + element + `_di" bpmnElement="` + element + `"` + more + `>`)
	w.raw(`        <dc:Bounds ` + bounds(b) + ` />`)
	if label != nil {
		w.raw(`        <bpmndi:BPMNLabel><dc:Bounds ` + bounds(*label) + ` /></bpmndi:BPMNLabel>`)
	}
	w.raw(`      </bpmndi:BPMNShape>`)
}

// node writes the shape of a flow node. The name of a gateway stands above it, beside the line that comes from there, if any; that of an
// event below.
func (w *writer) node(n *node, b model.Bounds, topped bool) {
	more := ""
	if n.kind == model.ExclusiveGateway {
		more = ` isMarkerVisible="true"`
	}
	var label *model.Bounds
	if n.name != "" && !n.kind.IsActivity() {
		width, lines := extent(n.name)
		height := float64(lines) * 14
		label = &model.Bounds{X: b.X + b.Width/2 - width/2, Y: b.Y + b.Height + 6, Width: width, Height: height}
		if n.kind.IsGateway() {
			label.Y = b.Y - 6 - height
		}
		if n.kind.IsGateway() && topped { // and above the box that stands before it
			label.X, label.Y = b.X+b.Width/2-width-4, b.Y-18-height
		}
	}
	w.shape(string(n.id), more, b, label)
}

func (w *writer) edge(f *flow, points []model.Point, label model.Bounds, x, y float64) {
	w.raw(`      <bpmndi:BPMNEdge id="` + string(f.id) + `_di" bpmnElement="` + string(f.id) + `">`)
	for _, p := range points {
		w.raw(`        <di:waypoint x="` + pixels(p.X+x) + `" y="` + pixels(p.Y+y) + `" />`)
	}
	if label.Width > 0 {
		w.raw(`        <bpmndi:BPMNLabel><dc:Bounds ` + bounds(moved(label, x, y)) + ` /></bpmndi:BPMNLabel>`)
	}
	w.raw(`      </bpmndi:BPMNEdge>`)
}

func bounds(b model.Bounds) string {
	return `x="` + pixels(b.X) + `" y="` + pixels(b.Y) + `" width="` + pixels(b.Width) + `" height="` + pixels(b.Height) + `"`
}

func pixels(x float64) string { return strconv.FormatFloat(float64(int(x*2+0.5))/2, 'f', -1, 64) }

// dutyText lists duties for a person: "A: Head; I: Finance".
func (r *reader) dutyText(s *step) string {
	var all []string
	for _, c := range r.codes.Codes {
		var who []string
		for _, d := range s.duties {
			if d.code == c.Code && c.Meaning != raci.Performs {
				who = append(who, r.roles[d.role])
			}
		}
		if len(who) > 0 {
			all = append(all, c.Code+": "+strings.Join(who, r.word(", ", "、")))
		}
	}
	return strings.Join(all, r.word("; ", "；"))
}
