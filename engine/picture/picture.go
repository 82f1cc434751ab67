// Package picture draws the diagrams of a process file as SVG, for documents and packages that are made where there is
// no browser. The drawing stands by itself: it refers to no font file, style sheet or script, and the same file always
// makes the same bytes.
//
// The symbols are those of BPMN 2.0.2 (OMG formal/2013-12-09), chapter 12. What a diagram shows without BPMN having a
// symbol for it is drawn as a plain box with its name.
package picture

import (
	"fmt"
	"math"
	"strings"

	"sandtable/engine/model"
	"sandtable/engine/problem"
)

// Drawing is one diagram of a file.
type Drawing struct {
	Plane         model.ID // the process, collaboration or sub-process that is drawn
	Name          string   // what it is called; its id where it has no name
	SVG           []byte   // a whole document
	Width, Height float64  // pixels
}

// Of draws every diagram of a file that shows something, in the order of the file.
func Of(d *model.Definitions) []Drawing { return In(d, "") }

// In draws as Of does, with the names that the file has in a language; what has none in it keeps its own.
func In(d *model.Definitions, l problem.Language) []Drawing {
	known := namesOf(d, string(l))
	var all []Drawing
	for _, diagram := range d.Diagrams {
		if len(diagram.Shapes)+len(diagram.Edges) > 0 {
			all = append(all, draw(known, diagram))
		}
	}
	return all
}

// around is the empty space round a drawing, in pixels.
const around = 10.0

// Colours of what carries none of its own.
const (
	ink   = "#22242a"
	paper = "#ffffff"
)

// fonts draw Latin and Chinese alike on Windows, macOS and Linux.
const fonts = `'Segoe UI', -apple-system, 'Helvetica Neue', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'WenQuanYi Micro Hei', Arial, sans-serif`

// draw makes one diagram: boxes that hold others first, then lines, then what stands on them, then the words beside it all.
func draw(known *names, diagram *model.Diagram) Drawing {
	p := &pen{known: known}
	for _, s := range diagram.Shapes {
		if p.known.holds(s) {
			p.holder(s)
		}
	}
	for _, e := range diagram.Edges {
		p.edge(e)
	}
	for _, s := range diagram.Shapes {
		if !p.known.holds(s) {
			p.shape(s)
		}
	}
	box := extent(diagram, p.words)
	p.labels()
	name := string(diagram.Plane)
	if plane := known.base[diagram.Plane]; plane != nil {
		name = plane.Label()
	}
	var svg strings.Builder
	fmt.Fprintf(&svg, `<svg xmlns="http://www.w3.org/2000/svg" width="%[3]s" height="%[4]s" viewBox="%[1]s %[2]s %[3]s %[4]s" font-family="%[5]s" font-size="12">`,
		num(box.X), num(box.Y), num(box.Width), num(box.Height), fonts)
	fmt.Fprintf(&svg, `<title>%s</title><rect x="%s" y="%s" width="%s" height="%s" fill="%s"/>`, escaped(name), num(box.X), num(box.Y), num(box.Width), num(box.Height), paper)
	svg.WriteString(p.String())
	svg.WriteString("</svg>\n")
	return Drawing{Plane: diagram.Plane, Name: name, SVG: []byte(svg.String()), Width: box.Width, Height: box.Height}
}

// extent is what has to be seen of a diagram, with the space round it.
func extent(d *model.Diagram, words []label) model.Bounds {
	left, top, right, bottom := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	take := func(x, y, w, h float64) {
		left, top, right, bottom = min(left, x), min(top, y), max(right, x+w), max(bottom, y+h)
	}
	for _, s := range d.Shapes {
		take(s.X, s.Y, s.Width, s.Height)
	}
	for _, e := range d.Edges {
		for _, at := range e.WayPoints {
			take(at.X, at.Y, 0, 0)
		}
	}
	for _, l := range words {
		take(l.box.X, l.box.Y, l.box.Width, l.box.Height)
	}
	return model.Bounds{X: left - around, Y: top - around, Width: right - left + 2*around, Height: bottom - top + 2*around}
}

