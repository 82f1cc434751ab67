package load

import (
	"sandtable/engine/model"
)

// passage is what one entry into a scope brings about: how often a token comes to each
// of its nodes. Inner scopes are reckoned first, each for one entry of its own, so that
// the equations of a scope know what comes out of the sub-processes in it.
type passage struct {
	scope  *model.Scope
	holder *model.Node // the sub-process; nil for a process
	outer  *passage    // that holds the holder

	nodes  []*model.Node
	number map[model.ID]int
	inside []*passage // by node: of a sub-process or call activity
	leave  []leaving  // by node: along its flows
	pass   []float64  // by node: chance that a token that came goes on along its flows
	barred []bool     // by node: it waits for an event that the scenario rules out
	edges  []edge
	out    [][]int // edges, by node
	in     [][]int
	joins  []int // by node: how many flows a parallel join waits for, else 0

	enter  []float64 // tokens that appear per entry
	starts []int     // where they do, however seldom

	waiting [][]int // by node: inclusive joins that its tokens count for; nil where there are none

	alive, drawn []bool    // whether a token can come: by the scenario, by the drawing alone
	tokens       []float64 // how many come per entry
	times        []float64 // executions per token
	endless      []bool    // the node is on a way round that nobody leaves
	throws       []throw   // errors and the like that nothing in the scope catches, per entry
}

// edge is a way for tokens from one node to another.
type edge struct {
	from, to  int
	flow      model.ID // empty for boundary events and links
	weight    float64  // tokens sent per token that comes to from
	dead      bool     // the scenario rules it out
	interrupt bool     // to a boundary event that ends the activity
	boundary  bool
}

// throw is an error, escalation or cancellation that leaves where it happened.
type throw struct {
	kind model.EventKind
	ref  model.ID
	rate float64 // how often per entry
}

// passageOf lays out a scope and reckons it; starts may be nil for where it starts as
// drawn. The order of e.order is that in which scopes are finished: inner ones first.
func (e *expectation) passageOf(s *model.Scope, holder *model.Node, outer *passage, enter map[model.ID]float64) *passage {
	p := &passage{scope: s, holder: holder, outer: outer, nodes: s.Nodes, number: make(map[model.ID]int, len(s.Nodes))}
	n := len(p.nodes)
	for i, node := range p.nodes {
		p.number[node.ID] = i
	}
	p.inside, p.leave, p.pass, p.joins = make([]*passage, n), make([]leaving, n), make([]float64, n), make([]int, n)
	p.out, p.in, p.barred = make([][]int, n), make([][]int, n), make([]bool, n)
	p.enter, p.times, p.tokens, p.endless = make([]float64, n), make([]float64, n), make([]float64, n), make([]bool, n)
	for i, node := range p.nodes {
		p.inside[i] = e.into(p, node)
		p.times[i] = e.times(node)
	}
	e.connect(p)
	e.begin(p, enter)
	p.alive = p.liveness(func(x *edge) bool { return !x.dead })
	p.drawn = p.liveness(func(*edge) bool { return true })
	p.solve(e)
	e.settle(p)
	e.order = append(e.order, p)
	return p
}

// into is the passage through what a sub-process holds or a call activity calls.
func (e *expectation) into(p *passage, n *model.Node) *passage {
	switch a := n.Activity; {
	case a == nil:
	case a.Inside != nil:
		return e.passageOf(a.Inside, n, p, nil)
	case n.Kind == model.CallActivity && a.Called != "":
		called := e.processes[a.Called]
		if called == nil || e.underway[called] {
			return nil
		}
		if e.called[called] == nil {
			e.underway[called] = true
			e.called[called] = e.passageOf(&called.Scope, nil, nil, nil)
			e.underway[called] = false
		}
		return e.called[called]
	}
	return nil
}

// begin says where tokens appear.
func (e *expectation) begin(p *passage, enter map[model.ID]float64) {
	var events, implicit []int
	for i, n := range p.nodes {
		a := n.Activity
		switch {
		case n.Kind == model.StartEvent:
			events = append(events, i)
		case len(p.in[i]) > 0, n.Kind == model.BoundaryEvent, a != nil && (a.TriggeredByEvent || a.ForCompensation):
		default:
			implicit = append(implicit, i)
		}
	}
	if len(events) == 0 || p.holder != nil && p.holder.Kind == model.AdHocSubProcess {
		events = append(events, implicit...)
	}
	if enter != nil {
		events = nil
		for i, n := range p.nodes {
			if _, ok := enter[n.ID]; ok {
				events = append(events, i)
			}
		}
	}
	for _, i := range events {
		p.enter[i] = 1
		if enter != nil {
			p.enter[i] = enter[p.nodes[i].ID]
		}
	}
	p.starts = events
}

