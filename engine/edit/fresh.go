package edit

import (
	"strconv"

	"sandtable/engine/model"
)

// Fresh is an id for a new element that nothing in a drawing has: the stem, or the stem with a number.
func Fresh(d *model.Definitions, stem string) model.ID { return FreshIn(Taken(d), stem) }

// FreshIn is an id that is not among those taken, and then is.
func FreshIn(taken map[model.ID]bool, stem string) model.ID {
	id := model.ID(stem)
	for i := 2; taken[id]; i++ {
		id = model.ID(stem + "_" + strconv.Itoa(i))
	}
	taken[id] = true
	return id
}

// Taken are the ids in a drawing that a new element must not have.
func Taken(d *model.Definitions) map[model.ID]bool {
	taken := map[model.ID]bool{d.ID: true}
	take := func(b *model.Base) { taken[b.ID] = true }
	(&applier{d}).every(take)
	for _, p := range d.Processes {
		takeScope(&p.Scope, take)
	}
	for _, c := range d.Collaborations {
		for _, a := range c.Artifacts {
			take(&a.Base)
		}
	}
	for _, x := range d.Messages {
		take(&x.Base)
	}
	for _, x := range d.Signals {
		take(&x.Base)
	}
	for _, x := range d.Errors {
		take(&x.Base)
	}
	for _, x := range d.Escalations {
		take(&x.Base)
	}
	for _, x := range d.DataStores {
		take(&x.Base)
	}
	for _, x := range d.Diagrams {
		take(&x.Base)
		for _, s := range x.Shapes {
			take(&s.Base)
		}
		for _, g := range x.Edges {
			take(&g.Base)
		}
	}
	return taken
}

// takeScope visits what a scope holds besides flow nodes and flows.
func takeScope(s *model.Scope, take func(*model.Base)) {
	for _, x := range s.DataObjects {
		take(&x.Base)
	}
	for _, x := range s.DataReferences {
		take(&x.Base)
	}
	for _, x := range s.Artifacts {
		take(&x.Base)
	}
	for _, n := range s.Nodes {
		if n.Event != nil {
			for _, e := range n.Event.Definitions {
				take(&e.Base)
			}
		}
		if n.Activity != nil && n.Activity.Inside != nil {
			takeScope(n.Activity.Inside, take)
		}
	}
}
