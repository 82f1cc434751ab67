package token

import "sandtable/engine/model"

// enterEventBased lets the token rest at an event-based gateway until one of the events
// behind it happens.
func (g *Game) enterEventBased(m move) {
	node := &g.net.Nodes[m.node]
	if node.Gateway.EventType == "Parallel" && len(node.In) == 0 {
		g.fork(m.instance, node) // it begins the process, which waits for each of them
		return
	}
	g.rest(m)
	x := g.execute(m.instance, m.node, catching)
	g.executions[x].rests = true
	for _, f := range node.Out {
		g.await(x, g.net.Flows[f].To)
	}
}

// choose takes the way to the event that has happened.
func (g *Game) choose(x int32, event NodeID) {
	e := &g.executions[x]
	i, at := e.instance, e.node
	g.release(x)
	g.lift(i, at)
	for _, f := range g.net.Nodes[at].Out {
		if g.net.Flows[f].To != event {
			continue
		}
		if g.Passed != nil {
			g.Passed[f]++
		}
		if g.Watch != nil {
			g.Watch(Step{Case: g.instances[i].case_, Node: None, Flow: f})
		}
	}
	g.arrive(i, event)
}

// arrive lets a token enter an event or receive task that has happened already.
func (g *Game) arrive(i int32, event NodeID) {
	g.entered(i, event)
	if g.net.Nodes[event].Kind != model.ReceiveTask {
		g.leave(i, event)
		return
	}
	g.instances[i].marking[g.net.Nodes[event].slot]++
	x := g.execute(i, event, working)
	g.executions[x].rests = true
	for _, b := range g.net.Nodes[event].more.boundaries {
		g.await(x, b)
	}
	g.labour(x)
}
