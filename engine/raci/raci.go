// Package raci says who does what, as a drawing tells it.
package raci

import (
	"slices"

	"sandtable/engine/model"
)

// Role is a group of people that a drawing names: a resource, a lane or a pool.
type Role struct{ ID, Name string }

// Matrix says for every step of a drawing who is responsible for it. It does not change.
type Matrix struct {
	// Roles are the resources of the file, then the lanes that stand for none of
	// them, then the pools without lanes; each in file order.
	Roles []Role

	responsible map[model.ID][]string
	named       map[model.ID]bool                // the step itself says who is responsible
	duties      map[model.ID]map[string][]string // by step and code; R is in responsible
	doing       []string                         // codes of doing the step: R, and D in a drawing that speaks DACI
}

// Responsible are the ids of the roles that do the step, any of them; none if the
// drawing does not say.
func (m *Matrix) Responsible(node model.ID) []string {
	return slices.Clone(m.responsible[node])
}

// Of reads who does what. A step is done by, the first that there is: the resources
// named on it (potentialOwner, performer and the like, or a duty R; in a drawing that speaks DACI
// also a duty D, see [Doing]); the role of the innermost
// lane it stands in; whoever does the sub-process that holds it; the pool, if its
// process has no lanes. The role of a lane is the resource that it represents, else
// the lane itself. References that lead nowhere count as not there.
func Of(d *model.Definitions) *Matrix {
	m := &Matrix{responsible: map[model.ID][]string{}, named: map[model.ID]bool{}, duties: map[model.ID]map[string][]string{}, doing: Doing(d)}
	known := roles(d)
	for _, resource := range d.Resources {
		m.Roles = append(m.Roles, Role{string(resource.ID), resource.Label()})
	}
	var pools []Role
	for _, p := range d.Processes {
		r := reader{file: d, matrix: m, known: known}
		r.lanes(&p.Scope, p.LaneSets)
		var pool []string
		if participant := d.Participant(p.ID); participant != nil && len(p.LaneSets) == 0 {
			pools = append(pools, Role{string(participant.ID), participant.Label()})
			pool = []string{string(participant.ID)}
		}
		r.steps(&p.Scope, pool)
	}
	m.Roles = append(m.Roles, pools...)
	return m
}

// reader goes through one process.
type reader struct {
	file   *model.Definitions
	matrix *Matrix
	lane   map[model.ID]*model.Lane // innermost, by step
	known  map[string]bool          // what can be a role
}

// roles are the ids of all that a duty can name: resources, lanes and pools.
func roles(d *model.Definitions) map[string]bool {
	known := map[string]bool{}
	for _, r := range d.Resources {
		known[string(r.ID)] = true
	}
	for _, c := range d.Collaborations {
		for _, p := range c.Participants {
			known[string(p.ID)] = true
		}
	}
	lane := func(l *model.Lane) { known[string(l.ID)] = true }
	for _, p := range d.Processes {
		eachLane(p.LaneSets, lane)
		p.Walk(func(n, _ *model.Node) {
			if n.Activity != nil {
				eachLane(n.Activity.LaneSets, lane)
			}
		})
	}
	delete(known, "")
	return known
}

// lanes finds the lane of every step, and makes roles of those lanes that have
// steps of their own or nothing inside, and stand for no resource.
func (r *reader) lanes(scope *model.Scope, sets []*model.LaneSet) {
	if r.lane == nil {
		r.lane = map[model.ID]*model.Lane{}
	}
	var all []*model.Lane
	eachLane(sets, func(l *model.Lane) { // outer lanes first, so that inner ones win
		all = append(all, l)
		for _, id := range l.Nodes {
			r.lane[id] = l
		}
	})
	own := map[*model.Lane]bool{}
	for _, l := range r.lane {
		own[l] = true
	}
	for _, l := range all {
		if (own[l] || l.Children == nil) && r.file.Resource(l.Element) == nil {
			r.matrix.Roles = append(r.matrix.Roles, Role{string(l.ID), l.Label()})
		}
	}
	for _, n := range scope.Nodes {
		if n.Activity != nil && n.Activity.Inside != nil {
			r.lanes(n.Activity.Inside, n.Activity.LaneSets)
		}
	}
}

func eachLane(sets []*model.LaneSet, visit func(*model.Lane)) {
	for _, set := range sets {
		for _, l := range set.Lanes {
			visit(l)
			if l.Children != nil {
				eachLane([]*model.LaneSet{l.Children}, visit)
			}
		}
	}
}

// steps settles who does the steps of a scope; holder does what nobody else does.
func (r *reader) steps(scope *model.Scope, holder []string) {
	for _, n := range scope.Nodes {
		duties := r.duties(n)
		var does []string
		for _, code := range r.matrix.doing {
			does = append(does, duties[code]...)
			delete(duties, code)
		}
		who := r.named(n, does)
		if len(duties) > 0 {
			r.matrix.duties[n.ID] = duties
		}
		r.matrix.named[n.ID] = who != nil
		if l := r.lane[n.ID]; who == nil && l != nil {
			who = []string{r.roleOf(l)}
		}
		if who == nil {
			who = holder
		}
		if who != nil {
			r.matrix.responsible[n.ID] = who
		}
		if n.Activity != nil && n.Activity.Inside != nil {
			r.steps(n.Activity.Inside, who)
		}
	}
}

// named are the resources that the step itself names, then those with a duty of doing it; each once.
func (r *reader) named(n *model.Node, duty []string) []string {
	var who []string
	if n.Activity == nil {
		n = &model.Node{Activity: &model.Activity{}}
	}
	for _, p := range n.Activity.Performers {
		if r.file.Resource(p.Resource) != nil && !slices.Contains(who, string(p.Resource)) {
			who = append(who, string(p.Resource))
		}
	}
	for _, role := range duty {
		if !slices.Contains(who, role) {
			who = append(who, role)
		}
	}
	return who
}

func (r *reader) roleOf(l *model.Lane) string {
	if r.file.Resource(l.Element) != nil {
		return string(l.Element)
	}
	return string(l.ID)
}
