package bpmn

import (
	"sort"
	"unicode/utf8"

	"sandtable/engine/model"
)

// nameStart are the characters that may begin an XML name, colon left out
// (XML 1.0, fifth edition, production 4).
var nameStart = [][2]rune{
	{'A', 'Z'}, {'_', '_'}, {'a', 'z'}, {0xC0, 0xD6}, {0xD8, 0xF6}, {0xF8, 0x2FF}, {0x370, 0x37D}, {0x37F, 0x1FFF},
	{0x200C, 0x200D}, {0x2070, 0x218F}, {0x2C00, 0x2FEF}, {0x3001, 0xD7FF}, {0xF900, 0xFDCF}, {0xFDF0, 0xFFFD}, {0x10000, 0xEFFFF},
}

// nameMore are those that may also follow (production 4a).
var nameMore = [][2]rune{{'-', '.'}, {'0', '9'}, {0xB7, 0xB7}, {0x300, 0x36F}, {0x203F, 0x2040}}

// isName says whether an id is a valid one: an XML name without a colon.
func isName(s string) bool {
	for i, r := range s {
		if !within(nameStart, r) && (i == 0 || !within(nameMore, r)) {
			return false
		}
	}
	return s != ""
}

func within(ranges [][2]rune, r rune) bool {
	i := sort.Search(len(ranges), func(i int) bool { return ranges[i][1] >= r })
	return i < len(ranges) && ranges[i][0] <= r
}

// deceives says whether a character is invisible or turns the direction of the text,
// so that a name reads differently from what it is.
func deceives(r rune) bool {
	switch {
	case r < 0x80:
		return false
	case r >= 0x200B && r <= 0x200F, r >= 0x202A && r <= 0x202E, r >= 0x2060 && r <= 0x2064, r >= 0x2066 && r <= 0x206F,
		r == 0xAD, r == 0x61C, r == 0x180E, r == 0xFEFF, r >= 0xE0000 && r <= 0xE007F:
		return true
	}
	return false
}

// checkName remarks upon names that are not what they look like, or far too long.
func (r *reader) checkName(e *element, base *model.Base) {
	if len(base.Name) > LongName && utf8.RuneCountInString(base.Name) > LongName {
		r.note(longName(e, base))
	}
	for _, c := range base.Name {
		if deceives(c) {
			r.note(deceptiveName(c, base))
			return
		}
	}
}
