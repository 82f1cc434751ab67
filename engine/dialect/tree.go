package dialect

import (
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strings"
)

// element is an element of XML that is being changed. Names keep their prefixes, and what is not touched is written as it was,
// but for white space inside tags.
type element struct {
	name       string // with its prefix
	attributes []attribute
	nodes      []node
}

type attribute struct{ name, value string }

// node is an element or, where there is none, XML that stays as it is: texts, comments.
type node struct {
	*element
	raw string
}

// parse reads a whole file. What stands before the root and after it, comments and the declaration, is left out.
func parse(text string) (*element, error) {
	d := xml.NewDecoder(strings.NewReader(text))
	var open []*element
	var root *element
	add := func(n node) {
		if len(open) > 0 {
			top := open[len(open)-1]
			top.nodes = append(top.nodes, n)
		}
	}
	for {
		t, err := d.RawToken()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, err
		}
		switch t := t.(type) {
		case xml.StartElement:
			e := &element{name: prefixed(t.Name)}
			for _, a := range t.Attr {
				e.attributes = append(e.attributes, attribute{prefixed(a.Name), a.Value})
			}
			add(node{element: e})
			if root == nil {
				root = e
			}
			open = append(open, e)
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			add(node{raw: textual(string(t))})
		case xml.Comment:
			add(node{raw: "<!--" + string(t) + "-->"})
		}
	}
	if root == nil {
		return nil, io.ErrUnexpectedEOF
	}
	return root, nil
}

func prefixed(n xml.Name) string {
	if n.Space == "" {
		return n.Local
	}
	return n.Space + ":" + n.Local
}

var (
	inText      = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", "\r", "&#13;")
	inAttribute = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&#34;", "\n", "&#10;", "\r", "&#13;", "\t", "&#9;")
)

func textual(s string) string { return inText.Replace(s) }

// String is the whole file.
func (e *element) String() string {
	var b strings.Builder
	b.WriteString(xml.Header)
	e.write(&b)
	b.WriteByte('\n')
	return b.String()
}

func (e *element) write(b *strings.Builder) {
	b.WriteString("<" + e.name)
	for _, a := range e.attributes {
		b.WriteString(" " + a.name + `="` + inAttribute.Replace(a.value) + `"`)
	}
	if len(e.nodes) == 0 {
		b.WriteString("/>")
		return
	}
	b.WriteByte('>')
	for _, n := range e.nodes {
		if n.element != nil {
			n.element.write(b)
		} else {
			b.WriteString(n.raw)
		}
	}
	b.WriteString("</" + e.name + ">")
}

// local is a name without its prefix.
func local(name string) string { return name[strings.LastIndexByte(name, ':')+1:] }

// prefix is that of a name with its colon, or nothing.
func prefix(name string) string { return name[:strings.LastIndexByte(name, ':')+1] }

func (e *element) attribute(name string) string {
	for _, a := range e.attributes {
		if a.name == name {
			return a.value
		}
	}
	return ""
}

// set gives an attribute a value; an empty one takes it away.
func (e *element) set(name, value string) {
	i := slices.IndexFunc(e.attributes, func(a attribute) bool { return a.name == name })
	switch {
	case i >= 0 && value == "":
		e.attributes = slices.Delete(e.attributes, i, i+1)
	case i >= 0:
		e.attributes[i].value = value
	case value != "":
		e.attributes = append(e.attributes, attribute{name, value})
	}
}

// child is the first child of a local name with the same prefix, or nil.
func (e *element) child(name string) *element {
	for _, n := range e.nodes {
		if n.element != nil && n.element.name == prefix(e.name)+name {
			return n.element
		}
	}
	return nil
}

// drop takes the children of a local name with the same prefix away.
func (e *element) drop(name string) {
	e.nodes = slices.DeleteFunc(e.nodes, func(n node) bool { return n.element != nil && n.element.name == prefix(e.name)+name })
}

// say makes a text the only content.
func (e *element) say(text string) { e.nodes = []node{{raw: textual(text)}} }

// extensions are the extension elements, which stand behind the documentation; they are made where there are none.
func (e *element) extensions() *element {
	if x := e.child("extensionElements"); x != nil {
		return x
	}
	x := &element{name: prefix(e.name) + "extensionElements"}
	at := 0
	for i, n := range e.nodes {
		if n.element != nil && local(n.element.name) == "documentation" {
			at = i + 1
		}
	}
	e.nodes = slices.Insert(e.nodes, at, node{element: x})
	return x
}

// extension is the first extension element of a name, or nil.
func (e *element) extension(name string) *element {
	if x := e.child("extensionElements"); x != nil {
		for _, n := range x.nodes {
			if n.element != nil && n.element.name == name {
				return n.element
			}
		}
	}
	return nil
}

// add puts a new element behind the last child. Attributes come in pairs; empty ones are left out.
func (e *element) add(name string, pairs ...string) *element {
	x := &element{name: name}
	for i := 0; i < len(pairs); i += 2 {
		x.set(pairs[i], pairs[i+1])
	}
	e.nodes = append(e.nodes, node{element: x})
	return x
}

// become makes an element one of another kind. The attributes named mean nothing there.
func (e *element) become(kind string, without ...string) {
	e.name = prefix(e.name) + kind
	for _, name := range without {
		e.set(name, "")
	}
}

// each visits the element and all that is in it.
func (e *element) each(visit func(*element)) {
	visit(e)
	for _, n := range e.nodes {
		if n.element != nil {
			n.element.each(visit)
		}
	}
}

// bind is the prefix, with its colon, under which the root knows a namespace; it is declared where it was not.
func (e *element) bind(wanted, uri string) string {
	for _, a := range e.attributes {
		if name, ok := strings.CutPrefix(a.name, "xmlns:"); ok && a.value == uri {
			return name + ":"
		}
	}
	for e.attribute("xmlns:"+wanted) != "" {
		wanted += "_"
	}
	e.attributes = append(e.attributes, attribute{"xmlns:" + wanted, uri})
	return wanted + ":"
}
