package load

import (
	"math"

	"sandtable/engine/model"
)

// join is an inclusive or complex gateway that waits: it goes on with chance first for
// every token that leaves from, and again with chance later after it has gone on.
type join struct {
	node, from int // from is the last node through which every way to the join leads
	first      float64
	later      float64
}

func (j *join) weight(from int) float64 {
	switch from {
	case j.node:
		return j.later
	case j.from:
		return j.first
	}
	return 0
}

// joinChances finds what an inclusive join makes of the tokens that come to it: one for
// all that left the same split. Chances of several tokens are multiplied as if they went
// their ways independently, except where a later join brings all of them together again:
// exact for drawings whose splits and joins are nested.
func (e *expectation) joinChances(p *passage) []*join {
	joins := make([]*join, len(p.nodes))
	var tree *dominators
	for i, n := range p.nodes {
		if n.Kind != model.InclusiveGateway && n.Kind != model.ComplexGateway || p.joins[i] > 0 || len(p.in[i]) < 2 || !p.alive[i] {
			continue
		}
		if tree == nil {
			tree = p.dominators()
		}
		if tree.over[i] < 0 || tree.over[i] == len(p.nodes) {
			continue // several starts lead to it, or it was too much work: as an exclusive one
		}
		r := reach{passage: p, tree: tree, join: i, chance: map[int]float64{}}
		if tree.budget >= 0 {
			r.collect(tree.over[i])
		}
		j := &join{node: i, from: tree.over[i]}
		if j.first, j.later = r.from(j.from), r.from(i); tree.budget < 0 {
			j.first, j.later, e.estimated = 1, 0, true
		}
		joins[i] = j
		tree.joins[j.from] = append(tree.joins[j.from], i)
		tree.joins[i] = append(tree.joins[i], i)
	}
	if tree != nil {
		p.waiting = tree.joins
	}
	return joins
}

// hears are the joins that the tokens of a node count for.
func (p *passage) hears(i int) []int {
	if p.waiting == nil {
		return nil
	}
	return p.waiting[i]
}

// reach is the chance that a token which leaves a node comes to one join.
type reach struct {
	passage *passage
	tree    *dominators
	join    int
	region  []int // nodes between, those nearest to the join first
	chance  map[int]float64
	after   map[int]bool // joins that everything from this one leads to
}

const reachSweeps = 200

// collect finds the nodes between a node and the join, and their chances: from 0
// upwards, in the order of their distance.
func (r *reach) collect(from int) {
	p := r.passage
	seen := map[int]bool{r.join: true, from: true}
	todo := []int{r.join}
	for len(todo) > 0 {
		i := todo[0]
		todo = todo[1:]
		for _, x := range p.in[i] {
			k := p.edges[x].from
			if !p.alive[k] || seen[k] || p.edges[x].dead {
				continue
			}
			if r.tree.budget--; r.tree.budget < 0 {
				return
			}
			seen[k] = true
			r.region = append(r.region, k)
			todo = append(todo, k)
		}
	}
	r.after = map[int]bool{}
	for i := r.tree.under[r.join]; i >= 0 && i < len(p.nodes) && !r.after[i]; i = r.tree.under[i] {
		r.after[i] = true
	}
	r.chance[r.join] = 1
	for range reachSweeps {
		change := 0.0
		for _, i := range r.region {
			if r.tree.budget -= 1 + len(p.out[i]); r.tree.budget < 0 {
				return
			}
			now := r.from(i)
			change = max(change, math.Abs(now-r.chance[i]))
			r.chance[i] = now
		}
		if change < 1e-12 {
			return
		}
	}
}

// from is the chance that at least one of the tokens that leave a node comes to the join.
func (r *reach) from(i int) float64 {
	p := r.passage
	to := map[model.ID]float64{}
	normal, beside, instead := 0.0, 1.0, 0.0
	for _, x := range p.out[i] {
		x := &p.edges[x]
		switch {
		case x.boundary && x.interrupt:
			instead += float64(x.weight * r.chance[x.to])
		case x.boundary:
			beside *= 1 - float64(clip(x.weight)*r.chance[x.to])
		case x.flow == "":
			normal = r.chance[x.to] // a link
		case !x.dead:
			to[x.flow] = r.chance[x.to]
		}
	}
	if together, ok := r.together(i); ok {
		normal = together
	} else if len(to) > 0 {
		normal = p.leave[i].reaching(func(f *model.SequenceFlow) float64 { return to[f.ID] })
	}
	return clip(1 - float64((1-float64(normal*clip(p.pass[i]))-instead)*beside))
}

// together is the chance of a split whose tokens all meet again before the join.
func (r *reach) together(i int) (float64, bool) {
	p := r.passage
	after := r.tree.under[i]
	if p.leave[i].manner == oneWay || len(p.out[i]) < 2 || after < 0 || after >= len(p.nodes) || after == r.join || r.after[after] {
		return 0, false
	}
	if p.nodes[after].Kind != model.InclusiveGateway && p.joins[after] == 0 || len(p.in[after]) < 2 {
		return 0, false
	}
	chance, ok := r.chance[after]
	return chance, ok
}
