package bpmn

import (
	"bytes"
	"encoding/xml"
	"strings"

	"sandtable/engine/model"
)

// bind takes the namespace declarations of a start tag into force.
func (c *cursor) bind(e *element, attributes []xml.Attr) {
	for i, a := range attributes {
		prefix, declares := declaredPrefix(a.Name)
		if !declares {
			continue
		}
		switch {
		case prefix == "xmlns", prefix == "xml" && a.Value != xmlSpace, prefix != "xml" && a.Value == xmlSpace,
			a.Value == xmlnsSpace, prefix != "" && a.Value == "":
			c.refuse(badNamespace(prefix, a.Value), c.attributePos(e, i))
			return
		}
		uri, was := c.spaces[prefix]
		c.undo = append(c.undo, binding{prefix, uri, was})
		c.spaces[prefix] = a.Value
	}
}

// declaredPrefix is the prefix that an attribute declares; empty for the default namespace.
func declaredPrefix(name xml.Name) (prefix string, declares bool) {
	if name.Space == "xmlns" {
		return name.Local, true
	}
	return "", name.Space == "" && name.Local == "xmlns"
}

// resolve gives the element and its attributes their namespaces.
func (c *cursor) resolve(e *element, attributes []xml.Attr) {
	var declared bool
	if e.space, declared = c.spaces[e.prefix]; !declared && e.prefix != "" {
		c.refuse(undeclaredPrefix(e.prefix), e.at)
		return
	}
	e.family = familyOf(e.space)
	if strings.Contains(e.name, ":") {
		c.refuse(badName(e.name), e.at)
		return
	}
	for i, a := range attributes {
		if _, declares := declaredPrefix(a.Name); declares {
			continue
		}
		switch uri, declared := c.spaces[a.Name.Space]; {
		case strings.Contains(a.Name.Local, ":"):
			c.refuse(badName(a.Name.Local), c.attributePos(e, i))
			return
		case a.Name.Space == "":
			// An attribute without a prefix has no namespace, whatever the default one is.
		case !declared:
			c.refuse(undeclaredPrefix(a.Name.Space), c.attributePos(e, i))
			return
		default:
			a.Name.Space = uri
		}
		e.attributes = append(e.attributes, attribute{Attr: a})
	}
}

// checkAttributes refuses what encoding/xml lets pass between the angle brackets.
func (c *cursor) checkAttributes(e *element, attributes []xml.Attr) {
	if c.refusal != nil || len(attributes) == 0 {
		return
	}
	for i, a := range attributes {
		if len(a.Value) > MaxAttribute {
			c.refuse(attributeTooLong(a.Name.Local), c.attributePos(e, i))
			return
		}
	}
	if i := repeated(len(attributes), func(i int) xml.Name { return attributes[i].Name }); i >= 0 {
		name := attributes[i].Name
		c.refuse(duplicateAttribute(written(name.Space, name.Local), e.written()), c.attributePos(e, i))
		return
	}
	// Two prefixes may stand for one namespace.
	if i := repeated(len(e.attributes), func(i int) xml.Name { return e.attributes[i].Name }); i >= 0 {
		c.refuse(duplicateAttribute(e.attributes[i].Name.Local, e.written()), e.at)
		return
	}
	eachAttribute(c.text[e.offset:e.end], func(_, offset int, spaced bool) bool {
		if !spaced {
			c.refuse(unspacedAttribute(e.written()), c.posAt(e.offset+offset))
		}
		return spaced
	})
}

// repeated is the index of the first name that has occurred before, or -1.
func repeated(n int, name func(int) xml.Name) int {
	const few = 12 // up to here comparing all is faster than a map
	if n <= few {
		for i := 1; i < n; i++ {
			for j := range i {
				if name(i) == name(j) {
					return i
				}
			}
		}
		return -1
	}
	seen := make(map[xml.Name]bool, n)
	for i := range n {
		if seen[name(i)] {
			return i
		}
		seen[name(i)] = true
	}
	return -1
}

// eachAttribute calls visit with the number and offset of every attribute of a
// well-formed start tag, and whether white space stands before it, until visit
// returns false.
func eachAttribute(tag []byte, visit func(i, offset int, spaced bool) bool) {
	const space = " \t\r\n"
	at := bytes.IndexAny(tag, space)
	for i := 0; at >= 0 && at < len(tag); i++ {
		rest := bytes.TrimLeft(tag[at:], space)
		spaced := len(rest) < len(tag)-at
		at = len(tag) - len(rest)
		equals := bytes.IndexByte(rest, '=')
		if equals < 0 || rest[0] == '/' || rest[0] == '>' || !visit(i, at, spaced) {
			return
		}
		value := bytes.TrimLeft(rest[equals+1:], space)
		end := bytes.IndexByte(value[1:], value[0])
		at = len(tag) - len(value) + end + 2
	}
}

// attributePos is where the nth attribute of a start tag stands, declarations of
// namespaces included.
func (c *cursor) attributePos(e *element, n int) model.Pos {
	at := e.at
	eachAttribute(c.text[e.offset:e.end], func(i, offset int, _ bool) bool {
		if i == n {
			at = c.posAt(e.offset + offset)
		}
		return i < n
	})
	return at
}

// forbidden is the offset of the first character that XML 1.0 does not allow, or -1.
// The decoder looks for them too, but not in comments and processing instructions.
func forbidden(text []byte) int {
	for i, b := range text {
		if b < 0x20 && b != '\t' && b != '\n' && b != '\r' {
			return i
		}
		if b == 0xEF && i+2 < len(text) && text[i+1] == 0xBF && text[i+2] >= 0xBE {
			return i // U+FFFE or U+FFFF
		}
	}
	return -1
}
