package metafile

import (
	"encoding/binary"
	"math"
	"strings"
	"unicode/utf16"

	"sandtable/engine/picture"
)

// Kinds of records, [MS-EMF] 2.1.1.
const (
	recordHeader         = 1
	recordPolyBezierTo   = 5
	recordWindowExtent   = 9
	recordWindowOrigin   = 10
	recordViewportExtent = 11
	recordViewportOrigin = 12
	recordEOF            = 14
	recordMapMode        = 17
	recordBackground     = 18
	recordPolyFill       = 19
	recordTextAlign      = 22
	recordTextColour     = 24
	recordMoveTo         = 27
	recordSelect         = 37
	recordBrush          = 39
	recordDelete         = 40
	recordLineTo         = 54
	recordMiterLimit     = 58
	recordBeginPath      = 59
	recordEndPath        = 60
	recordCloseFigure    = 61
	recordFillPath       = 62
	recordFillStroke     = 63
	recordStrokePath     = 64
	recordFont           = 82
	recordText           = 84
	recordPen            = 95
)

// The things that a record can select: ours, and those that every player has.
const (
	pen, brush, font        = 1, 2, 3
	noBrush          uint32 = 0x80000005
	blackPen         uint32 = 0x80000007
	systemFont       uint32 = 0x8000000d
)

// writer collects the records of a metafile.
type writer struct {
	body          []byte
	records       uint32
	width, height float64
	colour, align uint32 // of text, as they were set last
}

// begin is a metafile of a size in pixels, 96 to the inch, with nothing drawn yet.
func begin(width, height float64) *writer {
	w := &writer{width: width, height: height, colour: math.MaxUint32, align: math.MaxUint32}
	wide, high := uint32(math.Ceil(width)), uint32(math.Ceil(height))
	w.record(recordMapMode, 8) // anisotropic: the units are ours
	w.record(recordWindowOrigin, 0, 0)
	w.record(recordWindowExtent, wide*fine, high*fine)
	w.record(recordViewportOrigin, 0, 0)
	w.record(recordViewportExtent, wide, high)
	w.record(recordBackground, 1) // transparent
	w.record(recordPolyFill, 2)   // winding, as in SVG
	w.record(recordMiterLimit, math.Float32bits(4))
	return w
}

// record adds one with its numbers.
func (w *writer) record(kind uint32, data ...uint32) {
	w.body = binary.LittleEndian.AppendUint32(w.body, kind)
	w.body = binary.LittleEndian.AppendUint32(w.body, uint32(8+4*len(data)))
	for _, v := range data {
		w.body = binary.LittleEndian.AppendUint32(w.body, v)
	}
	w.records++
}

// unit is a length in units of the metafile.
func unit(v float64) uint32 { return uint32(int32(math.Round(v * fine))) }

// paint draws an outline: its inside, then its line.
func (w *writer) paint(p *outline, of style) {
	stroke, strokes := colour(of.stroke)
	fill, fills := colour(of.fill)
	strokes = strokes && of.width > 0
	if !strokes && !fills || len(p.steps) == 0 {
		return
	}
	if strokes {
		w.pen(stroke, of)
	}
	if fills {
		w.record(recordBrush, brush, 0, fill, 0)
		w.record(recordSelect, brush)
	}
	w.record(recordBeginPath)
	w.trace(p, of.matrix)
	w.record(recordEndPath)
	box := []uint32{0, 0, uint32(math.Ceil(w.width)), uint32(math.Ceil(w.height))}
	switch {
	case strokes && fills:
		w.record(recordFillStroke, box...)
	case fills:
		w.record(recordFillPath, box...)
	default:
		w.record(recordStrokePath, box...)
	}
	if strokes {
		w.record(recordSelect, blackPen)
		w.record(recordDelete, pen)
	}
	if fills {
		w.record(recordSelect, noBrush)
		w.record(recordDelete, brush)
	}
}

// pen makes the pen for a line and takes it up. Dashes are those of the system: their length follows the width.
func (w *writer) pen(colour uint32, of style) {
	const geometric, dashed, dotted, flat, miter = 0x10000, 1, 2, 0x200, 0x2000
	kind := uint32(geometric)
	if of.cap != "round" {
		kind |= flat
	}
	if of.join != "round" {
		kind |= miter
	}
	if first, _, ok := strings.Cut(of.dash, " "); ok {
		if len(first) == 1 && first[0] < '3' {
			kind |= dotted
		} else {
			kind |= dashed
		}
	}
	width := max(1, unit(of.width*of.matrix.scale()))
	// After the pen come the offsets and sizes of a bitmap, of which there is none.
	w.record(recordPen, pen, 0, 0, 0, 0, kind, width, 0, colour, 0, 0)
	w.record(recordSelect, pen)
}

