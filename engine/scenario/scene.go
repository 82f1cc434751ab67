package scenario

import (
	"slices"

	"sandtable/engine/model"
)

// scene is a drawing as a scenario plays it: which processes begin, who sends what, and
// what waits for something.
type scene struct {
	drawing *model.Definitions
	all     []*model.Node // in file order
	nodes   map[model.ID]*model.Node
	flows   map[model.ID]*model.SequenceFlow
	home    map[model.ID]*model.Process // of nodes
	pools   map[model.ID]*model.Process // by participant; nil: a black box
	inside  map[model.ID]*model.Node    // the sub-process that holds a node
	begins  map[*model.Process]bool     // those that begin in a run
}

// sceneOf looks at a drawing. The processes with cases that come to them begin, and
// whatever those call or send messages to.
func sceneOf(d *model.Definitions, arrivals map[string]*Arrival, played *model.Process) *scene {
	s := &scene{drawing: d, nodes: map[model.ID]*model.Node{}, flows: map[model.ID]*model.SequenceFlow{}, home: map[model.ID]*model.Process{},
		pools: map[model.ID]*model.Process{}, inside: map[model.ID]*model.Node{}, begins: map[*model.Process]bool{}}
	for _, p := range d.Processes {
		s.scope(&p.Scope)
		p.Walk(func(n, holder *model.Node) {
			s.all = append(s.all, n)
			if s.nodes[n.ID] == nil {
				s.nodes[n.ID], s.home[n.ID], s.inside[n.ID] = n, p, holder
			}
		})
	}
	for _, c := range d.Collaborations {
		for _, p := range c.Participants {
			s.pools[p.ID] = nil
			if process := d.Process(p.Process); process != nil && len(process.Nodes) > 0 {
				s.pools[p.ID] = process
			}
		}
	}
	for _, p := range d.Processes {
		if p == played || arrivals[string(p.ID)] != nil || slices.ContainsFunc(p.Nodes, func(n *model.Node) bool { return arrivals[string(n.ID)] != nil }) {
			s.begins[p] = true
		}
	}
	s.spread()
	return s
}

func (s *scene) scope(scope *model.Scope) {
	for _, f := range scope.Flows {
		if s.flows[f.ID] == nil {
			s.flows[f.ID] = f
		}
	}
	for _, n := range scope.Nodes {
		if n.Activity != nil && n.Activity.Inside != nil {
			s.scope(n.Activity.Inside)
		}
	}
}

// spread begins what is called or begun by a message, until nothing more does.
func (s *scene) spread() {
	for more := true; more; {
		more = false
		for _, n := range s.all {
			p := s.home[n.ID]
			switch {
			case s.begins[p] && n.Kind == model.CallActivity && n.Activity.Called != "":
				if called := s.drawing.Process(n.Activity.Called); called != nil && !s.begins[called] {
					s.begins[called], more = true, true
				}
			case !s.begins[p] && s.beginsProcess(n) && s.sent(n):
				s.begins[p], more = true, true
			}
		}
	}
}

// beginsProcess says whether a process can begin at a node when a message comes in.
func (s *scene) beginsProcess(n *model.Node) bool {
	if s.inside[n.ID] != nil {
		return false
	}
	return n.Kind == model.StartEvent || n.Kind == model.ReceiveTask && n.Activity.Instantiate
}

// together are the processes that are laid out with one: those that it calls or exchanges
// messages with, and so on.
func (s *scene) together(p *model.Process) map[*model.Process]bool {
	found := map[*model.Process]bool{p: true}
	for more := true; more; {
		more = false
		add := func(a, b *model.Process) {
			if a != nil && b != nil && found[a] != found[b] {
				found[a], found[b], more = true, true, true
			}
		}
		for _, c := range s.drawing.Collaborations {
			for _, f := range c.MessageFlows {
				add(s.processOf(f.Source), s.processOf(f.Target))
			}
		}
		for _, n := range s.all {
			if n.Kind == model.CallActivity && found[s.home[n.ID]] {
				add(s.home[n.ID], s.drawing.Process(n.Activity.Called))
			}
		}
	}
	return found
}

// processOf is the process of a node or pool, nil for a black box.
func (s *scene) processOf(id model.ID) *model.Process {
	if p := s.pools[id]; p != nil {
		return p
	}
	return s.home[id]
}

// definitions are what an event waits for or brings about, whether it says so itself or
// refers to what the file says.
func (s *scene) definitions(n *model.Node) []*model.EventDefinition {
	if n.Event == nil {
		return nil
	}
	all := slices.Clone(n.Event.Definitions)
	for _, ref := range n.Event.References {
		for _, d := range s.drawing.EventDefs {
			if d.ID == ref {
				all = append(all, d)
				break
			}
		}
	}
	return all
}

