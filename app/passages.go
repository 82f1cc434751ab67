package app

import (
	"bytes"
	"fmt"
	"strings"

	"sandtable/engine/bpmn"
	"sandtable/engine/model"
	"sandtable/engine/raci"
	"sandtable/storage"
)

// passagesOf is what a drawing says in words, for searches: what its elements are called and what is written of them, and
// who has to do with it. A drawing that cannot be read says nothing.
func passagesOf(xml []byte) []storage.Passage {
	d, err := bpmn.Decode(bytes.NewReader(xml))
	if err != nil {
		return nil
	}
	var r passages
	for _, c := range d.Collaborations {
		for _, p := range c.Participants {
			r.base("participant", &p.Base)
		}
	}
	for _, p := range d.Processes {
		r.base("process", &p.Base)
		p.Lanes(func(l *model.Lane) { r.base("lane", &l.Base) })
		r.scope(&p.Scope)
	}
	r.roles(raci.Of(d), d)
	return r.all
}

// passages collects them, in the order of the file.
type passages struct{ all []storage.Passage }

// base says an element's name and documentation, in every language that the file has them in.
func (r *passages) base(kind string, b *model.Base) {
	r.say(kind, b, storage.FieldName, b.Name)
	r.say(kind, b, storage.FieldDocumentation, b.Documentation)
	for _, w := range b.Wordings() {
		r.say(kind, b, storage.FieldName, w.Name)
		r.say(kind, b, storage.FieldDocumentation, w.Documentation)
	}
}

func (r *passages) say(kind string, b *model.Base, field, text string) {
	text = strings.Join(strings.Fields(text), " ")
	if text == "" {
		return
	}
	r.all = append(r.all, storage.Passage{Element: string(b.ID), Kind: kind, Name: strings.Join(strings.Fields(b.Name), " "), Field: field, Text: text})
}

func (r *passages) scope(s *model.Scope) {
	for _, n := range s.Nodes {
		r.base(n.Kind.String(), &n.Base)
		if n.Activity == nil || n.Activity.Inside == nil {
			continue
		}
		for _, set := range n.Activity.LaneSets {
			for _, l := range set.Lanes {
				r.base("lane", &l.Base)
			}
		}
		r.scope(n.Activity.Inside)
	}
	for _, f := range s.Flows {
		r.base("sequenceFlow", &f.Base)
	}
	for _, o := range s.DataObjects {
		r.base("dataObject", &o.Base)
	}
	for _, o := range s.DataReferences {
		r.base("dataReference", &o.Base)
	}
	for _, a := range s.Artifacts {
		r.say("textAnnotation", &a.Base, storage.FieldName, a.Text)
	}
}

// roles says who has duties: a role leads to the first step it has to do with, and is told with how many duties it has of
// each kind ("R 3 A 1"). Lanes and pools are roles as well, and are found as such.
func (r *passages) roles(m *raci.Matrix, d *model.Definitions) {
	first, counts, codes := map[string]model.ID{}, map[string]map[string]int{}, map[string][]string{}
	for _, row := range m.Rows(d) {
		for _, cell := range row.Cells {
			if counts[cell.Role] == nil {
				first[cell.Role], counts[cell.Role] = row.ID, map[string]int{}
			}
			if counts[cell.Role][cell.Code] == 0 {
				codes[cell.Role] = append(codes[cell.Role], cell.Code)
			}
			counts[cell.Role][cell.Code]++
		}
	}
	for _, role := range m.Roles {
		name := strings.Join(strings.Fields(role.Name), " ")
		duties := make([]string, len(codes[role.ID]))
		for i, code := range codes[role.ID] {
			duties[i] = fmt.Sprintf("%s %d", code, counts[role.ID][code])
		}
		if name != "" {
			r.all = append(r.all, storage.Passage{Element: string(first[role.ID]), Kind: "role", Name: strings.Join(duties, " "), Field: storage.FieldRole, Text: name})
		}
	}
}
