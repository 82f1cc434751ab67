package scenario

import (
	"bytes"
	"encoding/json"
	"strconv"
	"strings"
	"unicode/utf8"

	"sandtable/engine/problem"
)

// document is a JSON text that remembers where everything stands in it.
type document struct {
	text []byte
	root *value
}

type valueKind uint8

const (
	objectValue valueKind = iota
	arrayValue
	stringValue
	numberValue
	boolValue
	nullValue
)

// value is one JSON value, with the offsets of its first byte and of the byte after it.
type value struct {
	kind    valueKind
	at, end int
	text    string // of a string, unquoted; of a number or a truth value, as written
	members []member
	items   []*value
}

// member is a field of an object, with the offset of its name.
type member struct {
	name  string
	at    int
	value *value
}

// member finds a field, or nil.
func (v *value) member(name string) *member {
	if v != nil {
		for i := range v.members {
			if v.members[i].name == name {
				return &v.members[i]
			}
		}
	}
	return nil
}

// field finds the value of a field, or nil.
func (v *value) field(name string) *value {
	if m := v.member(name); m != nil {
		return m.value
	}
	return nil
}

// plain is the value as encoding/json would give it. Whole numbers that fit stay
// exact; the others become the nearest float64.
func (v *value) plain() any {
	switch v.kind {
	case objectValue:
		m := make(map[string]any, len(v.members))
		for _, f := range v.members {
			m[f.name] = f.value.plain()
		}
		return m
	case arrayValue:
		a := make([]any, len(v.items))
		for i, item := range v.items {
			a[i] = item.plain()
		}
		return a
	case stringValue:
		return v.text
	case boolValue:
		return v.text == "true"
	case numberValue:
		if _, err := strconv.ParseInt(v.text, 10, 64); err == nil {
			return json.Number(v.text)
		}
		f, _ := strconv.ParseFloat(v.text, 64) // the reader has refused what does not fit
		return f
	}
	return nil
}

// path is the way from the root to a value: names of fields and indexes of items.
type path []string

// to goes one step further. The path it is called on stays as it is.
func (p path) to(steps ...string) path {
	return append(p[:len(p):len(p)], steps...)
}

// item goes to an item of an array.
func (p path) item(i int) path { return p.to(strconv.Itoa(i)) }

// String is the path as a JSON pointer.
func (p path) String() string {
	var b strings.Builder
	for _, step := range p {
		b.WriteByte('/')
		b.WriteString(strings.NewReplacer("~", "~0", "/", "~1").Replace(step))
	}
	return b.String()
}

// Pointer is the place of something in a scenario, as a JSON pointer (RFC 6901).
func Pointer(steps ...string) string { return path(steps).String() }

// pathOf are the steps of a JSON pointer.
func pathOf(pointer string) path {
	unescaped := strings.NewReplacer("~1", "/", "~0", "~")
	var p path
	for _, step := range strings.Split(pointer, "/")[1:] {
		p = append(p, unescaped.Replace(step))
	}
	return p
}

// find follows a path as far as it goes. It tells the offset of the name or item
// that the last step leads to, and the value there, nil if the path leaves the document.
func (d *document) find(p path) (int, *value) {
	v, at := d.root, d.root.at
	for _, step := range p {
		switch i, err := strconv.Atoi(step); {
		case v.kind == objectValue && v.member(step) != nil:
			m := v.member(step)
			v, at = m.value, m.at
		case v.kind == arrayValue && err == nil && i >= 0 && i < len(v.items):
			v, at = v.items[i], v.items[i].at
		default:
			return at, nil
		}
	}
	return at, v
}

// place is what a user needs to find an offset: line and column from 1.
func (d *document) place(offset int, p path) problem.Place {
	before := d.text[:min(offset, len(d.text))]
	line := bytes.Count(before, []byte("\n")) + 1
	column := utf8.RuneCount(before[bytes.LastIndexByte(before, '\n')+1:]) + 1
	return problem.Place{Line: line, Column: column, Path: p.String()}
}

// located gives a problem with a path its line and column.
func (d *document) located(p *problem.Problem, at path) *problem.Problem {
	offset, _ := d.find(at)
	return p.Located(d.place(offset, at))
}
