package token

// enterComplex lets tokens wait at a complex gateway until the player says that there are
// enough; then one from each incoming flow becomes one that leaves. After that, until
// every incoming flow has been heard of, or nothing can come any more, late tokens are
// swallowed: the reset phase of BPMN 2.0 §13.4.5, in which we let nothing leave.
func (g *Game) enterComplex(m move) {
	node := &g.net.Nodes[m.node]
	if node.joining == None || m.flow == None {
		g.diverge(m.instance, m.node)
		return
	}
	in := &g.instances[m.instance]
	marking, slot := in.marking, g.net.Flows[m.flow].slot
	late := node.more.late + slot - node.joining
	if g.resetting(in, node) && marking[late] == 0 {
		marking[late] = 1
		g.resetHeard(in, node)
		g.consume(m.instance)
		return
	}
	marking[slot]++
	g.look(m.instance)
	g.activate(m.instance, m.node)
}

// activate fires a complex gateway if it is not resetting and the player says so.
func (g *Game) activate(i int32, at NodeID) bool {
	in, node := &g.instances[i], &g.net.Nodes[at]
	waiting := 0
	for j := range node.In {
		if in.marking[node.joining+int32(j)] > 0 {
			waiting++
		}
	}
	if waiting == 0 || g.resetting(in, node) ||
		!g.player.Activates(Place{in.case_, i, at, None}, waiting, len(node.In)) {
		return false
	}
	in = &g.instances[i]
	for j := range node.In {
		if in.marking[node.joining+int32(j)] > 0 {
			in.marking[node.more.late+int32(j)] = 1
		}
	}
	g.resetHeard(in, node)
	g.fire(i, at)
	return true
}

// resetting says whether a complex gateway waits for late tokens.
func (g *Game) resetting(in *instance, node *Node) bool {
	for j := range node.In {
		if in.marking[node.more.late+int32(j)] != 0 {
			return true
		}
	}
	return false
}

// resetHeard ends the reset phase once every incoming flow has been heard of.
func (g *Game) resetHeard(in *instance, node *Node) {
	late := in.marking[node.more.late : int(node.more.late)+len(node.In)]
	for _, heard := range late {
		if heard == 0 {
			return
		}
	}
	clear(late)
}

// resets ends the reset phase of a complex gateway to which no late token can come any
// more, and says whether it could then fire again.
func (g *Game) resets(i int32, at NodeID) bool {
	in, node := &g.instances[i], &g.net.Nodes[at]
	if !g.resetting(in, node) {
		return false
	}
	var missing uint64
	for j := range node.In {
		if in.marking[node.more.late+int32(j)] == 0 {
			missing |= 1 << j
		}
	}
	for _, id := range g.net.Scopes[in.scope].Nodes {
		if other := &g.net.Nodes[id]; id != at && in.holds(other) && other.reaches(at)&missing != 0 {
			return false
		}
	}
	clear(in.marking[node.more.late : int(node.more.late)+len(node.In)])
	return g.activate(i, at)
}