// names finds what a shape or an edge stands for.
type names struct {
	base      map[model.ID]*model.Base
	nodes     map[model.ID]*model.Node
	pools     map[model.ID]*model.Participant
	lanes     map[model.ID]*model.Lane
	flows     map[model.ID]*model.SequenceFlow
	messages  map[model.ID]*model.MessageFlow
	data      map[model.ID]*model.DataReference
	artifacts map[model.ID]*model.Artifact
	defaults  map[model.ID]bool // flows that are taken where no other is
	groups    map[model.ID]string
	many      map[model.ID]bool // data objects that stand for several
	language  string            // of the names; empty: that of the file
}

// spoken is an element with its name in the language of the drawing: itself, or a copy.
func spoken[T any](k *names, of *T, base func(*T) *model.Base) *T {
	own := base(of)
	if k.language == "" || own.NameIn(k.language) == own.Name {
		return of
	}
	other := *of
	base(&other).Name = own.NameIn(k.language)
	return &other
}

func namesOf(d *model.Definitions, language string) *names {
	k := &names{
		language: language,
		base:     map[model.ID]*model.Base{}, nodes: map[model.ID]*model.Node{}, pools: map[model.ID]*model.Participant{}, lanes: map[model.ID]*model.Lane{},
		flows: map[model.ID]*model.SequenceFlow{}, messages: map[model.ID]*model.MessageFlow{}, data: map[model.ID]*model.DataReference{},
		artifacts: map[model.ID]*model.Artifact{}, defaults: map[model.ID]bool{}, groups: map[model.ID]string{}, many: map[model.ID]bool{},
	}
	for _, c := range d.Collaborations {
		c = spoken(k, c, func(c *model.Collaboration) *model.Base { return &c.Base })
		k.base[c.ID] = &c.Base
		for _, p := range c.Participants {
			p = spoken(k, p, func(p *model.Participant) *model.Base { return &p.Base })
			k.pools[p.ID], k.base[p.ID] = p, &p.Base
		}
		for _, m := range c.MessageFlows {
			m = spoken(k, m, func(m *model.MessageFlow) *model.Base { return &m.Base })
			k.messages[m.ID], k.base[m.ID] = m, &m.Base
		}
		k.drawn(c.Artifacts)
	}
	for _, p := range d.Processes {
		p = spoken(k, p, func(p *model.Process) *model.Base { return &p.Base })
		k.base[p.ID] = &p.Base
		k.scope(&p.Scope)
		k.split(p.LaneSets)
	}
	for _, c := range d.Categories {
		for _, v := range c.Values {
			k.groups[v.ID] = v.Value
		}
	}
	return k
}

func (k *names) scope(s *model.Scope) {
	for _, n := range s.Nodes {
		n = spoken(k, n, func(n *model.Node) *model.Base { return &n.Base })
		k.nodes[n.ID], k.base[n.ID] = n, &n.Base
		switch {
		case n.Gateway != nil:
			k.defaults[n.Gateway.Default] = true
		case n.Activity != nil:
			k.defaults[n.Activity.Default] = true
			k.split(n.Activity.LaneSets)
			if n.Activity.Inside != nil {
				k.scope(n.Activity.Inside)
			}
		}
	}
	for _, f := range s.Flows {
		f = spoken(k, f, func(f *model.SequenceFlow) *model.Base { return &f.Base })
		k.flows[f.ID], k.base[f.ID] = f, &f.Base
	}
	for _, o := range s.DataObjects {
		k.many[o.ID] = o.Collection
	}
	for _, r := range s.DataReferences {
		r = spoken(k, r, func(r *model.DataReference) *model.Base { return &r.Base })
		k.data[r.ID], k.base[r.ID] = r, &r.Base
	}
	k.drawn(s.Artifacts)
}

func (k *names) split(sets []*model.LaneSet) {
	for _, s := range sets {
		for _, l := range s.Lanes {
			l = spoken(k, l, func(l *model.Lane) *model.Base { return &l.Base })
			k.lanes[l.ID], k.base[l.ID] = l, &l.Base
			if l.Children != nil {
				k.split([]*model.LaneSet{l.Children})
			}
		}
	}
}

func (k *names) drawn(artifacts []*model.Artifact) {
	for _, a := range artifacts {
		k.artifacts[a.ID], k.base[a.ID] = a, &a.Base
	}
}

// holds says whether others stand inside a shape.
func (k *names) holds(s *model.Shape) bool {
	if k.pools[s.Element] != nil || k.lanes[s.Element] != nil {
		return true
	}
	n := k.nodes[s.Element]
	return n != nil && n.Kind.IsSubProcess() && s.Expanded
}
