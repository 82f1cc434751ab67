package soundness

import (
	"slices"

	"sandtable/engine/model"
	"sandtable/engine/token"
)

// shrunk is a drawing that is sound where another is, with less in it. SOUNDNESS.md argues
// for each rule by which it is made.
type shrunk struct {
	net     *token.Net              // of the drawing that is made smaller
	spoken  map[model.ID]bool       // message flows lead to or from it: it stays
	members map[model.ID][]model.ID // activities that one which is left stands for, itself first
	leave   map[model.ID]model.ID   // the way out of a split that is not left
	less    int                     // nodes taken out
}

// shrink makes a drawing smaller, or returns nil where nothing can be taken out.
func shrink(net *token.Net) (*model.Definitions, *shrunk) {
	s := &shrunk{net: net, spoken: map[model.ID]bool{}, members: map[model.ID][]model.ID{}, leave: map[model.ID]model.ID{}}
	for _, c := range net.Definitions.Collaborations {
		for _, f := range c.MessageFlows {
			s.spoken[f.Source], s.spoken[f.Target] = true, true
		}
	}
	d := *net.Definitions
	d.Processes = slices.Clone(d.Processes)
	for i, p := range d.Processes {
		root, ok := net.Root(p.ID)
		if !ok {
			continue
		}
		q := *p
		q.Scope = *s.scope(root, &p.Scope).scope()
		d.Processes[i] = &q
	}
	if s.less == 0 {
		return nil, nil
	}
	return &d, s
}

// knot is a node of a graph that is made smaller.
type knot struct {
	*model.Node
	simple bool // a token rests there until somebody is done, then goes on
	passes bool // a token goes through at once
	gone   bool
	in     []*thread
	out    []*thread
	inside *model.Scope // what is left inside
}

// thread is a flow of such a graph.
type thread struct {
	*model.SequenceFlow
	from, to *knot
	cut      bool
}

// graph is one scope.
type graph struct {
	*shrunk
	original *model.Scope
	knots    []*knot
}

// mostRounds over one scope: each level of nesting takes one.
const mostRounds = 100

func (s *shrunk) scope(id token.ScopeID, original *model.Scope) *graph {
	g := &graph{shrunk: s, original: original}
	at := map[model.ID]*knot{}
	free := len(s.net.Scopes[id].Inclusive) == 0 && !s.adHoc(id)
	for _, n := range original.Nodes {
		k := &knot{Node: n}
		node, _ := s.net.Node(n.ID)
		free := free && !s.spoken[n.ID]
		k.simple, k.passes = free && s.net.Simple(node), free && s.net.Passes(node)
		if n.Kind.IsSubProcess() && n.Activity.Inside != nil {
			inner := s.scope(s.net.Nodes[node].Inside, n.Activity.Inside)
			k.inside = inner.scope()
			if work, ok := inner.single(); ok && free && s.net.Nests(node) {
				k.simple = true
				s.members[n.ID] = append([]model.ID{n.ID}, s.of(work)...)
				s.less++
			}
		}
		g.knots, at[n.ID] = append(g.knots, k), k
	}
	for _, f := range original.Flows {
		t := &thread{SequenceFlow: f, from: at[f.Source], to: at[f.Target]}
		t.from.out, t.to.in = append(t.from.out, t), append(t.to.in, t)
	}
	if free {
		for sweep := 0; sweep < mostRounds && g.sweep(); sweep++ {
		}
	}
	return g
}

func (s *shrunk) adHoc(id token.ScopeID) bool {
	holder := s.net.Scopes[id].Holder
	return holder != token.None && s.net.Nodes[holder].Kind == model.AdHocSubProcess
}

// of are the activities that one stands for.
func (s *shrunk) of(k *knot) []model.ID {
	if m := s.members[k.ID]; len(m) > 0 {
		return m
	}
	return []model.ID{k.ID}
}

// single is the one activity that is left between start and end of a scope.
func (g *graph) single() (work *knot, ok bool) {
	for _, k := range g.knots {
		switch {
		case k.gone:
		case k.simple && work == nil && len(k.out) == 1 && len(k.in) == 1 && k.in[0].from.Kind == model.StartEvent && bareEnd(k.out[0].to):
			work = k
		case k.Kind == model.StartEvent && len(k.Event.Definitions)+len(k.Event.References) == 0 && len(k.in) == 0 && len(k.out) == 1:
		case bareEnd(k):
		default:
			return nil, false
		}
	}
	return work, work != nil
}

func bareEnd(k *knot) bool {
	return k.Kind == model.EndEvent && len(k.Event.Definitions)+len(k.Event.References) == 0 && len(k.in) == 1
}

