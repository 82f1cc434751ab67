package bpmn

import (
	"math"
	"strconv"

	"sandtable/engine/model"
)

// drawing is what a diagram needs until its elements are known: where its lines stand.
type drawing struct {
	diagram *model.Diagram
	plane   model.Pos
	broken  map[*model.Base]bool // shapes and edges whose geometry is unusable
}

func (r *reader) diagram(e *element) {
	d := new(model.Diagram)
	w := &drawing{diagram: d, plane: e.at, broken: map[*model.Base]bool{}}
	r.file.Diagrams = append(r.file.Diagrams, d)
	r.drawings = append(r.drawings, w)
	e.keep("documentation", "resolution")
	r.fill(e, &d.Base, func(child *element) bool {
		switch child.name {
		case "BPMNPlane":
			r.plane(child, w)
		case "BPMNLabelStyle":
			r.keep(child, &d.Base)
		default:
			return false
		}
		return true
	})
}

func (r *reader) plane(e *element, w *drawing) {
	w.plane = e.at
	w.diagram.Plane = r.point(e, "bpmnElement")
	var plane model.Base
	r.fill(e, &plane, func(child *element) bool {
		switch child.name {
		case "BPMNShape":
			w.diagram.Shapes = append(w.diagram.Shapes, r.shape(child, w))
		case "BPMNEdge":
			w.diagram.Edges = append(w.diagram.Edges, r.edge(child, w))
		default:
			return false
		}
		return true
	})
	w.diagram.Extensions = append(w.diagram.Extensions, plane.Extensions...)
	w.diagram.Attributes = append(w.diagram.Attributes, plane.Attributes...)
}

func (r *reader) shape(e *element, w *drawing) *model.Shape {
	s := &model.Shape{
		Element:       r.point(e, "bpmnElement"),
		Horizontal:    r.flag(e, "isHorizontal", true),
		Expanded:      r.flag(e, "isExpanded", false),
		MarkerVisible: r.flag(e, "isMarkerVisible", false),
	}
	e.keep("isMessageVisible", "participantBandKind", "choreographyActivityShape")
	var bounds *model.Bounds
	usable := true
	r.fill(e, &s.Base, func(child *element) bool {
		switch {
		case child.name == "Bounds" && child.space == dcSpace:
			bounds, usable = r.bounds(child, s.Element)
		case child.name == "BPMNLabel":
			s.Label = r.label(child, s.Element)
		default:
			return false
		}
		return true
	})
	switch {
	case bounds == nil:
		r.note(noBounds(s))
		w.broken[&s.Base] = true
	case !usable:
		w.broken[&s.Base] = true
	default:
		s.X, s.Y, s.Width, s.Height = bounds.X, bounds.Y, bounds.Width, bounds.Height
	}
	return s
}

func (r *reader) edge(e *element, w *drawing) *model.Edge {
	g := &model.Edge{Element: r.point(e, "bpmnElement")}
	e.keep("sourceElement", "targetElement", "messageVisibleKind")
	usable := true
	r.fill(e, &g.Base, func(child *element) bool {
		switch {
		case child.name == "waypoint" && child.space == diSpace:
			p, ok := r.wayPoint(child, g.Element)
			g.WayPoints = append(g.WayPoints, p)
			usable = usable && ok
		case child.name == "BPMNLabel":
			g.Label = r.label(child, g.Element)
		default:
			return false
		}
		return true
	})
	if len(g.WayPoints) < 2 {
		r.note(noWayPoints(g))
		usable = false
	}
	if !usable {
		w.broken[&g.Base] = true
	}
	return g
}

// label reads where a label stands; nil where the file leaves that to the reader.
func (r *reader) label(e *element, owner model.ID) *model.Bounds {
	var base model.Base
	var bounds *model.Bounds
	usable := true
	e.keep("labelStyle")
	r.fill(e, &base, func(child *element) bool {
		if child.name != "Bounds" || child.space != dcSpace {
			return false
		}
		bounds, usable = r.bounds(child, owner)
		return true
	})
	if !usable {
		return nil
	}
	return bounds
}

