package model

// Reached are the nodes of the scope to which a path leads from where tokens can appear in it.
func (s *Scope) Reached() map[ID]bool {
	next := map[ID][]ID{}
	for _, f := range s.Flows {
		next[f.Source] = append(next[f.Source], f.Target)
	}
	for _, n := range s.Nodes {
		if n.Event != nil && n.Event.AttachedTo != "" {
			next[n.Event.AttachedTo] = append(next[n.Event.AttachedTo], n.ID)
		}
	}
	reached := map[ID]bool{}
	todo := s.Entrances()
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

// Entrances are where tokens can appear: start events, event sub-processes,
// compensation handlers, link targets, and, without a start event, whatever nothing
// leads to. In an ad-hoc sub-process anything may start.
func (s *Scope) Entrances() []ID {
	var starts, implicit []ID
	for _, n := range s.Nodes {
		a := n.Activity
		switch {
		case n.Kind == StartEvent, a != nil && (a.TriggeredByEvent || a.ForCompensation), n.IsLinkCatch(),
			n.Kind == ReceiveTask && a.Instantiate, n.Kind == EventBasedGateway && n.Gateway.Instantiate:
			starts = append(starts, n.ID)
		case len(n.Incoming) == 0 && n.Kind != BoundaryEvent:
			implicit = append(implicit, n.ID)
		}
	}
	for _, n := range s.Nodes {
		if n.Kind == StartEvent {
			return starts
		}
	}
	return append(starts, implicit...)
}

// IsLinkCatch says whether the node is where a link leads to.
func (n *Node) IsLinkCatch() bool {
	return n.Kind == IntermediateCatchEvent && len(n.Event.Definitions) == 1 && n.Event.Definitions[0].Kind == LinkEvent
}
