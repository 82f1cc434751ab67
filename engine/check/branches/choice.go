package branches

import (
	"slices"

	"sandtable/engine/condition"
	"sandtable/engine/data"
	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/problem"
)

// Bounds of what is decided about one choice. See DESIGN.md.
const (
	mostRows = 4096 // combinations of cells
	mostWays = 50   // ways out
)

// choice is a node at which conditions choose, and what is known of them.
type choice struct {
	node      *model.Node
	exclusive bool                  // the first that holds is taken; otherwise all that hold
	ways      []*model.SequenceFlow // with conditions, in file order
	formulas  []*condition.Formula  // of the ways; nil: not understood
	complete  bool                  // all of them are understood
	fallback  model.ID              // default flow
	always    bool                  // some way out is taken whatever holds

	verdicts []verdict // of the ways
	gap      *problem.Text
}

// verdict is what is known of one way out.
type verdict struct {
	decided  bool
	possible bool // its condition can hold
	can      bool // it can be taken: where the choice is exclusive, no way before it is taken
	lapses   bool // its condition can fail to hold
	overlap  *model.SequenceFlow
	when     problem.Text // both hold
}

// choices are those of a file.
func choices(s *finding.Subject) []*choice {
	return finding.Recall(s, "data.choices", func() []*choice {
		f := of(s)
		by := map[model.ID]*choice{}
		var all []*choice
		for _, x := range f.Formulas {
			if x.Flow == nil || !f.looked(x.Node) || by[x.Node.ID] != nil {
				continue
			}
			if c := f.choice(x.Node); c != nil {
				f.decide(c)
				all = append(all, c)
				by[x.Node.ID] = c
			} else {
				by[x.Node.ID] = &choice{}
			}
		}
		return all
	})
}

// choice is a node with what its ways out ask; nil where nothing is chosen or it is too much.
func (f *facts) choice(n *model.Node) *choice {
	c := &choice{node: n, exclusive: n.Kind == model.ExclusiveGateway, complete: true}
	if len(n.Outgoing) < 2 && c.exclusive || len(n.Outgoing) > mostWays {
		return nil
	}
	if n.Gateway != nil {
		c.fallback = n.Gateway.Default
	} else if n.Activity != nil {
		c.fallback = n.Activity.Default
	}
	for _, flow := range f.leaving(n) {
		switch x := f.of[flow.ID]; {
		case flow.ID == c.fallback:
		case x == nil && !n.Kind.IsGateway():
			c.always = true
		case x == nil:
			c.complete = false
		default:
			c.ways, c.formulas = append(c.ways, flow), append(c.formulas, x.Made)
			c.complete = c.complete && x.Made != nil
		}
	}
	return c
}

// leaving are the flows out of a node in the order in which conditions are asked, that of the file.
func (f *facts) leaving(n *model.Node) []*model.SequenceFlow {
	var flows []*model.SequenceFlow
	for _, id := range n.Outgoing {
		if flow := f.flows[id]; flow != nil {
			flows = append(flows, flow)
		}
	}
	slices.SortStableFunc(flows, func(a, b *model.SequenceFlow) int {
		if a.At.Line != b.At.Line {
			return a.At.Line - b.At.Line
		}
		return a.At.Column - b.At.Column
	})
	return flows
}

// decide finds out what can be known of a choice.
func (f *facts) decide(c *choice) {
	c.verdicts = make([]verdict, len(c.ways))
	known := f.guards(c.node)
	for i, x := range c.formulas {
		if x != nil {
			f.alone(c, i, known)
		}
	}
	if c.complete && len(c.ways) > 0 {
		f.together(c, known)
	}
	if c.exclusive {
		f.pairs(c, known)
	}
}

// alone finds out whether the condition of a way can hold, and whether it can fail to.
func (f *facts) alone(c *choice, i int, known guards) {
	v := &c.verdicts[i]
	g := f.grid(known, c.formulas[i])
	if g == nil {
		return
	}
	v.decided = true
	g.Each(func(row []float64, _ bool) bool {
		if known.hold(row) {
			holds := holds(c.formulas[i], row)
			v.possible, v.lapses = v.possible || holds, v.lapses || !holds
		}
		return !v.possible || !v.lapses
	})
	v.can = v.possible
}

// together finds out which ways can be taken at all, and whether there are values for which none is.
func (f *facts) together(c *choice, known guards) {
	g := f.grid(known, c.formulas...)
	if g == nil {
		return
	}
	none := func(row []float64) bool {
		return known.hold(row) && !slices.ContainsFunc(c.formulas, func(x *condition.Formula) bool { return holds(x, row) })
	}
	taken := make([]bool, len(c.ways))
	g.Each(func(row []float64, sure bool) bool {
		if !known.hold(row) {
			return true
		}
		any := false
		for i, x := range c.formulas {
			if !holds(x, row) {
				continue
			}
			if !any || !c.exclusive {
				taken[i] = true
			}
			any = true
		}
		if !any && sure && known.complete && c.gap == nil && c.fallback == "" && !c.always {
			when := f.when(g, row, none)
			c.gap = &when
		}
		return true
	})
	for i := range taken {
		c.verdicts[i].can = taken[i]
	}
}

// pairs finds ways out that hold for the same values, one for each way: the first before it.
func (f *facts) pairs(c *choice, known guards) {
	for j := range c.ways {
		for i := range j {
			a, b := c.formulas[i], c.formulas[j]
			if a == nil || b == nil || !known.complete || !c.verdicts[j].can || c.verdicts[j].overlap != nil {
				continue
			}
			if always(c.verdicts[i]) || always(c.verdicts[j]) {
				continue // that is said already
			}
			both := func(row []float64) bool { return known.hold(row) && holds(a, row) && holds(b, row) }
			g := f.grid(known, a, b)
			if g == nil {
				continue
			}
			g.Each(func(row []float64, sure bool) bool {
				if sure && both(row) {
					c.verdicts[j].overlap, c.verdicts[j].when = c.ways[i], f.when(g, row, both)
					return false
				}
				return true
			})
		}
	}
}

