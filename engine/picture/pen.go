package picture

import (
	"encoding/xml"
	"fmt"
	"strconv"
	"strings"

	"sandtable/engine/model"
)

// pen writes SVG elements one after the other. Words beside shapes and lines are kept for last, so that no line crosses them.
type pen struct {
	strings.Builder
	known *names
	words []label
}

// label is text that stands beside what it names.
type label struct {
	box    model.Bounds
	lines  []string
	colour string
}

// colours are how a shape or line is painted.
type colours struct{ stroke, fill string }

// coloursOf reads the colours that bpmn.io's tools and the OMG's extension keep with a shape.
func coloursOf(b *model.Base) colours {
	c := colours{ink, paper}
	for _, a := range b.Attributes {
		if !isColour(a.Value) {
			continue
		}
		switch a.Name {
		case "stroke", "border-color":
			c.stroke = a.Value
		case "fill", "background-color":
			c.fill = a.Value
		}
	}
	return c
}

// isColour accepts #rgb, #rrggbb and names of letters: nothing else gets into an attribute.
func isColour(s string) bool {
	hex, ok := strings.CutPrefix(s, "#")
	if ok {
		return (len(hex) == 3 || len(hex) == 6) && strings.Trim(strings.ToLower(hex), "0123456789abcdef") == ""
	}
	return s != "" && len(s) <= 24 && strings.Trim(strings.ToLower(s), "abcdefghijklmnopqrstuvwxyz") == ""
}

// num writes pixels with at most two digits after the point.
func num(n float64) string {
	s := strconv.FormatFloat(n, 'f', 2, 64)
	s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	if s == "-0" {
		return "0"
	}
	return s
}

func escaped(text string) string {
	var b strings.Builder
	// The builder takes everything.
	_ = xml.EscapeText(&b, []byte(text))
	return b.String()
}

// rect draws a box; radius rounds its corners.
func (p *pen) rect(x, y, w, h, radius float64, c colours, more string) {
	fmt.Fprintf(&p.Builder, `<rect x="%s" y="%s" width="%s" height="%s"`, num(x), num(y), num(w), num(h))
	if radius > 0 {
		fmt.Fprintf(&p.Builder, ` rx="%s"`, num(radius))
	}
	p.finish(c, more)
}

func (p *pen) circle(x, y, r float64, c colours, more string) {
	fmt.Fprintf(&p.Builder, `<circle cx="%s" cy="%s" r="%s"`, num(x), num(y), num(r))
	p.finish(c, more)
}

// path draws what the letters of SVG say; each %s of d takes a number.
func (p *pen) path(c colours, more, d string, numbers ...float64) {
	all := make([]any, len(numbers))
	for i, n := range numbers {
		all[i] = num(n)
	}
	fmt.Fprintf(&p.Builder, `<path d="%s"`, fmt.Sprintf(d, all...))
	p.finish(c, more)
}

// symbol draws a path given around the origin, moved and scaled.
func (p *pen) symbol(x, y, scale float64, c colours, width float64, d string) {
	fmt.Fprintf(&p.Builder, `<path transform="translate(%s %s) scale(%s)" d="%s"`, num(x), num(y), num(scale), d)
	p.finish(c, fmt.Sprintf(` stroke-width="%s" stroke-linecap="round" stroke-linejoin="round"`, num(width/scale)))
}

func (p *pen) finish(c colours, more string) {
	fmt.Fprintf(&p.Builder, ` stroke="%s" fill="%s"%s/>`, c.stroke, c.fill, more)
}

// lineHeight is from one line of words to the next, in pixels, at the size used for all of them.
const lineHeight = 15.0

// inside writes words into the middle of a box. Up moves them to its top instead.
func (p *pen) inside(box model.Bounds, text, colour string, up bool) {
	lines := wrap(text, box.Width)
	y := box.Y + box.Height/2 - float64(len(lines))*lineHeight/2
	if up {
		y = box.Y
	}
	p.text(box.X+box.Width/2, y, lines, colour, "middle")
}

// text writes lines of which the first begins below y.
func (p *pen) text(x, y float64, lines []string, colour, anchor string) {
	if len(lines) == 0 {
		return
	}
	fmt.Fprintf(&p.Builder, `<text text-anchor="%s" fill="%s">`, anchor, colour)
	for i, line := range lines {
		fmt.Fprintf(&p.Builder, `<tspan x="%s" y="%s">%s</tspan>`, num(x), num(y+float64(i)*lineHeight+11.5), escaped(line))
	}
	p.WriteString("</text>")
}

// upright writes words along the left side of a pool or lane, from the bottom to the top.
func (p *pen) upright(box model.Bounds, text, colour string) {
	lines := wrap(text, box.Height-8)
	x, y := box.X+box.Width/2, box.Y+box.Height/2
	fmt.Fprintf(&p.Builder, `<g transform="translate(%s %s) rotate(-90)">`, num(x), num(y))
	p.text(0, -float64(len(lines))*lineHeight/2, lines, colour, "middle")
	p.WriteString("</g>")
}

// beside keeps words for last. Their place is that of the file, or else around x with their top at y.
func (p *pen) beside(place *model.Bounds, x, y float64, text, colour string) {
	const narrow = 90.0
	if strings.TrimSpace(text) == "" {
		return
	}
	width := narrow
	if place != nil {
		x, y = place.X+float64(place.Width/2), place.Y
		width = max(place.Width, narrow)
	}
	lines := wrap(text, width)
	widest := 0.0
	for _, line := range lines {
		widest = max(widest, widthOf(line))
	}
	p.words = append(p.words, label{model.Bounds{X: x - widest/2, Y: y, Width: widest, Height: float64(len(lines)) * lineHeight}, lines, colour})
}

func (p *pen) labels() {
	for _, l := range p.words {
		p.text(l.box.X+l.box.Width/2, l.box.Y, l.lines, l.colour, "middle")
	}
}
