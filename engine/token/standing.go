package token

import "sandtable/engine/model"

// Working appends where there is work to do: what Player.Work has told of and is not done.
func (g *Game) Working(to []Place) []Place {
	for i := range g.instances {
		in := &g.instances[i]
		if !in.running {
			continue
		}
		for _, id := range g.net.Scopes[in.scope].Nodes {
			if n := &g.net.Nodes[id]; n.part == works && in.marking[n.slot] > 0 {
				to = append(to, Place{in.case_, int32(i), id, None})
			}
		}
		for x := in.execution; x != None; x = g.executions[x].younger {
			if g.executions[x].state == working {
				to = append(to, g.place(x))
			}
		}
	}
	return to
}

// Waiting appends what is waited for.
func (g *Game) Waiting(to []Wait) []Wait {
	for i := range g.instances {
		if !g.instances[i].running {
			continue
		}
		for x := g.instances[i].execution; x != None; x = g.executions[x].younger {
			for w := g.executions[x].wait; w != None; w = g.waits[w].beside {
				if g.waits[w].state == armed {
					to = append(to, g.waitOf(w))
				}
			}
		}
	}
	return to
}

// Crowds calls visit where more tokens are than one at once: at a node, on a flow into a
// join, or, with Tally, counted at an end event. Tokens that an activity gathers do not count.
func (g *Game) Crowds(visit func(instance int32, at NodeID, flow FlowID)) {
	for i := range g.instances {
		in := &g.instances[i]
		if !in.running || !crowded(in.marking) {
			continue
		}
		for _, id := range g.net.Scopes[in.scope].Nodes {
			n := &g.net.Nodes[id]
			if in.marking[n.slot] > 1 {
				visit(int32(i), id, None)
			}
			if n.joining == None {
				continue
			}
			for j, f := range n.In {
				if in.marking[n.joining+int32(j)] > 1 {
					visit(int32(i), id, f)
				}
			}
		}
	}
}

func crowded(marking []int32) bool {
	for _, n := range marking {
		if n > 1 {
			return true
		}
	}
	return false
}

// OnFlow is how many tokens wait on a flow into a join.
func (g *Game) OnFlow(instance int32, f FlowID) int {
	if slot := g.net.Flows[f].slot; slot != None {
		return int(g.instances[instance].marking[slot])
	}
	return 0
}

// Joins calls visit with every join at which tokens wait for others, and the case that they are of.
func (g *Game) Joins(visit func(c Case, at NodeID)) {
	for i := range g.instances {
		in := &g.instances[i]
		if !in.running {
			continue
		}
		for _, id := range g.net.Scopes[in.scope].Nodes {
			if g.net.Nodes[id].Kind.IsGateway() && g.net.Nodes[id].joining != None && g.Tokens(int32(i), id) > 0 {
				visit(in.case_, id)
			}
		}
	}
}

// Instances calls visit for every instance that goes on.
func (g *Game) Instances(visit func(instance int32, s ScopeID)) {
	for i := range g.instances {
		if g.instances[i].running {
			visit(int32(i), g.instances[i].scope)
		}
	}
}

// Roots calls visit with the process of every root instance that goes on.
func (g *Game) Roots(visit func(process ScopeID)) {
	for i := range g.instances {
		if in := &g.instances[i]; in.running && in.kind == root {
			visit(in.scope)
		}
	}
}

// Undecided appends the gateways at which a token rests because the player chose no way.
func (g *Game) Undecided(to []Place) []Place {
	for i := range g.instances {
		in := &g.instances[i]
		if !in.running {
			continue
		}
		for _, id := range g.net.Scopes[in.scope].Nodes {
			n := &g.net.Nodes[id]
			if (n.Kind == model.ExclusiveGateway || n.Kind == model.InclusiveGateway || n.Kind == model.ComplexGateway) && in.marking[n.slot] > 0 {
				to = append(to, Place{in.case_, int32(i), id, None})
			}
		}
	}
	return to
}

// Decide asks again where a token goes that rests at a gateway because the player chose no way.
func (g *Game) Decide(at Place) error {
	in := &g.instances[at.Instance]
	in.marking[g.net.Nodes[at.Node].slot]--
	g.look(at.Instance)
	g.moving = true
	g.split(at.Instance, at.Node)
	return g.settle()
}

// Simple says whether all that a node does with a token is to hand it to the player and to
// send it on along its only way out, if it has one.
func (n *Net) Simple(id NodeID) bool {
	node := &n.Nodes[id]
	return node.part == works && !node.conditional && !node.sends && len(node.Out) <= 1 && node.Kind != model.ReceiveTask
}

// Nests says whether a node is a sub-process of which nothing more need be known than what
// is inside: no events, loops, handlers or messages.
func (n *Net) Nests(id NodeID) bool {
	node := &n.Nodes[id]
	return node.part == contains && !node.conditional && len(node.Out) <= 1 && len(n.Scopes[node.Inside].Handlers) == 0 &&
		n.Scopes[node.Inside].compensation == None
}

// Passes says whether a token goes through a node at once and by itself, doing nothing there.
func (n *Net) Passes(id NodeID) bool {
	node := &n.Nodes[id]
	switch node.part {
	case forks, excludes:
		return true
	case passes:
		return node.Kind == model.IntermediateThrowEvent && !node.conditional
	}
	return false
}
