package load

import (
	"math"
	"strconv"
	"strings"

	"sandtable/engine/model"
	"sandtable/engine/scenario"
)

// chance is that an event happens at all, and whether the scenario says so.
func (e *expectation) chance(id model.ID) (chance float64, said bool) {
	if x := e.numbers.Events[string(id)]; x != nil && x.Chance != nil {
		return clip(*x.Chance), true
	}
	return 1, false
}

// attach leads from activities to their boundary events, and finds the chance that a
// token leaves a node along its flows.
func (e *expectation) attach(p *passage) {
	for i, n := range p.nodes {
		p.pass[i] = 1
		waits := n.Kind == model.IntermediateCatchEvent && !n.IsLinkCatch() || n.Kind == model.ReceiveTask
		if waits && !e.raced(p, n) {
			p.pass[i], _ = e.chance(n.ID)
			p.barred[i] = p.pass[i] <= never
		}
	}
	interrupted := make([]float64, len(p.nodes))
	first := len(p.edges)
	for i, n := range p.nodes {
		if n.Kind != model.BoundaryEvent {
			continue
		}
		host, ok := p.number[n.Event.AttachedTo]
		if !ok || has(n, model.CompensationEvent) {
			continue
		}
		chance, said := e.boundary(p, host, n)
		interrupting := n.Event.Interrupting
		e.add(p, edge{from: host, to: i, weight: chance, dead: said && chance <= never, boundary: true, interrupt: interrupting})
		if interrupting {
			interrupted[host] += chance
		}
	}
	for x := first; x < len(p.edges); x++ { // of several that interrupt, one does
		if sum := interrupted[p.edges[x].from]; sum > 1 && p.edges[x].interrupt {
			p.edges[x].weight /= sum
		}
	}
	for i := range p.nodes {
		p.pass[i] *= max(0, 1-interrupted[i])
	}
}

// raced says whether a token comes to an event only once it has happened: all its
// flows come from event-based gateways.
func (e *expectation) raced(p *passage, n *model.Node) bool {
	for _, id := range n.Incoming {
		f := e.flows[id]
		if f == nil {
			continue
		}
		from, ok := p.number[f.Source]
		if !ok || p.nodes[from].Kind != model.EventBasedGateway {
			return false
		}
	}
	return len(n.Incoming) > 0
}

func has(n *model.Node, kinds ...model.EventKind) bool {
	if n.Event == nil {
		return false
	}
	for _, d := range n.Event.Definitions {
		for _, k := range kinds {
			if d.Kind == k {
				return true
			}
		}
	}
	return false
}

// boundary is the chance that a boundary event happens at one execution of its
// activity, and whether the scenario says so itself.
func (e *expectation) boundary(p *passage, host int, n *model.Node) (chance float64, said bool) {
	chance, said = e.chance(n.ID)
	activity := p.nodes[host]
	if has(n, model.ErrorEvent, model.EscalationEvent, model.CancelEvent) {
		thrown := 0.0
		if inside := p.inside[host]; inside != nil {
			for _, t := range inside.throws {
				if e.catches(n, t.kind, t.ref) {
					thrown += float64(t.rate * p.times[host])
				}
			}
		}
		if t := e.numbers.Tasks[string(activity.ID)]; t != nil && t.Failure != nil && t.Failure.Error != "" && e.catches(n, model.ErrorEvent, model.ID(t.Failure.Error)) {
			thrown += clip(t.Failure.Chance)
		}
		switch {
		case !said:
			return clip(thrown), false
		case activity.Kind.IsTask():
			return chance, true
		}
		return 1 - float64((1-chance)*(1-clip(thrown))), true
	}
	return chance * e.sooner(activity, n), said
}

// sooner is the chance that an event happens before the activity that it sits on is
// done: from both durations where they are known, waits left out. Where they are not, it
// is one half, as at an event-based gateway: nothing says which is first.
func (e *expectation) sooner(activity, n *model.Node) float64 {
	after := e.after(n)
	host := e.numbers.Tasks[string(activity.ID)]
	switch {
	case after != nil && activity.Kind.IsTask() && (host == nil || host.Duration == nil):
		return 0 // it takes no time
	case after != nil && activity.Kind.IsTask():
		e.estimated = true
		first, err := after.Sampler()
		last, wrong := host.Duration.Sampler()
		if err != nil || wrong != nil {
			return 0.5
		}
		const points = 32
		sum := 0.0
		for i := range points {
			sum += first.CDF(last.Quantile((float64(i) + 0.5) / points))
		}
		return clip(sum / points)
	}
	e.estimated = true
	return 0.5
}

// after is how long after it is waited for an event happens, nil where nothing says.
func (e *expectation) after(n *model.Node) *scenario.Distribution {
	if x := e.numbers.Events[string(n.ID)]; x != nil && x.After != nil {
		return x.After
	}
	for _, d := range n.Event.Definitions {
		if d.Kind == model.TimerEvent && d.Duration != nil {
			if value, err := scenario.ParseDuration(strings.TrimSpace(d.Duration.Text)); err == nil && value >= 0 {
				return &scenario.Distribution{Kind: scenario.Fixed, Value: value}
			}
		}
	}
	return nil
}

// catches says whether an event is one for something that is thrown.
func (e *expectation) catches(n *model.Node, kind model.EventKind, ref model.ID) bool {
	if n.Event == nil {
		return false
	}
	for _, d := range n.Event.Definitions {
		if d.Kind == kind && (d.Ref == "" || d.Ref == ref || e.code(kind, d.Ref) == e.code(kind, ref)) {
			return true
		}
	}
	return false
}

// code is what errors and escalations are told apart by: their code, else their id.
func (e *expectation) code(kind model.EventKind, ref model.ID) string {
	if code := e.codes[kind][ref]; code != "" {
		return code
	}
	return "#" + string(ref)
}

// times is how often an activity is executed per token: rounds of its loop, or instances.
func (e *expectation) times(n *model.Node) float64 {
	a := n.Activity
	if a == nil || a.Loop == nil {
		return 1
	}
	var repeat scenario.Repeat
	if t := e.numbers.Tasks[string(n.ID)]; t != nil && t.Repeat != nil {
		repeat = *t.Repeat
	}
	if repeat.Count != nil {
		if mean, ok := meanOf(repeat.Count); ok {
			return mean
		}
		e.estimated = true
		return 1
	}
	if a.Loop.MultiInstance {
		if a.Loop.Cardinality != nil {
			if count, err := strconv.ParseFloat(strings.Trim(a.Loop.Cardinality.Text, " \t\r\n${}=#"), 64); err == nil && known(count) {
				return count
			}
		}
		e.estimated = true
		return 1
	}
	return e.rounds(a.Loop, repeat)
}

// rounds is how often a loop goes round: a geometric number, cut off at the maximum.
func (e *expectation) rounds(l *model.Loop, repeat scenario.Repeat) float64 {
	most := math.Inf(1)
	if count, err := strconv.ParseFloat(strings.TrimSpace(l.Maximum), 64); err == nil && count > 0 {
		most = count
	}
	again, first := clip(repeat.Chance), 1.0
	switch {
	case repeat.Chance == 0 && (repeat.While != "" || l.Condition != nil):
		e.estimated = true
		return 1
	case repeat.Chance == 0 && math.IsInf(most, 1):
		return 1
	case repeat.Chance == 0:
		return most
	}
	if l.TestBefore {
		first = again
	}
	if again >= 1-never {
		return most
	}
	return first * (1 - math.Pow(again, most)) / (1 - again)
}
