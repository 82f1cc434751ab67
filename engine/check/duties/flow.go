package duties

import (
	"slices"

	"sandtable/engine/finding"
	"sandtable/engine/model"
)

// flow is what follows what, within each scope.
type flow struct {
	nodes    map[model.ID]*model.Node
	next     map[model.ID][]model.ID
	previous map[model.ID][]model.ID
	out      map[model.ID][]*model.SequenceFlow
}

func flowOf(s *finding.Subject) *flow {
	f := &flow{nodes: map[model.ID]*model.Node{}, next: map[model.ID][]model.ID{}, previous: map[model.ID][]model.ID{}, out: map[model.ID][]*model.SequenceFlow{}}
	s.Scopes(func(scope *model.Scope, _ *model.Base) {
		for _, n := range scope.Nodes {
			f.nodes[n.ID] = n
			if n.Event != nil && n.Event.AttachedTo != "" {
				f.lead(n.Event.AttachedTo, n.ID)
			}
		}
		for _, x := range scope.Flows {
			f.lead(x.Source, x.Target)
			f.out[x.Source] = append(f.out[x.Source], x)
		}
	})
	return f
}

func (f *flow) lead(from, to model.ID) {
	f.next[from] = append(f.next[from], to)
	f.previous[to] = append(f.previous[to], from)
}

// nearest are the nodes that stop says yes to and that come first on the ways from a node, in the order in which
// they are met; at most so many steps are looked at.
func (f *flow) nearest(from model.ID, ways map[model.ID][]model.ID, stop func(*model.Node) bool) []*model.Node {
	const steps = 2_000
	var found []*model.Node
	seen, todo := map[model.ID]bool{}, slices.Clone(ways[from])
	for i := 0; i < len(todo) && i < steps; i++ {
		n := f.nodes[todo[i]]
		if n == nil || seen[n.ID] {
			continue
		}
		seen[n.ID] = true
		if stop(n) {
			found = append(found, n)
			continue
		}
		todo = append(todo, ways[n.ID]...)
	}
	return found
}

// reached are the nodes to which ways lead from a node; the node itself only by a loop.
func (f *flow) reached(from model.ID) map[model.ID]bool {
	seen := map[model.ID]bool{}
	todo := append([]model.ID{}, f.next[from]...)
	for len(todo) > 0 {
		id := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		if !seen[id] {
			seen[id] = true
			todo = append(todo, f.next[id]...)
		}
	}
	return seen
}

func isActivity(n *model.Node) bool { return n.Kind.IsActivity() }
