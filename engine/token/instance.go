package token

// open begins an instance of a scope.
func (g *Game) open(s ScopeID, c Case, parent int32) int32 {
	var i int32
	if free := g.free[s]; len(free) > 0 {
		i = free[len(free)-1]
		g.free[s] = free[:len(free)-1]
	} else {
		i = int32(len(g.instances))
		g.instances = append(g.instances, instance{scope: s, joins: len(g.net.Scopes[s].Inclusive) > 0, marking: make([]int32, g.net.Scopes[s].slots)})
	}
	in := &g.instances[i]
	in.running, in.case_, in.live = true, c, 0
	in.parent, in.child, in.older, in.younger = parent, None, None, None
	if parent != None {
		in.younger = g.instances[parent].child
		if in.younger != None {
			g.instances[in.younger].older = i
		}
		g.instances[parent].child = i
	}
	return i
}

// close ends an instance without tokens: the case, or a sub-process, whose token
// then leaves it.
func (g *Game) close(i int32) {
	in := &g.instances[i]
	c, parent, holder := in.case_, in.parent, g.net.Scopes[in.scope].Holder
	g.drop(i)
	if parent == None {
		g.player.Ended(c)
		return
	}
	g.instances[parent].marking[g.net.Nodes[holder].slot]--
	g.look(parent)
	g.leave(parent, holder)
}

// drop gives an instance back.
func (g *Game) drop(i int32) {
	in := &g.instances[i]
	if in.older != None {
		g.instances[in.older].younger = in.younger
	} else if in.parent != None {
		g.instances[in.parent].child = in.younger
	}
	if in.younger != None {
		g.instances[in.younger].older = in.older
	}
	in.running = false
	g.free[in.scope] = append(g.free[in.scope], i)
}

// empty takes all tokens from an instance, those on their way included, and ends
// the instances inside it.
func (g *Game) empty(i int32) {
	for g.instances[i].child != None {
		child := g.instances[i].child
		g.empty(child)
		g.drop(child)
	}
	for j := g.next; j < len(g.moves); j++ {
		if g.moves[j].instance == i {
			g.moves[j].instance = None
		}
	}
	in := &g.instances[i]
	clear(in.marking)
	in.live = 0
	g.player.Withdraw(in.case_, i)
}
