package matrix

import (
	"slices"

	"sandtable/engine/model"
)

// inFlowOrder are the nodes of a scope as a case comes to them: what follows comes after what leads to it, the ways out of a
// node in file order; loops go round once. What nothing leads to comes last.
func inFlowOrder(s *model.Scope) []*model.Node {
	nodes, next := map[model.ID]*model.Node{}, map[model.ID][]model.ID{}
	for _, n := range s.Nodes {
		nodes[n.ID] = n
		if n.Event != nil && n.Event.AttachedTo != "" {
			next[n.Event.AttachedTo] = append(next[n.Event.AttachedTo], n.ID)
		}
	}
	for _, f := range s.Flows {
		next[f.Source] = append(next[f.Source], f.Target)
	}
	starts := s.Entrances()
	for _, n := range s.Nodes {
		starts = append(starts, n.ID)
	}
	seen := map[model.ID]bool{}
	var order []*model.Node // depth first, each part behind what follows it; reversed in the end
	for _, start := range slices.Backward(starts[:len(starts)-len(s.Nodes)]) {
		order = append(order, behind(start, nodes, next, seen)...)
	}
	slices.Reverse(order)
	for _, start := range starts[len(starts)-len(s.Nodes):] {
		rest := behind(start, nodes, next, seen)
		slices.Reverse(rest)
		order = append(order, rest...)
	}
	return order
}

// behind is the depth-first search from a node, in post-order, without recursion: a chain may be long.
func behind(start model.ID, nodes map[model.ID]*model.Node, next map[model.ID][]model.ID, seen map[model.ID]bool) (order []*model.Node) {
	type visit struct {
		id   model.ID
		left int // ways out that are still to be followed, the last first
	}
	if seen[start] || nodes[start] == nil {
		return nil
	}
	seen[start] = true
	stack := []visit{{start, len(next[start])}}
	for len(stack) > 0 {
		top := &stack[len(stack)-1]
		if top.left == 0 {
			order = append(order, nodes[top.id])
			stack = stack[:len(stack)-1]
			continue
		}
		top.left--
		if to := next[top.id][top.left]; !seen[to] && nodes[to] != nil {
			seen[to] = true
			stack = append(stack, visit{to, len(next[to])})
		}
	}
	return order
}
