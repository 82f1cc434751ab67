package token

// history is what the game knows of a case.
type history struct {
	roots int32 // root instances, and messages that are held
	waits chain // for messages, oldest first
	mail  chain // messages kept for it, oldest first
	kept  int32 // how many
}

// caseOf finds a case's history.
func (g *Game) caseOf(c Case) *history {
	for int(c) >= len(g.cases) {
		g.cases = append(g.cases, history{waits: chain{None, None}, mail: chain{None, None}})
	}
	return &g.cases[c]
}

// openRoot begins a root instance.
func (g *Game) openRoot(s ScopeID, c Case) int32 {
	g.caseOf(c).roots++
	i := g.open(s, c, None, root, None)
	g.listen(i)
	return i
}

// open begins an instance of a scope.
func (g *Game) open(s ScopeID, c Case, parent int32, k kind, host int32) int32 {
	var i int32
	if free := g.free[s]; len(free) > 0 {
		i = free[len(free)-1]
		g.free[s] = free[:len(free)-1]
	} else {
		i = int32(len(g.instances))
		g.instances = append(g.instances, instance{scope: s, joins: len(g.net.Scopes[s].Inclusive) > 0, marking: make([]int32, g.net.Scopes[s].slots)})
	}
	in := &g.instances[i]
	in.running, in.case_, in.live, in.kind, in.host = true, c, 0, k, host
	in.parent, in.child, in.older, in.younger = parent, None, None, None
	in.execution, in.record, in.depth = None, None, 0
	if parent != None {
		around := &g.instances[parent]
		in.depth = around.depth
		in.younger = around.child
		if in.younger != None {
			g.instances[in.younger].older = i
		}
		around.child = i
	}
	return i
}

// close ends an instance without tokens: the case, or a sub-process, whose token
// then leaves it.
func (g *Game) close(i int32) {
	in := &g.instances[i]
	if in.kind == hosted && g.net.Scopes[in.scope].adHoc && g.performNext(i) {
		return
	}
	if in.execution != None { // what only waits beside it
		g.releaseAll(i)
		in = &g.instances[i]
	}
	c, parent, host, scope, k := in.case_, in.parent, in.host, in.scope, in.kind
	switch k {
	case embedded:
		holder := g.net.Scopes[scope].Holder
		g.drop(i)
		g.lift(parent, holder)
		g.leave(parent, holder)
	case root:
		g.drop(i)
		g.left(c, scope)
	case hosted:
		inner := in.record
		in.record = None
		g.drop(i)
		g.cameOut(host, inner)
	case triggered:
		inner := in.record
		in.record = None
		g.drop(i)
		g.remember(parent, g.net.Scopes[scope].Holder, inner)
		g.consume(parent)
	case reopened:
		g.drop(i)
		g.compensate(host)
	}
}

// left tells of the end of a root instance, and of its case with the last one.
func (g *Game) left(c Case, process ScopeID) {
	g.player.Left(c, process)
	g.gone(c)
}

// gone counts down what keeps a case going, and tells of its end.
func (g *Game) gone(c Case) {
	h := &g.cases[c]
	if h.roots--; h.roots > 0 {
		return
	}
	if h.kept > 0 {
		g.discard(c)
	}
	g.player.Ended(c)
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
	if in.record != None {
		g.forget(in.record)
		in.record = None
	}
	if g.net.Scopes[in.scope].phases || g.Tally {
		clear(in.marking)
	}
	in.running = false
	in.turn++
	g.free[in.scope] = append(g.free[in.scope], i)
}

// empty takes all tokens from an instance, those on their way included, and ends
// the instances inside it. What can be compensated stays.
func (g *Game) empty(i int32) {
	for g.instances[i].child != None {
		child := g.instances[i].child
		g.empty(child)
		g.drop(child)
	}
	g.releaseAll(i)
	in := &g.instances[i]
	clear(in.marking)
	in.live = 0
	in.turn++
	g.player.Withdraw(in.case_, i)
}
