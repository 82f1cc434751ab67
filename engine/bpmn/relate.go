package bpmn

import (
	"encoding/xml"
	"fmt"
	"io"
	"strings"

	"sandtable/engine/problem"
)

// Relate is the text of a file with a relationship of a kind added, which is where BPMN
// keeps what other standards say of its elements. Inside is XML that declares its own
// namespaces; about is the id that the relationship is of. Every other byte stays what
// it was, but for what Text does to a file that is not UTF-8.
func Relate(r io.Reader, kind, about, inside string) (string, error) {
	s, err := read(r)
	if err != nil {
		return "", err
	}
	d := newReader(s)
	prefix, end := "", -1
	for t := d.next(); t != atEnd; t = d.next() {
		switch {
		case t == startTag && d.depth == 1:
			if p := checkRoot(d.top()); p != nil {
				return "", p.Located(problem.Place{Line: d.top().at.Line, Column: d.top().at.Column})
			}
			prefix = d.top().prefix
		case t == endTag && d.depth == 0:
			end = d.here.offset
		}
	}
	switch {
	case d.refusal != nil:
		return "", d.refusal
	case !strings.HasPrefix(string(s.text[end:min(end+2, len(s.text))]), "</"): // <definitions/>
		return "", noRoom()
	}
	// The declaration may be rewritten, and it stands before the end tag.
	text := s.utf8Text()
	end += len(text) - len(s.text)
	return text[:end] + relationship(prefix, kind, about, inside, lineEnd(text)) + text[end:], nil
}

func relationship(prefix, kind, about, inside, newline string) string {
	name := func(local string) string { return written(prefix, local) }
	var id strings.Builder
	_ = xml.EscapeText(&id, []byte(about)) // a Builder does not fail
	var b strings.Builder
	fmt.Fprintf(&b, "  <%s type=%q>\n    <%s>\n", name("relationship"), kind, name("extensionElements"))
	b.WriteString(strings.TrimRight(inside, "\n")) // not indented: white space may mean something inside
	fmt.Fprintf(&b, "\n    </%s>\n    <%[2]s>%[4]s</%[2]s>\n    <%[3]s>%[4]s</%[3]s>\n  </%[5]s>\n",
		name("extensionElements"), name("source"), name("target"), id.String(), name("relationship"))
	return strings.ReplaceAll(b.String(), "\n", newline)
}

// lineEnd is how the lines of a text end.
func lineEnd(text string) string {
	if strings.Contains(text, "\r\n") {
		return "\r\n"
	}
	return "\n"
}