// awaited is what a node waits for while a process goes on: an intermediate event, one
// at the border of an activity, a receive task, the start of an event sub-process. None:
// it waits for nothing.
func (s *scene) awaited(n *model.Node) []*model.EventDefinition {
	switch n.Kind {
	case model.ReceiveTask:
		if !n.Activity.Instantiate {
			return []*model.EventDefinition{{Kind: model.MessageEvent, Ref: n.Activity.Message}}
		}
	case model.StartEvent:
		if holder := s.inside[n.ID]; holder == nil || !holder.Activity.TriggeredByEvent {
			return nil
		}
		return s.ofKinds(n, model.MessageEvent, model.TimerEvent, model.ConditionalEvent, model.SignalEvent)
	case model.IntermediateCatchEvent:
		return s.ofKinds(n, model.MessageEvent, model.TimerEvent, model.ConditionalEvent, model.SignalEvent)
	case model.BoundaryEvent:
		kinds := []model.EventKind{model.MessageEvent, model.TimerEvent, model.ConditionalEvent, model.SignalEvent}
		if host := s.nodes[n.Event.AttachedTo]; host != nil && s.closed(host) {
			kinds = append(kinds, model.ErrorEvent, model.EscalationEvent)
		}
		return s.ofKinds(n, kinds...)
	}
	return nil
}

func (s *scene) ofKinds(n *model.Node, kinds ...model.EventKind) []*model.EventDefinition {
	return slices.DeleteFunc(s.definitions(n), func(d *model.EventDefinition) bool { return !slices.Contains(kinds, d.Kind) })
}

// closed says whether what goes on inside an activity is not drawn: a task, or a call of
// a process that the file does not have. Such an activity takes work.
func (s *scene) closed(n *model.Node) bool {
	return n.Kind.IsTask() || n.Kind == model.CallActivity && (n.Activity.Called == "" || s.drawing.Process(n.Activity.Called) == nil)
}

// sent says whether something in the drawing sends a message to a node that waits for
// one, or that a message begins.
func (s *scene) sent(n *model.Node) bool {
	refs := []model.ID{}
	for _, d := range s.definitions(n) {
		if d.Kind == model.MessageEvent {
			refs = append(refs, d.Ref)
		}
	}
	if n.Kind == model.ReceiveTask {
		refs = append(refs, n.Activity.Message)
	}
	addressed := false
	for _, c := range s.drawing.Collaborations {
		for _, f := range c.MessageFlows {
			toNode, toPool := f.Target == n.ID, s.pools[f.Target] != nil && s.pools[f.Target] == s.home[n.ID]
			addressed = addressed || toNode
			if (toNode || toPool && slices.ContainsFunc(refs, func(ref model.ID) bool { return ref != "" && ref == f.Message })) && s.sends(f.Source, refs) {
				return true
			}
		}
	}
	return !addressed && slices.ContainsFunc(s.all, func(m *model.Node) bool { return s.begins[s.home[m.ID]] && s.throws(m, model.MessageEvent, refs) })
}

// sends says whether a message flow's source ever sends: a node of a process that begins,
// or a pool where a node sends just that message.
func (s *scene) sends(source model.ID, refs []model.ID) bool {
	if n := s.nodes[source]; n != nil {
		return s.begins[s.home[source]] && (n.Kind == model.EndEvent || n.Kind == model.IntermediateThrowEvent || n.Kind.IsActivity())
	}
	p := s.pools[source]
	if p == nil || !s.begins[p] {
		return false
	}
	return slices.ContainsFunc(s.all, func(m *model.Node) bool { return s.home[m.ID] == p && s.throws(m, model.MessageEvent, refs) })
}

// throws says whether a node brings about one of some messages or signals by name.
func (s *scene) throws(n *model.Node, kind model.EventKind, refs []model.ID) bool {
	named := func(ref model.ID) bool { return ref != "" && slices.Contains(refs, ref) }
	switch n.Kind {
	case model.EndEvent, model.IntermediateThrowEvent:
		return slices.ContainsFunc(s.definitions(n), func(d *model.EventDefinition) bool { return d.Kind == kind && named(d.Ref) })
	case model.SendTask:
		return kind == model.MessageEvent && named(n.Activity.Message)
	}
	return false
}

// signalled says whether something in the drawing throws a signal.
func (s *scene) signalled(ref model.ID) bool {
	return slices.ContainsFunc(s.all, func(n *model.Node) bool {
		return s.begins[s.home[n.ID]] && s.throws(n, model.SignalEvent, []model.ID{ref})
	})
}

// called says whether a process is what a call activity of another one calls.
func (s *scene) called(p *model.Process) bool {
	return slices.ContainsFunc(s.all, func(n *model.Node) bool {
		return n.Kind == model.CallActivity && n.Activity.Called == p.ID && s.home[n.ID] != p
	})
}
