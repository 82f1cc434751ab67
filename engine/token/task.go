package token

// enterTask lets the token rest at the task until the player finishes it.
func (g *Game) enterTask(m move) {
	g.rest(m)
	g.player.Work(Place{g.instances[m.instance].case_, m.instance, m.node})
}
