package token

import "sandtable/engine/model"

// throwError ends what is around a place up to the innermost that catches the error: a
// boundary event or an event sub-process. Without any, the root instance ends.
func (g *Game) throwError(at Place, x int32, code int32) {
	if w := g.catcher(model.ErrorEvent, code, at.Instance, x); w != None {
		g.bring(w)
		return
	}
	g.player.Uncaught(at, model.ErrorEvent)
	i := at.Instance
	for g.instances[i].parent != None {
		i = g.instances[i].parent
	}
	g.terminate(i)
}

// catcher is the innermost wait for an error or escalation thrown in an instance, at an
// execution in it or None. Beside one another, one for just this code goes before one for any.
func (g *Game) catcher(kind model.EventKind, code int32, i, x int32) int32 {
	own := NodeID(None) // an event sub-process does not catch what it throws itself
	for {
		if x != None {
			if w := g.match(g.top(x), kind, code); w != None {
				return w
			}
		}
		if w := g.listener(kind, code, i, own); w != None {
			return w
		}
		in := &g.instances[i]
		own = None
		if in.kind == triggered {
			own = g.net.Scopes[in.scope].Holder
		}
		if x, i = in.host, in.parent; i == None {
			return None
		}
	}
}

// match is what an execution waits for that an error or escalation means, or None.
func (g *Game) match(x int32, kind model.EventKind, code int32) int32 {
	any := int32(None)
	for id := g.executions[x].wait; id != None; id = g.waits[id].beside {
		w := &g.waits[id]
		if w.kind != kind || w.state != armed {
			continue
		}
		switch wanted := g.net.Nodes[w.node].more.catches[w.definition].code; {
		case wanted == code && code != 0:
			return id
		case wanted == 0 && any == None:
			any = id
		}
	}
	return any
}

// listener is the event sub-process of an instance that an error or escalation means.
func (g *Game) listener(kind model.EventKind, code int32, i int32, own NodeID) int32 {
	if len(g.net.Scopes[g.instances[i].scope].Handlers) == 0 {
		return None
	}
	any := int32(None)
	for x := g.instances[i].execution; x != None; x = g.executions[x].younger {
		e := &g.executions[x]
		if e.state != listening || e.node == own {
			continue
		}
		w := g.match(x, kind, code)
		if w == None {
			continue
		}
		if wanted := g.net.Nodes[g.waits[w].node].more.catches[g.waits[w].definition].code; wanted != 0 {
			return w
		}
		any = w
	}
	return any
}