// sweep tries every rule at every node once, and says whether any has been of use.
func (g *graph) sweep() bool {
	before := g.less
	for _, k := range g.knots {
		for !k.gone && (g.series(k) || g.through(k)) {
		}
		switch {
		case k.gone || !k.passes || len(k.out) < 2:
		case k.Kind == model.ParallelGateway && len(k.in) == 1:
			g.branches(k, model.ParallelGateway)
		case k.Kind == model.ExclusiveGateway:
			g.branches(k, model.ExclusiveGateway)
			g.loops(k)
		}
	}
	return g.less > before
}

// series lets an activity stand for the one behind it, to which nothing else leads.
func (g *graph) series(k *knot) bool {
	if !k.simple || len(k.out) != 1 {
		return false
	}
	next := k.out[0].to
	if next == k || !next.simple || len(next.in) != 1 {
		return false
	}
	g.members[k.ID] = append(g.of(k), g.of(next)...)
	k.out = next.out
	for _, t := range k.out {
		t.from = k
	}
	g.drop(next)
	return true
}

// through takes out a node behind this one that a token only goes through.
func (g *graph) through(k *knot) bool {
	for i := range k.out {
		next := k.out[i].to
		if !next.passes || next == k || len(next.in) != 1 || len(next.out) != 1 || next.out[0].to == next {
			continue
		}
		last := next.out[0]
		g.leave[next.ID] = last.ID
		k.out[i].to = last.to
		last.to.in[slices.Index(last.to.in, last)] = k.out[i]
		g.drop(next)
		return true
	}
	return false
}

func (g *graph) drop(k *knot) {
	k.gone = true
	k.in, k.out = nil, nil
	g.less++
}

// branch is a way from a split: the activity on it, if there is one, and where it ends.
type branch struct {
	first, last *thread
	work        *knot
}

func branchAt(t *thread) (b branch, ok bool) {
	if w := t.to; w.simple && len(w.in) == 1 && len(w.out) == 1 {
		return branch{t, w.out[0], w}, true
	}
	return branch{first: t, last: t}, true
}

// branches lets one of several ways from a split to the same join stand for all: where
// they run side by side, its activity for those of the others.
func (g *graph) branches(split *knot, kind model.Kind) {
	kept := map[*knot]branch{}
	for _, t := range slices.Clone(split.out) {
		b, _ := branchAt(t)
		join := b.last.to
		if join == split || !join.passes || join.Kind != kind || len(join.out) != 1 && kind == model.ParallelGateway {
			continue
		}
		other, have := kept[join]
		switch {
		case !have:
			kept[join] = b
			continue
		case other.work == nil && b.work != nil: // keep what takes time
			kept[join] = b
			b, other = other, b
		}
		if kind == model.ParallelGateway && b.work != nil {
			g.members[other.work.ID] = append(g.of(other.work), g.of(b.work)...)
		}
		g.cut(b)
	}
	split.tidy()
	for _, b := range kept {
		b.last.to.tidy()
	}
}

// cut takes a branch out; tidy makes its split and join forget it.
func (g *graph) cut(b branch) {
	b.first.cut, b.last.cut = true, true
	if b.work != nil {
		g.drop(b.work)
	}
	g.less++
}

func (k *knot) tidy() {
	cut := func(t *thread) bool { return t.cut }
	k.in, k.out = slices.DeleteFunc(k.in, cut), slices.DeleteFunc(k.out, cut)
}

// loops takes out the way back of a loop that has another way out: from an exclusive split
// to the merge before it.
func (g *graph) loops(split *knot) {
	if len(split.in) != 1 {
		return
	}
	merge := split.in[0].from
	if merge.simple && len(merge.in) == 1 && len(merge.out) == 1 {
		merge = merge.in[0].from
	}
	if merge == split || merge.Kind != model.ExclusiveGateway || !merge.passes || len(merge.out) != 1 {
		return
	}
	for _, t := range slices.Clone(split.out) {
		b, _ := branchAt(t)
		if b.last.to == merge && len(split.out) > 1 && len(merge.in) > 1 {
			g.cut(b)
			split.tidy()
			merge.tidy()
		}
	}
}

// scope is what is left, as a drawing.
func (g *graph) scope() *model.Scope {
	left := *g.original
	left.Nodes, left.Flows = nil, nil
	for _, k := range g.knots {
		if k.gone {
			continue
		}
		n := *k.Node
		n.Incoming, n.Outgoing = nil, nil
		for _, t := range k.in {
			n.Incoming = append(n.Incoming, t.ID)
		}
		for _, t := range k.out {
			n.Outgoing = append(n.Outgoing, t.ID)
			f := *t.SequenceFlow
			f.Source, f.Target = k.ID, t.to.ID
			left.Flows = append(left.Flows, &f)
		}
		switch {
		case k.simple && k.inside != nil:
			n.Kind = model.Task
			n.Activity = &model.Activity{StartQuantity: 1, CompletionQuantity: 1}
		case k.inside != nil:
			a := *k.Activity
			a.Inside = k.inside
			n.Activity = &a
		}
		left.Nodes = append(left.Nodes, &n)
	}
	return &left
}
