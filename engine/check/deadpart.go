package check

import (
	"sandtable/engine/model"
	"sandtable/engine/problem"
	"sandtable/engine/token"
)

// dead finds elements that no run comes to although something leads to them: those to
// which nothing leads are structure.unreachable.
func dead(p *Part, _ bool) Findings {
	if p.Net == nil {
		return nil
	}
	reached := map[model.ID]bool{}
	for _, s := range p.Net.Roots {
		reachedBelow(&p.Net.Scopes[s].Process.Scope, reached)
	}
	var found Findings
	for _, f := range p.Faults {
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
			who := list(labels(nodes))
			found = append(found, at("soundness.dead", Warning, &nodes[0].Base, neverCome(who), f.Hint))
		}
	}
	return found
}

func neverCome(who problem.Text) problem.Text {
	return problem.Say("No run ever comes to %[1]s.", "任何运行都不会到达%[2]s。", who.EN, who.ZH)
}

func reachedBelow(s *model.Scope, reached map[model.ID]bool) {
	for id := range reachedIn(s) {
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
	nodes := e.nodes(dead)
	who := list(labels(nodes))
	return []Fault{{Broken: NoDeadParts, Elements: nodes,
		Message: neverCome(who), Hint: problem.Say("Repair what keeps tokens from coming there, or remove what is not needed.", "请修复使令牌无法到达的问题，或删除不需要的元素。")}}
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
