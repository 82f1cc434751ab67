package metafile

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// matrix maps a point to (a·x + c·y + e, b·x + d·y + f).
type matrix struct{ a, b, c, d, e, f float64 }

var identity = matrix{1, 0, 0, 1, 0, 0}

func (m matrix) at(x, y float64) (float64, float64) {
	return float64(m.a*x) + float64(m.c*y) + m.e, float64(m.b*x) + float64(m.d*y) + m.f
}

// then is what comes of mapping by n first and by m after it.
func (m matrix) then(n matrix) matrix {
	e, f := m.at(n.e, n.f)
	return matrix{
		float64(m.a*n.a) + float64(m.c*n.b), float64(m.b*n.a) + float64(m.d*n.b),
		float64(m.a*n.c) + float64(m.c*n.d), float64(m.b*n.c) + float64(m.d*n.d), e, f,
	}
}

// scale is by how much lengths grow.
func (m matrix) scale() float64 { return math.Sqrt(math.Abs(float64(m.a*m.d) - float64(m.b*m.c))) }

// upright says whether what is written goes from the bottom to the top.
func (m matrix) upright() bool { return m.a == 0 && m.b < 0 }

// with is the style of an element, from what it inherits and its attributes.
func (s style) with(a attributes) (style, error) {
	for name, into := range map[string]*string{"stroke": &s.stroke, "fill": &s.fill, "stroke-dasharray": &s.dash, "stroke-linecap": &s.cap,
		"stroke-linejoin": &s.join, "text-anchor": &s.anchor, "font-family": &s.family, "font-weight": &s.weight} {
		if v, ok := a[name]; ok {
			*into = v
		}
	}
	for name, into := range map[string]*float64{"stroke-width": &s.width, "font-size": &s.size} {
		if _, ok := a[name]; ok {
			v, err := a.number(name)
			if err != nil {
				return s, err
			}
			*into = v
		}
	}
	m, err := transform(a["transform"])
	if err != nil {
		return s, err
	}
	s.matrix = s.matrix.then(m)
	return s, nil
}

// transform reads a list of translate, scale, rotate by right angles, and matrix.
func transform(text string) (matrix, error) {
	m := identity
	for text = strings.TrimSpace(text); text != ""; text = strings.TrimSpace(text) {
		name, rest, ok := strings.Cut(text, "(")
		inside, after, closed := strings.Cut(rest, ")")
		v, err := numbersIn(inside)
		if !ok || !closed || err != nil {
			return m, fmt.Errorf("transform of the picture: %q", text)
		}
		n, err := oneTransform(strings.TrimSpace(name), v)
		if err != nil {
			return m, err
		}
		m, text = m.then(n), after
	}
	return m, nil
}

func oneTransform(name string, v []float64) (matrix, error) {
	switch {
	case name == "translate" && len(v) == 2:
		return matrix{1, 0, 0, 1, v[0], v[1]}, nil
	case name == "scale" && len(v) == 1:
		return matrix{v[0], 0, 0, v[0], 0, 0}, nil
	case name == "rotate" && len(v) == 1 && v[0] == -90:
		return matrix{0, -1, 1, 0, 0, 0}, nil
	case name == "matrix" && len(v) == 6:
		return matrix{v[0], v[1], v[2], v[3], v[4], v[5]}, nil
	}
	return identity, fmt.Errorf("a metafile has no %s of %d numbers", name, len(v))
}

func numbersIn(text string) ([]float64, error) {
	var all []float64
	for _, part := range strings.FieldsFunc(text, func(r rune) bool { return r == ' ' || r == ',' }) {
		v, err := strconv.ParseFloat(part, 64)
		if err != nil {
			return nil, err
		}
		all = append(all, v)
	}
	return all, nil
}

// names are the colours by name that drawings have and our own pictures use.
var names = map[string]uint32{"black": 0x000000, "white": 0xffffff, "red": 0xff0000, "green": 0x008000, "blue": 0x0000ff, "gray": 0x808080,
	"grey": 0x808080, "orange": 0xffa500, "yellow": 0xffff00, "purple": 0x800080, "silver": 0xc0c0c0, "navy": 0x000080, "teal": 0x008080, "brown": 0xa52a2a}

// colour is one as a metafile has it, with blue in front; false where nothing is painted. A name that is not known is black.
func colour(text string) (uint32, bool) {
	if text == "" || text == "none" || text == "transparent" {
		return 0, false
	}
	rgb, known := names[strings.ToLower(text)]
	if hex, ok := strings.CutPrefix(text, "#"); ok && !known {
		if len(hex) == 3 {
			hex = string([]byte{hex[0], hex[0], hex[1], hex[1], hex[2], hex[2]})
		}
		if v, err := strconv.ParseUint(hex, 16, 32); err == nil {
			rgb = uint32(v)
		}
	}
	return rgb>>16&0xff | rgb&0xff00 | rgb&0xff<<16, true
}
