package token

// broadcast begins the processes that start with a signal, and lets everything hear it
// that waits for it now, in every case, oldest first. Hearing it may be the end of the
// sender's case: so that comes last.
func (g *Game) broadcast(sender Case, c int32) {
	last := g.ordered
	for _, s := range g.net.channels[c].starts {
		g.beginAt(sender, s.node, s.definition)
	}
	for {
		id := g.sleepers[c].first
		if id == None || g.waits[id].order > last {
			break
		}
		g.bring(id)
	}
}
