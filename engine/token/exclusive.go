package token

// enterExclusive passes each token on by itself: a merge waits for nobody, a split
// takes the one flow chosen.
func (g *Game) enterExclusive(m move) {
	switch out := g.net.Nodes[m.node].Out; len(out) {
	case 0:
		g.consume(m.instance)
	case 1:
		g.pass(m.instance, out[0])
	default:
		g.split(m.instance, m.node)
	}
}
