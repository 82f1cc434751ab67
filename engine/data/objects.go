package data

import "sandtable/engine/model"

// objects reads which data objects are read and written, by associations of data. A reference to an object
// and the object are the same.
func (r *reader) objects() {
	by := map[model.ID]*Object{}
	r.scopes(func(s *model.Scope) {
		for _, o := range s.DataObjects {
			x := &Object{Base: &o.Base, Name: o.Name}
			by[o.ID] = x
			r.Objects = append(r.Objects, x)
		}
	})
	r.scopes(func(s *model.Scope) {
		for _, ref := range s.DataReferences {
			r.drawnAs(ref, by)
		}
	})
	delete(by, "")
	for _, p := range r.file.Processes {
		p.Walk(func(n, _ *model.Node) { r.associations(n, by) })
	}
	link := func(a *model.Artifact) {
		for _, id := range []model.ID{a.Source, a.Target} {
			if o := by[id]; o != nil {
				o.Linked = true
			}
		}
	}
	r.scopes(func(s *model.Scope) {
		for _, a := range s.Artifacts {
			link(a)
		}
	})
	for _, c := range r.file.Collaborations {
		for _, a := range c.Artifacts {
			link(a)
		}
	}
}

func (r *reader) scopes(visit func(*model.Scope)) {
	for _, p := range r.file.Processes {
		visit(&p.Scope)
		p.Walk(func(n, _ *model.Node) {
			if n.Activity != nil && n.Activity.Inside != nil {
				visit(n.Activity.Inside)
			}
		})
	}
}

// drawnAs takes a reference for its object. One to nothing is an object of its own; data stores are left out.
func (r *reader) drawnAs(ref *model.DataReference, by map[model.ID]*Object) {
	if ref.Store {
		return
	}
	o := by[ref.Ref]
	if o == nil || ref.Ref == "" {
		o = &Object{Base: &ref.Base}
		r.Objects = append(r.Objects, o)
	}
	if !o.Drawn {
		o.Drawn, o.Base = true, &ref.Base
	}
	if o.Name == "" {
		o.Name = ref.Name
	}
	by[ref.ID] = o
}

func (r *reader) associations(n *model.Node, by map[model.ID]*Object) {
	var all []*model.DataAssociation
	if n.Event != nil {
		all = n.Event.Data
	}
	if a := n.Activity; a != nil {
		all = a.Data
		if l := a.Loop; l != nil {
			for id, read := range map[model.ID]bool{l.InputData: true, l.OutputData: false} {
				if o := by[id]; o != nil {
					o.Read, o.Written = o.Read || read, o.Written || !read
				}
			}
		}
	}
	for _, a := range all {
		for _, id := range a.Sources {
			if o := by[id]; o != nil {
				o.Read = true
			}
		}
		if o := by[a.Target]; o != nil {
			o.Written = true
		}
	}
}
