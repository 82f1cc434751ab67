package check

import (
	"sandtable/engine/model"
	"sandtable/engine/problem"
	"sandtable/engine/scenario"
)

// unreachable finds elements that no token can come to: no path leads to them from
// where their process or sub-process starts.
func unreachable(d *model.Definitions, _ *scenario.Scenario) Findings {
	var found Findings
	for _, p := range d.Processes {
		found = append(found, cutOff(&p.Scope)...)
	}
	return found
}

func cutOff(s *model.Scope) Findings {
	reached := reachedIn(s)
	var found Findings
	for _, n := range s.Nodes {
		if !reached[n.ID] {
			found = append(found, at("structure.unreachable", Warning, &n.Base,
				problem.Say("Nothing leads to “%s” from the start.", "从开始事件出发无法到达“%s”。", n.Label()),
				problem.Say("Connect it, or remove it.", "请连接它，或将其删除。")))
		}
		if n.Activity != nil && n.Activity.Inside != nil {
			found = append(found, cutOff(n.Activity.Inside)...)
		}
	}
	return found
}

func reachedIn(s *model.Scope) map[model.ID]bool {
	next := map[model.ID][]model.ID{}
	for _, f := range s.Flows {
		next[f.Source] = append(next[f.Source], f.Target)
	}
	for _, n := range s.Nodes {
		if n.Event != nil && n.Event.AttachedTo != "" {
			next[n.Event.AttachedTo] = append(next[n.Event.AttachedTo], n.ID)
		}
	}
	reached := map[model.ID]bool{}
	todo := entrances(s)
	for len(todo) > 0 {
		id := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		if !reached[id] {
			reached[id] = true
			todo = append(todo, next[id]...)
		}
	}
	return reached
}

// entrances are where tokens can appear: start events, event sub-processes,
// compensation handlers, link targets, and, without a start event, whatever nothing
// leads to. In an ad-hoc sub-process anything may start.
func entrances(s *model.Scope) []model.ID {
	var starts, implicit []model.ID
	for _, n := range s.Nodes {
		a := n.Activity
		switch {
		case n.Kind == model.StartEvent, a != nil && (a.TriggeredByEvent || a.ForCompensation), isLinkCatch(n),
			n.Kind == model.ReceiveTask && a.Instantiate, n.Kind == model.EventBasedGateway && n.Gateway.Instantiate:
			starts = append(starts, n.ID)
		case len(n.Incoming) == 0 && n.Kind != model.BoundaryEvent:
			implicit = append(implicit, n.ID)
		}
	}
	for _, n := range s.Nodes {
		if n.Kind == model.StartEvent {
			return starts
		}
	}
	return append(starts, implicit...)
}

func isLinkCatch(n *model.Node) bool {
	return n.Kind == model.IntermediateCatchEvent && len(n.Event.Definitions) == 1 && n.Event.Definitions[0].Kind == model.LinkEvent
}
