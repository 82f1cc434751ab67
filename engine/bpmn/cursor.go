package bpmn

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"

	"sandtable/engine/model"
	"sandtable/engine/problem"
)

// cursor walks the tokens of one document. It keeps the position, resolves
// namespaces, enforces the limits, and refuses what is not well-formed, including
// what encoding/xml lets pass. After a refusal it behaves as at the end of the file.
type cursor struct {
	text     []byte // UTF-8, without byte order mark
	tokens   *xml.Decoder
	here     mark
	spaces   map[string]string // prefix → URI, as in force
	undo     []binding
	frames   []*element // one per depth, reused
	depth    int        // open elements
	elements int
	words    []byte // of the last text token; valid until the next one
	refusal  *problem.Problem
}

// mark is a place in the text; line and column count from 1.
type mark struct{ offset, line, column int }

// binding is what a prefix meant before an element declared it anew.
type binding struct {
	prefix, uri string
	was         bool
}

type token uint8

const (
	atEnd token = iota
	startTag
	endTag
	characters
)

func newCursor(text []byte) *cursor {
	c := &cursor{text: text, here: mark{0, 1, 1}, spaces: map[string]string{"xml": xmlSpace}}
	c.tokens = xml.NewDecoder(bytes.NewReader(text))
	// The text is UTF-8 by now, whatever its declaration says.
	c.tokens.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil }
	return c
}

// top is the innermost open element.
func (c *cursor) top() *element { return c.frames[c.depth-1] }

// each reads e to its end tag. What child leaves unread of an element is skipped.
func (c *cursor) each(e *element, child func(*element), words func([]byte)) {
	depth := e.depth
	for c.depth >= depth {
		switch c.next() {
		case atEnd:
			return
		case startTag:
			inner := c.top()
			child(inner)
			c.skip(inner.depth)
		case characters:
			words(c.words)
		}
	}
}

// skip reads on until fewer than depth elements are open.
func (c *cursor) skip(depth int) {
	for c.depth >= depth && c.next() != atEnd {
	}
}

// next reads one token; comments and processing instructions are passed over.
func (c *cursor) next() token {
	for c.refusal == nil {
		start := int(c.tokens.InputOffset())
		c.advance(start)
		if isDeclaration(c.text[start:]) {
			c.refuse(doctype(), c.pos())
			break
		}
		raw, err := c.tokens.RawToken()
		if err != nil {
			c.finish(err)
			break
		}
		switch t := raw.(type) {
		case xml.StartElement:
			if c.start(t); c.refusal == nil {
				return startTag
			}
		case xml.EndElement:
			if c.close(t.Name); c.refusal == nil {
				return endTag
			}
		case xml.CharData:
			if c.depth > 0 {
				c.words = t
				return characters
			}
			c.outside(t, start)
		case xml.ProcInst:
			if strings.EqualFold(t.Target, "xml") && start > 0 {
				c.refuse(lateDeclaration(), c.pos())
			}
		}
	}
	return atEnd
}

// isDeclaration says whether a document type or other declaration starts here. It is
// refused before the decoder reads it, however long it is.
func isDeclaration(text []byte) bool {
	return bytes.HasPrefix(text, []byte("<!")) && !bytes.HasPrefix(text, []byte("<!--")) && !bytes.HasPrefix(text, []byte("<![CDATA["))
}

// finish ends the walk at the end of the file or at what the decoder cannot read.
func (c *cursor) finish(err error) {
	switch {
	case !errors.Is(err, io.EOF):
		c.refuse(malformed(err), c.posAt(int(c.tokens.InputOffset())))
	case c.depth > 0:
		c.refuse(truncated(c.top().written()), c.posAt(len(c.text)))
	case c.elements == 0:
		c.refuse(noRoot(), c.pos())
	}
}

// outside judges text before or after the root element.
func (c *cursor) outside(text []byte, start int) {
	section := bytes.HasPrefix(c.text[start:], []byte("<![CDATA["))
	inside := bytes.TrimLeft(text, " \t\r\n")
	switch {
	case section:
		c.refuse(textOutside(c.elements > 0), c.pos())
	case len(inside) > 0:
		c.refuse(textOutside(c.elements > 0), c.posAt(start+len(text)-len(inside)))
	}
}

func (c *cursor) start(t xml.StartElement) {
	end := int(c.tokens.InputOffset())
	c.elements++
	switch {
	case c.depth == 0 && c.elements > 1:
		c.refuse(secondRoot(t.Name.Local), c.pos())
		return
	case c.depth >= MaxDepth:
		c.refuse(tooDeep(), c.pos())
		return
	case c.elements > MaxElements:
		c.refuse(tooMany(), c.pos())
		return
	case len(t.Attr) > MaxAttributes:
		c.refuse(tooManyAttributes(len(t.Attr)), c.pos())
		return
	}
	e := c.push()
	*e = element{
		prefix: t.Name.Space, name: t.Name.Local, attributes: e.attributes[:0],
		at: c.pos(), offset: c.here.offset, end: end, depth: c.depth, undo: len(c.undo),
	}
	c.bind(e, t.Attr)
	c.resolve(e, t.Attr)
	c.checkAttributes(e, t.Attr)
}

func (c *cursor) push() *element {
	if c.depth == len(c.frames) {
		c.frames = append(c.frames, new(element))
	}
	c.depth++
	return c.top()
}

func (c *cursor) close(name xml.Name) {
	if c.depth == 0 {
		c.refuse(strayEnd(written(name.Space, name.Local)), c.pos())
		return
	}
	e := c.top()
	if e.prefix != name.Space || e.name != name.Local {
		c.refuse(mismatched(e.written(), e.at.Line, written(name.Space, name.Local)), c.pos())
		return
	}
	for i := len(c.undo) - 1; i >= e.undo; i-- {
		if b := c.undo[i]; b.was {
			c.spaces[b.prefix] = b.uri
		} else {
			delete(c.spaces, b.prefix)
		}
	}
	c.undo = c.undo[:e.undo]
	c.depth--
}

// advance moves on to an offset, counting lines and characters on the way.
func (c *cursor) advance(to int) { c.here = c.here.to(c.text, to) }

func (m mark) to(text []byte, offset int) mark {
	for i := m.offset; i < offset; i++ {
		switch b := text[i]; {
		case b == '\n', b == '\r' && (i+1 == len(text) || text[i+1] != '\n'):
			m.line, m.column = m.line+1, 1
		case b&0xC0 != 0x80:
			m.column++
		}
	}
	m.offset = max(m.offset, offset)
	return m
}

func (c *cursor) pos() model.Pos { return model.Pos{Line: c.here.line, Column: c.here.column} }

// posAt is the position of an offset at or after the cursor; the end of the file is
// the end of its last line that holds anything.
func (c *cursor) posAt(offset int) model.Pos {
	from := c.here
	if offset >= len(c.text) {
		offset = len(bytes.TrimRight(c.text, " \t\r\n"))
		from = mark{0, 1, 1}
	}
	m := from.to(c.text, offset)
	return model.Pos{Line: m.line, Column: m.column}
}

// refuse keeps the first refusal.
func (c *cursor) refuse(p *problem.Problem, at model.Pos) {
	if c.refusal == nil {
		c.refusal = p.Located(problem.Place{Line: at.Line, Column: at.Column, Element: p.At.Element})
	}
}

func (e *element) written() string { return written(e.prefix, e.name) }

func written(prefix, name string) string {
	if prefix == "" {
		return name
	}
	return prefix + ":" + name
}
