package bpmn

import (
	"bytes"
	"strconv"
	"strings"

	"sandtable/engine/model"
)

// fill reads what every element has into base, and e to its end. Children of BPMN's
// vocabulary go to visit, which says whether it knows them; nil knows none. Attributes
// that no one has taken by now are kept as they are.
func (r *reader) fill(e *element, base *model.Base, visit func(*element) bool) {
	r.contents(e, base, visit, false)
}

// leaf fills base from an element without children of its own.
func (r *reader) leaf(e *element, base *model.Base) { r.contents(e, base, nil, false) }

// mixed is fill for an element that holds text, which it returns.
func (r *reader) mixed(e *element, base *model.Base, visit func(*element) bool) string {
	return r.contents(e, base, visit, true)
}

// text is what stands in an element, without the white space around it.
func (r *reader) text(e *element) string {
	var base model.Base
	return strings.TrimSpace(r.mixed(e, &base, nil))
}

func (r *reader) contents(e *element, base *model.Base, visit func(*element) bool, mixed bool) string {
	base.At = e.at
	base.ID, base.Name = model.ID(e.take("id")), e.take("name")
	r.declare(e, base.ID)
	r.checkName(e, base)
	r.leftovers(e, base)
	var own strings.Builder
	r.each(e, func(child *element) {
		switch {
		case isDocumentation(child, e):
			base.Documentation = joinParagraphs(base.Documentation, r.flatten(child))
		case isExtensions(child, e):
			base.Extensions = append(base.Extensions, r.extensions(child)...)
		case child.family == foreign:
			r.note(foreignElement(child.written(), e.written(), child.at, r.owner(child)))
			base.Extensions = append(base.Extensions, r.extension(child))
		case child.family != e.family && child.name != "BPMNDiagram", visit == nil, !visit(child):
			r.note(unknownElement(child.written(), e.written(), child.at, r.owner(child)))
		}
	}, func(words []byte) {
		if mixed || len(bytes.TrimSpace(words)) > 0 {
			own.Write(words)
		}
	})
	if !mixed && own.Len() > 0 {
		r.note(strayText(strings.TrimSpace(own.String()), e.written(), base))
	}
	return own.String()
}

func isDocumentation(child, parent *element) bool {
	return child.family == semantic && parent.family == semantic && child.name == "documentation"
}

// isExtensions knows extensionElements of BPMN and extension of its diagrams.
func isExtensions(child, parent *element) bool {
	return child.family == semantic && parent.family == semantic && child.name == "extensionElements" ||
		child.space == diSpace && parent.family == drawn && child.name == "extension"
}

func joinParagraphs(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + "\n\n" + b
}

// flatten is the text of an element and of all inside it: documentation and scripts
// may hold foreign markup.
func (r *reader) flatten(e *element) string {
	var text strings.Builder
	r.declare(e, model.ID(e.peek("id")))
	for depth := e.depth; r.depth >= depth; {
		switch r.next() {
		case characters:
			text.Write(r.words)
		case atEnd:
			return ""
		}
	}
	return strings.TrimSpace(text.String())
}

// leftovers keeps the attributes that nobody has taken, and remarks upon those that
// BPMN does not know.
func (r *reader) leftovers(e *element, base *model.Base) {
	for i := range e.attributes {
		a := &e.attributes[i]
		if a.state == taken {
			continue
		}
		base.Attributes = append(base.Attributes, model.Attribute{Space: a.Name.Space, Name: a.Name.Local, Value: a.Value})
		if a.state == unread && (a.Name.Space == "" || a.Name.Space == modelSpace) {
			r.note(unknownAttribute(a.Name.Local, e.written(), base))
		}
	}
}

// extensions reads extensionElements: foreign trees, kept as they are.
func (r *reader) extensions(e *element) []model.Extension {
	var all []model.Extension
	r.each(e, func(child *element) { all = append(all, r.extension(child)) }, func([]byte) {})
	return all
}

func (r *reader) extension(e *element) model.Extension {
	x := model.Extension{Space: e.space, Name: e.name, At: e.at}
	for _, a := range e.attributes {
		x.Attributes = append(x.Attributes, model.Attribute{Space: a.Name.Space, Name: a.Name.Local, Value: a.Value})
	}
	var text strings.Builder
	r.each(e, func(child *element) { x.Children = append(x.Children, r.extension(child)) }, func(words []byte) { text.Write(words) })
	if x.Text = text.String(); strings.TrimSpace(x.Text) == "" {
		x.Text = ""
	}
	return x
}

// once reads a child that may stand only once. The first one counts.
func once[T any](r *reader, into **T, e *element, read func(*element) *T) {
	name, at := e.written(), e.at
	value := read(e)
	if *into != nil {
		r.note(givenTwice(name, at))
		return
	}
	*into = value
}

// onceText is once for a child that is read as text.
func onceText[T ~string](r *reader, into *T, e *element, read func(*element) T) {
	first := into
	if *into == "" {
		first = nil
	}
	once(r, &first, e, func(e *element) *T { value := read(e); return &value })
	*into = *first
}

// keep adds an element to the others of its parent.
func (r *reader) keep(e *element, base *model.Base) { base.Others = append(base.Others, r.other(e)) }

// other keeps a whole element that has no part in a run.
func (r *reader) other(e *element) *model.Other {
	o := &model.Other{Element: e.name}
	e.keepAll()
	o.Text = strings.TrimSpace(r.mixed(e, &o.Base, func(child *element) bool {
		o.Children = append(o.Children, r.other(child))
		return true
	}))
	return o
}

// flag reads an attribute that is true or false.
func (r *reader) flag(e *element, name string, otherwise bool) bool {
	switch value := strings.TrimSpace(e.take(name)); value {
	case "":
		return otherwise
	case "true", "1":
		return true
	case "false", "0":
		return false
	default:
		r.note(badValue(name, value, e))
		return otherwise
	}
}

// count reads an attribute that is a whole number.
func (r *reader) count(e *element, name string, otherwise int) int {
	value := strings.TrimSpace(e.take(name))
	if value == "" {
		return otherwise
	}
	n, err := strconv.Atoi(value)
	if err != nil {
		r.note(badValue(name, value, e))
		return otherwise
	}
	return n
}

// word reads an attribute that is one of a few words.
func (r *reader) word(e *element, name, otherwise string, words ...string) string {
	value := strings.TrimSpace(e.take(name))
	if value == "" {
		return otherwise
	}
	for _, w := range words {
		if w == value {
			return value
		}
	}
	r.note(badValue(name, value, e))
	return otherwise
}

// localPart is a qualified name without its prefix.
func localPart(name string) string {
	name = strings.TrimSpace(name)
	return name[strings.IndexByte(name, ':')+1:]
}
