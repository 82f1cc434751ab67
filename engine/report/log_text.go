package report

import (
	"strconv"
	"unicode"
	"unicode/utf8"
)

// xmlText is a text as it stands between the quotes of an XML attribute. What XML 1.0
// cannot hold, control characters and what is no UTF-8, becomes U+FFFD.
func xmlText(s string) []byte {
	b := make([]byte, 0, len(s))
	for _, r := range s {
		switch {
		case r == '&':
			b = append(b, "&amp;"...)
		case r == '<':
			b = append(b, "&lt;"...)
		case r == '>':
			b = append(b, "&gt;"...)
		case r == '"':
			b = append(b, "&quot;"...)
		case r == '\t' || r == '\n' || r == '\r': // or a reader would take them for spaces
			b = append(b, "&#"...)
			b = strconv.AppendInt(b, int64(r), 10)
			b = append(b, ';')
		case r < ' ' || r == 0xFFFE || r == 0xFFFF:
			b = utf8.AppendRune(b, utf8.RuneError)
		default:
			b = utf8.AppendRune(b, r)
		}
	}
	return b
}

// xmlName is a text as an XML name: what cannot stand in one becomes an underscore.
func xmlName(s string) []byte {
	var b []byte
	for i, r := range s {
		switch {
		case r == '_' || unicode.IsLetter(r) && r != utf8.RuneError && (r < 0x2000 || r >= 0x3001 || r == 0x200C):
			b = utf8.AppendRune(b, r)
		case i > 0 && (r == '.' || r == '-' || r >= '0' && r <= '9'):
			b = utf8.AppendRune(b, r)
		default:
			b = append(b, '_')
		}
	}
	return b
}

// jsonText is a text as it stands between the quotes of a JSON string. What is no UTF-8
// becomes U+FFFD.
func jsonText(s string) []byte {
	const hex = "0123456789abcdef"
	b := make([]byte, 0, len(s))
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b = append(b, '\\', byte(r))
		case r == '\n':
			b = append(b, `\n`...)
		case r < ' ' || r == 0x7F:
			b = append(b, `\u00`...)
			b = append(b, hex[r>>4], hex[r&15])
		default:
			b = utf8.AppendRune(b, r)
		}
	}
	return b
}
