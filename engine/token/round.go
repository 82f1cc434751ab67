package token

// Round is where a loop, or an activity with several instances, stands.
type Round struct {
	Number    int // which round or instance, from 1
	Instances int // in all; 0 for a loop
	Active    int // of them, those under way
	Completed int // rounds or instances done
}

// Round is where the innermost loop or activity with several instances stands that a
// place is in, itself included; ok is false where it is in none.
func (g *Game) Round(at Place) (r Round, ok bool) {
	x := at.Execution
	for i := at.Instance; i >= 0; i = g.instances[i].parent {
		if x != None {
			if r, ok := g.roundOf(x); ok {
				return r, true
			}
		}
		x = g.instances[i].host
	}
	return Round{}, false
}

// roundOf is where an execution stands that is a loop or one of several instances.
func (g *Game) roundOf(x int32) (Round, bool) {
	e := &g.executions[x]
	node := &g.net.Nodes[e.node]
	switch {
	case node.Activity == nil || node.Activity.Loop == nil || BareLoop(node.Node):
		return Round{}, false
	case e.whole != None: // its done counts the instances begun before it
		all := &g.executions[e.whole]
		return Round{int(e.done) + 1, int(all.all), int(all.all - all.done), int(all.done)}, true
	case !node.Activity.Loop.MultiInstance:
		return Round{Number: int(e.done) + 1, Completed: int(e.done)}, true
	case node.Activity.Loop.Sequential:
		return Round{int(e.done) + 1, int(e.all), min(1, int(e.all-e.done)), int(e.done)}, true
	}
	return Round{int(e.done) + 1, int(e.all), int(e.all - e.done), int(e.done)}, true
}
