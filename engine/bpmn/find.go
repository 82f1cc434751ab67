package bpmn

import (
	"io"
	"slices"

	"sandtable/engine/model"
)

// Find gives the elements of a name in some namespaces, wherever they stand in a file of
// XML, each as a tree. The file need not be BPMN; what it is bounded by, and what refuses
// it before any element is looked at, is as for Decode.
func Find(r io.Reader, name string, spaces ...string) ([]model.Extension, error) {
	s, err := read(r)
	if err != nil {
		return nil, err
	}
	d := newReader(s)
	var found []model.Extension
	for t := d.next(); t != atEnd; t = d.next() {
		if t != startTag {
			continue
		}
		if e := d.top(); e.name == name && slices.Contains(spaces, e.space) {
			found = append(found, d.extension(e))
		}
	}
	if d.refusal != nil {
		return nil, d.refusal
	}
	return found, nil
}
