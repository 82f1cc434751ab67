package report

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// csvField is a text as a field of a CSV line, quoted where encoding/csv would.
func csvField(s string) []byte {
	if !quoted(s) {
		return []byte(s)
	}
	return []byte(`"` + strings.ReplaceAll(s, `"`, `""`) + `"`)
}

// quoted says whether a field needs quotes: where it holds what ends fields or lines,
// begins with a space, or is the end-of-data mark of PostgreSQL.
func quoted(s string) bool {
	first, _ := utf8.DecodeRuneInString(s)
	return s == `\.` || strings.ContainsAny(s, ",\"\r\n") || s != "" && unicode.IsSpace(first)
}
