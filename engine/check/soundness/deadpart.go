package soundness

import (
	"slices"

	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/problem"
	"sandtable/engine/token"
)

// dead finds elements that no run comes to although something leads to them: those to
// which nothing leads are structure.unreachable.
func dead(p *Part, _ bool) finding.Findings {
	if p.Net == nil {
		return nil
	}
	reached := map[model.ID]bool{}
	for _, s := range p.Net.Roots {
		reachedBelow(&p.Net.Scopes[s].Process.Scope, reached)
	}
	var found finding.Findings
	for i := range p.Faults {
		f := &p.Faults[i]
		if f.Broken != NoDeadParts {
			continue
		}
		var nodes []*model.Node
		for _, n := range f.Elements {
			if reached[n.ID] {
				nodes = append(nodes, n)
			}
		}
		if len(nodes) > 0 {
			message := f.Message
			if len(nodes) < len(f.Elements) {
				message = neverCome(nodes).text(p.Net)
			}
			mended := *f
			mended.Elements = nodes
			found = append(found, finding.On(&nodes[0].Base, message, f.Hint, p.repairs(&mended)...))
		}
	}
	return found
}

func neverCome(nodes []*model.Node) saying {
	return say("No run ever comes to %s.", "任何运行都不会到达%s。", idsOf(nodes))
}

func idsOf(nodes []*model.Node) []model.ID {
	var ids []model.ID
	for _, n := range nodes {
		ids = append(ids, n.ID)
	}
	return ids
}

func reachedBelow(s *model.Scope, reached map[model.ID]bool) {
	for id := range s.Reached() {
		reached[id] = true
	}
	for _, n := range s.Nodes {
		if n.Activity != nil && n.Activity.Inside != nil && reached[n.ID] {
			reachedBelow(n.Activity.Inside, reached)
		}
	}
}

// deadParts are elements that no run comes to. That can be said only where all is known.
func (e *explorer) deadParts() []Fault {
	if e.unsure != nil || e.cuts || len(e.endless) > 0 {
		return nil
	}
	var dead []token.NodeID
	called := calledIn(e.net.Definitions)
	for i := range e.net.Nodes {
		id := token.NodeID(i)
		if e.entered[i] || e.neverMeant(id) || called[e.net.Scopes[e.net.Nodes[i].Scope].Process.ID] && e.otherwise(id) {
			continue
		}
		dead = append(dead, id)
	}
	if len(dead) == 0 {
		return nil
	}
	if id := e.outrun(dead); id != token.None {
		e.doubt("soundness.race", say("Whether “%s” is ever reached depends on which of the branches beside it is the fastest.", "能否到达“%s”取决于并行分支的先后。", e.net.Nodes[id].ID), id)
		return nil
	}
	nodes := e.nodes(dead)
	for _, id := range dead {
		if host := e.net.Host(id); host != token.None && e.hollow(host) {
			return []Fault{{Broken: NoDeadParts, Elements: nodes,
				said: say("No run ever comes to %s: nothing is drawn inside “%s”, so it is over at once and its events never happen.", "任何运行都不会到达%s：“%s”内部没有内容，会立即结束，其边界事件不会发生。", idsOf(nodes), e.net.Nodes[host].ID),
				Hint: problem.Say("Draw what happens inside it, or make it a task.", "请画出其内部流程，或将其改为任务。")}}
		}
	}
	for _, id := range dead {
		if other := e.twin(id); other != token.None {
			return []Fault{{Broken: NoDeadParts, Elements: nodes,
				said: say("No run ever comes to %s: “%s” waits beside “%s” for the same message, and what is drawn first gets it.", "任何运行都不会到达%s：“%s”与“%s”同时等待同一消息，先画出的那个会收到它。", idsOf(nodes), e.net.Nodes[id].ID, e.net.Nodes[other].ID),
				Hint: problem.Say("Let them wait for different messages, or lead a message flow to each.", "请让它们等待不同的消息，或分别用消息流指向它们。")}}
		}
	}
	return []Fault{{Broken: NoDeadParts, Elements: nodes,
		said: neverCome(nodes), Hint: problem.Say("Repair what keeps tokens from coming there, or remove what is not needed.", "请修复使令牌无法到达的问题，或删除不需要的元素。")}}
}

// outrun is an element that a token is on its way to when another takes it away at once:
// in another order it would be reached. None where there is none.
func (e *explorer) outrun(dead []token.NodeID) token.NodeID {
	for _, id := range dead {
		if len(e.net.Nodes[id].In) != 1 {
			continue
		}
		from := e.net.Flows[e.net.Nodes[id].In[0]].From
		choice, _ := e.net.Splits(from)
		n := &e.net.Nodes[from]
		if e.entered[from] && !choice && len(n.Out) > 1 && len(n.In) < 2 && n.Kind != model.EventBasedGateway && (n.Kind.IsGateway() || n.Event != nil && e.passed(from)) {
			return id
		}
	}
	return token.None
}

// passed says whether a token has gone on from an event that nothing waits at.
func (e *explorer) passed(id token.NodeID) bool {
	n := &e.net.Nodes[id]
	return n.Kind == model.StartEvent || n.Kind == model.BoundaryEvent
}

// twin is an event that waits for the same message as another behind the same event-based gateway, which always
// gets it; None where there is none.
func (e *explorer) twin(id token.NodeID) token.NodeID {
	n := &e.net.Nodes[id]
	if len(n.In) != 1 || e.net.Nodes[e.net.Flows[n.In[0]].From].Kind != model.EventBasedGateway {
		return token.None
	}
	for _, f := range e.net.Nodes[e.net.Flows[n.In[0]].From].Out {
		other := e.net.Flows[f].To
		if other == id || !e.entered[other] {
			continue
		}
		for _, m := range e.net.Messages(id) {
			if slices.Contains(e.net.Messages(other), m) {
				return other
			}
		}
	}
	return token.None
}

// hollow says whether a sub-process has nothing to do inside.
func (e *explorer) hollow(id token.NodeID) bool {
	n := &e.net.Nodes[id]
	return n.Kind.IsSubProcess() && len(e.net.Scopes[n.Inside].Enter) == 0
}

// neverMeant says whether a node is none that tokens come to: what compensates, which is
// needed only after something went wrong.
func (e *explorer) neverMeant(id token.NodeID) bool {
	for id != token.None {
		n := &e.net.Nodes[id]
		if n.Activity != nil && (n.Activity.ForCompensation || n.Activity.TriggeredByEvent && e.compensates(n)) {
			return true
		}
		if n.Event != nil && (n.Kind == model.BoundaryEvent || n.Kind == model.StartEvent) {
			for _, d := range n.Event.Definitions {
				if d.Kind == model.CompensationEvent {
					return true
				}
			}
		}
		id = e.net.Scopes[n.Scope].Holder
	}
	return false
}

func (e *explorer) compensates(handler *token.Node) bool {
	for _, id := range e.net.Scopes[handler.Inside].Starts {
		for _, d := range e.net.Nodes[id].Event.Definitions {
			if d.Kind == model.CompensationEvent {
				return true
			}
		}
	}
	return false
}

// otherwise says whether a called process has starts that no call begins at: what is
// behind them is for other occasions.
func (e *explorer) otherwise(id token.NodeID) bool {
	root, ok := e.net.Root(e.net.Scopes[e.net.Nodes[id].Scope].Process.ID)
	return ok && len(e.net.Scopes[root].Starts) > len(e.net.Scopes[root].Enter)
}
