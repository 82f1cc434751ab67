// Package promise says by when the work at an activity, or a whole case, is promised to be begun and done, and what
// is done about what takes long: as the drawing has it, and as a scenario rehearses it.
package promise

import (
	"strings"

	"sandtable/engine/model"
	"sandtable/engine/problem"
	"sandtable/engine/scenario"
)

// Promise is a service level of one element. What is not said, or cannot be read, is zero.
type Promise struct {
	scenario.Promise
	Currency string      // of the penalties, ISO 4217; empty: not said
	Of       *model.Base // the activity or process that it is about
	Node     *model.Node // of an activity, else nil
	Path     string      // where it stands in the scenario; empty: in the drawing
	Faults   []problem.Problem
}

// Promises are those of a file. They do not change.
type Promises struct {
	All   []*Promise    // processes before what is in them, in file order
	Stray []*model.Base // elements that cannot keep a promise, but have one
	of    map[model.ID]*Promise
}

// Of is the promise of an element, nil where it has none.
func (p *Promises) Of(id model.ID) *Promise { return p.of[id] }

// Of reads what a drawing promises. Where a scenario, which may be nil, has a promise for the same activity or for
// the process that it plays, that one stands instead of the drawing's, all of it: the scenario is the rehearsal of
// something that the drawing does not say yet.
func Of(d *model.Definitions, s *scenario.Scenario) *Promises {
	all := &Promises{of: map[model.ID]*Promise{}}
	var played *model.Process
	if s != nil {
		played, _ = s.Plays(d)
	}
	for _, p := range d.Processes {
		drawn := Read(&p.Base)
		if p == played && s.Promise != nil {
			drawn = rehearsed(&p.Base, s.Promise, "/promise")
		}
		all.add(drawn, nil)
		p.Walk(func(n, _ *model.Node) { all.node(n, s) })
		all.beside(p)
	}
	for _, c := range d.Collaborations {
		for _, p := range c.Participants {
			all.stray(&p.Base)
		}
	}
	return all
}

func (p *Promises) node(n *model.Node, s *scenario.Scenario) {
	if n.Activity == nil {
		p.stray(&n.Base)
		return
	}
	drawn := Read(&n.Base)
	if s != nil {
		if t := s.Tasks[string(n.ID)]; t != nil && t.Promise != nil {
			drawn = rehearsed(&n.Base, t.Promise, "/tasks/"+pointed.Replace(string(n.ID))+"/promise")
		}
	}
	p.add(drawn, n)
}

// pointed writes an id as a step of a JSON pointer.
var pointed = strings.NewReplacer("~", "~0", "/", "~1")

// beside finds promises on what is no flow node.
func (p *Promises) beside(process *model.Process) {
	process.Lanes(func(l *model.Lane) { p.stray(&l.Base) })
	flows := func(s *model.Scope) {
		for _, f := range s.Flows {
			p.stray(&f.Base)
		}
	}
	flows(&process.Scope)
	process.Walk(func(n, _ *model.Node) {
		if n.Activity != nil && n.Activity.Inside != nil {
			flows(n.Activity.Inside)
		}
	})
}

func (p *Promises) add(x *Promise, n *model.Node) {
	if x != nil {
		x.Node = n
		p.All = append(p.All, x)
		p.of[x.Of.ID] = x
	}
}

func (p *Promises) stray(b *model.Base) {
	if len(b.Own(element)) > 0 {
		p.Stray = append(p.Stray, b)
	}
}

func rehearsed(b *model.Base, x *scenario.Promise, path string) *Promise {
	return &Promise{Promise: *x, Of: b, Path: path}
}
