package picture

import (
	"strings"

	"sandtable/engine/model"
)

// head is the width of the band of a pool or lane that bears its name, in pixels.
const head = 30.0

// holder draws a pool, a lane or an opened sub-process: a box round others.
func (p *pen) holder(s *model.Shape) {
	c := coloursOf(&s.Base)
	text := ""
	if of := p.known.base[s.Element]; of != nil {
		text = of.Name
	}
	if n := p.known.nodes[s.Element]; n != nil {
		p.activity(s, n)
		return
	}
	p.rect(s.X, s.Y, s.Width, s.Height, 0, c, ` stroke-width="1.5"`)
	pool := p.known.pools[s.Element]
	switch {
	case pool != nil && pool.Process == "":
		p.inside(model.Bounds{X: s.X, Y: s.Y, Width: s.Width, Height: s.Height}, text, c.stroke, false)
	case !s.Horizontal:
		if pool != nil {
			p.path(c, "", "M%s %sh%s", s.X, s.Y+head, s.Width)
		}
		p.inside(model.Bounds{X: s.X, Y: s.Y, Width: s.Width, Height: head}, text, c.stroke, false)
	default:
		if pool != nil {
			p.path(c, "", "M%s %sv%s", s.X+head, s.Y, s.Height)
		}
		p.upright(model.Bounds{X: s.X, Y: s.Y, Width: head, Height: s.Height}, text, c.stroke)
	}
	if pool != nil && pool.Maximum != "" && pool.Maximum != "1" {
		p.symbol(s.X+s.Width/2, s.Y+s.Height-12, 1, c, 2, severalAtOnce)
	}
}

// shape draws what holds nothing.
func (p *pen) shape(s *model.Shape) {
	c := coloursOf(&s.Base)
	if n := p.known.nodes[s.Element]; n != nil {
		switch {
		case n.Activity != nil:
			p.activity(s, n)
		case n.Event != nil:
			p.event(s, n, c)
		case n.Gateway != nil:
			p.gateway(s, n, c)
		default:
			p.other(s, n.Name, c)
		}
		return
	}
	if r := p.known.data[s.Element]; r != nil {
		p.dataOf(s, r, c)
	} else if a := p.known.artifacts[s.Element]; a != nil {
		p.artifact(s, a, c)
	} else if of := p.known.base[s.Element]; of != nil {
		p.other(s, of.Name, c)
	}
}

// other is a box with a name: what there is no symbol for.
func (p *pen) other(s *model.Shape, name string, c colours) {
	p.rect(s.X, s.Y, s.Width, s.Height, 0, c, ` stroke-dasharray="4 3"`)
	p.inside(model.Bounds{X: s.X + 4, Y: s.Y, Width: s.Width - 8, Height: s.Height}, name, c.stroke, false)
}

func (p *pen) activity(s *model.Shape, n *model.Node) {
	const corner, pad = 10.0, 5.0
	c := coloursOf(&s.Base)
	style := ` stroke-width="1.5"`
	switch {
	case n.Kind == model.CallActivity:
		style = ` stroke-width="4"`
	case n.Activity.TriggeredByEvent:
		style = ` stroke-width="1.5" stroke-dasharray="2 4"`
	}
	p.rect(s.X, s.Y, s.Width, s.Height, corner, c, style)
	if n.Kind == model.Transaction {
		p.rect(s.X+3, s.Y+3, s.Width-6, s.Height-6, corner-3, colours{c.stroke, "none"}, "")
	}
	if d := taskSymbols[n.Kind]; d != "" {
		fill := colours{c.stroke, "none"}
		if n.Kind == model.SendTask {
			fill.fill, fill.stroke = c.stroke, c.fill
		}
		p.symbol(s.X+14, s.Y+13, 0.72, fill, 1.1, d)
	}
	opened := n.Kind.IsSubProcess() && s.Expanded
	p.inside(model.Bounds{X: s.X + pad, Y: s.Y + pad, Width: s.Width - 2*pad, Height: s.Height - 2*pad}, n.Name, c.stroke, opened)
	p.markers(s, n, c)
}

// markers stand in a row at the foot of an activity.
func (p *pen) markers(s *model.Shape, n *model.Node, c colours) {
	const apart = 16.0
	var all []string
	if n.Kind.IsSubProcess() && !s.Expanded {
		all = append(all, closed)
	}
	if l := n.Activity.Loop; l != nil {
		switch {
		case !l.MultiInstance:
			all = append(all, again)
		case l.Sequential:
			all = append(all, severalInTurn)
		default:
			all = append(all, severalAtOnce)
		}
	}
	if n.Activity.ForCompensation {
		all = append(all, compensation)
	}
	if n.Kind == model.AdHocSubProcess {
		all = append(all, adHoc)
	}
	x := s.X + s.Width/2 - apart*float64(len(all)-1)/2
	for _, d := range all {
		p.symbol(x, s.Y+s.Height-10, 1, colours{c.stroke, "none"}, 1.4, d)
		x += apart
	}
}

