package token

// terminate takes all tokens of an instance, and of those inside it, and ends it.
func (g *Game) terminate(i int32) {
	g.empty(i)
	g.close(i)
}
