package bpmn

import (
	"encoding/xml"

	"sandtable/engine/model"
)

// The namespaces of BPMN 2.0. Elements are told apart by these, never by prefix.
const (
	modelSpace   = "http://www.omg.org/spec/BPMN/20100524/MODEL"
	diagramSpace = "http://www.omg.org/spec/BPMN/20100524/DI"
	dcSpace      = "http://www.omg.org/spec/DD/20100524/DC"
	diSpace      = "http://www.omg.org/spec/DD/20100524/DI"
	xsiSpace     = "http://www.w3.org/2001/XMLSchema-instance"
	xmlSpace     = "http://www.w3.org/XML/1998/namespace"
	xmlnsSpace   = "http://www.w3.org/2000/xmlns/"
)

// family is the part of the vocabulary that an element comes from.
type family uint8

const (
	foreign family = iota
	semantic
	drawn
)

// element is a start tag that was read and whose end tag has not come yet. It is
// reused once the element is closed.
type element struct {
	prefix, name string
	space        string
	family       family
	attributes   []attribute
	at           model.Pos
	offset, end  int // of the start tag in the text
	depth        int // 1 for the root
	undo         int // namespace bindings before this element
}

// attribute is one attribute, without namespace declarations.
type attribute struct {
	xml.Attr // Name.Space is a URI
	state    uint8
}

const (
	unread uint8 = iota
	taken        // read into a field of the model
	kept         // known, but without a field: it goes to Base.Attributes
)

func familyOf(space string) family {
	switch space {
	case modelSpace:
		return semantic
	case diagramSpace, dcSpace, diSpace:
		return drawn
	}
	return foreign
}

// find is the attribute without a namespace that has the name, or nil.
func (e *element) find(name string) *attribute {
	for i := range e.attributes {
		if a := &e.attributes[i]; a.Name.Space == "" && a.Name.Local == name {
			return a
		}
	}
	return nil
}

// peek is an attribute's value, or empty.
func (e *element) peek(name string) string {
	if a := e.find(name); a != nil {
		return a.Value
	}
	return ""
}

// take is an attribute's value, or empty; the attribute then counts as read.
func (e *element) take(name string) string {
	if a := e.find(name); a != nil {
		a.state = taken
		return a.Value
	}
	return ""
}

// keep marks attributes that BPMN defines and the model has no field for.
func (e *element) keep(names ...string) {
	for _, name := range names {
		if a := e.find(name); a != nil {
			a.state = kept
		}
	}
}

// keepAll marks every attribute so.
func (e *element) keepAll() {
	for i := range e.attributes {
		e.attributes[i].state = kept
	}
}

// takeType is xsi:type without its prefix, or empty.
func (e *element) takeType() string {
	for i := range e.attributes {
		if a := &e.attributes[i]; a.Name.Space == xsiSpace && a.Name.Local == "type" {
			a.state = taken
			return localPart(a.Value)
		}
	}
	return ""
}
