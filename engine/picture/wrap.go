package picture

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rivo/uniseg"
)

// wrap breaks text into lines of at most a width, in pixels. Chinese breaks between any two characters, but no line begins
// with what closes or ends something, and none ends with what opens it (kinsoku; GB/T 15834, W3C CLREQ §3.1). Other
// words break at spaces, and inside only where one alone is too long.
func wrap(text string, width float64) []string {
	var lines []string
	for _, paragraph := range strings.Split(strings.ReplaceAll(strings.TrimSpace(text), "\r\n", "\n"), "\n") {
		lines = append(lines, fill(pieces(paragraph), width)...)
	}
	return lines
}

// fill puts as many pieces on a line as fit.
func fill(all []piece, width float64) []string {
	var lines []string
	line, long := "", 0.0
	end := func() {
		if line != "" {
			lines = append(lines, line)
		}
		line, long = "", 0
	}
	for _, one := range all {
		space := ""
		if one.apart && line != "" {
			space = " "
		}
		need := widthOf(space + one.text)
		if long+need > width && line != "" {
			end()
			space, need = "", widthOf(one.text)
		}
		if need > width {
			cut := broken(one.text, width)
			lines = append(lines, cut[:len(cut)-1]...)
			line, long = cut[len(cut)-1], widthOf(cut[len(cut)-1])
			continue
		}
		line, long = line+space+one.text, long+need
	}
	end()
	return lines
}

// broken cuts a word that is longer than a line between characters as people see them.
func broken(word string, width float64) []string {
	lines, line, long := []string{}, "", 0.0
	for g := uniseg.NewGraphemes(word); g.Next(); {
		need := widthOf(g.Str())
		if long+need > width && line != "" && !strings.Contains(closing, g.Str()) {
			lines = append(lines, line)
			line, long = "", 0
		}
		line, long = line+g.Str(), long+need
	}
	return append(lines, line)
}

// piece is text that is not broken; apart says that a space stands before it.
type piece struct {
	text  string
	apart bool
}

// closing begins no line, and opening ends none.
const (
	closing = "，。、；：？！）】》〉」』”’…—～·%‰℃,.;:?!)]}>"
	opening = "（【《〈「『“‘([{<¥￥$#"
)

// pieces cuts a paragraph where a line may end.
func pieces(paragraph string) []piece {
	var all []piece
	apart, glue := false, false
	for g := uniseg.NewGraphemes(paragraph); g.Next(); {
		one := g.Str()
		first, _ := utf8.DecodeRuneInString(one)
		if unicode.IsSpace(first) {
			apart, glue = true, false
			continue
		}
		last := len(all) - 1
		joins := last >= 0 && !apart && (glue || strings.ContainsRune(closing, first) || !ideographic(first) && !endsIdeographic(all[last].text))
		if joins {
			all[last].text += one
		} else {
			all = append(all, piece{one, apart})
		}
		glue = strings.ContainsRune(opening, first)
		apart = false
	}
	return all
}

func endsIdeographic(text string) bool {
	last, _ := utf8.DecodeLastRuneInString(text)
	return ideographic(last)
}

// ideographic says whether lines may end on either side of a character.
func ideographic(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul) || r >= 0x3000 && r <= 0x303f || r >= 0xff00 && r <= 0xffef ||
		r == '“' || r == '”' || r == '‘' || r == '’' || r == '…' || r == '—'
}

// size is that of all letters, in pixels.
const size = 12.0

// WidthOf is how wide the pictures take a text to be, in pixels, at their size of letters, 12 pixels.
func WidthOf(text string) float64 { return widthOf(text) }

// widthOf estimates how wide a text is, in pixels: a whole square for Chinese characters, and the widths of Arial for Latin letters.
func widthOf(text string) float64 {
	sum := 0.0
	for g := uniseg.NewGraphemes(text); g.Next(); {
		r, _ := utf8.DecodeRuneInString(g.Str())
		switch {
		case r < 0x7f && r >= 0x20:
			sum += float64(latin[r-0x20]) / 1000
		case g.Width() > 1 || ideographic(r):
			sum++
		default:
			sum += 0.58
		}
	}
	return sum * size
}

// latin are the widths of U+0020 to U+007E in thousandths of the size (Arial, and metrically compatible Liberation Sans).
var latin = [...]int{
	278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
	556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
	1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
	667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
	333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
	556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
}
