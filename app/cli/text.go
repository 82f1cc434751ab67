package cli

import (
	"strings"
	"unicode"

	"github.com/rivo/uniseg"
)

// visible is a character that a terminal shows and does not obey. Names come from
// files, and files come from anywhere.
func visible(r rune) rune {
	switch {
	case r == '\n', r == '\t', r == '\r':
		return ' '
	case unicode.IsControl(r), unicode.Is(unicode.Bidi_Control, r):
		return unicode.ReplacementChar
	}
	return r
}

// width is the number of columns a text takes on a terminal, where a Chinese
// character takes two.
func width(text string) int { return uniseg.StringWidth(text) }

// fit is a name for a table cell: visible, and no wider than the columns given.
func fit(name string, columns int) string {
	name = strings.Map(visible, name)
	if len(name) > 16*columns { // measuring takes time, and no text this long fits
		name = strings.ToValidUTF8(name[:16*columns], "")
		return cut(name, columns)
	}
	if width(name) <= columns {
		return name
	}
	return cut(name, columns)
}

func cut(name string, columns int) string {
	var b strings.Builder
	room := columns - 1 // for the ellipsis
	for g := uniseg.NewGraphemes(name); g.Next(); {
		if room -= g.Width(); room < 0 {
			break
		}
		b.WriteString(g.Str())
	}
	return b.String() + "…"
}
