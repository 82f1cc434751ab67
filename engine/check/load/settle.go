package load

import (
	"sandtable/engine/model"
)

// settle reckons what happens in a scope besides its flows: what is thrown and caught,
// event sub-processes, compensation.
func (e *expectation) settle(p *passage) {
	for i, n := range p.nodes {
		p.throwing(e, i, n)
		e.estimated = e.estimated || p.leave[i].guessed && p.tokens[i] > 0
	}
	for i, n := range p.nodes {
		if a := n.Activity; a != nil && a.TriggeredByEvent {
			p.tokens[i], p.alive[i], p.drawn[i] = e.occurs(p, i, n)
		}
	}
	p.compensate()
	p.gather()
}

// gather makes one of all throws of the same thing.
func (p *passage) gather() {
	place := map[throw]int{}
	all := p.throws
	p.throws = nil
	for _, t := range all {
		key := throw{kind: t.kind, ref: t.ref}
		k, ok := place[key]
		if !ok {
			k = len(p.throws)
			place[key] = k
			p.throws = append(p.throws, key)
		}
		p.throws[k].rate += t.rate
	}
}

// throwing notes what a node throws, or lets through from inside.
func (p *passage) throwing(e *expectation, i int, n *model.Node) {
	executions := product(p.tokens[i], p.times[i])
	if executions == 0 {
		return
	}
	if n.Event != nil && (n.Kind == model.EndEvent || n.Kind == model.IntermediateThrowEvent) {
		for _, d := range n.Event.Definitions {
			if d.Kind == model.ErrorEvent || d.Kind == model.EscalationEvent || d.Kind == model.CancelEvent {
				p.throws = append(p.throws, throw{d.Kind, d.Ref, executions})
			}
		}
	}
	if t := e.numbers.Tasks[string(n.ID)]; t != nil && t.Failure != nil && t.Failure.Error != "" && clip(t.Failure.Chance) > 0 {
		e.escape(p, i, throw{model.ErrorEvent, model.ID(t.Failure.Error), executions * clip(t.Failure.Chance)})
	}
	if inside := p.inside[i]; inside != nil {
		for _, t := range inside.throws {
			t.rate = product(t.rate, executions)
			e.escape(p, i, t)
		}
	}
}

// escape lets go on what no boundary event of the node catches.
func (e *expectation) escape(p *passage, i int, t throw) {
	for _, x := range p.out[i] {
		if p.edges[x].boundary && e.catches(p.nodes[p.edges[x].to], t.kind, t.ref) {
			return
		}
	}
	p.throws = append(p.throws, t)
}

// occurs is how often an event sub-process is entered per entry of the scope around it,
// and whether it can be: by the scenario, by the drawing.
func (e *expectation) occurs(p *passage, i int, n *model.Node) (tokens float64, alive, drawn bool) {
	for _, start := range n.Activity.Inside.Nodes {
		if start.Kind != model.StartEvent {
			continue
		}
		chance, said := e.chance(start.ID)
		alive = alive || !said || chance > never
		if has(start, model.ErrorEvent, model.EscalationEvent) {
			var left []throw
			for _, t := range p.throws {
				if e.catches(start, t.kind, t.ref) {
					tokens += t.rate
				} else {
					left = append(left, t)
				}
			}
			p.throws = left
			if said {
				tokens += chance
			}
			continue
		}
		if !has(start, model.CompensationEvent) {
			e.estimated = true
			tokens += float64(0.5 * chance) // whether it comes before the end is not known
		}
	}
	if inside := p.inside[i]; inside != nil && tokens > 0 {
		for _, t := range inside.throws {
			t.rate = product(t.rate, tokens)
			p.throws = append(p.throws, t)
		}
	}
	return tokens, alive, true
}

// compensate sends a token to the handler of an activity for every time that it was done
// and is to be undone.
func (p *passage) compensate() {
	handler := map[model.ID]model.ID{}
	for _, a := range p.scope.Artifacts {
		handler[a.Source] = a.Target
	}
	asked := map[model.ID]float64{} // how often compensation is thrown, by activity; of all under no name
	for i, n := range p.nodes {
		if n.Kind == model.EndEvent || n.Kind == model.IntermediateThrowEvent {
			for _, d := range n.Event.Definitions {
				if d.Kind == model.CompensationEvent {
					asked[d.Ref] += p.tokens[i]
				}
			}
		}
	}
	for _, n := range p.nodes {
		if n.Kind != model.BoundaryEvent || !has(n, model.CompensationEvent) {
			continue
		}
		undone, ok := p.number[n.Event.AttachedTo]
		by, there := p.number[handler[n.ID]]
		if !ok || !there || p.nodes[by].Activity == nil || !p.nodes[by].Activity.ForCompensation {
			continue
		}
		often := asked[""] + asked[n.Event.AttachedTo]
		p.tokens[by] += product(often, product(p.tokens[undone], p.times[undone]))
	}
}
