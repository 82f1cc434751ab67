package token

import "sandtable/engine/model"

// cancel ends the transaction around a place: what was done in it is compensated, then
// its token goes on from its cancel boundary event.
func (g *Game) cancel(at Place) {
	for i := at.Instance; i != None; i = g.instances[i].parent {
		if x := g.instances[i].host; x != None && g.executions[x].state == nesting && g.net.Nodes[g.executions[x].node].Kind == model.Transaction {
			g.cancelOne(x)
			return
		}
	}
}

// cancelAll cancels a transaction, or all its instances.
func (g *Game) cancelAll(x int32) {
	if g.executions[x].state != several {
		g.cancelOne(x)
		return
	}
	for child := g.instances[g.executions[x].instance].execution; child != None; child = g.executions[child].younger {
		if e := &g.executions[child]; e.whole == x && e.inside != None {
			g.cancelOne(child)
			return // the boundary event then ends the others
		}
	}
}

func (g *Game) cancelOne(x int32) {
	t := g.executions[x].inside
	if t == None || g.executions[x].canceled {
		return
	}
	g.empty(t)
	g.executions[x].canceled = true
	in := &g.instances[t]
	in.live = 1
	worker := g.execute(t, g.executions[x].node, repairing)
	g.executions[worker].todo = in.record
	in.record = None
	g.compensate(worker)
}

// cancelBoundary is the boundary event from which a transaction's token goes on.
func (n *Net) cancelBoundary(transaction NodeID) NodeID {
	for _, b := range n.Nodes[transaction].more.boundaries {
		for _, d := range n.Nodes[b].more.catches {
			if d.kind == model.CancelEvent {
				return b
			}
		}
	}
	return None
}
