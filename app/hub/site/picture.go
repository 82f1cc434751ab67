package site

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
)

// What a picture may be made of. Everything else is left out with what is in it: scripts, links, foreign content, animation.
var (
	shapes = words("svg g path rect circle ellipse line polyline polygon text tspan title desc defs marker clipPath linearGradient radialGradient stop")
	looks  = words(`width height viewBox x y x1 y1 x2 y2 cx cy r rx ry dx dy d points transform fill stroke opacity offset id
		fill-opacity fill-rule stroke-width stroke-linecap stroke-linejoin stroke-miterlimit stroke-dasharray stroke-dashoffset stroke-opacity
		font-family font-size font-style font-weight text-anchor text-decoration dominant-baseline letter-spacing paint-order
		marker-start marker-mid marker-end markerWidth markerHeight markerUnits refX refY orient clip-path clip-rule stop-color stop-opacity
		gradientUnits gradientTransform preserveAspectRatio role aria-label lang`)
)

func words(text string) map[string]bool {
	known := map[string]bool{}
	for _, word := range strings.Fields(text) {
		known[word] = true
	}
	return known
}

const svgSpace = "http://www.w3.org/2000/svg"

var errNoPicture = errors.New("not a picture")

// static is a picture in SVG with nothing in it but shapes and their looks. It is written anew from what is understood, so nothing passes by being
// written oddly.
func static(picture []byte) ([]byte, error) {
	d := xml.NewDecoder(bytes.NewReader(picture))
	d.Entity = map[string]string{}
	var b bytes.Buffer
	for depth := 0; ; {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			return nil, errNoPicture
		}
		switch token := token.(type) {
		case xml.StartElement:
			if depth == 0 && (token.Name.Local != "svg" || b.Len() > 0) {
				return nil, errNoPicture
			}
			if token.Name.Space != svgSpace || !shapes[token.Name.Local] {
				if err := d.Skip(); err != nil {
					return nil, errNoPicture
				}
				continue
			}
			open(&b, token, depth == 0)
			depth++
		case xml.EndElement:
			depth--
			b.WriteString("</" + token.Name.Local + ">")
		case xml.CharData:
			if depth > 0 {
				_ = xml.EscapeText(&b, token) // into memory
			}
		}
	}
	if b.Len() == 0 {
		return nil, errNoPicture
	}
	return b.Bytes(), nil
}

func open(b *bytes.Buffer, e xml.StartElement, outermost bool) {
	b.WriteString("<" + e.Name.Local)
	if outermost {
		b.WriteString(` xmlns="` + svgSpace + `"`)
	}
	for _, a := range e.Attr {
		if a.Name.Space != "" || !looks[a.Name.Local] || !harmless(a.Value) {
			continue
		}
		b.WriteString(" " + a.Name.Local + `="`)
		_ = xml.EscapeText(b, []byte(a.Value)) // into memory
		b.WriteString(`"`)
	}
	b.WriteString(">")
}

// harmless says whether a value refers to nothing outside the picture.
func harmless(value string) bool {
	folded := strings.ToLower(value)
	for rest := folded; ; {
		_, after, found := strings.Cut(rest, "url(")
		if !found {
			break
		}
		if !strings.HasPrefix(strings.TrimLeft(after, " '\""), "#") {
			return false
		}
		rest = after
	}
	return !strings.Contains(folded, "javascript:") && !strings.Contains(folded, "\\")
}
