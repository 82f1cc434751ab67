package scenario

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"

	"sandtable/engine/model"
	"sandtable/engine/problem"
)

// Move says where a leftover is to go.
type Move struct {
	Kind    LeftoverKind
	Element string
	Of      string // of a branch: the gateway
	To      string // id of one of its candidates; "" leaves it out
}

// Settled is a scenario with leftovers moved or left out. What is moved replaces what its new place had; whatever else names what was
// moved names the new place. A move of what is no leftover, or to where it does not fit, is a *problem.Problem.
func (s *Scenario) Settled(d *model.Definitions, moves []Move) (*Scenario, error) {
	made, err := s.clone()
	if err != nil {
		return nil, err
	}
	left := s.Leftovers(d)
	for _, m := range moves {
		at := slices.IndexFunc(left, func(l Leftover) bool { return l.Kind == m.Kind && l.Element == m.Element && l.Of == m.Of })
		if at < 0 {
			return nil, problem.New("scenario.no-leftover",
				problem.Say("The scenario has nothing left over of %q.", "情景中没有 %q 的遗留数据。", m.Element),
				problem.Say("Look at the list again: it may have been settled already.", "请重新查看列表，可能已经处理过。"))
		}
		l := left[at]
		if m.To != "" && !slices.ContainsFunc(l.Fits, func(c Candidate) bool { return c.ID == m.To }) {
			return nil, problem.New("scenario.does-not-fit",
				problem.Say("The numbers of %q cannot be moved to %q.", "%q 的数据无法转移到 %q。", m.Element, m.To), meant(m.To, ids(l.Fits)))
		}
		made.settle(l, m.To, d)
	}
	made.tidy()
	return made, nil
}

func ids(candidates []Candidate) []string {
	var all []string
	for _, c := range candidates {
		all = append(all, c.ID)
	}
	return all
}

// Without is a scenario without its leftovers, which are told.
func (s *Scenario) Without(d *model.Definitions) (*Scenario, []Leftover, error) {
	var all []Leftover
	made := s
	// Once the process that is played is clear, more may turn out to be left over.
	for range 3 {
		left := made.Leftovers(d)
		if len(left) == 0 {
			break
		}
		var err error
		if made, err = made.clone(); err != nil {
			return nil, nil, err
		}
		for _, l := range left {
			made.settle(l, "", d)
		}
		made.tidy()
		all = append(all, left...)
	}
	return made, all, nil
}

func (s *Scenario) clone() (*Scenario, error) {
	text, err := s.text()
	if err != nil {
		return nil, fmt.Errorf("scenario: copy: %w", err)
	}
	made := new(Scenario)
	if err := json.Unmarshal(text, made); err != nil {
		return nil, fmt.Errorf("scenario: copy: %w", err)
	}
	return made, nil
}

// settle gives what is said of a leftover to something else, or to nothing for "".
func (s *Scenario) settle(l Leftover, to string, d *model.Definitions) {
	switch l.Kind {
	case LeftoverProcess:
		s.Process = to
	case LeftoverStart:
		rekey(s.Arrivals, l.Element, to)
	case LeftoverTask:
		rekey(s.Tasks, l.Element, to)
		s.renameTask(l.Element, to)
	case LeftoverMarker: // fits nowhere else
		s.Tasks[l.Element].Repeat = nil
	case LeftoverError:
		s.rethrow(l.Element, to)
	case LeftoverGateway:
		rekey(s.Branches, l.Element, to)
		rekey(s.Decisions, l.Element, to)
	case LeftoverBranch:
		if to == "" {
			s.spread(sceneOf(d, nil, nil).nodes[model.ID(l.Of)], l.Element)
			return
		}
		rekey(s.Branches[l.Of], l.Element, to)
	case LeftoverFlow:
		rekey(s.Conditions, l.Element, to)
	case LeftoverEvent:
		rekey(s.Events, l.Element, to)
	case LeftoverSignal:
		rekey(s.Signals, l.Element, to)
	case LeftoverMessage:
		rekey(s.Messages, l.Element, to)
	}
}

// rethrow lets failures throw another error; for "" they go whole, since without an error they would mean something else.
func (s *Scenario) rethrow(from, to string) {
	for _, t := range s.Tasks {
		switch {
		case t.Failure == nil || t.Failure.Error != from:
		case to == "":
			t.Failure = nil
		default:
			t.Failure.Error = to
		}
	}
}

// rekey calls an entry otherwise, or takes it away for "".
func rekey[V any](in map[string]V, from, to string) {
	value, has := in[from]
	if delete(in, from); has && to != "" {
		in[to] = value
	}
}

// spread leaves a branch of a gateway out. Where one way is taken and each has its share, those that stay come to what all came to
// before, as they stood to one another; where a way has none, it takes what is left.
func (s *Scenario) spread(gateway *model.Node, flow string) {
	shares := s.Branches[string(gateway.ID)]
	lost := shares[flow]
	delete(shares, flow)
	rest := 0.0
	for _, share := range shares {
		rest += share
	}
	open := slices.ContainsFunc(gateway.Outgoing, func(id model.ID) bool { _, has := shares[string(id)]; return !has })
	switch {
	case rest == 0 && !open || len(shares) == 0:
		delete(s.Branches, string(gateway.ID))
	case gateway.Kind == model.ExclusiveGateway && !open:
		for id := range shares {
			shares[id] *= (rest + lost) / rest
		}
	}
}

// renameTask lets whatever names a task name another one, or none.
func (s *Scenario) renameTask(from, to string) {
	for id, t := range s.Tasks {
		if a := t.Allocate; a != nil {
			if a.SameAs == from {
				a.SameAs = to
			}
			if a.SameAs == id {
				a.SameAs = ""
			}
			a.OtherThan = renamed(a.OtherThan, from, to, id)
			a.OtherThan = slices.DeleteFunc(a.OtherThan, func(other string) bool { return other == a.SameAs })
		}
	}
	for _, a := range s.Automation {
		a.Tasks = renamed(a.Tasks, from, to, "")
	}
	if p := s.Run.Precision; p != nil && measured(p.Of) == from {
		if p.Of = "tasks/" + to + p.Of[len("tasks/"+from):]; to == "" {
			s.Run.Precision = nil
		}
	}
}

// renamed is a list with another name for one, each name once, and without one that has no business there.
func renamed(all []string, from, to, never string) []string {
	var kept []string
	for _, id := range all {
		if id == from {
			id = to
		}
		if id != "" && id != never && !slices.Contains(kept, id) {
			kept = append(kept, id)
		}
	}
	return kept
}

func index(step string) int {
	i, _ := strconv.Atoi(step)
	return i
}
