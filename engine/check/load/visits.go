package load

import (
	"maps"
	"math"
	"slices"

	"sandtable/engine/model"
	"sandtable/engine/raci"
	"sandtable/engine/scenario"
)

// Visits is how often a case comes to each flow node, on average, reckoned from the
// numbers of a scenario without a run: by solving the equations of the flow, scope by
// scope. It is infinite where a loop goes round for ever, and nil where it is not clear
// which process is played.
//
// What a run decides is guessed: events after an event-based gateway happen first
// equally often, a timer on a task by the durations of both, conditions by the shares
// that are given beside them.
func Visits(d *model.Definitions, s *scenario.Scenario) map[model.ID]float64 {
	e := expect(d, s)
	if e == nil {
		return nil
	}
	return e.visits
}

// expectation is what can be reckoned of a scenario before it is played.
type expectation struct {
	drawing *model.Definitions
	numbers *scenario.Scenario
	process *model.Process
	who     *raci.Matrix
	limit   func(name string) float64 // of the rule that looks
	means   means
	hours   *hours

	processes map[model.ID]*model.Process
	starts    map[model.ID]*model.Node // start events of the process that is played
	nodes     map[model.ID]*model.Node
	flows     map[model.ID]*model.SequenceFlow
	codes     map[model.EventKind]map[model.ID]string

	called   map[*model.Process]*passage
	underway map[*model.Process]bool
	order    []*passage // inner ones before outer ones
	played   []*passage // all that are part of the run, outer ones first

	rates  map[string]float64   // cases per second, by start event
	rate   float64              // of all; not known where it is not positive
	visits map[model.ID]float64 // executions per case
	alive  map[model.ID]bool    // a token can come, by the scenario
	drawn  map[model.ID]bool    // a token can come, by the drawing alone

	used      *utilisation
	utilised  bool // used has been reckoned
	loops     []loop
	estimated bool // something that only a run decides was guessed
	unsolved  bool // equations were too many
}

// expect reckons; nil where it is not clear which process is played.
func expect(d *model.Definitions, s *scenario.Scenario) *expectation {
	if s == nil {
		return nil
	}
	process, unclear := s.Plays(d)
	if unclear != nil {
		return nil
	}
	e := &expectation{drawing: d, numbers: s, process: process, who: raci.Of(d), means: means{}, hours: newHours(s),
		processes: map[model.ID]*model.Process{}, starts: map[model.ID]*model.Node{},
		nodes: map[model.ID]*model.Node{}, flows: map[model.ID]*model.SequenceFlow{},
		underway: map[*model.Process]bool{},
		visits:   map[model.ID]float64{}, alive: map[model.ID]bool{}, drawn: map[model.ID]bool{}}
	for _, p := range d.Processes {
		e.processes[p.ID] = p
		e.index(&p.Scope)
	}
	for _, n := range process.Nodes {
		if n.Kind == model.StartEvent {
			e.starts[n.ID] = n
		}
	}
	e.codes = map[model.EventKind]map[model.ID]string{model.ErrorEvent: {}, model.EscalationEvent: {}}
	for _, x := range d.Errors {
		e.codes[model.ErrorEvent][x.ID] = x.Code
	}
	for _, x := range d.Escalations {
		e.codes[model.EscalationEvent][x.ID] = x.Code
	}
	e.arrive()
	e.play()
	return e
}

func (e *expectation) index(s *model.Scope) {
	for _, f := range s.Flows {
		e.flows[f.ID] = f
	}
	for _, n := range s.Nodes {
		e.nodes[n.ID] = n
		if n.Activity != nil && n.Activity.Inside != nil {
			e.index(n.Activity.Inside)
		}
	}
}

// play reckons the process that cases come to, then those that its messages begin.
func (e *expectation) play() {
	begun := map[*model.Process]bool{}
	next, enter, often := e.process, e.shares(), 1.0
	for next != nil {
		begun[next] = true
		e.order, e.called = nil, map[*model.Process]*passage{}
		e.underway[next] = true
		root := e.passageOf(&next.Scope, nil, nil, enter)
		e.underway[next] = false
		e.count(root, often)
		next, enter, often = e.begins(begun)
	}
}

// shares are the parts of the cases that come to each start; nil where they come to all
// at once, or nothing is known of arrivals.
func (e *expectation) shares() map[model.ID]float64 {
	enter := map[model.ID]float64{}
	for _, id := range sortedKeys(e.numbers.Arrivals) {
		if e.starts[model.ID(id)] != nil {
			enter[model.ID(id)] = e.rates[id]
		}
	}
	if len(enter) == 0 {
		for id := range e.starts {
			enter[id] = 0
		}
	}
	if len(enter) == 0 {
		return nil
	}
	sum := 0.0
	for _, id := range sortedKeys(enter) {
		sum += enter[id]
	}
	for id := range enter {
		if sum > 0 && !math.IsInf(sum, 1) {
			enter[id] /= sum
		} else {
			enter[id] = 1 / float64(len(enter))
		}
	}
	return enter
}

// count adds up what entries into a process bring about in it and all that is inside.
func (e *expectation) count(root *passage, often float64) {
	entries := map[*passage]float64{root: often}
	alive, drawn := map[*passage]bool{root: true}, map[*passage]bool{root: true}
	for at := len(e.order) - 1; at >= 0; at-- {
		p := e.order[at]
		e.played = append(e.played, p)
		for i, n := range p.nodes {
			here := product(entries[p], product(p.tokens[i], p.times[i]))
			e.visits[n.ID] += here
			e.alive[n.ID] = e.alive[n.ID] || alive[p] && p.alive[i]
			e.drawn[n.ID] = e.drawn[n.ID] || drawn[p] && p.drawn[i]
			if inside := p.inside[i]; inside != nil {
				entries[inside] += here
				alive[inside] = alive[inside] || e.alive[n.ID]
				drawn[inside] = drawn[inside] || e.drawn[n.ID]
			}
		}
	}
}

// begins finds a process that messages of those reckoned so far begin, and how often
// each of its starts.
func (e *expectation) begins(begun map[*model.Process]bool) (*model.Process, map[model.ID]float64, float64) {
	start := map[model.ID]*model.Process{}
	for _, p := range e.drawing.Processes {
		for _, n := range p.Nodes {
			if !begun[p] && (n.Kind == model.StartEvent || n.Kind == model.ReceiveTask && n.Activity.Instantiate) {
				start[n.ID] = p
			}
		}
	}
	var next *model.Process
	enter, often := map[model.ID]float64{}, 0.0
	for _, c := range e.drawing.Collaborations {
		for _, f := range c.MessageFlows {
			p := start[f.Target]
			if p == nil || next != nil && p != next || !e.alive[f.Source] {
				continue
			}
			next = p
			enter[f.Target] += e.visits[f.Source]
			often += e.visits[f.Source]
		}
	}
	for id := range enter {
		if often > 0 && !math.IsInf(often, 1) {
			enter[id] /= often
		} else {
			enter[id] = 1 / float64(len(enter))
		}
	}
	return next, enter, often
}

// sortedKeys are the keys of a map in their one order.
func sortedKeys[K ~string, V any](m map[K]V) []K { return slices.Sorted(maps.Keys(m)) }