func (r *reader) bounds(e *element, owner model.ID) (*model.Bounds, bool) {
	var b model.Bounds
	usable := true
	for _, side := range []struct {
		name string
		into *float64
		size bool
	}{{"x", &b.X, false}, {"y", &b.Y, false}, {"width", &b.Width, true}, {"height", &b.Height, true}} {
		value := e.take(side.name)
		n, ok := pixels(value)
		if *side.into = n; !ok || side.size && n < 0 {
			r.note(badGeometry(side.name, value, owner, e.at))
			usable = false
		}
	}
	var base model.Base
	r.leaf(e, &base)
	return &b, usable
}

func (r *reader) wayPoint(e *element, owner model.ID) (model.Point, bool) {
	e.takeType()
	xs, ys := e.take("x"), e.take("y")
	x, okX := pixels(xs)
	y, okY := pixels(ys)
	if !okX {
		r.note(badGeometry("x", xs, owner, e.at))
	} else if !okY {
		r.note(badGeometry("y", ys, owner, e.at))
	}
	var base model.Base
	r.leaf(e, &base)
	return model.Point{X: x, Y: y}, okX && okY
}

// pixels reads a coordinate that can be drawn.
func pixels(s string) (float64, bool) {
	n, err := strconv.ParseFloat(trim(s), 64)
	return n, err == nil && !math.IsNaN(n) && math.Abs(n) <= MaxCoordinate
}

// checkDrawings drops shapes and edges that draw nothing, and says what is not drawn.
func (r *reader) checkDrawings() {
	for _, w := range r.drawings {
		d := w.diagram
		if d.Plane == "" || !r.exists(d.Plane) {
			r.note(planeOfNothing(d, w.plane))
		}
		shapes := d.Shapes[:0]
		for _, s := range d.Shapes {
			if r.draws("BPMNShape", s.Element, &s.Base) && !w.broken[&s.Base] {
				shapes = append(shapes, s)
			}
		}
		edges := d.Edges[:0]
		for _, g := range d.Edges {
			// A line that stands for nothing still shows something: it is kept.
			if (r.draws("BPMNEdge", g.Element, &g.Base) || g.Element == "") && !w.broken[&g.Base] {
				edges = append(edges, g)
			}
		}
		d.Shapes, d.Edges = shapes, edges
	}
}

// draws says whether a shape or edge stands for an element of the file.
func (r *reader) draws(kind string, id model.ID, base *model.Base) bool {
	switch {
	case id == "":
		r.note(drawsNothing(kind, base))
	case !r.exists(id):
		r.note(drawsUnknown(kind, id, base))
	default:
		return true
	}
	return false
}

// exists says whether an id is that of a process's element.
func (r *reader) exists(id model.ID) bool {
	found, ok := r.ids[id]
	return ok && found.family == semantic
}

// checkDrawn says how much of the process the drawing leaves out. What lies inside a
// collapsed sub-process need not be drawn.
func (r *reader) checkDrawn() {
	shown, open := map[model.ID]bool{}, map[model.ID]bool{}
	for _, d := range r.file.Diagrams {
		shown[d.Plane], open[d.Plane] = true, true
		for _, s := range d.Shapes {
			shown[s.Element] = true
			open[s.Element] = open[s.Element] || s.Expanded
		}
		for _, g := range d.Edges {
			shown[g.Element] = true
		}
	}
	missing, drawable := 0, 0
	var first *model.Base
	look := func(b *model.Base) {
		drawable++
		if !shown[b.ID] {
			if missing++; first == nil {
				first = b
			}
		}
	}
	var scope func(s *model.Scope)
	scope = func(s *model.Scope) {
		for _, n := range s.Nodes {
			look(&n.Base)
			if n.Kind.IsSubProcess() && (open[n.ID] || !shown[n.ID]) {
				scope(n.Activity.Inside)
			}
		}
		for _, f := range s.Flows {
			look(&f.Base)
		}
	}
	for _, p := range r.file.Processes {
		scope(&p.Scope)
	}
	switch {
	case drawable == 0 || missing == 0:
	case len(r.file.Diagrams) == 0:
		r.note(noDiagram())
	default:
		r.note(notDrawn(missing, first))
	}
}
