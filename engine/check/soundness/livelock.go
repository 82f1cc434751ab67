package soundness

import (
	"slices"

	"sandtable/engine/finding"
	"sandtable/engine/problem"
	"sandtable/engine/token"
)

// livelocked finds cases that go on for ever, and cannot come to an end any more.
func livelocked(p *Part, _ bool) finding.Findings { return p.broken(Circles) }

// livelocks are states from which tokens go on for ever, and steps after which they never rest.
func (e *explorer) livelocks() []Fault {
	var all []Fault
	for _, x := range e.endless {
		run := e.runTo(x.state)
		kept, there := e.entered, make([]bool, len(e.net.Nodes))
		e.entered = there
		run = append(run, e.step(x.state, x.does, x.script))
		e.entered = kept
		if _, err := Play(e.net, run); err == nil || problem.Of(err) == nil || problem.Of(err).Code != x.why.Code {
			e.notShown()
			continue
		}
		f := Fault{Broken: Circles, said: quoted(x.why, e.net), Hint: x.why.Hint, Run: run}
		at := e.nodeAt(x.why.At.Element)
		if round := e.round(there); round != token.None && x.why.Code == "token.endless" {
			at = round
			f.said = say("Tokens circle through “%s” for ever without taking time.", "令牌在“%s”附近不耗时间地无限循环。", e.net.Nodes[at].ID)
		}
		if at != token.None {
			f.Elements = e.nodes([]token.NodeID{at})
		}
		f.Message = f.said.text(e.net)
		if !slices.ContainsFunc(all, func(o Fault) bool { return o.Message == f.Message }) {
			all = append(all, f)
		}
	}
	if at := e.lost(); at != token.None && e.choose.partial == token.None && !e.drained {
		if f, ok := e.livelock(at); ok {
			all = append(all, f)
		}
	}
	return all
}

// round is the first of the nodes entered in a step that leads back to itself: where
// tokens circle, rather than where they happened to be when it was enough; or None.
func (e *explorer) round(entered []bool) token.NodeID {
	tried := 0
	for i := range e.net.Nodes {
		n := &e.net.Nodes[i]
		if !entered[i] || n.Activity != nil || len(n.In) < 2 {
			continue
		}
		if tried++; tried > mostTried {
			break
		}
		for _, in := range n.In {
			leads := e.leadingTo(in)
			for _, out := range n.Out {
				if leads[out] {
					return token.NodeID(i)
				}
			}
		}
	}
	return token.None
}

// mostTried is at how many nodes a circle is looked for.
const mostTried = 100

// lost is the nearest state from which no end can be come to, nor anything that is a fault
// by itself or has not been looked at; or None. It goes backwards from those.
func (e *explorer) lost() int32 {
	before := make([][]int32, len(e.keys))
	for _, w := range e.ways {
		before[w.to] = append(before[w.to], w.from)
	}
	good := make([]bool, len(e.keys))
	var todo []int32
	mark := func(s int32) {
		if s != token.None && !good[s] {
			good[s] = true
			todo = append(todo, s)
		}
	}
	for s, k := range e.kind {
		if k != ongoing {
			mark(int32(s))
		}
	}
	for _, x := range e.endless {
		mark(x.state)
	}
	for len(todo) > 0 {
		s := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		for _, b := range before[s] {
			mark(b)
		}
	}
	for s := range good {
		if !good[s] {
			return int32(s)
		}
	}
	return token.None
}

// livelock explains a state from which tokens only circle.
func (e *explorer) livelock(state int32) (Fault, bool) {
	run := e.runTo(state)
	if !e.shown(run, state) {
		return Fault{}, false
	}
	next := map[int32][]int32{}
	for _, w := range e.ways {
		next[w.from] = append(next[w.from], w.to)
	}
	seen := map[int32]bool{state: true}
	var round []token.NodeID
	for todo := []int32{state}; len(todo) > 0 && len(seen) < 1000; todo = todo[1:] {
		e.snaps.Restore(e.game, []byte(e.keys[todo[0]]))
		round = append(round, e.resting(e.game)...)
		for _, to := range next[todo[0]] {
			if !seen[to] {
				seen[to] = true
				todo = append(todo, to)
			}
		}
	}
	slices.Sort(round)
	nodes := e.nodes(slices.Compact(round))
	return Fault{Broken: Circles, Elements: nodes, Run: run,
		said: say("The case goes on through %s for ever: no way leads from there to an end.", "案例会在%s之间无限循环：从那里没有通往结束的路径。", idsOf(nodes)),
		Hint: problem.Say("Give the loop a way out that leads to an end event.", "请为循环设置通往结束事件的出口。")}, true
}
