package metafile

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// outline is a path as a list of steps, in absolute coordinates.
type outline struct {
	steps        []step
	x, y         float64 // where the pen is
	fromX, fromY float64 // where this part of the path began
	handle       [2]float64
	hadCubic     bool
	hadQuadratic bool
}

// step is one stroke: a letter of M, L, C, Z, with its points.
type step struct {
	kind byte
	at   [6]float64
}

func (p *outline) add(kind byte, at ...float64) {
	s := step{kind: kind}
	copy(s.at[:], at)
	p.steps = append(p.steps, s)
	if n := len(at); n >= 2 {
		p.x, p.y = at[n-2], at[n-1]
	}
	p.hadCubic, p.hadQuadratic = false, false
}

func (p *outline) move(x, y float64) {
	p.add('M', x, y)
	p.fromX, p.fromY = x, y
}
func (p *outline) to(x, y float64)                    { p.add('L', x, y) }
func (p *outline) curve(x1, y1, x2, y2, x, y float64) { p.add('C', x1, y1, x2, y2, x, y) }
func (p *outline) shut()                              { p.add('Z'); p.x, p.y = p.fromX, p.fromY }

// quadratic is a curve with one handle, written as one with two.
func (p *outline) quadratic(cx, cy, x, y float64) {
	x0, y0 := p.x, p.y
	p.curve(x0+float64((cx-x0)*2/3), y0+float64((cy-y0)*2/3), x+float64((cx-x)*2/3), y+float64((cy-y)*2/3), x, y)
}

// letters are those of path data with how many numbers each takes.
var letters = map[byte]int{'M': 2, 'L': 2, 'H': 1, 'V': 1, 'C': 6, 'S': 4, 'Q': 4, 'A': 7, 'Z': 0}

// outlineOf reads the data of a path (SVG 1.1, chapter 8.3).
func outlineOf(d string) (*outline, error) {
	p := &outline{}
	rest := d
	var letter byte
	for {
		rest = strings.TrimLeft(rest, " ,\n\t")
		if rest == "" {
			return p, nil
		}
		if c := rest[0]; c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' {
			letter, rest = c, rest[1:]
		}
		upper := letter &^ 0x20
		count, known := letters[upper]
		if !known {
			return nil, fmt.Errorf("a path of the picture has the letter %q", letter)
		}
		var v [7]float64
		for i := range count {
			var err error
			if v[i], rest, err = number(rest, upper == 'A' && (i == 3 || i == 4)); err != nil {
				return nil, fmt.Errorf("a path of the picture: %w", err)
			}
		}
		p.draw(upper, letter != upper, v)
		if upper == 'Z' {
			letter = 0
		} else if upper == 'M' { // further points of a move are lines
			letter = letter - 'M' + 'L'
		}
	}
}

// number takes the next one from path data. A flag is a single digit.
func number(text string, flag bool) (float64, string, error) {
	text = strings.TrimLeft(text, " ,\n\t")
	if flag && text != "" {
		return float64(text[0] - '0'), text[1:], nil
	}
	end, pointed := 0, false
	for end < len(text) {
		c := text[end]
		if c == '.' && !pointed {
			pointed = true
		} else if (c < '0' || c > '9') && (end > 0 || c != '-' && c != '+') {
			break
		}
		end++
	}
	v, err := strconv.ParseFloat(text[:end], 64)
	return v, text[end:], err
}

func (p *outline) draw(letter byte, relative bool, v [7]float64) {
	x0, y0 := 0.0, 0.0
	if relative {
		x0, y0 = p.x, p.y
	}
	switch letter {
	case 'M':
		p.move(x0+v[0], y0+v[1])
	case 'L':
		p.to(x0+v[0], y0+v[1])
	case 'H':
		p.to(x0+v[0], p.y)
	case 'V':
		p.to(p.x, y0+v[0])
	case 'C':
		p.curve(x0+v[0], y0+v[1], x0+v[2], y0+v[3], x0+v[4], y0+v[5])
		p.handle, p.hadCubic = [2]float64{x0 + v[2], y0 + v[3]}, true
	case 'S':
		x1, y1 := p.x, p.y
		if p.hadCubic {
			x1, y1 = 2*p.x-p.handle[0], 2*p.y-p.handle[1]
		}
		p.curve(x1, y1, x0+v[0], y0+v[1], x0+v[2], y0+v[3])
		p.handle, p.hadCubic = [2]float64{x0 + v[0], y0 + v[1]}, true
	case 'Q':
		p.quadratic(x0+v[0], y0+v[1], x0+v[2], y0+v[3])
	case 'A':
		p.arc(v[0], v[1], v[3] != 0, v[4] != 0, x0+v[5], y0+v[6])
	case 'Z':
		p.shut()
	}
}

// arc draws part of an ellipse that stands upright, as curves of a quarter at most (SVG 1.1, appendix F.6.5).
func (p *outline) arc(rx, ry float64, large, sweep bool, x, y float64) {
	dx, dy := (p.x-x)/2, (p.y-y)/2
	if rx == 0 || ry == 0 || dx == 0 && dy == 0 {
		p.to(x, y)
		return
	}
	if over := float64(dx*dx/(rx*rx)) + float64(dy*dy/(ry*ry)); over > 1 {
		rx, ry = rx*math.Sqrt(over), ry*math.Sqrt(over)
	}
	under := float64(rx*rx*dy*dy) + float64(ry*ry*dx*dx)
	k := math.Sqrt(max(0, float64(rx*rx*ry*ry)-under) / under)
	if large == sweep {
		k = -k
	}
	cx0, cy0 := k*rx*dy/ry, -k*ry*dx/rx
	cx, cy := cx0+(p.x+x)/2, cy0+(p.y+y)/2
	from := math.Atan2((dy-cy0)/ry, (dx-cx0)/rx)
	turn := math.Atan2((-dy-cy0)/ry, (-dx-cx0)/rx) - from
	if sweep && turn < 0 {
		turn += 2 * math.Pi
	} else if !sweep && turn > 0 {
		turn -= 2 * math.Pi
	}
	parts := int(math.Ceil(math.Abs(turn)/(math.Pi/2) - 1e-9))
	each := turn / float64(parts)
	k = math.Tan(each/4) * 4 / 3
	for i := range parts {
		a := from + float64(float64(i)*each)
		b := a + each
		ax, ay, bx, by := math.Cos(a), math.Sin(a), math.Cos(b), math.Sin(b)
		p.curve(cx+rx*float64(ax-k*ay), cy+ry*float64(ay+k*ax), cx+rx*float64(bx+k*by), cy+ry*float64(by-k*bx), cx+rx*bx, cy+ry*by)
	}
}