func always(v verdict) bool { return v.decided && v.possible && !v.lapses }

// grid is rows for some formulas and what is known before.
func (f *facts) grid(known guards, formulas ...*condition.Formula) *condition.Grid {
	all := slices.Clone(formulas)
	for _, g := range known.all {
		all = append(all, g.formula)
	}
	return f.Known().Grid(all, f.within, mostRows)
}

// holds says whether a condition holds. Those of a grid cannot fail.
func holds(x *condition.Formula, row []float64) bool {
	value, err := x.Eval(row)
	return err == nil && value != 0
}

// when are the values of a row as far as they matter for what holds for it: a variable is left out where any other
// value would do.
func (f *facts) when(g *condition.Grid, row []float64, what func([]float64) bool) problem.Text {
	row = slices.Clone(row)
	var axes []condition.Points
	var values []float64
	for i := range g.Axes {
		a := &g.Axes[i]
		kept := row[a.Slot]
		matters := slices.ContainsFunc(a.Values, func(x float64) bool {
			row[a.Slot] = x
			return !what(row)
		})
		if row[a.Slot] = kept; matters {
			axes, values = append(axes, *a), append(values, kept)
		}
	}
	if len(axes) == 0 {
		return problem.Text{EN: "anything", ZH: "取任意值"}
	}
	return f.assigned(axes, values)
}

// guards are conditions that are known to hold, or not to, wherever a node is come to.
type guards struct {
	all      []guard
	complete bool // all that is known of the values of variables is among them
}

type guard struct {
	formula *condition.Formula
	holds   bool
}

func (g guards) hold(row []float64) bool {
	for _, one := range g.all {
		if holds(one.formula, row) != one.holds {
			return false
		}
	}
	return true
}

// mostGuards is how many choices back conditions are looked for.
const mostGuards = 20

// guards follows the only way back from a node and gathers what the choices on it have asked, as long as nothing
// has been written since that could change the answer.
func (f *facts) guards(n *model.Node) guards {
	g := guards{complete: true}
	written := map[string]bool{}
	seen := map[*model.Node]bool{}
	for cur := n; len(cur.Incoming) == 1 && !seen[cur] && len(seen) < mostGuards; {
		seen[cur] = true
		flow := f.flows[cur.Incoming[0]]
		if cur != n || !n.Kind.IsGateway() {
			f.writtenAt(cur, written)
		}
		if flow == nil || f.nodes[flow.Source] == nil {
			break
		}
		cur = f.nodes[flow.Source]
		if len(cur.Outgoing) > 1 {
			f.asked(&g, cur, flow, written)
		}
	}
	return g
}

// writtenAt notes what a node, and all that is inside it, writes.
func (f *facts) writtenAt(n *model.Node, written map[string]bool) {
	for _, name := range f.writtenBy(n) {
		written[name] = true
	}
	if n.Activity != nil && n.Activity.Inside != nil {
		n.Activity.Inside.Walk(func(inner, _ *model.Node) {
			for _, name := range f.writtenBy(inner) {
				written[name] = true
			}
		})
	}
}

// writtenBy are the variables that a node writes.
func (f *facts) writtenBy(n *model.Node) []string {
	by := finding.Recall(f.subject, "data.writtenBy", func() map[*model.Node][]string {
		by := map[*model.Node][]string{}
		for _, u := range f.Uses {
			if u.Write {
				by[u.Node] = append(by[u.Node], u.Variable)
			}
		}
		return by
	})
	return by[n]
}

// asked adds what is known where a flow was taken: its condition holds, and where the choice is exclusive none before it;
// on the default flow, none.
func (f *facts) asked(g *guards, n *model.Node, taken *model.SequenceFlow, written map[string]bool) {
	fallback := model.ID("")
	if n.Gateway != nil {
		fallback = n.Gateway.Default
	} else if n.Activity != nil {
		fallback = n.Activity.Default
	}
	for _, flow := range f.leaving(n) {
		x := f.of[flow.ID]
		if x != nil && flow.ID != fallback {
			if flow.ID == taken.ID {
				f.add(g, n, x, true, written)
			} else if n.Kind == model.ExclusiveGateway || taken.ID == fallback {
				f.add(g, n, x, false, written)
			}
		}
		if flow.ID == taken.ID && taken.ID != fallback {
			return
		}
	}
}

// add adds a condition, unless its answer may have changed since. One that cannot be told apart by cells is left out,
// after which less is known than could be.
func (f *facts) add(g *guards, n *model.Node, x *data.Formula, holds bool, written map[string]bool) {
	if x.Made == nil {
		g.complete = false
		return
	}
	if f.Known().Grid([]*condition.Formula{x.Made}, f.within, mostRows) == nil {
		g.complete = false
		return
	}
	fresh := 0
	reads := x.Made.Reads()
	for _, slot := range reads {
		name := f.Known().Name(slot)
		switch {
		case written[name]:
			fresh++
		case f.Variable(name) == nil, f.count[name].writes > 0 && f.busy[f.process[n]], f.Touches(name):
			g.complete = false // it may be another value by now
			return
		}
	}
	switch fresh {
	case 0:
		g.all = append(g.all, guard{x.Made, holds})
	case len(reads):
	default:
		g.complete = false
	}
}
