package branches

import (
	"sandtable/engine/data"
	"sandtable/engine/finding"
	"sandtable/engine/model"
)

// way is how a case can go through the nodes of a file, sub-processes and called processes laid open: each
// node has a vertex at which it is entered and one at which it is left.
type way struct {
	before, after [][]int // by vertex: those before and after it
	told, tells   [][]int // by vertex: those from which messages come, and to which they go
	at            map[*model.Node]int
	calls         map[model.ID]bool   // processes of the file that it calls
	amid          map[*model.Node]int // of sub-processes with boundary events: after any node inside
	open          []bool              // a case can appear here in ways that are not followed: nothing is claimed of what comes behind
	entrance      []bool              // a case begins here
	fork          []bool              // several tokens leave here
	joins         []bool              // what comes in has been everywhere that leads here, or may have
	writes        [][]string
}

// wayOf lays a file open.
func wayOf(s *finding.Subject, facts *data.Data) *way {
	w := &way{at: map[*model.Node]int{}, calls: map[model.ID]bool{}, amid: map[*model.Node]int{}}
	byID := map[model.ID]*model.Node{}
	for _, p := range s.File.Processes {
		p.Walk(func(n, _ *model.Node) {
			w.at[n] = w.vertex()
			w.vertex()
			byID[n.ID] = n
		})
	}
	starts := map[model.ID][2]int{} // of processes: where they begin and end
	for _, p := range s.File.Processes {
		starts[p.ID] = [2]int{w.vertex(), w.vertex()}
	}
	for _, p := range s.File.Processes {
		p.Walk(func(n, _ *model.Node) {
			if n.Kind == model.CallActivity && starts[n.Activity.Called][1] > 0 {
				w.calls[n.Activity.Called] = true
			}
		})
	}
	for _, p := range s.File.Processes {
		w.scope(&p.Scope, starts[p.ID][0], starts[p.ID][1], true)
		p.Walk(func(n, _ *model.Node) {
			if n.Kind == model.CallActivity && w.calls[n.Activity.Called] {
				w.edge(w.at[n], starts[n.Activity.Called][0])
				w.edge(starts[n.Activity.Called][1], w.at[n]+1)
			}
		})
	}
	for _, p := range s.File.Processes {
		w.entrance[starts[p.ID][0]] = !w.calls[p.ID]
	}
	for _, c := range s.File.Collaborations {
		for _, f := range c.MessageFlows {
			if from, to := byID[f.Source], byID[f.Target]; from != nil && to != nil {
				w.told[w.at[to]] = append(w.told[w.at[to]], w.at[from]+1)
				w.tells[w.at[from]+1] = append(w.tells[w.at[from]+1], w.at[to])
			}
		}
	}
	for _, u := range facts.Uses {
		if at, ok := w.at[u.Node]; ok && u.Write {
			w.writes[at+1] = append(w.writes[at+1], u.Variable)
		}
	}
	return w
}

func (w *way) vertex() int {
	w.before, w.after, w.writes = append(w.before, nil), append(w.after, nil), append(w.writes, nil)
	w.told, w.tells = append(w.told, nil), append(w.tells, nil)
	w.open, w.entrance, w.fork, w.joins = append(w.open, false), append(w.entrance, false), append(w.fork, false), append(w.joins, false)
	return len(w.after) - 1
}

func (w *way) edge(from, to int) {
	w.after[from], w.before[to] = append(w.after[from], to), append(w.before[to], from)
}

// scope lays open what is between two vertices.
func (w *way) scope(s *model.Scope, begin, end int, process bool) {
	nodes, links := map[model.ID]*model.Node{}, map[string]int{}
	for _, n := range s.Nodes {
		nodes[n.ID] = n
		if n.IsLinkCatch() {
			links[n.Event.Definitions[0].Link] = w.at[n]
		}
	}
	begins := map[model.ID]bool{}
	for _, id := range s.Entrances() {
		begins[id] = true
	}
	together := 0 // begin in every case
	for _, n := range s.Nodes {
		if begins[n.ID] {
			if !process || n.Kind != model.StartEvent {
				together++
			}
			w.edge(begin, w.at[n])
		}
		w.node(n, end, links)
		if n.Event != nil && n.Kind == model.BoundaryEvent {
			w.boundary(n, nodes[n.Event.AttachedTo])
		}
	}
	w.fork[begin] = w.fork[begin] || together > 1 || process && together > 0
	w.joins[end] = true
	for _, f := range s.Flows {
		if from, to := nodes[f.Source], nodes[f.Target]; from != nil && to != nil {
			w.edge(w.at[from]+1, w.at[to])
		}
	}
}

// node lays one node open, and what is inside it.
func (w *way) node(n *model.Node, end int, links map[string]int) {
	enter, leave := w.at[n], w.at[n]+1
	switch a := n.Activity; {
	case a != nil && a.Inside != nil && len(a.Inside.Nodes) > 0:
		w.scope(a.Inside, enter, leave, false)
		if n.Kind == model.AdHocSubProcess {
			w.fork[enter] = true
			for _, inner := range a.Inside.Nodes {
				w.edge(w.at[inner]+1, enter)
			}
		}
		w.open[enter] = w.open[enter] || a.TriggeredByEvent
	case n.Kind == model.CallActivity && w.calls[a.Called]:
	default:
		w.edge(enter, leave)
	}
	if a := n.Activity; a != nil && (a.Loop != nil || a.ForCompensation) {
		w.edge(leave, enter)
		w.open[enter] = w.open[enter] || a.ForCompensation
		w.fork[enter] = w.fork[enter] || a.Loop != nil && a.Loop.MultiInstance && !a.Loop.Sequential
	}
	if n.Kind == model.EndEvent || len(n.Outgoing) == 0 && !w.open[enter] {
		w.edge(leave, end)
	}
	if n.Kind == model.IntermediateThrowEvent && len(n.Event.Definitions) == 1 && n.Event.Definitions[0].Kind == model.LinkEvent {
		if to, ok := links[n.Event.Definitions[0].Link]; ok {
			w.edge(leave, to)
		}
	}
	w.open[enter] = w.open[enter] || n.Kind == model.StartEvent && heardFromElsewhere(n.Event)
	w.joins[enter] = len(n.Incoming) > 1 && n.Kind.IsGateway() && n.Kind != model.ExclusiveGateway
	w.fork[leave] = len(n.Outgoing) > 1 && n.Kind != model.ExclusiveGateway && n.Kind != model.EventBasedGateway
}

// heardFromElsewhere says whether an event is brought about by something in the file that no flow shows.
func heardFromElsewhere(e *model.Event) bool {
	for _, d := range e.Definitions {
		switch d.Kind {
		case model.SignalEvent, model.ErrorEvent, model.EscalationEvent, model.CompensationEvent:
			return true
		}
	}
	return len(e.References) > 0
}

// boundary lets a boundary event begin when its activity is done, and whenever something inside it is.
func (w *way) boundary(n, host *model.Node) {
	if host == nil {
		return
	}
	w.edge(w.at[host]+1, w.at[n])
	if a := host.Activity; a != nil && a.Inside != nil {
		any, ok := w.amid[host]
		if !ok {
			any = w.vertex()
			w.amid[host], w.joins[any] = any, true
			a.Inside.Walk(func(inner, _ *model.Node) { w.edge(w.at[inner]+1, any) })
		}
		w.told[w.at[n]], w.tells[any] = append(w.told[w.at[n]], any), append(w.tells[any], w.at[n])
	}
	if !n.Event.Interrupting {
		w.fork[w.at[host]+1] = true
	}
}
