package edit

import (
	"slices"

	"sandtable/engine/model"
)

// clone is a copy of a drawing in which everything that an edit changes can be changed.
func clone(d *model.Definitions) *model.Definitions {
	c := *d
	c.Resources = each(d.Resources, func(r *model.Resource) { r.Extensions = slices.Clone(r.Extensions) })
	c.Collaborations = each(d.Collaborations, func(x *model.Collaboration) {
		x.Extensions = slices.Clone(x.Extensions)
		x.Participants = each(x.Participants, func(p *model.Participant) { p.Extensions = slices.Clone(p.Extensions) })
		x.MessageFlows = each(x.MessageFlows, func(*model.MessageFlow) {})
	})
	c.Processes = each(d.Processes, func(p *model.Process) {
		p.Extensions = slices.Clone(p.Extensions)
		p.LaneSets = lanes(p.LaneSets)
		scope(&p.Scope)
	})
	return &c
}

// each is a list of copies, each of which is then finished.
func each[T any](list []*T, finish func(*T)) []*T {
	copies := make([]*T, len(list))
	for i, x := range list {
		c := *x
		finish(&c)
		copies[i] = &c
	}
	return copies
}

func lanes(sets []*model.LaneSet) []*model.LaneSet {
	return each(sets, func(s *model.LaneSet) {
		s.Lanes = each(s.Lanes, func(l *model.Lane) {
			l.Nodes, l.Extensions = slices.Clone(l.Nodes), slices.Clone(l.Extensions)
			if l.Children != nil {
				l.Children = lanes([]*model.LaneSet{l.Children})[0]
			}
		})
	})
}

func scope(s *model.Scope) {
	s.Flows = each(s.Flows, func(f *model.SequenceFlow) { f.Extensions = slices.Clone(f.Extensions) })
	s.Nodes = each(s.Nodes, func(n *model.Node) {
		n.Incoming, n.Outgoing, n.Extensions = slices.Clone(n.Incoming), slices.Clone(n.Outgoing), slices.Clone(n.Extensions)
		if n.Event != nil {
			x := *n.Event
			n.Event = &x
		}
		if n.Gateway != nil {
			x := *n.Gateway
			n.Gateway = &x
		}
		if n.Activity != nil {
			x := *n.Activity
			x.Performers, x.LaneSets = slices.Clone(x.Performers), lanes(x.LaneSets)
			if x.Inside != nil {
				inside := *x.Inside
				scope(&inside)
				x.Inside = &inside
			}
			n.Activity = &x
		}
	})
}
