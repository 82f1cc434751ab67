// Package metafile turns the pictures of the engine from SVG into enhanced metafiles (EMF), the vector format that every
// word processor draws: Word before 2016, WPS and LibreOffice do not draw SVG, and pixels would need the letters of a
// font, which a program that runs without a browser does not have. Letters stay text, in the fonts of whoever reads.
//
// It understands what engine/picture and engine/plot write and no more: rect, circle, path, text with tspan, groups and
// transforms. Whatever else is in a picture is refused by name.
//
// The format is Microsoft's [MS-EMF], version 16.0.
package metafile

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// fine is how many units of a metafile make one pixel.
const fine = 20

// Of is an SVG picture as a metafile of the same size. The same picture makes the same bytes.
func Of(svg []byte) ([]byte, error) {
	r := &reader{decoder: xml.NewDecoder(strings.NewReader(string(svg)))}
	for {
		token, err := r.decoder.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, fmt.Errorf("read the picture: %w", err)
		}
		switch t := token.(type) {
		case xml.StartElement:
			err = r.open(t)
		case xml.EndElement:
			r.close(t.Name.Local)
		case xml.CharData:
			r.words += string(t)
		}
		if err != nil {
			return nil, err
		}
	}
	if r.out == nil {
		return nil, errors.New("the picture is no SVG")
	}
	return r.out.whole(), nil
}

// reader goes through the elements of a picture.
type reader struct {
	decoder *xml.Decoder
	out     *writer
	groups  []style // of the elements that are open
	words   string  // of the element that is open
	line    attributes
	quiet   int // elements that are open and say nothing to the eye: a title
}

// style is what an element hands down to those in it.
type style struct {
	matrix                 matrix
	stroke, fill           string
	width                  float64
	dash, cap, join        string
	anchor, family, weight string
	size                   float64
}

// attributes are those of an element by their names.
type attributes map[string]string

func (a attributes) number(name string) (float64, error) {
	text, ok := a[name]
	if !ok {
		return 0, nil
	}
	v, err := strconv.ParseFloat(text, 64)
	if err != nil {
		return 0, fmt.Errorf("%s of the picture is no number: %q", name, text)
	}
	return v, nil
}

// numbers reads several attributes at once; what is not there is 0.
func (a attributes) numbers(names ...string) ([]float64, error) {
	all := make([]float64, len(names))
	for i, name := range names {
		v, err := a.number(name)
		if err != nil {
			return nil, err
		}
		all[i] = v
	}
	return all, nil
}

func (r *reader) open(e xml.StartElement) error {
	a := attributes{}
	for _, x := range e.Attr {
		a[x.Name.Local] = x.Value
	}
	of := style{matrix: identity, width: 1, size: 16, anchor: "start", fill: "#000000", stroke: "none"}
	if n := len(r.groups); n > 0 {
		of = r.groups[n-1]
	}
	of, err := of.with(a)
	if err != nil {
		return err
	}
	r.groups, r.words = append(r.groups, of), ""
	if r.out == nil && e.Name.Local != "svg" {
		return fmt.Errorf("the picture begins with %s", e.Name.Local)
	}
	switch e.Name.Local {
	case "svg":
		return r.begin(a)
	case "g":
	case "title", "desc":
		r.quiet++
	case "rect":
		return r.rect(of, a)
	case "circle":
		return r.circle(of, a)
	case "path":
		return r.path(of, a)
	case "text", "tspan":
		r.line = merged(r.line, a)
	default:
		return fmt.Errorf("a metafile has no %s", e.Name.Local)
	}
	return nil
}

// merged are the attributes of a line of text, after those of the text that it belongs to.
func merged(outer, inner attributes) attributes {
	all := attributes{}
	for k, v := range outer {
		all[k] = v
	}
	for k, v := range inner {
		all[k] = v
	}
	return all
}

func (r *reader) close(name string) {
	of := r.groups[len(r.groups)-1]
	switch name {
	case "title", "desc":
		r.quiet--
	case "text", "tspan":
		r.text(of)
		if name == "text" {
			r.line = nil
		}
	}
	r.groups, r.words = r.groups[:len(r.groups)-1], ""
}

func (r *reader) begin(a attributes) error {
	box := strings.Fields(a["viewBox"])
	if len(box) != 4 {
		return errors.New("the picture does not say which part of the plane it shows (viewBox)")
	}
	var v [4]float64
	for i := range v {
		var err error
		if v[i], err = strconv.ParseFloat(box[i], 64); err != nil {
			return fmt.Errorf("viewBox of the picture: %w", err)
		}
	}
	r.out = begin(v[2], v[3])
	r.groups[len(r.groups)-1].matrix = matrix{1, 0, 0, 1, -v[0], -v[1]}
	return nil
}

func (r *reader) rect(of style, a attributes) error {
	v, err := a.numbers("x", "y", "width", "height", "rx")
	if err != nil {
		return err
	}
	x, y, w, h, round := v[0], v[1], v[2], v[3], v[4]
	p := &outline{}
	if round <= 0 {
		p.move(x, y)
		p.to(x+w, y)
		p.to(x+w, y+h)
		p.to(x, y+h)
		p.shut()
	} else {
		round = min(round, w/2, h/2)
		k := float64(round * (1 - kappa))
		p.move(x+round, y)
		p.to(x+w-round, y)
		p.curve(x+w-k, y, x+w, y+k, x+w, y+round)
		p.to(x+w, y+h-round)
		p.curve(x+w, y+h-k, x+w-k, y+h, x+w-round, y+h)
		p.to(x+round, y+h)
		p.curve(x+k, y+h, x, y+h-k, x, y+h-round)
		p.to(x, y+round)
		p.curve(x, y+k, x+k, y, x+round, y)
		p.shut()
	}
	r.out.paint(p, of)
	return nil
}

// kappa is how far the handles of a Bézier curve stand out that looks like a quarter of a circle.
const kappa = 0.5522847498

func (r *reader) circle(of style, a attributes) error {
	v, err := a.numbers("cx", "cy", "r")
	if err != nil {
		return err
	}
	x, y, long := v[0], v[1], v[2]
	k := float64(long * kappa)
	p := &outline{}
	p.move(x+long, y)
	p.curve(x+long, y+k, x+k, y+long, x, y+long)
	p.curve(x-k, y+long, x-long, y+k, x-long, y)
	p.curve(x-long, y-k, x-k, y-long, x, y-long)
	p.curve(x+k, y-long, x+long, y-k, x+long, y)
	p.shut()
	r.out.paint(p, of)
	return nil
}

func (r *reader) path(of style, a attributes) error {
	p, err := outlineOf(a["d"])
	if err != nil {
		return err
	}
	r.out.paint(p, of)
	return nil
}

// text writes the words of a text or of a line of it.
func (r *reader) text(of style) {
	if strings.TrimSpace(r.words) == "" || r.quiet > 0 {
		return
	}
	// The numbers were read when the picture was made; what is none counts as 0.
	x, _ := r.line.number("x")
	y, _ := r.line.number("y")
	r.out.text(of, x, y, strings.Join(strings.Fields(r.words), " "))
}