func (p *pen) event(s *model.Shape, n *model.Node, c colours) {
	x, y, r := s.X+s.Width/2, s.Y+s.Height/2, min(s.Width, s.Height)/2
	dashed := ""
	if !n.Event.Interrupting && (n.Kind == model.BoundaryEvent || n.Kind == model.StartEvent) {
		dashed = ` stroke-dasharray="4 3"`
	}
	width := ` stroke-width="1.5"`
	if n.Kind == model.EndEvent {
		width = ` stroke-width="4"`
	}
	p.circle(x, y, r, c, width+dashed)
	if n.Kind == model.IntermediateCatchEvent || n.Kind == model.IntermediateThrowEvent || n.Kind == model.BoundaryEvent {
		p.circle(x, y, r-3, colours{c.stroke, "none"}, width+dashed)
	}
	throws := n.Kind == model.EndEvent || n.Kind == model.IntermediateThrowEvent
	painted := colours{c.stroke, "none"}
	if throws {
		painted.fill = c.stroke
	}
	if d := eventSymbol(n.Event); d != "" {
		if throws && d == eventSymbols[model.MessageEvent] {
			painted.stroke = c.fill
			p.symbol(x, y, r/18, colours{c.stroke, c.stroke}, 1.3, envelopeBack)
		}
		p.symbol(x, y, r/18, painted, 1.3, d)
	}
	p.beside(s.Label, x, s.Y+s.Height+4, n.Name, c.stroke)
}

// eventSymbol is what stands in the circle; nothing for a none event.
func eventSymbol(e *model.Event) string {
	switch count := len(e.Definitions) + len(e.References); {
	case count == 0:
		return ""
	case count > 1 && e.ParallelMultiple:
		return plusOutline
	case count > 1:
		return pentagon
	case len(e.Definitions) == 1:
		return eventSymbols[e.Definitions[0].Kind]
	}
	return ""
}

func (p *pen) gateway(s *model.Shape, n *model.Node, c colours) {
	x, y, w, h := s.X+s.Width/2, s.Y+s.Height/2, s.Width/2, s.Height/2
	p.path(c, ` stroke-width="1.5" stroke-linejoin="round"`, "M%s %sL%s %sL%s %sL%s %sZ", x, s.Y, s.X+s.Width, y, x, s.Y+s.Height, s.X, y)
	scale := min(w, h) / 25
	bold := colours{c.stroke, "none"}
	switch n.Kind {
	case model.ExclusiveGateway:
		if s.MarkerVisible {
			p.symbol(x, y, scale, bold, 3, cross)
		}
	case model.ParallelGateway:
		p.symbol(x, y, scale, bold, 3, plus)
	case model.InclusiveGateway:
		p.circle(x, y, 11*scale, bold, ` stroke-width="2.5"`)
	case model.ComplexGateway:
		p.symbol(x, y, scale, bold, 3, star)
	case model.EventBasedGateway:
		p.circle(x, y, 14*scale, bold, "")
		if !n.Gateway.Instantiate {
			p.circle(x, y, 11.5*scale, bold, "")
		}
		inner := pentagon
		if n.Gateway.EventType == "Parallel" {
			inner = plusOutline
		}
		p.symbol(x, y, scale*0.85, bold, 1.2, inner)
	}
	p.beside(s.Label, x, s.Y+s.Height+4, n.Name, c.stroke)
}

// dataOf draws a data object or a data store, with its state in brackets.
func (p *pen) dataOf(s *model.Shape, r *model.DataReference, c colours) {
	const fold, lid = 10.0, 7.0
	if r.Store {
		p.path(c, ` stroke-width="1.5"`, "M%s %sc0 -%[3]s %[4]s -%[3]s %[4]s 0v%[5]sc0 %[3]s -%[4]s %[3]s -%[4]s 0z", s.X, s.Y+lid, lid*1.3, s.Width, s.Height-2*lid)
		for i := range 3 {
			p.path(colours{c.stroke, "none"}, "", "M%s %sc0 %[3]s %[4]s %[3]s %[4]s 0", s.X, s.Y+lid+float64(i)*5, lid*1.3, s.Width)
		}
	} else {
		p.path(c, ` stroke-width="1.5" stroke-linejoin="round"`, "M%s %sh%sl%s %sv%sh-%sz", s.X, s.Y, s.Width-fold, fold, fold, s.Height-fold, s.Width)
		p.path(colours{c.stroke, "none"}, "", "M%s %sv%sh%s", s.X+s.Width-fold, s.Y, fold, fold)
		if p.known.many[r.Ref] {
			p.symbol(s.X+s.Width/2, s.Y+s.Height-9, 0.8, colours{c.stroke, "none"}, 1.6, severalAtOnce)
		}
	}
	name := r.Name
	if r.State != "" {
		name = strings.TrimSpace(name + " [" + r.State + "]")
	}
	p.beside(s.Label, s.X+s.Width/2, s.Y+s.Height+4, name, c.stroke)
}

func (p *pen) artifact(s *model.Shape, a *model.Artifact, c colours) {
	switch a.Element {
	case "textAnnotation":
		p.path(colours{c.stroke, "none"}, ` stroke-width="1.5"`, "M%s %sh-10v%sh10", s.X+10, s.Y, s.Height)
		lines := wrap(a.Text, max(s.Width-10, 60))
		p.text(s.X+6, s.Y+3, lines, c.stroke, "start")
	case "group":
		p.rect(s.X, s.Y, s.Width, s.Height, 10, colours{c.stroke, "none"}, ` stroke-width="1.5" stroke-dasharray="10 6 1 6" stroke-linecap="round"`)
		p.beside(s.Label, s.X+s.Width/2, s.Y-lineHeight-4, p.known.groups[a.CategoryValue], c.stroke)
	default:
		p.other(s, a.Name, c)
	}
}
