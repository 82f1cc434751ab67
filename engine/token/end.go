package token

// terminate takes all tokens of an instance, and of those inside it, and ends it.
func (g *Game) terminate(i int32) {
	g.empty(i)
	if in := &g.instances[i]; in.record != None { // nothing of it can be compensated any more
		g.forget(in.record)
		in.record = None
	}
	g.close(i)
}