func (w *writer) trace(p *outline, m matrix) {
	for _, s := range p.steps {
		var at [6]uint32
		for i := 0; i < 6; i += 2 {
			x, y := m.at(s.at[i], s.at[i+1])
			at[i], at[i+1] = unit(x), unit(y)
		}
		switch s.kind {
		case 'M':
			w.record(recordMoveTo, at[0], at[1])
		case 'L':
			w.record(recordLineTo, at[0], at[1])
		case 'C':
			w.record(recordPolyBezierTo, 0, 0, uint32(math.Ceil(w.width)), uint32(math.Ceil(w.height)), 3, at[0], at[1], at[2], at[3], at[4], at[5])
		case 'Z':
			w.record(recordCloseFigure)
		}
	}
}

// text writes one line. How far each character reaches is reckoned as engine/picture does.
func (w *writer) text(of style, x, y float64, words string) {
	const baseline, centre, right = 24, 6, 2
	c, visible := colour(of.fill)
	if !visible {
		return
	}
	align := uint32(baseline)
	switch of.anchor {
	case "middle":
		align |= centre
	case "end":
		align |= right
	}
	if align != w.align {
		w.align = align
		w.record(recordTextAlign, align)
	}
	if c != w.colour {
		w.colour = c
		w.record(recordTextColour, c)
	}
	size := of.size * of.matrix.scale()
	w.font(size, of.weight == "bold" || of.weight == "600", of.matrix.upright(), words)
	x, y = of.matrix.at(x, y)
	var letters []uint16
	var widths []uint32
	for _, r := range words {
		pair := utf16.AppendRune(nil, r)
		letters = append(letters, pair...)
		widths = append(widths, unit(picture.WidthOf(string(r))*size/12))
		if len(pair) == 2 {
			widths = append(widths, 0)
		}
	}
	const head = 76 // bytes of the record before the letters
	at := uint32(head + (2*len(letters)+3)/4*4)
	data := []uint32{0, 0, uint32(math.Ceil(w.width)), uint32(math.Ceil(w.height)), 2, math.Float32bits(1), math.Float32bits(1),
		unit(x), unit(y), uint32(len(letters)), head, 0, 0, 0, 0, 0, at}
	if len(letters)%2 == 1 {
		letters = append(letters, 0)
	}
	for i := 0; i < len(letters); i += 2 {
		data = append(data, uint32(letters[i])|uint32(letters[i+1])<<16)
	}
	w.record(recordText, append(data, widths...)...)
	w.record(recordSelect, systemFont)
	w.record(recordDelete, font)
}

// font makes one and takes it up: a size in pixels, for Chinese or Latin letters, whichever are in the words.
func (w *writer) font(size float64, bold, upright bool, words string) {
	face, weight, turn := "Arial", uint32(400), uint32(0)
	if strings.ContainsFunc(words, func(r rune) bool { return r >= 0x2e80 }) {
		face = "Microsoft YaHei"
	}
	if bold {
		weight = 700
	}
	if upright {
		turn = 900 // tenths of a degree
	}
	data := make([]uint32, 81)
	copy(data, []uint32{font, -unit(size), 0, turn, turn, weight, 1 << 24}) // of the default character set
	for i, r := range face {
		data[8+i/2] |= uint32(r) << (16 * (i % 2))
	}
	w.record(recordFont, data...)
	w.record(recordSelect, font)
}

// whole is the metafile with its header.
func (w *writer) whole() []byte {
	w.record(recordEOF, 0, 16, 20)
	const size, signature, version, handles = 108, 0x464d4520, 0x10000, 4
	wide, high := uint32(math.Ceil(w.width)), uint32(math.Ceil(w.height))
	hundredths := func(pixels uint32) uint32 { return uint32(math.Round(float64(pixels) * 2540 / 96)) }
	header := []uint32{recordHeader, size, 0, 0, wide - 1, high - 1, 0, 0, hundredths(wide), hundredths(high), signature, version,
		uint32(size + len(w.body)), w.records + 1, handles, 0, 0, 0, 1920, 1440, 508, 381, 0, 0, 0, 508000, 381000}
	out := make([]byte, 0, size+len(w.body))
	for _, v := range header {
		out = binary.LittleEndian.AppendUint32(out, v)
	}
	return append(out, w.body...)
}
