package token

import "sandtable/engine/problem"

// rounds says whether an activity is done at all: a loop that tests before asks first,
// several instances may be none.
func (g *Game) rounds(x int32) bool {
	node := &g.net.Nodes[g.executions[x].node]
	l := node.Activity.Loop
	switch {
	case l == nil || BareLoop(node.Node):
		return true
	case !l.MultiInstance:
		return !l.TestBefore || g.player.Again(g.place(x), 0)
	}
	all := g.player.Instances(g.place(x))
	if all > mostInstances {
		g.fail(tooManyInstances(g.net, g.executions[x].node, all))
		return false
	}
	g.executions[x].all = int32(max(0, all))
	return all > 0
}

// again says whether an activity that is not done side by side goes another round.
func (g *Game) again(x int32) bool {
	e := &g.executions[x]
	node := &g.net.Nodes[e.node]
	l := node.Activity.Loop
	done, all := int(e.done), int(e.all)
	switch {
	case l == nil || BareLoop(node.Node):
		return false
	case !l.MultiInstance:
		return g.player.Again(g.place(x), done)
	}
	if !g.behave(x, done) {
		return false
	}
	return done < all && !g.player.Enough(g.place(x), done, all)
}

// mostInstances bounds the instances of one multi-instance activity.
const mostInstances = 100_000

func tooManyInstances(n *Net, at NodeID, all int) error {
	return problem.New("token.too-many-instances", problem.Say("“%s” has %d instances; at most %d can be played.", "“%s”有 %d 个实例，最多支持 %d 个。", n.Nodes[at].Label(), all, mostInstances),
		problem.Say("Lower the number of instances.", "请减少实例数量。")).Located(n.placeOf(at))
}
