package picture

import (
	"fmt"
	"math"
	"strings"

	"sandtable/engine/model"
)

// edge draws the line of a flow or an association, with what stands at its ends.
func (p *pen) edge(e *model.Edge) {
	if len(e.WayPoints) < 2 {
		return
	}
	c := coloursOf(&e.Base)
	c.fill = "none"
	solid := colours{c.stroke, c.stroke}
	hollow := colours{c.stroke, paper}
	first, second := e.WayPoints[0], e.WayPoints[1]
	last, before := e.WayPoints[len(e.WayPoints)-1], e.WayPoints[len(e.WayPoints)-2]
	name := ""
	switch {
	case p.known.flows[e.Element] != nil:
		f := p.known.flows[e.Element]
		name = f.Name
		p.line(e.WayPoints, c, ` stroke-width="1.5"`)
		p.tip(before, last, solid, arrow)
		if p.known.defaults[e.Element] {
			p.tip(second, first, c, slash)
		} else if from := p.known.nodes[f.Source]; f.Condition != nil && from != nil && from.Activity != nil {
			p.tip(second, first, hollow, diamond)
		}
	case p.known.messages[e.Element] != nil:
		name = p.known.messages[e.Element].Name
		p.line(e.WayPoints, c, ` stroke-width="1.5" stroke-dasharray="10 11"`)
		p.tip(before, last, hollow, arrow)
		p.circle(first.X, first.Y, 3.5, hollow, "")
	default:
		p.line(e.WayPoints, c, ` stroke-width="1.5" stroke-dasharray="1 5" stroke-linecap="round"`)
		if a := p.known.artifacts[e.Element]; a == nil || a.Direction == "One" || a.Direction == "Both" {
			p.tip(before, last, c, openArrow)
		}
		if a := p.known.artifacts[e.Element]; a != nil && a.Direction == "Both" {
			p.tip(second, first, c, openArrow)
		}
	}
	at := middle(e.WayPoints)
	p.beside(e.Label, at.X, at.Y-lineHeight-2, name, c.stroke)
}

// line draws a way with its corners slightly rounded.
func (p *pen) line(points []model.Point, c colours, more string) {
	const round = 5.0
	var d strings.Builder
	fmt.Fprintf(&d, "M%s %s", num(points[0].X), num(points[0].Y))
	for i := 1; i < len(points)-1; i++ {
		in, corner, out := points[i-1], points[i], points[i+1]
		a := toward(corner, in, min(round, distance(in, corner)/2))
		b := toward(corner, out, min(round, distance(corner, out)/2))
		fmt.Fprintf(&d, "L%s %sQ%s %s %s %s", num(a.X), num(a.Y), num(corner.X), num(corner.Y), num(b.X), num(b.Y))
	}
	end := points[len(points)-1]
	fmt.Fprintf(&d, "L%s %s", num(end.X), num(end.Y))
	p.path(c, more, d.String())
}

// What stands at the end of a line that comes from the left and ends in the origin.
const (
	arrow     = "M0 0L-10 -4.5V4.5Z"
	openArrow = "M-8 -5L0 0L-8 5"
	slash     = "M-12 5L-6 -5"
	diamond   = "M0 0L-8 -4.5L-16 0L-8 4.5Z"
)

// tip draws one of them at the end of a way from one point to another. It is turned by a matrix of two quotients: those
// are the same on every machine, and angles are not.
func (p *pen) tip(from, to model.Point, c colours, d string) {
	x, y := 1.0, 0.0
	if long := distance(from, to); long > 0 {
		x, y = (to.X-from.X)/long, (to.Y-from.Y)/long
	}
	fmt.Fprintf(&p.Builder, `<path transform="matrix(%s %s %s %s %s %s)" d="%s"`, num(x), num(y), num(-y), num(x), num(to.X), num(to.Y), d)
	p.finish(c, ` stroke-linejoin="round"`)
}

func distance(a, b model.Point) float64 {
	x, y := b.X-a.X, b.Y-a.Y
	return math.Sqrt(float64(x*x) + float64(y*y))
}

// toward is the point a distance away from one point in the direction of another.
func toward(from, to model.Point, by float64) model.Point {
	long := distance(from, to)
	if long == 0 {
		return from
	}
	return model.Point{X: from.X + float64((to.X-from.X)*by/long), Y: from.Y + float64((to.Y-from.Y)*by/long)}
}

// middle is the point half-way along a line.
func middle(points []model.Point) model.Point {
	whole := 0.0
	for i := 1; i < len(points); i++ {
		whole += distance(points[i-1], points[i])
	}
	left := whole / 2
	for i := 1; i < len(points); i++ {
		if long := distance(points[i-1], points[i]); left > long {
			left -= long
		} else {
			return toward(points[i-1], points[i], left)
		}
	}
	return points[len(points)-1]
}
