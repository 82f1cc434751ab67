package token

import "sandtable/engine/model"

// start is a place where a process begins when something happens, and which of the
// things that it waits for.
type start struct {
	node       NodeID
	definition int
}

// startAt puts a token at a node of a root instance, as if what is waited for there had happened.
func (g *Game) startAt(i int32, at NodeID) {
	node := &g.net.Nodes[at]
	if node.part == catches || node.part == hosts && node.does == receives && begins(node.Node) {
		g.instances[i].live++
		g.arrive(i, at)
		return
	}
	g.appear(i, at)
}

// beginAt begins a process with a message or signal, in the case that the player says.
// Where more than that is needed, the instance waits for the rest.
func (g *Game) beginAt(sender Case, at NodeID, definition int) bool {
	c := g.player.Began(sender, at)
	if c < 0 {
		return false
	}
	node := &g.net.Nodes[at]
	i := g.openRoot(node.Scope, c)
	if node.more.all {
		g.entered(i, at)
		g.instances[i].live++
		g.instances[i].marking[node.slot]++
		x := g.execute(i, at, catching)
		g.executions[x].rests = true
		for d := range node.more.catches {
			if d != definition {
				g.awaitOne(x, at, d, 0)
			}
		}
		return true
	}
	g.startAt(i, at)
	for _, other := range node.more.beside { // the others are waited for too
		g.appear(i, other)
	}
	return true
}

// beginners finds, for each channel, where a process begins when a message or signal
// comes in there.
func (n *Net) beginners() {
	for i := range n.Nodes {
		id, node := NodeID(i), &n.Nodes[i]
		if n.Scopes[node.Scope].Holder != None {
			continue
		}
		switch {
		case node.Kind == model.StartEvent, node.Kind == model.ReceiveTask && begins(node.Node):
			n.beginner(id)
		case node.Kind == model.EventBasedGateway && begins(node.Node):
			for _, f := range node.Out {
				n.beginner(n.Flows[f].To)
				if node.Gateway.EventType != "Parallel" {
					continue
				}
				for _, other := range node.Out {
					if to := n.Flows[other].To; to != n.Flows[f].To {
						n.Nodes[n.Flows[f].To].more.beside = append(n.Nodes[n.Flows[f].To].more.beside, to)
					}
				}
			}
		}
	}
}

func (n *Net) beginner(at NodeID) {
	for d, def := range n.Nodes[at].more.catches {
		if def.channel != None {
			c := &n.channels[def.channel]
			c.starts = append(c.starts, start{at, d})
		}
	}
}
