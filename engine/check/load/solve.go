package load

import (
	"math"
	"slices"

	"sandtable/engine/model"
)

// loop is a way round that nobody leaves, or that begins anew as often as it is left.
type loop struct {
	nodes []*model.Node
	left  bool
}

// solve finds how many tokens come to each node per entry. What waits for tokens on
// several flows is reckoned thus: a parallel join goes on as often as a token comes on
// the flow with the fewest; within a loop, on the average of its flows (in a sound
// drawing they are equal); an inclusive or complex join as joinChances says.
func (p *passage) solve(e *expectation) {
	joins := e.joinChances(p)
	weights := func(i int, visit func(j int, weight float64)) {
		for _, x := range p.out[i] {
			x := &p.edges[x]
			if !p.alive[i] || !p.alive[x.to] || x.weight <= 0 || joins[x.to] != nil {
				continue
			}
			visit(x.to, x.weight*p.share(x.to))
		}
		for _, to := range p.hears(i) {
			if p.alive[to] && p.alive[i] {
				visit(to, joins[to].weight(i))
			}
		}
	}
	found := components(len(p.nodes), func(i int, visit func(int)) {
		weights(i, func(j int, weight float64) {
			if weight > 0 {
				visit(j)
			}
		})
	})
	into := append([]float64(nil), p.enter...)
	flows := map[model.ID]float64{} // tokens on each flow into a parallel join
	for _, c := range found {
		if len(c) == 1 && p.joins[c[0]] > 0 {
			into[c[0]] = p.fewest(c[0], flows)
		}
		p.component(e, c, into, weights)
		for _, i := range c {
			p.hand(i, c, into, flows, weights)
		}
	}
}

// share is what one token that is sent to a node counts for there.
func (p *passage) share(to int) float64 {
	if p.joins[to] > 0 {
		return 1 / float64(p.joins[to])
	}
	if a := p.nodes[to].Activity; a != nil && a.StartQuantity > 1 {
		return 1 / float64(a.StartQuantity)
	}
	return 1
}

// fewest is how often a parallel join outside all loops goes on.
func (p *passage) fewest(i int, flows map[model.ID]float64) float64 {
	least := math.Inf(1)
	for _, x := range p.in[i] {
		if flow := p.edges[x].flow; flow != "" {
			least = min(least, flows[flow])
		}
	}
	return least
}

// hand passes the tokens of a solved node on to later components.
func (p *passage) hand(i int, component []int, into []float64, flows map[model.ID]float64, weights func(int, func(int, float64))) {
	for _, x := range p.out[i] {
		if x := &p.edges[x]; p.joins[x.to] > 0 && x.flow != "" {
			flows[x.flow] += product(x.weight, p.tokens[i])
		}
	}
	if len(component) > 1 {
		return // done by component
	}
	weights(i, func(j int, weight float64) {
		if j != i {
			into[j] += product(weight, p.tokens[i])
		}
	})
}

// times is a product in which nothing times infinity is nothing.
func product(a, b float64) float64 {
	if a == 0 || b == 0 {
		return 0
	}
	return a * b
}

// component solves one strongly connected component, and hands on what leaves it where
// it has several nodes.
func (p *passage) component(e *expectation, c []int, into []float64, weights func(int, func(int, float64))) {
	q := newEquations(len(c))
	local := make(map[int]int, len(c))
	for k, i := range c {
		local[i] = k
	}
	enters := false
	for k, i := range c {
		q.b[k] = into[i]
		enters = enters || into[i] > 0
		weights(i, func(j int, weight float64) {
			if to, ok := local[j]; ok {
				q.add(k, to, weight)
			}
		})
	}
	if !enters {
		return
	}
	x, finite, sure := q.solve()
	if !finite {
		x = make([]float64, len(c))
		for k := range x {
			x[k] = math.Inf(1)
		}
		if sure {
			p.stuck(e, c)
		} else {
			e.unsolved = true
		}
	}
	for k, i := range c {
		p.tokens[i] = x[k]
	}
	if len(c) == 1 {
		return
	}
	for _, i := range c {
		weights(i, func(j int, weight float64) {
			if _, ok := local[j]; !ok {
				into[j] += product(weight, p.tokens[i])
			}
		})
	}
}

// stuck notes a loop that nobody leaves, unless something may still end it: a way out
// of which it is not known how often it is taken, or something that takes tokens away.
func (p *passage) stuck(e *expectation, c []int) {
	inside := make(map[int]bool, len(c))
	for _, i := range c {
		inside[i] = true
	}
	left := false
	for _, i := range c {
		for _, x := range p.out[i] {
			switch x := &p.edges[x]; {
			case x.dead || inside[x.to]:
			case x.weight <= 0:
				return
			default:
				left = true
			}
		}
	}
	if p.interrupted(inside) {
		return
	}
	for _, i := range c {
		p.endless[i] = true
	}
	e.loops = append(e.loops, loop{p.inOrder(c), left})
}

// inOrder are some nodes in the order of the file.
func (p *passage) inOrder(numbers []int) []*model.Node {
	numbers = slices.Sorted(slices.Values(numbers))
	nodes := make([]*model.Node, len(numbers))
	for k, i := range numbers {
		nodes[k] = p.nodes[i]
	}
	return nodes
}

// interrupted says whether something may take the tokens of a scope away.
func (p *passage) interrupted(inside map[int]bool) bool {
	for i, n := range p.nodes {
		switch a := n.Activity; {
		case inside[i] || p.alive != nil && !p.alive[i]: // what is around is not reckoned yet, so all of it may be alive
			if a != nil && a.TriggeredByEvent {
				return true
			}
		case n.Kind == model.EndEvent && has(n, model.TerminateEvent, model.ErrorEvent, model.CancelEvent), a != nil && a.TriggeredByEvent:
			return true
		}
	}
	if p.holder == nil {
		return false
	}
	if p.holder.Kind == model.AdHocSubProcess {
		return true
	}
	for _, n := range p.outer.nodes {
		if n.Kind == model.BoundaryEvent && n.Event.AttachedTo == p.holder.ID && n.Event.Interrupting {
			return true
		}
	}
	return p.outer.interrupted(nil)
}
