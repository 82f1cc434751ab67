package token

import "sandtable/engine/problem"

// maxDepth bounds calls within calls.
const maxDepth = 1000

// call plays the process that a call activity calls, inside of it.
func (g *Game) call(x int32) {
	e := &g.executions[x]
	if g.instances[e.instance].depth >= maxDepth {
		g.fail(problem.New("token.too-deep", problem.Say("“%s” calls within calls more than %d deep.", "“%s”的嵌套调用超过 %d 层。", g.net.Nodes[e.node].Label(), maxDepth),
			problem.Say("Give the process that calls itself a way past the call.", "请为递归调用的流程设置不再调用的出口。")).Located(g.net.placeOf(e.node)))
		return
	}
	scope := &g.net.Scopes[g.net.Nodes[e.node].Inside]
	inside := g.openInside(x)
	g.instances[inside].depth++
	for _, start := range scope.Enter {
		g.appear(inside, start)
	}
	g.listen(inside)
}
