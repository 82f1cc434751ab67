package scenario

import (
	"slices"
	"strings"

	"sandtable/engine/model"
)

// fitter looks for what leftovers can be moved to.
type fitter struct {
	scenario *Scenario
	drawing  *model.Definitions
	scene    *scene
}

// fit gives a leftover its candidates, those without numbers of their own first.
func (f *fitter) fit(l *Leftover) {
	critic := drawingCritic{critic: critic{scenario: f.scenario}, drawing: f.drawing, scene: f.scene}
	s := f.scenario
	switch l.Kind {
	case LeftoverProcess:
		for _, p := range startable(f.drawing) {
			l.add(p.ID, p.Name, false)
		}
	case LeftoverStart:
		played, _ := s.Plays(f.drawing)
		for _, n := range f.scene.all {
			if n.Kind == model.StartEvent && f.scene.inside[n.ID] == nil && (played == nil || f.scene.home[n.ID] == played) {
				l.add(n.ID, n.Name, s.Arrivals[string(n.ID)] != nil)
			}
		}
	case LeftoverTask:
		f.nodes(l, f.scene.closed, func(id string) bool { return s.Tasks[id] != nil })
	case LeftoverGateway:
		f.nodes(l, func(n *model.Node) bool { return critic.splits(n) && len(n.Outgoing) > 1 }, func(id string) bool {
			return s.Branches[id] != nil || s.Decisions[id] != ""
		})
	case LeftoverEvent:
		f.nodes(l, func(n *model.Node) bool { return len(f.scene.awaited(n)) > 0 }, func(id string) bool { return s.Events[id] != nil })
	case LeftoverBranch:
		if n := f.scene.nodes[model.ID(l.Of)]; n != nil {
			for _, flow := range n.Outgoing {
				_, taken := s.Branches[l.Of][string(flow)]
				l.add(flow, f.scene.flowName(f.scene.flows[flow]), taken)
			}
		}
	case LeftoverFlow:
		for _, flow := range critic.choosable() {
			l.add(model.ID(flow), f.scene.flowName(f.scene.flows[model.ID(flow)]), s.Conditions[flow] != "")
		}
	case LeftoverError:
		for _, e := range f.drawing.Errors {
			l.add(e.ID, e.Name, false)
		}
	case LeftoverSignal:
		for _, signal := range f.drawing.Signals {
			l.add(signal.ID, signal.Name, s.Signals[string(signal.ID)] != nil)
		}
	case LeftoverMessage:
		for _, m := range f.drawing.Messages {
			l.add(m.ID, m.Name, s.Messages[string(m.ID)] != nil)
		}
	}
	slices.SortStableFunc(l.Fits, func(a, b Candidate) int {
		switch {
		case a.Taken == b.Taken:
			return 0
		case a.Taken:
			return 1
		}
		return -1
	})
	l.likely()
}

func (f *fitter) nodes(l *Leftover, which func(*model.Node) bool, taken func(id string) bool) {
	for _, n := range f.scene.all {
		if which(n) {
			l.add(n.ID, n.Name, taken(string(n.ID)))
		}
	}
}

func (l *Leftover) add(id model.ID, name string, taken bool) {
	if id != "" && string(id) != l.Element {
		l.Fits = append(l.Fits, Candidate{ID: string(id), Name: strings.Join(strings.Fields(name), " "), Taken: taken})
	}
}

// likely marks what a leftover probably became: the one candidate that has its name, or else, among those without numbers of their own, the one that
// nearly has it. Where no name is known the ids are compared.
func (l *Leftover) likely() {
	written, called := l.Name, func(c Candidate) string { return c.Name }
	if written == "" {
		written, called = l.Element, func(c Candidate) string { return c.ID }
	}
	var free []string
	for i := range l.Fits {
		l.Fits[i].Likely = false
		if !l.Fits[i].Taken {
			free = append(free, called(l.Fits[i]))
		}
	}
	same := l.those(func(c Candidate) bool {
		return strings.EqualFold(called(c), strings.Join(strings.Fields(written), " "))
	})
	if best := nearest(written, free); len(same) == 0 && best != "" {
		same = l.those(func(c Candidate) bool { return !c.Taken && called(c) == best })
	}
	if len(same) == 1 {
		l.Fits[same[0]].Likely = true
	}
}

// those are the places of some candidates.
func (l *Leftover) those(which func(Candidate) bool) []int {
	var at []int
	for i, c := range l.Fits {
		if which(c) {
			at = append(at, i)
		}
	}
	return at
}
