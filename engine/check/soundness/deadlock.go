package soundness

import (
	"slices"

	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/problem"
	"sandtable/engine/token"
)

// deadlocked finds cases that are stuck: tokens are left, and nothing can happen any more.
func deadlocked(p *Part, _ bool) finding.Findings { return p.broken(Completes) }

// deadlocks are states in which a case has tokens and nothing can be done, one for each
// element that holds it up.
func (e *explorer) deadlocks() []Fault {
	var all []Fault
	for _, s := range e.stuck {
		if len(all) == mostFaults {
			break
		}
		e.snaps.Restore(e.game, []byte(e.keys[s]))
		f := e.deadlock()
		if len(f.Elements) == 0 || slices.ContainsFunc(all, func(o Fault) bool { return o.Elements[0] == f.Elements[0] }) {
			continue
		}
		if f.Run = e.runTo(s); e.shown(f.Run, s) {
			e.explain(&f, s)
			all = append(all, f)
		}
	}
	return all
}

// deadlock says where the game is stuck, what holds it up first.
func (e *explorer) deadlock() Fault {
	f := Fault{Broken: Completes, Hint: problem.Say("Let every way that begins at the split end at the join, or join with an exclusive gateway.", "请让分支处的每条路径都到达该汇合网关，或改用排他网关汇合。")}
	resting := e.resting(e.game)
	first := func(id token.NodeID) {
		resting = slices.DeleteFunc(resting, func(o token.NodeID) bool { return o == id })
		resting = append([]token.NodeID{id}, resting...)
	}
	for _, id := range resting {
		n := &e.net.Nodes[id]
		if len(n.In) > 1 && (n.Kind == model.ParallelGateway || n.Kind == model.InclusiveGateway || n.Kind == model.ComplexGateway) {
			first(id)
			f.Elements = e.nodes(resting)
			return f
		}
	}
	f.Hint = problem.Say("Give the case another way on from there.", "请为案例设置其他出路。")
	e.waits = e.game.Waiting(e.waits[:0])
	for _, w := range e.waits {
		n := &e.net.Nodes[w.Node]
		if n.Kind == model.BoundaryEvent || n.Kind == model.StartEvent {
			continue
		}
		first(w.Node)
		f.Elements = e.nodes(resting)
		return f
	}
	f.Elements = e.nodes(resting)
	return f
}

// explain says why a stuck case waits in vain.
func (e *explorer) explain(f *Fault, state int32) {
	e.snaps.Restore(e.game, []byte(e.keys[state]))
	at, _ := e.net.Node(f.Elements[0].ID)
	n := &e.net.Nodes[at]
	missing := e.missing(at)
	switch {
	case n.Kind == model.InclusiveGateway && len(missing) > 0:
		f.said = say("The join “%s” waits for a token that in turn waits behind it: each waits for the other.", "汇合网关“%s”等待的令牌又在等待它自己：彼此互相等待。", n.ID)
		f.Hint = problem.Say("Split and join the branches in pairs, one inside the other.", "请让分支与汇合成对出现并逐层嵌套。")
	case n.Kind.IsGateway() && len(missing) > 0:
		from := e.net.Nodes[e.net.Flows[missing[0]].From].Node
		f.said = say("The join “%s” waits for a token from “%s”, which cannot come any more.", "汇合网关“%s”在等待来自“%s”的令牌，但它不会再来。", n.ID, from.ID)
		if split, taken := e.turnedAway(f.Run, missing[0]); split != nil {
			f.said = say("The join “%s” waits for a token from “%s”, which cannot come, because “%s” sent it to “%s”.",
				"汇合网关“%s”在等待来自“%s”的令牌，但它不会来，因为“%s”已把令牌送往“%s”。", n.ID, from.ID, split.ID, taken.ID)
			f.split = split.ID
		}
	case n.Activity != nil && n.Activity.StartQuantity > 1:
		f.said = say("“%s” begins only once %d tokens have come, and no more will come.", "“%s”需要集齐 %d 个令牌才会开始，但不会再有令牌到来。", n.ID, n.Activity.StartQuantity)
		f.Hint = problem.Say("Set its start quantity to 1.", "请将其起始数量（startQuantity）设为 1。")
	case n.Event != nil || n.Kind == model.ReceiveTask || n.Kind == model.EventBasedGateway:
		f.said = say("“%s” waits for something that nobody in the file sends any more.", "“%s”所等待的消息或信号，文件中已没有任何元素会再发出。", n.ID)
		f.Hint = problem.Say("Send it on every way, or attach a timer that goes on without it.", "请确保每条路径都会发出它，或添加定时事件作为出路。")
	default:
		f.said = say("The case is stuck at “%s”: nothing can happen there any more.", "案例卡在“%s”：那里不会再发生任何事情。", n.ID)
	}
}

// missing are the flows into a join on which no token waits, in an instance where one
// waits on another.
func (e *explorer) missing(at token.NodeID) []token.FlowID {
	var missing []token.FlowID
	e.game.Instances(func(i int32, s token.ScopeID) {
		if len(missing) > 0 || s != e.net.Nodes[at].Scope || e.game.Tokens(i, at) == 0 {
			return
		}
		for _, f := range e.net.Nodes[at].In {
			if e.game.OnFlow(i, f) == 0 {
				missing = append(missing, f)
			}
		}
	})
	return missing
}

// turnedAway is the last gateway of a run that could have sent a token along a flow, and
// where it sent it instead.
func (e *explorer) turnedAway(run []finding.Step, missing token.FlowID) (split, taken *model.Node) {
	leads := e.leadingTo(missing)
	for i := len(run) - 1; i >= 0; i-- {
		for j := len(run[i].Choices) - 1; j >= 0; j-- {
			c := &run[i].Choices[j]
			at, _ := e.net.Node(c.Element)
			n := &e.net.Nodes[at]
			if n.Kind != model.ExclusiveGateway && n.Kind != model.InclusiveGateway || len(c.Flows) == 0 || n.Scope != e.net.Nodes[e.net.Flows[missing].From].Scope {
				continue
			}
			elsewhere := false
			for _, f := range n.Out {
				if leads[f] && !slices.Contains(c.Flows, e.net.Flows[f].ID) {
					elsewhere = true
				}
			}
			f, _ := e.net.Flow(c.Flows[0])
			if elsewhere && !leads[f] {
				return n.Node, e.net.Nodes[e.net.Flows[f].To].Node
			}
		}
	}
	return nil, nil
}

// leadingTo are the flows by which a token may come to a flow.
func (e *explorer) leadingTo(to token.FlowID) map[token.FlowID]bool {
	leads := map[token.FlowID]bool{to: true}
	for todo := []token.FlowID{to}; len(todo) > 0; todo = todo[1:] {
		from := e.net.Flows[todo[0]].From
		for _, f := range e.net.Nodes[from].In {
			if !leads[f] {
				leads[f] = true
				todo = append(todo, f)
			}
		}
		if host := e.net.Host(from); host != token.None {
			for _, f := range e.net.Nodes[host].In {
				if !leads[f] {
					leads[f] = true
					todo = append(todo, f)
				}
			}
		}
	}
	return leads
}
