package samples

import (
	"fmt"
	"math"
	"strings"

	"sandtable/engine/model"
)

// Picture is a drawing without its words, small enough to be looked at before it is opened: paths as SVG
// writes them, in a box from the origin.
type Picture struct {
	Width, Height float64
	Frames        string // pools, lanes and opened sub-processes
	Lines         string // flows
	Nodes         string // activities, events and gateways
}

// pictureOf draws the first diagram of a file.
func pictureOf(d *model.Definitions) Picture {
	if len(d.Diagrams) == 0 {
		return Picture{}
	}
	var p pencil
	p.box(d.Diagrams[0])
	for _, s := range d.Diagrams[0].Shapes {
		p.shape(s, d.Node(s.Element))
	}
	for _, e := range d.Diagrams[0].Edges {
		if d.Flow(e.Element) != nil {
			p.line(e.WayPoints)
		}
	}
	return Picture{Width: p.right - p.left, Height: p.bottom - p.top, Frames: p.frames.String(), Lines: p.lines.String(), Nodes: p.nodes.String()}
}

// pencil draws relative to the top left corner of a diagram.
type pencil struct {
	left, top, right, bottom float64
	frames, lines, nodes     strings.Builder
}

func (p *pencil) box(d *model.Diagram) {
	p.left, p.top, p.right, p.bottom = math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for _, s := range d.Shapes {
		p.left, p.top = min(p.left, s.X), min(p.top, s.Y)
		p.right, p.bottom = max(p.right, s.X+s.Width), max(p.bottom, s.Y+s.Height)
	}
}

func (p *pencil) shape(s *model.Shape, n *model.Node) {
	x, y, w, h := s.X-p.left, s.Y-p.top, s.Width, s.Height
	switch {
	case n == nil, n.Activity != nil && s.Expanded:
		fmt.Fprintf(&p.frames, "M%g,%gh%gv%gh%gz", x, y, w, h, -w)
	case n.Kind.IsGateway():
		fmt.Fprintf(&p.nodes, "M%g,%gl%g,%gl%g,%gl%g,%gz", x+w/2, y, w/2, h/2, -w/2, h/2, -w/2, -h/2)
	case n.Event != nil:
		fmt.Fprintf(&p.nodes, "M%g,%ga%g,%g 0 1 0 %g,0a%g,%g 0 1 0 %g,0z", x, y+h/2, w/2, h/2, w, w/2, h/2, -w)
	default:
		fmt.Fprintf(&p.nodes, "M%g,%gh%gv%gh%gz", x, y, w, h, -w)
	}
}

func (p *pencil) line(points []model.Point) {
	pen := "M"
	for _, at := range points {
		fmt.Fprintf(&p.lines, "%s%g,%g", pen, at.X-p.left, at.Y-p.top)
		pen = "L"
	}
}