// connect lays the ways that tokens take.
func (e *expectation) connect(p *passage) {
	out := make([][]*model.SequenceFlow, len(p.nodes))
	for _, f := range p.scope.Flows {
		from, ok := p.number[f.Source]
		to, there := p.number[f.Target]
		if ok && there {
			out[from] = append(out[from], f)
			if waitsForAll(p.nodes[to]) {
				p.joins[to]++
			}
		}
	}
	e.attach(p)
	for i, n := range p.nodes {
		p.leave[i] = e.leavingOf(n, out[i])
		if a := n.Activity; a != nil && a.CompletionQuantity > 1 {
			p.pass[i] *= float64(a.CompletionQuantity)
		}
		shared := p.leave[i].guessed
		p.leave[i].expected(func(f *model.SequenceFlow, tokens float64) {
			e.add(p, edge{from: i, to: p.number[f.Target], flow: f.ID, weight: tokens * p.pass[i],
				dead: tokens <= never && !(shared && n.Kind != model.EventBasedGateway) || p.barred[i]})
		})
	}
	p.link(e)
	for i := range p.nodes {
		if p.joins[i] < 2 {
			p.joins[i] = 0
		}
	}
}

// waitsForAll says whether a gateway waits for a token on each of its flows.
func waitsForAll(n *model.Node) bool {
	return n.Kind == model.ParallelGateway || n.Kind == model.ComplexGateway && n.Gateway.Activation == nil
}

func (e *expectation) add(p *passage, x edge) {
	if x.weight <= never {
		x.weight = 0
	}
	p.out[x.from] = append(p.out[x.from], len(p.edges))
	p.in[x.to] = append(p.in[x.to], len(p.edges))
	p.edges = append(p.edges, x)
}

// link leads from link events to the ones of the same name.
func (p *passage) link(e *expectation) {
	byName, byID := map[string]int{}, map[model.ID]int{}
	for i, n := range p.nodes {
		if n.IsLinkCatch() {
			byName[n.Event.Definitions[0].Link], byID[n.Event.Definitions[0].ID] = i, i
		}
	}
	for i, n := range p.nodes {
		if n.Kind != model.IntermediateThrowEvent || len(n.Event.Definitions) != 1 || n.Event.Definitions[0].Kind != model.LinkEvent {
			continue
		}
		thrown := n.Event.Definitions[0]
		to, ok := byName[thrown.Link]
		if thrown.LinkTarget != "" {
			to, ok = byID[thrown.LinkTarget]
		}
		if ok {
			e.add(p, edge{from: i, to: to, weight: 1})
		}
	}
}

// liveness says which nodes a token can come to along the edges that count: a parallel
// join needs one on each of its flows.
func (p *passage) liveness(counts func(*edge) bool) []bool {
	alive := make([]bool, len(p.nodes))
	waiting := make([]map[model.ID]bool, len(p.nodes)) // flows that brought one, of joins
	todo := append([]int(nil), p.starts...)
	for i, n := range p.nodes {
		if a := n.Activity; a != nil && a.ForCompensation {
			todo = append(todo, i)
		}
	}
	reach := func(i int) {
		if alive[i] {
			return
		}
		alive[i] = true
		todo = append(todo, i)
	}
	for _, i := range todo {
		alive[i] = true
	}
	for len(todo) > 0 {
		i := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		for _, x := range p.out[i] {
			x := &p.edges[x]
			if !counts(x) {
				continue
			}
			if p.joins[x.to] > 0 && x.flow != "" {
				if waiting[x.to] == nil {
					waiting[x.to] = map[model.ID]bool{}
				}
				waiting[x.to][x.flow] = true
				if len(waiting[x.to]) < p.joins[x.to] {
					continue
				}
			}
			reach(x.to)
		}
	}
	return alive
}
