package token

import "sandtable/engine/model"

// throwEscalation tells the innermost that catches an escalation. Without any, the
// player is told and everything goes on.
func (g *Game) throwEscalation(at Place, x int32, code int32) {
	if w := g.catcher(model.EscalationEvent, code, at.Instance, x); w != None {
		g.bring(w)
		return
	}
	g.player.Uncaught(at, model.EscalationEvent)
}
