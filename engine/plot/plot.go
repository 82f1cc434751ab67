// Package plot draws numbers as small SVG pictures for printed documents: bars, stacks of them, and distributions. The
// pictures stand by themselves, as those of engine/picture do, and the same numbers always make the same bytes.
package plot

import (
	"encoding/xml"
	"fmt"
	"math"
	"strconv"
	"strings"

	"sandtable/engine/picture"
)

// Picture is a plot as a whole SVG document, with its size in pixels.
type Picture struct {
	SVG           []byte
	Width, Height float64
}

// Width is that of every plot, in pixels: what fits between the margins of an upright A4 page.
const Width = 640.0

// Colours that stay apart in grey and for those who do not tell red from green (after Okabe and Ito).
var Colours = []string{"#0f6b63", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#d55e00", "#7a869a"}

const (
	ink   = "#22242a"
	quiet = "#667085"
	grid  = "#e4e7ec"
	fonts = `'Segoe UI', -apple-system, 'Helvetica Neue', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'WenQuanYi Micro Hei', Arial, sans-serif`
	size  = 11.0
)

// canvas writes the elements of a plot.
type canvas struct{ strings.Builder }

func num(v float64) string {
	s := strconv.FormatFloat(v, 'f', 2, 64)
	if s = strings.TrimRight(strings.TrimRight(s, "0"), "."); s == "-0" {
		return "0"
	}
	return s
}

func escaped(text string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(text)) // the builder takes everything
	return b.String()
}

func (c *canvas) rect(x, y, w, h float64, fill string) {
	fmt.Fprintf(&c.Builder, `<rect x="%s" y="%s" width="%s" height="%s" fill="%s" stroke="none"/>`, num(x), num(y), num(w), num(h), fill)
}

func (c *canvas) line(x1, y1, x2, y2 float64, stroke, more string) {
	fmt.Fprintf(&c.Builder, `<path d="M%s %sL%s %s" stroke="%s" fill="none"%s/>`, num(x1), num(y1), num(x2), num(y2), stroke, more)
}

// text writes a line whose letters stand on y.
func (c *canvas) text(x, y float64, anchor, fill, words string) {
	fmt.Fprintf(&c.Builder, `<text x="%s" y="%s" text-anchor="%s" fill="%s">%s</text>`, num(x), num(y), anchor, fill, escaped(words))
}

// done is the picture with all that was drawn, on white.
func (c *canvas) done(title string, height float64) Picture {
	head := fmt.Sprintf(`<svg xmlns="http://www.w3.org/2000/svg" width="%[1]s" height="%[2]s" viewBox="0 0 %[1]s %[2]s" font-family="%[3]s" font-size="%[4]s"><title>%[5]s</title><rect x="0" y="0" width="%[1]s" height="%[2]s" fill="#ffffff" stroke="none"/>`,
		num(Width), num(height), fonts, num(size), escaped(title))
	return Picture{[]byte(head + c.String() + "</svg>\n"), Width, height}
}

// long is how wide words are at the size of plots.
func long(words string) float64 { return picture.WidthOf(words) * size / 12 }

// fit shortens words to a width.
func fit(words string, width float64) string {
	if long(words) <= width {
		return words
	}
	runes := []rune(words)
	for len(runes) > 1 && long(string(runes)+"…") > width {
		runes = runes[:len(runes)-1]
	}
	return strings.TrimRight(string(runes), " ") + "…"
}

// above is the smallest round number that is not less: 1, 2 or 5 times a power of ten.
func above(v float64) float64 {
	if v <= 0 || math.IsInf(v, 0) || math.IsNaN(v) {
		return 1
	}
	for power := math.Pow10(int(math.Floor(math.Log10(v)))); ; power *= 10 {
		for _, times := range []float64{1, 2, 5} {
			if round := float64(times * power); round >= v*(1-1e-12) {
				return round
			}
		}
	}
}
